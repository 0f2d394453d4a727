"""Removing what is installed: of any installer, of any age, and nothing else."""

import pathlib
import shutil

import pytest

from environments import snapshot
from program import differences, distributions, identities
from samples import record, wheel_entries, write_project, write_wheel

#: Paths in RECORD that name no file: folders of the environment, of others, or nothing at all.
ODD_ROWS = ["", ".", "..", "/", "sample", "sample/", "other", "../../../bin", "../../.."]
ODD_ROWS += ["other-1.0.dist-info", "a\0b", '"', "\xff", "sample//__init__.py/x"]


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "sample")


class TestEggLink:
    """What setuptools before version 80 wrote for `develop`."""

    @pytest.fixture
    def legacy(self, environment, tmp_path) -> pathlib.Path:
        """The project `My.Demo-Pkg` as it was installed then, beside another one."""
        source = write_project(tmp_path / "legacy", "My.Demo-Pkg", scripts=["demo"]) / "src"
        metadata = source / "My.Demo_Pkg.egg-info"
        metadata.mkdir()
        text = "Metadata-Version: 1.2\nName: My.Demo-Pkg\nVersion: 0.9\n"
        (metadata / "PKG-INFO").write_text(text)
        (metadata / "entry_points.txt").write_text("[console_scripts]\ndemo = my_demo_pkg:main\n")
        (metadata / "top_level.txt").write_text("my_demo_pkg\n")
        (environment.site / "My.Demo-Pkg.egg-link").write_text(f"{source}\n../")
        self.other = tmp_path / "other"
        self.other.mkdir()
        self.write_paths(environment, self.other, source)
        script = environment.folder / "bin" / "demo"
        script.write_text(f"#!{environment.python}\nfrom my_demo_pkg import main\nmain()\n")
        script.chmod(0o755)
        assert environment.run("demo").stdout == "My.Demo-Pkg 1.0\n"
        return source

    def write_paths(self, environment, *paths):
        text = "".join(f"{path}\n" for path in paths)
        (environment.site / "easy-install.pth").write_text(text)

    def paths(self, environment) -> "list[str]":
        file = environment.site / "easy-install.pth"
        return file.read_text().splitlines() if file.exists() else []

    def test_uninstall(self, editable, environment, legacy):
        """The scripts go too, the line of the shared file, and nothing of the project."""
        before = snapshot(legacy)
        editable.uninstall(environment, "my-demo-pkg")
        assert [path.name for path in environment.site.iterdir()] == ["easy-install.pth"]
        assert self.paths(environment) == [str(self.other)]
        assert not (environment.folder / "bin" / "demo").exists()
        assert snapshot(legacy) == before

    def test_last_line(self, editable, environment, legacy):
        self.write_paths(environment, legacy)
        editable.uninstall(environment, "my-demo-pkg")
        assert list(environment.site.iterdir()) == []

    def test_without_shared_file(self, editable, environment, legacy):
        (environment.site / "easy-install.pth").unlink()
        editable.uninstall(environment, "my-demo-pkg")
        assert list(environment.site.iterdir()) == []

    def test_replaced(self, editable, environment, legacy):
        """Never together with a `.dist-info` of the same project."""
        (report,) = editable.install(environment, legacy.parent)["installed"]
        assert [pathlib.Path(path).name for path in report["replaced"]] == ["My.Demo-Pkg.egg-link"]
        assert not (environment.site / "My.Demo-Pkg.egg-link").exists()
        assert self.paths(environment) == [str(self.other)]
        assert environment.run("demo").stdout == "My.Demo-Pkg 1.0\n"

    def test_listed(self, editable, environment, legacy):
        (item,) = editable.answer("list", "--python", environment.python)
        assert (item["name"], item["state"]) == ("my-demo-pkg", "foreign")
        assert item["project"] == str(legacy.parent)


def test_egg_info_folder(editable, environment):
    """What `setup.py install --record` left; `installed-files.txt` is relative to the metadata."""
    metadata = environment.site / "sample-0.9-py3.9.egg-info"
    metadata.mkdir()
    (metadata / "PKG-INFO").write_text("Metadata-Version: 1.0\nName: sample\nVersion: 0.9\n")
    (environment.site / "sample.py").write_text("")
    (metadata / "installed-files.txt").write_text("PKG-INFO\n../sample.py\n")
    editable.uninstall(environment, "sample")
    assert list(environment.site.iterdir()) == []


def test_nobody_knows_what_belongs_to_it(editable, environment):
    """Without a record, it is another tool's to remove."""
    metadata = environment.site / "sample-0.9.egg-info"
    metadata.write_text("Metadata-Version: 1.0\nName: sample\nVersion: 0.9\n")
    answer = editable.uninstall(environment, "sample", check=False)
    assert [problem["code"] for problem in answer["problems"]] == ["no-record"]
    assert metadata.exists()


@pytest.mark.parametrize(("typed", "meant"), [("sampel", "sample"), ("Sample_Too", "sample-two")])
def test_unknown_name(editable, environment, project, tmp_path, typed, meant):
    other = write_project(tmp_path / "two", "sample-two", scripts=["two"])
    editable.install(environment, project, other)
    before = identities(environment.folder)
    (problem,) = editable.uninstall(environment, typed, check=False)["problems"]
    assert problem["code"] == "not-installed" and meant in problem["hint"]
    assert identities(environment.folder) == before


def test_some_are_unknown(editable, environment, project):
    """The others are removed all the same."""
    editable.install(environment, project)
    answer = editable.uninstall(environment, "absent", "Sample", check=False)
    assert len(answer["uninstalled"]) == len(answer["problems"]) == 1
    assert distributions(environment, "sample") == []


class TestHostileRecord:
    """Only paths inside the environment's own folders count."""

    @pytest.fixture
    def outside(self, tmp_path) -> pathlib.Path:
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "file").write_text("precious")
        return outside

    @pytest.mark.parametrize("how", ["absolute", "dots", "link"])
    def test_paths_outside(self, editable, environment, tmp_path, outside, how):
        editable.install(environment, write_wheel(tmp_path))
        path = {
            "absolute": f"{outside}/file",
            "dots": "../../../../outside/file",
            "link": "sample/link/file",
        }[how]
        if how == "link":
            (environment.site / "sample" / "link").symlink_to(outside)
        with open(environment.site / "sample-1.0.dist-info" / "RECORD", "a") as file:
            file.write(f"{path},,\r\n")
        answer = editable("uninstall", "sample", "--python", environment.python)
        assert (outside / "file").read_text() == "precious"
        assert distributions(environment, "sample") == []
        assert "outside" in answer.stderr

    @pytest.mark.parametrize("row", ODD_ROWS, ids=repr)
    def test_odd_rows(self, editable, environment, tmp_path, row):
        """Folders are not removed with what nobody recorded in them."""
        editable.install(environment, write_wheel(tmp_path), write_wheel(tmp_path, "other"))
        (environment.site / "sample" / "mine.txt").write_text("mine")
        with open(environment.site / "sample-1.0.dist-info" / "RECORD", "ab") as file:
            file.write(row.encode("latin-1") + b",,\r\n")
        result = editable("uninstall", "sample", "--python", environment.python, check=False)
        assert result.returncode in (0, 1)
        assert (environment.site / "sample" / "mine.txt").exists()
        assert "Fatal" not in result.stderr
        assert environment.evaluate("import other; print(other.version)") == "1.0"

    def test_shared_with_another(self, editable, environment, tmp_path):
        """A file that two have recorded: the other one still works, or it is said."""
        files = {"shared/one.py": ""}
        editable.install(environment, write_wheel(tmp_path, files=files))
        files = {"shared/two.py": ""}
        editable.install(environment, write_wheel(tmp_path, "other", files=files))
        editable.uninstall(environment, "sample")
        assert [path.name for path in (environment.site / "shared").iterdir()] == ["two.py"]


def test_project_that_is_gone(editable, environment, project):
    """What a project left can be removed without it."""
    editable.install(environment, project)
    shutil.rmtree(project)
    editable.uninstall(environment, "sample")
    assert list(environment.site.iterdir()) == []


def test_sources_stay(editable, environment, project):
    before = snapshot(project)
    editable.install(environment, project)
    environment.run("python", "-c", "import sample")
    editable.uninstall(environment, "sample")
    assert differences(snapshot(project), before) == {}


def test_by_hand(editable, environment):
    """A distribution unpacked by hand, without INSTALLER, with a RECORD of another style."""
    entries = wheel_entries()
    entries["sample-1.0.dist-info/RECORD"] = record(entries, "sample-1.0.dist-info")
    for path, content in entries.items():
        target = environment.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    editable.uninstall(environment, "SAMPLE")
    assert list(environment.site.iterdir()) == []


@pytest.mark.parametrize("damage", ['"', ",,\n", "\xff"])
def test_own_record_that_cannot_be_read(editable, environment, tmp_path, damage):
    """What this program installs for a project is known without it."""
    project = write_project(tmp_path / "project")
    editable.install(environment, project)
    record = environment.site / "sample-1.0.dist-info" / "RECORD"
    record.write_bytes(damage.encode("latin-1"))
    editable.install(environment, project)
    assert record.read_text().count("\n") > 5
    record.write_bytes(damage.encode("latin-1"))
    editable.uninstall(environment, "sample")
    assert list(environment.site.glob("*sample*")) == []
    assert not (environment.folder / "bin" / "sample").exists()


def test_target_is_named(editable, environment, tmp_path):
    """What is said is said of the folder that was asked for, not of its interpreter."""
    place = ["--python", environment.python, "--target", tmp_path / "target"]
    result = editable("uninstall", "sample", *place, check=False)
    assert f"is not installed in `{tmp_path / 'target'}`" in result.stderr
