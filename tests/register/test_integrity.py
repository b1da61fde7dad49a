"""The laws between records: what leads nowhere, what goes round in circles, and what is told of it."""

from collections.abc import Sequence
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    LIKERT_5,
    Choice,
    CustomerFocusError,
    DesiredOutcome,
    Direction,
    Exclusion,
    IntegrityError,
    IntegrityProblem,
    Jurisdiction,
    Kind,
    Need,
    Period,
    Priority,
    Progress,
    Record,
    Ref,
    Register,
    RequirementStep,
    Segment,
    Tally,
    TargetingDecision,
)
from customerfocus.register.links import Link, Reference
from customerfocus.register.shapes import SHAPES, Shape, ref_of

from .small import DINERS, EMPTY, SMALL, fields_of, problems, told

# ---- references ------------------------------------------------------------------------------------------------------

REFERENCES = [
    pytest.param(shape, reference, id=f"{shape.field}.{reference.path}") for shape in SHAPES for reference in shape.references
]


def named(register: Register, link: Link) -> Record:
    """Return what a link names: a record, or the survey that a question stands in."""
    if link.kinds == (Kind.QUESTION,):
        return next(each for each in register.surveys if each.question(link.key))
    (found,) = (each for kind in link.kinds if (each := register.find(Ref(kind=kind, key=link.key))))
    return found


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(("shape", "reference"), REFERENCES)
def test_what_a_record_names_is_missed_when_it_is_gone(whole: Register, shape: Shape, reference: Reference) -> None:
    record, link = next((each, link) for each in getattr(whole, shape.field) for link in reference.links(each))
    target = named(whole, link)
    fields = {field: [each for each in records if each is not target] for field, records in fields_of(whole).items()}
    missed = [each for each in problems(lambda: Register(organisation="Moka Bar", **fields)) if each.field == link.field]
    assert (
        IntegrityProblem(
            ref=str(ref_of(record)),
            field=link.field,
            code="ref.missing",
            message=f"{ref_of(record)} names {' or '.join(link.kinds)} {link.key!r} in {link.field}, and the register holds none",
        )
        in missed
    )


def test_what_is_missed_by_several_records_is_told_for_each() -> None:
    segments = [Segment(id=name, name=name, requires=["oven", "room"]) for name in ("b", "a")]
    assert told(lambda: EMPTY.with_records(*segments)) == [
        ("segment:a", "requires", "ref.missing"),
        ("segment:a", "requires", "ref.missing"),
        ("segment:b", "requires", "ref.missing"),
        ("segment:b", "requires", "ref.missing"),
    ]


def test_a_key_that_stands_twice_is_told() -> None:
    (problem,) = problems(lambda: Register(organisation="Moka Bar", segments=[DINERS, DINERS]))
    assert problem.message == "segment:diners stands twice"


def test_a_name_is_held_only_by_a_record_of_its_kind() -> None:
    decision = TargetingDecision(segment="counter", choice=Choice.DEFER, on=date(2026, 2, 2), by="director", because="not yet")
    assert told(lambda: SMALL.with_records(decision)) == [
        ("targeting-decision:counter@2026-02-02", "segment", "ref.missing"),
    ]


# ---- requirements ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("requirement", ["implied:quick@to-go", "imposed:milk@to-go", "imposed:promise@to-go", "early"])
def test_progress_may_be_made_on_what_was_stated_and_on_what_may_derive(whole: Register, requirement: str) -> None:
    made = Progress(requirement=requirement, step=RequirementStep.DETERMINED, on=date(2026, 2, 2), by="director")
    assert made in whole.with_records(made).progress


@pytest.mark.parametrize(
    "requirement",
    [
        "late",
        "implied:quick@elsewhere",
        "implied:milk@to-go",
        "imposed:quick@to-go",
        "imposed:milk@elsewhere",
        "imposed:lost@to-go",
    ],
)
def test_progress_is_not_made_on_what_can_never_derive(whole: Register, requirement: str) -> None:
    made = Progress(requirement=requirement, step=RequirementStep.DETERMINED, on=date(2026, 2, 2), by="director")
    refused = told(lambda: whole.with_records(made))
    assert refused == [(f"progress:{requirement}@determined@2026-02-02", "requirement", "ref.missing")]


# ---- what is set aside -----------------------------------------------------------------------------------------------


def excluding(subject: Ref) -> Exclusion:
    in_force = Period(start=date(2026, 1, 1))
    return Exclusion(rule="DIR-3", subject=subject, because="closed", by="director", in_force=in_force)


@pytest.mark.parametrize(
    "subject",
    [Ref(kind=Kind.ORGANISATION, key="Moka Bar"), Ref(kind=Kind.ATTRIBUTE, key="whatever"), Ref(kind=Kind.SEGMENT, key="diners")],
    ids=str,
)
def test_a_rule_is_set_aside_for_the_organisation_an_attribute_or_a_record(subject: Ref) -> None:
    assert SMALL.with_records(excluding(subject)).exclusions == (excluding(subject),)


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(
    "subject",
    [Ref(kind=Kind.ORGANISATION, key="Moka"), Ref(kind=Kind.SEGMENT, key="Moka Bar"), Ref(kind=Kind.CAPABILITY, key="diners")],
    ids=str,
)
def test_a_rule_is_not_set_aside_for_what_the_register_does_not_hold(subject: Ref) -> None:
    exclusion = excluding(subject)
    assert told(lambda: SMALL.with_records(exclusion)) == [(str(ref_of(exclusion)), "subject", "ref.missing")]


def test_a_long_name_that_is_not_the_organisations_is_missed_as_any_other() -> None:
    exclusion = excluding(Ref(kind=Kind.ORGANISATION, key="n" * 100_000))
    assert "ref.missing" in [code for _, _, code in told(lambda: EMPTY.with_records(exclusion))]


FOUND = [
    "theme:queue",
    "question:recommend",
    "question:q",
    "wave:may",
    "wave:autumn",
    "version:milk@2026-01-01",
    "aspect:conformity",
]
LOST = [
    "question:spring",
    "question:lost",
    "wave:june",
    "feedback-session:may",
    "version:milk@2026-01-02",
    "version:lost@2026-01-01",
]


@pytest.mark.parametrize("subject", [*FOUND, "aspect:conformity", "factor-kind:process", "authority:new-cup", "recognition:june"])
def test_a_rule_is_set_aside_for_whatever_stands_in_a_record(whole: Register, subject: str) -> None:
    exclusion = excluding(Ref.parse(subject))
    assert exclusion in whole.with_records(exclusion).exclusions


@pytest.mark.parametrize("subject", [*LOST, "aspect:speed", "factor-kind:weather", "version:milk", "version:lost@2026-01-01"])
def test_a_rule_is_not_set_aside_for_what_stands_in_no_record(whole: Register, subject: str) -> None:
    exclusion = excluding(Ref.parse(subject))
    assert told(lambda: whole.with_records(exclusion)) == [(str(ref_of(exclusion)), "subject", "ref.missing")]


def test_a_recognition_serves_what_the_register_holds(whole: Register) -> None:
    (thanks,) = whole.recognitions
    serves = [Ref(kind=Kind.FEEDBACK, key="lost"), Ref(kind=Kind.QUESTION, key="recommend"), Ref(kind=Kind.THEME, key="queue")]
    refused = told(lambda: whole.with_records(attrs.evolve(thanks, serves=serves)))
    assert refused == [("recognition:june", "serves", "ref.missing")]


# ---- circles ---------------------------------------------------------------------------------------------------------


def territories(**within: str | None) -> list[Jurisdiction]:
    return [Jurisdiction(code=code, name=code, within=outer) for code, outer in within.items()]


def test_a_jurisdiction_does_not_lie_within_itself() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Jurisdiction(code="DE", name="Germany", within="DE")
    assert caught.value.code == "graph.cycle"


CIRCLES: list[tuple[str, list[Jurisdiction], list[tuple[str, str]]]] = [
    (
        "of two",
        territories(a="b", b="a"),
        [("jurisdiction:a", "jurisdiction:a lies within itself: a within b within a")],
    ),
    (
        "of three",
        territories(a="c", b="a", c="b"),
        [("jurisdiction:a", "jurisdiction:a lies within itself: a within c within b within a")],
    ),
    (
        "with tails that come before and after",
        territories(a="x", x="y", y="z", z="x", zz="y"),
        [("jurisdiction:x", "jurisdiction:x lies within itself: x within y within z within x")],
    ),
    (
        "two apart",
        territories(a="c", b="d", c="a", d="b"),
        [
            ("jurisdiction:a", "jurisdiction:a lies within itself: a within c within a"),
            ("jurisdiction:b", "jurisdiction:b lies within itself: b within d within b"),
        ],
    ),
]


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(("jurisdictions", "expected"), [pytest.param(*each[1:], id=each[0]) for each in CIRCLES])
def test_a_circle_of_jurisdictions_is_told_once(jurisdictions: list[Jurisdiction], expected: list[tuple[str, str]]) -> None:
    apart = territories(A=None, B="A")
    found = problems(lambda: Register(organisation="Moka Bar", jurisdictions=[*apart, *jurisdictions]))
    assert found == tuple(
        IntegrityProblem(ref=ref, field="within", code="graph.cycle", message=message) for ref, message in expected
    )


def nested(outers: Sequence[int | None]) -> list[Jurisdiction]:
    """Make a territory per number; each lies within the one whose place it names, itself meaning none."""
    codes = [f"{place:06}" for place in range(len(outers))]
    return [
        Jurisdiction(code=codes[place], name="land", within=None if outer in (None, place) else codes[outer])
        for place, outer in enumerate(outers)
    ]


def circles(jurisdictions: list[Jurisdiction]) -> set[frozenset[str]]:
    """Find circles the long way: a territory is in one if going outwards comes back to it."""
    outer: dict[str, str | None] = {each.code: each.within for each in jurisdictions}
    found: set[frozenset[str]] = set()
    for start, first in outer.items():
        way: list[str] = []
        at = first
        while at is not None and len(way) <= len(outer):
            way.append(at)
            if at == start:
                found.add(frozenset(way))
                break
            at = outer[at]
    return found


@given(st.lists(st.integers(0, 6), min_size=7, max_size=7).map(nested))
def test_every_circle_is_found_once_and_nothing_else(jurisdictions: list[Jurisdiction]) -> None:
    try:
        Register(organisation="Moka Bar", jurisdictions=jurisdictions)
    except IntegrityError as error:
        told_of = [set(each.message.split(": ")[1].split(" within ")) for each in error.problems]
    else:
        told_of = []
    expected = circles(jurisdictions)
    assert (len(told_of), {frozenset(each) for each in told_of}) == (len(expected), expected)


@pytest.mark.slow
@pytest.mark.parametrize("step", [1, -1], ids=["outwards", "inwards"])
def test_a_chain_of_a_hundred_thousand_jurisdictions_stands(step: int) -> None:
    places: list[int | None] = [place + step for place in range(100_000)]
    places[-1 if step == 1 else 0] = None
    assert len(Register(organisation="Moka Bar", jurisdictions=nested(places)).jurisdictions) == 100_000


# ---- all at once -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_validators")
def test_every_problem_is_told_at_once_sorted_by_record_and_field() -> None:
    need = Need(
        id="quick",
        job="get-going",
        outcome=DesiredOutcome(direction=Direction.LESS, measure="the time", object_of_control="to a coffee"),
        segments=["commuters", "diners"],
        evidence=["june"],
    )
    empty = Tally.empty(LIKERT_5)
    refused = told(
        lambda: Register(
            organisation="Moka Bar",
            priorities=[Priority(need="quick", segment="nobody", on=date(2026, 2, 2), importance=empty, satisfaction=empty)],
            needs=[need],
            segments=[DINERS, DINERS],
            jurisdictions=territories(A=None, b="a", a="b", c="d"),
        )
    )
    assert refused == [
        ("jurisdiction:a", "within", "graph.cycle"),
        ("jurisdiction:c", "within", "ref.missing"),
        ("need:quick", "evidence", "ref.missing"),
        ("need:quick", "job", "ref.missing"),
        ("need:quick", "segments", "ref.missing"),
        ("priority:quick@nobody@2026-02-02", "segment", "ref.missing"),
        ("segment:diners", "id", "id.duplicate"),
    ]
