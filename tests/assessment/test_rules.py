"""The standard rules, held against the verdict table."""

import math
import re
from collections.abc import Iterable
from datetime import date

import attrs
import pytest

from customerfocus.assessment.clauses import EDITIONS, Edition
from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import SET_ASIDE, Fact, Finding, Reason, Rule, RuleSet, Verdict
from customerfocus.assessment.result import Assessment
from customerfocus.assessment.rules import STANDARD
from customerfocus.model.segments import Settlement
from customerfocus.register import Record
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

from .builders import (
    DUE_IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    YESTERDAY,
    capability,
    characteristic,
    contribution,
    decision,
    decline,
    exclusion,
    job,
    need,
    objective,
    offering,
    period,
    positioning,
    register,
    resolution,
    segment,
    session,
    target,
    trade_off,
)
from .verdict_rows import EMPTY, Row
from .verdict_table import NEVER_CANNOT_TELL, TABLE

ASKED = [each for each in TABLE if each.verdict is not None]
NOT_ASKED = [each for each in TABLE if each.verdict is None]
CLOSABLE = [each for each in TABLE if each.closed_by]
REASONS = [(rule.id, reason) for rule in STANDARD for reason in rule.reasons]


def assessed(records: Iterable[Record], rule: str, on: date = TODAY) -> Assessment:
    return assess(register(*records), on=on, rules=RuleSet(name="one", rules=[STANDARD.rule(rule)]))


def said(row: Row) -> Finding:
    """What the row's rule says of the row's subject."""
    (result,) = assessed(row.records, row.rule).results
    (check,) = (each for each in result.checks if ", ".join(map(str, each.subject)) == row.subject)
    return Finding(rule=result.rule, check=check)


def first(rule: str, reason: str) -> Row:
    return next(each for each in TABLE if (each.rule, each.reason) == (rule, reason))


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


@pytest.mark.parametrize("rule", [each for each in STANDARD if each.id != "DIR-2"], ids=lambda rule: rule.id)
def test_the_table_shows_every_rule_with_an_empty_population_but_the_one_that_asks_the_organisation(rule: Rule) -> None:
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
def test_the_verdict_is_as_the_table_says(row: Row) -> None:
    assert said(row).verdict is row.verdict


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_reason_is_as_the_table_says(row: Row) -> None:
    assert said(row).check.reason == row.reason


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_a_verdict_holds_as_long_as_the_table_says(row: Row) -> None:
    assert said(row).check.holds_until == row.until


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_sentence_names_every_record_of_the_subject_but_when_it_is_set_aside(row: Row) -> None:
    finding = said(row)
    asked = [each for each in finding.subject if each.kind is not Kind.ORGANISATION and row.verdict is not Verdict.SET_ASIDE]
    assert [each for ref in asked for each in names(ref) if each not in words(finding.because)] == []


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_sentence_names_the_days_and_ids_that_the_table_asks(row: Row) -> None:
    because = said(row).because
    assert [each for each in row.says if each not in words(because)] == []


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_the_sentence_is_a_sentence_whose_braces_are_filled(row: Row) -> None:
    because = said(row).because
    assert len(because.split()) > 3
    assert not {"{", "}"} & set(because)


@pytest.mark.parametrize("row", [each for each in ASKED if each.verdict is Verdict.SET_ASIDE], ids=str)
def test_the_sentence_of_what_is_set_aside_says_why_by_whom_and_when(row: Row) -> None:
    assert said(row).because == "set aside by quality manager from 2020-01-01 on: we sell to one hospital only"


@pytest.mark.parametrize("row", ASKED, ids=str)
def test_a_remedy_is_offered_for_what_is_found_and_for_nothing_else(row: Row) -> None:
    assert (said(row).remedy is not None) == (row.verdict in {Verdict.NOT_MET, Verdict.CANNOT_TELL})


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_the_evidence_is_in_the_register(row: Row) -> None:
    assessment = assess(register(*row.records), on=TODAY)
    assert [each for check in assessment.checks for each in check.evidence if assessment.register.find(each) is None] == []


@pytest.mark.parametrize("row", NOT_ASKED, ids=str)
def test_of_an_empty_population_nothing_is_said(row: Row) -> None:
    assert assessed(row.records, row.rule).checks == ()


@pytest.mark.parametrize("row", NOT_ASKED, ids=str)
def test_the_coverage_of_an_empty_population_cannot_be_told(row: Row) -> None:
    (covered,) = assessed(row.records, row.rule).coverage().rules
    assert (covered.verdict, covered.population) == (Verdict.CANNOT_TELL, 0)


@pytest.mark.parametrize("row", NOT_ASKED, ids=str)
def test_a_rule_with_an_empty_population_is_left_out_of_its_part(row: Row) -> None:
    whole, part = register(*row.records), STANDARD.rule(row.rule).part
    without = assess(whole, on=TODAY, rules=STANDARD.without(row.rule))
    assert assess(whole, on=TODAY).verdict(part) is without.verdict(part)


# ---- what closes a finding -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", CLOSABLE, ids=str)
def test_a_record_of_the_kind_that_the_remedy_names_closes_the_finding(row: Row) -> None:
    later = assess(register(*row.records).with_records(*row.closed_by), on=TODAY)
    assert said(row).ref not in {each.ref for each in later.findings}


@pytest.mark.parametrize("row", CLOSABLE, ids=str)
def test_the_remedy_names_the_kind_of_record_that_closes_the_finding(row: Row) -> None:
    remedy = said(row).remedy
    assert remedy is not None
    assert remedy.kind in {ref_of(each).kind for each in row.closed_by}


@pytest.mark.parametrize("row", CLOSABLE, ids=str)
def test_the_remedy_is_a_sentence_whose_braces_are_filled(row: Row) -> None:
    remedy = said(row).remedy
    assert remedy is not None
    assert remedy.text.endswith((".", "?", "”"))
    assert not {"{", "}"} & set(remedy.text)


# ---- what a verdict rests on -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "records", "evidence"),
    [
        ("DIR-1", [segment("a"), decision("a", on=LONG_AGO), decision("a")], ["targeting-decision:a@2026-06-14"]),
        ("DIR-1", [segment("a"), decision("a", on=LONG_AGO)], ["targeting-decision:a@2020-01-01"]),
        ("DIR-1", [segment("a")], []),
        (
            "DIR-2",
            [*target("a"), segment("b"), *decline("c")],
            ["targeting-decision:a@2026-06-14", "targeting-decision:c@2026-06-14"],
        ),
        ("DIR-3", [*target("a"), positioning("a", on=LONG_AGO), positioning("a")], ["positioning:a@2026-06-14"]),
        ("DIR-3", [*target("a"), positioning("a", 2)], ["positioning:a@2026-06-14"]),
        ("DIR-3", [*target("a")], []),
        (
            "DIR-4",
            [
                segment("a"),
                decision("a", objectives=["b", "c", "d"]),
                objective("b"),
                objective("c", period(LONG_AGO, TODAY)),
                objective("d"),
            ],
            ["targeting-decision:a@2026-06-14", "strategic-objective:b", "strategic-objective:d"],
        ),
        (
            "DIR-5",
            [
                *target("a", more=["calm"]),
                *target("b", less=["calm"]),
                resolution("a", "b", "calm", on=LONG_AGO),
                resolution("b", "a", "calm"),
            ],
            ["resolution:a@b@calm@2026-06-14"],
        ),
        ("DIR-5", [*target("a", more=["calm"]), *target("b", less=["calm"])], []),
        ("DIR-7", [*target("a"), segment("b"), job(), need("n", "a"), need("m", "a", "b"), need("o", "b")], ["need:m", "need:n"]),
        (
            "DIR-8",
            [*target("a"), offering("x", "a"), offering("y", "a", on_sale=period(LONG_AGO, TODAY)), offering("z")],
            ["offering:x"],
        ),
        ("DIR-8", [*target("a"), offering("y", "a", on_sale=period(LONG_AGO, TODAY))], []),
        (
            "REQ-2",
            [*target("a"), job(), need("n", "a", evidence=["r", "s"]), session("r", "a", on=date(2026, 7, 1)), session("s", "a")],
            ["feedback-session:s"],
        ),
        (
            "REQ-3",
            [
                *target("a"),
                job(),
                need("n", "a"),
                offering("x"),
                characteristic("c", "x"),
                characteristic("d", "x"),
                contribution("d", "n"),
                contribution("c", "n", 9),
            ],
            ["contribution:c@n", "contribution:d@n"],
        ),
        ("DIR-3", [*target("a"), exclusion("DIR-3")], ["exclusion:DIR-3@@2020-01-01/.."]),
        ("DIR-3", [*target("a"), exclusion("DIR-3", "segment:a")], ["exclusion:DIR-3@segment:a@2020-01-01/.."]),
    ],
)
def test_a_verdict_names_the_records_it_rests_on(rule: str, records: list[Record], evidence: list[str]) -> None:
    (check,) = assessed(records, rule).checks
    assert [str(each) for each in check.evidence] == evidence


A_DAY_IN_FORCE = {"segment": "a", "on": YESTERDAY}
OVERDUE = {"segment": "a", "on": OVER_A_YEAR_AGO, "due": YESTERDAY}
OPPOSED = {
    "contradiction": "a wants more choice, b wants less choice",
    "tension": 9,
    "first": "a",
    "second": "b",
    "attributes": ("choice",),
}


@pytest.mark.parametrize(
    ("rule", "reason", "facts"),
    [
        ("DIR-1", "decided", {**A_DAY_IN_FORCE, "choice": "target", "by": "managing director", "due": DUE_IN_A_YEAR}),
        (
            "DIR-1",
            "decision-out-of-date",
            {**OVERDUE, "choice": "target", "by": "managing director"},
        ),
        ("DIR-1", "undecided", {"segment": "a"}),
        ("DIR-2", "one-segment", {"known": 1, "targeted": 1, "not_targeted": 0}),
        ("DIR-2", "focused", {"known": 2, "targeted": 1, "not_targeted": 1}),
        ("DIR-2", "no-segment", {"known": 0, "targeted": 0, "not_targeted": 0}),
        ("DIR-2", "nobody-targeted", {"known": 1, "targeted": 0, "not_targeted": 0}),
        ("DIR-2", "nobody-declined", {"known": 2, "targeted": 2, "not_targeted": 0}),
        ("DIR-3", "not-behind", {**A_DAY_IN_FORCE, "due": DUE_IN_A_YEAR, "ours": 7.0, "rival": "Bar", "theirs": 6.0}),
        ("DIR-3", "not-positioned", {"segment": "a"}),
        ("DIR-3", "positioning-out-of-date", {**OVERDUE, "ours": 7.0, "rival": "Corner bar", "theirs": 5.0}),
        ("DIR-3", "no-competitor", {**A_DAY_IN_FORCE, "due": DUE_IN_A_YEAR}),
        ("DIR-3", "behind", {**A_DAY_IN_FORCE, "due": DUE_IN_A_YEAR, "ours": 7.0, "rival": "Bar", "theirs": 7.5}),
        ("DIR-4", "serves-objective", {**A_DAY_IN_FORCE, "objectives": ("grow (from 2020-01-01 on)",)}),
        ("DIR-4", "no-objective", {**A_DAY_IN_FORCE, "objectives": ()}),
        ("DIR-4", "objective-not-in-force", {**A_DAY_IN_FORCE, "objectives": ("old (from 2020-01-01 to 2026-06-14)",)}),
        ("DIR-5", "settled", {**OPPOSED, "how": "prioritise", "on": YESTERDAY, "because": "the first pays"}),
        ("DIR-5", "unsettled", OPPOSED),
        ("DIR-6", "in-place", {"capability": "oven", "segments": ("a",), "period": period()}),
        ("DIR-6", "wished-for", {"capability": "oven", "segments": ("a",)}),
        ("DIR-6", "not-in-place", {"capability": "oven", "segments": ("a",), "period": period(LONG_AGO, TODAY)}),
        ("DIR-7", "needs-known", {"segment": "a", "known": 1}),
        ("DIR-7", "no-need-known", {"segment": "a", "known": 0}),
        ("DIR-8", "served", {"segment": "a", "offerings": ("espresso",)}),
        ("DIR-8", "no-offering", {"segment": "a", "offerings": ()}),
        ("DIR-8", "not-on-sale", {"segment": "a", "offerings": ("espresso",)}),
        ("REQ-1", "outcome", {"need": "quick", "outcome": "Minimise the time it takes to get a coffee", "words": ()}),
        (
            "REQ-1",
            "feature-words",
            {"need": "quick", "outcome": "Minimise the number of buttons on the machine", "words": ("buttons",)},
        ),
        ("REQ-2", "heard", {"need": "q", "segments": ("a",), "sources": ("s",)}),
        ("REQ-2", "no-evidence", {"need": "quick", "segments": ("a",), "sources": ()}),
        ("REQ-2", "not-heard-yet", {"need": "quick", "segments": ("a",), "sources": ("july",)}),
        ("REQ-3", "served", {"need": "quick", "characteristics": ("first-cup",)}),
        ("REQ-3", "not-served", {"need": "quick", "characteristics": ()}),
    ],
)
def test_a_host_that_translates_the_reason_finds_these_facts(rule: str, reason: str, facts: dict[str, Fact]) -> None:
    assert dict(said(first(rule, reason)).check.facts) == facts


# ---- several of one kind are told together ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "records", "fact", "told"),
    [
        ("DIR-3", [*target("a"), positioning("a", 6.114, {"Bar": 7})], "ours", 6.11),
        ("DIR-3", [*target("a"), positioning("a", 6, {"Bar": 7.116})], "theirs", 7.12),
        ("DIR-3", [*target("a"), positioning("a", 7.1234, {"Bar": 7.1236})], "ours", 7.123),
        ("DIR-3", [*target("a"), positioning("a", 7.1234, {"Bar": 7.1236})], "theirs", 7.124),
        ("DIR-3", [*target("a"), positioning("a", 6, {"Bar": math.nextafter(6, 7)})], "theirs", 6.000000000000001),
        ("DIR-3", [*target("a"), positioning("a", 1, {"Bar": math.nextafter(1, 2)})], "theirs", 1.0000000000000002),
        ("DIR-3", [*target("a"), positioning("a", 7.1234, {"Bar": 7.1234})], "ours", 7.12),
        ("DIR-3", [*target("a"), positioning("a", 6, {"Bar": 7, "Inn": 8, "Cup": 8})], "rival", "Cup"),
        (
            "DIR-5",
            [*target("a", more=["speed"]), *target("b", more=["calm"]), trade_off("speed", "calm")],
            "attributes",
            ("calm", "speed"),
        ),
        (
            "DIR-4",
            [segment("a"), decision("a", objectives=["c", "b"]), objective("b"), objective("c")],
            "objectives",
            ("b (from 2020-01-01 on)", "c (from 2020-01-01 on)"),
        ),
        (
            "DIR-4",
            [segment("a"), decision("a", objectives=["c", "b"]), objective("b"), objective("c", period(LONG_AGO, TODAY))],
            "objectives",
            ("b (from 2020-01-01 on)",),
        ),
        (
            "DIR-6",
            [*target("b", requires=["oven"]), *target("a", requires=["oven"]), capability("oven")],
            "segments",
            ("a", "b"),
        ),
        ("DIR-8", [*target("a"), offering("y", "a"), offering("x", "a")], "offerings", ("x", "y")),
        ("REQ-1", [segment("a"), job(), need("n", "a", of="an app", context="on a screen")], "words", ("app", "screen")),
        ("REQ-2", [*target("a"), segment("b"), job(), need("n", "b", "a")], "segments", ("a", "b")),
        (
            "REQ-2",
            [*target("a"), job(), need("n", "a", evidence=["s", "r"]), session("r", "a"), session("s", "a", on=TODAY)],
            "sources",
            ("r", "s"),
        ),
        (
            "REQ-2",
            [
                *target("a"),
                job(),
                need("n", "a", evidence=["s", "r"]),
                session("r", "a", on=date(2026, 7, 2)),
                session("s", "a", on=date(2026, 7, 1)),
            ],
            "sources",
            ("r", "s"),
        ),
        (
            "REQ-3",
            [
                *target("a"),
                job(),
                need("n", "a"),
                offering("x"),
                characteristic("c", "x"),
                characteristic("d", "x"),
                contribution("d", "n"),
                contribution("c", "n"),
            ],
            "characteristics",
            ("c", "d"),
        ),
    ],
)
def test_facts_are_rounded_and_told_in_order(rule: str, records: list[Record], fact: str, told: Fact) -> None:
    (check,) = assessed(records, rule).checks
    assert dict(check.facts)[fact] == told


def test_a_settlement_is_told_in_words() -> None:
    apart = attrs.evolve(resolution("a", "b", "calm"), how=Settlement.SEPARATE_OFFERINGS)
    (check,) = assessed([*target("a", more=["calm"]), *target("b", less=["calm"]), apart], "DIR-5").checks
    assert dict(check.facts)["how"] == "separate offerings"


def test_of_two_tensions_between_one_pair_in_one_trade_off_the_stronger_is_told() -> None:
    both = [*target("a", more=["speed", "calm"]), *target("b", more=["calm", "speed"]), trade_off("speed", "calm")]
    (check,) = assessed(both, "DIR-5").checks
    assert dict(check.facts)["contradiction"] == "a wants more calm, b wants more speed: one costs the other"


def test_a_segment_that_contradicts_two_others_is_asked_twice() -> None:
    three = [*target("a", more=["calm"]), *target("b", less=["calm"]), *target("c", less=["calm"])]
    found = [", ".join(map(str, each.subject)) for each in assessed(three, "DIR-5").checks]
    assert found == ["segment:a, segment:b, attribute:calm", "segment:a, segment:c, attribute:calm"]


def test_every_segment_is_asked_also_after_one_without_a_decision() -> None:
    assert len(assessed([segment("a"), segment("b"), *target("c")], "DIR-1").checks) == 3


def test_every_target_is_asked_also_after_one_without_a_positioning() -> None:
    assert len(assessed([*target("a"), *target("b"), *target("c"), positioning("c")], "DIR-3").checks) == 3


# ---- the calendar's end ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("DIR-1", [segment("a"), decision("a", on=date(9999, 6, 15))]),
        ("DIR-3", [*target("a"), positioning("a", on=date(9999, 6, 15))]),
    ],
)
def test_what_is_due_after_the_end_of_the_calendar_stands_for_ever(rule: str, records: list[Record]) -> None:
    (check,) = assessed(records, rule, on=date(9999, 12, 31)).checks
    assert (check.verdict, check.holds_until, dict(check.facts).get("due")) == (Verdict.MET, None, None)


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
    ]


@pytest.mark.parametrize("rule", STANDARD.rules, ids=lambda rule: rule.id)
def test_a_rule_says_in_a_sentence_what_it_asks(rule: Rule) -> None:
    assert rule.asks.startswith("Asks of ")
    assert rule.asks.endswith(".")


def test_a_check_that_is_set_aside_has_the_one_reason_that_all_rules_share() -> None:
    finding = said(first("DIR-1", SET_ASIDE.code))
    assert finding.rule.reason(finding.check.reason) is SET_ASIDE
