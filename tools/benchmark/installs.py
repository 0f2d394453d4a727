"""The speed of installations, beside that of uv.

Every command starts from a state that is made anew: a copy of an empty environment, with or without
what was installed before, and a cache that is empty or warm.
"""

import base64
import hashlib
import itertools
import pathlib
import shutil
import subprocess
import time
import zipfile

from .measure import ENVIRONMENT, JUDGES, ROOT, WORK, Ratio, Ratios, Subject, run

PLACE = WORK / "installs"
TARGET = PLACE / "environment"
PYTHON = TARGET / "bin" / "python"
STATES = {
    # The state: whether the cache is warm, whether all is installed already.
    "cold": (False, False),
    "warm": (True, False),
    "unchanged": (True, True),
}
COUNTS = [1, 10, 100, 1000]
MODES = ["auto", "clone", "hardlink", "symlink", "copy"]
NUMBERS = itertools.count()
# How long files are left alone before they count as unchanged, in seconds.
SETTLED = 3
# Where the environment comes from that is used now, if it is one that is kept.
LENT = []
# Wheels of 2,000 modules: larger than a block of most file systems, and smaller.
LARGE_WHEEL = "tide_modules-1.0-py3-none-any.whl"
SMALL_WHEEL = "tide_notes-1.0-py3-none-any.whl"
LINES = {LARGE_WHEEL: 130, SMALL_WHEEL: 40}


def groups(smoke: bool) -> "list[tuple[list[Subject], int]]":
    """The subjects that are interleaved, and by how much fewer their rounds are."""
    counts = COUNTS[:2] if smoke else COUNTS
    make_inputs(max(counts))
    return [
        *((projects(count), {1: 1, 10: 2, 100: 8, 1000: 16}[count]) for count in counts),
        (wheels(), 4),
    ]


# What is installed


def make_inputs(count: int) -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    run(JUDGES / "python", "-m", "venv", "--without-pip", PLACE / "empty")
    # The environment has one path in all states, since its files name it.
    for path in (PLACE / "empty").glob("bin/[aA]ctivate*"):
        path.unlink()
    for backend in ("editable", "uv_build"):
        make = [ROOT / "tools" / "make-projects", "--backend", backend, "--count", count]
        run(*make, PLACE / backend)
    for name in LINES:
        make_wheel(PLACE / name)


def make_wheel(path: pathlib.Path) -> None:
    """Writes a wheel of 2,000 modules."""
    module = path.name.split("-")[0]
    files = {
        f"{module}/harbor{number // 50:03}/station{number % 50:02}.py": (
            f"def level(hour):\n    return (hour + {number}) % 12\n" * LINES[path.name]
        )
        for number in range(2000)
    }
    info = f"{module}-1.0.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.4\nName: {module}\nVersion: 1.0\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=")
        rows.append(f"{name},sha256={digest.decode()},{len(text)}\n")
    files[f"{info}/RECORD"] = "".join(rows) + f"{info}/RECORD,,\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)


# How it is installed


def projects(count: int) -> "list[Subject]":
    ours = [PLACE / "editable" / f"project-{number:04}" for number in range(count)]
    theirs = [PLACE / "uv_build" / f"project-{number:04}" for number in range(count)]
    lines = PLACE / f"requirements-{count}.txt"
    lines.write_text("".join(f"-e {path}\n" for path in theirs))
    uv = [JUDGES / "uv", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    commands = {
        "editable install": [program(), "install", "--quiet", *ours],
        "uv pip install -r": [*uv, "-r", lines],
    }
    if count == 1:
        commands["uv pip install -e"] = [*uv, "-e", theirs[0]]
    return [
        subject(name, f"{state}, {count}", command, state)
        for state in STATES
        for name, command in commands.items()
    ]


def wheels() -> "list[Subject]":
    uv = [JUDGES / "uv", "pip", "install", "--quiet", "--no-deps"]
    subjects = []
    for mode in MODES:
        ours = [program(), "install", "--quiet", "--link-mode", chain(mode), PLACE / LARGE_WHEEL]
        subjects.append(subject("editable install, wheel", mode, ours, "warm"))
        if mode != "auto":
            theirs = [*uv, "--link-mode", mode, PLACE / LARGE_WHEEL]
            subjects.append(subject("uv pip install, wheel", mode, theirs, "warm"))
    for mode in ("auto", "hardlink"):
        command = [program(), "install", "--quiet", "--link-mode", mode, PLACE / SMALL_WHEEL]
        subjects.append(subject("editable install, small files", mode, command, "warm"))
    return subjects


def chain(mode: str) -> str:
    """Where a file system cannot clone, both go on to the next mode."""
    return "clone,hardlink,copy" if mode == "clone" else mode


def program() -> pathlib.Path:
    return ENVIRONMENT / "bin" / "editable"


def subject(name: str, variant: str, command: list, state: str) -> Subject:
    cache = PLACE / "caches" / f"{name}-{variant}".replace(" ", "-").replace(",", "")
    variables = {
        "VIRTUAL_ENV": str(TARGET),
        "EDITABLE_CACHE_DIR": str(cache),
        "UV_CACHE_DIR": str(cache),
        "UV_OFFLINE": "1",
    }
    kept = cache.with_suffix(".environment")
    is_warm, is_installed = STATES[state]

    def prepare() -> None:
        put_away(TARGET)
        if not is_warm:
            discard(cache)
        elif not cache.exists():
            copy(PLACE / "empty", TARGET)
            install(command, variables)
            # Files count as unchanged by their times once those are some seconds old.
            time.sleep(SETTLED if is_installed else 0)
            install(command, variables)
            TARGET.rename(kept)
        if is_installed:
            kept.rename(TARGET)
            LENT.append(kept)
        else:
            copy(PLACE / "empty", TARGET)

    return Subject(name, variant, command, PLACE, prepare=prepare, variables=variables)


def put_away(folder: pathlib.Path) -> None:
    """Makes room for another environment; one that is used again goes back as it is.

    A copy of it would be other files, which have to be read once to be known.
    """
    if LENT:
        folder.rename(LENT.pop())
    else:
        discard(folder)


def discard(folder: pathlib.Path) -> None:
    """Moves a folder out of the way; it is deleted with all the rest when the next bench begins.

    Some file systems make files more slowly for a while after many were deleted.
    """
    if folder.exists():
        trash = PLACE / "trash"
        trash.mkdir(exist_ok=True)
        folder.rename(trash / str(next(NUMBERS)))


def copy(source: pathlib.Path, destination: pathlib.Path) -> None:
    subprocess.run(["cp", "-a", source, destination], check=True)


def install(command: list, variables: "dict[str, str]") -> None:
    path = f"{ENVIRONMENT / 'bin'}:/usr/bin:/bin"
    environment = {"PATH": path, "HOME": str(PLACE), **variables}
    subprocess.run([str(part) for part in command], env=environment, check=True)


# What is said about it


def compare(subjects: "list[Subject]") -> "list[Ratio]":
    ours, theirs, single = "editable install", "uv pip install -r", "uv pip install -e"
    ratios_of = Ratios(subjects)
    ratio, known = ratios_of.ratio, ratios_of.subjects
    ratios = []
    for state, peer, peer_state, aim in [
        ("warm", theirs, "unchanged", 0.15),
        ("warm", single, "warm", 0.04),
        ("cold", single, "cold", None),
        ("unchanged", theirs, "unchanged", None),
    ]:
        name = f"one project, {state} / {peer}, {peer_state}"
        ratios.append(ratio(name, (ours, f"{state}, 1"), (peer, f"{peer_state}, 1"), aim))
    for count in COUNTS[1:]:
        for state, aim in [("cold", 0.1), ("warm", None), ("unchanged", 0.6)]:
            if (ours, f"{state}, {count}") in known:
                name = f"{count} projects, {state} / uv"
                aim = aim if count == 1000 else None
                variant = f"{state}, {count}"
                ratios.append(ratio(name, (ours, variant), (theirs, variant), aim))
    if (ours, "cold, 1000") in known:
        for state in STATES:
            times = [known[ours, f"{state}, {count}"].milliseconds for count in (1000, 10)]
            name = f"time for each of 1,000 / of 10, {state}"
            ratios.append(Ratio(name, times[0] / 1000 / (times[1] / 10)))
    for mode in MODES[1:]:
        names = ("editable install, wheel", "uv pip install, wheel")
        ratios.append(ratio(f"2,000-file wheel, {mode} / uv", *((n, mode) for n in names), 0.8))
    small = "editable install, small files"
    name = "2,000 files of a block, copied / linked"
    ratios.append(ratio(name, (small, "auto"), (small, "hardlink")))
    return ratios
