"""Losses of a year against closed forms, and what is refused."""

import math
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, NoDataError, NotFiniteError, NotPositiveError, OutOfRangeError, WrongTypeError
from customerfocus.methods._compound import Losses
from customerfocus.methods.loss import (
    HIGHEST_LEVEL,
    Frequency,
    Lognormal,
    LossDistribution,
    LossModel,
    Once,
    Pert,
    Poisson,
    Severity,
    aggregate,
)

from .loss_models import CLOSE, FAR, LEVELS, at_rate, once, probabilities, severities, told

NOTHING = Losses(rates=(), chances=(), mean=0, sd=0)


@pytest.mark.parametrize(
    ("probability", "shortfall_99", "at_risk_99", "shortfall_95"),
    [(0.2, 2_148_422, 1_000_000, 816_128), (0.02, 489_759, 100_000, 106_559), (0.005, 133_199, 0, 26_640)],
)
def test_figures_of_one_rare_loss_are_those_of_the_closed_form(
    probability: float, shortfall_99: float, at_risk_99: float, shortfall_95: float
) -> None:
    """A tool in wide use averages "losses no less than the value at risk", and reports a hundredth where that is 0."""
    year = aggregate([once(probability)])
    assert year.expected_shortfall(0.99) == pytest.approx(shortfall_99, rel=1e-5)
    assert year.value_at_risk(0.99) == pytest.approx(at_risk_99, rel=1e-5)
    assert year.expected_shortfall(0.95) == pytest.approx(shortfall_95, rel=1e-5)


@given(probabilities, severities, st.sampled_from(LEVELS))
def test_one_loss_that_strikes_once_is_its_own_severity_beyond_its_chance(p: float, severity: Severity, level: float) -> None:
    year = aggregate([once(p, severity)])
    beyond = 1 - (1 - level) / p
    at_risk = severity.quantile(beyond) if beyond > 0 else 0.0
    shortfall = at_risk + p * (severity.mean - severity.limited_mean(at_risk)) / (1 - level)
    assert year.expected_shortfall(level) == pytest.approx(shortfall, rel=year.error_bound)
    assert year.value_at_risk(level) == pytest.approx(at_risk, abs=year.error_bound * shortfall)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.1, 2, 30])
def test_losses_of_nearly_one_size_are_counted(rate: float) -> None:
    """The total is 100 times a Poisson figure; the severity is so narrow that this is exact to four digits."""
    year = aggregate([at_rate(rate, Lognormal(median=100, sigma=1e-6))], accuracy=2e-4)
    for level in (0.31, 0.57, 0.83, 0.913, 0.967, 0.9923):
        count, total = 0, math.exp(-rate)
        while total < level:
            count += 1
            total += math.exp(-rate) * rate**count / math.factorial(count)
        assert year.value_at_risk(level) == pytest.approx(100 * count, abs=year.error_bound * year.expected_shortfall(level) + 0.01)


def test_rates_of_one_severity_add() -> None:
    """But for what e^12 makes of the last digit of a probability, in the rarest year of a thousand."""
    together, apart = aggregate([at_rate(3)]), aggregate([at_rate(1), at_rate(2)])
    assert told(together) == pytest.approx(told(apart), rel=math.exp(12) * 2**-52 / 0.001)


@pytest.mark.slow
def test_two_losses_that_strike_once_are_convolved() -> None:
    """Against a sum over 4,000 evenly likely amounts of one of them, the other in closed form."""
    year = aggregate([once(0.3), once(0.4, CLOSE)])
    amount, count = 300_000.0, 4_000
    close = [CLOSE.quantile((each + 0.5) / count) for each in range(count)]
    both = math.fsum(1 - FAR.cdf(amount - each) for each in close) / count
    expected = 0.3 * 0.6 * (1 - FAR.cdf(amount)) + 0.3 * 0.4 * both
    assert year.exceedance(amount) == pytest.approx(expected, rel=2e-4)


@pytest.mark.parametrize("rate", [1e3, pytest.param(1e5, marks=pytest.mark.slow)])
def test_very_many_losses_are_nearly_normal(rate: float) -> None:
    """With the first term of Cornish and Fisher for the skewness, which is all that is left of it."""
    severity = Lognormal(median=10, sigma=0.5)
    year = aggregate([at_rate(rate, severity)])
    skewness = 1000 * math.exp(9 * 0.25 / 2) * rate / year.sd**3
    for level, z in ((0.9, 1.2815515655446004), (0.99, 2.3263478740408408)):
        expected = year.mean + year.sd * (z + skewness * (z * z - 1) / 6)
        assert year.value_at_risk(level) == pytest.approx(expected, abs=year.error_bound * year.expected_shortfall(level))
    assert year.error_bound < 0.02


@pytest.mark.parametrize("p", [0.3, pytest.param(1, marks=pytest.mark.slow), pytest.param(0.02, marks=pytest.mark.slow)])
def test_years_rarer_than_one_in_a_thousand_are_told_from_longer_grids_as_by_the_closed_form(p: float) -> None:
    year = aggregate([once(p)])
    for rarity in (1e-4, 1e-5, 1e-6, 1e-7, 1.01e-8):
        at_risk = FAR.quantile(1 - rarity / p)
        shortfall = at_risk + p * (FAR.mean - FAR.limited_mean(at_risk)) / rarity
        assert year.value_at_risk(1 - rarity) == pytest.approx(at_risk, rel=1e-4)
        assert year.expected_shortfall(1 - rarity) == pytest.approx(shortfall, rel=1e-4)
        assert year.exceedance(at_risk) == pytest.approx(rarity, rel=1e-3)
    assert year.exceedance(FAR.quantile(1 - 1e-12)) == 0


@pytest.mark.parametrize(
    ("frequency", "variance"),
    [(Once(probability=0.25), 0.25 * 25 / 7 + 0.1875 * 25), (Once(probability=1), 25 / 7), (Poisson(rate=3), 3 * (25 / 7 + 25))],
)
def test_the_variance_of_a_year_has_a_part_of_how_much_and_one_of_how_often(frequency: Frequency, variance: float) -> None:
    severity = Pert(low=0, mode=5, high=10)  # of mean 5 and variance 25/7
    assert LossModel(frequency=frequency, severity=severity).sd == pytest.approx(math.sqrt(variance), rel=1e-12)


# ---- edges -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [once(0), at_rate(0)])
def test_what_never_strikes_costs_nothing(model: LossModel) -> None:
    year = aggregate([model])
    assert (year.mean, year.sd, year.error_bound) == (0, 0, 0)
    assert told(year) == [0] * 2 * len(LEVELS)
    assert (year.exceedance(0), year.exceedance(1)) == (0, 0)
    assert told(aggregate([model, at_rate(2)])) == told(aggregate([at_rate(2)]))


def test_what_strikes_in_every_year_has_no_year_without_a_loss() -> None:
    year = aggregate([once(1)])
    assert year.exceedance(0) == 1
    assert year.value_at_risk(0.5) == pytest.approx(100_000, rel=1e-3)


@pytest.mark.parametrize("probability", [1e-6, 1e-9, 1e-12, 1e-300])
def test_what_hardly_ever_strikes_has_a_mean_and_no_amount_at_risk(probability: float) -> None:
    year = aggregate([once(probability)])
    assert year.value_at_risk(0.999) == 0
    assert year.expected_shortfall(0.999) == pytest.approx(probability * FAR.mean / 0.001, rel=1e-9)


def test_without_a_model_nothing_is_known() -> None:
    with pytest.raises(NoDataError, match=r"^models: nothing to compute from, there is no loss$"):
        aggregate([])


@pytest.mark.slow
@pytest.mark.parametrize(
    "extreme",
    [
        Lognormal(median=1e-100, sigma=1),
        Lognormal(median=1e100, sigma=10),
        Lognormal(median=1, sigma=1e-12),
        Lognormal(median=1, sigma=1e-100),
        Lognormal(median=1, sigma=10),
        Pert(low=0, mode=0, high=1e-90),
        Pert(low=0, mode=1e15, high=9e15),
        Pert(low=1e9, mode=1e9, high=1e9 + 1e-5),
        Pert(low=0, mode=0, high=1, shape=1e6),
    ],
)
@pytest.mark.parametrize("often", [once, at_rate])
def test_at_the_ends_of_what_is_allowed_figures_are_finite_and_in_order(
    extreme: Severity, often: Callable[[float, Severity], LossModel]
) -> None:
    for year in (aggregate([often(0.3, extreme)]), aggregate([often(0.3, extreme), at_rate(2)])):
        found = told(year)
        assert all(map(math.isfinite, [year.mean, year.sd, year.error_bound, *found]))
        assert all(one <= other for one, other in zip(found[: len(LEVELS)], found[len(LEVELS) :], strict=True))


@pytest.mark.parametrize("value", [-0.1, 1.1, math.nan, math.inf, "1", True, None, 10**400])
def test_a_probability_is_a_number_from_0_to_1(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        Once(probability=value)
    assert caught.value.field == "probability"


@pytest.mark.parametrize("value", [-0.1, 1_000_001, math.nan, math.inf, "1", True, None, 10**400])
def test_a_rate_is_a_number_from_0_to_a_million(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        Poisson(rate=value)
    assert caught.value.field == "rate"


def test_a_gain_is_no_loss() -> None:
    with pytest.raises(OutOfRangeError, match=r"^severity.low must be from 0 to 5.0, got -1.0$"):
        once(0.1, Pert(low=-1, mode=2, high=5))


def test_a_severity_too_small_for_any_money_is_refused() -> None:
    with pytest.raises(OutOfRangeError) as caught:
        once(0.1, Pert(low=0, mode=0, high=1e-101))
    assert caught.value.field == "severity.high"


def test_a_model_is_made_of_a_frequency_and_a_severity() -> None:
    with pytest.raises(WrongTypeError, match=r"^frequency must be a Once or a Poisson, got 0.1$"):
        LossModel(frequency=0.1, severity=FAR)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match=r"^severity must be a Lognormal or a Pert, got 3$"):
        LossModel(frequency=Once(probability=0.1), severity=3)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0, 1, -1, 2, HIGHEST_LEVEL + 1e-9, math.nan, "0.9", True, None])
def test_a_level_lies_between_0_and_1_and_not_too_close_to_it(value: float) -> None:
    year = aggregate([once(0.1)])
    for ask in (year.value_at_risk, year.expected_shortfall):
        with pytest.raises((BrokenLawError, OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
            ask(value)
        assert caught.value.field == "level"


def test_the_error_of_an_amount_says_its_limits() -> None:
    with pytest.raises(OutOfRangeError, match=r"^amount must be 0 or more, got -1\.0$"):
        aggregate([once(0.1)]).exceedance(-1)


@pytest.mark.parametrize("value", [-1, -1e-300, math.nan, math.inf, "1", True, None])
def test_an_amount_is_0_or_more(value: float) -> None:
    with pytest.raises((OutOfRangeError, NotFiniteError, WrongTypeError)) as caught:
        aggregate([once(0.1)]).exceedance(value)
    assert caught.value.field == "amount"


@pytest.mark.parametrize(
    ("value", "error"),
    [(0, NotPositiveError), (-1, NotPositiveError), (1.01, OutOfRangeError), (math.nan, NotFiniteError), (True, WrongTypeError)],
)
def test_an_accuracy_is_above_0_and_at_most_1(value: float, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        aggregate([once(0.1)], accuracy=value)
    assert getattr(caught.value, "field", "") == "accuracy"


@pytest.mark.parametrize(("value", "field"), [(once(0.1), "models"), ([once(0.1), 3], "models[1]"), ("ab", "models")])
def test_models_are_a_list_of_models(value: object, field: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        aggregate(value)  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_distribution_says_its_figures_and_survives_pickling() -> None:
    year = aggregate([at_rate(2, CLOSE)])
    assert repr(year) == f"LossDistribution(mean={year.mean}, sd={year.sd}, error_bound={year.error_bound})"
    assert told(pickle.loads(pickle.dumps(year))) == told(year)  # noqa: S301 -- our own


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("mean", -1, OutOfRangeError),
        ("sd", -1, OutOfRangeError),
        ("error_bound", -1, OutOfRangeError),
        ("losses", None, WrongTypeError),
        ("accuracy", 0, NotPositiveError),
        ("grid", 3, WrongTypeError),
    ],
)
def test_a_distribution_of_what_is_no_figure_is_refused_by_name(field: str, value: object, error: type[Exception]) -> None:
    known: dict[str, Any] = {"mean": 0, "sd": 0, "error_bound": 0, "losses": NOTHING, "accuracy": 1, "grid": None}
    assert LossDistribution(**known).mean == 0
    with pytest.raises(error, match=f"^{field} must be ") as caught:
        LossDistribution(**known | {field: value})
    assert getattr(caught.value, "field", "") == field


def test_years_of_the_same_losses_are_equal() -> None:
    assert aggregate([at_rate(2), once(0.1)]) == aggregate([once(0.1), at_rate(2)])
    assert hash(aggregate([at_rate(2)])) == hash(aggregate([at_rate(2)]))
    assert aggregate([at_rate(2)]) != aggregate([at_rate(2)], accuracy=1e-2)


def test_models_may_come_from_anywhere() -> None:
    assert aggregate(iter([at_rate(2, CLOSE)])).mean == aggregate((at_rate(2, CLOSE),)).mean
