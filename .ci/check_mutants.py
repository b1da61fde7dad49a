"""Fail on every mutant that lived through `mutmut run` in this folder and is not listed with its reason.

A survivor is named by its function and the line it changes, not by mutmut's number, which moves with every edit. A listed
survivor that is killed by now fails as well: the list says what is so. One that only ran out of time lives, since nothing was seen
to fail. And nothing is kept from being mutated by a comment.
"""

import re
import subprocess
import sys
import tomllib
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

LISTED = Path(__file__).with_name("mutation_survivors.toml")
KILLED = frozenset({"killed", "caught by type check"})


class Mutant(NamedTuple):
    """What a mutant does: the lines it takes from a function and those it puts there."""

    function: str
    removed: str
    added: str


def mutmut(*arguments: str) -> str:
    """Return what mutmut prints."""
    return subprocess.run(["mutmut", *arguments], capture_output=True, text=True, check=True).stdout


def mutated() -> list[Path]:
    """Return the files that the configuration of this folder mutates."""
    configured = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    files = sorted(Path("src").rglob("*.py"))
    spared = {file for file in files for pattern in configured.get("do_not_mutate", []) if fnmatch(str(file), pattern)}
    return [file for file in files if file not in spared and any(fnmatch(str(file), each) for each in configured["only_mutate"])]


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


def listed(modules: tuple[str, ...]) -> Counter[Mutant]:
    """Read the survivors of these modules that have a reason."""
    entries = tomllib.loads(LISTED.read_text(encoding="utf-8")).get("survivor", [])
    for entry in entries:
        if not entry.get("reason", "").strip():
            sys.exit(f"no reason is given for {entry}")
    mutants = (Mutant(entry["function"], entry["removed"], entry["added"]) for entry in entries)
    return Counter(each for each in mutants if each.function.startswith(modules))


def main() -> None:
    """Compare what survived with what may."""
    files = mutated()
    if spared := [str(file) for file in files if "no mutate" in file.read_text(encoding="utf-8")]:
        sys.exit(f"a comment keeps code from being mutated in {', '.join(spared)}: list the mutant with its reason instead")
    found = statuses()
    if not found:
        sys.exit("there are no mutants: run mutmut first, and look at its configuration")
    alive = {name: describe(name) for name, status in found.items() if status not in KILLED}
    survivors = Counter(alive.values())
    allowed = listed(tuple(f"{'.'.join(file.with_suffix('').parts[1:])}." for file in files))
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
