"""Looking ahead tells what assessing each day would tell; every law is held against the long way round."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.assessment.ahead import Change, due_between, horizon
from customerfocus.assessment.findings import RuleSet, Verdict
from customerfocus.assessment.policy import DEFAULT_POLICY, DaysSetting
from customerfocus.assessment.rules import STANDARD
from customerfocus.codec import load
from customerfocus.errors import CustomerFocusError
from customerfocus.model.strategy import Exclusion
from customerfocus.model.surveys import Question, Satisfaction, Survey, Wave
from customerfocus.register import Register
from customerfocus.testing.strategies import FIRST_DAY, LAST_DAY, days, periods, registers
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5

from ..few import few
from .builders import (
    TODAY,
    TOMORROW,
    YESTERDAY,
    decision,
    exclusion,
    integration,
    jurisdiction,
    obligation,
    offering,
    period,
    register,
    segment,
    session,
    target,
    version,
)
from .clocks import CLOCKS, FRESH, STALE
from .naive import day_by_day

ONE_DAY: Final = timedelta(days=1)
ESPRESSO: Final = Path(__file__).parents[2] / "examples" / "espresso" / "register.json"
MET, NOT_MET, CANNOT_TELL, SET_ASIDE = Verdict


def rules(*names: str) -> RuleSet:
    every = {each.id: each for each in (*STANDARD, *CLOCKS)}
    return RuleSet(name="some", rules=[every[name] for name in names])


def told(changes: Iterable[Change]) -> list[tuple[date, str, str, Verdict | None, Verdict | None]]:
    return [(each.on, each.rule.id, ", ".join(map(str, each.subject)), each.before, each.after) for each in changes]


# ---- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.slow
def test_three_years_of_the_espresso_register_are_as_if_each_day_had_been_assessed() -> None:
    espresso = load(json.loads(ESPRESSO.read_text(encoding="utf-8")))
    start, until = date(2026, 1, 1), date(2028, 12, 31)
    changes, due = day_by_day(espresso, start, until, STANDARD)
    assert horizon(espresso, start=start, until=until) == changes
    assert due_between(espresso, start, until) == due
    assert (len(changes) > 300, len(due) > 50) == (True, True)  # there is much to be wrong about


@st.composite
def windows(draw: st.DrawFn, held: Register, longest: int) -> tuple[date, date]:
    """Draw a window of some months, often about a day on which something is recorded."""
    stored = [each for each in held.index.turnings if FIRST_DAY <= each <= LAST_DAY]
    near = st.sampled_from(stored) | days() if stored else days()
    start = draw(near) - timedelta(days=draw(st.integers(0, longest // 2)))
    return start, start + timedelta(days=draw(st.integers(0, longest)))


@pytest.mark.slow
@few
@given(registers(), st.data())
def test_what_the_standard_rules_say_ahead_is_what_they_say_day_by_day(held: Register, data: st.DataObject) -> None:
    start, until = data.draw(windows(held, 120))
    changes, due = day_by_day(held, start, until, STANDARD)
    assert horizon(held, start=start, until=until) == changes
    assert due_between(held, start, until) == due


@st.composite
def set_aside(draw: st.DrawFn) -> Register:
    """Draw a register in which our own rules are set aside for a time, wholly or for some subject."""
    held = draw(registers())
    organisation = Ref(kind=Kind.ORGANISATION, key=held.organisation)
    subjects = [Ref(kind=Kind.FEEDBACK_SESSION, key=each.id) for each in held.feedback_sessions]
    subjects += [Ref(kind=Kind.SEGMENT, key=each.id) for each in held.segments]
    drawn = st.builds(
        Exclusion,
        rule=st.sampled_from([each.id for each in CLOCKS]),
        subject=st.none() | st.sampled_from([organisation, *subjects]),
        because=st.just("so"),
        by=st.just("he"),
        in_force=periods(),
    )
    return held.with_records(*draw(st.lists(drawn, max_size=4, unique_by=lambda each: (each.rule, each.subject, each.in_force))))


@pytest.mark.slow
@given(set_aside(), st.data())
def test_what_our_own_rules_say_ahead_is_what_they_say_day_by_day(held: Register, data: st.DataObject) -> None:
    start, until = data.draw(windows(held, 120))
    changes, due = day_by_day(held, start, until, CLOCKS)
    assert horizon(held, start=start, until=until, rules=CLOCKS) == changes
    assert due_between(held, start, until, rules=CLOCKS) == due


@pytest.mark.slow
@given(registers(), st.data(), st.sampled_from([STANDARD, CLOCKS]))
def test_who_asks_twice_hears_what_who_asks_once_hears(held: Register, data: st.DataObject, asked: RuleSet) -> None:
    first, middle, last = sorted(data.draw(st.lists(days(), min_size=3, max_size=3)))
    assert due_between(held, first, last, rules=asked) == (
        *due_between(held, first, middle, rules=asked),
        *due_between(held, middle, last, rules=asked),
    )
    assert horizon(held, start=first, until=last, rules=asked) == (
        *horizon(held, start=first, until=middle, rules=asked),
        *horizon(held, start=middle, until=last, rules=asked),
    )


@pytest.mark.slow
@given(registers(), days())
def test_nothing_changes_and_nothing_falls_due_in_no_time(held: Register, day: date) -> None:
    assert horizon(held, start=day, until=day) == ()
    assert due_between(held, day, day) == ()


@pytest.mark.slow
@given(registers(), days(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_were_added_changes_nothing(held: Register, day: date, chance: Any) -> None:  # noqa: ANN401
    records = list(held.records())
    chance.shuffle(records)
    shuffled = Register(organisation=held.organisation).with_records(*records)
    until = day + timedelta(days=400)
    assert horizon(shuffled, start=day, until=until) == horizon(held, start=day, until=until)


# ---- known traps -----------------------------------------------------------------------------------------------------


def test_what_is_due_lapses_on_the_day_after() -> None:
    held = register(*target("a"))  # decided yesterday, to be decided again in a year
    year = date(2027, 6, 14)
    (lapse,) = horizon(held, start=TODAY, until=date(2028, 1, 1), rules=rules("DIR-1"))
    assert told([lapse]) == [(year + ONE_DAY, "DIR-1", "segment:a", MET, NOT_MET)]
    assert "2027-06-14" in lapse.because
    (due,) = due_between(held, TODAY, date(2028, 1, 1), rules=rules("DIR-1"))
    assert (due.on, due.rule.id, due.verdict) == (year, "DIR-1", MET)
    assert str(due.subject[0]) == "segment:a"


@pytest.mark.parametrize(
    ("after", "until", "is_told"),
    [
        (date(2027, 6, 13), date(2027, 6, 14), True),
        (TODAY, date(2027, 6, 13), False),
        (date(2027, 6, 14), date(2027, 6, 20), False),
    ],
)
def test_what_is_due_is_told_from_the_day_after_the_last_time_up_to_today(after: date, until: date, is_told: bool) -> None:  # noqa: FBT001
    assert bool(due_between(register(*target("a")), after, until, rules=rules("DIR-1"))) == is_told


def test_a_subject_that_comes_and_one_that_leaves_have_no_verdict_on_that_side() -> None:
    held = register(segment("a"), session("x", "a", on=TOMORROW))
    found = horizon(held, start=TODAY, until=TODAY + timedelta(days=60), rules=rules("OWN-1"))
    assert told(found) == [
        (TOMORROW, "OWN-1", "feedback-session:x", None, MET),
        (TOMORROW + FRESH + ONE_DAY, "OWN-1", "feedback-session:x", MET, NOT_MET),
        (TOMORROW + STALE + ONE_DAY, "OWN-1", "feedback-session:x", NOT_MET, None),
    ]
    assert [each.because for each in found] == ["all is well", "something is wrong", "until then: something is wrong"]


def test_what_is_set_aside_leaves_by_its_own_clock_all_the_same() -> None:
    aside = exclusion("OWN-1", in_force=period(TOMORROW, TODAY + timedelta(days=200)))
    held = register(segment("a"), session("x", "a", on=TODAY), aside)
    assert told(horizon(held, start=TODAY, until=TODAY + timedelta(days=300), rules=rules("OWN-1"))) == [
        (TOMORROW, "OWN-1", "feedback-session:x", MET, SET_ASIDE),
        (TODAY + STALE + ONE_DAY, "OWN-1", "feedback-session:x", SET_ASIDE, None),
    ]
    assert due_between(held, TODAY, TODAY + timedelta(days=300), rules=rules("OWN-1")) == ()


def test_what_was_set_aside_comes_back_when_the_exclusion_ends() -> None:
    held = register(segment("a"), exclusion("DIR-1", in_force=period(YESTERDAY, TOMORROW)))
    assert told(horizon(held, start=TODAY, until=date(2030, 1, 1), rules=rules("DIR-1"))) == [
        (TOMORROW, "DIR-1", "segment:a", SET_ASIDE, NOT_MET)
    ]


def test_a_rule_that_fails_on_some_days_is_asked_again_on_the_next() -> None:
    held = register(segment("a"))
    found = horizon(held, start=date(2026, 6, 15), until=date(2026, 6, 23), rules=rules("OWN-5"))  # a Monday
    assert told(found) == [
        (date(2026, 6, 20), "OWN-5", "segment:a", MET, None),
        (date(2026, 6, 22), "OWN-5", "segment:a", None, MET),
    ]
    assert [each.because for each in found] == ["the rule could not be run: LookupError: closed on Saturday", "all is well"]


def test_a_wave_counts_from_the_day_after_its_last() -> None:
    question = Question(id="q", text="Happy?", scale=LIKERT_5, asks=Satisfaction())
    survey = Survey(id="s", title="S", questions=[question])
    ended = Wave(id="w", survey="s", fielded=Period(start=YESTERDAY, end=date(2026, 7, 1)))
    still = Wave(id="open", survey="s", fielded=Period(start=YESTERDAY))
    found = horizon(register(survey, ended, still), start=TODAY, until=date(2026, 9, 1), rules=rules("OWN-7"))
    assert told(found) == [(date(2026, 7, 1), "OWN-7", "wave:w", None, MET)]


def test_a_lead_time_begins_on_a_day_that_stands_in_no_record() -> None:
    coming = version(date(2027, 1, 1), announced=YESTERDAY)
    law = obligation("milk", version(date(2020, 1, 1), date(2027, 1, 1)), coming)
    built_in = integration("milk", date(2020, 1, 1))
    held = register(jurisdiction("EU"), *target("a"), offering("espresso", "a", markets=["EU"]), law, built_in)
    found = horizon(held, start=TODAY, until=date(2027, 12, 31), rules=rules("REQ-6"))
    assert (date(2026, 10, 3), MET, CANNOT_TELL) in [(each.on, each.before, each.after) for each in found]
    slower = attrs.evolve(DEFAULT_POLICY, name="slower", lead_time=DaysSetting(days=10))
    found = horizon(held, start=TODAY, until=date(2027, 12, 31), rules=rules("REQ-6"), policy=slower)
    assert (date(2026, 12, 22), MET, CANNOT_TELL) in [(each.on, each.before, each.after) for each in found]
    due = due_between(held, TODAY, date(2027, 12, 31), rules=rules("REQ-6"), policy=slower)
    assert [(each.on, each.verdict) for each in due] == [(date(2026, 12, 21), MET), (date(2026, 12, 31), CANNOT_TELL)]


def test_changes_stand_by_day_then_by_rule_then_by_subject() -> None:
    held = register(*target("b"), *target("a"))
    found = told(horizon(held, start=TODAY, until=date(2028, 1, 1), rules=rules("DIR-8", "DIR-1", "DIR-3", "OWN-2")))
    assert found == sorted(found, key=lambda each: (each[0], ["DIR-8", "DIR-1", "DIR-3", "OWN-2"].index(each[1]), each[2]))
    assert [each[1:3] for each in found] == [("DIR-1", "segment:a"), ("DIR-1", "segment:b")]


# ---- the ends of the calendar ----------------------------------------------------------------------------------------

LAST: Final = register(segment("a"), decision("a", on=date(9998, 12, 31)), session("x", "a", on=date(9999, 12, 25)))


@pytest.mark.parametrize("asked", [STANDARD, CLOCKS])
@pytest.mark.parametrize(
    ("start", "until"), [(date(9999, 11, 15), date.max), (date.max, date.max), (date.min, date.min + timedelta(days=40))]
)
def test_the_calendar_ends_and_nothing_breaks(asked: RuleSet, start: date, until: date) -> None:
    changes, due = day_by_day(LAST, start, until, asked)
    assert horizon(LAST, start=start, until=until, rules=asked) == changes
    assert due_between(LAST, start, until, rules=asked) == due


def test_what_is_due_on_the_last_day_of_the_calendar_is_told() -> None:
    found = due_between(LAST, date(9999, 1, 1), date.max, rules=rules("DIR-1"))
    assert [(each.on, each.verdict) for each in found] == [(date.max, MET)]
    assert horizon(LAST, start=date(9999, 1, 1), until=date.max, rules=rules("DIR-1")) == ()


@pytest.mark.slow  # for a mutant that asks every day
def test_the_whole_calendar_may_be_looked_at() -> None:
    found = horizon(LAST, start=date.min, until=date.max, rules=rules("DIR-1"))
    assert told(found) == [(date(9998, 12, 31), "DIR-1", "segment:a", NOT_MET, MET)]


# ---- what is refused -------------------------------------------------------------------------------------------------


def test_a_window_ends_no_earlier_than_it_begins() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        horizon(register(), start=TODAY, until=YESTERDAY)
    assert (caught.value.code, caught.value.field) == ("window.order", "until")
    assert str(caught.value) == "until must be 2026-06-15 or later, got 2026-06-14"
    with pytest.raises(CustomerFocusError) as caught:
        due_between(register(), TODAY, YESTERDAY)
    assert str(caught.value) == "until must be 2026-06-15 or later, got 2026-06-14"


@pytest.mark.parametrize(
    ("argument", "value"),
    [("register", {}), ("start", "2026-06-15"), ("until", None), ("rules", [STANDARD.rules[0]]), ("policy", "default")],
)
def test_a_horizon_takes_a_register_two_days_rules_and_a_policy(argument: str, value: object) -> None:
    arguments: dict[str, Any] = {"register": register(), "start": TODAY, "until": TOMORROW}
    with pytest.raises(CustomerFocusError) as caught:
        horizon(**arguments | {argument: value})
    assert caught.value.field == argument
    same = {"start": "after"}.get(argument, argument)
    arguments["after"] = arguments.pop("start")
    with pytest.raises(CustomerFocusError) as caught:
        due_between(**arguments | {same: value})
    assert caught.value.field == same


def test_without_rules_nothing_is_told() -> None:
    nothing = RuleSet(name="none", rules=[])
    assert horizon(LAST, start=date.min, until=date.max, rules=nothing) == ()
    assert due_between(LAST, date.min, date.max, rules=nothing) == ()


def test_what_is_told_is_a_frozen_value() -> None:
    (change,) = horizon(LAST, start=date(9998, 12, 1), until=date.max, rules=rules("DIR-1"))
    (due,) = due_between(LAST, date(9998, 12, 1), date.max, rules=rules("DIR-1"))
    for found in (change, due):
        assert attrs.evolve(found) == found
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.on = TODAY  # type: ignore[misc]
