"""The speed of whole editable installs through pip and uv, with each build backend.

Builds are isolated, as they are by default: each makes an environment with the backend, here from
wheels in a folder, so that no network is measured.
"""

import subprocess

from . import builds
from .figures import Ratio, Ratios
from .measure import BACKEND_WHEELS, ENVIRONMENT, JUDGES, WORK, Subject, measure, run

PLACE = WORK / "frontends"
TARGET = PLACE / "environment"
FRONTENDS = ("pip install -e", "uv pip install -e")
OURS = "editable install"


def installs(rounds: int, smoke: bool) -> "list[Subject]":
    """Installs of the small project, each into a new environment."""
    backends = list(builds.BACKENDS)[: 2 if smoke else None]
    make_inputs(backends)
    wheels = ["--no-index", "--find-links", BACKEND_WHEELS, "--find-links", WORK / "wheels"]
    quiet = ["--quiet", "--no-deps"]
    pip = [TARGET / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check"]
    uv = [JUDGES / "uv", "pip", "install", "--offline", "--python", TARGET / "bin" / "python"]
    subjects = []
    for backend in backends:
        folder = builds.project(backend, builds.SMALL)
        for name, program in zip(FRONTENDS, (pip, uv)):
            subjects.append(subject(name, backend, [*program, *quiet, *wheels, "-e", folder]))
    folder = builds.project("editable", builds.SMALL)
    program = [ENVIRONMENT / "bin" / "editable", "install", "--quiet", "--python", TARGET]
    subjects.append(subject(OURS, "editable", [*program, folder]))
    return measure(subjects, 1 if smoke else max(7, rounds // 7))


def make_inputs(backends: "list[str]") -> None:
    for backend in backends:
        builds.make_project(backend, builds.SMALL)
    PLACE.mkdir(parents=True)
    # It has one path in all rounds, since its files name it.
    run(JUDGES / "python", "-m", "venv", "--without-pip", TARGET)
    pip = next(BACKEND_WHEELS.glob("pip-*.whl"))
    python = TARGET / "bin" / "python"
    run(JUDGES / "uv", "pip", "install", "--quiet", "--compile-bytecode", "--python", python, pip)
    TARGET.rename(PLACE / "empty")


def subject(name: str, backend: str, command: list) -> Subject:
    variables = {
        "PIP_CACHE_DIR": str(PLACE / "pip-cache"),
        "UV_CACHE_DIR": str(PLACE / "uv-cache"),
        "EDITABLE_CACHE_DIR": str(PLACE / "editable-cache"),
    }

    def prepare() -> None:
        subprocess.run(["rm", "-rf", TARGET], check=True)
        subprocess.run(["cp", "-a", PLACE / "empty", TARGET], check=True)

    return Subject(name, backend, command, PLACE, prepare=prepare, variables=variables)


def compare(ratios: Ratios) -> "list[Ratio]":
    found = []
    for frontend in FRONTENDS:
        for peer in builds.BACKENDS:
            theirs = (frontend, peer)
            if theirs not in ratios:
                continue
            if peer != "editable":
                name = f"{frontend}, editable / {peer}"
                found.append(ratios.ratio(name, (frontend, "editable"), theirs))
            found.append(ratios.ratio(f"{OURS} / {frontend}, {peer}", (OURS, "editable"), theirs))
    return found
