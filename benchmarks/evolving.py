"""Evolving a register, against rebuilding it, and many at once against one by one.

The peer is ours, too. It has the records made and sorted, so it only checks them together. In the first and the last row both leave
out what a register works out when it is first asked; in the second both are asked.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

import attrs

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns
from benchmarks.registers import DAY, register
from customerfocus.register.shapes import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = 100_000
MANY: Final = 10_000
FEW: Final = 100


def rebuilt(held: cf.Register, heard: cf.Progress) -> cf.Register:
    """Make the register of all its records anew; they are at hand, and only what follows from them is made."""
    fields: dict[str, Any] = {shape.field: getattr(held, shape.field) for shape in SHAPES}
    return cf.Register(organisation=held.organisation, **{**fields, "progress": (*held.progress, heard)})


def heard_of(held: cf.Register) -> list[cf.Progress]:
    """Return as many records to add: how requirements came a step further."""
    return [attrs.evolve(each, on=date(2026, 3, 1)) for each in held.progress[:MANY]]


def one_by_one(held: cf.Register, records: list[cf.Progress]) -> cf.Register:
    """Add records, each by a call of its own."""
    for each in records:
        held = held.with_records(each)
    return held


def asked(register: cf.Register, heard: cf.Progress) -> tuple[object, ...]:
    """Ask what is said of the requirement that came a step further, and when something changes next."""
    index = register.index
    return index.referring(cf.Progress, cf.Kind.REQUIREMENT, heard.requirement, DAY), index.next_turning([cf.Progress], DAY)


def rows() -> Iterator[Ratio]:
    """Measure one, one that is asked about, and many; one by one is measured with a few and scaled."""
    held = register(SIZE)
    heard = heard_of(held)
    agree(held.with_records(heard[0]), rebuilt(held, heard[0]), "with_records")
    agree(held.with_records(*heard[:FEW]), one_by_one(held, heard[:FEW]), "with_records of many")
    one = in_turns(lambda: held.with_records(heard[0]), lambda: rebuilt(held, heard[0]), repeats=5)
    yield Ratio(what=f"`with_records(one)` on {SIZE:,} records", peer="rebuilding the register", bar=0.02, found=one)

    def ours() -> tuple[object, ...]:
        return asked(held.with_records(heard[0]), heard[0])

    def theirs() -> tuple[object, ...]:
        return asked(rebuilt(held, heard[0]), heard[0])

    agree(ours(), theirs(), "what is asked")
    asked(held, heard[0])
    peer = "rebuilding it, and the same questions"
    yield Ratio(what="the same, then two questions to what comes out", peer=peer, bar=0.02, found=in_turns(ours, theirs, repeats=5))
    many = in_turns(lambda: held.with_records(*heard), lambda: one_by_one(held, heard[:FEW]))
    scaled = tuple(each * FEW / MANY for each in many)
    yield Ratio(what=f"`with_records` of {MANY:,} in one call", peer=f"one by one, {FEW} of them, scaled", bar=0.05, found=scaled)
