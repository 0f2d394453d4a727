"""Which environment is installed into, and what is said where that cannot be done."""

import pathlib
import shutil

import pytest

from environments import JUDGES, Environment, run, snapshot
from program import assert_runs, differences, identities, installed_tree, pip
from samples import write_project, write_wheel

DEBIAN = pathlib.Path("/usr/bin/python3")


@pytest.fixture
def sample(tmp_path) -> pathlib.Path:
    return write_project(tmp_path / "sample project")


def test_every_python(editable, interpreter, sample, tmp_path):
    environment = Environment(tmp_path / "environment", interpreter)
    before = snapshot(environment.folder)
    wheel = write_wheel(tmp_path, "other", scripts=["other"])
    editable.install(environment, sample, wheel)
    assert_runs(environment)
    assert_runs(environment, "other")
    editable.uninstall(environment, "sample", "other")
    assert differences(snapshot(environment.folder), before) == {}


MAKERS = {
    "virtualenv": [JUDGES / "python", "-m", "virtualenv", "--no-periodic-update", "--no-download"],
    "uv": [JUDGES / "uv", "venv", "--quiet", "--no-cache"],
    "uv-relocatable": [JUDGES / "uv", "venv", "--quiet", "--no-cache", "--relocatable"],
    "venv-copies": [None, "-m", "venv", "--without-pip", "--copies"],
    "venv-system": [None, "-m", "venv", "--without-pip", "--system-site-packages"],
}


def make_environment(maker: str, folder: pathlib.Path, interpreter) -> Environment:
    command = [part or interpreter.path for part in MAKERS[maker]]
    chosen = [] if None in MAKERS[maker] else ["--python", interpreter.path]
    run(*command, *chosen, folder, variables={"VIRTUALENV_OVERRIDE_APP_DATA": f"{folder}-data"})
    return Environment.existing(folder)


@pytest.mark.parametrize("maker", MAKERS)
def test_every_maker(editable, maker, interpreter_of_today, sample, tmp_path):
    environment = make_environment(maker, tmp_path / "environment", interpreter_of_today)
    before = snapshot(environment.folder)
    editable.install(environment, sample)
    assert_runs(environment)
    editable.uninstall(environment, "sample")
    assert differences(snapshot(environment.folder), before) == {}


@pytest.mark.parametrize("maker", ["uv-relocatable", "virtualenv"])
def test_moved_pair(editable, maker, interpreter_of_today, tmp_path):
    """A relocatable environment is moved together with its project, by itself or if asked to."""
    pair = tmp_path / "pair"
    project = write_project(pair / "project")
    environment = make_environment(maker, pair / "environment", interpreter_of_today)
    options = [] if maker == "uv-relocatable" else ["--relative"]
    editable.install(environment, project, *options)
    (line,) = (environment.site / "sample.pth").read_text().splitlines()
    assert not line.startswith("/")
    pair.rename(tmp_path / "moved")
    moved = Environment.existing(tmp_path / "moved" / "environment")
    statements = "import sample; print(sample.__file__)"
    assert moved.evaluate(statements).startswith(str(tmp_path / "moved"))
    if maker == "uv-relocatable":
        assert_runs(moved)


class TestChoice:
    """`--python`, `VIRTUAL_ENV`, `CONDA_PREFIX`, `.venv` here or above: the first that is there."""

    @pytest.fixture
    def environments(self, interpreter_of_today, tmp_path) -> "dict[str, Environment]":
        names = ["python", "active", "conda", ".venv"]
        return {name: Environment(tmp_path / name, interpreter_of_today) for name in names}

    @pytest.mark.parametrize("chosen", ["python", "active", "conda", ".venv"])
    def test_order(self, editable, environments, sample, tmp_path, chosen):
        names = list(environments)
        given = {name: str(environments[name].folder) for name in names[names.index(chosen) :]}
        options = ["--python", given["python"]] if "python" in given else []
        variables = {"VIRTUAL_ENV": given.get("active"), "CONDA_PREFIX": given.get("conda")}
        variables = {name: value for name, value in variables.items() if value}
        deep = tmp_path / "a" / "b"
        deep.mkdir(parents=True)
        editable("install", sample, *options, variables=variables, cwd=deep)
        found = [name for name in names if list(environments[name].site.glob("sample*"))]
        assert found == [chosen]

    def test_version(self, editable, interpreter_of_today, sample, tmp_path):
        """A version is looked for on PATH, where an environment may stand, too."""
        environment = Environment(tmp_path / "environment", interpreter_of_today)
        path = f"{environment.folder / 'bin'}:/usr/bin:/bin"
        arguments = ["install", sample, "--python", interpreter_of_today.minor]
        editable(*arguments, variables={"PATH": path})
        assert_runs(environment)

    def test_nothing_found(self, editable, sample, tmp_path):
        """What was looked for is told."""
        result = editable("install", sample, check=False, cwd=tmp_path)
        assert result.returncode == 1 and result.stderr.count("error: ") == 1
        for place in ["--python", "VIRTUAL_ENV", "CONDA_PREFIX", ".venv"]:
            assert place in result.stderr

    @pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "CONDA_PREFIX"])
    def test_variable_that_leads_nowhere(self, editable, sample, variable):
        variables = {variable: "/no/such/environment"}
        result = editable("install", sample, check=False, variables=variables)
        assert result.returncode == 1
        assert variable in result.stderr and "/no/such/environment" in result.stderr

    def test_lost_interpreter(self, editable, environment, sample):
        environment.python.unlink()
        environment.python.symlink_to("/no/such/python")
        before = identities(environment.folder)
        result = editable("install", sample, "--python", environment.folder, check=False)
        assert result.returncode == 1 and "/no/such/python" in result.stderr
        assert identities(environment.folder) == before


class TestOtherFolders:
    def test_target(self, editable, environment, sample, tmp_path):
        """Unlike that of pip, RECORD names the scripts where they are."""
        target = tmp_path / "target"
        arguments = ["--target", target, "--python", environment.python]
        editable("install", sample, *arguments)
        variables = {"PYTHONPATH": str(target)}
        assert run(target / "bin" / "sample", variables=variables, check=False).returncode == 1
        # Python reads no `.pth` there, as with pip, but metadata is found.
        statements = "import importlib.metadata as m; print(m.version('sample'))"
        assert environment.evaluate(statements, variables=variables) == "1.0"
        assert "bin/sample," in (target / "sample-1.0.dist-info" / "RECORD").read_text()
        editable("uninstall", "sample", *arguments)
        assert [path for path in target.rglob("*") if not path.is_dir()] == []

    def test_prefix(self, editable, environment, tmp_path):
        """As pip has it."""
        wheel = write_wheel(
            tmp_path,
            scripts=["sample"],
            files={
                "sample-1.0.data/data/share/sample.txt": "data",
                "sample-1.0.data/headers/sample.h": "header",
                "sample-1.0.data/scripts/tool": "#!python\n",
                "sample-1.0.data/platlib/sample_more.py": "",
            },
        )
        prefix = tmp_path / "prefix"
        pip(environment, "install", "--no-deps", "--no-compile", "--prefix", prefix, wheel)
        theirs = installed_tree(prefix)
        shutil.rmtree(prefix)
        arguments = ["--prefix", prefix, "--python", environment.python]
        editable("install", wheel, *arguments)
        assert differences(installed_tree(prefix), theirs) == {}
        editable("uninstall", "sample", *arguments)
        assert [path for path in prefix.rglob("*") if not path.is_dir()] == []

    def test_user(self, editable, interpreter, sample, tmp_path):
        home = tmp_path / "home"
        home.mkdir()
        arguments = ["--user", "--python", interpreter.path, "--break-system-packages"]
        variables = {"HOME": str(home)}
        editable("install", sample, *arguments, variables=variables)
        statements = "import sample; print(sample.version)"
        result = run(interpreter.path, "-B", "-c", statements, variables=variables)
        assert result.stdout.strip() == "1.0"
        assert run(home / ".local" / "bin" / "sample", variables=variables).stdout == "sample 1.0\n"
        editable("uninstall", "sample", *arguments, variables=variables)
        assert [path for path in home.rglob("*") if not path.is_dir()] == []

    def test_system_is_the_first_on_path(self, editable, interpreter, sample, tmp_path):
        """Not the active environment; with `--user`, so that this machine stays as it is."""
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "python3").symlink_to(interpreter.path)
        path = {"PATH": f"{folder}:/bin", "HOME": str(tmp_path), "VIRTUAL_ENV": str(tmp_path)}
        arguments = ["--system", "--user", "--break-system-packages"]
        editable("install", sample, *arguments, variables=path)
        place = tmp_path / ".local" / "lib" / f"python{interpreter.minor}" / "site-packages"
        assert (place / "sample.pth").is_file()


class TestExternallyManaged:
    """PEP 668, with the Python of Debian, which says that it is managed."""

    @pytest.fixture(autouse=True)
    def debian(self):
        if not list(pathlib.Path("/usr/lib").glob("python3*/EXTERNALLY-MANAGED")):
            pytest.skip("no Python of this machine is externally managed")

    @pytest.mark.parametrize(
        "options", [["--system"], ["--python", DEBIAN], ["--system", "--user"]], ids=str
    )
    def test_refused(self, editable, sample, tmp_path, options):
        variables = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        before = identities(tmp_path)
        arguments = ["install", sample, *options, "--no-cache"]
        result = editable(*arguments, check=False, variables=variables)
        assert result.returncode == 1 and result.stderr.count("error: ") == 1
        assert "apt install" in result.stderr  # what the distributor says
        assert "--break-system-packages" in result.stderr
        assert identities(tmp_path) == before

    @pytest.mark.parametrize("command", ["uninstall sample", "doctor --fix"])
    def test_only_looked_at(self, editable, sample, tmp_path, command):
        """What changes nothing is allowed; all else has to be asked for."""
        variables = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        place = ["--system", "--user"]
        allowed = [*place, "--break-system-packages"]
        editable("install", sample, *allowed, variables=variables)
        before = identities(tmp_path / ".local")
        result = editable(*command.split(), *place, check=False, variables=variables)
        assert result.returncode == 1 and "--break-system-packages" in result.stderr
        assert identities(tmp_path / ".local") == before
        assert "sample" in editable("list", *place, variables=variables).stdout
        editable(*command.split(), *allowed, variables=variables)

    def test_overridden(self, editable, sample, tmp_path):
        variables = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        arguments = ["install", sample, "--system", "--user", "--break-system-packages"]
        editable(*arguments, variables=variables)
        assert list((tmp_path / ".local").rglob("sample.pth"))

    def test_environment_of_it_is_not_managed(self, editable, sample, tmp_path):
        run(DEBIAN, "-m", "venv", "--without-pip", tmp_path / "environment")
        environment = Environment.existing(tmp_path / "environment")
        editable.install(environment, sample)
        assert_runs(environment)
