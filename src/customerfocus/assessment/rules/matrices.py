"""UNC-9: the matrix by which risks are rated does not mislead (clause 6.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.assessment.findings import Check, Grade, Part, Reason, Remedy, Rule, Verdict
from customerfocus.methods.risk_matrix import examine
from customerfocus.register.shapes import ref_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from customerfocus.assessment.view import View

__all__ = ["RULES"]


def the_matrix_is_sound(view: View) -> Iterator[Check]:
    """UNC-9: the matrix of risks has no known flaw; that of opportunities is not asked, since nothing follows from its levels."""
    criteria = view.criteria
    if criteria is None:
        yield Check(subject=[view.organisation], verdict=Verdict.CANNOT_TELL, reason="no-criteria")
        return
    flaws = examine(criteria.matrix)
    yield Check(
        subject=[ref_of(criteria)],
        verdict=Verdict.NOT_MET if flaws else Verdict.MET,
        reason="flawed" if flaws else "sound",
        facts={
            "matrix": criteria.matrix.name,
            "on": criteria.on,
            "flaws": tuple(flaw.code.value for flaw in flaws),
            "because": "; ".join(f"{flaw.code} – {flaw.because}" for flaw in flaws),
        },
        evidence=[ref_of(criteria)],
    )


UNC_9: Final = Rule(
    id="UNC-9",
    part=Part.UNCERTAINTY,
    clauses=["6.1"],
    title="The matrix is sound",
    asks="Asks of the matrix in force, by which risks are rated, that it has none of the flaws by which a matrix misleads.",
    grade=Grade.OBSERVATION,
    reasons=[
        Reason(code="sound", sentence="the matrix “{matrix}”, decided on {on}, is sound"),
        Reason(
            code="flawed",
            sentence="the matrix “{matrix}”, decided on {on}, has flaws: {because}",
            remedy=Remedy(kind=Kind.RISK_CRITERIA, text="Decide on a matrix without these flaws, and record it: {flaws}."),
        ),
        Reason(
            code="no-criteria",
            sentence="no matrix is in force that could be examined",
            remedy=Remedy(kind=Kind.RISK_CRITERIA, text="Decide on which matrix risks are rated, and record it."),
        ),
    ],
    check=the_matrix_is_sound,
)

RULES: Final = (UNC_9,)
"""The rule about the matrix."""
