"""Draws the pictures of the pages, with the library that the pages explain; `pages.py` writes them.

Each stands on white ground of its own, so that it can be read on a dark page and on paper. What it says in colour it says in words.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from diagrams import diagrams
from drawing import INK, line, rectangle, svg, words

from customerfocus.methods.risk_matrix import Cell, RiskMatrix, examine

TOP = 40
CELL = 52
SIDE = 5 * CELL
SHADES = ("#fef3e6", "#f8c189", "#f28e2b")
SOUND = RiskMatrix.from_products(5, (5, 12))
FLAWED = RiskMatrix.from_products(5, (5, 9))
WORDS = [(place - 0.5, str(place)) for place in range(1, 6)]  # in the middle of a cell
FIGURES = [(place, f"{place / 5:.1f}") for place in range(6)]  # where two cells meet


def pictures() -> dict[str, str]:
    """Map the name of every picture to its SVG."""
    matrices = {"matrix-flaws.svg": flaws(), "matrix-ranges.svg": ranges(), "matrix-reversed.svg": reversed_order()}
    return matrices | diagrams()


def flaws() -> str:
    """Draw a flawed matrix, with the cells that show it, beside a sound one."""
    shown = {cell for flaw in examine(FLAWED) for cell in flaw.cells}
    parts = [
        *panel(FLAWED, 60, WORDS, "cuts at 5 and 9: low meets high"),
        *(frame(cell, 60) for cell in sorted(shown)),
        *panel(SOUND, 400, WORDS, "cuts at 5 and 12: medium lies between"),
    ]
    return svg("Two matrices of products, one flawed and one sound", SIDE + 100, parts)


def ranges() -> str:
    """Draw what a risk of each level may come to."""
    left, width = 90, 560
    parts = []
    for level, label in enumerate(SOUND.labels, start=1):
        cells = [cell for cell in places() if SOUND.level(*cell) == level]
        low = min((row - 1) * (column - 1) for row, column in cells) / 25
        high = max(row * column for row, column in cells) / 25
        y = 170 - 50 * level
        parts += [
            rectangle(left + width * low, y, width * (high - low), 34, SHADES[level - 1]),
            words(left - 10, y + 22, label, "end"),
            words(left + width * (low + high) / 2, y + 22, f"{low:.2f} to {high:.2f}"),
        ]
    for place, figure in FIGURES:
        x = left + width * place / 5
        parts += [line((x, 160), (x, 166)), words(x, 182, figure)]
    parts += [
        line((left, 160), (left + width, 160)),
        words(left + width / 2, 206, "likelihood times consequence, both from 0 to 1"),
    ]
    return svg("What a risk of each level may come to", 220, parts)


def reversed_order() -> str:
    """Draw a line along which the matrix orders risks the wrong way round."""
    left, total = 60, Fraction(3, 4)

    def at(likelihood: Fraction) -> tuple[float, float]:
        return left + float(total - likelihood) * SIDE, TOP + SIDE - float(likelihood) * SIDE

    parts = [*panel(SOUND, left, FIGURES, "likelihood and consequence add up to 0.75"), line(at(total), at(Fraction()), 2)]
    for name, likelihood, beside in (("A", Fraction(3, 8), 120), ("B", Fraction(9, 40), 145)):
        consequence, (x, y) = total - likelihood, at(likelihood)
        level = SOUND.labels[SOUND.level(-(-5 * likelihood // 1), -(-5 * consequence // 1)) - 1]
        told = (
            f"{name}: {float(likelihood):.3f} × {float(consequence):.3f} = {float(likelihood * consequence):.3f}, which is {level}"
        )
        parts += [
            f'<circle cx="{x:g}" cy="{y:g}" r="6"/>',
            words(x + 11, y - 8, name, bold=True),
            words(365, beside, told, "start"),
        ]
    parts += [
        words(365, 185, "The smaller risk has the higher level. So it is all", "start"),
        words(365, 205, "along the line where both are above 0.2.", "start"),
    ]
    return svg("A line along which the matrix orders risks the wrong way round", SIDE + 100, parts)


def panel(matrix: RiskMatrix, left: int, ticks: list[tuple[float, str]], title: str) -> list[str]:
    """Draw a matrix, the least likely at the bottom, with what stands beside it."""
    parts = [words(left, 26, title, "start", bold=True)]
    for row, column in places():
        x, y, level = left + (column - 1) * CELL, TOP + (5 - row) * CELL, matrix.level(row, column)
        parts += [rectangle(x, y, CELL, CELL, SHADES[level - 1]), words(x + 6, y + 16, matrix.labels[level - 1], "start", size=11)]
    for place, text in ticks:
        parts += [words(left + place * CELL, TOP + SIDE + 18, text), words(left - 8, TOP + SIDE - place * CELL + 4, text, "end")]
    turned = words(left - 38, TOP + SIDE / 2, "likelihood")
    parts += [words(left + SIDE / 2, TOP + SIDE + 40, "consequence")]
    return [*parts, f'<g transform="rotate(-90 {left - 38} {TOP + SIDE / 2:g})">{turned}</g>']


def places() -> list[Cell]:
    """List the cells of a matrix of five by five."""
    return list(product(range(1, 6), repeat=2))


def frame(cell: Cell, left: int) -> str:
    """Draw a frame in a cell."""
    x, y, side = left + (cell[1] - 1) * CELL + 2, TOP + (5 - cell[0]) * CELL + 2, CELL - 4
    return f'<rect x="{x}" y="{y}" width="{side}" height="{side}" fill="none" stroke="{INK}" stroke-width="4"/>'
