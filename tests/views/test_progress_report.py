"""What became of findings, and what lies ahead, for readers."""

import re
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    Capability,
    Change,
    Choice,
    CustomerFocusError,
    Exclusion,
    Kind,
    Period,
    Ref,
    Register,
    RuleSet,
    Segment,
    TargetingDecision,
    Verdict,
    assess,
    compare,
)
from customerfocus import horizon as look_ahead
from customerfocus.assessment.rules import STANDARD
from customerfocus.testing.strategies import days, registers
from customerfocus.views import horizon, progression

from ..few import few
from .reports import CANNOT_TELL, COMMUTERS, DAY, DIRECTIONAL, FINDS, OWN, SET_ASIDE, cells, headings, read

OVEN = Capability(id="oven", name="An *oven*")
DINERS = Segment(id="diners", name="Evening diners")
EMPTY = Register(organisation="Moka & Co")
DECIDED = TargetingDecision(
    segment="diners", choice=Choice.DECLINE, on=date(2026, 2, 2), by="director", because="calm takes another room"
)


def became(earlier: Register, later: Register, rules: RuleSet = OWN, rules_later: RuleSet | None = None) -> list[str]:
    found = compare(assess(earlier, on=DAY, rules=rules), assess(later, on=DAY, rules=rules_later or rules))
    return progression(found, later).splitlines()


def test_what_became_of_findings_reads_as_it_should() -> None:
    before, after = EMPTY.with_records(COMMUTERS, OVEN), EMPTY.with_records(COMMUTERS, DINERS, SET_ASIDE)
    later = RuleSet(name="later", rules=[FINDS])
    assert became(before, after, later_without_failures(), later) == [
        "# What became of the findings of Moka &amp; Co",
        "",
        "1 closed, 2 new, 0 persisting, 1 set aside, 1 not compared.",
        "",
        "## Closed (1)",
        "",
        "- OWN-1, capability oven: it stood because oven is there.",
        "",
        "## New (2)",
        "",
        "- OWN-1, exclusion OWN-1@segment:commuters@2026-01-01/2027-01-01: OWN-1@segment:commuters@2026-01-01/2027-01-01 is there.",
        "  - To close it (trade off): Take OWN-1@segment:commuters@2026-01-01/2027-01-01 out.",
        "- OWN-1, segment diners (Evening diners): diners is there.",
        "  - To close it (trade off): Take diners out.",
        "",
        "## Set aside (1)",
        "",
        "- OWN-1, segment commuters (Weekday commuters): set aside by director from 2026-01-01 to 2026-12-31: we know.",
        "",
        "## Not compared (1)",
        "",
        "- OWN-2, the organisation: it is not clear.",
    ]


def later_without_failures() -> RuleSet:
    return OWN.without("OWN-3")


def test_what_persists_is_told_as_it_stands_now() -> None:
    lines = became(EMPTY.with_records(OVEN), EMPTY.with_records(OVEN))
    assert lines[2:] == [
        "0 closed, 0 new, 2 persisting, 0 set aside, 0 not compared.",
        "",
        "## Persisting (2)",
        "",
        "- OWN-1, capability oven (An \\*oven\\*): oven is there.",
        "  - To close it (trade off): Take oven out.",
        "- OWN-2, the organisation: it is not clear.",
    ]


def test_where_nothing_was_found_nothing_is_listed() -> None:
    nothing = RuleSet(name="none", rules=[])
    assert became(EMPTY, EMPTY, nothing) == [
        "# What became of the findings of Moka &amp; Co",
        "",
        "0 closed, 0 new, 0 persisting, 0 set aside, 0 not compared.",
    ]


def test_what_lies_ahead_reads_as_it_should() -> None:
    until = Exclusion(
        rule="DIR-1",
        subject=Ref(kind=Kind.SEGMENT, key="commuters"),
        because="we are | asked",
        by="director",
        in_force=Period(start=date(2026, 3, 5), end=date(2026, 4, 1)),
    )
    held = EMPTY.with_records(COMMUTERS, DINERS, DECIDED, until)
    changes = look_ahead(held, start=DAY, until=date(2027, 3, 1), rules=RuleSet(name="one", rules=[STANDARD.rule("DIR-1")]))
    aside = "set aside by director from 2026-03-05 to 2026-03-31: we are \\| asked"
    assert horizon(changes, held).splitlines() == [
        "# What lies ahead for Moka &amp; Co",
        "",
        "3 changes if nothing is recorded; in 1 of them what is met lapses.",
        "",
        "| Day | Rule | What | Before | From this day on | Why |",
        "| --- | --- | --- | --- | --- | --- |",
        f"| 2026-03-05 | DIR-1 | segment commuters (Weekday commuters) | **not met** | set aside | {aside} |",
        f"| 2026-04-01 | DIR-1 | segment commuters (Weekday commuters) | set aside | **not met** | {changes[1].because} |",
        f"| 2027-02-03 | DIR-1 | segment diners (Evening diners) | met | **not met** | {changes[2].because} |",
    ]


def test_several_subjects_stand_one_after_another() -> None:
    subject = (Ref(kind=Kind.ATTRIBUTE, key="calm"), Ref(kind=Kind.SEGMENT, key="commuters"))
    change = Change(on=DAY, rule=CANNOT_TELL, subject=subject, before=None, after=Verdict.MET, because="so")
    row = horizon([change], EMPTY.with_records(COMMUTERS)).splitlines()[-1]
    assert cells(row)[2] == "attribute calm, segment commuters (Weekday commuters)"


def test_where_nothing_changes_no_table_is_drawn() -> None:
    assert horizon((), EMPTY).splitlines()[2:] == ["0 changes if nothing is recorded; in 0 of them what is met lapses."]


@pytest.mark.parametrize(
    ("before", "after", "lapses"),
    [
        (Verdict.MET, Verdict.NOT_MET, True),
        (Verdict.MET, Verdict.CANNOT_TELL, True),
        (Verdict.MET, Verdict.SET_ASIDE, False),
        (Verdict.MET, None, False),
        (None, Verdict.MET, False),
        (None, Verdict.NOT_MET, False),
        (Verdict.CANNOT_TELL, Verdict.NOT_MET, False),
    ],
)
def test_what_is_met_lapses_where_it_is_met_no_more(before: Verdict | None, after: Verdict | None, lapses: bool) -> None:  # noqa: FBT001
    subject = (Ref(kind=Kind.SEGMENT, key="commuters"),)
    change = Change(on=DAY, rule=CANNOT_TELL, subject=subject, before=before, after=after, because="so")
    report = horizon([change], EMPTY)
    assert f"1 change if nothing is recorded; in {int(lapses)} of them" in report
    said = {Verdict.NOT_MET: "**not met**", Verdict.CANNOT_TELL: "cannot tell"}
    pairs = ((before, "not asked before"), (after, "not asked any more"))
    words = [absent if each is None else said.get(each, each.replace("-", " ")) for each, absent in pairs]
    assert cells(report.splitlines()[-1])[3:5] == words


@few
@given(registers(), days(), days())
def test_every_progress_and_every_horizon_can_be_written(held: Register, one: date, other: date) -> None:
    start, until = sorted((one, other))
    found = compare(assess(held, on=start), assess(held, on=until))
    changes = look_ahead(held, start=start, until=until)
    told, ahead = progression(found, held), horizon(changes, held)
    for report in (told, ahead):
        assert report.endswith("\n")
        assert not report.endswith("\n\n")
        assert len(headings(report)) == len([line for line in report.splitlines() if line.startswith("#")]) >= 1
        assert re.findall(r"[<>]|&(?!lt;|gt;|amp;)", report) == []
        assert not set(report) & set(DIRECTIONAL)
    listed = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(listed) == sum(map(len, attrs.astuple(found, recurse=False)))
    assert len([line for line in ahead.splitlines() if cells(line)]) == (len(changes) + 2 if changes else 0)


@given(st.text(min_size=1).filter(lambda each: each.isprintable() and each.strip() == each))
def test_a_text_from_outside_opens_no_cell_and_no_line(text: str) -> None:
    subject = (Ref(kind=Kind.SEGMENT, key="commuters"),)
    change = Change(on=DAY, rule=CANNOT_TELL, subject=subject, before=None, after=Verdict.MET, because=text)
    (row,) = horizon([change], EMPTY).splitlines()[6:]
    assert len(cells(row)) == 6
    assert read(cells(row)[5]) == " ".join(text.translate(dict.fromkeys(map(ord, DIRECTIONAL))).split())


SAME = compare(assess(EMPTY, on=DAY), assess(EMPTY, on=DAY))


@pytest.mark.parametrize(
    ("write", "told", "held", "field"),
    [
        (progression, (), EMPTY, "progression"),
        (progression, SAME, None, "register"),
        (horizon, [5], EMPTY, "changes[0]"),
        (horizon, 5, EMPTY, "changes"),
        (horizon, (), {}, "register"),
    ],
)
def test_only_what_was_compared_or_looked_at_is_reported(write: Any, told: object, held: object, field: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        write(told, held)
    assert caught.value.field == field
