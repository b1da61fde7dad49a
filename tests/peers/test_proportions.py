"""Intervals and tests of shares agree with those of statsmodels and scipy.

The `score` interval of statsmodels for two shares is not asked: in version 0.15 it is wrong.
"""

from __future__ import annotations

import gc
import math
from typing import TYPE_CHECKING

import pytest

from customerfocus.errors import NoDataError
from customerfocus.methods.proportions import (
    holm,
    newcombe,
    one_proportion_test,
    two_proportion_test,
    wald,
    wilson,
    wilson_lower,
    wilson_upper,
    z_value,
)

from .cases import ABSENT, cases, level, near, near_small, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

numpy = pytest.importorskip("numpy", reason=ABSENT)
stats = pytest.importorskip("scipy.stats", reason=ABSENT)
multitest = pytest.importorskip("statsmodels.stats.multitest", reason=ABSENT)
proportion = pytest.importorskip("statsmodels.stats.proportion", reason=ABSENT)


def varied(random: Random) -> tuple[tuple[int, int], tuple[int, int]]:
    """Draw two samples whose answers do not all agree."""
    while True:
        first, second = sample(random), sample(random)
        if 0 < first[0] + second[0] < first[1] + second[1]:
            return first, second


def test_the_reach_of_a_level_agrees_with_scipy() -> None:
    for random in cases("reach"):
        given = level(random)
        assert z_value(given) == near(stats.norm.isf((1 - given) / 2)), given


def test_the_wilson_interval_agrees_with_statsmodels() -> None:
    for random in cases("wilson"):
        given, at = sample(random), level(random)
        found = wilson(*given, level=at)
        assert (found.low, found.high) == near(proportion.proportion_confint(*given, alpha=1 - at, method="wilson")), (given, at)


def test_the_wald_interval_agrees_with_statsmodels() -> None:
    for random in cases("wald"):
        given, at = sample(random), level(random)
        found = wald(*given, level=at)
        assert (found.low, found.high) == near(proportion.proportion_confint(*given, alpha=1 - at, method="normal")), (given, at)


def test_a_one_sided_bound_agrees_with_statsmodels() -> None:
    """Asked as an interval with twice the doubt, since releases before 0.15 know no one-sided one."""
    for random in cases("one-sided"):
        given, at = sample(random), level(random)
        expected = proportion.proportion_confint(*given, alpha=2 * (1 - at), method="wilson")
        assert (wilson_lower(*given, level=at), wilson_upper(*given, level=at)) == near(expected), (given, at)


def test_the_interval_of_a_difference_agrees_with_statsmodels() -> None:
    for random in cases("newcombe"):
        first, second, at = sample(random), sample(random), level(random)
        found = newcombe(*first, *second, level=at)
        expected = proportion.confint_proportions_2indep(*first, *second, method="newcomb", compare="diff", alpha=1 - at)
        assert (found.low, found.high) == near(expected), (first, second, at)


def test_the_test_of_a_share_agrees_with_statsmodels() -> None:
    """With `prop_var`: left to itself statsmodels takes the variance of the sample, and not that of the share supposed."""
    for random in cases("one share"):
        given, null = sample(random), random.uniform(0.001, 0.999)
        found = one_proportion_test(*given, null=null)
        statistic, p_value = proportion.proportions_ztest(*given, value=null, prop_var=null)
        assert found.statistic == near(statistic), (given, null)
        assert found.p_value == near(p_value), (given, null)


def test_the_test_of_two_shares_agrees_with_statsmodels() -> None:
    for random in cases("two shares"):
        first, second = varied(random)
        found = two_proportion_test(*first, *second)
        statistic, p_value = proportion.proportions_ztest([first[0], second[0]], [first[1], second[1]])
        assert found.statistic == near(statistic), (first, second)
        assert found.p_value == near(p_value), (first, second)


def test_a_small_p_value_keeps_its_digits() -> None:
    for random in cases("small p"):
        n = random.randint(50, 1000)
        first, second = (random.randint(n * 6 // 10, n), n), (random.randint(0, n * 4 // 10), n)
        found = two_proportion_test(*first, *second)
        assert found.p_value == near_small(2 * stats.norm.sf(abs(found.statistic))), (first, second)


@pytest.mark.parametrize("all_or_none", [0, 1])
def test_where_all_answers_agree_statsmodels_has_no_number_and_we_have_an_error(all_or_none: int) -> None:
    """A difference on purpose: nothing can be told, and NaN would be handed on unseen."""
    counts, sizes = [10 * all_or_none, 20 * all_or_none], [10, 20]
    with numpy.errstate(invalid="ignore"):
        statistic, _ = proportion.proportions_ztest(counts, sizes)
    assert math.isnan(statistic)
    with pytest.raises(NoDataError):
        two_proportion_test(counts[0], sizes[0], counts[1], sizes[1])


@pytest.fixture
def _quick_collections() -> Iterator[None]:
    """Keep what is there out of garbage collection: `multipletests` collects in every call, which takes longer than all else."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_quick_collections")
def test_the_adjustment_of_holm_agrees_with_statsmodels() -> None:
    for random in cases("holm"):
        raw = [random.choice([0.0, 1.0, 0.01, random.random(), random.random() ** 4]) for _ in range(random.randint(1, 20))]
        _, expected, *_ = multitest.multipletests(raw, method="holm")
        assert holm(raw) == near(tuple(expected)), raw
