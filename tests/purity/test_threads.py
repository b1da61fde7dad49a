"""Threads that share every object get the answers that one thread alone gets."""

import json
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any, Final

import pytest

from customerfocus import LIKERT_5, Cadence, Kind, Period, Ref, Segment, Tally, Unit, assess, codec, views
from customerfocus.methods.opportunity import opportunity_score
from customerfocus.methods.proportions import wilson
from customerfocus.register.tracing import Trace

from .answers import ROOT
from .uses import DAY

THREADS: Final = 16
OPERATIONS: Final = 10_000
SELDOM: Final = 1_000
"""Among so many operations one asks something of a whole register."""

pytestmark = pytest.mark.thread


@pytest.fixture
def busy() -> Iterator[None]:
    """Let threads take turns as often as the interpreter allows."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def small() -> tuple[Callable[[], object], ...]:
    tally, cadence, segment = Tally.of(LIKERT_5, [5, 4, 2, None]), Cadence(every=1, unit=Unit.MONTH), Segment(id="a", name="A")
    return (
        partial(Period.parse, "2026-01-01/2027-01-01"),
        partial(Ref.parse, "need:quiet"),
        partial(wilson, 7, 10),
        partial(opportunity_score, 9.0, 4.0),
        partial(tally.__add__, tally),
        partial(tally.top, 2),
        partial(cadence.due, DAY),
        partial(hash, segment),
        partial(str, segment),
        partial(Segment, id="b", name="B", requires=["x", "y"]),
    )


def whole(document: Any) -> tuple[Callable[[], object], ...]:  # noqa: ANN401 -- a document
    register = codec.load(document)  # its index is made when it is first asked
    need = Ref(kind=Kind.NEED, key=register.needs[0].id)
    trace = Trace(register=register, on=DAY)
    return (
        partial(codec.load, document),
        partial(codec.dump, register),
        lambda: codec.dump_assessment(assess(register, on=DAY)),
        partial(views.mermaid, register, on=DAY),
        partial(trace.upstream, need),
        lambda: trace.links,
    )


def test_sixteen_threads_agree_with_one(busy: None) -> None:  # noqa: ARG001 -- it changes how threads take turns
    document = json.loads((ROOT / "tests/corpus/trades/swimming-pool.json").read_text(encoding="utf-8"))
    alone = [each() for each in small()], [each() for each in whole(document)]
    often, seldom = small(), whole(document)
    start = Barrier(THREADS)

    def differing(thread: int) -> list[str]:
        start.wait()
        found = []
        for turn in range(OPERATIONS):
            place = (turn + thread) % len(often)
            if often[place]() != alone[0][place]:
                found.append(repr(often[place]))
            if turn % SELDOM == 0:
                place = (turn // SELDOM + thread) % len(seldom)
                if seldom[place]() != alone[1][place]:
                    found.append(repr(seldom[place]))
        return found

    with ThreadPoolExecutor(THREADS) as pool:
        assert [each for found in pool.map(differing, range(THREADS)) for each in found] == []
