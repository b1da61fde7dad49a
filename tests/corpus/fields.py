"""Cases from the classes: every key of every class with a value of a wrong type, left out, and misspelt.

What is expected follows from the rules of the document alone: a wrong type is told where it stands, under the code of what was
asked; a key that is required and missing is told where it would stand; and so is one that is unknown.
"""

from collections.abc import Iterator
from typing import Any, Final

from .forms import Form, classes, defaults_of, element_of, fields_of, sort_of
from .world import GONE, Document, Place, first_places, path_of, pruned, put, reached

Case = dict[str, Any]
Wrong = tuple[object, str, str]

WRONG: Final[dict[str, tuple[Wrong, ...]]] = {
    "text": ((7, "a number for a text", "type.text"),),
    "whole": (
        ("7", "a text for a whole number", "type.integer"),
        (1.0, "a decimal point in a whole number", "type.integer"),
        (True, "true for a whole number", "type.integer"),
    ),
    "number": (("7", "a text for a number", "type.number"), (True, "true for a number", "type.number")),
    "day": ((20260101, "a number for a day", "date.form"), ("2026-01-01T00:00:00", "a time with a day", "date.form")),
    "exact": ((12.5, "a number for an exact number", "type.decimal"),),
    "word": ((7, "a number for a word", "type.text"), ("no-such-word", "an unknown word", "enum")),
    "array": (({}, "an object for an array", "type.array"),),
    "object": (([], "an array for an object", "type.object"),),
    "one of": (("stated", "a text for an object", "type.object"),),
    "pointer": ((7, "a number for a Ref", "type.text"),),
    "scale": ((7, "a number for a scale", "type.object"), ("likert-7", "an unknown scale", "enum")),
    "pointer or object": ((7, "a number for a Ref or an object", "type.object"),),
}
"""What is put in place of a form: the value, what it is, and the code; all of them once per class, and the first at every key."""


def cases() -> dict[str, list[Case]]:
    """Return the cases by class."""
    found: dict[str, list[Case]] = {}
    places = first_places()
    for name, cls in classes().items():
        seen: set[str] = set()
        for key, form in fields_of(cls).items():
            if (name, key) not in places:
                message = f"no record of the Moka Bar fills {name}.{key}: give one in tests/moka_bar.py, and write the corpus anew"
                raise LookupError(message)
            place, _ = places[name, key]
            wrong = WRONG[sort_of(form)][: 1 if sort_of(form) in seen else None]
            seen.add(sort_of(form))
            found.setdefault(name, []).extend(_of_key(place, form, wrong, f"{name}.{key}", required=key not in defaults_of(cls)))
        place, form = places[name, ""]
        found.setdefault(name, []).extend(_of_object(place, form, name))
    return found


def _case(why: str, document: Document, problems: dict[str, str]) -> Case:
    listed = [{"path": path, "code": code} for path, code in sorted(problems.items())]
    return {"why": why, "problems": listed, "document": document}


def _with(place: Place, value: object) -> Document:
    document, _ = pruned(place)
    put(document, _path(place)[2:], value)
    return document


def _path(place: Place) -> str:
    return path_of(pruned(place)[1])


def _of_key(place: Place, form: Form, wrong: tuple[Wrong, ...], name: str, *, required: bool) -> Iterator[Case]:
    path = _path(place)
    for value, why, code in wrong:
        yield _case(f"{name}: {why}", _with(place, value), {path: code})
    if sort_of(form) == "array":
        value, why, code = WRONG[sort_of(element_of(form))][0]
        yield _case(f"{name}: {why} in an array", _with(place, [value]), {f"{path}[0]": code})
    if not required:
        code = WRONG[sort_of(form)][0][2]
        yield _case(f"{name}: null, for what may be left out", _with(place, None), {path: code})
    else:
        yield _case(f"{name}: left out, and it is required", _with(place, GONE), {path: "key.missing"})
    document, _ = pruned(place)
    misspelt = f"{path}{path[-1]}"
    put(document, misspelt[2:], reached(document, path[2:]))
    put(document, path[2:], GONE)
    yield _case(f"{name}: misspelt", document, {misspelt: "key.unknown", **({path: "key.missing"} if required else {})})


def _of_object(place: Place, form: Form, name: str) -> Iterator[Case]:
    path = _path(place)
    document, _ = pruned(place)
    put(document, f"{path[2:]}.no_such_key", 1)
    yield _case(f"{name}: an unknown key", document, {f"{path}.no_such_key": "key.unknown"})
    if sort_of(form) == "one of":
        tag = f"{path}.kind"
        for value, why in (("no-such-kind", "an unknown kind"), (name, "its class for its kind"), (None, "null for its kind")):
            yield _case(f"{name}: {why}", _with((*place, "kind"), value), {tag: "kind.unknown"})
        yield _case(f"{name}: no kind", _with((*place, "kind"), GONE), {tag: "kind.missing"})
