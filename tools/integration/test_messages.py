"""A mistake in a project reaches the person through pip and uv as our message."""

import pathlib

import pytest

from environments import Environment, run, snapshot
from front_ends import Pip, Uv

#: What is written into pyproject.toml instead of what, and what the message has to say.
#: uv reads names, versions and dependencies itself, before it asks any backend.
MISTAKES = {
    "license": ('license = "MIT"', 'license = "MTI"', ["pyproject.toml:11:12", "MTI", "MIT"]),
    "typo": ("keywords =", "keyword =", ["pyproject.toml:14:1", "keyword", "keywords"]),
    "readme": ('"README.md"', '"MISSING.md"', ["pyproject.toml:9:10", "MISSING.md"]),
    "script": ('"hello.cli:main"', '"hello.cli"', ["pyproject.toml:21:9", "hello.cli"]),
    "email": ("ada@example.org", "ada at example.org", ["pyproject.toml:13:"]),
}
FOR_PIP_ONLY = {
    "version": ('"1.0.0"', '"1.x"', ["pyproject.toml:7:13", "`.x`"]),
    "name": ('name = "hello"', 'name = "-hello"', ["pyproject.toml:6:9", "-hello"]),
}
PIP, UV = Pip(False), Uv(False)
CASES = [(PIP, name) for name in MISTAKES | FOR_PIP_ONLY] + [(UV, name) for name in MISTAKES]


@pytest.fixture(scope="module")
def environment(interpreter_of_today, wheels, tmp_path_factory) -> Environment:
    """One environment for all: nothing is ever installed into it."""
    folder = tmp_path_factory.mktemp("messages") / "environment"
    environment = Environment(folder, interpreter_of_today)
    PIP.prepare(environment, wheels)
    return environment


@pytest.mark.parametrize(("front_end", "name"), CASES, ids=lambda part: str(part))
def test_mistake(front_end, name, environment, project, wheels):
    old, new, said = (MISTAKES | FOR_PIP_ONLY)[name]
    mend(project, old, new)
    before = snapshot(environment.folder), snapshot(project)
    result = front_end.install(environment, project, wheels, check=False)
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert [part for part in ["error: ", *said] if part not in output] == [], output
    assert "Traceback" not in output
    assert before == (snapshot(environment.folder), snapshot(project))


@pytest.mark.parametrize("front_end", [PIP, UV], ids=str)
def test_not_editable(front_end, environment, project, wheels):
    """An install that is not editable says what to do instead."""
    arguments = ["--no-index", "--no-build-isolation", "."]
    result = front_end._run(environment, "install", *arguments, check=False, cwd=project)
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert "pip install --editable" in output
    assert "Traceback" not in output


@pytest.mark.parametrize("front_end", [PIP, UV], ids=str)
def test_setting_for_another_backend(front_end, interpreter_of_today, project, wheels, tmp_path):
    environment = Environment(tmp_path / "environment", interpreter_of_today)
    front_end.prepare(environment, wheels)
    settings = ["--config-settings", "foo=bar", "--config-settings", "foo=baz"]
    result = front_end.install(environment, project, wheels, "--verbose", *settings)
    output = result.stdout + result.stderr
    assert "warning: " in output and "`foo`" in output


def test_every_mistake_at_once(executable, project):
    """One run names all that is wrong, each with its place."""
    for old, new, _ in (MISTAKES | FOR_PIP_ONLY).values():
        mend(project, old, new)
    result = run(executable, "check", project, check=False)
    assert result.returncode == 1
    for _, _, said in (MISTAKES | FOR_PIP_ONLY).values():
        assert said[0] in result.stderr


def mend(project: pathlib.Path, old: str, new: str):
    settings = project / "pyproject.toml"
    text = settings.read_text()
    assert text.count(old) == 1
    settings.write_text(text.replace(old, new))


@pytest.mark.parametrize(("word", "meant"), [("instal", "install"), ("metadta", "metadata")])
def test_mistyped_subcommand(word, meant, editable):
    result = editable(word, ".", check=False)
    assert result.returncode == 2
    assert f"no subcommand '{word}'. Did you mean '{meant}'?" in result.stderr
