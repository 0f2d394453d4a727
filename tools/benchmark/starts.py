"""How long Python takes to start, with nothing to do, in environments with editable projects."""

from .figures import Ratio, Ratios
from .installs import make_projects
from .measure import ENVIRONMENT, JUDGES, WORK, Subject, measure, run

PLACE = WORK / "starts"
COUNTS = [0, 1, 100, 1000]
NAME = "python -c pass"


def starts(rounds: int, smoke: bool) -> "list[Subject]":
    """Environments with nothing, and with more and more projects."""
    counts = COUNTS[:2] if smoke else COUNTS
    projects = make_projects("editable", max(counts))
    subjects = []
    for count in counts:
        environment = PLACE / str(count)
        run(JUDGES / "python", "-m", "venv", "--without-pip", environment)
        if count:
            install = [ENVIRONMENT / "bin" / "editable", "install", "--quiet", "--no-cache"]
            run(*install, "--python", environment, *projects[:count])
        command = [environment / "bin" / "python", "-c", "pass"]
        subjects.append(Subject(NAME, f"{count:,} projects", command))
    return measure(subjects, rounds)


def compare(ratios: Ratios) -> "list[Ratio]":
    last = f"{COUNTS[-1]:,} projects"
    if (NAME, last) not in ratios:
        return []
    return [ratios.ratio(f"start, {last} / none", (NAME, last), (NAME, "0 projects"))]
