"""How figures are told, with as many decimals as a reader needs."""

from __future__ import annotations


def told_apart(one: float, other: float) -> tuple[float, float]:
    """Round two figures to two decimals, or to as many as it takes to see which is greater."""
    decimals = next((each for each in range(2, 17) if round(one, each) != round(other, each)), 2)
    return round(one, decimals) or 0.0, round(other, decimals) or 0.0


def in_short(figure: float) -> float:
    """Round a figure to three significant digits, so that what is small does not vanish."""
    return float(f"{figure:.3g}")
