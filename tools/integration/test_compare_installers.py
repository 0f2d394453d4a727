"""Comparisons with real installers: how they are asked for, what they print, and that nothing is
left behind, however they end.
"""

import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import time

import pytest

from conftest import copy_project
from environments import JUDGES, ROOT, VARIABLES, snapshot
from samples import write_project, write_wheel

USUAL = ["--python", JUDGES.parent, "--no-build-isolation"]


@pytest.fixture
def project(tmp_path):
    return copy_project("hello", tmp_path / "a project" / "hello")


@pytest.fixture
def compare(editable, tmp_path):
    """Compares, and makes sure that nothing is left behind."""
    folder = tmp_path / "temporary"
    folder.mkdir()

    def compare(*arguments, status=0, variables=None, **options):
        variables = {"TMPDIR": str(folder), **(variables or {})}
        result = editable("compare", *arguments, check=False, variables=variables, **options)
        assert result.returncode == status, result.stdout + result.stderr
        assert list(folder.iterdir()) == []
        return result

    return compare


def rules(answer: dict) -> "dict[str, list]":
    """What is not the same: the rules by name."""
    named = [((one["ours"] or one["theirs"])["path"], one) for one in answer["files"]]
    named += [(one["subject"], one) for one in answer["behaviours"]]
    return {
        name: [difference["rule"] for difference in one["differences"]]
        for name, one in named
        if one["class"] != "same"
    }


@pytest.fixture
def own_backend(executable):
    """What makes our backend importable where nothing is isolated."""
    return {"PYTHONPATH": str(ROOT / "tools" / "python"), "EDITABLE_BIN": str(executable)}


def test_pip_with_our_backend_differs_by_its_name(compare, project, own_backend):
    """The promise of `editable install`: pip's layout to the byte."""
    result = compare(project, *USUAL, "--json", variables=own_backend)
    assert rules(json.loads(result.stdout)) == {
        "site-packages/hello-1.0.0.dist-info/INSTALLER": ["installer"],
        "site-packages/hello-1.0.0.dist-info/RECORD": ["follows-files"],
    }


def test_isolated_build(compare, project, wheels):
    result = compare(
        project, "--python", JUDGES.parent, "--find-links", wheels.ours, "--json"
    )
    answer = json.loads(result.stdout)
    assert answer["theirs"].startswith("pip ") and answer["class"] == "equivalent"


@pytest.mark.parametrize("backend", ["uv_build", "flit_core"])
def test_uv(compare, project, backend):
    arguments = [project, *USUAL, "--against", "uv", "--backend", backend, "--json"]
    status = 1 if backend == "uv_build" else 0  # which leaves the license out
    answer = json.loads(compare(*arguments, status=status).stdout)
    assert answer["theirs"].startswith("uv 0.")
    found = rules(answer)
    assert found["bin/hello"] == ["script-text"]
    info = "site-packages/hello-1.0.0.dist-info"
    assert found[f"{info}/uv_cache.json"] == ["uv-files"]
    assert found[f"{info}/direct_url.json"] == ["spelling"]
    assert "pip uninstall" not in found and "import" not in found


def test_wheel_with_pip_and_uv(compare):
    [wheel] = (ROOT / ".build" / "wheels").glob("black-*.whl")
    for installer in ["pip", "uv"]:
        answer = json.loads(compare(wheel, *USUAL, "--against", installer, "--json").stdout)
        assert answer["class"] == "equivalent"
        imports = [one for one in answer["behaviours"] if one["subject"] == "import"]
        assert imports[0]["class"] == "same"


def test_modules_may_do_anything(compare, tmp_path, own_backend):
    """What they print is not heard, and where they end the process, that is an answer."""
    project = write_project(tmp_path / "sample", scripts=[])
    module = project / "src" / "sample" / "__init__.py"
    for code in ["import os; os._exit(3)", "print('noise')", "raise SystemExit", "import no_such"]:
        module.write_text(code + "\n")
        result = compare(project, *USUAL, "--json", variables=own_backend)
        assert json.loads(result.stdout)["class"] == "equivalent"


def test_project_is_not_written_to(compare, project):
    """Nor is the environment that the backends are from."""
    before = snapshot(project)
    for backend in ["pdm-backend", "setuptools"]:
        result = compare(project, *USUAL, "--backend", backend, "--json")
        answer = json.loads(result.stdout)
        assert str(project) in result.stdout and "editable-" not in result.stdout
        assert answer["project"]["path"] == str(project)
    assert rules(json.loads(compare(project, *USUAL, "--backend", "pdm-backend", "--json").stdout))[
        "source tree"
    ] == ["source-tree"] * 3
    assert snapshot(project) == before


def test_answer_for_programs(compare, project):
    answer = json.loads(compare(project, *USUAL, "--backend", "hatchling", "--json").stdout)
    assert list(answer) == [
        "project", "ours", "theirs", "generator", "python", "class", "counts", "files",
        "behaviours", "rules", "problems",
    ]  # fmt: skip
    assert answer["project"] == {"name": "hello", "version": "1.0.0", "path": str(project)}
    assert answer["generator"] == "hatchling 1.33.0"
    parts = answer["files"] + answer["behaviours"]
    for name, count in answer["counts"].items():
        assert count == sum(part["class"] == name for part in parts)
    for file in answer["files"]:
        assert set(file) == {"class", "kind", "ours", "theirs", "differences", "diff"}
        for side in [file["ours"], file["theirs"]]:
            assert re.fullmatch("0[0-7]{3}", side["mode"]) and side["size"] >= 0
    used = {difference["rule"] for part in parts for difference in part["differences"]}
    assert used - {None} == set(answer["rules"])
    [pth] = [file for file in answer["files"] if file["kind"] == "startup"]
    assert pth["diff"] == [
        "@@ -1 +1 @@",
        f"-{project}/src",
        "\\ No newline at end of file",
        f"+{project}/src",
    ]


def test_table_for_people(compare, project):
    result = compare(project, *USUAL, "--backend", "hatchling")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("hello 1.0.0: editable ") and "\x1b" not in result.stdout
    assert "  site-packages/hello.pth" in result.stdout and "≈ equivalent" in result.stdout
    assert re.fullmatch(r"\d+ same, \d+ equivalent, 0 different", lines[-1])
    assert compare(project, *USUAL, "--backend", "hatchling", "--quiet").stdout == ""


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}], ids=["color", "no-color"])
def test_colors_are_for_terminals(executable, tmp_path, variables):
    wheel = write_wheel(tmp_path)
    primary, secondary = pty.openpty()
    environment = {**VARIABLES, "TERM": "xterm", "TMPDIR": str(tmp_path), **variables}
    command = [executable, "compare", wheel, "--against", wheel]
    subprocess.run(command, stdout=secondary, env=environment, check=True)
    os.close(secondary)
    text = os.read(primary, 65536).decode()
    os.close(primary)
    assert ("\x1b[" in text) == (not variables)
    assert "3 same" in text


FAULTS = {
    "no pip": (["--pip", "/nonexistent/pip"], "no-pip"),
    "what is no pip": (["--pip", "/bin/true"], "no-pip"),
    "no interpreter": (["--python", "/nonexistent/python"], "no-environment"),
    "unknown backend": (["--backend", "distutils"], "unknown-backend"),
    "missing backend": (["--backend", "meson-python"], "install-failed"),
    "nothing to compare with": (["--against", "nowhere"], "no-counterpart"),
    "an option without use": (["--against", ".", "--backend", "flit_core"], "conflicting-options"),
    "not installed there": (["--against", "."], "not-installed"),
    "no place for the page": (
        ["--backend", "flit_core", "--html", "/nonexistent/x"],
        "cannot-write",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_no_comparison_can_be_made(compare, project, name):
    arguments, code = FAULTS[name]
    options = USUAL[2:] if "--against" not in arguments else []
    if "--python" not in arguments:
        options = [*USUAL[:2], *options]
    result = compare(project, *options, *arguments, "--json", status=2, cwd=project)
    assert [problem["code"] for problem in json.loads(result.stdout)["problems"]] == [code]
    result = compare(project, *options, *arguments, status=2, cwd=project)
    assert result.stdout == "" and result.stderr.startswith("error: ")


def test_no_uv(compare, project, environment):
    arguments = ["--against", "uv", "--python", environment.python, "--pip", JUDGES / "pip"]
    result = compare(project, *arguments, "--json", status=2)
    assert json.loads(result.stdout)["problems"][0]["code"] == "no-uv"


def test_no_pip_anywhere(compare, project, environment, tmp_path):
    """Neither in the environment, nor beside the Python that is first on PATH."""
    fake = tmp_path / "bin" / "python3"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    variables = {"PATH": str(fake.parent)}
    result = compare(
        project, "--python", environment.python, "--json", status=2, variables=variables
    )
    assert json.loads(result.stdout)["problems"][0]["code"] == "no-pip"


def test_broken_project(compare, tmp_path):
    project = copy_project("invalid-everything", tmp_path / "broken")
    problems = json.loads(compare(project, *USUAL, "--json", status=2).stdout)["problems"]
    assert len(problems) > 10
    assert compare(tmp_path / "nowhere", *USUAL, status=2).stderr.startswith("error: ")


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interrupt_leaves_nothing(executable, tmp_path, kind):
    """What was started ends, the temporary folder goes, and the shell sees the signal."""
    # Whatever these tests were started with: `nohup` has signals ignored.
    default = lambda: signal.signal(kind, signal.SIG_DFL)
    process = slow_comparison(executable, tmp_path, "time.sleep(120)", default)
    folder = tmp_path / "temporary"
    process.send_signal(kind)
    output, errors = process.communicate(timeout=30)
    assert process.returncode == -kind, (output, errors)
    assert list(folder.iterdir()) == []
    assert str(folder) not in running()


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGHUP])
def test_ignored_signals_end_nothing(executable, tmp_path, kind):
    """As under `nohup`: what was started goes on to its end."""
    go = tmp_path / "go"
    wait = f"while not pathlib.Path({str(go)!r}).exists(): time.sleep(0.05)\nraise SystemExit(7)"
    ignore = lambda: signal.signal(kind, signal.SIG_IGN)
    process = slow_comparison(executable, tmp_path, wait, ignore)
    process.send_signal(kind)
    time.sleep(1)
    assert process.poll() is None
    go.touch()
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 2, (output, errors)
    assert "was stopped" not in errors


def slow_comparison(executable, place, action: str, before):
    """A comparison whose backend has started, and does something; `before` ran in its process."""
    project, started = write_project(place / "sample", scripts=[]), place / "started"
    temporary = place / "temporary"
    temporary.mkdir()
    (project / "slow.py").write_text(
        f"import pathlib, time\npathlib.Path({str(started)!r}).touch()\n{action}\n"
    )
    text = (project / "pyproject.toml").read_text()
    text = text.replace('requires = ["editable"]', 'requires = []\nbackend-path = ["."]')
    (project / "pyproject.toml").write_text(text.replace('"editable"', '"slow"'))
    process = subprocess.Popen(
        [str(part) for part in [executable, "compare", project, *USUAL]],
        env={**VARIABLES, "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=before,
    )
    deadline = time.monotonic() + 60
    while not started.exists():
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.05)
    return process


def running() -> str:
    """The command lines of all processes."""
    lines = []
    for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            pass
    return "\n".join(lines)
