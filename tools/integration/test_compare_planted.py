"""A difference that was put there is found, whatever kind of file it is in; and no tree, however
strange, keeps a comparison from being made or passes for what it is not.
"""

import json
import os
import pathlib
import shutil

import pytest

from conftest import copy_project
from environments import Environment
from samples import write_project, write_wheel

INFO = "hello-1.0.0.dist-info"


@pytest.fixture
def project(tmp_path):
    return copy_project("hello", tmp_path / "hello")


@pytest.fixture
def theirs(project, environment, editable) -> Environment:
    """An environment in which ours is installed, for a test to change."""
    editable.install(environment, project)
    return environment


def compare(editable, project, theirs, *options, status):
    arguments = ["--against", theirs, "--python", project.parent / "environment", *options]
    result = editable("compare", project, *arguments, "--json", check=False)
    assert result.returncode == status, result.stdout + result.stderr
    return json.loads(result.stdout)


def found(answer: dict) -> "set[str]":
    """The differences that nothing excuses: file and subject."""
    return {
        f"{(file['ours'] or file['theirs'])['path'].split('/')[-1]}: {difference['subject']}"
        for file in answer["files"]
        for difference in file["differences"]
        if difference["class"] == "different"
    }


def replace(path: pathlib.Path, old: str, new: str):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


#: The file that is changed, what in it, into what, and what has to be found; the record has the
#: digest that the file had before.
CHANGES = [
    ("METADATA", "Summary: Greets", "Summary: Meets", "METADATA: Summary"),
    ("METADATA", "Hello, Ada!", "Bye, Ada!", "METADATA: description"),
    ("METADATA", "\n\n", "\nRequires-Dist: x\n\n", "METADATA: Requires-Dist"),
    ("METADATA", "Name: hello", "Name: goodbye", "METADATA: Name"),
    ("WHEEL", "Tag: py3-none-any", "Tag: cp311-none-any", "WHEEL: Tag"),
    ("entry_points.txt", "cli:main", "cli:other", "entry_points.txt: [console_scripts] hello"),
    ("direct_url.json", "true", "false", "direct_url.json: dir_info.editable"),
    ("direct_url.json", "file:///", "file:///elsewhere/", "direct_url.json: url"),
    ("licenses/LICENSE", "MIT", "BSD", "LICENSE: contents"),
    ("../hello.pth", "src", "lib", "hello.pth: sys.path"),
    ("../../../../bin/hello", "import main", "import niam", "hello: contents"),
    ("../../../../bin/hello", "hello.cli", "hello.other", "hello: object"),
    ("../../../../bin/hello", "/bin/python", "/bin/perl", "hello: interpreter"),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), CHANGES, ids=lambda part: part)
def test_planted_difference(editable, project, theirs, name, old, new, expected):
    assert found(compare(editable, project, theirs.folder, status=0)) == set()
    path = theirs.site / INFO / name
    replace(path, old, new)
    answer = compare(editable, project, theirs.folder, status=1)
    shown = os.path.relpath(path, theirs.site).replace("../../..", "")
    folder = "" if shown.startswith("/") else "site-packages/"
    assert found(answer) == {expected, f"RECORD: {folder}{shown.lstrip('/')}"}


def test_planted_mode(editable, project, theirs):
    (theirs.folder / "bin" / "hello").chmod(0o700)
    assert found(compare(editable, project, theirs.folder, status=1)) == {"hello: mode"}


def test_planted_mode_of_a_folder(editable, project, theirs):
    (theirs.site / INFO).chmod(0o700)
    assert found(compare(editable, project, theirs.folder, status=1)) == {f"{INFO}: mode"}


def test_planted_link(editable, project, theirs):
    path = theirs.site / INFO / "METADATA"
    path.rename(theirs.folder / "moved")
    path.symlink_to(theirs.folder / "moved")
    answer = compare(editable, project, theirs.folder, status=1)
    assert "METADATA: type" in found(answer)


def test_planted_file_and_missing_file(editable, project, theirs):
    (theirs.site / INFO / "licenses" / "LICENSE").unlink()
    (theirs.site / INFO / "more.txt").write_text("more\n")
    answer = compare(editable, project, theirs.folder, status=1)
    assert found(answer) == {
        "LICENSE: file",
        "more.txt: file",
        f"RECORD: site-packages/{INFO}/licenses/LICENSE",
        f"RECORD: site-packages/{INFO}/more.txt",
    }


@pytest.mark.parametrize(
    ("old", "new"), [(",sha256=", ",sha256=A"), ("hello.pth,", "hello.pth,,\r\nhello.pth,")]
)
def test_planted_row(editable, project, theirs, old, new):
    replace(theirs.site / INFO / "RECORD", old, new)
    names = found(compare(editable, project, theirs.folder, status=1))
    assert names and all(name.startswith("RECORD: ") for name in names)


def test_nothing_is_different_to_the_byte(editable, tmp_path, environment):
    """Without launch scripts no file names its environment."""
    project = write_project(tmp_path / "sample", scripts=[])
    editable.install(environment, project)
    for folder in [environment.folder, environment.site]:
        answer = compare(editable, project, folder, "--strict", status=0)
        assert answer["class"] == "same"
        assert answer["counts"]["equivalent"] == answer["counts"]["different"] == 0
        assert answer["counts"]["same"] == len(answer["files"]) == 7


def test_strict_takes_equivalent_for_different(editable, project, theirs):
    assert compare(editable, project, theirs.folder, status=0)["class"] == "equivalent"
    compare(editable, project, theirs.folder, "--strict", status=1)


def test_strange_trees(editable, project, theirs, tmp_path):
    """Loops, pipes, what is huge, binary or no text: all of it is compared, none of it followed."""
    info = theirs.site / INFO
    (info / "loop").symlink_to("loop")
    (info / "above").symlink_to("..")
    (info / "binary").write_bytes(bytes(range(256)) * 100)
    with open(info / "huge", "wb") as file:
        file.truncate(20 << 20)
    os.mkfifo(info / "pipe")
    with open(os.fsencode(info) + b"/\xff\xfe<b>", "wb") as file:
        file.write(b"\xff\xfe")
    (info / ("n" * 200)).write_text("x" * 100_000)
    (info / "METADATA").write_bytes((info / "METADATA").read_bytes()[:30])
    (info / "direct_url.json").write_text("{" * 100_000)
    (info / "entry_points.txt").write_bytes(b"[console_scripts\n\xff=")
    (theirs.folder / "bin" / "hello").write_bytes(b"#!" + b"\xff" * 70_000)
    page = tmp_path / "page.html"
    answer = compare(editable, project, theirs.folder, "--html", page, status=1)
    names = {name.split(":")[0] for name in found(answer)}
    assert {"loop", "above", "binary", "huge", "pipe", "hello", "direct_url.json"} <= names
    assert {"METADATA", "entry_points.txt", "n" * 200} <= names
    assert any(name.endswith("<b>") for name in names)
    assert "&lt;b&gt;" in page.read_text() and "<b>" not in page.read_text()


def test_record_that_leads_out_of_the_tree(editable, project, theirs, tmp_path):
    (tmp_path / "secret").write_text("secret words\n")
    with open(theirs.site / INFO / "RECORD", "a", encoding="utf-8") as file:
        file.write("../../../../secret,,\r\n/etc/hostname,,\r\n")
    answer = compare(editable, project, theirs.folder, status=1)
    assert "secret words" not in str(answer)
    assert len(found(answer)) == 2


def test_wheels(editable, tmp_path):
    """Two wheels, and a project with the wheel that it is built to."""
    one = write_wheel(tmp_path / "one", files={"sample/a.py": "1\n", "sample/b.py": "b\n"})
    two = write_wheel(tmp_path / "two", files={"sample/a.py": "2\n", "sample/c.py": "c\n"})
    options = ["--against", two, "--json"]
    assert editable("compare", two, *options, "--strict").returncode == 0
    result = editable("compare", one, *options, check=False)
    assert result.returncode == 1
    assert '"-2", "+1"' in result.stdout

    project = write_project(tmp_path / "project")
    built = editable.answer("build", project, "--out", tmp_path / "dist")
    assert editable("compare", project, "--against", built["wheel"], "--strict").returncode == 0
    shutil.rmtree(project / "src")
    assert editable("compare", project, "--against", built["wheel"], check=False).returncode == 2
