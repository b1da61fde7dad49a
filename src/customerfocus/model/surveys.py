"""What customers answer when they are asked, counted: questions, surveys, waves (ISO 9001:2015, 9.1.2).

Answers enter as tallies, never one by one: a wave of millions is as small as a wave of ten, holds nothing about a person, and parts
of it that were counted apart add up to the same wave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, final, get_args

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    all_are,
    identifier,
    instance,
    members,
    text,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, WrongTypeError, shown
from customerfocus.values.identifiers import EvidenceId, NeedId, QuestionId, SegmentId, SurveyId
from customerfocus.values.periods import Period
from customerfocus.values.scales import NPS_0_10, Scale, Tally

# ---- what a question asks --------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Recommendation(Value):
    """How likely somebody is to recommend us, from 0 to 10 (F. Reichheld 2003)."""


@final
@attrs.frozen(kw_only=True)
class Satisfaction(Value):
    """How satisfied somebody is, all in all."""


@final
@attrs.frozen(kw_only=True)
class Effort(Value):
    """How easy we made it."""


@final
@attrs.frozen(kw_only=True)
class Retention(Value):
    """How likely somebody is to stay, or to buy again."""


@final
@attrs.frozen(kw_only=True)
class Trust(Value):
    """How far somebody trusts us."""


@final
@attrs.frozen(kw_only=True)
class Importance(Value):
    """How important a need is.

    Attributes:
        need: The need's id.
    """

    need: NeedId = attrs.field(converter=NeedId)

    def __attrs_post_init__(self) -> None:
        identifier(self.need, "need")


@final
@attrs.frozen(kw_only=True)
class NeedSatisfaction(Value):
    """How well a need is met today.

    Attributes:
        need: The need's id.
    """

    need: NeedId = attrs.field(converter=NeedId)

    def __attrs_post_init__(self) -> None:
        identifier(self.need, "need")


Asked: TypeAlias = Recommendation | Satisfaction | Effort | Retention | Trust | Importance | NeedSatisfaction
"""What a question asks for."""


# ---- surveys ---------------------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Question(Value):
    """A question with its scale.

    Attributes:
        id: What it is called in other records; no other question of a register is called so.
        text: As it is put to customers.
        scale: What may be answered.
        asks: What it asks for.

    Raises:
        BrokenLawError: It asks for a recommendation on another scale than 0 to 10: what comes of that is no net promoter score.
    """

    id: QuestionId = attrs.field(converter=QuestionId)
    text: str
    scale: Scale
    asks: Asked

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.text, "text")
        instance(self.scale, "scale", Scale)
        if type(self.asks) not in get_args(Asked):
            raise WrongTypeError("asks", f"one of {', '.join(each.__name__ for each in get_args(Asked))}", self.asks)
        if isinstance(self.asks, Recommendation) and self.scale != NPS_0_10:
            law = f"be {NPS_0_10.name} where a recommendation is asked"
            raise BrokenLawError("question.scale", "scale", law, shown(self.scale.name))


@final
@attrs.frozen(kw_only=True)
class Survey(Value):
    """Questions that are asked together.

    Attributes:
        id: What it is called in other records.
        title: What people call it.
        questions: At least one, in the order they are asked.
        smallest_group: Of a segment from which fewer answered a question than this, nothing is shown; at least 1.

    Raises:
        DuplicateError: Two questions have the same id.
    """

    id: SurveyId = attrs.field(converter=SurveyId)
    title: str
    questions: tuple[Question, ...] = attrs.field(converter=Items[Question])
    smallest_group: int = 1

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.title, "title")
        members(self.questions, "questions", Question, least=1)
        unique((each.id for each in self.questions), "questions")
        whole(self.smallest_group, "smallest_group", 1, LARGEST_INTEGER)

    def question(self, key: str) -> Question | None:
        """Return the question of this id, or `None`."""
        return next((each for each in self.questions if each.id == key), None)


# ---- waves -----------------------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Answers(Value):
    """How a question was answered.

    Attributes:
        question: The question's id.
        tally: How often each answer was given, and how often none.
    """

    question: QuestionId = attrs.field(converter=QuestionId)
    tally: Tally

    def __attrs_post_init__(self) -> None:
        identifier(self.question, "question")
        instance(self.tally, "tally", Tally)


def _answers(values: Mapping[str, Tally] | Sequence[Answers]) -> tuple[Answers, ...]:
    """A converter: one `Answers` per question, sorted by question."""
    if isinstance(values, Mapping):
        given = tuple(Answers(question=question, tally=tally) for question, tally in values.items())
    else:
        given = Items[Answers](values)
    return tuple(sorted(given, key=lambda each: each.question)) if all_are(given, Answers) else given


@final
@attrs.frozen(kw_only=True)
class Sample(Value):
    """Those of one segment who were asked in a wave.

    Attributes:
        segment: The segment's id.
        population: How many the segment has, if that is known; at least *invited*.
        invited: How many were asked.
        answered: How many answered anything, at most *invited*.
        tallies: What they answered, per question; a mapping from question to tally is taken too.

    Raises:
        BrokenLawError: More answered than were invited, more were invited than there are, or a tally counts more than answered.
        DuplicateError: A question has two tallies.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)
    population: int | None = None
    invited: int
    answered: int
    tallies: tuple[Answers, ...] = attrs.field(converter=_answers, default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")
        if self.population is not None:
            whole(self.population, "population", 0, LARGEST_INTEGER)
        whole(self.invited, "invited", 0, LARGEST_INTEGER)
        whole(self.answered, "answered", 0, LARGEST_INTEGER)
        members(self.tallies, "tallies", Answers)
        unique((each.question for each in self.tallies), "tallies")
        if self.population is not None and self.invited > self.population:
            raise BrokenLawError("sample.counts", "invited", f"be at most {self.population}, the population", str(self.invited))
        if self.answered > self.invited:
            raise BrokenLawError("sample.counts", "answered", f"be at most {self.invited}, those invited", str(self.answered))
        for each in self.tallies:
            counted = each.tally.n + each.tally.skipped
            if counted > self.answered:
                law = f"count at most {self.answered} for each question, those who answered"
                raise BrokenLawError("sample.counts", "tallies", law, f"{counted} for {each.question}")

    def tally(self, question: str) -> Tally | None:
        """Return how a question was answered; `None` where it was not asked."""
        return next((each.tally for each in self.tallies if each.question == question), None)

    def merge(self, other: Sample) -> Sample:
        """Add what was counted apart: those invited, those who answered, and every tally.

        Raises:
            BrokenLawError: The two are of different segments, or their populations differ.
        """
        instance(other, "other", Sample)
        _agree("segment", self.segment, other.segment)
        _agree("population", self.population, other.population)
        tallies = {each.question: each.tally for each in self.tallies}
        for each in other.tallies:
            tallies[each.question] = tallies[each.question] + each.tally if each.question in tallies else each.tally
        return Sample(
            segment=self.segment,
            population=self.population,
            invited=self.invited + other.invited,
            answered=self.answered + other.answered,
            tallies=[Answers(question=question, tally=tally) for question, tally in tallies.items()],
        )


def _samples(values: Iterable[Sample]) -> tuple[Sample, ...]:
    """A converter: samples sorted by segment, they are a set by meaning."""
    given = Items[Sample](values)
    return tuple(sorted(given, key=lambda each: each.segment)) if all_are(given, Sample) else given


@final
@attrs.frozen(kw_only=True)
class Wave(Value):
    """A survey in the field for a time. It is known from the day after its last; one without an end is not known yet.

    Attributes:
        id: What it is called in other records; needs refer to it as their evidence.
        survey: The survey's id.
        fielded: When it was in the field.
        samples: Who was asked, one sample per segment.

    Raises:
        DuplicateError: A segment has two samples.
    """

    id: EvidenceId = attrs.field(converter=EvidenceId)
    survey: SurveyId = attrs.field(converter=SurveyId)
    fielded: Period
    samples: tuple[Sample, ...] = attrs.field(converter=_samples, default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.survey, "survey")
        instance(self.fielded, "fielded", Period)
        members(self.samples, "samples", Sample)
        unique((each.segment for each in self.samples), "samples")

    def sample(self, segment: str) -> Sample | None:
        """Return those of a segment who were asked; `None` where nobody was."""
        return next((each for each in self.samples if each.segment == segment), None)

    def merge(self, other: Wave) -> Wave:
        """Add what was counted apart, in any order and any number of parts: the whole is always the same.

        Raises:
            BrokenLawError: The two are not the same wave, or state different populations of a segment.
        """
        instance(other, "other", Wave)
        _agree("id", self.id, other.id)
        _agree("survey", self.survey, other.survey)
        _agree("fielded", self.fielded, other.fielded)
        samples = {each.segment: each for each in self.samples}
        for each in other.samples:
            samples[each.segment] = samples[each.segment].merge(each) if each.segment in samples else each
        return attrs.evolve(self, samples=samples.values())


def _agree(field: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise BrokenLawError("merge.differs", field, f"be {mine}, to be merged", str(theirs))
