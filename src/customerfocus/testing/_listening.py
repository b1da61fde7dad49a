"""Strategies for what customers tell and answer; `customerfocus.testing.strategies` hands them out.

Pools are taken as in `_parts`. Where a record must agree with another – a tally with the scale of its question, a metric with its
points –, that other record is given, and not its id alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from customerfocus.model.feedback import Feedback, FeedbackKind, FeedbackSession, SessionMethod, Statement
from customerfocus.model.research import Quality, Study, Trend
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.model.surveys import (
    Answers,
    Asked,
    Effort,
    Importance,
    NeedSatisfaction,
    Question,
    Recommendation,
    Retention,
    Sample,
    Satisfaction,
    Survey,
    Trust,
    Wave,
)
from customerfocus.testing._values import (
    COUNTS,
    MOST,
    Pool,
    days,
    directions,
    identifiers,
    numbers,
    optional,
    optional_texts,
    pooled,
    scales,
    several,
    tallies,
    texts,
)
from customerfocus.values.periods import Period
from customerfocus.values.scales import NPS_0_10, PUBLISHED_SCALES, Drift, Scale, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

_ASKED_OF_US: Final = (Recommendation(), Satisfaction(), Effort(), Retention(), Trust())
_POINTS: Final = st.integers(0, 10)  # the place of a point on its scale; counted round where there are fewer


def _fielded(start: date, lasted: int | None) -> Period:
    return Period(start=start, end=None if lasted is None else start + timedelta(days=lasted))


# Made once, since a register draws from them many times.
_SCALES: Final = st.sampled_from(PUBLISHED_SCALES) | scales()
_SKIPPED: Final = st.just(0) | st.integers(0, 100)
_GIVEN: Final = st.lists(st.tuples(_POINTS, COUNTS), max_size=MOST)
_MORE: Final = st.just(0) | COUNTS  # than answered, or than were invited
_LASTED: Final = st.none() | st.just(1) | st.integers(1, 90) | st.integers(1, 400)  # days in the field; none while it is open
_FIELDED: Final = st.builds(_fielded, start=days(), lasted=_LASTED)
_WAITED: Final = st.none() | st.integers(0, 9) | st.integers(0, 100)  # days until it was done, if it was
GROUPS: Final = st.just(1) | st.integers(1, 30)
"""How small a group may be of which something is shown."""
_PUT: Final = st.sampled_from((True, True, False))  # a question to a segment; some are spared it
_TARGETS: Final = st.sampled_from((0.0, 0.5, 0.9, 4.0, 8.5, 30.0)) | numbers(0, 1) | numbers(-100, 100)


# ---- what we are told ------------------------------------------------------------------------------------------------


def statements(needs: Pool | None = None) -> SearchStrategy[Statement]:
    """Draw things somebody said, some of them about one of the *needs*."""
    return st.builds(Statement, text=texts(), themes=several(identifiers()), need=optional(pooled(needs)))


def feedback_sessions(
    ids: Pool | None = None, *, segments: Pool | None = None, needs: Pool | None = None
) -> SearchStrategy[FeedbackSession]:
    """Draw meetings with customers, some of which said nothing."""
    return st.builds(
        FeedbackSession,
        id=pooled(ids),
        segment=pooled(segments),
        on=days(),
        by=texts(),
        method=st.sampled_from(SessionMethod),
        participants=st.integers(1, 12),
        statements=st.lists(statements(needs), max_size=MOST),
    )


def feedbacks(
    ids: Pool | None = None, *, segments: Pool | None = None, authorities: Pool | None = None, actions: Pool | None = None
) -> SearchStrategy[Feedback]:
    """Draw feedback of every kind: answered and closed at once, late, or not yet."""
    return st.builds(
        _feedback,
        received=days(),
        answered=_WAITED,
        closed=_WAITED,
        id=pooled(ids),
        segment=pooled(segments),
        channel=texts(),
        kind=st.sampled_from((FeedbackKind.COMPLAINT, FeedbackKind.ENQUIRY)) | st.sampled_from(FeedbackKind),
        text=optional_texts(),
        themes=several(identifiers()),
        solved_under=optional(pooled(authorities)),
        led_to=several(pooled(actions)),
    )


def _feedback(received: date, answered: int | None, closed: int | None, **others: Any) -> Feedback:  # noqa: ANN401 -- what the strategies of the fields draw
    answer = None if answered is None else received + timedelta(days=answered)
    closing = None if answer is None or closed is None else answer + timedelta(days=closed)
    return Feedback(received=received, answered=answer, closed=closing, **others)


# ---- surveys ---------------------------------------------------------------------------------------------------------


def asked(needs: Pool | None = None) -> SearchStrategy[Asked]:
    """Draw what a question may ask for, some of it about one of the *needs*."""
    about = pooled(needs)
    return st.one_of(st.sampled_from(_ASKED_OF_US), about.map(_importance), about.map(_need_satisfaction))


def _importance(need: str) -> Asked:
    return Importance(need=need)


def _need_satisfaction(need: str) -> Asked:
    return NeedSatisfaction(need=need)


def questions(ids: Pool | None = None, *, needs: Pool | None = None) -> SearchStrategy[Question]:
    """Draw questions on scales of every kind; a recommendation is asked from 0 to 10."""
    return _asking(ids, needs)


def _asking(ids: Pool | None = None, needs: Pool | None = None) -> SearchStrategy[Question]:
    return st.builds(_question, own=pooled(ids), wording=texts(), scale=_SCALES, asks=asked(needs))


def _question(own: str, wording: str, scale: Scale, asks: Asked) -> Question:
    return Question(id=own, text=wording, scale=NPS_0_10 if isinstance(asks, Recommendation) else scale, asks=asks)


def surveys(ids: Pool | None = None, *, questions: Pool | None = None, needs: Pool | None = None) -> SearchStrategy[Survey]:
    """Draw surveys of one to three questions; *questions* is the pool of their ids."""
    return st.builds(
        Survey,
        id=pooled(ids),
        title=texts(),
        questions=st.lists(_asking(questions, needs), min_size=1, max_size=MOST, unique_by=_id),
        smallest_group=GROUPS,
    )


def _id(question: Question) -> str:
    return question.id


_QUESTIONS: Final = _asking()
_SURVEYS: Final = surveys()


def answers(questions: Pool | None = None) -> SearchStrategy[Answers]:
    """Draw how a question was answered."""
    return st.builds(Answers, question=pooled(questions), tally=tallies())


def samples(segments: Pool | None = None, *, questions: Sequence[Question] | None = None) -> SearchStrategy[Sample]:
    """Draw samples: nobody asked, nobody answered, a single answer, all the same, few, and as many as a world has people.

    Args:
        segments: The pool of ids of segments.
        questions: What they were asked; some were not asked all of it.
    """
    held = st.lists(_QUESTIONS, max_size=2, unique_by=_id) if questions is None else st.just(questions)
    return _samples(pooled(segments), held)


@st.composite
def _samples(draw: DrawFn, segments: SearchStrategy[str], questions: SearchStrategy[Sequence[Question]]) -> Sample:
    return _sample(draw, draw(segments), draw(questions))


def _sample(draw: DrawFn, segment: str, questions: Sequence[Question]) -> Sample:
    put = [each for each in questions if draw(_PUT)]
    tallied: dict[str, Tally] = {each.id: _tally(each.scale, draw(_GIVEN), draw(_SKIPPED)) for each in put}
    answered = max((each.n + each.skipped for each in tallied.values()), default=0) + draw(_MORE)
    invited = answered + draw(_MORE)
    population = draw(optional(_MORE))
    stated = None if population is None else invited + population
    return Sample(segment=segment, population=stated, invited=invited, answered=answered, tallies=tallied)


def _tally(scale: Scale, given: list[tuple[int, int]], skipped: int) -> Tally:
    counts = [0] * len(scale.points)
    for place, count in given:
        counts[place % len(counts)] += count
    return Tally(scale=scale, counts=counts, skipped=skipped)


def waves(
    ids: Pool | None = None, *, surveys: Sequence[Survey] | None = None, segments: Pool | None = None
) -> SearchStrategy[Wave]:
    """Draw waves of up to three samples, some of them still in the field.

    Args:
        ids: The pool of their ids.
        surveys: The surveys they may be of; what was answered is answered to their questions, on their scales.
        segments: The pool of ids of segments.
    """
    if surveys is not None and not surveys:
        return st.nothing()
    return _waves(pooled(ids), _SURVEYS if surveys is None else st.sampled_from(surveys), several(pooled(segments)))


@st.composite
def _waves(draw: DrawFn, ids: SearchStrategy[str], surveys: SearchStrategy[Survey], segments: SearchStrategy[list[str]]) -> Wave:
    survey = draw(surveys)
    return Wave(
        id=draw(ids),
        survey=survey.id,
        fielded=draw(_FIELDED),
        samples=[_sample(draw, each, survey.questions) for each in draw(segments)],
    )


# ---- research --------------------------------------------------------------------------------------------------------


def studies(ids: Pool | None = None, *, segments: Pool | None = None) -> SearchStrategy[Study]:
    """Draw studies of at least one segment, some of them still going on."""
    return st.builds(
        Study,
        id=pooled(ids),
        title=texts(),
        method=texts(),
        fielded=_FIELDED,
        segments=several(pooled(segments), least=1),
        sample_size=optional(COUNTS),
        quality=st.sampled_from(Quality),
        insights=several(texts(), most=2),
    )


def trends(factors: Pool | None = None) -> SearchStrategy[Trend]:
    """Draw where *factors* are going."""
    return st.builds(Trend, factor=pooled(factors), on=days(), drift=st.sampled_from(Drift), because=texts())


# ---- satisfaction ----------------------------------------------------------------------------------------------------


def metrics(
    ids: Pool | None = None, *, questions: Sequence[Question] | None = None, segments: Pool | None = None
) -> SearchStrategy[Metric]:
    """Draw metrics of every statistic; a net promoter score is one of answers from 0 to 10.

    Args:
        ids: The pool of their ids.
        questions: What they may be computed from; points and tops lie on the scales of these.
        segments: The pool of ids of segments; some metrics are of all together.
    """
    if questions is not None and not questions:
        return st.nothing()
    return st.builds(
        _metric,
        question=_QUESTIONS if questions is None else st.sampled_from(questions),
        statistic=st.sampled_from(Statistic),
        places=st.lists(_POINTS, min_size=1, max_size=MOST),
        id=pooled(ids),
        name=texts(),
        segment=optional(pooled(segments)),
        better=directions(),
    )


def _metric(question: Question, statistic: Statistic, places: list[int], **others: Any) -> Metric:  # noqa: ANN401 -- what the strategies of the fields draw
    values = question.scale.values
    if statistic is Statistic.NET_PROMOTER and question.scale != NPS_0_10:
        statistic = Statistic.MEAN
    points = {values[each % len(values)] for each in places} if statistic is Statistic.SHARE else ()
    top = 1 + places[0] % (len(values) - 1)
    return Metric(question=question.id, statistic=statistic, top=top, points=points, **others)


def objectives(
    ids: Pool | None = None,
    *,
    metrics: Pool | None = None,
    targets: SearchStrategy[float] = _TARGETS,
    strategic: Pool | None = None,
) -> SearchStrategy[Objective]:
    """Draw objectives for *metrics*, which are to reach one of the *targets*; some serve one of the *strategic* ones."""
    return st.builds(
        Objective,
        id=pooled(ids),
        metric=pooled(metrics),
        target=targets,
        due=days(),
        owner=texts(),
        strategic=optional(pooled(strategic)),
    )
