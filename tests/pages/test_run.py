"""What runs the examples of a page: one program, told like a notebook."""

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

LIVE = Path(__file__).parents[2] / "docs" / "live"
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run code as the first example of a fresh page, or as another one."""
    monkeypatch.syspath_prepend(LIVE)
    module = import_module("run")

    def told(code: str, name: str = "example 1") -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(module.run(code, name))
        return answer

    yield told
    del sys.modules["run"]


def test_what_is_printed_is_told(run: Run) -> None:
    assert run("print('good')") == {"printed": "good\n"}


def test_the_value_of_the_last_line_is_told(run: Run) -> None:
    assert run("print('good')\n6 * 7") == {"printed": "good\n", "value": "42"}


def test_a_last_line_that_is_no_expression_or_worth_none_tells_nothing(run: Run) -> None:
    assert run("x = 6") == run("None") == run("") == {"printed": ""}


def test_an_example_continues_the_ones_before(run: Run) -> None:
    run("x = 6")
    assert run("x + 1", "example 2")["value"] == "7"


def test_what_stands_before_a_mistake_counts(run: Run) -> None:
    run("x = 6\nnobody")
    assert run("x", "example 2")["value"] == "6"


def test_an_example_that_is_run_again_finds_what_it_found_before(run: Run) -> None:
    run("x = 6\ndef show(): return x")
    run("x = x + 1\ny = 1", "example 2")
    run("x = 100", "example 3")
    assert run("x = x + 2\nshow()", "example 2")["value"] == "8"
    assert run("x, 'y' in globals()", "example 3")["value"] == "(8, False)"


def test_a_mistake_is_told_with_the_lines_of_the_examples_only(run: Run) -> None:
    run("def divide(x):\n    return 1 / x")
    lines = run("divide(0)", "example 2")["error"].splitlines()
    assert [each for each in lines if "^" not in each] == [
        "Traceback (most recent call last):",
        '  File "example 2", line 1, in <module>',
        "    divide(0)",
        '  File "example 1", line 2, in divide',
        "    return 1 / x",
        "ZeroDivisionError: division by zero",
    ]


def test_of_a_mistake_in_the_library_its_sentence_is_told(run: Run) -> None:
    error = run("import customerfocus\ncustomerfocus.Segment(id='a', name='')")["error"]
    assert "customerfocus/" not in error
    assert error.endswith("customerfocus.errors.LengthError: name must have 1 to 100000 characters, got 0")


def test_a_mistake_in_writing_is_told_with_its_line(run: Run) -> None:
    error = run("x = 6\nx +")["error"]
    assert 'File "example 1", line 2' in error
    assert error.endswith("SyntaxError: invalid syntax")


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "exit()", "raise KeyboardInterrupt"])
def test_an_example_that_ends_python_ends_only_itself(run: Run, code: str) -> None:
    assert "error" in run(f"import sys\nfrom sys import exit\n{code}")
    assert run("6 * 7")["value"] == "42"


def test_a_chart_is_told_as_one(run: Run) -> None:
    chart = {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "mark": "bar"}
    assert run(repr(chart)) == {"printed": "", "chart": chart}


def test_what_a_chart_may_not_hold_is_told_as_text(run: Run) -> None:
    assert run("{'$schema': 'https://vega.github.io/schema/vega-lite/v6.json', 'x': {1, }}")["chart"]["x"] == "{1}"


def test_a_graph_is_told_as_one(run: Run) -> None:
    assert run("'flowchart LR\\n'") == {"printed": "", "graph": "flowchart LR\n"}


def test_a_report_is_told_as_one(run: Run) -> None:
    assert run("'# Customer focus'") == {"printed": "", "report": "# Customer focus"}


def test_any_other_text_is_told_as_python_writes_it(run: Run) -> None:
    assert run("'good'")["value"] == "'good'"
