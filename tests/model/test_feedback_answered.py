"""Feedback: its days, how long customers wait, and what is left when words are taken out."""

from collections.abc import Callable, Iterable
from datetime import date
from statistics import median
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.model.feedback import (
    REDACTED,
    Delay,
    Feedback,
    FeedbackKind,
    FeedbackSession,
    ResponseTimes,
    SessionMethod,
    Statement,
    redact,
    response_times,
)
from customerfocus.register import Register
from customerfocus.testing.strategies import days, feedback_sessions, feedbacks

from ..moka_bar import RECORDS

JUNE = date(2026, 6, 15)
KINDS = "FeedbackKind.COMPLAINT, FeedbackKind.COMPLIMENT, FeedbackKind.SUGGESTION, FeedbackKind.ENQUIRY"
VALID: dict[str, Any] = {
    "id": "cold-cup",
    "segment": "commuters",
    "channel": "letter",
    "kind": FeedbackKind.COMPLAINT,
    "received": JUNE,
}


def came(day: int, answered: int | None = None, closed: int | None = None, **others: object) -> Feedback:
    """Feedback of a day in June, answered and closed on others; a complaint unless told otherwise."""
    when = {"answered": answered, "closed": closed}
    done = {name: date(2026, 6, each) for name, each in when.items() if each is not None}
    return Feedback(**{**VALID, "received": date(2026, 6, day), **done, **others})


# ---- feedback --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "code", "law"),
    [
        ("id", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        ("segment", None, "type.text", "be an identifier (text), got None"),
        ("channel", "", "text.length", "have 1 to 100000 characters, got 0"),
        ("kind", "complaint", "enum", f"be one of {KINDS}, got 'complaint'"),
        ("received", "2026-06-15", "date.form", "be a day (a date without a time), got '2026-06-15'"),
        ("text", "", "text.length", "have 1 to 100000 characters, got 0"),
        ("text", 7, "type.text", "be text, got 7"),
        ("themes", "queue", "type.array", "be a list or a tuple, got 'queue'"),
        ("themes", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        ("answered", 15, "date.form", "be a day (a date without a time), got 15"),
        ("closed", "soon", "date.form", "be a day (a date without a time), got 'soon'"),
        ("solved_under", "", "id.form", "have 1 to 200 characters, got 0"),
        ("led_to", ["a@b"], "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        ("led_to", "action", "type.array", "be a list or a tuple, got 'action'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], field: str, value: object, code: str, law: str
) -> None:
    assert refusal(Feedback, VALID, field, value) == (code, field, f"{field} must {law}")


@pytest.mark.parametrize(
    ("answered", "closed", "field", "law"),
    [
        (14, None, "answered", "be 2026-06-15, when it came, or later, got 2026-06-14"),
        (17, 16, "closed", "be 2026-06-17, when it was answered, or later, got 2026-06-16"),
        (None, 16, "closed", "be left out until it is answered, got 2026-06-16"),
    ],
    ids=["answered before it came", "closed before it was answered", "closed and never answered"],
)
def test_its_days_do_not_run_backwards(answered: int | None, closed: int | None, field: str, law: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        came(15, answered, closed)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("feedback.order", field, f"{field} must {law}")


def test_it_may_be_answered_and_closed_on_the_day_it_came() -> None:
    assert came(15, 15, 15).closed == JUNE


def test_what_a_customer_tells_us_needs_no_more_than_where_and_when() -> None:
    bare = Feedback(**VALID)
    assert (bare.text, bare.themes, bare.answered, bare.closed, bare.solved_under, bare.led_to) == (None, (), None, None, None, ())


@pytest.mark.parametrize(("kind", "asks"), list(zip(FeedbackKind, [True, False, False, True], strict=True)))
def test_a_complaint_and_an_enquiry_ask_an_answer(kind: FeedbackKind, asks: bool) -> None:  # noqa: FBT001 -- what is expected
    assert kind.asks_an_answer is asks


# ---- how long it takes -----------------------------------------------------------------------------------------------

NOTHING = Delay(n=0, median=None, worst=None, open=0, oldest=None)
MANY = [came(1, 1, 2), came(1, 3, 9), came(2, 12), came(5), came(9)]


def test_of_no_feedback_there_are_no_times() -> None:
    assert response_times([], on=JUNE) == ResponseTimes(answer=NOTHING, closing=NOTHING)


def test_days_are_counted_from_the_day_it_came() -> None:
    assert response_times(MANY, on=JUNE) == ResponseTimes(
        answer=Delay(n=3, median=2.0, worst=10, open=2, oldest=10),
        closing=Delay(n=2, median=4.5, worst=8, open=3, oldest=13),
    )


def test_an_answer_of_the_same_day_took_no_day_and_is_an_answer() -> None:
    assert response_times([came(15, 15, 15)], on=JUNE).closing == Delay(n=1, median=0.0, worst=0, open=0, oldest=None)


def test_what_is_answered_later_is_open_today() -> None:
    late = came(1, 20, 21)
    assert response_times([late], on=date(2026, 6, 19)).answer == Delay(n=0, median=None, worst=None, open=1, oldest=18)
    assert response_times([late], on=date(2026, 6, 20)).answer == Delay(n=1, median=19.0, worst=19, open=0, oldest=None)
    assert response_times([late], on=date(2026, 6, 20)).closing == Delay(n=0, median=None, worst=None, open=1, oldest=19)


SOME: dict[str, Any] = {"n": 2, "median": 4.5, "worst": 8, "open": 1, "oldest": 13}
NONE: dict[str, Any] = {"n": 0, "median": None, "worst": None, "open": 0, "oldest": None}
COUNTED = "be given where something is counted, and left out where nothing is"
DAYS = "be a whole number from 0 to 9007199254740991"


@pytest.mark.parametrize(
    ("valid", "field", "value", "law"),
    [
        (SOME, "n", True, f"{DAYS}, got True"),
        (SOME, "open", "1", f"{DAYS}, got '1'"),
        (SOME, "median", -0.5, "be from 0 to 9007199254740991, got -0.5"),
        (SOME, "worst", 8.0, f"{DAYS}, got 8.0"),
        (SOME, "oldest", "13", f"{DAYS}, got '13'"),
        *((SOME, field, None, f"{COUNTED}, got None") for field in ("median", "worst", "oldest")),
        *((NONE, field, 0, f"{COUNTED}, got 0") for field in ("worst", "oldest")),
        (NONE, "median", 0, f"{COUNTED}, got 0.0"),
    ],
)
def test_a_delay_refuses(
    refusal: Callable[..., tuple[str, str, str]], valid: dict[str, Any], field: str, value: object, law: str
) -> None:
    assert refusal(Delay, valid, field, value)[1:] == (field, f"{field} must {law}")


@pytest.mark.parametrize("field", ["answer", "closing"])
def test_response_times_are_delays(refusal: Callable[..., tuple[str, str, str]], field: str) -> None:
    valid = {"answer": NOTHING, "closing": NOTHING}
    assert refusal(ResponseTimes, valid, field, 3) == ("type.object", field, f"{field} must be a Delay, got 3")


def test_what_has_not_come_yet_is_not_seen() -> None:
    assert response_times([came(16, 17)], on=JUNE) == response_times([], on=JUNE)


@pytest.mark.parametrize("kind", [FeedbackKind.COMPLIMENT, FeedbackKind.SUGGESTION])
def test_what_asks_no_answer_waits_for_none(kind: FeedbackKind) -> None:
    assert response_times([came(1, 9, kind=kind)], on=JUNE) == response_times([], on=JUNE)


def spans(feedback: Iterable[Feedback], on: date) -> list[tuple[date, date | None, date | None]]:
    """What counts on a day, with the days on which it was done by then."""
    return [
        (
            each.received,
            each.answered if each.answered and each.answered <= on else None,
            each.closed if each.closed and each.closed <= on else None,
        )
        for each in feedback
        if each.received <= on and each.kind in {FeedbackKind.COMPLAINT, FeedbackKind.ENQUIRY}
    ]


@given(st.lists(feedbacks(), max_size=8), days())
def test_every_piece_that_asks_an_answer_is_done_or_open(feedback: list[Feedback], on: date) -> None:
    known = spans(feedback, on)
    found = response_times(feedback, on=on)
    for delay, place in ((found.answer, 1), (found.closing, 2)):
        done = [(end - each[0]).days for each in known if (end := each[place])]
        waiting = [(on - each[0]).days for each in known if each[place] is None]
        assert (delay.n, delay.open) == (len(done), len(waiting))
        assert (delay.median, delay.worst) == ((median(done), max(done)) if done else (None, None))
        assert delay.oldest == max(waiting, default=None)


@given(st.lists(feedbacks(), max_size=5), days())
def test_what_happens_after_the_day_changes_nothing(feedback: list[Feedback], on: date) -> None:
    def cut(day: date | None) -> date | None:
        return day if day and day <= on else None

    until = [attrs.evolve(each, answered=cut(each.answered), closed=cut(each.closed)) for each in feedback if each.received <= on]
    assert response_times(until, on=on) == response_times(feedback, on=on)


@given(st.lists(feedbacks(), max_size=5), days(), st.randoms(use_true_random=False))
def test_the_order_of_feedback_means_nothing(feedback: list[Feedback], on: date, chance: Any) -> None:  # noqa: ANN401 -- a `Random`
    assert response_times(chance.sample(feedback, len(feedback)), on=on) == response_times(feedback, on=on)


def test_feedback_may_come_one_by_one() -> None:
    assert response_times(iter(MANY), on=JUNE) == response_times(MANY, on=JUNE)


@pytest.mark.parametrize(
    ("feedback", "on", "field"),
    [
        ("letters", JUNE, "feedback"),
        (None, JUNE, "feedback"),
        ([came(1), "letter"], JUNE, "feedback[1]"),
        ([], "2026-06-15", "on"),
        ([], None, "on"),
    ],
)
def test_only_feedback_has_response_times_and_only_on_a_day(feedback: Any, on: Any, field: str) -> None:  # noqa: ANN401 -- wrong on purpose
    with pytest.raises(CustomerFocusError) as caught:
        response_times(feedback, on=on)
    assert caught.value.field == field


# ---- without words ---------------------------------------------------------------------------------------------------

NAMED = Feedback(
    **VALID, text="Ms Berg at the till was rude to me, Anna Lind", themes=["tone"], answered=JUNE, solved_under="new-cup"
)
MET = FeedbackSession(
    id="june",
    segment="commuters",
    on=JUNE,
    by="marketing",
    method=SessionMethod.INTERVIEW,
    participants=2,
    statements=[Statement(text="I am Anna Lind", themes=["queue"], need="quick"), Statement(text="Call me on 555-0199")],
)


def test_feedback_keeps_everything_but_its_words() -> None:
    assert redact(NAMED) == attrs.evolve(NAMED, text=None)


def test_a_session_keeps_everything_but_what_was_said() -> None:
    assert redact(MET) == attrs.evolve(
        MET, statements=[Statement(text=REDACTED, themes=["queue"], need="quick"), Statement(text=REDACTED)]
    )


@given(feedbacks() | feedback_sessions())
def test_what_has_no_words_left_has_none_to_lose(record: Feedback | FeedbackSession) -> None:
    once = redact(record)
    assert redact(once) == once
    assert once.id == record.id


@given(st.lists(feedbacks(), max_size=5), days())
def test_times_are_counted_without_words_as_with_them(feedback: list[Feedback], on: date) -> None:
    assert response_times([redact(each) for each in feedback], on=on) == response_times(feedback, on=on)


def test_what_is_redacted_takes_the_place_of_what_was_said() -> None:
    spoken = Register(organisation="Moka Bar").with_records(*RECORDS)
    heard: list[Feedback | FeedbackSession] = [*spoken.feedback, *spoken.feedback_sessions]
    quiet = spoken.with_records(*(redact(each) for each in heard))
    assert [each.id for each in quiet.feedback] == [each.id for each in spoken.feedback]
    assert {each.text for each in quiet.feedback} == {None}
    assert {each.text for session in quiet.feedback_sessions for each in session.statements} == {REDACTED}


def test_the_record_that_was_given_keeps_its_words() -> None:
    redact(NAMED)
    assert NAMED.text == "Ms Berg at the till was rude to me, Anna Lind"


@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        (None, "None"),
        ("words", "'words'"),
        (MET.statements[0], "an instance of Statement"),
        ([NAMED], "an instance of list"),
        (Feedback, "the class Feedback"),
    ],
    ids=["nothing", "a text", "a statement", "a list", "the class"],
)
def test_only_feedback_and_sessions_hold_words_to_take_out(wrong: Any, shown: str) -> None:  # noqa: ANN401 -- wrong on purpose
    with pytest.raises(CustomerFocusError) as caught:
        redact(wrong)
    assert str(caught.value) == f"feedback must be a Feedback or a FeedbackSession, got {shown}"


@given(feedbacks())
def test_days_of_feedback_run_forwards(feedback: Feedback) -> None:
    run = [day for day in (feedback.received, feedback.answered, feedback.closed) if day]
    assert run == sorted(run)
