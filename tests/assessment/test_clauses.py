"""Editions of the standard and their clauses."""

from typing import Any

import pytest

from customerfocus.assessment.clauses import (
    EDITIONS,
    ISO_9001_2015,
    ISO_9001_2015_AMENDED,
    ISO_9001_2026,
    Clause,
    Edition,
    _clauses,
)
from customerfocus.errors import CustomerFocusError, NotOneOfError

CLAUSE: dict[str, Any] = {"number": "10.1", "title": "Getting better", "in_2015": "10.3"}
EDITION: dict[str, Any] = {"name": "ISO 9001:2040", "status": "dreamt of", "clauses": [Clause(**CLAUSE)]}


@pytest.mark.parametrize(
    ("build", "valid", "field", "value", "code"),
    [
        (Clause, CLAUSE, "number", "", "text.length"),
        (Clause, CLAUSE, "title", "", "text.length"),
        (Clause, CLAUSE, "in_2015", "", "text.length"),
        (Edition, EDITION, "name", "", "text.length"),
        (Edition, EDITION, "status", "", "text.length"),
        (Edition, EDITION, "clauses", [], "array.length"),
        (Edition, EDITION, "clauses", ["10.1"], "type.object"),
        (Edition, EDITION, "clauses", [Clause(**CLAUSE), Clause(**CLAUSE)], "value.duplicate"),
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
    assert (caught.value.field.partition("[")[0], caught.value.code) == (field, code)


def test_an_edition_knows_what_takes_the_place_of_a_clause() -> None:
    assert Edition(**EDITION).clause("10.3").number == "10.1"


def test_an_edition_that_is_asked_for_an_unknown_clause_names_those_it_knows() -> None:
    with pytest.raises(NotOneOfError) as caught:
        Edition(**EDITION).clause("10.1")
    assert (caught.value.field, caught.value.value, caught.value.allowed) == ("clause", "10.1", ("10.3",))


def test_there_are_three_editions_oldest_first() -> None:
    assert EDITIONS == (ISO_9001_2015, ISO_9001_2015_AMENDED, ISO_9001_2026)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.name)
def test_every_edition_has_a_counterpart_of_every_clause(edition: Edition) -> None:
    assert [each.in_2015 for each in edition.clauses] == [each.number for each in ISO_9001_2015.clauses]


def test_a_clause_that_moved_has_another_number_and_the_title_it_had() -> None:
    assert _clauses() == ISO_9001_2015.clauses
    assert _clauses(moved=(("10.3", "10.1"),)) == ISO_9001_2026.clauses


def test_the_amendment_moves_no_clause() -> None:
    assert ISO_9001_2015_AMENDED.clauses == ISO_9001_2015.clauses


def test_the_status_of_the_coming_edition_says_that_its_numbers_are_provisional() -> None:
    assert "provisional" in ISO_9001_2026.status
