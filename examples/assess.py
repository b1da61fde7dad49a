"""Print the report of a register: `python assess.py FILE [--on DATE] [--edition 2015|2015-amd|2026]`.

The library does no input and output; this program does it around the library, and can be copied into your own.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from customerfocus import ISO_9001_2015, ISO_9001_2015_AMENDED, ISO_9001_2026, Register, assess
from customerfocus.codec import DocumentError, Problem, load
from customerfocus.views import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITIONS: Final = {"2015": ISO_9001_2015, "2015-amd": ISO_9001_2015_AMENDED, "2026": ISO_9001_2026}
CODES: Final[dict[type[Exception], tuple[str, str]]] = {
    OSError: ("file.unreadable", ""),
    UnicodeDecodeError: ("file.encoding", "; save the file as UTF-8"),
    json.JSONDecodeError: ("json.syntax", "; look for a comma too many, a comment or curly quotes, here or on the line before"),
    RecursionError: ("json.depth", ""),
    ValueError: ("json.number", ""),  # a whole number of more digits than Python converts
}
"""Why a file cannot be read as JSON in UTF-8, and what to do; the first that fits counts."""


def parse(text: str) -> tuple[object, list[Problem]]:
    """Read JSON; name every key that stands more than once in an object, of which Python would keep the last."""
    twice: list[tuple[dict[str, Any], str]] = []

    def build(members: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(members)
        twice.extend((built, key) for key, times in Counter(key for key, _ in members).items() if times > 1)
        return built

    def find(value: object, path: str) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key in (key for each, key in twice if each is value):
                yield Problem(path=path, code="key.duplicate", message=f"the key {key!r} stands more than once")
            for key, each in value.items():
                yield from find(each, f"{path}.{key}" if key.isidentifier() else f"{path}[{key!r}]")
        elif isinstance(value, list):
            for index, each in enumerate(value):
                yield from find(each, f"{path}[{index}]")

    document = json.loads(text, object_pairs_hook=build)
    return document, list(find(document, "$")) if twice else []


def read(file: Path) -> Register:
    """Read a register from a JSON file in UTF-8; a `DocumentError` lists every problem."""
    try:
        document, problems = parse(file.read_bytes().decode("utf-8-sig"))
    except tuple(CODES) as error:
        code, hint = next(found for kind, found in CODES.items() if isinstance(error, kind))
        raise DocumentError([Problem(path="$", code=code, message=f"{error}{hint}")]) from None
    try:
        register = load(document)  # it refuses NaN and Infinity, which are no JSON but pass Python's reader
    except DocumentError as error:
        raise DocumentError([*problems, *error.problems]) from None
    if problems:
        raise DocumentError(problems)
    return register


def day(text: str) -> date:
    """Read a day written as YYYY-MM-DD, and in no other of ISO 8601's forms."""
    try:
        if text == str(found := date.fromisoformat(text)):
            return found
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"must be a day of the calendar written as YYYY-MM-DD, got {text!r}")


def main() -> int:
    """Print the report; return 0 whatever it says, and 2 if there is none because the document is bad."""
    parser = argparse.ArgumentParser(
        description="Assess a register of customer focus (ISO 9001, clause 5.1.2) and print the report as Markdown.",
        epilog="Exit status: 0 when the report is printed, whatever it says; 2 when FILE or an argument is bad, "
        "each problem on a line of its own on standard error: file, path, code, message.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a document customerfocus/register: JSON in UTF-8")
    parser.add_argument("--on", metavar="DATE", type=day, help="the day to assess, YYYY-MM-DD, past or future (default: today)")
    parser.add_argument("--edition", choices=EDITIONS, default="2015", help="the edition of ISO 9001 to cite (default: 2015)")
    arguments = parser.parse_args()
    try:
        register = read(arguments.file)
    except DocumentError as error:
        for each in error.problems:
            print(f"{arguments.file}: {each.path}: {each.code}: {each.message}", file=sys.stderr)
        return 2
    on = arguments.on or datetime.now().astimezone().date()
    report = markdown(assess(register, on=on, edition=EDITIONS[arguments.edition]))
    try:
        sys.stdout.buffer.write(report.encode())  # UTF-8 whatever the locale says
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
