import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given

from examples.adapters import csv_survey
from examples.adapters.csv_survey import survey_wave
from examples.adapters.csv_tables import TableError

from .answers import COLUMNS, SURVEY, WAVE, Row, expected, tables


def written(table: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([COLUMNS, *table])
    return csv.reader(io.StringIO(lines.getvalue(), newline=""))


@given(tables())
def test_it_counts_what_is_there(table: list[Row]) -> None:
    assert survey_wave(written(table), SURVEY, WAVE) == expected(table)


@given(tables())
def test_parts_add_up_to_the_whole(table: list[Row]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_survey, "PART", 3)
        assert survey_wave(written(table), SURVEY, WAVE) == expected(table)


def test_an_empty_row_is_nobody() -> None:
    assert survey_wave(written([(), ("a", 10, 5, 7), ()]), SURVEY, WAVE) == expected([("a", 10, 5, 7)])


def test_problems_are_told_by_row_and_column() -> None:
    table = [("a", 10, 5, 7), ("", 9, "", ""), ("a", 11, "very", "07"), (), ("a", 1), ("a", "", "", -2)]
    with pytest.raises(TableError) as raised:
        survey_wave(written(table), SURVEY, WAVE)
    assert [(each.row, each.field) for each in raised.value.problems] == [
        (3, "segment"),
        (4, "recommend"),
        (4, 'all "in all"'),
        (4, "easy"),
        (6, "the row"),
    ]


def test_a_table_without_a_question_is_refused() -> None:
    with pytest.raises(TableError, match="row 1: easy: is missing\nrow 1: size: is none of"):
        survey_wave([["segment", "recommend", 'all "in all"', "size"]], SURVEY, WAVE)


def test_what_the_library_refuses_and_no_cell_explains_is_raised_as_it_is() -> None:
    with pytest.raises(ValueError, match="must not contain ':'"):
        survey_wave(written([("a:b", 1, 1, 7)]), SURVEY, WAVE)
