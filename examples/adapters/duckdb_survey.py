"""From the answers of a survey to a wave, counted by DuckDB in one query: the table of `survey_rows`.

DuckDB makes no difference between capital and small letters in the names of columns: no two questions may differ in these only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examples.adapters.survey_rows import filled

if TYPE_CHECKING:
    import duckdb

    from customerfocus import Survey, Wave


def survey_wave(table: duckdb.DuckDBPyRelation, survey: Survey, wave: Wave) -> Wave:
    """Return a wave with the answers of a table: of a file (`duckdb.read_parquet`), a data frame, or a query."""
    columns = {question.id: '"{}"'.format(question.id.replace('"', '""')) for question in survey.questions}
    counts = ["count(*)", f"count(coalesce({', '.join(columns.values())}))"]
    for question in survey.questions:
        column = columns[question.id]
        counts.append(f"count({column})")
        counts += (f"count(*) FILTER ({column} = {value})" for value in question.scale.values)
    return filled(wave, survey, table.aggregate(f"segment, {', '.join(counts)}", "segment").fetchall())
