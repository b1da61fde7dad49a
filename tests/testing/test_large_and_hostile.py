"""Registers that are large, and documents that strangers send."""

import json
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from customerfocus import Register
from customerfocus.codec import DocumentError, load
from customerfocus.register.shapes import SHAPES
from customerfocus.testing import strategies as drawn

FEW: Final = settings(derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))

# ---- large -----------------------------------------------------------------------------------------------------------


@settings(max_examples=5)
@given(drawn.large_registers(50))
def test_a_large_register_holds_many_copies_or_none(register: Register) -> None:
    counts = {shape.field: len(getattr(register, shape.field)) for shape in SHAPES if shape.has_id and shape.field != "surveys"}
    assert {count % 50 for count in counts.values()} == {0}


def test_a_large_register_has_thousands_of_records() -> None:
    sizes: list[int] = []

    @settings(FEW, max_examples=10)
    @given(drawn.large_registers())
    def collect(register: Register) -> None:
        sizes.append(sum(len(getattr(register, shape.field)) for shape in SHAPES))

    collect()
    assert max(sizes) > 2_000


# ---- hostile ---------------------------------------------------------------------------------------------------------


def refusal(document: object) -> DocumentError | None:
    """Load a document; any error but a `DocumentError` is a defect."""
    try:
        load(document)
    except DocumentError as error:
        return error
    return None


@given(drawn.hostile_documents())
def test_a_hostile_document_is_refused_as_one_or_is_a_register(document: object) -> None:
    error = refusal(document)
    assert error is None or error.problems


@given(drawn.hostile_documents())
def test_a_hostile_document_can_be_sent(document: object) -> None:
    assert json.dumps(json.loads(json.dumps(document))) == json.dumps(document)


@pytest.mark.slow
def test_documents_are_hostile_in_every_way() -> None:
    codes: set[str] = set()

    @settings(FEW, max_examples=120)
    @given(drawn.hostile_documents())
    def collect(document: object) -> None:
        error = refusal(document)
        codes.update({"none"} if error is None else {each.code for each in error.problems})

    collect()
    assert codes >= {"none", "limit.depth", "key.unknown", "key.missing", "type.object", "type.array"}
