from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from customerfocus.model.feedback import FeedbackSession, SessionMethod, Statement

JUNE = date(2026, 6, 12)
LARGEST = 2**53 - 1
TRAM = Statement(text="I miss my tram when the queue is long", themes=["waiting"])
METHODS = ", ".join(f"SessionMethod.{each}" for each in ("INTERVIEW", "VISIT", "FOCUS_GROUP", "OBSERVATION", "CALL"))

VALID: dict[type, dict[str, Any]] = {
    Statement: {"text": "I miss my tram"},
    FeedbackSession: {
        "id": "session-june",
        "segment": "commuters",
        "on": JUNE,
        "by": "owner",
        "method": SessionMethod.INTERVIEW,
        "participants": 6,
    },
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Statement, "text", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Statement, "text", "\ud800", "text.form", "have no control character and no lone surrogate, got '\\ud800'"),
        (Statement, "themes", "waiting", "type.array", "be a list or a tuple, got 'waiting'"),
        (Statement, "themes", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (Statement, "themes", ["a+b"], "id.form", "not contain ':', '@' or '+', got 'a+b'"),
        (Statement, "need", "", "id.form", "have 1 to 200 characters, got 0"),
        (Statement, "need", 1, "type.text", "be an identifier (text), got 1"),
        (FeedbackSession, "id", None, "type.text", "be an identifier (text), got None"),
        (FeedbackSession, "segment", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (
            FeedbackSession,
            "on",
            datetime(2026, 6, 12, tzinfo=UTC),
            "date.form",
            "be a day (a date without a time), got an instance of datetime",
        ),
        (FeedbackSession, "by", " owner", "text.form", "have no white space at either end, got ' owner'"),
        (
            FeedbackSession,
            "method",
            "visit",
            "enum",
            f"be one of {METHODS}, got 'visit'",
        ),
        (FeedbackSession, "participants", 0, "number.range", f"be from 1 to {LARGEST}, got 0"),
        (FeedbackSession, "participants", 2**53, "number.range", f"be from 1 to {LARGEST}, got {2**53}"),
        (FeedbackSession, "participants", True, "type.integer", f"be a whole number from 1 to {LARGEST}, got True"),
        (FeedbackSession, "participants", 6.0, "type.integer", f"be a whole number from 1 to {LARGEST}, got 6.0"),
        (FeedbackSession, "statements", "text", "type.array", "be a list or a tuple, got 'text'"),
        (FeedbackSession, "statements", {TRAM}, "type.array", "be a list or a tuple, got an instance of set"),
        (FeedbackSession, "statements[1]", [TRAM, "text"], "type.object", "be a Statement, got 'text'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


@pytest.mark.parametrize("participants", [1, LARGEST])
def test_at_least_one_customer_took_part(participants: int) -> None:
    assert FeedbackSession(**{**VALID[FeedbackSession], "participants": participants}).participants == participants


def test_two_customers_may_say_the_same() -> None:
    assert FeedbackSession(**VALID[FeedbackSession], statements=[TRAM, TRAM]).statements == (TRAM, TRAM)


def test_statements_stay_in_the_order_they_were_made() -> None:
    first = Statement(text="Z")
    assert FeedbackSession(**VALID[FeedbackSession], statements=[first, TRAM]).statements == (first, TRAM)


def test_a_session_may_bring_no_statement() -> None:
    assert FeedbackSession(**VALID[FeedbackSession]).statements == ()


def test_a_statement_need_not_speak_of_a_need() -> None:
    assert Statement(**VALID[Statement]).need is None


def test_a_statement_may_speak_of_a_need() -> None:
    assert Statement(**VALID[Statement], need="quick-coffee").need == "quick-coffee"


def test_a_statement_without_themes_has_none() -> None:
    assert Statement(**VALID[Statement]).themes == ()


def test_words_are_kept_as_they_were_said() -> None:
    assert Statement(text="Cafe\u0301\r\n- no list").text == "Cafe\u0301\r\n- no list"


def test_the_methods_of_a_session_have_these_words() -> None:
    assert list(map(str, SessionMethod)) == ["interview", "visit", "focus-group", "observation", "call"]
