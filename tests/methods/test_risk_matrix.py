"""Risk matrices: every cell has a level, and nothing else is made of it."""

from collections.abc import Callable
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError
from customerfocus.methods.risk_matrix import RiskMatrix

SMALL = RiskMatrix(
    name="ours",
    likelihood=["seldom", "often"],
    consequence=["mild", "bad", "grave"],
    labels=["low", "high"],
    grid=[[1, 1, 2], [1, 2, 2]],
)


def test_a_cell_is_found_by_the_places_of_its_words() -> None:
    assert [SMALL.level(likelihood, consequence) for likelihood, consequence in product((1, 2), (1, 2, 3))] == [1, 1, 2, 1, 2, 2]


@pytest.mark.parametrize("size", [2, 10])
def test_a_matrix_may_be_as_small_as_2_and_as_large_as_10(size: int) -> None:
    words = [f"word {each}" for each in range(size)]
    found = matrix(likelihood=words, consequence=words, labels=words, grid=[[size] * size] * size)
    assert found.level(size, size) == size
    assert RiskMatrix.from_products(size, (1, 100)).level(size, size) == 2


@pytest.mark.parametrize("form", [list, tuple, iter])
def test_rows_may_come_in_any_ordered_form(form: Callable[[object], object]) -> None:
    assert matrix(grid=form([form([1, 1, 2]), form([1, 2, 2])])) == SMALL
    assert type(matrix(grid=form([form([1, 1, 2]), form([1, 2, 2])])).grid[0]) is tuple


def test_a_matrix_of_products_may_have_a_name_of_its_own() -> None:
    named = RiskMatrix.from_products(3, (2, 4), name="ours")
    assert (named.name, named.likelihood, named.consequence) == ("ours", ("1", "2", "3"), ("1", "2", "3"))
    assert named.grid == ((1, 1, 2), (1, 2, 3), (2, 3, 3))
    assert RiskMatrix.from_products(3, [4], labels=["no", "yes"]).name == "3 by 3, cuts at 4"


def test_a_product_on_a_cut_belongs_to_the_lower_level() -> None:
    matrix = RiskMatrix.from_products(5, (5, 12))
    assert [matrix.level(1, 5), matrix.level(2, 3), matrix.level(3, 4), matrix.level(3, 5)] == [1, 2, 2, 3]
    assert matrix.labels == ("low", "medium", "high")
    assert matrix.name == "5 by 5, cuts at 5, 12"


@given(st.integers(2, 10), st.lists(st.integers(1, 100), min_size=1, max_size=4, unique=True).map(sorted))
def test_the_level_of_a_product_is_one_more_than_the_cuts_below_it(size: int, cuts: list[int]) -> None:
    matrix = RiskMatrix.from_products(size, cuts, labels=[f"level {each}" for each in range(len(cuts) + 1)])
    for row, column in product(range(1, size + 1), repeat=2):
        below = [cut for cut in cuts if row * column > cut]
        assert matrix.level(row, column) == len(below) + 1


@given(st.integers(2, 10))
def test_a_matrix_of_products_never_falls(size: int) -> None:
    matrix = RiskMatrix.from_products(size, (5, 12))
    assert all(one <= other for row in matrix.grid for one, other in pairwise(row))
    assert matrix.grid == tuple(zip(*matrix.grid, strict=True))


@pytest.mark.parametrize(
    ("make", "field", "code"),
    [
        (lambda: RiskMatrix(name="x", likelihood=["a"], consequence="ab", labels="ab", grid=[]), "likelihood", "array.length"),
        (lambda: matrix(likelihood=["seldom", "seldom"]), "likelihood", "value.duplicate"),
        (lambda: matrix(consequence=[str(each) for each in range(11)]), "consequence", "array.length"),
        (lambda: matrix(labels=["low"]), "labels", "array.length"),
        (lambda: matrix(labels=[1, 2]), "labels[0]", "type.text"),
        (lambda: matrix(grid=[[1, 1, 2]]), "grid", "array.length"),
        (lambda: matrix(grid=[[1, 1, 2], [1, 2]]), "grid[1]", "array.length"),
        (lambda: matrix(grid=[[1, 1, 2], [1, 2, 3]]), "grid[1][2]", "number.range"),
        (lambda: matrix(grid=[[1, 1, 2], [1, True, 2]]), "grid[1][1]", "type.integer"),
        (lambda: matrix(grid=[[1, 1, 2], 7]), "grid[1]", "type.array"),
        (lambda: matrix(grid="grid"), "grid", "type.array"),
        (lambda: matrix(name=""), "name", "text.length"),
        (lambda: SMALL.level(0, 1), "likelihood", "number.range"),
        (lambda: SMALL.level(1, 4), "consequence", "number.range"),
        (lambda: SMALL.level(likelihood=1, consequence=True), "consequence", "type.integer"),
        (lambda: RiskMatrix.from_products(1, (5, 12)), "size", "number.range"),
        (lambda: RiskMatrix.from_products(11, (5, 12)), "size", "number.range"),
        (lambda: RiskMatrix.from_products(5, (12, 5)), "cuts", "cuts.order"),
        (lambda: RiskMatrix.from_products(5, (5, 5)), "cuts", "cuts.order"),
        (lambda: RiskMatrix.from_products(5, (5,)), "cuts", "cuts.number"),
        (lambda: RiskMatrix.from_products(5, (5, 12.0)), "cuts[1]", "type.integer"),  # type: ignore[arg-type]
        (lambda: RiskMatrix.from_products(5, 5), "cuts", "type.array"),  # type: ignore[arg-type]
        (lambda: RiskMatrix.from_products(5, (5, 12), labels="low"), "labels", "type.array"),
        (lambda: RiskMatrix.from_products(5, (), labels=["one"]), "labels", "array.length"),
        (lambda: RiskMatrix.from_products(5, (), labels=[]), "labels", "array.length"),
        (lambda: RiskMatrix.from_products(5, (5, 12), labels=["one"]), "labels", "array.length"),
    ],
)
def test_what_is_no_matrix_is_refused(make: Callable[[], object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: matrix(labels=["low"]), "labels must have 2 to 10 members, got 1"),
        (lambda: matrix(likelihood=[str(each) for each in range(11)]), "likelihood must have 2 to 10 members, got 11"),
        (lambda: matrix(grid=[[1, 1, 2]]), "grid must have 2 members, got 1"),
        (lambda: matrix(grid=[[1, 1, 2], [1, 2, 2], [2, 2, 2]]), "grid must have 2 members, got 3"),
        (lambda: matrix(grid=[[1, 1, 2], [1, 2]]), "grid[1] must have 3 members, got 2"),
        (lambda: matrix(grid=[[1, 1, 2], [1, 2, 3]]), "grid[1][2] must be from 1 to 2, got 3"),
        (lambda: matrix(grid=[[1, 1, 2], [0, 2, 2]]), "grid[1][0] must be from 1 to 2, got 0"),
        (lambda: matrix(grid="grid"), "grid must be a list or a tuple, got 'grid'"),
        (lambda: matrix(grid=[[1, 1, 2], "122"]), "grid[1] must be a list or a tuple, got '122'"),
        (lambda: matrix(labels=["low", "low"]), "labels must not repeat a member, got 'low' twice"),
        (lambda: SMALL.level(3, 1), "likelihood must be from 1 to 2, got 3"),
        (lambda: SMALL.level(1, 0), "consequence must be from 1 to 3, got 0"),
        (lambda: RiskMatrix.from_products(11, (5, 12)), "size must be from 2 to 10, got 11"),
        (lambda: RiskMatrix.from_products(5, (12, 5)), "cuts must ascend, got 12, 5"),
        (lambda: RiskMatrix.from_products(5, (0, 5)), "cuts[0] must be from 1 to 100, got 0"),
        (lambda: RiskMatrix.from_products(5, (5, 101)), "cuts[1] must be from 1 to 100, got 101"),
        (lambda: RiskMatrix.from_products(5, (5,)), "cuts must be 2, one fewer than labels, got 1"),
        (lambda: RiskMatrix.from_products(5, (5, 12, 20)), "cuts must be 2, one fewer than labels, got 3"),
        (lambda: RiskMatrix.from_products(5, (), labels=["all"]), "labels must have 2 to 10 members, got 1"),
        (lambda: RiskMatrix.from_products(5, range(1, 11), labels=list("abcdefghijk")), "labels must have 2 to 10 members, got 11"),
        (lambda: RiskMatrix.from_products(5, ()), "cuts must be 2, one fewer than labels, got 0"),
        (lambda: RiskMatrix.from_products(5, (5, 12), name=""), "name must have 1 to 100000 characters, got 0"),
    ],
)
def test_a_refusal_says_what_is_allowed_and_what_came(make: Callable[[], object], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert str(caught.value) == sentence


@pytest.mark.parametrize("huge", [10**400, -(10**400)])
@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda huge: matrix(grid=[[1, 1, huge], [1, 2, 2]]), "grid[0][2]"),
        (lambda huge: SMALL.level(huge, 1), "likelihood"),
        (lambda huge: SMALL.level(1, huge), "consequence"),
        (lambda huge: RiskMatrix.from_products(huge, (5, 12)), "size"),
        (lambda huge: RiskMatrix.from_products(5, (5, huge)), "cuts[1]"),
    ],
    ids=["grid", "likelihood", "consequence", "size", "cuts"],
)
def test_a_huge_number_is_refused_by_its_name(make: Callable[[int], object], field: str, huge: int) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make(huge)
    assert (caught.value.field, caught.value.code) == (field, "number.range")


def matrix(**changes: object) -> RiskMatrix:
    fields: dict[str, object] = {
        "name": "ours",
        "likelihood": SMALL.likelihood,
        "consequence": SMALL.consequence,
        "labels": SMALL.labels,
        "grid": SMALL.grid,
    }
    return RiskMatrix(**(fields | changes))  # type: ignore[arg-type]
