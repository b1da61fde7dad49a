import pytest
from hypothesis import given

from .answers import COLUMNS, SURVEY, WAVE, Row, expected, tables

pl = pytest.importorskip("polars")
adapter = pytest.importorskip("examples.adapters.polars_survey")


@given(tables())
def test_it_counts_what_is_there(table: list[Row]) -> None:
    types = dict(zip(COLUMNS, [pl.String, pl.Int8, pl.Int8, pl.Int8], strict=True))
    answers = pl.LazyFrame(table, schema=types, orient="row")
    assert adapter.survey_wave(answers, SURVEY, WAVE) == expected(table)


def test_an_answer_off_its_scale_is_refused() -> None:
    answers = pl.LazyFrame([("a", 7, 6, 7)], schema=list(COLUMNS), orient="row")
    with pytest.raises(ValueError, match='1 answers of a to all "in all" are no points of the scale likert-5'):
        adapter.survey_wave(answers, SURVEY, WAVE)
