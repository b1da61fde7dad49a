"""Requirements: three origins, ids that say where a derived one comes from, and progress."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given

from customerfocus.errors import CustomerFocusError
from customerfocus.model.requirements import (
    Fulfilment,
    Implied,
    Imposed,
    Origin,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
    derived_id,
    parse_derived,
)
from customerfocus.testing.strategies import identifiers
from customerfocus.values.evidence import Evidence, EvidenceKind

DAY = date(2026, 1, 1)


@given(identifiers(), identifiers())
def test_a_derived_id_parses_back_to_its_parts(key: str, offering: str) -> None:
    for origin in (Implied(need=key), Imposed(obligation=key)):
        assert parse_derived(derived_id(origin, offering)) == (origin, offering)


@given(identifiers())
def test_a_plain_id_is_derived_from_nothing(key: str) -> None:
    assert parse_derived(key) is None


@pytest.mark.parametrize(
    "text", ["", "implied", "implied:n", "implied:n@", "implied:@cup", "imposed:a:b@cup", "stated:n@cup", "n@cup"]
)
def test_what_only_looks_like_a_derived_id_is_none(text: str) -> None:
    assert parse_derived(text) is None


@pytest.mark.parametrize(
    ("origin", "source"),
    [
        (Stated(segment="a"), "segment:a"),
        (Implied(need="a"), "need:a"),
        (Imposed(obligation="a"), "obligation:a"),
    ],
)
def test_an_origin_points_to_who_asks(origin: Origin, source: str) -> None:
    assert str(origin.source) == source


@pytest.mark.parametrize("origin", [Implied(need="n"), Imposed(obligation="n")])
def test_a_derived_requirement_is_called_what_it_comes_from(origin: Implied | Imposed) -> None:
    made = Requirement(id=derived_id(origin, "cup"), offering="cup", origin=origin, statement="be quick")
    assert parse_derived(made.id) == (origin, "cup")


def requirement(origin: object = Stated(segment="s"), **changes: object) -> Requirement:
    fields: dict[str, object] = {"id": "r", "offering": "cup", "statement": "be quick"} | changes
    return Requirement(origin=origin, **fields)  # type: ignore[arg-type]


class Inherited(Stated):  # type: ignore[misc] # pyright: ignore[reportGeneralTypeIssues] -- what nobody should do
    """An origin of a class of somebody's own."""


def progress(**changes: object) -> Progress:
    fields: dict[str, object] = {"requirement": "r", "step": RequirementStep.DELIVERED, "on": DAY, "by": "b"} | changes
    return Progress(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "field", "code"),
    [
        (lambda: requirement(id="implied:n@cup"), "id", "id.form"),
        (lambda: requirement(Implied(need="n")), "id", "requirement.id"),
        (lambda: requirement(Implied(need="n"), id="implied:n@saucer"), "id", "requirement.id"),
        (lambda: requirement(Imposed(obligation="n"), id="implied:n@cup"), "id", "requirement.id"),
        (lambda: requirement("stated"), "origin", "type.object"),
        (lambda: requirement(offering=""), "offering", "id.form"),
        (lambda: requirement(statement=" x"), "statement", "text.form"),
        (lambda: Stated(segment="a:b"), "segment", "id.form"),
        (lambda: Implied(need=""), "need", "id.form"),
        (lambda: Imposed(obligation="a@b"), "obligation", "id.form"),
        (lambda: progress(requirement=7), "requirement", "type.text"),
        (lambda: progress(requirement="a:b"), "requirement", "id.form"),
        (lambda: progress(requirement="implied:n"), "requirement", "id.form"),
        (lambda: progress(requirement="imposed:@cup"), "requirement", "id.form"),
        (lambda: requirement(Inherited(segment="s")), "origin", "type.object"),
        (lambda: derived_id(Imposed(obligation="n"), "a@b"), "offering", "id.form"),
        (lambda: derived_id(Imposed(obligation="n"), None), "offering", "type.text"),  # type: ignore[arg-type]
        (lambda: derived_id(Stated(segment="s"), "cup"), "origin", "type.object"),  # type: ignore[arg-type]
        (lambda: parse_derived(None), "requirement", "type.text"),  # type: ignore[arg-type]
        (lambda: progress(step="delivered"), "step", "enum"),
        (lambda: progress(result="meets"), "result", "enum"),
        (lambda: progress(heard_in="s"), "heard_in", "type.array"),
        (
            lambda: progress(evidence=[Evidence(kind=EvidenceKind.TEST, reference="r", on=date(2026, 1, 2))]),
            "evidence[0]",
            "evidence.late",
        ),
    ],
)
def test_a_broken_law_names_its_field(make: Callable[[], object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert (caught.value.field, caught.value.code) == (field, code)


def test_progress_may_be_made_on_a_derived_requirement() -> None:
    made = progress(requirement="imposed:food-contact@cup", result=Fulfilment.EXCEEDS)
    assert made.requirement == "imposed:food-contact@cup"


def test_an_origin_is_one_of_three() -> None:
    origins: list[Origin] = [Stated(segment="s"), Implied(need="n"), Imposed(obligation="o")]
    assert len(set(origins)) == 3
