"""What a rule may see: what is known on the day, and nothing later."""

from datetime import date, datetime
from typing import Any

import attrs
import pytest

from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.view import View
from customerfocus.errors import WrongTypeError
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.needs import Need
from customerfocus.model.positioning import Positioning
from customerfocus.model.risks import Rating, Risk
from customerfocus.model.segments import Choice, Segment, TargetingDecision
from customerfocus.register import Record
from customerfocus.values.identifiers import FindingRef, Kind, Ref, SegmentId

from .builders import (
    A_YEAR_AGO,
    LONG_AGO,
    OVER_A_YEAR_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    action,
    decision,
    decline,
    factor,
    job,
    need,
    offering,
    positioning,
    rating,
    register,
    risk,
    risk_review,
    segment,
    session,
    target,
)


def seen(*records: Record) -> View:
    return View(register=register(*records), on=TODAY, policy=DEFAULT_POLICY)


SESSIONS = (
    segment("a"),
    segment("b"),
    session("past", "a", on=YESTERDAY),
    session("now", "a", on=TODAY),
    session("early", "b", on=LONG_AGO),
    session("next", "a", on=TOMORROW),
)


@pytest.mark.parametrize(
    ("argument", "value"),
    [("register", {}), ("on", datetime(2026, 6, 15)), ("policy", "default")],  # noqa: DTZ001 -- an instant is no day
)
def test_a_view_takes_a_register_a_day_and_a_policy(argument: str, value: object) -> None:
    arguments: dict[str, Any] = {"register": register(), "on": TODAY, "policy": DEFAULT_POLICY, argument: value}
    with pytest.raises(WrongTypeError) as caught:
        View(**arguments)
    assert caught.value.field == argument


def test_all_records_that_are_known_are_seen_longest_known_first() -> None:
    assert [each.id for each in seen(*SESSIONS).all(FeedbackSession)] == ["early", "past", "now"]


def test_of_a_kind_that_the_register_does_not_hold_nothing_is_seen() -> None:
    assert seen(*SESSIONS).all(Positioning) == ()


@pytest.mark.parametrize(("key", "is_seen"), [("past", True), ("now", True), ("next", False), ("never", False)])
def test_a_record_is_got_if_it_is_known(key: str, is_seen: bool) -> None:  # noqa: FBT001
    assert (seen(*SESSIONS).get(FeedbackSession, key) is not None) == is_seen


def test_a_record_that_is_known_always_is_got() -> None:
    assert seen(segment("a")).get(Segment, "a") == segment("a")


def test_records_are_named_in_the_order_of_their_keys_as_far_as_they_are_known() -> None:
    named = seen(*SESSIONS).named(FeedbackSession, ["now", "next", "never", "early"])
    assert [each.id for each in named] == ["now", "early"]


def test_the_records_that_refer_to_one_are_seen_as_far_as_they_are_known_the_latest_last() -> None:
    found = seen(*SESSIONS).naming(FeedbackSession, Kind.SEGMENT, "a")
    assert [each.id for each in found] == ["past", "now"]


def test_the_latest_known_record_counts() -> None:
    latest = seen(*target("a"), positioning("a", on=LONG_AGO), positioning("a"), positioning("a", on=TOMORROW))
    assert latest.latest(Positioning, Kind.SEGMENT, "a") == positioning("a")


def test_of_records_that_do_not_exist_none_is_the_latest() -> None:
    assert seen(segment("a")).latest(TargetingDecision, Kind.SEGMENT, "a") is None


def test_the_latest_known_decision_is_in_force() -> None:
    late = decision("a", Choice.DEFER, on=TOMORROW)
    assert seen(*target("a"), decision("a", Choice.DECLINE, on=LONG_AGO), late).decision(SegmentId("a")) == decision("a")


def test_the_organisation_is_a_subject_of_its_own() -> None:
    assert str(seen().organisation) == "organisation:Moka Bar"


MANY = (
    *target("c"),
    *decline("b"),
    *target("a"),
    segment("undecided"),
    segment("later"),
    decision("later", on=date(2027, 1, 1)),
    segment("deferred"),
    decision("deferred", Choice.DEFER),
)


def test_the_targeted_segments_are_those_whose_decision_in_force_says_so_sorted_by_id() -> None:
    assert [each.id for each in seen(*MANY).targeted] == ["a", "c"]


def test_who_was_targeted_on_an_earlier_day_is_told_as_far_as_it_is_known_today() -> None:
    view = seen(*MANY, decision("b", on=LONG_AGO))
    assert view.targeted_on(LONG_AGO) == ("b",)
    assert view.targeted_on(TODAY) == view.targeted_on(YESTERDAY) == ("a", "c")
    assert view.targeted_on(date(2027, 1, 1)) == ("a", "c")


def test_targeted_segments_come_with_their_decision_in_force() -> None:
    assert [each for _, each in seen(*MANY).targeting] == [decision("a"), decision("c")]


def test_the_needs_of_targets_are_those_that_some_target_has_sorted_by_id() -> None:
    view = seen(*MANY, job(), need("z", "a"), need("y", "b"), need("x", "b", "c"))
    assert [each.id for each in view.needs_of_targets] == ["x", "z"]


def test_a_need_that_no_target_has_is_a_need_all_the_same() -> None:
    assert [each.id for each in seen(*MANY, job(), need("y", "b")).all(Need)] == ["y"]


RISKS = (
    offering("espresso"),
    factor("brewing"),
    risk("r", on=LONG_AGO, residual=rating(4, 4)),
    risk_review("r", rating(3, 3), on=OVER_A_YEAR_AGO),
    risk_review("r", rating(2, 2), on=A_YEAR_AGO),
    risk_review("r", on=YESTERDAY),
    risk_review("r", rating(1, 1), on=TOMORROW),
    risk("s", residual=rating(5, 5)),
    risk_review("s", on=TODAY),
)


@pytest.mark.parametrize(("name", "rated", "on"), [("r", rating(2, 2), A_YEAR_AGO), ("s", rating(5, 5), YESTERDAY)])
def test_a_risk_is_rated_by_the_latest_review_that_gave_a_rating_or_when_it_was_identified(
    name: str, rated: Rating, on: date
) -> None:
    view = seen(*RISKS)
    found = view.get(Risk, name)
    assert found is not None
    assert (view.residual(found), view.rated(found)) == (rated, on)


def test_what_nobody_rated_counts_from_the_day_on_which_it_was_identified() -> None:
    unrated = risk("u", on=LONG_AGO)
    view = seen(offering("espresso"), factor("brewing"), unrated)
    assert (view.residual(unrated), view.rated(unrated)) == (None, LONG_AGO)


def test_the_actions_that_serve_a_record_are_those_that_name_it_themselves_as_far_as_they_are_known() -> None:
    about = FindingRef(rule="UNC-4", subject=[Ref.parse("risk:r")])
    view = seen(
        *RISKS,
        action("both", "risk:r", "risk:s"),
        action("early", "risk:r", planned=date(2019, 1, 1)),
        attrs.evolve(action("finding", "risk:s"), serves=[about]),
        action("late", "risk:r", planned=TOMORROW, due=TOMORROW),
    )
    served = {each.id: [action.id for action in view.serving(each)] for each in view.all(Risk)}
    assert served == {"r": ["early", "both"], "s": ["both"]}
