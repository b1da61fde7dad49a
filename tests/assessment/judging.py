"""What one rule says of a row of the verdict table."""

from collections.abc import Iterable
from datetime import date

from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Finding, RuleSet
from customerfocus.assessment.result import Assessment
from customerfocus.assessment.rules import STANDARD
from customerfocus.register import Record

from .builders import TODAY, register
from .verdict_rows import Row
from .verdict_table import TABLE


def assessed(records: Iterable[Record], rule: str, on: date = TODAY, *, then: Iterable[Record] = ()) -> Assessment:
    """Ask one rule of some records, after what was recorded *then*."""
    return assess(register(*records).with_records(*then), on=on, rules=RuleSet(name="one", rules=[STANDARD.rule(rule)]))


def said(row: Row) -> Finding:
    """What the row's rule says of the row's subject."""
    (result,) = assessed(row.records, row.rule).results
    (check,) = (each for each in result.checks if ", ".join(map(str, each.subject)) == row.subject)
    return Finding(rule=result.rule, check=check)


def first(rule: str, reason: str) -> Row:
    return next(each for each in TABLE if (each.rule, each.reason) == (rule, reason))
