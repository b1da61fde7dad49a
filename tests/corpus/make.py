"""Writes the files of the corpus that are made: from the classes, and from what is written by hand in its neighbours.

    python -m tests.corpus.make

What is expected follows from the rules of the document, never from what `load` says of it: nothing here imports the codec.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from . import accepted, between, fields, laws_of_objects, laws_of_values
from .world import Document, alone, put, together

HERE: Final = Path(__file__).parent


def files() -> dict[str, str]:
    """Return what stands in each file that is made, by its path in this folder."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name, cases in fields.cases().items():
        found[f"invalid/fields/{re.sub(r'(?<!^)(?=[A-Z])', '-', name).lower()}.json"] = cases
    for name, rows in {**laws_of_values.ROWS, **laws_of_objects.ROWS}.items():
        found[f"invalid/laws/{name}.json"] = [_broken(*row) for row in rows]
    for name, rows in between.ROWS.items():
        found[f"invalid/between/{name}.json"] = [_apart(*row) for row in rows]
    for name, cases in accepted.cases().items():
        found[f"valid/{name}.json"] = cases
    seen: set[str] = set()
    return {name: _text([case for case in cases if _is_new(case, seen)]) for name, cases in found.items()}


def _is_new(case: Document, seen: set[str]) -> bool:
    document = json.dumps(case["document"])
    is_new = document not in seen
    seen.add(document)
    return is_new


def made() -> list[Path]:
    """Return the files that stand in the folders of what is made."""
    folders = ("invalid/fields", "invalid/laws", "invalid/between", "valid")
    return sorted(each for folder in folders for each in (HERE / folder).glob("*.json"))


def _broken(why: str, field: str, place: int, changes: dict[str, Any], told: dict[str, str]) -> Document:
    document = alone(field, place)
    for path, value in changes.items():
        put(document[field][0], path, value)
    return _case(why, document, {f"$.{field}[0].{path}": code for path, code in told.items()})


def _apart(why: str, field: str, place: int, changes: dict[str, Any], told: dict[str, str]) -> Document:
    document = together(field, place)
    for path, value in changes.items():
        put(document, path, value)
    return _case(why, document, told)


def _case(why: str, document: Document, told: dict[str, str]) -> Document:
    problems = [{"path": path, "code": code} for path, codes in told.items() for code in codes.split(" and ")]
    return {"why": why, "problems": problems, "document": document}


def _text(cases: list[Document]) -> str:
    lines = ",\n".join(json.dumps(case, ensure_ascii=True, allow_nan=False) for case in cases)
    return f"[\n{lines}\n]\n"


def main() -> None:
    """Write the files anew, and take away what is made no more."""
    texts = files()
    for path in made():
        if str(path.relative_to(HERE).as_posix()) not in texts:
            path.unlink()
    for name, text in texts.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
