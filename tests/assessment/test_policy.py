"""The figures rules judge by."""

from typing import Any

import attrs
import pytest

from customerfocus.assessment.policy import CONVENTION, DEFAULT_POLICY, CadenceSetting, Policy
from customerfocus.errors import CustomerFocusError
from customerfocus.values.periods import Cadence, Unit

YEARLY = Cadence(every=1, unit=Unit.YEAR)


@pytest.mark.parametrize(
    ("build", "valid", "field", "value", "code"),
    [
        (CadenceSetting, {}, "cadence", 365, "type.object"),
        (CadenceSetting, {"cadence": YEARLY}, "source", "", "text.length"),
        (Policy, {}, "name", "", "text.length"),
        (Policy, {"name": "ours"}, "targeting", YEARLY, "type.object"),
        (Policy, {"name": "ours"}, "positioning", YEARLY, "type.object"),
    ],
)
def test_what_breaks_a_law_is_refused_with_its_field_and_code(
    build: Any,  # noqa: ANN401 -- one of the two classes
    valid: dict[str, Any],
    field: str,
    value: object,
    code: str,
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        build(**{**valid, field: value})
    assert (caught.value.field, caught.value.code) == (field, code)


def test_segments_are_chosen_and_positioned_once_a_year_unless_told_otherwise() -> None:
    assert (DEFAULT_POLICY.targeting.cadence, DEFAULT_POLICY.positioning.cadence) == (YEARLY, YEARLY)


@pytest.mark.parametrize("field", [each.name for each in attrs.fields(Policy) if each.name != "name"])
def test_every_figure_of_the_default_policy_has_a_source(field: str) -> None:
    published = {"underserved": "Ulwick 2005"}
    assert getattr(DEFAULT_POLICY, field).source == published.get(field, CONVENTION)


def test_a_figure_may_cite_its_source() -> None:
    assert CadenceSetting(cadence=YEARLY, source="the board").source == "the board"
