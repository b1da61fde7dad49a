"""The loss exceedance curve: how likely the losses of a year exceed an amount."""

from __future__ import annotations

import math
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from customerfocus.register.profiling import profile
from customerfocus.values.estimates import Unknown
from customerfocus.values.money import plain
from customerfocus.views._vega import ALARM, INK, STRONG, Spec, blank, channel, chart, not_shown, tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from customerfocus.methods.loss import LossDistribution
    from customerfocus.register.aggregate import Register

_LEVELS: Final = (0.95, 0.99)  # of all years, those that do not exceed the value at risk
_RAREST: Final = 0.001  # the curve ends where one year of a thousand costs more
_NEVER: Final = 1e-6
_MOST: Final = 0.98  # and begins where of all years with losses so many do
_SPAN: Final = (2, 10_000)  # how many times the least amount the greatest is
_POINTS: Final = 100
_DIGITS: Final = 6
_STEPS: Final = ((1, 1.5, *range(2, 10)), (1, 2, 5), (1,))  # of an axis within a power of ten, of which it has no more than eight
_TICKS: Final = MappingProxyType({"amount": 8, "probability": 10})  # at most
_GRID: Final = "#e5e5e5"
_PER_CENT: Final = "format(datum.value * 100, '~r') + ' %'"
_SHAPES: Final = MappingProxyType({"mean": "square", "VaR": "circle", "ES": "diamond"})


def loss_exceedance(register: Register, *, on: date) -> Spec:
    """Draw how likely a year's losses exceed an amount, together for all risks of which somebody estimated the loss.

    Marked are what a year costs on average, the value at risk (VaR), which is exceeded in 5 % or 1 % of all years, and the expected
    shortfall (ES), which such years cost on average. Both axes are logarithmic, so that what is rare and large can be read, too.

    Args:
        register: The register.
        on: The day.

    Returns:
        A Vega-Lite specification; risks without a loss are named below the title. Where there is none with a loss, or a year with
        one is rarer than one in a million, there is no curve.

    Raises:
        WrongTypeError: An argument is of another type.
    """
    found = profile(register, on=on)
    title = f"Losses in a year, as known on {on}"
    missing = not_shown("without a loss", found.without_loss)
    if isinstance(found.loss, Unknown):
        return blank(title, "; ".join([f"{found.loss.reason}, so there is no curve", *missing]))
    currency = None if found.criteria is None else found.criteria.currency
    likely = found.loss.exceedance(0)
    rarest = min(_RAREST, likely / 10)
    marks = list(_marks(found.loss, rarest))
    figures = [*([] if currency is None else [f"in {currency}"]), *(each["label"] for each in marks)]
    if likely < _NEVER:
        return blank(title, "; ".join([*figures, "losses are rarer than once in a million years, so there is no curve", *missing]))
    high = max(found.loss.value_at_risk(1 - rarest), found.loss.expected_shortfall(_LEVELS[-1]))
    low = min(max(found.loss.value_at_risk(1 - _MOST * likely), high / _SPAN[1]), high / _SPAN[0])
    place = {
        "x": _axis(
            "amount",
            "Loss in a year" if currency is None else f"Loss in a year ({currency})",
            low,
            high,
            format=",~r",
            labelSeparation=8,
        ),
        "y": _axis("probability", "Probability that a year costs more", rarest, 1, labelExpr=_PER_CENT),
    }
    layers = list(_layers(place, [each for each in marks if each["amount"] >= low]))
    note = "; ".join([*figures, "risks are taken to be independent", *missing])
    return chart(title, note, list(_curve(found.loss, low, high, rarest)), layers, height=320)


def _curve(loss: LossDistribution, low: float, high: float, rarest: float) -> Iterator[dict[str, Any]]:
    """Yield points of the curve, evenly along its axis, as far as a loss can be exceeded at all, or to the first below the edge."""
    for step in range(_POINTS + 1):
        amount = low * (high / low) ** (step / _POINTS)
        probability = loss.exceedance(amount)
        if probability > 0:
            yield {"amount": _rounded(amount, _DIGITS), "probability": _rounded(probability, _DIGITS)}
        if probability < rarest:
            return  # what is rarer cannot be seen, and takes the longest to find


def _marks(loss: LossDistribution, rarest: float) -> Iterator[dict[str, Any]]:
    """Yield what is marked on the curve, each with what is written beside it."""

    def mark(figure: str, name: str, amount: float, probability: float) -> dict[str, Any]:
        place = {"amount": _rounded(amount, _DIGITS), "probability": max(rarest, _rounded(probability, _DIGITS))}
        return place | {"figure": figure, "label": f"{name}: {_read(amount)}"}

    yield mark("mean", "on average", loss.mean, loss.exceedance(loss.mean))
    for level in _LEVELS:
        share, shortfall = f"{100 * level:g} %", loss.expected_shortfall(level)
        yield mark("VaR", f"VaR {share}", loss.value_at_risk(level), 1 - level)
        yield mark("ES", f"ES {share}", shortfall, loss.exceedance(shortfall))


def _rounded(figure: float, digits: int) -> float:
    return float(f"{figure:.{digits}g}")


def _read(amount: float) -> str:
    """Write an amount to three digits."""
    rounded = _rounded(amount, 3)
    return f"{rounded:,.0f}" if rounded >= 100 else plain(Decimal(repr(rounded)))  # noqa: PLR2004 -- three digits before the point


def _axis(field: str, title: str, low: float, high: float, **more: object) -> Spec:
    scale = {"type": "log", "domain": [low, high], "nice": False}
    return channel(
        field, "quantitative", title, scale=scale, axis={"values": _ticks(low, high, _TICKS[field]), "gridColor": _GRID} | more
    )


def _ticks(low: float, high: float, most: int) -> list[float]:
    """Return round figures from one to another, closer to each other where there are few powers of ten between the two."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    tried = [[float(f"{step}e{power}") for power in powers for step in steps] for steps in _STEPS]
    within = [[each for each in ticks if low <= each <= high] for ticks in tried]
    return next(ticks for ticks in within if len(ticks) <= most)


def _layers(place: Spec, marks: list[dict[str, Any]]) -> Iterator[Spec]:
    """Yield the curve, and on it the marks with their names: left of it the values at risk, right of it the others."""
    told = tooltip(amount="Amount", probability="Probability that a year costs more")
    yield {"mark": {"type": "line", "color": STRONG, "strokeWidth": 2.5, "clip": True}, "encoding": place}
    yield {"mark": {"type": "point", "opacity": 0, "size": 60, "clip": True}, "encoding": place | {"tooltip": told}}
    for figure, shape in _SHAPES.items():
        mark = {"type": "point", "shape": shape, "filled": True, "opacity": 1, "size": 90, "color": ALARM, "stroke": INK}
        side = {"align": "right", "dx": -9, "dy": 6} if figure == "VaR" else {"align": "left", "dx": 9, "dy": -6}
        here = {"data": {"values": [each for each in marks if each["figure"] == figure]}}
        label = {"text": {"field": "label"}}
        yield here | {"mark": mark, "encoding": place | {"tooltip": told}}
        yield here | {"mark": {"type": "text"} | side, "encoding": place | label}
