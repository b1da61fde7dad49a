"""Strategies for what leaders do; `customerfocus.testing.strategies` hands them out. Pools are taken as in `_parts`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    Impact,
    ImpactEffect,
    ManagementReview,
    Recognition,
    ReviewInput,
)
from customerfocus.testing._values import (
    MOST,
    Pool,
    days,
    optional,
    pooled,
    refs,
    several,
    shown,
    standing_periods,
    texts,
)
from customerfocus.values.money import DECIMALS, WHOLE_DIGITS, Money

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from customerfocus.values.identifiers import Ref


def _money(digits: int, decimals: int, currency: str) -> Money:
    return Money(amount=Decimal(f"{digits}e-{decimals}"), currency=currency)


_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MONEY: Final = st.builds(
    _money,
    digits=st.integers(0, 500) | st.integers(0, 10**WHOLE_DIGITS - 1),
    decimals=st.integers(0, DECIMALS),
    currency=st.sampled_from(("EUR", "JPY", "KWD")) | st.text(_LETTERS, min_size=3, max_size=3),
)
_LIMITS: Final = optional(_MONEY)
_INPUTS: Final = st.just(list(ReviewInput)) | several(st.sampled_from(ReviewInput), least=1)


def amounts() -> SearchStrategy[Money]:
    """Draw amounts of money, nothing at all among them, with up to six decimals."""
    return _MONEY


def commitment_acts(ids: Pool | None = None) -> SearchStrategy[CommitmentAct]:
    """Draw what leaders did for customers, with evidence or without."""
    return shown(_act, id=pooled(ids), way=st.sampled_from(CommitmentKind), by=texts(), what=texts())


def _act(way: CommitmentKind, **others: Any) -> CommitmentAct:  # noqa: ANN401 -- what the strategies of the fields draw
    return CommitmentAct(kind=way, **others)


def management_reviews(
    ids: Pool | None = None, *, objectives: Pool | None = None, decisions: Pool | None = None
) -> SearchStrategy[ManagementReview]:
    """Draw management reviews of some inputs, or of all; *objectives* is the pool of ids of strategic ones."""
    return st.builds(
        ManagementReview,
        id=pooled(ids),
        on=days(),
        by=texts(),
        inputs=_INPUTS,
        objectives=several(pooled(objectives)),
        decisions=several(pooled(decisions)),
    )


def impacts(segments: Pool | None = None) -> SearchStrategy[Impact]:
    """Draw what a decision means for one of the *segments*."""
    return st.builds(Impact, segment=pooled(segments), effect=st.sampled_from(ImpactEffect), because=texts())


def decisions(ids: Pool | None = None, *, segments: Pool | None = None) -> SearchStrategy[Decision]:
    """Draw decisions with impacts on some of the *segments*, or on none."""
    return st.builds(
        Decision,
        id=pooled(ids),
        on=days(),
        by=texts(),
        what=texts(),
        impacts=st.lists(impacts(segments), max_size=MOST, unique_by=_segment),
    )


def _segment(impact: Impact) -> str:
    return impact.segment


def authorities(ids: Pool | None = None) -> SearchStrategy[Authority]:
    """Draw authorities to solve problems, most of them in force, with a limit or without."""
    return st.builds(Authority, id=pooled(ids), role=texts(), scope=texts(), limit=_LIMITS, in_force=standing_periods())


def recognitions(ids: Pool | None = None, *, served: SearchStrategy[Ref] | None = None) -> SearchStrategy[Recognition]:
    """Draw recognitions of contributions to what is *served*."""
    return st.builds(
        Recognition,
        id=pooled(ids),
        on=days(),
        by=texts(),
        to=texts(),
        contribution=texts(),
        serves=several(refs() if served is None else served, least=1, most=2),
    )
