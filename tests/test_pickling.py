"""A pickle holds a class, the version of this library and the fields; loading it calls the constructor, so each check runs anew."""

import copy
import pickle
import pickletools
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from typing import Any, Final

import attrs
import pytest
from hypothesis import given

import customerfocus
from customerfocus import LIKERT_5, CustomerFocusError, Problem, Register, Segment, Tally, View, assess, compare, horizon
from customerfocus._value import Value, restored
from customerfocus._version import VERSION
from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.codec import DEFAULT_LIMITS
from customerfocus.errors import IntegrityProblem
from customerfocus.methods.weighting import Raking
from customerfocus.register.index import Index
from customerfocus.testing.strategies import registers, tallies

from .few import few
from .moka_bar import RECORDS

WHOLE: Final = Register(organisation="Moka Bar").with_records(*RECORDS)
DAY: Final = date(2026, 11, 1)

NO_VALUES: Final = {Problem, IntegrityProblem, Index}
"""The first two are sentences without laws, told below everything else; an index is made of a register, and travels with none."""


def public_classes() -> Iterator[type]:
    """Yield every class of attrs in this library that does not begin with an underscore."""
    for module in pkgutil.walk_packages(customerfocus.__path__, "customerfocus."):
        for name, found in vars(import_module(module.name)).items():
            if isinstance(found, type) and attrs.has(found) and found.__module__ == module.name and not name.startswith("_"):
                yield found


@pytest.mark.parametrize("kind", sorted(set(public_classes()) - NO_VALUES, key=str))
def test_every_public_class_is_a_value(kind: type) -> None:
    assert issubclass(kind, Value)
    assert kind.__reduce__ is Value.__reduce__


def inside(value: Any, seen: set[int]) -> Iterator[Any]:  # noqa: ANN401 -- whatever a value holds
    """Yield every value in a value, itself first, each object once."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, Value):
        yield value
        for part in value.__reduce__()[1][2].values():
            yield from inside(part, seen)
    elif isinstance(value, tuple):
        for each in value:
            yield from inside(each, seen)


def values() -> list[Any]:
    """Return one value of every class that is met in a register and in what is found about it."""
    assessment = assess(WHOLE, on=DAY)
    changes = horizon(WHOLE, start=DAY, until=date(2027, 11, 1))
    roots = [assessment, assessment.coverage(), changes, compare(assess(WHOLE, on=date(2026, 6, 1)), assessment)]
    others = [View(register=WHOLE, on=DAY, policy=DEFAULT_POLICY), DEFAULT_LIMITS]
    raking = Raking(weights={("a",): 1.0, ("b",): 2.0}, converged=True, rounds=3, largest_gap=0.0)
    found: dict[type, Any] = {}
    for each in inside((*roots, *others, raking), set()):
        found.setdefault(type(each), each)
    return list(found.values())


@pytest.fixture(scope="module")
def met() -> list[Any]:
    return values()


def test_a_value_of_every_class_survives_pickling_in_every_protocol(met: list[Any]) -> None:
    assert len(met) > 90
    for value in met:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 -- made a moment ago
            assert again == value
            assert type(again) is type(value)


def test_a_pickle_never_fills_an_object_past_its_constructor(met: list[Any]) -> None:
    for value in met:
        names = {opcode.name for opcode, *_ in pickletools.genops(pickle.dumps(value, 2))}
        assert not names & {"BUILD", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ"}, type(value)


def test_a_value_survives_copying(met: list[Any]) -> None:
    for value in met:
        assert copy.copy(value) == copy.deepcopy(value) == value


@few
@given(registers(1))
def test_any_register_comes_back_and_can_be_asked(register: Register) -> None:
    again = pickle.loads(pickle.dumps(register))  # noqa: S301 -- made a moment ago
    assert again == register
    assert list(again.records()) == list(register.records())
    assert again.index.turnings == register.index.turnings


@given(tallies())
def test_a_tally_comes_back(tally: Tally) -> None:
    assert pickle.loads(pickle.dumps(tally)) == tally  # noqa: S301 -- made a moment ago


# ---- what does not come back -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (lambda fields: {**fields, "counts": (1, 2)}, "tally.counts"),
        (lambda fields: {**fields, "counts": (1, 2, 3, 4, -5)}, "number.range"),
        (lambda fields: {**fields, "skipped": True}, "type.integer"),
        (lambda fields: {**fields, "scale": "likert-5"}, "type.object"),
    ],
)
def test_fields_that_break_a_law_make_no_value(changed: Callable[[dict[str, Any]], dict[str, Any]], code: str) -> None:
    function, (kind, version, fields) = Tally.empty(LIKERT_5).__reduce__()
    assert function(kind, version, fields) == Tally.empty(LIKERT_5)
    with pytest.raises(CustomerFocusError) as caught:
        function(kind, version, changed(fields))
    assert caught.value.code == code


@pytest.mark.parametrize("version", ["0.0.9", "99.0.0", "", None, 1], ids=str)
def test_what_another_version_pickled_is_refused_with_a_pointer_to_documents(version: Any) -> None:  # noqa: ANN401 -- whatever came
    with pytest.raises(CustomerFocusError, match=r"`customerfocus\.codec\.load` reads in any version, got ") as caught:
        restored(Segment, version, {"id": "a", "name": "A"})
    assert caught.value.code == "pickle.version"
    assert str(caught.value).endswith(f", got {version!r}")
    assert str(caught.value).startswith(
        f"the version that pickled it must be {VERSION}, as this one is: what is kept is a document"
    )


def test_a_value_is_pickled_as_its_class_the_version_and_its_fields() -> None:
    assert Segment(id="a", name="A").__reduce__() == (
        restored,
        (Segment, VERSION, {"id": "a", "name": "A", "description": None, "preferences": (), "requires": ()}),
    )
