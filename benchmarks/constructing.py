"""Making one record, all laws on, against a frozen pydantic model of the same fields; and how much memory it keeps.

What both are made of exists before: the texts, the days and the words are not counted. Memory is weighed once, as it is the same
each time. What was tried to make the peer faster is told in `peers`.
"""

from __future__ import annotations

import gc
import tracemalloc
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs

import customerfocus as cf
from benchmarks import peers
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY: Final = date(2026, 1, 1)
MANY: Final = 10_000

OFFERING: Final[dict[str, Any]] = {
    "id": "beans",
    "name": "Coffee beans",
    "kind": cf.OfferingKind.PRODUCT,
    "markets": ["DE"],
    "segments": ["some"],
}
SEGMENT: Final[dict[str, Any]] = {
    "id": "commuters",
    "name": "Weekday commuters",
    "description": "On the way to work",
    "requires": ["early-shift"],
}
RISK: Final[dict[str, Any]] = {
    "id": "delay",
    "title": "The coffee comes late",
    "factor": "queue",
    "owner": "barista",
    "identified": DAY,
}


def makers() -> Iterator[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    """Yield a record, how ours is made, and how theirs is; what stands within is made already."""
    always, their_always = cf.Period(start=DAY), peers.Period(start=DAY)
    yield "Offering", partial(cf.Offering, **OFFERING, on_sale=always), partial(peers.Offering, **OFFERING, on_sale=their_always)
    speed: Any = {"attribute": "speed", "direction": cf.Direction.MORE, "weight": 5}
    ours: dict[str, Any] = {"preferences": [cf.Preference(**speed)]}
    theirs: dict[str, Any] = {"preferences": [peers.Preference(**speed)]}
    yield (
        "Segment",
        partial(cf.Segment, **SEGMENT, **ours),
        partial(peers.Segment, **SEGMENT, **theirs),
    )
    ours = {
        "effects": [cf.OnSatisfaction(segment="commuters")],
        "inherent": cf.Rating(likelihood=3, consequence=4),
        "review": cf.Cadence(every=1, unit=cf.Unit.YEAR),
    }
    theirs = {
        "effects": [peers.OnSatisfaction(segment="commuters")],
        "inherent": peers.Rating(likelihood=3, consequence=4),
        "review": peers.Cadence(every=1, unit=cf.Unit.YEAR),
    }
    yield "Risk", partial(cf.Risk, **RISK, **ours), partial(peers.Risk, **RISK, **theirs)


def kept(make: Callable[[], object]) -> int:
    """Return how many bytes many records keep."""
    gc.collect()
    tracemalloc.start()
    records = [make() for _ in range(MANY)]
    size = tracemalloc.get_traced_memory()[0] - records.__sizeof__()
    tracemalloc.stop()
    return size


def rows() -> Iterator[Ratio]:
    """Measure three kinds of records."""
    for name, ours, theirs in makers():
        record, model = attrs.asdict(ours()), theirs().model_dump()
        record.pop("loss", None)  # the peer has none
        agree(record, model, name)
        found = in_turns(ours, theirs, repeats=MANY, repeats_of_peer=MANY)
        yield Ratio(
            what=f"making one `{name}`, all laws on", peer="frozen pydantic model", bar=0.8, found=found, because=peers.COMPILED
        )
        yield Ratio(what=f"memory of one `{name}`", peer="frozen pydantic model", bar=0.25, found=(kept(ours) / kept(theirs),))
