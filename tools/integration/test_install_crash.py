"""An installation that is killed, or runs out of space, at any call that changes the disk.

At every such moment the project can be imported, and the metadata of its old or its new version be
read. Whoever comes next finishes or undoes what was half done.
"""

import pathlib
import shutil
import sys

import pytest

from environments import Environment, run, snapshot
from program import Program, differences, distributions, leftovers
from samples import write_project, write_wheel
from tracing import CREATING, MOVING, inject, points

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="strace is a program of Linux"
)

#: How many tests share the points of one scenario, so that all cores have some.
PARTS = 4


class Scenario:
    """An upgrade, which can be tried again and again from the same start."""

    def __init__(self, place: pathlib.Path, executable, interpreter):
        self.place = place
        self.interpreter = interpreter
        self.editable = Program(executable, place / "cache")
        self.pristine = place / "pristine"
        self.environment = Environment(place / "environment", interpreter)
        self.prepare()
        run("cp", "-a", self.environment.folder, self.pristine)
        self.old = self.tree()
        self.source = self.change()
        self.editable("install", *self.arguments)
        self.new = self.tree()
        self.cleanse()

    @property
    def arguments(self):
        return [self.source, "--python", self.environment.python, *self.options]

    options = []

    @property
    def command(self):
        return [self.editable.executable, "install", *self.arguments]

    @property
    def variables(self):
        return {"EDITABLE_CACHE_DIR": str(self.editable.cache)}

    def tree(self):
        return snapshot(self.environment.folder)

    def cleanse(self):
        """Back to the start: the old version, and nothing in the cache."""
        shutil.rmtree(self.editable.cache, ignore_errors=True)
        self.restore()

    def restore(self):
        shutil.rmtree(self.environment.folder)
        run("cp", "-a", self.pristine, self.environment.folder)

    def assert_usable(self, point):
        """One version or the other is there: metadata, script and module."""
        statements = (
            "import importlib.metadata, runpy; print(importlib.metadata.version('sample'));"
            f"runpy.run_path({str(self.environment.folder / 'bin' / 'sample')!r}, None, '__main__')"
        )
        result = self.environment.run("python", "-B", "-c", statements, check=False)
        assert result.returncode == 0, (point, result)
        metadata, said = result.stdout.splitlines()
        assert metadata in ("1.0", "2.0") and said.startswith("sample "), point

    def assert_old_or(self, new, point):
        """All is as it was, or as it was to be, and nothing in between."""
        tree = self.tree()
        found = [differences(tree, expected) for expected in (self.old, new)]
        assert {} in found, (point, found)

    def assert_tidy(self, point):
        assert len(distributions(self.environment, "sample")) == 1, point
        assert leftovers(self.environment.folder) == [], point


class Upgrade(Scenario):
    """Of an editable project, which loses one script and gets another."""

    def prepare(self):
        project = write_project(self.place / "project", scripts=["sample", "before"])
        self.editable.install(self.environment, project)

    def change(self):
        return write_project(self.place / "project", version="2.0", scripts=["sample", "after"])


class Reinstall(Upgrade):
    """Of the same version of an editable project."""

    options = ["--reinstall"]

    def change(self):
        return self.place / "project"


class Wheel(Scenario):
    """Of a wheel, with folders, modules and data that come, go and stay."""

    def write(self, version, *names):
        files = {f"sample/{name}": f"# {version}\n" for name in names}
        data = f"sample-{version}.data/data/share"
        files[f"{data}/{version}.txt"] = files[f"{data}/sample.txt"] = version
        return write_wheel(self.place, version=version, files=files, scripts=["sample", version])

    def prepare(self):
        wheel = self.write("1.0", "both.py", "old.py", "old/a.py", "turns.py")
        self.editable.install(self.environment, wheel)

    def change(self):
        return self.write("2.0", "both.py", "new.py", "new/a.py", "turns/__init__.py")


SCENARIOS = [Upgrade, Reinstall, Wheel]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("recovery", ["install", "doctor"])
@pytest.mark.parametrize("kind", SCENARIOS, ids=lambda kind: kind.__name__)
def test_killed(scenario, kind, recovery, part):
    """The next installation, or the doctor, leaves exactly one version and nothing half done."""
    scenario = scenario(kind)
    scenario.cleanse()
    for point in scenario.points[part::PARTS]:
        result = inject(scenario.command, point, "signal=KILL", variables=scenario.variables)
        assert result.returncode == -9, (point, result)
        scenario.assert_usable(point)
        if recovery == "install":
            scenario.editable("install", *scenario.arguments)
            assert differences(scenario.tree(), scenario.new) == {}, point
        else:
            place = ["--python", scenario.environment.python]
            scenario.editable("doctor", "--fix", *place, check=False)
            scenario.editable("doctor", *place)
            scenario.assert_old_or(scenario.new, point)
        scenario.assert_tidy(point)
        scenario.cleanse()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", SCENARIOS, ids=lambda kind: kind.__name__)
def test_no_space(scenario, kind, part):
    """The old version stays, with one error; or nothing that matters was lost, and all is well."""
    scenario = scenario(kind)
    scenario.cleanse()
    failing = [point for point in scenario.points if point.call in CREATING + MOVING]
    for point in failing[part::PARTS]:
        result = inject(scenario.command, point, "error=ENOSPC", variables=scenario.variables)
        expected = scenario.old if result.returncode else scenario.new
        assert result.returncode in (0, 1), (point, result)
        assert result.stderr.count("error: ") == result.returncode, (point, result)
        assert differences(scenario.tree(), expected) == {}, (point, result)
        assert result.returncode == 0 or "o space left" in result.stderr, (point, result)
        scenario.assert_tidy(point)
        scenario.cleanse()


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_while_uninstalling(scenario, part):
    """What is half removed is removed by the next run, or it is all there."""
    scenario = scenario(Wheel)
    scenario.cleanse()
    command = [scenario.editable.executable, "uninstall", "sample"]
    command += ["--python", scenario.environment.python]
    log = scenario.place / f"trace-{part}"
    found = points(command, log, variables=scenario.variables)
    bare = snapshot(scenario.environment.folder)
    scenario.restore()
    for point in found[part::PARTS]:
        result = inject(command, point, "signal=KILL", variables=scenario.variables)
        assert result.returncode == -9, (point, result)
        place = ["--python", scenario.environment.python]
        scenario.editable("doctor", "--fix", *place, check=False)
        scenario.assert_old_or(bare, point)
        assert leftovers(scenario.environment.folder) == []
        scenario.restore()
