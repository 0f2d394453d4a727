"""A change of egg-links that is killed at any call that changes the disk.

At every such moment the project can be imported and its metadata be read, and the lines of others
are there. Whoever comes next finishes or undoes what was half done.
"""

import pathlib
import shutil
import sys

import pytest

from environments import Environment, run, snapshot
from program import Program, differences, distributions, leftovers
from samples import write_project
from tracing import inject

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="strace is a program of Linux"
)

PARTS = 2
OTHERS = "/before\r\n#others\n/after"


class Scenario:
    """A change that can be tried again and again from the same start."""

    #: What is done first, and what is done to it.
    first: "list[str]" = []
    then: "list[str]" = []
    #: Whether nothing of the project is left in the end.
    removes = False

    def __init__(self, place: pathlib.Path, executable, interpreter):
        self.place = place
        self.editable = Program(executable, place / "cache")
        self.environment = Environment(place / "environment", interpreter)
        (self.environment.site / "easy-install.pth").write_bytes(OTHERS.encode())
        self.project = write_project(place / "project", scripts=["sample", "before"])
        if self.first:
            self.editable(*self.first, self.project, *self.where)
        self.change()
        self.kept = [(place / f"kept-{part.name}", part) for part in self.parts]
        for copy, part in self.kept:
            run("cp", "-a", part, copy)
        self.old = self.tree()
        self.editable(*self.command[1:])
        self.new = self.tree()
        self.cleanse()

    @property
    def parts(self):
        return [self.environment.folder, self.project]

    @property
    def where(self):
        return ["--python", self.environment.python]

    @property
    def command(self):
        target = "sample" if self.then[0] in ("uninstall", "migrate") else self.project
        return [self.editable.executable, *self.then, target, *self.where]

    @property
    def variables(self):
        return {"EDITABLE_CACHE_DIR": str(self.editable.cache)}

    def change(self):
        """The doctor brings what is stale up to date, so that only an upgrade has a new version."""

    def tree(self):
        return [snapshot(part) for part in self.parts]

    def cleanse(self):
        shutil.rmtree(self.editable.cache, ignore_errors=True)
        for copy, part in self.kept:
            shutil.rmtree(part)
            run("cp", "-a", copy, part)

    def assert_usable(self, point):
        """The lines of others are all there; and, unless it goes, the project works."""
        lines = (self.environment.site / "easy-install.pth").read_text().splitlines()
        assert [line for line in lines if "project" not in line] == OTHERS.split(), point
        if self.removes or not self.first:
            return
        script = str(self.environment.folder / "bin" / "sample")
        statements = (
            "import importlib.metadata, runpy; print(importlib.metadata.version('sample'));"
            f"runpy.run_path({script!r}, None, '__main__')"
        )
        result = self.environment.run("python", "-B", "-c", statements, check=False)
        assert result.returncode == 0, (point, result)
        metadata, said = result.stdout.splitlines()
        assert metadata in ("1.0", "2.0") and said.startswith("sample "), point

    def assert_one_of(self, trees, point):
        tree = self.tree()
        found = [
            [differences(*pair) for pair in zip(tree, expected)] for expected in trees
        ]
        assert any(not any(pairs) for pairs in found), (point, found)

    def assert_tidy(self, point):
        assert [leftovers(part) for part in self.parts] == [[], []], point
        assert len(distributions(self.environment, "sample")) <= 1, point


class Install(Scenario):
    """Into an environment that has others only."""

    then = ["install", "--egg-link"]


class Upgrade(Scenario):
    """Of an egg-link, with other scripts and metadata."""

    first = then = ["install", "--egg-link"]

    def change(self):
        write_project(self.project, version="2.0", scripts=["sample", "after"])


class ToEggLink(Scenario):
    first = ["install"]
    then = ["install", "--egg-link"]


class FromEggLink(Scenario):
    first = ["install", "--egg-link"]
    then = ["install"]


class Migrate(Scenario):
    first = ["install", "--egg-link"]
    then = ["migrate"]


class Adopt(Scenario):
    """With metadata of somebody else beside the sources."""

    then = ["install", "--egg-link"]

    def change(self):
        info = self.project / "src" / "sample.egg-info"
        info.mkdir()
        (info / "PKG-INFO").write_text("Metadata-Version: 1.0\nName: sample\nVersion: 0.9\n")
        (info / "requires.txt").write_text("gone\n")
        (info / "not-zip-safe").write_text("\n")


class Uninstall(Scenario):
    first = ["install", "--egg-link"]
    then = ["uninstall"]
    removes = True


SCENARIOS = [Install, Upgrade, ToEggLink, FromEggLink, Migrate, Adopt, Uninstall]


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("recovery", ["again", "doctor"])
@pytest.mark.parametrize("kind", SCENARIOS, ids=lambda kind: kind.__name__)
def test_killed(scenario, kind, recovery, part):
    scenario = scenario(kind)
    scenario.cleanse()
    for point in scenario.points[part::PARTS]:
        result = inject(scenario.command, point, "signal=KILL", variables=scenario.variables)
        assert result.returncode == -9, (point, result)
        scenario.assert_usable(point)
        if recovery == "doctor":
            scenario.editable("doctor", "--fix", *scenario.where, check=False)
            scenario.assert_one_of([scenario.old, scenario.new], point)
        else:
            # What was done already cannot be removed, or migrated, once more.
            scenario.editable(*scenario.command[1:], check=kind not in (Uninstall, Migrate))
            scenario.assert_one_of([scenario.new], point)
        scenario.assert_tidy(point)
        scenario.cleanse()
