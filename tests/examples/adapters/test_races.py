"""What the kit does not ask: several who write at the very same moment, each with a repository of his own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from customerfocus import Register
from customerfocus.ports import Conflict, RegisterRepository
from examples.adapters.files_repository import FilesRepository
from examples.adapters.sqlite_repository import SqliteRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

pytestmark = [pytest.mark.thread, pytest.mark.process]

WRITERS = 4
ROUNDS = 8
SECONDS = 120


def one_wins(open_repository: Callable[[], AbstractContextManager[RegisterRepository]]) -> None:
    """Let several put with the same revision, round after round; one of them wins each round, and it is his that stands there."""
    together = Barrier(WRITERS, timeout=SECONDS)

    def write(writer: int) -> list[tuple[str, bool, str]]:
        """Tell for each round who wrote, whether he won, and whose stands there."""
        name, told, expected = f"Moka {writer}", [], None
        with open_repository() as repository:
            for _ in range(ROUNDS):
                together.wait()
                try:
                    repository.put("moka", Register(organisation=name), expected)
                    won = True
                except Conflict:
                    won = False
                together.wait()
                stored = repository.get("moka")
                told.append((name, won, stored.register.organisation))
                expected = stored.revision
        return told

    with open_repository():  # the tables are there
        pass
    with ThreadPoolExecutor(WRITERS) as threads:
        rounds = list(zip(*threads.map(write, range(WRITERS)), strict=True))
    assert [sum(won for _, won, _ in told) for told in rounds] == [1] * ROUNDS
    assert all(won == (name == found) for told in rounds for name, won, found in told)


def test_in_sqlite_one_wins(tmp_path: Path) -> None:
    one_wins(lambda: closing(SqliteRepository(tmp_path / "registers.db")))


def test_in_files_one_wins(tmp_path: Path) -> None:
    one_wins(lambda: nullcontext(FilesRepository(tmp_path)))


def test_in_postgresql_one_wins(new_database: Callable[[], str]) -> None:
    adapter: Any = pytest.importorskip("examples.adapters.postgres_repository")
    conninfo = new_database()
    one_wins(lambda: closing(adapter.PostgresRepository(conninfo)))
