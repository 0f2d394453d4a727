"""The manual page: its judge finds no fault, and it leaves nothing out."""

import re
import sys

import pytest

from commands import commands
from environments import ROOT, run

#: What is read on behalf of other programs, and so told with another variable.
TOLD_ELSEWHERE = {"LC_MESSAGES", "LANG"}


@pytest.fixture(scope="session")
def page(executable, tmp_path_factory):
    """The page as a release has it, made with the program under test."""
    program = "import pathlib, sys; sys.path.insert(0, sys.argv[1]); from distribution import manual; "
    program += "sys.stdout.buffer.write(manual.page(pathlib.Path(sys.argv[2])))"
    path = tmp_path_factory.mktemp("manual") / "editable.1"
    path.write_text(run(sys.executable, "-c", program, ROOT / "tools", executable).stdout)
    return path


@pytest.fixture(scope="session")
def sections(page) -> "dict[str, str]":
    """The page as it is read, by its headings: all the text of each on one line."""
    text = run("mandoc", "-T", "ascii", "-O", "width=200", page).stdout
    text = re.sub(".\b", "", text)
    parts = re.split(r"^(?: {3})?(\S.*)$", text, flags=re.MULTILINE)
    return {title: " ".join(text.split()) for title, text in zip(parts[1::2], parts[2::2])}


def test_judge(page):
    verdict = run("mandoc", "-T", "lint", "-W", "warning", page)
    assert verdict.stdout + verdict.stderr == ""


def test_sections(sections):
    """Those of mdoc(7), in its order."""
    headings = [title for title in sections if title.isupper() and "(" not in title]
    assert headings == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "ENVIRONMENT", "FILES",
        "EXIT STATUS", "EXAMPLES", "SEE ALSO",
    ]  # fmt: skip
    assert sections["NAME"] == "editable - editable installs of Python projects"


def test_everything(executable, sections):
    """Each command, option, value and example that the help shows is there, with its sentence."""
    shown = [command for command in commands(executable) if command.is_shown]
    for command in shown[1:]:
        section = sections[command.name]
        assert section.startswith(command.abstract)
        assert command.subcommands or f"{command.name} " in sections["SYNOPSIS"]
        for argument in command.arguments:
            names = {name["name"] for name in argument.get("names", [])}
            title = "General" if names & {"help", "version"} else argument.get("sectionTitle")
            place = (sections[title] if title else section).replace(",", " ")
            for name in argument.get("names", []):
                dashes = "--" if name["kind"] == "long" else "-"
                assert dashes + name["name"] in place.split(), (command.name, name)
            assert argument["abstract"].replace(",", " ") in place
            if argument["kind"] != "flag":
                assert argument["valueName"] in place.split()
            if title and title != "General":
                assert title in section.partition("Further options, told below:")[2]
    for command in shown:
        section = sections["EXAMPLES" if command is shown[0] else command.name]
        for example in command.examples:
            assert " ".join(example.line.split()) in section, example
    assert not [title for title in sections if title in ("editable hook", "editable pack")]


def test_variables(sections):
    """Each that the sources ask for."""
    asked = re.compile(r'(?:variable|environment|value|environ\.get)\((?:of: )?"([A-Z_]+)"')
    files = [*(ROOT / "Sources").rglob("*.swift"), *(ROOT / "tools" / "python").rglob("*.py")]
    found = {name for path in files for name in asked.findall(path.read_text(encoding="utf-8"))}
    assert {"EDITABLE_CACHE_DIR", "EDITABLE_BIN", "NO_COLOR", "SHELL"} < found
    found |= {"VIRTUAL_ENV", "CONDA_PREFIX", "EDITABLE_LINK_MODE"}
    assert not found - set(sections["ENVIRONMENT"].split()) - TOLD_ELSEWHERE
