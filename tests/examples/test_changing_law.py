"""Three times the law changes; the assessments of the day before and of the day itself differ by that and by nothing else."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

import pytest

from customerfocus import Applies, Kind, Obligation, Offering, Ref, Register, Territory, Trace, assess, derive_requirements
from customerfocus.views import markdown

Row: TypeAlias = tuple[str, str, str, str]
"""Of one check: its rule, its subject, its verdict and the code of its reason."""

LAST_OF_GENERAL_SAFETY_DIRECTIVE = date(2024, 12, 12)
FIRST_OF_GENERAL_SAFETY_REGULATION = date(2024, 12, 13)
LAST_OF_MACHINERY_DIRECTIVE = date(2027, 1, 19)
FIRST_OF_MACHINERY_REGULATION = date(2027, 1, 20)
LAST_BEFORE_CYBER_RESILIENCE = date(2027, 12, 10)
FIRST_OF_CYBER_RESILIENCE = date(2027, 12, 11)


def rows(register: Register, on: date) -> set[Row]:
    """Return a row for every check of a day, met or not."""
    return {
        (result.rule.id, ", ".join(map(str, check.subject)), check.verdict.value, check.reason)
        for result in assess(register, on=on).results
        for check in result.checks
    }


def difference(register: Register, before: date, after: date) -> tuple[set[Row], set[Row]]:
    """Return the rows that were, and are no more; and the rows that are, and were not."""
    earlier, later = rows(register, before), rows(register, after)
    return earlier - later, later - earlier


# ---- the differences -------------------------------------------------------------------------------------------------


def test_general_product_safety_changed_on_13_december_2024(register: Register) -> None:
    assert difference(register, LAST_OF_GENERAL_SAFETY_DIRECTIVE, FIRST_OF_GENERAL_SAFETY_REGULATION) == (
        {
            ("REQ-6", version("general-product-safety", "2004-01-15"), "met", "built-in"),
            ("REQ-6", version("general-product-safety", "2024-12-13"), "cannot-tell", "not-built-in-yet"),
            ("REQ-8", "requirement:imposed:general-product-safety@clear-water-set", "met", "delivered"),
            ("REQ-8", "requirement:imposed:general-product-safety@solo-m", "met", "delivered"),
            ("REQ-10", "requirement:imposed:general-product-safety@clear-water-set", "met", "kept"),
            ("REQ-10", "requirement:imposed:general-product-safety@solo-m", "met", "kept"),
        },
        {
            ("REQ-6", version("general-product-safety", "2024-12-13"), "not-met", "not-built-in"),
            ("REQ-8", "requirement:imposed:general-product-safety@clear-water-set", "not-met", "delivered-before"),
            ("REQ-8", "requirement:imposed:general-product-safety@solo-m", "not-met", "delivered-before"),
            ("REQ-10", "requirement:imposed:general-product-safety@clear-water-set", "not-met", "evaluated-before"),
            ("REQ-10", "requirement:imposed:general-product-safety@solo-m", "not-met", "evaluated-before"),
        },
    )


def test_machinery_law_changes_on_20_january_2027(register: Register) -> None:
    assert difference(register, LAST_OF_MACHINERY_DIRECTIVE, FIRST_OF_MACHINERY_REGULATION) == (
        {
            ("REQ-6", version("machinery-safety", "2009-12-29"), "met", "built-in"),
            ("REQ-6", version("machinery-safety", "2027-01-20"), "cannot-tell", "not-built-in-yet"),
            ("REQ-8", "requirement:imposed:machinery-safety@tamburo-2", "met", "delivered"),
            ("REQ-10", "requirement:imposed:machinery-safety@tamburo-2", "met", "kept"),
        },
        {
            ("REQ-6", version("machinery-safety", "2027-01-20"), "not-met", "not-built-in"),
            ("REQ-8", "requirement:imposed:machinery-safety@tamburo-2", "not-met", "delivered-before"),
            ("REQ-10", "requirement:imposed:machinery-safety@tamburo-2", "not-met", "evaluated-before"),
        },
    )


def test_cyber_resilience_begins_on_11_december_2027(register: Register) -> None:
    assert difference(register, LAST_BEFORE_CYBER_RESILIENCE, FIRST_OF_CYBER_RESILIENCE) == (
        {("REQ-6", version("cyber-resilience", "2027-12-11"), "cannot-tell", "not-built-in-yet")},
        {
            ("REQ-4", "offering:care-visit, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-4", "offering:clear-water-set, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-4", "offering:site-check, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-4", "offering:solo-c, obligation:cyber-resilience", "met", "applies"),
            ("REQ-4", "offering:solo-m, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-4", "offering:tamburo-2, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-4", "offering:workshop-repair, obligation:cyber-resilience", "met", "does-not-apply"),
            ("REQ-6", version("cyber-resilience", "2027-12-11"), "not-met", "not-built-in"),
            ("REQ-7", "requirement:imposed:cyber-resilience@solo-c", "met", "understood"),
            ("REQ-8", "requirement:imposed:cyber-resilience@solo-c", "not-met", "not-delivered"),
            ("REQ-10", "requirement:imposed:cyber-resilience@solo-c", "not-met", "not-evaluated"),
        },
    )


def version(obligation: str, start: str) -> str:
    return f"obligation:{obligation}, version:{obligation}@{start}"


# ---- what is asked, before and after ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requirement", "before", "old", "after", "new"),
    [
        (
            "imposed:general-product-safety@solo-m",
            LAST_OF_GENERAL_SAFETY_DIRECTIVE,
            "Sell consumers safe products only; ",
            FIRST_OF_GENERAL_SAFETY_REGULATION,
            "Report an accident that a product has caused on the Safety Business Gateway ",
        ),
        (
            "imposed:machinery-safety@tamburo-2",
            LAST_OF_MACHINERY_DIRECTIVE,
            "Assess the risks of the machine, ",
            FIRST_OF_MACHINERY_REGULATION,
            "Assess the risks and declare conformity; guard the software of safety functions ",
        ),
    ],
)
def test_the_requirement_stays_and_asks_the_new_duty(
    register: Register, requirement: str, before: date, old: str, after: date, new: str
) -> None:
    asked = [{str(each.id): each.statement for each in derive_requirements(register, on=on)} for on in (before, after)]
    assert asked[0][requirement].startswith(old)
    assert asked[1][requirement].startswith(new)


def test_cyber_resilience_asks_nothing_before_it_binds_and_then_of_the_connected_machine_only(register: Register) -> None:
    def imposed(on: date) -> list[str]:
        return [each.id for each in derive_requirements(register, on=on) if each.id.startswith("imposed:cyber-resilience@")]

    assert imposed(LAST_BEFORE_CYBER_RESILIENCE) == []
    assert imposed(FIRST_OF_CYBER_RESILIENCE) == ["imposed:cyber-resilience@solo-c"]


def test_a_law_that_comes_is_seen_from_the_day_it_was_announced_while_there_is_something_it_applies_to(register: Register) -> None:
    def seen(on: date) -> set[tuple[str, str]]:
        return {(verdict, reason) for rule, subject, verdict, reason in rows(register, on) if subject == coming and rule == "REQ-6"}

    coming = version("machinery-safety", "2027-01-20")
    assert seen(date(2023, 6, 28)) == set()
    assert seen(date(2024, 3, 3)) == {("met", "time-left")}  # One Touch, a machine for offices, is on sale
    assert seen(date(2026, 10, 21)) == {("met", "time-left")}
    assert seen(date(2026, 10, 22)) == {("cannot-tell", "not-built-in-yet")}  # ninety days before


# ---- to what it applies ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offering", "obligation", "verdict", "reasons"),
    [
        ("solo-m", "machinery-safety", Applies.NO, ["solo-m has the tag household"]),
        ("solo-c", "machinery-safety", Applies.NO, ["solo-c has the tag household"]),
        ("tamburo-2", "machinery-safety", Applies.YES, None),
        ("solo-m", "low-voltage", Applies.YES, None),
        ("tamburo-2", "low-voltage", Applies.NO, ["tamburo-2 lacks the tag household"]),
        ("solo-c", "low-voltage", Applies.NO, ["solo-c has the tag radio"]),
        ("solo-c", "cyber-resilience", Applies.YES, None),
        ("solo-m", "cyber-resilience", Applies.NO, ["solo-m lacks the tag connected"]),
        (
            "solo-c",
            "german-producer-register",
            Applies.UNKNOWN,
            ["solo-c is sold in EU, which contains DE; whether in DE is not stated"],
        ),
    ],
)
def test_whether_a_law_applies_is_answered_with_the_reason(
    register: Register, offering: str, obligation: str, verdict: Applies, reasons: list[str] | None
) -> None:
    law, thing = register.get(Obligation, obligation), register.get(Offering, offering)
    assert law is not None
    assert thing is not None
    answer = law.applicability.answer(thing, Territory(jurisdictions=register.jurisdictions))
    assert answer.verdict is verdict
    assert reasons is None or list(answer.reasons) == reasons


@pytest.mark.parametrize(
    ("offering", "first", "last"),
    [
        ("solo-m", LAST_OF_GENERAL_SAFETY_DIRECTIVE, FIRST_OF_CYBER_RESILIENCE),
        ("tamburo-2", LAST_OF_GENERAL_SAFETY_DIRECTIVE, FIRST_OF_CYBER_RESILIENCE),
        ("solo-c", LAST_OF_MACHINERY_DIRECTIVE, FIRST_OF_CYBER_RESILIENCE),
    ],
)
def test_what_the_law_is_about_is_on_sale_when_it_changes(register: Register, offering: str, first: date, last: date) -> None:
    thing = register.get(Offering, offering)
    assert thing is not None
    assert thing.on_sale.contains(first)
    assert thing.on_sale.contains(last)


# ---- the report, and the threads -------------------------------------------------------------------------------------


def test_the_report_of_the_new_day_says_what_is_to_be_done(register: Register) -> None:
    report = markdown(assess(register, on=FIRST_OF_MACHINERY_REGULATION))
    assert "what machinery-safety asks has been binding since 2027-01-20 and is not built in." in report
    assert "guard the software of safety functions against corruption" in report


def test_what_a_law_reaches_can_be_traced(register: Register) -> None:
    trace = Trace(register=register, on=FIRST_OF_MACHINERY_REGULATION)
    reached = {str(each) for each in trace.downstream(Ref(kind=Kind.OBLIGATION, key="machinery-safety"))}
    assert "requirement:imposed:machinery-safety@tamburo-2" in reached
    assert "integration:machinery-safety@2009-12-29" in reached
    assert not any("solo" in each for each in reached)
