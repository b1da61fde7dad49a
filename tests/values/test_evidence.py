"""Laws of evidence: it says what it is, where it is and when it was made."""

from datetime import date

import pytest

from customerfocus.errors import CustomerFocusError
from customerfocus.values.evidence import Evidence, EvidenceKind


@pytest.mark.parametrize("kind", EvidenceKind)
def test_evidence_may_be_of_any_kind(kind: EvidenceKind) -> None:
    assert Evidence(kind=kind, reference="QR-17", on=date(2026, 1, 1)).kind is kind


def test_a_note_may_be_left_out() -> None:
    assert Evidence(kind=EvidenceKind.TEST, reference="QR-17", on=date(2026, 1, 1)).note is None


def test_a_kind_that_is_none_is_answered_by_those_there_are() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Evidence(kind="rumour", reference="QR-17", on=date(2026, 1, 1))  # type: ignore[arg-type]
    assert str(caught.value) == (
        "kind must be one of EvidenceKind.RECORD, EvidenceKind.MINUTES, EvidenceKind.MEASUREMENT, EvidenceKind.TEST, "
        "EvidenceKind.STATEMENT, EvidenceKind.DOCUMENT, EvidenceKind.OBSERVATION, got 'rumour'"
    )
