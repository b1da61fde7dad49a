"""From an error to problems: where it stands in the document, what kind it is, and what would be right."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from customerfocus.errors import CustomerFocusError, Problem, WrongTypeError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ForeignKeysError(Exception):
    """An object has keys that are no text.

    Attributes:
        keys: These keys.
    """

    def __init__(self, keys: Iterable[object]) -> None:
        super().__init__()
        self.keys = tuple(keys)


def step(key: object) -> str:
    """Return the step of a path that leads to a key."""
    return f".{key}" if type(key) is str and key.isidentifier() and shown(key) == repr(key) else f"[{shown(key)}]"


def nearest(key: object, allowed: Iterable[str]) -> str:
    """Say that a key is unknown, and which known one it may have been meant for."""
    close = difflib.get_close_matches(key, tuple(allowed), n=1) if type(key) is str and len(key) <= 100 else ()  # noqa: PLR2004
    return f"{shown(key)} is no key here" + "".join(f"; {each!r} is" for each in close)


def explain(error: BaseException, path: str) -> Iterator[Problem]:
    """Yield a problem for everything that an error raised at a path holds."""
    if isinstance(error, ClassValidationError):
        noted, bare = error.group_exceptions()
        for each, at_field in noted:
            yield from explain(each, f"{path}.{at_field.name}")
        for each in bare:
            yield from explain(each, path)
    elif isinstance(error, IterableValidationError):
        for each, at_index in error.group_exceptions()[0]:
            yield from explain(each, f"{path}[{at_index.index}]")
    elif isinstance(error, (ForbiddenExtraKeysError, ForeignKeysError)):
        yield from _unknown_keys(error, path)
    elif isinstance(error, KeyError):
        yield Problem(path=path, code="key.missing", message="is required")
    elif isinstance(error, CustomerFocusError):
        where = f"{path}.{error.field}" if error.field else path
        absent = isinstance(error, WrongTypeError) and error.value is None
        hint = "; nothing is ever null: leave an optional key out" if absent else ""
        yield Problem(path=where, code=error.code, message=str(error).strip() + hint)
    else:  # nothing of ours: a value that breaks what reads it, or the end of the stack
        yield Problem(path=path, code="unreadable", message=f"cannot be read: {type(error).__name__}")


def _unknown_keys(error: ForbiddenExtraKeysError | ForeignKeysError, path: str) -> Iterator[Problem]:
    keys: Iterable[object] = error.keys if isinstance(error, ForeignKeysError) else error.extra_fields
    allowed = [] if isinstance(error, ForeignKeysError) else [field.name for field in attrs.fields(error.cl)]
    for key in keys:
        yield Problem(path=path + step(key), code="key.unknown", message=nearest(key, allowed))
