"""Runs of a program under strace, which kills it, or lets a call fail, where it changes a file."""

import collections
import dataclasses
import pathlib
import re
import shutil

from environments import run

STRACE = shutil.which("strace")

#: The calls that change what is on the disk. Of `openat` and `write` only some do.
CREATING = ["openat", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat", "write"]
CREATING += ["writev", "pwrite64", "copy_file_range", "sendfile", "ftruncate", "fallocate"]
MOVING = ["rename", "renameat", "renameat2"]
OTHER = ["unlink", "unlinkat", "rmdir", "utimensat", "chmod", "fchmod", "fchmodat", "ioctl"]
CALLS = CREATING + MOVING + OTHER


@dataclasses.dataclass(frozen=True)
class Point:
    """A call that changes something: which one of its name in its thread, from 1 on."""

    call: str
    number: int

    def __str__(self) -> str:
        return f"{self.call}:{self.number}"


def points(command, log: pathlib.Path, calls=CALLS, **options) -> "list[Point]":
    """Runs a command, and tells where it changes something, in order."""
    trace = [STRACE, "-f", "-o", log, "-e", f"trace={','.join(calls)}"]
    run(*trace, *command, **options)
    counts = collections.Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match:
            continue  # the end of a process, or of a call that was interrupted
        process, call, rest = match.groups()
        counts[process, call] += 1
        if _changes(call, rest):
            found.append(Point(call, counts[process, call]))
    return list(dict.fromkeys(found))


def _changes(call: str, rest: str) -> bool:
    if call == "openat":
        return "O_CREAT" in rest
    if call == "write":
        return not rest.startswith(("1,", "2,"))
    if call == "ioctl":
        return "FICLONE" in rest
    return True


def inject(command, point: Point, fault: str, **options):
    """Runs a command with a fault at a point: `signal=KILL` before the call, or `error=ENOSPC`."""
    # Not with `--seccomp-bpf`, under which a signal comes too late.
    trace = [STRACE, "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={point.call}"]
    rule = f"inject={point.call}:{fault}:when={point.number}"
    return run(*trace, "-e", rule, *command, check=False, **options)
