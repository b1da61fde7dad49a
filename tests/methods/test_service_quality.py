"""Laws of service quality: a gap is what is perceived less what is expected, and no mean of gaps leaves their range."""

import math
from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, NotFiniteError, OutOfRangeError, WrongTypeError
from customerfocus.methods.service_quality import gaps, overall

LARGEST = 2**53 - 1

scale = st.floats(1, 7)
means = st.floats(-LARGEST, LARGEST)
figures = st.floats(allow_nan=False, allow_infinity=False)
dimensions = st.lists(st.tuples(means, means), min_size=1, max_size=8)
weighed = st.lists(st.tuples(st.floats(0, 1e300), figures), min_size=1, max_size=8).filter(lambda rows: any(w for w, _ in rows))


def gaps_of(rows: list[tuple[float, float]]) -> tuple[float, ...]:
    return gaps([perception for perception, _ in rows], [expectation for _, expectation in rows])


def overall_of(rows: list[tuple[float, float]]) -> float:
    return overall([gap for _, gap in rows], weights=[weight for weight, _ in rows])


# ---- one gap per dimension -------------------------------------------------------------------------------------------


@given(dimensions)
@example([(float(LARGEST), float(-LARGEST))])
def test_a_gap_is_the_exact_difference_rounded_once(rows: list[tuple[float, float]]) -> None:
    assert gaps_of(rows) == tuple(float(Fraction(perceived) - Fraction(expected)) for perceived, expected in rows)


@given(scale, scale)
def test_a_gap_is_below_0_where_the_service_falls_short(perceived: float, expected: float) -> None:
    (gap,) = gaps([perceived], [expected])
    assert (gap < 0, gap > 0) == (perceived < expected, perceived > expected)


@given(dimensions)
def test_gaps_change_sign_when_perceptions_and_expectations_change_places(rows: list[tuple[float, float]]) -> None:
    assert gaps_of([(expected, perceived) for perceived, expected in rows]) == tuple(-gap for gap in gaps_of(rows))


@given(dimensions)
def test_gaps_stand_in_the_order_of_the_dimensions(rows: list[tuple[float, float]]) -> None:
    assert gaps_of(rows[::-1]) == gaps_of(rows)[::-1]


def test_whole_numbers_give_floats() -> None:
    assert repr(gaps((5,), (7,))) == "(-2.0,)"


def test_the_largest_means_are_told_apart() -> None:
    assert gaps([LARGEST, -LARGEST], [-LARGEST, LARGEST]) == (2.0 * LARGEST, -2.0 * LARGEST)


# ---- one figure for all ----------------------------------------------------------------------------------------------


@given(weighed)
@example([(0.1, 0.1)] * 3)
@example([(5e-324, 1.7e308), (5e-324, 1.7e308)])
def test_the_overall_gap_is_the_exact_mean_rounded_once(rows: list[tuple[float, float]]) -> None:
    total = sum(Fraction(weight) for weight, _ in rows)
    assert overall_of(rows) == float(sum(Fraction(weight) * Fraction(gap) for weight, gap in rows) / total)


@given(st.lists(figures, min_size=1, max_size=8))
@example([0.1] * 3)
@example([1e308, 1e308])
def test_without_weights_all_gaps_matter_the_same(known: list[float]) -> None:
    assert overall(known) == float(sum(map(Fraction, known)) / len(known))
    assert overall(known) == overall(known, weights=[7] * len(known)) == overall(known, weights=None)


@given(weighed)
def test_the_overall_gap_never_leaves_the_range_of_the_gaps_that_weigh(rows: list[tuple[float, float]]) -> None:
    weighing = [gap for weight, gap in rows if weight]
    assert min(weighing) <= overall_of(rows) <= max(weighing)


@given(weighed, st.randoms(use_true_random=False))
def test_the_order_of_the_dimensions_changes_nothing(rows: list[tuple[float, float]], chance: Random) -> None:
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert overall_of(shuffled) == overall_of(rows)


def test_an_overall_gap_is_as_published() -> None:
    """J. de Jonge, 12manage.com forum "Weighted and Unweighted Average SERVQUAL Scores?": -4.29 / 5, printed as -0.86."""
    assert round(overall([-0.65, -1.10, -0.83, -0.70, -1.01]), 2) == -0.86


def test_points_out_of_a_hundred_make_no_larger_gap() -> None:
    """The same page asks about a weighted gap of 30.6 on a scale from 1 to 7: points were not divided by their sum. Here, -120."""
    assert overall([-2, -1], weights=[20, 80]) == -1.2


# ---- nothing to compute from -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("expectations", [[], [5]])
def test_without_dimensions_there_are_no_gaps(expectations: list[float]) -> None:
    with pytest.raises(NoDataError) as caught:
        gaps([], expectations)
    assert str(caught.value) == "perceptions: nothing to compute from, there are no dimensions"


@pytest.mark.parametrize("weights", [None, [], [1]])
def test_without_gaps_there_is_no_overall_gap(weights: list[float] | None) -> None:
    with pytest.raises(NoDataError) as caught:
        overall([], weights=weights)
    assert str(caught.value) == "gaps: nothing to compute from, there are no gaps"


def test_without_a_weight_nothing_is_known() -> None:
    with pytest.raises(NoDataError) as caught:
        overall([-1, 1], weights=[0, 0.0])
    assert str(caught.value) == "weights: nothing to compute from, no gap has a weight"


# ---- what is refused -------------------------------------------------------------------------------------------------

NO_NUMBERS = [
    (True, WrongTypeError),
    ("5", WrongTypeError),
    (None, WrongTypeError),
    (math.nan, NotFiniteError),
    (-math.inf, NotFiniteError),
    (10**400, OutOfRangeError),
]
NO_NUMBERS_IDS = ["true", "text", "none", "nan", "infinity", "huge"]
ARGUMENTS: list[tuple[Callable[[list[float]], object], str]] = [
    (lambda wrong: gaps(wrong, [5, 5]), "perceptions"),
    (lambda wrong: gaps([5, 5], wrong), "expectations"),
    (overall, "gaps"),
    (lambda wrong: overall([5, 5], weights=wrong), "weights"),
]
IDS = ["perceptions", "expectations", "gaps", "weights"]


@pytest.mark.parametrize(("wrong", "error"), NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS, ids=IDS)
def test_what_is_no_number_is_refused_by_its_place(
    ask: Callable[[list[float]], object], field: str, wrong: float, error: type[CustomerFocusError]
) -> None:
    with pytest.raises(error) as caught:
        ask([5, wrong])
    assert caught.value.field == f"{field}[1]"


@pytest.mark.parametrize("wrong", [5, "55", {5, 6}, {5: 5, 6: 6}], ids=repr)
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS, ids=IDS)
def test_dimensions_have_an_order(ask: Callable[[object], object], field: str, wrong: object) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(wrong)
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", [1e16, -1e16, 1.7e308])
@pytest.mark.parametrize(("ask", "field"), ARGUMENTS[:2], ids=IDS[:2])
def test_a_mean_off_every_scale_is_answered_by_the_range(ask: Callable[[list[float]], object], field: str, wrong: float) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        ask([5, wrong])
    assert str(caught.value) == f"{field}[1] must be from -9007199254740991 to 9007199254740991, got {wrong!r}"


@pytest.mark.parametrize(
    ("perceptions", "expectations", "law"),
    [
        ([5], [], "have 1 member, one per perception, got 0"),
        ([5], [5, 5], "have 1 member, one per perception, got 2"),
        ([5, 5, 5], [5, 5], "have 3 members, one per perception, got 2"),
    ],
)
def test_there_is_one_expectation_per_perception(perceptions: list[float], expectations: list[float], law: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        gaps(perceptions, expectations)
    assert (caught.value.code, str(caught.value)) == ("length.mismatch", f"expectations must {law}")


@pytest.mark.parametrize("weights", [[], [1], [1, 1, 1]])
def test_there_is_one_weight_per_gap(weights: list[float]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        overall([-1, 1], weights=weights)
    assert (caught.value.code, str(caught.value)) == (
        "length.mismatch",
        f"weights must have 2 members, one per gap, got {len(weights)}",
    )


@pytest.mark.parametrize("wrong", [-1, -5e-324])
def test_a_weight_is_not_below_0(wrong: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        overall([-1, 1], weights=[1, wrong])
    sentence = f"weights[1] must be no less than 0, got {float(wrong)!r}"
    assert (caught.value.code, str(caught.value)) == ("weight.negative", sentence)


def test_weights_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        overall([1], [1])  # type: ignore[call-arg]
