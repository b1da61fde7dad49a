"""The engine: what becomes of the checks of any rules, of rules that fail, and of what is set aside."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import product
from types import SimpleNamespace
from typing import Any, Final

import attrs
import pytest

from customerfocus.assessment.clauses import ISO_9001_2026
from customerfocus.assessment.engine import assess, compare
from customerfocus.assessment.findings import Check, Grade, Part, Reason, Remedy, Rule, RuleSet, Verdict
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting
from customerfocus.assessment.result import Assessment, Coverage, Progression
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import BrokenLawError, NotOneOfError, WrongTypeError
from customerfocus.model.actions import ActionState
from customerfocus.model.requirements import RequirementStep
from customerfocus.model.risks import FactorKind, OnCompliance, OnConformity, OnSatisfaction
from customerfocus.model.segments import Choice, Segment
from customerfocus.model.strategy import Exclusion
from customerfocus.register import Record, Register
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind
from customerfocus.values.periods import Cadence, Unit
from customerfocus.views import markdown

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    action,
    capability,
    characteristic,
    check,
    contribution,
    criteria,
    decision,
    evaluation,
    exclusion,
    factor,
    factor_review,
    integration,
    job,
    jurisdiction,
    need,
    objective,
    obligation,
    offering,
    opportunity,
    period,
    positioning,
    progress,
    rating,
    register,
    risk,
    rule,
    rules,
    segment,
    session,
    target,
    watch,
)

MET: Final = Verdict.MET
NOT_MET: Final = Verdict.NOT_MET
CANNOT_TELL: Final = Verdict.CANNOT_TELL
SET_ASIDE: Final = Verdict.SET_ASIDE
OBSERVATION: Final = Grade.OBSERVATION


def judged(*ours: Rule, records: Iterable[Record] = ()) -> Assessment:
    """Segments a and b, assessed today by our own rules."""
    return assess(register(segment("a"), segment("b"), *records), on=TODAY, rules=rules(*ours))


def found(assessment: Assessment) -> list[str]:
    return [str(each.ref) for each in assessment.findings]


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


# ---- order -----------------------------------------------------------------------------------------------------------


def test_findings_are_sorted_by_grade_then_position_of_the_rule_then_subject() -> None:
    assessment = judged(
        rule("Z-1", check(NOT_MET, "segment:b"), check(CANNOT_TELL, "segment:a"), grade=OBSERVATION),
        rule("B-1", check(CANNOT_TELL, "segment:b"), check(NOT_MET, "need:z"), check(NOT_MET, "segment:a", "segment:b")),
        rule("Y-1", check(NOT_MET), grade=OBSERVATION),
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
        pytest.param(broken(lambda: None), "TypeError", "", id="returns nothing"),
        pytest.param(broken(lambda: [None]), "WrongTypeError", "check must be", id="yields nothing that is a check"),
        pytest.param(rule("OWN-1", check(reason="odd")), "NotOneOfError", "got 'odd'", id="names an unknown reason"),
        pytest.param(
            rule("OWN-1", check(reason="named")),
            "BrokenLawError",
            "facts must name what the sentence of named names, got no what, who",
            id="misses every fact",
        ),
        pytest.param(
            rule("OWN-1", check(reason="named", facts={"who": "he"})),
            "BrokenLawError",
            "got no what",
            id="misses the remedy's fact",
        ),
        pytest.param(
            rule("OWN-1", check(MET), check(NOT_MET)),
            "DuplicateError",
            "got 'segment:a' twice",
            id="says two things of one subject",
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
    assert failure.rule == "OWN-1"
    assert failure.type.endswith(type_)
    assert failure.message.startswith(message) or failure.message.endswith(message)
    assert found(assessment) == ["BEFORE-1 segment:a", "AFTER-1 segment:a"]


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


def test_a_rule_that_cites_a_clause_the_edition_does_not_know_is_refused() -> None:
    with pytest.raises(NotOneOfError) as caught:
        judged(rule("OWN-1", clauses=["5.1.2", "99.9"]))
    assert (caught.value.field, caught.value.value) == ("clause", "99.9")


# ---- set aside -------------------------------------------------------------------------------------------------------


def test_what_is_set_aside_is_listed_by_rule_and_subject() -> None:
    ours = [rule("B-1", check(MET, "segment:b"), check(NOT_MET, "segment:a")), rule("A-1", check(CANNOT_TELL), grade=OBSERVATION)]
    aside = judged(*ours, records=[exclusion("B-1"), exclusion("A-1")]).set_aside
    assert [str(each.ref) for each in aside] == ["B-1 segment:a", "B-1 segment:b", "A-1 segment:a"]


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


def test_a_rule_that_fails_fails_although_it_is_set_aside() -> None:
    assert len(judged(rule("OWN-1", error=ValueError("no")), records=[exclusion("OWN-1")]).failures) == 1


# ---- the verdict of a part, and of what is covered -------------------------------------------------------------------

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
        outcome("OBS-1", observed, OBSERVATION),
        records=ASIDE,
    )
    worst = max((WORST[each] for each in (one, two) if each in WORST), default=1)
    assert assessment.verdict(Part.DIRECTION) is (MET, CANNOT_TELL, NOT_MET)[worst]


@pytest.mark.parametrize(("one", "observed"), list(product(OUTCOMES, repeat=2)))
def test_a_clause_is_as_bad_as_the_worst_of_its_rules_observations_too(one: str, observed: str) -> None:
    ours = [outcome("ONE-1", one, Grade.NONCONFORMITY), outcome("OBS-1", observed, OBSERVATION)]
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
    ours = [rule("A-1", check(MET)), rule("B-1", check(NOT_MET), grade=OBSERVATION), rule("C-1", check(), part=Part.LEADERSHIP)]
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


# ---- two assessments -------------------------------------------------------------------------------------------------


def compared(earlier: Iterable[Rule], later: Iterable[Rule], *records: Record) -> Progression:
    return compare(judged(*earlier), judged(*later, records=records))


def refs(findings: Iterable[object]) -> list[str]:
    return [str(getattr(each, "ref", None)) for each in findings]


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


def test_the_standard_rules_find_nothing_in_a_register_that_lives_up_to_them() -> None:
    whole = register(
        segment("a", requires=["oven"]),
        decision("a", objectives=["grow"]),
        positioning("a"),
        objective("grow"),
        capability("oven", period()),
        job(),
        need("quick", "a", evidence=["june"]),
        session("june", "a"),
        jurisdiction("EU"),
        offering("espresso", "a", markets=["EU"]),
        characteristic("first-cup", "espresso"),
        contribution("first-cup", "quick"),
        obligation("milk"),
        watch("EU"),
        integration("milk"),
        evaluation("milk", "espresso"),
        *(
            progress(requirement, step, heard_in=["june"])
            for requirement in ("implied:quick@espresso", "imposed:milk@espresso")
            for step in RequirementStep
        ),
        criteria(),
        *(
            each
            for name, kind in (("brewing", FactorKind.PROCESS), ("beans", FactorKind.SUPPLIER), ("trams", FactorKind.MARKET))
            for each in (factor(name, kind), factor_review(name))
        ),
        risk(
            "r",
            OnConformity(offering="espresso"),
            OnSatisfaction(segment="a"),
            OnCompliance(obligation="milk"),
            inherent=rating(4, 4),
            residual=rating(4, 4),
        ),
        action("x", "risk:r", due=TODAY),
        action("y", "risk:r", log=[(ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, YESTERDAY)]),
        opportunity("o", OnSatisfaction(segment="a"), rated=rating(1, 1)),
    )
    assessment = assess(whole, on=TODAY)
    assert (found(assessment), assessment.failures) == ([], ())
    assert [each.name for each in assessment.coverage().rules if not each.population] == ["DIR-5"]


@pytest.mark.parametrize("measure", ["m" * 60_000, "ß" * 60_000 + "-app"], ids=["long", "longer in small letters"])
def test_no_standard_rule_fails_on_what_is_as_long_as_a_text_may_be(measure: str) -> None:
    whole = register(segment("a"), job(), need("quick", "a", measure=measure, of="o" * 90_000), offering("espresso", "a"))
    assessment = assess(whole, on=TODAY)
    assert assessment.failures == ()
    assert "o" * 90_000 in markdown(assessment)


def test_an_assessment_without_rules_has_nothing_to_say() -> None:
    assessment = assess(register(segment("a")), on=TODAY, rules=RuleSet(name="none", rules=[]))
    assert (assessment.checks, assessment.coverage().rules, assessment.coverage().clauses) == ((), (), ())


def test_an_exclusion_beside_a_wider_one_is_not_idle() -> None:
    whole, one = exclusion("DIR-1"), exclusion("DIR-1", "segment:a")
    assert assess(register(segment("a"), whole, one), on=TODAY).idle_exclusions == ()


def test_an_exclusion_of_a_rule_that_failed_is_not_called_idle() -> None:
    def fails(_: View) -> Iterator[Check]:
        raise ZeroDivisionError

    broken = rules(attrs.evolve(STANDARD.rule("DIR-1"), check=fails))
    assert assess(register(segment("a"), exclusion("DIR-1")), on=TODAY, rules=broken).idle_exclusions == ()
