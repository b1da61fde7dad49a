"""What a rule tells beside its verdict: the evidence it rests on, the facts, in order, and the end of the calendar."""

import math
from datetime import date, timedelta

import attrs
import pytest

from customerfocus.assessment.findings import Fact, Verdict
from customerfocus.model.actions import ActionState
from customerfocus.model.requirements import RequirementStep
from customerfocus.model.risks import FactorKind, OnConformity, OnSatisfaction
from customerfocus.model.segments import Settlement
from customerfocus.register import Record

from .builders import (
    LONG_AGO,
    TODAY,
    YESTERDAY,
    acceptance,
    action,
    capability,
    characteristic,
    contribution,
    criteria,
    decision,
    decline,
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
    resolution,
    risk,
    risk_review,
    segment,
    session,
    stated,
    target,
    trade_off,
    watch,
)
from .judging import assessed, first, said
from .verdicts_leadership import act, improved, review, thanks

SOLD = (jurisdiction("EU"), jurisdiction("DE", "EU"), jurisdiction("CH"), offering("espresso", markets=["DE"]))
BOUND = (*SOLD, obligation("milk"))
IN_PROGRESS, DONE = ActionState.IN_PROGRESS, ActionState.DONE
ONE_DAY = timedelta(days=1)
RISKY = (offering("espresso"), factor("brewing"), risk("r", on=LONG_AGO))
HIGH = (
    offering("espresso"),
    factor("brewing"),
    risk("r", inherent=rating(4, 4), residual=rating(4, 4)),
    criteria(),
)
OPPORTUNITIES = (
    offering("espresso", "a"),
    factor("brewing"),
    opportunity("o", OnSatisfaction(segment="a"), OnConformity(offering="espresso")),
    opportunity("n", OnConformity(offering="espresso")),
)
FACTORS = (
    factor("brewing"),
    factor_review("brewing"),
    factor("trams", FactorKind.MARKET),
    factor_review("trams", on=LONG_AGO),
    factor_review("trams"),
    factor("washing"),
)
IMPOSING = (offering("espresso"), obligation("milk", law_of=[]))


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
        ("REQ-5", [*SOLD, watch("DE", on=LONG_AGO), watch("CH", "EU")], ["regulatory-watch:CH+EU@2026-06-14"]),
        ("REQ-5", SOLD, []),
        ("REQ-6", [*BOUND, integration("milk")], ["integration:milk@2020-01-01"]),
        ("REQ-6", BOUND, []),
        (
            "REQ-7",
            [*IMPOSING, progress("imposed:milk@espresso", RequirementStep.UNDERSTOOD)],
            ["progress:imposed:milk@espresso@understood@2026-06-14"],
        ),
        ("REQ-7", IMPOSING, []),
        (
            "REQ-10",
            [*BOUND, evaluation("milk", "espresso", on=LONG_AGO), evaluation("milk", "espresso")],
            ["compliance-evaluation:milk@espresso@2026-06-14"],
        ),
        ("REQ-10", BOUND, []),
        ("UNC-1", [*RISKY], ["risk:r"]),
        ("UNC-2", [*target("a"), *OPPORTUNITIES], ["opportunity:n", "opportunity:o"]),
        ("UNC-3", [*RISKY, criteria(3, on=YESTERDAY), criteria()], ["risk-criteria:2026-06-14"]),
        ("UNC-3", RISKY, []),
        (
            "UNC-4",
            [*HIGH, action("x", "risk:r"), action("y", "risk:r", due=YESTERDAY), acceptance("r", TODAY)],
            ["action:x", "risk-acceptance:r@2026-06-14"],
        ),
        (
            "UNC-4",
            [*HIGH, acceptance("r", TODAY), acceptance("r", TODAY, on=TODAY)],
            ["risk-acceptance:r@2026-06-15"],
        ),
        ("UNC-4", [*HIGH, acceptance("r", YESTERDAY)], []),
        ("UNC-4", HIGH, []),
        ("UNC-6", [*FACTORS], ["factor-review:brewing@2026-06-14", "factor-review:trams@2026-06-14"]),
        (
            "UNC-7",
            [factor("brewing"), factor_review("brewing", on=LONG_AGO), factor_review("brewing")],
            ["factor-review:brewing@2026-06-14"],
        ),
        ("UNC-7", [factor("brewing")], []),
        ("UNC-8", [*RISKY, risk_review("r", on=LONG_AGO + ONE_DAY), risk_review("r")], ["risk-review:r@2026-06-14"]),
        ("UNC-8", RISKY, []),
        ("UNC-9", [criteria(3, on=YESTERDAY), criteria()], ["risk-criteria:2026-06-14"]),
        ("UNC-9", [], []),
        ("DIR-3", [*target("a"), exclusion("DIR-3")], ["exclusion:DIR-3@@2020-01-01/.."]),
        ("DIR-3", [*target("a"), exclusion("DIR-3", "segment:a")], ["exclusion:DIR-3@segment:a@2020-01-01/.."]),
    ],
)
def test_a_verdict_names_the_records_it_rests_on(rule: str, records: list[Record], evidence: list[str]) -> None:
    (check,) = assessed(records, rule).checks
    assert [str(each) for each in check.evidence] == evidence


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
        (
            "REQ-4",
            [*SOLD, obligation("milk", none_of=["vegan"])],
            "because",
            "espresso is sold in DE, within EU; espresso lacks the tag vegan",
        ),
        ("REQ-5", SOLD, "around", ("DE", "EU")),
        (
            "REQ-9",
            [
                segment("a"),
                offering("espresso"),
                stated("early", "espresso", "a"),
                *(session(each, "a", on=on) for each, on in (("r", YESTERDAY), ("s", TODAY), ("t", date(2026, 7, 1)))),
                progress("early", RequirementStep.SATISFIED, heard_in=["t", "s", "r"]),
            ],
            "heard",
            ("r", "s"),
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
        ("REQ-5", [*SOLD, watch("DE", on=date(9999, 11, 15))]),
        ("REQ-10", [*BOUND, evaluation("milk", "espresso", on=date(9999, 6, 15))]),
        ("UNC-7", [factor("brewing"), factor_review("brewing", on=date(9999, 6, 15))]),
        ("UNC-8", [offering("espresso"), factor("brewing"), risk("r", on=date(9999, 6, 15))]),
        (
            "UNC-6",
            [
                factor("brewing"),
                factor_review("brewing", on=date(9999, 6, 15)),
                factor("washing"),
                factor_review("washing", on=date(9998, 12, 31)),
                factor("beans", FactorKind.SUPPLIER),
                factor_review("beans", on=date(9999, 6, 15)),
            ],
        ),
    ],
)
def test_what_is_due_after_the_end_of_the_calendar_stands_for_ever(rule: str, records: list[Record]) -> None:
    (check,) = assessed(records, rule, on=date(9999, 12, 31)).checks
    assert (check.verdict, check.holds_until, dict(check.facts).get("due")) == (Verdict.MET, None, None)


def test_what_was_done_at_the_end_of_the_calendar_is_verified_in_time() -> None:
    done = action("x", "segment:a", log=[(each, date(9999, 7, 15)) for each in (IN_PROGRESS, DONE)])
    (check,) = assessed([segment("a"), done], "UNC-5", on=date(9999, 12, 31)).checks
    assert (check.verdict, check.holds_until) == (Verdict.MET, date(9999, 12, 31))


def test_risks_and_opportunities_are_rated_on_matrices_of_their_own() -> None:
    high = rating(4, 4)
    both: list[Record] = [offering("espresso"), factor("brewing"), criteria(5, benefit=3)]
    cases: list[tuple[Record, str]] = [
        (risk("r", inherent=high, residual=high), "rated"),
        (opportunity("o", rated=high), "opportunity-off-matrix"),
    ]
    for record, reason in cases:
        (check,) = assessed([*both, record], "UNC-3").checks
        assert check.reason == reason


def test_what_many_offerings_touch_is_looked_up_and_kept_once() -> None:
    asked = (offering(each, "a") for each in ("espresso", "filter"))
    both: list[Record] = [segment("a"), factor("brewing"), *asked, risk("r", OnSatisfaction(segment="a"))]
    one, other = (each for each in assessed(both, "UNC-1").checks if len(each.subject) == 3)
    assert dict(one.facts)["risks"] is dict(other.facts)["risks"]
    assert one.evidence is other.evidence


def test_a_kind_of_factors_is_shown_by_its_reviews() -> None:
    assert [list(map(str, check.evidence)) for check in assessed(FACTORS, "UNC-10").checks] == [
        ["factor-review:trams@2026-06-14"],
        ["factor-review:brewing@2026-06-14"],
        [],
    ]


@pytest.mark.parametrize(
    ("rule", "reason", "evidence"),
    [
        ("LED-1", "in-date", ["commitment-act:speech"]),
        ("LED-2", "reviewed", ["management-review:spring"]),
        ("LED-2", "incomplete", ["management-review:spring"]),
        ("LED-2", "out-of-date", ["management-review:spring"]),
        ("LED-3", "may-solve", ["authority:make-good"]),
        ("LED-5", "out-of-date", ["recognition:well-done"]),
        ("LED-7", "in-date", ["action:x"]),
    ],
)
def test_what_leaders_did_is_shown_by_its_records(rule: str, reason: str, evidence: list[str]) -> None:
    assert list(map(str, said(first(rule, reason)).check.evidence)) == evidence


def test_the_latest_of_what_leaders_did_is_the_one_that_was_done_last() -> None:
    later_by_name = [act("a", on=YESTERDAY), act("z", on=LONG_AGO)]
    (check,) = assessed(later_by_name, "LED-1").checks
    assert dict(check.facts)["last"] == "a"


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("LED-1", [act(on=date(9999, 12, 1))]),
        ("LED-2", [objective("grow"), review(on=date(9999, 12, 1))]),
        ("LED-5", [segment("a"), thanks(on=date(9999, 12, 1))]),
        ("LED-7", improved(date(9999, 12, 1))),
    ],
)
def test_what_leaders_did_at_the_end_of_the_calendar_stands_for_ever(rule: str, records: list[Record]) -> None:
    (check,) = assessed(records, rule, on=date(9999, 12, 31)).checks
    assert (check.verdict, check.holds_until, dict(check.facts).get("due")) == (Verdict.MET, None, None)


def test_of_two_acts_of_a_day_either_will_do() -> None:
    (check,) = assessed([act("a"), act("b")], "LED-1").checks
    assert (check.verdict, len(check.evidence)) == (Verdict.MET, 1)


def test_of_two_whole_reviews_the_last_is_shown() -> None:
    (check,) = assessed([objective("grow"), review("one", on=YESTERDAY - timedelta(days=9)), review("two")], "LED-2").checks
    assert list(map(str, check.evidence)) == ["management-review:two"]
