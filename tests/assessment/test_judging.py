"""One rule asked on a day: what becomes of its checks, of its failures, and of what is set aside."""

from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from customerfocus.assessment._judging import _fits
from customerfocus.assessment.findings import Check, Grade, Rule, RuleFailure
from customerfocus.assessment.result import Coverage
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError
from customerfocus.register.shapes import ref_of

from .builders import LONG_AGO, TODAY, TOMORROW, YESTERDAY, exclusion, period
from .own_rules import check, found, judged, rule
from .verdict_rows import CANNOT_TELL, MET, NOT_MET, SET_ASIDE

# ---- rules that fail -------------------------------------------------------------------------------------------------


class MuteError(Exception):
    def __str__(self) -> str:
        raise self


def broken(answer: Callable[[], Any]) -> Rule:
    """A rule whose check returns something it must not."""
    return attrs.evolve(rule("OWN-1"), check=lambda _: answer())


@pytest.mark.parametrize(
    ("failing", "type_", "message"),
    [
        pytest.param(rule("OWN-1", error=LookupError("lost")), "LookupError", "lost", id="raises at once"),
        pytest.param(rule("OWN-1", check(), error=RecursionError("deep")), "RecursionError", "deep", id="raises half-way"),
        pytest.param(broken(lambda: 1 / 0), "ZeroDivisionError", "division by zero", id="is no generator and raises"),
        pytest.param(broken(lambda: None), "TypeError", "'NoneType' object is not iterable", id="returns nothing"),
        pytest.param(
            broken(lambda: [None]), "WrongTypeError", "check must be a Check, got None", id="yields nothing that is a check"
        ),
        pytest.param(
            rule("OWN-1", check(reason="odd")),
            "NotOneOfError",
            "reason must be one of good, unclear, bad, named, got 'odd'",
            id="names an unknown reason",
        ),
        pytest.param(
            rule("OWN-1", check(reason="named")),
            "BrokenLawError",
            "facts must name what the sentence of named names, got no what, who",
            id="misses every fact",
        ),
        pytest.param(
            rule("OWN-1", check(reason="named", facts={"who": "he"})),
            "BrokenLawError",
            "facts must name what the sentence of named names, got no what",
            id="misses the remedy's fact",
        ),
        pytest.param(
            rule("OWN-1", check(MET), check(NOT_MET)),
            "DuplicateError",
            "subject must not repeat a member, got 'segment:a' twice",
            id="says two things of one subject",
        ),
        pytest.param(
            rule("OWN-1", check(MET, "segment:a", "segment:b"), check(MET), check(NOT_MET, "segment:a", "segment:b")),
            "DuplicateError",
            "subject must not repeat a member, got 'segment:a, segment:b' twice",
            id="says two things of two",
        ),
        pytest.param(
            rule("OWN-1", check(SET_ASIDE, reason="good")),
            "BrokenLawError",
            "verdict must be left to an exclusion where a check is set aside, got good",
            id="sets aside by itself",
        ),
        pytest.param(
            rule("OWN-1", check(MET, reason="set-aside", facts={"by": "he", "because": "so", "in_force": period()})),
            "BrokenLawError",
            "verdict must be left to an exclusion where a check is set aside, got set-aside",
            id="gives the reason of what is set aside",
        ),
        pytest.param(
            rule("OWN-1", error=ValueError("a\ud800b\nc")), "ValueError", "a\\ud800b\\u000ac", id="raises what cannot be written"
        ),
        pytest.param(rule("OWN-1", error=MuteError()), "MuteError", "an error without a text", id="raises what cannot be printed"),
    ],
)
def test_a_rule_that_fails_is_shown_and_the_others_stand(failing: Rule, type_: str, message: str) -> None:
    assessment = judged(rule("BEFORE-1", check()), failing, rule("AFTER-1", check()))
    (failure,) = assessment.failures
    assert assessment.results[1].rule is failing
    assert failure == RuleFailure(rule="OWN-1", type=type_, message=message)
    assert found(assessment) == ["BEFORE-1 segment:a", "AFTER-1 segment:a"]


def test_a_rule_is_asked_with_what_can_be_seen_on_the_day() -> None:
    def fresh(view: View) -> Iterator[Check]:
        yield check(MET if view.on == TODAY else NOT_MET)

    assert [each.verdict for each in judged(attrs.evolve(rule("OWN-1"), check=fresh)).checks] == [MET]


@pytest.mark.parametrize(
    ("said", "code"), [(check(SET_ASIDE, reason="good"), "check.set-aside"), (check(reason="named"), "check.facts")]
)
def test_a_check_that_does_not_fit_its_rule_breaks_a_law(said: Check, code: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        _fits(said, rule("OWN-1"), {})
    assert caught.value.code == code


def test_two_subjects_with_one_text_are_two() -> None:
    one = check(NOT_MET, "attribute:a, attribute:b")
    two = check(NOT_MET, "attribute:a", "attribute:b")
    assessment = judged(rule("OWN-1", one, two))
    assert assessment.failures == ()
    assert {each.subject for each in assessment.findings} == {one.subject, two.subject}


def test_what_only_looks_like_a_check_is_none() -> None:
    (segment_a,) = check().subject
    lookalike = SimpleNamespace(subject=(segment_a,), verdict=NOT_MET, reason="bad", facts=(), evidence=(), holds_until=None)
    assert len(judged(broken(lambda: [lookalike])).failures) == 1


def test_a_rule_that_fails_half_way_has_no_checks() -> None:
    assert judged(rule("OWN-1", check(), error=ValueError("no"))).checks == ()


def test_who_interrupts_the_program_is_not_taken_for_a_failing_rule() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judged(broken(interrupt))


def test_a_check_may_carry_facts_that_its_sentence_does_not_name() -> None:
    assert judged(rule("OWN-1", check(facts={"more": 1}))).failures == ()


# ---- set aside -------------------------------------------------------------------------------------------------------


def test_what_is_set_aside_is_listed_by_rule_and_subject() -> None:
    ours = [
        rule("B-1", check(MET, "segment:b"), check(NOT_MET, "segment:a")),
        rule("A-1", check(CANNOT_TELL), grade=Grade.OBSERVATION),
    ]
    aside = judged(*ours, records=[exclusion("B-1"), exclusion("A-1")]).set_aside
    assert [str(each.ref) for each in aside] == ["B-1 segment:a", "B-1 segment:b", "A-1 segment:a"]


def test_what_is_set_aside_says_by_whom_and_why_and_stands_as_long_as_before() -> None:
    said = attrs.evolve(check(MET, "segment:a", "segment:b", evidence=["need:n"]), holds_until=TOMORROW)
    excluded = exclusion("OWN-1", "segment:b")
    assert judged(rule("OWN-1", said), records=[excluded]).checks == (
        Check(
            subject=said.subject,
            verdict=SET_ASIDE,
            reason="set-aside",
            facts={"by": excluded.by, "because": excluded.because, "in_force": excluded.in_force},
            evidence=[ref_of(excluded)],
            holds_until=TOMORROW,
        ),
    )


def test_what_is_set_aside_counts_neither_as_met_nor_against() -> None:
    ours = rule("OWN-1", check(MET, "segment:b"), check(NOT_MET, "segment:a"))
    assert judged(ours, records=[exclusion("OWN-1", "segment:a")]).coverage().rules == (
        Coverage(name="OWN-1", verdict=MET, met=1, not_met=0, cannot_tell=0, set_aside=1),
    )


@pytest.mark.parametrize("subject", ["segment:a", "segment:b", "attribute:calm"])
def test_a_check_is_set_aside_for_any_part_of_its_subject(subject: str) -> None:
    ours = rule("OWN-1", check(NOT_MET, "segment:a", "segment:b", "attribute:calm"))
    assert found(judged(ours, records=[exclusion("OWN-1", subject)])) == []


def test_a_rule_that_is_set_aside_wholly_is_so_whatever_else_is_said_of_one_subject() -> None:
    both = [exclusion("OWN-1", "segment:a"), exclusion("OWN-1", in_force=period(YESTERDAY))]
    (aside,) = judged(rule("OWN-1", check()), records=both).set_aside
    assert [str(each) for each in aside.check.evidence] == ["exclusion:OWN-1@@2026-06-14/.."]


def test_another_rule_is_not_set_aside() -> None:
    assert found(judged(rule("OWN-1", check()), records=[exclusion("OWN-2")])) == ["OWN-1 segment:a"]


def test_another_subject_is_not_set_aside() -> None:
    assert found(judged(rule("OWN-1", check()), records=[exclusion("OWN-1", "segment:b")])) == ["OWN-1 segment:a"]


def test_a_rule_of_no_set_may_be_set_aside() -> None:
    assert judged(rule("OWN-1", check(MET)), records=[exclusion("GONE-1")]).failures == ()


@pytest.mark.parametrize(
    ("start", "end", "is_aside"),
    [
        (LONG_AGO, None, True),
        (TODAY, None, True),
        (TOMORROW, None, False),
        (LONG_AGO, TOMORROW, True),
        (LONG_AGO, TODAY, False),
    ],
)
def test_an_exclusion_counts_on_the_days_it_is_in_force(start: date, end: date | None, is_aside: bool) -> None:  # noqa: FBT001
    assessment = judged(rule("OWN-1", check()), records=[exclusion("OWN-1", in_force=period(start, end))])
    assert bool(assessment.set_aside) == is_aside


def test_a_rule_that_fails_fails_although_it_is_set_aside() -> None:
    assert len(judged(rule("OWN-1", error=ValueError("no")), records=[exclusion("OWN-1")]).failures) == 1
