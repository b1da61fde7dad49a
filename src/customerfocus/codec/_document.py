"""Reading and writing the document of a register."""

from __future__ import annotations

from collections import defaultdict
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final

from customerfocus._checks import instance, text
from customerfocus.codec._limits import DEFAULT_LIMITS, Limits, keep
from customerfocus.codec._problems import ForeignKeysError, explain, in_order, refusal, unknown, unreadable
from customerfocus.codec._structuring import HERE, keyed, reading, writing
from customerfocus.codec._versions import FORMAT, HEAD, SCHEMA, UPCASTS, newest, refused, schema_of
from customerfocus.errors import CustomerFocusError, DocumentError, IntegrityError, IntegrityProblem, Problem, shown
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import SHAPES, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from customerfocus.codec._versions import Upcast

# Each finds what it knows of a type when it first meets one.
_QUICK: Final = reading()
_EXPLAINING: Final = reading(explaining=True)
_WRITING: Final = writing()

_TYPES: Final[tuple[tuple[str, Any], ...]] = tuple((shape.field, GenericAlias(tuple, (shape.type, ...))) for shape in SHAPES)
_KEYS: Final = (*HEAD, *(shape.field for shape in SHAPES))


def dump(register: Register) -> dict[str, Any]:
    """Write a register as plain data.

    Records are sorted by key and keys stand in the order of their declaration, so equal registers give equal documents. Nothing in
    the document is shared with the register.

    Examples:
        >>> dump(Register(organisation="Moka Bar"))
        {'format': 'customerfocus/register', 'schema': 1, 'organisation': 'Moka Bar'}
    """
    instance(register, "register", Register)
    arrays = {field: _WRITING[kind](getattr(register, field)) for field, kind in _TYPES}
    head = {"format": FORMAT, "schema": SCHEMA, "organisation": register.organisation}
    return head | {field: array for field, array in arrays.items() if array}


def load(document: object, *, limits: Limits = DEFAULT_LIMITS) -> Register:
    """Read a register from plain data, strictly.

    Types are exact (`true` is no number, `"7"` no integer, `null` no text) and keys are known. The document is neither changed nor
    kept. Its head (format and schema) comes first, then its limits. Then problems are found in two rounds, the second only when the
    first found nothing: the form of every value, with the first broken law of every object that is whole; and that the records
    stand together. Of more than 100 problems the first are shown, and the others not looked for.

    Args:
        document: What a JSON reader, or any other, returns.
        limits: How much it may hold.

    Raises:
        DocumentError: It is not a register; the problems of the round are listed, each with its path.
        WrongTypeError: The limits are none.
    """
    return read(document, limits, UPCASTS)


def read(document: object, limits: Limits, upcasts: Sequence[Upcast]) -> Register:
    """Read a register as `load` does, with these functions from one form of the document to the next."""
    try:
        return _register(document, limits, upcasts)
    except RuntimeError as error:  # another thread has changed it meanwhile, or the stack is at its end
        raise DocumentError([unreadable(error, "$")]) from None


def read_part(value: object, kind: Any) -> Any:  # noqa: ANN401 -- what stands in a register, and its type
    """Read one value as it stands in a document.

    Raises:
        DocumentError: It cannot be read; paths begin at the value.
    """
    try:
        return _part(value, kind)
    except RuntimeError as error:  # as above
        raise DocumentError([unreadable(error, "$")]) from None


def write_part(kind: Any, value: Any) -> Any:  # noqa: ANN401 -- as above
    """Write one value as it stands in a document."""
    return _WRITING[kind](value)


def _register(document: object, limits: Limits, upcasts: Sequence[Upcast]) -> Register:
    instance(limits, "limits", Limits)
    if type(document) is not dict:
        hint = ": read it with a JSON reader first" if issubclass(type(document), (str, bytes, bytearray)) else ""
        raise refused("$", "type.object", f"must be an object, got {shown(document)}{hint}")
    schema = schema_of(document, upcasts)
    keep(limits, document)
    fields = newest(document, schema, upcasts)
    try:
        known = _structured(fields)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever was raised first, all of it is explained
        raise refusal(_told(_problems(fields), error)) from None
    try:
        return Register(**known)
    except IntegrityError as error:
        problems = in_order(_located(error.problems, known))
        raise DocumentError(problems, len(error.problems)) from None


def _part(value: object, kind: Any) -> Any:  # noqa: ANN401 -- any type
    try:
        return _QUICK[kind](value)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 -- as above
        raise refusal(_told(_part_problems(value, kind, "$"), error)) from None


def _structured(fields: dict[str, Any]) -> dict[str, Any]:
    """Structure what a document holds, up to the first error, whatever that is."""
    if not keyed(fields).keys() <= set(_KEYS):
        raise KeyError
    text(fields["organisation"], HERE)
    arrays = {field: _QUICK[kind](fields[field]) for field, kind in _TYPES if field in fields}
    return {"organisation": fields["organisation"], **arrays}


def _told(problems: Iterable[Problem], first: Exception) -> Iterator[Problem]:
    """Yield every problem; where none is left, what was met first: the end of the stack, or what another thread has changed."""
    whole = True
    for problem in problems:
        whole = False
        yield problem
    if whole:
        yield from explain(first, "$")


def _problems(fields: dict[str, Any]) -> Iterator[Problem]:
    """Yield every problem of a document."""
    try:
        yield from unknown(keyed(fields), _KEYS, "$")
    except ForeignKeysError as error:
        yield from explain(error, "$")
        return
    if "organisation" in fields:
        try:
            text(fields["organisation"], HERE)
        except CustomerFocusError as error:
            yield from explain(error, "$.organisation")
    else:
        yield Problem(path="$.organisation", code="key.missing", message="is required")
    for field, kind in _TYPES:
        if field in fields:
            yield from _part_problems(fields[field], kind, f"$.{field}")


def _part_problems(value: object, kind: Any, path: str) -> Iterator[Problem]:  # noqa: ANN401 -- any type
    try:
        _EXPLAINING[kind](value)
    except Exception as error:  # noqa: BLE001 -- whatever is raised, it is explained
        yield from explain(error, path)


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
