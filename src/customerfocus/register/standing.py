"""What stands on a day: which risk criteria are in force, how risks and opportunities are rated, and what risks cost.

A review overrides what was said before, from its day on; what it leaves out stands as before. So a rating has a history, and so has
a loss, each of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from customerfocus.model.risks import OpportunityReview, RiskCriteria, RiskReview
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from customerfocus.methods.loss import LossModel
    from customerfocus.model.risks import Opportunity, Rating, Risk
    from customerfocus.register.aggregate import Register

T = TypeVar("T")


def criteria(register: Register, on: date) -> RiskCriteria | None:
    """Return the risk criteria in force on a day: the latest known, or `None`."""
    known = register.index.known(RiskCriteria, on)
    return known[-1] if known else None


def residual_ratings(register: Register, risk: Risk, on: date) -> dict[date, Rating]:
    """Return how a risk was rated with what was done, by the day of the rating, oldest first."""
    return _history(risk.identified, risk.residual, ((each.on, each.residual) for each in _reviews(register, risk, on)))


def losses(register: Register, risk: Risk, on: date) -> dict[date, LossModel]:
    """Return what a risk was estimated to cost in a year, by the day of the estimate, oldest first."""
    return _history(risk.identified, risk.loss, ((each.on, each.loss) for each in _reviews(register, risk, on)))


def benefit_ratings(register: Register, opportunity: Opportunity, on: date) -> dict[date, Rating]:
    """Return how an opportunity was rated, by the day of the rating, oldest first."""
    reviews = register.index.referring(OpportunityReview, Kind.OPPORTUNITY, opportunity.id, on)
    return _history(opportunity.identified, opportunity.rating, ((each.on, each.rating) for each in reviews))


def latest(history: dict[date, T]) -> T | None:
    """Return what stands: the last of a history, or `None`."""
    return next(reversed(history.values()), None)


def _reviews(register: Register, risk: Risk, on: date) -> tuple[RiskReview, ...]:
    return register.index.referring(RiskReview, Kind.RISK, risk.id, on)


def _history(since: date, first: T | None, later: Iterable[tuple[date, T | None]]) -> dict[date, T]:
    return {day: said for day, said in ((since, first), *later) if said is not None}
