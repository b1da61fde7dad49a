"""Studies and trends: what they refuse, and what they hold."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from customerfocus.model.research import Quality, Study, Trend
from customerfocus.values.periods import Period
from customerfocus.values.scales import Drift

LARGEST = 2**53 - 1
MARCH = Period(start=date(2026, 3, 2), end=date(2026, 4, 1))
QUALITIES = "Quality.STRONG, Quality.FAIR, Quality.WEAK"
DRIFTS = "Drift.IMPROVING, Drift.STABLE, Drift.WORSENING, Drift.UNKNOWN"

VALID: dict[type, dict[str, Any]] = {
    Study: {
        "id": "panel",
        "title": "Morning coffee",
        "method": "a panel",
        "fielded": MARCH,
        "segments": ["commuters"],
        "quality": Quality.FAIR,
    },
    Trend: {"factor": "brewing", "on": date(2026, 4, 4), "drift": Drift.STABLE, "because": "nothing new at the fair"},
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Study, "id", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Study, "title", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Study, "method", None, "type.text", "be text, got None"),
        (Study, "fielded", "2026-03-02/..", "type.object", "be a Period, got '2026-03-02/..'"),
        (Study, "segments", [], "array.length", "have at least 1 member, got 0"),
        (Study, "segments", "commuters", "type.array", "be a list or a tuple, got 'commuters'"),
        (Study, "segments", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (Study, "sample_size", 0, "number.range", f"be from 1 to {LARGEST}, got 0"),
        (Study, "sample_size", 2**53, "number.range", f"be from 1 to {LARGEST}, got {2**53}"),
        (Study, "sample_size", True, "type.integer", f"be a whole number from 1 to {LARGEST}, got True"),
        (Study, "quality", "fair", "enum", f"be one of {QUALITIES}, got 'fair'"),
        (Study, "insights", {"a"}, "type.array", "be a list or a tuple, got an instance of set"),
        (Study, "insights[1]", ["a", ""], "text.length", "have 1 to 100000 characters, got 0"),
        (Study, "insights", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (Trend, "factor", "", "id.form", "have 1 to 200 characters, got 0"),
        (
            Trend,
            "on",
            datetime(2026, 4, 4, tzinfo=UTC),
            "date.form",
            "be a day (a date without a time), got an instance of datetime",
        ),
        (Trend, "drift", "stable", "enum", f"be one of {DRIFTS}, got 'stable'"),
        (Trend, "because", " none", "text.form", "have no white space at either end, got ' none'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_nobody_need_have_taken_part_in_a_study() -> None:
    assert Study(**VALID[Study]).sample_size is None


@pytest.mark.parametrize("size", [1, LARGEST])
def test_at_least_one_took_part_where_anybody_did(size: int) -> None:
    assert Study(**VALID[Study], sample_size=size).sample_size == size


def test_what_a_study_found_stays_in_its_order() -> None:
    assert Study(**VALID[Study], insights=["second", "first"]).insights == ("second", "first")


def test_a_study_may_go_on() -> None:
    assert Study(**{**VALID[Study], "fielded": Period(start=date(2026, 3, 2))}).fielded.end is None


def test_the_qualities_of_a_study_have_these_words() -> None:
    assert list(map(str, Quality)) == ["strong", "fair", "weak"]


@pytest.mark.parametrize("drift", Drift)
def test_a_trend_may_go_anywhere_and_be_unknown(drift: Drift) -> None:
    assert Trend(**{**VALID[Trend], "drift": drift}).drift is drift
