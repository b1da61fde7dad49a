"""The chart: threads from target customers, at most so many nodes, and no text that breaks it."""

import re
import tracemalloc
from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import Choice, Register, Segment, TargetingDecision
from customerfocus.errors import CustomerFocusError
from customerfocus.model.risks import OnSatisfaction
from customerfocus.testing.strategies import days, registers
from customerfocus.views import mermaid

from ..assessment.builders import LONG_AGO, action, decision, factor, offering, period, register, risk, segment, stated, target
from ..few import few
from ..moka_bar import RECORDS

DAY = date(2026, 6, 21)
WHOLE = Register(organisation="Moka Bar").with_records(*RECORDS)
NODE = re.compile(r'    (n\d+)(\(\[|\(|\[\[|\[/|\[|\{\{)"([^"]*)"(\]\)|\)|\]\]|/\]|\]|\}\})')
SEGMENT = "(["
LINK = re.compile(r"    (n\d+) --> (n\d+)")


def test_the_threads_of_the_moka_bar() -> None:
    assert mermaid(WHOLE, on=DAY).splitlines() == [
        "flowchart LR",
        '    n0(["segment commuters#58; Weekday commuters"])',
        '    n1("need quick#58; Minimise the time it takes to get a coffee on t…")',
        '    n2["offering to-go#58; Coffee to go"]',
        '    n3[/"requirement early#58; Open at six"/]',
        '    n4[/"requirement implied#58;quick@to-go"/]',
        '    n5[/"requirement imposed#58;milk@to-go"/]',
        '    n6[/"requirement imposed#58;promise@to-go"/]',
        '    n7{{"risk slow-machine#58; The machine cannot keep up"}}',
        '    n8[["action second-machine#58; Put a second machine in place"]]',
        "    n0 --> n1",
        "    n0 --> n2",
        "    n0 --> n3",
        "    n0 --> n7",
        "    n1 --> n4",
        "    n2 --> n3",
        "    n2 --> n4",
        "    n2 --> n5",
        "    n2 --> n6",
        "    n2 --> n7",
        "    n7 --> n8",
    ]


def test_what_is_left_out_is_counted() -> None:
    assert mermaid(WHOLE, on=DAY, most=4).splitlines() == [
        "flowchart LR",
        '    n0(["segment commuters#58; Weekday commuters"])',
        '    n1[/"requirement early#58; Open at six"/]',
        '    n2{{"risk slow-machine#58; The machine cannot keep up"}}',
        '    n3[["action second-machine#58; Put a second machine in place"]]',
        "    n0 --> n1",
        "    n0 --> n2",
        "    n2 --> n3",
        '    note["5 more are not drawn"]',
    ]


def test_a_node_is_drawn_with_all_of_the_thread_it_hangs_on() -> None:
    whole = register(
        *target("a"),
        *target("b"),
        factor("brewing"),
        risk("r", OnSatisfaction(segment="a")),
        risk("s", OnSatisfaction(segment="b")),
        action("x", "risk:s"),
    )
    assert mermaid(whole, on=DAY, most=3).splitlines() == [
        "flowchart LR",
        '    n0(["segment b#58; The b"])',
        '    n1{{"risk s#58; The s"}}',
        '    n2[["action x#58; mend it"]]',
        "    n0 --> n1",
        "    n1 --> n2",
        '    note["2 more are not drawn"]',
    ]


def test_what_is_asked_of_an_offering_that_is_not_on_sale_is_not_drawn() -> None:
    gone, coming = offering("filter", "a", on_sale=period(LONG_AGO, DAY)), offering("tea", "a", on_sale=period(date(2026, 6, 22)))
    whole = register(
        *target("a"),
        gone,
        coming,
        offering("espresso", "a"),
        *(stated(f"{each}-early", each, "a") for each in ("filter", "tea", "espresso")),
        action("x", "requirement:filter-early"),
    )
    assert mermaid(whole, on=DAY).splitlines()[1:] == [
        '    n0(["segment a#58; The a"])',
        '    n1["offering espresso#58; The espresso"]',
        '    n2[/"requirement espresso-early#58; Open at six"/]',
        "    n0 --> n1",
        "    n0 --> n2",
        "    n1 --> n2",
    ]


@pytest.mark.parametrize("most", [30, 10_000])
def test_of_a_long_thread_no_more_is_kept_than_its_nodes(most: int) -> None:
    length = 2_000
    actions = (action(f"x{each}", f"action:x{each - 1}" if each else "segment:a") for each in range(length))
    long = register(*target("a"), *actions)
    tracemalloc.start()
    drawn = mermaid(long, on=DAY, most=most)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert drawn.count("-->") == min(most - 1, length)
    assert peak < 2 * length**2  # bytes; a way to each of them would take twice as many


def test_without_a_target_there_is_nothing_to_draw() -> None:
    assert mermaid(WHOLE, on=date(2026, 2, 1)).splitlines()[1:] == ['    note["no segment is targeted on this day"]']


@few
@given(registers(), days())
def test_every_line_is_a_node_a_link_or_the_note(register: Register, on: date) -> None:
    lines = mermaid(register, on=on, most=20).splitlines()
    nodes = [found[1] for line in lines if (found := NODE.fullmatch(line))]
    links = [found for line in lines if (found := LINK.fullmatch(line))]
    notes = [line for line in lines if line.startswith("    note[")]
    assert lines[0] == "flowchart LR"
    assert len(lines) == 1 + len(nodes) + len(links) + len(notes)
    assert nodes == [f"n{number}" for number in range(len(nodes))]
    assert len(nodes) <= 20
    assert {name for link in links for name in link.groups()} <= set(nodes)
    assert len({link.groups() for link in links}) == len(links)


@few
@given(registers(), days(), st.integers(1, 20))
def test_every_node_hangs_on_a_segment(register: Register, on: date, most: int) -> None:
    lines = mermaid(register, on=on, most=most).splitlines()
    linked = {found[2] for line in lines if (found := LINK.fullmatch(line))}
    nodes = [found for line in lines if (found := NODE.fullmatch(line))]
    assert {opening for name, opening, _, _ in map(re.Match.groups, nodes) if name not in linked} <= {SEGMENT}


@few
@given(registers(), days())
def test_the_segments_are_those_that_are_targeted(register: Register, on: date) -> None:
    nodes = [found for line in mermaid(register, on=on, most=1000).splitlines() if (found := NODE.fullmatch(line))]
    latest = {each.segment: each.choice for each in sorted(register.targeting_decisions, key=lambda each: each.on) if each.on <= on}
    assert [found[2] for found in nodes].count(SEGMENT) == list(latest.values()).count(Choice.TARGET)


@pytest.mark.parametrize("text", ['"quoted"', "<b>", "a # b", "a\nb", "`code`", "end\\", "\u202eturned\u202c"])
def test_no_text_breaks_a_node(text: str) -> None:
    decided = TargetingDecision(segment="a", choice=Choice.TARGET, on=DAY, by="b", because="c")
    register = Register(organisation="x").with_records(Segment(id="a", name=text), decided)
    (node,) = mermaid(register, on=DAY).splitlines()[1:]
    assert NODE.fullmatch(node)
    assert not set("<>`\\%$:\u202e") & set(node)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("%%{init: {}}%%", "#37;#37;{init#58; {}}#37;#37;"),  # a directive
        ("costs $$5", "costs #36;#36;5"),  # a formula
        ("fa:fa-user", "fa#58;fa-user"),  # an icon
        ('style it: "so"', "style it#58; #quot;so#quot;"),  # the last semicolon of such a line is lost
        ("direction RL", "#100;irection RL"),  # the whole line turns the chart round
        ("redirection\t TB or direction LRX", "re#100;irection TB or #100;irection LRX"),
        ("direc\u202ation TD", "#100;irection TD"),
        ("direction\ufeffBT", "#100;irection\ufeffBT"),  # white space to JavaScript
        ("direction A, Direction RL", "direction A, Direction RL"),
    ],
)
def test_what_mermaid_would_read_is_written_as_entities(text: str, drawn: str) -> None:
    named = register(attrs.evolve(segment("a"), name=text), decision("a"))
    assert mermaid(named, on=DAY).splitlines()[1] == f'    n0(["segment a#58; {drawn}"])'


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: mermaid("register", on=DAY), "register"),  # type: ignore[arg-type]
        (lambda: mermaid(WHOLE, on="2026-06-21"), "on"),  # type: ignore[arg-type]
        (lambda: mermaid(WHOLE, on=DAY, most=0), "most"),
    ],
)
def test_what_is_asked_is_checked(make: Callable[[], object], field: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert caught.value.field == field
