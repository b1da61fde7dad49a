"""The engine: what becomes of the checks of any rules, of rules that fail, and of what is set aside."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import attrs
import pytest

from customerfocus.assessment.clauses import ISO_9001_2026
from customerfocus.assessment.engine import assess, compare
from customerfocus.assessment.findings import Check, Grade, Part, Reason, Remedy, Rule, RuleSet
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting
from customerfocus.assessment.result import Coverage
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import NotOneOfError, WrongTypeError
from customerfocus.model.segments import Choice, Segment
from customerfocus.register import Record
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind
from customerfocus.values.periods import Cadence, Unit
from customerfocus.views import markdown

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    decision,
    exclusion,
    job,
    need,
    objective,
    offering,
    period,
    register,
    segment,
    session,
    target,
)
from .own_rules import found, judged, rule, rules
from .verdict_rows import MET, NOT_MET

# ---- what is asked of the arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("register", {}),
        ("on", datetime(2026, 6, 15)),  # noqa: DTZ001 -- an instant, with a zone or without, is no day
        ("on", "2026-06-15"),
        ("rules", STANDARD.rules),
        ("policy", CadenceSetting(cadence=Cadence(every=1, unit=Unit.YEAR))),
        ("edition", "ISO 9001:2015"),
    ],
)
def test_an_argument_of_another_type_is_refused(argument: str, value: object) -> None:
    arguments: dict[str, Any] = {"register": register(), "on": TODAY, argument: value}
    with pytest.raises(WrongTypeError) as caught:
        assess(**arguments)
    assert caught.value.field == argument


def test_an_assessment_says_what_it_was_made_of() -> None:
    whole, ours = register(segment("a")), rules(rule("OWN-1"))
    policy = attrs.evolve(DEFAULT_POLICY, name="ours")
    made = assess(whole, on=TODAY, rules=ours, policy=policy, edition=ISO_9001_2026)
    assert (made.register, made.on, made.rules, made.policy, made.edition) == (whole, TODAY, ours, policy, ISO_9001_2026)


def test_a_rule_that_cites_a_clause_the_edition_does_not_know_is_refused() -> None:
    with pytest.raises(NotOneOfError) as caught:
        judged(rule("OWN-1", clauses=["5.1.2", "99.9"]))
    assert (caught.value.field, caught.value.value) == ("clause", "99.9")


# ---- the next turning ------------------------------------------------------------------------------------------------


def test_there_is_no_turning_in_an_empty_register() -> None:
    assert assess(register(), on=TODAY).next_turning is None


def test_today_is_not_the_next_turning() -> None:
    assert assess(register(*target("a"), decision("a", on=TODAY)), on=TODAY).next_turning is None


@pytest.mark.parametrize(
    ("records", "turning"),
    [
        ([*target("a"), decision("a", on=TOMORROW)], TOMORROW),
        ([objective("grow", period(LONG_AGO, TOMORROW))], TOMORROW),
        ([objective("grow", period(date(2026, 7, 1), date(2026, 8, 1)))], date(2026, 7, 1)),
        ([segment("a"), session("s", "a", on=date(2026, 9, 1)), session("r", "a", on=date(2026, 8, 1))], date(2026, 8, 1)),
        ([exclusion("DIR-1", in_force=period(TOMORROW))], TOMORROW),
    ],
)
def test_the_next_turning_is_the_next_day_stored_in_any_record(records: list[Record], turning: date) -> None:
    assert assess(register(*records), on=TODAY).next_turning == turning


# ---- rules and policies of one's own ---------------------------------------------------------------------------------


def test_another_policy_changes_a_verdict() -> None:
    whole = register(segment("a"), decision("a", Choice.DECLINE, on=date(2026, 3, 1)))
    quarterly = CadenceSetting(cadence=Cadence(every=3, unit=Unit.MONTH), source="the board")
    ours = attrs.evolve(DEFAULT_POLICY, name="ours", targeting=quarterly)
    usual, strict = (assess(whole, on=TODAY, policy=each) for each in (DEFAULT_POLICY, ours))
    assert ("DIR-1 segment:a" in found(usual), "DIR-1 segment:a" in found(strict)) == (False, True)


def test_a_rule_of_our_own_is_judged_found_closed_covered_and_reported_like_the_standard_ones() -> None:
    def no_long_names(view: View) -> Iterator[Check]:
        for each in view.all(Segment):
            too_long = len(each.name) > view.policy.targeting.cadence.every * 10
            yield Check(
                subject=[ref_of(each)],
                verdict=NOT_MET if too_long else MET,
                reason="long" if too_long else "short",
                facts={"name": each.name, "letters": len(each.name)},
                evidence=[ref_of(each)],
            )

    own = Rule(
        id="OWN-1",
        part=Part.LEADERSHIP,
        clauses=["5.1.2", "7.4"],
        title="Short names",
        asks="Asks of each segment that its name is short.",
        grade=Grade.NONCONFORMITY,
        reasons=[
            Reason(code="short", sentence="{name} is short"),
            Reason(
                code="long",
                sentence="{name} has {letters} letters",
                remedy=Remedy(kind=Kind.SEGMENT, text="Find a shorter name than {name}."),
            ),
        ],
        check=no_long_names,
    )
    whole = register(segment("commuters"), segment("a"))
    assessment = assess(whole, on=TODAY, rules=STANDARD.including(own))
    (finding,) = (each for each in assessment.findings if each.rule is own)
    assert str(finding.ref) == "OWN-1 segment:commuters"
    assert finding.because == "The commuters has 13 letters"
    assert finding.remedy == Remedy(kind=Kind.SEGMENT, text="Find a shorter name than The commuters.")
    assert assessment.verdict(Part.LEADERSHIP) is NOT_MET
    assert assessment.coverage().rules[-1] == Coverage(name="OWN-1", verdict=NOT_MET, met=1, not_met=1, cannot_tell=0, set_aside=0)
    assert "The commuters has 13 letters." in markdown(assessment)
    renamed = whole.with_records(Segment(id="commuters", name="Riders"))
    later = assess(renamed, on=TODAY, rules=STANDARD.including(own))
    assert finding in compare(assessment, later).closed


@pytest.mark.parametrize("measure", ["m" * 60_000, "ß" * 60_000 + "-app"], ids=["long", "longer in small letters"])
def test_no_standard_rule_fails_on_what_is_as_long_as_a_text_may_be(measure: str) -> None:
    whole = register(segment("a"), job(), need("quick", "a", measure=measure, of="o" * 90_000), offering("espresso", "a"))
    assessment = assess(whole, on=TODAY)
    assert assessment.failures == ()
    assert "o" * 90_000 in markdown(assessment)


def test_an_assessment_without_rules_has_nothing_to_say() -> None:
    assessment = assess(register(segment("a")), on=TODAY, rules=RuleSet(name="none", rules=[]))
    assert (assessment.checks, assessment.coverage().rules, assessment.coverage().clauses) == ((), (), ())
