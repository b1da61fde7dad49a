"""What the benchmarks say where something is missing; what they measure is told on the page on performance."""

import sys
from pathlib import Path

import pytest

program = pytest.importorskip("benchmarks.__main__", reason="the benchmarks stand in the repository, and in no distribution")


def test_a_row_whose_peer_is_not_installed_is_left_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "pydantic", None)
    program.measure("importing")
    assert capsys.readouterr() == ("", "importing is left out: pydantic is not installed.\n")


def test_what_was_measured_is_told_even_where_its_page_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(program, "PAGE", tmp_path)
    monkeypatch.setattr(program, "run", "row {}\n".format)
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--write"])
    with pytest.raises(OSError, match=tmp_path.name):
        program.main()
    assert "row importing\n" in capsys.readouterr().out
