"""Runs `examples/assess.py` as a user does, on the espresso register and on bad documents.

The report of 2026-11-01 is kept in `espresso-2026-11-01.md`. When the report or the register changes on purpose, write it anew from
the root of the repository and read the difference:

    python examples/assess.py examples/espresso/register.json --on 2026-11-01 > tests/examples/espresso-2026-11-01.md
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import attrs
import pytest

from customerfocus import (
    LIKERT_5,
    Choice,
    Fulfilment,
    ObligationKind,
    OfferingKind,
    Register,
    RequirementStep,
    Verdict,
    assess,
    contradictions,
    derive_requirements,
    feature_words,
)
from customerfocus.codec import dump
from customerfocus.register.shapes import SHAPES, Shape

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "examples" / "assess.py"
DOCUMENT = ROOT / "examples" / "espresso" / "register.json"
GOLDEN = Path(__file__).with_name("espresso-2026-11-01.md")
DAY = date(2026, 11, 1)

MADE_BY = re.compile(r"(?m)^\| Made by \|.*\n")
HEAD = '"format": "customerfocus/register", "schema": 1'


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 -- our own program


def refused(content: str | bytes, folder: Path) -> list[str]:
    """Run the program on a file with this content, which it must refuse; return the lines it says, without the file's name."""
    file = folder / "register.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    done = run(file)
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (2, "")
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [line.removeprefix(f"{file}: ") for line in lines]


def found(register: Register, on: date) -> list[str]:
    return [str(each.ref) for each in assess(register, on=on).findings]


# ---- the report ------------------------------------------------------------------------------------------------------


@pytest.mark.process
def test_the_report_is_the_golden_one() -> None:
    done = run(DOCUMENT, "--on", "2026-11-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert MADE_BY.search(done.stdout)
    assert MADE_BY.sub("", done.stdout) == MADE_BY.sub("", GOLDEN.read_text(encoding="utf-8"))


@pytest.mark.process
def test_the_report_is_utf_8_whatever_the_locale_says() -> None:
    done = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, PROGRAM, DOCUMENT, "--on", "2026-11-01"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert "Independent cafés" in done.stdout.decode()


@pytest.mark.process
@pytest.mark.parametrize(
    ("word", "name"), [("2015", "ISO 9001:2015,"), ("2015-amd", "with Amendment 1:2024"), ("2026", "ISO 9001:2026")]
)
def test_an_edition_is_cited(word: str, name: str) -> None:
    done = run(DOCUMENT, "--on", "2026-11-01", "--edition", word)
    assert done.returncode == 0
    assert name in done.stdout


@pytest.mark.process
def test_the_day_is_today_when_none_is_given() -> None:
    before = date.today()  # noqa: DTZ011 -- the day where the program runs
    done = run(DOCUMENT)
    after = date.today()  # noqa: DTZ011 -- as above
    assert done.returncode == 0
    assert any(done.stdout.startswith(f"# Customer focus of Velbrugg Espresso on {day}\n") for day in (before, after))


@pytest.mark.process
def test_a_register_with_nothing_in_it_and_a_byte_order_mark_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "register.json"
    file.write_bytes(b"\xef\xbb\xbf{%s}" % f'{HEAD}, "organisation": "Moka Bar"'.encode())
    assert run(file).returncode == 0


@pytest.mark.process
def test_a_reader_that_stops_reading_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as closed:  # noqa: PTH123 -- a descriptor, no path
        done = subprocess.run(  # noqa: S603 -- our own program
            [sys.executable, PROGRAM, DOCUMENT], stdout=closed, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.process
def test_the_help_says_what_the_exit_status_means() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(each in done.stdout for each in ("FILE", "--on DATE", "2015-amd", "Exit status: 0"))


# ---- what it refuses -------------------------------------------------------------------------------------------------


@pytest.mark.process
def test_every_problem_of_a_document_is_listed(tmp_path: Path) -> None:
    assert refused(f'{{{HEAD}, "organisation": 7, "segmets": [], "segments": [{{"id": "a"}}, {{"id": 3}}]}}', tmp_path) == [
        "$.organisation: type.text: must be text, got 7",
        "$.segments[0].name: key.missing: is required",
        "$.segments[1].id: type.text: must be text, got 3",
        "$.segments[1].name: key.missing: is required",
        "$.segmets: key.unknown: 'segmets' is no key here; 'segments' is",
    ]


@pytest.mark.process
@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{\n  \"format\": 'x'\n}", "$: json.syntax: Expecting value: line 2 column 13 (char 14)"),
        ("", "$: json.syntax: Expecting value: line 1 column 1 (char 0)"),
        (b'{"caf\xe9": 1}', "$: file.encoding: 'utf-8' codec can't decode byte 0xe9 in position 5"),
        ("[" * 200_000, "$: json.depth: "),
        ("[]", "$: type.object: must be an object, got an instance of list"),
        ("NaN", "$: type.object: must be an object, got nan"),
        (f'{{{HEAD}, "organisation": -Infinity}}', "$.organisation: type.text: must be text, got -inf"),
        ('{"format": "customerfocus/register", "schema": 2}', "$.schema: schema.too-new: "),
        (f'{{{HEAD}, "organisation": {"1" * 5000}}}', "$: json.number: Exceeds the limit (4300 digits)"),
    ],
)
def test_what_is_no_register_is_refused(content: str | bytes, said: str, tmp_path: Path) -> None:
    (line,) = refused(content, tmp_path)
    assert line.startswith(said)


@pytest.mark.process
def test_a_number_that_json_does_not_know_is_refused_where_it_stands(tmp_path: Path) -> None:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    scores = document["positionings"][0]["strength"]["scores"]
    scores[0]["weight"], scores[1]["score"] = float("nan"), float("inf")
    assert refused(json.dumps(document), tmp_path) == [
        "$.positionings[0].strength.scores[0].weight: number.finite: weight must be a finite number, got nan",
        "$.positionings[0].strength.scores[1].score: number.finite: score must be a finite number, got inf",
    ]


@pytest.mark.process
def test_a_key_that_stands_twice_is_refused_where_it_stands_beside_every_other_problem(tmp_path: Path) -> None:
    segment, unknown = '{"id": "x", "id": "y", "name": 3}', '{"c": 1, "c": 1}'
    text = f'"organisation": "a", "organisation": "b", "segments": [{segment}], "a b": {unknown}'
    assert refused(f"{{{HEAD}, {text}}}", tmp_path) == [
        "$: key.duplicate: the key 'organisation' stands more than once",
        "$.segments[0]: key.duplicate: the key 'id' stands more than once",
        "$['a b']: key.duplicate: the key 'c' stands more than once",
        "$.segments[0].name: type.text: must be text, got 3",
        "$['a b']: key.unknown: 'a b' is no key here",
    ]


@pytest.mark.process
def test_a_key_that_stands_twice_is_refused_where_nothing_else_is_wrong(tmp_path: Path) -> None:
    assert refused(f'{{{HEAD}, "organisation": "a", "organisation": "a"}}', tmp_path) == [
        "$: key.duplicate: the key 'organisation' stands more than once"
    ]


@pytest.mark.process
def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r".*nowhere\.json: \$: file\.unreadable: .*No such file or directory.*\n", done.stderr)


@pytest.mark.process
def test_a_folder_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{tmp_path}: $: file.unreadable: ")


@pytest.mark.process
@pytest.mark.parametrize("text", ["2026-02-30", "20261101", "2026-W44-7", "1 November", ""])
def test_a_day_in_another_form_is_refused(text: str) -> None:
    done = run(DOCUMENT, "--on", text)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"argument --on: must be a day of the calendar written as YYYY-MM-DD, got {text!r}" in done.stderr


@pytest.mark.process
def test_an_edition_that_is_not_known_is_refused() -> None:
    assert run(DOCUMENT, "--edition", "1987").returncode == 2


# ---- the espresso register -------------------------------------------------------------------------------------------


def test_the_document_is_what_dump_writes(register: Register) -> None:
    written = json.dumps(dump(register), indent=2, ensure_ascii=False) + "\n"
    assert DOCUMENT.read_bytes().decode() == written


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("jurisdictions", 5),
        ("capabilities", 4),
        ("segments", 4),
        ("trade_offs", 5),
        ("resolutions", 1),
        ("strategic_objectives", 2),
        ("exclusions", 1),
        ("positionings", 3),
        ("targeting_decisions", 8),
        ("offerings", 4),
        ("characteristics", 10),
        ("contributions", 12),
        ("jobs", 3),
        ("needs", 12),
        ("priorities", 8),
        ("obligations", 12),
        ("compliance_evaluations", 30),
        ("regulatory_watches", 5),
        ("integrations", 12),
        ("requirements", 3),
        ("progress", 100),
        ("feedback_sessions", 5),
        ("feedback", 25),
        ("surveys", 2),
        ("waves", 4),
        ("studies", 2),
        ("trends", 4),
        ("metrics", 12),
        ("objectives", 6),
        ("commitment_acts", 10),
        ("management_reviews", 3),
        ("decisions", 8),
        ("authorities", 3),
        ("recognitions", 3),
    ],
)
def test_the_example_holds_enough_of_every_kind(register: Register, field: str, least: int) -> None:
    assert len(getattr(register, field)) >= least


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.field)
def test_every_key_of_every_kind_is_in_use(register: Register, shape: Shape) -> None:
    used = {key for record in dump(register)[shape.field] for key in record}
    assert used == {field.name for field in attrs.fields(shape.type)}


def test_two_segments_are_targeted_one_is_declined_and_one_deferred(register: Register) -> None:
    latest = {each.segment: each.choice for each in register.targeting_decisions if each.on <= DAY}  # sorted by segment and day
    assert sorted(latest.values()) == [Choice.DECLINE, Choice.DEFER, Choice.TARGET, Choice.TARGET]
    assert len(latest) == len(register.segments)


def test_the_targeted_segments_contradict_each_other_twice_and_others_too(register: Register) -> None:
    targeted = {"small-cafes", "home-enthusiasts"}
    everywhere = contradictions(register.segments, register.trade_offs)
    assert [each.attributes for each in everywhere if {each.first, each.second} == targeted] == [
        ("consistency", "control"),
        ("quick-start", "thermal-stability"),
    ]
    assert len(everywhere) > 2


def test_the_example_has_products_and_services_within_and_without_the_union(register: Register) -> None:
    assert {each.kind for each in register.offerings} == set(OfferingKind)
    within = {each.code: each.within for each in register.jurisdictions}
    assert {within[code] for each in register.offerings for code in each.markets} == {"EU", None}
    tags = {tag for each in register.offerings for tag in each.tags}
    assert {"connected", "electrical", "food-contact", "household", "mains-powered", "pressure", "professional", "repair"} <= tags
    assert {each.strength for each in register.contributions} == {1, 3, 9}


def test_every_step_of_a_job_has_a_need(register: Register) -> None:
    assert {each.step for each in register.needs} == {
        "define",
        "locate",
        "prepare",
        "confirm",
        "execute",
        "monitor",
        "modify",
        "conclude",
    }
    assert sum(bool(feature_words(each.outcome)) for each in register.needs) == 2


def test_priorities_are_tallied_on_five_points(register: Register) -> None:
    assert {tally.scale for each in register.priorities for tally in (each.importance, each.satisfaction)} == {LIKERT_5}
    assert all(each.importance.n + each.importance.skipped >= 30 for each in register.priorities)


def test_customers_are_quoted_with_themes(register: Register) -> None:
    said = [each for session in register.feedback_sessions for each in session.statements]
    assert len(said) >= 25
    assert all(each.themes for each in said)


def test_every_obligation_says_what_it_is_known_from(register: Register) -> None:
    assert [each.id for each in register.obligations if each.note is None or not each.note.startswith("Known from ")] == []
    assert {each.kind for each in register.obligations} == set(ObligationKind)


def test_the_law_of_the_union_is_cited_by_celex_number(register: Register) -> None:
    cited = {
        each.source.value for obligation in register.obligations for each in obligation.versions if each.source.scheme == "celex"
    }
    assert cited == {
        "32001L0095",
        "32004R1935",
        "32006L0042",
        "32006R1907",
        "32006R2023",
        "32008R1275",
        "32011L0065",
        "32011R0010",
        "32012L0019",
        "32014L0030",
        "32014L0035",
        "32014L0053",
        "32023R0826",
        "32023R0988",
        "32023R1230",
        "32024R2847",
    }


def test_requirements_come_from_all_three_origins(register: Register) -> None:
    derived = derive_requirements(register, on=DAY)
    assert Counter(type(each.origin).__name__ for each in derived) == {"Stated": 3, "Implied": 55, "Imposed": 38}
    assert {each.step for each in register.progress} == set(RequirementStep)
    assert {each.result for each in register.progress} == {*Fulfilment, None}


def test_the_findings_are_those_the_example_is_meant_to_show(register: Register) -> None:
    assert found(register, DAY) == [
        "DIR-1 segment:office-pantries",
        "DIR-5 segment:home-enthusiasts, segment:small-cafes, attribute:quick-start, attribute:thermal-stability",
        "DIR-6 capability:remote-diagnosis",
        "DIR-6 capability:water-analysis",
        "REQ-2 need:notice-of-wear",
        "REQ-2 need:resale-value",
        "REQ-4 offering:solo-c, obligation:german-producer-register",
        "REQ-5 jurisdiction:CH",
        "REQ-6 obligation:cyber-reporting, version:cyber-reporting@2026-09-11",
        "REQ-6 obligation:machinery-safety, version:machinery-safety@2027-01-20",
        "REQ-7 requirement:implied:recipes-in-app@solo-c",
        "REQ-7 requirement:imposed:cyber-reporting@solo-c",
        "REQ-8 requirement:implied:notice-of-wear@tamburo-2",
        "REQ-8 requirement:implied:ready-early@solo-m",
        "REQ-8 requirement:imposed:cyber-reporting@solo-c",
        "REQ-8 requirement:imposed:standby@solo-m",
        "REQ-9 requirement:implied:dial-in@tamburo-2",
        "REQ-9 requirement:implied:notice-of-wear@care-visit",
        "REQ-9 requirement:implied:notice-of-wear@tamburo-2",
        "REQ-9 requirement:implied:ready-early@solo-m",
        "REQ-9 requirement:implied:repair-cost@care-visit",
        "REQ-9 requirement:implied:resale-value@care-visit",
        "REQ-9 requirement:implied:resale-value@tamburo-2",
        "REQ-9 requirement:implied:scale-damage@care-visit",
        "REQ-10 requirement:imposed:cyber-reporting@solo-c",
        "REQ-10 requirement:imposed:hazardous-substances@tamburo-2",
        "REQ-10 requirement:imposed:standby@solo-m",
        "REQ-10 requirement:imposed:substances-in-articles@clear-water-set",
        "UNC-1 offering:site-check, aspect:conformity",
        "UNC-3 opportunity:roasters-as-dealers",
        "UNC-3 risk:radio-without-updates",
        "UNC-4 risk:hijacked-machine",
        "UNC-4 risk:technician-too-late",
        "UNC-5 action:part-by-photo",
        "UNC-5 action:two-day-alarm",
        "UNC-8 opportunity:roasters-as-dealers",
        "UNC-8 risk:energy-bill",
        "UNC-8 risk:no-boilers",
        "UNC-8 risk:standby-above-limit",
        "UNC-8 risk:wrong-part-sent",
        "SAT-5 objective:cafes-stay-2026",
        "SAT-5 objective:home-satisfied-2026",
        "SAT-5 objective:owners-trust-2026",
        "SAT-6 metric:satisfied-home",
        "SAT-7 feedback:lost-in-the-kitchen",
        "SAT-7 feedback:wrong-fuse",
        "LED-1 organisation:Velbrugg Espresso",
        "LED-4 decision:hotline-from-nine",
        "LED-6 commitment-act:designer-for-warm-up",
        "DIR-3 segment:home-enthusiasts",
        "DIR-4 segment:home-enthusiasts",
        "REQ-1 need:recipes-in-app",
        "REQ-1 need:touchscreen-taps",
        "REQ-3 need:ready-early",
        "REQ-11 offering:site-check",
        "UNC-7 factor:boiler-maker",
        "UNC-7 factor:cafe-market",
        "UNC-7 factor:energy-prices",
        "UNC-9 risk-criteria:2025-01-15",
        "UNC-10 factor-kind:market",
        "UNC-10 factor-kind:supplier",
        "SAT-3 metric:repair-cafes",
        "SAT-8 need:dial-in, segment:small-cafes",
        "SAT-9 segment:home-enthusiasts",
        "SAT-11 wave:after-repair-2026-summer",
        "SAT-11 wave:pulse-2026-spring",
        "SAT-12 theme:connection",
    ]


def test_a_decision_of_the_firm_sets_rules_aside_and_most_is_met(register: Register) -> None:
    assessment = assess(register, on=DAY)
    assert [str(each.ref) for each in assessment.set_aside] == [
        "REQ-3 need:learn-milk",
        "REQ-8 requirement:implied:learn-milk@care-visit",
        "REQ-8 requirement:implied:learn-milk@tamburo-2",
        "REQ-9 requirement:implied:learn-milk@care-visit",
        "REQ-9 requirement:implied:learn-milk@tamburo-2",
    ]
    counted = [each.verdict for each in assessment.checks if each.verdict is not Verdict.SET_ASIDE]
    assert counted.count(Verdict.MET) / len(counted) > 0.9
    assert assessment.failures == ()


def test_what_is_recorded_in_november_closes_two_findings(register: Register) -> None:
    closed = set(found(register, DAY)) - set(found(register, date(2026, 12, 1)))
    assert closed == {"DIR-1 segment:office-pantries", "REQ-2 need:notice-of-wear"}
    assert assess(register, on=DAY).next_turning == date(2026, 11, 12)
