import math
import pickle
from collections.abc import Mapping
from itertools import product
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    DuplicateError,
    LengthError,
    NoDataError,
    OutOfRangeError,
    WrongTypeError,
)
from customerfocus.methods.weighting import Cell, Raking, post_stratify, rake

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

LARGEST = 2**53 - 1


# ---- raking ----------------------------------------------------------------------------------------------------------

Margins = list[dict[str, float]]

ROWS, COLUMNS = ("a", "b", "c", "d"), ("w", "x", "y", "z")
SEED = [40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120, 20, 30, 40, 50]
PUBLISHED: dict[Cell, float] = dict(zip(product(ROWS, COLUMNS), SEED, strict=True))
PUBLISHED_MARGINS: Margins = [
    dict(zip(ROWS, [150, 300, 400, 150], strict=True)),
    dict(zip(COLUMNS, [200, 300, 400, 100], strict=True)),
]


def tables(*sizes: int) -> st.SearchStrategy[dict[Cell, float]]:
    cells = list(product(*("abcd"[:size] for size in sizes)))
    counts = st.lists(st.integers(1, 1000), min_size=len(cells), max_size=len(cells))
    return counts.map(lambda drawn: dict(zip(cells, drawn, strict=True)))


def targets(*sizes: int) -> st.SearchStrategy[Margins]:
    """Margins of a common total of 1024, exactly."""

    def one(size: int) -> st.SearchStrategy[dict[str, float]]:
        cuts = st.lists(st.integers(1, 1023), min_size=size - 1, max_size=size - 1, unique=True).map(sorted)
        parts = cuts.map(lambda each: [high - low for low, high in zip([0, *each], [*each, 1024], strict=True)])
        return parts.map(lambda each: dict(zip("abcd"[:size], map(float, each), strict=True)))

    return st.tuples(*map(one, sizes)).map(list)


def margin(fitted: Mapping[Cell, float], place: int) -> dict[str, float]:
    names = sorted({cell[place] for cell in fitted})
    return {name: math.fsum(each for cell, each in fitted.items() if cell[place] == name) for name in names}


def fitted(cells: Mapping[Cell, float], raking: Raking) -> dict[Cell, float]:
    return {cell: weight * cells[cell] for cell, weight in raking.weights.items()}


@pytest.mark.parametrize("sizes", [(2,), (2, 2), (3, 4), (2, 3, 2)], ids=str)
@given(data=st.data())
def test_the_fitted_margins_are_the_targets(sizes: tuple[int, ...], data: st.DataObject) -> None:
    cells, margins = data.draw(tables(*sizes)), data.draw(targets(*sizes))
    found = rake(cells, margins, rounds=10_000)
    assert found.converged
    assert found.largest_gap <= 1e-9
    for place, each in enumerate(margins):
        assert margin(fitted(cells, found), place) == pytest.approx(each, abs=1024 * 1.01e-9)


@given(tables(3, 3), targets(3, 3))
def test_the_odds_ratios_are_those_of_the_sample(cells: dict[Cell, float], margins: Margins) -> None:
    weights = rake(cells, margins, rounds=5).weights
    for one, other in product("ab", repeat=2):
        ratio = weights[one, other] * weights["c", "c"] / (weights[one, "c"] * weights["c", other])
        assert ratio == pytest.approx(1, rel=1e-9)


@given(tables(3, 2), targets(3, 2), st.randoms(use_true_random=False))
def test_the_order_of_the_cells_changes_nothing(cells: dict[Cell, float], margins: Margins, chance: Random) -> None:
    shuffled = list(cells.items())
    chance.shuffle(shuffled)
    found = rake(dict(shuffled), margins)
    assert found == rake(cells, margins)
    assert list(found.weights) == sorted(cells)


@given(tables(3, 2), targets(3, 2))
def test_the_order_of_the_margins_changes_the_way_and_not_the_end(cells: dict[Cell, float], margins: Margins) -> None:
    turned = rake({(second, first): each for (first, second), each in cells.items()}, margins[::-1], tolerance=1e-13, rounds=9999)
    found = rake(cells, margins, tolerance=1e-13, rounds=9999)
    assert {(first, second): each for (second, first), each in turned.weights.items()} == pytest.approx(found.weights, rel=1e-6)


@given(tables(4), targets(4))
def test_a_single_margin_is_post_stratification(cells: dict[Cell, float], margins: Margins) -> None:
    found = rake(cells, margins)
    scale = 1024 / math.fsum(cells.values())
    expected = post_stratify({name: each for (name,), each in cells.items()}, margins[0])
    assert {name: each for (name,), each in found.weights.items()} == pytest.approx(
        {name: each * scale for name, each in expected.items()}
    )
    assert (found.converged, found.rounds) == (True, 1)


@given(tables(3, 2))
def test_a_sample_that_meets_its_targets_has_equal_weights(cells: dict[Cell, float]) -> None:
    found = rake(cells, [margin(cells, 0), margin(cells, 1)])
    assert found.weights == pytest.approx(dict.fromkeys(cells, 1.0))
    assert (found.converged, found.rounds) == (True, 1)


@given(tables(2, 2), targets(2, 2), st.integers(-10, 10))
def test_the_weights_add_up_to_the_total_of_the_targets(cells: dict[Cell, float], margins: Margins, exponent: int) -> None:
    scaled = [{name: math.ldexp(each, exponent) for name, each in target.items()} for target in margins]
    found = rake(cells, scaled)
    assert math.fsum(fitted(cells, found).values()) == pytest.approx(math.ldexp(1024, exponent))
    assert found.weights == {cell: math.ldexp(each, exponent) for cell, each in rake(cells, margins).weights.items()}


@given(tables(2, 3), targets(2, 3))
def test_an_empty_cell_and_an_empty_category_are_as_good_as_none(cells: dict[Cell, float], margins: Margins) -> None:
    more = cells | {("a", "zero"): 0, ("zero", "a"): 0.0}
    with_nobody = [margins[0] | {"zero": 0.0}, margins[1] | {"nowhere": 0}]
    assert rake(more, margins) == rake(more, with_nobody) == rake(cells, margins)


@given(tables(2, 3), targets(2, 3))
def test_what_was_given_is_left_as_it_was(cells: dict[Cell, float], margins: Margins) -> None:
    before = (cells.copy(), [each.copy() for each in margins])
    rake(cells, margins).weights.clear()
    assert (cells, margins) == before


def test_a_table_by_hand_is_met() -> None:
    """Sampled 10, 10, 10 and 40 with odds ratio 4; 40, 20, 20 and 40 has the same, and 60 everywhere in its margins."""
    cells: dict[Cell, float] = {("a", "x"): 10, ("a", "y"): 10, ("b", "x"): 10, ("b", "y"): 40}
    found = rake(cells, [{"a": 60, "b": 60}, {"x": 60, "y": 60}], tolerance=1e-12)
    assert found.weights == pytest.approx({("a", "x"): 4, ("a", "y"): 2, ("b", "x"): 2, ("b", "y"): 1})


def test_the_example_of_the_encyclopaedia_is_met_in_its_third_round_where_it_stops_early() -> None:
    """Wikipedia, "Iterative proportional fitting": its table misses the first rows by up to 0.13, and this is said here."""
    found = rake(PUBLISHED, PUBLISHED_MARGINS, rounds=3)
    printed = [64.61, 46.28, 35.42, 3.83, 49.95, 68.15, 156.49, 25.37, 56.70, 144.40, 145.06, 53.76, 28.74, 41.18, 63.03, 17.03]
    assert [round(each, 2) for each in fitted(PUBLISHED, found).values()] == printed
    assert (found.converged, found.rounds) == (False, 3)
    assert found.largest_gap * 1000 == pytest.approx(0.1286246761138159, abs=1e-9)


def test_the_example_of_the_encyclopaedia_carried_to_its_end_meets_its_margins() -> None:
    """The figures of the last rounds by numpy 2."""
    found = rake(PUBLISHED, PUBLISHED_MARGINS)
    end = [64.56, 46.23, 35.38, 3.82, 49.97, 68.16, 156.5, 25.37, 56.72, 144.43, 145.08, 53.77, 28.75, 41.18, 63.03, 17.03]
    assert [round(each, 2) for each in fitted(PUBLISHED, found).values()] == end
    assert (found.converged, found.rounds) == (True, 8)
    assert found.largest_gap * 1000 == pytest.approx(2.0565570935104915e-07, rel=1e-5)


@pytest.mark.parametrize("rounds", [1, 2, 200])
def test_margins_that_an_empty_pattern_cannot_meet_are_said_to_be_missed(rounds: int) -> None:
    found = rake({("a", "x"): 1, ("b", "y"): 1}, [{"a": 30, "b": 70}, {"x": 50, "y": 50}], rounds=rounds)
    assert not found.converged
    assert found.rounds == rounds
    assert found.largest_gap == pytest.approx(0.2)


def test_a_gap_on_the_tolerance_is_close_enough() -> None:
    cells: dict[Cell, float] = {("a", "x"): 1, ("b", "y"): 1}
    margins = [{"a": 0.25, "b": 0.75}, {"x": 0.5, "y": 0.5}]
    on, below = (rake(cells, margins, tolerance=each, rounds=5) for each in (0.25, math.nextafter(0.25, 0)))
    assert (on.converged, on.rounds, on.largest_gap) == (True, 1, 0.25)
    assert (below.converged, below.rounds) == (False, 5)


def test_the_usual_tolerance_and_rounds_are_those_of_the_signature() -> None:
    slow: dict[Cell, float] = {("a", "x"): 1, ("a", "y"): 1, ("b", "y"): 1}
    margins = [{"a": 50, "b": 50}, {"x": 50, "y": 50}]
    found = rake(slow, margins)
    assert found == rake(slow, margins, tolerance=1e-9, rounds=200)
    assert (found.converged, found.rounds) == (False, 200)


def test_the_worst_category_of_all_margins_is_what_counts() -> None:
    """The first margin is missed by 0.2 in two categories of four, the second by nothing: it was fitted last."""
    cells: dict[Cell, float] = {("a", "x"): 1, ("b", "y"): 1, ("c", "z"): 1}
    margins = [{"a": 0.1, "b": 0.5, "c": 0.4}, {"x": 0.1, "y": 0.3, "z": 0.6}]
    assert rake(cells, margins, rounds=3).largest_gap == pytest.approx(0.2)
    assert rake(cells, [{"a": 0.1, "b": 0.65, "c": 0.25}, margins[1]], rounds=3).largest_gap == pytest.approx(0.35)


# ---- what raking refuses ---------------------------------------------------------------------------------------------

CELLS: dict[Cell, float] = {("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 3, ("b", "y"): 4}
TARGETS: Margins = [{"a": 5, "b": 5}, {"x": 4, "y": 6}]


def refusal(cells: Any = None, margins: Any = None, **others: Any) -> CustomerFocusError:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError) as caught:
        rake(CELLS if cells is None else cells, TARGETS if margins is None else margins, **others)
    return caught.value


@pytest.mark.parametrize("total", [10.1, 9.9, 10 + 2e-8, 10 - 2e-8])
def test_totals_that_differ_are_refused(total: float) -> None:
    error = refusal(margins=[{"a": 5, "b": 5}, {"x": 4, "y": total - 4}])
    sentence = f"margins[1] must add up to 10.0, as margins[0] does, got {4 + (total - 4)}"
    assert (type(error), getattr(error, "code", None), error.field, str(error)) == (
        BrokenLawError,
        "margins.total",
        "margins[1]",
        sentence,
    )


@pytest.mark.parametrize("total", [10 + 5e-9, 10 - 5e-9])
def test_totals_that_differ_by_less_than_the_tolerance_are_taken_as_shares(total: float) -> None:
    found = rake(CELLS, [{"a": 5, "b": 5}, {"x": 4, "y": total - 4}])
    assert found.converged
    assert math.fsum(fitted(CELLS, found).values()) == pytest.approx(10, abs=1e-12)


def test_a_gap_of_all_but_nothing_is_no_more_than_all() -> None:
    """Everybody but one is in *a*, where next to nobody should be; the rounded sums of the cells come to 1.0000000000000002."""
    cells: dict[Cell, float] = dict(zip(product("a", "pqs", "xy"), [17, 23, 1, 13, 19, 2], strict=True))
    margins = [{"a": 1e-30, "b": 13}, {"p": 3.25, "q": 3.25, "s": 6.5, "r": 1e-30}, {"x": 8, "y": 5, "z": 1e-30}]
    assert rake(cells | {("b", "r", "z"): 1}, margins, rounds=1).largest_gap == 1


def test_totals_may_differ_by_a_tolerance_that_was_given() -> None:
    assert rake(CELLS, [{"a": 50, "b": 50}, {"x": 0.4, "y": 99.7}], tolerance=0.01).converged
    assert refusal(margins=[{"a": 50, "b": 50}, {"x": 1.4, "y": 99.7}], tolerance=0.01).field == "margins[1]"
    assert rake(CELLS, [{"a": 32, "b": 32}, {"x": 32, "y": 48}], tolerance=0.25).converged


def test_a_category_without_a_target_is_named() -> None:
    error = refusal(margins=[{"a": 10}, {"x": 4, "y": 6}])
    assert (error.code, error.field) == ("sample.unknown", "cells")
    assert str(error) == "cells must name only what margins[0] names, got 'b'"
    assert str(refusal(margins=[{"a": 5, "b": 5}, {"x": 10, "y": 0}])) == "cells must name only what margins[1] names, got 'y'"


def test_a_category_of_whom_nobody_was_sampled_is_named() -> None:
    error = refusal(margins=[{"a": 5, "b": 5}, {"x": 4, "y": 4, "z": 2}])
    assert (error.code, error.field) == ("sample.missing", "margins[1]")
    assert str(error) == "margins[1] must name only what somebody was sampled from, got 'z'"
    assert str(refusal(cells=CELLS | {("b", "x"): 0, ("b", "y"): 0})) == (
        "margins[0] must name only what somebody was sampled from, got 'b'"
    )


@pytest.mark.parametrize("cells", [{}, {("a", "x"): 0}])
def test_of_nobody_there_is_nothing_to_weigh(cells: dict[Cell, float]) -> None:
    error = refusal(cells=cells)
    assert (type(error), str(error)) == (NoDataError, "cells: nothing to compute from, nobody was sampled")


def test_without_a_target_there_is_nothing_to_meet() -> None:
    assert str(refusal(margins=[])) == "margins: nothing to compute from, there is no target"
    error = refusal(margins=[{"a": 5, "b": 5}, {"x": 0}])
    assert (type(error), str(error)) == (NoDataError, "margins[1]: nothing to compute from, no figure is above 0")


@pytest.mark.parametrize("cell", [(), ("a",), ("a", "x", "1")], ids=len)
def test_a_cell_has_one_category_per_margin(cell: Cell) -> None:
    error = refusal(cells={**CELLS, cell: 1})
    name = ", ".join(map(repr, cell))
    assert isinstance(error, LengthError)
    assert (error.code, error.field, error.unit) == ("array.length", f"cells[{name}]", "categories")
    assert str(error) == f"cells[{name}] must have 2 categories, got {len(cell)}"


@pytest.mark.parametrize("cell", ["ax", 1, None, ("a", 1), (None, "x")], ids=repr)
def test_a_cell_is_named_by_texts(cell: object) -> None:
    error = refusal(cells={**CELLS, cell: 1})
    assert isinstance(error, WrongTypeError)
    assert (error.code, error.field, error.value) == ("type.array", "cells", cell)
    assert error.expected == "a mapping from tuples of texts to numbers"


@pytest.mark.parametrize("wrong", [[("a", "x")], "ax", 1], ids=repr)
def test_cells_are_a_mapping(wrong: object) -> None:
    error = refusal(cells=wrong)
    assert isinstance(error, WrongTypeError)
    assert (error.code, error.field, error.value) == ("type.object", "cells", wrong)
    assert error.expected == "a mapping from tuples of texts to numbers"


@pytest.mark.parametrize("wrong", [1, {"a": 1}, "ab", {1}], ids=repr)
def test_margins_are_a_list(wrong: object) -> None:
    assert refusal(margins=wrong).field == "margins"


@pytest.mark.parametrize("wrong", [1, "ab", ["a"], None], ids=repr)
def test_a_margin_is_a_mapping(wrong: object) -> None:
    assert refusal(margins=[{"a": 1, "b": 1}, wrong]).field == "margins[1]"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -5e-324, 2**53], ids=[*NO_NUMBERS_IDS, "negative", "too-large"])
def test_a_wrong_figure_of_a_cell_or_a_margin_is_refused_by_its_name(wrong: object) -> None:
    assert refusal(cells=CELLS | {("b", "x"): wrong}).field == "cells['b', 'x']"
    assert refusal(margins=[{"a": 1, "b": 1}, {"x": 1, "y": wrong}]).field == "margins[1]['y']"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, 0, 1, -0.1], ids=str)
def test_a_tolerance_lies_between_0_and_1(wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    assert refusal(tolerance=wrong).field == "tolerance"


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, 0, -1, 1.0, 2**53], ids=str)
def test_rounds_are_counted_from_1(wrong: Any) -> None:  # noqa: ANN401 -- whatever came
    assert refusal(rounds=wrong).field == "rounds"
    assert rake(CELLS, TARGETS, rounds=LARGEST).converged


def test_a_weight_of_a_cell_too_large_for_a_number_is_answered_by_an_error_of_ours() -> None:
    cells: dict[Cell, float] = {("a", "x"): 5e-324, ("b", "y"): LARGEST}
    error = refusal(cells=cells, margins=[{"a": 1, "b": 1}, {"x": 1, "y": 1}])
    assert (error.code, error.field) == ("weight.range", "cells['a', 'x']")


def test_a_category_that_becomes_too_small_for_a_number_is_said_to_be_missed() -> None:
    cells: dict[Cell, float] = {("a", "x"): 5e-324, ("a", "y"): LARGEST}
    found = rake(cells, [{"a": 2}, {"x": 1, "y": 1}])
    assert (found.converged, found.largest_gap, found.weights["a", "x"]) == (False, 0.5, 0)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), st.sampled_from([0.0, 5e-324, 1e-160, 1.0, float(LARGEST)])
    ),
    st.lists(st.sampled_from([5e-324, 1e-160, 1.0, float(LARGEST)]), min_size=2, max_size=2),
)
def test_no_figure_ends_in_anything_but_weights_or_an_error_of_ours(cells: dict[Cell, float], figures: list[float]) -> None:
    one, other = figures
    try:
        found = rake(cells, [{"a": one, "b": other}, {"x": other, "y": one}], rounds=20)
    except (BrokenLawError, NoDataError):
        return
    assert 0 <= found.largest_gap <= 1


# ---- the result ------------------------------------------------------------------------------------------------------

RAKING: dict[str, Any] = {"weights": {("b",): 2, ("a",): 1.0}, "converged": True, "rounds": 3, "largest_gap": 0}


def test_a_result_is_a_value() -> None:
    raking = Raking(**RAKING)
    assert raking == Raking(**RAKING | {"weights": [(("a",), 1), (("b",), 2.0)]})
    assert hash(raking) == hash(Raking(**RAKING))
    assert pickle.loads(pickle.dumps(raking)) == raking  # noqa: S301 -- our own
    assert attrs.evolve(raking, rounds=4).weights == raking.weights == {("a",): 1, ("b",): 2}
    assert list(raking.weights) == [("a",), ("b",)]


@pytest.mark.parametrize("wrong", [None, 1, "ab", [("a", 1)], {"a": 1}, {("a", 1): 1}, [("a",)], [(("a",), 1, 2)], [[("a",), 1]]])
def test_a_result_has_a_weight_per_cell(wrong: object) -> None:
    with pytest.raises(WrongTypeError) as caught:
        Raking(**RAKING | {"weights": wrong})
    assert (caught.value.field, caught.value.expected) == ("weights", "a mapping from tuples of texts to weights")
    assert caught.value.value is not None or wrong is None


@pytest.mark.parametrize("wrong", [*NO_NUMBERS, -5e-324], ids=[*NO_NUMBERS_IDS, "negative"])
def test_a_weight_of_a_result_is_no_less_than_0(wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Raking(**RAKING | {"weights": {("a", "x"): 0.0, ("b", "y"): wrong}})
    assert caught.value.field == "weights['b', 'y']"


def test_a_cell_has_one_weight() -> None:
    with pytest.raises(DuplicateError) as caught:
        Raking(**RAKING | {"weights": [(("a",), 1.0), (("a",), 2.0)]})
    assert caught.value.field == "weights"
    with pytest.raises(WrongTypeError) as refused:
        Raking(**RAKING | {"weights": [(("a",), 1.0), (("a",), None)]})
    assert refused.value.field == "weights['a']"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("converged", 1), ("rounds", 0), ("rounds", 1.0), ("rounds", 2**53), ("largest_gap", -0.1), ("largest_gap", 1.1)],
)
def test_a_result_that_cannot_be_is_refused(field: str, wrong: object) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Raking(**RAKING | {field: wrong})
    assert caught.value.field == field


def test_the_limits_of_a_result_are_included() -> None:
    assert Raking(**RAKING | {"rounds": LARGEST, "largest_gap": 1, "converged": False}).largest_gap == 1.0
    with pytest.raises(OutOfRangeError) as caught:
        Raking(**RAKING | {"rounds": 0})
    assert str(caught.value) == "rounds must be from 1 to 9007199254740991, got 0"
