"""Draws the pictures of how losses are computed, with the library and with simulated years; `pages.py` writes them.

Each stands on white ground of its own, so that it can be read on a dark page and on paper. What it says in colour it says in words.
"""

from __future__ import annotations

import math
from html import escape
from random import Random
from statistics import fmean, stdev
from typing import TYPE_CHECKING

import attrs

from customerfocus.methods.loss import Lognormal, LossModel, Once, Pert, Poisson, Severity, aggregate

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 690
INK = "#1a1a1a"
QUIET = "#767676"
ORANGE = "#f28e2b"
LEFT, RIGHT = 90, 650
FIRE = LossModel(frequency=Once(probability=0.05), severity=Lognormal.from_range(10_000, 1_000_000))
RECALL = LossModel(frequency=Once(probability=0.2), severity=Pert(low=20_000, mode=50_000, high=200_000))
OUTAGES = LossModel(frequency=Poisson(rate=3), severity=Lognormal.from_range(500, 20_000))
SIMULATIONS, YEARS = 20, 10_000
LEVEL = 0.99
LEAST, MOST = 1e4, 1e7
RAREST = 1e-3


def pictures() -> dict[str, str]:
    """Map the name of every picture to its SVG."""
    return {"loss-scatter.svg": scatter(), "loss-exceedance.svg": exceedance()}


def scatter() -> str:
    """Draw the expected shortfalls of twenty simulations, and the computed one."""
    expected = aggregate([FIRE, RECALL, OUTAGES]).expected_shortfall(LEVEL)
    found = [simulated(seed) / expected for seed in range(SIMULATIONS)]

    def across(share: float) -> float:
        return LEFT + (share - 0.7) / 0.8 * (RIGHT - LEFT)

    told = f"mean {fmean(found):.2f}, standard deviation {stdev(found):.2f}, from {min(found):.2f} to {max(found):.2f}"
    parts = [
        words(LEFT, 26, f"{SIMULATIONS} simulations of {YEARS:,} years each: {told}", "start", bold=True),
        line((across(1), 44), (across(1), 110), 2),
        *(
            f'<circle cx="{across(each):.1f}" cy="{62 + 8 * (place % 5)}" r="5" fill="{ORANGE}"/>'
            for place, each in enumerate(found)
        ),
        line((LEFT, 110), (RIGHT, 110)),
    ]
    for tenth in range(7, 16):
        x = across(tenth / 10)
        parts += [line((x, 110), (x, 116)), words(x, 132, f"{tenth / 10:.1f}")]
    parts.append(words((LEFT + RIGHT) / 2, 156, "expected shortfall of the worst year in 100, as a multiple of the computed one"))
    return svg("Expected shortfalls of twenty simulations scatter", 170, parts)


def exceedance() -> str:
    """Draw how likely a year costs more than an amount, for the ranges as stated and for wider ones."""
    parts = [words(LEFT, 26, "How likely a year costs more", "start", bold=True)]
    for rarity, text in ((1.0, "always"), (0.1, "1 in 10"), (0.01, "1 in 100"), (0.001, "1 in 1,000")):
        y = down(rarity)
        parts += [line((LEFT, y), (RIGHT, y)), words(LEFT - 8, y + 4, text, "end")]
    for euros in (1e4, 1e5, 1e6, 1e7):
        parts.append(words(along(euros), 290, f"{euros:,.0f}"))
    stated, wide = [FIRE, RECALL, OUTAGES], [wider(FIRE), RECALL, wider(OUTAGES)]
    parts += [
        curve(aggregate(stated).exceedance, INK),
        curve(aggregate(wide).exceedance, ORANGE),
        words(along(1.2e5), down(0.018), "ranges as stated", "end"),
        words(along(7e5), down(0.018), "ranges a third wider", "start"),
        words((LEFT + RIGHT) / 2, 314, "cost of a year"),
    ]
    return svg("How likely a year costs more than an amount, for two widths of what is stated", 328, parts)


def wider(model: LossModel) -> LossModel:
    """Return a risk whose range is a third wider, on the scale of its logarithm."""
    severity = model.severity
    if isinstance(severity, Lognormal):
        return attrs.evolve(model, severity=attrs.evolve(severity, sigma=severity.sigma * 4 / 3))
    return model


def simulated(seed: int) -> float:
    """Return the mean of the worst year in 100 of a simulation."""
    chance = Random(seed)  # noqa: S311 -- nothing secret
    totals = sorted(math.fsum(cost(model, chance) for model in (FIRE, RECALL, OUTAGES)) for _ in range(YEARS))
    return fmean(totals[round(LEVEL * YEARS) :])


def cost(model: LossModel, chance: Random) -> float:
    """Draw what a risk costs in a year."""
    frequency, severity = model.frequency, model.severity
    strikes = 0
    if isinstance(frequency, Once):
        strikes = chance.random() < frequency.probability
    else:
        clock = -math.log(1 - chance.random())
        while clock < frequency.rate:
            strikes, clock = strikes + 1, clock - math.log(1 - chance.random())
    return math.fsum(amount(severity, chance) for _ in range(strikes))


def amount(severity: Severity, chance: Random) -> float:
    """Draw what a loss costs."""
    if isinstance(severity, Lognormal):
        return chance.lognormvariate(math.log(severity.median), severity.sigma)
    return severity.low + (severity.high - severity.low) * chance.betavariate(severity.alpha, severity.beta)


def along(euros: float) -> float:
    """Return where an amount stands, on a logarithmic axis."""
    return LEFT + (RIGHT - LEFT) * math.log(euros / LEAST) / math.log(MOST / LEAST)


def down(share: float) -> float:
    """Return where a share stands, on a logarithmic axis."""
    return 44 + 222 * math.log(share) / math.log(RAREST)


def curve(share_above: Callable[[float], float], colour: str) -> str:
    """Draw a curve as long as it is not rarer than is shown."""
    amounts = [LEAST * (MOST / LEAST) ** (each / 60) for each in range(61)]
    points = [(along(each), share_above(each)) for each in amounts]
    path = " ".join(f"{x:.1f},{down(share):.1f}" for x, share in points if share >= RAREST)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="3"/>'


def line(start: tuple[float, float], end: tuple[float, float], width: int = 1) -> str:
    """Draw a straight line."""
    stroke = INK if width > 1 else QUIET
    return f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" stroke="{stroke}" stroke-width="{width}"/>'


def words(x: float, y: float, text: str, anchor: str = "middle", *, size: int = 13, bold: bool = False) -> str:
    """Write a line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight}>{escape(text)}</text>'


def svg(title: str, height: int, parts: list[str]) -> str:
    """Put a picture together."""
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" fill="{INK}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="white"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"
