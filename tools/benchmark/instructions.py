"""How many instructions the program takes, which hardly depends on the machine or on what else it
does: so a change that makes it slower can be told from noise.

The counts that are expected are in `instructions.json`. Callgrind counts; it executes one thread at
a time on a processor of its own, so only calls that do all in one thread are watched.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import time

from .figures import Ratio
from .measure import ENVIRONMENT, ROOT, SETTLED, WORK, run

BASELINE = pathlib.Path(__file__).with_name("instructions.json")
#: How much more is still the same.
TOLERANCE = 1.05
PLACE = WORK / "instructions"
SITE = PLACE / "site"
OUT = f"--wheel-directory={PLACE / 'out'}"
#: The calls, and whether something has to be cached or installed before.
CALLS = {
    "start (--version)": (["--version"], False),
    "hook, cached": (["hook", "build-editable", "--result-fd=1", OUT], True),
    "hook, nothing cached": (["hook", "build-editable", "--result-fd=1", OUT], False),
    "build, nothing cached": (["build", "--out", PLACE / "out"], False),
    "build, through the argument parser": (["build", "--list", "--"], False),
    "check": (["check"], False),
    "metadata": (["metadata"], False),
    "install, nothing cached": (["install", "--quiet", "--target", SITE, "."], False),
    "install, unchanged": (["install", "--quiet", "--target", SITE, "."], True),
}


def count_all() -> "dict[str, int]":
    """The instructions of each call, by its name."""
    shutil.rmtree(PLACE, ignore_errors=True)
    run(ROOT / "tools" / "make-projects", PLACE / "project")
    return {name: count(arguments, is_warm) for name, (arguments, is_warm) in CALLS.items()}


def count(arguments: list, is_warm: bool) -> int:
    for folder in (PLACE / "cache", SITE):
        shutil.rmtree(folder, ignore_errors=True)
    command = [ENVIRONMENT / "bin" / "editable", *arguments]
    if is_warm:
        call(command)
        time.sleep(SETTLED)
        call(command)
    table = PLACE / "callgrind.out"
    options = [f"--callgrind-out-file={table}", "--quiet"]
    call(["valgrind", "--tool=callgrind", *options, *command])
    return int(re.search(r"^(?:summary|totals): (\d+)", table.read_text(), re.MULTILINE)[1])


def call(command: list) -> None:
    # No more of the environment than is needed: it is copied at every start.
    variables = {
        "PATH": "/usr/bin:/bin", "HOME": str(PLACE), "EDITABLE_CACHE_DIR": str(PLACE / "cache"),
        "SOURCE_DATE_EPOCH": "1700000000",
    }  # fmt: skip
    parts = [str(part) for part in command]
    result = subprocess.run(
        parts, cwd=PLACE / "project", env=variables, capture_output=True, text=True
    )
    if result.returncode != 0:
        sys.exit(f"error: exit code {result.returncode} of `{' '.join(parts)}`\n{result.stderr}")


def compare(counts: "dict[str, int]") -> "list[Ratio]":
    """How many times as many instructions each call takes as the baseline says."""
    known = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    missing = sorted(set(counts) ^ set(known))
    if missing:
        sys.exit(
            f"error: not both in {BASELINE} and counted: {', '.join(missing)}\n"
            "hint: `tools/bench --accept-instructions`"
        )
    return [
        Ratio(f"instructions, {name}", number / known[name], aim=TOLERANCE)
        for name, number in counts.items()
    ]


def accept(counts: "dict[str, int]") -> None:
    """Makes what was counted the baseline."""
    BASELINE.write_text(json.dumps(counts, indent=2) + "\n")
