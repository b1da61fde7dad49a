"""Registers in PostgreSQL: one row per organisation, the document as JSONB, and a number that counts its states.

A register is written by one statement, which asks for the revision itself: a row that another transaction has changed meanwhile is
looked at again when that one has ended (isolation *read committed*, the default), and is not the expected one any more.

What JSONB does not keep, and why nothing is lost: the order of an object's keys says nothing in a document; a number comes back in
another spelling, 1e21 with all its zeros, and is read as the same one; the character NUL, which it refuses, stands in no text of a
register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg
from psycopg.types.json import Jsonb

from customerfocus.codec import dump, load
from customerfocus.ports import Conflict, NotFound, Stored

if TYPE_CHECKING:
    from customerfocus import Register
    from customerfocus.ports import Revision

TABLE: Final = """
    CREATE TABLE IF NOT EXISTS register (
        organisation text COLLATE "C" PRIMARY KEY, revision bigint NOT NULL, document jsonb NOT NULL
    )
"""
SELECT: Final = "SELECT document, revision FROM register WHERE organisation = %s"
INSERT: Final = (
    "INSERT INTO register (document, organisation, revision) VALUES (%s, %s, 1) ON CONFLICT DO NOTHING RETURNING revision"
)
UPDATE: Final = """
    UPDATE register SET document = %s, revision = revision + 1
    WHERE organisation = %s AND revision::text = %s RETURNING revision
"""


class PostgresRepository:
    """A `RegisterRepository` in a database of PostgreSQL."""

    def __init__(self, conninfo: str) -> None:
        self.conninfo = conninfo
        self._database = psycopg.connect(conninfo, autocommit=True)  # each statement is a transaction
        self._database.execute(TABLE)

    def get(self, organisation: str) -> Stored:
        """Return the register of an organisation, and its revision."""
        row = self._database.execute(SELECT, (organisation,)).fetchone()
        if row is None:
            raise NotFound(organisation)
        document, revision = row
        return Stored(register=load(document), revision=str(revision))

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """Insert where none is expected, update what is expected; no row means that something else stands there."""
        document = Jsonb(dump(register))
        if expected is None:
            row = self._database.execute(INSERT, (document, organisation)).fetchone()
        else:
            row = self._database.execute(UPDATE, (document, organisation, expected)).fetchone()
        if row is None:
            raise Conflict(organisation, expected)
        return str(row[0])

    def organisations(self) -> list[str]:
        """Return whose registers there are."""
        return [organisation for (organisation,) in self._database.execute("SELECT organisation FROM register")]

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
