"""What a document is refused for, and how tests change one at a place."""

from typing import Any, Final

import pytest

from customerfocus.codec import DEFAULT_LIMITS, DocumentError, Limits, Problem, load

Place = tuple[str | int, ...]

HEAD: Final[dict[str, Any]] = {"format": "customerfocus/register", "schema": 1, "organisation": "Moka Bar"}


def refusal(document: object, *, limits: Limits = DEFAULT_LIMITS) -> DocumentError:
    """Return the error by which a document is refused."""
    with pytest.raises(DocumentError) as caught:
        load(document, limits=limits)
    return caught.value


def problems(document: object) -> tuple[Problem, ...]:
    """Return the problems for which a document is refused."""
    return refusal(document).problems


def told(document: object, *, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, str]]:
    """Return where the problems of a document stand, and of what kind they are."""
    return [(each.path, each.code) for each in refusal(document, limits=limits).problems]


def holder(document: Any, place: Place) -> Any:  # noqa: ANN401 -- whatever stands there
    """Return what a place of the document stands in."""
    for step in place[:-1]:
        document = document[step]
    return document


def put(document: dict[str, Any], place: Place, value: object) -> dict[str, Any]:
    """Put a value into a place of the document."""
    holder(document, place)[place[-1]] = value
    return document


def path_of(place: Place) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


def brief(value: object) -> str:
    said = ascii(value) if not isinstance(value, int) or abs(value) < 2**64 else "huge"
    return said if len(said) < 40 else f"{type(value).__name__}-of-{len(said)}"
