"""Write the digest of the report and the threads of a register full of contradictions and laws; `test_hash_seeds.py` runs it."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from typing import Final

from customerfocus.assessment.engine import assess
from customerfocus.assessment.result import Assessment
from customerfocus.model.requirements import RequirementStep
from customerfocus.model.segments import Choice
from customerfocus.register import Record
from customerfocus.register.tracing import Trace
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.views import markdown

from .builders import (
    A_YEAR_AGO,
    LONG_AGO,
    TODAY,
    capability,
    characteristic,
    contribution,
    decision,
    exclusion,
    job,
    jurisdiction,
    need,
    objective,
    obligation,
    offering,
    period,
    positioning,
    progress,
    register,
    resolution,
    segment,
    session,
    trade_off,
    watch,
)

ATTRIBUTES: Final = ("calm", "choice", "price", "speed", "taste", "warmth")
TAGS: Final = ("connected", "food-contact", "mains-powered", "pressure")
SEGMENTS: Final = tuple(f"segment-{place}" for place in range(10))


def records() -> Iterator[Record]:
    yield job()
    yield objective("grow")
    yield objective("old", period(LONG_AGO, TODAY))
    yield from (trade_off(one, other) for one, other in combinations(ATTRIBUTES, 2))
    for place, name in enumerate(SEGMENTS):
        more = {each for turn, each in enumerate(ATTRIBUTES) if (place + turn) % 3}
        means = {f"means-{place % 4}", f"means-{place % 3}"}
        yield segment(name, more=sorted(more), less=sorted(set(ATTRIBUTES) - more), requires=means)
        yield decision(name, Choice.DEFER, on=LONG_AGO)
        yield decision(name, on=A_YEAR_AGO, objectives={"grow", "old"} if place % 2 else {"old"})
        yield positioning(name, place, {"Bar": 5, "Inn": 4}) if place else positioning(name)
        yield session(f"session-{place}", name)
        yield need(f"need-{place}", *SEGMENTS[place:], of="an app on a screen with a button", evidence={f"session-{place}"})
        yield offering(
            f"offering-{place}", *SEGMENTS[place:], markets={"AT", "DE", "EU"} if place % 2 else {"CH", "EU"}, tags=TAGS[:place]
        )
        yield characteristic(f"feature-{place}", f"offering-{place}")
        yield from (contribution(f"feature-{place}", f"need-{each}") for each in range(place) if each % 3)
    yield from (jurisdiction("EU"), jurisdiction("AT", "EU"), jurisdiction("DE", "EU"), jurisdiction("CH"))
    for place, tag in enumerate(TAGS):
        yield obligation(f"law-{place}", law_of={"AT", "DE"} if place % 2 else {"CH", "EU"}, none_of={tag, TAGS[-1]})
        yield progress(f"imposed:law-{place}@offering-1", RequirementStep.UNDERSTOOD, shown=False)
    yield watch("DE", "AT", on=LONG_AGO)
    yield from (exclusion("DIR-5", each) for each in ("segment:segment-9", "segment:segment-8", "attribute:taste"))
    yield from (capability(f"means-{place}", period() if place % 2 else None) for place in range(4))
    yield from (resolution(one, other, "calm", "speed") for one, other in combinations(SEGMENTS[:5], 2))


def assessment() -> Assessment:
    return assess(register(*frozenset(records())), on=TODAY)


if __name__ == "__main__":
    made = assessment()
    trace = Trace(register=made.register, on=TODAY)
    paths = trace.paths(Ref(kind=Kind.SEGMENT, key=SEGMENTS[-1]), Ref(kind=Kind.REQUIREMENT, key="implied:need-9@offering-9"))
    sys.stdout.write(sha256(f"{markdown(made)}{made.checks}{trace.links}{trace.cycle()}{paths}".encode()).hexdigest())
