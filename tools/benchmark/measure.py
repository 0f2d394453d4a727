"""Running commands in interleaved rounds, and what comes of it."""

import dataclasses
import os
import pathlib
import statistics
import subprocess
import sys
import typing

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / ".build" / "bench"
JUDGES = ROOT / ".build" / "judges" / "bin"
ENVIRONMENT = WORK / "environment"


@dataclasses.dataclass
class Subject:
    """One command that is measured, and what was measured."""

    name: str
    variant: str
    command: "list"
    folder: pathlib.Path = WORK
    input: pathlib.Path = pathlib.Path(os.devnull)
    # What puts everything into the state that the command starts from; it is not measured.
    prepare: "typing.Callable[[], None] | None" = None
    variables: "dict[str, str]" = dataclasses.field(default_factory=dict)
    times: "list[float]" = dataclasses.field(default_factory=list)
    peaks: "list[float]" = dataclasses.field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.times)

    @property
    def peak(self) -> float:
        """The largest amount of memory in MiB that the command held, in the median run."""
        return statistics.median(self.peaks)


@dataclasses.dataclass
class Ratio:
    """A figure, and at most how large it ought to be, if that is settled."""

    name: str
    value: float
    aim: "float | None" = None
    unit: str = "times"

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return ""
        return f"<= {self.aim:g}" + ("" if self.value <= self.aim else " missed")


class Ratios:
    """Comparisons of the medians of one run."""

    def __init__(self, subjects: "list[Subject]") -> None:
        self.subjects = {(subject.name, subject.variant): subject for subject in subjects}

    def ratio(self, name, one, other, aim=None) -> Ratio:
        times = [self.subjects[key].milliseconds for key in (one, other)]
        return Ratio(name, times[0] / times[1], aim)


def run(*command) -> None:
    """Runs a command that prepares something."""
    # Progress goes to standard error: standard output is for the figures.
    subprocess.run([str(part) for part in command], stdout=sys.stderr, check=True)


def measure(subjects: "list[Subject]", rounds: int) -> None:
    """Runs every subject once unmeasured, then in rounds that start with another one each time."""
    for number in range(rounds + 1):
        start = number % len(subjects)
        for subject in subjects[start:] + subjects[:start]:
            if subject.prepare:
                subject.prepare()
            microseconds, kibibytes = measure_once(subject)
            if number > 0:
                subject.times.append(microseconds / 1000)
                subject.peaks.append(kibibytes / 1024)


def measure_once(subject: Subject) -> "tuple[int, int]":
    command = [str(part) for part in [WORK / "measure", *subject.command]]
    # The hook of uv_build looks for its program there.
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with subject.input.open("rb") as file:
        result = subprocess.run(
            command,
            cwd=subject.folder,
            env={**os.environ, "PATH": path, **subject.variables},
            stdin=file,
            capture_output=True,
            check=True,
            text=True,
        )
    microseconds, kibibytes, code = map(int, result.stdout.split())
    if code != 0:
        sys.exit(f"error: exit code {code} of {subject.command}\n{result.stderr}")
    return microseconds, kibibytes
