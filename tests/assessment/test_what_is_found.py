"""What an assessment, a comparison and a look ahead are made of takes nothing that it is not."""

from datetime import datetime
from typing import Any, Final

import pytest

from customerfocus.assessment.ahead import Change, Due
from customerfocus.assessment.findings import Finding, RuleFailure, Verdict
from customerfocus.assessment.result import Progression, Result
from customerfocus.errors import CustomerFocusError
from customerfocus.values.identifiers import Kind, Ref

from .builders import TODAY
from .own_rules import check, rule

A: Final = Ref(kind=Kind.SEGMENT, key="a")
RULE: Final = rule("OWN-1")
CHECK: Final = check()
FINDING: Final = Finding(rule=RULE, check=CHECK)
FAILURE: Final = RuleFailure(rule="OWN-1", type="ValueError", message="")
WHOLE: Final[dict[type, dict[str, Any]]] = {
    Change: {"on": TODAY, "rule": RULE, "subject": (A,), "before": None, "after": Verdict.MET, "because": ""},
    Due: {"on": TODAY, "rule": RULE, "subject": (A,), "verdict": Verdict.MET, "because": " so "},
    Finding: {"rule": RULE, "check": CHECK},
    Result: {"rule": RULE, "checks": (CHECK,), "failure": None},
    Progression: dict.fromkeys(("closed", "new", "persisting", "set_aside", "not_compared"), (FINDING,)),
}
NOON: Final = datetime(2026, 1, 1, 12)  # noqa: DTZ001 -- no day
NO_REFS: Final = (((), "subject", "array.length"), ((RULE,), "subject[0]", "type.object"), ("ab", "subject", "type.array"))
WRONG: Final[list[tuple[type, str, object, str, str]]] = [
    *((kind, "on", NOON, "on", "date.form") for kind in (Change, Due)),
    *((kind, "rule", "OWN-1", "rule", "type.object") for kind in (Change, Due, Finding, Result)),
    *((kind, "subject", value, field, code) for kind in (Change, Due) for value, field, code in NO_REFS),
    *((kind, "because", None, "because", "type.text") for kind in (Change, Due)),
    (Change, "before", "met", "before", "enum"),
    (Change, "after", "met", "after", "enum"),
    (Change, "before", Verdict.MET, "after", "change.none"),
    (Change, "after", None, "after", "change.none"),
    (Due, "verdict", "met", "verdict", "enum"),
    (Finding, "check", RULE, "check", "type.object"),
    (Result, "checks", (CHECK, RULE), "checks[1]", "type.object"),
    (Result, "failure", "failed", "failure", "type.object"),
    (Result, "failure", FAILURE, "checks", "result.failure"),
    *((Progression, field, (FINDING, CHECK), f"{field}[1]", "type.object") for field in WHOLE[Progression]),
]


@pytest.mark.parametrize(("kind", "change", "value", "field", "code"), WRONG)
def test_what_it_is_not_is_refused(kind: type, change: str, value: object, field: str, code: str) -> None:
    assert kind(**WHOLE[kind])
    with pytest.raises(CustomerFocusError) as caught:
        kind(**{**WHOLE[kind], change: value})
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("kind", "field"),
    [(Change, "subject"), (Due, "subject"), (Result, "checks"), *((Progression, each) for each in WHOLE[Progression])],
)
def test_a_list_may_be_given(kind: type, field: str) -> None:
    assert kind(**{**WHOLE[kind], field: list(WHOLE[kind][field])}) == kind(**WHOLE[kind])


def test_the_sentences_say_the_law() -> None:
    with pytest.raises(CustomerFocusError) as none:
        Change(**{**WHOLE[Change], "after": None})
    assert str(none.value) == "after must be another verdict than before, got None"
    with pytest.raises(CustomerFocusError) as failed:
        Result(rule=RULE, checks=[CHECK], failure=FAILURE)
    assert str(failed.value) == "checks must be none where the rule failed, got 1"


def test_a_rule_that_failed_has_no_checks() -> None:
    assert Result(rule=RULE, checks=(), failure=FAILURE).verdicts == {Verdict.CANNOT_TELL}
