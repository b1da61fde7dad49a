"""What type checkers say of the kit; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

import asyncio
from types import MappingProxyType
from typing import assert_type

from hypothesis.stateful import RuleBasedStateMachine

from customerfocus import Register
from customerfocus.ports import NotFound, Stored
from customerfocus.testing import (
    Report,
    RepositoryContract,
    StorageCapability,
    repository_machine,
    verify_async_repository,
    verify_repository,
)


class Kept:
    """A repository with a path."""

    path = "registers"

    def get(self, organisation: str) -> Stored:
        raise NotFound(organisation)

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        return f"{organisation}: {register.organisation}, after {expected}"

    def organisations(self) -> list[str]:
        return [self.path]


class Waiting:
    """The same, for those who wait."""

    async def get(self, organisation: str) -> Stored:
        raise NotFound(organisation)

    async def put(self, organisation: str, register: Register, expected: str | None) -> str:
        return f"{organisation}: {register.organisation}, after {expected}"

    async def organisations(self) -> list[str]:
        return []


def again(first: Kept) -> Kept:
    assert_type(first.path, str)
    return first


report = verify_repository(Kept, reopen=again, capabilities={StorageCapability.PERSISTENT}, known_gaps={"days": "none yet"})
assert_type(report, Report)
assert_type(report.passed, bool)
assert_type(report.results[0].because, str | None)
assert_type(verify_async_repository(Waiting, run=asyncio.run), Report)
assert_type(verify_async_repository(Waiting, asyncio.Runner().run), Report)
assert_type(repository_machine(Kept), type[RuleBasedStateMachine])


class TestKept(RepositoryContract):
    """A contract with a repository of its own."""

    capabilities = (StorageCapability.PERSISTENT,)
    known_gaps = MappingProxyType({"days": "none yet"})

    def make_repository(self) -> Kept:
        return Kept()

    def reopen(self, repository: Kept) -> Kept:
        return again(repository)


verify_repository(Waiting)  # type: ignore[type-var]
verify_async_repository(Kept, run=asyncio.run)  # type: ignore[type-var]
verify_repository(Kept, capabilities=["persistent"])  # type: ignore[list-item]
