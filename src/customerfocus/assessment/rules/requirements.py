"""REQ-7 to REQ-9 and REQ-11: what is required is understood, delivered, satisfied, and more than the law (clause 5.1.2 a)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Fact, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.model.requirements import Fulfilment, Imposed, RequirementStep, Stated
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View
    from customerfocus.model.requirements import Progress, Requirement

__all__ = ["RULES"]


_GOOD: Final = ("understood", "delivered", "satisfied")
"""The reasons for which a requirement is met."""


def _check(requirement: Requirement, reason: str, found: Progress | None, **facts: Fact) -> Check:
    asking = ref_of(requirement) if isinstance(requirement.origin, Stated) else requirement.origin.source
    facts |= {
        "source": asking.kind.value,
        "key": asking.key,
        "offering": requirement.offering,
        "statement": requirement.statement,
    }
    if found is not None:
        facts |= {"on": found.on, "by": found.by}
        facts |= {} if found.result is None else {"result": found.result.value}
    return Check(
        subject=[ref_of(requirement)],
        verdict=Verdict.MET if reason in _GOOD else Verdict.NOT_MET,
        reason=reason,
        facts=facts,
        evidence=[] if found is None else [ref_of(found)],
    )


def requirements_are_understood(view: View) -> Iterator[Check]:
    """REQ-7: what is required was understood by those who have to deliver it, and something shows it."""
    for requirement in view.requirements:
        found = view.progress(requirement.id, RequirementStep.UNDERSTOOD)
        new = view.changed(requirement)
        if found is None:
            yield _check(requirement, "not-understood", None)
        elif new is not None and found.on < new.known_from:
            yield _check(requirement, "understood-before", found, since=new.known_from)
        else:
            yield _check(requirement, "understood" if found.evidence else "without-evidence", found)


_UNDERSTAND: Final = Remedy(
    kind=Kind.PROGRESS,
    text="Record that those who have to deliver it have understood this, and what shows it: “{statement}”",
)
REQ_7: Final = Rule(
    id="REQ-7",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Requirements are understood",
    asks="Asks of each requirement of an offering on sale that it is understood as it is asked today, with evidence.",
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(code="understood", sentence="what {source} {key} asks of {offering} was understood by {by} on {on}"),
        Reason(
            code="not-understood",
            sentence="nobody has recorded that what {source} {key} asks of {offering} is understood",
            remedy=_UNDERSTAND,
        ),
        Reason(
            code="understood-before",
            sentence=(
                "what {source} {key} asks of {offering} was understood on {on}, in an "
                "earlier version; the present one is known since {since}"
            ),
            remedy=_UNDERSTAND,
        ),
        Reason(
            code="without-evidence",
            sentence="{by} said on {on} that what {source} {key} asks of {offering} is understood, and nothing shows it",
            remedy=_UNDERSTAND,
        ),
    ],
    check=requirements_are_understood,
)


def requirements_are_delivered(view: View) -> Iterator[Check]:
    """REQ-8: what is required was delivered, something shows it, and it came out no worse than expected."""
    for requirement in view.requirements:
        found = view.progress(requirement.id, RequirementStep.DELIVERED)
        new = view.changed(requirement)
        if found is None:
            yield _check(requirement, "not-delivered", None)
        elif new is not None and found.on < new.in_force.start:
            yield _check(requirement, "delivered-before", found, since=new.in_force.start)
        else:
            yield _check(requirement, _outcome(found, "delivered") if found.evidence else "without-evidence", found)


def _outcome(found: Progress, good: str) -> str:
    if found.result is None:
        return "no-result"
    return "below" if found.result is Fulfilment.BELOW else good


_DELIVER: Final = Remedy(
    kind=Kind.PROGRESS, text="Verify that this is delivered, and record the result and what shows it: “{statement}”"
)
REQ_8: Final = Rule(
    id="REQ-8",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "8.2.3"],
    title="Requirements are delivered",
    asks=(
        "Asks of each requirement of an offering on sale that it is delivered as it is asked today, with evidence and a result "
        "that is not below what was expected."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(
            code="delivered",
            sentence="what {source} {key} asks of {offering} was delivered on {on}; the result {result} what was expected",
        ),
        Reason(
            code="not-delivered",
            sentence="nobody has recorded that what {source} {key} asks of {offering} is delivered",
            remedy=_DELIVER,
        ),
        Reason(
            code="delivered-before",
            sentence=(
                "what {source} {key} asks of {offering} was delivered on {on}, in an "
                "earlier version; the present one binds since {since}"
            ),
            remedy=_DELIVER,
        ),
        Reason(
            code="without-evidence",
            sentence="{by} said on {on} that what {source} {key} asks of {offering} is delivered, and nothing shows it",
            remedy=_DELIVER,
        ),
        Reason(
            code="no-result",
            sentence="what {source} {key} asks of {offering} was delivered on {on}, and no result of it is recorded",
            remedy=_DELIVER,
        ),
        Reason(
            code="below",
            sentence="what {source} {key} asks of {offering} was delivered on {on} below what was expected",
            remedy=Remedy(
                kind=Kind.PROGRESS, text="Deliver better, verify again, and record the result and what shows it: “{statement}”"
            ),
        ),
    ],
    check=requirements_are_delivered,
)


def customers_are_satisfied(view: View) -> Iterator[Check]:
    """REQ-9: customers said that what they stated, or what their need implies, came out no worse than they expected."""
    for requirement in view.requirements:
        if not isinstance(requirement.origin, Imposed):
            found = view.progress(requirement.id, RequirementStep.SATISFIED)
            if found is None:
                yield _check(requirement, "not-asked", None)
            else:
                heard = tuple(each.id for each in view.sources(found.heard_in))
                yield _check(requirement, _outcome(found, "satisfied") if heard else "not-heard", found, heard=heard)


_ASK: Final = Remedy(
    kind=Kind.PROGRESS,
    text="Ask customers how well {offering} does this, and record the result and where it was heard: “{statement}”",
)
REQ_9: Final = Rule(
    id="REQ-9",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a", "9.1.2"],
    title="Customers are satisfied",
    asks=(
        "Asks of each stated or implied requirement of an offering on sale that customers are satisfied, with a result that is "
        "not below what they expected, heard in a session, a wave, a study or feedback."
    ),
    grade=Grade.NONCONFORMITY,
    reasons=[
        Reason(
            code="satisfied",
            sentence="on {source} {key}, {offering} {result} what customers expect, as heard in {heard} and recorded on {on}",
        ),
        Reason(
            code="not-asked",
            sentence="nobody has recorded whether customers are satisfied with what {offering} does for {source} {key}",
            remedy=_ASK,
        ),
        Reason(
            code="not-heard",
            sentence="{by} says on {on} that customers are satisfied with {offering} for {source} {key}; nothing heard shows it",
            remedy=_ASK,
        ),
        Reason(
            code="no-result",
            sentence="customers were heard about {offering} and {source} {key}, as recorded on {on} without a result",
            remedy=_ASK,
        ),
        Reason(
            code="below",
            sentence="on {source} {key}, {offering} is below what customers expect, as heard in {heard} and recorded on {on}",
            remedy=Remedy(
                kind=Kind.PROGRESS,
                text="Do this better, ask customers again, and record the result and where it was heard: “{statement}”",
            ),
        ),
    ],
    check=customers_are_satisfied,
)


def offerings_serve_more_than_the_law(view: View) -> Iterator[Check]:
    """REQ-11: of every offering on sale something is known that customers want, beside what the law imposes."""
    wanted = Counter(each.offering for each in view.requirements if not isinstance(each.origin, Imposed))
    for offering in view.on_sale:
        known = wanted[offering.id]
        yield Check(
            subject=[ref_of(offering)],
            verdict=Verdict.MET if known else Verdict.NOT_MET,
            reason="wanted" if known else "only-imposed",
            facts={"offering": offering.id, "known": known},
        )


REQ_11: Final = Rule(
    id="REQ-11",
    part=Part.REQUIREMENTS,
    clauses=["5.1.2 a"],
    title="Offerings serve more than the law",
    asks="Asks of each offering on sale that it has a stated or implied requirement beside the imposed ones.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="wanted", sentence="requirements of customers known for {offering}: {known}"),
        Reason(
            code="only-imposed",
            sentence="nothing is known that customers want of {offering}",
            remedy=Remedy(
                kind=Kind.REQUIREMENT, text="Record what customers stated about {offering}, or what a segment it serves needs."
            ),
        ),
    ],
    check=offerings_serve_more_than_the_law,
)

RULES: Final = (REQ_7, REQ_8, REQ_9, REQ_11)
"""The rules about requirements, in order."""
