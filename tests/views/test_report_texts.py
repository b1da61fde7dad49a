"""No text that somebody wrote can break the report."""

import re
from datetime import date
from typing import Final

import attrs
import pytest
from hypothesis import given

from customerfocus import (
    DEFAULT_POLICY,
    STANDARD,
    Assessment,
    Capability,
    Choice,
    DesiredOutcome,
    Direction,
    Job,
    Need,
    Register,
    RuleSet,
    Segment,
    TargetingDecision,
    assess,
)
from customerfocus.testing.strategies import days, registers
from customerfocus.views import markdown

from ..few import few
from .reports import (
    CANNOT_TELL,
    DAY,
    DIRECTIONAL,
    FAILS,
    FINDS,
    SET_ASIDE,
    cells,
    on_one_line,
    read,
)

HOSTILE: Final = (
    "a | b",
    "a |\n| --- |\n| c |",
    "\\|",
    "ends in a backslash \\",
    "line\nend\r\nand\ttab",
    "a\n\n# A heading",
    "a\n\n- a list",
    "# heading",
    "## Findings",
    "<script>alert(1)</script>",
    "<!-- comment",
    "&lt;b&gt; &amp; &#60;",
    "`code`",
    "```\nblock",
    "[link](javascript:alert(1))",
    "![image](x)",
    "*one* **two** _three_ __four__",
    "~~struck~~",
    "{braces}",
    "a\u2028b\u2029c",
    f"a{'b'.join(DIRECTIONAL)}c",
)
MARKS: Final = re.compile(r"[`*_\[\]<>#|~!{}\\\n\r\t]")


def with_text(text: str) -> Assessment:
    """Assess an organisation that wrote a text wherever a text can be written."""
    outcome = DesiredOutcome(direction=Direction.MORE, measure=text, object_of_control=text, context=text, examples=[text])
    register = Register(organisation=text).with_records(
        Capability(id="oven", name=text),
        Segment(id="commuters", name=text, requires=["oven"]),
        Segment(id="diners", name=text),
        Job(id="go", verb=text, object_of_verb=text),
        Need(id="quick", job="go", outcome=outcome, segments=["commuters"]),
        TargetingDecision(segment="commuters", choice=Choice.TARGET, on=DAY, by=text, because=text),
        attrs.evolve(SET_ASIDE, because=text, by=text),
    )
    first = attrs.evolve(FINDS, title=text)
    rules = RuleSet(name=text, rules=[first, CANNOT_TELL, FAILS, *STANDARD])
    return assess(register, on=DAY, rules=rules, policy=attrs.evolve(DEFAULT_POLICY, name=text))


def skeleton(report: str) -> list[tuple[str, int]]:
    """Return what a reader of Markdown makes of each line: the mark it begins with, and how many cells it has."""
    return [(re.findall(r"^(#+ |\|| *- |\*\*|)", line)[0], len(cells(line))) for line in report.splitlines()]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_changes_the_structure_of_the_report(text: str) -> None:
    harmless = skeleton(markdown(with_text("harmless")))
    assert skeleton(markdown(with_text(text))) == harmless


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_tag_or_an_entity(text: str) -> None:
    report = markdown(with_text(text))
    assert re.findall(r"[<>]|&(?!lt;|gt;|amp;)", report) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_mark_up(text: str) -> None:
    written = next(row[1] for row in map(cells, markdown(with_text(text)).splitlines()) if row[:1] == ["Organisation"])
    assert MARKS.findall(re.sub(r"\\.", "", written)) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_is_shown_as_it_was_written_but_on_one_line(text: str) -> None:
    written = next(row[1] for row in map(cells, markdown(with_text(text)).splitlines()) if row[:1] == ["Organisation"])
    assert read(written) == on_one_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_turns_round_how_the_report_is_shown(text: str) -> None:
    assert not set(markdown(with_text(text))) & set(DIRECTIONAL)


@few
@given(registers(2), days())
def test_every_row_of_a_table_has_as_many_cells_as_its_head(register: Register, on: date) -> None:
    width = 0
    widths: list[tuple[int, int]] = []
    for line in markdown(assess(register, on=on)).splitlines():
        width = (width or len(cells(line))) if line.startswith("|") else 0
        widths.append((len(cells(line)) if width else 0, width))
    assert all(found == asked for found, asked in widths)


@few
@given(registers(2), days())
def test_a_report_has_no_tag_and_no_foreign_entity(register: Register, on: date) -> None:
    assert re.findall(r"[<>]|&(?!lt;|gt;|amp;)", markdown(assess(register, on=on))) == []
