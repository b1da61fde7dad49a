"""Laws of the opportunity score: it rises with importance, never with satisfaction, and over-satisfaction takes nothing away."""

import math
import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NotFiniteError, OutOfRangeError, WrongTypeError
from customerfocus.methods.opportunity import Band, Interval, Region, band, interval, opportunity_score, region

figures = st.floats(0, 10)
pairs = st.tuples(figures, figures).map(sorted)
figures_of_tenths = st.integers(0, 100).map(lambda tenths: tenths / 10)


def below(value: float) -> float:
    return value - 1e-8


def above(value: float) -> float:
    return value + 1e-8


def span(low: float, high: float) -> Interval:
    return Interval(low=low, high=high)


# ---- the score -------------------------------------------------------------------------------------------------------


@given(pairs, figures)
def test_the_score_never_falls_when_importance_rises(importance: list[float], satisfaction: float) -> None:
    less, more = importance
    assert opportunity_score(less, satisfaction) <= opportunity_score(more, satisfaction)


@given(figures, pairs)
def test_the_score_never_rises_with_satisfaction(importance: float, satisfaction: list[float]) -> None:
    less, more = satisfaction
    assert opportunity_score(importance, less) >= opportunity_score(importance, more)


@given(figures, figures)
def test_the_score_lies_between_importance_and_twice_of_it(importance: float, satisfaction: float) -> None:
    assert importance <= opportunity_score(importance, satisfaction) <= 2 * importance


@given(pairs)
def test_satisfaction_beyond_importance_takes_nothing_away(figures: list[float]) -> None:
    importance, satisfaction = figures
    assert opportunity_score(importance, satisfaction) == importance


def test_without_the_max_an_oversatisfied_need_would_score_too_little() -> None:
    """Public calculators without it give 5."""
    assert opportunity_score(6, 7) == 6.0


@given(figures_of_tenths, figures_of_tenths)
def test_the_score_is_that_of_exact_arithmetic(importance: float, satisfaction: float) -> None:
    exact = Fraction(importance) + max(Fraction(importance) - Fraction(satisfaction), Fraction(0))
    assert math.isclose(opportunity_score(importance, satisfaction), exact, rel_tol=1e-15)


@pytest.mark.parametrize(("importance", "satisfaction", "score"), [(0, 0, 0.0), (10, 10, 10.0), (10, 0, 20.0), (0, 10, 0.0)])
def test_the_corners_score_as_the_formula_says(importance: int, satisfaction: int, score: float) -> None:
    assert opportunity_score(importance, satisfaction) == score


def test_whole_numbers_score_as_a_float() -> None:
    assert type(opportunity_score(9, 4)) is float


# ---- its interval ----------------------------------------------------------------------------------------------------


@given(pairs, pairs, st.data())
def test_the_interval_holds_the_score_of_every_inner_point(
    importance: list[float], satisfaction: list[float], data: st.DataObject
) -> None:
    scores = interval(span(*importance), span(*satisfaction))
    score = opportunity_score(data.draw(st.floats(*importance)), data.draw(st.floats(*satisfaction)))
    assert scores.low <= score <= scores.high


@given(pairs, pairs)
def test_the_ends_of_the_interval_are_scores_of_its_corners(importance: list[float], satisfaction: list[float]) -> None:
    scores = interval(span(*importance), span(*satisfaction))
    corners = [opportunity_score(i, s) for i in importance for s in satisfaction]
    assert (scores.low, scores.high) == (min(corners), max(corners))


@given(figures, figures)
def test_figures_that_are_certain_score_for_certain(importance: float, satisfaction: float) -> None:
    score = opportunity_score(importance, satisfaction)
    assert interval(span(importance, importance), span(satisfaction, satisfaction)) == span(score, score)


# ---- bands and regions -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0, Band.LOW),
        (below(10.0), Band.LOW),
        (10, Band.WORTH_CONSIDERING),
        (below(12.0), Band.WORTH_CONSIDERING),
        (12, Band.HIGH),
        (15, Band.HIGH),
        (above(15.0), Band.EXTREME),
        (20, Band.EXTREME),
    ],
)
def test_a_band_begins_where_it_was_published_to_begin(score: float, expected: Band) -> None:
    assert band(score) is expected


@pytest.mark.parametrize(
    ("line", "expected"), [(10.0, Band.WORTH_CONSIDERING), (12.0, Band.HIGH), (15.0, Band.HIGH), (20.0, Band.EXTREME)]
)
@pytest.mark.parametrize("off", [-4e-10, 0.0, 4e-10])
def test_a_score_is_on_a_line_when_it_is_so_to_nine_decimals(line: float, expected: Band, off: float) -> None:
    assert band(min(line + off, 20.0)) is expected


@pytest.mark.parametrize(
    ("importance", "satisfaction", "expected"),
    [
        (5.0 + 2e-10, 0.0, Region.APPROPRIATELY_SERVED),
        (5.0 + 4e-10, 0.0, Region.UNDERSERVED),
        (4.0, 4.0 + 4e-10, Region.APPROPRIATELY_SERVED),
        (4.0, 4.0 + 6e-10, Region.OVERSERVED),
        (10.0, 10.0 - 4e-10, Region.APPROPRIATELY_SERVED),
        (10.0, 10.0 - 6e-10, Region.UNDERSERVED),
    ],
)
def test_figures_are_on_a_line_when_they_are_so_to_nine_decimals(importance: float, satisfaction: float, expected: Region) -> None:
    assert region(importance, satisfaction) is expected


@given(st.tuples(st.floats(0, 20), st.floats(0, 20)).map(sorted))
def test_a_higher_score_is_never_in_a_lower_band(scores: list[float]) -> None:
    less, more = (list(Band).index(band(score)) for score in scores)
    assert less <= more


@pytest.mark.parametrize(
    ("importance", "satisfaction", "expected"),
    [
        (9, 4, Region.UNDERSERVED),
        (above(5.0), 0, Region.UNDERSERVED),
        (5, 0, Region.APPROPRIATELY_SERVED),
        (10, 10, Region.APPROPRIATELY_SERVED),
        (4, 4, Region.APPROPRIATELY_SERVED),
        (4, above(4.0), Region.OVERSERVED),
        (0, 10, Region.OVERSERVED),
        (10.0, below(10.0), Region.UNDERSERVED),
    ],
)
def test_a_region_begins_just_beyond_its_line(importance: float, satisfaction: float, expected: Region) -> None:
    assert region(importance, satisfaction) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ({"underserved": 6, "overserved": 1}, Region.APPROPRIATELY_SERVED),
        ({"underserved": below(6.0)}, Region.UNDERSERVED),
        ({"underserved": 6, "overserved": below(1.0)}, Region.OVERSERVED),
        ({"underserved": 5, "overserved": 0}, Region.UNDERSERVED),  # it is asked first
        ({"underserved": -1, "overserved": -20}, Region.UNDERSERVED),
    ],
)
def test_the_lines_of_the_regions_can_be_drawn_elsewhere(lines: dict[str, float], expected: Region) -> None:
    assert region(6, 7, **lines) is expected


@given(figures, figures)
@example(6.0, 7.0)
def test_overserved_is_beyond_importance_and_below_the_line(importance: float, satisfaction: float) -> None:
    overserved = round(opportunity_score(importance, satisfaction), 9) <= 10 and round(satisfaction - importance, 9) > 0
    assert (region(importance, satisfaction) is Region.OVERSERVED) == overserved


# ---- what is refused -------------------------------------------------------------------------------------------------

ARGUMENTS: list[tuple[Callable[[Any], object], str, str]] = [
    (lambda wrong: opportunity_score(wrong, 5), "importance", "0 to 10"),
    (lambda wrong: opportunity_score(5, wrong), "satisfaction", "0 to 10"),
    (band, "score", "0 to 20"),
    (lambda wrong: region(wrong, 5), "importance", "0 to 10"),
    (lambda wrong: region(5, wrong), "satisfaction", "0 to 10"),
    (lambda wrong: region(5, 5, underserved=wrong), "underserved", ""),
    (lambda wrong: region(5, 5, overserved=wrong), "overserved", ""),
]
IDS = ["score-importance", "score-satisfaction", "band", "region-importance", "region-satisfaction", "underserved", "overserved"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (True, WrongTypeError),
        ("5", WrongTypeError),
        (None, WrongTypeError),
        (math.nan, NotFiniteError),
        (math.inf, NotFiniteError),
        (10**400, OutOfRangeError),
    ],
    ids=["true", "text", "none", "nan", "infinity", "huge"],
)
@pytest.mark.parametrize(("ask", "field"), [each[:2] for each in ARGUMENTS], ids=IDS)
def test_what_is_no_number_is_refused_by_the_name_of_its_argument(
    ask: Callable[[Any], object], field: str, wrong: object, error: type[CustomerFocusError]
) -> None:
    with pytest.raises(error) as caught:
        ask(wrong)
    assert caught.value.field == field


@pytest.mark.parametrize("wrong", [below(0.0), 21])
@pytest.mark.parametrize(("ask", "field", "limits"), ARGUMENTS[:5], ids=IDS[:5])
def test_a_figure_off_its_range_is_answered_by_the_range(
    ask: Callable[[Any], object], field: str, limits: str, wrong: float
) -> None:
    with pytest.raises(OutOfRangeError) as caught:
        ask(wrong)
    assert str(caught.value).startswith(f"{field} must be from {limits}")


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda wrong: interval(wrong, span(1, 2)), "importance"),
        (lambda wrong: interval(span(1, 2), wrong), "satisfaction"),
    ],
    ids=["importance", "satisfaction"],
)
@pytest.mark.parametrize("wrong", [5, (1, 2), None])
def test_what_is_no_interval_is_refused_by_the_name_of_its_argument(
    ask: Callable[[Any], object], field: str, wrong: object
) -> None:
    with pytest.raises(WrongTypeError) as caught:
        ask(wrong)
    assert str(caught.value).startswith(f"{field} must be an Interval, got ")


def test_an_interval_ends_no_lower_than_it_begins() -> None:
    with pytest.raises(BrokenLawError) as caught:
        span(2, 1)
    assert (caught.value.code, str(caught.value)) == ("interval.order", "high must be no less than low, got 2.0 to 1.0")


@pytest.mark.parametrize("n", range(1, 31))
def test_a_share_that_is_no_binary_fraction_moves_no_line(n: int) -> None:
    for important, satisfied in product(range(n + 1), repeat=2):
        exact = Fraction(10 * important, n) + max(Fraction(10 * (important - satisfied), n), Fraction())
        expected = Region.UNDERSERVED if exact > 10 else Region.OVERSERVED if satisfied > important else Region.APPROPRIATELY_SERVED
        assert region(10 * (important / n), 10 * (satisfied / n)) is expected


@pytest.mark.parametrize(
    ("underserved", "overserved", "expected"),
    [
        (sys.float_info.max, sys.float_info.max, Region.APPROPRIATELY_SERVED),
        (sys.float_info.max, -sys.float_info.max, Region.OVERSERVED),
        (-sys.float_info.max, sys.float_info.max, Region.UNDERSERVED),
        (5e-324, 0, Region.UNDERSERVED),
    ],
)
def test_a_line_may_lie_anywhere(underserved: float, overserved: float, expected: Region) -> None:
    assert region(5, 5, underserved=underserved, overserved=overserved) is expected


def test_a_line_that_is_no_binary_fraction_is_held_as_exactly_as_the_figure() -> None:
    assert region(10 / 3, 0, underserved=20 / 3) is Region.APPROPRIATELY_SERVED
