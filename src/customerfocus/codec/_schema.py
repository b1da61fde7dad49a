"""The form of every document of this library as JSON Schema (draft 2020-12)."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from customerfocus.assessment.findings import Finding, Grade, Part, Rule, Verdict
from customerfocus.assessment.result import Coverage
from customerfocus.codec._forms import closed, described, form, whole
from customerfocus.codec._meaning import meanings, summary
from customerfocus.codec._results import ASSESSMENT_FORMAT, CHANGES_FORMAT, RESULT_SCHEMA
from customerfocus.codec._structuring import TAG
from customerfocus.codec._versions import FORMAT, HEAD, SCHEMA
from customerfocus.errors import NotOneOfError
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import SHAPES
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def json_schema(of: str = FORMAT) -> dict[str, Any]:
    """Return the form of a document as JSON Schema, draft 2020-12.

    It says of structure what `load` does: which keys there are and which must be there, the type of every value, and as much of its
    range as can be said. It cannot say that `1.0` is no whole number, that a number has no more than 309 digits before its point,
    nor what holds between values: whatever it refuses `load` refuses, and `load` refuses more.
    Descriptions are those of the classes; under `python -OO` there are none.

    Args:
        of: The format: that of a register, or of what `dump_assessment` or `dump_changes` writes.

    Raises:
        NotOneOfError: There is no such format.

    Examples:
        >>> schema = json_schema()
        >>> schema["$id"], schema["required"]
        ('urn:customerfocus:register:1', ['format', 'schema', 'organisation'])
        >>> json_schema("customerfocus/changes")["$id"]
        'urn:customerfocus:changes:1'
    """
    if type(of) is not str or of not in _SCHEMAS:
        raise NotOneOfError("of", of, _SCHEMAS)
    number, top = _SCHEMAS[of]
    named: dict[str, Any] = {}
    return whole(of, number, top(named), named)


def _register(named: dict[str, Any]) -> dict[str, Any]:
    said = meanings(Register)
    fields = {"organisation": form(str, named)} | {shape.field: _array(form(shape.type, named)) for shape in SHAPES}
    described_fields = {field: {**each, **described(said.get(field))} for field, each in fields.items()}
    return {**described(summary(Register)), **closed({**_head(FORMAT, SCHEMA), **described_fields}, HEAD)}


def _head(name: str, number: int) -> dict[str, Any]:
    return {"format": {"const": name}, "schema": {"const": number}}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


# ---- results ---------------------------------------------------------------------------------------------------------


def _assessment(named: dict[str, Any]) -> dict[str, Any]:
    day, refs, text = form(date, named), _array(form(Ref, named)), _string()
    coverage = _array(_named("Coverage", _coverage(named), named))
    rule = _named("Rule", _rule(named), named)
    properties = {
        **_head(ASSESSMENT_FORMAT, RESULT_SCHEMA),
        "organisation": text,
        "on": day,
        "edition": _all_of({"name": text, "status": text}),
        "policy": text,
        "rule_set": _all_of({"name": text, "rules": _array(rule)}),
        "register": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "next_turning": day,
        "coverage": _all_of({"rules": coverage, "clauses": coverage, "parts": coverage}),
        "checks": _array(_finding(named)),
        "failures": _array(_all_of({"rule": text, "type": text, "message": text})),
        "idle_exclusions": refs,
    }
    return closed(properties, [key for key in properties if key != "next_turning"])


def _changes(named: dict[str, Any]) -> dict[str, Any]:
    head, findings = _head(CHANGES_FORMAT, RESULT_SCHEMA), _array(_finding(named))
    told = ("closed", "new", "persisting", "set_aside", "not_compared")
    progression = _all_of({**head, TAG: {"const": "progression"}, **dict.fromkeys(told, findings)})
    verdict = form(Verdict, named)
    change = {
        "on": form(date, named),
        "rule": _string(),
        "subject": _array(form(Ref, named)),
        "before": verdict,
        "after": verdict,
        "because": _string(),
    }
    changes = _array(closed(change, [key for key in change if key not in ("before", "after")]))
    return {"oneOf": [progression, _all_of({**head, TAG: {"const": "horizon"}, "changes": changes})]}


def _finding(named: dict[str, Any]) -> dict[str, Any]:
    day, refs, text = form(date, named), _array(form(Ref, named)), _string()
    fact = {"anyOf": [text, {"type": "number"}, _array(text), form(Period, named)]}
    properties = {
        "rule": text,
        "subject": refs,
        "verdict": form(Verdict, named),
        "reason": text,
        "facts": {"type": "object", "additionalProperties": fact},
        "evidence": refs,
        "holds_until": day,
        "because": text,
        "remedy": _all_of({"kind": form(Kind, named), "text": text}),
    }
    finding = {**described(summary(Finding)), **closed(properties, ["rule", "subject", "verdict", "reason"])}
    return _named("Finding", finding, named)


def _coverage(named: dict[str, Any]) -> dict[str, Any]:
    counts = {key: {"type": "integer", "minimum": 0} for key in ("met", "not_met", "cannot_tell", "set_aside")}
    return {**described(summary(Coverage)), **_all_of({"name": _string(), "verdict": form(Verdict, named), **counts})}


def _rule(named: dict[str, Any]) -> dict[str, Any]:
    text = _string()
    properties = {"id": text, "part": form(Part, named), "clauses": _array(text), "title": text, "grade": form(Grade, named)}
    return {**described(summary(Rule)), **_all_of(properties)}


def _all_of(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an object that has all of these keys."""
    return closed(properties, properties)


def _string() -> dict[str, Any]:
    return {"type": "string"}


def _named(name: str, schema: dict[str, Any], named: dict[str, Any]) -> dict[str, Any]:
    named[name] = schema
    return {"$ref": f"#/$defs/{name}"}


_SCHEMAS: Final[Mapping[str, tuple[int, Callable[[dict[str, Any]], dict[str, Any]]]]] = MappingProxyType(
    {
        FORMAT: (SCHEMA, _register),
        ASSESSMENT_FORMAT: (RESULT_SCHEMA, _assessment),
        CHANGES_FORMAT: (RESULT_SCHEMA, _changes),
    }
)
