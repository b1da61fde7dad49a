"""Laws of the importance-performance grid: every point lies in one quadrant, and a point on a line on the higher side."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, LengthError, WrongTypeError
from customerfocus.methods.importance_performance import Quadrant, quadrant

figures = st.floats(allow_nan=False, allow_infinity=False)
moderate = st.floats(-1e6, 1e6)
crosses = st.tuples(figures, figures)

IMPORTANT = {Quadrant.CONCENTRATE_HERE, Quadrant.KEEP_UP_THE_GOOD_WORK}
WELL_DONE = {Quadrant.KEEP_UP_THE_GOOD_WORK, Quadrant.POSSIBLE_OVERKILL}


@pytest.mark.parametrize(
    ("importance", "performance", "advice"),
    [
        (5, 1, "concentrate-here"),
        (5, 5, "keep-up-the-good-work"),
        (1, 1, "low-priority"),
        (1, 5, "possible-overkill"),
    ],
)
def test_each_corner_of_the_grid_has_the_advice_of_the_paper(importance: float, performance: float, advice: str) -> None:
    """Martilla and James (1977): quadrants A, B, C and D."""
    found = quadrant(importance, performance, cross=(3, 3))
    assert (type(found), found) == (Quadrant, advice)


def test_no_quadrant_is_left_out() -> None:
    words = ["concentrate-here", "keep-up-the-good-work", "low-priority", "possible-overkill"]
    assert [each.value for each in Quadrant] == words


@given(figures, figures, crosses)
def test_a_point_is_important_from_one_line_on_and_well_done_from_the_other(
    importance: float, performance: float, cross: tuple[float, float]
) -> None:
    found = quadrant(importance, performance, cross=cross)
    assert (found in IMPORTANT, found in WELL_DONE) == (importance >= cross[0], performance >= cross[1])


@given(crosses)
def test_the_cross_itself_is_on_the_higher_side_of_both_lines(cross: tuple[float, float]) -> None:
    assert quadrant(*cross, cross=cross) is Quadrant.KEEP_UP_THE_GOOD_WORK


@given(moderate, moderate)
def test_a_point_just_below_a_line_is_on_the_lower_side(importance: float, performance: float) -> None:
    cross = (importance, performance)
    less, worse = math.nextafter(importance, -math.inf), math.nextafter(performance, -math.inf)
    assert quadrant(less, performance, cross=cross) is Quadrant.POSSIBLE_OVERKILL
    assert quadrant(importance, worse, cross=cross) is Quadrant.CONCENTRATE_HERE
    assert quadrant(less, worse, cross=cross) is Quadrant.LOW_PRIORITY


@given(figures, figures, crosses)
def test_importance_and_performance_change_places_with_the_lines(
    importance: float, performance: float, cross: tuple[float, float]
) -> None:
    mirrored = {
        Quadrant.CONCENTRATE_HERE: Quadrant.POSSIBLE_OVERKILL,
        Quadrant.POSSIBLE_OVERKILL: Quadrant.CONCENTRATE_HERE,
    }
    found = quadrant(importance, performance, cross=cross)
    assert quadrant(performance, importance, cross=cross[::-1]) is mirrored.get(found, found)


def test_importance_comes_first_in_the_cross() -> None:
    assert quadrant(4, 4, cross=(5, 3)) is Quadrant.POSSIBLE_OVERKILL
    assert quadrant(4, 4, cross=(3, 5)) is Quadrant.CONCENTRATE_HERE


def test_a_whole_number_is_as_good_as_a_float() -> None:
    assert quadrant(3, 3, cross=(3.0, 3)) is quadrant(3.0, 3.0, cross=(3, 3.0)) is Quadrant.KEEP_UP_THE_GOOD_WORK
    assert quadrant(3, 2, cross=[3, 3]) is Quadrant.CONCENTRATE_HERE  # type: ignore[arg-type]


# ---- what is refused -------------------------------------------------------------------------------------------------

FITTING: dict[str, Any] = {"importance": 3, "performance": 3, "cross": (3, 3)}


@pytest.mark.parametrize(
    "wrong",
    [True, "1", None, math.nan, math.inf, -math.inf, 10**400, 2**1024],
    ids=["true", "text", "none", "nan", "infinity", "minus-infinity", "huge", "beyond-float"],
)
@pytest.mark.parametrize(
    ("given_instead", "field"),
    [
        (lambda wrong: {"importance": wrong}, "importance"),
        (lambda wrong: {"performance": wrong}, "performance"),
        (lambda wrong: {"cross": (wrong, 3)}, "cross[0]"),
        (lambda wrong: {"cross": (3, wrong)}, "cross[1]"),
    ],
    ids=["importance", "performance", "first-line", "second-line"],
)
def test_what_is_no_number_is_refused_by_the_name_of_its_argument(
    given_instead: Callable[[object], dict[str, Any]], field: str, wrong: object
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        quadrant(**FITTING | given_instead(wrong))
    assert caught.value.field == field


@pytest.mark.parametrize("cross", [(), (3,), (3, 3, 3)])
def test_a_cross_has_two_lines(cross: tuple[float, float]) -> None:
    with pytest.raises(LengthError) as caught:
        quadrant(3, 3, cross=cross)
    assert (caught.value.code, str(caught.value)) == ("array.length", f"cross must have 2 members, got {len(cross)}")


@pytest.mark.parametrize("cross", [None, 3, "33", {3, 4}, {3: 3, 4: 4}], ids=repr)
def test_a_cross_has_an_order(cross: tuple[float, float]) -> None:
    with pytest.raises(WrongTypeError) as caught:
        quadrant(3, 3, cross=cross)
    assert str(caught.value).startswith("cross must be a list or a tuple, got ")
