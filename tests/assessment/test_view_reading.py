"""What a view notes of what is read through it: a horizon asks a rule again on the days of these kinds, and on no others."""

from collections.abc import Callable, Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View, _remembered
from customerfocus.model.actions import Action
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.needs import Need
from customerfocus.model.obligations import ComplianceEvaluation, Obligation
from customerfocus.model.offerings import Jurisdiction, Offering
from customerfocus.model.positioning import Positioning
from customerfocus.model.requirements import Progress, Requirement, RequirementStep
from customerfocus.model.risks import Opportunity, OpportunityReview, Risk, RiskCriteria, RiskReview
from customerfocus.model.segments import Segment, TargetingDecision
from customerfocus.register import Register
from customerfocus.register.shapes import SHAPES
from customerfocus.testing.strategies import days, registers
from customerfocus.values.identifiers import Kind, ObligationId, OfferingId, RequirementId, SegmentId

from ..few import few
from .builders import LONG_AGO, TODAY, decision, opportunity, register, risk, segment, session, stated, target

Read = Callable[[View], object]
EVERY = frozenset(shape.type for shape in SHAPES)


def seen(held: Register | None = None, on: date = TODAY) -> View:
    return View(register=register(*target("a")) if held is None else held, on=on, policy=DEFAULT_POLICY)


def noted(view: View, *reads: Read) -> set[type]:
    with view.reading() as read:
        for each in reads:
            each(view)
    return read


def serving(view: View) -> object:
    """Return the actions that serve a risk."""
    return view.serving(risk("r"))


READS: list[tuple[str, Read, Iterable[type]]] = [
    ("all", lambda view: view.all(Positioning), [Positioning]),
    ("get", lambda view: view.get(Segment, "a"), [Segment]),
    ("get nothing", lambda view: view.get(Segment, "nobody"), [Segment]),
    ("naming", lambda view: view.naming(FeedbackSession, Kind.SEGMENT, "a"), [FeedbackSession]),
    ("latest", lambda view: view.latest(Positioning, Kind.SEGMENT, "a"), [Positioning]),
    ("decision", lambda view: view.decision(SegmentId("a")), [TargetingDecision]),
    ("named", lambda view: view.named(Need, ["quick", "slow"]), [Need]),
    ("named nothing", lambda view: view.named(Need, []), []),
    ("the organisation", lambda view: view.organisation, []),
    ("the day", lambda view: view.on, []),
    ("targeting", lambda view: view.targeting, [Segment, TargetingDecision]),
    ("targeted", lambda view: view.targeted, [Segment, TargetingDecision]),
    ("needs of targets", lambda view: view.needs_of_targets, [Segment, TargetingDecision, Need]),
    ("on sale", lambda view: view.on_sale, [Offering]),
    ("territory", lambda view: view.territory, [Jurisdiction]),
    ("in force", lambda view: view.in_force, [Obligation]),
    ("answers", lambda view: view.answers, [Jurisdiction, Obligation, Offering]),
    ("requirements", lambda view: view.requirements, [Jurisdiction, Need, Obligation, Offering, Requirement]),
    ("changed", lambda view: view.changed(stated("x", "espresso", "a")), []),
    ("progress", lambda view: view.progress(RequirementId("x"), RequirementStep.UNDERSTOOD), [Progress]),
    ("evaluation", lambda view: view.evaluation(ObligationId("x"), OfferingId("y")), [ComplianceEvaluation]),
    ("criteria", lambda view: view.criteria, [RiskCriteria]),
    ("residual", lambda view: view.residual(risk("r")), [RiskReview]),
    ("rated", lambda view: view.rated(risk("r")), [RiskReview]),
    ("rating", lambda view: view.rating(opportunity("o")), [OpportunityReview]),
    ("serving", serving, [Action]),
    ("the register", lambda view: view.register, EVERY),
    ("the next turning", lambda view: view.next_turning(iter([Need, Risk])), [Need, Risk]),
]
of_every_way = pytest.mark.parametrize(("read", "kinds"), [pytest.param(*row[1:], id=row[0]) for row in READS])


@of_every_way
def test_what_is_read_is_noted_by_its_kind(read: Read, kinds: Iterable[type]) -> None:
    assert noted(seen(), read) == set(kinds)


@of_every_way
def test_what_is_remembered_is_noted_as_the_first_time(read: Read, kinds: Iterable[type]) -> None:
    view = seen()
    assert noted(view, read) == noted(view, read) == set(kinds)


@of_every_way
def test_what_another_rule_read_first_is_noted_all_the_same(read: Read, kinds: Iterable[type]) -> None:
    view = seen()
    noted(view, *(each for _, each, _ in READS))
    assert noted(view, read) == set(kinds)


@few
@given(registers(), days())
def test_every_standard_rule_is_noted_to_read_the_same_alone_as_after_all_the_others(held: Register, on: date) -> None:
    shared = seen(held, on)
    together = [noted(shared, rule_reads) for rule_reads in map(_run, STANDARD.rules)]
    alone = [noted(seen(held, on), rule_reads) for rule_reads in map(_run, STANDARD.rules)]
    assert together == alone


def _run(rule: object) -> Read:
    return lambda view: list(rule.check(view))  # type: ignore[attr-defined]


def test_what_is_read_within_is_read_without_too() -> None:
    view = seen()
    with view.reading() as outer:
        view.all(Segment)
        with view.reading() as inner:
            view.all(Need)
        assert outer == {Segment, Need}
        view.all(Offering)
    assert (outer, inner) == ({Segment, Need, Offering}, {Need})


def fail(view: View) -> object:
    view.all(Need)
    raise LookupError


def test_what_was_read_before_an_error_is_noted_and_nothing_is_remembered() -> None:
    view = seen()
    for _ in range(2):
        with view.reading() as read, pytest.raises(LookupError):
            view.remember(fail)
        assert read == {Need}
    assert noted(view, lambda each: each.all(Segment)) == {Segment}


def test_what_is_remembered_is_computed_once() -> None:
    times: list[date] = []

    def compute(view: View) -> int:
        times.append(view.on)
        return len(view.all(Segment))

    view = seen()
    assert [view.remember(compute), view.remember(compute)] == [1, 1]
    assert times == [TODAY]


def test_what_stands_in_no_register_of_that_day_turns_nothing() -> None:
    held = register(segment("a"), session("x", "a", on=date(2026, 7, 1)), decision("a", on=date(2026, 8, 1)))
    view = seen(held)
    assert view.next_turning([FeedbackSession]) == date(2026, 7, 1)
    assert view.next_turning([TargetingDecision, FeedbackSession]) == date(2026, 7, 1)
    assert view.next_turning([TargetingDecision]) == date(2026, 8, 1)
    assert view.next_turning([Segment]) is None
    assert view.next_turning([]) is None
    assert seen(held, date(2026, 7, 1)).next_turning([FeedbackSession]) is None
    assert seen(held, LONG_AGO).next_turning(EVERY) == date(2026, 7, 1)


def test_a_property_asked_of_the_class_is_itself() -> None:
    assert View.targeting.__doc__ is not None
    assert View.targeting.__doc__.startswith("The segments that are targeted")


def test_a_property_that_is_remembered_says_what_its_function_says() -> None:
    made = _remembered(serving)
    assert (made.compute, made.__doc__) == (serving, "Return the actions that serve a risk.")


@given(st.sampled_from([Opportunity, Risk]))
def test_two_views_of_one_register_on_one_day_are_equal_whatever_was_read(kind: type) -> None:
    one, other = seen(), seen()
    noted(one, lambda view: view.all(kind))
    assert one == other
    assert hash(one) == hash(other)
