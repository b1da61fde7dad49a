"""Laws of the Fourier transform that losses are totalled by."""

import cmath
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.methods._fourier import backward, fewer, forward, turns

sizes = st.sampled_from([8, 16, 32, 128])
amounts = st.floats(-100, 100, allow_subnormal=False)


@st.composite
def same_length(draw: st.DrawFn, count: int) -> list[list[float]]:
    size = draw(sizes)
    return [draw(st.lists(amounts, min_size=size, max_size=size)) for _ in range(count)]


def by_definition(values: list[float]) -> list[complex]:
    size = len(values)
    roots = [cmath.exp(-1j * math.pi * (4 * row + 1) / size) for row in range(size // 2)]
    return [sum((each * root**place for place, each in enumerate(values)), 0j) for root in roots]


def backwards(place: int, size: int) -> int:
    bits = size.bit_length() - 1
    return int(f"{place:0{bits}b}"[::-1], 2)


def convolved(first: list[float], second: list[float]) -> list[float]:
    """Return both convolved; what passes the end is taken away at the start."""
    size = len(first)
    sign = [[1 if each <= place else -1 for each in range(size)] for place in range(size)]
    return [math.fsum(sign[place][each] * first[each] * second[place - each] for each in range(size)) for place in range(size)]


def test_the_roots_are_those_of_minus_1_of_which_half_the_power_is_minus_i() -> None:
    for row in range(4):
        root = cmath.exp(-1j * math.pi * (4 * row + 1) / 8)
        assert [root**8, root**4] == pytest.approx([-1, -1j])


@given(same_length(1))
def test_a_transform_is_that_of_the_definition_in_the_order_of_the_bits_read_backwards(given_values: list[list[float]]) -> None:
    (values,) = given_values
    half = len(values) // 2
    found, expected = forward(values, turns(len(values))), by_definition(values)
    assert found == pytest.approx([expected[backwards(place, half)] for place in range(half)], abs=1e-9)


@given(same_length(1))
def test_the_way_back_undoes_a_transform(given_values: list[list[float]]) -> None:
    (values,) = given_values
    turned = turns(len(values))
    assert backward(forward(values, turned), turned) == pytest.approx(values, abs=1e-11)


@given(same_length(2))
def test_a_product_of_transforms_is_that_of_what_is_convolved_and_changes_its_sign_at_the_end(
    given_values: list[list[float]],
) -> None:
    first, second = given_values
    turned = turns(len(first))
    product = [one * other for one, other in zip(forward(first, turned), forward(second, turned), strict=True)]
    assert backward(product, turned) == pytest.approx(convolved(first, second), abs=1e-7)


@pytest.mark.parametrize("size", [8, 16, 64, 1024])
def test_the_turns_of_half_as_many_values_are_some_of_those_of_all(size: int) -> None:
    for one, other in zip(fewer(turns(2 * size)), turns(size), strict=True):
        assert one == pytest.approx(other, abs=1e-15)
