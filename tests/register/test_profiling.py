"""The risk profile: what weighs most stands first, what is not known stands apart, and nothing of a later day is seen."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from math import fsum

import attrs
import pytest
from hypothesis import given

from customerfocus import (
    Lognormal,
    LossDistribution,
    LossModel,
    Once,
    OpportunityStanding,
    Pert,
    Poisson,
    Record,
    Register,
    Risk,
    RiskProfile,
    RiskReview,
    RiskStanding,
    Unknown,
    profile,
)
from customerfocus.errors import WrongTypeError
from customerfocus.methods.loss import aggregate
from customerfocus.testing.strategies import days, registers

from ..assessment.builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    costs,
    criteria,
    factor,
    offering,
    opportunity,
    opportunity_review,
    rating,
    register,
    risk,
    risk_review,
)
from ..few import few
from ..known import known_then

LOW, MEDIUM, HIGH, OFF = rating(1, 1), rating(3, 3), rating(4, 4), rating(6, 6)
"""Of levels 1, 2 and 3 by five by five, where up to 2 is tolerated, and of none."""
UNRATED = Unknown(reason="nobody rated it")
NO_TARGET = Unknown(reason="nobody set it")
UNESTIMATED = Unknown(reason="nobody estimated it")
NO_CRITERIA = Unknown(reason="no risk criteria are in force")
NO_PLACE = Unknown(reason="the matrix in force has no place for its rating")


def drawn_up(*records: Record) -> RiskProfile:
    return profile(register(offering("espresso"), factor("brewing"), criteria(5), *records), on=TODAY)


def ids(standings: tuple[RiskStanding, ...]) -> list[str]:
    return [each.risk.id for each in standings]


def only(found: RiskProfile) -> RiskStanding:
    (standing,) = found.risks
    return standing


# ---- laws ------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(registers(), days())
def test_every_risk_and_every_opportunity_that_is_known_stands_once(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    opportunities = [*found.opportunities, *found.unranked_opportunities]
    assert sorted(ids(found.risks)) == sorted(each.id for each in drawn.risks if each.identified <= on)
    assert sorted(each.opportunity.id for each in opportunities) == sorted(
        each.id for each in drawn.opportunities if each.identified <= on
    )


@pytest.mark.slow
@given(registers(), days())
def test_what_becomes_known_later_is_not_seen(drawn: Register, on: date) -> None:
    then = known_then(drawn, on)
    cut = [attrs.evolve(each, log=[step for step in each.log if step.on <= on]) for each in then.actions]
    assert without_later_steps(profile(then.with_records(*cut), on=on), on) == without_later_steps(profile(drawn, on=on), on)


def without_later_steps(found: RiskProfile, on: date) -> list[object]:
    """All of a profile, but for the steps of its actions that are still to come."""
    treatments = [
        attrs.evolve(each, action=attrs.evolve(each.action, log=[step for step in each.action.log if step.on <= on]))
        for standing in found.risks
        for each in standing.treatments
    ]
    return [attrs.evolve(found, above_tolerance=(), tolerated=(), unranked=()), ids(found.above_tolerance), treatments] + [
        attrs.evolve(each, treatments=()) for each in found.risks
    ]


@pytest.mark.slow
@given(registers(), days())
def test_a_risk_stands_by_its_latest_rating_and_its_latest_estimate(drawn: Register, on: date) -> None:
    for each in profile(drawn, on=on).risks:
        reviews = [review for review in drawn.risk_reviews if review.risk == each.risk.id and review.on <= on]
        said: list[Risk | RiskReview] = [each.risk, *sorted(reviews, key=lambda review: review.on)]
        assert each.rating == next((step.residual for step in reversed(said) if step.residual is not None), None)
        assert each.loss == next((step.loss for step in reversed(said) if step.loss is not None), None)


@pytest.mark.slow
@given(registers(), days())
def test_levels_are_read_on_the_matrices_in_force(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    in_force = max((each for each in drawn.risk_criteria if each.on <= on), key=lambda each: each.on, default=None)
    assert found.criteria == in_force
    for risk_standing in found.risks:
        for given_rating, level in (
            (risk_standing.risk.inherent, risk_standing.inherent),
            (risk_standing.rating, risk_standing.residual),
            (risk_standing.risk.target, risk_standing.target),
        ):
            assert known(level) == (None if in_force is None or given_rating is None else in_force.level(given_rating))
    for standing in (*found.opportunities, *found.unranked_opportunities):
        for given_rating, level in ((standing.rating, standing.benefit), (standing.opportunity.target, standing.target)):
            assert known(level) == (None if in_force is None or given_rating is None else in_force.benefit(given_rating))


def known(figure: float | Unknown) -> float | None:
    return None if isinstance(figure, Unknown) else figure


@pytest.mark.slow
@given(registers(), days())
def test_risks_stand_by_level_then_by_expected_loss_then_by_id(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    assert all(isinstance(each.residual, Unknown) for each in found.unranked)
    for group in (found.above_tolerance + found.tolerated, found.unranked):
        for one, other in pairwise(group):
            first, second = known(one.expected_loss), known(other.expected_loss)
            by_loss = (second is None and first is not None) or (first is not None and second is not None and first > second)
            assert (known(one.residual) or 0) >= (known(other.residual) or 0)
            if one.residual == other.residual or group is found.unranked:
                assert by_loss or (first == second and one.risk.id < other.risk.id)


@pytest.mark.slow
@given(registers(), days())
def test_what_is_above_the_tolerance_and_what_is_within_it_are_told_apart(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    tolerance = 0 if found.criteria is None else found.criteria.tolerance
    assert all((known(each.residual) or 0) > tolerance for each in found.above_tolerance)
    assert all(1 <= (known(each.residual) or 0) <= tolerance for each in found.tolerated)


@pytest.mark.slow
@given(registers(), days())
def test_opportunities_stand_by_benefit_then_by_id_and_those_without_a_level_apart(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)

    def rank(standing: OpportunityStanding) -> tuple[float, str]:
        return -(known(standing.benefit) or 0), standing.opportunity.id

    assert sorted(found.opportunities, key=rank) == list(found.opportunities)
    assert sorted(found.unranked_opportunities, key=rank) == list(found.unranked_opportunities)
    assert all(isinstance(each.benefit, int) for each in found.opportunities)
    assert all(isinstance(each.benefit, Unknown) for each in found.unranked_opportunities)


@few
@given(registers(), days())
def test_losses_add_up_and_the_risks_without_one_are_named(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    expected = [each for each in (known(each.expected_loss) for each in found.risks) if each is not None]
    assert list(found.without_loss) == sorted(each.risk.id for each in found.risks if each.loss is None)
    assert len(found.without_loss) + len(expected) == len(found.risks)
    if expected:
        assert isinstance(found.loss, LossDistribution)
        assert found.loss.mean == pytest.approx(fsum(expected), rel=1e-3)
    else:
        assert found.loss == Unknown(reason="no known risk has a loss")


@pytest.mark.slow
@given(registers(), days())
def test_how_opportunities_are_rated_changes_nothing_about_risks_nor_the_reverse(drawn: Register, on: date) -> None:
    found = profile(drawn, on=on)
    plain = drawn.with_records(*(attrs.evolve(each, rating=None, target=HIGH) for each in drawn.opportunities))
    assert profile(plain, on=on).risks == found.risks
    plain = drawn.with_records(*(attrs.evolve(each, residual=None, target=HIGH, loss=None) for each in drawn.risks))
    again = profile(plain, on=on)
    assert (again.opportunities, again.unranked_opportunities) == (found.opportunities, found.unranked_opportunities)


# ---- what is not known -----------------------------------------------------------------------------------------------


def test_what_nobody_rated_or_estimated_is_unknown_and_never_least() -> None:
    found = drawn_up(risk("unrated"), risk("low", residual=LOW))
    assert (ids(found.tolerated), ids(found.unranked)) == (["low"], ["unrated"])
    (standing,) = found.unranked
    assert (standing.inherent, standing.residual, standing.target) == (UNRATED, UNRATED, NO_TARGET)
    assert (standing.rating, standing.loss, standing.expected_loss) == (None, None, UNESTIMATED)


def test_what_has_no_place_on_the_matrix_says_so() -> None:
    standing = only(drawn_up(risk("r", inherent=OFF, residual=OFF, target=LOW)))
    assert (standing.rating, standing.inherent, standing.residual, standing.target) == (OFF, NO_PLACE, NO_PLACE, 1)


def test_without_criteria_in_force_nothing_has_a_level_and_nothing_is_tolerated() -> None:
    records = (
        offering("espresso"),
        factor("brewing"),
        criteria(5, on=TOMORROW),
        risk("r", residual=LOW),
        opportunity("o", rated=LOW),
    )
    found = profile(register(*records), on=TODAY)
    assert (found.criteria, found.above_tolerance, found.tolerated, found.opportunities) == (None, (), (), ())
    assert (found.unranked[0].residual, found.unranked_opportunities[0].benefit) == (NO_CRITERIA, NO_CRITERIA)
    assert found.unranked[0].rating == LOW


def test_what_nobody_rated_is_told_before_what_cannot_be_read() -> None:
    standing = only(profile(register(offering("espresso"), factor("brewing"), risk("r")), on=TODAY))
    assert standing.residual == UNRATED


# ---- in order --------------------------------------------------------------------------------------------------------


def test_the_highest_level_stands_first_and_within_it_the_largest_loss_and_last_what_has_none() -> None:
    found = drawn_up(
        risk("a-high", residual=HIGH),
        risk("b-high", residual=HIGH, loss=costs(10)),
        risk("c-high", residual=HIGH, loss=costs(30)),
        risk("d-medium", residual=MEDIUM, loss=costs(900)),
        risk("f-low", residual=LOW),
        risk("e-low", residual=LOW),
        risk("g-unrated"),
        risk("h-unrated", loss=costs(5)),
    )
    assert ids(found.above_tolerance) == ["c-high", "b-high", "a-high"]
    assert ids(found.tolerated) == ["d-medium", "e-low", "f-low"]
    assert ids(found.unranked) == ["h-unrated", "g-unrated"]
    assert ids(found.risks) == ids(found.above_tolerance) + ids(found.tolerated) + ids(found.unranked)
    assert found.without_loss == ("a-high", "e-low", "f-low", "g-unrated")


def test_a_profile_names_the_criteria_it_was_drawn_up_by() -> None:
    assert drawn_up().criteria == criteria(5)


def test_a_level_on_the_tolerance_is_tolerated() -> None:
    assert ids(drawn_up(risk("r", residual=MEDIUM)).tolerated) == ["r"]


def test_an_opportunity_stands_by_its_latest_rating_on_the_matrix_of_opportunities() -> None:
    benefit = criteria(5, benefit=3)
    found = profile(
        register(
            *(offering("espresso"), factor("brewing"), benefit),
            *(opportunity("some", rated=LOW), opportunity("much", rated=LOW), opportunity("off", rated=HIGH)),
            *(opportunity("unrated"), opportunity_review("much", MEDIUM), opportunity_review("some", HIGH, on=TOMORROW)),
        ),
        on=TODAY,
    )
    assert [(each.opportunity.id, each.benefit, each.rating) for each in found.opportunities] == [
        ("much", 3, MEDIUM),
        ("some", 1, LOW),
    ]
    assert [(each.opportunity.id, each.benefit) for each in found.unranked_opportunities] == [
        ("off", NO_PLACE),
        ("unrated", UNRATED),
    ]


def test_of_an_opportunity_the_target_is_read_on_the_same_matrix() -> None:
    sought = attrs.evolve(opportunity("o", rated=LOW), target=rating(3, 3))
    found = profile(register(offering("espresso"), factor("brewing"), criteria(5, benefit=3), sought), on=TODAY)
    assert [each.target for each in found.opportunities] == [3]


# ---- losses ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (LossModel(frequency=Once(probability=0.25), severity=Pert(low=0, mode=40, high=80)), 10.0),
        (LossModel(frequency=Poisson(rate=3), severity=Pert(low=0, mode=40, high=80)), 120.0),
        (LossModel(frequency=Poisson(rate=2), severity=Lognormal.from_range(100, 900)), 749.9306749398938),
    ],
)
def test_the_expected_loss_is_how_often_it_comes_times_what_it_costs_on_average(loss: LossModel, expected: float) -> None:
    assert only(drawn_up(risk("r", loss=loss))).expected_loss == pytest.approx(expected, rel=1e-6)


def test_a_later_estimate_takes_the_place_of_an_earlier_one_and_of_tomorrow_nothing_is_known() -> None:
    reviews = [risk_review("r", loss=costs(20)), risk_review("r", HIGH, on=TODAY), risk_review("r", on=TOMORROW, loss=costs(90))]
    standing = only(drawn_up(risk("r", residual=LOW, on=LONG_AGO, loss=costs(60)), *reviews))
    assert (standing.loss, standing.expected_loss, standing.residual) == (costs(20), 10.0, 3)


def test_an_estimate_of_the_day_on_which_a_risk_was_identified_overrides_its_own() -> None:
    standing = only(drawn_up(risk("r", residual=LOW, loss=costs(60)), risk_review("r", HIGH, loss=costs(20))))
    assert (standing.loss, standing.residual) == (costs(20), 3)


def test_losses_of_several_risks_are_aggregated_as_independent_ones_whatever_their_levels() -> None:
    found = drawn_up(risk("b", loss=costs(60)), risk("a", residual=HIGH, loss=costs(20, chance=0.1)), risk("c", residual=LOW))
    together = aggregate([costs(20, chance=0.1), costs(60)])
    assert isinstance(found.loss, LossDistribution)
    assert (found.loss.mean, found.loss.sd) == (together.mean, together.sd)
    assert together.sd == pytest.approx(34.6245165)  # √Σ p·m²/7 + p(1 − p)m², of two modes m
    assert found.loss.value_at_risk(0.95) == together.value_at_risk(0.95)
    assert found.without_loss == ("c",)


# ---- what is asked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda: profile({}, on=TODAY), "register"),  # type: ignore[arg-type]
        (lambda: profile(register(), on="2026-06-15"), "on"),  # type: ignore[arg-type]
        (lambda: profile(register(), on=None), "on"),  # type: ignore[arg-type]
    ],
)
def test_a_profile_is_of_a_register_on_a_day(ask: Callable[[], object], field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask()
    assert caught.value.field == field


def test_of_an_empty_register_the_profile_is_empty() -> None:
    found = profile(register(), on=TODAY)
    assert (found.on, found.criteria, found.risks, found.without_loss) == (TODAY, None, (), ())
    assert (found.opportunities, found.unranked_opportunities) == ((), ())
    assert found.loss == Unknown(reason="no known risk has a loss")
