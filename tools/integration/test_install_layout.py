"""What we install is, byte for byte, what pip installs.

Twins lie at the same path one after the other, since scripts name their interpreter. Only INSTALLER
differs, and its row in RECORD.
"""

import contextlib
import pathlib

import pytest

from conftest import INTERPRETERS, copy_project
from environments import JUDGES, ROOT, Environment, run, snapshot
from file_systems import CannotMount, mounted
from program import Program, differences, installed_tree, leftovers, pip, uv

MODES = ["auto", "clone", "hardlink", "symlink", "copy"]
MASKS = [0o022, 0o077]
PROJECTS = sorted(
    folder.name
    for folder in (ROOT / "testdata" / "projects").iterdir()
    if (folder / "expected" / "METADATA").exists() and folder.name != "toml-1.1"  # not for pip
)
WHEELS = sorted((ROOT / ".build" / "wheels").glob("*.whl"))

#: Every kind of thing with every umask, each in a process of its own.
CASES = [
    pytest.param(kind, mask, id=name, marks=pytest.mark.xdist_group(name))
    for kind in ["projects", "wheels"]
    for mask in MASKS
    for name in [f"{kind}-{mask:03o}"]
]


class Twin:
    """An environment at one path, and the tree that pip makes of it."""

    def __init__(self, place: pathlib.Path, kind: str, mask: int, executable, hooks):
        self.place = place
        self.mask = mask
        self.executable = executable
        self.variables = hooks
        #: The wheels are those for the Python of the judges.
        python = run(JUDGES / "python", "-c", "import sys; print(sys.version_info[:3])").stdout
        interpreter = next(one for one in INTERPRETERS if str(one.version) == python.strip())
        self.environment = Environment(place / "environment", interpreter)
        # pip would remove the folder as well if it were left empty.
        (self.environment.site / "module.py").touch()
        self.before = snapshot(self.environment.folder)
        if kind == "projects":
            folders = [copy_project(name, place / name) for name in PROJECTS]
            self.paths = folders
            arguments = [part for folder in folders for part in ["--editable", folder]]
            self.arguments = ["--no-build-isolation", *arguments]
        else:
            self.paths = self.arguments = WHEELS
        self.install_with_pip()
        self.theirs = installed_tree(self.environment.folder)
        assert len(self.names) == len(self.paths)

    @property
    def names(self) -> "list[str]":
        return [path.name.split("-")[0] for path in self.environment.site.glob("*.dist-info")]

    def install_with_pip(self):
        options = ["--no-deps", "--no-compile", "--no-index"]
        variables = {"variables": self.variables, "umask": self.mask}
        pip(self.environment, "install", *options, *self.arguments, **variables)

    def install_with_uv(self):
        options = ["--no-deps", "--no-index", "--link-mode", "copy"]
        variables = {"variables": self.variables, "umask": self.mask}
        uv(self.environment, "install", *options, *self.arguments, **variables)

    def install(self, mode: str) -> "dict[str, str]":
        cache = self.place / f"cache-{mode}"
        editable = Program(self.executable, cache)
        answer = editable.install(
            self.environment, *self.paths, "--link-mode", mode, umask=self.mask
        )
        assert answer["failed"] == [] and len(answer["installed"]) == len(self.paths)
        return installed_tree(self.environment.folder)

    def uninstall_with_pip(self):
        """pip leaves no file; its own empty folders of shared packages are not our concern."""
        pip(self.environment, "uninstall", "--yes", *self.names)
        left = differences(snapshot(self.environment.folder), self.before)
        assert {path for path, (now, _) in left.items() if not (now or "").startswith("d")} == set()
        assert leftovers(self.environment.folder) == []
        for path in sorted(left, reverse=True):
            (self.environment.folder / path).rmdir()

    def uninstall(self):
        if self.names:
            Program(self.executable, self.place / "cache").uninstall(self.environment, *self.names)

    def assert_without_trace(self):
        assert differences(snapshot(self.environment.folder), self.before) == {}
        assert leftovers(self.environment.folder) == []


@pytest.fixture(scope="module")
def twins(executable, request, tmp_path_factory):
    """Makes twins, each once; a place for a second file system, where it is asked for."""
    made = {}
    hooks = {"PYTHONPATH": str(ROOT / "tools" / "python"), "EDITABLE_BIN": str(executable)}
    hooks["PYTHONDONTWRITEBYTECODE"] = "1"
    with contextlib.ExitStack() as stack:

        def twin(kind: str, mask: int, file_system: "str | None" = None) -> Twin:
            key = (kind, mask, file_system)
            if key not in made:
                place = tmp_path_factory.mktemp(f"{kind}-{mask:03o}")
                if file_system:
                    place = stack.enter_context(mounted(file_system, size=512))
                made[key] = Twin(place, kind, mask, executable, hooks)
            return made[key]

        yield twin


def test_wheels_are_there():
    assert len(WHEELS) >= 20, "run tools/setup --judges first"


@pytest.mark.parametrize(("kind", "mask"), CASES)
@pytest.mark.parametrize("mode", MODES)
def test_same_as_pip(twins, kind, mask, mode):
    """In every link mode; clones on a file system that can clone. Then pip removes all of it."""
    try:
        twin = twins(kind, mask, "btrfs" if mode == "clone" else None)
    except CannotMount as reason:
        pytest.skip(str(reason))
    twin.uninstall()
    twin.assert_without_trace()  # what pip, or the test before this one, had installed
    assert differences(twin.install(mode), twin.theirs) == {}
    if mode in ("auto", "symlink"):
        twin.uninstall_with_pip()
        twin.install(mode)


@pytest.mark.parametrize(("kind", "mask"), CASES)
def test_what_uv_installed_is_removed(twins, kind, mask):
    twin = twins(kind, mask)
    twin.uninstall()
    twin.install_with_uv()
    twin.uninstall()
    twin.assert_without_trace()
    twin.install("copy")


@pytest.mark.xdist_group("wheels-022")
def test_installed_programs_work(twins):
    """Launch scripts, a compiled program and modules of what was installed run."""
    twin = twins("wheels", 0o022)
    twin.install("auto")
    assert "ruff" in twin.environment.run("ruff", "--version").stdout
    assert "Usage" in twin.environment.run("rst2html", "--help").stdout
    statements = "import markupsafe._speedups, yaml, django, greenlet; print(django.VERSION[0] > 0)"
    assert twin.environment.evaluate(statements) == "True"
