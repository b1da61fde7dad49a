"""Sorted rows of which few change."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")


def spliced(rows: Sequence[T], gone: Iterable[T], come: Iterable[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    """Return sorted rows without some of them and with others among them; what stays is copied, and not looked at.

    Args:
        rows: Sorted by *key*.
        gone: Some of them.
        come: Others.
        key: What they are sorted by.

    Examples:
        >>> spliced((1, 3, 3, 8), gone=[8, 3], come=[5, 1], key=int)
        (1, 1, 3, 5)
    """
    changes = [(key(each), False, each) for each in gone] + [(key(each), True, each) for each in come]
    changes.sort(key=itemgetter(0))
    found: list[T] = []
    start = 0
    for mark, comes, row in changes:
        place = bisect_left(rows, mark, lo=start, key=key)
        found += rows[start:place]
        start = place
        if comes:
            found.append(row)
        else:
            start += 1
    return (*found, *rows[start:])
