"""Legacy develop installations become editable ones, or it is said why not."""

import json
import pathlib
import shutil

import pytest

from egg_links import LAYOUTS, SOURCE, develop
from environments import Environment, snapshot
from program import distributions, identities, pip
from samples import write_project


@pytest.fixture
def environment(wheels, interpreter_of_today, tmp_path) -> Environment:
    """With the last setuptools that made egg-links."""
    environment = Environment(tmp_path / "environment", interpreter_of_today)
    environment.add("setuptools==79.0.1", wheels.pip)
    return environment


def migrate(editable, environment, *arguments, **options) -> dict:
    return editable.answer("migrate", *arguments, "--python", environment.python, **options)


def add_script_project(environment, folder: pathlib.Path, backend="") -> pathlib.Path:
    """A project that only `setup.py` describes."""
    folder.mkdir()
    setup = "from setuptools import setup\nsetup(name='old', version='1', py_modules=['old'])\n"
    (folder / "setup.py").write_text(setup)
    (folder / "old.py").write_text("")
    program = ["-W", "ignore", "setup.py", "--quiet", "develop", "--no-deps"]
    environment.run("python", *program, cwd=folder)
    if backend:
        table = f'[build-system]\nrequires = ["x"]\nbuild-backend = "{backend}"\n'
        (folder / "pyproject.toml").write_text(table)
    return folder


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_replaced(editable, environment, layout, tmp_path):
    """pip then lists it at its new place, and nothing of the old layout is in the environment."""
    project = layout.write(tmp_path / "project")
    develop(environment, project)
    (report,) = migrate(editable, environment, layout.name)["migrated"]
    assert report["outcome"] == "installed" and report["receipt"]["version"] == "1.5"
    assert not layout.link(environment).exists()
    assert not (environment.site / "easy-install.pth").exists()
    assert environment.run("sample").stdout == "sample 1.5\n"
    items = json.loads(pip(environment, "list", "--editable", "--format", "json").stdout)
    assert [item["editable_project_location"] for item in items] == [str(project)]
    # The same as if it had never been anything else.
    migrated = snapshot(environment.folder)
    editable.uninstall(environment, layout.name)
    editable.install(environment, project)
    assert snapshot(environment.folder) == migrated


def test_ours(editable, environment, tmp_path):
    """Metadata beside the sources that this program made goes too."""
    project = write_project(tmp_path / "sample")
    editable.install(environment, "--egg-link", project)
    migrate(editable, environment, "--all")
    assert distributions(environment, "sample") == ["sample-1.0.dist-info"]
    assert [path.name for path in (project / "src").iterdir()] == ["sample"]


class TestSeveral:
    """One that can be migrated, and three that cannot."""

    @pytest.fixture(autouse=True)
    def installed(self, editable, environment, tmp_path):
        SOURCE.write(tmp_path / "project")
        develop(environment, tmp_path / "project")
        add_script_project(environment, tmp_path / "old")
        gone = write_project(tmp_path / "gone", "gone", scripts=["gone"])
        broken = write_project(tmp_path / "broken", "broken", scripts=["broken"])
        editable.install(environment, "--egg-link", gone, broken)
        shutil.rmtree(gone)
        (broken / "pyproject.toml").write_text("[project]\nname = 'broken'\nversion = '?'\n")

    codes = {"broken": "invalid-version", "gone": "project-gone", "old": "no-project-table"}

    def assert_failed(self, answer):
        found = {one["name"]: one["problems"][0]["code"] for one in answer["failed"]}
        assert found == self.codes

    def test_dry(self, editable, environment):
        """Nothing is written, and the exit code is that of an answer."""
        before = identities(environment.folder)
        answer = migrate(editable, environment)
        assert [one["name"] for one in answer["possible"]] == ["my-demo-pkg"]
        assert answer["possible"][0]["version"] == "1.5"
        self.assert_failed(answer)
        assert identities(environment.folder) == before

    def test_all(self, editable, environment):
        place = ["--python", environment.python]
        answer = migrate(editable, environment, "--all", check=False)
        assert len(answer["migrated"]) == 1 and answer["possible"] == []
        self.assert_failed(answer)
        result = editable("migrate", "--all", *place, check=False)
        assert result.returncode == 1 and result.stderr.count("error: ") == 3
        assert "`setuptools.build_meta`" in result.stderr and "pip install --editable" in result.stderr
        assert editable("migrate", "old", *place, "--quiet", check=False).returncode == 1

    def test_names(self, editable, environment):
        answer = migrate(editable, environment, "My_Demo.Pkg", "setuptools", "absent", check=False)
        assert len(answer["migrated"]) == 1
        codes = [one["problems"][0]["code"] for one in answer["failed"]]
        assert codes == ["not-legacy", "not-installed"]


def test_other_backend(editable, environment, tmp_path):
    """Without a table, it is said whose work it is."""
    project = add_script_project(environment, tmp_path / "old", backend="some.backend")
    (failed,) = migrate(editable, environment)["failed"]
    assert failed["project"] == str(project)
    assert "`some.backend`" in failed["problems"][0]["message"]
    assert str(project) in failed["problems"][0]["hint"]


def test_nothing(editable, environment):
    place = ["--python", environment.python]
    result = editable("migrate", "--all", *place)
    assert result.stdout == "" and "no legacy" in result.stderr
    assert editable("migrate", "--quiet", *place).stderr == ""
    assert editable("migrate", "x", "--all", *place, check=False).returncode == 2
