"""The document: one door in, one door out. `load` reads plain data strictly, `dump` writes it; encoding to bytes is the caller's.

A document is what a JSON, TOML, YAML or MessagePack reader returns as plain Python values: an object with `format`
`"customerfocus/register"`, `schema` 1, the organisation, and one array per kind of record under the register's field names. Objects
have the attribute names of their class; enumerations are their words; days are `YYYY-MM-DD`; a `Ref` is `kind:key`; a published
scale is its name. What is absent is left out, never null.

What was found is written, too: `dump_assessment` writes an assessment, `dump_changes` what became of its findings or what lies
ahead. These are for other programs, and are not read back.
"""

from customerfocus.codec._canonical import canonical, digest
from customerfocus.codec._document import dump, load
from customerfocus.codec._hooks import configure
from customerfocus.codec._limits import DEFAULT_LIMITS, Limits
from customerfocus.codec._results import dump_assessment, dump_changes
from customerfocus.codec._schema import json_schema
from customerfocus.codec._versions import FORMAT, SCHEMA
from customerfocus.errors import DocumentError, Problem

__all__ = [
    "DEFAULT_LIMITS",
    "FORMAT",
    "SCHEMA",
    "DocumentError",
    "Limits",
    "Problem",
    "canonical",
    "configure",
    "digest",
    "dump",
    "dump_assessment",
    "dump_changes",
    "json_schema",
    "load",
]
