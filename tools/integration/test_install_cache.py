"""The cache: what makes an entry anew, what is removed from it, and what it refuses."""

import os
import pathlib
import shutil
import time

import pytest

from environments import run
from program import identities
from samples import write_project, write_wheel
from tracing import STRACE

SETTINGS = """readme = "README.md"
license = "MIT"
license-files = ["LICEN*", "licenses/**"]"""


@pytest.fixture
def project(tmp_path):
    folder = write_project(tmp_path / "sample", project=SETTINGS)
    (folder / "README.md").write_text("# Sample\n")
    (folder / "LICENSE").write_text("MIT\n")
    (folder / "licenses").mkdir()
    for name in ["one", "other"]:
        (folder / "licenses" / name).write_text(f"{name}\n")
    return folder


def outcome(editable, environment, project, **options) -> str:
    """Whether what is installed is installed anew."""
    (report,) = editable.install(environment, project, **options)["installed"]
    return report["outcome"]


def entries(editable) -> "set[str]":
    return {path.name for path in editable.cache.glob("projects-*/*")}


def replace(path: pathlib.Path, old: str, new: str):
    path.write_text(path.read_text().replace(old, new))


def rewrite_by_rename(path: pathlib.Path):
    shutil.copy2(path, path.with_name("temporary"))
    path.with_name("temporary").rename(path)


def restore_time(path: pathlib.Path, change):
    """Changes a file and gives it back its times, as some tools do."""
    status = path.stat()
    change()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


#: What does not change the wheel, so that there is nothing to do.
REUSED = {
    "touch": lambda root: os.utime(root / "pyproject.toml"),
    "old": lambda root: os.utime(root / "pyproject.toml", (1, 1)),
    "chmod": lambda root: (root / "pyproject.toml").chmod(0o600),
    "hard link": lambda root: os.link(root / "pyproject.toml", root / "copy.toml"),
    "rewritten": lambda root: rewrite_by_rename(root / "README.md"),
    "touch readme": lambda root: os.utime(root / "README.md"),
    "new module": lambda root: (root / "src" / "sample" / "new.py").write_text("new = 1\n"),
    "edited module": lambda root: (root / "src" / "sample" / "__init__.py").write_text("x = 1"),
    "bytecode": lambda root: (root / "src" / "sample" / "__pycache__").mkdir(),
    "unrelated": lambda root: (root / "notes.txt").write_text("notes"),
    "nothing": lambda root: None,
}

#: What changes the wheel.
REBUILT = {
    "readme": lambda root: (root / "README.md").write_text("# Other\n"),
    "license text": lambda root: (root / "LICENSE").write_text("other\n"),
    "license appears": lambda root: (root / "LICENCE.txt").write_text("more\n"),
    "license appears below": lambda root: (root / "licenses" / "two").write_text("two\n"),
    "license is gone": lambda root: (root / "licenses" / "one").unlink(),
    "version": lambda root: write_project(root, version="1.1", project=SETTINGS),
    "script": lambda root: write_project(root, scripts=["other"], project=SETTINGS),
    "same size": lambda root: (root / "README.md").write_text("# Simple\n"),
    "restored time": lambda root: restore_time(
        root / "README.md", lambda: (root / "README.md").write_text("# Simple\n")
    ),
    "in the past": lambda root: (
        (root / "README.md").write_text("# Simple\n"),
        os.utime(root / "README.md", (1, 1)),
    ),
    "link": lambda root: (
        (root / "README.md").rename(root / "old.md"),
        (root / "new.md").write_text("# Linked\n"),
        (root / "README.md").symlink_to("new.md"),
    ),
    "layout": lambda root: (
        (root / "src" / "sample").rename(root / "sample"),
        (root / "src").rmdir(),
    ),
}

#: What makes the project impossible to install.
REFUSED = {
    "module renamed": lambda root: (root / "src" / "sample").rename(root / "src" / "other"),
    "roots gone": lambda root: shutil.rmtree(root / "src"),
    "license folder is gone": lambda root: shutil.rmtree(root / "licenses"),
    "readme gone": lambda root: (root / "README.md").unlink(),
    "readme is a dangling link": lambda root: (
        (root / "README.md").unlink(),
        (root / "README.md").symlink_to("nowhere"),
    ),
    "settings gone": lambda root: (root / "pyproject.toml").unlink(),
}


@pytest.mark.parametrize("change", REUSED)
def test_reused(editable, environment, project, change):
    editable.install(environment, project)
    before = entries(editable), identities(environment.folder)
    REUSED[change](project)
    assert outcome(editable, environment, project) == "unchanged"
    assert (entries(editable), identities(environment.folder)) == before


@pytest.mark.parametrize("change", REBUILT)
def test_rebuilt(editable, environment, project, change):
    editable.install(environment, project)
    assert outcome(editable, environment, project) == "unchanged"
    REBUILT[change](project)
    assert outcome(editable, environment, project) == "installed"
    assert outcome(editable, environment, project) == "unchanged"


@pytest.mark.parametrize("change", REFUSED)
def test_refused(editable, environment, project, change):
    """An error, and what was installed stays as it was."""
    editable.install(environment, project)
    before = identities(environment.folder)
    REFUSED[change](project)
    assert editable.failure("install", project, "--python", environment.python)
    assert identities(environment.folder) == before


def test_and_back(editable, environment, project):
    """What was built once is not built again."""
    original = (project / "README.md").read_bytes()
    editable.install(environment, project)
    (project / "README.md").write_text("# Other\n")
    editable.install(environment, project)
    built = entries(editable)
    (project / "README.md").write_bytes(original)
    assert outcome(editable, environment, project) == "installed"
    assert entries(editable) == built


def test_clock_set_back(editable, environment, project):
    """Files from the future say nothing by their times."""
    future = time.time() + 1_000_000
    os.utime(project / "README.md", (future, future))
    editable.install(environment, project)
    restore_time(project / "README.md", lambda: (project / "README.md").write_text("# Simple\n"))
    assert outcome(editable, environment, project) == "installed"


def test_written_at_once(editable, environment, project):
    """A change within the same tick of the clock as the build is noticed."""
    for text in ["# Number 1\n", "# Number 2\n", "# Number 3\n", "# Number 4\n"]:
        (project / "README.md").write_text(text)
        assert outcome(editable, environment, project) == "installed"
        (metadata,) = environment.site.glob("sample-*.dist-info/METADATA")
        assert metadata.read_text().endswith(text)


def test_source_date_epoch(editable, project, tmp_path):
    """It is part of the key of what `build` makes."""
    wheels = []
    for epoch in ["400000000", "500000000", "400000000"]:
        variables = {"SOURCE_DATE_EPOCH": epoch}
        editable("build", project, "--out", tmp_path / "out", variables=variables)
        wheels.append(next((tmp_path / "out").iterdir()).read_bytes())
    assert wheels[0] == wheels[2] != wheels[1]


def test_build_and_install_share_the_cache(editable, environment, project, tmp_path):
    editable("build", project, "--out", tmp_path / "out")
    built = entries(editable)
    assert len(built) == 1
    editable.install(environment, project)
    assert entries(editable) == built


def test_wheel_is_unpacked_once(editable, environment, tmp_path):
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel)
    stored = identities(next(editable.cache.glob("wheels-*")))
    editable.install(environment, wheel, "--reinstall")
    shutil.copy(wheel, tmp_path / "copy")
    (tmp_path / "elsewhere").mkdir()
    editable.install(environment, shutil.copy(wheel, tmp_path / "elsewhere"), "--reinstall")
    after = identities(next(editable.cache.glob("wheels-*")))
    assert {path: kept[0] for path, kept in after.items()} == {
        path: kept[0] for path, kept in stored.items()
    }


@pytest.mark.parametrize("kind", ["project", "wheel"])
@pytest.mark.parametrize("how", ["edited", "same size", "removed", "manifest", "emptied"])
def test_damaged_entry_is_made_anew(editable, environment, project, tmp_path, kind, how):
    files = {"sample/x.py": "#" * 9000}
    source = project if kind == "project" else write_wheel(tmp_path, files=files)
    editable.install(environment, source)
    good = (environment.site / "sample-1.0.dist-info" / "METADATA").read_bytes()
    damage(editable.cache, how)
    editable.install(environment, source, "--reinstall")
    assert (environment.site / "sample-1.0.dist-info" / "METADATA").read_bytes() == good
    editable("doctor", "--python", environment.python)


def damage(cache: pathlib.Path, how: str):
    if how == "manifest":
        for path in cache.rglob("*"):
            if path.is_file() and path.name != "CACHEDIR.TAG":
                path.write_bytes(path.read_bytes()[:-10])
        return
    for path in list(cache.rglob("METADATA")):
        if how == "removed":
            path.unlink()
        elif how == "edited":
            path.write_bytes(path.read_bytes() + b"damaged")
        elif how == "emptied":
            path.write_bytes(b"")
        else:
            path.write_bytes(path.read_bytes().replace(b"Name", b"Nome"))


def test_linked_file_is_not_trusted_by_time(editable, environment, tmp_path):
    """A hard link shares what is written into it; its time can be set back."""
    wheel = write_wheel(tmp_path, files={"sample/more.py": "y = 1\n" + "#" * 9999})
    editable.install(environment, wheel, "--link-mode", "hardlink")
    file = environment.site / "sample" / "more.py"
    assert file.stat().st_nlink == 2
    status = file.stat()
    with file.open("r+") as text:
        text.write("y = 2\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    target = tmp_path / "target"
    editable("install", wheel, "--link-mode", "copy", "--target", target)
    assert (target / "sample" / "more.py").read_text().startswith("y = 1\n")


def test_linked_files_are_not_read_again(editable, environment, tmp_path):
    wheel = write_wheel(tmp_path, files={f"sample/m{n}.py": "#" * 9999 for n in range(9)})
    editable.install(environment, wheel, "--link-mode", "hardlink")
    log = tmp_path / "trace"
    command = [editable.executable, "install", wheel, "--link-mode", "hardlink"]
    trace = [STRACE, "-f", "-o", log, "-e", "trace=openat"]
    variables = {"EDITABLE_CACHE_DIR": str(editable.cache)}
    run(*trace, *command, "--target", tmp_path / "target", variables=variables)
    assert "/tree/sample/m1.py" not in log.read_text()
