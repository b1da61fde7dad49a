"""Laws of spreading a severity over a grid: its mean stays, and nothing of it becomes less."""

import math
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.methods._spread import Severity, _amounts, _parabola, _places, _split, _stop_loss, coarser, spread
from customerfocus.methods.lognormal import Lognormal
from customerfocus.methods.pert import Pert

SIZE = 256

lognormals = st.builds(Lognormal, median=st.floats(0.5, 500), sigma=st.floats(0.05, 2.5))


@st.composite
def perts(draw: st.DrawFn) -> Pert:
    low, high = draw(st.floats(0, 300)), draw(st.floats(0.5, 400))
    mode = draw(st.floats(0, 1))
    return Pert(low=low, mode=low + mode * high, high=low + high, shape=draw(st.sampled_from([1, 4, 4, 40])))


severities = st.one_of(lognormals, perts())
weights = st.floats(0.01, 5)
parts = st.lists(st.tuples(weights, severities), min_size=1, max_size=4)


def limited(masses: list[float], total: float, place: int) -> float:
    """Return the mean of the lesser of what was spread and a point of the grid, where everything else lies beyond."""
    below = math.fsum(mass * each for each, mass in enumerate(masses[:place]))
    return below + place * (total - math.fsum(masses[:place]))


@given(lognormals, st.sampled_from([0.25, 1, 4]))
def test_the_mean_up_to_every_point_is_that_of_a_lognormal_severity(severity: Lognormal, step: float) -> None:
    masses = spread([(1.0, severity)], step, SIZE)
    for place in (1, 2, 17, 128, SIZE):
        assert step * limited(masses, 1, place) == pytest.approx(severity.limited_mean(place * step), rel=1e-9)


@given(lognormals.filter(lambda each: each.sigma > 0.2))
def test_between_the_places_where_the_transform_is_found_the_mean_is_close(severity: Lognormal) -> None:
    masses = spread([(1.0, severity)], severity.median / 300, 4096)
    for place in (257, 1023, 3001, 4095):
        found = severity.median / 300 * limited(masses, 1, place)
        assert found == pytest.approx(severity.limited_mean(place * severity.median / 300), rel=2e-7)


@given(perts(), st.sampled_from([0.25, 1, 4]))
def test_the_mean_up_to_every_point_is_close_to_that_of_a_pert_severity(severity: Pert, step: float) -> None:
    """The amounts that stand for it lie four to a step: so far off is the mean at most, by a hundredth of a step."""
    masses = spread([(1.0, severity)], step, SIZE)
    for place in (1, 2, 17, 128, SIZE):
        assert step * limited(masses, 1, place) == pytest.approx(severity.limited_mean(place * step), abs=step / 100)


@given(perts())
def test_the_mean_of_a_pert_severity_stays(severity: Pert) -> None:
    masses = spread([(1.0, severity)], 4.0, SIZE)
    assert math.fsum(masses) == pytest.approx(1, rel=1e-12)
    assert 4 * math.fsum(mass * place for place, mass in enumerate(masses)) == pytest.approx(severity.mean, rel=1e-12)


@given(perts())
def test_what_of_a_pert_severity_lies_beyond_the_grid_is_left_out(severity: Pert) -> None:
    top = (severity.low + severity.high) / 2
    masses = spread([(1.0, severity)], top / SIZE, SIZE)
    share = math.fsum(masses)
    assert severity.cdf(top * (1 - 2 / SIZE)) - 1e-9 <= share <= severity.cdf(top) + 1e-9


def test_a_pert_severity_beyond_the_grid_leaves_no_mass() -> None:
    assert spread([(1.0, Pert(low=300, mode=310, high=400))], 1.0, SIZE) == [0.0] * SIZE


@given(parts)
def test_no_mass_is_below_zero_but_for_the_last_digits_of_the_mean(weighted: list[tuple[float, Severity]]) -> None:
    """A mass is a second difference of transforms that begin at the mean, each rounded once or twice."""
    mean = math.fsum(weight * severity.mean for weight, severity in weighted)
    assert min(spread(weighted, 1.0, SIZE)) >= -8 * 2**-52 * (1 + mean)


@given(parts, st.sampled_from([64, SIZE]))
def test_weighted_severities_are_the_sum_of_each(weighted: list[tuple[float, Severity]], size: int) -> None:
    alone = [[weight * mass for mass in spread([(1.0, severity)], 1.0, size)] for weight, severity in weighted]
    total = math.fsum(weight for weight, _ in weighted)
    assert spread(weighted, 1.0, size) == pytest.approx([math.fsum(each) for each in zip(*alone, strict=True)], abs=1e-6 * total)


@given(lognormals)
def test_a_coarser_grid_has_the_masses_that_spreading_over_it_gives(severity: Lognormal) -> None:
    fine, coarse = spread([(1.0, severity)], 1.0, 128), spread([(1.0, severity)], 2.0, 64)
    assert coarser(fine)[:-1] == pytest.approx(coarse[:-1], abs=1e-12)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=64).filter(lambda each: len(each) % 2 == 0))
def test_a_coarser_grid_holds_all_but_what_lies_between_its_end_and_the_next_point(masses: list[float]) -> None:
    found = coarser(masses)
    assert math.fsum(found) == pytest.approx(math.fsum(masses) - masses[-1] / 2, abs=1e-12)
    means = math.fsum(mass * place for place, mass in enumerate(masses)), 2 * math.fsum(m * p for p, m in enumerate(found))
    assert means[1] == pytest.approx(means[0] - masses[-1] * len(masses) / 2, abs=1e-9)


@given(severities)
def test_spreading_raises_no_share_of_what_is_left_above_a_point_by_more_than_a_step(severity: Severity) -> None:
    up_to = list(accumulate(spread([(1.0, severity)], 1.0, SIZE)))
    for place in (1, 20, 200):
        assert severity.cdf(place - 1) - 1e-3 <= up_to[place - 1] <= severity.cdf(place + 1) + 1e-3


def test_an_amount_beyond_the_grid_is_left_out_and_one_at_its_end_leaves_what_lies_on_it() -> None:
    masses = [0.0] * 4
    _split(masses, [(4.0, 1.0), (9.5, 1.0), (3.25, 1.0), (2.5, 1.0), (0.5, 1.0)], 2.0, 1.0)
    assert masses == [1, 1, 1, 2.5]


def test_on_a_coarser_grid_what_lay_between_two_points_goes_half_to_each() -> None:
    assert coarser([1, 2, 3, 4]) == [1 + 1, 1 + 3 + 2]


def test_transforms_are_found_everywhere_at_first_and_then_at_every_second_fourth_and_eighth_point() -> None:
    """At sigmas from ½ on, 64 values in a row are far enough to see the curve."""
    assert _places(0.5, 127) == list(range(129))
    assert _places(10, 128) == _places(10, 129) == [*range(128), 128, 130]
    assert _places(10, 512) == [*range(128), *range(128, 256, 2), *range(256, 512, 4), 512, 520]
    assert _places(10, 50) == list(range(52))


def test_the_narrower_a_severity_the_farther_transforms_are_found_everywhere() -> None:
    assert _places(0.25, 300) == [*range(256), *range(256, 301, 2), 302]
    assert _places(0.3, 300) == [*range(214), *range(214, 301, 2), 302]  # 32/0.3 is above 106


def test_a_stop_loss_transform_falls_by_the_mean_up_to_each_point_and_at_last_by_all_of_it() -> None:
    severity = Lognormal(median=1, sigma=2)
    falls = _stop_loss([(3.0, severity)], 2.0, [0, 1, 250_000, 10**10])
    expected = [0, *(-3 * severity.limited_mean(x) for x in (2, 5e5)), -3 * severity.mean]
    assert falls == pytest.approx(expected, rel=1e-12)


def test_within_a_stretch_a_parabola_is_found_from_the_means_of_three() -> None:
    """Those of the squares of 0 to 3, 4 to 7 and 8 to 11; and of the numbers themselves in stretches of unequal width."""
    assert _parabola([4, 4, 4], [3.5, 31.5, 91.5]) == [16, 25, 36, 49]
    assert _parabola([2, 4, 4], [0.5, 3.5, 7.5]) == [2, 3, 4, 5]
    assert _parabola([4, 4, 8], [1.5, 5.5, 11.5]) == [4, 5, 6, 7]


def test_four_amounts_to_a_step_stand_for_a_pert_severity_or_five_to_a_deviation_if_that_is_more() -> None:
    severity = Pert(low=0, mode=70, high=140)  # the root of 140²/28 is 10·√7
    assert len(_amounts(severity, 0.5, 1000)) == 140 * 4 * 2
    assert len(_amounts(severity, 100, 1000)) == math.ceil(140 * 5 / (10 * math.sqrt(7)))


def test_amounts_stand_within_forty_deviations_of_the_mean_of_a_pert_severity() -> None:
    """There are 200 on either side, however narrow the severity is within its range."""
    severity = Pert(low=0, mode=4, high=10, shape=1e4)
    amounts = [amount for amount, _ in _amounts(severity, 1.0, 100)]
    assert len(amounts) == 400
    assert [amounts[0], amounts[-1]] == pytest.approx(
        [severity.mean - 40 * severity.sd, severity.mean + 40 * severity.sd], abs=1e-4
    )


@pytest.mark.parametrize("mode", [256, 300, 400])
def test_a_pert_severity_from_the_end_of_the_grid_on_leaves_no_mass(mode: float) -> None:
    assert spread([(1.0, Pert(low=256, mode=mode, high=400))], 1.0, SIZE) == [0.0] * SIZE


def test_a_narrow_pert_severity_whose_bulk_lies_beyond_the_grid_leaves_no_mass() -> None:
    assert spread([(1.0, Pert(low=0, mode=300, high=400, shape=1e6))], 1.0, SIZE) == [0.0] * SIZE


@pytest.mark.parametrize("top", [3, 5, 6, 10, 15])
def test_what_of_a_pert_severity_lies_on_the_grid_has_its_share_and_its_mean(top: float) -> None:
    severity = Pert(low=0, mode=5, high=10, shape=13)  # up to 5 lies one half to the last digit
    amounts = _amounts(severity, top / 512, 512)
    share = math.fsum(weight for _, weight in amounts)
    assert share == pytest.approx(severity.cdf(top), rel=1e-12)
    below = severity.limited_mean(top) - top * (1 - share)
    assert math.fsum(amount * weight for amount, weight in amounts) == pytest.approx(below, rel=1e-12 if share > 0.5 else 1e-4)
