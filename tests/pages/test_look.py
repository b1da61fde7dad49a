"""What looks at a reader's own document: everything that can be seen of it, or its problems."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from customerfocus.errors import BrokenLawError

ROOT = Path(__file__).parents[2]
ESPRESSO = ROOT / "examples" / "espresso" / "register.json"
Look = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    """Look at a document on a day."""
    monkeypatch.syspath_prepend(ROOT / "examples")
    monkeypatch.syspath_prepend(ROOT / "docs" / "live")
    module = import_module("look")
    return lambda file, day="2026-11-01": [json.loads(part) for part in module.parts(str(file), day)]


def test_the_assessment_comes_first_then_what_lies_ahead_then_charts(look: Look) -> None:
    forms = [each["form"] for each in look(ESPRESSO)]
    assert forms[:8] == ["report", "report", "chart", "chart", "chart", "chart", "chart", "graph"]
    assert set(forms[8:]) == {"trend"}


def test_every_metric_has_its_trend_which_is_closed_at_first(look: Look) -> None:
    metrics = json.loads(ESPRESSO.read_text(encoding="utf-8"))["metrics"]
    closed = [each["title"] for each in look(ESPRESSO) if not each["open"]]
    assert sorted(closed) == sorted(each["name"] for each in metrics)


def test_it_is_the_day_asked_for(look: Look) -> None:
    assert "on 2025-03-31" in look(ESPRESSO, "2025-03-31")[0]["holds"]


@pytest.mark.parametrize("day", ["1900-01-01", "2028-02-29", "9000-12-31"])
def test_any_day_that_the_page_offers_can_be_asked(look: Look, day: str) -> None:
    assert "error" not in {each["form"] for each in look(ROOT / "examples" / "housing" / "register.json", day)}


def test_an_empty_register_can_be_looked_at(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text('{"format": "customerfocus/register", "schema": 1, "organisation": "Moka Bar"}', encoding="utf-8")
    assert len(look(file)) == 8


def test_of_a_bad_document_each_problem_is_told_and_nothing_else(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text('{"format": "customerfocus/register", "schema": 1, "organisation": "", "needz": []}', encoding="utf-8")
    (part,) = look(file)
    assert part["form"] == "problems"
    assert [row[0] for row in part["holds"]] == ["$.needz", "$.organisation"]


def test_what_is_no_json_is_a_problem(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(b"\xff{")
    assert look(file)[0]["holds"][0][:2] == ["$", "file.encoding"]


def test_where_one_view_cannot_be_had_the_others_are_shown(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise BrokenLawError("risks.matrix", "risks", "a matrix", "none")

    monkeypatch.setattr("customerfocus.views.risk_heat_map", broken)
    shown = look(ESPRESSO)
    assert [each["title"] for each in shown if each["form"] == "error"] == ["Risks"]
    assert len(shown) > 8
