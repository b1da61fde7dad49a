"""Risk matrices: from how likely and how grave, in words, to a level.

**Definition.** A grid with a row for each word of likelihood and a column for each word of consequence, both from low to high; each
cell holds a level, counted from 1.

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
    """A grid of levels.

    Attributes:
        name: What it is called.
        likelihood: 2 to 10 words, least likely first.
        consequence: 2 to 10 words, least grave first.
        labels: What the levels are called, lowest first; at least 2.
        grid: One row per word of likelihood, with a level from 1 to the number of labels per word of consequence.

    Raises:
        LengthError: There are too few or too many words, or a row has another length.
        DuplicateError: A word stands twice.
        OutOfRangeError: There is no such level.
    """

    name: str
    likelihood: tuple[str, ...] = attrs.field(converter=Items[str])
    consequence: tuple[str, ...] = attrs.field(converter=Items[str])
    labels: tuple[str, ...] = attrs.field(converter=Items[str])
    grid: tuple[tuple[int, ...], ...] = attrs.field(converter=_grid)

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        for field in ("likelihood", "consequence", "labels"):
            words = getattr(self, field)
            texts(words, field)
            if not 2 <= len(words) <= HIGHEST:  # noqa: PLR2004 -- one word tells nothing apart
                raise LengthError(field, len(words), 2, HIGHEST, "members", "array.length")
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

        A product on a cut belongs to the lower level: with cuts at 5 and 12, 5 is low and 12 is medium.

        Args:
            size: How many words each side has, 2 to 10; they are the numbers from 1.
            cuts: Ascending whole numbers, one fewer than labels.
            labels: What the levels are called, lowest first.
            name: What it is called; size and cuts if nothing is said.

        Raises:
            OutOfRangeError: The size is not from 2 to 10.
            LengthError: There are fewer than 2 labels, or more than 10.
            BrokenLawError: The cuts do not ascend, or are not one fewer than labels.

        Examples:
            >>> RiskMatrix.from_products(5, cuts=(5, 12)).level(4, 4)
            3
        """
        whole(size, "size", 2, HIGHEST)
        known_cuts, known_labels = Items[int](cuts), Items[str](labels)
        for place, cut in enumerate(collection(known_cuts, "cuts")):
            whole(cut, f"cuts[{place}]", 1, HIGHEST * HIGHEST)
        if list(known_cuts) != sorted(set(known_cuts)):
            raise BrokenLawError("cuts.order", "cuts", "ascend", ", ".join(map(str, known_cuts)))
        texts(known_labels, "labels", least=2)
        if len(known_cuts) != len(known_labels) - 1:
            raise BrokenLawError("cuts.number", "cuts", f"be {len(known_labels) - 1}, one fewer than labels", str(len(known_cuts)))
        places = range(1, size + 1)
        words = tuple(map(str, places))
        return cls(
            name=f"{size} by {size}, cuts at {', '.join(map(str, known_cuts))}" if name is None else name,
            likelihood=words,
            consequence=words,
            labels=known_labels,
            grid=[[1 + sum(cut < row * column for cut in known_cuts) for column in places] for row in places],
        )

    def level(self, likelihood: int, consequence: int) -> int:
        """Return the level of a cell, from 1.

        Args:
            likelihood: The place of the word, from 1.
            consequence: The place of the word, from 1.

        Raises:
            OutOfRangeError: The matrix has no such word.
        """
        whole(likelihood, "likelihood", 1, len(self.likelihood))
        whole(consequence, "consequence", 1, len(self.consequence))
        return self.grid[likelihood - 1][consequence - 1]


def _as_long_as(values: object, field: str, words: tuple[str, ...]) -> None:
    found = len(collection(values, field))
    if found != len(words):
        raise LengthError(field, found, len(words), len(words), "members", "array.length")
