"""What customers want to get done: jobs, needs as desired outcomes, and which need matters most (ISO 9001:2015, 5.1.2 a).

Customers do not buy what vendors think they sell. A need is written as the progress a customer wants, in a grammar that has no
place for a feature: *direction, measure, object of control, context*.

Source: A. W. Ulwick, *What Customers Want* (2005); the eight steps of a job: L. A. Bettencourt and A. W. Ulwick, "The
Customer-Centered Innovation Map", Harvard Business Review (2008).
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Final, final

import attrs

from customerfocus._checks import (
    Items,
    Names,
    day,
    identifier,
    identifiers,
    instance,
    member,
    optional_text,
    text,
    texts,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.methods._common import Interval
from customerfocus.methods.opportunity import SCALE, Region, interval, opportunity_score, region
from customerfocus.methods.proportions import wilson
from customerfocus.values.estimates import LEVEL, Estimate, Estimated, Unknown
from customerfocus.values.identifiers import EvidenceId, JobId, NeedId, SegmentId
from customerfocus.values.scales import Direction, Tally


class JobKind(StrEnum):
    """What sort of progress a job is."""

    FUNCTIONAL = "functional"
    EMOTIONAL = "emotional"
    SOCIAL = "social"
    CONSUMPTION = "consumption"
    PURCHASE = "purchase"


@final
@attrs.frozen(kw_only=True)
class Job(Value):
    """What customers are trying to get done, whatever they use for it.

    Attributes:
        id: What it is called in other records.
        verb: What they do: "start".
        object_of_verb: What they do it to: "the working day".
        context: When or where: "on the way to work".
        kind: What sort of progress it is.

    Examples:
        >>> str(Job(id="get-going", verb="start", object_of_verb="the working day", context="on the way to work"))
        'start the working day on the way to work'
    """

    id: JobId = attrs.field(converter=JobId)
    verb: str
    object_of_verb: str
    context: str | None = None
    kind: JobKind = JobKind.FUNCTIONAL

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.verb, "verb")
        text(self.object_of_verb, "object_of_verb")
        optional_text(self.context, "context")
        member(self.kind, "kind", JobKind)

    def __str__(self) -> str:
        return " ".join(part for part in (self.verb, self.object_of_verb, self.context) if part is not None)


@final
@attrs.frozen(kw_only=True)
class DesiredOutcome(Value):
    """The progress a customer wants, without a word of how.

    Attributes:
        direction: Less of the measure, or more.
        measure: What the customer would measure: "the time it takes to get".
        object_of_control: What it is measured on: "a coffee".
        context: When or where: "on the way to work".
        examples: Cases that make it clear.

    Examples:
        >>> str(
        ...     DesiredOutcome(
        ...         direction=Direction.LESS,
        ...         measure="the likelihood of",
        ...         object_of_control="a sour cup",
        ...         context="with new beans",
        ...         examples=["light roasts"],
        ...     )
        ... )
        'Minimise the likelihood of a sour cup with new beans, e.g. light roasts'
    """

    direction: Direction
    measure: str
    object_of_control: str
    context: str | None = None
    examples: tuple[str, ...] = attrs.field(converter=Items[str], default=())

    def __attrs_post_init__(self) -> None:
        member(self.direction, "direction", Direction)
        text(self.measure, "measure")
        text(self.object_of_control, "object_of_control")
        optional_text(self.context, "context")
        texts(self.examples, "examples")

    def __str__(self) -> str:
        verb = "Minimise" if self.direction is Direction.LESS else "Increase"
        sentence = " ".join(part for part in (verb, self.measure, self.object_of_control, self.context) if part is not None)
        return f"{sentence}, e.g. {', '.join(self.examples)}" if self.examples else sentence


FEATURE_WORDS: Final = (
    "ai",
    "algorithm",
    "api",
    "app",
    "button",
    "chatbot",
    "checkbox",
    "dashboard",
    "database",
    "dropdown",
    "feature",
    "firmware",
    "functionality",
    "gadget",
    "interface",
    "module",
    "platform",
    "plug-in",
    "plugin",
    "popup",
    "portal",
    "screen",
    "sensor",
    "software",
    "touchscreen",
    "webshop",
    "website",
    "widget",
    "wizard",
)
"""Words that name a means rather than an end. The list is our own convention, English only, and sorted."""

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def feature_words(outcome: DesiredOutcome) -> tuple[str, ...]:
    """Return the words that betray a solution dressed up as a need, in the order they stand.

    A plural counts as its singular, and a compound as each of its parts.

    This is advice, never an error: a word may be innocent where the customer's own world is meant.

    Examples:
        >>> feature_words(
        ...     DesiredOutcome(
        ...         direction=Direction.MORE,
        ...         measure="the number of buttons",
        ...         object_of_control="in the app",
        ...     )
        ... )
        ('buttons', 'app')
    """
    instance(outcome, "outcome", DesiredOutcome)
    words = dict.fromkeys(word.casefold() for word in _WORD.findall(str(outcome)))
    return tuple(word for word in words if any(map(_is_feature, (word, *word.split("-")))))


def _is_feature(word: str) -> bool:
    return word in FEATURE_WORDS or word.removesuffix("s") in FEATURE_WORDS


class JobStep(StrEnum):
    """Where in the job a need arises."""

    DEFINE = "define"
    LOCATE = "locate"
    PREPARE = "prepare"
    CONFIRM = "confirm"
    EXECUTE = "execute"
    MONITOR = "monitor"
    MODIFY = "modify"
    CONCLUDE = "conclude"


@final
@attrs.frozen(kw_only=True)
class Need(Value):
    """An outcome that customers of some segments want while they get a job done.

    Attributes:
        id: What it is called in other records.
        job: The job's id.
        step: Where in the job it arises.
        outcome: The progress that is wanted.
        segments: Ids of the segments that want it, at least one.
        expectation: What they take for granted or would be surprised by, in words.
        evidence: Ids of the sessions, waves, studies and feedback that show it.
    """

    id: NeedId = attrs.field(converter=NeedId)
    job: JobId = attrs.field(converter=JobId)
    step: JobStep | None = None
    outcome: DesiredOutcome
    segments: tuple[SegmentId, ...] = attrs.field(converter=Names[SegmentId])
    expectation: str | None = None
    evidence: tuple[EvidenceId, ...] = attrs.field(converter=Names[EvidenceId], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.job, "job")
        if self.step is not None:
            member(self.step, "step", JobStep)
        instance(self.outcome, "outcome", DesiredOutcome)
        identifiers(self.segments, "segments", least=1)
        optional_text(self.expectation, "expectation")
        identifiers(self.evidence, "evidence")


POINTS: Final = 5
"""The opportunity score is defined on answers from one to five."""
_IMPORTANT: Final = 2


@final
@attrs.frozen(kw_only=True)
class Priority(Value):
    """What customers of a segment answered about a need: how important it is, and how satisfied they are with it today.

    Attributes:
        need: The need's id.
        segment: The segment's id.
        on: The day it was asked.
        importance: Answers to "how important is it?".
        satisfaction: Answers to "how satisfied are you with it today?".

    Raises:
        BrokenLawError: A scale has more or fewer than five points: the score is defined on five.
    """

    need: NeedId = attrs.field(converter=NeedId)
    segment: SegmentId = attrs.field(converter=SegmentId)
    on: date
    importance: Tally
    satisfaction: Tally

    def __attrs_post_init__(self) -> None:
        identifier(self.need, "need")
        identifier(self.segment, "segment")
        day(self.on, "on")
        for tally, field in ((self.importance, "importance"), (self.satisfaction, "satisfaction")):
            instance(tally, field, Tally)
            points = len(tally.scale.points)
            if points != POINTS:
                raise BrokenLawError("priority.scale", field, f"be counted on a scale of {POINTS} points", f"{points}")

    @property
    def score(self) -> float | Unknown:
        """The opportunity score, 0 to 20; unknown when one of the two was answered by nobody."""
        figures = self._figures()
        return figures if isinstance(figures, Unknown) else opportunity_score(figures[0].value, figures[1].value)

    @property
    def region(self) -> Region | Unknown:
        """Whether the need is under-, appropriately or overserved; unknown when one of the two was answered by nobody."""
        figures = self._figures()
        return figures if isinstance(figures, Unknown) else region(figures[0].value, figures[1].value)

    @property
    def estimate(self) -> Estimated:
        """The score with its interval: that of the worst and the best corner of the two Wilson intervals of 95 %."""
        figures = self._figures()
        return figures if isinstance(figures, Unknown) else _score(*figures)

    def _figures(self) -> tuple[Estimate, Estimate] | Unknown:
        importance, satisfaction = top_two(self.importance), top_two(self.satisfaction)
        if isinstance(importance, Unknown):
            return Unknown(reason="nobody answered how important it is")
        if isinstance(satisfaction, Unknown):
            return Unknown(reason="nobody answered how satisfied they are")
        return importance, satisfaction


def top_two(tally: Tally) -> Estimated:
    """Return ten times the share that gave one of the two highest answers, 0 to 10, with its Wilson interval of 95 %.

    The opportunity score is made of this figure, of importance and of satisfaction.

    Raises:
        WrongTypeError: It is no tally.
    """
    instance(tally, "tally", Tally)
    if not tally.n:
        return Unknown(reason="no answers")
    successes = sum(tally.counts[-_IMPORTANT:])
    found = wilson(successes, tally.n, level=LEVEL)
    low, high = SCALE * found.low, SCALE * found.high
    return Estimate(value=SCALE * (successes / tally.n), low=low, high=high, level=LEVEL, n=tally.n, method="Wilson")


def _score(importance: Estimate, satisfaction: Estimate) -> Estimate:
    score = opportunity_score(importance.value, satisfaction.value)
    ends = interval(*(Interval(low=each.low, high=each.high) for each in (importance, satisfaction)))
    n = min(importance.n, satisfaction.n)
    return Estimate(value=score, low=ends.low, high=ends.high, level=LEVEL, n=n, method="corners of two Wilson intervals")
