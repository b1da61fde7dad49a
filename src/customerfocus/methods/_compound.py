"""The distribution of the total of many independent losses on a grid of amounts, from 0 up.

The transform of the total is the product of those of its parts: e^(Λ(*φ* − 1)) for everything that happens at a rate, where *φ* is
the transform of the mixture of severities, and 1 − *p* + *pφ* for each loss that happens once or not at all. Before they are
transformed, the masses are tilted by e^(−*θk*), and after it tilted back: what passes the end of the grid and comes back at its
start is so divided by e^12. Masses up to a point depend on no severity above it, so that nothing is lost where the grid ends; and
expected shortfalls rest on the exact mean, not on what the grid holds of the tail.

Between the points each mass is spread over the step around it, but for that of 0: so there is a distribution, of the same mean,
whose quantiles move smoothly.

Source: R. Grübel and R. Hermesmeier, "Computation of compound distributions I: aliasing errors and exponential tilting", *ASTIN
Bulletin* 29 (1999).
"""

from __future__ import annotations

import cmath
import math
from bisect import bisect_left
from itertools import accumulate, pairwise, repeat
from operator import mul, truediv
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._value import Value
from customerfocus.methods._fourier import Turns, backward, fewer, forward, turns
from customerfocus.methods._spread import Severity, coarser, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

_TILT: Final = 12.0
_COARSE: Final = 64  # points of the grids on which the end of the final one is sought
_SPARE: Final = 2  # steps of such a grid
_DEVIATIONS: Final = 12.0  # from the mean to the end of the first
_LONGER: Final = 2.0
_SPLIT: Final = 1.5  # steps: no single amount is spread farther
_DRIFT: Final = 1.25  # deviations: blurred by fewer, steps are still seen when the step of the grid is halved


@final
@attrs.frozen(kw_only=True)
class Losses(Value):
    """What may be lost: severities with the rates at which they come, and with the chances that they come once.

    Attributes:
        rates: Rates above 0, each with its severity.
        chances: Probabilities above 0, each with its severity.
        mean: The mean of the total.
        sd: Its standard deviation.
    """

    rates: tuple[tuple[float, Severity], ...]
    chances: tuple[tuple[float, Severity], ...]
    mean: float
    sd: float

    def nothing(self) -> float:
        """Return how likely it is that nothing is lost at all."""
        return math.exp(-math.fsum(rate for rate, _ in self.rates)) * math.prod(1 - chance for chance, _ in self.chances)


@final
@attrs.frozen(kw_only=True)
class Grid(Value):
    """The distribution of a total, up to the end of a grid.

    Attributes:
        step: The distance between two points.
        mean: The mean of the total.
        up_to: The probability of a total below the middle between each point and the next.
        limited: The mean of the lesser of the total and that middle.
    """

    step: float
    mean: float
    up_to: tuple[float, ...]
    limited: tuple[float, ...]

    @property
    def reach(self) -> float:
        """The highest level of which the quantile lies on the grid."""
        return self.up_to[-1]

    @property
    def top(self) -> float:
        """The largest amount on the grid."""
        return (len(self.up_to) - 0.5) * self.step

    def value_at_risk(self, level: float) -> float:
        """Return the least amount that is not passed with a probability of *level*; the end of the grid if it lies beyond."""
        place = bisect_left(self.up_to, level)
        if place == 0:
            return 0.0
        if place == len(self.up_to):
            return self.top
        below = self.up_to[place - 1]
        return self.step * (place - 0.5 + (level - below) / (self.up_to[place] - below))

    def expected_shortfall(self, level: float) -> float:
        """Return the mean of the total in the worst share of 1 − *level* of all years."""
        amount = self.value_at_risk(level)
        return amount + max(self.mean - self._limited_mean(amount, level), 0.0) / (1 - level)

    def exceedance(self, amount: float) -> float:
        """Return the probability of a total above an amount, which is no larger than the end of the grid."""
        place, rest = self._middle_below(amount)
        if place < 0:
            return 1 - self.up_to[0]
        return 1 - (self.up_to[place] + rest * (self.up_to[place + 1] - self.up_to[place]))

    def _limited_mean(self, amount: float, level: float) -> float:
        place, rest = self._middle_below(amount)
        if place < 0:
            return 0.0  # the amount is 0
        return self.limited[place] + rest * self.step * (1 - (self.up_to[place] + level) / 2)

    def _middle_below(self, amount: float) -> tuple[int, float]:
        """Return the place of the last middle but one that is no greater, −1 if there is none, and the rest in steps."""
        place = min(math.floor(amount / self.step - 0.5), len(self.up_to) - 2)
        return place, amount / self.step - 0.5 - place


def solve(losses: Losses, top: float, size: int) -> tuple[Grid, Grid]:
    """Return the distribution of the total up to an amount, on a grid of *size* points, and on one of half as many."""
    step, turned = top / size, turns(size)
    mixture, single = _spread(losses, step, size)
    fine = _grid(losses, step, mixture, single, turned)
    return fine, _grid(losses, 2 * step, coarser(mixture), [coarser(each) for each in single], fewer(turned))


def blurred(losses: Losses, step: float, tail: float) -> float:
    """Return how far off a quantile may be because the total goes by steps that a grid blurs, and one of twice its step too.

    Such steps come from severities narrower than one of the grid. Where years without any wider one are rarer than *tail*, the
    wider ones smooth them out.
    """
    parts = [*losses.rates, *losses.chances]
    narrow = [(often, severity) for often, severity in parts if severity.sd < step]
    wide = attrs.evolve(
        losses,
        rates=tuple(each for each in losses.rates if each not in narrow),
        chances=tuple(each for each in losses.chances if each not in narrow),
    )
    if wide.nothing() < tail:
        return 0.0
    means = [(often, severity.mean) for often, severity in narrow]
    variance = math.fsum(often * step * min(mean, step / 4) for often, mean in means)  # no less than that of spreading them
    most = _SPLIT * step + _DRIFT * math.sqrt(variance)
    return max((min(mean / 2, most) for _, mean in means), default=0.0)


def end(losses: Losses, tail: float) -> float:
    """Return an amount that is passed with a probability of about *tail*, or less, found on ever shorter grids of few points.

    It is no more than twice *mean*/*tail*, which Markov's inequality holds to be enough.
    """
    top = losses.mean + _DEVIATIONS * losses.sd
    if losses.nothing() >= 1 - 2 * tail:
        return top
    while (grid := _coarse(losses, top)).reach < 1 - tail and top < losses.mean / tail:
        top *= _LONGER
    while (place := bisect_left(grid.up_to, 1 - tail) + _SPARE) <= _COARSE / 2:
        grid = _coarse(losses, place * grid.step)
    return min(place, _COARSE) * grid.step


def _coarse(losses: Losses, top: float) -> Grid:
    return _grid(losses, top / _COARSE, *_spread(losses, top / _COARSE, _COARSE), turns(_COARSE))


def _spread(losses: Losses, step: float, size: int) -> tuple[list[float], list[list[float]]]:
    """Return the masses of everything that comes at a rate, and of each severity that comes once."""
    return spread(losses.rates, step, size), [spread([(1.0, severity)], step, size) for _, severity in losses.chances]


def _grid(losses: Losses, step: float, mixture: Sequence[float], single: Sequence[Sequence[float]], turned: Turns) -> Grid:
    size = len(mixture)
    tilts = [math.exp(-_TILT * place / size) for place in range(size)]
    rate = math.fsum(each for each, _ in losses.rates)
    transform: list[complex] = [cmath.exp(each - rate) for each in forward(list(map(mul, mixture, tilts)), turned)]
    for (chance, _), masses in zip(losses.chances, single, strict=True):
        factors = [1 - chance + chance * each for each in forward(list(map(mul, masses, tilts)), turned)]
        transform = list(map(mul, transform, factors))
    masses = list(map(truediv, backward(transform, turned), tilts))
    masses[0] = max(masses[0], losses.nothing())
    up_to = tuple(map(min, accumulate(accumulate(masses), max), repeat(1.0)))
    areas = [step * (1 - up_to[0]) / 2, *(step * (1 - (one + other) / 2) for one, other in pairwise(up_to))]
    return Grid(step=step, mean=losses.mean, up_to=up_to, limited=tuple(accumulate(areas)))
