"""The code in the guides of the Swift library: all of it is shown, and does what it says."""

import re

import pytest

from environments import ROOT, Environment, run
from samples import write_project

SNIPPETS = sorted(path.stem for path in (ROOT / "Snippets").glob("*.swift"))
GUIDES = ROOT / "Sources" / "Editable" / "Editable.docc"


def test_shown():
    """Each snippet is in a guide, and each guide is named on the first page."""
    shown = set()
    first = (GUIDES / "Editable.md").read_text(encoding="utf-8")
    for guide in GUIDES.glob("*.md"):
        shown |= set(re.findall(r"editable/Snippets/(\w+)", guide.read_text(encoding="utf-8")))
        assert guide.stem == "Editable" or f"<doc:{guide.stem}>" in first
    assert shown == set(SNIPPETS)


def test_readme():
    """Each line of Swift in the README is one of a snippet."""
    known = {
        line
        for name in SNIPPETS
        for line in (ROOT / "Snippets" / f"{name}.swift").read_text(encoding="utf-8").splitlines()
    }
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall("```swift\n(.*?)```", readme, re.DOTALL)
    shown = [line for block in blocks for line in block.splitlines()]
    assert len(shown) > 4 and [line for line in shown if line not in known] == []


@pytest.fixture
def snippet(interpreter_of_today, tmp_path):
    """Runs a snippet, which `swift build` has built, in a folder as all of them suppose it."""
    write_project(tmp_path / "hello", "hello", scripts=["hello"])
    write_project(tmp_path / "lib", "lib", scripts=["lib"])
    environment = Environment(tmp_path / ".venv", interpreter_of_today)

    def call(name, *arguments) -> str:
        program = ROOT / ".build" / "debug" / name
        assert program.is_file(), "run swift build first"
        variables = {"EDITABLE_CACHE_DIR": str(tmp_path / "cache")}
        return run(program, *arguments, cwd=tmp_path, variables=variables).stdout

    call.environment, call.folder = environment, tmp_path
    return call


def test_project(snippet):
    assert snippet("CheckProject") == "hello 1.0 is valid\n"
    pyproject = snippet.folder / "hello" / "pyproject.toml"
    pyproject.write_text(pyproject.read_text().replace('"1.0"', '"1.0-final"'))
    assert "hint: write `1.0`" in snippet("CheckProject")


def test_wheels(snippet):
    name = "hello-1.0-py3-none-any.whl"
    assert snippet("BuildWheel").splitlines()[-1] == f"wrote dist/{name}"
    assert snippet("ServeHooks") == f"hello-1.0.dist-info\n{name}\n"
    assert (snippet.folder / "wheels" / name).read_bytes() == (
        snippet.folder / "dist" / name
    ).read_bytes()


def test_environments(snippet):
    installed = snippet("InstallProject").splitlines()
    assert installed[0] == "installed, in place of 0 others"
    assert sorted(installed[2:]) == ["0: hello-1.0.dist-info", "1: lib-1.0.dist-info"]
    assert snippet.environment.run("hello").stdout == "hello 1.0\n"
    assert snippet("ExamineEnvironment") == "0 mended, 0 left\n"
    compared = snippet("CompareInstallers", ".venv").splitlines()
    assert compared[-2].endswith(" equivalent") and compared[-1].startswith("{")
    listed = snippet("ListAndUninstall")
    assert f"hello 1.0: {snippet.folder / 'hello'}, current\n" in listed
    assert "removed " in listed and not (snippet.environment.site / "hello.pth").exists()
    migrated = "installed hello.egg-link\nmigrated to hello-1.0.dist-info\n"
    assert snippet("MigrateEggLinks") == migrated
    (snippet.folder / "hello" / "src" / "hello" / "__init__.py").unlink()
    (snippet.folder / "hello" / "pyproject.toml").unlink()
    assert "a person has to decide" in snippet("ExamineEnvironment")


def test_all_run():
    """Each snippet is run above."""
    text = open(__file__, encoding="utf-8").read()
    assert [name for name in SNIPPETS if f'snippet("{name}"' not in text] == []
