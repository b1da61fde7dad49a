"""Counting and merging answers, against numpy, which is given the same lists.

Of numpy the fastest known way is taken. Tried for turning a list into an array: `fromiter` and `int8` (no faster than `array` with
whole numbers of 64 bits, which `bincount` asks for anyway); for groups: a column of pairs (slower than one array for each column),
`unique` and `histogram2d` (many times slower than one `bincount` of both columns in one number); for merging: `add.reduce`, and
`fromiter` over a chain (no faster).
"""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING, Final

import numpy as np

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = 1_000_000
GROUPS: Final = 100
MERGED: Final = 10_000
POINTS: Final = len(cf.NPS_0_10.points)


def counting(answers: list[int]) -> Ratio:
    """Count answers."""

    def ours() -> tuple[int, ...]:
        return cf.Tally.of(cf.NPS_0_10, answers).counts

    def theirs() -> list[int]:
        found: list[int] = np.bincount(np.array(answers), minlength=POINTS).tolist()
        return found

    agree(list(ours()), theirs(), "answers")
    return Ratio(what=f"`Tally.of` over {SIZE:,} answers", peer="numpy `bincount`", bar=1.1, found=in_turns(ours, theirs))


def grouping(groups: list[int], answers: list[int]) -> Ratio:
    """Count answers, one tally for each group."""

    def ours() -> list[tuple[int, ...]]:
        given: dict[int, list[int]] = defaultdict(list)
        for group, answer in zip(groups, answers, strict=True):
            given[group].append(answer)
        return [cf.Tally.of(cf.NPS_0_10, given[group]).counts for group in range(GROUPS)]

    def theirs() -> list[list[int]]:
        cells = np.bincount(np.array(groups) * POINTS + np.array(answers), minlength=GROUPS * POINTS)
        found: list[list[int]] = cells.reshape(GROUPS, POINTS).tolist()
        return found

    agree(list(map(list, ours())), theirs(), "groups")
    return Ratio(what=f"{SIZE:,} rows to {GROUPS} tallies", peer="numpy `bincount`", bar=1.1, found=in_turns(ours, theirs))


def merging(random: Random) -> Ratio:
    """Merge tallies."""
    counts = [[random.randrange(1_000) for _ in range(POINTS)] for _ in range(MERGED)]
    tallies = [cf.Tally(scale=cf.NPS_0_10, counts=each) for each in counts]

    def ours() -> tuple[int, ...]:
        return sum(tallies, cf.Tally.empty(cf.NPS_0_10)).counts

    def theirs() -> list[int]:
        found: list[int] = np.array(counts).sum(axis=0).tolist()
        return found

    agree(list(ours()), theirs(), "tallies")
    found = in_turns(ours, theirs, repeats=5, repeats_of_peer=20)
    return Ratio(what=f"merge {MERGED:,} tallies", peer="numpy `sum`", bar=1.0, found=found)


def rows() -> Iterator[Ratio]:
    """Measure counting, grouping and merging."""
    random = Random(20261101)  # noqa: S311 -- nothing secret
    answers = [random.randrange(POINTS) for _ in range(SIZE)]
    groups = [random.randrange(GROUPS) for _ in range(SIZE)]
    yield counting(answers)
    yield grouping(groups, answers)
    yield merging(random)
