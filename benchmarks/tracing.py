"""Tracing 100,000 nodes over 300,000 links, against networkx.

What the graph is made of: needs of one job, each for two segments; sessions in which three needs are heard; actions that serve a
need, a session and an action before. Once networkx is given the links as pairs of texts, ready-made, while ours has to find them
in the register; once it finds them, too, by loops written for just these records. Tried for the peer: `add_edges_from` on an empty
graph and a dictionary of lists (no faster than the constructor); whole numbers as nodes (a fifth faster, and somebody has to number
them).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import networkx as nx

import customerfocus as cf
from benchmarks.harness import Ratio, agree, in_turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.register import Record

DAY: Final = date(2026, 6, 1)
SEGMENTS: Final = 2_000
NEEDS: Final = 30_000
SESSIONS: Final = 30_000
ACTIONS: Final = 37_999
OUTCOME: Final = cf.DesiredOutcome(direction=cf.Direction.LESS, measure="the time it takes to get", object_of_control="a coffee")
CHECKED: Final = "each node is a checked `Ref`, each link is found in a record; it would take both kept by the register"
JOB: Final = cf.Ref(kind=cf.Kind.JOB, key="get-going")


def records() -> Iterator[Record]:
    """Yield what makes 100,000 nodes."""
    yield cf.Job(id=JOB.key, verb="start", object_of_verb="the day")
    for number in range(SEGMENTS):
        yield cf.Segment(id=segment(number), name="Some people")
    for number in range(NEEDS):
        yield cf.Need(id=need(number), job=JOB.key, outcome=OUTCOME, segments=[segment(number), segment(7 * number + 1)])
    for number in range(SESSIONS):
        heard = [need(number), need(7 * number + 1), need(11 * number + 2)]
        yield cf.FeedbackSession(
            id=session(number),
            segment=segment(number),
            on=date(2026, 1, 1),
            by="owner",
            method=cf.SessionMethod.CALL,
            participants=1,
            statements=[cf.Statement(text="quick!", need=each) for each in heard],
        )
    for number in range(ACTIONS):
        serves = [cf.Ref(kind=cf.Kind.NEED, key=need(number)), cf.Ref(kind=cf.Kind.FEEDBACK_SESSION, key=session(number))]
        if number:
            serves.append(cf.Ref(kind=cf.Kind.ACTION, key=action(number // 2)))
        yield cf.Action(
            id=action(number),
            kind=cf.ActionKind.CORRECTION,
            serves=serves,
            what="do it",
            owner="owner",
            planned=date(2026, 1, 1),
            due=date(2026, 12, 31),
        )


def segment(number: int) -> str:
    """Return the id of a segment, one of those there are."""
    return f"segment-{number % SEGMENTS:05}"


def need(number: int) -> str:
    """Return the id of a need, one of those there are."""
    return f"need-{number % NEEDS:05}"


def session(number: int) -> str:
    """Return the id of a session, one of those there are."""
    return f"session-{number % SESSIONS:05}"


def action(number: int) -> str:
    """Return the id of an action."""
    return f"action-{number:05}"


def pairs(register: cf.Register) -> Iterator[tuple[str, str]]:
    """Yield the links of a register that holds nothing else, as somebody would who writes his own."""
    for each in register.needs:
        name = f"need:{each.id}"
        yield f"job:{each.job}", name
        for named in each.segments:
            yield f"segment:{named}", name
    for meeting in register.feedback_sessions:
        name = f"feedback-session:{meeting.id}"
        yield f"segment:{meeting.segment}", name
        for statement in meeting.statements:
            yield f"need:{statement.need}", name
    for step in register.actions:
        name = f"action:{step.id}"
        for served in step.serves:
            yield str(served), name


def rows() -> Iterator[Ratio]:
    """Measure building the graph, with its nodes; and what is downstream of the job, which is nearly all."""
    register = cf.Register(organisation="Moka Bar").with_records(*records())
    trace = cf.Trace(register=register, on=DAY)
    links = [(str(each.source), str(each.target)) for each in trace.links]
    graph: nx.DiGraph[str] = nx.DiGraph(links)
    size = f"{len(trace.nodes):,} nodes, {len(links):,} links"

    def ours() -> tuple[cf.Ref, ...]:
        return cf.Trace(register=register, on=DAY).nodes

    def theirs() -> nx.DiGraph[str]:
        return nx.DiGraph(links)

    agree({*map(str, ours())}, set(theirs()), "nodes")
    yield Ratio(
        what=f"`Trace`, {size}", peer="networkx `DiGraph`, links ready-made", bar=0.6, found=in_turns(ours, theirs), because=CHECKED
    )
    agree(sorted(pairs(register)), sorted(links), "links")
    found = in_turns(ours, lambda: nx.DiGraph(pairs(register)))
    yield Ratio(what=f"`Trace`, {size}", peer="networkx `DiGraph`, links from the register", bar=0.6, found=found, because=CHECKED)

    reached = trace.downstream(JOB)
    agree({*map(str, reached)}, nx.descendants(graph, str(JOB)), "downstream")
    found = in_turns(lambda: trace.downstream(JOB), lambda: nx.descendants(graph, str(JOB)))
    yield Ratio(what=f"`Trace.downstream`, {len(reached):,} nodes reached", peer="networkx `descendants`", bar=0.35, found=found)
