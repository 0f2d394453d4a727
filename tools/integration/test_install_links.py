"""The chain of link modes, on real file systems of several kinds.

Mounting one needs root. Where that is not allowed, the tests are skipped and say so.
"""

import contextlib
import itertools
import os
import pathlib
import random

import pytest

from environments import ROOT, Environment, run, snapshot
from file_systems import MAKERS, CannotMount, device, extents, mounted
from program import Program, differences, installed_tree
from samples import write_project, write_wheel

pytestmark = pytest.mark.xdist_group("links")

KINDS = ["tmpfs", *MAKERS]
#: What `auto` comes to where the cache and the environment are on one file system.
BEST = {"tmpfs": "hardlink", "btrfs": "clone", "ext4": "hardlink", "xfs": "clone"}
BIG = "sample/big.bin"
#: What an installer writes itself, or a person edits.
PRIVATE = ["RECORD", "INSTALLER", "REQUESTED", "direct_url.json"]


@pytest.fixture(scope="module")
def disks():
    """A file system of each kind."""
    with contextlib.ExitStack() as stack:
        try:
            yield {kind: stack.enter_context(mounted(kind)) for kind in KINDS}
        except CannotMount as reason:
            pytest.skip(str(reason))


@pytest.fixture
def wheel(tmp_path) -> pathlib.Path:
    """A wheel with a file of many blocks, a program, a script and a `.pth`."""
    files = {
        BIG: random.Random(1).randbytes(1 << 20),
        "sample/small.txt": "small",
        "sample_path.pth": "/nonexistent\n",
        "sample-1.0.data/scripts/tool": b"#!python\n" + b"#" * 100_000,
    }
    return write_wheel(tmp_path, files=files, scripts=["sample"])


class Place:
    """A cache and an environment, each on a disk of its own or both on one."""

    def __init__(self, executable, interpreter, wheel, cache: pathlib.Path, site: pathlib.Path):
        name = f"test-{random.SystemRandom().getrandbits(64):x}"
        self.editable = Program(executable, cache / name / "cache")
        (site / name).mkdir(parents=True, exist_ok=True)
        self.environment = Environment(site / name / "environment", interpreter)
        self.wheel = wheel

    @property
    def installed(self) -> pathlib.Path:
        return self.environment.site / BIG

    @property
    def cached(self) -> pathlib.Path:
        (path,) = self.editable.cache.rglob(BIG)
        return path

    def arguments(self, *options):
        return ["install", self.wheel, "--python", self.environment.python, *options]

    def install(self, *options, **more) -> "dict[str, dict]":
        """Installs, and returns the groups of the receipt by the paths of their files."""
        (report,) = self.editable.answer(*self.arguments(*options), **more)["installed"]
        return {path: group for group in report["receipt"]["files"] for path in group["paths"]}


@pytest.fixture
def place(executable, interpreter_of_today, wheel):
    return lambda cache, site: Place(executable, interpreter_of_today, wheel, cache, site)


def shares_blocks(place: Place) -> bool:
    ours, theirs = extents(place.installed), extents(place.cached)
    shared = all("shared" in flags for _, flags in ours)
    return bool(ours) and [where for where, _ in ours] == [where for where, _ in theirs] and shared


def shares_inode(place: Place) -> bool:
    return os.path.samestat(place.installed.lstat(), place.cached.lstat())


@pytest.mark.parametrize("kind", KINDS)
def test_automatic(disks, place, kind):
    """On one file system, what it can do best is done; files of one block are copied outright."""
    place = place(disks[kind], disks[kind])
    groups = place.install()
    assert (groups[BIG]["mode"], groups[BIG]["wanted"]) == (BEST[kind], "clone")
    assert shares_inode(place) == (BEST[kind] == "hardlink")
    if BEST[kind] == "clone":
        assert shares_blocks(place)
    else:
        assert kind in groups[BIG]["reason"]
    assert groups["sample/small.txt"]["mode"] == "copy"


@pytest.mark.parametrize(("cache", "site"), list(itertools.permutations(KINDS, 2)))
def test_across(disks, place, cache, site):
    """Across devices it is a copy, and the reason names both devices. That is no warning."""
    place = place(disks[cache], disks[site])
    group = place.install()[BIG]
    assert (group["mode"], group["wanted"]) == ("copy", "clone")
    for folder, kind in [(place.cached, cache), (place.installed, site)]:
        assert f"{device(folder)} ({kind})" in group["reason"]
    again = place.editable(*place.arguments("--reinstall"))
    assert "warning" not in again.stderr
    explained = place.editable(*place.arguments("--reinstall", "--explain")).stderr
    assert "clone → hardlink → copy" in explained and "--cache-dir" in explained


@pytest.mark.parametrize("mode", ["clone", "hardlink", "symlink", "copy"])
@pytest.mark.parametrize("kind", KINDS)
def test_single_mode_is_exact(disks, place, kind, mode):
    """It installs that way, small files too, or fails and leaves nothing."""
    place = place(disks[kind], disks[kind])
    before = snapshot(place.environment.folder)
    if mode == "clone" and BEST[kind] != "clone":
        problem = place.editable.failure(*place.arguments("--link-mode", mode))
        assert problem["code"] == "cannot-link" and kind in problem["message"]
        assert differences(snapshot(place.environment.folder), before) == {}
        return
    groups = place.install("--link-mode", mode)
    assert {group["mode"] for group in groups.values()} == {mode}
    assert {"sample/small.txt", BIG} <= groups.keys()
    assert shares_inode(place) == (mode == "hardlink")
    assert place.installed.is_symlink() == (mode == "symlink")
    if kind != "tmpfs":  # which tells nothing about its blocks
        assert shares_blocks(place) == (mode == "clone")


@pytest.mark.parametrize("mode", ["clone", "hardlink"])
def test_single_mode_across(disks, place, mode):
    place = place(disks["btrfs"], disks["xfs"])
    problem = place.editable.failure(*place.arguments("--link-mode", mode))
    assert problem["code"] == "cannot-link"
    assert "btrfs" in problem["message"] and "xfs" in problem["message"]
    assert list(place.environment.site.iterdir()) == []


@pytest.mark.parametrize("mode", ["clone", "hardlink", "copy"])
def test_times_and_modes(disks, place, mode):
    """They do not depend on the link mode."""
    place = place(disks["xfs"], disks["xfs"])
    place.install("--link-mode", mode)
    assert place.installed.stat().st_mtime_ns == place.cached.stat().st_mtime_ns
    theirs = installed_tree(place.environment.folder)
    place.install("--link-mode", "copy", "--reinstall")
    assert differences(installed_tree(place.environment.folder), theirs) == {}


def test_site_packages_is_new_to_the_interpreter(disks, place):
    """CPython's finder knows what a folder holds by the time of its last change."""
    place = place(disks["btrfs"], disks["btrfs"])
    os.utime(place.environment.site, (1, 1))
    place.install()
    assert place.environment.site.stat().st_mtime > 1


@pytest.mark.parametrize("chain", ["hardlink,copy", "clone,copy", "clone,symlink", "copy,hardlink"])
def test_chain(disks, place, chain):
    """The first of a chain that works; on ext4, cloning does not."""
    first, second = chain.split(",")
    place = place(disks["ext4"], disks["ext4"])
    group = place.install("--link-mode", chain)[BIG]
    expected = second if first == "clone" else first
    assert (group["mode"], group["wanted"]) == (expected, first)


@pytest.mark.parametrize("text", ["", "link", "auto,copy", "copy,copy", "copy,", "Copy"])
def test_invalid_chain(editable, environment, wheel, text):
    arguments = ["install", wheel, "--python", environment.python, "--link-mode", text]
    result = editable(*arguments, check=False)
    assert result.returncode == 2 and "rror: " in result.stderr
    assert result.stderr.count("hint: ") == 1 and f"did you mean `{text}`" not in result.stderr
    assert "did you mean `auto`" not in result.stderr
    assert list(environment.site.iterdir()) == []


def test_who_decides(editable, environment, tmp_path):
    """The command line before the variable before the project."""
    settings = '[tool.editable]\nlink-mode = "symlink"'
    project = write_project(tmp_path / "project", rest=settings)

    def mode(*options, **variables):
        (report,) = editable.install(
            environment, project, "--reinstall", *options, variables=variables
        )["installed"]
        (mode,) = {group["mode"] for group in report["receipt"]["files"]}
        return mode

    assert mode() == "symlink"
    assert mode(EDITABLE_LINK_MODE="hardlink") == "hardlink"
    assert mode("--link-mode", "copy", EDITABLE_LINK_MODE="hardlink") == "copy"


@pytest.mark.parametrize("mode", ["hardlink", "symlink"])
@pytest.mark.parametrize("kind", ["project", "wheel"])
def test_what_is_private(editable, environment, wheel, tmp_path, mode, kind):
    """What an installer or a person edits never shares an inode with the cache."""
    source = wheel if kind == "wheel" else write_project(tmp_path / "project")
    editable.install(environment, source, "--link-mode", mode)
    inodes = {path.stat().st_ino for path in editable.cache.rglob("*") if path.is_file()}
    (info,) = environment.site.glob("*.dist-info")
    private = [info / name for name in PRIVATE] + list(environment.site.glob("*.pth"))
    private += [environment.folder / "bin" / "sample"]
    private += [environment.folder / "bin" / "tool"] if kind == "wheel" else []
    for path in private:
        status = path.lstat()
        assert status.st_ino not in inodes and status.st_nlink == 1 and not path.is_symlink()
    assert (info / "METADATA").stat().st_ino in inodes


def test_mask_of_another(editable, environment, wheel):
    """A link has the mode of the cached file: where that is another one, it is a copy."""
    editable.install(environment, wheel, umask=0o022)
    answer = editable.install(environment, wheel, "--reinstall", umask=0o077)
    groups = answer["installed"][0]["receipt"]["files"]
    (group,) = [group for group in groups if BIG in group["paths"]]
    assert group["mode"] != "hardlink" and "0600" in group["reason"] or group["mode"] == "clone"
    assert (environment.site / BIG).stat().st_mode & 0o777 == 0o600


def test_too_many_links(disks, place):
    """ext4 gives a file 65,000 names: the cached one is renewed then."""
    place = place(disks["ext4"], disks["ext4"])
    place.install("--link-mode", "hardlink")
    names = place.editable.cache.parent / "names"
    names.mkdir()
    cached = place.cached
    for number in range(65_000 - cached.stat().st_nlink):
        os.link(cached, f"{names}/{number}")
    group = place.install("--link-mode", "hardlink", "--reinstall")[BIG]
    assert group["mode"] == "hardlink"
    assert shares_inode(place) and place.cached.stat().st_nlink < 10


def test_edit_does_not_reach_the_cache(disks, place):
    """A clone and a copy are files of their own: editing one changes no other environment."""
    place = place(disks["btrfs"], disks["btrfs"])
    place.install()
    before = place.cached.read_bytes()
    with open(place.installed, "ab") as file:
        file.write(b"edited")
    assert place.cached.read_bytes() == before


def test_read_only_file_system(disks, place):
    place = place(disks["ext4"], disks["tmpfs"])
    run("mount", "-o", "remount,ro", disks["tmpfs"])
    try:
        problem = place.editable.failure(*place.arguments())
        assert str(place.environment.folder) in problem["message"]
        assert "ead-only" in problem["message"]
    finally:
        run("mount", "-o", "remount,rw", disks["tmpfs"])


def test_golden_projects_never_warn(editable, environment):
    """An editable install neither links nor warns: its files are small."""
    project = ROOT / "testdata" / "projects" / "everything"
    (report,) = editable.install(environment, project)["installed"]
    assert {group["mode"] for group in report["receipt"]["files"]} == {"copy"}
    assert [problem for problem in report["problems"] if "link" in problem["code"]] == []
