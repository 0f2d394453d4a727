"""What `list` and `doctor` find, and what `doctor --fix` makes of it."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import threading
import time

import pytest

from environments import Environment, snapshot
from program import differences, distributions, leftovers
from samples import write_project, write_wheel
from tracing import STRACE, Point, inject

METADATA = "sample-1.0.dist-info/METADATA"


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "sample")


@pytest.fixture
def installed(editable, environment, project):
    """The environment with the project, and nothing wrong."""
    editable.install(environment, project)
    editable("doctor", "--python", environment.python)
    return environment


class TestStates:
    def states(self, editable, environment) -> "dict[str, str]":
        items = editable.answer("list", "--python", environment.python)
        return {item["name"]: item["state"] for item in items}

    def test_current_and_stale(self, editable, installed, project):
        assert self.states(editable, installed) == {"sample": "current"}
        write_project(project, version="2.0")
        assert self.states(editable, installed) == {"sample": "stale"}
        editable.install(installed, project)
        assert self.states(editable, installed) == {"sample": "current"}

    def test_gone(self, editable, installed, project):
        project.rename(project.with_name("elsewhere"))
        assert self.states(editable, installed) == {"sample": "gone"}

    def test_broken(self, editable, installed, project):
        (project / "pyproject.toml").write_text("[project")
        assert self.states(editable, installed) == {"sample": "broken"}

    def test_wheels_are_not_listed(self, editable, installed, tmp_path):
        editable.install(installed, write_wheel(tmp_path, "other"))
        assert self.states(editable, installed) == {"sample": "current"}

    def test_text_and_modes(self, editable, installed, project):
        editable.install(installed, project, "--reinstall", "--link-mode", "symlink")
        (item,) = editable.answer("list", "--python", installed.python)
        assert item["link_modes"] == ["symlink"] and item["version"] == "1.0"
        text = editable("list", "--python", installed.python).stdout
        assert [line.split() for line in text.splitlines()][1] == [
            "sample", "1.0", "current", "symlink", str(project),
        ]

    def test_nothing(self, editable, environment):
        result = editable("list", "--python", environment.python)
        told = f"no editable projects in `{environment.folder}`\n"
        assert (result.stdout, result.stderr) == ("", told)
        assert editable("list", "--python", environment.python, "--quiet").stderr == ""
        assert editable.answer("list", "--python", environment.python) == []


def findings(editable, environment) -> "list[str]":
    """The codes of what is wrong; each is told with its remedy."""
    result = editable("doctor", "--python", environment.python, "--json", check=False)
    problems = json.loads(result.stdout)["problems"]
    assert result.returncode == (1 if problems else 0)
    assert [problem for problem in problems if not problem.get("hint")] == []
    return [problem["code"] for problem in problems]


def fix(editable, environment):
    place = ["--python", environment.python]
    return editable.answer("doctor", "--fix", *place, check=False)


def test_nothing_is_wrong(editable, installed, tmp_path):
    editable.install(installed, write_wheel(tmp_path, "other", scripts=["other"]))
    result = editable("doctor", "--python", installed.python)
    assert (result.stdout, result.stderr) == ("nothing is wrong\n", "")


@pytest.mark.parametrize("path", ["sample.pth", METADATA, "../../../bin/sample"])
@pytest.mark.parametrize("change", ["remove", "edit"])
def test_record_that_does_not_hold(editable, installed, path, change):
    tree = snapshot(installed.folder)
    if change == "remove":
        (installed.site / path).unlink()
    else:
        with open(installed.site / path, "a") as file:
            file.write("# edited\n")
    assert "record-mismatch" in findings(editable, installed)
    assert fix(editable, installed)["problems"] == []
    assert differences(snapshot(installed.folder), tree) == {}


def test_stale(editable, installed, project):
    write_project(project, version="2.0")
    assert findings(editable, installed) == ["stale"]
    answer = fix(editable, installed)
    assert answer["problems"] == [] and len(answer["mended"]) == 1
    assert distributions(installed, "sample") == ["sample-2.0.dist-info"]


def test_project_gone(editable, installed, project):
    """Nobody but the user knows where it is now."""
    tree = snapshot(installed.folder)
    project.rename(project.with_name("elsewhere"))
    codes = findings(editable, installed)
    assert "project-gone" in codes and "dangling-path" in codes
    assert fix(editable, installed)["mended"] == []
    assert differences(snapshot(installed.folder), tree) == {}


def test_module_gone(editable, installed, project):
    (project / "src" / "sample").rename(project / "src" / "renamed")
    assert set(findings(editable, installed)) & {"project-broken", "no-modules", "stale"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("/no/such/folder\n", "dangling-path"),
        (b"\xef\xbb\xbf/tmp\n", "startup-file-with-mark"),
        (b"/tmp/\xff\n", "startup-file-not-utf-8"),
    ],
)
def test_startup_file_of_others(editable, installed, content, code):
    path = installed.site / "other.pth"
    path.write_bytes(content if type(content) is bytes else content.encode())
    assert code in findings(editable, installed)
    fix(editable, installed)
    assert path.exists(), "what it is for, only a person knows"


def test_startup_file_that_is_a_dangling_link(editable, installed):
    (installed.site / "other.pth").symlink_to("/no/such/file")
    assert findings(editable, installed) == ["dangling-startup-file"]
    assert fix(editable, installed)["problems"] == []
    assert not (installed.site / "other.pth").is_symlink()


def test_startup_file_that_is_fine(editable, installed):
    """Comments, blank lines, imports, and a `.pth` that names an archive or a folder inside."""
    (installed.site / "folder").mkdir()
    (installed.site / "folder" / "module.py").write_text("")
    (installed.site / "other.pth").write_text("# comment\n\nimport os\nimport\tsys\nfolder\n")
    assert findings(editable, installed) == []


def test_duplicates(editable, installed):
    """Two distributions of one name, as an installer leaves them that was killed."""
    old = installed.site / "sample-0.9.dist-info"
    old.mkdir()
    (old / "METADATA").write_text("Metadata-Version: 2.1\nName: sample\nVersion: 0.9\n")
    (old / "RECORD").write_text("sample-0.9.dist-info/METADATA,,\nsample-0.9.dist-info/RECORD,,\n")
    os.utime(old, (1, 1))
    assert "duplicate-distribution" in findings(editable, installed)
    assert fix(editable, installed)["problems"] == []
    assert distributions(installed, "sample") == ["sample-1.0.dist-info"]
    assert installed.run("sample").stdout == "sample 1.0\n"


def test_interpreter_gone(editable, installed, tmp_path):
    """An environment that was moved: its scripts name a Python that is not there any longer."""
    installed.folder.rename(tmp_path / "moved")
    moved = Environment.existing(tmp_path / "moved")
    assert "interpreter-gone" in findings(editable, moved)
    assert fix(editable, moved)["problems"] == []
    assert moved.run("sample").stdout == "sample 1.0\n"


def test_half_done(editable, installed, project):
    """An installation that was killed in its last step but one."""
    assert STRACE, "run tools/setup --judges first"
    write_project(project, version="2.0")
    command = [editable.executable, "install", project, "--python", installed.python]
    variables = {"EDITABLE_CACHE_DIR": str(editable.cache)}
    for number in range(1, 100):
        inject(command, Point("renameat2", number), "signal=KILL", variables=variables)
        if leftovers(installed.folder):
            break
    else:
        pytest.fail("no call of `renameat2` to be killed at")
    assert "half-done" in findings(editable, installed)
    assert fix(editable, installed)["problems"] == []
    assert leftovers(installed.folder) == []
    assert distributions(installed, "sample") == ["sample-2.0.dist-info"]


def test_running_installation_is_not_half_done(editable, installed, project, tmp_path):
    """What a process that still runs is doing is left alone, and no finding."""
    wheel = write_wheel(tmp_path, "other", files={f"other/{n}.py": str(n) for n in range(500)})
    command = [editable.executable, "install", wheel, "--python", installed.python]
    process = subprocess.Popen(
        [str(part) for part in command],
        env={"EDITABLE_CACHE_DIR": str(editable.cache)},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 20
    while not leftovers(installed.folder) and process.poll() is None:
        assert time.monotonic() < deadline
    process.send_signal(signal.SIGSTOP)
    try:
        codes = findings(editable, installed) if process.poll() is None else []
    finally:
        process.send_signal(signal.SIGCONT)
    assert process.wait() == 0
    assert "half-done" not in codes
    assert installed.evaluate("import other; print(other.version)") == "1.0"


@pytest.mark.parametrize("pattern", ["projects-*/*", "wheels-*/*/tree/**/METADATA"])
def test_damaged_cache(editable, installed, tmp_path, pattern):
    editable.install(installed, write_wheel(tmp_path, "other"))
    paths = list(editable.cache.glob(pattern))
    assert paths
    for path in paths:
        path.write_text("damaged")
    assert "damaged-cache-entry" in findings(editable, installed)
    assert fix(editable, installed)["problems"] == []
    assert findings(editable, installed) == []


def test_cache_that_symlinks_lead_into_is_gone(editable, environment, project):
    editable.install(environment, project, "--link-mode", "symlink")
    shutil.rmtree(editable.cache)
    assert "record-mismatch" in findings(editable, environment)
    assert fix(editable, environment)["problems"] == []
    assert environment.run("sample").stdout == "sample 1.0\n"


def test_metadata_folder_without_record(editable, installed):
    """As debris of an interrupted installer; one finding at most, and no failure."""
    (installed.site / "debris-1.0.dist-info").mkdir()
    findings(editable, installed)


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
    wheel = write_wheel(tmp_path, files={"sample/more.py": "#" * 9999})
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


def test_doctor_sees_what_is_not_there(editable, environment, tmp_path):
    editable.install(environment, write_project(tmp_path / "project"))
    (environment.site / "sample-1.0.dist-info" / "RECORD").unlink()
    (environment.site / "folder.pth").mkdir()
    result = editable("doctor", "--python", environment.python, check=False)
    assert "does not say which files belong" in result.stderr and "folder.pth" in result.stderr
