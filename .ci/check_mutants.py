"""Fail on every mutant that lived through `mutmut run` and is not listed with its reason.

A survivor is named by its function and the line it changes, not by mutmut's number, which moves with every edit. A listed
survivor that is killed by now fails as well: the list says what is so.
"""

import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

LISTED = Path(__file__).with_name("mutation_survivors.toml")
KILLED = frozenset({"killed", "timeout", "caught by type check"})


class Mutant(NamedTuple):
    """What a mutant does: the lines it takes from a function and those it puts there."""

    function: str
    removed: str
    added: str


def mutmut(*arguments: str) -> str:
    """Return what mutmut prints."""
    return subprocess.run(["mutmut", *arguments], capture_output=True, text=True, check=True).stdout


def statuses() -> dict[str, str]:
    """Map the name of every mutant to what became of it."""
    lines = (line.strip().rpartition(": ") for line in mutmut("results", "--all", "true").splitlines() if ": " in line)
    return {name: status for name, _, status in lines}


def describe(name: str) -> Mutant:
    """Read the change of a mutant from its diff."""
    lines = [line for line in mutmut("show", name).splitlines() if not line.startswith(("---", "+++"))]
    module, _, mangled = name.partition("__mutmut_")[0].rpartition(".")
    function = re.sub("^x_?", "", mangled).strip("ǁ").replace("ǁ", ".")
    removed = "\n".join(line[1:].strip() for line in lines if line.startswith("-"))
    added = "\n".join(line[1:].strip() for line in lines if line.startswith("+"))
    return Mutant(f"{module}.{function}", removed, added)


def listed() -> Counter[Mutant]:
    """Read the survivors that have a reason."""
    entries = tomllib.loads(LISTED.read_text(encoding="utf-8")).get("survivor", [])
    for entry in entries:
        if not entry.get("reason", "").strip():
            sys.exit(f"no reason is given for {entry}")
    return Counter(Mutant(entry["function"], entry["removed"], entry["added"]) for entry in entries)


def main() -> None:
    """Compare what survived with what may."""
    found = statuses()
    if not found:
        sys.exit("there are no mutants: run mutmut first, and look at its configuration")
    alive = {name: describe(name) for name, status in found.items() if status not in KILLED}
    survivors = Counter(alive.values())
    allowed = listed()
    print(f"{len(found)} mutants, {len(alive)} alive, {allowed.total()} of them expected")
    for name, mutant in alive.items():
        if survivors[mutant] > allowed[mutant]:
            print(f"{found[name]}: {name}\n  {mutant.function}\n  - {mutant.removed}\n  + {mutant.added}")
    for mutant in allowed - survivors:
        print(f"listed, but no longer alive: {mutant}")
    if survivors != allowed:
        sys.exit(1)


if __name__ == "__main__":
    main()
