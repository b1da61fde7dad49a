"""Risks and opportunities: what is not rated has no rating, and nothing is a sum of levels."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from hypothesis import given

from customerfocus.errors import CustomerFocusError
from customerfocus.methods.risk_matrix import RiskMatrix
from customerfocus.model.risks import (
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
from customerfocus.testing.strategies import ratings, risk_criteria
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.periods import Cadence, Unit
from customerfocus.values.scales import Drift

DAY = date(2026, 1, 1)
YEARLY = Cadence(every=1, unit=Unit.YEAR)
TOUCHED = OnConformity(offering="to-go")
LATE = [Evidence(kind=EvidenceKind.TEST, reference="t", on=date(2026, 1, 2))]
FIVE, THREE = RiskMatrix.from_products(5, (5, 12)), RiskMatrix.from_products(3, (2, 4))


def risk(**changes: object) -> Risk:
    fields: dict[str, object] = {
        "id": "r",
        "title": "It breaks",
        "factor": "f",
        "effects": [TOUCHED],
        "owner": "o",
        "identified": DAY,
        "review": YEARLY,
    }
    return Risk(**(fields | changes))  # type: ignore[arg-type]


def opportunity(**changes: object) -> Opportunity:
    fields: dict[str, object] = {
        "id": "o",
        "title": "It sells",
        "factor": "f",
        "effects": [TOUCHED],
        "owner": "o",
        "identified": DAY,
        "review": YEARLY,
    }
    return Opportunity(**(fields | changes))  # type: ignore[arg-type]


def criteria(matrix: object = FIVE, tolerance: object = 2, **changes: object) -> RiskCriteria:
    fields: dict[str, object] = {"opportunity_matrix": THREE, "by": "b", "on": DAY}
    return RiskCriteria(matrix=matrix, tolerance=tolerance, **(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FactorKind)
def test_processes_and_the_workforce_lie_inside(kind: FactorKind) -> None:
    assert Factor(id="f", name="F", kind=kind, review=YEARLY).is_internal is (kind in {FactorKind.PROCESS, FactorKind.WORKFORCE})


def test_what_is_not_rated_has_no_rating() -> None:
    assert (risk().inherent, risk().residual, risk().target, opportunity().rating) == (None, None, None, None)


def test_of_what_nobody_estimated_there_is_no_loss_and_no_currency() -> None:
    assert (risk().loss, RiskReview(risk="r", on=DAY, by="b", conclusion="c").loss, criteria().currency) == (None, None, None)


def test_a_residual_rating_may_lie_above_the_inherent_one() -> None:
    made = risk(inherent=Rating(likelihood=1, consequence=1), residual=Rating(likelihood=5, consequence=5))
    assert made.residual == Rating(likelihood=5, consequence=5)


def test_what_it_touches_is_kept_in_one_order() -> None:
    effects = [OnSatisfaction(segment="a"), OnCompliance(obligation="a"), TOUCHED]
    assert risk(effects=effects) == risk(effects=effects[::-1])


def test_the_order_of_effects_is_that_of_their_ids_whatever_python_can_print() -> None:
    ids = ["b c", "b", "\u0378", "z"]  # unassigned in Unicode so far: some Pythons will print it as it is, others escape it
    made = risk(effects=[OnSatisfaction(segment="a"), OnCompliance(obligation="a"), *(OnConformity(offering=each) for each in ids)])
    assert [attrs.astuple(each) for each in made.effects] == [("a",), ("b",), ("b c",), ("z",), ("\u0378",), ("a",)]
    assert (type(made.effects[0]), type(made.effects[-1])) == (OnCompliance, OnSatisfaction)


@given(risk_criteria(), ratings())
def test_a_rating_has_the_level_of_its_cell_or_none_beside_the_matrix(drawn: RiskCriteria, rating: Rating) -> None:
    for matrix, level in ((drawn.matrix, drawn.level(rating)), (drawn.opportunity_matrix, drawn.benefit(rating))):
        if rating.likelihood <= len(matrix.likelihood) and rating.consequence <= len(matrix.consequence):
            assert level == matrix.level(rating.likelihood, rating.consequence)
        else:
            assert level is None


def test_risks_and_opportunities_have_matrices_of_their_own() -> None:
    four = Rating(likelihood=4, consequence=4)
    assert (criteria().level(four), criteria().benefit(four)) == (3, None)


@pytest.mark.parametrize(
    ("make", "field", "code"),
    [
        (lambda: Rating(likelihood=0, consequence=1), "likelihood", "number.range"),
        (lambda: Rating(likelihood=1, consequence=11), "consequence", "number.range"),
        (lambda: Rating(likelihood=True, consequence=1), "likelihood", "type.integer"),
        (lambda: risk(effects=[]), "effects", "array.length"),
        (lambda: risk(effects=[TOUCHED, TOUCHED]), "effects", "value.duplicate"),
        (lambda: risk(effects=["to-go"]), "effects[0]", "type.object"),
        (lambda: risk(effects=TOUCHED), "effects", "type.array"),
        (lambda: risk(factor=""), "factor", "id.form"),
        (lambda: risk(inherent=4), "inherent", "type.object"),
        (lambda: risk(residual=(4, 4)), "residual", "type.object"),
        (lambda: risk(loss=12_000), "loss", "type.object"),
        (lambda: risk(identified="2026-01-01"), "identified", "date.form"),
        (lambda: risk(review=1), "review", "type.object"),
        (lambda: opportunity(rating=4), "rating", "type.object"),
        (lambda: opportunity(target=4), "target", "type.object"),
        (lambda: OnConformity(offering="a:b"), "offering", "id.form"),
        (lambda: OnSatisfaction(segment=""), "segment", "id.form"),
        (lambda: OnCompliance(obligation=" "), "obligation", "id.form"),
        (lambda: Factor(id="f", name="F", kind="process", review=YEARLY), "kind", "enum"),  # type: ignore[arg-type]
        (lambda: review_of_factor(trend="stable"), "trend", "enum"),
        (lambda: review_of_factor(conclusion=""), "conclusion", "text.length"),
        (lambda: review_of_factor(evidence=LATE), "evidence[0]", "evidence.late"),
        (lambda: RiskReview(risk="r", on=DAY, by="b", conclusion="c", evidence=LATE), "evidence[0]", "evidence.late"),
        (lambda: RiskReview(risk="r", on=DAY, by="b", conclusion="c", residual=1), "residual", "type.object"),  # type: ignore[arg-type]
        (lambda: RiskReview(risk="r", on=DAY, by="b", conclusion="c", loss=1.5), "loss", "type.object"),  # type: ignore[arg-type]
        (lambda: OpportunityReview(opportunity="o", on=DAY, by="b", conclusion="c", evidence=LATE), "evidence[0]", "evidence.late"),
        (lambda: acceptance(until=date(2025, 12, 31)), "until", "acceptance.until"),
        (lambda: acceptance(because=""), "because", "text.length"),
        (lambda: acceptance(evidence=LATE), "evidence[0]", "evidence.late"),
        (lambda: criteria(tolerance=0), "tolerance", "number.range"),
        (lambda: criteria(tolerance=4), "tolerance", "number.range"),
        (lambda: criteria(currency=""), "currency", "currency.form"),
        (lambda: criteria(currency="Euro"), "currency", "currency.form"),
        (lambda: criteria(currency=978), "currency", "type.text"),
        (lambda: criteria(matrix="five"), "matrix", "type.object"),
        (lambda: criteria(opportunity_matrix=None), "opportunity_matrix", "type.object"),
        (lambda: criteria().level((1, 1)), "rating", "type.object"),  # type: ignore[arg-type]
    ],
)
def test_a_broken_law_names_its_field(make: Callable[[], object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert (caught.value.field, caught.value.code) == (field, code)


def review_of_factor(**changes: object) -> FactorReview:
    fields: dict[str, object] = {"factor": "f", "on": DAY, "by": "b", "trend": Drift.STABLE, "conclusion": "c"}
    return FactorReview(**(fields | changes))  # type: ignore[arg-type]


def acceptance(**changes: object) -> RiskAcceptance:
    fields: dict[str, object] = {"risk": "r", "on": DAY, "by": "b", "because": "c", "until": DAY}
    return RiskAcceptance(**(fields | changes))  # type: ignore[arg-type]
