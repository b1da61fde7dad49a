from itertools import count
from pathlib import Path

from customerfocus.testing import StorageCapability, repository_machine, verify_repository
from examples.adapters.sqlite_repository import SqliteRepository as Sqlite

TestInMemory = repository_machine(lambda: Sqlite(":memory:")).TestCase


def test_it_keeps_every_promise_of_a_repository(tmp_path: Path) -> None:
    files = (tmp_path / f"{number}.db" for number in count())
    report = verify_repository(lambda: Sqlite(next(files)), reopen=lambda it: Sqlite(it.file), capabilities=[*StorageCapability])
    assert report.passed, str(report)
