"""The flaws of a matrix the long way round: every pair of cells, every corner of a cell, and straight lines from cell to cell."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import product

from customerfocus.methods.risk_matrix import FlawCode

Grid = Sequence[Sequence[int]]
Cell = tuple[int, int]
Trail = tuple[Cell, Cell, frozenset[Cell]]

WITHIN = [Fraction(1, 4), Fraction(3, 4)]  # from such a point to the next cell's, a line may pass a corner as well as an edge


def naive_flaws(grid: Grid, labels: int) -> set[FlawCode]:
    """The codes that a matrix of so many labels deserves."""
    level = {(row, column): each for row, levels in enumerate(grid, 1) for column, each in enumerate(levels, 1)}
    lowest, highest = min(level.values()), max(level.values())
    pairs = list(product(level, repeat=2))
    tells_apart = lowest < highest
    found = {
        FlawCode.NOT_MONOTONE: any(one[0] <= other[0] and one[1] <= other[1] and level[one] > level[other] for one, other in pairs),
        FlawCode.UNUSED_LEVEL: not set(range(1, labels + 1)) <= set(level.values()),
        FlawCode.SKIPPED_LEVEL: any(
            abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1 and abs(level[one] - level[other]) > 1 for one, other in pairs
        ),
        FlawCode.BETWEENNESS: tells_apart
        and any(
            level[start] == lowest and level[end] == highest and {level[each] for each in crossed} == {lowest, highest}
            for start, end, crossed in trails(len(grid), len(grid[0]))
        ),
        FlawCode.WEAK_CONSISTENCY: tells_apart
        and any(
            min(risks(high, grid)) < max(risks(low, grid)) for low, high in pairs if level[low] == lowest and level[high] == highest
        ),
        FlawCode.EDGE_NOT_LOWEST: {*grid[0], *(row[0] for row in grid)} != {lowest},
        FlawCode.SECOND_ROW_TOP: tells_apart and highest in {*grid[1], *(row[1] for row in grid)},
    }
    return {code for code, holds in found.items() if holds}


def risks(cell: Cell, grid: Grid) -> list[Fraction]:
    """Likelihood times consequence at the four corners of a cell of the unit square."""
    rows, columns = len(grid), len(grid[0])
    return [Fraction(cell[0] - up, rows) * Fraction(cell[1] - across, columns) for up, across in product((0, 1), repeat=2)]


@cache
def trails(rows: int, columns: int) -> frozenset[Trail]:
    """Where a straight line begins that rises to both sides, where it ends, and all that it crosses, both of these included."""
    return frozenset(_trails(rows, columns))


def _trails(rows: int, columns: int) -> Iterator[Trail]:
    cells = list(product(range(1, rows + 1), range(1, columns + 1)))
    points = [(cell, (cell[0] - 1 + up, cell[1] - 1 + across)) for cell in cells for up in WITHIN for across in WITHIN]
    for (start, begin), (end, stop) in product(points, repeat=2):
        if start != end and begin[0] < stop[0] and begin[1] < stop[1]:
            yield start, end, frozenset(cell for cell in cells if _crosses(begin, stop, cell))


def _crosses(begin: tuple[Fraction, Fraction], stop: tuple[Fraction, Fraction], cell: Cell) -> bool:
    """Whether more of a line than a point lies in a cell: to touch a corner is not to cross."""
    enters, leaves = Fraction(0), Fraction(1)
    for here, there, place in zip(begin, stop, cell, strict=True):
        enters = max(enters, (place - 1 - here) / (there - here))
        leaves = min(leaves, (place - here) / (there - here))
    return enters < leaves
