"""A register that holds every kind of record, in which every declared reference is used."""

from datetime import date

import pytest

from customerfocus import (
    LIKERT_5,
    Capability,
    Characteristic,
    Choice,
    Contribution,
    DesiredOutcome,
    Direction,
    Exclusion,
    FeedbackSession,
    Job,
    Jurisdiction,
    Kind,
    Need,
    Offering,
    OfferingKind,
    Period,
    Positioning,
    Preference,
    Priority,
    Record,
    Ref,
    Register,
    Resolution,
    Scorecard,
    Segment,
    SessionMethod,
    Settlement,
    Statement,
    StrategicObjective,
    Tally,
    TargetingDecision,
    TradeOff,
)

YEAR = Period(start=date(2026, 1, 1), end=date(2027, 1, 1))
FEBRUARY = date(2026, 2, 2)
CARD = Scorecard.of({"speed": (3, 9), "taste": (2, 7)})

RECORDS: tuple[Record, ...] = (
    Jurisdiction(code="EU", name="European Union"),
    Jurisdiction(code="DE", name="Germany", within="EU"),
    Capability(id="counter", name="Express counter", in_place=YEAR),
    Segment(
        id="commuters",
        name="Weekday commuters",
        preferences=[Preference(attribute="speed", direction=Direction.MORE, weight=5)],
        requires=["counter"],
    ),
    Segment(id="diners", name="Evening diners"),
    TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room"),
    Resolution(
        first="diners",
        second="commuters",
        attributes=["speed", "calm"],
        how=Settlement.PHASE,
        because="mornings and evenings",
        on=FEBRUARY,
        by="director",
    ),
    StrategicObjective(id="lead", statement="Lead the morning trade", in_force=YEAR, owner="director"),
    Exclusion(
        rule="DIR-3",
        subject=Ref(kind=Kind.SEGMENT, key="diners"),
        because="no competitor is open at night",
        by="director",
        in_force=YEAR,
    ),
    Positioning(segment="commuters", on=FEBRUARY, by="marketing", attractiveness=CARD, strength=CARD),
    TargetingDecision(
        segment="commuters", choice=Choice.TARGET, on=FEBRUARY, by="director", because="we are quick", objectives=["lead"]
    ),
    Offering(id="to-go", name="Coffee to go", kind=OfferingKind.PRODUCT, markets=["DE"], segments=["commuters"], on_sale=YEAR),
    Characteristic(id="wait", offering="to-go", name="time to first cup"),
    Contribution(characteristic="wait", need="quick", strength=9),
    Job(id="get-going", verb="start", object_of_verb="the day"),
    Need(
        id="quick",
        job="get-going",
        outcome=DesiredOutcome(direction=Direction.LESS, measure="the time it takes to get", object_of_control="a coffee"),
        segments=["commuters"],
        evidence=["june"],
    ),
    Priority(need="quick", segment="commuters", on=FEBRUARY, importance=Tally.empty(LIKERT_5), satisfaction=Tally.empty(LIKERT_5)),
    FeedbackSession(
        id="june",
        segment="commuters",
        on=FEBRUARY,
        by="marketing",
        method=SessionMethod.VISIT,
        participants=4,
        statements=[Statement(text="I nearly missed my train", need="quick")],
    ),
)


@pytest.fixture(scope="session")
def whole() -> Register:
    """Return a register with every kind of record."""
    return Register(organisation="Moka Bar").with_records(*RECORDS)
