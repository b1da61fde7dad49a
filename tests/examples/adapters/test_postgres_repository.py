from collections.abc import Callable

import pytest

from customerfocus.testing import StorageCapability, verify_repository

at = pytest.importorskip("examples.adapters.postgres_repository").PostgresRepository


@pytest.mark.process
def test_it_keeps_every_promise_of_a_repository(new_database: Callable[[], str]) -> None:
    report = verify_repository(lambda: at(new_database()), reopen=lambda it: at(it.conninfo), capabilities=[*StorageCapability])
    assert report.passed, str(report)
