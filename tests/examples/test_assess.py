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
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "examples" / "assess.py"
DOCUMENT = ROOT / "examples" / "espresso" / "register.json"
GOLDEN = Path(__file__).with_name("espresso-2026-11-01.md")

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
