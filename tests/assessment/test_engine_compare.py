"""Two assessments: what was closed, what is new, what persists, what is hidden, and what cannot be compared."""

from collections.abc import Iterable
from typing import Any, Final

import attrs
import pytest

from customerfocus.assessment.engine import assess, compare
from customerfocus.assessment.findings import Finding, Rule
from customerfocus.assessment.result import Progression
from customerfocus.errors import BrokenLawError, WrongTypeError
from customerfocus.register import Record, Register

from .builders import TODAY, exclusion, register
from .own_rules import check, judged, rule
from .verdict_rows import CANNOT_TELL, MET, NOT_MET


def compared(earlier: Iterable[Rule], later: Iterable[Rule], *records: Record) -> Progression:
    return compare(judged(*earlier), judged(*later, records=records))


def refs(findings: Iterable[Finding]) -> list[str]:
    return [str(each.ref) for each in findings]


EARLIER: Final = (rule("A-1", check(NOT_MET, "segment:a"), check(CANNOT_TELL, "segment:b"), check(MET, "attribute:c")),)
LATER: Final = (rule("A-1", check(MET, "segment:a"), check(NOT_MET, "segment:b"), check(NOT_MET, "attribute:c")),)


def test_a_finding_that_is_found_no_more_is_closed() -> None:
    assert refs(compared(EARLIER, LATER).closed) == ["A-1 segment:a"]


def test_a_finding_that_was_not_found_before_is_new() -> None:
    assert refs(compared(EARLIER, LATER).new) == ["A-1 attribute:c"]


def test_a_finding_that_is_found_in_both_persists_as_the_later_one_tells_it() -> None:
    progression = compared(EARLIER, LATER)
    assert [(str(each.ref), each.verdict) for each in progression.persisting] == [("A-1 segment:b", NOT_MET)]


def test_a_finding_whose_subject_is_asked_no_more_is_closed() -> None:
    assert refs(compared(EARLIER, [rule("A-1")]).closed) == ["A-1 segment:a", "A-1 segment:b"]


def test_a_finding_is_matched_on_the_rule_and_not_on_the_subject_alone() -> None:
    progression = compared([rule("A-1", check()), rule("B-1")], [rule("A-1"), rule("B-1", check())])
    assert (refs(progression.closed), refs(progression.new)) == (["A-1 segment:a"], ["B-1 segment:a"])


def test_a_finding_that_is_set_aside_later_is_hidden_and_not_closed() -> None:
    progression = compared(EARLIER, LATER, exclusion("A-1", "segment:a"))
    assert (refs(progression.closed), refs(progression.set_aside)) == ([], ["A-1 segment:a"])


def test_what_was_met_and_is_set_aside_later_is_of_no_interest() -> None:
    assert refs(compared(EARLIER, LATER, exclusion("A-1", "attribute:c")).set_aside) == []


def test_a_finding_that_was_set_aside_earlier_is_new() -> None:
    progression = compare(judged(*EARLIER, records=[exclusion("A-1")]), judged(*EARLIER))
    assert refs(progression.new) == ["A-1 segment:a", "A-1 segment:b"]


FAILED: Final = (rule("A-1", error=ValueError("no")), rule("B-1"))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param([rule("A-1", check())], FAILED, id="failed later"),
        pytest.param(FAILED, [rule("A-1", check())], id="failed earlier"),
        pytest.param([rule("A-1", check())], [rule("B-1")], id="left out later"),
        pytest.param([rule("B-1")], [rule("A-1", check())], id="added later"),
    ],
)
def test_a_finding_of_a_rule_that_judged_in_one_assessment_only_is_not_compared(earlier: list[Rule], later: list[Rule]) -> None:
    progression = compared(earlier, later)
    assert attrs.astuple(progression, recurse=False)[:4] == ((), (), (), ())
    assert refs(progression.not_compared) == ["A-1 segment:a"]


def test_findings_of_rules_that_judged_in_one_assessment_only_stand_earlier_ones_first() -> None:
    progression = compared([rule("B-1", check())], [rule("A-1", check())])
    assert refs(progression.not_compared) == ["B-1 segment:a", "A-1 segment:a"]


def test_what_is_set_aside_by_a_rule_that_failed_before_is_not_compared() -> None:
    assert compared(FAILED, [rule("A-1", check())], exclusion("A-1")).set_aside == ()


def test_an_assessment_compared_with_itself_has_only_what_persists() -> None:
    assessment = judged(*EARLIER)
    nothing_else = Progression(closed=(), new=(), persisting=assessment.findings, set_aside=(), not_compared=())
    assert compare(assessment, assessment) == nothing_else


def test_assessments_of_two_organisations_are_not_compared() -> None:
    ours, theirs = judged(*EARLIER), assess(Register(organisation="Tea House"), on=TODAY)
    with pytest.raises(BrokenLawError) as caught:
        compare(ours, theirs)
    assert (caught.value.code, caught.value.field) == ("compare.organisation", "later")
    assert str(caught.value) == "later must be of 'Moka Bar', as the earlier one is, got 'Tea House'"


@pytest.mark.parametrize("argument", ["earlier", "later"])
def test_only_assessments_are_compared(argument: str) -> None:
    arguments: dict[str, Any] = {"earlier": judged(), "later": judged(), argument: register()}
    with pytest.raises(WrongTypeError) as caught:
        compare(**arguments)
    assert caught.value.field == argument
