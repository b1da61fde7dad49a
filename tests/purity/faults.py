"""Faults at any moment: an error is raised at the k-th step of some work, as where memory runs out or somebody interrupts."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from types import FrameType
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

    def _count(self, frame: FrameType, _event: str, called: object) -> None:
        self.left -= self.left != 1 or not _books(frame, called)
        if self.left == 0 and self._error is not None:
            raise self._error


def _books(frame: FrameType, called: object) -> bool:
    """Tell whether cattrs notes that it is writing code for a class, or that it is done.

    An error between note and deed, one step among thousands of the first load, would leave the note for ever, and with it a
    `RecursionError` for every further load. Nobody but cattrs can mend that, so an error waits for one step.
    """
    return frame.f_globals.get("__name__") == "cattrs.gen" and getattr(called, "__name__", "") in {"add", "remove"}


def moments(work: Callable[[], object]) -> Iterator[int]:
    """Choose moments of the work: each of the first, and others spread evenly to the end."""
    counted = Interruption()
    counted.during(work)
    steps = -counted.left
    spread = range(FIRST + 1, steps, max(1, (steps - FIRST) // MORE))
    return chain(range(1, min(FIRST, steps) + 1), spread)
