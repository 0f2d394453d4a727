"""Small projects and wheels that tests make as they need them."""

import base64
import hashlib
import json
import pathlib
import zipfile

MODULE = "version = {!r}\n\n\ndef main():\n    print({!r}, version)\n"


def write_project(
    folder: pathlib.Path, name="sample", version="1.0", scripts=("sample",), project="", rest=""
) -> pathlib.Path:
    """Makes or changes a project with one package, whose scripts print its name and version.

    `project` and `rest` are lines for the table `[project]`, and for behind it.
    """
    module = name.lower().replace("-", "_").replace(".", "_")
    package = folder / "src" / module
    package.mkdir(parents=True, exist_ok=True)
    (package / "__init__.py").write_text(MODULE.format(version, name))
    lines = ["[build-system]", 'requires = ["editable"]', 'build-backend = "editable"', "[project]"]
    lines += [f"name = {json.dumps(name)}", f"version = {json.dumps(version)}", project]
    lines += ["[project.scripts]", *(f'{script} = "{module}:main"' for script in scripts), rest]
    (folder / "pyproject.toml").write_text("\n".join(lines) + "\n")
    return folder


def wheel_entries(
    name="sample", version="1.0", files=None, scripts=(), requires=(), tag="py3-none-any"
) -> "dict[str, bytes]":
    """What a wheel holds besides RECORD: a package of its name, and `files`."""
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {requirement}\n" for requirement in requires)
    info = f"{name}-{version}.dist-info"
    pure = "true" if tag.endswith("-any") else "false"
    entries = {
        f"{name}/__init__.py": MODULE.format(version, name),
        **(files or {}),
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\n"
        f"Root-Is-Purelib: {pure}\nTag: {tag}\n",
    }
    if scripts:
        lines = [f"{script} = {name}:main" for script in scripts]
        entries[f"{info}/entry_points.txt"] = "\n".join(["[console_scripts]", *lines, ""])
    return {path: text if type(text) is bytes else text.encode() for path, text in entries.items()}


def record(entries: "dict[str, bytes]", info: str) -> bytes:
    """The RECORD of entries."""
    rows = [
        f"{path},sha256={urlsafe(hashlib.sha256(content).digest())},{len(content)}"
        for path, content in entries.items()
    ]
    return "\n".join([*rows, f"{info}/RECORD,,", ""]).encode()


def urlsafe(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def write_wheel(
    folder: pathlib.Path, name="sample", version="1.0", tag="py3-none-any", **options
) -> pathlib.Path:
    """Makes a wheel that follows the standard."""
    entries = wheel_entries(name, version, tag=tag, **options)
    info = f"{name}-{version}.dist-info"
    entries[f"{info}/RECORD"] = record(entries, info)
    return pack(folder / f"{name}-{version}-{tag}.whl", entries.items())


def pack(path: pathlib.Path, entries) -> pathlib.Path:
    """Makes an archive of names, or `ZipInfo`s, and contents."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path
