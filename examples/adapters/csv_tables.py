"""What tables have in common: columns with names, rows with numbers, and problems that are told by row.

A table is what `csv.reader` yields of a file that was opened with `newline=""`: the names of the columns, then rows of text. Rows
are numbered as a spreadsheet numbers them: the names of the columns are row 1. A row without any cell is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class RowProblem(NamedTuple):
    """What is wrong in a row: in which column, or what was made of it, and why."""

    row: int
    field: str
    message: str


class TableError(ValueError):
    """A table cannot be taken over, and nothing of it was."""

    def __init__(self, problems: Iterable[RowProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"row {each.row}: {each.field}: {each.message}" for each in self.problems))


def opened(
    table: Iterable[Sequence[str]], known: Collection[str], needed: Collection[str] = ()
) -> tuple[list[str], Iterator[Sequence[str]]]:
    """Return the names of the columns, and the rows; a `TableError` if a column is missing, not known or there twice."""
    rows = iter(table)
    columns = list(next(rows, ()))
    problems = [RowProblem(1, each, "is missing") for each in needed if each not in columns]
    problems += [RowProblem(1, each, "is there twice") for each in sorted({each for each in columns if columns.count(each) > 1})]
    problems += [RowProblem(1, each, f"is none of {', '.join(known)}") for each in columns if each not in known]
    if problems:
        raise TableError(problems)
    return columns, rows


def misshapen(row: Sequence[str], number: int, columns: Sequence[str]) -> Iterator[RowProblem]:
    """Yield the problem of a row that has more cells than there are columns, or fewer."""
    if len(row) not in (0, len(columns)):
        yield RowProblem(number, "the row", f"has {len(row)} cells, and there are {len(columns)} columns")
