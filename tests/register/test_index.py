"""The index, held against a search of every record."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    Capability,
    Choice,
    Feedback,
    FeedbackSession,
    Kind,
    Need,
    Period,
    Record,
    Register,
    Segment,
    SessionMethod,
    Statement,
    Study,
    TargetingDecision,
    TradeOff,
    Wave,
)
from customerfocus.errors import WrongTypeError
from customerfocus.register.index import Index
from customerfocus.register.shapes import SHAPES, key_of, shape_of
from customerfocus.testing.strategies import days, registers

from ..few import few

DINERS = Segment(id="diners", name="Evening diners")
FEBRUARY, MARCH = date(2026, 2, 2), date(2026, 3, 2)


def decided(on: date, choice: Choice = Choice.TARGET) -> TargetingDecision:
    return TargetingDecision(segment="diners", choice=choice, on=on, by="director", because="b")


def known_from(record: object) -> date:
    """The one day a record is dated by; the first day of the calendar where it has none, the last where it is open."""
    if isinstance(record, (Wave, Study)):
        return record.fielded.end or date.max
    return next((getattr(record, name) for name in ("on", "identified", "planned", "received") if hasattr(record, name)), date.min)


def known(register: Register, on: date) -> list[Record]:
    """List the records known on a day, longest known first, then by key."""
    first = {each: known_from(each) for each in register.records()}
    return sorted((each for each in first if first[each] <= on), key=lambda each: (first[each], key_of(each)))


@st.composite
def registers_on_days(draw: st.DrawFn) -> tuple[Register, date]:
    """Draw a register and a day; often one on which something changes, or the day before."""
    register = draw(registers())
    stored = [each for each in register.index.turnings for each in (each, each - timedelta(days=1))]
    return register, draw(st.sampled_from(stored) | days() if stored else days())


@pytest.mark.slow
@given(registers_on_days())
def test_known_are_the_records_a_search_finds(drawn: tuple[Register, date]) -> None:
    register, on = drawn
    found = known(register, on)
    expected = {shape.type: tuple(each for each in found if type(each) is shape.type) for shape in SHAPES}
    assert {shape.type: register.index.known(shape.type, on) for shape in SHAPES} == expected


@pytest.mark.slow
@given(registers_on_days())
def test_referring_are_the_records_a_search_finds(drawn: tuple[Register, date]) -> None:
    register, on = drawn
    expected: dict[tuple[type[Record], Kind, str], tuple[Record, ...]] = {}
    for each in known(register, on):
        for target in {address for link in shape_of(type(each)).links_of(each) for address in link.addresses}:
            expected[(type(each), *target)] = (*expected.get((type(each), *target), ()), each)
    held = [(shape.kind, key_of(each)) for shape in SHAPES for each in getattr(register, shape.field)]
    targets = {*held, *(target[1:] for target in expected)}
    asked = {(shape.type, *target): register.index.referring(shape.type, *target, on) for shape in SHAPES for target in targets}
    assert {target: records for target, records in asked.items() if records} == expected


def stored_days(value: object) -> Iterator[date]:
    """Yield every day in a tree of mappings and tuples."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for each in value:
            yield from stored_days(each)
    elif isinstance(value, date):
        yield value


@few
@given(registers())
def test_turnings_are_the_days_a_search_finds(register: Register) -> None:
    assert register.index.turnings == tuple(sorted({day for each in register.records() for day in stored_days(attrs.asdict(each))}))


@few
@given(registers(), st.sets(st.sampled_from([shape.type for shape in SHAPES])), days())
def test_the_next_turning_of_some_classes_is_the_one_a_search_finds(register: Register, kinds: set[type], after: date) -> None:
    stored = [day for each in register.records() if type(each) in kinds for day in stored_days(attrs.asdict(each))]
    assert register.index.next_turning(kinds, after) == min((day for day in stored if day > after), default=None)


# ---- by hand ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2026, 2, 1), (), id="the day before"),
        pytest.param(FEBRUARY, (decided(FEBRUARY),), id="the day itself"),
        pytest.param(date(2026, 3, 1), (decided(FEBRUARY),), id="a day between"),
        pytest.param(MARCH, (decided(FEBRUARY), decided(MARCH)), id="the day of the second"),
    ],
)
def test_a_dated_record_is_known_from_its_day_on(on: date, expected: tuple[TargetingDecision, ...]) -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS], targeting_decisions=[decided(MARCH), decided(FEBRUARY)])
    assert register.index.known(TargetingDecision, on) == expected


FIELDED = [
    pytest.param(date(2026, 5, 4), [], id="its first day"),
    pytest.param(date(2026, 5, 17), [], id="its last day"),
    pytest.param(date(2026, 5, 18), ["may"], id="the day after"),
    pytest.param(date.max, ["may"], id="the last day of the calendar"),
]


@pytest.mark.parametrize(("on", "expected"), FIELDED)
def test_a_wave_is_known_from_the_day_after_its_last_and_an_open_one_never(whole: Register, on: date, expected: list[str]) -> None:
    assert [each.id for each in whole.index.known(Wave, on)] == expected


@pytest.mark.parametrize(("on", "expected"), [(date(2026, 3, 1), []), (date(2026, 3, 2), ["panel"]), (date.max, ["panel"])])
def test_a_study_is_known_from_the_day_after_its_last_and_an_open_one_never(whole: Register, on: date, expected: list[str]) -> None:
    assert [each.id for each in whole.index.known(Study, on)] == expected


@pytest.mark.parametrize(("on", "expected"), [(date(2026, 6, 14), []), (date(2026, 6, 15), ["cold-cup"])])
def test_feedback_is_known_from_the_day_it_came(whole: Register, on: date, expected: list[str]) -> None:
    assert [each.id for each in whole.index.known(Feedback, on)] == expected


def test_a_wave_names_its_survey_its_segments_and_its_questions_once_it_is_known(whole: Register) -> None:
    def naming(kind: Kind, key: str, on: date) -> list[str]:
        return [each.id for each in whole.index.referring(Wave, kind, key, on)]

    assert naming(Kind.SURVEY, "spring", date(2026, 5, 17)) == []
    named = [(Kind.SURVEY, "spring"), (Kind.SEGMENT, "commuters"), (Kind.SEGMENT, "diners"), (Kind.QUESTION, "pleased")]
    assert [naming(kind, key, date(2026, 5, 18)) for kind, key in named] == [["may"]] * 4
    assert naming(Kind.SURVEY, "one-question", date.max) == []


@pytest.mark.parametrize("source", [Kind.FEEDBACK_SESSION, Kind.FEEDBACK, Kind.WAVE, Kind.STUDY])
def test_a_need_names_its_evidence_whatever_kind_that_is_of(whole: Register, source: Kind) -> None:
    keys = {Kind.FEEDBACK_SESSION: "june", Kind.FEEDBACK: "cold-cup", Kind.WAVE: "may", Kind.STUDY: "panel"}
    assert [each.id for each in whole.index.referring(Need, source, keys[source], FEBRUARY)] == ["quick"]


def test_the_first_day_of_an_open_wave_is_one_on_which_something_changes(whole: Register) -> None:
    (open_one,) = (each for each in whole.waves if each.fielded.end is None)
    assert open_one.fielded.start in whole.index.turnings


def test_a_record_without_a_day_is_known_on_the_first_day_of_the_calendar() -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS])
    assert register.index.known(Segment, date.min) == (DINERS,)


def test_what_is_known_together_is_sorted_by_key() -> None:
    first, second = (
        TargetingDecision(segment=name, choice=Choice.DEFER, on=FEBRUARY, by="director", because="b") for name in ("a", "b")
    )
    segments = [Segment(id=name, name=name) for name in ("a", "b")]
    register = Register(organisation="Moka Bar", segments=segments, targeting_decisions=[second, first])
    assert register.index.known(TargetingDecision, FEBRUARY) == (first, second)


def test_who_refers_to_a_record_is_listed_longest_known_first() -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS], targeting_decisions=[decided(MARCH), decided(FEBRUARY)])
    assert register.index.referring(TargetingDecision, Kind.SEGMENT, "diners", MARCH) == (decided(FEBRUARY), decided(MARCH))


def test_a_record_that_names_another_twice_refers_to_it_once(whole: Register) -> None:
    session = FeedbackSession(
        id="july",
        segment="diners",
        on=FEBRUARY,
        by="marketing",
        method=SessionMethod.CALL,
        participants=1,
        statements=[Statement(text="too slow", need="quick"), Statement(text="far too slow", need="quick")],
    )
    referring = whole.with_records(session).index.referring(FeedbackSession, Kind.NEED, "quick", FEBRUARY)
    assert [each.id for each in referring] == ["july"]


def test_nobody_refers_to_what_nobody_names() -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS])
    assert register.index.referring(TargetingDecision, Kind.SEGMENT, "diners", FEBRUARY) == ()


def test_of_a_class_that_is_not_held_nothing_is_known() -> None:
    assert Register(organisation="Moka Bar").index.known(TradeOff, FEBRUARY) == ()


def test_both_ends_of_a_period_are_days_on_which_something_changes() -> None:
    in_place = Period(start=FEBRUARY, end=MARCH)
    register = Register(organisation="Moka Bar", capabilities=[Capability(id="counter", name="Counter", in_place=in_place)])
    assert register.index.turnings == (FEBRUARY, MARCH)


@pytest.mark.parametrize(("after", "expected"), [(date.min, FEBRUARY), (FEBRUARY, MARCH), (MARCH, None), (date.max, None)])
def test_the_next_turning_comes_after_the_day(after: date, expected: date | None) -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS], targeting_decisions=[decided(MARCH), decided(FEBRUARY)])
    assert register.index.next_turning([TargetingDecision, Segment], after) == expected
    assert register.index.next_turning([Segment, Period], after) is None


def test_a_register_without_a_day_has_none_on_which_something_changes() -> None:
    assert Register(organisation="Moka Bar", segments=[DINERS]).index.turnings == ()


ASK_OF_A_CLASS: list[tuple[str, Callable[[Index, Any], object]]] = [
    ("known", lambda index, kind: index.known(kind, FEBRUARY)),
    ("referring", lambda index, kind: index.referring(kind, Kind.SEGMENT, "diners", FEBRUARY)),
]


@pytest.mark.parametrize("ask", [pytest.param(ask, id=name) for name, ask in ASK_OF_A_CLASS])
@pytest.mark.parametrize(
    ("kind", "came"),
    [
        pytest.param(Period, "the class Period", id="a class of no records"),
        pytest.param("segment", "'segment'", id="a word"),
        pytest.param(Kind.SEGMENT, "Kind.SEGMENT", id="a kind"),
        pytest.param(DINERS, "an instance of Segment", id="a record"),
        pytest.param([], "an instance of list", id="what has no hash"),
        pytest.param(None, "None", id="nothing"),
    ],
)
def test_a_question_about_no_class_of_records_is_refused(
    whole: Register, ask: Callable[[Index, Any], object], kind: object, came: str
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(whole.index, kind)
    assert str(caught.value) == f"kind must be a class of records, got {came}"


def test_an_index_is_compared_by_identity() -> None:
    one, other = (Register(organisation="Moka Bar", segments=[DINERS]) for _ in range(2))
    assert one == other
    assert one.index != other.index


def test_the_records_of_an_index_cannot_be_changed(whole: Register) -> None:
    records: Any = whole.index.records
    with pytest.raises(TypeError):
        records[Kind.SEGMENT, "new"] = DINERS
    assert not hasattr(records, "clear")
