"""From the answers of a survey to a wave, counted by Polars in one query: the table of `survey_rows`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from examples.adapters.survey_rows import filled

if TYPE_CHECKING:
    from customerfocus import Survey, Wave


def survey_wave(table: pl.LazyFrame, survey: Survey, wave: Wave) -> Wave:
    """Return a wave with the answers of a table, of a file (`pl.scan_parquet`) or a data frame (`.lazy()`)."""
    columns = [pl.col(question.id) for question in survey.questions]
    counts = [pl.len(), pl.any_horizontal(column.is_not_null() for column in columns).sum()]
    for question, column in zip(survey.questions, columns, strict=True):
        counts.append(column.count())
        counts += ((column == value).sum() for value in question.scale.values)
    named = [count.alias(str(place)) for place, count in enumerate(counts)]
    return filled(wave, survey, table.group_by("segment").agg(named).collect(engine="streaming").rows())
