"""What is wrong with a matrix: every flaw is found, none is made up, and each shows what it says."""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, LengthError, WrongTypeError
from customerfocus.methods.risk_matrix import Flaw, FlawCode, RiskMatrix, examine

from .naive_flaws import Cell, Grid, naive_flaws, risks

FALLS, UNUSED, SKIPS, LEAPS, OVERLAPS, EDGE, SECOND = FlawCode
SMALL = [(2, 2, 2), (2, 2, 3), (2, 3, 2), (3, 2, 2), (2, 3, 3), (3, 2, 3)]  # rows, columns, levels


def matrix(grid: Grid, labels: int | Sequence[str]) -> RiskMatrix:
    return RiskMatrix(
        name="drawn",
        likelihood=[f"row {each}" for each, _ in enumerate(grid, 1)],
        consequence=[f"column {each}" for each, _ in enumerate(grid[0], 1)],
        labels=[f"level {each}" for each in range(1, labels + 1)] if isinstance(labels, int) else labels,
        grid=grid,
    )


def codes(examined: RiskMatrix) -> set[FlawCode]:
    return {flaw.code for flaw in examine(examined)}


def grids(rows: int, columns: int, levels: int) -> list[Grid]:
    drawn = product(range(1, levels + 1), repeat=rows * columns)
    return [[each[row * columns : (row + 1) * columns] for row in range(rows)] for each in drawn]


@st.composite
def matrices(draw: st.DrawFn) -> RiskMatrix:
    """Any grid of up to four rows, four columns and five levels, or one that never falls, which flaws are rarer in."""
    rows, columns, levels = draw(st.integers(2, 4)), draw(st.integers(2, 4)), draw(st.integers(2, 5))
    grid = [[draw(st.integers(1, levels)) for _ in range(columns)] for _ in range(rows)]
    if draw(st.booleans()):
        for row, column in product(range(rows), range(columns)):
            below = [grid[row - up][column - across] for up, across in ((1, 0), (0, 1)) if row >= up and column >= across]
            grid[row][column] = max([1, *below]) if draw(st.booleans()) else min(levels, max([0, *below]) + 1)
    return matrix(grid, levels)


# ---- every flaw is found ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rows", "columns", "levels"), SMALL)
def test_a_small_matrix_has_the_flaws_that_the_long_way_round_finds(rows: int, columns: int, levels: int) -> None:
    assert [grid for grid in grids(rows, columns, levels) if codes(matrix(grid, levels)) != naive_flaws(grid, levels)] == []


@given(matrices())
def test_any_matrix_has_the_flaws_that_the_long_way_round_finds(drawn: RiskMatrix) -> None:
    assert codes(drawn) == naive_flaws(drawn.grid, len(drawn.labels))


def test_of_three_by_three_cells_and_three_levels_one_grid_alone_is_sound() -> None:
    # Cox (2008); all 19,683 are looked at.
    assert [grid for grid in grids(3, 3, 3) if not examine(matrix(grid, 3))] == [[(1, 1, 1), (1, 2, 2), (1, 2, 3)]]


@pytest.mark.parametrize(
    ("cuts", "found"),
    [
        ((5, 12), []),
        ((6, 14), []),
        ((5, 9), [SKIPS, LEAPS, OVERLAPS, SECOND]),
        ((4, 9), [LEAPS, EDGE, SECOND]),
        ((4, 11), [EDGE]),
        ((4, 14), [EDGE]),
    ],
)
def test_a_five_by_five_matrix_of_products_has_these_flaws(cuts: tuple[int, int], found: list[FlawCode]) -> None:
    assert [flaw.code for flaw in examine(RiskMatrix.from_products(5, cuts))] == found


@pytest.mark.parametrize(
    ("labels", "grid", "found"),
    [
        pytest.param(
            ["low", "medium", "serious", "high"],
            [[1, 2, 2, 2], [1, 2, 2, 3], [1, 2, 3, 4], [2, 3, 4, 4], [2, 3, 4, 4]],
            [EDGE],
            id="MIL-STD-882E, table III, improbable to frequent",
        ),
        pytest.param(
            ["eliminated", "low", "medium", "serious", "high"],
            [[1, 1, 1, 1], [2, 3, 3, 3], [2, 3, 3, 4], [2, 3, 4, 5], [3, 4, 5, 5], [3, 4, 5, 5]],
            [SKIPS, EDGE],
            id="MIL-STD-882E, table III, with what is eliminated",
        ),
        pytest.param(
            ["low", "moderate", "high", "extremely high"],
            [[1, 1, 1, 2], [1, 1, 2, 3], [1, 2, 3, 3], [1, 2, 3, 4], [2, 3, 4, 4]],
            [EDGE],
            id="US Army, FM 5-19, unlikely to frequent",
        ),
        pytest.param(
            ["low", "moderate", "high", "extreme"],
            RiskMatrix.from_products(5, (3, 6, 12), labels=["a", "b", "c", "d"]).grid,
            [EDGE],
            id="NPSA 2008, products up to 3, 6 and 12",
        ),
        pytest.param(["low", "medium", "high"], [[1, 1, 2], [1, 2, 3], [2, 3, 3]], [LEAPS, EDGE, SECOND], id="three by three"),
        pytest.param(["accept", "treat"], [[1, 1], [1, 2]], [LEAPS, OVERLAPS, SECOND], id="two by two"),
    ],
)
def test_a_matrix_in_wide_use_has_these_flaws(labels: list[str], grid: Grid, found: list[FlawCode]) -> None:
    assert [flaw.code for flaw in examine(matrix(grid, labels))] == found


# ---- what a matrix needs ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rows", "columns", "levels"), SMALL)
def test_with_two_words_on_a_side_no_matrix_is_sound(rows: int, columns: int, levels: int) -> None:
    assert all(examine(matrix(grid, levels)) for grid in grids(rows, columns, levels))


def test_with_two_levels_no_matrix_is_sound() -> None:
    assert all(examine(matrix(grid, 2)) for grid in grids(3, 3, 2))


@given(st.integers(2, 10), st.integers(2, 10), st.integers(2, 10), st.data())
def test_where_all_cells_have_one_level_nothing_is_wrong_but_that(
    rows: int, columns: int, labels: int, data: st.DataObject
) -> None:
    level = data.draw(st.integers(1, labels))
    assert codes(matrix([[level] * columns] * rows, labels)) == {UNUSED}


@given(matrices())
def test_likelihood_and_consequence_are_looked_at_alike(drawn: RiskMatrix) -> None:
    turned = matrix(list(zip(*drawn.grid, strict=True)), drawn.labels)
    assert codes(turned) == codes(drawn)


@given(matrices(), st.booleans())
def test_a_label_that_no_cell_has_changes_nothing_else(drawn: RiskMatrix, below: bool) -> None:  # noqa: FBT001 -- drawn
    grid = [[level + below for level in row] for row in drawn.grid]
    spare = matrix(grid, [*(["none"] if below else []), *drawn.labels, *([] if below else ["none"])])
    assert codes(spare) == codes(drawn) | {UNUSED}


# ---- what a flaw shows -----------------------------------------------------------------------------------------------


Levels = dict[Cell, int]


def steps(level: Levels) -> list[tuple[Cell, Cell]]:
    return [(one, other) for one, other in product(level, repeat=2) if abs(one[0] - other[0]) + abs(one[1] - other[1]) == 1]


def has_no_cell(level: Levels) -> bool:
    return bool(level)


def is_the_deepest_fall(level: Levels, one: Cell, other: Cell) -> bool:
    return level[one] - level[other] == max(level[low] - level[high] for low, high in steps(level) if low < high)


def is_the_longest_leap(level: Levels, one: Cell, other: Cell) -> bool:
    return abs(level[one] - level[other]) == max(abs(level[low] - level[high]) for low, high in steps(level))


def leads_from_the_lowest_to_the_highest(level: Levels, one: Cell, other: Cell) -> bool:
    ascends = {other[0] - one[0], other[1] - one[1]} <= {0, 1}
    return ascends and (level[one], level[other]) == (min(level.values()), max(level.values()))


def is_the_widest_overlap(level: Levels, low: Cell, high: Cell) -> bool:
    grid = [[0] * max(column for _, column in level)] * max(row for row, _ in level)
    lows, highs = ([cell for cell in level if level[cell] == end] for end in (min(level.values()), max(level.values())))
    best = max(max(risks(one, grid)) - min(risks(other, grid)) for one in lows for other in highs)
    return low in lows and high in highs and max(risks(low, grid)) - min(risks(high, grid)) == best


def is_the_highest_on_the_edge(level: Levels, cell: Cell) -> bool:
    return 1 in cell and level[cell] == max(level[each] for each in level if 1 in each)


def is_of_the_highest_level_in_the_second_row_or_column(level: Levels, cell: Cell) -> bool:
    return 2 in cell and level[cell] == max(level.values())


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        (FALLS, is_the_deepest_fall),
        (UNUSED, has_no_cell),
        (SKIPS, is_the_longest_leap),
        (LEAPS, leads_from_the_lowest_to_the_highest),
        (OVERLAPS, is_the_widest_overlap),
        (EDGE, is_the_highest_on_the_edge),
        (SECOND, is_of_the_highest_level_in_the_second_row_or_column),
    ],
)
@given(drawn=matrices())
def test_the_cells_show_the_flaw_and_none_show_more_of_it(code: FlawCode, holds: Callable[..., bool], drawn: RiskMatrix) -> None:
    level = {(row, column): each for row, levels in enumerate(drawn.grid, 1) for column, each in enumerate(levels, 1)}
    assert [flaw for flaw in examine(drawn) if flaw.code is code and not holds(level, *flaw.cells)] == []


@pytest.mark.parametrize(
    ("grid", "code", "cells"),
    [
        pytest.param([[2, 3, 1], [1, 1, 1]], FALLS, ((1, 2), (2, 2)), id="of two falls of two, the one to the likelier word"),
        pytest.param([[2, 1, 2], [2, 2, 1]], FALLS, ((1, 3), (2, 3)), id="of three falls of one, the one to the likelier word"),
        pytest.param([[3, 1, 1], [1, 1, 1]], SKIPS, ((1, 1), (2, 1)), id="of two leaps, the one to the likelier word"),
        pytest.param([[1, 3, 1], [1, 3, 1]], SKIPS, ((1, 1), (1, 2)), id="of four leaps, the first"),
        pytest.param([[1, 1, 2], [1, 3, 3]], LEAPS, ((1, 2), (2, 2)), id="of three ascents, the one to the likelier word"),
        pytest.param([[1, 1, 1], [2, 2, 3]], LEAPS, ((1, 3), (2, 3)), id="a step before a step to both"),
        pytest.param([[1, 2, 2], [2, 3, 3]], LEAPS, ((1, 1), (2, 2)), id="a step to both where there is no other"),
        pytest.param([[1, 1, 3], [1, 2, 3], [1, 3, 3]], OVERLAPS, ((3, 1), (1, 3)), id="the widest overlap"),
        pytest.param([[1, 1, 2], [1, 2, 2], [3, 3, 3]], EDGE, ((3, 1),), id="the highest level on the edge"),
        pytest.param([[1, 2, 2], [2, 3, 3], [2, 3, 3]], EDGE, ((1, 2),), id="of several on the edge, the first"),
        pytest.param([[1, 1, 2], [1, 2, 3], [1, 3, 3]], SECOND, ((2, 3),), id="of several in the second row or column, the first"),
    ],
)
def test_the_counter_example_is_the_one_that_says_most(grid: Grid, code: FlawCode, cells: tuple[tuple[int, int], ...]) -> None:
    (found,) = (flaw.cells for flaw in examine(matrix(grid, 3)) if flaw.code is code)
    assert found == cells


CROOKED = RiskMatrix(
    name="crooked",
    likelihood=["seldom", "often"],
    consequence=["mild", "bad", "grave"],
    labels=["low", "medium", "serious", "high", "dire"],
    grid=[[1, 1, 4], [4, 2, 2]],
)
SENTENCES = {
    FALLS: """likelihood “seldom” with consequence “grave” is “high”, and likelihood “often” with consequence “grave” is “medium”
(assuming that the words stand from low to high)""",
    UNUSED: "no cell is “serious” or “dire” (assuming that every label is meant to be given)",
    SKIPS: """likelihood “seldom” with consequence “mild” is “low”, and likelihood “often” with consequence “mild” is “high”
(assuming that a word may be mistaken for the next one)""",
    LEAPS: """likelihood “seldom” with consequence “mild” is “low”,
and next to it likelihood “often” with consequence “mild” is “high”
(assuming that risk grows without leaps)""",
    OVERLAPS: """likelihood “seldom” with consequence “bad” is “low” and may come to 2/6,
likelihood “seldom” with consequence “grave” is “high” and may come to 0/6
(assuming that risk is likelihood times consequence, both from 0 to 1 in equal parts)""",
    EDGE: """likelihood “seldom” with consequence “grave” is “high”, not “low”
(assuming that the first word of a side begins at nothing)""",
    SECOND: """likelihood “often” with consequence “mild” is “high”, next to the edge
(assuming that the edge is “low” and risk grows without leaps)""",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_the_sentence_says_what_the_cells_show_and_what_is_assumed(code: FlawCode, sentence: str) -> None:
    (found,) = (flaw.because for flaw in examine(CROOKED) if flaw.code is code)
    assert found == sentence.replace("\n", " ")


def test_words_of_any_length_are_told() -> None:
    endless = "x" * 100_000
    drawn = RiskMatrix(name="x", likelihood=[endless, "b"], consequence=["a", "b"], labels=[endless, "b"], grid=[[2, 2], [2, 1]])
    assert all(len(flaw.because) > 100_000 for flaw in examine(drawn) if flaw.code is FALLS)


def test_only_a_matrix_is_examined() -> None:
    with pytest.raises(WrongTypeError, match="matrix must be a RiskMatrix"):
        examine(CROOKED.grid)  # type: ignore[arg-type]


# ---- what a flaw is --------------------------------------------------------------------------------------------------

FLAW = Flaw(code=EDGE, cells=[(1, 2)], because="it is so")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "edge-not-lowest"}, "code must be one of"),
        ({"cells": 1}, "cells must be a list or a tuple, got 1"),
        ({"cells": [1]}, "cells[0] must be a list or a tuple, got 1"),
        ({"cells": [(1, 2), (1,)]}, "cells[1] must have 2 members, got 1"),
        ({"cells": [(1, 2, 3)]}, "cells[0] must have 2 members, got 3"),
        ({"cells": [(1, 0)]}, "cells[0][1] must be from 1 to 10, got 0"),
        ({"cells": [(11, 1)]}, "cells[0][0] must be from 1 to 10, got 11"),
        ({"cells": [(True, 1)]}, "cells[0][0] must be a whole number from 1 to 10, got True"),
        ({"because": ""}, "because must have"),
    ],
)
def test_what_is_no_flaw_is_refused(changes: dict[str, object], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        attrs.evolve(FLAW, **changes)  # type: ignore[arg-type]
    assert str(caught.value).startswith(sentence)


def test_what_is_no_pair_is_refused_as_an_array_of_the_wrong_length() -> None:
    with pytest.raises(LengthError) as caught:
        attrs.evolve(FLAW, cells=[(1, 2, 3)])  # type: ignore[list-item]
    assert caught.value.code == "array.length"


@pytest.mark.parametrize("form", [list, tuple, iter])
def test_cells_may_come_in_any_ordered_form(form: Callable[[object], Any]) -> None:
    assert attrs.evolve(FLAW, cells=form([form([1, 2])])) == FLAW
