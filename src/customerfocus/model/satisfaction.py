"""What customer satisfaction is watched by, and what it is to reach (ISO 9001:2015, 6.2 and 9.1.2)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    all_are,
    as_number,
    collection,
    day,
    identifier,
    instance,
    member,
    number,
    optional_identifier,
    text,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError
from customerfocus.values.identifiers import MetricId, ObjectiveId, QuestionId, SegmentId, StrategicObjectiveId
from customerfocus.values.scales import NPS_0_10, Direction, Scale

if TYPE_CHECKING:
    from collections.abc import Iterable


class Statistic(StrEnum):
    """What is computed from the answers to a question."""

    NET_PROMOTER = "net-promoter"
    """The share of 9 and 10 less that of 0 to 6, in points from −100 to 100 (F. Reichheld 2003)."""
    TOP_BOX = "top-box"
    """The share of the highest points of the scale, 0 to 1."""
    SHARE = "share"
    """The share of the points that are named, 0 to 1."""
    MEAN = "mean"
    """The average point."""


def _optional_segment(value: str | None) -> SegmentId | None:
    return None if value is None else SegmentId(value)


def _optional_objective(value: str | None) -> StrategicObjectiveId | None:
    return None if value is None else StrategicObjectiveId(value)


def _points(values: Iterable[int]) -> tuple[int, ...]:
    """A converter: points ascending, they are a set by meaning."""
    given = tuple(values) if isinstance(values, (set, frozenset)) else Items[int](values)
    return tuple(sorted(given)) if all_are(given, int) else given


@final
@attrs.frozen(kw_only=True)
class Metric(Value):
    """A figure that is watched: a statistic of the answers to one question.

    Attributes:
        id: What it is called in other records.
        name: What people call it.
        question: The question's id.
        statistic: What is computed.
        segment: The id of the segment whose answers count; `None` for those of every segment, weighted by their populations.
        top: Of a top box: how many of the highest points count, at least 1.
        points: Of a share: the points that count; of every other statistic there are none.
        better: Whether more of it is better, or less.

    Raises:
        BrokenLawError: A share names no point, or another statistic names one.
    """

    id: MetricId = attrs.field(converter=MetricId)
    name: str
    question: QuestionId = attrs.field(converter=QuestionId)
    statistic: Statistic
    segment: SegmentId | None = attrs.field(converter=_optional_segment, default=None)
    top: int = 2
    points: tuple[int, ...] = attrs.field(converter=_points, default=())
    better: Direction = Direction.MORE

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.name, "name")
        identifier(self.question, "question")
        member(self.statistic, "statistic", Statistic)
        optional_identifier(self.segment, "segment")
        whole(self.top, "top", 1, LARGEST_INTEGER)
        for place, each in enumerate(collection(self.points, "points")):
            whole(each, f"points[{place}]", -LARGEST_INTEGER, LARGEST_INTEGER)
        unique(self.points, "points")
        member(self.better, "better", Direction)
        if bool(self.points) != (self.statistic is Statistic.SHARE):
            law = "name at least one point of a share, and none of another statistic"
            raise BrokenLawError("metric.points", "points", law, f"{len(self.points)} of a {self.statistic}")


def computable(metric: Metric, scale: Scale) -> None:
    """Accept a metric that can be computed of answers on a scale.

    Raises:
        WrongTypeError: An argument is of another type.
        BrokenLawError: It is a net promoter score of another scale than 0 to 10, a top box of every point, or a share of points
            that do not stand on the scale.
    """
    instance(metric, "metric", Metric)
    instance(scale, "scale", Scale)
    points = len(scale.points)
    if metric.statistic is Statistic.NET_PROMOTER and scale != NPS_0_10:
        law = f"be asked on {NPS_0_10.name} for a net promoter score"
        raise BrokenLawError("metric.scale", "question", law, f"answers on {scale.name}")
    if metric.statistic is Statistic.TOP_BOX and metric.top >= points:
        raise BrokenLawError("metric.scale", "top", f"be below {points}, the number of points of {scale.name}", str(metric.top))
    off = [str(each) for each in metric.points if each not in scale.values]
    if off:
        raise BrokenLawError("metric.scale", "points", f"be points of {scale.name}", ", ".join(off))


def reach(metric: Metric, scale: Scale) -> tuple[float, float]:
    """Return the least and the greatest that a metric can be, computed of answers on a scale.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    instance(metric, "metric", Metric)
    instance(scale, "scale", Scale)
    if metric.statistic is Statistic.NET_PROMOTER:
        return -100.0, 100.0
    if metric.statistic is Statistic.MEAN:
        return float(scale.values[0]), float(scale.values[-1])
    return 0.0, 1.0


@final
@attrs.frozen(kw_only=True)
class Objective(Value):
    """What a metric is to reach, and by when (ISO 9001:2015, 6.2).

    Attributes:
        id: What it is called in other records.
        metric: The metric's id.
        target: What it is to reach, in the unit of the metric: points from −100 to 100, a share from 0 to 1, or from the lowest
            point of the scale to the highest. A register refuses a target that its metric cannot reach.
        due: The last day on which it is in time.
        owner: The role that answers for it.
        strategic: The id of the strategic objective it serves, if it serves one.
    """

    id: ObjectiveId = attrs.field(converter=ObjectiveId)
    metric: MetricId = attrs.field(converter=MetricId)
    target: float = attrs.field(converter=as_number)
    due: date
    owner: str
    strategic: StrategicObjectiveId | None = attrs.field(converter=_optional_objective, default=None)

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        identifier(self.metric, "metric")
        number(self.target, "target")
        day(self.due, "due")
        text(self.owner, "owner")
        optional_identifier(self.strategic, "strategic")
