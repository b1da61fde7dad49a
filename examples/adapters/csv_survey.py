"""From the answers of a survey, a row per person, to a wave: the table of `survey_rows`, counted in plain Python.

A part of the table is counted at a time and what was counted is merged, so memory holds one part, however long the table is.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from examples.adapters.csv_tables import RowProblem, TableError, misshapen, opened
from examples.adapters.survey_rows import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from customerfocus import Survey, Wave

PART: Final = 100_000
SHOWN: Final = 100


def survey_wave(table: Iterable[Sequence[str]], survey: Survey, wave: Wave) -> Wave:
    """Return a wave without samples with those of a table; an empty cell is a question skipped.

    Raises:
        TableError: A row has no segment, or an answer is no point of its scale. The first problems are told, at most `SHOWN`.
    """
    needed = ["segment", *(question.id for question in survey.questions)]
    columns, rows = opened(table, needed, needed)
    counted, numbered = wave, ((number, row) for number, row in enumerate(rows, start=2) if row)
    while part := list(islice(numbered, PART)):
        try:
            counted = counted.merge(filled(wave, survey, _counted([row for _, row in part], columns, survey)))
        except ValueError:  # something is wrong: now, and only now, each cell is looked at
            problems = list(islice(_problems(part, columns, survey), SHOWN))
            if not problems:
                raise
            raise TableError(problems) from None
    return counted


def _counted(part: list[Sequence[str]], columns: list[str], survey: Survey) -> Iterator[tuple[str, *tuple[int, ...]]]:
    """Count column by column, which is quicker than row by row."""
    by_column = dict(zip(columns, zip(*part, strict=True), strict=True))
    segments = by_column["segment"]
    cells = [by_column[question.id] for question in survey.questions]
    answered = Counter(segment for segment, *row in zip(segments, *cells, strict=True) if any(row))
    times = [Counter(zip(segments, column, strict=True)) for column in cells]
    for segment, invited in Counter(segments).items():
        counts: list[int] = []
        for question, found in zip(survey.questions, times, strict=True):
            counts.append(invited - found[segment, ""])
            counts += (found[segment, str(value)] for value in question.scale.values)
        yield segment, invited, answered[segment], *counts


def _problems(part: list[tuple[int, Sequence[str]]], columns: list[str], survey: Survey) -> Iterator[RowProblem]:
    scales = {str(question.id): question.scale for question in survey.questions}
    for number, row in part:
        yield from misshapen(row, number, columns)
        for column, cell in zip(columns, row, strict=False):
            if column == "segment" and not cell:
                yield RowProblem(number, column, "must not be empty")
            elif column in scales and cell and cell not in map(str, scales[column].values):
                values = ", ".join(map(str, scales[column].values))
                yield RowProblem(number, column, f"must be empty or one of {values}, got {cell[:40]!r}")
