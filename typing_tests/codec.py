"""What type checkers say of the document and the report; nobody runs this. Each `type: ignore` must be a reported mistake."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from typing import Any, assert_type

from customerfocus import Register, assess, compare
from customerfocus import horizon as look_ahead
from customerfocus.codec import (
    FORMAT,
    SCHEMA,
    DocumentError,
    Problem,
    canonical,
    digest,
    dump,
    dump_assessment,
    dump_changes,
    load,
)
from customerfocus.views import horizon, markdown, progression

register = Register(organisation="Moka Bar")

# ---- the document ----------------------------------------------------------------------------------------------------

assert_type(dump(register), dict[str, Any])
assert_type(load(dump(register)), Register)
assert_type(load([None]), Register)  # whatever a reader returns is accepted, and refused at run time
assert_type(canonical(register), str)
assert_type(digest(register), str)
assert_type(len(FORMAT) + SCHEMA, int)

dump({})  # type: ignore[arg-type]
canonical("{}")  # type: ignore[arg-type]
load()  # type: ignore[call-arg]


def paths(document: object) -> list[str]:
    try:
        load(document)
    except DocumentError as error:
        assert_type(error.problems, tuple[Problem, ...])
        return [each.path for each in error.problems]
    return []


# ---- what was found --------------------------------------------------------------------------------------------------

assessment = assess(register, on=date(2026, 1, 1))
changes = look_ahead(register, start=date(2026, 1, 1), until=date(2026, 12, 31))
assert_type(dump_assessment(assessment), dict[str, Any])
assert_type(dump_changes(compare(assessment, assessment)), dict[str, Any])
assert_type(dump_changes(changes), dict[str, Any])
assert_type(dump_changes([]), dict[str, Any])

dump_assessment(register)  # type: ignore[arg-type]
dump_changes(assessment)  # type: ignore[arg-type]

# ---- the report ------------------------------------------------------------------------------------------------------

assert_type(markdown(assessment), str)
assert_type(progression(compare(assessment, assessment), register), str)
assert_type(horizon(changes, register), str)

progression(changes, register)  # type: ignore[arg-type]
horizon(compare(assessment, assessment), register)  # type: ignore[arg-type]
horizon(changes)  # type: ignore[call-arg]

markdown(register)  # type: ignore[arg-type]
