"""The facts a rule tells beside its sentence: ids, days and numbers, for a host that translates."""

from datetime import date

import pytest

from customerfocus.assessment.findings import Fact

from .builders import (
    A_YEAR_AGO,
    DUE_IN_A_YEAR,
    IN_A_YEAR,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    YESTERDAY,
    period,
)
from .judging import first, said

OF_MILK = {"obligation": "milk", "offering": "espresso", "start": LONG_AGO}
OF_VERSION = {"obligation": "milk", "start": LONG_AGO}
ASKED_BY_LAW = {"source": "obligation", "key": "milk", "offering": "espresso", "statement": "keep milk below 8 degrees"}
STATED = {"source": "requirement", "key": "early", "offering": "espresso", "statement": "Open at six"}
RECORDED = {"on": YESTERDAY, "by": "barista", "result": "meets"}
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
        ("REQ-4", "applies", {"offering": "espresso", "obligation": "milk", "because": "espresso is sold in EU"}),
        (
            "REQ-5",
            "watched",
            {"market": "EU", "around": ("EU",), "on": YESTERDAY, "by": "lawyer", "due": date(2026, 9, 14)},
        ),
        ("REQ-5", "never-watched", {"market": "EU", "around": ("EU",)}),
        ("REQ-6", "built-in", {**OF_VERSION, "on": LONG_AGO, "by": "head of operations", "late": 0}),
        (
            "REQ-6",
            "built-in-late",
            {"obligation": "milk", "start": A_YEAR_AGO, "on": date(2025, 6, 16), "by": "head of operations", "late": 1},
        ),
        (
            "REQ-6",
            "time-left",
            {
                "obligation": "milk",
                "start": date(2026, 9, 14),
                "duty": "keep milk below 8 degrees",
                "lead": 90,
                "begin": date(2026, 6, 16),
            },
        ),
        ("REQ-7", "understood", {**STATED, **RECORDED}),
        ("REQ-7", "not-understood", STATED),
        ("REQ-7", "understood-before", {**ASKED_BY_LAW, **RECORDED, "on": date(2026, 6, 13), "since": YESTERDAY}),
        ("REQ-8", "delivered-before", {**ASKED_BY_LAW, **RECORDED, "since": TODAY}),
        ("REQ-9", "satisfied", {**STATED, **RECORDED, "heard": ("s",)}),
        ("REQ-10", "kept", {**OF_MILK, "on": YESTERDAY, "by": "auditor", "due": DUE_IN_A_YEAR}),
        ("REQ-10", "not-evaluated", OF_MILK),
        ("REQ-11", "wanted", {"offering": "espresso", "known": 1}),
        (
            "UNC-1",
            "conformity-risk-known",
            {"offering": "espresso", "aspect": "conformity", "touched": ("espresso",), "risks": ("r",)},
        ),
        (
            "UNC-1",
            "satisfaction-risk-known",
            {"offering": "espresso", "aspect": "satisfaction", "touched": ("a",), "risks": ("r",)},
        ),
        ("UNC-2", "opportunity-seen", {"segment": "a", "opportunities": ("o",)}),
        ("UNC-3", "rated", {"kind": "risk", "record": "r", "missing": (), "off": ()}),
        ("UNC-3", "risk-not-rated", {"kind": "risk", "record": "r", "missing": ("inherent", "residual"), "off": ()}),
        ("UNC-3", "opportunity-not-rated", {"kind": "opportunity", "record": "o", "missing": ("rating",), "off": ()}),
        ("UNC-3", "risk-off-matrix", {"kind": "risk", "record": "r", "missing": (), "off": ("inherent", "residual")}),
        ("UNC-4", "under-way", {"risk": "r", "level": "high", "tolerance": "medium", "actions": ("x",)}),
        ("UNC-4", "accepted", {"risk": "r", "level": "high", "tolerance": "medium", "by": "managing director", "until": TODAY}),
        (
            "UNC-4",
            "acted-on",
            {"risk": "r", "level": "high", "tolerance": "medium", "rated": LONG_AGO, "actions": ("x",), "done": (str(YESTERDAY),)},
        ),
        ("UNC-4", "overdue", {"risk": "r", "level": "high", "tolerance": "medium", "actions": ("x",)}),
        ("UNC-4", "acceptance-ended", {"risk": "r", "level": "high", "tolerance": "medium", "until": YESTERDAY}),
        ("UNC-4", "nothing-under-way", {"risk": "r", "level": "high", "tolerance": "medium"}),
        ("UNC-4", "no-criteria", {"risk": "r"}),
        ("UNC-5", "verification-ahead", {"action": "x", "done": YESTERDAY, "due": date(2026, 12, 14)}),
        (
            "UNC-5",
            "effective",
            {"action": "x", "done": LONG_AGO, "due": date(2020, 7, 1), "on": date(2020, 7, 1), "by": "technician", "late": 0},
        ),
        (
            "UNC-5",
            "effective-late",
            {"action": "x", "done": LONG_AGO, "due": date(2020, 7, 1), "on": date(2020, 7, 2), "by": "technician", "late": 1},
        ),
        (
            "UNC-5",
            "verified-without-evidence",
            {"action": "x", "done": LONG_AGO, "due": date(2020, 7, 1), "on": YESTERDAY, "by": "technician", "late": 2174},
        ),
        ("UNC-6", "both-sides", {"inside": ("brewing",), "outside": ("beans",)}),
        (
            "UNC-7",
            "reviewed",
            {"factor": "brewing", "on": YESTERDAY, "by": "head of operations", "trend": "stable", "due": DUE_IN_A_YEAR},
        ),
        ("UNC-7", "never-reviewed", {"factor": "brewing"}),
        ("UNC-8", "in-date", {"kind": "risk", "record": "r", "since": TODAY, "due": IN_A_YEAR}),
        ("UNC-8", "first-review-ahead", {"kind": "risk", "record": "r", "since": YESTERDAY, "due": DUE_IN_A_YEAR}),
        (
            "UNC-8",
            "opportunity-never-reviewed",
            {"kind": "opportunity", "record": "o", "since": LONG_AGO, "due": date(2021, 1, 1)},
        ),
        (
            "UNC-9",
            "flawed",
            {
                "matrix": "3 by 3, cuts at 2, 4",
                "on": LONG_AGO,
                "flaws": ("betweenness", "edge-not-lowest", "second-row-top"),
                "because": (
                    "betweenness – likelihood “1” with consequence “2” is “low”, "
                    "and next to it likelihood “2” with consequence “3” is “high” (assuming that risk grows without leaps); "
                    "edge-not-lowest – likelihood “1” with consequence “3” is “medium”, not “low” "
                    "(assuming that the first word of a side begins at nothing); "
                    "second-row-top – likelihood “2” with consequence “3” is “high”, next to the edge "
                    "(assuming that the edge is “low” and risk grows without leaps)"
                ),
            },
        ),
        ("UNC-9", "sound", {"matrix": "5 by 5, cuts at 5, 12", "on": LONG_AGO, "flaws": (), "because": ""}),
        ("UNC-9", "no-criteria", {}),
        ("UNC-10", "watched", {"kind": "process", "factors": ("brewing",)}),
        ("LED-1", "in-date", {"last": "speech", "on": YESTERDAY, "due": date(2026, 9, 14)}),
        ("LED-1", "never", {}),
        ("LED-2", "reviewed", {"review": "spring", "on": YESTERDAY, "missing": (), "due": DUE_IN_A_YEAR}),
        ("LED-2", "never", {}),
        ("LED-3", "nobody-may", {"authorities": (), "solved": 0, "complaints": 1}),
        (
            "LED-4",
            "not-stated",
            {"decision": "raise-prices", "on": YESTERDAY, "by": "director", "segments": ("a",), "missing": ("a",)},
        ),
        ("LED-5", "in-date", {"last": "well-done", "on": YESTERDAY, "due": DUE_IN_A_YEAR}),
        ("LED-6", "evidence", {"act": "speech", "on": YESTERDAY, "by": "director", "references": ("memo 7",)}),
        ("LED-7", "in-date", {"last": "x", "on": YESTERDAY, "due": DUE_IN_A_YEAR}),
    ],
)
def test_a_host_that_translates_the_reason_finds_these_facts(rule: str, reason: str, facts: dict[str, Fact]) -> None:
    assert dict(said(first(rule, reason)).check.facts) == facts
