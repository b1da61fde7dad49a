"""What was measured, whether it changed, and whether it is what it should be.

A figure comes with its interval or with the reason why there is none; nothing is said to have changed without a test
(ISO 9001:2015, 9.1.2 and 9.1.3).
"""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast, final, get_args

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    as_number,
    collection,
    day,
    identifier,
    instance,
    member,
    members,
    number,
    number_within,
    open_unit,
    whole,
)
from customerfocus.errors import BrokenLawError, NoDataError, WrongTypeError
from customerfocus.methods._common import Interval
from customerfocus.methods.means import mean_interval, welch
from customerfocus.methods.net_promoter import difference, net_promoter
from customerfocus.methods.proportions import holm, newcombe, two_proportion_test, wilson
from customerfocus.methods.trend import mann_kendall, sen_slope
from customerfocus.model.satisfaction import Metric, Objective, Statistic
from customerfocus.values.estimates import Comparison, Estimate, Estimated, Evolution, Unknown
from customerfocus.values.identifiers import EvidenceId
from customerfocus.values.scales import NOBODY_ANSWERED, Direction, Scale, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from customerfocus.methods.net_promoter import NetPromoter

LEVEL: Final = 0.95
"""The level of every interval unless another is asked: a convention."""
PROMOTERS_FROM: Final = 9
"""Who answers this or more is a promoter (Reichheld 2003)."""
DETRACTORS_TO: Final = 6
"""Who answers this or less is a detractor (Reichheld 2003)."""


DECIMALS: Final = 9
"""An effective number of answers is rounded to so many decimals before it is rounded down, so that 19.9999999999 is 20."""
FEWEST_WAVES: Final = 4
"""Of fewer waves no tendency is told: no order of three values is surprising at the usual level."""


class Achievement(StrEnum):
    """Whether an objective is reached, as far as the figure allows to say."""

    MET = "met"
    NOT_MET = "not-met"
    UNCERTAIN = "uncertain"
    """The interval straddles the target."""
    UNKNOWN = "unknown"
    """Nothing was measured."""


@final
@attrs.frozen(kw_only=True)
class Tendency:
    """Where a metric goes over several waves.

    Attributes:
        slope: By how much it changes from wave to wave: the median over all pairs (Sen 1968).
        p_value: How often so steady a course would come by chance alone if it went nowhere, 0 to 1 (Mann 1945, Kendall 1975).
        level: The level the verdict was taken at, between 0 and 1.
        n: How many waves have a figure, at least 4.
        verdict: What may be said.
    """

    slope: float = attrs.field(converter=as_number)
    p_value: float = attrs.field(converter=as_number)
    level: float = attrs.field(converter=as_number)
    n: int
    verdict: Evolution

    def __attrs_post_init__(self) -> None:
        number(self.slope, "slope")
        number_within(self.p_value, "p_value", 0, 1)
        open_unit(self.level, "level")
        whole(self.n, "n", FEWEST_WAVES, LARGEST_INTEGER)
        member(self.verdict, "verdict", Evolution)


@final
@attrs.frozen(kw_only=True)
class Measurement:
    """What a metric was in a wave.

    Attributes:
        metric: The metric.
        wave: The wave's id.
        on: The wave's last day in the field.
        tally: What was answered, of all segments together.
        weighted: How much each point of the scale counts: the tally's own counts where one segment answered; where there are
            several, their shares weighted by population, times the effective number of answers (Kish 1965).
        value: The figure with its interval, or why there is none.
    """

    metric: Metric
    wave: EvidenceId = attrs.field(converter=EvidenceId)
    on: date
    tally: Tally
    weighted: tuple[float, ...] = attrs.field(converter=Items[float])
    value: Estimated

    def __attrs_post_init__(self) -> None:
        instance(self.metric, "metric", Metric)
        identifier(self.wave, "wave")
        day(self.on, "on")
        instance(self.tally, "tally", Tally)
        collection(self.weighted, "weighted")
        for place, each in enumerate(self.weighted):
            number_within(each, f"weighted[{place}]", 0, LARGEST_INTEGER)
        if len(self.weighted) != len(self.tally.counts):
            law = f"have {len(self.tally.counts)} members, one per point of the scale"
            raise BrokenLawError("length.mismatch", "weighted", law, str(len(self.weighted)))
        if type(self.value) not in get_args(Estimated):
            raise WrongTypeError("value", "an Estimate or an Unknown", self.value)


def estimate(metric: Metric, scale: Scale, weighted: Sequence[float], *, level: float = LEVEL) -> Estimated:
    """Return the figure of a metric with its interval, or why there is none.

    A net promoter score has the adjusted Wald interval, widened to hold the score, which the published one does not always; a share
    has the Wilson interval; a mean has that of Student's t, cut at the ends of the scale. Where all answers agree a mean is
    unknown: without spread there is no interval.

    Args:
        metric: What to compute.
        scale: What could be answered.
        weighted: How much each point counts, in the order of the scale.
        level: Share of such intervals that hold the true figure, between 0 and 1.
    """
    n = math.fsum(weighted)
    if n == 0:
        return NOBODY_ANSWERED
    answers = max(math.floor(round(n, DECIMALS)), 1)
    match metric.statistic:
        case Statistic.NET_PROMOTER:
            score = _net_promoter(scale, weighted, level)
            low, high = min(score.low, score.score), max(score.high, score.score)
            return Estimate(value=score.score, low=low, high=high, level=level, n=answers, method=score.method)
        case Statistic.TOP_BOX | Statistic.SHARE:
            successes = _successes(metric, scale, weighted)
            interval = wilson(successes, n, level=level)
            return Estimate(value=successes / n, low=interval.low, high=interval.high, level=level, n=answers, method="Wilson")
        case Statistic.MEAN:
            try:
                mean = mean_interval(weighted, scale.values, level=level)
            except NoDataError:
                return Unknown(reason="a single answer has no spread from which an interval could be made")
            if mean.sd == 0:
                return Unknown(reason="all answers agree, and without spread there is no interval")
            low, high = max(mean.low, float(scale.values[0])), min(mean.high, float(scale.values[-1]))
            return Estimate(value=mean.mean, low=low, high=high, level=level, n=answers, method="Student's t")


def compare_measurements(earlier: Measurement, later: Measurement, *, level: float = LEVEL) -> Comparison:
    """Tell whether a metric changed from one wave to another: the difference later − earlier with its interval and p-value.

    Shares are compared by Newcombe's interval and the pooled test of two shares, net promoter scores by the adjusted Wald interval
    of their difference, means by Welch's. What changed is better or worse as the metric says; a p-value above 1 − *level* is no
    evidence of change, which is not evidence of none. For more than one comparison ask `compare_family`.

    Args:
        earlier: The one.
        later: The other, of the same metric.
        level: Share of such intervals that hold the true difference, between 0 and 1.

    Returns:
        The comparison; without figures, and with the verdict that it cannot be told, where one of the two has none.

    Raises:
        BrokenLawError: The two are of different metrics or scales, or the later one is the earlier.
    """
    return compare_family([(earlier, later)], level=level)[0]


def compare_family(pairs: Iterable[tuple[Measurement, Measurement]], *, level: float = LEVEL) -> tuple[Comparison, ...]:
    """Compare several pairs, each earlier and later, so that all verdicts may be read together.

    The p-values are adjusted by Holm's method over those pairs that can be compared; intervals are shown as each pair alone would
    have them.

    Args:
        pairs: At least one.
        level: As `compare_measurements`.

    Raises:
        NoDataError: There are no pairs.
        BrokenLawError: As `compare_measurements`.
    """
    open_unit(as_number(level), "level")
    given = Items[tuple[Measurement, Measurement]](pairs)
    for place, pair in enumerate(collection(given, "pairs")):
        _are_a_pair(pair, f"pairs[{place}]")
    if not given:
        raise NoDataError("pairs", "there is nothing to compare")
    found = [_difference(earlier, later, level) for earlier, later in given]
    told = [each.p_value for each in found if each is not None]
    adjusted = iter(holm(told) if told else ())
    return tuple(
        _verdict(each, None if each is None else next(adjusted), earlier.metric, level)
        for (earlier, _), each in zip(given, found, strict=True)
    )


def achievement(objective: Objective, measurements: Iterable[Measurement], on: date) -> Achievement:
    """Tell whether an objective was reached by the last measurement of its metric on or before a day.

    Met only where the whole interval clears the target; an interval that straddles it leaves it uncertain.

    Args:
        objective: What is to be reached.
        measurements: Of any metrics, in any order.
        on: The day.
    """
    instance(objective, "objective", Objective)
    day(on, "on")
    known = Items[Measurement](measurements)
    members(known, "measurements", Measurement)
    mine = [each for each in known if each.metric.id == objective.metric and each.on <= on]
    if not mine:
        return Achievement.UNKNOWN
    last = max(mine, key=lambda each: (each.on, each.wave))
    value = last.value
    if isinstance(value, Unknown):
        return Achievement.UNKNOWN
    worst, best = (value.low, value.high) if last.metric.better is Direction.MORE else (-value.high, -value.low)
    target = objective.target if last.metric.better is Direction.MORE else -objective.target
    if worst >= target:
        return Achievement.MET
    return Achievement.NOT_MET if best < target else Achievement.UNCERTAIN


def tendency(measurements: Iterable[Measurement], *, level: float = LEVEL) -> Tendency | Unknown:
    """Tell whether a metric rises or falls over its waves, by the test of Mann and Kendall and Sen's slope.

    Args:
        measurements: Of one metric, in any order; those without a figure are left out.
        level: A tendency is told where the p-value is at most 1 − *level*.

    Returns:
        The tendency; unknown where fewer than four waves have a figure.

    Raises:
        BrokenLawError: The measurements are of several metrics.
    """
    known = Items[Measurement](measurements)
    members(known, "measurements", Measurement)
    level = as_number(level)
    open_unit(level, "level")
    metrics = sorted({each.metric.id for each in known})
    if len(metrics) > 1:
        raise BrokenLawError("compare.metric", "measurements", "be of one metric", ", ".join(metrics))
    ordered = sorted(known, key=lambda each: (each.on, each.wave))
    values = [each.value.value for each in ordered if isinstance(each.value, Estimate)]
    if len(values) < FEWEST_WAVES:
        return Unknown(reason=f"a tendency takes {FEWEST_WAVES} waves with a figure, and there are {len(values)}")
    slope, p_value = sen_slope(values), mann_kendall(values).p_value
    evolution = _evolution(ordered[0].metric, slope, p_value, level)
    return Tendency(slope=slope, p_value=p_value, level=level, n=len(values), verdict=evolution)


# ---- steps -----------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Difference:
    """Later − earlier, before the p-value is adjusted."""

    value: float
    interval: Interval
    p_value: float
    method: str


def _are_a_pair(pair: object, field: str) -> None:
    members(pair, field, Measurement, least=2)
    earlier, later = cast("tuple[Measurement, Measurement]", pair)
    if (earlier.metric, earlier.tally.scale) != (later.metric, later.tally.scale):
        raise BrokenLawError("compare.metric", field, "be of one metric on one scale", f"{earlier.metric.id}, {later.metric.id}")
    if later.on < earlier.on:
        raise BrokenLawError("compare.order", field, "stand in order, the earlier one first", f"{earlier.on}, {later.on}")


def _difference(earlier: Measurement, later: Measurement, level: float) -> _Difference | None:
    """Return the difference of two figures; `None` where one is missing, or where neither has any spread to measure it by."""
    if isinstance(earlier.value, Unknown) or isinstance(later.value, Unknown):
        return None
    try:
        return _KINDS[earlier.metric.statistic](earlier, later, level)
    except NoDataError:
        return None


def _of_scores(earlier: Measurement, later: Measurement, level: float) -> _Difference:
    before, after = (_net_promoter(each.tally.scale, each.weighted, level) for each in (earlier, later))
    found = difference(after, before, level=level)
    interval = Interval(low=min(found.low, found.points), high=max(found.high, found.points))
    return _Difference(value=found.points, interval=interval, p_value=found.p_value, method="adjusted Wald")


def _of_shares(earlier: Measurement, later: Measurement, level: float) -> _Difference:
    before, after = (
        (_successes(each.metric, each.tally.scale, each.weighted), math.fsum(each.weighted)) for each in (earlier, later)
    )
    return _Difference(
        value=after[0] / after[1] - before[0] / before[1],
        interval=newcombe(*after, *before, level=level),
        p_value=two_proportion_test(*after, *before).p_value,
        method="Newcombe",
    )


def _of_means(earlier: Measurement, later: Measurement, level: float) -> _Difference:
    before, after = (mean_interval(each.weighted, each.tally.scale.values) for each in (earlier, later))
    found = welch(after.mean, after.sd, after.n, before.mean, before.sd, before.n, level=level)
    return _Difference(
        value=found.difference, interval=Interval(low=found.low, high=found.high), p_value=found.p_value, method="Welch"
    )


_KINDS: Final = MappingProxyType(
    {
        Statistic.NET_PROMOTER: _of_scores,
        Statistic.TOP_BOX: _of_shares,
        Statistic.SHARE: _of_shares,
        Statistic.MEAN: _of_means,
    }
)


def _verdict(found: _Difference | None, p_value: float | None, metric: Metric, level: float) -> Comparison:
    if found is None or p_value is None:
        return Comparison(level=level, verdict=Evolution.CANNOT_TELL)
    return Comparison(
        difference=found.value,
        low=found.interval.low,
        high=found.interval.high,
        p_value=p_value,
        level=level,
        method=found.method,
        verdict=_evolution(metric, found.value, p_value, level),
    )


def _evolution(metric: Metric, change: float, p_value: float, level: float) -> Evolution:
    if p_value > 1 - level or change == 0:
        return Evolution.NO_EVIDENCE_OF_CHANGE
    return Evolution.IMPROVED if (change > 0) is (metric.better is Direction.MORE) else Evolution.WORSENED


def _net_promoter(scale: Scale, weighted: Sequence[float], level: float) -> NetPromoter:
    answers = list(zip(scale.values, weighted, strict=True))
    promoters = math.fsum(count for value, count in answers if value >= PROMOTERS_FROM)
    detractors = math.fsum(count for value, count in answers if value <= DETRACTORS_TO)
    passives = math.fsum(count for value, count in answers if DETRACTORS_TO < value < PROMOTERS_FROM)
    return net_promoter(promoters, passives, detractors, level=level)


def _successes(metric: Metric, scale: Scale, weighted: Sequence[float]) -> float:
    counting = metric.points if metric.statistic is Statistic.SHARE else scale.values[-metric.top :]
    return math.fsum(count for value, count in zip(scale.values, weighted, strict=True) if value in counting)
