"""Laws of indices of satisfaction."""

import math
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, OutOfRangeError
from customerfocus.methods.indices import acsi

from .wrong import NO_NUMBERS

Card = list[tuple[float, float]]

ratings = st.floats(1, 10)
weights = st.floats(0, 1e300)
cards = st.lists(st.tuples(ratings, weights), min_size=1, max_size=6).filter(lambda card: any(weight for _, weight in card))
tens = st.lists(ratings, min_size=3, max_size=3)


def index(card: Card, **scale: float) -> float:
    return acsi([rating for rating, _ in card], weights=[weight for _, weight in card], **scale)


@given(cards)
@example([(0.1 + 1, 0.1)] * 3)
def test_the_index_is_the_exact_one_rounded_once(card: Card) -> None:
    total = sum(Fraction(weight) for _, weight in card)
    weighted = sum(Fraction(weight) * (Fraction(rating) - 1) for rating, weight in card)
    assert index(card) == float(weighted * 100 / (9 * total))


@given(cards)
def test_the_index_runs_from_0_to_100(card: Card) -> None:
    assert 0 <= index(card) <= 100


@pytest.mark.parametrize(("rating", "expected"), [(1, 0.0), (10, 100.0), (5.5, 50.0)])
@given(weights=st.lists(st.floats(1e-3, 1e3), min_size=3, max_size=3))
def test_the_ends_and_the_middle_of_the_scale_are_those_of_the_index(rating: float, expected: float, weights: list[float]) -> None:
    assert acsi([rating] * 3, weights=weights) == expected


@given(cards, st.randoms(use_true_random=False))
def test_the_order_of_the_questions_changes_nothing(card: Card, chance: Random) -> None:
    shuffled = card.copy()
    chance.shuffle(shuffled)
    assert index(shuffled) == index(card)


@given(tens, st.lists(st.floats(1e-3, 1e3), min_size=3, max_size=3), st.integers(-50, 50))
def test_weights_scaled_by_a_power_of_two_change_nothing(ratings: list[float], weights: list[float], exponent: int) -> None:
    scaled = [math.ldexp(weight, exponent) for weight in weights]
    assert acsi(ratings, weights=scaled) == acsi(ratings, weights=weights)


@given(tens, tens)
def test_the_index_of_the_means_is_the_mean_of_the_indices(one: list[float], other: list[float]) -> None:
    means = [(first + second) / 2 for first, second in zip(one, other, strict=True)]
    assert acsi(means) == pytest.approx((acsi(one) + acsi(other)) / 2, abs=1e-12)


@given(cards)
def test_a_scale_turned_round_turns_the_index_round(card: Card) -> None:
    turned = [(11 - rating, weight) for rating, weight in card]
    assert index(turned) == pytest.approx(100 - index(card), abs=1e-9)


@given(st.lists(st.integers(0, 10), min_size=3, max_size=3))
def test_another_scale_is_stretched_to_the_same_index(answers: list[int]) -> None:
    assert acsi(answers, low=0, high=10) == acsi([5 * each - 20 for each in answers], low=-20, high=30)


@given(tens)
def test_three_questions_of_equal_weight_are_supposed(ratings: list[float]) -> None:
    assert acsi(ratings) == acsi(ratings, weights=[1, 1, 1]) == acsi(ratings, low=1, high=10)


def test_the_lowest_rating_adds_nothing() -> None:
    """The mean over the highest rating would give 10 where everybody is as dissatisfied as can be."""
    assert acsi([1, 1, 1]) == 0
    assert acsi([8, 7, 7]) == pytest.approx((8 + 7 + 7 - 3) / 27 * 100)
    assert acsi([8, 7, 7]) != pytest.approx((8 + 7 + 7) / 30 * 100, abs=1)


def test_a_scale_as_wide_as_numbers_go_has_an_index() -> None:
    highest = 1.7976931348623157e308
    assert acsi([highest, 0.0, -highest], low=-highest, high=highest) == 50
    assert acsi([5e-324], weights=[5e-324], low=0, high=5e-324) == 100


@pytest.mark.parametrize("weights", [[], [0, -0.0]], ids=["none", "all-zero"])
def test_without_a_weight_nothing_is_known(weights: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        acsi([5] * len(weights), weights=weights)
    assert str(caught.value) == "weights: nothing to compute from, no rating has a weight"


@pytest.mark.parametrize("count", [0, 2, 4])
def test_there_is_one_rating_per_weight(count: int) -> None:
    with pytest.raises(BrokenLawError) as caught:
        acsi([5] * count)
    sentence = f"ratings must have 3 members, one per weight, got {count}"
    assert (caught.value.code, str(caught.value)) == ("length.mismatch", sentence)


@pytest.mark.parametrize(("low", "high"), [(5, 5), (10, 1)])
def test_a_scale_rises(low: float, high: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        acsi([5, 5, 5], low=low, high=high)
    sentence = f"high must be above low, got {float(low)} to {float(high)}"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("scale.order", "high", sentence)


@pytest.mark.parametrize("wrong", [-1, -5e-324])
def test_a_weight_is_not_below_0(wrong: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        acsi([5, 5, 5], weights=[1, wrong, 1])
    sentence = f"weights[1] must be no less than 0, got {float(wrong)!r}"
    assert (caught.value.code, str(caught.value)) == ("weight.negative", sentence)


@pytest.mark.parametrize("wrong", [math.nextafter(1, 0), math.nextafter(10, 11)])
def test_a_rating_stands_on_the_scale(wrong: float) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        acsi([5, 5, wrong])
    assert str(caught.value) == f"ratings[2] must be from 1.0 to 10.0, got {wrong!r}"


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=["true", "text", "none", "nan", "infinity", "huge"])
@pytest.mark.parametrize(
    ("instead", "field"),
    [
        (lambda wrong: {"ratings": [5, wrong, 5]}, "ratings[1]"),
        (lambda wrong: {"weights": [1, 1, wrong]}, "weights[2]"),
        (lambda wrong: {"low": wrong}, "low"),
        (lambda wrong: {"high": wrong}, "high"),
    ],
    ids=["ratings", "weights", "low", "high"],
)
def test_what_is_no_number_is_refused_by_its_name(instead: Callable[[object], dict[str, Any]], field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        acsi(**{"ratings": [5, 5, 5]} | instead(wrong))
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", [None, 1, {1}, {1: 2}, "555"], ids=repr)
@pytest.mark.parametrize("field", ["ratings", "weights"])
def test_ratings_and_weights_have_an_order(field: str, wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        acsi(**{"ratings": [5, 5, 5]} | {field: wrong})
    assert caught.value.field == field
