"""Risk matrices: from how likely and how grave, in words, to a level; and whether a matrix misleads.

**Definition.** A grid *g* with a row for each word of likelihood and a column for each word of consequence, both from low to high.
The level of likelihood *l* and consequence *c* stands in row *l* and column *c*, counted from 1; in a matrix of products it is
1 + #{cuts < *lc*}.

**When to use it.** To treat like risks alike, where there are opinions and no measurements. **When not.** To add, average or rank
within a level: words in order are no quantities, and two risks of one level may differ many times over (Cox 2008).

**What `examine` looks for.** The matrix may have any number of rows, columns and levels. *Lowest* and *highest* are the levels that
are so among its cells. A *step* leads to the next word of one side, an *ascent* to the next word of one side or of both.

* `not-monotone`: a step up leads to a lower level. This assumes that the words stand from low to high.
* `unused-level`: no cell has a level. This assumes that every label is meant to be given.
* `skipped-level`: a step leads over a level. This assumes that a word may be mistaken for the next one.
* `betweenness`: an ascent leads from the lowest level to the highest. This assumes that risk grows without leaps. Where there are
  only two levels nothing lies between them, so that a matrix in which both occur and nothing falls has this flaw.
* `weak-consistency`: a cell of the highest level begins below the end of a cell of the lowest. This assumes that risk is likelihood
  times consequence, both from 0 to 1, and that the words divide them evenly: with *n* rows and *m* columns the products of a cell
  lie from (*l* − 1)(*c* − 1)/*nm* to *lc*/*nm*.
* `edge-not-lowest`: a cell of the first row or the first column is not of the lowest level. This assumes that the first word of a
  side begins at nothing, and nothing times whatever is nothing.
* `second-row-top`: a cell of the second row or the second column is of the highest level. This assumes that the edge is of the
  lowest level and risk grows without leaps. The second of two words is the last one: no matrix with two words on a side is sound.

Betweenness and weak consistency are axioms of Cox, and the edge and the second row follow from his theorem; he calls the highest
level red and the lowest green. A label that no cell has makes no other flaw come or go but `skipped-level`.

Source: IEC 31010:2019, B.10.3; L. A. Cox, "What's wrong with risk matrices?", *Risk Analysis* 28 (2008), 497–512.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias, cast, final

import attrs

from customerfocus._checks import Items, collection, instance, items_as, member, text, texts, whole
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HIGHEST: Final = 10
"""A matrix has at most so many words of likelihood, and of consequence."""

Cell: TypeAlias = tuple[int, int]
"""The places of a word of likelihood and of a word of consequence, from 1."""


def _grid(rows: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """A converter: rows become plain tuples in a plain tuple."""
    return items_as(rows, Items[int])


def _pairs(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """A converter: cells become plain tuples in a plain tuple."""
    return cast("tuple[Cell, ...]", _grid(cells))


@final
@attrs.frozen(kw_only=True)
class RiskMatrix(Value):
    """A grid of levels: as many rows as words of likelihood, each with as many levels as words of consequence.

    Attributes:
        name: What it is called.
        likelihood: 2 to 10 words, least likely first.
        consequence: 2 to 10 words, least grave first.
        labels: What the levels are called, lowest first; 2 to 10.
        grid: One row per word of likelihood, with a level from 1 to the number of labels per word of consequence.

    Raises:
        WrongTypeError: There is no list where one is asked, a word is no text, or a level no whole number.
        LengthError: There are too few or too many words or rows, or a row has another length than there are words.
        TextFormError: A word or the name has white space at an end, or what cannot be seen.
        DuplicateError: A word stands twice.
        OutOfRangeError: There is no such level.

    Examples:
        >>> matrix = RiskMatrix(
        ...     name="ours",
        ...     likelihood=["seldom", "often"],
        ...     consequence=["mild", "grave"],
        ...     labels=["accept", "treat"],
        ...     grid=[[1, 2], [1, 2]],
        ... )
        >>> matrix.labels[matrix.level(1, 2) - 1]
        'treat'
    """

    name: str
    likelihood: tuple[str, ...] = attrs.field(converter=Items[str])
    consequence: tuple[str, ...] = attrs.field(converter=Items[str])
    labels: tuple[str, ...] = attrs.field(converter=Items[str])
    grid: tuple[tuple[int, ...], ...] = attrs.field(converter=_grid)

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        for field in ("likelihood", "consequence", "labels"):
            _check_words(getattr(self, field), field)
        _as_long_as(self.grid, "grid", self.likelihood)
        for place, row in enumerate(self.grid):
            _as_long_as(row, f"grid[{place}]", self.consequence)
            for column, level in enumerate(row):
                whole(level, f"grid[{place}][{column}]", 1, len(self.labels))

    @classmethod
    def from_products(
        cls,
        size: int,
        cuts: Iterable[int],
        *,
        labels: Iterable[str] = ("low", "medium", "high"),
        name: str | None = None,
    ) -> RiskMatrix:
        """Return the square matrix in which a level is 1 plus the number of cuts below the product of the two places.

        A product on a cut belongs to the lower level: with cuts at 5 and 12, 5 is low and 12 is medium. It is a usual way to fill
        a grid, and no more: places in an order are no quantities, so their products are none either.

        Args:
            size: How many words each side has, 2 to 10; they are the numbers from 1.
            cuts: Ascending whole numbers from 1 to 100, one fewer than labels.
            labels: What the levels are called, lowest first; 2 to 10.
            name: What it is called; size and cuts if nothing is said.

        Returns:
            The matrix, whose words are the numbers as text.

        Raises:
            WrongTypeError: The size or a cut is no whole number, or cuts or labels are no list.
            OutOfRangeError: The size is not from 2 to 10, or a cut not from 1 to 100.
            BrokenLawError: The cuts do not ascend, or are not one fewer than labels.
            LengthError: There are too few or too many labels.
            DuplicateError: A label stands twice.

        Source: the usual product of ordinal scores, and what is wrong with it: Cox (2008).

        Examples:
            >>> RiskMatrix.from_products(5, cuts=(5, 12)).level(4, 4)
            3
        """
        known_cuts, known_labels = Items[int](cuts), Items[str](labels)
        _check_products(size, known_cuts, known_labels)
        words = _places(size)
        return cls(
            name=_name_of_products(size, known_cuts) if name is None else name,
            likelihood=words,
            consequence=words,
            labels=known_labels,
            grid=_levels_of_products(size, known_cuts),
        )

    def level(self, likelihood: int, consequence: int) -> int:
        """Return the level of a cell, from 1.

        Args:
            likelihood: The place of the word, from 1 to the number of words of likelihood.
            consequence: The place of the word, from 1 to the number of words of consequence.

        Returns:
            The level, from 1 to the number of labels.

        Raises:
            WrongTypeError: A place is no whole number.
            OutOfRangeError: The matrix has no such word.

        Examples:
            >>> RiskMatrix.from_products(5, cuts=(5, 12)).level(likelihood=1, consequence=5)
            1
        """
        whole(likelihood, "likelihood", 1, len(self.likelihood))
        whole(consequence, "consequence", 1, len(self.consequence))
        return self.grid[likelihood - 1][consequence - 1]


def _check_words(words: tuple[str, ...], field: str) -> None:
    texts(words, field)
    collection(words, field, 2, HIGHEST)  # one word tells nothing apart


def _as_long_as(values: object, field: str, words: tuple[str, ...]) -> None:
    collection(values, field, len(words), len(words))


def _check_products(size: int, cuts: tuple[int, ...], labels: tuple[str, ...]) -> None:
    whole(size, "size", 2, HIGHEST)
    for place, cut in enumerate(collection(cuts, "cuts")):
        whole(cut, f"cuts[{place}]", 1, HIGHEST * HIGHEST)
    if list(cuts) != sorted(set(cuts)):
        raise BrokenLawError("cuts.order", "cuts", "ascend", ", ".join(map(str, cuts)))
    _check_words(labels, "labels")
    if len(cuts) != len(labels) - 1:
        raise BrokenLawError("cuts.number", "cuts", f"be {len(labels) - 1}, one fewer than labels", str(len(cuts)))


def _places(size: int) -> tuple[str, ...]:
    return tuple(str(place) for place in range(1, size + 1))


def _name_of_products(size: int, cuts: tuple[int, ...]) -> str:
    return f"{size} by {size}, cuts at {', '.join(map(str, cuts))}"


def _levels_of_products(size: int, cuts: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    places = range(1, size + 1)
    return tuple(tuple(1 + sum(cut < row * column for cut in cuts) for column in places) for row in places)


# ---- whether a matrix misleads ---------------------------------------------------------------------------------------


class FlawCode(StrEnum):
    """What may be wrong with a matrix, in the order in which it is told; the head of this page says what each means."""

    NOT_MONOTONE = "not-monotone"
    UNUSED_LEVEL = "unused-level"
    SKIPPED_LEVEL = "skipped-level"
    BETWEENNESS = "betweenness"
    WEAK_CONSISTENCY = "weak-consistency"
    EDGE_NOT_LOWEST = "edge-not-lowest"
    SECOND_ROW_TOP = "second-row-top"


@final
@attrs.frozen(kw_only=True)
class Flaw(Value):
    """What is wrong with a matrix, with a counter-example.

    Attributes:
        code: Which flaw it is.
        cells: The cells that show it, none to two, the lower one first; none where it is that no cell has a level.
        because: How they show it, in the words of the matrix, and what is assumed.
    """

    code: FlawCode
    cells: tuple[Cell, ...] = attrs.field(converter=_pairs)
    because: str

    def __attrs_post_init__(self) -> None:
        member(self.code, "code", FlawCode)
        for index, cell in enumerate(collection(self.cells, "cells")):
            _check_cell(cell, f"cells[{index}]")
        text(self.because, "because", None)  # it holds words of the matrix, however long


def _check_cell(cell: object, field: str) -> None:
    for side, place in enumerate(collection(cell, field, 2, 2)):
        whole(place, f"{field}[{side}]", 1, HIGHEST)


_LIKELIER: Final = (1, 0)
_GRAVER: Final = (0, 1)
_BOTH: Final = (1, 1)


def examine(matrix: RiskMatrix) -> tuple[Flaw, ...]:
    """Return what is wrong with a matrix: of every flaw it has one counter-example, the one that says most.

    That is the deepest fall, the longest leap, the widest overlap, the highest level on the edge. Of several that say as much it is
    the first: steps to a likelier word before steps to a graver one, and these before steps to both; then row by row, the least
    likely and least grave cell first. A sound matrix can still mislead: see
    [Why matrices mislead](../../explanation/why-matrices-mislead.md).

    Args:
        matrix: A matrix of any size, with any number of levels.

    Returns:
        The flaws, each once, in the order of `FlawCode`; none if the matrix is sound.

    Raises:
        WrongTypeError: It is no matrix.

    Source: Cox (2008) for the last four flaws; how each is read here stands at the head of this page.

    Examples:
        >>> examine(RiskMatrix.from_products(5, cuts=(5, 12)))
        ()
        >>> [flaw] = examine(RiskMatrix.from_products(5, cuts=(4, 11)))
        >>> flaw.code, flaw.cells
        (<FlawCode.EDGE_NOT_LOWEST: 'edge-not-lowest'>, ((1, 5),))
        >>> flaw.because
        'likelihood “1” with consequence “5” is “medium”, not “low” (assuming that the first word of a side begins at nothing)'
    """
    instance(matrix, "matrix", RiskMatrix)
    return tuple(flaw for look in _LOOKS if (flaw := look(matrix)) is not None)


def _not_monotone(matrix: RiskMatrix) -> Flaw | None:
    one, other = min(_steps(matrix, _LIKELIER, _GRAVER), key=lambda step: _rise(matrix, *step))
    if _rise(matrix, one, other) >= 0:
        return None
    because = f"{_said(matrix, one)}, and {_said(matrix, other)} (assuming that the words stand from low to high)"
    return Flaw(code=FlawCode.NOT_MONOTONE, cells=[one, other], because=because)


def _unused_level(matrix: RiskMatrix) -> Flaw | None:
    used = {level for row in matrix.grid for level in row}
    unused = [f"“{label}”" for level, label in enumerate(matrix.labels, start=1) if level not in used]
    because = f"no cell is {' or '.join(unused)} (assuming that every label is meant to be given)"
    return Flaw(code=FlawCode.UNUSED_LEVEL, cells=[], because=because) if unused else None


def _skipped_level(matrix: RiskMatrix) -> Flaw | None:
    one, other = max(_steps(matrix, _LIKELIER, _GRAVER), key=lambda step: abs(_rise(matrix, *step)))
    if abs(_rise(matrix, one, other)) <= 1:
        return None
    because = f"{_said(matrix, one)}, and {_said(matrix, other)} (assuming that a word may be mistaken for the next one)"
    return Flaw(code=FlawCode.SKIPPED_LEVEL, cells=[one, other], because=because)


def _betweenness(matrix: RiskMatrix) -> Flaw | None:
    lowest, highest = _ends(matrix)
    for one, other in _steps(matrix, _LIKELIER, _GRAVER, _BOTH):
        if lowest == _level(matrix, one) < _level(matrix, other) == highest:
            because = f"{_said(matrix, one)}, and next to it {_said(matrix, other)} (assuming that risk grows without leaps)"
            return Flaw(code=FlawCode.BETWEENNESS, cells=[one, other], because=because)
    return None


def _weak_consistency(matrix: RiskMatrix) -> Flaw | None:
    lowest, highest = _ends(matrix)
    low = max((cell for cell in _cells(matrix) if _level(matrix, cell) == lowest), key=_greatest)
    high = min((cell for cell in _cells(matrix) if _level(matrix, cell) == highest), key=_least)
    if lowest == highest or _least(high) >= _greatest(low):
        return None
    whole_square = len(matrix.likelihood) * len(matrix.consequence)
    because = (
        f"{_said(matrix, low)} and may come to {_greatest(low)}/{whole_square}, {_said(matrix, high)} and may come to "
        f"{_least(high)}/{whole_square} (assuming that risk is likelihood times consequence, both from 0 to 1 in equal parts)"
    )
    return Flaw(code=FlawCode.WEAK_CONSISTENCY, cells=[low, high], because=because)


def _edge_not_lowest(matrix: RiskMatrix) -> Flaw | None:
    lowest, _ = _ends(matrix)
    cell = max((cell for cell in _cells(matrix) if 1 in cell), key=lambda cell: _level(matrix, cell))
    if _level(matrix, cell) == lowest:
        return None
    because = f"{_said(matrix, cell)}, not “{matrix.labels[lowest - 1]}” (assuming that the first word of a side begins at nothing)"
    return Flaw(code=FlawCode.EDGE_NOT_LOWEST, cells=[cell], because=because)


def _second_row_top(matrix: RiskMatrix) -> Flaw | None:
    lowest, highest = _ends(matrix)
    for cell in _cells(matrix):
        if 2 in cell and lowest < _level(matrix, cell) == highest:  # noqa: PLR2004 -- the second
            edge = matrix.labels[lowest - 1]
            because = f"{_said(matrix, cell)}, next to the edge (assuming that the edge is “{edge}” and risk grows without leaps)"
            return Flaw(code=FlawCode.SECOND_ROW_TOP, cells=[cell], because=because)
    return None


_LOOKS: Final[tuple[Callable[[RiskMatrix], Flaw | None], ...]] = (
    _not_monotone,
    _unused_level,
    _skipped_level,
    _betweenness,
    _weak_consistency,
    _edge_not_lowest,
    _second_row_top,
)


def _cells(matrix: RiskMatrix) -> Iterator[Cell]:
    return product(range(1, len(matrix.likelihood) + 1), range(1, len(matrix.consequence) + 1))


def _steps(matrix: RiskMatrix, *moves: tuple[int, int]) -> Iterator[tuple[Cell, Cell]]:
    """Yield every cell with the one that a move leads to, move by move."""
    for up, across in moves:
        for likelihood, consequence in _cells(matrix):
            if likelihood + up <= len(matrix.likelihood) and consequence + across <= len(matrix.consequence):
                yield (likelihood, consequence), (likelihood + up, consequence + across)


def _level(matrix: RiskMatrix, cell: Cell) -> int:
    return matrix.grid[cell[0] - 1][cell[1] - 1]


def _rise(matrix: RiskMatrix, one: Cell, other: Cell) -> int:
    return _level(matrix, other) - _level(matrix, one)


def _ends(matrix: RiskMatrix) -> tuple[int, int]:
    """Return the lowest and the highest level that a cell has."""
    return min(map(min, matrix.grid)), max(map(max, matrix.grid))


def _least(cell: Cell) -> int:
    """Return where the products of a cell begin, in parts of the whole square."""
    return (cell[0] - 1) * (cell[1] - 1)


def _greatest(cell: Cell) -> int:
    """Return where the products of a cell end, in parts of the whole square."""
    return cell[0] * cell[1]


def _said(matrix: RiskMatrix, cell: Cell) -> str:
    likelihood, consequence = matrix.likelihood[cell[0] - 1], matrix.consequence[cell[1] - 1]
    return f"likelihood “{likelihood}” with consequence “{consequence}” is “{matrix.labels[_level(matrix, cell) - 1]}”"
