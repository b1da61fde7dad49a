"""Tiny factories for what customers say: surveys, waves, metrics, complaints. What a situation does not speak of is harmless."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from customerfocus.model.actions import Action, ActionKind, ActionState
from customerfocus.model.feedback import Feedback, FeedbackKind
from customerfocus.model.needs import Priority
from customerfocus.model.research import Quality, Study
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.model.surveys import Asked, Question, Recommendation, Sample, Satisfaction, Survey, Wave
from customerfocus.values.identifiers import FindingRef
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, NPS_0_10, Direction, Scale, Tally

from .builders import LONG_AGO, TODAY, YESTERDAY, action

ONE_DAY: Final = timedelta(days=1)
HALF_A_YEAR_AGO: Final = date(2025, 12, 15)
"""Due today, of what is due every six months."""
OVER_HALF_A_YEAR_AGO: Final = date(2025, 12, 14)
"""Due yesterday, of what is due every six months."""


def question(name: str, asks: Asked, scale: Scale = LIKERT_5) -> Question:
    return Question(id=name, text=f"Tell us: {name}", scale=scale, asks=asks)


def survey(*more: Question, name: str = "pulse", smallest_group: int = 1) -> Survey:
    """Asks `recommend`, from 0 to 10, `satisfied`, from 1 to 5, and whatever more is to be asked."""
    asked = [question("recommend", Recommendation(), NPS_0_10), question("satisfied", Satisfaction()), *more]
    return Survey(id=name, title=f"The {name}", questions=asked, smallest_group=smallest_group)


PULSE: Final = survey()


def scores(promoters: int = 0, passives: int = 0, detractors: int = 0) -> Tally:
    """Answers of 10, of 8 and of 3."""
    return Tally.of(NPS_0_10, [10] * promoters + [8] * passives + [3] * detractors)


def ratings(high: int = 0, low: int = 0) -> Tally:
    """Answers of 5 and of 2."""
    return Tally.of(LIKERT_5, [5] * high + [2] * low)


def sample(segment: str, tallies: Mapping[str, Tally], *, answered: int | None = None, invited: int | None = None) -> Sample:
    """One at least was invited, and whoever was answered, unless told otherwise."""
    most = max((each.n + each.skipped for each in tallies.values()), default=0) if answered is None else answered
    return Sample(segment=segment, invited=max(most, 1) if invited is None else invited, answered=most, tallies=dict(tallies))


def wave(name: str, *samples: Sample, last: date = YESTERDAY, survey: str = "pulse") -> Wave:
    """A week in the field, up to yesterday unless told otherwise."""
    return Wave(id=name, survey=survey, fielded=Period(start=last - 6 * ONE_DAY, end=last + ONE_DAY), samples=samples)


def of_scores(name: str, promoters: int, passives: int, detractors: int, *, segment: str = "a", last: date = YESTERDAY) -> Wave:
    """A wave in which one segment answered `recommend`."""
    return wave(name, sample(segment, {"recommend": scores(promoters, passives, detractors)}), last=last)


def of_ratings(name: str, high: int, low: int, *, segment: str = "a", last: date = YESTERDAY, of: str = "satisfied") -> Wave:
    """A wave in which one segment answered `satisfied`, or another question on its scale."""
    return wave(name, sample(segment, {of: ratings(high, low)}), last=last)


def net_promoter(name: str = "nps", segment: str | None = "a", *, better: Direction = Direction.MORE) -> Metric:
    return Metric(
        id=name, name=f"The {name}", question="recommend", statistic=Statistic.NET_PROMOTER, segment=segment, better=better
    )


def top_box(name: str = "happy", segment: str | None = "a", *, of: str = "satisfied") -> Metric:
    """The share of the highest two points."""
    return Metric(id=name, name=f"The {name}", question=of, statistic=Statistic.TOP_BOX, segment=segment)


def share(name: str = "unhappy", segment: str | None = "a") -> Metric:
    """The share of twos: the fewer, the better."""
    return Metric(
        id=name,
        name=f"The {name}",
        question="satisfied",
        statistic=Statistic.SHARE,
        segment=segment,
        points=[2],
        better=Direction.LESS,
    )


def mean(name: str = "average", segment: str | None = "a") -> Metric:
    return Metric(id=name, name=f"The {name}", question="satisfied", statistic=Statistic.MEAN, segment=segment)


def goal(name: str = "rise", target: float = 0, *, metric: str = "nps", due: date = YESTERDAY) -> Objective:
    """Due yesterday, unless told otherwise."""
    return Objective(id=name, metric=metric, target=target, due=due, owner="shift leader")


def feedback(  # noqa: PLR0913 -- every situation of a complaint
    name: str,
    *themes: str,
    kind: FeedbackKind = FeedbackKind.COMPLAINT,
    segment: str = "a",
    on: date = YESTERDAY,
    answered: date | None = None,
    closed: date | None = None,
    led_to: Iterable[str] = (),
) -> Feedback:
    """A complaint that came yesterday and was not answered, unless told otherwise."""
    return Feedback(
        id=name,
        segment=segment,
        channel="letter",
        kind=kind,
        received=on,
        themes=themes,
        answered=answered,
        closed=closed,
        led_to=led_to,
    )


def study(name: str, *segments: str, last: date = YESTERDAY) -> Study:
    fielded = Period(start=last - 6 * ONE_DAY, end=last + ONE_DAY)
    return Study(id=name, title=f"The {name}", method="panel", fielded=fielded, segments=segments, quality=Quality.FAIR)


def priority(need: str, segment: str, important: int, satisfied: int, *, on: date = YESTERDAY) -> Priority:
    """So many of a hundred find it important, and so many are satisfied."""
    counted = (ratings(each, 100 - each) for each in (important, satisfied))
    return Priority(need=need, segment=segment, on=on, importance=next(counted), satisfaction=next(counted))


def doing(
    name: str,
    *serves: str | FindingRef,
    kind: ActionKind = ActionKind.IMPROVEMENT,
    planned: date = LONG_AGO,
    due: date = TODAY,
    log: Iterable[tuple[ActionState, date]] = (),
) -> Action:
    """An improvement that was planned long ago and is due today, unless told otherwise."""
    return action(name, *serves, kind=kind, planned=planned, due=due, log=log)


def gone_to(state: ActionState, on: date = YESTERDAY) -> tuple[tuple[ActionState, date], ...]:
    """How an action came to a state on a day, having been done long ago where that comes before."""
    before = {
        ActionState.IN_PROGRESS: (),
        ActionState.CANCELLED: (),
        ActionState.DONE: (ActionState.IN_PROGRESS,),
    }.get(state, (ActionState.IN_PROGRESS, ActionState.DONE))
    return (*((each, LONG_AGO) for each in before), (state, on))
