import math
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, NoDataError
from customerfocus.methods.kano import (
    Category,
    Continuous,
    Reply,
    classify,
    continuous,
)

CELLS = list(product(Reply, repeat=2))

replies = st.sampled_from(Reply)
pairs = st.lists(st.tuples(replies, replies), min_size=1, max_size=12)


# ---- the continuous analysis -----------------------------------------------------------------------------------------

# DuMouchel in Berger and others 1993.
VALUES = {
    Reply.LIKE: (4, -2),
    Reply.MUST_BE: (2, -1),
    Reply.NEUTRAL: (0, 0),
    Reply.LIVE_WITH: (-1, 2),
    Reply.DISLIKE: (-2, 4),
}


@pytest.mark.parametrize(("functional", "dysfunctional"), CELLS)
def test_one_customer_stands_where_the_replies_are_valued(functional: Reply, dysfunctional: Reply) -> None:
    expected = Continuous(functional=VALUES[functional][0], dysfunctional=VALUES[dysfunctional][1])
    assert continuous([(functional, dysfunctional)]) == expected


@given(pairs)
def test_the_means_are_those_of_exact_arithmetic(given_pairs: list[tuple[Reply, Reply]]) -> None:
    found, n = continuous(given_pairs), len(given_pairs)
    assert found.functional == float(sum(Fraction(VALUES[one][0], n) for one, _ in given_pairs))
    assert found.dysfunctional == float(sum(Fraction(VALUES[other][1], n) for _, other in given_pairs))


@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_customers_changes_nothing(given_pairs: list[tuple[Reply, Reply]], chance: Random) -> None:
    shuffled = given_pairs.copy()
    chance.shuffle(shuffled)
    assert continuous(shuffled) == continuous(given_pairs)


@given(pairs)
def test_presence_and_absence_change_places_in_the_mirror(given_pairs: list[tuple[Reply, Reply]]) -> None:
    found = continuous(given_pairs)
    mirrored = continuous([(Reply(6 - other), Reply(6 - one)) for one, other in given_pairs])
    assert (mirrored.functional, mirrored.dysfunctional) == (found.dysfunctional, found.functional)


@pytest.mark.parametrize("category", [Category.ATTRACTIVE, Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.INDIFFERENT])
def test_a_category_lies_in_the_published_quarter_of_the_square(category: Category) -> None:
    """The reply that is clearest of each: the corners of the square from 0 to 4 are the four categories."""
    corners = {
        Category.ATTRACTIVE: (Reply.LIKE, Reply.NEUTRAL),
        Category.MUST_BE: (Reply.NEUTRAL, Reply.DISLIKE),
        Category.ONE_DIMENSIONAL: (Reply.LIKE, Reply.DISLIKE),
        Category.INDIFFERENT: (Reply.NEUTRAL, Reply.NEUTRAL),
    }
    found = continuous([corners[category]])
    assert classify(*corners[category]) is category
    assert (found.functional > 2, found.dysfunctional > 2) == (
        category in {Category.ATTRACTIVE, Category.ONE_DIMENSIONAL},
        category in {Category.MUST_BE, Category.ONE_DIMENSIONAL},
    )


@pytest.mark.parametrize("none", [[], (), iter(())], ids=["list", "tuple", "iterator"])
def test_without_replies_nothing_is_known(none: list[tuple[Reply, Reply]]) -> None:
    with pytest.raises(NoDataError) as caught:
        continuous(none)
    assert str(caught.value) == "replies: nothing to compute from, nobody answered"


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        (None, "replies", "type.array"),
        ("12", "replies", "type.array"),
        ({(Reply.LIKE, Reply.LIKE)}, "replies", "type.array"),
        ({Reply.LIKE: Reply.LIKE}, "replies", "type.array"),
        ([(Reply.LIKE, Reply.LIKE), Reply.LIKE], "replies[1]", "type.array"),
        ([(Reply.LIKE, Reply.LIKE), "12"], "replies[1]", "type.array"),
        ([(Reply.LIKE, Reply.LIKE), {Reply.LIKE, Reply.DISLIKE}], "replies[1]", "type.array"),
        ([(Reply.LIKE, Reply.LIKE), ()], "replies[1]", "array.length"),
        ([(Reply.LIKE, Reply.LIKE), (Reply.LIKE,)], "replies[1]", "array.length"),
        ([(Reply.LIKE, Reply.LIKE), (Reply.LIKE,) * 3], "replies[1]", "array.length"),
        ([(Reply.LIKE, Reply.LIKE), (1, Reply.LIKE)], "replies[1][0]", "enum"),
        ([(Reply.LIKE, Reply.LIKE), (Reply.LIKE, 5)], "replies[1][1]", "enum"),
    ],
)
def test_what_is_no_pair_of_replies_is_refused_by_its_place(wrong: list[tuple[Reply, Reply]], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        continuous(wrong)
    assert (caught.value.field, caught.value.code) == (field, code)


def test_a_pair_is_said_to_have_two_members() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        continuous([[Reply.LIKE]])  # type: ignore[list-item]
    assert str(caught.value) == "replies[0] must have 2 members, got 1"


def test_a_wrong_reply_is_answered_by_what_it_may_be() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        continuous([(Reply.LIKE, 5)])  # type: ignore[list-item]
    assert str(caught.value).startswith("replies[0][1] must be one of Reply.LIKE, ")


@pytest.mark.parametrize("wrong", [-2.1, 4.1, math.nan, True, None, "0"], ids=repr)
@pytest.mark.parametrize("field", ["functional", "dysfunctional"])
def test_a_mean_lies_within_the_values(field: str, wrong: float) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Continuous(**{"functional": 0, "dysfunctional": 0} | {field: wrong})
    assert caught.value.field == field


@pytest.mark.parametrize("end", [-2, 4])
def test_a_mean_reaches_both_ends_of_the_values(end: float) -> None:
    assert Continuous(functional=end, dysfunctional=end) == Continuous(functional=float(end), dysfunctional=float(end))
