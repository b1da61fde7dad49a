"""Published cases: the right answers come from outside, each with its source.

A case of `oracles.json` names a function of `customerfocus.methods`, its arguments and what it must give: `value` is the result
itself, `items` the result as a list, anything else an attribute of it. The tolerance is absolute, one for all or one for each;
what then has none is exact, and so is a word.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("oracles.json").read_text(encoding="utf-8"))


def ask(case: dict[str, Any]) -> object:
    module, _, function = case["call"].rpartition(".")
    return getattr(import_module(f"customerfocus.methods.{module}"), function)(**case["args"])


def read(result: object, name: str) -> object:
    match name:
        case "value":
            return result
        case "items":
            return list(cast("Any", result))
        case _:
            return getattr(result, name)


def published(case: dict[str, Any], name: str) -> object:
    expected, tolerance = case["expect"][name], case["tolerance"]
    if isinstance(expected, str):
        return expected
    return pytest.approx(expected, rel=0, abs=tolerance.get(name, 0) if isinstance(tolerance, dict) else tolerance)


@pytest.mark.parametrize(
    ("case", "name"), [pytest.param(case, name, id=f"{case['id']}-{name}") for case in CASES for name in case["expect"]]
)
def test_a_method_gives_what_was_published(case: dict[str, Any], name: str) -> None:
    assert read(ask(case), name) == published(case, name), case["source"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_case_names_its_source(case: dict[str, Any]) -> None:
    assert case["source"]
