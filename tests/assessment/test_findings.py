"""The vocabulary: what makes a reason, a check, a rule and a set of rules."""

import math
from datetime import date, datetime
from typing import Any, Final

import attrs
import pytest

from customerfocus.assessment.findings import Check, Fact, Finding, Grade, Part, Reason, Remedy, Rule, RuleSet, Verdict
from customerfocus.assessment.rules import STANDARD
from customerfocus.errors import (
    BrokenLawError,
    CustomerFocusError,
    DuplicateError,
    NotOneOfError,
    UnknownRuleError,
    WrongTypeError,
)
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period

from .own_rules import check, rule, rules

A: Final = Ref(kind=Kind.SEGMENT, key="a")
MEND: Final = Remedy(kind=Kind.SEGMENT, text="Mend {what}.")
GOOD: Final = Reason(code="good", sentence="all is well")
CHECK: Final[dict[str, Any]] = {"subject": [A], "verdict": Verdict.MET, "reason": "good"}
RULE: Final[dict[str, Any]] = {
    "id": "OWN-1",
    "part": Part.DIRECTION,
    "clauses": ["5.1.2"],
    "title": "Ours",
    "asks": "Asks of each segment that it is ours.",
    "grade": Grade.OBSERVATION,
    "reasons": [GOOD],
    "check": lambda _: [],
}


def named(_: object) -> list[Check]:
    """Find nothing."""
    return []


class Caller:
    """Something that can be called, and has no name."""

    def __call__(self, _: object) -> list[Check]:
        return []


@pytest.mark.parametrize(("function", "shown"), [(named, "named"), (Caller(), "an instance of Caller"), (Caller, "Caller")])
def test_a_rule_is_shown_without_the_place_of_its_function_in_memory(function: Any, shown: str) -> None:  # noqa: ANN401
    assert repr(Rule(**{**RULE, "check": function})).endswith(f", check={shown})")


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("build", "valid", "field", "value", "code"),
    [
        (Remedy, {"text": "Mend it."}, "kind", "segment", "enum"),
        (Remedy, {"kind": Kind.SEGMENT}, "text", 7, "type.text"),
        (Reason, {"sentence": "all is well"}, "code", "a:b", "id.form"),
        (Reason, {"code": "good"}, "sentence", "", "text.length"),
        (Reason, {"code": "good", "sentence": "all is well"}, "remedy", "Mend it.", "type.object"),
        (Check, CHECK, "subject", [], "array.length"),
        (Check, CHECK, "subject", A, "type.array"),
        (Check, CHECK, "subject", ["segment:a"], "type.object"),
        (Check, CHECK, "verdict", "met", "enum"),
        (Check, CHECK, "reason", "", "id.form"),
        (Check, CHECK, "facts", {"a:b": 1}, "id.form"),
        (Check, CHECK, "facts", [("who", "he"), ("who", 1)], "value.duplicate"),
        (Check, CHECK, "facts", 5, "type.fact"),
        (Check, CHECK, "facts", "he", "type.fact"),
        (Check, CHECK, "facts", [("who",)], "type.fact"),
        (Check, CHECK, "facts", [("who", "he"), (1, "she")], "type.fact"),
        (Check, CHECK, "facts", {"who": math.nan}, "number.finite"),
        (Check, CHECK, "facts", {"who": math.inf}, "number.finite"),
        (Check, CHECK, "facts", {"who": ("he", 1)}, "type.text"),
        (Check, CHECK, "facts", {"who": ("he", "he")}, "value.duplicate"),
        (Check, CHECK, "evidence", ["segment:a"], "type.object"),
        (Check, CHECK, "holds_until", datetime(2026, 1, 1), "date.form"),  # noqa: DTZ001 -- no day, whatever its zone
        (Rule, RULE, "id", "", "id.form"),
        (Rule, RULE, "part", "direction", "enum"),
        (Rule, RULE, "clauses", "5.1.2", "type.array"),
        (Rule, RULE, "clauses", [], "array.length"),
        (Rule, RULE, "clauses", ["5.1.2", "5.1.2"], "value.duplicate"),
        (Rule, RULE, "title", " ", "text.form"),
        (Rule, RULE, "asks", " ", "text.form"),
        (Rule, RULE, "grade", "observation", "enum"),
        (Rule, RULE, "reasons", [], "array.length"),
        (Rule, RULE, "reasons", ["good"], "type.object"),
        (Rule, RULE, "reasons", [GOOD, GOOD], "value.duplicate"),
        (Rule, RULE, "reasons", [Reason(code="set-aside", sentence="it is set aside")], "value.duplicate"),
        (Rule, RULE, "check", "a function", "type.object"),
        (RuleSet, {"rules": []}, "name", "", "text.length"),
        (RuleSet, {"name": "ours"}, "rules", ["OWN-1"], "type.object"),
        (RuleSet, {"name": "ours"}, "rules", [rule("OWN-1"), rule("OWN-1")], "value.duplicate"),
    ],
)
def test_what_breaks_a_law_is_refused_with_its_field_and_code(
    build: Any,  # noqa: ANN401 -- any of the classes
    valid: dict[str, Any],
    field: str,
    value: object,
    code: str,
) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        build(**{**valid, field: value})
    assert (caught.value.field.partition("[")[0], caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("fact", "came"),
    [
        (None, "None"),
        (True, "True"),
        (datetime(2026, 1, 1), "an instance of datetime"),  # noqa: DTZ001 -- no day, whatever its zone
        (["a"], "an instance of list"),
        (A, "an instance of Ref"),
    ],
)
def test_a_fact_of_another_type_is_refused(fact: Any, came: str) -> None:  # noqa: ANN401 -- no fact
    with pytest.raises(WrongTypeError) as caught:
        check(facts={"who": fact})
    assert caught.value.code == "type.fact"
    assert str(caught.value) == f"facts['who'] must be a text, a tuple of texts, a number, a day or a period, got {came}"


@pytest.mark.parametrize(
    ("fact", "law"),
    [
        ("a\x00b", "have no control character and no lone surrogate, got 'a\\x00b'"),
        (2**53, f"be from {1 - 2**53} to {2**53 - 1}, got {2**53}"),
        (-(2**53), f"be from {1 - 2**53} to {2**53 - 1}, got {-(2**53)}"),
    ],
)
def test_a_fact_that_breaks_a_law_is_named(fact: Fact, law: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        check(facts={"who": fact})
    assert str(caught.value) == f"facts['who'] must {law}"


@pytest.mark.parametrize("fact", ["m" * 100_001, ("m" * 100_001,), 2**53 - 1, 1 - 2**53])
def test_a_fact_may_be_as_long_as_two_texts_together_and_as_large_as_any_whole_number(fact: Fact) -> None:
    assert check(facts={"who": fact}).facts == (("who", fact),)


def test_facts_are_a_mapping() -> None:
    facts: Any = "he"
    with pytest.raises(WrongTypeError) as caught:
        attrs.evolve(check(), facts=facts)
    assert str(caught.value) == "facts must be a mapping from names to facts, got 'he'"


def test_a_remedy_is_a_text() -> None:
    text: Any = 7
    with pytest.raises(WrongTypeError) as caught:
        Remedy(kind=Kind.SEGMENT, text=text)
    assert str(caught.value) == "text must be text, got 7"


def test_the_check_of_a_rule_is_a_function() -> None:
    with pytest.raises(WrongTypeError) as caught:
        Rule(**{**RULE, "check": "a sentence"})
    assert str(caught.value) == "check must be a function of a view, got 'a sentence'"


@pytest.mark.parametrize("fact", ["he", "", 1, 0.5, date(2026, 1, 1), Period(start=date(2026, 1, 1)), ("he", "she"), ()])
def test_texts_numbers_days_and_periods_are_facts(fact: Fact) -> None:
    assert check(facts={"who": fact}).facts == (("who", fact),)


def test_facts_are_kept_sorted_by_name_however_they_came() -> None:
    from_mapping, from_pairs = check(facts={"b": 1, "a": 2}), attrs.evolve(check(), facts=[("b", 1), ("a", 2)])
    assert from_mapping.facts == from_pairs.facts == (("a", 2), ("b", 1))


# ---- reasons ---------------------------------------------------------------------------------------------------------


def test_the_places_of_a_reason_are_those_of_its_sentence_and_of_its_remedy() -> None:
    assert Reason(code="bad", sentence="{who} did {it}, {who} did", remedy=MEND).places == {"who", "it", "what"}


def test_a_reason_without_braces_has_no_places() -> None:
    assert GOOD.places == frozenset()


def test_doubled_braces_are_no_place() -> None:
    assert Reason(code="odd", sentence="a set {{a}} of {one}").places == {"one"}


@pytest.mark.parametrize(
    "sentence", ["{who", "who}", "{}", "{0}", "{who.name}", "{who[0]}", "{who!r}", "{who:>9}", "{a b}"], ids=repr
)
@pytest.mark.parametrize("in_remedy", [False, True])
def test_only_plain_names_stand_in_braces(sentence: str, in_remedy: bool) -> None:  # noqa: FBT001
    remedy = Remedy(kind=Kind.SEGMENT, text=sentence)
    with pytest.raises(BrokenLawError) as caught:
        Reason(code="odd", sentence="it is odd", remedy=remedy) if in_remedy else Reason(code="odd", sentence=sentence)
    assert (caught.value.code, caught.value.field) == ("reason.format", "remedy" if in_remedy else "sentence")


def test_a_reason_that_is_no_format_says_why() -> None:
    with pytest.raises(BrokenLawError, match=r"must be a format with names in braces, got .*'}'"):
        Reason(code="odd", sentence="{who")


def test_a_reason_with_an_odd_place_shows_it() -> None:
    with pytest.raises(BrokenLawError, match=r"must have plain names in its braces, got 'who\.name'"):
        Reason(code="odd", sentence="{who.name}")


# ---- findings --------------------------------------------------------------------------------------------------------


def finding(reason: str, **facts: Fact) -> Finding:
    return Finding(rule=rule("OWN-1"), check=check(reason=reason, facts=facts))


def test_a_finding_tells_its_facts() -> None:
    assert finding("named", who="he", what="it").because == "he is wrong"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (("he", "she"), "he, she is wrong"),
        (Period(start=date(2026, 1, 1), end=date(2026, 4, 1)), "from 2026-01-01 to 2026-03-31 is wrong"),
        (date(2026, 1, 1), "2026-01-01 is wrong"),
        (0.5, "0.5 is wrong"),
    ],
)
def test_a_fact_is_told_in_words(fact: Fact, told: str) -> None:
    assert finding("named", who=fact, what="it").because == told


def test_a_remedy_may_be_as_long_as_its_facts_make_it() -> None:
    remedy = finding("named", who="he", what=tuple(str(each) for each in range(100_000))).remedy
    assert remedy is not None
    assert remedy.text.endswith(", 99999.")


def test_a_remedy_tells_the_facts_too() -> None:
    assert finding("named", who="he", what="it").remedy == Remedy(kind=Kind.SEGMENT, text="Mend it.")


def test_a_fact_with_braces_is_told_as_it_is() -> None:
    assert finding("named", who="{what}", what="it").because == "{what} is wrong"


def test_a_reason_without_a_remedy_leaves_nothing_to_close() -> None:
    assert finding("unclear").remedy is None


def test_a_finding_hands_out_what_its_check_says() -> None:
    one = Finding(rule=rule("OWN-1"), check=check(Verdict.CANNOT_TELL, "segment:a", "attribute:calm"))
    assert (str(one.ref), one.subject, one.verdict) == (
        "OWN-1 segment:a, attribute:calm",
        one.check.subject,
        Verdict.CANNOT_TELL,
    )


# ---- rules and sets of rules -----------------------------------------------------------------------------------------


def test_a_rule_knows_its_reasons_by_their_codes() -> None:
    assert rule("OWN-1").reason("good").sentence == "all is well"


def test_a_rule_that_is_asked_for_another_reason_names_its_own() -> None:
    with pytest.raises(NotOneOfError) as caught:
        rule("OWN-1").reason("odd")
    assert (caught.value.field, caught.value.value) == ("reason", "odd")
    assert caught.value.allowed == ("good", "unclear", "bad", "named")


def test_a_set_keeps_its_order() -> None:
    assert [each.id for each in rules(rule("B-1"), rule("A-1"))] == ["B-1", "A-1"]


def test_a_set_has_a_length() -> None:
    assert len(rules(rule("B-1"), rule("A-1"))) == 2


def test_a_set_finds_a_rule_by_its_id() -> None:
    ours = rule("B-1")
    assert rules(rule("A-1"), ours).rule("B-1") is ours


def test_a_set_says_that_it_has_no_such_rule() -> None:
    with pytest.raises(UnknownRuleError) as caught:
        STANDARD.rule("DIR-99")
    assert str(caught.value) == "the set has no rule 'DIR-99'"


def test_a_set_without_rules_keeps_the_others_and_says_so_in_its_name() -> None:
    left = STANDARD.without("DIR-3", "REQ-2")
    assert left.name == "standard -DIR-3 -REQ-2"
    assert [each.id for each in STANDARD if each not in left.rules] == ["DIR-3", "REQ-2"]


def test_a_set_without_nothing_is_the_same() -> None:
    assert STANDARD.without() == STANDARD


def test_a_set_refuses_to_lose_a_rule_it_does_not_have() -> None:
    with pytest.raises(UnknownRuleError):
        STANDARD.without("DIR-1", "DIR-99")


def test_a_set_including_rules_has_them_last_and_says_so_in_its_name() -> None:
    more = STANDARD.including(rule("B-1"), rule("A-1"))
    assert more.name == "standard +B-1 +A-1"
    assert [each.id for each in more][-3:] == ["LED-7", "B-1", "A-1"]


@pytest.mark.parametrize("added", [["DIR-1"], ["OWN-1", "OWN-1"]])
def test_a_set_refuses_to_include_an_id_twice(added: list[str]) -> None:
    with pytest.raises(DuplicateError) as caught:
        STANDARD.including(*map(rule, added))
    assert (caught.value.field, caught.value.value) == ("rules", added[0])


def test_a_set_includes_rules_only() -> None:
    ours: Any = "OWN-1"
    with pytest.raises(WrongTypeError) as caught:
        STANDARD.including(ours)
    assert caught.value.field == "rules[0]"


def test_a_set_does_not_change() -> None:
    STANDARD.without("DIR-1").including(rule("OWN-1"))
    assert [each.id for each in STANDARD] == [
        *(f"DIR-{place}" for place in range(1, 9)),
        *(f"REQ-{place}" for place in range(1, 12)),
        *(f"UNC-{place}" for place in range(1, 11)),
        *(f"SAT-{place}" for place in range(1, 13)),
        *(f"LED-{place}" for place in range(1, 8)),
    ]


@pytest.mark.parametrize("said", ["", " x", "\ud800"])
def test_a_reason_refuses_a_remedy_that_is_no_text(said: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Reason(code="named", sentence="so", remedy=Remedy(kind=Kind.SEGMENT, text=said))
    assert caught.value.field == "remedy"


def test_a_remedy_may_come_out_blank_where_its_facts_are() -> None:
    reasons = [Reason(code="named", sentence="so", remedy=Remedy(kind=Kind.SEGMENT, text="{what}"))]
    made = Finding(
        rule=attrs.evolve(STANDARD.rule("DIR-1"), reasons=reasons),
        check=Check(subject=[Ref(kind=Kind.SEGMENT, key="a")], verdict=Verdict.NOT_MET, reason="named", facts={"what": ""}),
    )
    assert made.remedy == Remedy(kind=Kind.SEGMENT, text="")
