"""What was found, as plain data: the same bytes each time, everything in it, and nothing that JSON does not know.

Three documents are kept beside this file. When their form changes on purpose, write them anew and read the difference:

    python -m tests.codec.test_results
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs
import pytest
from hypothesis import given

from customerfocus import (
    ISO_9001_2026,
    Assessment,
    Capability,
    Check,
    Exclusion,
    Kind,
    Part,
    Period,
    Ref,
    Register,
    Rule,
    RuleSet,
    Segment,
    TargetingDecision,
    Verdict,
    View,
    assess,
    compare,
    horizon,
)
from customerfocus.assessment.rules import STANDARD
from customerfocus.codec import digest, dump_assessment, dump_changes
from customerfocus.errors import CustomerFocusError
from customerfocus.model.segments import Choice
from customerfocus.register.shapes import ref_of
from customerfocus.testing.strategies import days, registers

from ..few import few
from ..views.reports import CANNOT_TELL, COMMUTERS, DAY, FAILS, FINDS, SET_ASIDE

HERE: Final = Path(__file__).parent


def tells(view: View) -> Iterator[Check]:
    """Say something with a fact of every sort."""
    yield Check(
        subject=[view.organisation, Ref(kind=Kind.ATTRIBUTE, key="calm")],
        verdict=Verdict.CANNOT_TELL,
        reason="unclear",
        facts={
            "count": 3,
            "day": DAY,
            "empty": "",
            "from": Period(start=DAY),
            "name": "Zoë",
            "names": ("b", "a"),
            "none": (),
            "share": 0.5,
            "within": Period(start=DAY, end=date(2027, 1, 1)),
        },
        evidence=[ref_of(COMMUTERS)],
        holds_until=date(2026, 12, 31),
    )


TELLS: Final[Rule] = attrs.evolve(CANNOT_TELL, id="OWN-4", check=tells)
RULES: Final = RuleSet(name="own", rules=[FINDS, CANNOT_TELL, FAILS, TELLS, STANDARD.rule("DIR-1")])
IDLE: Final = Exclusion(rule="GONE-1", because="nobody knows", by="director", in_force=Period(start=date(2026, 1, 1)))
DECIDED: Final = TargetingDecision(
    segment="commuters", choice=Choice.TARGET, on=date(2026, 2, 2), by="director", because="we are quicker"
)
BEFORE: Final = Register(organisation="Moka Bar").with_records(COMMUTERS, Capability(id="oven", name="An oven"))
AFTER: Final = Register(organisation="Moka Bar").with_records(
    COMMUTERS, Segment(id="diners", name="Evening diners"), DECIDED, SET_ASIDE, IDLE
)


def golden() -> dict[str, Callable[[], dict[str, Any]]]:
    """What is kept in each file."""
    later = RULES.without("OWN-4")
    return {
        "assessment.json": lambda: dump_assessment(assess(AFTER, on=DAY, rules=RULES)),
        "progression.json": lambda: dump_changes(compare(assess(BEFORE, on=DAY, rules=RULES), assess(AFTER, on=DAY, rules=later))),
        "horizon.json": lambda: dump_changes(horizon(AFTER, start=date(2026, 1, 1), until=date(2027, 12, 31), rules=later)),
    }


def written(document: object) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


@pytest.mark.parametrize("file", golden())
def test_a_document_reads_as_the_one_that_is_kept(file: str) -> None:
    assert written(golden()[file]()) == (HERE / file).read_text(encoding="utf-8")


# ---- laws ------------------------------------------------------------------------------------------------------------


@few
@given(registers(), days())
def test_an_assessment_is_written_with_everything_in_it(held: Register, on: date) -> None:
    assessment = assess(held, on=on)
    document = dump_assessment(assessment)
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert [(each["rule"], tuple(each["subject"]), each["verdict"], each["reason"]) for each in document["checks"]] == [
        (result.rule.id, tuple(map(str, check.subject)), check.verdict, check.reason)
        for result in assessment.results
        for check in result.checks
    ]
    found = [each for each in document["checks"] if each["verdict"] in {"not-met", "cannot-tell"}]
    assert sorted(each["because"] for each in found) == sorted(each.because for each in assessment.findings)
    assert sum("remedy" in each for each in document["checks"]) == sum(each.remedy is not None for each in assessment.findings)
    assert [each["name"] for each in document["coverage"]["parts"]] == list(Part)
    assert [each["verdict"] for each in document["coverage"]["parts"]] == [assessment.verdict(part) for part in Part]
    assert document["register"] == digest(held)
    assert document.get("next_turning") == (None if assessment.next_turning is None else str(assessment.next_turning))


@few
@given(registers(), days(), days())
def test_changes_are_written_with_everything_in_them(held: Register, one: date, other: date) -> None:
    start, until = sorted((one, other))
    found = compare(assess(held, on=start), assess(held, on=until))
    document = dump_changes(found)
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    for field, findings in attrs.asdict(found, recurse=False).items():
        assert [(each["rule"], each["because"]) for each in document[field]] == [(each.rule.id, each.because) for each in findings]
    changes = horizon(held, start=start, until=until)
    assert [
        (each["on"], each["rule"], each["subject"], each.get("before"), each.get("after"), each["because"])
        for each in dump_changes(changes)["changes"]
    ] == [(str(each.on), each.rule.id, [*map(str, each.subject)], each.before, each.after, each.because) for each in changes]


@few
@given(registers(), days())
def test_equal_assessments_give_the_same_bytes(held: Register, on: date) -> None:
    records = list(held.records())
    Random(1).shuffle(records)  # noqa: S311 -- no secret
    shuffled = Register(organisation=held.organisation).with_records(*records)
    assert written(dump_assessment(assess(shuffled, on=on))) == written(dump_assessment(assess(held, on=on)))


def everything(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, dict):
        value = list(value.items())
    if isinstance(value, list | tuple):
        for each in value:
            yield from everything(each)


@pytest.mark.parametrize("file", golden())
def test_nothing_is_null_and_nothing_is_of_a_class_of_ours(file: str) -> None:
    found = {type(each) for each in everything(golden()[file]())}
    assert found <= {dict, list, tuple, str, int, float}


# ---- by hand ---------------------------------------------------------------------------------------------------------


def check_of(assessment: Assessment, rule: str) -> dict[str, Any]:
    (found,) = (each for each in dump_assessment(assessment)["checks"] if each["rule"] == rule)
    return dict(found)


def test_a_fact_keeps_its_sort() -> None:
    assert check_of(assess(AFTER, on=DAY, rules=RULES), "OWN-4")["facts"] == {
        "count": 3,
        "day": "2026-03-01",
        "empty": "",
        "from": {"start": "2026-03-01"},
        "name": "Zoë",
        "names": ["b", "a"],
        "none": [],
        "share": 0.5,
        "within": {"start": "2026-03-01", "end": "2027-01-01"},
    }


def test_what_is_met_needs_no_reason_in_words() -> None:
    met = next(each for each in dump_assessment(assess(AFTER, on=DAY, rules=RULES))["checks"] if each["verdict"] == "met")
    assert set(met) == {"rule", "subject", "verdict", "reason"}


def test_clauses_are_those_of_the_edition() -> None:
    document = dump_assessment(assess(AFTER, on=DAY, rules=RULES, edition=ISO_9001_2026))
    assert document["edition"] == {"name": ISO_9001_2026.name, "status": ISO_9001_2026.status}
    numbers = {each.number for each in ISO_9001_2026.clauses}
    assert all(set(each["clauses"]) <= numbers for each in document["rule_set"]["rules"])


def test_the_last_day_recorded_has_none_after_it() -> None:
    assert "next_turning" not in dump_assessment(assess(BEFORE, on=DAY, rules=RULES))


def test_of_what_comes_and_of_what_leaves_one_side_is_left_out() -> None:
    rules = RuleSet(name="one", rules=[STANDARD.rule("DIR-7")])
    deferred = attrs.evolve(DECIDED, choice=Choice.DEFER, on=date(2026, 4, 4))
    document = dump_changes(
        horizon(AFTER.with_records(deferred), start=date(2026, 1, 1), until=DAY.replace(year=2027), rules=rules)
    )
    assert document["changes"] == [
        {
            "on": "2026-02-02",
            "rule": "DIR-7",
            "subject": ["segment:commuters"],
            "after": "not-met",
            "because": "no need of segment commuters is known",
        },
        {
            "on": "2026-04-04",
            "rule": "DIR-7",
            "subject": ["segment:commuters"],
            "before": "not-met",
            "because": "until then: no need of segment commuters is known",
        },
    ]


def test_changes_may_come_one_by_one() -> None:
    changes = horizon(AFTER, start=date(2026, 1, 1), until=date(2027, 12, 31), rules=RULES)
    assert dump_changes(iter(changes)) == dump_changes(changes)


@pytest.mark.parametrize(
    ("write", "value", "field"),
    [
        (dump_assessment, BEFORE, "assessment"),
        (dump_assessment, None, "assessment"),
        (dump_changes, 5, "changes"),
        (dump_changes, [5], "changes[0]"),
        (dump_changes, {}, "changes"),
    ],
)
def test_only_what_was_found_is_written(write: Callable[[Any], object], value: object, field: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        write(value)
    assert caught.value.field == field


def main(files: Iterable[str]) -> None:
    """Write the documents anew."""
    for file in files:
        (HERE / file).write_text(written(golden()[file]()), encoding="utf-8")


if __name__ == "__main__":
    main(golden())
