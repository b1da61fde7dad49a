from collections.abc import Callable

import pytest

from customerfocus.testing import StorageCapability, verify_repository

adapter = pytest.importorskip("examples.adapters.postgres_repository")


@pytest.mark.process
def test_it_keeps_every_promise_of_a_repository(new_database: Callable[[], str]) -> None:
    open_at = adapter.PostgresRepository
    report = verify_repository(
        lambda: open_at(new_database()), reopen=lambda it: open_at(it.conninfo), capabilities=[*StorageCapability]
    )
    assert report.passed, str(report)
