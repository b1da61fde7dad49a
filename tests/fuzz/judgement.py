"""What must hold of whatever document is read: how a defect shows."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple

from customerfocus.errors import DocumentError

from ..corpus.forms import RECORDS, Form, class_of, defaults_of, element_of, fields_of, plain, sort_of

MOST: Final = 100
SCALES: Final = ("likert-5", "nps-0-10", "effort-7", "ten-point")
IN_ORDER: Final = {
    *(
        "Segment.preferences",
        "DesiredOutcome.examples",
        "RegulatoryWatch.sources",
        "FeedbackSession.statements",
        "Survey.questions",
    ),
    *("Study.insights", "Scale.points", "Tally.counts", "Obligation.versions", "Action.log"),
    *("RiskMatrix.likelihood", "RiskMatrix.consequence", "RiskMatrix.labels", "RiskMatrix.grid", ""),
}
"""The arrays whose order means something; those within others have no name, and are rows of a matrix."""


class Verdict(NamedTuple):
    """What became of a document, and what is wrong with that."""

    accepted: bool
    complaint: str = ""


class Odd(Exception):  # noqa: N818 -- nothing went wrong: something is odd
    """What was accepted is not what the rules describe."""


def judged(codec: Any, document: Any, expected: str | None = None) -> Verdict:  # noqa: ANN401 -- a module and whatever is read
    """Read a document, and tell what became of it. It is taken apart afterwards.

    Args:
        codec: What reads and writes.
        document: What is read.
        expected: The canonical text it has, if it is known to be sound.
    """
    held = [(container, _content(container)) for container in _containers(document)]
    try:
        register = codec.load(document)
    except DocumentError as error:
        return Verdict(accepted=False, complaint=_changed(held) or _of_refusal(error, expected))
    except Exception as error:  # noqa: BLE001 -- nothing else may be raised
        return Verdict(accepted=False, complaint=f"raised {type(error).__name__}")
    return Verdict(accepted=True, complaint=_changed(held) or _of_register(codec, register, document, held, expected))


def _of_refusal(error: DocumentError, expected: str | None) -> str:
    if expected is not None:
        return f"a sound document is refused: {error}"
    if not 1 <= len(error.problems) <= MOST <= max(MOST, error.total):
        return f"{len(error.problems)} problems are shown"
    for each in error.problems:
        if each.code == "unreadable" or not each.path.startswith("$") or not each.message:
            return f"{each.path}: {each.code}: {each.message!r}"
    str(error).encode()
    return ""


def _says(text: str, written: Any) -> bool:  # noqa: ANN401 -- plain data
    """Tell whether a text is that of a document; a number may be written without its point."""
    return bool(json.loads(text, parse_int=float) == json.loads(json.dumps(written), parse_int=float))


def _of_register(codec: Any, register: Any, document: Any, held: list[Any], expected: str | None) -> str:  # noqa: ANN401 -- as above
    try:
        written, text = codec.dump(register), codec.canonical(register)
        again = codec.load(json.loads(text))
    except Exception as error:  # noqa: BLE001 -- nothing may be raised here
        return f"is accepted and cannot be written and read again: {type(error).__name__}"
    if expected not in (None, text):
        return "says something else in another order"
    if again != register or codec.canonical(again) != text or codec.dump(again) != written or not _says(text, written):
        return "is not read as it was written"
    try:
        if _meaning_of(document) != _meaning_of(written):
            return "is written as something else"
    except Odd as odd:
        return f"is accepted, and is odd: {odd}"
    for container, _ in held:
        container.clear()
    return "" if codec.canonical(register) == text else "is kept by the register"


# ---- whether the document is as it was -------------------------------------------------------------------------------


def _containers(document: Any) -> Iterator[Any]:  # noqa: ANN401 -- whatever is read
    waiting, seen = [document], set()
    while waiting:
        container = waiting.pop()
        if type(container) in (dict, list) and id(container) not in seen:
            seen.add(id(container))
            yield container
            waiting.extend(container.values() if type(container) is dict else container)


def _content(container: Any) -> list[Any]:  # noqa: ANN401 -- an array or an object
    return [part for member in container.items() for part in member] if type(container) is dict else list(container)


def _changed(held: list[Any]) -> str:
    for container, content in held:
        now = _content(container)
        if len(now) != len(content) or any(one is not other for one, other in zip(now, content, strict=True)):
            return "has changed"
    return ""


# ---- what a document says, by the rules alone ------------------------------------------------------------------------

_sort_of = cache(sort_of)
_element_of = cache(element_of)
_plain = cache(plain)
_fields_of = cache(fields_of)


@cache
def _defaults_of(cls: type) -> dict[str, Any]:
    return {key: each for key, each in defaults_of(cls).items() if isinstance(each, (int, float, str))}


def _meaning_of(document: dict[str, Any]) -> Any:  # noqa: ANN401 -- plain data
    arrays = {key: value for key, value in document.items() if key in RECORDS and value}
    if odd := document.keys() - arrays.keys() - {"format", "schema", "organisation"} - RECORDS.keys():
        raise Odd(odd)
    return document["organisation"], {key: _array(value, RECORDS[key], key) for key, value in arrays.items()}


def _array(value: Any, inner: Form, name: str) -> Any:  # noqa: ANN401 -- plain data
    if type(value) is not list:
        raise Odd(name)
    members = [_meaning(each, inner, "") for each in value]
    return members if name in IN_ORDER else sorted(members, key=repr)


def _meaning(value: Any, form: Form, name: str) -> Any:  # noqa: ANN401, PLR0911 -- plain data; one line per sort
    kind = type(value)
    match _sort_of(form):
        case "array":
            return _array(value, _element_of(form), name)
        case "text" | "word" | "pointer" if kind is str:
            return value
        case "scale" | "pointer or object" if kind is str:
            return value
        case "whole" if kind is int:
            return value
        case "number" if kind in (int, float):
            return float(value) or 0.0
        case "exact" if kind in (str, Decimal):
            return Decimal(value)
        case "day" if kind in (str, date):
            return str(value)
        case "scale" if kind is dict and value.get("name") in SCALES:
            return value["name"]
        case "object" | "one of" | "scale" | "pointer or object" if kind is dict:
            return _object(value, class_of(value, form), "kind" if _sort_of(form) == "one of" else None)
        case sort:
            raise Odd(f"{name}: {kind.__name__} for {sort}")


def _object(value: dict[str, Any], cls: type, tag: str | None) -> dict[str, Any]:
    fields = _fields_of(cls)
    if odd := value.keys() - fields.keys() - {tag}:
        raise Odd(odd)
    said = {key: _meaning(value[key], fields[key], f"{cls.__name__}.{key}") for key in fields if key in value}
    return {
        "": cls.__name__,
        **_defaults_of(cls),
        **{key: each for key, each in said.items() if each not in ([], {"": "Applicability"})},
    }
