"""Laws of every value: it is frozen, equal by what it holds, travels, and lets nothing wrong in, whoever switched checks off."""

import copy
import inspect
import math
import pickle
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import Any

import attrs
import pytest

from customerfocus import methods, values
from customerfocus.errors import CustomerFocusError
from customerfocus.methods._common import Interval, Significance
from customerfocus.methods._compound import Losses
from customerfocus.methods.fmea import ActionPriority, Line, Priority
from customerfocus.methods.kano import Category, Continuous, KanoSummary
from customerfocus.methods.lognormal import Lognormal
from customerfocus.methods.loss import LossDistribution, LossModel, Once, Poisson
from customerfocus.methods.means import MeanDifference, MeanInterval
from customerfocus.methods.net_promoter import NetPromoter, NetPromoterDifference
from customerfocus.methods.pert import Pert
from customerfocus.methods.portfolio import Grade, NineBox
from customerfocus.methods.risk_matrix import Flaw, FlawCode, RiskMatrix
from customerfocus.methods.weighting import Raking
from customerfocus.values.estimates import Comparison, Estimate, Evolution, Unknown
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.money import Money
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import Point, Scale, Tally

NO_LOSSES = Losses(rates=(), chances=(), mean=0.0, sd=0.0)
SCALE = Scale(name="ours", points=[Point(value=1, label="no"), Point(value=2, label="yes")])

VALID: list[tuple[type, dict[str, Any]]] = [
    (ActionPriority, {"table": (((Priority.LOW,) * 10,) * 10,) * 10, "source": "ours"}),
    (Cadence, {"every": 3, "unit": Unit.MONTH}),
    (
        Comparison,
        {
            "difference": 0.1,
            "low": 0.05,
            "high": 0.2,
            "p_value": 0.01,
            "level": 0.95,
            "method": "Newcombe",
            "verdict": Evolution.IMPROVED,
        },
    ),
    (Continuous, {"functional": 4.0, "dysfunctional": -2.0}),
    (Estimate, {"value": 0.4, "low": 0.3, "high": 0.5, "level": 0.95, "n": 10, "method": "Wilson"}),
    (Evidence, {"kind": EvidenceKind.TEST, "reference": "QR-17", "on": date(2026, 1, 1), "note": "seat 12"}),
    (FindingRef, {"rule": "DIR-7", "subject": (Ref(kind=Kind.NEED, key="quiet"),)}),
    (Interval, {"low": 1.0, "high": 2.0}),
    (
        KanoSummary,
        {
            "n": 9,
            "category": Category.MUST_BE,
            "priority_category": Category.MUST_BE,
            "total_strength": 0.5,
            "category_strength": 0.25,
            "better": 0.5,
            "worse": -0.5,
            "fong_difference": 2,
            "fong_critical": 3.5,
            "significant": False,
            "chi_square": 7.5,
        },
    ),
    (Flaw, {"code": FlawCode.BETWEENNESS, "cells": ((1, 1), (2, 2)), "because": "they touch"}),
    (LegalReference, {"scheme": Scheme.CELEX, "value": "32004R1935", "provision": "Article 3"}),
    (Line, {"severity": (1, 10), "occurrence": (1, 3), "detection": (4, 4), "priority": Priority.HIGH}),
    (Lognormal, {"median": 100.0, "sigma": 1.5}),
    (
        LossDistribution,
        {"mean": 10.0, "sd": 5.0, "error_bound": 0.0, "losses": NO_LOSSES, "accuracy": 0.001, "grid": None},
    ),
    (LossModel, {"frequency": Once(probability=0.1), "severity": Lognormal(median=100, sigma=1.5)}),
    (
        MeanDifference,
        {"difference": 0.5, "low": 0.1, "high": 0.9, "statistic": 2.5, "degrees": 17.5, "p_value": 0.02},
    ),
    (MeanInterval, {"mean": 3.5, "sd": 1.0, "low": 3.0, "high": 4.0, "n": 20.0}),
    (
        NetPromoter,
        {
            "score": 30.0,
            "variance": 0.5,
            "standard_error": 7.0,
            "low": 15.0,
            "high": 44.0,
            "n": 100.0,
            "method": "Wald",
        },
    ),
    (NetPromoterDifference, {"points": 10.0, "low": -5.0, "high": 25.0, "statistic": 1.3, "p_value": 0.2}),
    (Once, {"probability": 0.1}),
    (Poisson, {"rate": 3.0}),
    (Money, {"amount": Decimal("12.50"), "currency": "EUR"}),
    (NineBox, {"attractiveness": Grade.HIGH, "strength": Grade.LOW}),
    (Period, {"start": date(2026, 1, 1), "end": date(2026, 4, 1)}),
    (Pert, {"low": 3.0, "mode": 5.0, "high": 10.0, "shape": 4.0}),
    (Point, {"value": 1, "label": "no"}),
    (Raking, {"weights": ((("young", "north"), 1.5),), "converged": True, "rounds": 3, "largest_gap": 0.0}),
    (Ref, {"kind": Kind.SEGMENT, "key": "commuters"}),
    (
        RiskMatrix,
        {"name": "ours", "likelihood": ("a", "b"), "consequence": ("c", "d"), "labels": ("e", "f"), "grid": ((1, 1), (1, 2))},
    ),
    (Significance, {"statistic": 2.5, "p_value": 0.01}),
    (Scale, {"name": "ours", "points": SCALE.points}),
    (Tally, {"scale": SCALE, "counts": (3, 4), "skipped": 5}),
    (Unknown, {"reason": "nobody answered"}),
]
CLASSES = [pytest.param(*each, id=each[0].__name__) for each in VALID]
FIELDS = [pytest.param(*each, field, id=f"{each[0].__name__}.{field}") for each in VALID for field in each[1]]

HOSTILE = {
    "object": object(),
    "class": object,
    "true": True,
    "nan": math.nan,
    "infinity": math.inf,
    "huge": 10**5000,
    "signalling": Decimal("sNaN"),
    "bytes": b"ours",
    "empty": "",
    "padded": " ours",
    "line-end": "ours\n",
    "surrogate": "\ud800",
    "control": "\0",
    "instant": datetime(2026, 1, 1, tzinfo=UTC),
    "list": [[]],
    "set": {1, 2},
    "mapping": {1: 1, 2: 2},
}

MISFITS = [
    pytest.param(kind, fields, field, wrong, id=f"{kind.__name__}.{field}-{name}")
    for kind, fields in VALID
    for field in fields
    for name, wrong in HOSTILE.items()
    if not (isinstance(wrong, bool) and isinstance(fields[field], bool))
]

DEFINED: set[type] = {
    each
    for package in (methods, values)
    for room in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    if not room.name.endswith("._compound")  # steps of a computation, which no user makes
    for _, each in inspect.getmembers(import_module(room.name), inspect.isclass)
    if each.__module__ == room.name
}
WORDS = [word for each in DEFINED if issubclass(each, StrEnum) for word in each]


def test_every_value_stands_in_the_table() -> None:
    assert {each for each in DEFINED if attrs.has(each)} == {kind for kind, _ in VALID}


@pytest.mark.parametrize("word", sorted(WORDS, key=repr), ids=repr)
def test_a_word_is_written_as_it_is_named(word: StrEnum) -> None:
    assert word.value == word.name.lower().replace("_", "-")


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_what_is_made_of_the_same_is_equal(kind: type, fields: dict[str, Any]) -> None:
    assert kind(**fields) == kind(**fields)


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_what_is_equal_is_one_member_of_a_set(kind: type, fields: dict[str, Any]) -> None:
    assert len({kind(**fields), kind(**fields)}) == 1


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_a_value_shows_the_fields_it_was_made_of(kind: type, fields: dict[str, Any]) -> None:
    value = kind(**fields)
    assert {each.alias: getattr(value, each.name) for each in attrs.fields(kind)} == fields


@pytest.mark.parametrize(("kind", "fields", "field"), FIELDS)
def test_no_field_can_be_set_again(kind: type, fields: dict[str, Any], field: str) -> None:
    value = kind(**fields)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, field, fields[field])


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_no_field_can_be_added(kind: type, fields: dict[str, Any]) -> None:
    assert not hasattr(kind(**fields), "__dict__")


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_a_value_is_of_a_final_class(kind: type, fields: dict[str, Any]) -> None:
    assert getattr(type(kind(**fields)), "__final__", False)


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],  # noqa: S301 -- our own bytes
    ids=["copy", "deepcopy", "pickle"],
)
@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_a_value_survives_copying_and_pickling(kind: type, fields: dict[str, Any], duplicate: Callable[[object], object]) -> None:
    assert duplicate(kind(**fields)) == kind(**fields)


@pytest.mark.parametrize(("kind", "fields"), CLASSES)
def test_the_fields_of_a_value_are_named(kind: type, fields: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        kind(*fields.values())


@pytest.fixture(params=[False, True], ids=["checks-on", "checks-off"])
def _whoever_switched_checks_off(request: pytest.FixtureRequest) -> Iterator[None]:
    """Do what a host may have done: switch off the validators of attrs for the whole process."""
    attrs.validators.set_disabled(request.param)
    yield
    attrs.validators.set_disabled(False)


@pytest.mark.usefixtures("_whoever_switched_checks_off")
@pytest.mark.parametrize(("kind", "fields", "field", "wrong"), MISFITS)
def test_what_does_not_belong_in_a_field_is_refused_by_its_name(
    kind: type, fields: dict[str, Any], field: str, wrong: object
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        kind(**fields | {field: wrong})
    assert caught.value.field.partition("[")[0] == field


@pytest.mark.usefixtures("_whoever_switched_checks_off")
@pytest.mark.parametrize(
    ("kind", "wrong", "code"),
    [
        (Period, {"end": date(2025, 12, 31)}, "period.order"),
        (Estimate, {"value": 0.6}, "estimate.order"),
        (Estimate, {"low": 0.6}, "interval.order"),
        (Estimate, {"level": 1.0}, "level.range"),
        (Interval, {"low": 3.0}, "interval.order"),
        (Scale, {"points": SCALE.points[::-1]}, "scale.order"),
        (RiskMatrix, {"grid": ((1, 1), (1, 3))}, "number.range"),
        (Scale, {"name": "likert-5"}, "scale.name"),
        (Tally, {"counts": (1, 2, 3)}, "tally.counts"),
        (Money, {"amount": Decimal(-1)}, "money.range"),
        (Comparison, {"verdict": Evolution.CANNOT_TELL}, "comparison.figures"),
        (Pert, {"mode": 11.0}, "pert.order"),
        (Pert, {"low": 10.0}, "pert.width"),
        (Line, {"severity": (3, 2)}, "ratings.order"),
        (ActionPriority, {"table": (((Priority.HIGH,) * 10,) * 10, *(((Priority.LOW,) * 10,) * 10,) * 9)}, "priority.order"),
    ],
)
def test_a_law_between_fields_holds_whoever_switched_checks_off(kind: type, wrong: dict[str, Any], code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        kind(**dict(VALID)[kind] | wrong)
    assert caught.value.code == code
