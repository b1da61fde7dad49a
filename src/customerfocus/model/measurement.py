"""What was measured, whether it changed, and whether it is what it should be.

A figure comes with its interval or with the reason why there is none; nothing is said to have changed without a test
(ISO 9001:2015, 9.1.2 and 9.1.3).
"""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast, final, get_args

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    Names,
    as_number,
    collection,
    day,
    identifier,
    identifiers,
    instance,
    members,
    number,
    number_within,
    open_unit,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NoDataError, WrongTypeError
from customerfocus.methods._common import DECIMALS
from customerfocus.methods.means import mean_interval, welch
from customerfocus.methods.net_promoter import difference, net_promoter
from customerfocus.methods.proportions import holm, newcombe, two_proportion_test, wilson
from customerfocus.model.satisfaction import Metric, Objective, Statistic, computable
from customerfocus.values.estimates import LEVEL, Comparison, Estimate, Estimated, Evolution, Unknown
from customerfocus.values.identifiers import EvidenceId, SegmentId
from customerfocus.values.scales import NOBODY_ANSWERED, Direction, Scale, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from customerfocus.methods.net_promoter import NetPromoter

PROMOTERS_FROM: Final = 9
"""Who answers this or more is a promoter (Reichheld 2003)."""
DETRACTORS_TO: Final = 6
"""Who answers this or less is a detractor (Reichheld 2003)."""


class Achievement(StrEnum):
    """Whether an objective is reached, as far as the figure allows to say."""

    MET = "met"
    """The whole interval lies on the target's better side, or on the target."""
    NOT_MET = "not-met"
    """The whole interval lies on its worse side."""
    UNCERTAIN = "uncertain"
    """The interval straddles the target."""
    UNKNOWN = "unknown"
    """Nothing was measured, or the last measurement has no figure."""


def _weights(values: Iterable[float]) -> tuple[float, ...]:
    """A converter: whole numbers become floats."""
    given = Items[float](values)
    return tuple(map(as_number, given)) if type(cast("object", given)) is tuple else given


def _own_counts(measurement: Measurement) -> tuple[float, ...]:
    tally: object = measurement.tally
    return _weights(tally.counts) if type(tally) is Tally else ()


@final
@attrs.frozen(kw_only=True)
class Measurement(Value):
    """What a metric was in a wave. `measure` makes it from a register.

    Attributes:
        metric: The metric.
        wave: The wave's id.
        on: The wave's last day in the field.
        tally: What was answered, of all segments together; empty where it is withheld.
        value: The figure with its interval, or why there is none.
        segments: Ids of the segments that were asked, sorted. Only what was asked of the same ones is compared.
        weights: How much each point of the scale counts, each 0 or more: the tally's own counts unless given; where several
            segments are pooled, their shares weighted by population, times the effective number of answers (Kish 1965).

    Raises:
        BrokenLawError: The metric cannot be computed of answers on the tally's scale, there are more or fewer weights than points,
            or a figure rests on no answer.

    Examples:
        >>> from customerfocus.values.scales import NPS_0_10
        >>> metric = Metric(id="recommend", name="Recommendation", question="q", statistic=Statistic.NET_PROMOTER)
        >>> tally = Tally.of(NPS_0_10, [10, 9, 8, 3])
        >>> Measurement(
        ...     metric=metric, wave="may", on=date(2026, 5, 31), tally=tally, value=estimate(metric, NPS_0_10, tally.counts)
        ... ).value.value
        25.0
    """

    metric: Metric
    wave: EvidenceId = attrs.field(converter=EvidenceId)
    on: date
    tally: Tally
    value: Estimated
    segments: tuple[SegmentId, ...] = attrs.field(converter=Names[SegmentId], default=())
    weights: tuple[float, ...] = attrs.field(converter=_weights, default=attrs.Factory(_own_counts, takes_self=True))

    def __attrs_post_init__(self) -> None:
        instance(self.metric, "metric", Metric)
        identifier(self.wave, "wave")
        day(self.on, "on")
        instance(self.tally, "tally", Tally)
        if type(self.value) not in get_args(Estimated):
            raise WrongTypeError("value", "an Estimate or an Unknown", self.value)
        identifiers(self.segments, "segments")
        computable(self.metric, self.tally.scale)
        _one_per_point(self.weights, self.tally.scale)
        if isinstance(self.value, Estimate) and math.fsum(self.weights) == 0:
            raise BrokenLawError("measurement.empty", "value", "be unknown where no answer counts", "an Estimate")


def estimate(metric: Metric, scale: Scale, weights: Iterable[float], *, level: float = LEVEL) -> Estimated:
    """Return the figure of a metric with its interval, or why there is none.

    A net promoter score has the adjusted Wald interval, widened to hold the score, which the published one does not always; a share
    has the Wilson interval; a mean has that of Student's t, cut at the ends of the scale. Where all answers agree a mean is
    unknown: without spread there is no interval.

    Args:
        metric: What to compute.
        scale: What could be answered.
        weights: How much each point counts, 0 or more, in the order of the scale: whole numbers, or those of a weighted sample.
        level: Share of such intervals that hold the true figure, between 0 and 1.

    Returns:
        The figure in the unit of the metric: points, a share, or a point of the scale. Its *n* is the sum of the weights, rounded
        down, and at least 1.

    Raises:
        WrongTypeError: An argument is of another type.
        OutOfRangeError: A weight is below 0, or they sum to more than 2⁵³ − 1.
        BrokenLawError: There are more or fewer weights than points, the metric cannot be computed of answers on this scale, or the
            level is not between 0 and 1.

    Examples:
        >>> from customerfocus.values.scales import LIKERT_5
        >>> metric = Metric(id="happy", name="Happy guests", question="happy", statistic=Statistic.TOP_BOX)
        >>> found = estimate(metric, LIKERT_5, [1, 1, 2, 4, 2])
        >>> found.value, round(found.low, 3), round(found.high, 3), found.n, found.method
        (0.6, 0.313, 0.832, 10, 'Wilson')
    """
    instance(metric, "metric", Metric)
    instance(scale, "scale", Scale)
    computable(metric, scale)
    known, level = _weights(weights), as_number(level)
    _one_per_point(known, scale)
    open_unit(level, "level")
    n = math.fsum(known)
    number_within(n, "weights", 0, LARGEST_INTEGER)
    if n == 0:
        return NOBODY_ANSWERED
    if metric.statistic is Statistic.NET_PROMOTER:
        return _score(scale, known, level)
    if metric.statistic is Statistic.MEAN:
        return _mean(scale, known, level)
    return _share(metric, scale, known, level)


def compare_measurements(earlier: Measurement, later: Measurement, *, level: float = LEVEL) -> Comparison:
    """Tell whether a metric changed from one wave to another: the difference later − earlier with its interval and p-value.

    Shares are compared by Newcombe's interval and the pooled test of two shares, net promoter scores by the adjusted Wald interval
    of their difference, means by Welch's. A change is told only where the p-value is at most 1 − *level* and the interval does not
    hold 0; it is better or worse as the metric says. No evidence of change is not evidence of none.

    Args:
        earlier: The one.
        later: The other: the same metric in another wave, which did not end before.
        level: Share of such intervals that hold the true difference, between 0 and 1.

    Returns:
        The comparison; without figures, and with the verdict that it cannot be told, where one of the two has no figure, where
        other segments were asked, or where there is no variation to measure a difference by.

    Raises:
        WrongTypeError: One of the two is no measurement.
        BrokenLawError: The two are of different metrics or scales or of one wave, the later one ended earlier, or the level is not
            between 0 and 1.

    Examples:
        >>> from customerfocus.values.scales import LIKERT_5
        >>> metric = Metric(id="happy", name="Happy guests", question="happy", statistic=Statistic.TOP_BOX)
        >>> def wave(name: str, on: date, *counts: int) -> Measurement:
        ...     tally = Tally(scale=LIKERT_5, counts=counts)
        ...     return Measurement(metric=metric, wave=name, on=on, tally=tally, value=estimate(metric, LIKERT_5, counts))
        >>> one, two = wave("may", date(2025, 5, 31), 0, 0, 32, 40, 8), wave("june", date(2026, 6, 30), 0, 0, 14, 40, 16)
        >>> found = compare_measurements(one, two)
        >>> found.verdict.value, round(found.difference, 3), round(found.low, 3), round(found.high, 3), round(found.p_value, 3)
        ('improved', 0.2, 0.052, 0.334, 0.008)
    """
    return compare_family([(earlier, later)], level=level)[0]


def compare_family(pairs: Iterable[tuple[Measurement, Measurement]], *, level: float = LEVEL) -> tuple[Comparison, ...]:
    """Compare several pairs, each earlier and later, so that all verdicts may be read together.

    The p-values are adjusted by Holm's method over those pairs that can be compared; intervals are shown as each pair alone would
    have them.

    Args:
        pairs: At least one.
        level: As `compare_measurements`.

    Returns:
        One comparison per pair, in their order.

    Raises:
        CustomerFocusError: As `compare_measurements`.
        NoDataError: There are no pairs.
    """
    level = as_number(level)
    open_unit(level, "level")
    given = Items[tuple[Measurement, Measurement]](pairs)
    collection(given, "pairs")
    known = [_pair(each, f"pairs[{place}]") for place, each in enumerate(given)]
    if not known:
        raise NoDataError("pairs", "there is nothing to compare")
    found = [_change(earlier, later, level) for earlier, later in known]
    told = [each.p_value for each in found if each is not None]
    adjusted = iter(holm(told) if told else ())
    return tuple(
        Comparison(level=level, verdict=Evolution.CANNOT_TELL)
        if each is None
        else _compared(each, next(adjusted), earlier.metric, level)
        for (earlier, _), each in zip(known, found, strict=True)
    )


def evolution(metric: Metric, change: float, *, p_value: float, level: float) -> Evolution:
    """Tell what a change of a metric allows us to say: nothing where it may be chance, else better or worse as the metric says.

    Args:
        metric: What changed.
        change: By how much, below 0 for a fall.
        p_value: How often so much would come by chance alone, 0 to 1.
        level: A change is told where the p-value is at most 1 − *level*.

    Raises:
        WrongTypeError: An argument is of another type.
        NotFiniteError: The change is NaN or infinite.
        OutOfRangeError: The p-value is not from 0 to 1.
        BrokenLawError: The level is not between 0 and 1.
    """
    instance(metric, "metric", Metric)
    change, p_value, level = as_number(change), as_number(p_value), as_number(level)
    number(change, "change")
    number_within(p_value, "p_value", 0, 1)
    open_unit(level, "level")
    if p_value > 1 - level or change == 0:
        return Evolution.NO_EVIDENCE_OF_CHANGE
    return Evolution.IMPROVED if (change > 0) is (metric.better is Direction.MORE) else Evolution.WORSENED


def change_in_words(earlier: Measurement, later: Measurement, comparison: Comparison) -> str:
    """Say what the comparison of two measurements found: a sentence with figures, method, n and level, or why nothing can be told.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    _pair((earlier, later), "earlier, later")
    instance(comparison, "comparison", Comparison)
    head = f"{earlier.metric.id} from {earlier.wave} to {later.wave}"
    one, other = earlier.value, later.value
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        why = "; ".join(f"{each.wave}: {each.value.reason}" for each in (earlier, later) if isinstance(each.value, Unknown))
        return f"{head}: cannot tell ({why})"
    if earlier.segments != later.segments:
        return f"{head}: cannot tell (asked of {', '.join(earlier.segments)}, then of {', '.join(later.segments)})"
    if comparison.verdict is Evolution.CANNOT_TELL:
        return f"{head}: cannot tell (there is no variation to measure a difference by)"
    figures: tuple[Any, ...] = (one.value, other.value, comparison.difference, comparison.low, comparison.high, comparison.p_value)
    before, after, change, low, high, p_value = (f"{each:.4g}" for each in figures)
    return (
        f"{head}: {comparison.verdict.replace('-', ' ')}: {before} to {after}, a difference of {change} ({low} to {high}), "
        f"p = {p_value}; {comparison.method}, level {comparison.level:g}, n = {one.n} and {other.n}"
    )


def achievement(objective: Objective, measurements: Iterable[Measurement], on: date) -> Achievement:
    """Tell whether an objective was reached by the last measurement of its metric on or before a day.

    Met only where the whole interval clears the target; an interval that straddles it leaves it uncertain.

    Args:
        objective: What is to be reached.
        measurements: Of any metrics, in any order.
        on: The day: a wave whose last day is later does not count. On the day it is due, ask what `measure` knew the day after.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    instance(objective, "objective", Objective)
    day(on, "on")
    known = Items[Measurement](measurements)
    members(known, "measurements", Measurement)
    mine = [each for each in known if each.metric.id == objective.metric and each.on <= on]
    if not mine:
        return Achievement.UNKNOWN
    last = max(mine, key=_age)
    value = last.value
    if isinstance(value, Unknown):
        return Achievement.UNKNOWN
    worst, best, target = value.low, value.high, objective.target
    if last.metric.better is Direction.LESS:
        worst, best, target = -value.high, -value.low, -objective.target
    if worst >= target:
        return Achievement.MET
    return Achievement.NOT_MET if best < target else Achievement.UNCERTAIN


# ---- steps -----------------------------------------------------------------------------------------------------------


def _one_per_point(weights: tuple[float, ...], scale: Scale) -> None:
    points = len(scale.points)
    for place, each in enumerate(collection(weights, "weights")):
        number_within(cast("float", each), f"weights[{place}]", 0, LARGEST_INTEGER)
    if len(weights) != points:
        raise BrokenLawError(
            "length.mismatch", "weights", f"have {points} members, one per point of {scale.name}", str(len(weights))
        )


def _answers(weights: Sequence[float]) -> int:
    """Return the effective number of answers, rounded down; 19.9999999999 is 20."""
    return max(math.floor(round(math.fsum(weights), DECIMALS)), 1)


def _score(scale: Scale, weights: Sequence[float], level: float) -> Estimate:
    found = _net_promoter(scale, weights, level)
    low, high = min(found.low, found.score), max(found.high, found.score)  # the published interval need not hold it
    return Estimate(value=found.score, low=low, high=high, level=level, n=_answers(weights), method=found.method)


def _share(metric: Metric, scale: Scale, weights: Sequence[float], level: float) -> Estimate:
    successes, n = _successes(metric, scale, weights), math.fsum(weights)
    found = wilson(successes, n, level=level)
    return Estimate(value=successes / n, low=found.low, high=found.high, level=level, n=_answers(weights), method="Wilson")


def _mean(scale: Scale, weights: Sequence[float], level: float) -> Estimated:
    try:
        found = mean_interval(weights, scale.values, level=level)
    except NoDataError:
        return Unknown(reason="fewer than two answers have no spread from which an interval could be made")
    low, high = max(found.low, float(scale.values[0])), min(found.high, float(scale.values[-1]))
    if low == high:
        return Unknown(reason="all answers agree, and without spread there is no interval")
    return Estimate(value=found.mean, low=low, high=high, level=level, n=_answers(weights), method="Student's t")


def _age(measurement: Measurement) -> tuple[date, str]:
    return measurement.on, measurement.wave


def _pair(given: Iterable[Measurement], field: str) -> tuple[Measurement, Measurement]:
    measured = Items[Measurement](given)
    members(measured, field, Measurement)
    collection(measured, field, 2, 2)
    earlier, later = measured
    if (earlier.metric, earlier.tally.scale) != (later.metric, later.tally.scale):
        raise BrokenLawError("compare.metric", field, "be of one metric on one scale", f"{earlier.metric.id}, {later.metric.id}")
    if later.wave == earlier.wave:
        raise BrokenLawError("compare.wave", field, "be of two waves", f"{earlier.wave} twice")
    if later.on < earlier.on:
        raise BrokenLawError("compare.order", field, "stand in order, the earlier one first", f"{earlier.on}, {later.on}")
    return earlier, later


class _Change(NamedTuple):
    """Later − earlier, before the p-value is adjusted."""

    difference: float
    low: float
    high: float
    p_value: float
    method: str


def _change(earlier: Measurement, later: Measurement, level: float) -> _Change | None:
    """Return by how much a figure changed; `None` where that cannot be told."""
    if isinstance(earlier.value, Unknown) or isinstance(later.value, Unknown) or earlier.segments != later.segments:
        return None
    try:
        if earlier.metric.statistic is Statistic.NET_PROMOTER:
            return _of_scores(earlier, later, level)
        if earlier.metric.statistic is Statistic.MEAN:
            return _of_means(earlier, later, level)
        return _of_shares(earlier, later, level)
    except NoDataError:  # no variation to measure a difference by
        return None


def _of_scores(earlier: Measurement, later: Measurement, level: float) -> _Change:
    before, after = (_net_promoter(each.tally.scale, each.weights, level) for each in (earlier, later))
    found = difference(after, before, level=level)
    low, high = min(found.low, found.points), max(found.high, found.points)  # as with one score
    return _Change(found.points, low, high, found.p_value, "adjusted Wald")


def _of_shares(earlier: Measurement, later: Measurement, level: float) -> _Change:
    before, after = (
        (_successes(each.metric, each.tally.scale, each.weights), math.fsum(each.weights)) for each in (earlier, later)
    )
    interval = newcombe(*after, *before, level=level)
    change = after[0] / after[1] - before[0] / before[1]
    return _Change(change, interval.low, interval.high, two_proportion_test(*after, *before).p_value, "Newcombe")


def _of_means(earlier: Measurement, later: Measurement, level: float) -> _Change:
    before, after = (mean_interval(each.weights, each.tally.scale.values) for each in (earlier, later))
    found = welch(after.mean, after.sd, after.n, before.mean, before.sd, before.n, level=level)
    return _Change(found.difference, found.low, found.high, found.p_value, "Welch")


def _compared(found: _Change, p_value: float, metric: Metric, level: float) -> Comparison:
    agreed = 0.0 if found.low <= 0 <= found.high else found.difference  # the test alone tells no change
    verdict = evolution(metric, agreed, p_value=p_value, level=level)
    return Comparison(**found._replace(p_value=p_value)._asdict(), level=level, verdict=verdict)


def _net_promoter(scale: Scale, weights: Sequence[float], level: float) -> NetPromoter:
    answers = list(zip(scale.values, weights, strict=True))
    promoters = math.fsum(weight for value, weight in answers if value >= PROMOTERS_FROM)
    detractors = math.fsum(weight for value, weight in answers if value <= DETRACTORS_TO)
    passives = math.fsum(weight for value, weight in answers if DETRACTORS_TO < value < PROMOTERS_FROM)
    return net_promoter(promoters, passives, detractors, level=level)


def _successes(metric: Metric, scale: Scale, weights: Sequence[float]) -> float:
    counting = metric.points if metric.statistic is Statistic.SHARE else scale.values[-metric.top :]
    return math.fsum(weight for value, weight in zip(scale.values, weights, strict=True) if value in counting)
