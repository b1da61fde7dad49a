"""Is looking ahead worth it? Prints the seconds of a horizon over three years against those of assessing each of the days.

Run by hand: `python benchmarks/horizon.py [FILE]`; without a file it takes the espresso register. The bar: a horizon
takes a twentieth of the time, or less. Both ways must find the same changes.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Final, TypeAlias

import customerfocus as cf
from customerfocus.codec import load

if TYPE_CHECKING:
    from collections.abc import Callable

    Subject: TypeAlias = tuple[str, tuple[cf.Ref, ...]]

ESPRESSO: Final = Path(__file__).parents[1] / "examples" / "espresso" / "register.json"
START: Final = date(2026, 1, 1)
UNTIL: Final = date(2028, 12, 31)
BAR: Final = 20


def said(register: cf.Register, on: date) -> dict[Subject, cf.Verdict]:
    """Assess a day: the verdict of every rule on every subject."""
    assessment = cf.assess(register, on=on)
    return {(result.rule.id, check.subject): check.verdict for result in assessment.results for check in result.checks}


def day_by_day(register: cf.Register) -> set[tuple[date, Subject]]:
    """Assess every day, and hold each against the one before."""
    found: set[tuple[date, Subject]] = set()
    on, before = START, said(register, START)
    while on < UNTIL:
        on += timedelta(days=1)
        after = said(register, on)
        found |= {(on, each) for each in {*before, *after} if before.get(each) is not after.get(each)}
        before = after
    return found


def ahead(register: cf.Register) -> set[tuple[date, Subject]]:
    """Look ahead."""
    return {(each.on, (each.rule.id, each.subject)) for each in cf.horizon(register, start=START, until=UNTIL)}


def timed(look: Callable[[cf.Register], set[tuple[date, Subject]]], document: object) -> tuple[float, set[tuple[date, Subject]]]:
    """Return the seconds it takes, the register's index included, and what was found."""
    register = load(document)
    gc.collect()
    start = process_time()
    found = look(register)
    return process_time() - start, found


def main() -> int:
    """Measure both, and print the seconds and their ratio; return 1 if they differ or the bar is missed."""
    file = Path(sys.argv[1]) if sys.argv[1:] else ESPRESSO
    document = json.loads(file.read_text(encoding="utf-8"))
    quick, changes = min((timed(ahead, document) for _ in range(3)), key=lambda each: each[0])
    slow, expected = timed(day_by_day, document)
    print(f"{len(changes)} changes from {START} to {UNTIL}: {'the same' if changes == expected else 'NOT the same'} either way")
    print(f"horizon: {quick:.2f} s; day by day: {slow:.2f} s")
    print(f"ratio: 1/{slow / quick:.0f} (the bar: 1/{BAR})")
    return int(changes != expected or slow < BAR * quick)


if __name__ == "__main__":
    sys.exit(main())
