"""Where something was lost once, or was told wrong: what has to hold from now on."""

import fcntl
import os
import shutil
import threading
import time

import pytest

from environments import run
from program import distributions, leftovers
from samples import write_project, write_wheel
from tracing import STRACE, Point, inject

BIG = "#" * 9999


@pytest.fixture
def half_done(editable, environment, tmp_path):
    """An environment in which an upgrade was killed between its changes."""
    old = write_wheel(tmp_path, version="1.0", files={"sample/old.py": ""})
    new = write_wheel(tmp_path, version="2.0", files={"other/new.py": ""})
    command = [editable.executable, "install", new, "--python", environment.python]
    for number in range(1, 40):
        shutil.rmtree(environment.site / "other", ignore_errors=True)
        editable("uninstall", "sample", "--python", environment.python, check=False)
        editable.install(environment, old)
        variables = {"EDITABLE_CACHE_DIR": str(editable.cache)}
        result = inject(command, Point("rename", number), "signal=KILL", variables=variables)
        assert result.returncode == -9, "there is no such moment"
        found = list(environment.site.glob(".editable-*/journal"))
        if found and (environment.site / "other").exists():
            return found[0].parent
    raise AssertionError("there is no such moment")


def test_recovery_waits_for_those_who_look(editable, environment, half_done, tmp_path):
    """`list` and `doctor` look at a transaction; that does not make it a running one."""
    lock = os.open(half_done, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_SH)
    threading.Timer(0.5, os.close, [lock]).start()
    start = time.monotonic()
    editable.install(environment, write_wheel(tmp_path, version="3.0"))
    assert time.monotonic() - start > 0.3
    assert distributions(environment, "sample") == ["sample-3.0.dist-info"]
    assert leftovers(environment.folder) == []


def test_journal_that_cannot_be_read(editable, environment, half_done):
    """The only copy of the old files is not thrown away."""
    kept = sorted(path.name for path in half_done.rglob("*"))
    journal = half_done / "journal"
    contents = journal.read_bytes()
    journal.unlink()
    journal.mkdir()
    result = editable("doctor", "--fix", "--python", environment.python, check=False)
    assert result.returncode == 1 and "was interrupted cannot be undone" in result.stderr
    assert sorted(path.name for path in half_done.rglob("*")) == kept
    journal.rmdir()
    journal.write_bytes(contents)
    editable("doctor", "--fix", "--python", environment.python)
    assert distributions(environment, "sample") == ["sample-1.0.dist-info"]
    assert (environment.site / "sample" / "old.py").exists()


def test_doctor_leaves_what_links_need(editable, environment, tmp_path):
    wheel = write_wheel(tmp_path, files={"sample/more.py": BIG})
    editable.install(environment, wheel, "--link-mode", "symlink")
    with (environment.site / "sample" / "more.py").open("a") as file:
        file.write("changed = True\n")
    result = editable("doctor", "--fix", "--python", environment.python, check=False)
    assert result.returncode == 1 and "--reinstall" in result.stderr
    environment.evaluate("import sample.more")
    editable.install(environment, wheel, "--link-mode", "symlink", "--reinstall")
    editable("doctor", "--python", environment.python)
    assert environment.evaluate("import sample.more as m; print(hasattr(m, 'changed'))") == "False"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff/nowhere\n"])
def test_doctor_keeps_paths_absolute(editable, environment, tmp_path, text):
    project = write_project(environment.folder / "project")
    editable.install(environment, project)
    startup = environment.site / "sample.pth"
    expected = startup.read_text()
    startup.write_text(text, encoding="utf-8")
    editable("doctor", "--fix", "--python", environment.python, check=False)
    assert startup.read_text() == expected


@pytest.mark.parametrize("becomes", ["folder", "nothing"])
def test_file_that_another_has_recorded_stays(editable, environment, tmp_path, becomes):
    """Also where the whole folder could be replaced at once."""
    other = write_wheel(tmp_path, "other", files={"shared/extra.py": "x = 1\n"})
    shared = {"shared/__init__.py": "", "shared/extra.py": "x = 1\n"}
    editable.install(environment, other)
    editable.install(environment, write_wheel(tmp_path, files=shared), "--overwrite")
    files = {"shared/__init__.py": "new = 1\n"} if becomes == "folder" else {}
    upgrade = write_wheel(tmp_path, version="2.0", files=files)
    editable.install(environment, upgrade)
    assert (environment.site / "shared" / "extra.py").read_text() == "x = 1\n"
    assert editable("doctor", "--python", environment.python).returncode == 0


def test_linked_file_is_not_trusted_by_time(editable, environment, tmp_path):
    """A hard link shares what is written into it; its time can be set back."""
    wheel = write_wheel(tmp_path, files={"sample/more.py": "y = 1\n" + BIG})
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
    wheel = write_wheel(tmp_path, files={f"sample/m{n}.py": BIG for n in range(9)})
    editable.install(environment, wheel, "--link-mode", "hardlink")
    log = tmp_path / "trace"
    command = [editable.executable, "install", wheel, "--link-mode", "hardlink"]
    trace = [STRACE, "-f", "-o", log, "-e", "trace=openat"]
    variables = {"EDITABLE_CACHE_DIR": str(editable.cache)}
    run(*trace, *command, "--target", tmp_path / "target", variables=variables)
    assert "/tree/sample/m1.py" not in log.read_text()


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


def test_name_is_as_it_is_written(editable, environment, tmp_path):
    project = write_project(tmp_path / "project", "Demo-Pkg", scripts=[])
    for option in [], ["--reinstall"], ["--no-cache", "--reinstall"]:
        result = editable("install", project, "--python", environment.python, *option)
        assert result.stdout.startswith("installed Demo-Pkg 1.0"), option


def test_bytecode_that_was_asked_for(editable, environment, tmp_path):
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel, "--compile")
    shutil.rmtree(environment.site / "sample" / "__pycache__")
    (again,) = editable.install(environment, wheel, "--compile")["installed"]
    assert again["outcome"] == "installed"
    assert list((environment.site / "sample" / "__pycache__").glob("*.pyc"))
    (again,) = editable.install(environment, wheel, "--compile")["installed"]
    assert again["outcome"] == "unchanged"


def test_doctor_sees_what_is_not_there(editable, environment, tmp_path):
    editable.install(environment, write_project(tmp_path / "project"))
    (environment.site / "sample-1.0.dist-info" / "RECORD").unlink()
    (environment.site / "folder.pth").mkdir()
    result = editable("doctor", "--python", environment.python, check=False)
    assert "does not say which files belong" in result.stderr and "folder.pth" in result.stderr
