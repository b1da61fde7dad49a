"""Acts, reviews, decisions, authority and recognition: what they refuse, and what they hold."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from customerfocus.errors import BrokenLawError, DuplicateError
from customerfocus.model.leadership import (
    Authority,
    CommitmentAct,
    CommitmentKind,
    Decision,
    Impact,
    ImpactEffect,
    ManagementReview,
    Recognition,
    ReviewInput,
)
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.money import Money
from customerfocus.values.periods import Period

JULY = date(2026, 7, 1)
SHOWN = Evidence(kind=EvidenceKind.MINUTES, reference="staff meeting 4", on=JULY)
BETTER = Impact(segment="commuters", effect=ImpactEffect.BETTER, because="the first train leaves at six")
SERVED = Ref(kind=Kind.NEED, key="quick")
KINDS = ", ".join(f"CommitmentKind.{each.name}" for each in CommitmentKind)
INPUTS = ", ".join(f"ReviewInput.{each.name}" for each in ReviewInput)

VALID: dict[type, dict[str, Any]] = {
    CommitmentAct: {"id": "talk", "kind": CommitmentKind.COMMUNICATION, "on": JULY, "by": "director", "what": "Said why"},
    ManagementReview: {"id": "july", "on": JULY, "by": "director", "inputs": [ReviewInput.FEEDBACK]},
    Impact: {"segment": "commuters", "effect": ImpactEffect.BETTER, "because": "the first train leaves at six"},
    Decision: {"id": "earlier", "on": JULY, "by": "director", "what": "Open earlier"},
    Authority: {"id": "new-cup", "role": "anybody", "scope": "a bad cup", "in_force": Period(start=JULY)},
    Recognition: {
        "id": "june",
        "on": JULY,
        "by": "director",
        "to": "early shift",
        "contribution": "kept the queue short",
        "serves": [SERVED],
    },
}


@pytest.mark.parametrize(
    ("part", "field", "value", "code", "law"),
    [
        (CommitmentAct, "id", "a@b", "id.form", "not contain ':', '@' or '+', got 'a@b'"),
        (CommitmentAct, "kind", "communication", "enum", f"be one of {KINDS}, got 'communication'"),
        (CommitmentAct, "on", "2026-07-01", "date.form", "be a day (a date without a time), got '2026-07-01'"),
        (CommitmentAct, "by", "", "text.length", "have 1 to 100000 characters, got 0"),
        (CommitmentAct, "what", None, "type.text", "be text, got None"),
        (CommitmentAct, "evidence", SHOWN, "type.array", "be a list or a tuple, got an instance of Evidence"),
        (CommitmentAct, "evidence[0]", ["minutes"], "type.object", "be an Evidence, got 'minutes'"),
        (ManagementReview, "id", "", "id.form", "have 1 to 200 characters, got 0"),
        (ManagementReview, "on", None, "date.form", "be a day (a date without a time), got None"),
        (ManagementReview, "by", "director ", "text.form", "have no white space at either end, got 'director '"),
        (ManagementReview, "inputs", [], "array.length", "have at least 1 member, got 0"),
        (ManagementReview, "inputs", "feedback", "type.array", "be a list or a tuple, got 'feedback'"),
        (ManagementReview, "inputs[1]", [ReviewInput.RISKS, "risks"], "enum", f"be one of {INPUTS}, got 'risks'"),
        (
            ManagementReview,
            "inputs",
            [ReviewInput.RISKS, ReviewInput.RISKS],
            "value.duplicate",
            "not repeat a member, got ReviewInput.RISKS twice",
        ),
        (ManagementReview, "objectives", ["a", "a"], "value.duplicate", "not repeat a member, got 'a' twice"),
        (ManagementReview, "decisions", ["a:b"], "id.form", "not contain ':', '@' or '+', got 'a:b'"),
        (Impact, "segment", 7, "type.text", "be an identifier (text), got 7"),
        (
            Impact,
            "effect",
            "better",
            "enum",
            "be one of ImpactEffect.BETTER, ImpactEffect.WORSE, ImpactEffect.NEUTRAL, got 'better'",
        ),
        (Impact, "because", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Decision, "id", None, "type.text", "be an identifier (text), got None"),
        (Decision, "on", 2026, "date.form", "be a day (a date without a time), got 2026"),
        (Decision, "by", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Decision, "what", "\0", "text.form", "have a character that can be seen, got '\\x00'"),
        (Decision, "impacts", {BETTER}, "type.array", "be a list or a tuple, got an instance of set"),
        (Decision, "impacts[1]", [BETTER, "worse"], "type.object", "be an Impact, got 'worse'"),
        (Authority, "id", "a+b", "id.form", "not contain ':', '@' or '+', got 'a+b'"),
        (Authority, "role", None, "type.text", "be text, got None"),
        (Authority, "scope", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Authority, "limit", 100, "type.object", "be a Money, got 100"),
        (Authority, "limit", Decimal(100), "type.object", "be a Money, got an instance of Decimal"),
        (Authority, "in_force", None, "type.object", "be a Period, got None"),
        (Recognition, "id", "", "id.form", "have 1 to 200 characters, got 0"),
        (Recognition, "on", None, "date.form", "be a day (a date without a time), got None"),
        (Recognition, "by", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Recognition, "to", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Recognition, "contribution", "", "text.length", "have 1 to 100000 characters, got 0"),
        (Recognition, "serves", [], "array.length", "have at least 1 member, got 0"),
        (Recognition, "serves", {SERVED}, "type.array", "be a list or a tuple, got an instance of set"),
        (Recognition, "serves[0]", ["need:quick"], "type.object", "be a Ref, got 'need:quick'"),
        (Recognition, "serves", [SERVED, SERVED], "value.duplicate", "not repeat a member, got an instance of Ref twice"),
    ],
)
def test_a_constructor_refuses(
    refusal: Callable[..., tuple[str, str, str]], part: type, field: str, value: object, code: str, law: str
) -> None:
    assert refusal(part, VALID[part], field, value) == (code, field, f"{field} must {law}")


def test_what_shows_an_act_is_not_later_than_the_act() -> None:
    with pytest.raises(BrokenLawError) as caught:
        CommitmentAct(**VALID[CommitmentAct], evidence=[SHOWN, attrs.evolve(SHOWN, on=date(2026, 7, 2))])
    assert (caught.value.code, str(caught.value)) == (
        "evidence.late",
        "evidence[1] must be made on or before 2026-07-01, the day of what it shows, got 2026-07-02",
    )


def test_an_act_without_evidence_is_held_and_is_words() -> None:
    assert CommitmentAct(**VALID[CommitmentAct]).evidence == ()


def test_an_act_is_shown_by_evidence_of_its_day() -> None:
    assert CommitmentAct(**VALID[CommitmentAct], evidence=[SHOWN]).evidence == (SHOWN,)


def test_inputs_of_a_review_are_kept_in_one_order() -> None:
    inputs = {ReviewInput.PREVIOUS_ACTIONS, ReviewInput.FEEDBACK, ReviewInput.SATISFACTION}
    review = ManagementReview(**{**VALID[ManagementReview], "inputs": inputs})
    assert review.inputs == (ReviewInput.SATISFACTION, ReviewInput.FEEDBACK, ReviewInput.PREVIOUS_ACTIONS)


def test_a_decision_need_not_say_its_impact_and_says_one_per_segment() -> None:
    assert Decision(**VALID[Decision]).impacts == ()
    with pytest.raises(DuplicateError) as caught:
        Decision(**VALID[Decision], impacts=[BETTER, attrs.evolve(BETTER, effect=ImpactEffect.WORSE)])
    assert str(caught.value) == "impacts must not repeat a member, got 'commuters' twice"


def test_impacts_are_kept_by_segment() -> None:
    worse = Impact(segment="a", effect=ImpactEffect.WORSE, because="noise")
    assert Decision(**VALID[Decision], impacts=[BETTER, worse]).impacts == (worse, BETTER)


def test_an_authority_has_a_limit_or_none_and_none_is_not_nothing() -> None:
    nothing = Money(amount=Decimal(0), currency="EUR")
    assert Authority(**VALID[Authority]).limit is None
    assert Authority(**VALID[Authority], limit=nothing) != Authority(**VALID[Authority])


def test_limits_that_are_worth_the_same_are_the_same() -> None:
    one, other = (Authority(**VALID[Authority], limit=Money(amount=Decimal(each), currency="EUR")) for each in ("12.5", "12.50"))
    assert (one, hash(one)) == (other, hash(other))


def test_what_a_recognition_serves_is_kept_in_one_order() -> None:
    other = Ref(kind=Kind.ACTION, key="second-machine")
    assert Recognition(**{**VALID[Recognition], "serves": [SERVED, other]}).serves == (other, SERVED)


def test_a_recognition_serves_records_and_no_finding() -> None:
    refused = FindingRef(rule="DIR-7", subject=[SERVED])
    with pytest.raises(TypeError):
        Recognition(**{**VALID[Recognition], "serves": [refused]})


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (CommitmentKind, "communication resources presence removal example"),
        (
            ReviewInput,
            "satisfaction feedback objectives conformity risks opportunities suppliers resources audits changes previous-actions",
        ),
        (ImpactEffect, "better worse neutral"),
    ],
)
def test_words_are_these(kind: type[CommitmentKind | ReviewInput | ImpactEffect], words: str) -> None:
    assert list(map(str, kind)) == words.split()
