"""Let several engines count the same answers: `python engines.py [--rows N] [ENGINE …]`.

Engines are csv (plain Python), duckdb, polars, dask and spark; without any, the first three. For Dask and Spark run `.ci/engines`,
which installs what they need, too; Spark takes Java 17.

The answers are made up, the same ones each time, in the survey of the espresso register. Every engine has to come to the same
tallies, the same estimates and the same report, to the last bit; the exit status is 1 if one does not.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import pickle
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs
import duckdb
import polars as pl

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # so that the adapters are found, here and by the workers of Dask
os.environ["PYTHONPATH"] = str(ROOT)  # and by those of Spark

from customerfocus import Register, Survey, Wave, assess, measure  # noqa: E402 -- what stands above must come first
from customerfocus.codec import digest, load  # noqa: E402 -- as above
from customerfocus.views import markdown  # noqa: E402 -- as above
from examples.adapters import csv_survey, duckdb_survey, polars_survey  # noqa: E402 -- as above

if TYPE_CHECKING:
    from collections.abc import Callable

DAY: Final = date(2026, 11, 1)
WAVE: Final = "pulse-2026-autumn"
FILES: Final = 16
MODULUS: Final = 2**31
STEPS: Final = (
    *(1103515245, 1220703125, 1566083941, 1812433253, 1140671485, 1540483477),
    *(1284865837, 1431655781, 1013904223, 1769069069, 1336593407),
)
"""How far one row lies from the one before, modulo 2³¹: each column goes round in a step of its own."""


def write(folder: Path, survey: Survey, segments: list[str], rows: int) -> None:
    """Write the answers as Parquet, in several files, and as CSV: a quarter keeps silent, and one answer in ten is skipped."""

    def turn(place: int, start: int) -> str:
        return f"((i + {start}) * {STEPS[place]} % {MODULUS}) / {MODULUS}::DOUBLE"

    def one_of(values: list[int] | list[str], place: int) -> str:
        return f"{values}[1 + floor({len(values)} * sqrt({turn(place, 99)}))::INT]"

    columns = [f"{one_of(segments, 0)} AS segment"]
    for place, question in enumerate(survey.questions, start=2):
        skipped = f"{turn(1, 7)} < 0.25 OR {turn(place, 1234567)} < 0.1"
        answer = one_of(list(question.scale.values), place)
        columns.append(f'CASE WHEN {skipped} THEN NULL ELSE {answer} END::TINYINT AS "{question.id}"')
    for number in range(FILES):
        first, end = rows * number // FILES, rows * (number + 1) // FILES
        part = f"SELECT {', '.join(columns)} FROM range({first}, {end}) AS numbers(i)"  # noqa: S608 -- our own values
        duckdb.execute(f"COPY ({part}) TO '{folder}/{number:02}.parquet'")
    duckdb.read_parquet(f"{folder}/*.parquet").write_csv(str(folder / "answers.csv"))


def by_csv(folder: Path, survey: Survey, wave: Wave) -> Wave:
    """Count in plain Python."""
    with (folder / "answers.csv").open(encoding="utf-8", newline="") as lines:
        return csv_survey.survey_wave(csv.reader(lines), survey, wave)


def by_duckdb(folder: Path, survey: Survey, wave: Wave) -> Wave:
    """Count with DuckDB."""
    return duckdb_survey.survey_wave(duckdb.read_parquet(f"{folder}/*.parquet"), survey, wave)


def by_polars(folder: Path, survey: Survey, wave: Wave) -> Wave:
    """Count with Polars."""
    return polars_survey.survey_wave(pl.scan_parquet(folder / "*.parquet"), survey, wave)


def by_dask(folder: Path, survey: Survey, wave: Wave) -> Wave:
    """Count with Dask, in several processes."""
    from examples.adapters import dask_survey  # noqa: PLC0415 -- only where it is installed

    return dask_survey.survey_wave(sorted(folder.glob("*.parquet")), survey, wave)


def by_spark(folder: Path, survey: Survey, wave: Wave) -> Wave:
    """Count with Spark, in a session on this machine, whose start is counted, too."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- only where it is installed

    from examples.adapters import spark_survey  # noqa: PLC0415 -- as above

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    session = SparkSession.builder.master("local[*]").config(map=quiet).getOrCreate()
    try:
        return spark_survey.survey_wave(session.read.parquet(*map(str, sorted(folder.glob("*.parquet")))), survey, wave)
    finally:
        session.stop()


ENGINES: Final[dict[str, Callable[[Path, Survey, Wave], Wave]]] = {
    "csv": by_csv,
    "duckdb": by_duckdb,
    "polars": by_polars,
    "dask": by_dask,
    "spark": by_spark,
}


def digests(register: Register, wave: Wave, population: int) -> tuple[str, str, str]:
    """Return digests of the tallies, of every estimate that rests on them, and of the report."""
    counted = attrs.evolve(wave, samples=[attrs.evolve(each, population=population) for each in wave.samples])
    whole = register.with_records(counted)
    estimates = [measure(metric, whole, on=DAY) for metric in whole.metrics]
    texts = digest(whole), repr(estimates), markdown(assess(whole, on=DAY))
    tallies, figures, report = (hashlib.sha256(text.encode()).hexdigest()[:16] for text in texts)
    return tallies, figures, report


def main() -> int:
    """Let each engine count, and print how long it took, what it sent and what came of it."""
    parser = argparse.ArgumentParser(description="Let several engines count the same answers, and compare what comes of it.")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help=f"any of {', '.join(ENGINES)} (default: csv duckdb polars)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="how many people were asked (default: 1,000,000)")
    arguments = parser.parse_args()
    chosen = arguments.engines or ["csv", "duckdb", "polars"]
    if unknown := [each for each in chosen if each not in ENGINES]:
        parser.error(f"there is no engine {', '.join(unknown)}")
    register = load(json.loads((ROOT / "examples" / "espresso" / "register.json").read_text(encoding="utf-8")))
    before = register.get(Wave, WAVE)
    survey = before and register.get(Survey, before.survey)
    if before is None or survey is None:
        parser.error("the espresso register has no such wave")
    empty, found = attrs.evolve(before, samples=()), set[tuple[str, str, str]]()
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), survey, [each.segment for each in before.samples], arguments.rows)
        size = sum(each.stat().st_size for each in Path(folder).glob("*.parquet"))
        print(f"{arguments.rows:,} rows of {len(survey.questions)} questions, {size:,} bytes of Parquet")
        print(f"{'engine':8}{'seconds':>9}{'rows/s':>13}  {'wave':>11}  {'tallies':16}  {'estimates':16}  report")
        for each in chosen:
            start = time.perf_counter()
            wave = ENGINES[each](Path(folder), survey, empty)
            seconds = time.perf_counter() - start
            told = digests(register, wave, arguments.rows)
            found.add(told)
            sent = f"{len(pickle.dumps(wave)):,} bytes"
            print(f"{each:8}{seconds:9.1f}{arguments.rows / seconds:13,.0f}  {sent}  {'  '.join(told)}", flush=True)
    print("all the same" if len(found) == 1 else "THEY DIFFER")
    return 0 if len(found) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
