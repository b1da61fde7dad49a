"""Laws of sample sizes, and the page that says what comes of them."""

import math
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NoDataError, NotPositiveError, OutOfRangeError
from customerfocus.methods.proportions import wilson, z_value
from customerfocus.methods.sampling import (
    krejcie_morgan,
    sample_size,
    sample_size_comparison,
    sample_size_net_promoter,
)

from .wrong import NO_NUMBERS, NO_NUMBERS_IDS

LARGEST = 2**53 - 1

margins = st.floats(1e-6, 1)
shares = st.floats(1e-3, 1 - 1e-3)
levels = st.floats(0.01, 0.999)
populations = st.integers(1, LARGEST)
dyadic = st.integers(1, 63).map(lambda each: each / 64)


def half_width_is_within(margin: float, n: int, *, variance: Fraction, level: float, population: int | None = None) -> bool:
    """Compare squares, exactly: *z*²·Var/*n*·(1 − *n*/*N*) with *e*²."""
    remaining = Fraction(1) if population is None else 1 - Fraction(n, population)
    return Fraction(z_value(level)) ** 2 * variance / n * remaining <= Fraction(margin) ** 2


def variance_of(share: float) -> Fraction:
    return Fraction(share) * (1 - Fraction(share))


# ---- one share -------------------------------------------------------------------------------------------------------


@given(margins, shares, levels)
@example(0.05, 0.5, 0.95)
@example(1.0, 0.5, 0.01)
@example(1.1e-8, 0.5, 0.95)
def test_a_sample_is_the_least_that_is_planned_to_stay_within_the_margin(margin: float, share: float, level: float) -> None:
    found = sample_size(margin, share=share, level=level)
    assert half_width_is_within(margin, found, variance=variance_of(share), level=level)
    assert found == 1 or not half_width_is_within(margin, found - 1, variance=variance_of(share), level=level)


@given(st.floats(5e-324, 1), shares, levels, populations)
@example(0.05, 0.5, 0.95, 300)
@example(5e-324, 0.5, 0.95, LARGEST)
@example(0.1, 0.5, 0.95, 1)
def test_a_sample_of_a_population_is_the_least_by_its_finite_correction(
    margin: float, share: float, level: float, population: int
) -> None:
    found = sample_size(margin, share=share, level=level, population=population)
    assert 1 <= found <= population
    facts: dict[str, Any] = {"variance": variance_of(share), "level": level, "population": population}
    assert half_width_is_within(margin, found, **facts)
    assert found == 1 or not half_width_is_within(margin, found - 1, **facts)


@given(margins, shares, levels, populations)
@example(0.05, 0.5, 0.95, 300)
def test_the_size_for_a_population_is_the_published_formula_rounded_up(
    margin: float, share: float, level: float, population: int
) -> None:
    variance, ratio = variance_of(share), Fraction(margin) ** 2 / Fraction(z_value(level)) ** 2
    published = variance / (ratio + variance / population)
    assert sample_size(margin, share=share, level=level, population=population) == math.ceil(published)


@pytest.mark.parametrize(
    ("margin", "share", "population", "without_the_right_correction"), [(0.1, 0.5, 100, 50), (0.05, 0.5, 300, 169)]
)
def test_the_correction_has_the_population_below_and_not_one_less(
    margin: float, share: float, population: int, without_the_right_correction: int
) -> None:
    """With (N − n)/(N − 1) in place of (N − n)/N, 100 people at a margin of 0.1 would take 50 (Kauermann and Küchenhoff: 49)."""
    needed = z_value(0.95) ** 2 * share * (1 - share) / margin**2
    assert math.ceil(needed * population / (needed + population - 1)) == without_the_right_correction
    assert sample_size(margin, share=share, population=population) == math.ceil(needed * population / (needed + population))


@given(margins, margins, shares, levels)
def test_a_narrower_margin_takes_no_fewer(one: float, other: float, share: float, level: float) -> None:
    narrow, wide = sorted((one, other))
    assert sample_size(narrow, share=share, level=level) >= sample_size(wide, share=share, level=level)


@given(margins, shares, levels, levels)
def test_a_higher_level_takes_no_fewer(margin: float, share: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert sample_size(margin, share=share, level=low) <= sample_size(margin, share=share, level=high)


@given(margins, shares)
def test_no_share_takes_more_than_one_half(margin: float, share: float) -> None:
    assert sample_size(margin, share=share) <= sample_size(margin)


@given(margins, dyadic)
def test_a_share_takes_as_many_as_its_opposite(margin: float, share: float) -> None:
    assert sample_size(margin, share=share) == sample_size(margin, share=1 - share)


@given(st.floats(1e-4, 1), shares, st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_smaller_population_takes_no_more(margin: float, share: float, one: int, other: int) -> None:
    few, many = sorted((one, other))
    found = [sample_size(margin, share=share, population=population) for population in (few, many, None)]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("margin", "size"),
    [(0.1, 97), (0.07, 196), (0.05, 385), (0.04, 601), (0.03, 1068), (0.02, 2401), (0.01, 9604)],
)
def test_the_usual_margins_take_their_known_sizes(margin: float, size: int) -> None:
    """Every survey handbook prints them, for 95 % and a share of 0.5."""
    assert sample_size(margin) == size


def test_a_level_next_to_0_takes_one_answer() -> None:
    assert sample_size(1e-300, level=5e-324) == sample_size(0.5, level=5e-324, population=10) == 1


def test_a_size_is_a_whole_number() -> None:
    found = (sample_size(1), sample_size(1, population=3), krejcie_morgan(3), sample_size_comparison(0, 1))
    assert {type(each) for each in (*found, sample_size_net_promoter(200))} == {int}


# ---- the table of Krejcie and Morgan ---------------------------------------------------------------------------------

TABLE = """
10 10   15 14   20 19   25 24   30 28   35 32   40 36   45 40   50 44   55 48   60 52   65 56   70 59   75 63   80 66   85 70
90 73   95 76   100 80  110 86  120 92  130 97  140 103 150 108 160 113 170 118 180 123 190 127 200 132 210 136 220 140 230 144
240 148 250 152 260 155 270 159 280 162 290 165 300 169 320 175 340 181 360 186 380 191 400 196 420 201 440 205 460 210 480 214
500 217 550 226 600 234 650 242 700 248 750 254 800 260 850 265 900 269 950 274 1000 278 1100 285 1200 291 1300 297 1400 302
1500 306 1600 310 1700 313 1800 317 1900 320 2000 322 2200 327 2400 331 2600 335 2800 338 3000 341 3500 346 4000 351 4500 354
5000 357 6000 361 7000 364 8000 367 9000 368 10000 370 15000 375 20000 377 30000 379 40000 380 50000 381 75000 382 1000000 384
"""
"""Krejcie and Morgan 1970, table 1, as printed in many theses (scribd.com/document/479054838); all of its 90 lines."""

LINES = [(int(population), int(size)) for population, size in re.findall(r"(\d+) (\d+)", TABLE)]


@pytest.mark.parametrize(("population", "size"), LINES)
def test_the_table_is_met_line_by_line(population: int, size: int) -> None:
    assert krejcie_morgan(population) == size


def test_rounding_up_would_break_half_of_the_table() -> None:
    spread = Fraction("3.841") / 4
    exact = [spread * population / (Fraction("0.0025") * (population - 1) + spread) for population, _ in LINES]
    broken = [math.ceil(each) != size for each, (_, size) in zip(exact, LINES, strict=True)]
    assert (len(LINES), sum(broken)) == (90, 45)


def test_a_half_is_rounded_up() -> None:
    """40/4·3 / (1·2 + 40/4) is 2.5, which Python's own `round` takes down."""
    assert krejcie_morgan(3, margin=1, chi_square=40) == 3


@given(populations, shares, st.floats(5e-324, 1), st.floats(5e-324, 1e308))
@example(1000, 0.5, 1.0, 1e-3)
@example(1, 0.5, 1.0, 5e-324)
@example(LARGEST, 0.5, 5e-324, 1e308)
def test_the_table_takes_from_one_to_all(population: int, share: float, margin: float, chi_square: float) -> None:
    found = krejcie_morgan(population, share=share, margin=margin, chi_square=chi_square)
    assert 1 <= found <= population


@given(st.integers(1, 10**6), shares, st.floats(0.01, 1), st.floats(0.1, 20))
def test_the_table_rounds_its_formula_to_the_nearest(population: int, share: float, margin: float, chi_square: float) -> None:
    spread = Fraction(chi_square) * variance_of(share)
    exact = spread * population / (Fraction(margin) ** 2 * (population - 1) + spread)
    found = krejcie_morgan(population, share=share, margin=margin, chi_square=chi_square)
    assert found == max(1, min(range(math.floor(exact), math.floor(exact) + 2), key=lambda each: (abs(each - exact), -each)))


# ---- the net promoter score ------------------------------------------------------------------------------------------


@given(st.floats(1e-3, 200), st.floats(1e-3, 1), levels)
@example(10.0, 1.0, 0.95)
def test_a_sample_for_a_score_is_the_least_that_is_planned_to_stay_within_the_margin(
    margin: float, variance: float, level: float
) -> None:
    found = sample_size_net_promoter(margin, variance=variance, level=level)
    facts: dict[str, Any] = {"variance": 100**2 * Fraction(variance), "level": level}
    assert half_width_is_within(margin, found, **facts)
    assert found == 1 or not half_width_is_within(margin, found - 1, **facts)


@given(dyadic, dyadic, levels)
def test_a_score_without_passives_is_a_share_stretched_over_200_points(margin: float, share: float, level: float) -> None:
    found = sample_size_net_promoter(200 * margin, variance=4 * share * (1 - share), level=level)
    assert found == sample_size(margin, share=share, level=level)


def test_a_score_asks_for_the_largest_sample_unless_a_variance_is_known() -> None:
    assert sample_size_net_promoter(10) == sample_size_net_promoter(10, variance=1) == 385
    assert sample_size_net_promoter(5) == 1537
    assert sample_size_net_promoter(10, variance=1, level=0.9) == 271


# ---- what is refused -------------------------------------------------------------------------------------------------

WHOLE: dict[Callable[..., object], dict[str, Any]] = {
    sample_size: {"margin": 0.05, "share": 0.5, "level": 0.95, "population": 100},
    krejcie_morgan: {"population": 100, "share": 0.5, "margin": 0.05, "chi_square": 3.841},
    sample_size_net_promoter: {"margin": 10, "variance": 1, "level": 0.95},
    sample_size_comparison: {"share_1": 0.5, "share_2": 0.6, "level": 0.95, "power": 0.8},
}
ARGUMENTS = [pytest.param(call, name, id=f"{call.__name__}-{name}") for call, whole in WHOLE.items() for name in whole]
OPEN = [each for each in ARGUMENTS if each.values[1] in {"share", "level", "power"}]
POSITIVE = [each for each in ARGUMENTS if each.values[1] in {"margin", "variance", "chi_square"}]
POPULATIONS: list[Callable[..., object]] = [sample_size, krejcie_morgan]


def refusal(call: Callable[..., object], **instead: object) -> CustomerFocusError:
    with pytest.raises(CustomerFocusError) as caught:
        call(**(WHOLE[call] | instead))
    return caught.value


@pytest.mark.parametrize("wrong", NO_NUMBERS, ids=NO_NUMBERS_IDS)
@pytest.mark.parametrize(("call", "name"), ARGUMENTS)
def test_what_is_no_number_is_refused_by_its_name(call: Callable[..., object], name: str, wrong: object) -> None:
    if name == "population" and wrong is None and call is sample_size:
        assert sample_size(0.05, population=None) == 385
    else:
        assert refusal(call, **{name: wrong}).field == name


@pytest.mark.parametrize("wrong", [0, 1, -0.1, 1.1])
@pytest.mark.parametrize(("call", "name"), OPEN)
def test_shares_levels_and_powers_lie_between_0_and_1(call: Callable[..., object], name: str, wrong: float) -> None:
    error = refusal(call, **{name: wrong})
    sentence = f"{name} must lie between 0 and 1, both excluded, got {float(wrong)}"
    assert (type(error), error.field, str(error)) == (BrokenLawError, name, sentence)


@pytest.mark.parametrize("wrong", [0, -0.0, -1])
@pytest.mark.parametrize(("call", "name"), POSITIVE)
def test_margins_and_variances_lie_above_0(call: Callable[..., object], name: str, wrong: float) -> None:
    error = refusal(call, **{name: wrong})
    assert (type(error), error.field) == (NotPositiveError, name)


@pytest.mark.parametrize(
    ("call", "name", "most"),
    [
        (sample_size, "margin", 1),
        (krejcie_morgan, "margin", 1),
        (sample_size_net_promoter, "margin", 200),
        (sample_size_net_promoter, "variance", 1),
        (sample_size_comparison, "share_1", 1),
        (sample_size_comparison, "share_2", 1),
    ],
)
def test_what_is_too_wide_is_answered_by_its_ends(call: Callable[..., object], name: str, most: int) -> None:
    call(**(WHOLE[call] | {name: most}))
    error = refusal(call, **{name: math.nextafter(most, 1000)})
    assert (type(error), str(error)) == (
        OutOfRangeError,
        f"{name} must be from 0 to {most}, got {math.nextafter(most, 1000)!r}",
    )


@pytest.mark.parametrize("name", ["share_1", "share_2"])
def test_a_share_to_compare_is_not_below_0(name: str) -> None:
    assert sample_size_comparison(**{"share_1": 0.1, "share_2": 0.2} | {name: 0}) > 1
    assert type(refusal(sample_size_comparison, **{name: -5e-324})) is OutOfRangeError


@pytest.mark.parametrize("wrong", [-1, 2**53, 10.0])
@pytest.mark.parametrize("call", POPULATIONS)
def test_a_population_is_a_whole_number(call: Callable[..., object], wrong: float) -> None:
    assert refusal(call, population=wrong).field == "population"
    call(**(WHOLE[call] | {"population": LARGEST}))


@pytest.mark.parametrize("call", POPULATIONS)
def test_of_nobody_there_is_no_sample(call: Callable[..., object]) -> None:
    error = refusal(call, population=0)
    assert (type(error), str(error)) == (NoDataError, "population: nothing to compute from, there is nobody to draw from")


@pytest.mark.parametrize(
    ("call", "margin"),
    [(sample_size, 1e-8), (sample_size, 5e-324), (sample_size_net_promoter, 2e-6), (sample_size_net_promoter, 5e-324)],
)
def test_a_margin_too_narrow_is_answered_by_the_limit(call: Callable[..., object], margin: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        call(margin)
    sentence = f"margin must be so wide that 9007199254740991 answers are enough, got {margin!r}"
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("sample.size", "margin", sentence)


def test_the_largest_sample_is_the_largest_whole_number_that_every_json_reader_keeps() -> None:
    margin = math.sqrt(z_value(0.95) ** 2 / 4 / LARGEST)
    while not half_width_is_within(margin, LARGEST, variance=Fraction(1, 4), level=0.95):
        margin = math.nextafter(margin, 1)
    assert LARGEST - 10 < sample_size(margin) <= LARGEST
    with pytest.raises(BrokenLawError):
        sample_size(margin * (1 - 1e-12))


# ---- the page --------------------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "how-large-a-sample.md").read_text(encoding="utf-8")
ROWS = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PAGE.splitlines() if line.startswith("| 0")]


def test_the_page_has_a_row_for_each_margin_and_share() -> None:
    assert [row[:2] for row in ROWS] == [(margin, share) for margin in ("0.05", "0.1") for share in ("0.5", "0.2", "0.05")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:2]))
def test_a_row_of_the_page_is_what_every_outcome_of_the_sample_adds_up_to(row: tuple[str, ...]) -> None:
    share, margin = Fraction(row[1]), float(row[0])
    n = sample_size(margin, share=float(share))
    chances = [math.comb(n, successes) * share**successes * (1 - share) ** (n - successes) for successes in range(n + 1)]
    intervals = [wilson(successes, n) for successes in range(n + 1)]
    halves = [(each.high - each.low) / 2 for each in intervals]
    outcomes = list(zip(map(float, chances), intervals, halves, strict=True))
    holds = math.fsum(chance for chance, interval, _ in outcomes if interval.low <= share <= interval.high)
    half = math.fsum(chance * each for chance, _, each in outcomes)
    wider = math.fsum(chance for chance, _, each in outcomes if each > margin)
    assert sum(chances) == 1
    assert row[2:] == (str(n), f"{100 * holds:.2f} %", f"{half:.4f}", f"{100 * wider:.1f} %")


def test_what_the_page_says_beside_the_table_is_so() -> None:
    words = " ".join(PAGE.split())
    assert f"takes {sample_size_comparison(0.5, 0.6)} in each" in words
    assert f"{sample_size(0.1)} answers tell each" in words
    assert f"±10 points take up to {sample_size_net_promoter(10)} answers" in words
    found = wilson(0.2 * 73, 73)
    assert f"73 answers then leave half a width of about {(found.high - found.low) / 2:.2f}" in words
