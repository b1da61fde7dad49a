"""Does assessing take time in proportion to records and checks? Prints the seconds per unit of 10,000 against 1,000 offerings.

Run by hand: `python benchmarks/linear.py`. The two sizes take turns, so that a busy machine slows both; the ratio is what counts.
"""

from __future__ import annotations

import gc
from datetime import date
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import customerfocus as cf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.register import Record

DAY = date(2026, 6, 1)
ALWAYS = cf.Period(start=date(2020, 1, 1))
YEARLY = cf.Cadence(every=1, unit=cf.Unit.YEAR)
ROUNDS = 5


def records(offerings: int) -> Iterator[Record]:
    """Yield a market, ten laws, and many offerings, each with its segment, its need, and some of what is recorded about them."""
    yield cf.Jurisdiction(code="EU", name="European Union")
    yield cf.Jurisdiction(code="DE", name="Germany", within="EU")
    yield cf.Job(id="get-going", verb="start", object_of_verb="the day")
    for law in range(10):
        yield cf.Obligation(
            id=f"law-{law}",
            title="A law",
            kind=cf.ObligationKind.STATUTORY,
            authority="the state",
            owner="director",
            applicability=cf.Applicability(jurisdictions=["EU"], any_of=[f"tag-{law}"]),
            versions=[
                cf.Version(
                    in_force=ALWAYS, duty="keep it safe", source=cf.LegalReference(scheme=cf.Scheme.OTHER, value="Safety Act")
                )
            ],
            review=YEARLY,
        )
    for number in range(offerings):
        name = f"{number:06}"
        yield cf.Segment(id=name, name="Some people")
        yield cf.TargetingDecision(segment=name, choice=cf.Choice.TARGET, on=date(2026, 1, 1), by="director", because="we can")
        yield cf.Offering(
            id=name,
            name="A thing",
            kind=cf.OfferingKind.PRODUCT,
            markets=["DE"],
            tags=[f"tag-{number % 10}"],
            segments=[name],
            on_sale=ALWAYS,
        )
        outcome = cf.DesiredOutcome(direction=cf.Direction.LESS, measure="the time it takes to get", object_of_control="a coffee")
        yield cf.Need(id=name, job="get-going", outcome=outcome, segments=[name])
        requirement = f"imposed:law-{number % 10}@{name}"
        yield cf.Progress(requirement=requirement, step=cf.RequirementStep.UNDERSTOOD, on=date(2026, 2, 1), by="designer")


def seconds_per_unit(offerings: int) -> float:
    """Assess once, and divide the time by the records and the checks; the register's index is made anew."""
    register = cf.Register(organisation="Moka Bar").with_records(*records(offerings))
    gc.collect()
    start = process_time()
    assessment = cf.assess(register, on=DAY)
    spent = process_time() - start
    return spent / (sum(1 for _ in register.records()) + len(assessment.checks))


def main() -> None:
    """Measure both sizes in turn and print the medians and their ratio."""
    small, large = [], []
    for _ in range(ROUNDS):
        small.append(seconds_per_unit(1_000))
        large.append(seconds_per_unit(10_000))
    print(f"1,000 offerings: {median(small) * 1e6:.2f} µs per record or check")
    print(f"10,000 offerings: {median(large) * 1e6:.2f} µs per record or check")
    print(f"ratio: {median(large) / median(small):.2f}")


if __name__ == "__main__":
    main()
