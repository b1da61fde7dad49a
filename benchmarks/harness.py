"""Ratios of what took turns: how every row of the table is measured, and how it is told."""

from __future__ import annotations

import gc
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Final, final

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS: Final = 7
HEAD: Final = """\
| what | peer in the same run | min – median – max | bar | |
| --- | --- | --- | --- | --- |
"""


@final
@attrs.frozen(kw_only=True)
class Ratio:
    """How much ours takes of what its peer takes.

    Attributes:
        what: What is measured, with its size.
        peer: What it is held against.
        bar: The most that the median may be.
        found: The ratio of each round.
        because: Where the bar is missed: why, and what it would take.
    """

    what: str
    peer: str
    bar: float
    found: tuple[float, ...]
    because: str = ""

    def __str__(self) -> str:
        found = " – ".join(f"{each:.3g}" for each in (min(self.found), median(self.found), max(self.found)))
        said = "met" if median(self.found) <= self.bar else f"missed: {self.because}"
        return f"| {self.what} | {self.peer} | {found} | {self.bar:g} | {said} |"


def seconds(call: Callable[[], object], repeats: int = 1) -> float:
    """Return how long a call takes; nothing that it returned is thrown away meanwhile, and Python collects garbage as ever."""
    gc.collect()
    start = process_time()
    kept = [call() for _ in range(repeats)]
    spent = process_time() - start
    kept.clear()
    return spent / repeats


def in_turns(
    ours: Callable[[], object], theirs: Callable[[], object], *, rounds: int = ROUNDS, repeats: int = 1, repeats_of_peer: int = 1
) -> tuple[float, ...]:
    """Return the ratio of the times of both in each round; they take turns, so that a busy machine slows both."""
    found = []
    for turn in range(rounds):
        if turn % 2:
            their_time, our_time = seconds(theirs, repeats_of_peer), seconds(ours, repeats)
        else:
            our_time, their_time = seconds(ours, repeats), seconds(theirs, repeats_of_peer)
        found.append(our_time / their_time)
    return tuple(found)


def agree(ours: object, theirs: object, what: str) -> None:
    """Stop where the two that are to be compared do not give the same."""
    if ours != theirs:
        raise SystemExit(f"{what}: not the same\nours: {ours!r:.500}\ntheirs: {theirs!r:.500}")
