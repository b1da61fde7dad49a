"""The doors of the kit: a report, tests of pytest, and a machine of Hypothesis."""

import asyncio
import pickle
import textwrap
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from customerfocus import Register
from customerfocus.errors import CustomerFocusError, LengthError, NotOneOfError, WrongTypeError
from customerfocus.ports import Stored
from customerfocus.testing import (
    CHECKS,
    CheckResult,
    Outcome,
    Report,
    RepositoryContract,
    StorageCapability,
    repository_machine,
    verify_async_repository,
    verify_repository,
)

from . import misleading  # noqa: F401 -- it plants
from .adapters import PLANTS, Honest, reopened

BOTH: Final = tuple(StorageCapability)

pytestmark = pytest.mark.usefixtures("drawn")


def outcomes(report: Report) -> dict[str, Outcome]:
    return {each.check: each.outcome for each in report.results}


def because(report: Report, check: str) -> str | None:
    return next(each.because for each in report.results if each.check == check)


class Forgetful(Honest):
    """Lists nothing."""

    def organisations(self) -> Collection[str]:
        return []


LISTING: Final = dict.fromkeys(("listing", "key-forms", "key-and-name"), "lists nothing yet")


# ---- the report ------------------------------------------------------------------------------------------------------


def test_what_takes_a_capability_is_asked_of_those_who_claim_it() -> None:
    needing = {check.id: check.needs for check in CHECKS if check.needs}
    assert {each for each, outcome in outcomes(verify_repository(Honest)).items() if outcome is Outcome.NOT_ASKED} == set(needing)
    found = outcomes(verify_repository(Honest, reopen=reopened, capabilities=[StorageCapability.PERSISTENT]))
    assert {needing[each] for each in needing if found[each] is Outcome.PASSED} == {StorageCapability.PERSISTENT}
    assert {needing[each] for each in needing if found[each] is Outcome.NOT_ASKED} == {StorageCapability.CONCURRENT}


def test_what_was_not_asked_does_not_fail() -> None:
    report = verify_repository(Honest)
    assert report.passed
    assert because(report, "race") == "takes the capability concurrent"


def test_a_known_gap_does_not_fail() -> None:
    report = verify_repository(Forgetful, known_gaps=LISTING)
    assert report.passed
    assert (outcomes(report)["listing"], because(report, "listing")) == (Outcome.KNOWN_GAP, "lists nothing yet")


def test_a_gap_that_is_closed_fails() -> None:
    report = verify_repository(Honest, known_gaps={"listing": "lists nothing yet"})
    assert not report.passed
    assert (outcomes(report)["listing"], because(report, "listing")) == (
        Outcome.FAILED,
        "it passes, and is no gap any more: lists nothing yet",
    )


def test_a_failure_says_what_was_asked_and_what_came() -> None:
    report = verify_repository(Forgetful)
    assert not report.passed
    assert because(report, "listing") == (
        "organisations() must be ['arabica', 'moka'], after one was put once and the other twice, and is []"
    )


def test_what_a_repository_raises_is_told_in_one_line() -> None:
    class Broken(Honest):
        def get(self, organisation: str) -> NoReturn:
            raise OSError(f"no disc\nfor {organisation}: " + "the disc is full, " * 100)

    told = because(verify_repository(Broken), "days")
    assert told is not None
    assert told.startswith("OSError: no disc for Moka Bar: the disc is full, the disc")
    assert told.endswith(" …")
    assert len(told) <= 300
    assert "\n" not in told


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_whoever_interrupts_is_heard(error: type[BaseException]) -> None:
    class Interrupted(Honest):
        def get(self, organisation: str) -> NoReturn:
            raise error(organisation)

    with pytest.raises(error):
        verify_repository(Interrupted)


def test_a_report_prints_as_a_table() -> None:
    report = Report(
        results=(
            CheckResult(check="days", outcome=Outcome.PASSED),
            CheckResult(check="listing", outcome=Outcome.KNOWN_GAP, because="lists nothing yet"),
            CheckResult(check="race", outcome=Outcome.FAILED, because="both won"),
        )
    )
    assert str(report).splitlines() == [
        "1 passed, 1 failed, 1 known gap, 0 not asked",
        "days     passed",
        "listing  known gap  lists nothing yet",
        "race     failed     both won",
    ]


def test_a_report_travels() -> None:
    report = verify_repository(Forgetful)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 -- our own bytes


def test_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    verify_repository(Forgetful)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("claim", "error", "field"),
    [
        ({"known_gaps": {"lsiting": "lists nothing yet"}}, NotOneOfError, "known_gaps"),
        ({"known_gaps": {"listing": ""}}, LengthError, "known_gaps[listing]"),
        ({"known_gaps": {"listing": None}}, WrongTypeError, "known_gaps[listing]"),
        ({"capabilities": ["persistent"]}, NotOneOfError, "capabilities"),
        ({"capabilities": BOTH}, WrongTypeError, "reopen"),
    ],
)
def test_a_claim_that_cannot_be_asked_is_refused(claim: dict[str, Any], error: type[CustomerFocusError], field: str) -> None:
    with pytest.raises(error) as caught:
        verify_repository(Honest, **claim)
    assert caught.value.field == field


# ---- opening and closing ---------------------------------------------------------------------------------------------


class Opened(Honest):
    """Knows how many are open."""

    open = 0
    made = 0

    def __init__(self, shelf: Any = None) -> None:  # noqa: ANN401 -- as its base
        super().__init__(shelf)
        type(self).open += 1
        type(self).made += shelf is None

    def close(self) -> None:
        type(self).open -= 1


@pytest.mark.parametrize("base", [object, Forgetful])
def test_each_check_opens_one_store_and_closes_all_that_was_opened(base: type) -> None:
    kind: Any = type("Counted", (Opened, base) if base is not object else (Opened,), {"open": 0, "made": 0})
    verify_repository(kind, reopen=reopened, capabilities=BOTH)
    assert (kind.open, kind.made) == (0, len(CHECKS))


def test_the_last_that_was_opened_is_closed_first() -> None:
    closed: list[int] = []

    class Numbered(Honest):
        def close(self) -> None:
            closed.append(1 if self.shelf.__dict__.setdefault("first", self) is self else 2)

        def get(self, organisation: str) -> Stored:
            self.shelf.__dict__.setdefault("first", self)
            return super().get(organisation)

    (race,) = (check for check in CHECKS if check.id == "race")
    race.run(Numbered, reopened)
    assert closed == [2, 1]


# ---- what is no repository at all ------------------------------------------------------------------------------------


def test_what_is_got_must_be_stored() -> None:
    class Bare(Honest):
        def get(self, organisation: str) -> Any:  # noqa: ANN401 -- the defect
            return super().get(organisation).register

    told = because(verify_repository(Bare), "days")
    assert told == "get('Moka Bar') must return a Stored, and returned Register"


def test_a_long_key_is_cut_where_it_is_told() -> None:
    class Short(Honest):
        def key(self, organisation: str) -> str:
            return organisation[:64]

    told = because(verify_repository(Short), "key-forms")
    accepted = "must be accepted, as none stands there, and raised Conflict"
    assert told == f"put('{'n' * 60}'…, …, expected=None) {accepted}"


# ---- coroutines ------------------------------------------------------------------------------------------------------


class Waiting:
    """The same as `Honest`, for those who wait."""

    open = 0

    def __init__(self, inner: Honest | None = None) -> None:
        self.inner = inner or Honest()
        type(self).open += 1

    async def get(self, organisation: str) -> Stored:
        await asyncio.sleep(0)
        return self.inner.get(organisation)

    async def put(self, organisation: str, register: Register, expected: str | None) -> str:
        await asyncio.sleep(0)
        return self.inner.put(organisation, register, expected)

    async def organisations(self) -> Collection[str]:
        return self.inner.organisations()


class ClosedByWaiting(Waiting):
    async def close(self) -> None:
        type(self).open -= 1


class ClosedAtOnce(Waiting):
    def close(self) -> None:
        type(self).open -= 1


def another(first: Waiting) -> Waiting:
    return type(first)(reopened(first.inner))


@pytest.mark.thread
@pytest.mark.parametrize("kind", [Waiting, ClosedByWaiting, ClosedAtOnce])
def test_a_repository_of_coroutines_is_asked_the_same(kind: type[Waiting]) -> None:
    kind.open = 0
    with asyncio.Runner() as runner:
        report = verify_async_repository(kind, run=runner.run, reopen=another, capabilities=BOTH)
    assert {each.outcome for each in report.results} == {Outcome.PASSED}, report
    assert (kind.open == 0) is (kind is not Waiting)


@pytest.mark.thread
def test_a_runner_may_be_a_new_one_each_time() -> None:
    report = verify_async_repository(lambda: Waiting(Forgetful()), run=asyncio.run, known_gaps=LISTING)
    assert report.passed
    assert outcomes(report)["listing"] is Outcome.KNOWN_GAP


# ---- pytest ----------------------------------------------------------------------------------------------------------


class TestHonest(RepositoryContract):
    capabilities = BOTH

    def make_repository(self) -> Honest:
        return Honest()

    def reopen(self, repository: Any) -> Honest:  # noqa: ANN401 -- as its base
        return reopened(repository)

    def test_further_tests_may_stand_beside(self) -> None:
        assert self.make_repository().organisations() == []


class TestForgetful(RepositoryContract):
    known_gaps = LISTING

    def make_repository(self) -> Forgetful:
        return Forgetful()


class Told:
    """A plugin that keeps what became of each test."""

    def __init__(self) -> None:
        self.outcomes: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.skipped:
            name = report.nodeid.rpartition("[")[2].rstrip("]")
            self.outcomes[name] = "xfailed" if hasattr(report, "wasxfail") else report.outcome
            self.reasons[name] = str(report.longrepr)


def told(folder: Path, body: str) -> tuple[int, Told]:
    """Run a file of tests whose class is written as *body*."""
    lines = [
        "from customerfocus.testing import RepositoryContract, StorageCapability",
        f"from {__name__} import Forgetful, Honest",
        "class TestIt(RepositoryContract):",
        textwrap.indent(textwrap.dedent(body), "    "),
    ]
    file = folder / f"{folder.name}.py"  # each of another name: Python keeps what it has imported
    file.write_text("\n".join(lines), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]", encoding="utf-8")
    plugin = Told()
    options = ["-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-c", str(folder / "pytest.ini")]
    code = pytest.main([*options, str(file)], [plugin])
    return int(code), plugin


def test_pytest_has_a_test_of_each_check(tmp_path: Path) -> None:
    code, plugin = told(tmp_path, "def make_repository(self): return Honest()")
    assert code == 0
    assert list(plugin.outcomes) == [check.id for check in CHECKS]
    assert {plugin.outcomes[check.id] for check in CHECKS if check.needs} == {"skipped"}
    assert {plugin.outcomes[check.id] for check in CHECKS if not check.needs} == {"passed"}
    assert "takes the capability concurrent" in plugin.reasons["race"]


def test_in_pytest_a_known_gap_is_an_expected_failure(tmp_path: Path) -> None:
    code, plugin = told(tmp_path, f"known_gaps = {LISTING!r}\ndef make_repository(self): return Forgetful()")
    assert (code, plugin.outcomes["listing"]) == (0, "xfailed")


def test_in_pytest_a_gap_that_is_closed_fails(tmp_path: Path) -> None:
    code, plugin = told(tmp_path, f"known_gaps = {LISTING!r}\ndef make_repository(self): return Honest()")
    assert (code, plugin.outcomes["listing"]) == (1, "failed")
    assert "XPASS(strict)" in plugin.reasons["listing"]


def test_in_pytest_a_failure_says_what_was_asked_and_what_came(tmp_path: Path) -> None:
    code, plugin = told(tmp_path, "def make_repository(self): return Forgetful()")
    assert (code, plugin.outcomes["listing"], plugin.outcomes["days"]) == (1, "failed", "passed")
    assert "organisations() must be ['arabica', 'moka']" in plugin.reasons["listing"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("pass", "make_repository opens a repository over a new, empty store"),
        (
            "capabilities = tuple(StorageCapability)\ndef make_repository(self): return Honest()",
            "reopen opens another repository over the same store, as a capability is claimed",
        ),
    ],
)
def test_what_was_left_out_of_a_subclass_is_said(tmp_path: Path, body: str, says: str) -> None:
    code, plugin = told(tmp_path, body)
    assert code == 1
    assert says in plugin.reasons["race" if "reopen" in says else "days"]


def test_in_pytest_a_claim_that_cannot_be_asked_is_refused(tmp_path: Path) -> None:
    code, _ = told(tmp_path, "known_gaps = {'lsiting': 'lists nothing yet'}\ndef make_repository(self): return Honest()")
    assert code == pytest.ExitCode.INTERRUPTED


# ---- the machine -----------------------------------------------------------------------------------------------------

QUICK: Final = settings(
    max_examples=40, stateful_step_count=20, derandomize=True, database=None, deadline=None, phases=[Phase.generate]
)
SEEN: Final = (
    "what is unknown is None",
    "one line a write is listed",
    "one revision for all",
    "what is empty is not written",
    "no revision is told",
    "to list is to touch",
    "the revision is the number of records",
    "revisions begin again after seven",
    "whoever put it may put it again",
    "where none is, all is accepted",
    "any revision that never was",
    "what was refused counts",
)


def test_an_honest_adapter_and_a_dictionary_answer_alike() -> None:
    run_state_machine_as_test(repository_machine(Honest), settings=QUICK)


@pytest.mark.parametrize("name", SEEN)
def test_a_machine_finds_what_breaks_the_promise_in_some_order_of_calls(name: str) -> None:
    (adapter,) = (plant.adapter for plant in PLANTS if plant.name == name)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(repository_machine(adapter), settings=QUICK)


def test_a_machine_closes_what_it_opens() -> None:
    kind: Any = type("Counted", (Opened,), {"open": 0, "made": 0})
    run_state_machine_as_test(repository_machine(kind), settings=settings(QUICK, max_examples=3))
    assert kind.open == 0 < kind.made
