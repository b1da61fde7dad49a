"""What a rule may see of law and requirements: what applies on the day, and how far it has come by then."""

from datetime import date
from typing import Final

from customerfocus.assessment.policy import DEFAULT_POLICY
from customerfocus.assessment.view import View
from customerfocus.model.obligations import ComplianceStatus
from customerfocus.model.requirements import Imposed, Requirement, RequirementStep
from customerfocus.register import Record
from customerfocus.values.identifiers import ObligationId, OfferingId, RequirementId

from .builders import (
    LONG_AGO,
    TODAY,
    TOMORROW,
    YESTERDAY,
    evaluation,
    jurisdiction,
    obligation,
    offering,
    progress,
    register,
    segment,
    stated,
    version,
)

ESPRESSO: Final = offering("espresso", "a", markets=["EU"], tags=["hot"])
MILK: Final = obligation("milk", version(LONG_AGO, YESTERDAY), version(YESTERDAY))
RENTED: Final = obligation("rent", law_of=["EU"], none_of=["hot"])
ABROAD: Final = obligation("abroad", law_of=["US"])
HELD: Final = (jurisdiction("EU"), jurisdiction("US"), segment("a"), ESPRESSO, offering("later", "a"), MILK, RENTED, ABROAD)


def seen(*records: Record) -> View:
    return View(register=register(*HELD, *records), on=TODAY, policy=DEFAULT_POLICY)


def imposed(by: str) -> Requirement:
    return Requirement.derived(Imposed(obligation=by), OfferingId("espresso"), "so")


def test_an_obligation_applies_where_that_is_certain() -> None:
    assert [seen().applies(each, ESPRESSO) for each in (MILK, RENTED, ABROAD)] == [True, False, False]


def test_to_what_is_not_on_sale_nothing_applies() -> None:
    assert not seen().applies(MILK, offering("gone", "a", markets=["EU"]))


def test_a_law_that_asked_something_else_before_has_changed() -> None:
    assert seen().changed(imposed("milk")) == MILK.versions[1]
    assert seen().changed(imposed("rent")) is None


def test_what_customers_stated_is_not_changed_by_law() -> None:
    assert seen().changed(stated("milk", "espresso", "a")) is None


def test_the_latest_known_step_of_a_requirement_counts() -> None:
    known = progress("lid", RequirementStep.UNDERSTOOD)
    view = seen(
        stated("lid", "espresso", "a"),
        progress("lid", RequirementStep.UNDERSTOOD, on=LONG_AGO),
        known,
        progress("lid", RequirementStep.UNDERSTOOD, on=TOMORROW),
    )
    assert view.progress(RequirementId("lid"), RequirementStep.UNDERSTOOD) == known
    assert view.progress(RequirementId("lid"), RequirementStep.DETERMINED) is None


def test_the_latest_known_evaluation_of_an_offering_counts() -> None:
    known = evaluation("milk", "espresso", ComplianceStatus.PARTLY)
    view = seen(evaluation("milk", "espresso", on=LONG_AGO), known, evaluation("milk", "espresso", on=date(2027, 1, 1)))
    assert view.evaluation(ObligationId("milk"), OfferingId("espresso")) == known
    assert view.evaluation(ObligationId("rent"), OfferingId("espresso")) is None
