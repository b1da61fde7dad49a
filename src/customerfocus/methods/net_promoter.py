"""The net promoter score: its figure, its interval, and whether two of them differ.

**Definition.** Customers say from 0 to 10 how likely they are to recommend. Promoters answer 9 or 10, passives 7 or 8,
detractors 0 to 6. With *p* and *d* the shares of promoters and of detractors, the score is 100(*p* − *d*) points, from −100 to
100. It is the mean of answers that count 1, 0 or −1, so one answer has the variance *p* + *d* − (*p* − *d*)², and a score of
*n* answers the standard error 100√(variance/*n*).

**When to use it.** To follow over time whether customers recommend one thing, always with the interval: of 100 answers it is
some 30 points wide. **When not.** On another scale (1 to 5, 1 to 10), which makes another figure; where 0 could not be
answered, which makes it too high; for answers that are not independent of each other. Whether promoters or detractors moved,
the score does not say.

A weighted sample is given by its shares times its effective size, so the counts need not be whole numbers.

Source: F. F. Reichheld, "The one number you need to grow", *Harvard Business Review* (December 2003); the intervals: B. Rocks,
"Interval estimation for the 'Net Promoter Score'", *The American Statistician* 70 (2016).
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Final, Literal, TypeAlias, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, as_number, instance, interval, number, number_within, positive
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NoDataError, NotOneOfError
from customerfocus.methods._common import normal_test, z_value

HIGHEST: Final = 100.0
"""A score runs from minus this to this."""

Method: TypeAlias = Literal["adjusted Wald", "Wald"]
"""How an interval is made."""

METHODS: Final[tuple[Method, ...]] = ("adjusted Wald", "Wald")
"""The two there are; the first is the one to use."""

_TO_EITHER_END: Final = Fraction(3, 4)
_TO_THE_MIDDLE: Final = Fraction(3, 2)
_TO_BOTH_ENDS: Final = 1.5
_IN_ALL: Final = 3.0


@final
@attrs.frozen(kw_only=True)
class NetPromoter(Value):
    """A score and how sure we are of it.

    Score, variance and standard error are those of the answers that were given. The interval is as published: where few answered,
    the adjusted one need not hold the score.

    Attributes:
        score: Points, −100 to 100.
        variance: That of one answer which counts 1, 0 or −1; 0 where all answers are alike, to 1 where half stands at either end.
        standard_error: Points, no less than 0.
        low: The lower end of the interval in points, no less than −100.
        high: Its upper end in points, no more than 100.
        n: How many answered, above 0.
        method: How the interval was made, one of `METHODS`.
    """

    score: float = attrs.field(converter=as_number)
    variance: float = attrs.field(converter=as_number)
    standard_error: float = attrs.field(converter=as_number)
    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    n: float = attrs.field(converter=as_number)
    method: Method

    def __attrs_post_init__(self) -> None:
        number_within(self.score, "score", -HIGHEST, HIGHEST)
        number_within(self.variance, "variance", 0, 1)
        number(self.standard_error, "standard_error")
        if self.standard_error < 0:
            raise BrokenLawError("standard-error.negative", "standard_error", "be no less than 0", repr(self.standard_error))
        number_within(self.low, "low", -HIGHEST, HIGHEST)
        number_within(self.high, "high", -HIGHEST, HIGHEST)
        interval(self.low, self.high)
        positive(self.n, "n")
        number_within(self.n, "n", 0, LARGEST_INTEGER)
        _known(self.method)


@final
@attrs.frozen(kw_only=True)
class NetPromoterDifference(Value):
    """How far two scores lie apart.

    Attributes:
        points: The first score less the second, −200 to 200.
        low: The lower end of its interval in points, no less than −200; the interval need not hold the difference.
        high: The upper end in points, no more than 200.
        statistic: The difference in standard errors.
        p_value: How often scores would lie as far apart, in either direction, by chance alone; 0 to 1.
    """

    points: float = attrs.field(converter=as_number)
    low: float = attrs.field(converter=as_number)
    high: float = attrs.field(converter=as_number)
    statistic: float = attrs.field(converter=as_number)
    p_value: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.points, "points", -2 * HIGHEST, 2 * HIGHEST)
        number_within(self.low, "low", -2 * HIGHEST, 2 * HIGHEST)
        number_within(self.high, "high", -2 * HIGHEST, 2 * HIGHEST)
        interval(self.low, self.high)
        number(self.statistic, "statistic")
        number_within(self.p_value, "p_value", 0, 1)


def net_promoter(
    promoters: float, passives: float, detractors: float, *, level: float = 0.95, method: Method = "adjusted Wald"
) -> NetPromoter:
    """Return the score 100(*p* − *d*) with its interval.

    Wald's interval is the score ± *z* standard errors. The adjusted one first adds three answers that nobody gave, ¾ to either end
    and 1½ to the middle, and has a width even where all answers are alike. Both are cut at −100 and 100.

    Args:
        promoters: How many answered 9 or 10, none or more.
        passives: How many answered 7 or 8, none or more.
        detractors: How many answered 0 to 6, none or more.
        level: Share of such intervals that hold the true score, between 0 and 1.
        method: "adjusted Wald", or "Wald", which is there to be compared with: of few answers it promises far too much.

    Raises:
        WrongTypeError: A count or the level is not a number.
        OutOfRangeError: A count is below 0, or there are more than 2⁵³ − 1 answers.
        NoDataError: There are no answers.
        BrokenLawError: The level is not between 0 and 1.
        NotOneOfError: There is no such method.

    Examples:
        >>> found = net_promoter(50, 30, 20)
        >>> found.score, round(found.low, 1), round(found.high, 1)
        (30.0, 14.1, 44.2)
        >>> net_promoter(5, 0, 0, method="Wald").low
        100.0
        >>> round(net_promoter(5, 0, 0).low, 1)
        17.5
    """
    _known(method)
    above, between, below = _counted(promoters, "promoters"), _counted(passives, "passives"), _counted(detractors, "detractors")
    n = float(above + between + below)
    number_within(n, "n", 0, LARGEST_INTEGER)
    if n == 0:
        raise NoDataError("n", "there are no answers")
    net, variance = _moments(above, between, below)
    centre, spread, size = net, variance, n
    if method == "adjusted Wald":
        centre, spread = _moments(above + _TO_EITHER_END, between + _TO_THE_MIDDLE, below + _TO_EITHER_END)
        size = n + _IN_ALL
    half = z_value(level) * _standard_error(float(spread), size)
    return NetPromoter(
        score=float(100 * net),
        variance=float(variance),
        standard_error=_standard_error(float(variance), n),
        low=max(float(100 * centre) - half, -HIGHEST),
        high=min(float(100 * centre) + half, HIGHEST),
        n=n,
        method=method,
    )


def difference(first: NetPromoter, second: NetPromoter, *, level: float = 0.95) -> NetPromoterDifference:
    """Return by how many points the first score is above the second, with its interval and a test in either direction.

    The interval is that of the adjusted samples: *c*₁ − *c*₂ ± *z*√(Σ*wₖ*/(*nₖ* + 3)) with *cₖ* = *sₖnₖ*/(*nₖ* + 3) and
    *wₖ* = (*nₖ*(*vₖ* + *sₖ*²) + 1½)/(*nₖ* + 3) − *cₖ*², in points and cut at −200 and 200; *s* is the score as a share, *v* the
    variance of one answer. The statistic is that of the answers as given: (*s*₁ − *s*₂)/√(Σ*vₖ*/*nₖ*). How the intervals of the two
    were made makes no difference.

    Of few answers the statistic makes too much, as Wald's interval does, and the two may disagree: trust the interval then.

    Args:
        first: One score.
        second: That of another sample, independent of the first.
        level: Share of such intervals that hold the true difference, between 0 and 1.

    Raises:
        WrongTypeError: One of the two is no `NetPromoter`, or the level is not a number.
        BrokenLawError: The level is not between 0 and 1.
        NoDataError: All answers of the first are alike, and so are all of the second: there is no variation to measure a difference
            by, whatever the two scores are.

    Examples:
        >>> found = difference(net_promoter(60, 20, 20), net_promoter(40, 30, 30))
        >>> found.points, round(found.low, 1), round(found.high, 1), round(found.p_value, 4)
        (30.0, 6.9, 51.4, 0.0093)
    """
    instance(first, "first", NetPromoter)
    instance(second, "second", NetPromoter)
    reach = z_value(level)
    if first.variance == second.variance == 0:
        raise NoDataError("first", "neither sample has any variation to measure a difference by")
    points = first.score - second.score
    plain = math.hypot(_standard_error(first.variance, first.n), _standard_error(second.variance, second.n))
    centre_1, error_1 = _adjusted(first)
    centre_2, error_2 = _adjusted(second)
    half = reach * math.hypot(error_1, error_2)
    test = normal_test(points / plain)
    return NetPromoterDifference(
        points=points,
        low=max(centre_1 - centre_2 - half, -2 * HIGHEST),
        high=min(centre_1 - centre_2 + half, 2 * HIGHEST),
        statistic=test.statistic,
        p_value=test.p_value,
    )


def _known(method: object) -> None:
    if type(method) is not str or method not in METHODS:
        raise NotOneOfError("method", method, METHODS)


def _counted(count: float, field: str) -> Fraction:
    known = as_number(count)
    number_within(known, field, 0, LARGEST_INTEGER)
    return Fraction(known)


def _moments(promoters: Fraction, passives: Fraction, detractors: Fraction) -> tuple[Fraction, Fraction]:
    """Return mean and variance of answers that count 1, 0 or −1, exactly."""
    n = promoters + passives + detractors
    net = (promoters - detractors) / n
    return net, (promoters + detractors) / n - net * net


def _standard_error(variance: float, n: float) -> float:
    return 100 * (math.sqrt(variance) / math.sqrt(n))  # a quotient of roots neither overflows nor vanishes


def _adjusted(found: NetPromoter) -> tuple[float, float]:
    """Return the score of the adjusted sample and its standard error, in points, from the plain figures."""
    size = found.n + _IN_ALL
    kept = found.n / size
    share = found.score / 100
    variance = kept * found.variance + kept * share * share * (_IN_ALL / size) + _TO_BOTH_ENDS / size
    return found.score * kept, _standard_error(variance, size)
