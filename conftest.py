"""Runs the examples: Python blocks of README and docs, and `>>>` examples in docstrings of the source."""

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

# "*.md" and "*.py" on purpose: with "docs/**/*.md" docs/index.md would be missed.
_pages = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"])
_docstrings = Sybil(parsers=[DocTestParser()], path="src", patterns=["*.py"], document_types={".py": PythonDocStringDocument})

pytest_collect_file = (_pages + _docstrings).pytest()


def pytest_configure(config: pytest.Config) -> None:
    """Let pytest-xdist take files as they come; it would take those of many tests first, and end with the few that are long."""
    config.option.loadscopereorder = False
