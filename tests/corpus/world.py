"""The documents that cases are cut from: the Moka Bar, which has every kind of record and fills every key of every class."""

import copy
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from types import GenericAlias
from typing import Any, Final

from ..moka_bar_document import DOCUMENT
from .forms import RECORDS, Form, class_of, element_of, fields_of, least, members

Document = dict[str, Any]
Place = tuple[str | int, ...]

HEAD: Final[Document] = {"format": "customerfocus/register", "schema": 1, "organisation": "Moka Bar"}
GONE: Final = object()
"""What is put where a key is to be taken out."""

RECORDED: Final[dict[str, list[Any]]] = {
    **{field: json.loads(json.dumps(DOCUMENT[field])) for field in RECORDS},  # a copy in which nothing stands twice
    "requirements": [
        *DOCUMENT["requirements"],
        *(
            {"id": f"{tag}:{key}@to-go", "offering": "to-go", "origin": {"kind": tag, kind: key}, "statement": "As it is asked"}
            for tag, kind, key in (("implied", "need", "quick"), ("imposed", "obligation", "milk"))
        ),
    ],
}
"""The records of the Moka Bar, and those whose form is sound and which no register holds: requirements that are derived."""

_STEP: Final = re.compile(r"(\w+)|\[(\d+|\+)\]")
_JOINTS: Final = re.compile("[:@+]")


def path_of(place: Place) -> str:
    """Write a place as problems do: `$.needs[3].outcome`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


def reached(document: Any, path: str) -> Any:  # noqa: ANN401 -- plain data
    """Return what stands at a path such as `needs[0].outcome`; the empty path is the document."""
    for step in _steps(path):
        document = document[step]
    return document


def put(document: Any, path: str, value: object, *, is_copied: bool = True) -> None:  # noqa: ANN401 -- plain data
    """Put a value at a path; `[+]` is the place after the last, and `GONE` takes a key out."""
    *steps, last = _steps(path)
    for step in steps:
        document = document[step]
    value = copy.deepcopy(value) if is_copied and value is not GONE else value
    if value is GONE:
        del document[last]
    elif last == "+":
        document.append(value)
    else:
        document[last] = value


def _steps(path: str) -> list[Any]:
    return [int(index) if index.isdigit() else key or index for key, index in _STEP.findall(path)]


def alone(field: str, place: int = 0) -> Document:
    """Return a document with one record; what that names is not there."""
    return {**HEAD, field: [copy.deepcopy(RECORDED[field][place])]}


def together(field: str, place: int = 0) -> Document:
    """Return a document with a record, and the least of every record that it needs; the record stands first in its array."""
    return surrounded(field, RECORDED[field][place], place)


def surrounded(field: str, record: object, place: int) -> Document:
    """Return a document with a record, changed or not, that stands at a place of the Moka Bar, and the least of all it needs."""
    taken = {(field, place): copy.deepcopy(record)}
    waiting = list(taken)
    while waiting:
        for owner in sorted({owner for name in _names(taken[waiting.pop()]) for owner in _OWNERS.get(name, ())} - taken.keys()):
            taken[owner] = smallest(*owner)
            waiting.append(owner)
    arrays = {key: [each for (array, _), each in taken.items() if array == key] for key in RECORDS}
    return {**HEAD, **{key: records for key, records in arrays.items() if records}}


def pruned(place: Place) -> tuple[Document, Place]:
    """Return a document with little more than what stands at a place of the Moka Bar, and the place where it stands there."""
    field = str(place[0])
    document = {**HEAD, field: _pruned(RECORDED[field], GenericAlias(tuple, (RECORDS[field], ...)), place[1:])}
    return document, tuple(0 if isinstance(step, int) else step for step in place)


def first_places() -> dict[tuple[str, str], tuple[Place, Form]]:
    """Return, for every key of every class, the first place where it stands; by the key "" that of an object of the class."""
    found: dict[tuple[str, str], tuple[Place, Form]] = {}
    for field, kind in RECORDS.items():
        for index, record in enumerate(RECORDED[field]):
            _note(record, kind, (field, index), found)
    return found


def _note(value: object, form: Form, place: Place, found: dict[tuple[str, str], tuple[Place, Form]]) -> None:
    if isinstance(value, dict):
        name = class_of(value, form).__name__
        found.setdefault((name, ""), (place, form))
        for key in value:
            found.setdefault((name, key), ((*place, key), form))
    for step, each, inner in members(value, form):
        _note(each, inner, (*place, step), found)


def smallest(field: str, place: int) -> Any:  # noqa: ANN401 -- plain data
    """Return a record of the Moka Bar without what may be left out."""
    return copy.deepcopy(least(RECORDED[field][place], RECORDS[field]))


def _pruned(value: Any, form: Form, place: Place) -> Any:  # noqa: ANN401 -- plain data
    if not place:
        return copy.deepcopy(value)
    step, rest = place[0], place[1:]
    if isinstance(value, list):
        return [_pruned(value[step], element_of(form), rest)]  # type: ignore[index]
    fields = fields_of(class_of(value, form))
    small = copy.deepcopy(least(value, form))
    return {
        key: _pruned(each, fields.get(key, str), rest) if key == step else small[key]
        for key, each in value.items()
        if key == step or key in small
    }


def _texts(value: object) -> Iterator[tuple[str, str]]:
    """Yield every text in a value, with the key under which it stands."""
    for key, each in (
        value.items() if isinstance(value, dict) else [("", each) for each in value] if isinstance(value, list) else ()
    ):
        if isinstance(each, str):
            yield key, each
        yield from _texts(each)


def _names(value: object) -> set[str]:
    return {part for _, text in _texts(value) for part in (text, *_JOINTS.split(text))}


_OWNERS: Final[dict[str, list[tuple[str, int]]]] = defaultdict(list)
for _field in RECORDS:
    for _place, _record in enumerate(DOCUMENT[_field]):
        for _key, _text in _texts(_record):
            if _key in ("id", "code"):
                _OWNERS[_text].append((_field, _place))
