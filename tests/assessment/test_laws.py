"""The laws of judgement, on registers of every sort."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Verdict
from customerfocus.assessment.result import Assessment
from customerfocus.register import Register
from customerfocus.register.shapes import ref_of
from customerfocus.testing.strategies import days, registers
from customerfocus.views import markdown

from ..known import is_known, known_then
from .verdict_table import NEVER_CANNOT_TELL

ONE_DAY = timedelta(days=1)
TEN_YEARS = timedelta(days=3653)


def stored(value: object) -> Iterator[date]:
    """Every day that stands anywhere in a record, found without knowing what a record is."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, dict):
        yield from stored(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from stored(each)


def days_in(register: Register) -> set[date]:
    return {day for record in register.records() for day in stored(attrs.asdict(record))}


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """A register assessed on any day, or on one that is stored in it, or beside such a day."""
    register = draw(registers())
    turning = sorted(days_in(register))
    beside = (
        st.builds(lambda day, by: day + by * ONE_DAY, st.sampled_from(turning) | st.just(turning[-1]), st.sampled_from([-1, 0, 1]))
        if turning
        else days()
    )
    return assess(register, on=draw(days() | beside))


def verdicts(assessment: Assessment) -> dict[tuple[str, str], Verdict]:
    return {
        (result.rule.id, ", ".join(map(str, check.subject))): check.verdict
        for result in assessment.results
        for check in result.checks
    }


def on(day: date, assessment: Assessment) -> Assessment:
    return assess(assessment.register, on=day)


def spread(start: date, last: date) -> list[date]:
    """Both ends and some forty days between them."""
    step = max(1, (last - start).days // 40)
    return [*(start + timedelta(days=each) for each in range(0, (last - start).days, step)), last]


def quiet_until(assessment: Assessment) -> date:
    """The last day before anything stored in the register counts; ten years on if nothing does."""
    return assessment.on + TEN_YEARS if assessment.next_turning is None else assessment.next_turning - ONE_DAY


@given(assessments())
def test_a_verdict_stands_up_to_the_day_its_check_tells_while_nothing_turns(assessment: Assessment) -> None:
    quiet = quiet_until(assessment)
    limits = {
        (result.rule.id, ", ".join(map(str, check.subject))): min(check.holds_until or quiet, quiet)
        for result in assessment.results
        for check in result.checks
    }
    now = verdicts(assessment)
    for day in {*spread(assessment.on, quiet), *limits.values()}:
        then = verdicts(on(day, assessment))
        assert [each for each, limit in limits.items() if day <= limit and then.get(each) is not now[each]] == []


@given(assessments())
def test_a_verdict_changes_on_the_day_after_the_last_that_its_check_tells(assessment: Assessment) -> None:
    now, quiet = verdicts(assessment), quiet_until(assessment)
    for result in assessment.results:
        for check in result.checks:
            if check.verdict is Verdict.SET_ASIDE:  # the clock is that of what the rule says, and may change nothing
                continue
            if check.holds_until is not None and check.holds_until < quiet:
                subject = (result.rule.id, ", ".join(map(str, check.subject)))
                assert verdicts(on(check.holds_until + ONE_DAY, assessment)).get(subject) is not now[subject]


@given(assessments())
def test_a_check_that_holds_until_a_day_holds_today(assessment: Assessment) -> None:
    assert [each for each in assessment.checks if each.holds_until is not None and each.holds_until < assessment.on] == []


@given(assessments())
def test_the_next_turning_is_the_next_day_that_stands_anywhere_in_the_register(assessment: Assessment) -> None:
    assert assessment.next_turning == min((each for each in days_in(assessment.register) if each > assessment.on), default=None)


@given(assessments(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_were_added_changes_nothing(assessment: Assessment, chance: Any) -> None:  # noqa: ANN401 -- Random
    records = list(assessment.register.records())
    chance.shuffle(records)
    shuffled = Register(organisation=assessment.register.organisation).with_records(*records)
    again = assess(shuffled, on=assessment.on)
    assert (again, markdown(again).encode()) == (assessment, markdown(assessment).encode())


@given(assessments())
def test_adding_what_is_there_already_changes_nothing(assessment: Assessment) -> None:
    twice = assessment.register.with_records(*(attrs.evolve(each) for each in assessment.register.records()))
    assert assess(twice, on=assessment.on) == assessment


@given(assessments())
def test_what_becomes_known_later_is_not_seen(assessment: Assessment) -> None:
    without = known_then(assessment.register, assessment.on)
    assert assess(without, on=assessment.on).results == assessment.results


@given(assessments())
def test_a_rule_that_can_always_tell_does(assessment: Assessment) -> None:
    told = [result.rule.id for result in assessment.results if result.count(Verdict.CANNOT_TELL)]
    assert [each for each in told if each in NEVER_CANNOT_TELL] == []


@given(assessments())
def test_whatever_is_said_rests_on_records_that_are_known_on_the_day(assessment: Assessment) -> None:
    known = {ref_of(each) for each in assessment.register.records() if is_known(each, assessment.on)}
    assert [each for check in assessment.checks for each in check.evidence if each not in known] == []


@given(assessments())
def test_every_finding_can_be_told_and_closed(assessment: Assessment) -> None:
    assert [each for each in assessment.findings if not each.because or each.remedy is None] == []


@given(registers(), days() | st.dates())
def test_no_standard_rule_fails_on_any_day_of_the_calendar(register: Register, day: date) -> None:
    assert assess(register, on=day).failures == ()


@given(registers())
def test_when_nothing_was_done_for_longer_than_any_cadence_no_clock_runs_any_more(register: Register) -> None:
    assert [each for each in assess(register, on=date(9000, 1, 1)).checks if each.holds_until is not None] == []
