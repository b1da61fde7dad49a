"""Which forms of the document there have been, and how an older one becomes the newest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from customerfocus.errors import DocumentError, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

Upcast: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]
"""Makes a document of the next form, and leaves the one it is given as it is."""

FORMAT: Final = "customerfocus/register"
"""What every document says it is."""
SCHEMA: Final = 1
"""The number of the newest form of the document."""
UPCASTS: Final[tuple[Upcast, ...]] = ()
"""One function per step, the last to the newest form: it returns the document in the next one, and leaves what it is given alone.

What it is given has been looked at for its head and its limits only.
"""

HEAD: Final = ("format", "schema", "organisation")
"""The keys of a document that are no arrays of records."""


def schema_of(document: dict[Any, Any], upcasts: Sequence[Upcast]) -> int:
    """Return which form a document has, once its head says that it can be read.

    Only the outermost keys are looked at, and of them only those that are plain text.
    """
    head = {key: value for key, value in document.items() if type(key) is str and key in HEAD}
    found = head.get("format")
    if type(found) is not str or found != FORMAT:
        came = f"got {shown(found)}" if "format" in head else "and is not there"
        raise refused("$.format", "format.unknown", f"must be {FORMAT!r}, {came}")
    oldest = SCHEMA - len(upcasts)
    known = f"{SCHEMA}" if oldest == SCHEMA else f"from {oldest} to {SCHEMA}"
    if "schema" not in head:
        raise refused("$.schema", "schema.missing", f"must be {known}, and is not there")
    schema = head["schema"]
    if type(schema) is not int or schema < oldest:
        raise refused("$.schema", "schema.type", f"must be {known}, got {shown(schema)}")
    if schema > SCHEMA:
        message = f"must be at most {SCHEMA}, the newest this version reads, got {shown(schema)}: use a newer version"
        raise refused("$.schema", "schema.too-new", message)
    return schema


def newest(document: dict[str, Any], schema: int, upcasts: Sequence[Upcast]) -> dict[str, Any]:
    """Return a document in the newest form."""
    for number in range(schema, SCHEMA):
        try:
            document = {**upcasts[number - SCHEMA](document), "schema": number + 1}
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 -- nothing of the document was looked at before
            message = f"cannot be brought from schema {number} to {number + 1}: {type(error).__name__}"
            raise refused("$", "unreadable", message) from None
    return document


def refused(path: str, code: str, message: str) -> DocumentError:
    """Return the error of a document that is refused for one problem alone."""
    return DocumentError([Problem(path=path, code=code, message=message)])
