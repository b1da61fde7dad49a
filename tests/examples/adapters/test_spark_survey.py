import sys
from pathlib import Path

import pytest

from .answers import SURVEY, WAVE, Row, expected

pytest.importorskip("pyspark")
adapter = pytest.importorskip("examples.adapters.spark_survey")


@pytest.mark.process
def test_partitions_counted_apart_add_up_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- needs Spark

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    answers = [(0, 1, -2), (None, None, None), (10, None, 7)] * 5
    table: list[Row] = [(segment, *given) for segment in ("a", "b") for given in answers]
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        rows = session.createDataFrame(table, 'segment string, recommend byte, `all "in all"` byte, easy byte').repartition(5)
        assert adapter.survey_wave(rows, SURVEY, WAVE) == expected(table)
    finally:
        session.stop()
