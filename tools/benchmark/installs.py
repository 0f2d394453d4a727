"""The speed of installations, beside that of uv.

Every command starts from a state that is made anew: a copy of an empty environment, with or without
what was installed before, and a cache that is empty or warm.
"""

import base64
import hashlib
import itertools
import pathlib
import re
import subprocess
import time
import zipfile

from .figures import Ratio, Ratios
from .measure import ENVIRONMENT, JUDGES, ROOT, SETTLED, WORK, Subject, count_calls, measure, run

PLACE = WORK / "installs"
TARGET = PLACE / "environment"
#: The states that a command starts from: whether the cache is warm, whether all is installed
#: already, and whether one of the projects is another one then.
STATES = {
    "cold": (False, False, False),
    "warm": (True, False, False),
    "unchanged": (True, True, False),
    "one changed": (True, True, True),
}
#: How many projects, and how many rounds of 50 that is worth.
COUNTS = {1: 50, 10: 25, 100: 11, 1000: 7}
OURS, THEIRS, THEIR_SINGLE = "editable install", "uv pip install -r", "uv pip install -e"
OUR_WHEEL, THEIR_WHEEL = "editable install, wheel", "uv pip install, wheel"
SMALL_FILES = "editable install, small files"
MODES = ["auto", "clone", "hardlink", "symlink", "copy"]
NUMBERS = itertools.count()
#: Where the environment comes from that is used now, if it is one that is kept.
LENT = []
#: Wheels of 2,000 modules: larger than a block of most file systems, and smaller.
LARGE_WHEEL = "tide_modules-1.0-py3-none-any.whl"
SMALL_WHEEL = "tide_notes-1.0-py3-none-any.whl"
LINES = {LARGE_WHEEL: 130, SMALL_WHEEL: 40}


def projects(rounds: int, smoke: bool) -> "list[Subject]":
    """Projects, one and more at once, in every state."""
    counts = list(COUNTS)[:2] if smoke else list(COUNTS)
    make_environment()
    subjects = []
    for count in counts:
        group = [
            subject
            for state in STATES
            for subject in subjects_of(count, state, changing=STATES[state][2])
        ]
        subjects += measure(group, max(1, rounds * COUNTS[count] // 50))
        if count == 1:
            count_calls(group)
    return subjects


def wheels(rounds: int, smoke: bool) -> "list[Subject]":
    """A wheel of 2,000 files, in every link mode."""
    make_environment()
    for name in LINES:
        make_wheel(PLACE / name)
    return measure(wheel_subjects(), max(1, rounds // 5))


# What is installed


def make_environment() -> None:
    if (PLACE / "empty").exists():
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    run(JUDGES / "python", "-m", "venv", "--without-pip", PLACE / "empty")
    # The environment has one path in all states, since its files name it.
    for path in (PLACE / "empty").glob("bin/[aA]ctivate*"):
        path.unlink()


def make_projects(backend: str, count: int, group: str = "that-stay") -> "list[pathlib.Path]":
    """The folders of so many projects; the same ones each time for a group."""
    folder = WORK / "projects" / f"{backend}-{group}"
    paths = [folder / f"project-{number:04}" for number in range(count)]
    if not paths[-1].exists():
        run(ROOT / "tools" / "make-projects", "--backend", backend, "--count", count, folder)
    return paths


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


def subjects_of(count: int, state: str, changing: bool) -> "list[Subject]":
    # Projects that change are others, since caches of them are not warm for long.
    group = "that-change" if changing else "that-stay"
    ours = make_projects("editable", count, group)
    theirs = make_projects("uv_build", count, group)
    lines = PLACE / f"requirements-{count}-{state}.txt".replace(" ", "-")
    lines.write_text("".join(f"-e {path}\n" for path in theirs))
    uv = [JUDGES / "uv", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    commands = [
        (OURS, [program(), "install", "--quiet", *ours], ours[0]),
        (THEIRS, [*uv, "-r", lines], theirs[0]),
    ]
    if count == 1:
        commands.append((THEIR_SINGLE, [*uv, "-e", theirs[0]], theirs[0]))
    return [
        subject(name, f"{state}, {count:,}", command, state, project if changing else None)
        for name, command, project in commands
    ]


def wheel_subjects() -> "list[Subject]":
    uv = [JUDGES / "uv", "pip", "install", "--quiet", "--no-deps"]
    subjects = []
    for mode in MODES:
        ours = [program(), "install", "--quiet", "--link-mode", chain(mode), PLACE / LARGE_WHEEL]
        subjects.append(subject(OUR_WHEEL, mode, ours, "warm"))
        if mode != "auto":
            theirs = [*uv, "--link-mode", mode, PLACE / LARGE_WHEEL]
            subjects.append(subject(THEIR_WHEEL, mode, theirs, "warm"))
    for mode in ("auto", "hardlink"):
        command = [program(), "install", "--quiet", "--link-mode", mode, PLACE / SMALL_WHEEL]
        subjects.append(subject(SMALL_FILES, mode, command, "warm"))
    return subjects


def chain(mode: str) -> str:
    """Where a file system cannot clone, both go on to the next mode."""
    return "clone,hardlink,copy" if mode == "clone" else mode


def program() -> pathlib.Path:
    return ENVIRONMENT / "bin" / "editable"


def subject(
    name: str,
    variant: str,
    command: list,
    state: str,
    changing: "pathlib.Path | None" = None,
) -> Subject:
    cache = PLACE / "caches" / f"{name}-{variant}".replace(" ", "-").replace(",", "")
    variables = {
        "VIRTUAL_ENV": str(TARGET),
        "EDITABLE_CACHE_DIR": str(cache),
        "UV_CACHE_DIR": str(cache),
        "UV_OFFLINE": "1",
    }
    kept = cache.with_suffix(".environment")
    is_warm, is_installed, _ = STATES[state]

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
            if changing:
                change(changing)
        else:
            copy(PLACE / "empty", TARGET)

    return Subject(name, variant, command, PLACE, prepare=prepare, variables=variables)


def change(project: pathlib.Path) -> None:
    """Gives a project another version."""
    settings = project / "pyproject.toml"
    before = settings.read_text(encoding="utf-8")
    line = f'version = "2.4.{next(NUMBERS) + 2}"'
    settings.write_text(
        re.sub('^version = ".*"$', line, before, flags=re.MULTILINE), encoding="utf-8"
    )


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


def compare_projects(ratios: Ratios) -> "list[Ratio]":
    found = []
    for state, peer, peer_state, aim in [
        ("warm", THEIRS, "unchanged", 0.15),
        ("warm", THEIR_SINGLE, "warm", 0.04),
        ("cold", THEIR_SINGLE, "cold", None),
        ("unchanged", THEIRS, "unchanged", None),
        ("one changed", THEIRS, "one changed", None),
    ]:
        name = f"one project, {state} / {peer}, {peer_state}"
        found.append(ratios.ratio(name, (OURS, f"{state}, 1"), (peer, f"{peer_state}, 1"), aim))
    for count in list(COUNTS)[1:]:
        for state in STATES:
            variant = f"{state}, {count:,}"
            if (OURS, variant) in ratios:
                aim = {"cold": 0.1, "unchanged": 0.6}.get(state) if count == 1000 else None
                name = f"{count:,} projects, {state} / uv"
                found.append(ratios.ratio(name, (OURS, variant), (THEIRS, variant), aim))
    if (OURS, "cold, 1,000") in ratios:
        for state in STATES:
            many, few = ((OURS, f"{state}, {count}") for count in ("1,000", "10"))
            name = f"time for each of 1,000 / of 10, {state}"
            found.append(ratios.ratio(name, many, few, scale=10 / 1000))
    return found


def compare_wheels(ratios: Ratios) -> "list[Ratio]":
    found = [
        ratios.ratio(f"2,000-file wheel, {mode} / uv", (OUR_WHEEL, mode), (THEIR_WHEEL, mode), 0.8)
        for mode in MODES[1:]
    ]
    name = "2,000 files of a block, copied / linked"
    return [*found, ratios.ratio(name, (SMALL_FILES, "auto"), (SMALL_FILES, "hardlink"))]
