"""Print the digest of all that the library answers about the registers of this repository, under the locale of the environment.

python -m tests.purity.answers
"""

import json
import locale
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from customerfocus import Register, codec

from ..assessment import many_contradictions
from .uses import ask_everything, change_everything, make_mistakes

ROOT: Final = Path(__file__).parents[2]


def registers() -> Iterator[Register]:
    """Load every register that is kept as a document, and make one full of contradictions."""
    for path in (*sorted(ROOT.glob("tests/corpus/trades/*.json")), *sorted(ROOT.glob("examples/*/register.json"))):
        yield codec.load(json.loads(path.read_text(encoding="utf-8")))
    yield many_contradictions.assessment().register


def texts() -> Iterator[str]:
    """Write out every answer: documents, reports, charts, figures, and the sentences of errors."""
    for register in registers():
        yield from map(repr, ask_everything(register))
        yield from map(repr, change_everything(register))
    yield from map(repr, make_mistakes())
    yield json.dumps(_bare(codec.json_schema()))


def _bare(schema: object) -> object:
    """Leave out the descriptions, which come from docstrings: `-OO` drops these."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if not (key == "description" and isinstance(value, str))}
    return [_bare(each) for each in schema] if isinstance(schema, list) else schema


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    digest = sha256()
    for text in texts():
        digest.update(text.encode("utf-8", "backslashreplace"))
    version = ".".join(map(str, sys.version_info[:3]))
    sys.stdout.write(f"{digest.hexdigest()} {version} {locale.setlocale(locale.LC_NUMERIC)} {time.tzname[0]}\n")
