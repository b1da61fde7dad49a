"""How a record names others: the fields that hold keys, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, final

import attrs

from customerfocus._value import Value
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

Address: TypeAlias = tuple[Kind, str]
"""The kind and the key of a record: a `Ref`, without its checks."""


@final
@attrs.frozen(kw_only=True)
class Link(Value):
    """One reference as it stands in a record.

    Attributes:
        field: Where in the record, as `statements[0].need`.
        kinds: The kind of record it means; several where ids are unique over them, so that the id alone tells which.
        key: The key it names.
    """

    field: str
    kinds: tuple[Kind, ...]
    key: str

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Where what it names may be found: its kind and its key."""
        return tuple((kind, self.key) for kind in self.kinds)


@final
@attrs.frozen(kw_only=True)
class Reference(Value):
    """A field that names other records by key, or by `Ref`.

    Attributes:
        path: The field, or a path through nested values: `statements.need`.
        kinds: The kind of record it names, or the several of which it may name one; none where it is a `Ref`, which says its kind
            itself.
        is_set: Whether what the path leads through is a set by meaning, kept sorted: a place in it would not be that of the
            document.
    """

    path: str
    kinds: tuple[Kind, ...] = ()
    is_set: bool = False

    def addresses(self, marked: Iterable[tuple[T, object]]) -> Iterator[tuple[T, tuple[Address, ...]]]:
        """Yield where each that records name here may be found, with what its record is marked by."""
        for mark, value in values_at(self.path, marked):
            if isinstance(value, Ref):
                yield mark, ((value.kind, value.key),)
            elif self.kinds:
                yield mark, tuple([(kind, value) for kind in self.kinds])

    def links(self, record: object) -> Iterator[Link]:
        """Yield each reference that *record* has here, and where it stands."""
        for place, value in _values(record, self.path):
            field = self.path if self.is_set else place
            if isinstance(value, Ref):
                yield Link(field=field, kinds=(value.kind,), key=value.key)
            elif self.kinds:
                yield Link(field=field, kinds=self.kinds, key=value)


def values_at(path: str, marked: Iterable[tuple[T, object]]) -> Iterable[tuple[T, Any]]:
    """Return what stands at a path in many records, each value with what its record is marked by.

    Examples:
        >>> links = [(1, Link(field="need", kinds=(Kind.NEED,), key="quick")), (2, Link(field="origin", kinds=(), key="calm"))]
        >>> list(values_at("kinds", links)), list(values_at("key", links))
        ([(1, <Kind.NEED: 'need'>)], [(1, 'quick'), (2, 'calm')])
    """
    for name in path.split("."):
        marked = _step(name, marked)
    return marked


def _step(name: str, marked: Iterable[tuple[T, object]]) -> Iterator[tuple[T, Any]]:
    for mark, holder in marked:
        value: Any = getattr(holder, name, None)
        if isinstance(value, tuple):
            for each in value:
                yield mark, each
        elif value is not None:
            yield mark, value


def _values(holder: object, path: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands at a path, and where; nothing where a member of a union has no such field."""
    name, _, rest = path.partition(".")
    value: Any = getattr(holder, name, None)
    if value is None:
        return
    if not rest:
        for each in value if isinstance(value, tuple) else (value,):
            yield name, each
        return
    places = [(f"{name}[{index}]", each) for index, each in enumerate(value)] if isinstance(value, tuple) else [(name, value)]
    for place, each in places:
        for field, inner in _values(each, rest):
            yield f"{place}.{field}", inner
