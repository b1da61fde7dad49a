"""Where the repositories of a check come from, and how they are asked."""

from __future__ import annotations

from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, final

from customerfocus.ports import AsyncRegisterRepository, Conflict, NotFound, Stored
from customerfocus.testing._difference import difference

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine

    from customerfocus.ports import RegisterRepository, Revision
    from customerfocus.register.aggregate import Register

_LONGEST: Final = 60

A = TypeVar("A", bound=AsyncRegisterRepository)


class BrokenPromiseError(AssertionError):
    """A repository does not do what `customerfocus.ports` promises; the text says what was asked and what came."""


@final
class Stores:
    """Opens repositories for one check, and closes what it has opened: whatever has a method `close`."""

    def __init__(self, factory: Callable[[], Any], reopen: Callable[[Any], Any]) -> None:
        self._factory = factory
        self._reopen = reopen
        self._opened: list[Any] = []

    def new(self) -> RegisterRepository:
        """Open a repository over a store that is new and empty."""
        return self._kept(self._factory())

    def another(self, repository: RegisterRepository) -> RegisterRepository:
        """Open another repository over the store of *repository*."""
        return self._kept(self._reopen(repository))

    def close(self, repository: RegisterRepository) -> None:
        """Close a repository."""
        self._opened = [each for each in self._opened if each is not repository]
        close(repository)

    def close_all(self) -> None:
        """Close those that are open, the last first."""
        while self._opened:
            close(self._opened.pop())

    def _kept(self, repository: Any) -> RegisterRepository:  # noqa: ANN401 -- of whatever class
        self._opened.append(repository)
        kept: RegisterRepository = repository
        return kept


def close(repository: object) -> None:
    """Close a repository, if it can be closed."""
    closing = getattr(repository, "close", None)
    if closing is not None:
        closing()


@final
class Waiting(Generic[A]):
    """A repository whose methods are coroutines, for callers who do not wait: a runner brings each to its end."""

    def __init__(self, inner: A, run: Callable[[Coroutine[Any, Any, Any]], Any]) -> None:
        self.inner = inner
        self._run = run

    def get(self, organisation: str) -> Stored:
        stored: Stored = self._run(self.inner.get(organisation))
        return stored

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        revision: Revision = self._run(self.inner.put(organisation, register, expected=expected))
        return revision

    def organisations(self) -> Collection[str]:
        listed: Collection[str] = self._run(self.inner.organisations())
        return listed

    def close(self) -> None:
        closing = getattr(self.inner, "close", None)
        closed = None if closing is None else closing()
        if iscoroutine(closed):
            self._run(closed)


# ---- asking ----------------------------------------------------------------------------------------------------------


def _told(organisation: str) -> str:
    return ascii(organisation) if len(organisation) <= _LONGEST else f"{organisation[:_LONGEST]!a}…"


def get(repository: RegisterRepository, organisation: str) -> Stored:
    """Get what must be there."""
    try:
        stored = repository.get(organisation)
    except NotFound:
        raise BrokenPromiseError(f"get({_told(organisation)}) says that there is none, and one was put") from None
    if type(stored) is not Stored:
        raise BrokenPromiseError(f"get({_told(organisation)}) must return a Stored, and returned {type(stored).__name__}")
    return stored


def put(repository: RegisterRepository, organisation: str, register: Register, expected: Revision | None) -> Revision:
    """Put what must be accepted."""
    try:
        return repository.put(organisation, register, expected=expected)
    except (Conflict, NotFound) as error:
        asked = f"put({_told(organisation)}, …, expected={expected!a})"
        stands = "none" if expected is None else "that"
        raise BrokenPromiseError(f"{asked} must be accepted, as {stands} stands there, and raised {type(error).__name__}") from None


def replace(repository: RegisterRepository, organisation: str, register: Register) -> None:
    """Put a register in the place of the one that stands there."""
    put(repository, organisation, register, get(repository, organisation).revision)


def refuse(repository: RegisterRepository, organisation: str, register: Register, expected: Revision | None) -> None:
    """Put what must be refused."""
    asked = f"put({_told(organisation)}, …, expected={expected!a})"
    try:
        repository.put(organisation, register, expected=expected)
    except Conflict:
        return
    except NotFound:
        raise BrokenPromiseError(f"{asked} must be a conflict, and says that there is none") from None
    raise BrokenPromiseError(f"{asked} must be a conflict, and was accepted")


def hold(repository: RegisterRepository, organisation: str, register: Register, *, after: str = "it was put") -> None:
    """Get just what was put."""
    found = difference(register, get(repository, organisation).register)
    if found is not None:
        raise BrokenPromiseError(f"get({_told(organisation)}) is not what was put, after {after}: {found}")


def find_none(repository: RegisterRepository, organisation: str) -> None:
    """Get what was never put."""
    try:
        found = repository.get(organisation)
    except NotFound:
        return
    raise BrokenPromiseError(f"get({_told(organisation)}) must raise NotFound, and returned {type(found).__name__}")


def keep(repository: RegisterRepository, organisation: str, register: Register) -> None:
    """Put a register where none stands, and get just the same."""
    put(repository, organisation, register, None)
    hold(repository, organisation, register)


def list_just(repository: RegisterRepository, *organisations: str, after: str) -> None:
    """List just these."""
    found = sorted(repository.organisations())
    if found != sorted(organisations):
        raise BrokenPromiseError(f"organisations() must be {sorted(organisations)!a}, after {after}, and is {found!a}")
