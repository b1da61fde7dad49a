"""Is one Wilson interval of ours 30 times as quick as that of statsmodels? Prints the ratio of the times of a call.

Run by hand, with the extra `oracle`: `python benchmarks/methods.py`. Both are called as a user calls them, with two whole numbers;
ours checks its arguments and freezes its result. They take turns, so that a busy machine slows both; the ratio is what counts.
"""

from __future__ import annotations

import gc
import sys
from functools import partial
from random import Random
from statistics import fmean, median
from time import process_time
from typing import TYPE_CHECKING, Final

from statsmodels.stats.proportion import proportion_confint

from customerfocus.methods.proportions import wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Sample = tuple[int, int]

ROUNDS: Final = 15
SAMPLES: Final = 1_000
TURN: Final = 50  # samples
REPEATS: Final = 20  # of ours, so that a turn of either takes about as long
BAR: Final = 1 / 30
TOLERANCE: Final = 1e-12


def samples() -> list[Sample]:
    """Return shares of samples of 1 to 10,000 answers, the same on every run."""
    random = Random(20261101)  # noqa: S311 -- nothing secret
    sizes = [random.randint(1, 10_000) for _ in range(SAMPLES)]
    return [(random.randint(0, size), size) for size in sizes]


def ours(successes: int, n: int) -> tuple[float, float]:
    """Return the ends of our interval."""
    interval = wilson(successes, n)
    return interval.low, interval.high


def theirs(successes: int, n: int) -> tuple[float, float]:
    """Return the ends of the interval of statsmodels."""
    low, high = proportion_confint(successes, n, method="wilson")
    return low, high


def seconds_per_call(call: Callable[[int, int], object], given: Sequence[Sample], repeats: int) -> float:
    """Call it for every sample, as often as asked, and divide the time by the number of calls."""
    start = process_time()
    for _ in range(repeats):
        for successes, n in given:
            call(successes, n)
    return (process_time() - start) / (repeats * len(given))


def measure(given: Sequence[Sample]) -> tuple[float, float]:
    """Return the mean seconds of a call of ours and of theirs; they take turns every few samples."""
    peer = partial(proportion_confint, method="wilson")
    gc.collect()
    turns = [given[start : start + TURN] for start in range(0, len(given), TURN)]
    found = [(seconds_per_call(wilson, turn, REPEATS), seconds_per_call(peer, turn, 1)) for turn in turns]
    return fmean(one for one, _ in found), fmean(other for _, other in found)


def main() -> None:
    """Compare the results, measure both in turn, and print the ratio."""
    given = samples()
    for sample in given:
        if max(abs(one - other) for one, other in zip(ours(*sample), theirs(*sample), strict=True)) > TOLERANCE:
            sys.exit(f"the intervals differ for {sample}: ours {ours(*sample)}, theirs {theirs(*sample)}")
    print(f"equal to within {TOLERANCE} for {len(given)} samples")
    measured = [measure(given) for _ in range(ROUNDS)]
    ratios = [one / other for one, other in measured]
    our_time, their_time = (median(times) * 1e6 for times in zip(*measured, strict=True))
    found = median(ratios)
    print(f"a call of ours takes {our_time:.2f} µs, of statsmodels {their_time:.1f} µs")
    print(f"ratio: {min(ratios):.4f} – {found:.4f} – {max(ratios):.4f} (min – median – max of {ROUNDS} rounds), 1/{1 / found:.1f}")
    print(f"the bar of {BAR:.4f} (1/30) is {'met' if found <= BAR else 'missed'}")


if __name__ == "__main__":
    main()
