"""The one generator: registers of any size, the same on every run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import customerfocus as cf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.register import Record

DAY: Final = date(2026, 6, 1)
ALWAYS: Final = cf.Period(start=date(2020, 1, 1))
YEARLY: Final = cf.Cadence(every=1, unit=cf.Unit.YEAR)
LAWS: Final = 10
PER_OFFERING: Final = 5
"""How many records there are for each offering, itself among them."""


def register(size: int) -> cf.Register:
    """Return a register of about *size* records."""
    return cf.Register(organisation="Moka Bar").with_records(*records(size))


def records(size: int) -> Iterator[Record]:
    """Yield a market, ten laws, and offerings, each with its segment, its choice, its need, and how far one of its laws is kept."""
    yield cf.Jurisdiction(code="EU", name="European Union")
    yield cf.Jurisdiction(code="DE", name="Germany", within="EU")
    yield cf.Job(id="get-going", verb="start", object_of_verb="the day")
    yield from map(law, range(LAWS))
    for number in range((size - LAWS - 3) // PER_OFFERING):
        yield from offered(f"{number:06}", f"law-{number % LAWS}", f"tag-{number % LAWS}")


def law(number: int) -> cf.Obligation:
    """Return a law that concerns what has its tag, everywhere in Europe."""
    source = cf.LegalReference(scheme=cf.Scheme.OTHER, value="Safety Act")
    return cf.Obligation(
        id=f"law-{number}",
        title="A law",
        kind=cf.ObligationKind.STATUTORY,
        authority="the state",
        owner="director",
        applicability=cf.Applicability(jurisdictions=["EU"], any_of=[f"tag-{number}"]),
        versions=[cf.Version(in_force=ALWAYS, duty="keep it safe", source=source)],
        review=YEARLY,
    )


def offered(name: str, law: str, tag: str) -> Iterator[Record]:
    """Yield an offering, whom it is for, what they need, and how far the law is kept."""
    yield cf.Segment(id=name, name="Some people")
    yield cf.TargetingDecision(segment=name, choice=cf.Choice.TARGET, on=date(2026, 1, 1), by="director", because="we can")
    yield cf.Offering(
        id=name,
        name="A thing",
        kind=cf.OfferingKind.PRODUCT,
        markets=["DE"],
        tags=[tag],
        segments=[name],
        on_sale=ALWAYS,
    )
    outcome = cf.DesiredOutcome(direction=cf.Direction.LESS, measure="the time it takes to get", object_of_control="a coffee")
    yield cf.Need(id=name, job="get-going", outcome=outcome, segments=[name])
    yield cf.Progress(requirement=f"imposed:{law}@{name}", step=cf.RequirementStep.UNDERSTOOD, on=date(2026, 2, 1), by="designer")
