"""Laws of weights."""

import math
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    NoDataError,
    WrongTypeError,
)
from customerfocus.methods.proportions import wilson
from customerfocus.methods.weighting import design_effect, effective_size, post_stratify

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

LARGEST = 2**53 - 1

some_weights = st.lists(st.floats(0, 1e300), min_size=1, max_size=10).filter(any)
moderate = st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=10)

# ---- what weights cost -----------------------------------------------------------------------------------------------


@given(some_weights)
@example([5e-324, 1e308])
def test_the_design_effect_is_the_exact_one_rounded_once(weights: list[float]) -> None:
    exact = list(map(Fraction, weights))
    expected = len(exact) * sum(each**2 for each in exact) / sum(exact) ** 2
    assert design_effect(weights) == float(expected)


@given(some_weights)
@example([5e-324, 1e308])
def test_the_effective_size_is_the_size_over_the_design_effect(weights: list[float]) -> None:
    assert effective_size(weights) == pytest.approx(len(weights) / design_effect(weights), rel=1e-14)


@given(some_weights)
def test_weights_cost_something_and_never_more_than_all_but_one(weights: list[float]) -> None:
    assert 1 <= design_effect(weights) <= len(weights)
    assert 1 <= effective_size(weights) <= len(weights)


@given(st.floats(5e-324, 1e308), st.integers(1, 1000))
def test_equal_weights_cost_nothing(weight: float, count: int) -> None:
    assert (design_effect([weight] * count), effective_size([weight] * count)) == (1, count)


@given(moderate, st.integers(-100, 100))
def test_weights_scaled_by_a_constant_change_nothing(weights: list[float], exponent: int) -> None:
    scaled = [math.ldexp(each, exponent) for each in weights]
    assert (design_effect(scaled), effective_size(scaled)) == (design_effect(weights), effective_size(weights))
    assert design_effect([each / 3 for each in weights]) == pytest.approx(design_effect(weights))


@given(some_weights, st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_changes_nothing(weights: list[float], chance: Random) -> None:
    shuffled = weights.copy()
    chance.shuffle(shuffled)
    assert (design_effect(shuffled), effective_size(shuffled)) == (design_effect(weights), effective_size(weights))


@given(some_weights)
def test_a_respondent_without_weight_was_asked_in_vain(weights: list[float]) -> None:
    assert effective_size([*weights, 0.0]) == effective_size(weights)
    assert design_effect([*weights, 0.0]) == pytest.approx(design_effect(weights) * (len(weights) + 1) / len(weights))


@given(moderate)
def test_the_design_effect_is_one_plus_the_squared_variation_of_the_weights(weights: list[float]) -> None:
    mean = math.fsum(weights) / len(weights)
    variance = math.fsum((each - mean) ** 2 for each in weights) / len(weights)
    assert design_effect(weights) == pytest.approx(1 + variance / mean**2)


def test_the_design_effect_is_not_its_square_root() -> None:
    """`kishFactor` of the R package surveysd is the square root: of the weights 1, 2, 3 and 4 it makes 1.095."""
    assert design_effect([1, 2, 3, 4]) == pytest.approx(1.2)
    assert design_effect([1, 2, 3, 4]) != pytest.approx(math.sqrt(1.2), abs=0.05)
    assert effective_size([1, 2, 3, 4]) == pytest.approx(10**2 / 30)


def test_a_weighted_share_has_a_wider_interval() -> None:
    weights = [3.0] * 50 + [1.0] * 50
    size = effective_size(weights)
    plain, weighted = wilson(40, 100), wilson(0.4 * size, size)
    assert size == 80
    assert weighted.low < plain.low < plain.high < weighted.high


COSTS: list[Callable[[Any], float]] = [design_effect, effective_size]


@pytest.mark.parametrize("weights", [[], [0, 0.0, -0.0]], ids=["none", "all-zero"])
@pytest.mark.parametrize("cost", COSTS)
def test_without_a_weight_nothing_is_known(cost: Callable[[Any], float], weights: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        cost(weights)
    assert str(caught.value) == "weights: nothing to compute from, nobody has a weight"


@pytest.mark.parametrize("wrong", [-1, -5e-324])
@pytest.mark.parametrize("cost", COSTS)
def test_a_weight_is_not_below_0(cost: Callable[[Any], float], wrong: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        cost([1, wrong])
    sentence = f"weights[1] must be no less than 0, got {float(wrong)!r}"
    assert (caught.value.code, str(caught.value)) == ("weight.negative", sentence)


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize("cost", COSTS)
def test_what_is_no_number_is_refused_by_its_place(cost: Callable[[Any], float], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        cost([1, 2, wrong])
    assert caught.value.field == "weights[2]"


@pytest.mark.parametrize("wrong", [None, 1, {1}, {1: 2}, "12"], ids=repr)
@pytest.mark.parametrize("cost", COSTS)
def test_weights_are_a_list(cost: Callable[[Any], float], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        cost(wrong)
    assert caught.value.field == "weights"


# ---- strata ----------------------------------------------------------------------------------------------------------

Strata = dict[str, tuple[float, float]]

strata: st.SearchStrategy[Strata] = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.integers(1, 10**6), st.integers(1, 10**9)), min_size=1
)


def stratified(strata: Strata) -> dict[str, float]:
    return post_stratify({name: each[0] for name, each in strata.items()}, {name: each[1] for name, each in strata.items()})


@given(strata)
def test_a_weight_is_the_share_of_the_population_over_that_of_the_sample(strata: Strata) -> None:
    found = stratified(strata)
    answers, people = (sum(Fraction(each[side]) for each in strata.values()) for side in (0, 1))
    expected = {name: float((Fraction(many) / people) / (Fraction(few) / answers)) for name, (few, many) in strata.items()}
    assert found == expected
    assert list(found) == sorted(strata)


@given(strata)
def test_weights_average_1_over_the_sample(strata: Strata) -> None:
    found = stratified(strata)
    answers = sum(each[0] for each in strata.values())
    assert math.fsum(found[name] * each[0] for name, each in strata.items()) == pytest.approx(answers)


@given(strata)
def test_the_weighted_sample_has_the_shares_of_the_population(strata: Strata) -> None:
    found = stratified(strata)
    weighted = {name: found[name] * each[0] for name, each in strata.items()}
    people = sum(each[1] for each in strata.values())
    for name, each in strata.items():
        assert weighted[name] / math.fsum(weighted.values()) == pytest.approx(each[1] / people)


@given(strata, st.integers(-20, 20), st.integers(-20, 20))
def test_counts_and_shares_give_the_same_weights(strata: Strata, one: int, other: int) -> None:
    scaled = {name: (math.ldexp(each[0], one), math.ldexp(each[1], other)) for name, each in strata.items()}
    assert stratified(scaled) == stratified(strata)


@given(strata)
def test_a_stratum_of_nobody_is_as_good_as_none(strata: Strata) -> None:
    assert stratified(strata | {"nobody": (0, 0.0)}) == stratified(strata)


def test_a_population_in_which_a_third_answers_twice_as_often() -> None:
    assert post_stratify({"women": 60, "men": 40}, {"women": 0.5, "men": 0.5}) == {"men": 1.25, "women": 60**-1 * 50}


@pytest.mark.parametrize("sampled", [{"north": 5}, {"north": 5, "south": 0, "east": 0}])
def test_a_stratum_of_whom_nobody_was_sampled_is_named(sampled: dict[str, float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        post_stratify(sampled, {"north": 3, "south": 4, "east": 3})
    sentence = "population must name only what somebody was sampled from, got 'east', 'south'"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("sample.missing", "population", sentence)


@pytest.mark.parametrize("population", [{"north": 5}, {"north": 5, "south": 0.0}])
def test_a_stratum_that_the_population_has_not_is_named(population: dict[str, float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        post_stratify({"north": 3, "south": 1}, population)
    sentence = "sampled must name only what population names, got 'south'"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("sample.unknown", "sampled", sentence)


@pytest.mark.parametrize("empty", [{}, {"north": 0}])
@pytest.mark.parametrize("field", ["sampled", "population"])
def test_without_anybody_there_are_no_weights(field: str, empty: dict[str, float]) -> None:
    with pytest.raises(NoDataError) as caught:
        post_stratify(**{"sampled": {"north": 1}, "population": {"north": 1}} | {field: empty})
    assert str(caught.value) == f"{field}: nothing to compute from, no figure is above 0"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -5e-324, 2**53], ids=[*NO_NUMBERS_IDS, "negative", "too-large"])
@pytest.mark.parametrize("field", ["sampled", "population"])
def test_a_wrong_figure_is_refused_by_its_name(field: str, wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    figures: dict[str, dict[str, float]] = {"sampled": {"a": 1, "b": 1}, "population": {"a": 1, "b": 1}}
    with pytest.raises(CustomerFocusError) as caught:
        post_stratify(**figures | {field: {"a": 1, "b": wrong}})
    assert caught.value.field == f"{field}['b']"
    assert post_stratify(**figures | {field: {"a": LARGEST, "b": LARGEST}}) == {"a": 1, "b": 1}


@pytest.mark.parametrize("wrong", [None, [("a", 1)], "a", {1: 1}, {None: 1}, {("a",): 1}], ids=repr)
@pytest.mark.parametrize("field", ["sampled", "population"])
def test_strata_are_a_mapping_from_texts(field: str, wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(WrongTypeError) as caught:
        post_stratify(**{"sampled": {"a": 1}, "population": {"a": 1}} | {field: wrong})
    assert (caught.value.field, caught.value.expected) == (field, "a mapping from texts to numbers")
    assert caught.value.value is (next(iter(wrong)) if isinstance(wrong, dict) else wrong)
    assert caught.value.code == ("type.text" if isinstance(wrong, dict) else "type.object")


def test_a_weight_too_large_for_a_number_is_answered_by_an_error_of_ours() -> None:
    with pytest.raises(BrokenLawError) as caught:
        post_stratify({"a": 5e-324, "b": LARGEST}, {"a": 1, "b": 1})
    sentence = "sampled['a'] must be so many that the weight is a number, got 5e-324"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("weight.range", "sampled['a']", sentence)
