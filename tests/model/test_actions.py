"""Actions: one way for all, on which done is not effective and cancelled is not done."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given

from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.model.actions import NEXT, Action, ActionKind, ActionState, Transition
from customerfocus.testing.strategies import actions, days
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, Ref

PLANNED, IN_PROGRESS, DONE, EFFECTIVE, INEFFECTIVE, CANCELLED = ActionState
DAY = date(2026, 1, 1)
ONE_DAY = timedelta(days=1)
RISK = Ref(kind=Kind.RISK, key="slow")


def action(*log: tuple[ActionState, date], **changes: object) -> Action:
    fields: dict[str, object] = {
        "id": "a",
        "kind": ActionKind.TREATMENT,
        "serves": [RISK],
        "what": "mend it",
        "owner": "technician",
        "planned": DAY,
        "due": DAY + 30 * ONE_DAY,
        "log": [Transition(to=to, on=on, by="technician") for to, on in log],
    }
    return Action(**(fields | changes))  # type: ignore[arg-type]


def ways(state: ActionState = PLANNED, length: int = 5) -> Iterator[tuple[ActionState, ...]]:
    """Every way an action may go, by the words of the design and not by the table."""
    allowed = {
        PLANNED: (IN_PROGRESS, CANCELLED),
        IN_PROGRESS: (DONE, CANCELLED),
        DONE: (EFFECTIVE, INEFFECTIVE),
        INEFFECTIVE: (IN_PROGRESS,),
        EFFECTIVE: (),
        CANCELLED: (),
    }
    yield ()
    if length:
        for after in allowed[state]:
            for rest in ways(after, length - 1):
                yield (after, *rest)


WAYS = list(ways())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(way) or "planned")
def test_its_state_is_the_last_that_is_known(way: tuple[ActionState, ...]) -> None:
    made = action(*((to, DAY + place * ONE_DAY) for place, to in enumerate(way, start=1)))
    assert made.state(DAY - ONE_DAY) is None
    assert [made.state(DAY + place * ONE_DAY) for place in range(len(way) + 1)] == [PLANNED, *way]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(way) or "planned")
@pytest.mark.parametrize("after", ActionState)
def test_after_every_way_only_what_is_allowed_may_follow(way: tuple[ActionState, ...], after: ActionState) -> None:
    log = [(to, DAY) for to in (*way, after)]
    if (*way, after) in set(ways(length=6)):
        assert action(*log).state(DAY) is after
    else:
        with pytest.raises(BrokenLawError) as caught:
            action(*log)
        assert (caught.value.code, caught.value.field) == ("action.transition", f"log[{len(way)}].to")
        assert all(each in str(caught.value) for each in NEXT[way[-1] if way else PLANNED])


@pytest.mark.parametrize(
    ("log", "on", "is_open", "under_way", "done"),
    [
        ([], DAY - ONE_DAY, False, False, None),
        ([], DAY, True, True, None),
        ([], DAY + 30 * ONE_DAY, True, True, None),
        ([], DAY + 31 * ONE_DAY, True, False, None),
        ([(IN_PROGRESS, DAY)], DAY + 30 * ONE_DAY, True, True, None),
        ([(IN_PROGRESS, DAY)], DAY + 31 * ONE_DAY, True, False, None),
        ([(CANCELLED, DAY)], DAY, False, False, None),
        ([(IN_PROGRESS, DAY), (DONE, DAY)], DAY, False, False, DAY),
        ([(IN_PROGRESS, DAY), (DONE, DAY + ONE_DAY)], DAY, True, True, None),
        ([(IN_PROGRESS, DAY), (DONE, DAY), (EFFECTIVE, DAY + ONE_DAY)], DAY + ONE_DAY, False, False, DAY),
        ([(IN_PROGRESS, DAY), (DONE, DAY), (INEFFECTIVE, DAY + ONE_DAY)], DAY + ONE_DAY, False, False, DAY),
        ([(IN_PROGRESS, DAY), (DONE, DAY), (INEFFECTIVE, DAY), (IN_PROGRESS, DAY)], DAY, True, True, None),
        (
            [(IN_PROGRESS, DAY), (DONE, DAY), (INEFFECTIVE, DAY), (IN_PROGRESS, DAY), (DONE, DAY + ONE_DAY)],
            DAY + ONE_DAY,
            False,
            False,
            DAY + ONE_DAY,
        ),
    ],
)
def test_what_an_action_is_on_a_day(
    log: list[tuple[ActionState, date]],
    on: date,
    is_open: bool,  # noqa: FBT001 -- a column of the table
    under_way: bool,  # noqa: FBT001 -- as above
    done: date | None,
) -> None:
    made = action(*log)
    found = made.done(on)
    assert (made.is_open(on), made.under_way(on), None if found is None else found.on) == (is_open, under_way, done)


@given(actions(), days())
def test_on_every_day_it_is_open_or_done_or_cancelled_or_not_yet_planned(drawn: Action, on: date) -> None:
    state = drawn.state(on)
    assert [drawn.is_open(on), drawn.done(on) is not None, state is CANCELLED, state is None].count(True) == 1


def test_what_it_serves_is_kept_in_one_order() -> None:
    finding = FindingRef(rule="DIR-7", subject=[Ref(kind=Kind.SEGMENT, key="a")])
    assert action(serves=[finding, RISK]) == action(serves=[RISK, finding])


def test_what_it_serves_is_kept_in_one_order_also_where_two_have_one_text() -> None:
    one = FindingRef(rule="OWN-1", subject=[Ref.parse("attribute:a, attribute:b")])
    two = FindingRef(rule="OWN-1", subject=[Ref.parse("attribute:a"), Ref.parse("attribute:b")])
    assert str(one) == str(two)
    assert action(serves=[one, two, RISK]) == action(serves=[two, RISK, one])


LATE = Evidence(kind=EvidenceKind.TEST, reference="t", on=DAY + ONE_DAY)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"due": DAY - ONE_DAY}, "due", "action.due"),
        ({"serves": []}, "serves", "array.length"),
        ({"serves": [RISK, RISK]}, "serves", "value.duplicate"),
        ({"serves": ["risk:slow"]}, "serves[0]", "type.object"),
        ({"serves": RISK}, "serves", "type.array"),
        ({"kind": "treatment"}, "kind", "enum"),
        ({"what": ""}, "what", "text.length"),
        ({"log": [Transition(to=IN_PROGRESS, on=DAY - ONE_DAY, by="b")]}, "log[0].on", "action.order"),
        (
            {"log": [Transition(to=IN_PROGRESS, on=DAY + ONE_DAY, by="b"), Transition(to=DONE, on=DAY, by="b")]},
            "log[1].on",
            "action.order",
        ),
        ({"log": ["done"]}, "log[0]", "type.object"),
    ],
)
def test_a_broken_law_names_its_field(changes: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        action(**changes)
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"to": "done"}, "to", "enum"),
        ({"on": None}, "on", "date.form"),
        ({"by": ""}, "by", "text.length"),
        ({"evidence": "t"}, "evidence", "type.object"),
        ({"evidence": LATE}, "evidence", "evidence.late"),
    ],
)
def test_a_transition_names_what_is_wrong(changes: dict[str, object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Transition(**({"to": DONE, "on": DAY, "by": "b"} | changes))  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.code) == (field, code)
