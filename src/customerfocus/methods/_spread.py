"""How severities of losses are spread over a grid of amounts, without moving their mean.

An amount between two points of the grid is split between them, the more to the nearer: the mean stays, and the variance grows by no
more than a quarter of the square of a step. What is found from the grid is so never too low by the spreading: it is a
mean-preserving spread, which raises every expected shortfall. What lies beyond the grid is left out.

For a lognormal severity the masses are the second differences of its stop-loss transform E[(*X* − *x*)₊], which has a closed form.
The mean is taken off it first: where the grid ends far below the mean, small differences of large figures would have no digits.
Where the grid is finer than such a severity can tell, the transform is found at some points only, and its falls between them by
parabolas. A PERT severity is replaced by amounts so close to one another that the grid cannot tell, each with its density.

Source: H. U. Gerber, "On the numerical evaluation of the distribution of aggregate claims and its stop-loss premiums", *Insurance:
Mathematics and Economics* 1 (1982).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from operator import mul, sub, truediv
from typing import TYPE_CHECKING, Final, TypeAlias

from customerfocus.methods.lognormal import Lognormal
from customerfocus.methods.pert import Pert

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Severity: TypeAlias = Lognormal | Pert
"""How much a loss costs once it is there."""

_ROOT_2: Final = math.sqrt(2)
_POINTS_PER_SIGMA: Final = 32
_FEWEST_POINTS: Final = 64
_NOTHING: Final = 6.0  # erfc of it is 2·10⁻¹⁷
_AMOUNTS_PER_STEP: Final = 4
_AMOUNTS_PER_DEVIATION: Final = 5
_MOST: Final = 0.5  # of a severity; of less, the mean is no difference of large figures
_FARTHEST: Final = 40  # deviations; beyond them lies less than 10⁻¹⁶ of any density without a second hump


def spread(parts: Sequence[tuple[float, Severity]], step: float, size: int) -> list[float]:
    """Return the masses that weighted severities have at 0, *step*, … (*size* − 1)·*step*."""
    smooth = [(weight, severity) for weight, severity in parts if isinstance(severity, Lognormal)]
    masses = _second_differences(smooth, step, size) if smooth else [0.0] * size
    for weight, severity in parts:
        if isinstance(severity, Pert):
            _split(masses, _amounts(severity, step, size), weight, step)
    return masses


def coarser(masses: Sequence[float]) -> list[float]:
    """Return the masses on a grid of twice the step, which is what spreading over that grid gives."""
    found = list(masses[::2])
    for place, mass in enumerate(masses[1::2]):
        found[place] += mass / 2
        if place + 1 < len(found):
            found[place + 1] += mass / 2
    return found


# ---- lognormal severities --------------------------------------------------------------------------------------------


def _second_differences(parts: Sequence[tuple[float, Lognormal]], step: float, size: int) -> list[float]:
    places = _places(min(severity.sigma for _, severity in parts), size)
    falls = _falls(places, _stop_loss(parts, step, places), step)
    total = math.fsum(weight for weight, _ in parts)
    return [total - falls[0], *map(sub, falls, falls[1:size])]


def _places(sigma: float, size: int) -> list[int]:
    """Return from 0 to beyond *size* where a transform is to be found: everywhere at first, then ever less often."""
    fewest = max(_FEWEST_POINTS, math.ceil(_POINTS_PER_SIGMA / sigma))
    stride, found = 1, list(range(min(fewest, size + 1)))
    for doublings in range((size // fewest).bit_length()):
        stride = 2**doublings
        found += range(stride * fewest, min(2 * stride * fewest, size + 1), stride)
    return [*found, found[-1] + stride]


def _stop_loss(parts: Sequence[tuple[float, Lognormal]], step: float, places: Sequence[int]) -> list[float]:
    """Return Σ *w*·(E[(*X* − *x*)₊] − E[*X*]) at some places of the grid, of which the first is 0."""
    amounts = [place * step for place in places[1:]]
    logs = list(map(math.log, amounts))
    found = [0.0] * len(amounts)
    for weight, severity in parts:
        scale = 1 / (severity.sigma * _ROOT_2)
        centre, shift = math.log(severity.median) * scale, severity.sigma / _ROOT_2
        mean, share = weight * severity.mean / 2, weight / 2
        count = bisect_left(logs, (centre + shift + _NOTHING) / scale)
        away = [log * scale - centre for log in logs[:count]]
        below, beyond = map(math.erfc, [shift - each for each in away]), map(math.erfc, away)
        found[:count] = [
            before - mean * one - share * amount * other
            for before, one, other, amount in zip(found, below, beyond, amounts, strict=False)
        ]
        found[count:] = [before - 2 * mean for before in found[count:]]
    return [0.0, *found]


def _falls(places: Sequence[int], transform: Sequence[float], step: float) -> list[float]:
    """Return by how much the transform falls over each step of all stretches but the last, per unit; on a parabola in long ones."""
    widths = list(map(sub, places[1:], places))
    means = list(map(truediv, map(sub, transform, transform[1:]), [width * step for width in widths]))
    found: list[float] = []
    for place, width in enumerate(widths[:-1]):
        if width == 1:
            found.append(means[place])
        else:
            around = slice(place - 1, place + 2)
            found += _parabola(widths[around], means[around])
    return found


def _parabola(widths: Sequence[int], means: Sequence[float]) -> list[float]:
    """Return the values within the second of three neighbouring stretches, on the parabola that has the mean of each."""
    before, width, after = widths
    left, right = (before + width) / 2, (width + after) / 2
    rising, falling = (means[1] - means[0]) / left, (means[2] - means[1]) / right
    slope, bend = (rising * right + falling * left) / (left + right), (falling - rising) / (left + right)
    middle = means[1] - bend * (width**2 - 1) / 12
    offsets = [each - (width - 1) / 2 for each in range(width)]
    return [middle + each * (slope + bend * each) for each in offsets]


# ---- PERT severities -------------------------------------------------------------------------------------------------


def _amounts(severity: Pert, step: float, size: int) -> list[tuple[float, float]]:
    """Return amounts on the grid and their weights, which sum to the share of the severity that lies there."""
    start, sd, top = severity.low, severity.sd, step * size
    up, down = severity.alpha - 1, severity.beta - 1
    mean = start + (severity.high - start) * (1 + up) / (2 + up + down)
    low, high = max(start, mean - _FARTHEST * sd), min(severity.high, mean + _FARTHEST * sd, top)
    if low >= high:
        return []
    width = high - low
    count = math.ceil(width * max(_AMOUNTS_PER_STEP / step, _AMOUNTS_PER_DEVIATION / sd))
    half = math.pi / (2 * count)
    rises = [math.sin((each + 0.5) * half) ** 2 for each in range(count)]
    from_start = [low - start + width * rise for rise in rises]
    to_end = [severity.high - high + width * rise for rise in reversed(rises)]
    logs = [up * one + down * other for one, other in zip(map(math.log, from_start), map(math.log, to_end), strict=True)]
    highest = max(logs)
    closeness = map(math.sqrt, map(mul, rises, reversed(rises)))
    densities = list(map(mul, map(math.exp, [each - highest for each in logs]), closeness))
    total, share = math.fsum(densities), 1.0
    if top < severity.high:
        share = severity.cdf(top)
        if share > _MOST:
            mean = (severity.limited_mean(top) - top * (1 - share)) / share  # of what lies on the grid
    shift = mean - math.fsum(map(mul, densities, from_start)) / total if share > _MOST else start
    return [(shift + each, share * density / total) for each, density in zip(from_start, densities, strict=True)]


def _split(masses: list[float], amounts: Iterable[tuple[float, float]], weight: float, step: float) -> None:
    """Add weighted amounts to the points of the grid on either side of them."""
    size = len(masses)
    for amount, share in amounts:
        place, mass = amount / step, weight * share
        lower = int(place)
        upper = mass * (place - lower)
        if lower < size:
            masses[lower] += mass - upper
        if lower + 1 < size:
            masses[lower + 1] += upper
