"""Risks and opportunities: what may touch conformity, satisfaction or compliance, and what was decided about it.

Clause 5.1.2 b of ISO 9001:2015 asks that they be determined and addressed; 6.1 says how. Levels are places in an order, not
quantities: nothing here adds or averages them. No rating is not a rating of zero, and an opportunity is no negative risk.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias, final, get_args

import attrs

from customerfocus._checks import (
    Items,
    all_are,
    collection,
    day,
    identifier,
    instance,
    member,
    optional_instance,
    text,
    unique,
    whole,
)
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, WrongTypeError
from customerfocus.methods.loss import LossModel
from customerfocus.methods.risk_matrix import HIGHEST, RiskMatrix
from customerfocus.values.evidence import Evidence, evidenced
from customerfocus.values.identifiers import FactorId, ObligationId, OfferingId, OpportunityId, RiskId, SegmentId
from customerfocus.values.money import currency_code
from customerfocus.values.periods import Cadence
from customerfocus.values.scales import Drift

if TYPE_CHECKING:
    from collections.abc import Iterable


class FactorKind(StrEnum):
    """Where a cause lies."""

    PROCESS = "process"
    SUPPLIER = "supplier"
    MARKET = "market"
    REGULATION = "regulation"
    TECHNOLOGY = "technology"
    WORKFORCE = "workforce"
    ENVIRONMENT = "environment"


@final
@attrs.frozen(kw_only=True)
class Factor(Value):
    """Something inside or outside the organisation from which risks and opportunities come (ISO 9001:2015, 4.1).

    Attributes:
        id: What it is called in other records.
        name: What people call it.
        kind: Where it lies.
        review: How often it is to be looked at.
    """

    id: FactorId = attrs.field(converter=FactorId)
    name: str
    kind: FactorKind
    review: Cadence

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.name, "name")
        member(self.kind, "kind", FactorKind)
        instance(self.review, "review", Cadence)

    @property
    def is_internal(self) -> bool:
        """Whether it lies inside: a process, or the workforce."""
        return self.kind in {FactorKind.PROCESS, FactorKind.WORKFORCE}


@final
@attrs.frozen(kw_only=True)
class FactorReview(Value):
    """Somebody looked at a factor.

    Attributes:
        factor: The factor's id.
        on: The day.
        by: The role that did.
        trend: Where it is going.
        conclusion: What follows.
        evidence: What shows it, none of it later than *on*.
    """

    factor: FactorId = attrs.field(converter=FactorId)
    on: date
    by: str
    trend: Drift
    conclusion: str
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.factor, "factor")
        day(self.on, "on")
        text(self.by, "by")
        member(self.trend, "trend", Drift)
        text(self.conclusion, "conclusion")
        evidenced(self.evidence, "evidence", self.on)


# ---- effects ---------------------------------------------------------------------------------------------------------


class Aspect(StrEnum):
    """What clause 5.1.2 b asks risks and opportunities to be looked for in."""

    CONFORMITY = "conformity"
    SATISFACTION = "satisfaction"
    COMPLIANCE = "compliance"


@final
@attrs.frozen(kw_only=True)
class OnConformity(Value):
    """It touches whether an offering conforms.

    Attributes:
        offering: The offering's id.
    """

    offering: OfferingId = attrs.field(converter=OfferingId)

    def __attrs_post_init__(self) -> None:
        identifier(self.offering, "offering")


@final
@attrs.frozen(kw_only=True)
class OnSatisfaction(Value):
    """It touches whether customers are satisfied.

    Attributes:
        segment: The segment's id.
    """

    segment: SegmentId = attrs.field(converter=SegmentId)

    def __attrs_post_init__(self) -> None:
        identifier(self.segment, "segment")


@final
@attrs.frozen(kw_only=True)
class OnCompliance(Value):
    """It touches whether an obligation is kept.

    Attributes:
        obligation: The obligation's id.
    """

    obligation: ObligationId = attrs.field(converter=ObligationId)

    def __attrs_post_init__(self) -> None:
        identifier(self.obligation, "obligation")


Effect: TypeAlias = OnConformity | OnSatisfaction | OnCompliance
"""What a risk or an opportunity touches."""

_EFFECTS: Final = get_args(Effect)


def _effects(values: Iterable[Effect]) -> tuple[Effect, ...]:
    """Keep effects in one order: they are a set by meaning."""
    given = Items[Effect](values)
    return tuple(sorted(given, key=_place)) if all_are(given, *_EFFECTS) and len(given) > 1 else given


def _place(effect: Effect) -> tuple[str, ...]:
    return type(effect).__name__, *attrs.astuple(effect)


def _are_effects(values: object) -> None:
    given = collection(values, "effects", 1)
    for place, each in enumerate(given):
        if type(each) not in _EFFECTS:
            raise WrongTypeError(f"effects[{place}]", "an OnConformity, an OnSatisfaction or an OnCompliance", each)
    unique(given, "effects")


# ---- risks -----------------------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Rating(Value):
    """A cell of a matrix, by the places of its words. Which words these are says the matrix in force.

    Attributes:
        likelihood: 1 (least likely) to 10.
        consequence: 1 (least grave, or least good) to 10.
    """

    likelihood: int
    consequence: int

    def __attrs_post_init__(self) -> None:
        whole(self.likelihood, "likelihood", 1, HIGHEST)
        whole(self.consequence, "consequence", 1, HIGHEST)


@final
@attrs.frozen(kw_only=True)
class Risk(Value):
    """What may go wrong.

    Attributes:
        id: What it is called in other records.
        title: What may happen, as a sentence.
        factor: The id of the factor it comes from.
        effects: What it touches, at least one.
        owner: The role that answers for it.
        identified: The day it was recognised; it is known from then.
        inherent: How it is rated before anything is done; `None` if nobody rated it.
        residual: How it is rated with what is done today; `None` if nobody rated it. It may lie above the inherent one.
        target: How it is to be rated once all is done; `None` if nobody set it.
        loss: What it costs in a year with what is done today, in the currency of the criteria; `None` if nobody estimated it.
        review: How often it is to be looked at again.
    """

    id: RiskId = attrs.field(converter=RiskId)
    title: str
    factor: FactorId = attrs.field(converter=FactorId)
    effects: tuple[Effect, ...] = attrs.field(converter=_effects)
    owner: str
    identified: date
    inherent: Rating | None = None
    residual: Rating | None = None
    target: Rating | None = None
    loss: LossModel | None = None
    review: Cadence

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.title, "title")
        identifier(self.factor, "factor")
        _are_effects(self.effects)
        text(self.owner, "owner")
        day(self.identified, "identified")
        optional_instance(self.inherent, "inherent", Rating)
        optional_instance(self.residual, "residual", Rating)
        optional_instance(self.target, "target", Rating)
        optional_instance(self.loss, "loss", LossModel)
        instance(self.review, "review", Cadence)


@final
@attrs.frozen(kw_only=True)
class RiskReview(Value):
    """Somebody looked at a risk again. The latest review that gives a residual rating, or a loss, overrides the one before.

    Attributes:
        risk: The risk's id.
        on: The day.
        by: The role that did.
        residual: How it is rated now; `None` where the rating before stands.
        loss: What it costs in a year now; `None` where the loss before stands.
        conclusion: What follows.
        evidence: What shows it, none of it later than *on*.
    """

    risk: RiskId = attrs.field(converter=RiskId)
    on: date
    by: str
    residual: Rating | None = None
    loss: LossModel | None = None
    conclusion: str
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.risk, "risk")
        day(self.on, "on")
        text(self.by, "by")
        optional_instance(self.residual, "residual", Rating)
        optional_instance(self.loss, "loss", LossModel)
        text(self.conclusion, "conclusion")
        evidenced(self.evidence, "evidence", self.on)


@final
@attrs.frozen(kw_only=True)
class RiskAcceptance(Value):
    """A risk is retained by informed decision, for a time. The latest acceptance counts: it may prolong an earlier one, or end it.

    Attributes:
        risk: The risk's id.
        on: The day it was decided.
        by: The role that decided.
        because: Why.
        until: The last day on which the decision stands.
        evidence: What it was decided on, none of it later than *on*.

    Raises:
        BrokenLawError: It ends before it was decided.
    """

    risk: RiskId = attrs.field(converter=RiskId)
    on: date
    by: str
    because: str
    until: date
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.risk, "risk")
        day(self.on, "on")
        text(self.by, "by")
        text(self.because, "because")
        day(self.until, "until")
        if self.until < self.on:
            raise BrokenLawError("acceptance.until", "until", f"be {self.on}, when it was decided, or later", str(self.until))
        evidenced(self.evidence, "evidence", self.on)


# ---- opportunities ---------------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class Opportunity(Value):
    """What may go well, rated on a scale of benefit of its own.

    Attributes:
        id: What it is called in other records.
        title: What may be gained, as a sentence.
        factor: The id of the factor it comes from.
        effects: What it touches, at least one.
        owner: The role that answers for it.
        identified: The day it was recognised; it is known from then.
        rating: How likely and how good; `None` if nobody rated it.
        target: How it is to be rated once all is done; `None` if nobody set it.
        review: How often it is to be looked at again.
    """

    id: OpportunityId = attrs.field(converter=OpportunityId)
    title: str
    factor: FactorId = attrs.field(converter=FactorId)
    effects: tuple[Effect, ...] = attrs.field(converter=_effects)
    owner: str
    identified: date
    rating: Rating | None = None
    target: Rating | None = None
    review: Cadence

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.title, "title")
        identifier(self.factor, "factor")
        _are_effects(self.effects)
        text(self.owner, "owner")
        day(self.identified, "identified")
        optional_instance(self.rating, "rating", Rating)
        optional_instance(self.target, "target", Rating)
        instance(self.review, "review", Cadence)


@final
@attrs.frozen(kw_only=True)
class OpportunityReview(Value):
    """Somebody looked at an opportunity again. The latest review overrides the rating.

    Attributes:
        opportunity: The opportunity's id.
        on: The day.
        by: The role that did.
        rating: How it is rated now; `None` where the rating before stands.
        conclusion: What follows.
        evidence: What shows it, none of it later than *on*.
    """

    opportunity: OpportunityId = attrs.field(converter=OpportunityId)
    on: date
    by: str
    rating: Rating | None = None
    conclusion: str
    evidence: tuple[Evidence, ...] = attrs.field(converter=Items[Evidence], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.opportunity, "opportunity")
        day(self.on, "on")
        text(self.by, "by")
        optional_instance(self.rating, "rating", Rating)
        text(self.conclusion, "conclusion")
        evidenced(self.evidence, "evidence", self.on)


# ---- criteria --------------------------------------------------------------------------------------------------------


@final
@attrs.frozen(kw_only=True)
class RiskCriteria(Value):
    """How risks and opportunities are rated, and how much is tolerated, from a day on. The latest is in force.

    Attributes:
        matrix: From the rating of a risk to its level.
        opportunity_matrix: From the rating of an opportunity to its level.
        tolerance: The highest level of *matrix* that needs neither action nor acceptance.
        currency: What losses are stated in, as EUR; `None` if nobody said. All criteria of a register that name one name the same.
        by: The role that decided.
        on: The day.
    """

    matrix: RiskMatrix
    opportunity_matrix: RiskMatrix
    tolerance: int
    currency: str | None = None
    by: str
    on: date

    def __attrs_post_init__(self) -> None:
        instance(self.matrix, "matrix", RiskMatrix)
        instance(self.opportunity_matrix, "opportunity_matrix", RiskMatrix)
        whole(self.tolerance, "tolerance", 1, len(self.matrix.labels))
        if self.currency is not None:
            currency_code(self.currency, "currency")
        text(self.by, "by")
        day(self.on, "on")

    def level(self, rating: Rating) -> int | None:
        """Return the level of a risk, from 1; `None` where the matrix has no such cell."""
        return _level(self.matrix, rating)

    def benefit(self, rating: Rating) -> int | None:
        """Return the level of an opportunity, from 1; `None` where the matrix has no such cell."""
        return _level(self.opportunity_matrix, rating)


def _level(matrix: RiskMatrix, rating: Rating) -> int | None:
    instance(rating, "rating", Rating)
    if rating.likelihood > len(matrix.likelihood) or rating.consequence > len(matrix.consequence):
        return None
    return matrix.level(rating.likelihood, rating.consequence)
