"""Laws of change: none is told without a test, and the sentence that tells it names method, n and level."""

import math
from collections.abc import Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.errors import CustomerFocusError, NoDataError
from customerfocus.methods import means, net_promoter, proportions
from customerfocus.model.measurement import (
    Measurement,
    change_in_words,
    compare_family,
    compare_measurements,
    evolution,
)
from customerfocus.model.satisfaction import Metric, Statistic
from customerfocus.values.estimates import Comparison, Evolution, Unknown
from customerfocus.values.scales import LIKERT_5, Direction

from .measured import MAY, NEXT_MAY, WORTH, measured, metric, pairs, scores

NET_PROMOTER, TOP_BOX, SHARE, MEAN = Statistic
IMPROVED, WORSENED, NO_EVIDENCE, CANNOT_TELL = Evolution
MIRRORED = {IMPROVED: WORSENED, WORSENED: IMPROVED, NO_EVIDENCE: NO_EVIDENCE, CANNOT_TELL: CANNOT_TELL}
Pair = tuple[Measurement, Measurement]


def swapped(pair: Pair) -> Pair:
    """The same two waves, each with the answers of the other."""
    one, other = pair
    return attrs.evolve(other, wave=one.wave, on=one.on), attrs.evolve(one, wave=other.wave, on=other.on)


# ---- two measurements ------------------------------------------------------------------------------------------------


@given(pairs())
def test_answers_exchanged_between_the_waves_turn_the_difference_and_the_verdict_round(pair: Pair) -> None:
    there, back = compare_measurements(*pair), compare_measurements(*swapped(pair))
    assert back.verdict is MIRRORED[there.verdict]
    assert back.method == there.method
    if there.difference is not None and there.low is not None and there.high is not None:
        assert (back.difference, back.low, back.high) == pytest.approx((-there.difference, -there.high, -there.low))
        assert back.p_value == pytest.approx(there.p_value)


@given(pairs())
def test_what_is_better_turns_the_verdict_and_nothing_else(pair: Pair) -> None:
    other = {Direction.MORE: Direction.LESS, Direction.LESS: Direction.MORE}
    turned = [attrs.evolve(each, metric=attrs.evolve(each.metric, better=other[each.metric.better])) for each in pair]
    found = compare_measurements(*pair)
    assert compare_measurements(*turned) == attrs.evolve(found, verdict=MIRRORED[found.verdict])


@given(pairs())
def test_a_change_is_told_where_test_and_interval_agree(pair: Pair) -> None:
    found = compare_measurements(*pair)
    if found.difference is None or found.low is None or found.high is None or found.p_value is None:
        assert found == Comparison(level=0.95, verdict=CANNOT_TELL)
    elif found.p_value <= 0.05 and not found.low <= 0 <= found.high:
        rose = found.difference > 0
        assert found.verdict is (IMPROVED if rose is (pair[0].metric.better is Direction.MORE) else WORSENED)
    else:
        assert found.verdict is NO_EVIDENCE


@given(pairs())
def test_the_difference_is_that_of_the_figures_and_lies_within_its_interval(pair: Pair) -> None:
    found = compare_measurements(*pair)
    if found.difference is not None and found.low is not None and found.high is not None:
        one, other = (each.value.value for each in pair if not isinstance(each.value, Unknown))
        assert math.isclose(found.difference, other - one, abs_tol=1e-9)
        assert found.low <= found.difference + 1e-12
        assert found.difference <= found.high + 1e-12
        assert found.low < found.high


@given(pairs())
def test_it_cannot_be_told_where_a_figure_is_missing_or_nothing_varies_and_only_there(pair: Pair) -> None:
    known = all(not isinstance(each.value, Unknown) for each in pair)
    assert (compare_measurements(*pair).verdict is CANNOT_TELL) == (not known or nothing_varies(*pair))


def nothing_varies(earlier: Measurement, later: Measurement) -> bool:
    """Whether no test says anything: all answers to either wave count alike and, for shares, count the same in both."""
    kinds = [{WORTH[each.metric.statistic](answer) for answer in given_in(each)} for each in (earlier, later)]
    alike = all(len(each) == 1 for each in kinds)
    return alike and (earlier.metric.statistic is NET_PROMOTER or kinds[0] == kinds[1])


def given_in(measurement: Measurement) -> list[int]:
    return [value for value, count in zip(measurement.tally.scale.values, measurement.tally.counts, strict=True) if count]


SAMPLES = (scores(60, 20, 20), scores(40, 30, 30))
FIVES = ([2, 5, 9, 20, 14], [9, 14, 12, 9, 6])


def test_scores_are_compared_by_the_adjusted_wald_interval() -> None:
    before, after = (measured(NET_PROMOTER, each, str(place)) for place, each in enumerate(SAMPLES))
    found = net_promoter.difference(*(net_promoter.net_promoter(*each) for each in ((40, 30, 30), (60, 20, 20))))
    shown = compare_measurements(before, after)
    assert (shown.difference, shown.low, shown.high, shown.p_value) == (found.points, found.low, found.high, found.p_value)
    assert (shown.method, shown.verdict) == ("adjusted Wald", WORSENED)
    assert (round(found.points, 1), round(found.low, 1), round(found.high, 1), round(found.p_value, 4)) == (
        -30,
        -51.4,
        -6.9,
        0.0093,
    )


@pytest.mark.parametrize("what", [metric(TOP_BOX), metric(SHARE)])
def test_shares_are_compared_by_newcombes_interval(what: Metric) -> None:
    before, after = measured(what, [0, 0, 32, 40, 8], "a"), measured(what, [0, 0, 14, 40, 16], "b")
    found = compare_measurements(before, after)  # 56 of 70 and 48 of 80, Newcombe's own example
    assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (0.0524, 0.3339)
    assert found.difference == pytest.approx(0.2)
    assert (found.p_value, found.method) == (proportions.two_proportion_test(56, 70, 48, 80).p_value, "Newcombe")
    assert found.verdict is IMPROVED


def test_means_are_compared_by_welchs_method() -> None:
    before, after = (measured(MEAN, each, str(place)) for place, each in enumerate(FIVES))
    one, other = (means.mean_interval(each, LIKERT_5.values) for each in FIVES)
    found = means.welch(other.mean, other.sd, other.n, one.mean, one.sd, one.n)
    shown = compare_measurements(before, after)
    assert (shown.difference, shown.low, shown.high, shown.p_value) == (found.difference, found.low, found.high, found.p_value)
    assert (shown.method, shown.verdict) == ("Welch", WORSENED)


@pytest.mark.parametrize(
    ("statistic", "samples"),
    [(NET_PROMOTER, SAMPLES), (TOP_BOX, ([0, 0, 32, 40, 8], [0, 0, 14, 40, 16])), (MEAN, ([2, 5, 9, 20, 14], [3, 6, 9, 11, 6]))],
)
def test_another_level_widens_the_interval_and_asks_for_more(statistic: Statistic, samples: tuple[list[int], list[int]]) -> None:
    before, after = (measured(statistic, each, str(place)) for place, each in enumerate(samples))
    usual, strict = (compare_measurements(before, after, level=level) for level in (0.6, 0.9999))
    assert (usual.verdict, strict.verdict, strict.level) == (IMPROVED if statistic is TOP_BOX else WORSENED, NO_EVIDENCE, 0.9999)
    assert (strict.high or 0) - (strict.low or 0) > (usual.high or 0) - (usual.low or 0) + 1e-3
    assert strict.p_value == usual.p_value


def test_a_p_value_of_just_one_minus_the_level_tells_a_change() -> None:
    assert evolution(metric(), 1.0, p_value=1 - 0.95, level=0.95) is IMPROVED
    assert evolution(metric(), 1.0, p_value=math.nextafter(1 - 0.95, 1), level=0.95) is NO_EVIDENCE
    assert evolution(metric(), 0.0, p_value=0.0, level=0.95) is NO_EVIDENCE


@pytest.mark.parametrize(
    ("given_instead", "field"),
    [
        ({"metric": "m"}, "metric"),
        ({"change": math.nan}, "change"),
        ({"change": True}, "change"),
        ({"p_value": math.nan}, "p_value"),
        ({"p_value": -0.1}, "p_value"),
        ({"level": 1}, "level"),
    ],
)
def test_what_is_no_change_allows_us_to_say_nothing(given_instead: dict[str, Any], field: str) -> None:
    known: dict[str, Any] = {"metric": metric(), "change": 1, "p_value": 0, "level": 0.95} | given_instead
    with pytest.raises(CustomerFocusError) as caught:
        evolution(**known)
    assert caught.value.field == field


def test_of_four_answers_no_change_is_told_however_small_the_p_value() -> None:
    found = compare_measurements(measured(NET_PROMOTER, scores(1, 0, 0)), measured(NET_PROMOTER, scores(0, 1, 2), "two"))
    assert found.p_value is not None
    assert found.p_value < 1e-8  # one sample of no variation: the published test promises far too much
    assert found.low is not None
    assert found.high is not None
    assert found.low <= 0 <= found.high
    assert found.verdict is NO_EVIDENCE


def test_what_was_asked_of_other_segments_is_not_compared() -> None:
    both = (measured(MEAN, FIVES[0], segments=["a", "b"]), measured(MEAN, FIVES[1], "two", segments=["a"]))
    assert compare_measurements(*both).verdict is CANNOT_TELL
    same = [attrs.evolve(each, segments=["b"]) for each in both]
    assert compare_measurements(*same).verdict is WORSENED


def test_as_many_answers_as_can_be_counted_are_compared() -> None:
    most = measured(NET_PROMOTER, scores(LARGEST_INTEGER, 0, 0))
    assert compare_measurements(most, measured(NET_PROMOTER, scores(LARGEST_INTEGER - 1, 0, 1), "two")).verdict is NO_EVIDENCE
    least = measured(TOP_BOX, [LARGEST_INTEGER, 0, 0, 0, 0])
    assert compare_measurements(least, measured(TOP_BOX, [0, 0, 0, 0, LARGEST_INTEGER], "two")).verdict is IMPROVED


ONE, TWO = measured(MEAN, FIVES[0]), measured(MEAN, FIVES[1], "two", NEXT_MAY)


@pytest.mark.parametrize(
    ("pair", "code", "sentence"),
    [
        pytest.param(
            (ONE, attrs.evolve(TWO, metric=metric(MEAN, id="n"))),
            "compare.metric",
            "pairs[0] must be of one metric on one scale, got m, n",
            id="another metric",
        ),
        pytest.param(
            (ONE, attrs.evolve(TWO, metric=metric(MEAN, Direction.LESS))),
            "compare.metric",
            "pairs[0] must be of one metric on one scale, got m, m",
            id="the metric was turned",
        ),
        pytest.param((TWO, TWO), "compare.wave", "pairs[0] must be of two waves, got two twice", id="one wave"),
        pytest.param(
            (TWO, ONE),
            "compare.order",
            "pairs[0] must stand in order, the earlier one first, got 2026-05-31, 2025-05-31",
            id="the later one first",
        ),
        pytest.param((ONE, 5), "type.object", "pairs[0][1] must be a Measurement, got 5", id="no measurement"),
    ],
)
def test_what_cannot_be_compared_is_refused(pair: Any, code: str, sentence: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        compare_measurements(*pair)
    assert (caught.value.code, str(caught.value)) == (code, sentence)


def test_two_waves_of_one_last_day_are_compared_either_way() -> None:
    pair = ONE, attrs.evolve(TWO, on=MAY)
    assert (compare_measurements(*pair).verdict, compare_measurements(*reversed(pair)).verdict) == (WORSENED, IMPROVED)


# ---- several at once -------------------------------------------------------------------------------------------------


@given(st.lists(pairs(), min_size=1, max_size=5))
def test_p_values_of_a_family_are_adjusted_by_holm_over_those_that_can_be_told(family: Sequence[Pair]) -> None:
    alone = [compare_measurements(*each) for each in family]
    raw = [each.p_value for each in alone if each.p_value is not None]
    adjusted = iter(proportions.holm(raw) if raw else ())
    together = compare_family(family)
    for (earlier, _), single, one in zip(family, alone, together, strict=True):
        if single.difference is None:
            assert one == single
            continue
        p_value = next(adjusted)
        assert (one.p_value, one.level, one.method) == (p_value, single.level, single.method)
        assert (one.difference, one.low, one.high) == (single.difference, single.low, single.high)
        assert one.verdict is (single.verdict if p_value <= 0.05 else NO_EVIDENCE)
        assert earlier.metric.id == "m"


def test_what_is_told_alone_may_be_none_among_others() -> None:
    told = (measured(TOP_BOX, [0, 0, 50, 50, 0]), measured(TOP_BOX, [0, 0, 35, 65, 0], "two"))
    alike = (measured(TOP_BOX, [0, 0, 50, 50, 0]), measured(TOP_BOX, [0, 0, 51, 49, 0], "two"))
    p_value = compare_measurements(*told).p_value
    assert p_value is not None
    assert 0.025 < p_value < 0.05
    assert [each.verdict for each in compare_family([told])] == [IMPROVED]
    assert [each.verdict for each in compare_family([told, alike])] == [NO_EVIDENCE, NO_EVIDENCE]
    assert compare_family([told, alike])[0].p_value == 2 * p_value


def test_a_pair_that_cannot_be_told_makes_the_others_no_harder() -> None:
    told = (measured(TOP_BOX, [0, 0, 50, 50, 0]), measured(TOP_BOX, [0, 0, 35, 65, 0], "two"))
    silent = (measured(TOP_BOX, [0] * 5), measured(TOP_BOX, [0, 0, 51, 49, 0], "two"))
    assert compare_family([silent, told])[1] == compare_measurements(*told)


@pytest.mark.parametrize(
    ("family", "level", "field"),
    [
        ([(ONE, TWO), (TWO, ONE)], 0.95, "pairs[1]"),
        ([(ONE, TWO, TWO)], 0.95, "pairs[0]"),
        ([(ONE,)], 0.95, "pairs[0]"),
        ([ONE], 0.95, "pairs[0]"),
        (ONE, 0.95, "pairs"),
        ([(ONE, TWO)], 1, "level"),
        ([(ONE, TWO)], True, "level"),
    ],
)
def test_what_is_no_family_is_refused_by_its_place(family: Any, level: float, field: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        compare_family(family, level=level)
    assert caught.value.field == field


def test_a_pair_may_be_a_list_as_well() -> None:
    listed: Any = [[ONE, TWO]]
    assert compare_family(listed) == compare_family([(ONE, TWO)])


def test_nothing_is_compared_with_nothing() -> None:
    with pytest.raises(NoDataError) as caught:
        compare_family([])
    assert str(caught.value) == "pairs: nothing to compute from, there is nothing to compare"


@pytest.mark.parametrize("pair", [(ONE,), (ONE, TWO, TWO)])
def test_a_pair_is_two(pair: Any) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        compare_family([pair])
    assert (caught.value.code, str(caught.value)) == ("array.length", f"pairs[0] must have 2 members, got {len(pair)}")


def test_pairs_may_come_one_by_one() -> None:
    assert compare_family(iter([(ONE, TWO)])) == (compare_measurements(ONE, TWO),)


# ---- in words --------------------------------------------------------------------------------------------------------

NO_VARIATION = (measured(NET_PROMOTER, scores(5, 0, 0)), measured(NET_PROMOTER, scores(9, 0, 0), "two"))


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        pytest.param(
            (measured(NET_PROMOTER, SAMPLES[1]), measured(NET_PROMOTER, SAMPLES[0], "two")),
            "m from one to two: improved: 10 to 40, a difference of 30 (6.895 to 51.36), p = 0.009286; adjusted Wald, level 0.95, "
            "n = 100 and 100",
            id="a change",
        ),
        pytest.param(
            (measured(TOP_BOX, [3, 3, 3, 3, 3]), measured(TOP_BOX, [3, 3, 3, 3, 3], "two")),
            "m from one to two: no evidence of change: 0.4 to 0.4, a difference of 0 (-0.3155 to 0.3155), p = 1; Newcombe, "
            "level 0.95, n = 15 and 15",
            id="none",
        ),
        pytest.param(
            (measured(TOP_BOX, [0] * 5), measured(TOP_BOX, [3] * 5, "two")),
            "m from one to two: cannot tell (one: nobody answered)",
            id="nobody answered",
        ),
        pytest.param(
            (measured(MEAN, [0] * 5), measured(MEAN, [1, 0, 0, 0, 0], "two")),
            "m from one to two: cannot tell (one: nobody answered; two: fewer than two answers have no spread from which an "
            "interval could be made)",
            id="neither has a figure",
        ),
        pytest.param(
            (measured(MEAN, FIVES[0], segments=["a", "b"]), measured(MEAN, FIVES[0], "two", segments=["a", "c"])),
            "m from one to two: cannot tell (asked of a, b, then of a, c)",
            id="other segments",
        ),
        pytest.param(
            NO_VARIATION,
            "m from one to two: cannot tell (there is no variation to measure a difference by)",
            id="no variation",
        ),
    ],
)
def test_a_comparison_is_told_with_figures_method_n_and_level(pair: Pair, sentence: str) -> None:
    assert change_in_words(*pair, compare_measurements(*pair)) == sentence


@given(pairs())
def test_every_comparison_can_be_told(pair: Pair) -> None:
    found = compare_measurements(*pair)
    sentence = change_in_words(*pair, found)
    assert sentence.startswith(f"m from one to two: {found.verdict.replace('-', ' ')}")
    assert all(each in sentence for each in ("p = ", "level 0.95", "n = ") if found.method is not None)


@pytest.mark.parametrize(
    ("arguments", "field"),
    [((ONE, TWO, None), "comparison"), ((ONE, 5, 5), "earlier, later[1]"), ((TWO, ONE, 5), "earlier, later")],
)
def test_only_what_was_compared_is_told(arguments: Any, field: str) -> None:  # noqa: ANN401
    with pytest.raises(CustomerFocusError) as caught:
        change_in_words(*arguments)
    assert caught.value.field == field
