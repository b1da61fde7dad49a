"""Looking three years ahead, against assessing each of the days.

The peer is ours, too: it keeps one register for all of its days, so that its index is made once.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns
from customerfocus.codec import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    Subject: TypeAlias = tuple[str, tuple[cf.Ref, ...]]

ESPRESSO: Final = Path(__file__).parents[1] / "examples" / "espresso" / "register.json"
START: Final = date(2026, 1, 1)
UNTIL: Final = date(2028, 12, 31)


def said(register: cf.Register, on: date) -> dict[Subject, cf.Verdict]:
    """Assess a day: the verdict of every rule on every subject."""
    assessment = cf.assess(register, on=on)
    return {(result.rule.id, check.subject): check.verdict for result in assessment.results for check in result.checks}


def day_by_day(document: Any) -> set[tuple[date, Subject]]:  # noqa: ANN401 -- plain data
    """Assess every day, and hold each against the one before."""
    register = load(document)
    found: set[tuple[date, Subject]] = set()
    on, before = START, said(register, START)
    while on < UNTIL:
        on += timedelta(days=1)
        after = said(register, on)
        found |= {(on, each) for each in {*before, *after} if before.get(each) is not after.get(each)}
        before = after
    return found


def ahead(document: Any) -> set[tuple[date, Subject]]:  # noqa: ANN401 -- plain data
    """Look ahead."""
    return {(each.on, (each.rule.id, each.subject)) for each in cf.horizon(load(document), start=START, until=UNTIL)}


def rows() -> Iterator[Ratio]:
    """Measure on the espresso register; reading it, and so its index, is in both times."""
    document = json.loads(ESPRESSO.read_text(encoding="utf-8"))
    agree(ahead(document), day_by_day(document), "horizon")
    found = in_turns(lambda: ahead(document), lambda: day_by_day(document))
    because = "a rule does not tell which answer rests on which record; it would take rules that do"
    yield Ratio(what="`horizon` over 3 years", peer="assessing each day", bar=0.02, found=found, because=because)
