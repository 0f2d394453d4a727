"""File systems besides that of the machine, mounted for the tests that need them."""

import contextlib
import os
import pathlib
import re
import tempfile

from environments import run

#: How to make each file system.
MAKERS = {
    "btrfs": ["mkfs.btrfs", "--quiet"],
    "ext4": ["mkfs.ext4", "-q"],
    "xfs": ["mkfs.xfs", "-q", "-m", "reflink=1"],
}


class CannotMount(Exception):
    """The reason why this machine mounts nothing."""


@contextlib.contextmanager
def mounted(kind: str, size: int = 320, options: str = ""):
    """A new file system of a kind and size in MiB, in a folder, until the end of the block."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place).resolve() / kind
        folder.mkdir()
        if kind == "tmpfs":
            _mount("-t", "tmpfs", "-o", options or f"size={size}m", "tmpfs", folder)
        else:
            image = folder.with_suffix(".image")
            image.touch()
            os.truncate(image, size << 20)
            run(*MAKERS[kind], image)
            _mount("-o", "loop", image, folder)
        try:
            yield folder
        finally:
            run("umount", "--lazy", folder)


def _mount(*arguments):
    result = run("mount", *arguments, check=False)
    if result.returncode != 0:
        raise CannotMount(f"this machine does not mount: {result.stderr.strip()}")


def extents(path: pathlib.Path) -> "list[tuple[str, str]]":
    """Where the blocks of a file lie on the disk, and what the file system says of them."""
    lines = run("filefrag", "-s", "-v", path).stdout.splitlines()
    row = re.compile(r"\s*\d+:\s+\d+\.\.\s*\d+:\s+(\d+\.\.\s*\d+):\s+\d+:(.*)")
    found = [match for match in map(row.fullmatch, lines) if match]
    return [(match[1], match[2].split(":")[-1].strip()) for match in found]


def device(path: pathlib.Path) -> str:
    number = path.stat().st_dev
    return f"{os.major(number)}:{os.minor(number)}"
