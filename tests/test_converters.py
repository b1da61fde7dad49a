"""Converters: what a field takes, and what it makes of it before its check judges."""

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from customerfocus import _checks as checks
from customerfocus.register.aggregate import Rows

HUGE = int(sys.float_info.max)


class Number(int):
    """A whole number by inheritance only."""


def brief(value: object) -> str:
    """Name a case by the kind of what came, and its size; what came may be too long to print."""
    return f"{type(value).__name__}-{value:.3g}" if isinstance(value, int) and abs(value) <= HUGE else type(value).__name__


# ---- converters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 1, -1, 2**53 - 1, 2**53 + 1, -(10**17), HUGE, -HUGE], ids=brief)
def test_a_whole_number_becomes_the_nearest_float(value: int) -> None:
    assert repr(checks.as_number(value)) == repr(float(value))


def test_minus_zero_becomes_zero_so_that_equal_records_are_told_alike() -> None:
    assert repr(checks.as_number(-0.0)) == "0.0"


@pytest.mark.parametrize("value", [True, HUGE + 1, -HUGE - 1, 10**400, 1.5, math.inf, "3", None, b"3"], ids=brief)
def test_a_number_converter_never_judges(value: float) -> None:
    assert checks.as_number(value) is value


def as_values(names: list[str]) -> Iterable[str]:
    return dict(enumerate(names)).values()


def as_keys(names: list[str]) -> Iterable[str]:
    return dict.fromkeys(names).keys()


@pytest.mark.parametrize("form", [list, tuple, iter, as_values])
def test_an_ordered_collection_becomes_a_plain_tuple_in_its_order(form: Callable[[list[str]], Iterable[str]]) -> None:
    items: object = checks.Items(form(["b", "a", "b"]))
    assert (type(items), items) == (tuple, ("b", "a", "b"))


@pytest.mark.parametrize("values", ["ab", b"ab", bytearray(b"ab"), {"a": 1}, {"a"}, frozenset("a"), {"a": 1}.keys(), 3, None])
def test_what_has_no_order_or_is_one_value_stays_as_it_came(values: Iterable[str]) -> None:
    assert checks.Items(values) is values


class Lone:
    """A value that says it can be iterated over and cannot, as numpy's arrays without a dimension do."""

    def __iter__(self) -> Iterator[str]:
        raise TypeError("iteration over a 0-d array")


@pytest.mark.parametrize("convert", [checks.Items, checks.Names, Rows])
def test_one_value_that_seems_to_be_many_stays_as_it_came(convert: Callable[[Iterable[Any]], object]) -> None:
    lone = Lone()
    assert convert(lone) is lone


def failing() -> Iterator[str]:
    yield "a"
    raise TypeError("not of the library")


@pytest.mark.parametrize("convert", [checks.Items, checks.Names, Rows])
def test_what_fails_on_its_way_says_so_itself(convert: Callable[[Iterable[Any]], object]) -> None:
    with pytest.raises(TypeError, match=r"^not of the library$"):
        convert(failing())


@pytest.mark.parametrize("form", [list, tuple, iter])
def test_rows_become_plain_tuples_in_a_plain_tuple(form: Callable[[list[Iterable[str]]], Iterable[Iterable[str]]]) -> None:
    found: tuple[object, ...] = checks.items_as(form([["b", "a"], iter(["c"])]), checks.Items[str])
    assert (type(found), *map(type, found)) == (tuple, tuple, tuple)
    assert found == (("b", "a"), ("c",))


@pytest.mark.parametrize("rows", ["ab", {"a": "b"}, {"ab"}, 3, None])
def test_what_is_no_collection_of_rows_stays_as_it_came(rows: Iterable[str]) -> None:
    kept: object = checks.items_as(rows, checks.Items[str])
    assert kept is rows


@pytest.mark.parametrize("form", [list, tuple, set, iter, as_keys])
def test_names_are_sorted_into_a_plain_tuple(form: Callable[[list[str]], Iterable[str]]) -> None:
    names: object = checks.Names(form(["b", "a"]))
    assert (type(names), names) == (tuple, ("a", "b"))


def test_names_keep_what_stands_twice_for_the_check_to_refuse() -> None:
    assert checks.Names(["b", "a", "b"]) == ("a", "b", "b")


def test_what_cannot_be_sorted_keeps_its_order_for_the_check_to_refuse() -> None:
    assert checks.Names(iter(["b", 1, None])) == ("b", 1, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("values", ["ab", b"ab", bytearray(b"ab"), {"a": 1}, 3, None])
def test_one_value_is_no_collection_of_names(values: Iterable[str]) -> None:
    assert checks.Names(values) is values


@pytest.mark.parametrize(
    ("values", "expected"),
    [((), True), ((1, 2), True), ((1, True), False), ((1, Number(2)), False), ((1, None), False), ([1], False), (1, False)],
)
def test_a_converter_may_sort_a_tuple_of_just_one_class(values: object, expected: bool) -> None:  # noqa: FBT001 -- a column
    assert checks.all_are(values, int) is expected


def test_a_converter_is_itself_whatever_its_members_are() -> None:
    subscripted: tuple[object, ...] = (checks.Items[int], checks.Names[str])
    assert subscripted == (checks.Items, checks.Names)
