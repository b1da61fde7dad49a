"""What every value of this library has in common: how it goes to another process and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from customerfocus._version import VERSION
from customerfocus.errors import BrokenLawError, shown

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V")


class Value:
    """A value that is pickled as its class, the version of this library and its fields.

    To load it calls the constructor, so every check runs again, and no value comes into being that could not be made here. Another
    version of this library is refused: a pickle travels, and a document is kept.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[type, str, dict[str, Any]]]:
        """Return what makes an equal value: a function and its arguments."""
        kind: Any = type(self)
        fields = {each.alias: getattr(self, each.name) for each in attrs.fields(kind) if each.init}
        return restored, (kind, VERSION, fields)


def restored(kind: type[V], version: str, fields: dict[str, Any]) -> V:
    """Make a value of what was pickled.

    Raises:
        BrokenLawError: It was pickled by another version of this library.
        CustomerFocusError: The fields do not obey the laws of the class.
    """
    if version != VERSION:
        law = f"be {VERSION}, as this one is: what is kept is a document, which `customerfocus.codec.load` reads in any version"
        raise BrokenLawError("pickle.version", "the version that pickled it", law, shown(version))
    return kind(**fields)
