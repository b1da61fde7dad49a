"""Laws of the reliability of several questions."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations, product
from random import Random
from statistics import variance
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, LengthError, NoDataError
from customerfocus.methods.reliability import cronbach_alpha

Rows = list[list[int]]


def tables(items: int) -> st.SearchStrategy[Rows]:
    return st.lists(st.lists(st.integers(1, 10), min_size=items, max_size=items), min_size=2, max_size=8)


varied = st.integers(2, 5).flatmap(tables).filter(lambda rows: len({sum(row) for row in rows}) > 1)


def covariance(one: tuple[int, ...], other: tuple[int, ...]) -> Fraction:
    means = Fraction(sum(one), len(one)), Fraction(sum(other), len(other))
    return Fraction(sum((a - means[0]) * (b - means[1]) for a, b in zip(one, other, strict=True)), len(one) - 1)


# ---- the coefficient -------------------------------------------------------------------------------------------------


@given(varied)
def test_alpha_is_that_of_the_mean_covariance_over_the_mean_variance(rows: Rows) -> None:
    """Another way to the same figure: *kc̄*/(*v̄* + (*k*−1)*c̄*), from the covariances between the items."""
    columns = list(zip(*rows, strict=True))
    k = len(columns)
    pairs = list(permutations(range(k), 2))
    shared = Fraction(sum(covariance(columns[i], columns[j]) for i, j in pairs), len(pairs))
    own = Fraction(sum(covariance(column, column) for column in columns), k)
    assert cronbach_alpha(rows) == float(k * shared / (own + (k - 1) * shared))


@given(varied)
def test_alpha_is_its_formula_in_sample_variances(rows: Rows) -> None:
    k = len(rows[0])
    of_items = sum(variance(map(Fraction, column)) for column in zip(*rows, strict=True))
    of_totals = variance([Fraction(sum(row)) for row in rows])
    assert cronbach_alpha(rows) == float(Fraction(k, k - 1) * (1 - of_items / of_totals))


@given(varied)
def test_alpha_never_exceeds_1(rows: Rows) -> None:
    assert cronbach_alpha(rows) <= 1


@given(st.lists(st.integers(1, 10), min_size=2, max_size=8).filter(lambda each: len(set(each)) > 1), st.integers(2, 6))
def test_items_that_say_the_same_are_fully_reliable(answers: list[int], items: int) -> None:
    assert cronbach_alpha([[each + item for item in range(items)] for each in answers]) == 1.0


@given(varied, st.randoms(use_true_random=False))
def test_the_order_of_respondents_and_of_items_changes_nothing(rows: Rows, chance: Random) -> None:
    columns = list(zip(*rows, strict=True))
    chance.shuffle(columns)
    shuffled = [list(row) for row in zip(*columns, strict=True)]
    chance.shuffle(shuffled)
    assert cronbach_alpha(shuffled) == cronbach_alpha(rows)


@given(varied, st.integers(-5, 5), st.integers(1, 5))
def test_another_scale_for_all_items_changes_nothing(rows: Rows, shift: int, stretch: int) -> None:
    assert cronbach_alpha([[shift + stretch * each for each in row] for row in rows]) == cronbach_alpha(rows)


@given(varied)
def test_asking_everybody_twice_changes_nothing(rows: Rows) -> None:
    assert cronbach_alpha(rows + rows) == pytest.approx(cronbach_alpha(rows), rel=1e-12)


@given(st.integers(2, 4).flatmap(tables))
def test_an_item_turned_round_twice_is_the_item(rows: Rows) -> None:
    turned = [[11 - row[0], *row[1:]] for row in rows]
    assume(len({sum(row) for row in rows}) > 1)
    assert cronbach_alpha([[11 - row[0], *row[1:]] for row in turned]) == cronbach_alpha(rows)


def test_items_that_contradict_each_other_have_an_alpha_below_0_and_it_is_returned() -> None:
    assert cronbach_alpha([[1, 5], [2, 4], [3, 3], [4, 2], [5, 2]]) == pytest.approx(2 * (1 - (2.5 + 1.7) / 0.2))


def test_an_item_asked_the_other_way_round_pulls_alpha_down() -> None:
    straight = [[1, 2, 1], [3, 3, 4], [4, 5, 5], [5, 4, 5]]
    assert cronbach_alpha(straight) > 0.9
    assert cronbach_alpha([[6 - row[0], *row[1:]] for row in straight]) < 0


def test_items_without_anything_in_common_have_no_reliability() -> None:
    assert cronbach_alpha(list(product([1, 5], repeat=3))) == 0.0


def test_five_questions_of_the_law_school_admission_test_are_as_reliable_as_known() -> None:
    """Section 6, answers of 1,000 people (Bock and Lieberman 1970, the data `LSAT` of the R package ltm); alpha by numpy 2."""
    counts = [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15]
    counts += [10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298]
    rows = [pattern for pattern, count in zip(product([0, 1], repeat=5), counts, strict=True) for _ in range(count)]
    assert [sum(column) for column in zip(*rows, strict=True)] == [924, 709, 553, 763, 870]
    assert cronbach_alpha(rows) == pytest.approx(0.2949971922159539, abs=1e-13)


def test_three_questions_by_hand() -> None:
    """Variances 1, 4/3 and 4; totals 5, 8 and 13 with variance 49/3: 3/2 · (1 − 19/49)."""
    assert cronbach_alpha([(1, 2, 2), (2, 2, 4), (3, 4, 6)]) == 45 / 49


def test_ratings_as_large_and_as_small_as_numbers_go_have_an_alpha() -> None:
    assert cronbach_alpha([[1e308, 1e308], [-1e308, -1e308]]) == 1
    assert cronbach_alpha([[5e-324, 5e-324], [0, 0]]) == 1


# ---- what is refused -------------------------------------------------------------------------------------------------


def test_totals_that_hardly_differ_are_answered_by_an_error_of_ours() -> None:
    with pytest.raises(BrokenLawError) as caught:
        cronbach_alpha([[1e300, -1e300], [-1e300, 1e300], [0, 5e-324]])
    sentence = (
        "rows must have totals that vary by more than next to nothing beside the items, got 3 rows whose totals hardly differ"
    )
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("alpha.range", "rows", sentence)


@pytest.mark.parametrize("rows", [[], [[1, 2]], [[1]]], ids=["none", "one", "one-of-one-item"])
def test_one_respondent_tells_nothing(rows: list[list[float]]) -> None:
    with pytest.raises(NoDataError) as caught:
        cronbach_alpha(rows)
    assert str(caught.value) == "rows: nothing to compute from, there are fewer than 2 respondents"


@pytest.mark.parametrize("rows", [[[3, 3], [3, 3]], [[1, 5], [5, 1]], [[0.1, 0.2], [0.2, 0.1]]])
def test_without_a_difference_between_respondents_nothing_is_known(rows: list[list[float]]) -> None:
    with pytest.raises(NoDataError) as caught:
        cronbach_alpha(rows)
    assert str(caught.value) == "rows: nothing to compute from, all respondents have the same total"


@pytest.mark.parametrize("row", [[], [1]])
def test_there_are_two_items_or_more(row: list[float]) -> None:
    with pytest.raises(LengthError) as caught:
        cronbach_alpha([row, row])
    sentence = f"rows[0] must have at least 2 members, got {len(row)}"
    assert (caught.value.code, str(caught.value)) == ("array.length", sentence)


@pytest.mark.parametrize("row", [[1], [1, 2, 3]])
def test_every_respondent_rated_the_same_items(row: list[float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        cronbach_alpha([[1, 2], [2, 3], row])
    sentence = f"rows[2] must have 2 members, as the first row, got {len(row)}"
    assert (caught.value.code, str(caught.value)) == ("length.mismatch", sentence)


@pytest.mark.parametrize("wrong", [True, "1", None, math.nan, math.inf, 10**400], ids=str)
def test_what_is_no_number_is_refused_by_its_place(wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        cronbach_alpha([[1, 2], [3, wrong]])
    assert caught.value.field == "rows[1][1]"


@pytest.mark.parametrize("wrong", [None, 1, {1}, {1: 2}, "12"], ids=repr)
@pytest.mark.parametrize(
    ("rows", "field"), [(lambda wrong: wrong, "rows"), (lambda wrong: [[1, 2], wrong], "rows[1]")], ids=["rows", "a-row"]
)
def test_rows_have_an_order(rows: Callable[[object], Any], field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        cronbach_alpha(rows(wrong))
    assert caught.value.field == field
