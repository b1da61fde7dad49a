"""The tenants' survey as a register: the answers are those of the file beside it, and the report names what a survey leaves open.

The report is kept in `housing-1974-12-31.md`. When it changes on purpose, write it anew from the root of the repository and
read the difference:

    python examples/assess.py examples/housing/register.json --on 1974-12-31 > tests/examples/housing-1974-12-31.md
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from customerfocus import Estimate, Metric, Register, Survey, Unknown, Verdict, Wave, assess, measure
from customerfocus.codec import dump, load

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "housing"
DOCUMENT = FOLDER / "register.json"
GOLDEN = Path(__file__).with_name("housing-1974-12-31.md")
DAY = date(1974, 12, 31)
MADE_BY = re.compile(r"(?m)^\| Made by \|.*\n")

TYPES: Final = {"Apartment": "apartments", "Atrium": "atria", "Terrace": "terraces", "Tower": "towers"}
LEVELS: Final = ("Low", "Medium", "High")

# Computed from the same table with statsmodels 0.15.0 (method "wilson"), to eight decimals.
HIGH: Final = {
    "apartments": (302 / 765, 0.36074188, 0.42985214, 765),
    "atria": (96 / 239, 0.34155101, 0.46490708, 239),
    "terraces": (70 / 277, 0.20515335, 0.30702694, 277),
    "towers": (200 / 400, 0.45123450, 0.54876550, 400),
}


@pytest.fixture(scope="module")
def register() -> Register:
    return load(json.loads(DOCUMENT.read_text(encoding="utf-8")))


def wave(register: Register) -> Wave:
    (found,) = register.waves
    return found


def counted(column: str) -> dict[str, tuple[int, ...]]:
    """Count the levels of a column of the file, by the segment of each type of dwelling."""
    counts = Counter[tuple[str, str]]()
    with (FOLDER / "housing.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            counts[TYPES[row["Type"]], row[column]] += int(row["Freq"])
    return {segment: tuple(counts[segment, level] for level in LEVELS) for segment in TYPES.values()}


@pytest.mark.process
def test_the_report_is_the_golden_one() -> None:
    command: list[str | Path] = [sys.executable, ROOT / "examples" / "assess.py", DOCUMENT, "--on", str(DAY)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 -- our own program
    assert (done.returncode, done.stderr) == (0, "")
    assert MADE_BY.sub("", done.stdout) == MADE_BY.sub("", GOLDEN.read_text(encoding="utf-8"))


def test_the_document_is_what_dump_writes(register: Register) -> None:
    written = json.dumps(dump(register), indent=2, ensure_ascii=False) + "\n"
    assert DOCUMENT.read_bytes().decode() == written


@pytest.mark.parametrize(("question", "column"), [("satisfied", "Sat"), ("influence", "Infl")])
def test_the_answers_are_those_of_the_survey(register: Register, question: str, column: str) -> None:
    tallies = {each.segment: each.tally(question) for each in wave(register).samples}
    assert {segment: tally and tally.counts for segment, tally in tallies.items()} == counted(column)
    assert sum(tally.n for tally in tallies.values() if tally) == 1681


def test_they_are_counted_on_a_scale_of_their_own(register: Register) -> None:
    survey = register.get(Survey, "tenants")
    assert survey is not None
    assert {tuple(point.label for point in each.scale.points) for each in survey.questions} == {("low", "medium", "high")}


@pytest.mark.parametrize("segment", HIGH)
def test_the_share_of_each_type_and_its_interval_are_those_that_others_computed(register: Register, segment: str) -> None:
    metric = register.get(Metric, f"high-{segment}")
    assert metric is not None
    (found,) = measure(metric, register, on=DAY)
    value = found.value
    assert isinstance(value, Estimate)
    share, low, high, n = HIGH[segment]
    assert (value.value, value.n) == (share, n)
    assert (value.low, value.high) == pytest.approx((low, high), abs=5e-9)


def test_the_share_of_all_is_unknown_since_nobody_says_how_many_live_in_each_type(register: Register) -> None:
    metric = register.get(Metric, "high-all")
    assert metric is not None
    (found,) = measure(metric, register, on=DAY)
    why = "segments are pooled by their populations, and that of apartments, atria, terraces, towers is not stated"
    assert found.value == Unknown(reason=why)


def test_how_many_were_asked_is_not_known_and_what_rests_on_it_is_set_aside(register: Register) -> None:
    assert all(each.invited == each.answered and each.population is None for each in wave(register).samples)
    (aside,) = (each for each in register.exclusions if each.rule == "SAT-11")
    assert str(aside.subject) == "wave:tenants-1974"
    assert aside.because.startswith("How many were asked is not known")


def test_what_a_survey_leaves_open_is_named(register: Register) -> None:
    found = Counter(each.rule.id for each in assess(register, on=DAY).findings)
    assert found == {
        "REQ-5": 1,
        "REQ-7": 1,
        "REQ-8": 1,
        "REQ-9": 1,
        "UNC-1": 5,
        "SAT-1": 4,
        "SAT-4": 2,
        "SAT-5": 2,
        "LED-1": 1,
        "LED-2": 1,
        "LED-4": 1,
        "DIR-3": 4,
        "DIR-4": 1,
        "REQ-3": 1,
        "UNC-2": 4,
        "UNC-6": 1,
        "UNC-9": 1,
        "UNC-10": 3,
        "SAT-9": 4,
        "SAT-10": 4,
        "LED-5": 1,
        "LED-7": 1,
    }


def test_the_wave_counts_from_the_day_after_its_last(register: Register) -> None:
    def heard(on: date) -> Verdict:
        (result,) = (each for each in assess(register, on=on).results if each.rule.id == "REQ-2")
        return result.checks[0].verdict

    assert wave(register).fielded.last_day == date(1974, 10, 13)
    assert heard(date(1974, 10, 13)) is Verdict.NOT_MET
    assert heard(date(1974, 10, 14)) is Verdict.MET
