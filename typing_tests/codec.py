"""What type checkers say of the document and the report; nobody runs this. Each `type: ignore` must be a reported mistake."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from datetime import date
from typing import Any, assert_type

from customerfocus import Register, assess
from customerfocus.codec import FORMAT, SCHEMA, DocumentError, Problem, canonical, digest, dump, load
from customerfocus.views import markdown

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


# ---- the report ------------------------------------------------------------------------------------------------------

assert_type(markdown(assess(register, on=date(2026, 1, 1))), str)

markdown(register)  # type: ignore[arg-type]
