"""Risk matrices: from how likely and how grave, in words, to a level.

**Definition.** A grid *g* with a row for each word of likelihood and a column for each word of consequence, both from low to high.
The level of likelihood *l* and consequence *c* stands in row *l* and column *c*, counted from 1; in a matrix of products it is
1 + #{cuts < *lc*}.

**When to use it.** To treat like risks alike, where there are opinions and no measurements. **When not.** To add, average or rank
within a level: words in order are no quantities, and two risks of one level may differ many times over (Cox 2008).

Source: IEC 31010:2019, B.10.3; L. A. Cox, "What's wrong with risk matrices?", *Risk Analysis* 28 (2008).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast, final

import attrs

from customerfocus._checks import Items, collection, text, texts, whole
from customerfocus.errors import BrokenLawError, LengthError

if TYPE_CHECKING:
    from collections.abc import Iterable

HIGHEST: Final = 10
"""A matrix has at most so many words of likelihood, and of consequence."""


def _grid(rows: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """A converter: rows become plain tuples in a plain tuple."""
    given: object = Items(rows)
    return Items(Items(each) for each in given) if type(given) is tuple else cast("tuple[tuple[int, ...], ...]", given)


@final
@attrs.frozen(kw_only=True)
class RiskMatrix:
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
    if not 2 <= len(words) <= HIGHEST:  # noqa: PLR2004 -- one word tells nothing apart
        raise LengthError(field, len(words), 2, HIGHEST, "members", "array.length")


def _as_long_as(values: object, field: str, words: tuple[str, ...]) -> None:
    found = len(collection(values, field))
    if found != len(words):
        raise LengthError(field, found, len(words), len(words), "members", "array.length")


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
