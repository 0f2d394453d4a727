"""The speed of builds, beside those of other backends."""

import pathlib
import shutil
import time

from distribution.program import build_for_release

from .figures import Ratio, Ratios
from .measure import ENVIRONMENT, ROOT, SETTLED, WORK, Subject, count_calls, measure, run

SMALL, LARGE = "small", "2,000 modules"
MODULES = {SMALL: 2, LARGE: 2000}
#: The modules of the backends, by the names of their distributions.
BACKENDS = {
    "editable": "editable",
    "uv_build": "uv_build",
    "flit_core": "flit_core.buildapi",
    "hatchling": "hatchling.build",
    "pdm-backend": "pdm.backend",
    "poetry-core": "poetry.core.masonry.api",
    "setuptools": "setuptools.build_meta",
}
FLOOR, HOOK, BUILD = "the least, in C", "editable hook", "editable build"
PEER = "uv-build build-editable"
CACHE = WORK / "cache"
VARIABLES = {"EDITABLE_CACHE_DIR": str(CACHE)}
#: The small project, the way it is built for the first time: the cache does not know it.
COLD = "small, not cached"
FORGETFUL_CACHE = WORK / "forgetful-cache"
#: Where wheels go: empty each time, as front ends have it.
OUT = WORK / "out"
TOML_KEYS = {"5 MB": 50_000, "10 MB": 100_000}
TOML_LINES = {
    "keys": 'key-{number:06} = "{filler}"\n',
    "dotted keys": 'table.key-{number:06} = "{filler}"\n',
}


def programs(rounds: int, smoke: bool) -> "list[Subject]":
    """Builds by the programs themselves, and the least that a build can take."""
    for backend in ("editable", "uv_build"):
        for variant in MODULES:
            make_project(backend, variant)
    executable = ENVIRONMENT / "bin" / "editable"
    hook = ["hook", "build-editable", "--result-fd=1", f"--wheel-directory={OUT}"]
    build = [executable, "build", ".", "--out", OUT]
    subjects = [floor()]
    for variant in MODULES:
        ours, theirs = project("editable", variant), project("uv_build", variant)
        peer = [ENVIRONMENT / "bin" / "uv-build", "build-editable", OUT]
        subjects += both(HOOK, variant, [executable, *hook], ours)
        subjects += both(BUILD, variant, build, ours)
        subjects.append(Subject(PEER, variant, peer, theirs, prepare=empty_out))
    time.sleep(SETTLED)
    measure(subjects, rounds)
    count_calls(subjects)
    return subjects


def both(name: str, variant: str, command: list, folder: pathlib.Path) -> "list[Subject]":
    """A build of ours from the cache, and for the small project without it."""
    options = {"prepare": empty_out, "variables": VARIABLES}
    found = [Subject(name, variant, command, folder, **options)]
    if variant == SMALL:
        options = {"prepare": forget, "variables": {"EDITABLE_CACHE_DIR": str(FORGETFUL_CACHE)}}
        found.append(Subject(name, COLD, command, folder, **options))
    return found


def empty_out() -> None:
    """Makes the folder for wheels anew."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)


def forget() -> None:
    """Makes the folder for wheels anew, and takes every project out of the cache that forgets."""
    empty_out()
    for entry in FORGETFUL_CACHE.glob("projects-*/*"):
        entry.unlink()


def floor() -> Subject:
    """What asks the system for the least that an installation needs, in C and static."""
    run("cc", "-O2", "-static", "-o", WORK / "floor", ROOT / "tools" / "benchmark" / "floor.c")
    folder = WORK / "floor-out"

    def prepare() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    command = [WORK / "floor", project("editable", SMALL) / "pyproject.toml", folder]
    return Subject(FLOOR, SMALL, command, prepare=prepare)


def hooks(rounds: int, smoke: bool) -> "list[Subject]":
    """A hook as a front end calls it: in a new Python process."""
    program = "import {module} as backend, sys; backend.build_editable(sys.argv[1])"
    subjects = []
    for variant in [SMALL] if smoke else MODULES:
        for backend, module in BACKENDS.items():
            make_project(backend, variant)
            python = ENVIRONMENT / "bin" / "python"
            command = [python, "-c", program.format(module=module), OUT]
            folder = project(backend, variant)
            name = f"hook of {backend}"
            if backend == "editable":
                subjects += both(name, variant, command, folder)
            else:
                subjects.append(Subject(name, variant, command, folder, prepare=empty_out))
    time.sleep(SETTLED)
    measure(subjects, max(1, rounds // 2))
    count_calls(subjects)
    return subjects


def make_project(backend: str, variant: str) -> None:
    if not project(backend, variant).exists():
        options = ["--backend", backend, "--modules", MODULES[variant]]
        run(ROOT / "tools" / "make-projects", *options, project(backend, variant))


def project(backend: str, variant: str) -> pathlib.Path:
    return WORK / "projects" / f"{backend}-{MODULES[variant]}"


def toml_files(rounds: int, smoke: bool) -> "list[Subject]":
    """The TOML reader, with files of one size and of twice that size."""
    decoder = build_for_release(ROOT / ".build", "toml-decoder").path
    subjects = []
    for kind, line in TOML_LINES.items():
        for size, count in TOML_KEYS.items():
            path = WORK / f"{kind}-{count}.toml".replace(" ", "-")
            with path.open("w", encoding="utf-8") as file:
                for number in range(count):
                    head = line.format(number=number, filler="")
                    file.write(line.format(number=number, filler="x" * (100 - len(head))))
            subjects.append(Subject(f"TOML, {kind}", size, [decoder], input=path))
    return measure(subjects, max(1, rounds // 7))


def compare_programs(ratios: Ratios) -> "list[Ratio]":
    found = []
    for variant, size in [(SMALL, SMALL), (COLD, SMALL), (LARGE, LARGE)]:
        hook, build, peer = (HOOK, variant), (BUILD, variant), (PEER, size)
        if size == SMALL:
            least = (FLOOR, SMALL)
            found.append(ratios.ratio(f"hook / the least, {variant}", hook, least, 1.5))
            found.append(ratios.ratio(f"build / the least, {variant}", build, least, 2))
        found.append(ratios.ratio(f"hook / uv-build, {variant}", hook, peer, 0.6))
        found.append(ratios.ratio(f"build / uv-build, {variant}", build, peer, 0.6))
    large, small = ((BUILD, size) for size in (LARGE, SMALL))
    found.append(ratios.ratio("build, 2,000 modules / small", large, small, 1.2))
    peak = max(ratios.subjects[BUILD, variant].peak for variant in (SMALL, COLD, LARGE))
    return [*found, Ratio("peak memory of a build", peak, aim=20, unit="MiB")]


def compare_hooks(ratios: Ratios) -> "list[Ratio]":
    return [
        ratios.ratio(
            f"hook in Python / {peer}'s, {variant}",
            ("hook of editable", variant),
            (f"hook of {peer}", size),
            0.6 if peer == "uv_build" else None,
        )
        for variant, size in [(SMALL, SMALL), (COLD, SMALL), (LARGE, LARGE)]
        for peer in BACKENDS
        if peer != "editable" and ("hook of editable", variant) in ratios
    ]


def compare_toml(ratios: Ratios) -> "list[Ratio]":
    found = []
    for kind in TOML_LINES:
        large, small = ((f"TOML, {kind}", size) for size in ("10 MB", "5 MB"))
        found.append(ratios.ratio(f"TOML, 10 MB / 5 MB, {kind}", large, small, 2.2))
    return found
