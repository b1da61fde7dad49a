"""Reading and writing the document of a register."""

from __future__ import annotations

import re
from collections import defaultdict
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final

from customerfocus._checks import instance, text
from customerfocus.codec._problems import explain, nearest, step
from customerfocus.codec._structuring import make_converter
from customerfocus.errors import CustomerFocusError, DocumentError, IntegrityError, IntegrityProblem, Problem, shown
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import SHAPES, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FORMAT: Final = "customerfocus/register"
"""What every document says it is."""
SCHEMA: Final = 1
"""The number of the newest form of the document."""

_HEAD: Final = ("format", "schema", "organisation")
_CONVERTER: Final = make_converter()  # made once; it writes the code for a class when it first meets one
_INDEX: Final = re.compile(r"\[(\d+)\]")


def dump(register: Register) -> dict[str, Any]:
    """Write a register as plain data.

    Records are sorted by key and keys stand in the order of their declaration, so equal registers give equal documents. Nothing in
    the document is shared with the register.

    Examples:
        >>> dump(Register(organisation="Moka Bar"))
        {'format': 'customerfocus/register', 'schema': 1, 'organisation': 'Moka Bar'}
    """
    instance(register, "register", Register)
    arrays = {shape.field: _CONVERTER.unstructure(getattr(register, shape.field)) for shape in SHAPES}
    head = {"format": FORMAT, "schema": SCHEMA, "organisation": register.organisation}
    return head | {field: array for field, array in arrays.items() if array}


def load(document: object) -> Register:
    """Read a register from plain data, strictly.

    Types are exact (`true` is no number, `"7"` no integer, `null` no text) and keys are known. The document is neither changed nor
    kept. Problems are found in three rounds, each only when the one before found nothing: its head (format and schema); the form of
    every value, with the first broken law of every object that is whole; and that the records stand together.

    Args:
        document: What a JSON reader, or any other, returns.

    Raises:
        DocumentError: It is not a register; every problem of the round is listed with its path.
    """
    fields = _body(document)
    problems = list(_unknown(fields))
    known: dict[str, Any] = {}
    if "organisation" not in fields:
        problems.append(Problem(path="$.organisation", code="key.missing", message="is required"))
    for field, kind in _types():
        if field not in fields:
            continue
        try:
            known[field] = _CONVERTER.structure(fields[field], kind)
        except Exception as error:  # noqa: BLE001 -- whatever is raised, `load` explains it
            problems.extend(explain(error, f"$.{field}"))
    if "organisation" in known:
        try:
            text(known["organisation"], "organisation")
        except CustomerFocusError as error:
            problems.extend(explain(error, "$"))
    if problems:
        raise DocumentError(_in_order(problems))
    try:
        return Register(**known)
    except IntegrityError as error:
        raise DocumentError(_in_order(_located(error.problems, known))) from None


def _body(document: object) -> Mapping[object, Any]:
    """Return the document once its head says that it can be read."""
    if type(document) is not dict:
        hint = ": read it with a JSON reader first" if isinstance(document, (str, bytes, bytearray)) else ""
        raise _refused("$", "type.object", f"must be an object, got {shown(document)}{hint}")
    foreign = [key for key in document if type(key) is not str]
    if foreign:
        raise DocumentError(Problem(path=f"${step(key)}", code="key.unknown", message=nearest(key, ())) for key in foreign)
    found = document.get("format")
    if type(found) is not str or found != FORMAT:
        came = f"got {shown(found)}" if "format" in document else "and is not there"
        raise _refused("$.format", "format.unknown", f"must be {FORMAT!r}, {came}")
    if "schema" not in document:
        raise _refused("$.schema", "schema.missing", f"must be {SCHEMA}, and is not there")
    schema = document["schema"]
    if type(schema) is not int or schema < 1:
        raise _refused("$.schema", "schema.type", f"must be {SCHEMA}, got {shown(schema)}")
    if schema > SCHEMA:
        message = f"must be at most {SCHEMA}, the newest this version reads, got {shown(schema)}: use a newer version"
        raise _refused("$.schema", "schema.too-new", message)
    return document


def _refused(path: str, code: str, message: str) -> DocumentError:
    return DocumentError([Problem(path=path, code=code, message=message)])


def _types() -> Iterator[tuple[str, Any]]:
    yield "organisation", str
    for shape in SHAPES:
        yield shape.field, GenericAlias(tuple, (shape.type, ...))


def _unknown(fields: Mapping[object, Any]) -> Iterator[Problem]:
    allowed = (*_HEAD, *(shape.field for shape in SHAPES))
    for key in fields:
        if key not in allowed:
            yield Problem(path=f"${step(key)}", code="key.unknown", message=nearest(key, allowed))


def _located(problems: Iterable[IntegrityProblem], known: Mapping[str, Any]) -> Iterator[Problem]:
    """Say where in the document the records stand that do not stand together."""
    places: dict[str, list[str]] = defaultdict(list)
    for shape in SHAPES:
        records: tuple[Record, ...] = known.get(shape.field, ())
        for index, record in enumerate(records):
            places[str(shape.ref_of(record))].append(f"$.{shape.field}[{index}]")
    for each in problems:
        stands = places[each.ref]
        place = stands.pop() if each.code == "id.duplicate" else stands[0]  # the first of them stays
        yield Problem(path=f"{place}.{each.field}", code=each.code, message=each.message)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    def rank(problem: Problem) -> tuple[str, str, str, str]:
        by_number = _INDEX.sub(lambda found: f"[{found[1].zfill(8)}]", problem.path)
        return by_number, problem.path, problem.code, problem.message

    return sorted(problems, key=rank)
