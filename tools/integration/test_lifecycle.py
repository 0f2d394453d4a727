"""From install to uninstall, with every Python of this machine and every front end."""

import os

import pytest

from conftest import INTERPRETERS, copy_project
from environments import Environment, run, snapshot
from front_ends import FRONT_ENDS, Pip, Uv

INSTALLED = [
    "bin/hello",
    "hello-1.0.0.dist-info/METADATA",
    "hello-1.0.0.dist-info/RECORD",
    "hello-1.0.0.dist-info/WHEEL",
    "hello-1.0.0.dist-info/entry_points.txt",
    "hello-1.0.0.dist-info/licenses/LICENSE",
    "hello.pth",
]


def test_every_python_is_there():
    """What CI runs on has the Pythons that matter, so that no test is left out unseen."""
    found = {interpreter.minor for interpreter in INTERPRETERS}
    assert found
    if os.environ.get("CI") == "true":
        assert found >= {"3.9", "3.11", "3.12", "3.13"}


@pytest.mark.parametrize("front_end", FRONT_ENDS, ids=str)
def test_install_edit_uninstall(interpreter, front_end, project, wheels, tmp_path):
    """An edit is live at once, and after uninstalling nothing is left."""
    environment = Environment(tmp_path / "environment", interpreter)
    front_end.prepare(environment, wheels)
    before = snapshot(environment.folder), snapshot(project)

    front_end.install(environment, project, wheels)
    assert greetings(environment) == ["Hello, Ada!", "Hello, Ada!"]
    assert before[1] == snapshot(project), "the source tree was written to"

    module = project / "src" / "hello" / "__init__.py"
    original = module.read_bytes()
    module.write_bytes(original.replace(b"Hello", b"Welcome"))
    assert greetings(environment) == ["Welcome, Ada!", "Welcome, Ada!"]
    module.write_bytes(original)

    files = front_end.files(environment, "hello")
    assert [path for path in INSTALLED if path not in files] == []
    front_end.check(environment)
    if str(front_end) != "build":
        assert str(project) in front_end.packages(environment)

    front_end.uninstall(environment, "hello")
    assert before == (snapshot(environment.folder), snapshot(project))


def greetings(environment) -> "list[str]":
    """The project's answer to an import in a new process, and that of its script."""
    program = "import hello; print(hello.greeting('Ada'))"
    answers = [environment.run("python", "-c", program), environment.run("hello", "Ada")]
    return [answer.stdout.strip() for answer in answers]


@pytest.mark.parametrize("front_end", [Pip(False), Uv(False)], ids=str)
@pytest.mark.parametrize("name", ["späte Ökologie", "日本 語", "100% 'quoted' #1", "-dash"])
def test_unusual_folder(interpreter_of_today, front_end, name, wheels, tmp_path):
    """Spaces, quotes and letters of any script may stand in the path of a project."""
    environment = Environment(tmp_path / "environment", interpreter_of_today)
    front_end.prepare(environment, wheels)
    front_end.install(environment, copy_project("hello", tmp_path / name), wheels)
    assert greetings(environment) == ["Hello, Ada!", "Hello, Ada!"]


def test_install_again(interpreter_of_today, project, wheels, tmp_path):
    """A new version takes the place of the old one: one `.pth` and one `.dist-info` remain."""
    environment = Environment(tmp_path / "environment", interpreter_of_today)
    pip = Pip(False)
    pip.prepare(environment, wheels)
    pip.install(environment, project, wheels)
    settings = project / "pyproject.toml"
    settings.write_text(settings.read_text().replace('"1.0.0"', '"1.1.0"'))
    pip.install(environment, project, wheels)
    names = [path.name for path in environment.folder.rglob("hello*") if path.parent.name != "bin"]
    assert sorted(names) == ["hello-1.1.0.dist-info", "hello.pth"]


def test_command_of_the_package(interpreter, wheels, tmp_path):
    """An environment with our package has the command `editable`, and `python -m editable`."""
    environment = Environment(tmp_path / "environment", interpreter)
    environment.add("editable", wheels.ours)
    version = environment.run("editable", "--version").stdout
    assert version.startswith("editable ")
    assert environment.run("python", "-m", "editable", "--version").stdout == version
    assert environment.run("editable", "no-such-verb", check=False).returncode == 2
    assert run(environment.python, "-I", "-c", "import editable").stderr == ""
