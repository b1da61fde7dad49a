"""Laws of weighted scores and of the nine-box grid."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, LengthError, NoDataError, NotOneOfError, OutOfRangeError
from customerfocus.methods.portfolio import Grade, NineBox, nine_box, weighted_score

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

Card = list[tuple[float, float]]

weights = st.floats(0, 1e300)
ratings = st.floats(allow_nan=False, allow_infinity=False)
cards = st.lists(st.tuples(weights, ratings), min_size=1, max_size=8).filter(lambda card: any(weight for weight, _ in card))
moderate = st.floats(1e-6, 1e6)


def score(card: Card) -> float:
    return weighted_score([weight for weight, _ in card], [rating for _, rating in card])


# ---- the weighted score ----------------------------------------------------------------------------------------------


@given(cards)
@example([(0.1, 0.1)] * 3)
@example([(5e-324, 1.7e308), (5e-324, 1.7e308)])
def test_the_score_is_the_exact_one_rounded_once(card: Card) -> None:
    total = sum(Fraction(weight) for weight, _ in card)
    assert score(card) == float(sum(Fraction(weight) * Fraction(rating) for weight, rating in card) / total)


@given(cards)
def test_the_score_never_leaves_the_range_of_the_ratings_that_weigh(card: Card) -> None:
    weighing = [rating for weight, rating in card if weight]
    assert min(weighing) <= score(card) <= max(weighing)


@given(cards, st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_changes_nothing(card: Card, chance: Random) -> None:
    shuffled = card.copy()
    chance.shuffle(shuffled)
    assert score(shuffled) == score(card)


@given(st.lists(st.tuples(moderate, ratings), min_size=1, max_size=8), st.integers(-100, 100))
def test_weights_scaled_by_a_power_of_two_change_nothing(card: Card, exponent: int) -> None:
    assert score([(math.ldexp(weight, exponent), rating) for weight, rating in card]) == score(card)


@given(cards, ratings)
def test_a_criterion_without_weight_changes_nothing(card: Card, rating: float) -> None:
    assert score([*card, (0.0, rating)]) == score(card)


@given(st.lists(moderate, min_size=1, max_size=8), ratings)
def test_equal_ratings_score_what_they_are(weights: list[float], rating: float) -> None:
    assert weighted_score(weights, [rating] * len(weights)) == rating


def test_whole_numbers_score_as_a_float() -> None:
    assert repr(weighted_score((3, 1), (8, 4))) == "7.0"


@pytest.mark.parametrize("weights", [[], [0, 0.0, -0.0]], ids=["none", "all-zero"])
def test_without_a_weight_nothing_is_known(weights: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        weighted_score(weights, [5] * len(weights))
    assert str(caught.value) == "weights: nothing to compute from, no rating has a weight"


@pytest.mark.parametrize(
    ("weights", "ratings", "members"), [([1], [], "1 member"), ([], [1], "0 members"), ([1, 2], [1, 2, 3], "2 members")]
)
def test_there_is_one_rating_per_weight(weights: list[float], ratings: list[float], members: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        weighted_score(weights, ratings)
    sentence = f"ratings must have {members}, one per weight, got {len(ratings)}"
    assert (caught.value.code, str(caught.value)) == ("length.mismatch", sentence)


@pytest.mark.parametrize("wrong", [-1, -5e-324])
def test_a_weight_is_not_below_0(wrong: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        weighted_score([1, wrong], [5, 5])
    sentence = f"weights[1] must be no less than 0, got {float(wrong)!r}"
    assert (caught.value.code, str(caught.value)) == ("weight.negative", sentence)


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1, -5e-324], ids=[*NO_NUMBERS_IDS, "negative", "just-negative"])
def test_a_wrong_weight_is_named_by_its_place(wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        weighted_score([1, wrong], [5, 5])
    assert caught.value.field == "weights[1]"


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
def test_a_wrong_rating_is_named_by_its_place(wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        weighted_score([1, 1], [5, wrong])
    assert caught.value.field == "ratings[1]"


# ---- the grid --------------------------------------------------------------------------------------------------------

MIDDLES = {Grade.LOW: 1, Grade.MEDIUM: 5, Grade.HIGH: 9}


@pytest.mark.parametrize(("attractiveness", "strength"), list(product(Grade, repeat=2)))
def test_each_cell_of_the_grid_is_reached(attractiveness: Grade, strength: Grade) -> None:
    assert nine_box(MIDDLES[attractiveness], MIDDLES[strength]) == NineBox(attractiveness=attractiveness, strength=strength)


@pytest.mark.parametrize(
    ("figure", "grade"),
    [
        (0, Grade.LOW),
        (math.nextafter(10 / 3, 0), Grade.LOW),
        (10 / 3, Grade.MEDIUM),
        (math.nextafter(20 / 3, 0), Grade.MEDIUM),
        (20 / 3, Grade.HIGH),
        (10, Grade.HIGH),
    ],
)
def test_a_figure_on_a_cut_belongs_to_the_higher_side(figure: float, grade: Grade) -> None:
    assert nine_box(figure, figure) == NineBox(attractiveness=grade, strength=grade)


@given(st.floats(0, 10), st.tuples(st.floats(0, 10), st.floats(0, 10)).map(sorted).filter(lambda cuts: cuts[0] < cuts[1]))
def test_a_grade_counts_the_cuts_that_were_reached(figure: float, cuts: list[float]) -> None:
    medium, high = cuts
    grade = list(Grade)[sum(figure >= cut for cut in cuts)]
    assert nine_box(figure, 0, cuts=(medium, high)).attractiveness is grade


@pytest.mark.parametrize("cuts", [(5, 5), (7, 3), (10.0, 0.0)])
def test_cuts_that_do_not_ascend_are_refused(cuts: tuple[float, float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        nine_box(5, 5, cuts=cuts)
    sentence = f"cuts must ascend, got {float(cuts[0])}, {float(cuts[1])}"
    assert (caught.value.code, str(caught.value)) == ("cuts.order", sentence)


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -0.1, 10.1], ids=[*NO_NUMBERS_IDS, "below", "above"])
@pytest.mark.parametrize(
    ("given_instead", "field"),
    [
        (lambda wrong: {"attractiveness": wrong}, "attractiveness"),
        (lambda wrong: {"strength": wrong}, "strength"),
        (lambda wrong: {"cuts": (wrong, 7)}, "cuts[0]"),
        (lambda wrong: {"cuts": (3, wrong)}, "cuts[1]"),
    ],
    ids=["attractiveness", "strength", "lower-cut", "higher-cut"],
)
def test_a_wrong_figure_is_refused_by_its_name(
    given_instead: Callable[[object], dict[str, Any]], field: str, wrong: object
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        nine_box(**{"attractiveness": 5, "strength": 5} | given_instead(wrong))
    assert caught.value.field == field


def test_a_figure_off_the_grid_is_answered_by_its_ends() -> None:
    with pytest.raises(OutOfRangeError) as caught:
        nine_box(11, 5)
    assert str(caught.value) == "attractiveness must be from 0 to 10.0, got 11.0"


@pytest.mark.parametrize("cuts", [(1,), (1, 2, 3), None, 5, {7, 3}, "37"], ids=repr)
def test_cuts_are_a_pair(cuts: tuple[float, float]) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        nine_box(5, 5, cuts=cuts)
    assert caught.value.field == "cuts"


@pytest.mark.parametrize("cuts", [(), (1,), (1, 2, 3)])
def test_cuts_are_said_to_be_two(cuts: tuple[float, float]) -> None:
    with pytest.raises(LengthError) as caught:
        nine_box(5, 5, cuts=cuts)
    assert (caught.value.code, str(caught.value)) == ("array.length", f"cuts must have 2 members, got {len(cuts)}")


@pytest.mark.parametrize("field", ["attractiveness", "strength"])
def test_a_cell_of_the_grid_has_two_grades(field: str) -> None:
    with pytest.raises(NotOneOfError) as caught:
        NineBox(**{"attractiveness": Grade.LOW, "strength": Grade.LOW} | {field: "low"})  # type: ignore[arg-type]
    assert (caught.value.field, caught.value.allowed) == (field, ("Grade.LOW", "Grade.MEDIUM", "Grade.HIGH"))


def test_grades_ascend() -> None:
    assert [each.value for each in Grade] == ["low", "medium", "high"]


def test_the_grid_is_cut_in_thirds() -> None:
    assert nine_box(math.nextafter(10 / 3, 0), 10 / 3) == NineBox(attractiveness=Grade.LOW, strength=Grade.MEDIUM)
    assert nine_box(math.nextafter(20 / 3, 0), 20 / 3) == NineBox(attractiveness=Grade.MEDIUM, strength=Grade.HIGH)


def test_the_ends_of_the_scale_may_be_cuts() -> None:
    assert nine_box(0, 10, cuts=(0, 10)) == NineBox(attractiveness=Grade.MEDIUM, strength=Grade.HIGH)


@pytest.mark.parametrize("wrong", [None, 1, {1}, {1: 2}, "1"], ids=repr)
@pytest.mark.parametrize(
    ("ask", "field"),
    [(lambda wrong: weighted_score(wrong, [5]), "weights"), (lambda wrong: weighted_score([1], wrong), "ratings")],
    ids=["weights", "ratings"],
)
def test_weights_and_ratings_have_an_order(ask: Callable[[object], object], field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(wrong)
    assert caught.value.field == field


def test_a_weight_below_0_is_not_answered_by_infinity() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        weighted_score([-1], [math.pi])
    assert "inf" not in str(caught.value)
