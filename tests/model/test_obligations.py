"""Obligations: dated versions, and an applicability that says yes, no or unknown, and why."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError
from customerfocus.model.obligations import (
    Applicability,
    Applies,
    ComplianceEvaluation,
    ComplianceStatus,
    Integration,
    Obligation,
    ObligationKind,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Jurisdiction, Offering, OfferingKind, Territory
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit

YES, NO, UNKNOWN = Applies.YES, Applies.NO, Applies.UNKNOWN
LAND = [
    Jurisdiction(code="EU", name="European Union"),
    Jurisdiction(code="DE", name="Germany", within="EU"),
    Jurisdiction(code="BY", name="Bavaria", within="DE"),
    Jurisdiction(code="FR", name="France", within="EU"),
    Jurisdiction(code="CH", name="Switzerland"),
]
FIRST = date(2026, 1, 1)
REFERENCE = LegalReference(scheme=Scheme.CELEX, value="32004R1935")
YEARLY = Cadence(every=1, unit=Unit.YEAR)


def offering(markets: str = "DE", tags: str = "", kind: OfferingKind = OfferingKind.PRODUCT) -> Offering:
    return Offering(id="cup", name="Cup", kind=kind, markets=markets.split(), tags=tags.split(), on_sale=Period(start=FIRST))


def version(start: date = FIRST, end: date | None = None, announced: date | None = None) -> Version:
    return Version(in_force=Period(start=start, end=end), duty="be safe", source=REFERENCE, announced=announced)


def obligation(*versions: Version) -> Obligation:
    return Obligation(
        id="safety", title="Safety", kind=ObligationKind.STATUTORY, authority="a", owner="o", versions=versions, review=YEARLY
    )


# ---- applicability -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "markets", "verdict", "reason"),
    [
        ("DE", "DE", YES, "cup is sold in DE"),
        ("EU", "DE", YES, "cup is sold in DE, within EU"),
        ("EU", "BY", YES, "cup is sold in BY, within EU"),
        ("EU", "CH DE", YES, "cup is sold in DE, within EU"),
        ("DE", "EU", UNKNOWN, "cup is sold in EU, which contains DE; whether in DE is not stated"),
        ("BY", "EU", UNKNOWN, "cup is sold in EU, which contains BY; whether in BY is not stated"),
        ("DE", "CH EU", UNKNOWN, "cup is sold in EU, which contains DE; whether in DE is not stated"),
        ("DE", "", UNKNOWN, "it is not stated where cup is sold, so it may be in DE"),
        ("DE FR", "", UNKNOWN, "it is not stated where cup is sold, so it may be in DE or FR"),
        ("DE", "FR", NO, "cup is not sold in DE"),
        ("DE", "CH", NO, "cup is not sold in DE"),
        ("XX", "DE", NO, "cup is not sold in XX"),
    ],
)
def test_a_market_within_a_jurisdiction_is_yes_and_one_around_it_is_unknown(
    law: str, markets: str, verdict: Applies, reason: str
) -> None:
    answer = Applicability(jurisdictions=law.split()).answer(offering(markets), LAND)
    assert (answer.verdict, answer.reasons) == (verdict, (reason,))


@pytest.mark.parametrize(
    ("asked", "tags", "verdict", "reason"),
    [
        (Applicability(all_of=["a", "b"]), "a b c", YES, "cup has the tags a and b"),
        (Applicability(all_of=["a", "b"]), "a", NO, "cup lacks the tag b"),
        (Applicability(any_of=["a", "b"]), "b c", YES, "cup has the tag b"),
        (Applicability(any_of=["a", "b"]), "c", NO, "cup lacks the tags a or b"),
        (Applicability(none_of=["a", "b"]), "c", YES, "cup lacks the tags a or b"),
        (Applicability(none_of=["a", "b"]), "a b", NO, "cup has the tags a and b"),
        (Applicability(kinds=[OfferingKind.PRODUCT]), "", YES, "cup is a product"),
        (Applicability(kinds=[OfferingKind.SERVICE]), "", NO, "cup is a product, and only services are meant"),
        (Applicability(), "", YES, "it applies to every offering, everywhere"),
    ],
)
def test_tags_and_kinds_are_answered_yes_or_no(asked: Applicability, tags: str, verdict: Applies, reason: str) -> None:
    answer = asked.answer(offering(tags=tags), LAND)
    assert (answer.verdict, answer.reasons) == (verdict, (reason,))


MARKETS = {YES: "DE", NO: "CH", UNKNOWN: ""}


@pytest.mark.parametrize(
    ("market", "kind", "every", "some", "none"),
    [(market, *rest) for market in Applies for rest in product((True, False), repeat=4)],
)
def test_the_fields_are_joined_by_the_and_of_three_values(market: Applies, kind: bool, every: bool, some: bool, none: bool) -> None:  # noqa: FBT001
    asked = Applicability(jurisdictions=["DE"], kinds=[OfferingKind.PRODUCT], all_of=["all"], any_of=["any"], none_of=["none"])
    tags = " ".join(word for word, there in (("all", every), ("any", some), ("none", not none)) if there)
    sold = offering(MARKETS[market], tags, OfferingKind.PRODUCT if kind else OfferingKind.SERVICE)
    values = [market, *(YES if each else NO for each in (kind, every, some, none))]
    expected = NO if NO in values else UNKNOWN if UNKNOWN in values else YES
    answer = asked.answer(sold, LAND)
    assert answer.verdict is expected
    assert len(answer.reasons) == values.count(expected)


@given(st.permutations(LAND))
def test_the_order_of_jurisdictions_means_nothing(land: list[Jurisdiction]) -> None:
    assert Applicability(jurisdictions=["EU"]).answer(offering("BY"), land).verdict is YES


def test_a_territory_can_be_made_once_and_asked_often() -> None:
    territory = Territory(jurisdictions=LAND)
    assert territory.around("BY") == ("BY", "DE", "EU")
    assert Applicability(jurisdictions=["EU"]).answer(offering("BY"), territory).verdict is YES


def test_a_circle_of_jurisdictions_is_walked_once() -> None:
    circle = [Jurisdiction(code="a", name="a", within="b"), Jurisdiction(code="b", name="b", within="a")]
    assert Territory(jurisdictions=circle).around("a") == ("a", "b")


# ---- versions ------------------------------------------------------------------------------------------------


def test_a_version_is_in_force_from_its_start_until_before_its_end() -> None:
    old, new = version(FIRST, date(2026, 6, 1)), version(date(2026, 6, 1))
    law = obligation(old, new)
    days = (date(2025, 12, 31), FIRST, date(2026, 5, 31), date(2026, 6, 1))
    assert [law.in_force(day) for day in days] == [None, old, old, new]


def test_between_two_versions_there_may_be_a_time_without_duty() -> None:
    law = obligation(version(FIRST, date(2026, 3, 1)), version(date(2026, 6, 1)))
    assert law.in_force(date(2026, 4, 1)) is None


def test_an_announced_version_is_known_before_it_is_in_force() -> None:
    coming = version(date(2026, 6, 1), date(2027, 1, 1), announced=date(2026, 2, 1))
    law = obligation(coming)
    days = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [law.announced(day) for day in days] == [(), (coming,), (coming,), (coming,), ()]


def test_a_version_that_was_not_announced_is_known_from_its_start() -> None:
    assert version().known_from == FIRST
    assert [bool(obligation(version()).announced(day)) for day in (date(2025, 12, 31), FIRST)] == [False, True]


@pytest.mark.parametrize(
    "versions",
    [
        [version(FIRST, date(2026, 6, 2)), version(date(2026, 6, 1))],
        [version(FIRST), version(date(2026, 6, 1))],
        [version(date(2026, 6, 1), date(2026, 7, 1)), version(FIRST, date(2026, 2, 1))],
        [version(), version()],
    ],
    ids=["overlapping", "open before the last", "newest first", "the same"],
)
def test_versions_follow_one_another(versions: list[Version]) -> None:
    with pytest.raises(BrokenLawError) as caught:
        obligation(*versions)
    assert (caught.value.field, caught.value.code) == ("versions", "version.order")


@pytest.mark.parametrize(
    ("make", "field", "code"),
    [
        (obligation, "versions", "array.length"),
        (lambda: version(announced=date(2026, 1, 2)), "announced", "version.announced"),
        (lambda: obligation(version()).in_force("2026"), "on", "date.form"),  # type: ignore[arg-type]
        (lambda: obligation(version()).announced(None), "on", "date.form"),  # type: ignore[arg-type]
        (lambda: Applicability(kinds=["product"]), "kinds", "enum"),
        (lambda: Applicability(kinds=[OfferingKind.PRODUCT] * 2), "kinds", "value.duplicate"),
        (lambda: Applicability(jurisdictions="EU"), "jurisdictions", "type.array"),
        (lambda: Applicability().answer(offering(), None), "jurisdictions", "type.array"),  # type: ignore[arg-type]
        (lambda: Territory(jurisdictions=LAND[:1] * 2), "jurisdictions", "value.duplicate"),
        (lambda: Territory(jurisdictions=LAND).around([]), "code", "type.text"),  # type: ignore[arg-type]
        (lambda: Applicability().answer("cup", LAND), "offering", "type.object"),  # type: ignore[arg-type]
        (lambda: Applicability().answer(offering(), ["EU"]), "jurisdictions[0]", "type.object"),  # type: ignore[list-item]
        (lambda: RegulatoryWatch(jurisdictions=[], on=FIRST, by="b", sources=["s"]), "jurisdictions", "array.length"),
        (lambda: RegulatoryWatch(jurisdictions=["EU"], on=FIRST, by="b", sources=[]), "sources", "array.length"),
        (lambda: RegulatoryWatch(jurisdictions=["EU"], on=FIRST, by="b", sources=["s"], noted=""), "noted", "text.length"),
        (lambda: evaluation(Evidence(kind=EvidenceKind.TEST, reference="r", on=date(2026, 1, 2))), "evidence[0]", "evidence.late"),
        (lambda: evaluation("a record"), "evidence[0]", "type.object"),
        (lambda: integration(Evidence(kind=EvidenceKind.TEST, reference="r", on=date(2026, 1, 2))), "evidence[0]", "evidence.late"),
    ],
)
def test_a_broken_law_names_its_field(make: Callable[[], object], field: str, code: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        make()
    assert (caught.value.field, caught.value.code) == (field, code)


def evaluation(*evidence: object) -> ComplianceEvaluation:
    return ComplianceEvaluation(
        obligation="safety",
        offering="cup",
        on=FIRST,
        by="b",
        status=ComplianceStatus.COMPLIANT,
        evidence=evidence,  # type: ignore[arg-type]
    )


def integration(*evidence: Evidence) -> Integration:
    return Integration(obligation="safety", version_start=FIRST, on=FIRST, by="b", evidence=evidence)


def test_evidence_of_the_day_itself_counts() -> None:
    same = Evidence(kind=EvidenceKind.TEST, reference="r", on=FIRST)
    assert evaluation(same).evidence == integration(same).evidence == (same,)
