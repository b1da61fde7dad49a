"""What follows from a register: nothing is entered twice, and any day can be asked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import get_args

import attrs
import pytest
from hypothesis import given

from customerfocus.errors import WrongTypeError
from customerfocus.model.needs import DesiredOutcome, Job, Need
from customerfocus.model.obligations import Applicability, Applies, Obligation, ObligationKind, Version
from customerfocus.model.offerings import Jurisdiction, Offering, OfferingKind
from customerfocus.model.requirements import Origin, Requirement, Stated, parse_derived
from customerfocus.model.segments import Segment
from customerfocus.register.aggregate import Register
from customerfocus.register.derivation import applicability, derive_requirements
from customerfocus.testing.strategies import days, registers
from customerfocus.values.identifiers import ObligationId, OfferingId
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import Direction

START = date(2026, 1, 1)
LAW = date(2026, 6, 1)
OUTCOME = DesiredOutcome(direction=Direction.LESS, measure="the time to get", object_of_control="a coffee")


def obligation(key: str, markets: list[str] | None = None) -> Obligation:
    return Obligation(
        id=key,
        title="Cups are safe",
        kind=ObligationKind.STATUTORY,
        authority="market surveillance",
        owner="quality manager",
        applicability=Applicability(jurisdictions=markets or []),
        versions=[Version(in_force=Period(start=LAW), duty="be safe", source=LegalReference(scheme=Scheme.OTHER, value="law"))],
        review=Cadence(every=1, unit=Unit.YEAR),
    )


REGISTER = Register(organisation="Moka Bar").with_records(
    Jurisdiction(code="DE", name="Germany"),
    Jurisdiction(code="FR", name="France"),
    Segment(id="commuters", name="Commuters"),
    Segment(id="diners", name="Diners"),
    Job(id="go", verb="start", object_of_verb="the day"),
    Need(id="quick", job="go", outcome=OUTCOME, segments=["commuters", "diners"]),
    Need(id="calm", job="go", outcome=OUTCOME, segments=["diners"]),
    Offering(
        id="cup",
        name="Cup",
        kind=OfferingKind.PRODUCT,
        markets=["DE"],
        segments=["commuters", "diners"],
        on_sale=Period(start=START, end=date(2027, 1, 1)),
    ),
    Offering(id="tray", name="Tray", kind=OfferingKind.PRODUCT, segments=["commuters"], on_sale=Period(start=LAW)),
    obligation("everywhere"),
    obligation("german", ["DE"]),
    obligation("french", ["FR"]),
    Requirement(id="lid", offering="cup", origin=Stated(segment="commuters"), statement="It has a lid"),
)


def ids(on: date) -> list[str]:
    return [each.id for each in derive_requirements(REGISTER, on=on)]


def test_what_derives_is_what_is_on_sale_and_in_force_that_day() -> None:
    assert ids(START - timedelta(days=1)) == ["lid"]
    assert ids(START) == ["implied:calm@cup", "implied:quick@cup", "lid"]
    assert ids(LAW) == [
        "implied:calm@cup",
        "implied:quick@cup",
        "implied:quick@tray",
        "imposed:everywhere@cup",
        "imposed:everywhere@tray",
        "imposed:german@cup",
        "lid",
    ]
    assert ids(date(2027, 1, 1)) == ["implied:quick@tray", "imposed:everywhere@tray", "lid"]


def test_what_may_apply_is_no_requirement_until_it_is_known() -> None:
    answers = applicability(REGISTER, on=LAW)
    assert answers[OfferingId("tray"), ObligationId("german")].verdict is Applies.UNKNOWN
    assert "imposed:german@tray" not in ids(LAW)


def test_a_derived_requirement_says_what_is_asked() -> None:
    said = {str(each.id): each.statement for each in derive_requirements(REGISTER, on=LAW)}
    assert said["implied:quick@cup"] == "Minimise the time to get a coffee"
    assert said["imposed:german@cup"] == "be safe"


@pytest.mark.slow
@given(registers(), days())
def test_every_requirement_is_derived_once_in_order_and_parses_back(register: Register, on: date) -> None:
    found = derive_requirements(register, on=on)
    assert [each.id for each in found] == sorted({each.id for each in found})
    for each in found:
        if isinstance(each.origin, Stated):
            assert each in register.requirements
        else:
            assert parse_derived(each.id) == (each.origin, each.offering)


@pytest.mark.slow
@given(registers(), days())
def test_requirements_are_those_that_a_naive_reading_finds(register: Register, on: date) -> None:
    expected = {str(each.id) for each in register.requirements}
    for offering in register.offerings:
        if offering.on_sale.contains(on):
            expected |= {
                f"implied:{each.id}@{offering.id}" for each in register.needs if set(each.segments) & set(offering.segments)
            }
            expected |= {
                f"imposed:{each.id}@{offering.id}"
                for each in register.obligations
                if any(version.in_force.contains(on) for version in each.versions)
                and each.applicability.answer(offering, register.jurisdictions).verdict is Applies.YES
            }
    assert {str(each.id) for each in derive_requirements(register, on=on)} == expected


@pytest.mark.slow
@given(registers(), days())
def test_an_obligation_that_does_not_apply_changes_no_requirement(register: Register, on: date) -> None:
    tag = "a tag that no offering has"
    added = attrs.evolve(obligation("another law of no concern"), applicability=Applicability(all_of=[tag]))
    before = derive_requirements(register, on=on)
    assert derive_requirements(register.with_records(added), on=on) == before


@pytest.mark.parametrize("ask", [applicability, derive_requirements])
@pytest.mark.parametrize(
    ("register", "on", "sentence"),
    [
        ("Moka Bar", LAW, "register must be a Register, got 'Moka Bar'"),
        (REGISTER, "2026-06-01", "on must be a day (a date without a time), got '2026-06-01'"),
    ],
)
def test_what_follows_is_asked_of_a_register_and_a_day(
    ask: Callable[..., object], register: object, on: object, sentence: str
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(register, on=on)
    assert str(caught.value) == sentence


def test_origins_of_the_walk_are_of_their_kind() -> None:
    kinds = {type(each.origin) for each in derive_requirements(REGISTER, on=LAW)}
    assert kinds == set(get_args(Origin))
