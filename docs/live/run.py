"""Runs the examples of a page, one after another, as one program."""

import ast
import json
import linecache
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pprint import pformat
from traceback import StackSummary, TracebackException
from typing import Any

names: dict[str, Any] = {"__name__": "__main__"}
"""What the examples before have defined."""
found: dict[str, dict[str, Any]] = {}
"""Of each example, in the order in which they ran, the names that it found."""
examples: set[str] = set()


def run(code: str, example: str) -> str:
    """Run an example; tell as JSON what it printed, what its last line is worth, and what went wrong."""
    examples.add(example)
    _begin(example)
    linecache.cache[example] = (len(code), None, code.splitlines(keepends=True), example)
    printed, shown = StringIO(), {}
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            shown = _shown(_value(code, example))
    except BaseException as error:  # noqa: BLE001 -- an example may also exit
        shown = {"error": _told(error)}
    return json.dumps({"printed": printed.getvalue(), **shown}, default=str)


def _begin(example: str) -> None:
    """Let an example that is run again find what it found before: nothing of its own, and nothing of those that followed it."""
    if example in found:
        names.clear()  # the same dictionary, which the functions of the examples look into
        names.update(found[example])
        for each in list(found)[list(found).index(example) :]:
            del found[each]
    found[example] = dict(names)


def _value(code: str, example: str) -> object:
    """Run the code, and return the value of its last line where that is an expression."""
    lines = ast.parse(code, example).body
    last = lines.pop() if lines and isinstance(lines[-1], ast.Expr) else None
    exec(compile(ast.Module(lines, []), example, "exec"), names)  # noqa: S102 -- what the reader wrote, in the reader's own page
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), example, "eval"), names)  # noqa: S307 -- as above


def _shown(value: object) -> dict[str, Any]:
    match value:
        case None:
            return {}
        case {"$schema": str(schema)} if "/vega-lite/" in schema:
            return {"chart": value}
        case str() if value.startswith("flowchart "):
            return {"graph": value}
        case str() if value.startswith("# "):
            return {"report": value}
        case _:
            return {"value": pformat(value, width=88, sort_dicts=False)}


def _told(error: BaseException) -> str:
    """Tell an error with the lines of the examples that led to it, and no other."""
    told = TracebackException.from_exception(error)
    told.stack = StackSummary.from_list([each for each in told.stack if each.filename in examples])
    return "".join(told.format(chain=False)).rstrip()
