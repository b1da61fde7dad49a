from collections.abc import Callable

import pytest

from customerfocus.testing import StorageCapability, verify_repository

pytest.importorskip("psycopg", reason="psycopg is not installed")


def test_it_keeps_every_promise_of_a_repository(new_database: Callable[[], str]) -> None:
    from examples.adapters.postgres_repository import PostgresRepository as Postgres  # noqa: PLC0415 -- needs psycopg

    report = verify_repository(
        lambda: Postgres(new_database()), reopen=lambda it: Postgres(it.conninfo), capabilities=[*StorageCapability]
    )
    assert report.passed, str(report)
