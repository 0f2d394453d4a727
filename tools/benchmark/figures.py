"""What was measured, as figures: medians, how far they can be trusted, and how they compare."""

import dataclasses
import math
import statistics
import typing


#: How many values an interval needs.
FEWEST = 6


class Interval(typing.NamedTuple):
    """Where a median lies, with 95 % confidence."""

    low: float
    high: float

    @classmethod
    def of(cls, values: "list[float]") -> "Interval | None":
        """The interval between two of the values, whatever their distribution is.

        A value lies below the true median as often as a coin shows heads, so how many do so is
        binomial. Too few values have no such interval.
        """
        if len(values) < FEWEST:
            return None
        ordered, count = sorted(values), len(values)
        outside, likelihood = -1, 1 / 2**count
        while likelihood <= 0.025:
            outside += 1
            likelihood += math.comb(count, outside + 1) / 2**count
        return cls(ordered[outside], ordered[count - 1 - outside])


@dataclasses.dataclass
class Ratio:
    """A figure, and at most how large it ought to be, if that is settled."""

    name: str
    value: float
    interval: "Interval | None" = None
    aim: "float | None" = None
    unit: str = "times"

    @property
    def missed(self) -> bool:
        return self.aim is not None and self.value > self.aim

    @property
    def verdict(self) -> str:
        if self.aim is None:
            return ""
        return f"<= {self.aim:g}" + (" missed" if self.missed else "")


def figure_of(value: float) -> str:
    """A ratio for people, with two digits at least."""
    return f"{value:.2f}" if value >= 0.095 else f"{value:.2g}"


class Ratios:
    """Comparisons of subjects of one run."""

    def __init__(self, subjects: "list") -> None:
        self.subjects = {(subject.name, subject.variant): subject for subject in subjects}

    def __contains__(self, key: "tuple[str, str]") -> bool:
        return key in self.subjects

    def ratio(self, name: str, one, other, aim=None, scale: float = 1) -> Ratio:
        """How many times as long one subject takes as another.

        Two that ran in the same rounds are compared round by round, so that what else the machine
        did at that time counts for nothing; others by their medians. `scale` is multiplied in.
        """
        first, second = (self.subjects[key] for key in (one, other))
        if first.group is second.group:
            ratios = [a / b * scale for a, b in zip(first.times, second.times)]
            return Ratio(name, statistics.median(ratios), Interval.of(ratios), aim)
        ours, theirs = first.interval, second.interval
        widest = None
        if ours and theirs:
            widest = Interval(ours.low / theirs.high * scale, ours.high / theirs.low * scale)
        return Ratio(name, first.milliseconds / second.milliseconds * scale, widest, aim)
