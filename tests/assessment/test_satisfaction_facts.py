"""The facts the rules on satisfaction tell beside their sentences, for a host that translates."""

from datetime import date

import pytest

from customerfocus.assessment.findings import Fact

from .builders import LONG_AGO, TODAY, YESTERDAY
from .judging import first, said

OF_HAPPY = {"metric": "happy", "wave": "w", "on": YESTERDAY, "method": "Wilson", "level": 0.95}
OF_RISE = {
    "objective": "rise",
    "metric": "nps",
    "bound": "at least",
    "wave": "w",
    "on": date(2026, 6, 10),
    "value": 80.0,
    "low": 69.3,
    "high": 86.04,
    "n": 100,
    "method": "adjusted Wald",
    "level": 0.95,
}
WORSENED = {
    "metric": "nps",
    "earlier": "before",
    "before": 80.0,
    "n_before": 100,
    "later": "after",
    "after": -40.0,
    "n_after": 100,
    "difference": -120.0,
    "low": -134.0,
    "high": -98.9,
    "p_value": 4.85e-41,
    "method": "adjusted Wald",
    "level": 0.95,
    "family": 1,
}
OF_QUICK = {"need": "quick", "segment": "a", "on": YESTERDAY, "score": 14.0, "low": 11.5, "high": 15.8, "n": 100, "line": 10.0}
OF_WAVE = {"wave": "w", "on": YESTERDAY, "asked": ("a",), "missing": (), "rate": 0.2, "low": (), "least": 30, "few": ()}
IN_SESSION = {"segment": "a", "source": "s", "way": "feedback session"}


@pytest.mark.parametrize(
    ("rule", "reason", "facts"),
    [
        ("SAT-1", "met-in-person", {**IN_SESSION, "on": YESTERDAY, "due": date(2026, 12, 14)}),
        ("SAT-1", "meeting-out-of-date", {**IN_SESSION, "on": date(2025, 12, 14), "due": YESTERDAY}),
        ("SAT-1", "never-met", {"segment": "a"}),
        ("SAT-2", "monitored", {"segment": "a", "source": "w", "way": "wave", "on": YESTERDAY, "due": date(2027, 6, 14)}),
        ("SAT-2", "too-few-answers", {"segment": "a", "wave": "w", "on": YESTERDAY, "answers": 29, "least": 30}),
        ("SAT-3", "precise", {**OF_HAPPY, "half": 0.096, "widest": 0.1, "n": 100}),
        ("SAT-3", "imprecise", {**OF_HAPPY, "half": 0.13, "widest": 0.1, "n": 50}),
        ("SAT-3", "not-measured", {"metric": "happy"}),
        ("SAT-3", "no-figure", {"metric": "happy", "wave": "w", "on": YESTERDAY, "why": "nobody answered"}),
        ("SAT-4", "objective-set", {"segment": "a", "metrics": ("nps",), "objectives": ("rise",)}),
        ("SAT-4", "no-objective", {"segment": "a", "metrics": ("happy", "nps"), "objectives": ()}),
        ("SAT-4", "no-metric", {"segment": "a", "metrics": (), "objectives": ()}),
        ("SAT-5", "reached", {**OF_RISE, "target": 60.0, "due": YESTERDAY}),
        ("SAT-5", "ahead", {**OF_RISE, "target": 95.0, "due": TODAY}),
        (
            "SAT-5",
            "not-measured",
            {"objective": "rise", "metric": "nps", "bound": "at least", "target": 0.0, "due": YESTERDAY},
        ),
        (
            "SAT-5",
            "no-figure",
            {
                "objective": "rise",
                "metric": "nps",
                "bound": "at least",
                "target": 0.0,
                "due": YESTERDAY,
                "wave": "w",
                "on": YESTERDAY,
                "why": "nobody answered",
            },
        ),
        ("SAT-6", "nothing-done", {**WORSENED, "actions": ()}),
        ("SAT-6", "under-way", {**WORSENED, "actions": ("x",)}),
        ("SAT-6", "effective", {**WORSENED, "actions": ("x",)}),
        (
            "SAT-7",
            "to-be-answered",
            {
                "feedback": "f",
                "kind": "complaint",
                "received": YESTERDAY,
                "answer_by": date(2026, 6, 21),
                "answer_late": 0,
                "close_by": date(2026, 8, 9),
                "closing_late": 0,
            },
        ),
        (
            "SAT-7",
            "closed-late",
            {
                "feedback": "f",
                "kind": "complaint",
                "received": LONG_AGO,
                "answer_by": date(2020, 1, 8),
                "answered": date(2020, 1, 9),
                "answer_late": 1,
                "close_by": date(2020, 2, 26),
                "closed": date(2020, 2, 26),
                "closing_late": 0,
            },
        ),
        ("SAT-8", "nothing-done", {**OF_QUICK, "actions": ()}),
        ("SAT-8", "improving", {**OF_QUICK, "actions": ("x",)}),
        ("SAT-8", "overdue", {**OF_QUICK, "actions": ("x",)}),
        ("SAT-9", "studied", {"segment": "a", "source": "panel", "way": "study", "on": YESTERDAY, "due": date(2028, 6, 14)}),
        ("SAT-10", "both-asked", {"segment": "a", "loyalty": ("nps",), "satisfaction": ("happy",)}),
        ("SAT-10", "no-loyalty", {"segment": "a", "loyalty": (), "satisfaction": ("happy",)}),
        ("SAT-11", "sound", OF_WAVE),
        ("SAT-11", "segments-missing", {**OF_WAVE, "asked": ("b",), "missing": ("a", "c")}),
        ("SAT-11", "few-responded", {**OF_WAVE, "low": ("a (30 of 151)",)}),
        ("SAT-11", "few-answers", {**OF_WAVE, "few": ("a (29)",)}),
        ("SAT-11", "nobody-targeted", {**OF_WAVE, "asked": ()}),
        (
            "SAT-12",
            "acted-on",
            {"theme": "queue", "mentions": 3, "complaints": ("one", "two", "three"), "actions": ("x",)},
        ),
    ],
)
def test_a_host_that_translates_the_reason_finds_these_facts(rule: str, reason: str, facts: dict[str, Fact]) -> None:
    assert dict(said(first(rule, reason)).check.facts) == facts
