"""Counting and merging answers, against numpy, which is given the same lists.

Of numpy the fastest documented way from a list is taken, `fromiter`. Tried, in milliseconds for a million answers: `fromiter`, 13;
`array` of 64 bits, 18, of 8 bits, 15; `unique`, 38. For groups: one `bincount` of both columns in one number, 49; one `array` of
both columns, 67; `histogram2d`, 137. For merging: `fromiter` over a chain, 4; `array`, 6 to 7; `add.reduce`, 7. Who knows that no
answer is beyond 255 comes to 7 by `frombuffer` of Python's own `bytes`, which neither side is given here.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from random import Random
from typing import TYPE_CHECKING, Final

import numpy as np

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE: Final = 1_000_000
GROUPS: Final = 100
MERGED: Final = 10_000
LOOKED_AT: Final = "each answer is asked for its type; it would take a compiled core"
POINTS: Final = len(cf.NPS_0_10.points)


def as_array(values: Iterable[int], size: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return whole numbers as an array."""
    return np.fromiter(values, np.int64, size)


def counting(answers: list[int]) -> Ratio:
    """Count answers."""

    def ours() -> tuple[int, ...]:
        return cf.Tally.of(cf.NPS_0_10, answers).counts

    def theirs() -> list[int]:
        found: list[int] = np.bincount(as_array(answers, SIZE), minlength=POINTS).tolist()
        return found

    agree(list(ours()), theirs(), "answers")
    return Ratio(
        what=f"`Tally.of` over {SIZE:,} answers", peer="numpy `bincount`", bar=1.1, found=in_turns(ours, theirs), because=LOOKED_AT
    )


def grouping(groups: list[int], answers: list[int]) -> Ratio:
    """Count answers, one tally for each group."""

    def ours() -> list[tuple[int, ...]]:
        given: dict[int, list[int]] = defaultdict(list)
        for group, answer in zip(groups, answers, strict=True):
            given[group].append(answer)
        return [cf.Tally.of(cf.NPS_0_10, given[group]).counts for group in range(GROUPS)]

    def theirs() -> list[list[int]]:
        cells = np.bincount(as_array(groups, SIZE) * POINTS + as_array(answers, SIZE), minlength=GROUPS * POINTS)
        found: list[list[int]] = cells.reshape(GROUPS, POINTS).tolist()
        return found

    agree(list(map(list, ours())), theirs(), "groups")
    return Ratio(
        what=f"{SIZE:,} rows to {GROUPS} tallies", peer="numpy `bincount`", bar=1.1, found=in_turns(ours, theirs), because=LOOKED_AT
    )


def merging(random: Random) -> Ratio:
    """Merge tallies."""
    counts = [[random.randrange(1_000) for _ in range(POINTS)] for _ in range(MERGED)]
    tallies = [cf.Tally(scale=cf.NPS_0_10, counts=each) for each in counts]

    def ours() -> tuple[int, ...]:
        return cf.Tally.merged(cf.NPS_0_10, tallies).counts

    def theirs() -> list[int]:
        found: list[int] = as_array(chain.from_iterable(counts), MERGED * POINTS).reshape(MERGED, POINTS).sum(axis=0).tolist()
        return found

    agree(list(ours()), theirs(), "tallies")
    found = in_turns(ours, theirs, repeats=20, repeats_of_peer=20)
    return Ratio(
        what=f"`Tally.merged` of {MERGED:,} tallies",
        peer="numpy `sum`",
        bar=1.0,
        found=found,
        because="each is asked for its class and its scale; by a hair",
    )


def rows() -> Iterator[Ratio]:
    """Measure counting, grouping and merging."""
    random = Random(20261101)  # noqa: S311 -- nothing secret
    answers = [random.randrange(POINTS) for _ in range(SIZE)]
    groups = [random.randrange(GROUPS) for _ in range(SIZE)]
    yield counting(answers)
    yield grouping(groups, answers)
    yield merging(random)
