"""Runs the examples: Python blocks of README and docs, and `>>>` examples in docstrings of the source."""

import re
from contextlib import redirect_stdout
from io import StringIO

import pytest
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_OUTPUT = re.compile(r"\s*^```output\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def _run(example: Example) -> None:
    """Run a block of a page; what it prints is what stands in a block of output right below it."""
    with redirect_stdout(StringIO()) as printed:
        PythonEvaluator()(example)
    shown = _OUTPUT.match(example.document.text, example.end)
    assert printed.getvalue() == ("" if shown is None else shown[1])


# "*.md" and "*.py" on purpose: with "docs/**/*.md" docs/index.md would be missed.
_pages = Sybil(parsers=[CodeBlockParser("python", _run), SkipParser()], patterns=["*.md"])
_docstrings = Sybil(parsers=[DocTestParser()], path="src", patterns=["*.py"], document_types={".py": PythonDocStringDocument})

pytest_collect_file = (_pages + _docstrings).pytest()


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest-xdist take files as they come; it would take those of many tests first, and end with the few that are long."""
    config.option.loadscopereorder = False
