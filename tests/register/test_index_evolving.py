"""The index of a register that has evolved answers as if the register had been made anew."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    Action,
    ActionKind,
    CustomerFocusError,
    Feedback,
    FeedbackKind,
    Kind,
    Period,
    Record,
    Ref,
    Register,
    Segment,
    Wave,
)
from customerfocus.register import index as indexing
from customerfocus.register.links import Address
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import SHAPES
from customerfocus.testing.strategies import registers

from ..few import few
from .small import SMALL, anew


def answers(register: Register, named: set[Address]) -> list[object]:
    """Return what the index says of every class of records on every day stored in one, and of what names others."""
    index, days = register.index, [date.min, *register.index.turnings, date.max]
    types = [shape.type for shape in SHAPES]
    return [
        dict(index.records),
        days,
        [index.next_turning([each], day) for each in types for day in days],
        [index.known(each, day) for each in types for day in days],
        [index.referring(each, *address, day) for each in types for address in sorted(named) for day in days[::8]],
    ]


def moved(record: Record, chance: Random) -> Record:
    """Return a record with other days, of which some may not be possible."""
    days: Any = {name: each + timedelta(chance.randint(-9, 9)) for name, each in attrs.asdict(record).items() if type(each) is date}
    return attrs.evolve(record, **days)


def named_in(*registers: Register) -> set[Address]:
    """Return where all that records name may be found."""
    records = [record for each in registers for record in each.records()]
    return {address for _, addresses in named_by((None, each) for each in records) for address in addresses}


@few
@given(registers(1), registers(1), st.randoms(use_true_random=False))
def test_an_evolved_register_answers_as_one_that_was_made_anew(register: Register, other: Register, chance: Random) -> None:
    evolved, records, named = register, [*other.records(), *register.records()], named_in(register, other)
    chance.shuffle(records)
    while records:
        added = [records.pop() for _ in range(min(len(records), chance.randint(1, 5)))]
        if chance.random() < 0.5:
            answers(evolved, named)
        with suppress(CustomerFocusError):
            evolved = evolved.with_records(*(moved(each, chance) for each in added))
    assert list(evolved.records()) == list(anew(evolved).records())
    assert answers(evolved, named) == answers(anew(evolved), named)


def test_a_record_whose_day_has_changed_is_known_from_then() -> None:
    early, late = date(2026, 1, 5), date(2026, 5, 4)
    told = Feedback(id="f", segment="diners", channel="letter", kind=FeedbackKind.COMPLAINT, received=early)
    before = SMALL.with_records(told)
    assert before.index.known(Feedback, early) == (told,)
    later = attrs.evolve(told, received=late)
    index = before.with_records(later).index
    assert (index.known(Feedback, early), index.known(Feedback, late)) == ((), (later,))
    assert (early in index.turnings, late in index.turnings) == (False, True)


def test_a_record_that_names_another_instead_is_found_there_alone() -> None:
    on = date(2026, 1, 5)
    told = Feedback(id="f", segment="diners", channel="letter", kind=FeedbackKind.COMPLAINT, received=on)
    before = SMALL.with_records(told)
    assert before.index.referring(Feedback, Kind.SEGMENT, "diners", on) == (told,)
    other = attrs.evolve(told, segment="commuters")
    index = before.with_records(other).index
    assert index.referring(Feedback, Kind.SEGMENT, "diners", on) == ()
    assert index.referring(Feedback, Kind.SEGMENT, "commuters", on) == (other,)


def test_a_wave_is_known_once_it_has_ended_and_not_when_it_is_open_again(whole: Register) -> None:
    wave = next(each for each in whole.waves if each.fielded.end is None)
    assert wave not in whole.index.known(Wave, date.max)
    closed = attrs.evolve(wave, fielded=Period(start=wave.fielded.start, end=date(2027, 1, 1)))
    ended = whole.with_records(closed)
    assert closed in ended.index.known(Wave, date.max)
    assert ended.with_records(wave).index.known(Wave, date.max) == whole.index.known(Wave, date.max)


def test_what_still_holds_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    base = SMALL.with_records(*(Segment(id=f"segment-{number}", name="Some people") for number in range(200)))
    assert len(base.index.known(Segment, date.max)) == 202
    assert base.index.turnings == ()
    looked_at, asked = list[object](), indexing.known_from

    def known_from(record: Record) -> date | None:
        looked_at.append(record)
        return asked(record)

    def days_in(record: object) -> Iterator[date]:
        looked_at.append(record)
        return iter(())

    monkeypatch.setattr(indexing, "known_from", known_from)
    monkeypatch.setattr(indexing, "_days_in", days_in)
    new = Segment(id="new", name="New")
    evolved = base.with_records(new)
    assert new in evolved.index.known(Segment, date.max)
    assert evolved.index.turnings == ()
    assert looked_at == [new, new]


def test_nothing_is_kept_of_what_is_named_no_more() -> None:
    on = date(2026, 1, 5)

    def serving(theme: str) -> Register:
        served = Ref(kind=Kind.THEME, key=theme)
        action = Action(
            id="a", kind=ActionKind.CORRECTION, serves=[served], what="do it", owner="owner", planned=on, due=date(2026, 5, 4)
        )
        return SMALL.with_records(action)

    evolved, other = serving("queue"), serving("noise")
    for each in (evolved, other):
        each.index.known(Action, on)
    after = evolved.with_records(*other.actions)
    assert after.index._rows == other.index._rows
