"""Wheels that are refused: whoever installs them must not come to harm."""

import stat
import struct
import zipfile

import pytest

from environments import snapshot
from program import identities, leftovers
from samples import pack, record, wheel_entries

INFO = "sample-1.0.dist-info"
NAME = "sample-1.0-py3-none-any.whl"
OTHER = "sample-2.0-py3-none-any.whl"


def entries(files=None, **options) -> "dict[str, bytes]":
    found = wheel_entries(files=files, **options)
    found[f"{INFO}/RECORD"] = record(found, INFO)
    return found


def unlisted() -> "dict[str, bytes]":
    return {**entries(), "sample/unlisted.py": b"evil = 1\n"}


def changed(path: str, content: bytes) -> "dict[str, bytes]":
    """A wheel with a file that is not the one that RECORD tells."""
    return {**entries(), path: content}


def without(path: str) -> "dict[str, bytes]":
    return {name: content for name, content in entries().items() if name != path}


def link(target: str) -> "list[tuple]":
    """A wheel with an entry that is a symbolic link."""
    info = zipfile.ZipInfo("sample/link.py")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    members = entries(files={"sample/link.py": target})
    return [(info if name == info.filename else name, text) for name, text in members.items()]


def twice(other: str) -> "list[tuple]":
    """A wheel with two entries of one name, or of names that some disks take for one."""
    members = list(entries(files={other: "twice = 1\n"}).items())
    return [("sample/__init__.py", b"first = 1\n"), *members]


def requires(text: str) -> "dict[str, bytes]":
    members = wheel_entries()
    file = f"{INFO}/WHEEL"
    members[file] = members[file].replace(b"Wheel-Version: 1.0", text.encode())
    members[f"{INFO}/RECORD"] = record(members, INFO)
    return members


def data(path: str, content="data") -> "dict[str, bytes]":
    return entries(files={f"sample-1.0.data/{path}": content})


def script(line: str) -> "dict[str, bytes]":
    members = wheel_entries()
    members[f"{INFO}/entry_points.txt"] = f"[console_scripts]\n{line}\n".encode()
    members[f"{INFO}/RECORD"] = record(members, INFO)
    return members


HOSTILE = {
    "dots": entries(files={"../evil.py": "evil = 1\n"}),
    "dots within": entries(files={"sample/../../evil.py": "evil = 1\n"}),
    "dots of data": data("data/../../../evil"),
    "absolute": entries(files={"/tmp/evil.py": "evil = 1\n"}),
    "backslash": entries(files={"..\\evil.py": "evil = 1\n"}),
    "drive": entries(files={"C:/evil.py": "evil = 1\n"}),
    "link": link("/etc/passwd"),
    "link inside": link("__init__.py"),
    "same name": twice("sample/more.py"),
    "file and folder": entries(files={"sample/x": "", "sample/x/y": ""}),
    "bad hash": changed("sample/__init__.py", b"evil = 1\n"),
    "bad hash of METADATA": changed(f"{INFO}/METADATA", b"Name: evil\n"),
    "bad size": changed("sample/__init__.py", b""),
    "unlisted": unlisted(),
    "listed and missing": without("sample/__init__.py"),
    "no RECORD": without(f"{INFO}/RECORD"),
    "no METADATA": {name: text for name, text in entries().items() if "METADATA" not in name},
    "no WHEEL": {name: text for name, text in entries().items() if "WHEEL" not in name},
    "weak hash": changed(
        f"{INFO}/RECORD", entries()[f"{INFO}/RECORD"].replace(b"sha256=", b"md5=")
    ),
    "unknown key of data": data("evil/x"),
    "script in a folder": data("scripts/../evil"),
    "interpreter": data("scripts/python", "#!python\n"),
    "interpreter by version": data("scripts/python3", "#!python\n"),
    "interpreter as entry point": script("python = sample:main"),
    "entry point outside": script("../evil = sample:main"),
    "entry point absolute": script("/tmp/evil = sample:main"),
    "entry point with code": script("evil = sample:main\\nimport os"),
    "future": requires("Wheel-Version: 2.0"),
    "other name": {name.replace(INFO, "evil-1.0.dist-info"): t for name, t in entries().items()},
    "other INSTALLER": entries(files={f"{INFO}/INSTALLER": "evil\n"}),
    "metadata of others": entries(files={"other-1.0.dist-info/METADATA": "Name: other\n"}),
}
#: Those that pip takes, and that do no harm if we do: what is wrong with them is told at least.
TOLERATED = {"other INSTALLER", "metadata of others", "drive"}


def refuse(editable, environment, wheel, case):
    before = identities(environment.folder)
    around = snapshot(wheel.parent.parent)
    result = editable("install", wheel, "--python", environment.python, check=False)
    if result.returncode == 0 and case in TOLERATED:
        return
    assert result.returncode == 1, result.stdout
    assert result.stderr.count("error: ") == 1 and str(wheel.name) in result.stderr, result.stderr
    after = identities(environment.folder)
    assert {path for path in after if after[path][0] != before.get(path, [0])[0]} == set()
    assert leftovers(environment.folder) == [] and not list(editable.cache.rglob("*evil*"))
    now = snapshot(wheel.parent.parent)
    assert {path for path in now.keys() - around.keys() if not path.startswith("cache")} == set()
    assert list(editable.cache.glob("wheels-*/*")) == []


@pytest.mark.parametrize("case", HOSTILE)
def test_refused(editable, environment, tmp_path, case):
    members = HOSTILE[case]
    members = members.items() if isinstance(members, dict) else members
    refuse(editable, environment, pack(tmp_path / "wheels" / NAME, members), case)


@pytest.mark.parametrize("case", ["name", "size", "checksum", "cut", "text", "empty"])
def test_damaged_archive(editable, environment, tmp_path, case):
    """Local headers and the central directory that disagree, and what is no archive."""
    wheel = pack(tmp_path / "wheels" / NAME, entries().items())
    content = bytearray(wheel.read_bytes())
    if case == "name":
        content[content.index(b"sample/__init__.py")] = ord("S")
    elif case == "size":
        struct.pack_into("<I", content, 22, 1)
    elif case == "checksum":
        struct.pack_into("<I", content, 14, 1)
    others = {"cut": content[:-30], "text": b"no archive", "empty": b""}
    wheel.write_bytes(others.get(case, content))
    refuse(editable, environment, wheel, case)


@pytest.mark.parametrize("name", ["sample.whl", "other-1.0-py3-none-any.whl", OTHER, "a b-1-x.whl"])
def test_name_of_the_file(editable, environment, tmp_path, name):
    refuse(editable, environment, pack(tmp_path / "wheels" / name, entries().items()), name)


def test_bomb(editable, environment, tmp_path):
    """A file that is larger than it says, a thousand times as large as its archive."""
    members = entries(files={"sample/big.py": bytes(100 << 20)})
    wheel = pack(tmp_path / "wheels" / NAME, members.items())
    content = bytearray(wheel.read_bytes())
    for signature, place in [(b"PK\3\4", 22), (b"PK\1\2", 24)]:
        position = 0
        while (position := content.find(signature, position)) >= 0:
            header = content[position : position + 80]
            if b"sample/big.py" in header:
                struct.pack_into("<I", content, position + place, 1000)
            position += 4
    wheel.write_bytes(content)
    refuse(editable, environment, wheel, "bomb")


def test_wheel_for_another_python(editable, environment, tmp_path):
    """Tags that this interpreter does not take: refused, or said."""
    members = wheel_entries(tag="cp27-cp27m-win32")
    members[f"{INFO}/RECORD"] = record(members, INFO)
    wheel = pack(tmp_path / "wheels" / "sample-1.0-cp27-cp27m-win32.whl", members.items())
    result = editable("install", wheel, "--python", environment.python, check=False)
    assert "cp27-cp27m-win32" in result.stderr
