"""Losses in money: how much a year may cost, and how sure that is.

**Definition.** A risk is how often it strikes and how much it costs then. The total of a year is the sum over all risks, of which
each strikes once or not at all, or any number of times at a rate. Its *value at risk* at a level is the least amount that it does
not pass with a probability of at least that level; its *expected shortfall* is the mean over the worst years, whose share is
1 − level; its *exceedance* of an amount is the probability to pass it.

**How it is computed.** Not by simulation: severities are spread over a grid of amounts, and the distribution of the total is found
by Fourier transforms. The same input gives the same digits on every run. The grid is refined until halving its step hardly moves
any figure, as the accuracy asked will have it, and `LossDistribution.error_bound` says how far off they may still be.

**When to use it.** To set what an action costs against what it spares, and to see what a bad year costs; where how often and how
much can be estimated, be it in wide ranges. **When not.** For what has no price; and where risks strike together: they are taken to
be independent, and a common cause makes bad years worse than is said here.

Source: S. A. Klugman, H. H. Panjer and G. E. Willmot, *Loss Models* (4th ed. 2012), chapter 9; expected shortfall as in C. Acerbi
and D. Tasche, "On the coherence of expected shortfall", *Journal of Banking & Finance* 26 (2002).
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from customerfocus._checks import (
    Items,
    as_number,
    instance,
    members,
    number,
    number_within,
    open_unit,
    optional_instance,
    positive,
)
from customerfocus._value import Value
from customerfocus.errors import NoDataError, OutOfRangeError, WrongTypeError
from customerfocus.methods._compound import Grid, Losses, blurred, end, solve
from customerfocus.methods._spread import Severity
from customerfocus.methods.lognormal import SMALLEST, Lognormal
from customerfocus.methods.pert import Pert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "HIGHEST_LEVEL",
    "HIGHEST_RATE",
    "Frequency",
    "Lognormal",
    "LossDistribution",
    "LossModel",
    "Once",
    "Pert",
    "Poisson",
    "Severity",
    "aggregate",
]

HIGHEST_RATE: Final = 1e6
"""No risk strikes more often in a year."""
HIGHEST_LEVEL: Final = 1 - 1e-8
"""No figure is told of rarer years than one in a hundred million."""

_COMMONEST: Final = 1 / 2  # of the years: here figures begin to be compared
_BEYOND_FIRST: Final = 1e-3  # of the years, or a twentieth of those with a loss, lies beyond the first grid
_SHARE_OF_LOSSES: Final = 1 / 20
_BEYOND_NEXT: Final = 1e-2  # of what lies beyond a grid lies beyond the next
_RAREST: Final = 1e-9
_MOST_GRIDS: Final = 4  # from the tail of the first to the rarest
_SIZES: Final = (2**11, 2**12, 2**13, 2**14, 2**15, 2**16)
_LEVELS: Final = 64
_CAUTION: Final = 2.5  # errors may fall with the root of the step, and no slower: 1/(√2 − 1) is 2.42


@final
@attrs.frozen(kw_only=True)
class Once(Value):
    """It strikes once in a year, or not at all.

    Attributes:
        probability: How likely it is that it strikes; 0 to 1.
    """

    probability: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.probability, "probability", 0, 1)


@final
@attrs.frozen(kw_only=True)
class Poisson(Value):
    """It strikes any number of times in a year, each time independently of the others.

    Attributes:
        rate: How often it strikes in a year, on average; 0 to 1,000,000.
    """

    rate: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.rate, "rate", 0, HIGHEST_RATE)


Frequency: TypeAlias = Once | Poisson
"""How often a risk strikes in a year."""


@final
@attrs.frozen(kw_only=True)
class LossModel(Value):
    """What a risk may cost in a year.

    Attributes:
        frequency: How often it strikes: `Once` or `Poisson`.
        severity: How much it costs each time it does, in one currency: `Lognormal`, or a `Pert` from 0 on or above.

    Raises:
        WrongTypeError: The frequency or the severity is of another class.
        OutOfRangeError: The severity may be below 0, for a gain is no loss; or it lies out of all proportion.

    Examples:
        >>> LossModel(frequency=Poisson(rate=0.5), severity=Pert(low=1_000, mode=2_000, high=9_000)).mean
        1500.0
    """

    frequency: Frequency
    severity: Severity

    def __attrs_post_init__(self) -> None:
        if type(self.frequency) not in (Once, Poisson):
            raise WrongTypeError("frequency", "a Once or a Poisson", self.frequency)
        if type(self.severity) not in (Lognormal, Pert):
            raise WrongTypeError("severity", "a Lognormal or a Pert", self.severity)
        if isinstance(self.severity, Pert):
            number_within(self.severity.low, "severity.low", 0, self.severity.high)
            number_within(self.severity.high, "severity.high", SMALLEST, math.inf)

    @property
    def mean(self) -> float:
        """The mean cost of a year."""
        mean, _ = _moments(self)
        return mean

    @property
    def sd(self) -> float:
        """The standard deviation of the cost of a year."""
        _, variance = _moments(self)
        return math.sqrt(variance)


@final
@attrs.frozen(kw_only=True)
class LossDistribution(Value):
    """How much a year may cost in total; made by `aggregate`.

    Attributes:
        mean: The mean total, exactly.
        sd: Its standard deviation, exactly.
        error_bound: How far off a value at risk or an expected shortfall may be at levels from 0.5 to 0.999, as a share of the
            expected shortfall of the level. It is measured, not proved: two and a half times as far as halving the step of the grid
            has moved any of them, and what halving cannot show, the steps of a total of nearly equal losses. At the very level at
            which a total jumps, as at 0.95 where a loss strikes in one year of 20, either end of the jump is as near. Where this is
            above the accuracy asked, that could not be reached.
    """

    mean: float = attrs.field(converter=as_number)
    sd: float = attrs.field(converter=as_number)
    error_bound: float = attrs.field(converter=as_number)
    _losses: Losses = attrs.field(alias="losses", repr=False)
    _accuracy: float = attrs.field(alias="accuracy", converter=as_number, repr=False)
    _grid: Grid | None = attrs.field(alias="grid", repr=False, eq=False)  # follows from the others

    def __attrs_post_init__(self) -> None:
        for field in ("mean", "sd", "error_bound"):
            number_within(getattr(self, field), field, 0, math.inf)
        instance(self._losses, "losses", Losses)
        positive(self._accuracy, "accuracy")
        optional_instance(self._grid, "grid", Grid)

    def value_at_risk(self, level: float) -> float:
        """Return the least amount that a year does not pass with a probability of at least *level*.

        It is 0 where a year without any loss is that likely, or where the amount is too small a share of the expected shortfall to
        be told from 0 with the accuracy asked. As a function of the level it may jump; as one of the probability of a loss, too.

        Args:
            level: A share of all years, between 0 and 1, at most 1 − 10⁻⁸.

        Returns:
            An amount, 0 or more.

        Raises:
            WrongTypeError: The level is no number.
            BrokenLawError: It is not between 0 and 1.
            OutOfRangeError: It is above 1 − 10⁻⁸.
        """
        return self._told(Grid.value_at_risk, _level(level))

    def expected_shortfall(self, level: float) -> float:
        """Return the mean total of the worst years, whose share is 1 − *level*.

        It is no less than the value at risk, and moves smoothly with the level.

        Args:
            level: A share of all years, between 0 and 1, at most 1 − 10⁻⁸.

        Returns:
            An amount, 0 or more.

        Raises:
            WrongTypeError: The level is no number.
            BrokenLawError: It is not between 0 and 1.
            OutOfRangeError: It is above 1 − 10⁻⁸.
        """
        return self._told(Grid.expected_shortfall, _level(level))

    def exceedance(self, amount: float) -> float:
        """Return the probability that a year costs more than an amount.

        Args:
            amount: An amount, 0 or more.

        Returns:
            A share of all years; 0 where it is below 10⁻⁹.

        Raises:
            WrongTypeError: The amount is no number.
            NotFiniteError: It is not finite.
            OutOfRangeError: It is below 0.
        """
        amount = as_number(amount)
        number(amount, "amount")
        if amount < 0:
            raise OutOfRangeError("amount", amount, 0, math.inf)
        ceiling = 1 - self._losses.nothing()
        if amount == 0:
            return ceiling
        for grid in self._grids():
            if amount <= grid.top:
                return min(ceiling, grid.exceedance(amount))
            ceiling = min(ceiling, 1 - grid.reach)
        return 0.0

    def _told(self, ask: Callable[[Grid, float], float], level: float) -> float:
        """Ask the first grid that reaches the level, and tell no less than is told of lower levels."""
        floor = 0.0
        for grid in self._grids():
            if level <= grid.reach:
                return max(floor, ask(grid, level))
            floor = max(floor, ask(grid, grid.reach))
        return floor

    def _grids(self) -> Iterator[Grid]:
        """Yield ever longer grids, each found when it is asked for; none where nothing can be lost."""
        if self._grid is None:
            return
        yield self._grid
        first = _tail(self._losses)
        tails = [max(first * _BEYOND_NEXT**place, _RAREST) for place in range(_MOST_GRIDS)]
        for often, seldom in pairwise(tails):
            if often > _RAREST:
                grid, _ = _refined(self._losses, often, seldom, self._accuracy)
                yield grid


def aggregate(models: Iterable[LossModel], *, accuracy: float = 1e-3) -> LossDistribution:
    """Return the distribution of what a year costs in total, where risks are independent of one another.

    Args:
        models: What each risk may cost, at least one, all in one currency; their order does not matter.
        accuracy: The error that is allowed, as a share of the expected shortfall of a level; above 0, at most 1. Below 10⁻⁵ it is
            seldom reached, since the grid has 65,536 points at most.

    Returns:
        The distribution; its `error_bound` tells whether the accuracy was reached.

    Raises:
        WrongTypeError: The models are no list, one is none, or the accuracy is no number.
        OutOfRangeError: The accuracy is above 1.
        NotPositiveError: It is not above 0.
        NoDataError: There is no model: what a year costs is not known, which is not 0.

    Examples:
        >>> fire = LossModel(frequency=Once(probability=0.02), severity=Lognormal.from_range(10_000, 1_000_000))
        >>> year = aggregate([fire])
        >>> round(year.mean)
        5328
        >>> round(year.value_at_risk(0.99), -2), round(year.expected_shortfall(0.99), -2)
        (100000.0, 489800.0)
    """
    given = Items[LossModel](models)
    members(given, "models", LossModel)
    accuracy = as_number(accuracy)
    positive(accuracy, "accuracy")
    number_within(accuracy, "accuracy", 0, 1)
    if not given:
        raise NoDataError("models", "there is no loss")
    losses = _losses(sorted(given, key=_order))
    grid, error = _refined(losses, _COMMONEST, _tail(losses), accuracy) if losses.mean > 0 else (None, 0.0)
    return LossDistribution(mean=losses.mean, sd=losses.sd, error_bound=error, losses=losses, accuracy=accuracy, grid=grid)


def _moments(model: LossModel) -> tuple[float, float]:
    """Return the mean and the variance: *λ*E[*X*²] at a rate, *p*Var[*X*] + *p*(1 − *p*)E[*X*]² for what happens once."""
    often, mean, sd = _how_often(model.frequency), model.severity.mean, model.severity.sd
    again = 1.0 if isinstance(model.frequency, Poisson) else 1 - often
    return often * mean, often * (sd**2 + again * mean**2)


def _how_often(frequency: Frequency) -> float:
    return frequency.rate if isinstance(frequency, Poisson) else frequency.probability


def _order(model: LossModel) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return attrs.astuple(model.frequency), attrs.astuple(model.severity)


def _losses(models: Iterable[LossModel]) -> Losses:
    known = [each for each in models if _how_often(each.frequency) > 0]
    moments = list(map(_moments, known))
    return Losses(
        rates=tuple((each.frequency.rate, each.severity) for each in known if isinstance(each.frequency, Poisson)),
        chances=tuple((each.frequency.probability, each.severity) for each in known if isinstance(each.frequency, Once)),
        mean=math.fsum(mean for mean, _ in moments),
        sd=math.sqrt(math.fsum(variance for _, variance in moments)),
    )


def _tail(losses: Losses) -> float:
    """Return the share of all years that may lie beyond the first grid."""
    return max(min(_BEYOND_FIRST, _SHARE_OF_LOSSES * (1 - losses.nothing())), _RAREST)


def _refined(losses: Losses, often: float, seldom: float, accuracy: float) -> tuple[Grid, float]:
    """Return a grid for the years from one in 1/*often* to one in 1/*seldom*, and the error of its figures.

    It is the coarsest that is fine enough, or the finest there is.
    """
    top = end(losses, seldom)
    levels = [1 - often * (seldom / often) ** (each / _LEVELS) for each in range(_LEVELS + 1)]
    first, *finer = _SIZES
    fine, error = _measured(losses, top, first, levels, seldom)
    for size in finer:
        if error > accuracy:
            fine, error = _measured(losses, top, size, levels, seldom)
    return fine, error


def _measured(losses: Losses, top: float, size: int, levels: Iterable[float], seldom: float) -> tuple[Grid, float]:
    """Return a grid, and the error of its figures at some levels, of which 1 − *seldom* is the highest."""
    fine, coarse = solve(losses, top, size)
    steps, nothing = blurred(losses, fine.step, seldom), losses.nothing()
    return fine, max(_off(fine, coarse, level, steps, nothing) for level in levels)


def _off(fine: Grid, coarse: Grid, level: float, steps: float, nothing: float) -> float:
    """Return how far off the figures of the finer of two grids may be at a level, as a share of the expected shortfall.

    What no halving shows is added: steps of the total that both grids blur; and, where nothing is at risk by the grid but something
    is by the chance of *nothing*, a step of the grid.
    """
    at_risk, mean = fine.value_at_risk(level), fine.expected_shortfall(level)
    moved = max(abs(at_risk - coarse.value_at_risk(level)), abs(mean - coarse.expected_shortfall(level)))
    at_start = fine.step if level > nothing else 0.0
    unseen = steps if at_risk > 0 else at_start
    return (_CAUTION * moved + unseen) / mean


def _level(level: float) -> float:
    level = as_number(level)
    open_unit(level, "level")
    number_within(level, "level", 0, HIGHEST_LEVEL)
    return level
