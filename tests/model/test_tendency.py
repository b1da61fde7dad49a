"""Laws of a tendency: over how many waves, of what, and never without a test."""

import math
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import CustomerFocusError, DuplicateError
from customerfocus.model.measurement import Measurement
from customerfocus.model.satisfaction import Statistic
from customerfocus.model.tendency import Tendency, tendency
from customerfocus.values.estimates import Evolution, Unknown
from customerfocus.values.scales import Direction

from .measured import NEXT_MAY, measured, metric

TOP_BOX, MEAN = Statistic.TOP_BOX, Statistic.MEAN
IMPROVED, WORSENED, NO_EVIDENCE, _ = Evolution
MIRRORED = {IMPROVED: WORSENED, WORSENED: IMPROVED, NO_EVIDENCE: NO_EVIDENCE}
ONE, TWO = measured(MEAN, [2, 5, 9, 20, 14]), measured(MEAN, [9, 14, 12, 9, 6], "two", NEXT_MAY)


def waves(*successes: int | None, better: Direction = Direction.MORE) -> list[Measurement]:
    """The share of the top two points in a wave a year, of a hundred; `None` where nobody answered."""
    counts = [[0] * 5 if each is None else [100 - each, 0, 0, 0, each] for each in successes]
    days = [date(2010 + place, 5, 31) for place in range(len(counts))]
    return [measured(metric(TOP_BOX, better), each, f"w{on.year}", on) for each, on in zip(counts, days, strict=True)]


def test_a_metric_that_rises_from_wave_to_wave_improves() -> None:
    found = tendency(waves(41, 44, 44, 47, 46, 52))
    assert isinstance(found, Tendency)
    assert (round(found.slope, 4), round(found.p_value, 4), found.n, found.level) == (0.02, 0.0354, 6, 0.95)
    assert found.verdict is IMPROVED


@given(st.lists(st.none() | st.integers(0, 100), max_size=8), st.sampled_from(Direction), st.randoms(use_true_random=False))
def test_a_tendency_is_one_of_the_figures_in_the_order_of_their_days(
    successes: list[int | None],
    better: Direction,
    chance: Any,  # noqa: ANN401 -- Random
) -> None:
    known = waves(*successes, better=better)
    shuffled = chance.sample(known, len(known))
    found = tendency(shuffled)
    figures = [each for each in successes if each is not None]
    assert found == tendency(known)
    if len(figures) < 4:
        assert found == Unknown(reason=f"a tendency takes 4 waves with a figure, and there are {len(figures)}")
    else:
        backwards = tendency(waves(*reversed(successes), better=better))
        assert isinstance(found, Tendency)
        assert isinstance(backwards, Tendency)
        assert backwards.slope == pytest.approx(-found.slope)
        assert backwards.p_value == pytest.approx(found.p_value)
        assert (found.n, backwards.verdict) == (len(figures), MIRRORED[found.verdict])
        assert (found.verdict is NO_EVIDENCE) == (found.p_value > 0.05 or found.slope == 0)


def test_less_may_be_better() -> None:
    found = tendency(waves(*range(10), better=Direction.LESS))
    assert isinstance(found, Tendency)
    assert found.verdict is WORSENED


def test_waves_that_asked_other_segments_show_no_tendency() -> None:
    known = waves(1, 2, 3, 4, None)
    assert tendency([*known[:3], attrs.evolve(known[3], segments=["a"])]) == Unknown(reason="the waves asked different segments")
    silent = [*known[:4], attrs.evolve(known[4], segments=["a"])]
    assert tendency(silent) == tendency(known)


@pytest.mark.parametrize(
    ("measurements", "level", "field"),
    [
        ([ONE, attrs.evolve(TWO, metric=metric(MEAN, id="n"))], 0.95, "measurements"),
        ([ONE, 5], 0.95, "measurements[1]"),
        (ONE, 0.95, "measurements"),
        ([ONE, TWO], 0, "level"),
    ],
)
def test_what_has_no_tendency_is_refused(measurements: Any, level: float, field: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        tendency(measurements, level=level)
    assert caught.value.field == field


def test_a_wave_counts_once_and_is_refused_twice() -> None:
    known = waves(1, 2, 3)
    with pytest.raises(DuplicateError) as caught:
        tendency([*known, *known])
    assert str(caught.value) == "measurements must not repeat a member, got 'w2010' twice"


def test_measurements_of_several_metrics_are_named() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        tendency([ONE, attrs.evolve(TWO, metric=metric(MEAN, id="a"))])
    assert caught.value.code == "compare.metric"
    assert str(caught.value) == "measurements must be of one metric on one scale, got a, m"


VALID = {"slope": 1, "p_value": 0, "level": 0.95, "n": 4, "verdict": IMPROVED}


@pytest.mark.parametrize(
    ("field", "value", "law"),
    [
        ("slope", math.inf, "be a finite number, got inf"),
        ("p_value", 1.1, "be from 0 to 1, got 1.1"),
        ("level", 0, "lie between 0 and 1, both excluded, got 0.0"),
        ("n", 3, f"be from 4 to {LARGEST_INTEGER}, got 3"),
        ("verdict", "improved", "be one of Evolution.IMPROVED, Evolution.WORSENED"),
    ],
)
def test_a_tendency_refuses(refusal: Any, field: str, value: object, law: str) -> None:  # noqa: ANN401
    found = refusal(Tendency, VALID, field, value)
    assert found[1] == field
    assert found[2].startswith(f"{field} must {law}")


def test_the_figures_of_a_tendency_are_kept_as_floats() -> None:
    whole: dict[str, Any] = VALID
    assert (Tendency(**whole).slope, type(Tendency(**whole).p_value)) == (1.0, float)
