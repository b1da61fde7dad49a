"""The laws between records: every key stands once, every reference leads somewhere, and what refers to one another agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from customerfocus.errors import IntegrityProblem
from customerfocus.model.obligations import Integration, Obligation
from customerfocus.model.offerings import Jurisdiction
from customerfocus.model.requirements import Implied, Imposed, Requirement, Stated, parse_derived
from customerfocus.register.shapes import Link, Record, shape_of
from customerfocus.values.identifiers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NO_RECORDS: Final = (Kind.ATTRIBUTE, Kind.VERSION)
"""What a `Ref` may point to that no register holds."""


def problem(record: Record, code: str, law: str, field: str = "") -> IntegrityProblem:
    """Return the problem of a record that breaks a law; its field is the first of its key unless another is named."""
    shape = shape_of(type(record))
    ref = str(shape.ref_of(record))
    return IntegrityProblem(ref=ref, field=field or shape.key[0], code=code, message=f"{ref} {law}")


def in_order(problems: Iterable[IntegrityProblem]) -> list[IntegrityProblem]:
    """Sort problems by record, field, code and sentence."""
    return sorted(problems, key=lambda each: (each.ref, each.field, each.code, each.message))


