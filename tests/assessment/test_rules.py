"""The standard rules, held against the verdict table."""

import re

import attrs
import pytest

from customerfocus.assessment.clauses import EDITIONS, Edition
from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import SET_ASIDE, Reason, Rule, RuleSet, Verdict
from customerfocus.assessment.rules import STANDARD
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

from .builders import TODAY, register
from .judging import assessed, first, said
from .own_rules import check, rule
from .verdict_rows import EMPTY, Row
from .verdict_table import NEVER_CANNOT_TELL, TABLE

ASKED = [each for each in TABLE if each.verdict is not None]
NOT_ASKED = [each for each in TABLE if each.verdict is None]
CLOSABLE = [each for each in TABLE if each.closed_by]
ALWAYS_ASKED = {
    "DIR-2": "the organisation",
    "UNC-6": "the organisation",
    "UNC-9": "the organisation where no matrix is in force",
    "UNC-10": "three kinds of factors",
    "LED-1": "the organisation",
    "LED-2": "the organisation",
    "LED-5": "the organisation",
    "LED-7": "the organisation",
}
REASONS = [(rule.id, reason) for rule in STANDARD for reason in rule.reasons]


def words(sentence: str) -> list[str]:
    return [each.strip(".,;:()") for each in sentence.split()]


def names(ref: Ref) -> list[str]:
    """What a sentence must name: of a key made of others, those others."""
    return [each for each in re.split("[:@]", ref.key) if each not in {"implied", "imposed"}]


# ---- the table is whole ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.id)
@pytest.mark.parametrize("verdict", [Verdict.MET, Verdict.NOT_MET, Verdict.SET_ASIDE])
def test_the_table_shows_every_rule_with_every_verdict(rule: Rule, verdict: Verdict) -> None:
    assert any(each.rule == rule.id and each.verdict is verdict for each in TABLE)


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.id)
def test_the_table_shows_when_a_rule_cannot_tell_or_says_why_it_always_can(rule: Rule) -> None:
    assert any(each.rule == rule.id and each.verdict is Verdict.CANNOT_TELL for each in TABLE) != (rule.id in NEVER_CANNOT_TELL)


@pytest.mark.parametrize("rule", [each for each in STANDARD if each.id not in ALWAYS_ASKED], ids=lambda rule: rule.id)
def test_the_table_shows_every_rule_with_an_empty_population_but_those_that_always_ask(rule: Rule) -> None:
    assert any(each.rule == rule.id and each.subject == EMPTY for each in TABLE)


@pytest.mark.parametrize(("rule", "reason"), REASONS, ids=lambda value: getattr(value, "code", value))
def test_the_table_shows_every_reason(rule: str, reason: Reason) -> None:
    assert any((each.rule, each.reason) == (rule, reason.code) for each in TABLE)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [(rule, reason) for rule, reason in REASONS if reason.remedy is not None],
    ids=lambda value: getattr(value, "code", value),
)
def test_the_table_shows_how_every_finding_is_closed(rule: str, reason: Reason) -> None:
    assert any((each.rule, each.reason) == (rule, reason.code) for each in CLOSABLE)


# ---- what the table says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_verdict_its_reason_and_how_long_it_holds_are_as_the_table_says(row: Row) -> None:
    check = said(row).check
    assert (check.verdict, check.reason, check.holds_until) == (row.verdict, row.reason, row.until)
    assert [each for each in check.evidence if register(*row.records).find(each) is None] == []


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_sentence_names_the_records_of_the_subject_and_what_the_table_asks(row: Row) -> None:
    finding = said(row)
    asked = [each for each in finding.subject if each.kind is not Kind.ORGANISATION and row.verdict is not Verdict.SET_ASIDE]
    named = [name for each in asked for name in names(each)]
    assert [each for each in (*named, *row.says) if each not in words(finding.because)] == []
    assert len(finding.because.split()) > 3
    assert not {"{", "}"} & set(finding.because)
    assert (finding.remedy is not None) == (row.verdict in {Verdict.NOT_MET, Verdict.CANNOT_TELL})


@pytest.mark.parametrize("row", [each for each in ASKED if each.verdict is Verdict.SET_ASIDE], ids=str)
def test_the_sentence_of_what_is_set_aside_says_why_by_whom_and_when(row: Row) -> None:
    assert said(row).because == "set aside by quality manager from 2020-01-01 on: we sell to one hospital only"


@pytest.mark.parametrize("row", NOT_ASKED, ids=str)
def test_of_an_empty_population_nothing_is_said_and_its_coverage_cannot_be_told(row: Row) -> None:
    assessment = assessed(row.records, row.rule)
    (covered,) = assessment.coverage().rules
    assert (assessment.checks, covered.verdict, covered.population) == ((), Verdict.CANNOT_TELL, 0)


@pytest.mark.parametrize("row", NOT_ASKED, ids=str)
def test_a_rule_with_an_empty_population_is_left_out_of_its_part(row: Row) -> None:
    asked = STANDARD.rule(row.rule)
    met = attrs.evolve(rule("OWN-1", check(Verdict.MET)), part=asked.part)
    assessment = assess(register(*row.records), on=TODAY, rules=RuleSet(name="two", rules=[asked, met]))
    assert assessment.verdict(asked.part) is Verdict.MET


@pytest.mark.parametrize("row", CLOSABLE, ids=str)
def test_a_record_of_the_kind_that_the_remedy_names_closes_the_finding(row: Row) -> None:
    finding = said(row)
    assert finding.remedy is not None
    assert finding.remedy.kind in {ref_of(each).kind for each in row.closed_by}
    assert finding.remedy.text.endswith((".", "?", "”"))
    assert not {"{", "}"} & set(finding.remedy.text)
    assert finding.ref not in {each.ref for each in assessed(row.records, row.rule, then=row.closed_by).findings}


# ---- what a rule is --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.id)
def test_every_clause_of_a_rule_stands_in_every_edition(rule: Rule, edition: Edition) -> None:
    assert [edition.clause(each).in_2015 for each in rule.clauses] == list(rule.clauses)


def test_the_rules_have_the_grade_part_and_clauses_of_the_design() -> None:
    assert [f"{each.id} {each.grade.value[0].upper()} {each.part.value} {' · '.join(each.clauses)}" for each in STANDARD] == [
        "DIR-1 N direction 5.1.2 · 4.2",
        "DIR-2 N direction 5.1.2 · 4.3",
        "DIR-3 O direction 5.1.2 · 4.1",
        "DIR-4 O direction 5.1.2 · 5.1.1",
        "DIR-5 N direction 5.1.2",
        "DIR-6 N direction 5.1.2 · 7.1",
        "DIR-7 N direction 5.1.2 a",
        "DIR-8 N direction 5.1.2 a",
        "REQ-1 O requirements 5.1.2 a",
        "REQ-2 N requirements 5.1.2 a · 8.2.2",
        "REQ-3 O requirements 5.1.2 a",
        "REQ-4 N requirements 5.1.2 a · 8.2.2",
        "REQ-5 N requirements 5.1.2 a",
        "REQ-6 N requirements 5.1.2 a · 8.2.4",
        "REQ-7 N requirements 5.1.2 a",
        "REQ-8 N requirements 5.1.2 a · 8.2.3",
        "REQ-9 N requirements 5.1.2 a · 9.1.2",
        "REQ-10 N requirements 5.1.2 a",
        "REQ-11 O requirements 5.1.2 a",
        "UNC-1 N uncertainty 5.1.2 b · 6.1",
        "UNC-2 O uncertainty 5.1.2 b · 6.1",
        "UNC-3 N uncertainty 5.1.2 b · 6.1",
        "UNC-4 N uncertainty 5.1.2 b · 6.1",
        "UNC-5 N uncertainty 6.1 · 9.1.3",
        "UNC-6 O uncertainty 5.1.2 b · 4.1",
        "UNC-7 O uncertainty 5.1.2 b · 9.1.3",
        "UNC-8 N uncertainty 5.1.2 b",
        "UNC-9 O uncertainty 6.1",
        "UNC-10 O uncertainty 5.1.2 b · 8.4",
        "SAT-1 N satisfaction 5.1.2 c · 9.1.2",
        "SAT-2 N satisfaction 5.1.2 c · 9.1.2",
        "SAT-3 O satisfaction 9.1.2",
        "SAT-4 N satisfaction 6.2 · 9.1.2",
        "SAT-5 N satisfaction 6.2",
        "SAT-6 N satisfaction 5.1.2 c · 10.2",
        "SAT-7 N satisfaction 8.2.1 · 10.2",
        "SAT-8 O satisfaction 5.1.2 c · 10.3",
        "SAT-9 O satisfaction 9.1.2",
        "SAT-10 O satisfaction 5.1.2 c",
        "SAT-11 O satisfaction 9.1.2",
        "SAT-12 O satisfaction 9.1.3 · 10.2",
        "LED-1 N leadership 5.1.2 · 7.4",
        "LED-2 N leadership 5.1.2 · 9.3.2",
        "LED-3 O leadership 5.1.2",
        "LED-4 N leadership 5.1.2",
        "LED-5 O leadership 5.1.2",
        "LED-6 N leadership 5.1.2",
        "LED-7 O leadership 10.3",
    ]


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.id)
def test_a_rule_says_in_a_sentence_what_it_asks(rule: Rule) -> None:
    assert rule.asks.startswith("Asks of ")
    assert rule.asks.endswith(".")


def test_a_check_that_is_set_aside_has_the_one_reason_that_all_rules_share() -> None:
    finding = said(first("DIR-1", SET_ASIDE.code))
    assert finding.rule.reason(finding.check.reason) is SET_ASIDE
