"""The kit for adapters: whether a repository keeps the promise of `customerfocus.ports`.

The same checks stand behind two doors: `verify_repository` returns a `Report`, and `RepositoryContract` makes a test of pytest of
each. `repository_machine` makes Hypothesis do whatever it likes to a repository, and compares it with a dictionary.

The kit asks for a repository over a new, empty store, once for each check, and calls its method `close`, if it has one, when the
check is done. It needs no network, no clock and no files, and asks the same each time.

Examples:
    >>> from customerfocus.ports import NotFound, Stored
    >>> from customerfocus.register import Register
    >>> class Forgetful:
    ...     def get(self, organisation: str) -> Stored:
    ...         raise NotFound(organisation)
    ...
    ...     def put(self, organisation: str, register: Register, expected: str | None) -> str:
    ...         return "1"
    ...
    ...     def organisations(self) -> list[str]:
    ...         return []
    >>> report = verify_repository(Forgetful, known_gaps={"listing": "lists nothing yet"})
    >>> report.passed
    False
    >>> {each.check: str(each.outcome) for each in report.results if each.check in ("unknown", "days", "listing", "race")}
    {'days': 'failed', 'unknown': 'passed', 'listing': 'known gap', 'race': 'not asked'}
    >>> next(each.because for each in report.results if each.check == "stale-write")
    "get('moka') says that there is none, and one was put"
"""

from __future__ import annotations

import textwrap
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeVar, final

import attrs

from customerfocus._checks import member, text
from customerfocus._value import Value
from customerfocus.errors import NotOneOfError, WrongTypeError
from customerfocus.ports import AsyncRegisterRepository, RegisterRepository
from customerfocus.testing._machine import machine
from customerfocus.testing._repository_checks import CHECKS, RepositoryCheck, StorageCapability
from customerfocus.testing._stores import BrokenPromiseError, Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine, Mapping

    import pytest
    from hypothesis.stateful import RuleBasedStateMachine

__all__ = [
    "CHECKS",
    "CheckResult",
    "Outcome",
    "Report",
    "RepositoryCheck",
    "RepositoryContract",
    "StorageCapability",
    "repository_machine",
    "verify_async_repository",
    "verify_repository",
]

R = TypeVar("R", bound=RegisterRepository)
A = TypeVar("A", bound=AsyncRegisterRepository)

_LONGEST: Final = 300
_NO_GAPS: Final[Mapping[str, str]] = MappingProxyType({})


class Outcome(StrEnum):
    """What became of a check.

    Attributes:
        PASSED: The law holds.
        FAILED: It does not, or what was said to be a known gap is none any more.
        KNOWN_GAP: It does not, as was said.
        NOT_ASKED: It takes a capability that was not claimed.
    """

    PASSED = "passed"
    FAILED = "failed"
    KNOWN_GAP = "known gap"
    NOT_ASKED = "not asked"


@final
@attrs.frozen(kw_only=True)
class CheckResult(Value):
    """What became of one check.

    Attributes:
        check: Its id.
        outcome: What became of it.
        because: What was asked and what came, the reason of a known gap, or what is missing; `None` where it passed.
    """

    check: str
    outcome: Outcome
    because: str | None = None


@final
@attrs.frozen(kw_only=True)
class Report(Value):
    """What became of every check; its text is a table.

    Attributes:
        results: One per check, in the order of `CHECKS`.
    """

    results: tuple[CheckResult, ...]

    @property
    def passed(self) -> bool:
        """Whether no check failed."""
        return all(each.outcome is not Outcome.FAILED for each in self.results)

    def __str__(self) -> str:
        width = max(len(each.check) for each in self.results)
        rows = [f"{each.check:{width}}  {each.outcome:9}  {each.because or ''}".rstrip() for each in self.results]
        counts = [f"{sum(each.outcome is one for each in self.results)} {one}" for one in Outcome]
        return "\n".join([", ".join(counts), *rows])


def verify_repository(
    factory: Callable[[], R],
    *,
    reopen: Callable[[R], R] | None = None,
    capabilities: Collection[StorageCapability] = (),
    known_gaps: Mapping[str, str] = _NO_GAPS,
) -> Report:
    """Ask a repository every check, and report; whatever it raises is reported.

    Args:
        factory: Opens a repository over a new, empty store, each time it is called.
        reopen: Opens another repository over the store of one that it is given; the capabilities take it.
        capabilities: What the repository can do beyond what every one must.
        known_gaps: Checks that are known to fail, by their ids, each with the reason. One that passes is told as failed.

    Raises:
        NotOneOfError: There is no such check, or no such capability.
        WrongTypeError: A capability is claimed without *reopen*, or a reason is no text.
    """
    _claim(capabilities, known_gaps)
    if capabilities and reopen is None:
        raise WrongTypeError("reopen", "a function, as a capability is claimed", reopen)
    return Report(results=tuple(_result(each, factory, reopen, capabilities, known_gaps) for each in CHECKS))


def verify_async_repository(
    factory: Callable[[], A],
    run: Callable[[Coroutine[Any, Any, Any]], Any],
    *,
    reopen: Callable[[A], A] | None = None,
    capabilities: Collection[StorageCapability] = (),
    known_gaps: Mapping[str, str] = _NO_GAPS,
) -> Report:
    """Ask a repository whose methods are coroutines; otherwise as `verify_repository`.

    Args:
        factory: As there; it is not awaited.
        run: Brings a coroutine to its end and returns what it returns: `asyncio.run`, or the method `run` of one `asyncio.Runner`
            where a connection belongs to the loop it was opened in.
        reopen: As there.
        capabilities: As there.
        known_gaps: As there.

    Raises:
        NotOneOfError: As there.
        WrongTypeError: As there.
    """

    def again(first: Waiting[A]) -> Waiting[A]:
        return Waiting(reopen(first.inner), run) if reopen else first

    return verify_repository(
        lambda: Waiting(factory(), run), reopen=reopen and again, capabilities=capabilities, known_gaps=known_gaps
    )


class RepositoryContract:
    """The checks as tests of pytest: one test each. A known gap is an expected failure, and fails when it passes.

    Subclass it in a file of tests, and say how a repository is made:

        class TestShelf(RepositoryContract):
            @pytest.fixture(autouse=True)
            def folder(self, tmp_path):
                self.path = tmp_path / "registers"

            def make_repository(self):
                return ShelfRepository(self.path)

    Each test has an instance of the class, and its fixtures, of its own.

    Attributes:
        capabilities: As of `verify_repository`.
        known_gaps: As there.
    """

    capabilities: ClassVar[Collection[StorageCapability]] = ()
    known_gaps: ClassVar[Mapping[str, str]] = _NO_GAPS

    def make_repository(self) -> RegisterRepository:
        """Open a repository over a new, empty store."""
        raise NotImplementedError("make_repository opens a repository over a new, empty store")

    def reopen(self, repository: Any) -> RegisterRepository:  # noqa: ANN401 -- whatever `make_repository` makes
        """Open another repository over the store of *repository*; the capabilities take it."""
        raise NotImplementedError("reopen opens another repository over the same store, as a capability is claimed")

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make a test of each check; pytest calls this."""
        import pytest  # noqa: PLC0415 -- only those who use pytest need it

        if "repository_check" not in metafunc.fixturenames:
            return
        _claim(self.capabilities, self.known_gaps)
        found = []
        for check in CHECKS:
            marks = []
            if _is_beyond(check, self.capabilities):
                marks.append(pytest.mark.skip(reason=_missing(check)))
            elif check.id in self.known_gaps:
                marks.append(pytest.mark.xfail(reason=self.known_gaps[check.id], strict=True))
            found.append(pytest.param(check, id=check.id, marks=marks))
        metafunc.parametrize("repository_check", found)

    def test_repository(self, repository_check: RepositoryCheck) -> None:
        """Ask one check."""
        repository_check.run(self.make_repository, self.reopen)


def repository_machine(factory: Callable[[], RegisterRepository]) -> type[RuleBasedStateMachine]:
    """Make a stateful test of Hypothesis: it puts, early and late, and compares every answer with that of a dictionary.

    The settings are yours: `TestShelf = repository_machine(new_shelf).TestCase`, or `run_state_machine_as_test` of Hypothesis.

    Args:
        factory: Opens a repository over a new, empty store, each time it is called.
    """
    return machine(factory)


def _claim(capabilities: Collection[StorageCapability], known_gaps: Mapping[str, str]) -> None:
    for each in capabilities:
        member(each, "capabilities", StorageCapability)
    known = [each.id for each in CHECKS]
    for check, reason in known_gaps.items():
        if check not in known:
            raise NotOneOfError("known_gaps", check, known)
        text(reason, f"known_gaps[{check}]")


def _is_beyond(check: RepositoryCheck, capabilities: Collection[StorageCapability]) -> bool:
    return check.needs is not None and check.needs not in capabilities


def _missing(check: RepositoryCheck) -> str:
    return f"takes the capability {check.needs.value}" if check.needs else ""


def _result(
    check: RepositoryCheck,
    factory: Callable[[], Any],
    reopen: Callable[[Any], Any] | None,
    capabilities: Collection[StorageCapability],
    known_gaps: Mapping[str, str],
) -> CheckResult:
    if _is_beyond(check, capabilities):
        return CheckResult(check=check.id, outcome=Outcome.NOT_ASKED, because=_missing(check))
    failure = _failure(check, factory, reopen)
    gap = known_gaps.get(check.id)
    if gap is not None:
        if failure is None:
            return CheckResult(check=check.id, outcome=Outcome.FAILED, because=f"it passes, and is no gap any more: {gap}")
        return CheckResult(check=check.id, outcome=Outcome.KNOWN_GAP, because=gap)
    return CheckResult(check=check.id, outcome=Outcome.FAILED if failure else Outcome.PASSED, because=failure)


def _failure(check: RepositoryCheck, factory: Callable[[], Any], reopen: Any) -> str | None:  # noqa: ANN401 -- not called without
    try:
        check.run(factory, reopen)
    except BrokenPromiseError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 -- whatever a repository raises is told
        return textwrap.shorten(f"{type(error).__name__}: {error}", _LONGEST, placeholder=" …")
    return None
