"""The figures rules judge by."""

from typing import Any

import attrs
import pytest

from customerfocus.assessment.policy import (
    CONVENTION,
    DEFAULT_POLICY,
    CadenceSetting,
    CountSetting,
    DaysSetting,
    FigureSetting,
    Policy,
)
from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.values.periods import Cadence, Unit

YEARLY = Cadence(every=1, unit=Unit.YEAR)


@pytest.mark.parametrize(
    ("build", "valid", "field", "value", "code"),
    [
        (CadenceSetting, {}, "cadence", 365, "type.object"),
        (CadenceSetting, {"cadence": YEARLY}, "source", "", "text.length"),
        (DaysSetting, {}, "days", -1, "number.range"),
        (DaysSetting, {}, "days", 36_501, "number.range"),
        (DaysSetting, {"days": 7}, "source", "", "text.length"),
        (CountSetting, {}, "count", 0, "number.range"),
        (CountSetting, {}, "count", 2**53, "number.range"),
        (CountSetting, {"count": 3}, "source", "", "text.length"),
        (FigureSetting, {}, "figure", -0.1, "number.range"),
        (FigureSetting, {}, "figure", 200.1, "number.range"),
        (FigureSetting, {"figure": 0.2}, "source", "", "text.length"),
        (Policy, {}, "name", "", "text.length"),
        (Policy, {"name": "ours"}, "targeting", YEARLY, "type.object"),
        (Policy, {"name": "ours"}, "positioning", YEARLY, "type.object"),
        (Policy, {"name": "ours"}, "answering", CountSetting(count=7), "type.object"),
    ],
)
def test_what_breaks_a_law_is_refused_with_its_field_and_code(
    build: Any,  # noqa: ANN401 -- one of the classes
    valid: dict[str, Any],
    field: str,
    value: object,
    code: str,
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        build(**{**valid, field: value})
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize("days", [0, 36_500])
def test_a_number_of_days_reaches_from_none_to_a_century(days: int) -> None:
    assert DaysSetting(days=days).days == days


@pytest.mark.parametrize("count", [1, 2**53 - 1])
def test_something_is_counted_from_one_on(count: int) -> None:
    assert CountSetting(count=count).count == count


@pytest.mark.parametrize("figure", [0, 200])
def test_a_line_may_be_drawn_from_0_to_200(figure: float) -> None:
    assert FigureSetting(figure=figure).figure == figure


@pytest.mark.parametrize("level", [0, 1, 95])
def test_the_level_of_a_policy_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(BrokenLawError) as caught:
        Policy(name="ours", level=FigureSetting(figure=level))
    assert str(caught.value) == f"level.figure must lie between 0 and 1, both excluded, got {float(level)}"


def test_segments_are_chosen_and_positioned_once_a_year_unless_told_otherwise() -> None:
    assert (DEFAULT_POLICY.targeting.cadence, DEFAULT_POLICY.positioning.cadence) == (YEARLY, YEARLY)


@pytest.mark.parametrize("field", [each.name for each in attrs.fields(Policy) if each.name != "name"])
def test_every_figure_of_the_default_policy_has_a_source(field: str) -> None:
    published = {"underserved": "Ulwick 2005"}
    assert getattr(DEFAULT_POLICY, field).source == published.get(field, CONVENTION)


def test_a_figure_may_cite_its_source() -> None:
    assert CadenceSetting(cadence=YEARLY, source="the board").source == "the board"
