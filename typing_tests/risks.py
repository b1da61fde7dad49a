"""What type checkers say of losses and of the risk profile; nobody runs this. Each `type: ignore` is a mistake that both report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from typing import assert_type

from customerfocus import (
    ActionState,
    Cadence,
    Lognormal,
    LossDistribution,
    LossModel,
    Once,
    OnConformity,
    OpportunityStanding,
    Pert,
    Poisson,
    Rating,
    Register,
    Risk,
    RiskCriteria,
    RiskMatrix,
    RiskProfile,
    RiskReview,
    RiskStanding,
    Treatment,
    Unit,
    Unknown,
    profile,
)

DAY = date(2026, 1, 1)
YEARLY = Cadence(every=1, unit=Unit.YEAR)

# ---- what a risk costs -----------------------------------------------------------------------------------------------

loss = LossModel(frequency=Poisson(rate=2), severity=Lognormal.from_range(100, 900))
LossModel(frequency=Once(probability=0.1), severity=Pert(low=1, mode=2, high=4))
risk = Risk(
    id="r", title="t", factor="f", effects=[OnConformity(offering="o")], owner="o", identified=DAY, loss=loss, review=YEARLY
)
assert_type(risk.loss, LossModel | None)
assert_type(RiskReview(risk="r", on=DAY, by="b", loss=loss, conclusion="c").loss, LossModel | None)

RiskReview(risk="r", on=DAY, by="b", loss=1_000, conclusion="c")  # type: ignore[arg-type]

matrix = RiskMatrix.from_products(3, (2, 4))
criteria = RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=1, currency="EUR", by="b", on=DAY)
assert_type(criteria.currency, str | None)
RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=1, currency=978, by="b", on=DAY)  # type: ignore[arg-type]

# ---- the profile -----------------------------------------------------------------------------------------------------

found = profile(Register(organisation="Moka Bar"), on=DAY)
assert_type(found, RiskProfile)
assert_type(found.criteria, RiskCriteria | None)
assert_type(found.risks, tuple[RiskStanding, ...])
assert_type(found.opportunities, tuple[OpportunityStanding, ...])
assert_type(found.loss, LossDistribution | Unknown)

standing = found.above_tolerance[0]
assert_type(standing.rating, Rating | None)
assert_type(standing.residual, int | Unknown)
assert_type(standing.expected_loss, float | Unknown)
assert_type(standing.treatments, tuple[Treatment, ...])
assert_type(standing.treatments[0].state, ActionState)
assert_type(standing.treatments[0].level_after, int | Unknown)
assert_type(standing.treatments[0].loss_after, float | Unknown)

profile(Register(organisation="Moka Bar"))  # type: ignore[call-arg]
profile(Register(organisation="Moka Bar"), on="2026-01-01")  # type: ignore[arg-type]
standing.residual + 1  # type: ignore[operator]
found.loss.value_at_risk(0.95)  # type: ignore[union-attr]
