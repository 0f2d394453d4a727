"""What is installed already is found by the stamps of its files, and by nothing less than them."""

import os
import pathlib
import re
import shutil
import time

import pytest

from environments import run
from samples import write_project, write_wheel
from tracing import STRACE

#: How long files have to be left alone until their stamps count, in seconds.
SETTLED = 2.1


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "sample")


@pytest.fixture
def known(editable, environment, project):
    """An environment of which the cache knows the stamps."""
    editable.install(environment, project)
    time.sleep(SETTLED)
    assert outcome(editable, environment, project) == "unchanged"
    return environment


def outcome(editable, environment, *arguments) -> str:
    (report,) = editable.install(environment, *arguments)["installed"]
    return report["outcome"]


def reads(editable, environment, project, tmp_path) -> "list[str]":
    """The files of the environment's site-packages that an unchanged installation opens."""
    log = tmp_path / "trace"
    command = [editable.executable, "install", project, "--python", environment.python]
    variables = {"EDITABLE_CACHE_DIR": str(editable.cache)}
    run(STRACE, "-f", "-o", log, "-e", "trace=openat", *command, variables=variables)
    opened = re.findall(r'openat\(AT_FDCWD, "([^"]*)"', log.read_text())
    return [path for path in opened if path.startswith(f"{environment.site}/")]


def test_reads_nothing(editable, known, project, tmp_path):
    assert reads(editable, known, project, tmp_path) == []


def append(path: pathlib.Path):
    """Changes a file, with the time that it had."""
    status = path.stat()
    path.write_bytes(path.read_bytes() + b" ")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def replace(path: pathlib.Path):
    status = path.stat()
    shutil.copy(path, path.with_name("copy"))
    path.with_name("copy").write_bytes(path.read_bytes().replace(b"s", b"z"))
    os.utime(path.with_name("copy"), ns=(status.st_atime_ns, status.st_mtime_ns))
    os.replace(path.with_name("copy"), path)


FILES = ["sample.pth", "sample-1.0.dist-info/METADATA", "sample-1.0.dist-info/RECORD"]
FILES += ["sample-1.0.dist-info/direct_url.json", "../../../bin/sample"]
DAMAGES = {"removed": os.unlink, "appended": append, "replaced": replace}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_noticed(editable, known, project, name, damage):
    path = known.site / name
    before = path.read_bytes()
    DAMAGES[damage](path)
    assert outcome(editable, known, project) == "installed"
    assert path.read_bytes() == before
    assert outcome(editable, known, project) == "unchanged"


def test_second_distribution_is_noticed(editable, known, project):
    old = known.site / "sample-1.0.dist-info"
    shutil.copytree(old, known.site / "Sample-0.9.dist-info")
    assert outcome(editable, known, project) == "installed"
    assert [path.name for path in known.site.glob("*.dist-info")] == [old.name]


def test_other_wishes_are_noticed(editable, known, project, tmp_path):
    assert outcome(editable, known, project, "--relative") == "installed"
    assert outcome(editable, known, project, "--link-mode", "symlink") == "installed"
    (tmp_path / "link").symlink_to(project)
    assert outcome(editable, known, tmp_path / "link") == "installed"


def test_copies_of_environments_are_read(editable, known, project, tmp_path):
    """Files of the same bytes and times that are others are looked at."""
    kept = known.folder.with_name("kept")
    known.folder.rename(kept)
    shutil.copytree(kept, known.folder, symlinks=True)
    assert reads(editable, known, project, tmp_path) != []
    assert outcome(editable, known, project) == "unchanged"


def test_links_are_followed(editable, environment, project):
    """What symbolic links lead to may be damaged without a change of the links."""
    editable.install(environment, project, "--link-mode", "symlink")
    time.sleep(SETTLED)
    mode = ["--link-mode", "symlink"]
    assert outcome(editable, environment, project, *mode) == "unchanged"
    metadata = environment.site / "sample-1.0.dist-info" / "METADATA"
    metadata.resolve().write_text("damaged")
    assert outcome(editable, environment, project, *mode) == "installed"
    assert "Name: sample" in metadata.read_text()


@pytest.mark.parametrize("mode", ["copy", "hardlink"])
def test_wheels(editable, environment, tmp_path, mode):
    wheel = write_wheel(tmp_path, files={"sample/large.py": "tide = 1\n" * 2000})
    editable.install(environment, wheel, "--link-mode", mode)
    time.sleep(SETTLED)
    for _ in range(2):
        assert outcome(editable, environment, wheel, "--link-mode", mode) == "unchanged"
    (environment.site / "sample" / "large.py").unlink()
    assert outcome(editable, environment, wheel, "--link-mode", mode) == "installed"


def test_bytecode_that_was_asked_for(editable, environment, tmp_path):
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel, "--compile")
    shutil.rmtree(environment.site / "sample" / "__pycache__")
    (again,) = editable.install(environment, wheel, "--compile")["installed"]
    assert again["outcome"] == "installed"
    assert list((environment.site / "sample" / "__pycache__").glob("*.pyc"))
    (again,) = editable.install(environment, wheel, "--compile")["installed"]
    assert again["outcome"] == "unchanged"
