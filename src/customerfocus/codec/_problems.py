"""From an error to problems: where it stands in the document, what kind it is, and what would be right."""

from __future__ import annotations

import difflib
import re
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Final

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from customerfocus.errors import CustomerFocusError, DocumentError, Problem, WrongTypeError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


MOST: Final = 100
"""So many problems are shown."""

_INDEX: Final = re.compile(r"\[(\d+)\]")


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


def refusal(problems: Iterable[Problem]) -> DocumentError:
    """Return the error that shows problems as they are found; once there are too many to show, no more of them is asked for."""
    found = list(islice(problems, MOST + 1))
    return DocumentError(in_order(found[:MOST]), len(found), is_lower_bound=len(found) > MOST)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first problems by path, its indices taken as numbers, and code; as many as are shown."""

    def rank(problem: Problem) -> tuple[str, str, str, str]:
        by_number = _INDEX.sub(lambda found: f"[{found[1].zfill(16)}]", problem.path)
        return by_number, problem.path, problem.code, problem.message

    return nsmallest(MOST, problems, key=rank)


def held(error: BaseException) -> int:
    """Return how many problems an error holds, or fewer: the keys of one object that are unknown count as one."""
    return sum(map(held, error.exceptions)) if isinstance(error, BaseExceptionGroup) else 1


def explain(error: BaseException, path: str) -> Iterator[Problem]:
    """Yield a problem for everything that an error raised at a path holds.

    Raises:
        MemoryError: It holds one, which says nothing of the document.
    """
    _pass_on(error)
    yield from _explained(error, path)


def _pass_on(error: BaseException) -> None:
    """Raise the end of memory, wherever an error holds it; it comes before any problem."""
    if isinstance(error, MemoryError):
        raise error
    for each in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        _pass_on(each)


def _explained(error: BaseException, path: str) -> Iterator[Problem]:
    if isinstance(error, ClassValidationError):
        noted, bare = error.group_exceptions()
        for each, at_field in noted:
            yield from _explained(each, f"{path}.{at_field.name}")
        for each in bare:
            yield from _explained(each, path)
    elif isinstance(error, IterableValidationError):
        for each, at_index in error.group_exceptions()[0]:
            yield from _explained(each, f"{path}[{at_index.index}]")
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
        yield unreadable(error, path)


def unreadable(error: BaseException, path: str) -> Problem:
    """Return the problem of what ended with an error that nobody foresaw; its text may be anybody's."""
    return Problem(path=path, code="unreadable", message=f"cannot be read: {type(error).__name__}")


def _unknown_keys(error: ForbiddenExtraKeysError | ForeignKeysError, path: str) -> Iterator[Problem]:
    if isinstance(error, ForeignKeysError):
        yield from unknown(error.keys, (), path)
    else:  # they are a set: the order of a few of them must not be that of their hashes
        yield from unknown(nsmallest(MOST + 1, error.extra_fields), [field.name for field in attrs.fields(error.cl)], path)


def unknown(keys: Iterable[object], allowed: Sequence[str], path: str) -> Iterator[Problem]:
    """Yield a problem for each of the keys of the object at a path that is not allowed there."""
    for key in keys:
        if key not in allowed:
            yield Problem(path=path + step(key), code="key.unknown", message=nearest(key, allowed))
