"""The speed of builds, beside those of other backends."""

import pathlib

from distribution.program import build_for_release

from .measure import ENVIRONMENT, JUDGES, ROOT, WORK, Ratio, Ratios, Subject, run

SMALL, LARGE = "small", "2,000 modules"
MODULES = {SMALL: 2, LARGE: 2000}
BACKENDS = {"editable": "editable", "uv_build": "uv_build", "flit_core": "flit_core.buildapi"}
TOML_KEYS = {"5 MB": 50_000, "10 MB": 100_000}
TOML_LINES = {
    "keys": 'key-{number:06} = "{filler}"\n',
    "dotted keys": 'table.key-{number:06} = "{filler}"\n',
}


def prepare() -> None:
    """Makes the projects."""
    for backend in BACKENDS:
        for variant, modules in MODULES.items():
            options = ["--backend", backend, "--modules", modules]
            run(ROOT / "tools" / "make-projects", *options, project(backend, variant))


def project(backend: str, variant: str) -> pathlib.Path:
    return WORK / "projects" / f"{backend}-{MODULES[variant]}"


def builds() -> "list[Subject]":
    """The programs by themselves."""
    executable = ENVIRONMENT / "bin" / "editable"
    out = WORK / "out"
    subjects = []
    for variant in MODULES:
        folder = project("editable", variant)
        command = [executable, "build", ".", "--out", out]
        subjects.append(Subject("editable build", variant, command, folder))
        folder = project("uv_build", variant)
        command = [ENVIRONMENT / "bin" / "uv-build", "build-editable", out]
        subjects.append(Subject("uv-build build-editable", variant, command, folder))
    out.mkdir()
    return subjects


def hooks() -> "list[Subject]":
    """A hook as a front end calls it: in a new Python process."""
    program = "import {module} as backend, sys; backend.build_editable(sys.argv[1])"
    return [
        Subject(
            f"hook of {backend}",
            variant,
            [ENVIRONMENT / "bin" / "python", "-c", program.format(module=module), WORK / "out"],
            project(backend, variant),
        )
        for variant in MODULES
        for backend, module in BACKENDS.items()
    ]


def toml_files(scratch_path: str) -> "list[Subject]":
    """The TOML reader, with files of one size and of twice that size."""
    decoder = build_for_release(pathlib.Path(scratch_path), "toml-decoder").path
    subjects = []
    for kind, line in TOML_LINES.items():
        for size, count in TOML_KEYS.items():
            path = WORK / f"{kind}-{count}.toml".replace(" ", "-")
            with path.open("w", encoding="utf-8") as file:
                for number in range(count):
                    head = line.format(number=number, filler="")
                    file.write(line.format(number=number, filler="x" * (100 - len(head))))
            subjects.append(Subject(f"TOML, {kind}", size, [decoder], input=path))
    return subjects


def compare(subjects: "list[Subject]") -> "list[Ratio]":
    ratios_of = Ratios(subjects)
    ratio = ratios_of.ratio
    build, uv = "editable build", "uv-build build-editable"
    hook, uv_hook, flit_hook = "hook of editable", "hook of uv_build", "hook of flit_core"
    ratios = [ratio(f"build / uv-build, {size}", (build, size), (uv, size), 2) for size in MODULES]
    for size in MODULES:
        ratios.append(ratio(f"hook / uv_build's, {size}", (hook, size), (uv_hook, size), 0.6))
        ratios.append(ratio(f"hook / flit_core's, {size}", (hook, size), (flit_hook, size)))
    ratios.append(ratio("build, 2,000 modules / small", (build, LARGE), (build, SMALL), 1.2))
    peak = max(ratios_of.subjects[build, size].peak for size in MODULES)
    return [*ratios, Ratio("peak memory of a build", peak, 20, "MiB")]


def compare_toml(subjects: "list[Subject]") -> "list[Ratio]":
    ratio = Ratios(subjects).ratio
    sizes = ("10 MB", "5 MB")
    return [
        ratio(f"TOML, 10 MB / 5 MB, {kind}", *((f"TOML, {kind}", size) for size in sizes), 2.2)
        for kind in TOML_LINES
    ]
