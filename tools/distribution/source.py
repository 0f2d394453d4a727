"""The source distribution (PEP 517, PEP 643).

It holds everything that is tracked, the versions that `swift build` chose, and the metadata.
"""

import gzip
import io
import os
import pathlib
import subprocess
import tarfile

from . import ROOT, output, program

#: What is made here, or by tools that work here; only asked about where git does not tell.
MADE = {".git", "dist", "__pycache__", "PKG-INFO"}


def write(folder: pathlib.Path, executable: "pathlib.Path | str | None") -> pathlib.Path:
    """Writes the archive, the same bytes for the same files. The answer is its path.

    `executable` is asked for the metadata, which an unpacked source distribution has already.
    """
    name = f"editable-{program.version()}"
    path = folder / f"{name}.tar.gz"
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    seconds = int(os.environ.get("SOURCE_DATE_EPOCH", 0))
    try:
        with temporary.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=seconds) as small:
            with tarfile.open(fileobj=small, mode="w", format=tarfile.PAX_FORMAT) as archive:
                for member in _files():
                    content = (ROOT / member).read_bytes()
                    mode = 0o755 if os.access(ROOT / member, os.X_OK) else 0o644
                    _add(archive, f"{name}/{member}", content, mode, seconds)
                _add(archive, f"{name}/PKG-INFO", _metadata(executable), 0o644, seconds)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _add(archive, name: str, content: bytes, mode: int, seconds: int) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(content), mode, seconds
    archive.addfile(member, io.BytesIO(content))


def _files() -> "list[str]":
    """The files of the project, by their paths in it."""
    if (ROOT / ".git").exists():
        listing = subprocess.run(
            ["git", "-C", str(ROOT), "ls-files", "-z"], stdout=subprocess.PIPE, check=True
        )
        names = ["Package.resolved", *os.fsdecode(listing.stdout).split("\0")[:-1]]
    else:
        paths = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        names = [
            str(path)
            for path in paths
            if not MADE & set(path.parts) and not path.parts[0].startswith(".build")
        ]
    return sorted(name for name in names if (ROOT / name).is_file())


def _metadata(executable: "pathlib.Path | str | None") -> bytes:
    if executable is None:
        return (ROOT / "PKG-INFO").read_bytes()
    return output(executable, "metadata", ROOT).encode()
