"""Laws of the Fourier transform that losses are totalled by."""

import cmath
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.methods._fourier import backward, forward, turns

sizes = st.sampled_from([2, 4, 8, 16, 64])
amounts = st.floats(-100, 100, allow_subnormal=False)


@st.composite
def same_length(draw: st.DrawFn, count: int) -> list[list[float]]:
    size = draw(sizes)
    return [draw(st.lists(amounts, min_size=size, max_size=size)) for _ in range(count)]


def by_definition(values: list[float]) -> list[complex]:
    size = len(values)
    return [
        sum((each * cmath.exp(-2j * math.pi * place * row / size) for place, each in enumerate(values)), 0j) for row in range(size)
    ]


def backwards(place: int, size: int) -> int:
    bits = size.bit_length() - 1
    return int(f"{place:0{bits}b}"[::-1], 2)


@given(same_length(1))
def test_a_transform_is_that_of_the_definition_in_the_order_of_the_bits_read_backwards(given_values: list[list[float]]) -> None:
    (values,) = given_values
    found, expected = forward(values, turns(len(values))), by_definition(values)
    assert found == pytest.approx([expected[backwards(place, len(values))] for place in range(len(values))], abs=1e-9)


@given(same_length(1))
def test_the_way_back_undoes_a_transform(given_values: list[list[float]]) -> None:
    (values,) = given_values
    turned = turns(len(values))
    assert backward(forward(values, turned), turned) == pytest.approx(values, abs=1e-11)


@given(same_length(2))
def test_a_product_of_transforms_is_that_of_what_is_convolved_around_the_end(given_values: list[list[float]]) -> None:
    first, second = given_values
    size = len(first)
    turned = turns(size)
    product = [one * other for one, other in zip(forward(first, turned), forward(second, turned), strict=True)]
    around = [math.fsum(first[each] * second[(place - each) % size] for each in range(size)) for place in range(size)]
    assert backward(product, turned) == pytest.approx(around, abs=1e-7)
