"""What stands on a day: which risk criteria are in force, how risks and opportunities are rated, and what risks cost.

A review overrides what was said before, from its day on; what it leaves out stands as before. So a rating has a history, and so has
a loss, each of its own. Every function raises a `WrongTypeError` where an argument is of another type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from customerfocus._checks import day, instance
from customerfocus.model.risks import Opportunity, OpportunityReview, Risk, RiskCriteria, RiskReview
from customerfocus.register.aggregate import Register
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from customerfocus.methods.loss import LossModel
    from customerfocus.model.risks import Rating

T = TypeVar("T")


def criteria(register: Register, on: date) -> RiskCriteria | None:
    """Return the risk criteria in force on a day: the latest known, or `None`."""
    instance(register, "register", Register)
    day(on, "on")
    known = register.index.known(RiskCriteria, on)
    return known[-1] if known else None


def residual_ratings(register: Register, risk: Risk, on: date) -> Mapping[date, Rating]:
    """Return how a risk was rated with what was done, by the day of the rating, oldest first."""
    reviews = _reviews(register, risk, on)
    return _history(risk.identified, risk.residual, ((each.on, each.residual) for each in reviews))


def losses(register: Register, risk: Risk, on: date) -> Mapping[date, LossModel]:
    """Return what a risk was estimated to cost in a year, by the day of the estimate, oldest first."""
    reviews = _reviews(register, risk, on)
    return _history(risk.identified, risk.loss, ((each.on, each.loss) for each in reviews))


def benefit_ratings(register: Register, opportunity: Opportunity, on: date) -> Mapping[date, Rating]:
    """Return how an opportunity was rated, by the day of the rating, oldest first."""
    instance(register, "register", Register)
    instance(opportunity, "opportunity", Opportunity)
    day(on, "on")
    reviews = register.index.referring(OpportunityReview, Kind.OPPORTUNITY, opportunity.id, on)
    return _history(opportunity.identified, opportunity.rating, ((each.on, each.rating) for each in reviews))


def latest(history: Mapping[date, T]) -> T | None:
    """Return what stands: what was said on the last day of a history, or `None`."""
    return history[max(history)] if history else None


def _reviews(register: Register, risk: Risk, on: date) -> tuple[RiskReview, ...]:
    instance(register, "register", Register)
    instance(risk, "risk", Risk)
    day(on, "on")
    return register.index.referring(RiskReview, Kind.RISK, risk.id, on)


def _history(since: date, first: T | None, later: Iterable[tuple[date, T | None]]) -> Mapping[date, T]:
    return {day: said for day, said in ((since, first), *later) if said is not None}
