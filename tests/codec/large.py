"""Documents of any size, valid and wrong in many ways."""

from collections.abc import Callable
from typing import Any, Final


def segments(count: int) -> list[dict[str, Any]]:
    preferences = [{"attribute": "speed", "direction": "more", "weight": 5}]
    return [{"id": f"s{place}", "name": "Some", "preferences": preferences} for place in range(count)]


def tallies(count: int, element: object) -> list[dict[str, Any]]:
    priority = {"need": "n", "segment": "s", "on": "2026-01-01"}
    counts = [element] * count
    return [{**priority, "importance": {"scale": "likert-5", "counts": counts}, "satisfaction": {"scale": "ten-point"}}]


def unknown_keys(count: int) -> list[dict[str, Any]]:
    return [{**each, **{f"k{place}": place for place in range(count)}} for each in segments(1)]


MADE: Final[dict[str, Callable[[int], dict[Any, Any]]]] = {
    "valid": lambda count: {"segments": segments(count)},
    "no objects": lambda count: {"segments": [7] * count},
    "ids of no form": lambda count: {"segments": [{**each, "id": "a:b"} for each in segments(count)]},
    "the last is wrong": lambda count: {"segments": [*segments(count), 7]},
    "arrays within": lambda count: {"segments": [{**each, "preferences": [7] * 60} for each in segments(count)]},
    "an array within": lambda count: {"priorities": tallies(count, None)},
    "unknown keys": lambda count: {"segments": unknown_keys(count)},
    "unknown arrays": lambda count: {f"k{place}": [] for place in range(count)},
    "keys that are no text": lambda count: {place: place for place in range(count)},
    "no references": lambda count: {"jurisdictions": [{"code": f"c{place}", "name": "A", "within": "b"} for place in range(count)]},
    "duplicates": lambda count: {"segments": segments(1) * count},
}
"""By what is the matter with it, a document of so many parts, less its head."""
