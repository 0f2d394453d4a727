"""What an installation must never lose: files of the user, of others, and of the environment."""

import json
import os

import pytest

from samples import record, wheel_entries, write_project, write_wheel


def problem(editable, environment, path, *options) -> "dict | None":
    return editable.failure("install", path, "--python", environment.python, *options)


def test_linked_package(editable, environment, tmp_path):
    """A link out of the environment is not followed: it leads to the user's sources."""
    source = write_project(tmp_path / "source") / "src" / "sample"
    before = (source / "__init__.py").read_text()
    (environment.site / "sample").symlink_to(source)
    wheel = write_wheel(tmp_path, version="2.0")
    assert problem(editable, environment, wheel)["code"] == "in-the-way"
    assert (source / "__init__.py").read_text() == before


@pytest.mark.parametrize("path", ["sample/__init__.py", "sample/data.txt"])
def test_unrecorded_file(path, editable, environment, tmp_path):
    """What no distribution has recorded is somebody's, unless it is what would be written."""
    wheel = write_wheel(tmp_path, files={"sample/data.txt": "tides\n"})
    file = environment.site / path
    file.parent.mkdir()
    file.write_text("precious\n")
    found = problem(editable, environment, wheel)
    assert found["code"] == "in-the-way" and str(file) in found["message"]
    assert file.read_text() == "precious\n"
    assert problem(editable, environment, wheel, "--overwrite") is None
    assert file.read_text() != "precious\n"


@pytest.mark.parametrize("place", ["data/bin", "scripts"])
def test_programs_of_the_environment(place, editable, environment, tmp_path):
    """`activate` belongs to nobody, and to the environment."""
    activate = environment.folder / "bin" / "activate"
    before = activate.read_text()
    wheel = write_wheel(tmp_path, files={f"sample-1.0.data/{place}/activate": "gone\n"})
    assert problem(editable, environment, wheel)["code"] == "in-the-way"
    assert activate.read_text() == before


def test_record_with_the_interpreter(editable, environment, tmp_path):
    """No record takes the interpreter along."""
    editable.install(environment, write_wheel(tmp_path))
    rows = environment.site / "sample-1.0.dist-info" / "RECORD"
    with rows.open("a") as file:
        file.write("../../../pyvenv.cfg,,\r\n../../../bin/python,,\r\n")
    answer = editable.uninstall(environment, "sample")
    assert (environment.folder / "pyvenv.cfg").exists()
    assert environment.python.exists()
    assert "outside-environment" in json.dumps(answer)


def test_file_that_became_a_folder(editable, environment, tmp_path):
    """A folder in the place of a recorded file is not what was recorded."""
    editable.install(environment, write_wheel(tmp_path, files={"sample/data": "tides\n"}))
    place = environment.site / "sample" / "data"
    place.unlink()
    place.mkdir()
    (place / "precious").write_text("")
    editable.uninstall(environment, "sample")
    assert (place / "precious").exists()


@pytest.mark.parametrize("verb", ["uninstall", "upgrade"])
def test_file_of_two(verb, editable, environment, tmp_path):
    """What another distribution has recorded, too, stays for it."""
    shared = {"shared/__init__.py": ""}
    editable.install(environment, write_wheel(tmp_path, "one", files=shared))
    editable.install(environment, write_wheel(tmp_path, "two", files=shared), "--overwrite")
    if verb == "uninstall":
        editable.uninstall(environment, "one")
    else:
        editable.install(environment, write_wheel(tmp_path, "one", version="2.0"))
    assert (environment.site / "shared" / "__init__.py").exists()


def test_two_files_for_one_place(editable, environment, tmp_path):
    """Keys of `.data` can lead to the same folder; then the record would be wrong."""
    site = environment.site.relative_to(environment.folder)
    twin = {f"sample-1.0.data/data/{site}/sample/__init__.py": "twin = True\n"}
    found = problem(editable, environment, write_wheel(tmp_path, files=twin))
    assert found["code"] == "duplicate-path"
    assert not list(environment.site.glob("sample*"))


def test_parent_of_a_link(editable, environment, tmp_path):
    """`..` after a link means one project, for what is built and for what is recorded."""
    write_project(tmp_path / "real" / "sample", version="1.0")
    write_project(tmp_path / "sample", version="2.0")
    (tmp_path / "real" / "inner").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "inner")
    path = os.fspath(tmp_path / "link") + "/../sample"
    (installed,) = editable.install(environment, path)["installed"]
    assert installed["receipt"]["version"] == "2.0"
    assert installed["receipt"]["project"] == str(tmp_path / "sample")


def test_renamed_wheel(editable, environment, tmp_path):
    """The name of a file is checked, whether its contents are known or not."""
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel)
    renamed = wheel.rename(tmp_path / "other-9-py3-none-any.whl")
    assert problem(editable, environment, renamed) is not None


def test_changed_and_dated_back(editable, environment, tmp_path):
    """A time can be set; what is stored is not believed for it."""
    wheel = write_wheel(tmp_path, files={"sample/large.py": "tide = 1\n" * 2000})
    editable.install(environment, wheel, "--link-mode", "copy")
    (stored,) = editable.cache.rglob("large.py")
    status = stored.stat()
    stored.write_text("tide = 2\n" + "tide = 1\n" * 1999)
    os.utime(stored, ns=(status.st_atime_ns, status.st_mtime_ns))
    editable.install(environment, wheel, "--link-mode", "copy", "--reinstall")
    text = (environment.site / "sample" / "large.py").read_text()
    assert text == "tide = 1\n" * 2000


def test_script_that_cannot_run(editable, environment, tmp_path):
    """A script that lost its bits is not unchanged."""
    project = write_project(tmp_path / "sample")
    editable.install(environment, project)
    script = environment.folder / "bin" / "sample"
    script.chmod(0o644)
    (again,) = editable.install(environment, project)["installed"]
    assert again["outcome"] == "installed"
    assert script.stat().st_mode & 0o111


def test_exact_mode_is_kept(editable, environment, tmp_path):
    """Links are not left where copies are asked for."""
    wheel = write_wheel(tmp_path)
    editable.install(environment, wheel, "--link-mode", "symlink")
    module = environment.site / "sample" / "__init__.py"
    assert module.is_symlink()
    editable.install(environment, wheel, "--link-mode", "copy")
    assert not module.is_symlink()


def test_metadata_of_another(editable, environment, tmp_path):
    """A record that names files of another's metadata does not take the folder."""
    editable.install(environment, write_wheel(tmp_path, "other"))
    entries = wheel_entries("sample")
    editable.install(environment, write_wheel(tmp_path, "sample"))
    info = environment.site / "sample-1.0.dist-info"
    entries["other-1.0.dist-info/extra"] = b""
    (info / "RECORD").write_bytes(record(entries, info.name))
    editable.uninstall(environment, "sample")
    assert (environment.site / "other-1.0.dist-info" / "METADATA").exists()


@pytest.mark.parametrize("becomes", ["folder", "nothing"])
def test_file_that_another_has_recorded_stays(editable, environment, tmp_path, becomes):
    """Also where the whole folder could be replaced at once."""
    other = write_wheel(tmp_path, "other", files={"shared/extra.py": "x = 1\n"})
    shared = {"shared/__init__.py": "", "shared/extra.py": "x = 1\n"}
    editable.install(environment, other)
    editable.install(environment, write_wheel(tmp_path, files=shared), "--overwrite")
    files = {"shared/__init__.py": "new = 1\n"} if becomes == "folder" else {}
    upgrade = write_wheel(tmp_path, version="2.0", files=files)
    editable.install(environment, upgrade)
    assert (environment.site / "shared" / "extra.py").read_text() == "x = 1\n"
    assert editable("doctor", "--python", environment.python).returncode == 0
