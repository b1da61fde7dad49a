"""How much a document may hold: looked at in a walk of its own, before any other work is done on it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, TypeAlias, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, whole
from customerfocus._value import Value
from customerfocus.codec._problems import step
from customerfocus.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_Step: TypeAlias = tuple[object, object]
"""A key or an index, and what stands there."""

_LONGEST_CHARACTER: Final = 4  # bytes of a character in UTF-8


@final
@attrs.frozen(kw_only=True)
class Limits(Value):
    """How much a document may hold.

    Attributes:
        depth: How many objects and arrays may stand inside one another, the document itself among them; at least 1.
        items: How many elements of arrays and members of objects there may be in all; at least 1.
        text: How many bytes of UTF-8 a text or a key may have; at least 1.

    Examples:
        >>> Limits(items=100_000).depth
        64
    """

    depth: int = 64
    items: int = 5_000_000
    text: int = 2**20

    def __attrs_post_init__(self) -> None:
        whole(self.depth, "depth", 1, LARGEST_INTEGER)
        whole(self.items, "items", 1, LARGEST_INTEGER)
        whole(self.text, "text", 1, LARGEST_INTEGER)


DEFAULT_LIMITS: Final = Limits()
"""The limits unless others are given: 64 deep, 5,000,000 items, 1 MiB per text."""


def keep(limits: Limits, document: dict[Any, Any]) -> None:
    """Refuse a document beyond the limits at the first place that breaks one; what lies behind is not looked at.

    The walk needs no call stack, and nothing foreign is asked for anything: it enters only what is a `dict` or a `list` and no
    subclass. What contains itself is deeper than any limit, and what stands in several places counts in each.
    """
    items = len(document)
    trail: list[_Step] = []
    entered = [_members(document)]
    while entered:
        if items > limits.items:
            message = f"at most {limits.items} elements and members may stand in a document; here are more"
            raise _beyond(trail, "limit.items", message)
        for key, value in entered[-1]:
            if type(key) is str and _is_longer(key, limits.text):
                raise _beyond(trail, "limit.text", f"a key may have at most {limits.text} bytes; one here has more")
            if type(value) is str and _is_longer(value, limits.text):
                message = f"a text may have at most {limits.text} bytes; this one has more"
                raise _beyond([*trail, (key, value)], "limit.text", message)
            if type(value) is dict or type(value) is list:
                trail.append((key, value))
                if len(entered) == limits.depth:
                    message = f"at most {limits.depth} objects and arrays may stand inside one another; {_too_deep(trail)}"
                    raise _beyond(trail, "limit.depth", message)
                items += len(value)
                entered.append(_members(value))
                break
        else:
            entered.pop()
            del trail[-1:]


def _members(container: Any) -> Iterator[tuple[object, Any]]:  # noqa: ANN401 -- a dict or a list
    return iter(container.items()) if type(container) is dict else enumerate(container)


def _is_longer(text: str, most: int) -> bool:
    return len(text) * _LONGEST_CHARACTER > most and len(text.encode("utf-8", "surrogatepass")) > most


def _too_deep(trail: list[_Step]) -> str:
    containers = (container for _, container in trail)
    return "it contains itself" if any(one is other for one, other in combinations(containers, 2)) else "this one is deeper"


def _beyond(trail: list[_Step], code: str, message: str) -> DocumentError:
    path = "".join(step(key) for key, _ in trail)
    return DocumentError([Problem(path=f"${path}", code=code, message=message)], is_lower_bound=True)
