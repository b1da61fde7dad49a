"""Run the modules that are named, or all, and print the table; with `--write`, put it into `docs/explanation/performance.md`, too.

Each module here that has a function `rows` runs in a process of its own. The peers are in the extra `bench`, all but pyfair; where
a peer is not installed, it says so and its rows are left out.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Final

from benchmarks.harness import HEAD

ROWS: Final = (
    *("importing", "constructing", "documents"),
    *("assessing", "sql", "evolving", "tallies", "tracing", "cadences", "horizon"),
    *("methods", "loss", "loss_by_pyfair", "collecting"),
)
PAGE: Final = Path(__file__).parents[1] / "docs" / "explanation" / "performance.md"
START: Final = "<!-- measured -->\n"
END: Final = "<!-- end of what is measured -->\n"


def run(name: str) -> str:
    """Run a row in a process of its own, and return its lines of the table."""
    print(f"{name} …", file=sys.stderr)
    again = [sys.executable, "-m", "benchmarks", "--here", name]
    return subprocess.run(again, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 -- ourselves


def measure(name: str) -> None:
    """Measure a row in this process; where its peer is not installed, say so."""
    try:
        for ratio in import_module(f"benchmarks.{name}").rows():
            print(ratio, flush=True)
    except ModuleNotFoundError as missing:
        print(f"{name} is left out: {missing.name} is not installed.", file=sys.stderr)


def write(table: str) -> None:
    """Put the table into its page."""
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(START)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{START}{table}{END}{after}", encoding="utf-8")


def machine() -> str:
    """Return what it was measured on."""
    cpu = next((each.partition(":")[2].strip() for each in _lines("/proc/cpuinfo") if each.startswith("model name")), "")
    return f"{platform.python_implementation()} {platform.python_version()}, {platform.system()}, {cpu or platform.processor()}"


def _lines(file: str) -> list[str]:
    path = Path(file)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(ROWS)}")
    parser.add_argument("--write", action="store_true", help="measure all, and put the table into its page, too")
    parser.add_argument("--here", action="store_true", help="measure in this process, and print the lines alone")
    asked = parser.parse_args()
    names = asked.names or ROWS
    if unknown := [each for each in names if each not in ROWS]:
        parser.error(f"there is no {', '.join(unknown)}")
    if asked.write and asked.names:
        parser.error("the page holds the whole table; with --write, name nothing")
    if asked.here:
        for name in names:
            measure(name)
        return
    table = ""
    for part in chain([HEAD], map(run, names), [f"\nMeasured with {machine()}.\n"]):
        print(part, end="", flush=True)  # as it comes: what was measured is not lost with what cannot be, or cannot be written
        table += part
    if asked.write:
        write(table)


if __name__ == "__main__":
    main()
