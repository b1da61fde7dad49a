"""Faults at any moment: an error is raised at the k-th step of some work, as where memory runs out or somebody interrupts."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, TypeVar

T = TypeVar("T")

FIRST: Final = 40
MORE: Final = 60


class Interruption:
    """Raises an error at the k-th event of the profiler: a call, of Python or C, or a return.

    Attributes:
        left: How many events are still to pass; a negative number raises nothing, and tells how many there were.
    """

    def __init__(self, error: BaseException | None = None, k: int = 0) -> None:
        self.left = k
        self._error = error

    def during(self, work: Callable[[], T]) -> T:
        """Do the work until it is interrupted, or done."""
        sys.setprofile(self._count)
        try:
            return work()
        finally:
            sys.setprofile(None)

    def _count(self, *_: object) -> None:
        self.left -= 1
        if self.left == 0 and self._error is not None:
            raise self._error


def moments(work: Callable[[], object]) -> Iterator[int]:
    """Choose moments of the work: each of the first, and others spread evenly to the end."""
    counted = Interruption()
    counted.during(work)
    steps = -counted.left
    spread = range(FIRST + 1, steps, max(1, (steps - FIRST) // MORE))
    return chain(range(1, min(FIRST, steps) + 1), spread)
