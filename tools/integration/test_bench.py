"""What the benchmark says of what it measured."""

import random
import statistics
import sys

import pytest

from environments import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from benchmark.figures import Interval, Ratio, Ratios  # noqa: E402
from benchmark.measure import Subject  # noqa: E402
from benchmark.results import time_of  # noqa: E402


@pytest.mark.parametrize(
    "count, ranks",
    [(5, None), (6, (1, 6)), (8, (1, 8)), (9, (2, 8)), (20, (6, 15)), (50, (18, 33))],
)
def test_interval_is_between_the_ranks_of_the_tables(count, ranks):
    values = list(range(1, count + 1))
    random.Random(count).shuffle(values)
    assert Interval.of(values) == ranks


def test_interval_holds_the_true_median():
    """In no less than 95 of 100 samples, whatever the distribution is."""
    chance = random.Random(660)
    hits = 0
    for _ in range(2000):
        low, high = Interval.of([chance.expovariate(1) for _ in range(25)])
        hits += low <= 0.6931 <= high
    assert 0.94 < hits / 2000 < 0.99


def subject(name, times):
    return Subject(name, "", [], times=times)


def test_ratio_of_one_group_is_taken_round_by_round():
    """A machine that was slow for a while was so for both."""
    group = [subject("one", [10, 20, 90] * 2), subject("other", [5, 10, 45] * 2)]
    for member in group:
        member.group = group
    ratio = Ratios(group).ratio("name", ("one", ""), ("other", ""), aim=1.5)
    assert (ratio.value, ratio.interval, ratio.verdict) == (2, (2, 2), "<= 1.5 missed")


def test_ratio_of_two_groups_is_that_of_the_medians():
    subjects = [subject("one", [10, 20, 30] * 3), subject("other", [5, 10, 20] * 3)]
    for member in subjects:
        member.group = [member]
    ratio = Ratios(subjects).ratio("name", ("one", ""), ("other", ""), scale=10)
    assert (ratio.value, ratio.interval) == (20, (5, 60))


def test_ratio_of_few_rounds_has_no_interval():
    group = [subject("one", [10, 20]), subject("other", [5, 10])]
    for member in group:
        member.group = group
    assert Ratios(group).ratio("name", ("one", ""), ("other", "")).interval is None


def test_aims():
    assert Ratio("name", 0.5, aim=0.6).verdict == "<= 0.6"
    assert Ratio("name", 0.7).verdict == ""


def test_times_for_people():
    times = [0.4, 9.94, 9.96, 612.3, 994.9, 1234.5, 61234.5]
    expected = ["0.4 ms", "9.9 ms", "10 ms", "612 ms", "995 ms", "1.23 s", "61.2 s"]
    assert [time_of(time) for time in times] == expected


def test_median_of_subject():
    times = [1, 2, 9, 4, 7, 3]
    found = subject("name", times)
    assert found.milliseconds == statistics.median(times) and found.interval == (1, 9)
