"""What was bought by what was done, as far as the records say it."""

from datetime import date

import attrs
import pytest

from customerfocus import (
    ActionState,
    FindingRef,
    Record,
    Ref,
    RiskProfile,
    RiskStanding,
    Treatment,
    Unknown,
    profile,
)

from ..assessment.builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    action,
    costs,
    criteria,
    factor,
    offering,
    rating,
    register,
    risk,
    risk_review,
)

LOW, MEDIUM, HIGH, OFF = rating(1, 1), rating(3, 3), rating(4, 4), rating(6, 6)
"""Of levels 1, 2 and 3 by five by five, where up to 2 is tolerated, and of none."""
UNRATED = Unknown(reason="nobody rated it")
UNESTIMATED = Unknown(reason="nobody estimated it")
NO_CRITERIA = Unknown(reason="no risk criteria are in force")
NO_PLACE = Unknown(reason="the matrix in force has no place for its rating")


def drawn_up(*records: Record) -> RiskProfile:
    return profile(register(offering("espresso"), factor("brewing"), criteria(5), *records), on=TODAY)


def only(found: RiskProfile) -> RiskStanding:
    (standing,) = found.risks
    return standing


SPRING, MAY, SUMMER, AUTUMN, WINTER = (date(2025, month, 1) for month in (3, 5, 7, 10, 12))
DONE = (ActionState.IN_PROGRESS, SPRING), (ActionState.DONE, SUMMER)


def treatment(*records: Record) -> Treatment:
    """What the action `mend` bought, of which there is one."""
    rated = risk("r", on=LONG_AGO, residual=HIGH, loss=costs(60))
    (found,) = (each for each in only(drawn_up(rated, *records)).treatments if each.action.id == "mend")
    return found


def levels(found: Treatment) -> tuple[object, object]:
    return found.level_before, found.level_after


def amounts(found: Treatment) -> tuple[object, object]:
    return found.loss_before, found.loss_after


def not_since(verb: str) -> Unknown:
    return Unknown(reason=f"nobody {verb} it since it was done")


def test_what_an_action_bought_lies_between_the_last_rating_before_it_was_done_and_the_first_since() -> None:
    reviews = [
        risk_review("r", MEDIUM, on=SPRING, loss=costs(40)),
        risk_review("r", LOW, on=AUTUMN, loss=costs(20)),
        risk_review("r", HIGH, on=WINTER, loss=costs(80)),
    ]
    found = treatment(action("mend", "risk:r", log=DONE), *reviews)
    assert (levels(found), amounts(found)) == ((2, 1), (20.0, 10.0))


def test_what_was_rated_on_the_day_on_which_it_was_done_was_rated_since() -> None:
    found = treatment(action("mend", "risk:r", log=DONE), risk_review("r", LOW, on=SUMMER, loss=costs(20)))
    assert (levels(found), amounts(found)) == ((3, 1), (30.0, 10.0))


def test_where_nobody_rated_or_estimated_since_what_was_bought_is_unknown() -> None:
    found = treatment(action("mend", "risk:r", log=DONE), risk_review("r", on=AUTUMN))
    assert (levels(found), amounts(found)) == ((3, not_since("rated")), (30.0, not_since("estimated")))


def test_rating_and_loss_each_have_a_history_of_their_own() -> None:
    found = treatment(
        action("mend", "risk:r", log=DONE), risk_review("r", LOW, on=AUTUMN), risk_review("r", on=SPRING, loss=costs(40))
    )
    assert (levels(found), amounts(found)) == ((3, 1), (20.0, not_since("estimated")))


def test_what_was_never_rated_before_is_unknown_before() -> None:
    late = risk("r", on=AUTUMN, residual=LOW, loss=costs(20))
    (found,) = only(drawn_up(late, action("mend", "risk:r", log=DONE))).treatments
    before = [Unknown(reason=f"nobody {verb} it before it was done") for verb in ("rated", "estimated")]
    assert (levels(found), amounts(found)) == ((before[0], 1), (before[1], 10.0))


@pytest.mark.parametrize(
    ("log", "state"),
    [
        ((), ActionState.PLANNED),
        (DONE[:1], ActionState.IN_PROGRESS),
        ([(ActionState.CANCELLED, SUMMER)], ActionState.CANCELLED),
        ([*DONE, (ActionState.INEFFECTIVE, AUTUMN), (ActionState.IN_PROGRESS, WINTER)], ActionState.IN_PROGRESS),
        ([DONE[0], (ActionState.DONE, TOMORROW)], ActionState.IN_PROGRESS),
    ],
)
def test_what_is_not_done_has_bought_nothing_that_is_known(log: list[tuple[ActionState, date]], state: ActionState) -> None:
    found = treatment(action("mend", "risk:r", log=log), risk_review("r", MEDIUM, on=WINTER, loss=costs(20)))
    not_done = Unknown(reason="it is not done")
    assert (found.state, levels(found), amounts(found)) == (state, (2, not_done), (10.0, not_done))


def test_of_what_is_not_done_where_nobody_rated_it_nothing_is_known_before_either() -> None:
    (found,) = only(drawn_up(risk("r"), action("mend", "risk:r"))).treatments
    assert (found.level_before, found.loss_before) == (UNRATED, UNESTIMATED)


@pytest.mark.parametrize("last", [ActionState.EFFECTIVE, ActionState.INEFFECTIVE])
def test_what_was_verified_was_done_on_the_day_it_was_done(last: ActionState) -> None:
    found = treatment(action("mend", "risk:r", log=[*DONE, (last, WINTER)]), risk_review("r", LOW, on=AUTUMN))
    assert (found.state, levels(found)) == (last, (3, 1))


def test_what_was_done_again_was_done_on_the_later_day() -> None:
    log = [*DONE, (ActionState.INEFFECTIVE, AUTUMN), (ActionState.IN_PROGRESS, AUTUMN), (ActionState.DONE, WINTER)]
    found = treatment(action("mend", "risk:r", log=log), risk_review("r", MEDIUM, on=AUTUMN), risk_review("r", LOW, on=WINTER))
    assert levels(found) == (2, 1)


def test_levels_before_and_after_are_read_on_the_same_matrix() -> None:
    stricter = attrs.evolve(criteria(3, on=YESTERDAY), tolerance=1)
    found = treatment(action("mend", "risk:r", log=DONE), risk_review("r", rating(3, 1), on=AUTUMN), stricter)
    assert levels(found) == (NO_PLACE, 2)


def test_what_serves_a_finding_or_another_risk_did_nothing_about_this_one() -> None:
    about = FindingRef(rule="UNC-4", subject=[Ref.parse("risk:r")])
    found = drawn_up(risk("r"), risk("s"), action("other", "risk:s"), action("finding", about), action("mend", "risk:r", "risk:s"))
    treatments = {each.risk.id: [one.action.id for one in each.treatments] for each in found.risks}
    assert treatments == {"r": ["mend"], "s": ["mend", "other"]}


def test_what_is_done_stands_by_id_and_not_by_when_it_was_planned() -> None:
    planned = [
        action("b", "risk:r", planned=SPRING),
        action("a", "risk:r", planned=SUMMER),
        action("c", "risk:r", planned=LONG_AGO),
    ]
    assert [each.action.id for each in only(drawn_up(risk("r"), *planned)).treatments] == ["a", "b", "c"]


def test_an_action_that_is_planned_tomorrow_is_not_seen() -> None:
    assert only(drawn_up(risk("r"), action("mend", "risk:r", planned=TOMORROW, due=TOMORROW))).treatments == ()


def log_done(on: date) -> list[tuple[ActionState, date]]:
    return [(ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, on)]


TOGETHER: list[tuple[str, date, list[Record], tuple[str, ...]]] = [
    ("on the same day", SUMMER, [risk_review("r", LOW, on=AUTUMN)], ("other",)),
    ("earlier between the same ratings", MAY, [risk_review("r", LOW, on=AUTUMN)], ("other",)),
    ("later between the same ratings", AUTUMN, [risk_review("r", LOW, on=WINTER)], ("other",)),
    ("on the day of the later rating", WINTER, [risk_review("r", LOW, on=WINTER)], ("other",)),
    ("between the same estimates", MAY, [risk_review("r", loss=costs(20), on=AUTUMN)], ("other",)),
    ("before the earlier rating", SPRING, [risk_review("r", MEDIUM, on=MAY), risk_review("r", LOW, on=AUTUMN)], ()),
    ("on the day of the earlier rating", MAY, [risk_review("r", MEDIUM, on=MAY), risk_review("r", LOW, on=AUTUMN)], ()),
    ("after the later rating", WINTER, [risk_review("r", LOW, on=AUTUMN)], ()),
    ("where nobody rated or estimated since", MAY, [], ()),
    (
        "between other ratings, and between the same estimates",
        SPRING,
        [risk_review("r", MEDIUM, on=MAY), risk_review("r", LOW, on=AUTUMN, loss=costs(20))],
        ("other",),
    ),
]


@pytest.mark.parametrize(("on", "reviews", "beside"), [pytest.param(*each[1:], id=each[0]) for each in TOGETHER])
def test_what_was_done_between_the_same_two_ratings_or_estimates_is_named_beside(
    on: date, reviews: list[Record], beside: tuple[str, ...]
) -> None:
    found = treatment(action("mend", "risk:r", log=DONE), action("other", "risk:r", log=log_done(on)), *reviews)
    assert found.beside == beside


def test_what_is_not_done_stands_beside_nothing() -> None:
    reviews = [risk_review("r", LOW, on=AUTUMN)]
    assert treatment(action("mend", "risk:r", log=DONE), action("other", "risk:r"), *reviews).beside == ()
    assert treatment(action("mend", "risk:r"), action("other", "risk:r", log=DONE), *reviews).beside == ()
