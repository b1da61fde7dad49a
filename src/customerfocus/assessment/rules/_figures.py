"""How figures are told, with as many decimals as a reader needs, and how they are held against a line."""

from __future__ import annotations

from typing import Final

DECIMALS: Final = 9
"""Figures are rounded to so many decimals before they meet a line, so that 0.1 + 0.2 is not above 0.3."""


def told_apart(one: float, other: float) -> tuple[float, float]:
    """Round two figures to two decimals, or to as many as it takes to see which is greater."""
    decimals = next((each for each in range(2, 17) if round(one, each) != round(other, each)), 2)
    return round(one, decimals), round(other, decimals)


def in_short(figure: float) -> float:
    """Round a figure to three significant digits, so that what is small does not vanish."""
    return float(f"{figure:.3g}")


def exceeds(figure: float, line: float) -> bool:
    """Tell whether a figure lies above a line, by more than the last digits of a computation."""
    return round(figure, DECIMALS) > round(line, DECIMALS)
