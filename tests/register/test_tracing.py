"""The graph over a register: reached, near, loose, circular."""

import re
from collections import defaultdict
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NotOneOfError, WrongTypeError
from customerfocus.model.actions import Action, ActionKind
from customerfocus.model.feedback import FeedbackSession, SessionMethod, Statement
from customerfocus.model.needs import DesiredOutcome, Job, Need
from customerfocus.model.offerings import Jurisdiction, Offering, OfferingKind
from customerfocus.model.requirements import Requirement, Stated
from customerfocus.model.segments import Choice, Segment, TargetingDecision
from customerfocus.register.aggregate import Register
from customerfocus.register.derivation import derive_requirements
from customerfocus.register.shapes import shape_of
from customerfocus.register.tracing import Trace
from customerfocus.testing.strategies import days, registers
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period
from customerfocus.values.scales import Direction

DAY = date(2026, 11, 1)
OUTCOME = DesiredOutcome(direction=Direction.LESS, measure="the time to get", object_of_control="a coffee")


def ref(kind: Kind, key: str) -> Ref:
    return Ref(kind=kind, key=key)


def reached(trace: Trace, start: Ref, *, down: bool) -> set[Ref]:
    """Return what is reached, from the definition: the closure of the links."""
    found, waiting = set[Ref](), [start]
    while waiting:
        node = waiting.pop()
        for link in trace.links:
            here, there = (link.source, link.target) if down else (link.target, link.source)
            if here == node and there not in found:
                found.add(there)
                waiting.append(there)
    return found - {start}


@pytest.mark.slow
@given(registers(), days(), st.data())
def test_what_is_reached_is_the_closure_of_the_links(register: Register, on: date, data: st.DataObject) -> None:
    trace = Trace(register=register, on=on)
    assume(trace.nodes)
    start = data.draw(st.sampled_from(trace.nodes))
    assert set(trace.downstream(start)) == reached(trace, start, down=True)
    assert set(trace.upstream(start)) == reached(trace, start, down=False)


@pytest.mark.slow
@given(registers(), days())
def test_nodes_are_what_is_known_and_what_derives(register: Register, on: date) -> None:
    known = set()
    for record in register.records():
        shape = shape_of(type(record))
        since = shape.day_of(record)
        if since is not None and since <= on:
            known.add(shape.ref_of(record))
    derived = {ref(Kind.REQUIREMENT, each.id) for each in derive_requirements(register, on=on)}
    nodes = Trace(register=register, on=on).nodes
    assert set(nodes) == known | derived
    assert list(nodes) == sorted(nodes, key=lambda each: (each.kind, each.key))


def references(register: Register, on: date) -> set[tuple[Ref, Ref, str]]:
    """List what names what, and by which field, one reference after another."""
    nodes = set(Trace(register=register, on=on).nodes)
    asked_in: dict[str, str] = {question.id: survey.id for survey in register.surveys for question in survey.questions}
    found = set[tuple[Ref, Ref, str]]()
    requirements = derive_requirements(register, on=on)  # those that were stated among them
    for record in (*(each for each in register.records() if not isinstance(each, Requirement)), *requirements):
        shape = shape_of(type(record))
        for link in shape.links_of(record):
            for kind in link.kinds:
                named = ref(Kind.SURVEY, asked_in[link.key]) if kind is Kind.QUESTION else ref(kind, link.key)
                found.add((named, shape.ref_of(record), re.sub(r"\[\d+\]", "", link.field)))
    for derived in requirements:
        if not isinstance(derived.origin, Stated):
            found.add((derived.origin.source, ref(Kind.REQUIREMENT, derived.id), "origin"))
    return {(source, target, role) for source, target, role in found if {source, target} <= nodes}


@pytest.mark.slow
@given(registers(), days())
def test_links_are_the_references_between_nodes(register: Register, on: date) -> None:
    links = Trace(register=register, on=on).links
    assert {(each.source, each.target, each.role) for each in links} == references(register, on)


def test_whatever_names_whatever_is_a_link(whole: Register) -> None:
    links = Trace(register=whole, on=DAY).links
    assert {(each.source, each.target, each.role) for each in links} == references(whole, DAY)


def test_a_record_is_a_node_from_the_very_day_it_is_known() -> None:
    on = date(2026, 2, 2)
    decided = TargetingDecision(segment="diners", choice=Choice.TARGET, on=on, by="owner", because="b")
    register = Register(organisation="Moka Bar", segments=[Segment(id="diners", name="Diners")], targeting_decisions=[decided])
    assert shape_of(TargetingDecision).ref_of(decided) in Trace(register=register, on=on).nodes


@pytest.mark.slow
@given(registers(), days())
def test_upstream_is_downstream_seen_from_the_other_end(register: Register, on: date) -> None:
    trace = Trace(register=register, on=on)
    down = {(node, end) for node in trace.nodes for end in trace.downstream(node)}
    up = {(end, node) for node in trace.nodes for end in trace.upstream(node)}
    assert down == up


@pytest.mark.slow
@given(registers(), days(), st.data())
def test_paths_are_the_shortest_ways_each_a_chain_of_links(register: Register, on: date, data: st.DataObject) -> None:
    trace = Trace(register=register, on=on)
    assume(trace.nodes)
    start, end = (data.draw(st.sampled_from(trace.nodes)) for _ in range(2))
    steps = defaultdict(set)
    for link in trace.links:
        steps[link.source].add(link.target)
    ways, reached = [[start]], {start}
    while ways and end not in reached:
        ways = [[*way, after] for way in ways for after in steps[way[-1]] if after not in reached]
        reached |= {way[-1] for way in ways}
    expected = {tuple(way) for way in ways if way[-1] == end}
    found = trace.paths(start, end, most=10_000)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_metric_hangs_on_the_survey_that_asks_its_question_and_a_need_on_its_wave(whole: Register) -> None:
    trace = Trace(register=whole, on=date(2026, 7, 2))
    roles = {(str(each.source), str(each.target), each.role) for each in trace.links}
    assert {
        ("survey:spring", "metric:nps", "question"),
        ("survey:spring", "wave:may", "survey"),
        ("survey:spring", "wave:may", "samples.tallies.question"),
        ("wave:may", "need:quick", "evidence"),
        ("study:panel", "need:quick", "evidence"),
        ("feedback:cold-cup", "need:quick", "evidence"),
    } <= roles
    objective = [str(each) for each in trace.upstream(ref(Kind.OBJECTIVE, "nps-30"))]
    assert {"metric:nps", "segment:commuters", "strategic-objective:lead", "survey:spring"} <= set(objective)


def test_what_is_not_known_yet_is_no_node(whole: Register) -> None:
    nodes = {str(each) for each in Trace(register=whole, on=date(2026, 5, 17)).nodes}
    assert nodes.isdisjoint({"wave:may", "wave:autumn", "study:desk", "feedback:cold-cup"})


MEETING = FeedbackSession(
    id="june",
    segment="commuters",
    on=date(2026, 6, 1),
    by="owner",
    method=SessionMethod.CALL,
    participants=1,
    statements=[Statement(text="quick!", need="quick")],
)
SMALL = Register(organisation="Moka Bar").with_records(
    Segment(id="commuters", name="Commuters"),
    Segment(id="alone", name="Nobody"),
    Job(id="go", verb="start", object_of_verb="the day"),
    Need(id="quick", job="go", outcome=OUTCOME, segments=["commuters"], evidence=["june"]),
    Offering(id="cup", name="Cup", kind=OfferingKind.PRODUCT, segments=["commuters"], on_sale=Period(start=DAY)),
    MEETING,
)


def test_the_small_register_is_traced_from_segment_to_requirement() -> None:
    trace = Trace(register=SMALL, on=DAY)
    requirement = ref(Kind.REQUIREMENT, "implied:quick@cup")
    commuters = ref(Kind.SEGMENT, "commuters")
    assert requirement in trace.downstream(commuters)
    assert trace.paths(commuters, requirement) == (
        (commuters, ref(Kind.NEED, "quick"), requirement),
        (commuters, ref(Kind.OFFERING, "cup"), requirement),
    )
    assert trace.paths(commuters, requirement, most=1) == trace.paths(commuters, requirement)[:1]
    assert trace.paths(requirement, commuters) == ()
    assert trace.paths(commuters, commuters) == ((commuters,),)


def test_of_ways_of_different_length_the_shortest_is_told() -> None:
    commuters, quick = ref(Kind.SEGMENT, "commuters"), ref(Kind.NEED, "quick")
    assert Trace(register=SMALL, on=DAY).paths(commuters, quick) == ((commuters, quick),)  # and not by way of the session


def test_what_is_reached_stands_in_order_and_without_the_node_itself() -> None:
    trace = Trace(register=SMALL, on=DAY)
    requirement = "requirement:implied:quick@cup"
    down = [str(each) for each in trace.downstream(ref(Kind.SEGMENT, "commuters"))]
    assert down == ["feedback-session:june", "need:quick", "offering:cup", requirement]
    up = [str(each) for each in trace.upstream(Ref.parse(requirement))]
    assert up == ["feedback-session:june", "job:go", "need:quick", "offering:cup", "segment:commuters"]
    assert [str(each) for each in trace.downstream(ref(Kind.NEED, "quick"))] == ["feedback-session:june", requirement]


def test_links_say_in_which_role() -> None:
    said = {(str(each.source), str(each.target), each.role) for each in Trace(register=SMALL, on=DAY).links}
    assert said == {
        ("segment:commuters", "need:quick", "segments"),
        ("segment:commuters", "offering:cup", "segments"),
        ("segment:commuters", "feedback-session:june", "segment"),
        ("job:go", "need:quick", "job"),
        ("feedback-session:june", "need:quick", "evidence"),
        ("need:quick", "feedback-session:june", "statements.need"),
        ("need:quick", "requirement:implied:quick@cup", "origin"),
        ("offering:cup", "requirement:implied:quick@cup", "offering"),
    }


def test_what_is_linked_to_nothing_is_found() -> None:
    trace = Trace(register=SMALL, on=DAY)
    assert trace.unlinked(Kind.SEGMENT) == (ref(Kind.SEGMENT, "alone"),)
    assert trace.unlinked(Kind.NEED) == ()


def test_a_need_and_a_session_that_name_each_other_are_a_circle() -> None:
    assert Trace(register=SMALL, on=DAY).cycle() == (ref(Kind.FEEDBACK_SESSION, "june"), ref(Kind.NEED, "quick"))


def test_each_of_a_longer_circle_rests_on_the_one_before_and_what_hangs_on_it_is_left_out() -> None:
    heard = [
        attrs.evolve(MEETING, id=session, statements=[Statement(text="!", need=need)])
        for session, need in (("first", "calm"), ("second", "quick"))
    ]
    needs = [
        Need(id=need, job="go", outcome=OUTCOME, segments=["commuters"], evidence=[session])
        for need, session in (("calm", "second"), ("quick", "first"))
    ]
    calming = Action(id="a", kind=ActionKind.CORRECTION, serves=[ref(Kind.NEED, "calm")], what="w", owner="o", planned=DAY, due=DAY)
    circle = Trace(register=SMALL.with_records(*heard, *needs, calming), on=DAY).cycle()
    assert [str(each) for each in circle] == ["feedback-session:first", "need:quick", "feedback-session:second", "need:calm"]


def test_before_the_session_there_is_no_circle() -> None:
    assert Trace(register=SMALL, on=date(2026, 5, 31)).cycle() == ()


@pytest.mark.slow
@given(registers(), days())
def test_each_of_a_circle_rests_on_the_one_before(register: Register, on: date) -> None:
    trace = Trace(register=register, on=on)
    circle = trace.cycle()
    links = {(each.source, each.target) for each in trace.links}
    assert all(pair in links for pair in zip(circle, circle[1:] + circle[:1], strict=True))
    assert bool(circle) == any(
        node in reached(trace, after, down=True) for node in trace.nodes for after in trace.nodes if (node, after) in links
    )


@pytest.mark.long
@pytest.mark.slow
def test_a_chain_of_200_000_links_is_walked() -> None:
    many = 200_001
    chain = [Jurisdiction(code="j0", name="n")]
    chain += [Jurisdiction(code=f"j{each}", name="n", within=f"j{each - 1}") for each in range(1, many)]
    trace = Trace(register=Register(organisation="x", jurisdictions=chain), on=DAY)
    first, last = ref(Kind.JURISDICTION, "j0"), ref(Kind.JURISDICTION, f"j{many - 1}")
    assert len(trace.downstream(first)) == len(trace.upstream(last)) == many - 1
    assert len(trace.paths(first, last)[0]) == many
    assert trace.cycle() == ()


def test_what_is_not_known_that_day_is_no_node() -> None:
    trace = Trace(register=SMALL, on=date(2026, 5, 31))
    with pytest.raises(BrokenLawError) as caught:
        trace.downstream(ref(Kind.FEEDBACK_SESSION, "june"))
    assert caught.value.code == "trace.unknown"
    assert str(caught.value) == "ref must be known on 2026-05-31, got feedback-session:june"


@pytest.mark.parametrize("field", ["source", "target"])
@pytest.mark.parametrize(("wrong", "law"), [(ref(Kind.NEED, "lost"), "be known on 2026-11-01"), ("need:quick", "be a Ref")])
def test_a_path_leads_from_a_node_to_a_node(field: str, wrong: Ref, law: str) -> None:
    ends: dict[str, Any] = {"source": ref(Kind.NEED, "quick"), "target": ref(Kind.NEED, "quick"), field: wrong}
    with pytest.raises(CustomerFocusError) as caught:
        Trace(register=SMALL, on=DAY).paths(**ends)
    assert str(caught.value).startswith(f"{field} must {law}, got ")


def test_what_is_no_kind_has_no_nodes() -> None:
    kind: Any = "need"
    with pytest.raises(NotOneOfError) as caught:
        Trace(register=SMALL, on=DAY).unlinked(kind)
    assert caught.value.field == "kind"


@pytest.mark.parametrize(("field", "value"), [("register", "Moka Bar"), ("on", "2026-11-01")])
def test_a_trace_is_of_a_register_on_a_day(field: str, value: object) -> None:
    made: dict[str, Any] = {"register": SMALL, "on": DAY, field: value}
    with pytest.raises(WrongTypeError) as caught:
        Trace(**made)
    assert caught.value.field == field


@pytest.mark.parametrize("most", [0, True, "1"])
def test_at_least_one_path_is_asked_for(most: int) -> None:
    node = ref(Kind.SEGMENT, "alone")
    with pytest.raises(CustomerFocusError) as caught:
        Trace(register=SMALL, on=DAY).paths(node, node, most=most)
    assert caught.value.field == "most"
