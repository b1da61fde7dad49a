"""What JSON cannot hold, or no file should: made from a recipe, without recursion."""

import copy
from typing import Any

from .world import put, reached


def document_of(case: dict[str, Any]) -> Any:  # noqa: ANN401 -- plain data
    """Return the document of a recipe, made anew."""
    document = copy.deepcopy(case["document"])
    for path, recipe in case["put"].items():
        put(document, path, reached(document, recipe["same"]) if "same" in recipe else _made(recipe), is_copied=False)
    for path, recipe in case.get("keys", {}).items():
        reached(document, path)[_made(recipe)] = 1
    return document


def _made(recipe: dict[str, Any]) -> Any:  # noqa: ANN401 -- plain data
    match recipe:
        case {"nest": depth}:
            return _nested(depth, recipe.get("under"))
        case {"digits": digits}:
            return (10**digits - 1) * (-1 if recipe.get("sign") == "-" else 1)
        case {"float": name}:
            return float(name)
        case {"characters": points}:
            return "".join(map(chr, points))
        case {"repeat": repeated, "times": times}:
            return repeated * times
        case {"number": record, "times": times}:
            return [{key: _numbered(each, number) for key, each in record.items()} for number in range(times)]
        case _:
            raise LookupError(recipe)


def _nested(depth: int, under: str | None) -> Any:  # noqa: ANN401 -- plain data
    nest: Any = [] if under is None else {}
    for _ in range(depth - 1):
        nest = [nest] if under is None else {under: nest}
    return nest


def _numbered(value: object, number: int) -> object:
    return value.replace("#+", str(number + 1)).replace("#", str(number)) if isinstance(value, str) else value
