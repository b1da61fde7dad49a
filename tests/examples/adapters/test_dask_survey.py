from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from .answers import COLUMNS, SURVEY, WAVE, Row, expected, tables

pl = pytest.importorskip("polars")
dask = pytest.importorskip("dask")
adapter = pytest.importorskip("examples.adapters.dask_survey")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the files are written over
@given(tables())
def test_files_counted_apart_add_up_to_the_whole(tmp_path: Path, table: list[Row]) -> None:
    types = dict(zip(COLUMNS, [pl.String, pl.Int8, pl.Int8, pl.Int8], strict=True))
    files = [tmp_path / f"{number}.parquet" for number in range(6)]
    for number, file in enumerate(files):
        pl.DataFrame(table[number::6], schema=types, orient="row").write_parquet(file)
    with dask.config.set(scheduler="synchronous"):
        assert adapter.survey_wave(files, SURVEY, WAVE) == expected(table)
