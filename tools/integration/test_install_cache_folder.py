"""Where the cache is, what is in it, and how it is emptied."""

import os
import pathlib
import pwd
import shutil
import tempfile

import pytest

from environments import Environment, run, snapshot
from program import Program, identities
from samples import write_project, write_wheel


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "sample")


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    return home


class TestPlace:
    def folder(self, executable, *arguments, **variables) -> str:
        return run(executable, "cache", "dir", *arguments, variables=variables).stdout.strip()

    def test_order(self, executable, home):
        variables = {"HOME": str(home), "XDG_CACHE_HOME": "/xdg", "EDITABLE_CACHE_DIR": "/own"}
        assert self.folder(executable, "--cache-dir", "/given", **variables) == "/given"
        assert self.folder(executable, **variables) == "/own"
        del variables["EDITABLE_CACHE_DIR"]
        assert self.folder(executable, **variables) == "/xdg/editable"
        del variables["XDG_CACHE_HOME"]
        assert self.folder(executable, **variables) == f"{home}/.cache/editable"

    def test_relative_variable(self, executable, home):
        """XDG: a path that is not absolute is invalid, and ignored."""
        variables = {"HOME": str(home), "XDG_CACHE_HOME": "relative"}
        assert self.folder(executable, **variables) == f"{home}/.cache/editable"

    def test_tag(self, editable, environment, project):
        """Backup programs know the folder by it."""
        editable.install(environment, project)
        tag = (editable.cache / "CACHEDIR.TAG").read_text()
        assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


class TestWithout:
    def test_no_cache(self, editable, environment, project, tmp_path):
        """Nothing is left of it, neither where the cache would be nor where temporary files are."""
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        variables = {"TMPDIR": str(temporary)}
        wheel = write_wheel(tmp_path, "other")
        editable.install(environment, project, wheel, "--no-cache", variables=variables)
        assert environment.run("sample").stdout == "sample 1.0\n"
        assert not editable.cache.exists() and list(temporary.iterdir()) == []

    def test_symlinks_need_one(self, editable, environment, project):
        """Links into a cache that is gone at once would lead nowhere."""
        arguments = ["--no-cache", "--link-mode", "symlink", "--python", environment.python]
        result = editable("install", project, *arguments, check=False)
        assert result.returncode == 1 and "cache" in result.stderr
        assert list(environment.site.iterdir()) == []

    @pytest.mark.parametrize("place", ["/proc/editable", "/dev/null/editable"])
    def test_cannot_be_made(self, editable, environment, project, place):
        """A cache that cannot be written to is a warning, not an error."""
        variables = {"EDITABLE_CACHE_DIR": place}
        arguments = ["install", project, "--python", environment.python]
        result = editable(*arguments, variables=variables)
        assert environment.run("sample").stdout == "sample 1.0\n"
        assert result.stderr.count("warning: ") == 1 and place in result.stderr

    def test_of_somebody_else(self, executable):
        """As an ordinary user with a cache that root has made, read-only."""
        if os.geteuid() != 0:
            pytest.skip("only root can be two users")
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder).resolve()
            place.chmod(0o777)
            shutil.copy(executable, place / "editable")
            editable = Program(place / "editable", place / "cache")
            project = write_project(place / "sample")
            run("/usr/bin/python3", "-m", "venv", "--without-pip", place / "environment")
            environment = Environment.existing(place / "environment")
            editable.install(environment, project)
            for path in [environment.folder, *environment.folder.rglob("*")]:
                os.chown(path, pwd.getpwnam("nobody").pw_uid, -1, follow_symlinks=False)
            before = snapshot(editable.cache)
            (project / "pyproject.toml").chmod(0o644)
            write_project(project, version="2.0")
            user = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}
            arguments = ["install", project, "--python", environment.python]
            result = editable(*arguments, cwd=place, **user)
            assert "installed sample 2.0 in place of 1.0" in result.stdout
            assert result.stderr.count("warning: ") == 1
            assert snapshot(editable.cache) == before


class TestRemoval:
    @pytest.fixture
    def wheel(self, tmp_path):
        return write_wheel(tmp_path, "other", files={"other/big.py": "#" * 100_000})

    def age(self, cache: pathlib.Path):
        for path in cache.rglob("*"):
            os.utime(path, (1, 1), follow_symlinks=False)

    def test_size(self, editable, environment, project, wheel):
        assert editable.answer("cache", "size")["bytes"] == 0
        editable.install(environment, project, wheel)
        assert editable.answer("cache", "size")["bytes"] > 100_000
        assert "KiB" in editable("cache", "size").stdout

    def test_prune_by_age(self, editable, environment, project, wheel):
        editable.install(environment, project, wheel)
        before = identities(editable.cache)
        editable("cache", "prune")
        assert identities(editable.cache) == before
        self.age(editable.cache)
        editable("cache", "prune", "--days", "7")
        assert list(editable.cache.glob("wheels-*/*")) == []
        answer = editable.install(environment, project, wheel)
        assert [report["outcome"] for report in answer["installed"]] == ["unchanged"] * 2

    def test_use_counts(self, editable, environment, project, wheel):
        editable.install(environment, project, wheel)
        self.age(editable.cache)
        editable.install(environment, project, "--reinstall")
        editable("cache", "prune")
        assert len(list(editable.cache.glob("projects-*/*"))) == 1
        assert list(editable.cache.glob("wheels-*/*")) == []

    def test_prune_damaged(self, editable, environment, wheel):
        editable.install(environment, wheel)
        (path,) = editable.cache.rglob("other/big.py")
        path.write_text("damaged")
        editable("cache", "prune")
        assert list(editable.cache.rglob("other/big.py")) == []

    def test_clean(self, editable, environment, project, wheel):
        """Environments need nothing of it, and foreign files are nobody's to remove."""
        editable.install(environment, project, wheel)
        (editable.cache / "mine.txt").write_text("mine")
        editable("cache", "clean")
        assert [path.name for path in editable.cache.rglob("*") if path.is_file()] in (
            ["mine.txt"],
            ["CACHEDIR.TAG", "mine.txt"],
            ["mine.txt", "CACHEDIR.TAG"],
        )
        assert environment.evaluate("import other, sample; print(other.version)") == "1.0"
        (editable.cache / "mine.txt").unlink()
        editable("cache", "clean")
        assert not editable.cache.exists()

    @pytest.mark.parametrize("verb", [["prune", "--days", "0"], ["clean"]])
    def test_links_protect(self, editable, environment, project, wheel, verb):
        """What symbolic links lead to stays and is named, until it is uninstalled or forced."""
        editable.install(environment, project)
        editable.install(environment, wheel, "--link-mode", "symlink")
        self.age(editable.cache)
        result = editable("cache", *verb)
        assert "other" in result.stderr and str(environment.site) in result.stderr
        assert environment.evaluate("import other; print(other.version)") == "1.0"
        assert len(list(editable.cache.glob("wheels-*/*"))) == 1
        editable.uninstall(environment, "other")
        self.age(editable.cache)
        assert editable("cache", *verb).stderr == ""
        assert list(editable.cache.glob("wheels-*/*")) == []

    def test_force(self, editable, environment, wheel):
        editable.install(environment, wheel, "--link-mode", "symlink")
        editable("cache", "clean", "--force")
        assert not editable.cache.exists()

    def test_environment_that_is_gone_protects_nothing(self, editable, environment, wheel):
        editable.install(environment, wheel, "--link-mode", "symlink")
        shutil.rmtree(environment.folder)
        assert editable("cache", "clean").stderr == ""
        assert not editable.cache.exists()

    def test_environment_that_was_moved(self, editable, environment, wheel, tmp_path):
        """Nothing that an environment links to is removed, wherever it is now."""
        editable.install(environment, wheel, "--link-mode", "symlink")
        environment.folder.rename(tmp_path / "moved")
        moved = Environment.existing(tmp_path / "moved")
        editable.install(moved, wheel, "--link-mode", "symlink")
        editable("cache", "clean")
        assert moved.evaluate("import other; print(other.version)") == "1.0"
