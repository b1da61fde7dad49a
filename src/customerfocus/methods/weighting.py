"""Weights: making a sample resemble its population, and what that costs.

**Definition.** A weight says for how many of the population a respondent speaks. Post-stratification sets it from one division of
the population into strata; raking from several at once, of which only the totals are known. Unequal weights make a sample of *n* as
good as a smaller one of (Σ*w*)²/Σ*w*² answers with equal weights; *n* divided by that is the design effect.

**When to use it.** Where some groups answered more often than others, and it is known how large they are. **When not.** To repair
a sample in which nobody of a group was asked: no weight makes the silent speak, and it is an error here. Nor for a few respondents
with a huge weight: the effective size shows how little is left.

Figures of respondents and of people may be counts or shares. One that is 0 is read as if it were not there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from operator import itemgetter
from typing import final

import attrs

from customerfocus._checks import (
    LARGEST_INTEGER,
    Items,
    as_number,
    collection,
    instance,
    number,
    number_within,
    open_unit,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, LengthError, NoDataError, WrongTypeError, shown
from customerfocus.methods._common import figures

__all__ = ["Cell", "Raking", "design_effect", "effective_size", "post_stratify", "rake"]

Cell = tuple[str, ...]
"""A combination of categories, one per margin."""


def _sorted(values: Mapping[Cell, float] | Sequence[tuple[Cell, float]]) -> tuple[tuple[Cell, float], ...]:
    """A converter: cell: weight becomes sorted pairs."""
    pairs = tuple(values.items()) if isinstance(values, Mapping) else Items[tuple[Cell, float]](values)
    return tuple((cell, as_number(weight)) for cell, weight in sorted(pairs, key=itemgetter(0))) if _are_weights(pairs) else pairs


def _are_weights(values: object) -> bool:
    return type(values) is tuple and all(type(each) is tuple and len(each) == 2 and _is_cell(each[0]) for each in values)  # noqa: PLR2004


def _is_cell(value: object) -> bool:
    return type(value) is tuple and all(type(each) is str for each in value)


@final
@attrs.frozen(kw_only=True)
class Raking(Value):
    """What raking gave, and whether it may be used.

    Attributes:
        weights: The weight of each respondent of a cell, no less than 0; a new dictionary each time it is asked for.
        converged: Whether every margin is met to within the tolerance. If not, the weights are those of the last round.
        rounds: How many rounds were made, at least 1; a round fits each margin once.
        largest_gap: How far the worst category is from its target, as a share of the total; 0 to 1.
    """

    _weights: tuple[tuple[Cell, float], ...] = attrs.field(alias="weights", converter=_sorted)
    converged: bool
    rounds: int
    largest_gap: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        if not _are_weights(self._weights):
            raise WrongTypeError("weights", "a mapping from tuples of texts to weights", self._weights)
        for cell, weight in self._weights:
            number(weight, _place("weights", cell))
            _not_negative(weight, _place("weights", cell))
        unique((cell for cell, _ in self._weights), "weights")
        instance(self.converged, "converged", bool)
        whole(self.rounds, "rounds", 1, LARGEST_INTEGER)
        number_within(self.largest_gap, "largest_gap", 0, 1)

    @property
    def weights(self) -> dict[Cell, float]:
        """The weight of each respondent of a cell."""
        return dict(self._weights)


def design_effect(weights: Sequence[float]) -> float:
    """Return how many times larger a weighted sample must be than one with equal weights: *n*Σ*w*²/(Σ*w*)².

    It is 1 if all weights are equal. The variance grows by it, the width of an interval by its square root, which is not the design
    effect although some software calls it so.

    Args:
        weights: One per respondent, none below 0; scaling them all changes nothing. A respondent of weight 0 counts in *n*.

    Returns:
        From 1 to *n*.

    Raises:
        WrongTypeError: There is no list of numbers.
        BrokenLawError: A weight is below 0.
        NoDataError: There are no weights, or every weight is 0.

    Source: L. Kish, *Survey Sampling* (1965), and "Weighting for unequal Pi", *Journal of Official Statistics* 8 (1992).

    Examples:
        >>> design_effect([1, 2, 3, 4])
        1.2
    """
    known = _weights(weights)
    return float(len(known) / _effective(known))


def effective_size(weights: Sequence[float]) -> float:
    """Return how many answers with equal weights would be as good: (Σ*w*)²/Σ*w*², which is *n* divided by the design effect.

    It takes the place of *n* in an interval of a weighted share.

    Args:
        weights: One per respondent, none below 0; scaling them all, or adding one of weight 0, changes nothing.

    Returns:
        From 1 to *n*.

    Raises:
        CustomerFocusError: As `design_effect`.

    Source: as `design_effect`.

    Examples:
        >>> effective_size([3, 1])
        1.6
    """
    return float(_effective(_weights(weights)))


def post_stratify(sampled: Mapping[str, float], population: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of each respondent of a stratum: (*N*ₕ/*N*)/(*n*ₕ/*n*).

    It is the stratum's share of the population over its share of the sample. The weights average 1 over the sample.

    Args:
        sampled: How many answered in each stratum; from 0 to 2⁵³ − 1, some of them above 0.
        population: How many there are in each stratum, or their shares; from 0 to 2⁵³ − 1, some of them above 0.

    Returns:
        The weights by stratum, sorted by its name.

    Raises:
        WrongTypeError: An argument is no mapping from texts to numbers.
        OutOfRangeError: A figure is below 0 or too large.
        NoDataError: Nobody was sampled, or the population is nobody.
        BrokenLawError: Somebody was sampled in a stratum that the population has not, or nobody in one that it has; or a weight
            would be too large for a number.

    Source: D. Holt and T. M. F. Smith, "Post stratification", *Journal of the Royal Statistical Society* A 142 (1979).

    Examples:
        >>> post_stratify({"cafés": 30, "homes": 10}, {"cafés": 400, "homes": 1200})
        {'cafés': 0.3333333333333333, 'homes': 3.0}
    """
    answers, people = _figures_of(sampled, "sampled"), _figures_of(population, "population")
    _matched(answers.keys(), people.keys(), "sampled", "population")
    scale = _total(answers.values()) / _total(people.values())
    return {name: _weight(people[name] * scale, answers[name], _place("sampled", (name,))) for name in sorted(answers)}


def rake(
    cells: Mapping[Cell, float], margins: Sequence[Mapping[str, float]], *, tolerance: float = 1e-9, rounds: int = 200
) -> Raking:
    """Return weights with which a sample meets several margins at once, by iterative proportional fitting.

    In each round, each margin in its turn is met exactly by multiplying all cells of a category by its target over its present sum.
    Whatever two cells have in common beyond the margins (their odds ratios) stays as it was sampled.

    The weight of a cell is its fitted figure over the sampled one, so the weights add up to the total of the targets, over all
    respondents: they average 1 if the targets add up to the number of respondents.

    Args:
        cells: How many answered in each combination of categories, one category per margin and in the order of the margins; from 0
            to 2⁵³ − 1, some of them above 0.
        margins: The target of each category, one mapping per margin; from 0 to 2⁵³ − 1, some of them above 0. The totals agree.
        tolerance: How far a category may stay from its target, and the total of a margin from that of the first, as a share of
            the total; between 0 and 1.
        rounds: How many rounds to make at most, 1 to 2⁵³ − 1.

    Returns:
        The weights of all cells above 0. Where a pattern of empty cells keeps the margins from being met, or the rounds were too
        few, `converged` is false and `largest_gap` says by how much: look at it before the weights.

    Raises:
        WrongTypeError: An argument is of the wrong kind.
        LengthError: A cell has more categories than there are margins, or fewer.
        OutOfRangeError: A figure is below 0 or too large, or there is no round.
        NoDataError: There is no margin, all targets of one are 0, or nobody was sampled.
        BrokenLawError: The totals differ; somebody was sampled in a category without a target, or nobody in one that has a target;
            the tolerance is not between 0 and 1; or a weight would be too large for a number.

    Source: W. E. Deming and F. F. Stephan, "On a least squares adjustment of a sampled frequency table when the expected marginal
    totals are known", *The Annals of Mathematical Statistics* 11 (1940).

    Examples:
        >>> asked = {("café", "new"): 10, ("café", "old"): 10, ("home", "new"): 10, ("home", "old"): 40}
        >>> found = rake(asked, [{"café": 60, "home": 60}, {"new": 60, "old": 60}])
        >>> {cell: round(weight, 6) for cell, weight in found.weights.items()}
        {('café', 'new'): 4.0, ('café', 'old'): 2.0, ('home', 'new'): 2.0, ('home', 'old'): 1.0}
        >>> found.converged
        True
    """
    tolerance = as_number(tolerance)
    open_unit(tolerance, "tolerance")
    whole(rounds, "rounds", 1, LARGEST_INTEGER)
    targets = _targets(margins, tolerance)
    sample = _sample(cells, targets)
    shares = [{name: float(each / _total(target.values())) for name, each in target.items()} for target in targets]
    fitted = {cell: float(count) for cell, count in sample.items()}
    fitted, done, gap = _raked(fitted, shares, tolerance, rounds)
    total = _total(targets[0].values())
    return Raking(
        weights={cell: _weight(Fraction(fitted[cell]) * total, count, _place("cells", cell)) for cell, count in sample.items()},
        converged=gap <= tolerance,
        rounds=done,
        largest_gap=gap,
    )


def _targets(margins: Sequence[Mapping[str, float]], tolerance: float) -> list[dict[str, Fraction]]:
    known = Items[Mapping[str, float]](margins)
    collection(known, "margins")
    if not known:
        raise NoDataError("margins", "there is no target")
    found = [_figures_of(each, f"margins[{place}]") for place, each in enumerate(known)]
    first = _total(found[0].values())
    for place, each in enumerate(found):
        total = _total(each.values())
        if abs(total - first) > Fraction(tolerance) * first:
            law = f"add up to {float(first)}, as margins[0] does"
            raise BrokenLawError("margins.total", f"margins[{place}]", law, str(float(total)))
    return found


def _sample(cells: Mapping[Cell, float], targets: Sequence[Mapping[str, Fraction]]) -> dict[Cell, Fraction]:
    if not isinstance(cells, Mapping):
        raise WrongTypeError("cells", "a mapping from tuples of texts to numbers", cells)
    for cell in cells:
        if not _is_cell(cell):
            raise WrongTypeError("cells", "a mapping from tuples of texts to numbers", cell, "type.array")
        if len(cell) != len(targets):
            raise LengthError(_place("cells", cell), len(cell), len(targets), len(targets), "categories", "array.length")
    found = {cell: _figure(cells[cell], _place("cells", cell)) for cell in sorted(cells)}
    found = {cell: count for cell, count in found.items() if count}
    if not found:
        raise NoDataError("cells", "nobody was sampled")
    for place, target in enumerate(targets):
        _matched({cell[place] for cell in found}, target.keys(), "cells", f"margins[{place}]")
    return found


def _raked(
    fitted: dict[Cell, float], shares: Sequence[Mapping[str, float]], tolerance: float, rounds: int
) -> tuple[dict[Cell, float], int, float]:
    """Return the fitted shares of the total, after how many rounds, and the largest gap left."""
    for done in range(1, rounds):
        fitted = _round(fitted, shares)
        gap = _largest_gap(fitted, shares)
        if gap <= tolerance:
            return fitted, done, gap
    fitted = _round(fitted, shares)
    return fitted, rounds, _largest_gap(fitted, shares)


def _round(fitted: dict[Cell, float], shares: Sequence[Mapping[str, float]]) -> dict[Cell, float]:
    for place, target in enumerate(shares):
        fitted = _fitted(fitted, place, target)
    return fitted


def _largest_gap(fitted: Mapping[Cell, float], shares: Sequence[Mapping[str, float]]) -> float:
    gaps = (_gap(fitted, place, target) for place, target in enumerate(shares))
    return min(max(gaps), 1.0)  # rounded sums of shares may exceed 1


def _fitted(fitted: Mapping[Cell, float], place: int, target: Mapping[str, float]) -> dict[Cell, float]:
    """Return the cells with one margin met; a category that became too small for a number stays at 0."""
    sums = _sums(fitted, place)
    return {cell: each / sums[cell[place]] * target[cell[place]] if sums[cell[place]] else 0.0 for cell, each in fitted.items()}


def _gap(fitted: Mapping[Cell, float], place: int, target: Mapping[str, float]) -> float:
    sums = _sums(fitted, place)
    return max(abs(sums[name] - each) for name, each in target.items())


def _sums(fitted: Mapping[Cell, float], place: int) -> dict[str, float]:
    parts: dict[str, list[float]] = {}
    for cell, each in fitted.items():
        parts.setdefault(cell[place], []).append(each)
    return {name: math.fsum(each) for name, each in parts.items()}


def _weights(weights: Sequence[float]) -> list[Fraction]:
    known = figures(weights, "weights")
    for place, weight in enumerate(known):
        _not_negative(weight, f"weights[{place}]")
    if not any(known):
        raise NoDataError("weights", "nobody has a weight")
    return list(map(Fraction, known))


def _effective(weights: Sequence[Fraction]) -> Fraction:
    return _total(weights) ** 2 / _total(weight**2 for weight in weights)


def _total(values: Iterable[Fraction]) -> Fraction:
    return Fraction(sum(values))


def _figures_of(values: Mapping[str, float], field: str) -> dict[str, Fraction]:
    """Return the figures above 0 of a mapping, exactly, or refuse them by their name."""
    if not isinstance(values, Mapping):
        raise WrongTypeError(field, "a mapping from texts to numbers", values)
    for name in values:
        if type(name) is not str:
            raise WrongTypeError(field, "a mapping from texts to numbers", name, "type.text")
    found = {name: _figure(value, _place(field, (name,))) for name, value in values.items()}
    found = {name: value for name, value in found.items() if value}
    if not found:
        raise NoDataError(field, "no figure is above 0")
    return found


def _figure(value: float, field: str) -> Fraction:
    known = as_number(value)
    number_within(known, field, 0, LARGEST_INTEGER)
    return Fraction(known)


def _matched(sampled: AbstractSet[str], target: AbstractSet[str], sampled_field: str, target_field: str) -> None:
    if unknown := sampled - target:
        raise BrokenLawError("sample.unknown", sampled_field, f"name only what {target_field} names", _listed(unknown))
    if missing := target - sampled:
        raise BrokenLawError("sample.missing", target_field, "name only what somebody was sampled from", _listed(missing))


def _listed(names: AbstractSet[str]) -> str:
    return ", ".join(map(shown, sorted(names)))


def _place(field: str, cell: Cell) -> str:
    return f"{field}[{', '.join(map(shown, cell))}]"


def _not_negative(weight: float, field: str) -> None:
    if weight < 0:
        raise BrokenLawError("weight.negative", field, "be no less than 0", repr(weight))


def _weight(people: Fraction, sampled: Fraction, field: str) -> float:
    try:
        return float(people / sampled)
    except OverflowError:
        law = "be so many that the weight is a number"
        raise BrokenLawError("weight.range", field, law, repr(float(sampled))) from None
