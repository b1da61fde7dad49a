"""The espresso register shows something of everything, and nothing by chance."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import attrs
import pytest

from customerfocus import (
    LIKERT_5,
    Choice,
    Fulfilment,
    ObligationKind,
    OfferingKind,
    Register,
    RequirementStep,
    Verdict,
    assess,
    contradictions,
    derive_requirements,
    feature_words,
)
from customerfocus.codec import dump
from customerfocus.register.shapes import SHAPES, Shape

from .conftest import DOCUMENT

DAY = date(2026, 11, 1)


def found(register: Register, on: date) -> list[str]:
    return [str(each.ref) for each in assess(register, on=on).findings]


def test_the_document_is_what_dump_writes(register: Register) -> None:
    written = json.dumps(dump(register), indent=2, ensure_ascii=False) + "\n"
    assert DOCUMENT.read_bytes().decode() == written


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("jurisdictions", 5),
        ("capabilities", 4),
        ("segments", 4),
        ("trade_offs", 5),
        ("resolutions", 1),
        ("strategic_objectives", 2),
        ("exclusions", 1),
        ("positionings", 3),
        ("targeting_decisions", 8),
        ("offerings", 4),
        ("characteristics", 10),
        ("contributions", 12),
        ("jobs", 3),
        ("needs", 12),
        ("priorities", 8),
        ("obligations", 12),
        ("compliance_evaluations", 30),
        ("regulatory_watches", 5),
        ("integrations", 12),
        ("requirements", 3),
        ("progress", 100),
        ("feedback_sessions", 5),
        ("feedback", 25),
        ("surveys", 2),
        ("waves", 4),
        ("studies", 2),
        ("trends", 4),
        ("metrics", 12),
        ("objectives", 6),
        ("commitment_acts", 10),
        ("management_reviews", 3),
        ("decisions", 8),
        ("authorities", 3),
        ("recognitions", 3),
    ],
)
def test_the_example_holds_enough_of_every_kind(register: Register, field: str, least: int) -> None:
    assert len(getattr(register, field)) >= least


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.field)
def test_every_key_of_every_kind_is_in_use(register: Register, shape: Shape) -> None:
    used = {key for record in dump(register)[shape.field] for key in record}
    assert used == {field.name for field in attrs.fields(shape.type)}


def test_two_segments_are_targeted_one_is_declined_and_one_deferred(register: Register) -> None:
    latest = {each.segment: each.choice for each in register.targeting_decisions if each.on <= DAY}  # sorted by segment and day
    assert sorted(latest.values()) == [Choice.DECLINE, Choice.DEFER, Choice.TARGET, Choice.TARGET]
    assert len(latest) == len(register.segments)


def test_the_targeted_segments_contradict_each_other_twice_and_others_too(register: Register) -> None:
    targeted = {"small-cafes", "home-enthusiasts"}
    everywhere = contradictions(register.segments, register.trade_offs)
    assert [each.attributes for each in everywhere if {each.first, each.second} == targeted] == [
        ("consistency", "control"),
        ("quick-start", "thermal-stability"),
    ]
    assert len(everywhere) > 2


def test_the_example_has_products_and_services_within_and_without_the_union(register: Register) -> None:
    assert {each.kind for each in register.offerings} == set(OfferingKind)
    within = {each.code: each.within for each in register.jurisdictions}
    assert {within[code] for each in register.offerings for code in each.markets} == {"EU", None}
    tags = {tag for each in register.offerings for tag in each.tags}
    assert {"connected", "electrical", "food-contact", "household", "mains-powered", "pressure", "professional", "repair"} <= tags
    assert {each.strength for each in register.contributions} == {1, 3, 9}


def test_every_step_of_a_job_has_a_need(register: Register) -> None:
    assert {each.step for each in register.needs} == {
        "define",
        "locate",
        "prepare",
        "confirm",
        "execute",
        "monitor",
        "modify",
        "conclude",
    }
    assert sum(bool(feature_words(each.outcome)) for each in register.needs) == 2


def test_priorities_are_tallied_on_five_points(register: Register) -> None:
    assert {tally.scale for each in register.priorities for tally in (each.importance, each.satisfaction)} == {LIKERT_5}
    assert all(each.importance.n + each.importance.skipped >= 30 for each in register.priorities)


def test_customers_are_quoted_with_themes(register: Register) -> None:
    said = [each for session in register.feedback_sessions for each in session.statements]
    assert len(said) >= 25
    assert all(each.themes for each in said)


def test_every_obligation_says_what_it_is_known_from(register: Register) -> None:
    assert [each.id for each in register.obligations if each.note is None or not each.note.startswith("Known from ")] == []
    assert {each.kind for each in register.obligations} == set(ObligationKind)


def test_the_law_of_the_union_is_cited_by_celex_number(register: Register) -> None:
    cited = {
        each.source.value for obligation in register.obligations for each in obligation.versions if each.source.scheme == "celex"
    }
    assert cited == {
        "32001L0095",
        "32004R1935",
        "32006L0042",
        "32006R1907",
        "32006R2023",
        "32008R1275",
        "32011L0065",
        "32011R0010",
        "32012L0019",
        "32014L0030",
        "32014L0035",
        "32014L0053",
        "32023R0826",
        "32023R0988",
        "32023R1230",
        "32024R2847",
    }


def test_requirements_come_from_all_three_origins(register: Register) -> None:
    derived = derive_requirements(register, on=DAY)
    assert Counter(type(each.origin).__name__ for each in derived) == {"Stated": 3, "Implied": 55, "Imposed": 38}
    assert {each.step for each in register.progress} == set(RequirementStep)
    assert {each.result for each in register.progress} == {*Fulfilment, None}


def test_the_findings_are_those_the_example_is_meant_to_show(register: Register) -> None:
    assert found(register, DAY) == [
        "DIR-1 segment:office-pantries",
        "DIR-5 segment:home-enthusiasts, segment:small-cafes, attribute:quick-start, attribute:thermal-stability",
        "DIR-6 capability:remote-diagnosis",
        "DIR-6 capability:water-analysis",
        "REQ-2 need:notice-of-wear",
        "REQ-2 need:resale-value",
        "REQ-4 offering:solo-c, obligation:german-producer-register",
        "REQ-5 jurisdiction:CH",
        "REQ-6 obligation:cyber-reporting, version:cyber-reporting@2026-09-11",
        "REQ-6 obligation:machinery-safety, version:machinery-safety@2027-01-20",
        "REQ-7 requirement:implied:recipes-in-app@solo-c",
        "REQ-7 requirement:imposed:cyber-reporting@solo-c",
        "REQ-8 requirement:implied:notice-of-wear@tamburo-2",
        "REQ-8 requirement:implied:ready-early@solo-m",
        "REQ-8 requirement:imposed:cyber-reporting@solo-c",
        "REQ-8 requirement:imposed:standby@solo-m",
        "REQ-9 requirement:implied:dial-in@tamburo-2",
        "REQ-9 requirement:implied:notice-of-wear@care-visit",
        "REQ-9 requirement:implied:notice-of-wear@tamburo-2",
        "REQ-9 requirement:implied:ready-early@solo-m",
        "REQ-9 requirement:implied:repair-cost@care-visit",
        "REQ-9 requirement:implied:resale-value@care-visit",
        "REQ-9 requirement:implied:resale-value@tamburo-2",
        "REQ-9 requirement:implied:scale-damage@care-visit",
        "REQ-10 requirement:imposed:cyber-reporting@solo-c",
        "REQ-10 requirement:imposed:hazardous-substances@tamburo-2",
        "REQ-10 requirement:imposed:standby@solo-m",
        "REQ-10 requirement:imposed:substances-in-articles@clear-water-set",
        "UNC-1 offering:site-check, aspect:conformity",
        "UNC-3 opportunity:roasters-as-dealers",
        "UNC-3 risk:radio-without-updates",
        "UNC-4 risk:hijacked-machine",
        "UNC-4 risk:technician-too-late",
        "UNC-5 action:part-by-photo",
        "UNC-5 action:two-day-alarm",
        "UNC-8 opportunity:roasters-as-dealers",
        "UNC-8 risk:energy-bill",
        "UNC-8 risk:no-boilers",
        "UNC-8 risk:standby-above-limit",
        "UNC-8 risk:wrong-part-sent",
        "SAT-5 objective:cafes-stay-2026",
        "SAT-5 objective:home-satisfied-2026",
        "SAT-5 objective:owners-trust-2026",
        "SAT-6 metric:satisfied-home",
        "SAT-7 feedback:lost-in-the-kitchen",
        "SAT-7 feedback:wrong-fuse",
        "LED-1 organisation:Velbrugg Espresso",
        "LED-4 decision:hotline-from-nine",
        "LED-6 commitment-act:designer-for-warm-up",
        "DIR-3 segment:home-enthusiasts",
        "DIR-4 segment:home-enthusiasts",
        "REQ-1 need:recipes-in-app",
        "REQ-1 need:touchscreen-taps",
        "REQ-3 need:ready-early",
        "REQ-11 offering:site-check",
        "UNC-7 factor:boiler-maker",
        "UNC-7 factor:cafe-market",
        "UNC-7 factor:energy-prices",
        "UNC-9 risk-criteria:2025-01-15",
        "UNC-10 factor-kind:market",
        "UNC-10 factor-kind:supplier",
        "SAT-3 metric:repair-cafes",
        "SAT-8 need:dial-in, segment:small-cafes",
        "SAT-9 segment:home-enthusiasts",
        "SAT-11 wave:after-repair-2026-summer",
        "SAT-11 wave:pulse-2026-spring",
        "SAT-12 theme:connection",
    ]


def test_a_decision_of_the_firm_sets_rules_aside_and_most_is_met(register: Register) -> None:
    assessment = assess(register, on=DAY)
    assert [str(each.ref) for each in assessment.set_aside] == [
        "REQ-3 need:learn-milk",
        "REQ-8 requirement:implied:learn-milk@care-visit",
        "REQ-8 requirement:implied:learn-milk@tamburo-2",
        "REQ-9 requirement:implied:learn-milk@care-visit",
        "REQ-9 requirement:implied:learn-milk@tamburo-2",
    ]
    counted = [each.verdict for each in assessment.checks if each.verdict is not Verdict.SET_ASIDE]
    assert counted.count(Verdict.MET) / len(counted) > 0.9
    assert assessment.failures == ()


def test_what_is_recorded_in_november_closes_two_findings(register: Register) -> None:
    closed = set(found(register, DAY)) - set(found(register, date(2026, 12, 1)))
    assert closed == {"DIR-1 segment:office-pantries", "REQ-2 need:notice-of-wear"}
    assert assess(register, on=DAY).next_turning == date(2026, 11, 12)
