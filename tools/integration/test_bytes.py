"""The wheel depends on the project and on SOURCE_DATE_EPOCH, and on nothing else around it."""

import os
import pathlib
import resource
import tempfile
import zipfile

import pytest

from conftest import copy_project
from environments import Interpreter, run, snapshot

WHEEL = "hello-1.0.0-py3-none-any.whl"


@pytest.fixture
def build(executable, project, tmp_path):
    """The bytes of the wheel that the command makes."""

    def build(path=project, **options) -> bytes:
        with tempfile.TemporaryDirectory(dir=tmp_path) as out:
            run(executable, "build", path, "--out", out, **options)
            return pathlib.Path(out, WHEEL).read_bytes()

    return build


def hook(python: Interpreter, hooks: pathlib.Path, project: pathlib.Path, out: pathlib.Path):
    """The bytes of the wheel that the hook makes."""
    program = "import editable, sys; editable.build_editable(sys.argv[1])"
    variables = {"PYTHONPATH": str(hooks)}
    run(python.path, "-c", program, out, cwd=project, variables=variables)
    return (out / WHEEL).read_bytes()


def test_hook_and_command(build, hooks, project, interpreter_of_today, tmp_path):
    assert build() == hook(interpreter_of_today, hooks, project, tmp_path)


def test_symbolic_link(build, hooks, project, interpreter_of_today, tmp_path):
    """The path in the `.pth` is that behind all links, so the way to it does not matter."""
    link = tmp_path / "link"
    link.symlink_to(project)
    assert build() == build(link) == build(link / "src" / "..")
    assert build() == hook(interpreter_of_today, hooks, link, tmp_path)


def test_working_folder(build, project):
    assert build() == build(".", cwd=project) == build(project.name, cwd=project.parent)


@pytest.mark.parametrize(
    "variables",
    [
        {"TZ": "Asia/Kathmandu"},
        {"TZ": "America/St_Johns"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "LANG": ""},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"HOME": "/", "USER": "", "TMPDIR": "/nonexistent"},
        {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20"},
    ],
    ids=str,
)
def test_surroundings(build, variables):
    assert build() == build(variables=variables)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_umask(build, mask):
    assert build() == build(preexec_fn=lambda: os.umask(mask))


@pytest.mark.parametrize("mode", [0o400, 0o755, 0o666])
def test_modes_and_times_of_the_source(build, project, mode):
    original = build()
    for path in project.rglob("*"):
        if path.is_file():
            path.chmod(mode)
            os.utime(path, (1, 1))
    assert build() == original


def test_source_date_epoch(build):
    """The variable sets the times of the entries, to two seconds and not before 1980."""
    original = build()
    assert build(variables={"SOURCE_DATE_EPOCH": "0"}) == original
    assert build(variables={"SOURCE_DATE_EPOCH": "315532800"}) == original
    later = build(variables={"SOURCE_DATE_EPOCH": "1700000001", "TZ": "Asia/Tokyo"})
    assert times(original) == {(1980, 1, 1, 0, 0, 0)}
    assert times(later) == {(2023, 11, 14, 22, 13, 20)}
    assert contents(later) == contents(original)


def times(wheel: bytes) -> "set[tuple]":
    with zip_file(wheel) as archive:
        return {entry.date_time for entry in archive.infolist()}


def contents(wheel: bytes) -> "dict[str, bytes]":
    with zip_file(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip_file(wheel: bytes) -> zipfile.ZipFile:
    file = tempfile.TemporaryFile()
    file.write(wheel)
    return zipfile.ZipFile(file)


def test_form_of_the_archive(build):
    """Files only, stored, with the mode of a file, the contents first and RECORD last."""
    with zip_file(build()) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert [entry.filename for entry in entries] == [
        "hello.pth",
        "hello-1.0.0.dist-info/licenses/LICENSE",
        "hello-1.0.0.dist-info/METADATA",
        "hello-1.0.0.dist-info/WHEEL",
        "hello-1.0.0.dist-info/entry_points.txt",
        "hello-1.0.0.dist-info/RECORD",
    ]
    for entry in entries:
        assert entry.compress_type == zipfile.ZIP_STORED
        assert entry.external_attr >> 16 == 0o100644
        assert entry.create_system == 3
        assert (entry.extra, entry.comment) == (b"", b"")


class TestOrdinaryUser:
    """What an ordinary user can read is enough. Root, who can write anywhere, becomes one."""

    @pytest.fixture
    def out(self, place) -> pathlib.Path:
        out = place / "out"
        out.mkdir()
        out.chmod(0o777)
        return out

    @pytest.fixture
    def read_only(self, place):
        project = copy_project("hello", place / "project")
        set_modes(project, files=0o444, folders=0o555)
        yield project
        set_modes(project, files=0o644, folders=0o755)

    def test_source_is_only_read(self, user, place, out, read_only):
        before = snapshot(read_only), read_only.stat().st_mtime_ns
        run(place / "editable", "build", read_only, "--out", out, cwd=out, **user)
        assert [path.name for path in out.iterdir()] == [WHEEL]
        assert before == (snapshot(read_only), read_only.stat().st_mtime_ns)

    def test_target_cannot_be_written(self, user, place, out, read_only):
        """A target that is not ours is one clear error with its path, and nothing is left."""
        out.chmod(0o555)
        command = [place / "editable", "build", read_only, "--out", out]
        result = run(*command, check=False, cwd=out, **user)
        assert result.returncode == 1
        assert "error: " in result.stderr and str(out) in result.stderr
        assert "ermission denied" in result.stderr
        assert list(out.iterdir()) == []

    def test_source_cannot_be_read(self, user, place, out, read_only):
        (read_only / "README.md").chmod(0o000)
        command = [place / "editable", "build", read_only, "--out", out]
        result = run(*command, check=False, cwd=out, **user)
        assert result.returncode == 1
        assert "README.md" in result.stderr and "ermission denied" in result.stderr
        assert list(out.iterdir()) == []


def set_modes(folder: pathlib.Path, files: int, folders: int):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(folders if path.is_dir() else files)


def test_full_disk(executable, project, tmp_path):
    """A wheel that cannot be written in full is not there at all."""
    out = tmp_path / "out"
    out.mkdir()
    limits = {
        "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        "restore_signals": False,  # past the limit: an error of the write, not a signal
    }
    result = run(executable, "build", project, "--out", out, check=False, **limits)
    assert result.returncode == 1
    assert "error: " in result.stderr and str(out) in result.stderr
    assert list(out.iterdir()) == []


def test_wheel_is_replaced(executable, project, tmp_path):
    """A wheel of an earlier build gives way to the new one in one step."""
    wheel = tmp_path / WHEEL
    wheel.write_text("an earlier build")
    earlier = os.open(wheel, os.O_RDONLY)
    run(executable, "build", project, "--out", tmp_path)
    assert zipfile.is_zipfile(wheel)
    assert os.read(earlier, 100) == b"an earlier build"
    os.close(earlier)
