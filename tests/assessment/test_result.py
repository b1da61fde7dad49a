"""The result: the verdict of a part, how much is covered, what is found, and which exclusions are idle."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import attrs
import pytest

from customerfocus.assessment.clauses import ISO_9001_2026
from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Check, Grade, Part, Rule, Verdict
from customerfocus.assessment.result import Coverage
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import NotOneOfError
from customerfocus.model.strategy import Exclusion

from .builders import LONG_AGO, TODAY, TOMORROW, exclusion, period, register, segment
from .own_rules import check, found, judged, rule, rules
from .verdict_rows import CANNOT_TELL, MET, NOT_MET, SET_ASIDE

OUTCOMES: Final = ("nothing", "met", "not-met", "cannot-tell", "set-aside", "failed")
WORST: Final = {"met": 0, "cannot-tell": 1, "failed": 1, "not-met": 2}
"""What counts, and what outweighs what."""


def outcome(name: str, outcome: str, grade: Grade) -> Rule:
    """A rule that comes to one outcome; what is to be set aside has a subject that `ASIDE` sets aside."""
    match outcome:
        case "nothing":
            return rule(name, grade=grade)
        case "failed":
            return rule(name, grade=grade, error=ValueError("no"))
        case "set-aside":
            return rule(name, check(NOT_MET, f"attribute:{name}"), grade=grade)
        case _:
            return rule(name, check(Verdict(outcome)), grade=grade)


ASIDE: Final = [exclusion(name, f"attribute:{name}") for name in ("ONE-1", "TWO-1", "OBS-1")]


@pytest.mark.parametrize(("one", "two", "observed"), list(product(OUTCOMES, repeat=3)))
def test_a_part_is_as_bad_as_the_worst_of_its_nonconformity_rules_and_cannot_be_told_without_one(
    one: str, two: str, observed: str
) -> None:
    assessment = judged(
        outcome("ONE-1", one, Grade.NONCONFORMITY),
        outcome("TWO-1", two, Grade.NONCONFORMITY),
        outcome("OBS-1", observed, Grade.OBSERVATION),
        records=ASIDE,
    )
    worst = max((WORST[each] for each in (one, two) if each in WORST), default=1)
    assert assessment.verdict(Part.DIRECTION) is (MET, CANNOT_TELL, NOT_MET)[worst]


@pytest.mark.parametrize(("one", "observed"), list(product(OUTCOMES, repeat=2)))
def test_a_clause_is_as_bad_as_the_worst_of_its_rules_observations_too(one: str, observed: str) -> None:
    ours = [outcome("ONE-1", one, Grade.NONCONFORMITY), outcome("OBS-1", observed, Grade.OBSERVATION)]
    (clause,) = judged(*ours, records=ASIDE).coverage().clauses
    known = {"set-aside": -1, **WORST}
    worst = max((known[each] for each in (one, observed) if each in known), default=1)
    assert clause.verdict is {-1: SET_ASIDE, 0: MET, 1: CANNOT_TELL, 2: NOT_MET}[worst]


@pytest.mark.parametrize("checks", list(product([MET, NOT_MET, CANNOT_TELL, SET_ASIDE, None], repeat=2)))
def test_a_rule_is_as_bad_as_the_worst_of_its_checks(checks: tuple[Verdict | None, Verdict | None]) -> None:
    said = [check(each, f"segment:{name}") for each, name in zip(checks, "ab", strict=True) if each not in (None, SET_ASIDE)]
    said += [check(NOT_MET, f"attribute:{name}") for each, name in zip(checks, "ab", strict=True) if each is SET_ASIDE]
    aside = [exclusion("OWN-1", f"attribute:{name}") for name in "ab"]
    (covered,) = judged(rule("OWN-1", *said), records=aside).coverage().rules
    rank = [SET_ASIDE, MET, CANNOT_TELL, NOT_MET]
    assert covered.verdict is max((each for each in checks if each), key=rank.index, default=CANNOT_TELL)


@pytest.mark.parametrize("value", ["direction", Verdict.MET])
def test_the_verdict_of_what_is_no_part_is_refused(value: Any) -> None:  # noqa: ANN401 -- no part
    with pytest.raises(NotOneOfError) as caught:
        judged().verdict(value)
    assert (caught.value.field, caught.value.value) == ("part", value)


def test_checks_are_counted_by_verdicts_only() -> None:
    count: Any = judged(rule("OWN-1")).results[0].count
    with pytest.raises(NotOneOfError) as caught:
        count("met")
    assert (caught.value.field, caught.value.value) == ("verdict", "met")


def test_a_part_does_not_depend_on_another() -> None:
    ours = [rule("OWN-1", check(MET)), rule("OWN-2", check(NOT_MET), part=Part.LEADERSHIP)]
    assert judged(*ours).verdict(Part.DIRECTION) is MET


def test_a_part_without_rules_cannot_be_told() -> None:
    assert judged(rule("OWN-1", check(MET))).verdict(Part.SATISFACTION) is CANNOT_TELL


def test_coverage_counts_the_checks_of_every_rule() -> None:
    verdicts = [MET, MET, MET, NOT_MET, NOT_MET, CANNOT_TELL, NOT_MET]
    ours = rule("OWN-1", *(check(each, f"attribute:{place}") for place, each in enumerate(verdicts)))
    (covered,) = judged(ours, records=[exclusion("OWN-1", "attribute:6")]).coverage().rules
    assert covered == Coverage(name="OWN-1", verdict=NOT_MET, met=3, not_met=2, cannot_tell=1, set_aside=1)


def test_the_population_is_what_is_met_or_not_or_cannot_be_told() -> None:
    assert Coverage(name="OWN-1", verdict=MET, met=4, not_met=2, cannot_tell=1, set_aside=8).population == 7


def test_coverage_has_a_row_per_rule_in_the_order_of_the_set() -> None:
    assert [each.name for each in judged(rule("B-1"), rule("A-1")).coverage().rules] == ["B-1", "A-1"]


def test_coverage_has_a_row_per_part_also_of_those_without_rules() -> None:
    assert [each.name for each in judged(rule("A-1")).coverage().parts] == list(Part)


def test_a_part_counts_the_checks_of_all_its_rules_but_is_judged_without_observations() -> None:
    ours = [
        rule("A-1", check(MET)),
        rule("B-1", check(NOT_MET), grade=Grade.OBSERVATION),
        rule("C-1", check(), part=Part.LEADERSHIP),
    ]
    direction = judged(*ours).coverage().parts[0]
    assert direction == Coverage(name="direction", verdict=MET, met=1, not_met=1, cannot_tell=0, set_aside=0)


def test_coverage_has_a_row_per_clause_that_some_rule_serves_in_the_order_of_the_edition() -> None:
    ours = [rule("A-1", check(MET), clauses=["9.1.2", "4.1"]), rule("B-1", check(), clauses=["4.1"])]
    assert judged(*ours).coverage().clauses == (
        Coverage(name="4.1", verdict=NOT_MET, met=1, not_met=1, cannot_tell=0, set_aside=0),
        Coverage(name="9.1.2", verdict=MET, met=1, not_met=0, cannot_tell=0, set_aside=0),
    )


def test_a_clause_bears_the_number_of_the_edition() -> None:
    assessment = assess(register(), on=TODAY, rules=rules(rule("A-1", clauses=["10.3"])), edition=ISO_9001_2026)
    assert [each.name for each in assessment.coverage().clauses] == ["10.1"]


# ---- findings --------------------------------------------------------------------------------------------------------


def test_findings_are_sorted_by_grade_then_position_of_the_rule_then_subject() -> None:
    assessment = judged(
        rule("Z-1", check(NOT_MET, "segment:b"), check(CANNOT_TELL, "segment:a"), grade=Grade.OBSERVATION),
        rule("B-1", check(CANNOT_TELL, "segment:b"), check(NOT_MET, "need:z"), check(NOT_MET, "segment:a", "segment:b")),
        rule("Y-1", check(NOT_MET), grade=Grade.OBSERVATION),
        rule("A-1", check(NOT_MET)),
    )
    assert found(assessment) == [
        "B-1 need:z",
        "B-1 segment:a, segment:b",
        "B-1 segment:b",
        "A-1 segment:a",
        "Z-1 segment:a",
        "Z-1 segment:b",
        "Y-1 segment:a",
    ]


def test_checks_are_kept_rule_by_rule_and_sorted_by_subject() -> None:
    assessment = judged(rule("B-1", check(MET, "segment:b"), check(MET, "segment:a")), rule("A-1", check(MET, "need:a")))
    assert [str(each.subject[0]) for each in assessment.checks] == ["segment:a", "segment:b", "need:a"]


def test_what_is_met_or_set_aside_is_no_finding() -> None:
    records = [exclusion("OWN-1", "segment:b")]
    assert found(judged(rule("OWN-1", check(MET), check(NOT_MET, "segment:b")), records=records)) == []


# ---- exclusions that set nothing aside -------------------------------------------------------------------------------


IDLE: Final = (
    pytest.param(exclusion("GONE-1"), True, id="no such rule"),
    pytest.param(exclusion("OWN-1", "segment:b"), True, id="no such subject"),
    pytest.param(exclusion("OWN-1", "segment:a"), False, id="it sets aside"),
    pytest.param(exclusion("OWN-1"), False, id="it sets the whole rule aside"),
    pytest.param(exclusion("GONE-1", in_force=period(LONG_AGO, TODAY)), False, id="it is over"),
    pytest.param(exclusion("GONE-1", in_force=period(TODAY, TOMORROW)), True, id="it counts today only"),
    pytest.param(exclusion("GONE-1", in_force=period(TOMORROW)), False, id="it does not count yet"),
)


@pytest.mark.parametrize(("excluded", "is_idle"), IDLE)
def test_an_exclusion_in_force_that_sets_nothing_aside_is_idle(excluded: Exclusion, is_idle: bool) -> None:  # noqa: FBT001
    assessment = judged(rule("OWN-1", check()), records=[excluded])
    assert assessment.idle_exclusions == ((excluded,) if is_idle else ())


def test_an_exclusion_beside_a_wider_one_is_not_idle() -> None:
    whole, one = exclusion("DIR-1"), exclusion("DIR-1", "segment:a")
    assert assess(register(segment("a"), whole, one), on=TODAY).idle_exclusions == ()


def test_an_exclusion_of_a_rule_that_failed_is_not_called_idle() -> None:
    def fails(_: View) -> Iterator[Check]:
        raise ZeroDivisionError

    broken = rules(attrs.evolve(STANDARD.rule("DIR-1"), check=fails))
    assert assess(register(segment("a"), exclusion("DIR-1")), on=TODAY, rules=broken).idle_exclusions == ()
