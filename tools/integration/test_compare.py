"""What other build backends make of the golden projects, beside what we make of them.

`testdata/comparisons` holds a file for each project and backend: the class of every file and of
every behaviour, and the rules behind them. `EDITABLE_RECORD=1` writes them anew, and fails so that
nothing new goes unseen.
"""

import json
import os
import re

import pytest

from conftest import copy_project
from environments import JUDGES, ROOT
from test_install_layout import PROJECTS as READ_BY_PIP

BACKENDS = ["flit_core", "hatchling", "setuptools", "pdm-backend", "poetry-core", "uv_build"]
PROJECTS = sorted([*READ_BY_PIP, "toml-1.1"])
EXPECTED = ROOT / "testdata" / "comparisons"
CASES = [(project, backend) for project in PROJECTS for backend in BACKENDS]

#: The backends are those of the judges' environment, whose pip is the one that is compared with.
USUAL = ["--python", JUDGES.parent, "--no-build-isolation"]


@pytest.mark.parametrize(("name", "backend"), CASES, ids=lambda part: part)
def test_golden_projects(editable, tmp_path, name, backend):
    project = copy_project(name, tmp_path / name)
    arguments = [project, *USUAL, "--backend", backend, "--json"]
    result = editable("compare", *arguments, check=False)
    found = describe(json.loads(result.stdout), result.returncode)
    found = re.sub(r"/python3\.\d+/", "/python3/", found.replace(str(project), "{project}"))
    expected = EXPECTED / name / f"{backend}.txt"
    if os.environ.get("EDITABLE_RECORD") == "1":
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(found)
        pytest.fail(f"recorded {name} with {backend}")
    assert found == expected.read_text()


def test_there_are_no_other_golden_files():
    """What is compared with is asked for; a file that nothing writes would say nothing."""
    files = {str(path.relative_to(EXPECTED)) for path in EXPECTED.rglob("*.txt")}
    assert files == {f"{name}/{backend}.txt" for name, backend in CASES}


def describe(answer: dict, status: int) -> str:
    """The classes and the rules, line by line; values only where nothing excuses a difference."""
    if "files" not in answer:
        assert status == 2, answer
        [problem] = answer["problems"]
        return f"refused: {problem['code']}: {reason(problem['note'] or '')}\n"
    assert status == (1 if answer["class"] == "different" else 0), answer
    lines = [f"{answer['class']}\n"]
    for file in answer["files"]:
        lines += block((file["ours"] or file["theirs"])["path"], file)
    for behaviour in answer["behaviours"]:
        lines += block(f"({behaviour['subject']})", behaviour)
    return "".join(lines)


def block(name: str, comparison: dict) -> "list[str]":
    lines = [f"{comparison['class']}: {name}\n"]
    for difference in comparison["differences"]:
        line = f"  {difference['subject']}: {difference['rule'] or 'different'}"
        if difference["class"] == "different":
            values = [difference["ours"], difference["theirs"]]
            line += f": {json.dumps(values, ensure_ascii=False)}"
        lines.append(line + "\n")
    return lines


def reason(note: str) -> str:
    """The kind of error that a backend ended with."""
    kinds = re.findall(r"^\s*([\w.]*(?:Error|Exception|Invalid\w*|Problem)): ", note, re.MULTILINE)
    kinds = [kind for kind in kinds if kind not in ("AttributeError", "error")] or kinds
    return kinds[-1] if kinds else "unknown"
