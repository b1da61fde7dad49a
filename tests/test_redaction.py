"""Words of customers are counted by nobody and judged by no rule: taking them out changes nothing but themselves."""

import pytest
from hypothesis import given

from customerfocus import Feedback, FeedbackSession, Register, assess, redact
from customerfocus.codec import dump
from customerfocus.testing.strategies import FIRST_DAY, LAST_DAY, registers

from .few import few
from .moka_bar import RECORDS

MIDDLE = FIRST_DAY + (LAST_DAY - FIRST_DAY) / 2
MOKA = Register(organisation="Moka Bar").with_records(*RECORDS)


def without_words(register: Register) -> Register:
    spoken: list[Feedback | FeedbackSession] = [*register.feedback, *register.feedback_sessions]
    return register.with_records(*(redact(each) for each in spoken))


@few
@given(registers())
def test_what_is_judged_is_the_same_without_words(register: Register) -> None:
    for day in (MIDDLE, LAST_DAY):
        judged, quiet = (assess(each, on=day) for each in (register, without_words(register)))
        assert quiet.results == judged.results
        assert quiet.failures == judged.failures == ()


@few
@given(registers())
def test_nothing_but_words_is_taken_out(register: Register) -> None:
    before, after = dump(register), dump(without_words(register))
    for feedback in before.get("feedback", []):
        feedback.pop("text", None)
    for session in before.get("feedback_sessions", []):
        for statement in session.get("statements", []):
            statement["text"] = "(redacted)"
    assert after == before


@pytest.mark.parametrize("word", ["My cup", "train", "smell"])
def test_no_word_of_a_customer_is_left(word: str) -> None:
    assert word in str(MOKA)
    assert word not in str([*(quiet := without_words(MOKA)).feedback, *quiet.feedback_sessions])
