"""Laws of the house of quality: weights multiply, characteristics add up, shares make 1, and the roof has each pair once."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from random import Random
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, OutOfRangeError, WrongTypeError
from customerfocus.methods.quality_function import conflicts, improvement_weights, relative, technical_importance

LARGEST = 2**53 - 1

importances = st.floats(0, LARGEST)
ratings = st.floats(1e-9, LARGEST)
needs = st.lists(st.tuples(importances, ratings, ratings, ratings), min_size=1, max_size=6)
weights = st.floats(0, 1e100)
strengths = st.floats(0, LARGEST)
houses = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.tuples(weights, st.lists(strengths, min_size=width, max_size=width)), min_size=1, max_size=5).filter(
        lambda house: any(weight for weight, _ in house)
    )
)
values = st.lists(st.floats(0, allow_infinity=False), min_size=1, max_size=12).filter(any)
roofs = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]), st.integers(-2, 2), max_size=15
)

Need = tuple[float, float, float, float]
House = list[tuple[float, list[float]]]


def weigh(rows: list[Need]) -> tuple[float, ...]:
    importance, current, target, sales_point = zip(*rows, strict=True)
    return improvement_weights(importance, current, target, sales_point)


def importance_of(house: House) -> tuple[float, ...]:
    return technical_importance([weight for weight, _ in house], [row for _, row in house])


# ---- the weight of a need --------------------------------------------------------------------------------------------


@given(needs)
@example([(float(LARGEST), 1e-9, float(LARGEST), float(LARGEST))])
@example([(5e-324, float(LARGEST), 1e-9, 1e-9)])
@example([(0.1, 0.3, 0.7, 1.2)])
def test_a_weight_is_the_exact_product_rounded_once(rows: list[Need]) -> None:
    assert weigh(rows) == tuple(
        float(Fraction(importance) * Fraction(target) / Fraction(current) * Fraction(sales_point))
        for importance, current, target, sales_point in rows
    )


@given(importances, ratings)
def test_a_need_that_is_served_as_well_as_it_should_be_weighs_what_it_matters(importance: float, rating: float) -> None:
    assert improvement_weights([importance], [rating], [rating], [1]) == (importance,)


def test_a_better_target_weighs_more_and_a_better_rating_less() -> None:
    assert improvement_weights([4, 4, 4, 4], [2, 4, 2, 2], [2, 2, 4, 2], [1, 1, 1, 1.5]) == (4.0, 2.0, 8.0, 6.0)


@given(needs)
def test_needs_are_weighed_one_by_one(rows: list[Need]) -> None:
    assert weigh(rows) == tuple(weigh([row])[0] for row in rows)


def test_a_need_of_no_importance_weighs_nothing() -> None:
    assert repr(improvement_weights([0], [3], [4], [1])) == "(0.0,)"


@pytest.mark.parametrize("others", [([], [], []), ([3], [4], [1])])
def test_without_needs_there_is_nothing_to_weigh(others: tuple[list[float], list[float], list[float]]) -> None:
    with pytest.raises(NoDataError) as caught:
        improvement_weights([], *others)
    assert str(caught.value) == "importance: nothing to compute from, there are no needs"


# ---- the importance of a characteristic ------------------------------------------------------------------------------


@given(houses)
@example([(1e100, [float(LARGEST)])] * 5)
@example([(0.1, [0.1])] * 3)
def test_the_importance_is_the_exact_sum_rounded_once(house: House) -> None:
    columns = zip(*(row for _, row in house), strict=True)
    assert importance_of(house) == tuple(
        float(sum(Fraction(weight) * Fraction(strength) for (weight, _), strength in zip(house, column, strict=True)))
        for column in columns
    )


@given(houses, st.randoms(use_true_random=False))
def test_the_order_of_the_needs_changes_nothing(house: House, chance: Random) -> None:
    shuffled = house.copy()
    chance.shuffle(shuffled)
    assert importance_of(shuffled) == importance_of(house)


@given(houses)
def test_importances_stand_in_the_order_of_the_characteristics(house: House) -> None:
    assert importance_of([(weight, row[::-1]) for weight, row in house]) == importance_of(house)[::-1]


@given(houses, strengths)
def test_a_need_without_weight_changes_nothing(house: House, strength: float) -> None:
    assert importance_of([*house, (0, [strength] * len(house[0][1]))]) == importance_of(house)


def test_a_characteristic_that_serves_no_need_has_none() -> None:
    assert repr(technical_importance([5, 2], [[9, 0], [3, 0]])) == "(51.0, 0.0)"


# schematex.js.org/examples/matrix-qfd-coffee-maker: quiet, fast and sparing, by fan, heater and insulation.
COFFEE_MAKER = ([5, 3, 4], [[9, 0, 3], [0, 9, 0], [0, 3, 9]])


def test_a_house_has_its_published_importances_and_shares() -> None:
    found = technical_importance(*COFFEE_MAKER)
    assert found == (45.0, 39.0, 51.0)
    assert [round(100 * each) for each in relative(found)] == [33, 29, 38]


def test_weights_of_needs_may_be_those_of_their_improvement() -> None:
    heaviest = improvement_weights([LARGEST], [1e-9], [LARGEST], [LARGEST])
    assert technical_importance(heaviest, [[LARGEST]])[0] == pytest.approx(LARGEST**4 * 1e9)


@pytest.mark.parametrize(("weights", "relations"), [([], []), ([], [[1]]), ([0], [[9]]), ([0, 0.0], [[9], [3]])])
def test_without_a_weight_nothing_is_known(weights: list[float], relations: list[list[float]]) -> None:
    with pytest.raises(NoDataError) as caught:
        technical_importance(weights, relations)
    assert str(caught.value) == "weights: nothing to compute from, no need has a weight"


@pytest.mark.parametrize("relations", [[[], []], [(), ()]])
def test_without_characteristics_nothing_is_known(relations: list[list[float]]) -> None:
    with pytest.raises(NoDataError) as caught:
        technical_importance([1, 2], relations)
    assert str(caught.value) == "relations: nothing to compute from, there are no characteristics"


@pytest.mark.parametrize(
    ("relations", "field", "sentence"),
    [
        ([], "relations", "relations must have 2 members, one per need, got 0"),
        ([[1]], "relations", "relations must have 2 members, one per need, got 1"),
        ([[1]] * 3, "relations", "relations must have 2 members, one per need, got 3"),
        ([[1], [1, 2]], "relations[1]", "relations[1] must have 1 member, one per characteristic, got 2"),
        ([[1, 2, 3], [1, 2]], "relations[1]", "relations[1] must have 3 members, one per characteristic, got 2"),
        ([[], [1]], "relations[1]", "relations[1] must have 0 members, one per characteristic, got 1"),
    ],
)
def test_a_ragged_house_is_refused(relations: list[list[float]], field: str, sentence: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        technical_importance([5, 3], relations)
    assert (caught.value.field, caught.value.code, str(caught.value)) == (field, "length.mismatch", sentence)


# ---- shares ----------------------------------------------------------------------------------------------------------


@given(values)
@example([0.1] * 3)
@example([1.7e308, 1.7e308])
@example([5e-324, 5e-324, 5e-324])
def test_a_share_is_the_float_nearest_to_the_exact_one(known: list[float]) -> None:
    total = sum(map(Fraction, known))
    assert relative(known) == tuple(float(Fraction(each) / total) for each in known)


@given(values)
def test_shares_make_1_as_nearly_as_floats_do(known: list[float]) -> None:
    shares = relative(known)
    total = sum(map(Fraction, shares), Fraction())
    assert abs(total - 1) <= Fraction(len(shares), 2**54)
    assert all(0 <= each <= 1 for each in shares)


@given(values)
def test_shares_keep_the_order_of_the_values(known: list[float]) -> None:
    shares = relative(known)
    assert all(shares[i] <= shares[j] for i, one in enumerate(known) for j, other in enumerate(known) if one <= other)


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=8), st.integers(-100, 100))
def test_values_scaled_by_a_power_of_two_have_the_same_shares(known: list[float], exponent: int) -> None:
    assert relative([math.ldexp(each, exponent) for each in known]) == relative(known)


@pytest.mark.parametrize("known", [[], [0], [0, 0.0, -0.0]], ids=["none", "zero", "all-zero"])
def test_without_a_value_above_0_there_are_no_shares(known: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        relative(known)
    assert str(caught.value) == "values: nothing to compute from, no value is above 0"


@pytest.mark.parametrize("wrong", [-1, -5e-324])
def test_a_value_is_not_below_0(wrong: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        relative([1, wrong])
    assert str(caught.value) == f"values[1] must be no less than 0, got {float(wrong)!r}"


# ---- the roof --------------------------------------------------------------------------------------------------------


@given(roofs)
def test_a_conflict_is_a_pair_whose_entry_is_negative(roof: dict[tuple[int, int], int]) -> None:
    assert list(conflicts(roof)) == [pair for pair in combinations(range(7), 2) if roof.get(pair, 0) < 0]


@given(roofs, st.randoms(use_true_random=False))
def test_the_order_of_the_roof_changes_nothing(roof: dict[tuple[int, int], int], chance: Random) -> None:
    entries = list(roof.items())
    chance.shuffle(entries)
    assert conflicts(dict(entries)) == conflicts(roof)


@given(roofs)
def test_a_roof_turned_upside_down_has_conflicts_where_there_was_support(roof: dict[tuple[int, int], int]) -> None:
    turned = conflicts({pair: -entry for pair, entry in roof.items()})
    assert not set(turned) & set(conflicts(roof))
    assert len(turned) + len(conflicts(roof)) == sum(map(bool, roof.values()))


def test_every_strength_of_the_roof_is_read() -> None:
    roof = {(0, 1): -2, (0, 2): -1, (0, 3): 0, (0, 4): 1, (0, 5): 2}
    assert conflicts(roof) == ((0, 1), (0, 2))
    assert conflicts(MappingProxyType(roof)) == ((0, 1), (0, 2))


def test_a_roof_has_its_published_conflict() -> None:
    """The coffee maker again: fan and heater strongly negative, heater and insulation positive."""
    assert conflicts({(0, 1): -2, (1, 2): 1}) == ((0, 1),)


def test_a_house_without_a_roof_has_no_conflicts() -> None:
    assert conflicts({}) == ()


def test_a_place_may_be_as_large_as_a_whole_number_can_be() -> None:
    assert conflicts({(0, LARGEST): -1}) == ((0, LARGEST),)


@pytest.mark.parametrize("wrong", [None, 3, "roof", [((0, 1), -1)], {(0, 1)}, [[0, -1]]], ids=repr)
def test_a_roof_is_a_mapping(wrong: dict[tuple[int, int], int]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        conflicts(wrong)
    assert caught.value.code == "type.object"
    assert caught.value.value is wrong
    assert str(caught.value).startswith("roof must be a mapping of pairs of places to entries, got ")


class Pair(NamedTuple):
    first: int
    second: int


@pytest.mark.parametrize(
    ("key", "came"),
    [
        ((1, 0), "(1, 0)"),
        ((1, 1), "(1, 1)"),
        ((-1, 1), "(-1, 1)"),
        ((0, LARGEST + 1), "(0, 9007199254740992)"),
        ((0, 10**5000), "(0, an integer of 16610 bits)"),
        ((False, 1), "(False, 1)"),
        ((0, True), "(0, True)"),
        ((0.0, 1), "(0.0, 1)"),
        ((0, 1.0), "(0, 1.0)"),
        (("0", "1"), "('0', '1')"),
        ((0,), "an instance of tuple"),
        ((0, 1, 2), "an instance of tuple"),
        (Pair(0, 1), "an instance of Pair"),
        ("01", "'01'"),
        (1, "1"),
        (None, "None"),
        (frozenset({0, 1}), "an instance of frozenset"),
    ],
)
def test_a_key_of_the_roof_is_a_pair_of_places(key: tuple[int, int], came: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        conflicts({(2, 3): 1, key: -1})
    assert (caught.value.code, caught.value.field) == ("roof.pair", "roof")
    law = "roof must have pairs of places for keys, counted from 0, the earlier first"
    assert str(caught.value) == f"{law}, got {came}"


@pytest.mark.parametrize("wrong", [-3, 3, 10**400, True, -1.0, "-", None, math.nan])
def test_an_entry_is_a_whole_number_from_minus_2_to_2(wrong: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        conflicts({(2, 3): 1, (0, 2): wrong})
    assert caught.value.field == "roof[0, 2]"


def test_an_entry_off_its_range_is_answered_by_the_range() -> None:
    with pytest.raises(OutOfRangeError) as caught:
        conflicts({(0, 2): -3})
    assert str(caught.value) == "roof[0, 2] must be from -2 to 2, got -3"


# ---- what is refused -------------------------------------------------------------------------------------------------

ARGUMENTS: list[tuple[Callable[[list[float]], object], str]] = [
    (lambda wrong: improvement_weights(wrong, [1, 1], [1, 1], [1, 1]), "importance"),
    (lambda wrong: improvement_weights([1, 1], wrong, [1, 1], [1, 1]), "current"),
    (lambda wrong: improvement_weights([1, 1], [1, 1], wrong, [1, 1]), "target"),
    (lambda wrong: improvement_weights([1, 1], [1, 1], [1, 1], wrong), "sales_point"),
    (lambda wrong: technical_importance(wrong, [[1], [1]]), "weights"),
    (lambda wrong: technical_importance([1, 1], [[1, 1], wrong]), "relations[1]"),
    (relative, "values"),
]
IDS = ["importance", "current", "target", "sales-point", "weights", "relations", "values"]


@pytest.mark.parametrize(
    "wrong", [True, "1", None, math.nan, math.inf, 10**400, -1], ids=["true", "text", "none", "nan", "infinity", "huge", "negative"]
)
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS, ids=IDS)
def test_a_wrong_figure_is_refused_by_its_place(ask: Callable[[list[float]], object], field: str, wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask([1, wrong])
    assert caught.value.field == f"{field}[1]"


@pytest.mark.parametrize("wrong", [5, "11", {5, 6}, {5: 5, 6: 6}, None], ids=repr)
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS, ids=IDS)
def test_figures_have_an_order(ask: Callable[[object], object], field: str, wrong: object) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(wrong)
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", [5, "11", {5, 6}, {5: 5}, None], ids=repr)
def test_relations_have_an_order(wrong: list[list[float]]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        technical_importance([1, 1], wrong)
    assert caught.value.field == "relations"


@pytest.mark.parametrize(
    ("ask", "field", "low", "high"),
    [
        (ARGUMENTS[0][0], "importance", "0", str(LARGEST)),
        (ARGUMENTS[1][0], "current", "1e-09", str(LARGEST)),
        (ARGUMENTS[2][0], "target", "1e-09", str(LARGEST)),
        (ARGUMENTS[3][0], "sales_point", "1e-09", str(LARGEST)),
        (ARGUMENTS[4][0], "weights", "0", "1e+100"),
        (ARGUMENTS[5][0], "relations[1]", "0", str(LARGEST)),
    ],
)
def test_a_figure_off_its_range_is_answered_by_the_range(
    ask: Callable[[list[float]], object], field: str, low: str, high: str
) -> None:
    for wrong in (math.nextafter(float(low), -1), math.nextafter(float(high), math.inf)):
        with pytest.raises(OutOfRangeError) as caught:
            ask([1, wrong])
        assert str(caught.value) == f"{field}[1] must be from {low} to {high}, got {wrong!r}"


@pytest.mark.parametrize("wrong", [[1], [1, 1, 1]])
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS[1:4], ids=IDS[1:4])
def test_each_need_is_described_in_full(ask: Callable[[list[float]], object], field: str, wrong: list[float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        ask(wrong)
    sentence = f"{field} must have 2 members, one per need, got {len(wrong)}"
    assert (caught.value.code, str(caught.value)) == ("length.mismatch", sentence)
