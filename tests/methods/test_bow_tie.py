"""Laws of bow ties, against exact products and chances of barriers that fail together."""

import math
import sys
from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError
from customerfocus.methods.bow_tie import frequency_limits, mitigated_frequency, risk_reduction

from .wrong import NO_NUMBERS

frequencies = st.floats(0, 2**53 - 1)
chances = st.floats(0, 1)
barriers = st.lists(chances, max_size=8)


# ---- past the barriers -----------------------------------------------------------------------------------------------


@given(frequencies, barriers)
@example(0.001, [0.1, 0.05])
@example(1e15, [1e-200, 1e-200])
@example(1e15, [1e-160, 1e-160])
def test_what_passes_is_the_exact_product_rounded_once(frequency: float, barriers: list[float]) -> None:
    exact = Fraction(frequency)
    for each in barriers:
        exact *= Fraction(each)
    assert mitigated_frequency(frequency, barriers) == float(exact)


@given(frequencies, barriers, st.randoms(use_true_random=False))
def test_the_order_of_barriers_changes_nothing(frequency: float, barriers: list[float], chance: Random) -> None:
    shuffled = barriers.copy()
    chance.shuffle(shuffled)
    assert mitigated_frequency(frequency, shuffled) == mitigated_frequency(frequency, barriers)
    assert frequency_limits(frequency, shuffled) == frequency_limits(frequency, barriers)


@given(frequencies, barriers, chances)
def test_one_more_barrier_lets_no_more_pass(frequency: float, barriers: list[float], chance: float) -> None:
    assert mitigated_frequency(frequency, [*barriers, chance]) <= mitigated_frequency(frequency, barriers) <= frequency


@given(frequencies)
def test_without_a_barrier_everything_passes(frequency: float) -> None:
    assert mitigated_frequency(frequency, []) == frequency


def test_ten_thousand_barriers_are_no_trouble() -> None:
    assert mitigated_frequency(1, [0.999] * 10_000) == pytest.approx(0.999**10_000, rel=1e-11)
    assert mitigated_frequency(1, [0.1] * 10_000) == 0


def test_five_threats_to_one_top_event_add_up() -> None:
    """The inputs of an example of equinor/neqsim, docs/risk/bowtie-analysis.md, which prints 1.18E-02 without barriers."""
    threats = [(0.001, [0.1, 0.05]), (0.0005, [0.1]), (0.01, [0.01, 0.01]), (0.0001, [0.1]), (0.0002, [0.15])]
    assert math.fsum(mitigated_frequency(frequency, []) for frequency, _ in threats) == pytest.approx(0.0118, rel=1e-12)
    assert math.fsum(mitigated_frequency(*each) for each in threats) == pytest.approx(9.6e-5, rel=1e-12)


# ---- if barriers fail together ---------------------------------------------------------------------------------------


@given(frequencies, barriers)
def test_what_passes_independent_barriers_lies_within_the_limits(frequency: float, barriers: list[float]) -> None:
    limits = frequency_limits(frequency, barriers)
    assert 0 <= limits.low <= mitigated_frequency(frequency, barriers) <= limits.high <= frequency


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=64))
def test_however_barriers_fail_together_the_limits_hold(demands: list[list[bool]]) -> None:
    """Of so many demands, which barrier failed at which: the shares are those of some way of failing together."""
    count = len(demands)
    failed = [sum(each) / count for each in zip(*demands, strict=True)]
    limits = frequency_limits(count, failed)
    assert limits.low - 1e-9 <= sum(all(each) for each in demands) <= limits.high + 1e-9


@pytest.mark.parametrize(
    ("barriers", "low", "high"),
    [
        ([0.75, 0.5], 2.0, 4.0),
        ([0.25, 0.5], 0.0, 2.0),
        ([0.75, 0.75, 0.75], 2.0, 6.0),
        ([0.5], 4.0, 4.0),
        ([], 8.0, 8.0),
        ([1, 0], 0, 0),
    ],
)
def test_the_limits_are_reached_by_barriers_that_cover_for_each_other_or_fail_together(
    barriers: list[float], low: float, high: float
) -> None:
    limits = frequency_limits(8, barriers)
    assert (limits.low, limits.high) == (low, high)


@given(frequencies, chances)
def test_of_a_single_barrier_nothing_is_in_doubt(frequency: float, chance: float) -> None:
    limits = frequency_limits(frequency, [chance])
    assert limits.low == limits.high == mitigated_frequency(frequency, [chance])


# ---- the factor of a barrier -----------------------------------------------------------------------------------------


@given(st.floats(1e-300, 1))
def test_the_factor_undoes_what_a_barrier_does(chance: float) -> None:
    assert risk_reduction(chance) == 1 / chance
    assert mitigated_frequency(1, [chance]) * risk_reduction(chance) == pytest.approx(1, rel=1e-15)


def test_a_factor_beyond_all_floats_is_the_largest() -> None:
    assert risk_reduction(5e-324) == sys.float_info.max


def test_a_barrier_that_always_fails_reduces_nothing() -> None:
    assert risk_reduction(1) == 1


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1e-300], ids=str)
@pytest.mark.parametrize("ask", [mitigated_frequency, frequency_limits])
def test_a_wrong_frequency_is_refused_by_its_name(ask: Callable[..., object], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(wrong, [0.1])
    assert caught.value.field == "frequency"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -1e-300, math.nextafter(1, 2)], ids=str)
@pytest.mark.parametrize("ask", [mitigated_frequency, frequency_limits])
def test_a_wrong_probability_is_refused_by_its_place(ask: Callable[..., object], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(1, [0.1, wrong])
    assert caught.value.field == "failure_probabilities[1]"


@pytest.mark.parametrize("wrong", [None, 0.1, "0.1", {0.1: 0.2}], ids=str)
@pytest.mark.parametrize("ask", [mitigated_frequency, frequency_limits])
def test_what_is_no_list_of_probabilities_is_refused(ask: Callable[..., object], wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(1, wrong)
    assert caught.value.field == "failure_probabilities"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, 0, -0.1, 1.1], ids=str)
def test_there_is_no_factor_of_a_wrong_probability(wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        risk_reduction(wrong)
    assert caught.value.field == "failure_probability"


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda: risk_reduction(0), "failure_probability must be above 0, got 0.0"),
        (lambda: risk_reduction(2), "failure_probability must be from 0 to 1, got 2.0"),
        (lambda: mitigated_frequency(-1, []), "frequency must be from 0 to 9007199254740991, got -1.0"),
        (lambda: mitigated_frequency(1, [2]), "failure_probabilities[0] must be from 0 to 1, got 2.0"),
    ],
)
def test_a_refusal_says_what_is_allowed_and_what_came(ask: Callable[[], object], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask()
    assert str(caught.value) == sentence
