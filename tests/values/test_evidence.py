"""Laws of evidence: it says what it is, where it is and when it was made."""

from datetime import date, timedelta

import pytest

from customerfocus.errors import BrokenLawError, CustomerFocusError, WrongTypeError
from customerfocus.values.evidence import Evidence, EvidenceKind, evidenced

DAY = date(2026, 1, 1)
BEFORE, ON_IT, AFTER = (Evidence(kind=EvidenceKind.TEST, reference="QR-17", on=DAY + timedelta(days=each)) for each in (-1, 0, 1))


@pytest.mark.parametrize("kind", EvidenceKind)
def test_evidence_may_be_of_any_kind(kind: EvidenceKind) -> None:
    assert Evidence(kind=kind, reference="QR-17", on=DAY).kind is kind


def test_a_note_may_be_left_out() -> None:
    assert Evidence(kind=EvidenceKind.TEST, reference="QR-17", on=DAY).note is None


def test_a_kind_that_is_none_is_answered_by_those_there_are() -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Evidence(kind="rumour", reference="QR-17", on=DAY)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "kind must be one of EvidenceKind.RECORD, EvidenceKind.MINUTES, EvidenceKind.MEASUREMENT, EvidenceKind.TEST, "
        "EvidenceKind.STATEMENT, EvidenceKind.DOCUMENT, EvidenceKind.OBSERVATION, got 'rumour'"
    )


def test_what_is_shown_may_be_evidenced_up_to_its_day() -> None:
    evidenced((BEFORE, ON_IT), "shown", DAY)


def test_evidence_of_later_is_refused_by_its_place() -> None:
    with pytest.raises(BrokenLawError) as caught:
        evidenced((ON_IT, AFTER), "shown", DAY)
    assert caught.value.code == "evidence.late"
    assert str(caught.value) == "shown[1] must be made on or before 2026-01-01, the day of what it shows, got 2026-01-02"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (None, "shown must be a list or a tuple, got None"),
        ((BEFORE, "QR-17"), "shown[1] must be an Evidence, got 'QR-17'"),
    ],
)
def test_what_shows_something_is_evidence(values: tuple[Evidence, ...], sentence: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        evidenced(values, "shown", DAY)
    assert str(caught.value) == sentence
