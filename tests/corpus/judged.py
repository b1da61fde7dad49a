"""What a codec says of the cases of the corpus, where that is not what is expected."""

import copy
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import rfc8785

from customerfocus.errors import DocumentError

from .recipes import document_of

Case = dict[str, Any]

HERE: Final = Path(__file__).parent
INVALID: Final = sorted((HERE / "invalid").rglob("*.json"))
VALID: Final = sorted((HERE / "valid").rglob("*.json"))
RECIPES: Final = HERE / "recipes.json"


def cases(path: Path) -> list[Case]:
    """Return the cases of a file."""
    found: list[Case] = json.loads(path.read_text(encoding="utf-8"))
    return found


def refused_otherwise(codec: Any, path: Path) -> Iterator[str]:  # noqa: ANN401 -- a module
    """Yield the cases of a file that a codec does not refuse, or refuses for something else, or changes."""
    for case in cases(path):
        document = copy.deepcopy(case["document"])
        told = _told(codec, document)
        if told != [(each["path"], each["code"]) for each in case["problems"]]:
            yield f"{case['why']}: {told}"
        if json.dumps(document) != json.dumps(case["document"]):
            yield f"{case['why']}: the document has changed"


def written_otherwise(codec: Any, path: Path) -> Iterator[str]:  # noqa: ANN401 -- a module
    """Yield the cases of a file that a codec refuses, writes otherwise than is expected, or changes."""
    for case in cases(path):
        document = copy.deepcopy(case["document"])
        expected = rfc8785.dumps(case.get("written", case["document"]))
        try:
            register = codec.load(document)
            again = codec.load(codec.dump(register))
        except DocumentError as error:
            yield f"{case['why']}: {error}"
            continue
        if rfc8785.dumps(codec.dump(register)) != expected or codec.canonical(register).encode() != expected:
            yield f"{case['why']}: it is written as {codec.canonical(register)}"
        if again != register:
            yield f"{case['why']}: it is not read as it was written"
        if json.dumps(document) != json.dumps(case["document"]):
            yield f"{case['why']}: the document has changed"


def recipes_otherwise(codec: Any) -> Iterator[str]:  # noqa: ANN401 -- a module
    """Yield the recipes of which a codec says something else than is expected."""
    for case in cases(RECIPES):
        limits = {"limits": codec.Limits(**case["limits"])} if "limits" in case else {}
        told = _told(codec, document_of(case), **limits)
        expected: Counter[str] = Counter()
        for each in case["problems"]:
            expected[each["code"]] += each.get("times", 1)
        paths = {(each["path"], each["code"]) for each in case["problems"] if "path" in each}
        if Counter(code for _, code in told) != expected or not paths <= set(told):
            yield f"{case['why']}: {told[:3]}"


def _told(codec: Any, document: object, **limits: object) -> list[tuple[str, str]]:  # noqa: ANN401 -- a module
    try:
        codec.load(document, **limits)
    except DocumentError as error:
        return [(each.path, each.code) for each in error.problems]
    return []
