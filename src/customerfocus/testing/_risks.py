"""Strategies for risks, opportunities and actions; `customerfocus.testing.strategies` hands them out.

Pools are taken as in `_parts`. Ratings lie on a matrix of five by five, and sometimes beside it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs
from hypothesis import strategies as st

from customerfocus.methods.loss import Lognormal, LossModel, Once, Poisson
from customerfocus.methods.pert import Pert
from customerfocus.methods.risk_matrix import RiskMatrix
from customerfocus.model.actions import NEXT, Action, ActionKind, ActionState, Transition
from customerfocus.model.risks import (
    Effect,
    Factor,
    FactorKind,
    FactorReview,
    OnCompliance,
    OnConformity,
    OnSatisfaction,
    Opportunity,
    OpportunityReview,
    Rating,
    Risk,
    RiskAcceptance,
    RiskCriteria,
    RiskReview,
)
from customerfocus.testing._values import (
    FIRST_DAY,
    MOST,
    Pool,
    cadences,
    days,
    evidences,
    finding_refs,
    identifiers,
    optional,
    pooled,
    refs,
    texts,
)
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.periods import Cadence, Unit
from customerfocus.values.scales import Drift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy


Identified: TypeAlias = "Sequence[tuple[str, date]]"
"""Ids of risks or opportunities, each with the day it was identified."""

_LONGEST_STEP: Final = 300  # days between two transitions
_MATRICES: Final = (RiskMatrix.from_products(5, (5, 12)), RiskMatrix.from_products(3, (2, 4)))
_RATINGS: Final = st.builds(Rating, likelihood=st.integers(1, 6), consequence=st.integers(1, 6))
_MAYBE_RATED: Final = optional(_RATINGS)
_SHARES: Final = st.integers(1, 19).map(lambda twentieths: twentieths / 20)
_AMOUNTS: Final = st.integers(1, 10_000).map(float)
_WIDTHS: Final = st.integers(1, 100).map(lambda tenths: 1 + tenths / 10)  # how many times the least is the greatest
_REVIEWS: Final = st.builds(Cadence, every=st.integers(1, 3), unit=st.just(Unit.YEAR)) | cadences()


def factors(ids: Pool | None = None) -> SearchStrategy[Factor]:
    """Draw factors."""
    return st.builds(Factor, id=pooled(ids), name=texts(), kind=st.sampled_from(FactorKind), review=_REVIEWS)


def factor_reviews(factors: Pool | None = None) -> SearchStrategy[FactorReview]:
    """Draw reviews of *factors*."""
    return st.builds(FactorReview, factor=pooled(factors), on=days(), by=texts(), trend=st.sampled_from(Drift), conclusion=texts())


def ratings() -> SearchStrategy[Rating]:
    """Draw ratings, most of them on a matrix of five by five."""
    return _RATINGS


def loss_models() -> SearchStrategy[LossModel]:
    """Draw losses of a year, of every kind of frequency and severity."""
    frequencies = st.builds(Once, probability=_SHARES) | st.builds(Poisson, rate=_WIDTHS)
    severities = st.builds(_lognormal, _AMOUNTS, _WIDTHS) | st.builds(_pert, _AMOUNTS, _WIDTHS, _SHARES)
    return st.builds(LossModel, frequency=frequencies, severity=severities)


def _lognormal(low: float, width: float) -> Lognormal:
    return Lognormal.from_range(low, low * width)


def _pert(low: float, width: float, share: float) -> Pert:
    return Pert(low=low, mode=low + share * (low * width - low), high=low * width)


_MAYBE_LOST: Final = optional(loss_models())


def effects(
    offerings: Pool | None = None, *, segments: Pool | None = None, obligations: Pool | None = None
) -> SearchStrategy[Effect]:
    """Draw effects of every kind."""
    return st.one_of(
        st.builds(OnConformity, offering=pooled(offerings)),
        st.builds(OnSatisfaction, segment=pooled(segments)),
        st.builds(OnCompliance, obligation=pooled(obligations)),
    )


def risks(
    ids: Pool | None = None, *, factors: Pool | None = None, touched: SearchStrategy[Effect] | None = None
) -> SearchStrategy[Risk]:
    """Draw risks from *factors*, rated or not."""
    return st.builds(
        Risk,
        id=pooled(ids),
        title=texts(),
        factor=pooled(factors),
        effects=_some_effects(touched),
        owner=texts(),
        identified=days(),
        inherent=_MAYBE_RATED,
        residual=_MAYBE_RATED,
        target=_MAYBE_RATED,
        loss=_MAYBE_LOST,
        review=_REVIEWS,
    )


def _some_effects(drawn: SearchStrategy[Effect] | None) -> SearchStrategy[list[Effect]]:
    return st.lists(effects() if drawn is None else drawn, min_size=1, max_size=MOST, unique=True)


def opportunities(
    ids: Pool | None = None, *, factors: Pool | None = None, touched: SearchStrategy[Effect] | None = None
) -> SearchStrategy[Opportunity]:
    """Draw opportunities from *factors*, rated or not."""
    return st.builds(
        Opportunity,
        id=pooled(ids),
        title=texts(),
        factor=pooled(factors),
        effects=_some_effects(touched),
        owner=texts(),
        identified=days(),
        rating=_MAYBE_RATED,
        target=_MAYBE_RATED,
        review=_REVIEWS,
    )


def risk_reviews(identified: Identified | None = None) -> SearchStrategy[RiskReview]:
    """Draw reviews of risks, given as ids with the days they were identified, none earlier."""
    return st.builds(_risk_review, _about(identified), by=texts(), residual=_MAYBE_RATED, loss=_MAYBE_LOST, conclusion=texts())


def _risk_review(about: tuple[str, date], by: str, residual: Rating | None, loss: LossModel | None, conclusion: str) -> RiskReview:
    risk, on = about
    return RiskReview(risk=risk, on=on, by=by, residual=residual, loss=loss, conclusion=conclusion)


def opportunity_reviews(identified: Identified | None = None) -> SearchStrategy[OpportunityReview]:
    """Draw reviews of opportunities, given as ids with the days they were identified, none earlier."""
    return st.builds(_opportunity_review, _about(identified), by=texts(), rating=_MAYBE_RATED, conclusion=texts())


def _opportunity_review(about: tuple[str, date], by: str, rating: Rating | None, conclusion: str) -> OpportunityReview:
    opportunity, on = about
    return OpportunityReview(opportunity=opportunity, on=on, by=by, rating=rating, conclusion=conclusion)


def risk_acceptances(identified: Identified | None = None) -> SearchStrategy[RiskAcceptance]:
    """Draw acceptances of risks, given as ids with the days they were identified, none earlier."""
    return st.builds(_acceptance, _about(identified), by=texts(), because=texts(), stands=st.integers(0, 2 * _LONGEST_STEP))


def _acceptance(about: tuple[str, date], by: str, because: str, stands: int) -> RiskAcceptance:
    risk, on = about
    left = (date.max - on).days
    return RiskAcceptance(risk=risk, on=on, by=by, because=because, until=on + timedelta(days=min(stands, left)))


def _about(identified: Identified | None) -> SearchStrategy[tuple[str, date]]:
    """Draw an id with a day on which something may be recorded about it: the day it was identified, or a later one."""
    if identified is not None and not identified:
        return st.nothing()
    known = st.tuples(identifiers(), st.just(FIRST_DAY)) if identified is None else st.sampled_from(identified)
    return st.builds(_not_before, known, days())


def _not_before(known: tuple[str, date], on: date) -> tuple[str, date]:
    key, identified = known
    return key, max(identified, on)


def risk_criteria() -> SearchStrategy[RiskCriteria]:
    """Draw criteria on two matrices, one of them too small for some ratings."""
    matrices = st.sampled_from(_MATRICES)
    return st.builds(
        RiskCriteria,
        matrix=matrices,
        opportunity_matrix=matrices,
        tolerance=st.integers(1, 2),
        currency=optional(st.just("EUR")),  # one register has one
        by=texts(),
        on=days(),
    )


def transitions() -> SearchStrategy[Transition]:
    """Draw single transitions."""
    return st.builds(Transition, to=st.sampled_from(ActionState), on=days(), by=texts())


_STEPS: Final = st.integers(0, 5)
_DELAYS: Final = st.integers(0, _LONGEST_STEP)
_KINDS: Final = st.sampled_from(ActionKind)
_NEXT: Final = tuple((state, st.sampled_from(states)) for state, states in NEXT.items() if states)
_EVIDENCE: Final = optional(evidences())


def _log(draw: DrawFn, planned: date) -> list[Transition]:
    """Draw how an action went on, as far as it did."""
    log: list[Transition] = []
    following = dict(_NEXT)
    state, on = ActionState.PLANNED, planned
    for _ in range(draw(_STEPS)):
        if state not in following:
            break
        state, on = draw(following[state]), on + timedelta(days=draw(_DELAYS))
        shown = draw(_EVIDENCE)
        evidence = None if shown is None else attrs.evolve(shown, on=min(shown.on, on))
        log.append(Transition(to=state, on=on, by=draw(texts()), evidence=evidence))
    return log


def actions(ids: Pool | None = None, *, served: SearchStrategy[Ref | FindingRef] | None = None) -> SearchStrategy[Action]:
    """Draw actions of every kind and state, for what is *served*."""
    some = refs(list(Kind)) | finding_refs() if served is None else served
    return _actions(pooled(ids), st.lists(some, min_size=1, max_size=MOST, unique=True))


@st.composite
def _actions(draw: DrawFn, ids: SearchStrategy[str], served: SearchStrategy[list[Ref | FindingRef]]) -> Action:
    planned = draw(days())
    return Action(
        id=draw(ids),
        kind=draw(_KINDS),
        serves=draw(served),
        what=draw(texts()),
        owner=draw(texts()),
        planned=planned,
        due=planned + timedelta(days=draw(_DELAYS)),
        log=_log(draw, planned),
    )
