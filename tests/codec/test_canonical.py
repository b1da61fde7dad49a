"""One text per register, held against the reference implementation of RFC 8785."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from customerfocus import Positioning, Register, Score, Scorecard, Segment
from customerfocus.codec import canonical, digest, dump, load
from customerfocus.codec._canonical import _number, _text
from customerfocus.register.shapes import SHAPES
from customerfocus.testing.strategies import registers

from ..few import few


@given(registers())
def test_the_canonical_text_is_that_of_the_reference_implementation(register: Register) -> None:
    assert canonical(register).encode() == rfc8785.dumps(dump(register))


JSON = st.recursive(
    st.text() | st.integers(1 - 2**53, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=3), values, max_size=4),
    max_leaves=10,
)


@given(JSON)
@example({"\ue000": 1, "\U00010000": 2, "\ud7ff": 3, "e": 4, "": 5})
def test_any_plain_value_is_written_as_the_reference_implementation_writes_it(value: object) -> None:
    assert _text(value).encode() == rfc8785.dumps(value)  # type: ignore[arg-type]


NUMBERS: Final = (
    *(0.0, -0.0, 1.0, 5e-324, -5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e20, 1e21, 123456789012345680000.0),
    *(1234567890123456800000.0, 999999999999999900000.0, 1.5e21, 1.2345e22, 1e300, 9007199254740992.0, 1e-6, 1e-7, 1.5e-7),
    *(1.25e-5, 9.99e-7, 0.1, 0.5, -1.5, -0.001, 3.04, 10.0, 12.25, 20.0, 25.0, 100.0, 100.5),
)
"""Numbers at the bounds between one way to write them and another."""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_at_a_bound_is_written_as_the_reference_implementation_writes_it(number: float) -> None:
    assert _number(number).encode() == rfc8785.dumps(number)


MANY_KEYS: Final = {"\ue000": 1, "\U00010000": [2.5, 3.0], "\ud7ff": 'ü\n"', "e": {}, "": [], "b": {"a": [1]}}


@pytest.mark.parametrize("value", [MANY_KEYS, "e", 7, -0.0])
def test_a_plain_value_is_written_as_the_reference_implementation_writes_it(value: Any) -> None:  # noqa: ANN401 -- plain data
    assert _text(value).encode() == rfc8785.dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_as_the_reference_implementation_writes_it(number: float) -> None:
    assert _number(number).encode() == rfc8785.dumps(number)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_as_it_was(number: float) -> None:
    assert float(_number(number)) == number


@given(st.floats(min_value=0, exclude_min=True, allow_infinity=False))
@example(float(2**53))
@example(1e17)
@example(1.2345678901234567e20)
@example(1e21)
def test_a_number_of_a_record_comes_back_from_the_canonical_text_as_it_was(weight: float) -> None:
    scores = Scorecard(scores=[Score(criterion="growth", weight=weight, score=5)])
    position = Positioning(segment="diners", on=date(2026, 1, 1), by="owner", attractiveness=scores, strength=scores)
    register = Register(organisation="Moka Bar", segments=[Segment(id="diners", name="Diners")], positionings=[position])
    assert load(json.loads(canonical(register))) == register


@few
@given(registers(2))
def test_the_canonical_text_is_loaded_as_it_was(register: Register) -> None:
    assert load(json.loads(canonical(register))) == register


@few
@given(registers(2))
def test_what_is_loaded_has_the_same_canonical_text(register: Register) -> None:
    assert canonical(load(json.loads(canonical(register)))) == canonical(register)


@few
@given(registers(1))
def test_the_digest_is_the_sha_256_of_the_canonical_text(register: Register) -> None:
    assert digest(register) == "sha256:" + hashlib.sha256(canonical(register).encode("utf-8")).hexdigest()


@few
@given(registers(2), st.randoms(use_true_random=False))
def test_registers_built_in_another_order_have_the_same_digest(register: Register, chance: Random) -> None:
    fields = {shape.field: list(getattr(register, shape.field)) for shape in SHAPES}
    for records in fields.values():
        chance.shuffle(records)
    assert digest(Register(organisation=register.organisation, **fields)) == digest(register)


def test_the_canonical_text_has_sorted_keys_and_no_spaces() -> None:
    register = Register(organisation='"Moka"\n& Söhne / \u20ac\U0001f600')
    text = '{"format":"customerfocus/register","organisation":"\\"Moka\\"\\n& Söhne / \u20ac\U0001f600","schema":1}'
    assert canonical(register) == text


# ---- whatever the hash seed ------------------------------------------------------------------------------------------

_DIGEST = "print(codec.digest(codec.load(document)))"
_PROBLEMS = """
try:
    codec.load(document)
except codec.DocumentError as error:
    print(ascii(str(error)))
"""


def printed(program: str, document: dict[str, Any], seed: int) -> str:
    """Run a program on a document in a Python of its own, with this hash seed."""
    result = subprocess.run(  # noqa: S603 -- starts this very Python with a fixed program
        [sys.executable, "-c", f"import json, sys\nfrom customerfocus import codec\ndocument = json.load(sys.stdin)\n{program}"],
        env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
        input=json.dumps(document),
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


@pytest.fixture
def faulty(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with many problems, most of them in one object."""
    document["segments"][0] |= {f"unknown-{place}": place for place in range(12)}
    document["needs"][0]["segments"] = [None, "commuters", 7]
    return document


@pytest.mark.process
def test_the_hash_seed_does_not_change_the_digest(document: dict[str, Any]) -> None:
    assert {printed(_DIGEST, document, seed) for seed in range(6)} == {digest(load(document)) + "\n"}


@pytest.mark.process
def test_the_hash_seed_does_not_change_the_problems(faulty: dict[str, Any]) -> None:
    (text,) = {printed(_PROBLEMS, faulty, seed) for seed in range(6)}
    assert "(14 problems)" in text
