from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period

YEAR = Period(start=date(2026, 1, 1), end=date(2027, 1, 1))
VALID: dict[type, dict[str, Any]] = {
    StrategicObjective: {
        "id": "morning-leader",
        "statement": "Lead the morning trade downtown",
        "in_force": YEAR,
        "owner": "managing director",
    },
    Exclusion: {"rule": "DIR-3", "because": "we have no rival", "by": "owner", "in_force": YEAR},
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (StrategicObjective, "id", 7, "type.text", "be an identifier (text), got 7"),
        (StrategicObjective, "id", "a:b", "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (StrategicObjective, "id", "", "id.form", "have 1 to 200 characters, got 0"),
        (StrategicObjective, "statement", None, "type.text", "be text, got None"),
        (StrategicObjective, "statement", " lead", "text.form", "have no white space at either end, got ' lead'"),
        (StrategicObjective, "statement", "", "text.length", "have 1 to 100000 characters, got 0"),
        (StrategicObjective, "in_force", None, "type.object", "be a Period, got None"),
        (StrategicObjective, "in_force", YEAR.start, "type.object", "be a Period, got datetime.date(2026, 1, 1)"),
        (StrategicObjective, "owner", "owner\n", "text.form", "have no white space at either end, got 'owner\\n'"),
        (Exclusion, "rule", "DIR@3", "id.form", "not contain ':', '@' or '+', got 'DIR@3'"),
        (Exclusion, "rule", None, "type.text", "be an identifier (text), got None"),
        (Exclusion, "subject", "segment:a", "type.object", "be a Ref, got 'segment:a'"),
        (Exclusion, "because", True, "type.text", "be text, got True"),
        (Exclusion, "by", " ", "text.form", "have no white space at either end, got ' '"),
        (Exclusion, "in_force", "2026-01-01/..", "type.object", "be a Period, got '2026-01-01/..'"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_an_exclusion_without_a_subject_sets_the_whole_rule_aside() -> None:
    assert Exclusion(**VALID[Exclusion]).subject is None


def test_an_exclusion_may_name_a_subject() -> None:
    subject = Ref(kind=Kind.SEGMENT, key="commuters")
    assert Exclusion(**VALID[Exclusion], subject=subject).subject == subject
