"""UNC-6, UNC-7 and UNC-10: where risks and opportunities come from is kept under review (clauses 4.1 and 5.1.2 b)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.risks import Factor, FactorKind, FactorReview
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from customerfocus.assessment.view import View

__all__ = ["RULES"]


def _in_date(view: View, factors: Iterable[Factor]) -> list[tuple[Factor, FactorReview]]:
    """Return the factors whose latest review is in date, each with that review."""
    reviewed = ((each, view.latest(FactorReview, Kind.FACTOR, each.id)) for each in factors)
    return [(each, found) for each, found in reviewed if found is not None and each.review.in_date(found.on, view.on)]


def _until(reviewed: Iterable[tuple[Factor, FactorReview]]) -> date | None:
    """Return the last day on which one of them is in date; `None` where one is for ever, or there is none."""
    due = [factor.review.due(review.on) for factor, review in reviewed]
    return max((each for each in due if each is not None), default=None) if None not in due else None


def inside_and_outside_are_watched(view: View) -> Iterator[Check]:
    """UNC-6: causes are looked for inside the organisation and outside."""
    reviewed = _in_date(view, view.all(Factor))
    inside = [each for each in reviewed if each[0].is_internal]
    outside = [each for each in reviewed if not each[0].is_internal]
    reason = {
        (True, True): "both-sides",
        (True, False): "nothing-outside",
        (False, True): "nothing-inside",
        (False, False): "neither-side",
    }[bool(inside), bool(outside)]
    ends = [each for each in (_until(inside), _until(outside)) if each is not None]
    yield Check(
        subject=[view.organisation],
        verdict=Verdict.MET if reason == "both-sides" else Verdict.NOT_MET,
        reason=reason,
        facts={"inside": tuple(each.id for each, _ in inside), "outside": tuple(each.id for each, _ in outside)},
        evidence=[ref_of(review) for _, review in (*inside, *outside)],
        holds_until=min(ends, default=None) if reason == "both-sides" else None,
    )


UNC_6: Final = Rule(
    id="UNC-6",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "4.1"],
    title="Inside and outside are watched",
    asks="Asks of the organisation that an internal and an external factor have each been reviewed within their cadence.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="both-sides", sentence="factors in date inside the organisation: {inside}; outside: {outside}"),
        Reason(
            code="nothing-outside",
            sentence="factors in date inside the organisation: {inside}; outside there is none",
            remedy=Remedy(kind=Kind.FACTOR_REVIEW, text="Look at a factor outside the organisation, and record what follows."),
        ),
        Reason(
            code="nothing-inside",
            sentence="factors in date outside the organisation: {outside}; inside there is none",
            remedy=Remedy(kind=Kind.FACTOR_REVIEW, text="Look at a factor inside the organisation, and record what follows."),
        ),
        Reason(
            code="neither-side",
            sentence="no factor has been reviewed in date, inside the organisation or outside",
            remedy=Remedy(
                kind=Kind.FACTOR_REVIEW, text="Look at a factor inside the organisation and at one outside, and record it."
            ),
        ),
    ],
    check=inside_and_outside_are_watched,
)


def factors_are_reviewed(view: View) -> Iterator[Check]:
    """UNC-7: somebody looks at every factor as often as it asks."""
    for factor in view.all(Factor):
        review = view.latest(FactorReview, Kind.FACTOR, factor.id)
        due = None if review is None else factor.review.due(review.on)
        facts: dict[str, Fact] = {"factor": factor.id}
        facts |= {} if review is None else {"on": review.on, "by": review.by, "trend": review.trend.value}
        facts |= {} if due is None else {"due": due}
        if review is None:
            reason = "never-reviewed"
        else:
            reason = "reviewed" if factor.review.in_date(review.on, view.on) else "review-out-of-date"
        yield Check(
            subject=[ref_of(factor)],
            verdict=Verdict.MET if reason == "reviewed" else Verdict.NOT_MET,
            reason=reason,
            facts=facts,
            evidence=[] if review is None else [ref_of(review)],
            holds_until=due if reason == "reviewed" else None,
        )


_LOOK: Final = Remedy(kind=Kind.FACTOR_REVIEW, text="Look at {factor}, and record where it is going and what follows.")
UNC_7: Final = Rule(
    id="UNC-7",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "9.1.3"],
    title="Factors are reviewed",
    asks="Asks of each factor that it has been reviewed within its cadence.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="reviewed", sentence="{by} looked at {factor} on {on}; its trend: {trend}"),
        Reason(code="never-reviewed", sentence="nobody has looked at {factor}", remedy=_LOOK),
        Reason(
            code="review-out-of-date",
            sentence="{by} last looked at {factor} on {on}, and the next review was due by {due}",
            remedy=_LOOK,
        ),
    ],
    check=factors_are_reviewed,
)

_KINDS: Final = (FactorKind.PROCESS, FactorKind.SUPPLIER, FactorKind.MARKET)


def operations_suppliers_and_markets_are_watched(view: View) -> Iterator[Check]:
    """UNC-10: processes, suppliers and markets are each looked at."""
    for kind in _KINDS:
        reviewed = _in_date(view, [each for each in view.all(Factor) if each.kind is kind])
        yield Check(
            subject=[Ref(kind=Kind.FACTOR_KIND, key=kind.value)],
            verdict=Verdict.MET if reviewed else Verdict.NOT_MET,
            reason="watched" if reviewed else "not-watched",
            facts={"kind": kind.value, "factors": tuple(each.id for each, _ in reviewed)},
            evidence=[ref_of(review) for _, review in reviewed],
            holds_until=_until(reviewed),
        )


UNC_10: Final = Rule(
    id="UNC-10",
    part=Part.UNCERTAINTY,
    clauses=["5.1.2 b", "8.4"],
    title="Processes, suppliers and markets are watched",
    asks="Asks of processes, suppliers and markets that a factor of each kind has been reviewed within its cadence.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="watched", sentence="factors of the kind {kind} in date: {factors}"),
        Reason(
            code="not-watched",
            sentence="no factor of the kind {kind} has a review in date",
            remedy=Remedy(kind=Kind.FACTOR_REVIEW, text="Look at a factor of the kind {kind}, and record where it is going."),
        ),
    ],
    check=operations_suppliers_and_markets_are_watched,
)

RULES: Final = (UNC_6, UNC_7, UNC_10)
"""The rules about factors, in order."""
