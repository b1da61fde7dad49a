"""What stands on a day: ratings and losses by the day they were given, and the criteria in force."""

from collections.abc import Callable
from datetime import date

import pytest

from customerfocus import Register
from customerfocus.errors import WrongTypeError
from customerfocus.register.standing import benefit_ratings, criteria, latest, losses, residual_ratings

from ..assessment.builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    costs,
    factor,
    offering,
    opportunity,
    opportunity_review,
    rating,
    register,
    risk,
    risk_review,
)
from ..assessment.builders import criteria as drawn_up

RISK = risk("r", on=LONG_AGO, residual=rating(1, 1), loss=costs(10))
SEIZED = opportunity("o", on=LONG_AGO, rated=rating(1, 1))
REGISTER = register(
    *(offering("espresso"), factor("brewing"), RISK, SEIZED, risk("other", residual=rating(5, 5), loss=costs(50))),
    *(drawn_up(3, on=LONG_AGO), drawn_up(5, on=YESTERDAY), drawn_up(3, on=TOMORROW)),
    *(risk_review("r", rating(2, 2), on=YESTERDAY), risk_review("r", loss=costs(20), on=TODAY)),
    *(risk_review("r", rating(3, 3), loss=costs(30), on=TOMORROW), opportunity("unseen")),
    *(opportunity_review("o", rating(2, 2), on=TODAY), opportunity_review("o", on=YESTERDAY)),
)


def test_a_rating_and_a_loss_have_each_a_history_oldest_first_as_known_on_the_day() -> None:
    assert list(residual_ratings(REGISTER, RISK, TODAY).items()) == [(LONG_AGO, rating(1, 1)), (YESTERDAY, rating(2, 2))]
    assert list(losses(REGISTER, RISK, TODAY).items()) == [(LONG_AGO, costs(10)), (TODAY, costs(20))]
    assert list(benefit_ratings(REGISTER, SEIZED, TODAY).items()) == [(LONG_AGO, rating(1, 1)), (TODAY, rating(2, 2))]


def test_a_review_of_the_day_on_which_it_was_identified_takes_the_place_of_what_was_said_then() -> None:
    overridden = REGISTER.with_records(risk_review("r", rating(4, 4), on=LONG_AGO))
    assert residual_ratings(overridden, RISK, LONG_AGO) == {LONG_AGO: rating(4, 4)}


def test_of_what_nobody_rated_there_is_no_history() -> None:
    assert benefit_ratings(REGISTER, opportunity("unseen"), TODAY) == {}


def test_the_latest_of_a_history_stands() -> None:
    assert latest(residual_ratings(REGISTER, RISK, TOMORROW)) == rating(3, 3)
    assert latest({}) is None


def test_the_latest_criteria_known_are_in_force() -> None:
    assert criteria(REGISTER, TODAY) == drawn_up(5, on=YESTERDAY)
    assert criteria(REGISTER, TOMORROW) == drawn_up(3, on=TOMORROW)
    assert criteria(register(drawn_up(on=TOMORROW)), TODAY) is None


@pytest.mark.parametrize("ask", [residual_ratings, losses, benefit_ratings])
@pytest.mark.parametrize(
    ("changed", "field"), [((None, None, TODAY), "register"), ((REGISTER, "r", TODAY), ""), ((REGISTER, None, "2026-06-15"), "on")]
)
def test_a_history_is_of_a_record_of_a_register_on_a_day(
    ask: Callable[..., object], changed: tuple[object, object, object], field: str
) -> None:
    of, record, on = changed
    about = SEIZED if ask is benefit_ratings else RISK
    with pytest.raises(WrongTypeError) as caught:
        ask(of, record or about, on)
    assert caught.value.field == (field or ("opportunity" if ask is benefit_ratings else "risk"))


@pytest.mark.parametrize(("of", "on", "field"), [(None, TODAY, "register"), (REGISTER, "2026-06-15", "on")])
def test_criteria_are_of_a_register_on_a_day(of: Register, on: date, field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        criteria(of, on)
    assert caught.value.field == field
