"""What is measured is told, whatever is missing where it is measured."""

import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks.harness import HEAD


def test_a_row_whose_peer_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pydantic", None)
    benchmarks.measure("importing")
    assert capsys.readouterr() == ("", "importing is left out: pydantic is not installed.\n")


def row(name: str) -> str:
    if name == "loss":
        raise ChildProcessError
    return f"| {name} |\n"


def asked(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Run the program with rows that take no time, of which one fails."""
    monkeypatch.setattr(benchmarks, "run", row)
    monkeypatch.setattr(sys, "argv", ["benchmarks", *words])
    benchmarks.main()


def test_what_was_measured_before_a_row_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ChildProcessError):
        asked(monkeypatch, "tallies", "loss")
    assert capsys.readouterr().out == f"{HEAD}| tallies |\n"


def test_what_was_measured_is_told_where_its_page_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(benchmarks, "PAGE", tmp_path)
    monkeypatch.setattr(benchmarks, "ROWS", ("tallies",))
    with pytest.raises(OSError, match=tmp_path.name):
        asked(monkeypatch, "--write")
    assert capsys.readouterr().out.startswith(f"{HEAD}| tallies |\n\nMeasured with ")


def test_what_was_measured_takes_its_place_in_the_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{benchmarks.START}old\n{benchmarks.END}after\n", encoding="utf-8")
    monkeypatch.setattr(benchmarks, "PAGE", page)
    monkeypatch.setattr(benchmarks, "ROWS", ("tallies",))
    asked(monkeypatch, "--write")
    table = capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == f"before\n{benchmarks.START}{table}{benchmarks.END}after\n"


def test_a_row_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked(monkeypatch, "tally")
    assert "there is no tally" in capsys.readouterr().err
