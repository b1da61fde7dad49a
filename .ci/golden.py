"""Keeps what must be read for ever: golden documents, their hashes, and the form of every format.

python .ci/golden.py                    lists documents that were added to tests/golden/<schema>/
python .ci/golden.py --because "..."    records forms that have changed, with the reason why the number stays, or the new number
python .ci/golden.py --again            writes everything anew, the pages too: only while a schema is not released
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from customerfocus.codec import FORMAT, SCHEMA, dump, json_schema, load
from customerfocus.testing.strategies import registers

if TYPE_CHECKING:
    from customerfocus.register import Register

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
DRAWN = 150


def main() -> int:
    """List, record, or write anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--because", metavar="REASON")
    parser.add_argument("--again", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if arguments.again:
        _again()
        subprocess.run([sys.executable, str(ROOT / ".ci" / "pages.py")], check=True)
    _list_documents(known={} if arguments.again else _sums())
    if arguments.because:
        _record(arguments.because)
    return 0


def _sums() -> dict[str, str]:
    lines = (GOLDEN / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def _list_documents(known: dict[str, str]) -> None:
    """Add the hash of every document that has none; one that is listed keeps its own, so that a change is seen."""
    found = {each.relative_to(GOLDEN).as_posix(): hashlib.sha256(each.read_bytes()).hexdigest() for each in GOLDEN.glob("*/*.json")}
    lines = [f"{digest}  {name}\n" for name, digest in sorted({**found, **known}.items())]
    (GOLDEN / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def _record(because: str) -> None:
    golden, path = import_module("tests.test_golden"), GOLDEN / "forms.json"
    forms = json.loads(path.read_text(encoding="utf-8"))
    for of in golden.FORMATS:
        form = _form(of, because)
        last = [each for each in forms if each["format"] == of][-1:]
        if not last or last[0]["digest"] != form["digest"]:
            forms.append(form)
    _write(path, forms)


def _form(of: str, because: str) -> dict[str, Any]:
    golden, schema = import_module("tests.test_golden"), json_schema(of)
    return {"format": of, "schema": golden.number_of(schema), "digest": golden.digest_of(schema), "because": because}


# ---- written anew ----------------------------------------------------------------------------------------------------


def _again() -> None:
    folder = GOLDEN / str(SCHEMA)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        path.unlink()
    for name in ("SHA256SUMS", "forms.json"):  # what tests/test_golden.py reads when it is imported
        (GOLDEN / name).write_text("[]" if name.endswith("json") else "", encoding="utf-8")
    _write(
        GOLDEN / "forms.json", [_form(of, "The first form of the document.") for of in import_module("tests.test_golden").FORMATS]
    )
    for name, document in _documents().items():
        _write(folder / f"{name}.json", dump(load(document)))


def _documents() -> dict[str, Any]:
    """Return documents to keep: those of the tests and the examples, an empty one, and drawn ones with all that there may be."""
    named = {
        "empty": {"format": FORMAT, "schema": SCHEMA, "organisation": "Nobody yet"},
        "moka-bar": import_module("tests.moka_bar_document").DOCUMENT,
        **{each.parent.name: _read(each) for each in sorted((ROOT / "examples").glob("*/register.json"))},
    }
    return named | {f"drawn-{place}": dump(register) for place, register in enumerate(_drawn(), start=1)}


def _drawn() -> list[Register]:
    """Draw registers, and return the fewest that hold every class and every word, those with most of what is missing first."""
    found: list[Register] = []

    @seed(1)
    @settings(max_examples=DRAWN, database=None, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
    @given(registers())
    def collect(register: Register) -> None:
        found.append(register)

    collect()
    golden = import_module("tests.test_golden")
    held = [set(golden.kinds(register)) for register in found]
    missing, chosen = golden.possible(), []
    while missing:
        best = max(range(len(found)), key=lambda place: len(held[place] & missing))
        if not held[best] & missing:
            raise LookupError(missing)
        missing -= held[best]
        chosen.append(found[best])
    return chosen


def _read(path: Path) -> Any:  # noqa: ANN401 -- plain data
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, content: object) -> None:
    path.write_text(f"{json.dumps(content, ensure_ascii=False, indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
