"""What classes and their fields mean, as their docstrings say it."""

from __future__ import annotations

import re
from inspect import cleandoc
from typing import Final

_FIELD: Final = re.compile(r"^ {4}(\w+): (.+?)(?=^ {4}\w+: |^\s*$|\Z)", re.MULTILINE | re.DOTALL)


def summary(kind: type) -> str:
    """Return the first paragraph on a class, on one line; nothing where Python was told to drop docstrings (`-OO`)."""
    return _on_one_line(_docstring(kind).partition("\n\n")[0])


def meanings(kind: type) -> dict[str, str]:
    """Return what each field of a class means, as a document has it: what is `None` in Python is left out there."""
    _, _, rest = _docstring(kind).partition("Attributes:\n")
    attributes = re.split(r"^\S", rest, flags=re.MULTILINE)[0]
    return {name: _on_one_line(meaning).replace("`None`", "left out") for name, meaning in _FIELD.findall(attributes)}


def _docstring(kind: type) -> str:
    return cleandoc(kind.__doc__ or "")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
