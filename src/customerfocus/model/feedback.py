"""What customers said, to us or when we met them: qualitative, in their own words (ISO 9001:2015, 8.2.1 and 9.1.2).

Words may name a person. `redact` takes them out and keeps what is counted.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, Final, final, overload

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    Names,
    as_number,
    day,
    identifier,
    identifiers,
    instance,
    member,
    members,
    number_within,
    optional_day,
    optional_identifier,
    optional_text,
    text,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, WrongTypeError, shown
from customerfocus.values.identifiers import ActionId, AuthorityId, EvidenceId, NeedId, SegmentId, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

REDACTED: Final = "(redacted)"
"""What stands in place of words that were taken out."""


def _optional_need(value: str | None) -> NeedId | None:
    return None if value is None else NeedId(value)


def _optional_authority(value: str | None) -> AuthorityId | None:
    return None if value is None else AuthorityId(value)


@final
@attrs.frozen(kw_only=True)
class Statement(Value):
    """One thing somebody said.

    Attributes:
        text: The words, as they were said. They may name a person: keep only what you are allowed to keep.
        themes: What it is about.
        need: The id of the need it speaks of, if that is known.
    """

    text: str
    themes: tuple[Theme, ...] = attrs.field(converter=Names[Theme], default=())
    need: NeedId | None = attrs.field(converter=_optional_need, default=None)

    def __attrs_post_init__(self) -> None:
        text(self.text, "text")
        identifiers(self.themes, "themes")
        optional_identifier(self.need, "need")


class SessionMethod(StrEnum):
    """How customers were met."""

    INTERVIEW = "interview"
    VISIT = "visit"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    CALL = "call"


@final
@attrs.frozen(kw_only=True)
class FeedbackSession(Value):
    """A meeting with customers of one segment.

    Attributes:
        id: What it is called in other records; needs refer to it as their evidence.
        segment: The segment's id.
        on: The day it was held.
        by: The role that held it.
        method: How customers were met.
        participants: How many customers took part, at least 1.
        statements: What they said, in the order it was said.
    """

    id: EvidenceId = attrs.field(converter=EvidenceId)
    segment: SegmentId = attrs.field(converter=SegmentId)
    on: date
    by: str
    method: SessionMethod
    participants: int
    statements: tuple[Statement, ...] = attrs.field(converter=Items[Statement], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.segment, "segment")
        day(self.on, "on")
        text(self.by, "by")
        member(self.method, "method", SessionMethod)
        whole(self.participants, "participants", 1, LARGEST_INTEGER)
        members(self.statements, "statements", Statement)


class FeedbackKind(StrEnum):
    """What somebody wants who writes or calls."""

    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    SUGGESTION = "suggestion"
    ENQUIRY = "enquiry"

    @property
    def asks_an_answer(self) -> bool:
        """Whether whoever sent it waits for one: a complaint, or an enquiry."""
        return self in {FeedbackKind.COMPLAINT, FeedbackKind.ENQUIRY}


@final
@attrs.frozen(kw_only=True)
class Feedback(Value):
    """Something a customer told us unasked.

    Attributes:
        id: What it is called in other records.
        segment: The segment's id.
        channel: How it came: a letter, the hotline, a review site.
        kind: What is wanted.
        received: The day it came; it is known from then.
        text: The words. They may name a person: keep only what you are allowed to keep.
        themes: What it is about.
        answered: The day it was answered, not before *received*.
        closed: The day all was done that it asks, not before *answered*.
        solved_under: The id of the authority under which somebody solved it at once.
        led_to: The ids of the actions that it led to.

    Raises:
        BrokenLawError: Its days run backwards, or it is closed and was never answered.
    """

    id: EvidenceId = attrs.field(converter=EvidenceId)
    segment: SegmentId = attrs.field(converter=SegmentId)
    channel: str
    kind: FeedbackKind
    received: date
    text: str | None = None
    themes: tuple[Theme, ...] = attrs.field(converter=Names[Theme], default=())
    answered: date | None = None
    closed: date | None = None
    solved_under: AuthorityId | None = attrs.field(converter=_optional_authority, default=None)
    led_to: tuple[ActionId, ...] = attrs.field(converter=Names[ActionId], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.segment, "segment")
        text(self.channel, "channel")
        member(self.kind, "kind", FeedbackKind)
        day(self.received, "received")
        optional_text(self.text, "text")
        identifiers(self.themes, "themes")
        optional_day(self.answered, "answered")
        optional_day(self.closed, "closed")
        optional_identifier(self.solved_under, "solved_under")
        identifiers(self.led_to, "led_to")
        if self.answered is not None and self.answered < self.received:
            raise BrokenLawError("feedback.order", "answered", f"be {self.received}, when it came, or later", str(self.answered))
        if self.closed is not None and (self.answered is None or self.closed < self.answered):
            since = (
                "be left out until it is answered"
                if self.answered is None
                else f"be {self.answered}, when it was answered, or later"
            )
            raise BrokenLawError("feedback.order", "closed", since, str(self.closed))


def _optional_number(value: float | None) -> float | None:
    return None if value is None else as_number(value)


@final
@attrs.frozen(kw_only=True)
class Delay(Value):
    """How long something took.

    Attributes:
        n: How often it was done.
        median: Days that half of them took at most; `None` where none was done.
        worst: Days that the slowest took; `None` where none was done.
        open: How many are not done yet.
        oldest: Days that the oldest of these has waited; `None` where none is open.

    Raises:
        BrokenLawError: Days are told of nothing, or not told of something.
    """

    n: int
    median: float | None = attrs.field(converter=_optional_number)
    worst: int | None
    open: int
    oldest: int | None

    def __attrs_post_init__(self) -> None:
        whole(self.n, "n", 0, LARGEST_INTEGER)
        whole(self.open, "open", 0, LARGEST_INTEGER)
        for field, counted in (("median", self.n), ("worst", self.n), ("oldest", self.open)):
            days = getattr(self, field)
            if (days is not None) is not (counted > 0):
                law = "be given where something is counted, and left out where nothing is"
                raise BrokenLawError("delay.days", field, law, shown(days))
        if self.median is not None:
            number_within(self.median, "median", 0, LARGEST_INTEGER)
        for field, days in (("worst", self.worst), ("oldest", self.oldest)):
            if days is not None:
                whole(days, field, 0, LARGEST_INTEGER)


@final
@attrs.frozen(kw_only=True)
class ResponseTimes(Value):
    """How quickly customers are heard.

    Attributes:
        answer: From the day it came to the day it was answered.
        closing: From the day it came to the day it was closed.
    """

    answer: Delay
    closing: Delay

    def __attrs_post_init__(self) -> None:
        instance(self.answer, "answer", Delay)
        instance(self.closing, "closing", Delay)


def response_times(feedback: Iterable[Feedback], *, on: date) -> ResponseTimes:
    """Count the days to answer and to close, of what asks an answer and had come by a day.

    What is open on the day is counted apart: it has no duration yet, and leaving it out would flatter. What happened later is not
    seen.

    Args:
        feedback: Complaints and enquiries count; compliments and suggestions wait for nothing.
        on: The day.

    Raises:
        WrongTypeError: It is no list of feedback, or no day.
    """
    day(on, "on")
    given = Items[Feedback](feedback)
    members(given, "feedback", Feedback)
    asking = [each for each in given if each.kind.asks_an_answer and each.received <= on]
    return ResponseTimes(
        answer=_delay([(each.received, each.answered) for each in asking], on),
        closing=_delay([(each.received, each.closed) for each in asking], on),
    )


def _delay(spans: list[tuple[date, date | None]], on: date) -> Delay:
    done = [(end - start).days for start, end in spans if end is not None and end <= on]
    waiting = [(on - start).days for start, end in spans if end is None or end > on]
    return Delay(
        n=len(done),
        median=float(median(done)) if done else None,
        worst=max(done, default=None),
        open=len(waiting),
        oldest=max(waiting, default=None),
    )


@overload
def redact(feedback: Feedback) -> Feedback: ...
@overload
def redact(feedback: FeedbackSession) -> FeedbackSession: ...
def redact(feedback: Feedback | FeedbackSession) -> Feedback | FeedbackSession:
    """Return feedback, or a session, without the words of customers: ids, days, themes and counts stay.

    Args:
        feedback: What holds words.

    Raises:
        WrongTypeError: It is neither feedback nor a session.
    """
    if type(feedback) is Feedback:
        return attrs.evolve(feedback, text=None)
    if type(feedback) is FeedbackSession:
        return attrs.evolve(feedback, statements=[attrs.evolve(each, text=REDACTED) for each in feedback.statements])
    raise WrongTypeError("feedback", "a Feedback or a FeedbackSession", feedback)
