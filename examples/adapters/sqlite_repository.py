"""Registers in a SQLite database: one row per organisation, and a number that counts its states.

A register is written by one statement, which asks for the revision itself; so SQLite sees to it that of two who write at once only
one finds what he expects, be they threads, processes or programs. Each thread opens a repository of its own.
"""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Final

from customerfocus.codec import dump, load
from customerfocus.ports import Conflict, NotFound, Stored

if TYPE_CHECKING:
    from pathlib import Path

    from customerfocus import Register
    from customerfocus.ports import Revision

TABLE: Final = """
    CREATE TABLE IF NOT EXISTS register (organisation TEXT PRIMARY KEY, revision INTEGER NOT NULL, document TEXT NOT NULL)
"""
SELECT: Final = "SELECT document, revision FROM register WHERE organisation = ?"
INSERT: Final = """
    INSERT INTO register (document, organisation, revision) VALUES (?, ?, 1) ON CONFLICT DO NOTHING RETURNING revision
"""
UPDATE: Final = """
    UPDATE register SET document = ?, revision = revision + 1
    WHERE organisation = ? AND CAST(revision AS TEXT) = ? RETURNING revision
"""


class SqliteRepository:
    """A `RegisterRepository` in a file of SQLite 3.35 or newer; `:memory:` is one that is gone when it is closed."""

    def __init__(self, file: str | Path) -> None:
        self.file = file
        # Each statement is a transaction, and waits up to a minute for those of others.
        self._database = sqlite3.connect(file, isolation_level=None, timeout=60)
        self._database.execute(TABLE)

    def get(self, organisation: str) -> Stored:
        """Return the register of an organisation, and its revision."""
        row = self._database.execute(SELECT, (organisation,)).fetchone()
        if row is None:
            raise NotFound(organisation)
        document, revision = row
        return Stored(register=load(json.loads(document)), revision=str(revision))

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """Insert where none is expected, update what is expected; no row means that something else stands there."""
        document = json.dumps(dump(register), ensure_ascii=False)
        if expected is None:
            rows = self._database.execute(INSERT, (document, organisation))
        else:
            rows = self._database.execute(UPDATE, (document, organisation, expected))
        written = rows.fetchall()  # all of them: until then the statement has not ended
        if not written:
            raise Conflict(organisation, expected)
        return str(written[0][0])

    def organisations(self) -> list[str]:
        """Return whose registers there are."""
        return [organisation for (organisation,) in self._database.execute("SELECT organisation FROM register")]

    def close(self) -> None:
        """Close the connection."""
        self._database.close()
