"""Where memory runs out or somebody interrupts while an index works out its answers, the next question is answered as ever."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from customerfocus import Kind, Register, Segment

from ..purity.faults import Interruption, moments
from .small import anew


def ask(register: Register) -> object:
    index = register.index
    return index.turnings, index.known(Segment, date.max), index.referring(Segment, Kind.CAPABILITY, "counter", date.max)


def evolve(register: Register) -> object:
    more = register.with_records(Segment(id="one-more", name="One more"))
    return more, ask(more)


def asked(register: Register) -> Register:
    again = anew(register)
    ask(again)
    return again


# Where a generator is closed as it dies, Python itself has nobody to tell.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
@pytest.mark.parametrize("work", [ask, evolve])
@pytest.mark.parametrize("made", [anew, asked], ids=["unasked", "asked"])
def test_an_interrupted_index_answers_as_one_that_was_left_in_peace(
    made: Callable[[Register], Register], work: Callable[[Register], object], error: type[BaseException], whole: Register
) -> None:
    answer, told = work(anew(whole)), 0
    for k in moments(lambda: work(made(whole))):
        register = made(whole)
        try:
            Interruption(error(), k).during(partial(work, register))
        except error:
            told += 1
        assert work(register) == answer
    assert told > 0
