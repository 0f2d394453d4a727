"""Running commands in interleaved rounds."""

import dataclasses
import os
import pathlib
import statistics
import subprocess
import sys
import typing

from .figures import Interval

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORK = ROOT / ".build" / "bench"
JUDGES = ROOT / ".build" / "judges" / "bin"
#: Wheels of everything that builds projects, as tools/setup downloads them.
BACKEND_WHEELS = ROOT / ".build" / "backends"
#: Where the executable and the peers are installed.
ENVIRONMENT = WORK / "environment"
#: How long files are left alone before they count as unchanged, in seconds.
SETTLED = 3


@dataclasses.dataclass
class Subject:
    """One command that is measured, and what was measured."""

    name: str
    variant: str
    command: "list"
    folder: pathlib.Path = WORK
    input: pathlib.Path = pathlib.Path(os.devnull)
    #: What puts everything into the state that the command starts from; it is not measured.
    prepare: "typing.Callable[[], None] | None" = None
    variables: "dict[str, str]" = dataclasses.field(default_factory=dict)
    #: In milliseconds, one for each round.
    times: "list[float]" = dataclasses.field(default_factory=list)
    #: In MiB, one for each round.
    peaks: "list[float]" = dataclasses.field(default_factory=list)
    #: How often the command asked the system for something.
    calls: "int | None" = None
    #: The list of all subjects that ran in the same rounds.
    group: "list[Subject]" = dataclasses.field(default_factory=list, repr=False)

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.times)

    @property
    def interval(self) -> "Interval | None":
        return Interval.of(self.times)

    @property
    def peak(self) -> float:
        """The largest amount of memory in MiB that the command held, in the median run."""
        return statistics.median(self.peaks)


def run(*command) -> None:
    """Runs a command that prepares something."""
    # Progress goes to standard error: standard output is for the figures.
    subprocess.run([str(part) for part in command], stdout=sys.stderr, check=True)


def measure(subjects: "list[Subject]", rounds: int) -> "list[Subject]":
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
    for subject in subjects:
        subject.group = subjects
    return subjects


def measure_once(subject: Subject) -> "tuple[int, int]":
    """The time in microseconds, and the largest amount of memory in KiB."""
    result = _run(subject, [WORK / "measure"])
    microseconds, kibibytes, code = map(int, result.stdout.split())
    if code != 0:
        _fail(subject, code, result.stderr)
    return microseconds, kibibytes


def count_calls(subjects: "list[Subject]") -> None:
    """Counts how often each subject and what it starts ask the system for something."""
    if sys.platform != "linux":
        return
    table = WORK / "calls"
    for subject in subjects:
        if subject.prepare:
            subject.prepare()
        _run(subject, ["strace", "-f", "-c", "-o", table])
        total = table.read_text().splitlines()[-1].split()
        assert total[-1] == "total", total
        # Share, seconds, microseconds a call, calls; errors are last, where there are any.
        subject.calls = int(total[3])


def _run(subject: Subject, prefix: list) -> subprocess.CompletedProcess:
    # The hook of uv_build looks for its program there.
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with subject.input.open("rb") as file:
        result = subprocess.run(
            [str(part) for part in [*prefix, *subject.command]],
            cwd=subject.folder,
            env={**os.environ, "PATH": path, **subject.variables},
            stdin=file,
            capture_output=True,
            text=True,
        )
    if result.returncode != 0:
        _fail(subject, result.returncode, result.stderr)
    return result


def _fail(subject: Subject, code: int, errors: str):
    command = " ".join(map(str, subject.command))
    sys.exit(f"error: exit code {code} of `{command}` in {subject.folder}\n{errors}")
