"""One Wilson interval, against statsmodels.

Both are called as a user calls them, with two whole numbers; ours checks its arguments and freezes its result. That statsmodels is
quicker with arrays is no help to whoever has one share.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from statsmodels.stats.proportion import proportion_confint

from benchmarks.harness import Ratio, agree, in_turns
from customerfocus.methods.proportions import wilson

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.methods.proportions import Interval

SAMPLES: Final = 1_000
REPEATS: Final = 20  # of ours, so that a turn of either takes about as long
DIGITS: Final = 12


def samples() -> list[tuple[int, int]]:
    """Return shares of samples of 1 to 10,000 answers, the same on every run."""
    random = Random(20261101)  # noqa: S311 -- nothing secret
    sizes = [random.randint(1, 10_000) for _ in range(SAMPLES)]
    return [(random.randint(0, size), size) for size in sizes]


def rows() -> Iterator[Ratio]:
    """Measure the intervals of many samples, one by one."""
    given = samples()

    def ours() -> list[Interval]:
        return [wilson(successes, n) for successes, n in given]

    def theirs() -> list[tuple[float, float]]:
        return [proportion_confint(successes, n, method="wilson") for successes, n in given]

    told = [(round(each.low, DIGITS) + 0.0, round(each.high, DIGITS)) for each in ours()]
    agree(told, [(round(float(low), DIGITS) + 0.0, round(float(high), DIGITS)) for low, high in theirs()], "intervals")
    found = in_turns(ours, theirs, repeats=REPEATS)
    yield Ratio(
        what="one Wilson interval",
        peer="statsmodels `proportion_confint`",
        bar=1 / 30,
        found=found,
        because="the result is an estimate that checks itself; it would take a bare pair of numbers",
    )
