from typing import Any

import pytest
from hypothesis import given

from examples.adapters.duckdb_survey import survey_wave

from .answers import SURVEY, WAVE, Row, expected, tables

duckdb = pytest.importorskip("duckdb")


def written(table: list[Row]) -> Any:  # noqa: ANN401 -- a relation of DuckDB, which may not be installed
    database = duckdb.connect()
    database.execute('CREATE TABLE answers (segment VARCHAR, recommend TINYINT, "all ""in all""" TINYINT, easy TINYINT)')
    for row in table:
        database.execute("INSERT INTO answers VALUES (?, ?, ?, ?)", row)
    return database.table("answers")


@given(tables())
def test_it_counts_what_is_there(table: list[Row]) -> None:
    assert survey_wave(written(table), SURVEY, WAVE) == expected(table)


def test_an_answer_off_its_scale_is_refused() -> None:
    with pytest.raises(ValueError, match='1 answers of a to all "in all" are no points of the scale likert-5'):
        survey_wave(written([("a", 7, 6, 7)]), SURVEY, WAVE)
