"""How a release is made: the library and the executable, the wheel around it, and the sources."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def fail(message: str, hint: str = ""):
    """Ends the process with a message instead of a traceback."""
    sys.exit(f"error: {message}" + (f"\nhint: {hint}" if hint else ""))


def say(text: str) -> None:
    """Tells of progress: the standard output is for paths."""
    print(text, file=sys.stderr, flush=True)


def run(*command, **options) -> None:
    """Runs a command whose output is progress."""
    parts = [str(part) for part in command]
    try:
        code = subprocess.run(parts, stdout=sys.stderr, **options).returncode
    except FileNotFoundError:
        fail(f"`{parts[0]}` is not installed", "run `tools/setup --release`")
    if code != 0:
        fail(f"`{' '.join(parts)}` ended with exit code {code}")


def output(*command, **options) -> str:
    """What a command prints."""
    parts = [str(part) for part in command]
    return subprocess.run(parts, stdout=subprocess.PIPE, check=True, text=True, **options).stdout
