"""What `--help` says: of every subcommand, with examples that do what they say."""

import shutil

import pytest

from commands import HEADING, commands
from environments import ROOT, run
from samples import write_project, write_wheel

#: What `--help` takes for the width of a terminal that it does not know.
WIDTH = 80


@pytest.fixture(scope="session")
def described(executable):
    return commands(executable)


def test_subcommands(described):
    """Those of the README, and those that only programs call."""
    shown = {command.name for command in described if command.is_shown}
    assert {"editable", "editable install", "editable cache prune"} < shown
    assert "editable completions" in shown
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in shown if f"| `{' '.join(name.split()[:2])}" not in table]
    assert not missing
    hidden = {command.name for command in described} - shown
    assert hidden == {"editable hook", "editable pack"}


def test_texts(described):
    """Each has a sentence that says what it does, and so has each of its options."""
    for command in described:
        assert command.abstract.endswith("."), command.name
        for argument in command.arguments:
            assert argument.get("abstract", "").endswith("."), (command.name, argument)


def test_examples(described):
    """Each has one at least, about itself, with options that it has."""
    by_path = {command.path: command for command in described}
    for command in described:
        assert command.examples, f"{command.name} has no example"
        for example in command.examples:
            assert example.words[: len(command.path)] == list(command.path), example
            depth = max(n for n in range(1, 4) if tuple(example.words[:n]) in by_path)
            if example.words[1] != "help":
                called = by_path[tuple(example.words[:depth])]
                used = {word for word in example.words if word.startswith("-")}
                assert used <= called.options, example


def test_shown(described, editable):
    """The examples are shown last, before the usage, and no line of them is broken."""
    for command in described:
        text = editable(*command.path[1:], "--help").stdout
        examples, usage, _ = text.partition(HEADING)[2].partition("\n\nUSAGE: ")
        assert usage, command.name
        assert examples.splitlines() == [example.line for example in command.examples]
        assert all(len(line) <= WIDTH for line in examples.splitlines())


class TestTrueWhenTyped:
    """Every example works where there is what it names; in the order in which they are shown."""

    @pytest.fixture
    def home(self, executable, environment, tmp_path):
        """A folder as the examples suppose it, in a home of its own."""
        home = tmp_path / "home"
        for name, place in [("demo", "here"), ("app", "here/app"), ("lib", "lib")]:
            write_project(home / place, name, scripts=[name])
        write_project(home / "here" / "lib", "lib", project='dependencies = ["app"]')
        write_wheel(home / "here", "x")
        (home / "here" / "tree").mkdir()
        (home / "here" / "tree" / "more.py").write_text("")
        environment.folder.rename(home / "here" / ".venv")
        (home / "programs").mkdir()
        shutil.copy(executable, home / "programs" / "editable")
        return home

    #: What has to be done before a command's examples work.
    BEFORE = {
        "editable uninstall": "editable install . app lib",
        "editable migrate": "editable install --egg-link .",
        "editable cache dir": "editable install .",
    }
    #: What has to be done after each of them.
    AFTER = {"editable migrate": "editable uninstall demo"}

    def test_all(self, described, home):
        variables = {"HOME": str(home), "SHELL": "/bin/bash", "TMPDIR": str(home)}
        variables["PATH"] = f"{home / 'programs'}:/usr/bin:/bin"

        def bash(line):
            run("bash", "-c", line, cwd=home / "here", variables=variables)

        for command in described:
            if command.path[-1] == "compare":
                continue  # takes build backends: see test_compare.py
            for example in command.examples:
                bash(self.BEFORE.get(command.name, "true"))
                bash(example.command.replace("/tmp", str(home)))
                bash(self.AFTER.get(command.name, "true"))
