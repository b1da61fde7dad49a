from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from customerfocus.model.offerings import STRENGTHS, Characteristic, Contribution, Jurisdiction, Offering, OfferingKind
from customerfocus.values.periods import Period

ON_SALE = Period(start=date(2025, 3, 1))
VALID: dict[type, dict[str, Any]] = {
    Jurisdiction: {"code": "DE", "name": "Germany"},
    Offering: {"id": "espresso-to-go", "name": "Espresso to go", "kind": OfferingKind.PRODUCT, "on_sale": ON_SALE},
    Characteristic: {"id": "first-cup", "offering": "espresso-to-go", "name": "time to first cup"},
    Contribution: {"characteristic": "first-cup", "need": "quick-coffee", "strength": 9},
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (Jurisdiction, "code", "D+E", "id.form", "not contain ':', '@' or '+', got 'D+E'"),
        (Jurisdiction, "code", 49, "type.text", "be an identifier (text), got 49"),
        (Jurisdiction, "name", "Germany ", "text.form", "have no white space at either end, got 'Germany '"),
        (Jurisdiction, "within", "", "id.form", "have 1 to 200 characters, got 0"),
        (Jurisdiction, "within", True, "type.text", "be an identifier (text), got True"),
        (Jurisdiction, "within", "DE", "graph.cycle", "name another jurisdiction, got 'DE'"),
        (Offering, "id", "a b ", "id.form", "have no white space at either end, got 'a b '"),
        (Offering, "name", None, "type.text", "be text, got None"),
        (Offering, "kind", "product", "enum", "be one of OfferingKind.PRODUCT, OfferingKind.SERVICE, got 'product'"),
        (Offering, "kind", None, "enum", "be one of OfferingKind.PRODUCT, OfferingKind.SERVICE, got None"),
        (Offering, "markets", "DE", "type.array", "be a list or a tuple, got 'DE'"),
        (Offering, "markets", {"DE": 1}, "type.array", "be a list or a tuple, got an instance of dict"),
        (Offering, "markets", ["DE", "DE"], "value.duplicate", "not repeat a member, got 'DE' twice"),
        (Offering, "markets", ["DE", None], "type.text", "be an identifier (text), got None"),
        (Offering, "tags", b"food", "type.array", "be a list or a tuple, got an instance of bytes"),
        (Offering, "tags", ["a:b"], "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Offering, "segments", 3, "type.array", "be a list or a tuple, got 3"),
        (Offering, "segments", ["a@b"], "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        (Offering, "on_sale", None, "type.object", "be a Period, got None"),
        (Offering, "on_sale", ON_SALE.start, "type.object", "be a Period, got datetime.date(2025, 3, 1)"),
        (Characteristic, "id", "\u200b", "id.form", "have only printable characters, got '\\u200b'"),
        (Characteristic, "offering", None, "type.text", "be an identifier (text), got None"),
        (Characteristic, "name", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Characteristic, "specification", 40, "type.text", "be text, got 40"),
        (Contribution, "characteristic", 1, "type.text", "be an identifier (text), got 1"),
        (Contribution, "need", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Contribution, "strength", 2, "enum", "be one of 1, 3, 9, got 2"),
        (Contribution, "strength", 0, "enum", "be one of 1, 3, 9, got 0"),
        (Contribution, "strength", True, "type.integer", "be 1, 3 or 9, got True"),
        (Contribution, "strength", 9.0, "type.integer", "be 1, 3 or 9, got 9.0"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


@pytest.mark.parametrize("strength", [1, 3, 9])
def test_a_contribution_is_weak_medium_or_strong(strength: int) -> None:
    assert Contribution(**{**VALID[Contribution], "strength": strength}).strength == strength


def test_the_strengths_are_those_of_the_house_of_quality() -> None:
    assert STRENGTHS == (1, 3, 9)


def test_a_jurisdiction_may_lie_within_another() -> None:
    assert Jurisdiction(**VALID[Jurisdiction], within="EU").within == "EU"


def test_a_jurisdiction_may_lie_within_none() -> None:
    assert Jurisdiction(**VALID[Jurisdiction]).within is None


def test_what_an_offering_leaves_out_is_empty() -> None:
    offering = Offering(**VALID[Offering])
    assert (offering.markets, offering.tags, offering.segments) == ((), (), ())


def test_a_characteristic_need_not_be_specified_yet() -> None:
    assert Characteristic(**VALID[Characteristic]).specification is None


def test_an_offering_is_a_product_or_a_service() -> None:
    assert list(map(str, OfferingKind)) == ["product", "service"]
