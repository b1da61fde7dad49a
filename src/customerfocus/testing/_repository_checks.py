"""What a repository is asked: the one registry of checks. A check keeps its id within a major version of this library."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, final

import attrs
from hypothesis import HealthCheck, Phase, given, settings

from customerfocus._value import Value
from customerfocus.ports import Conflict, NotFound
from customerfocus.testing import _awkward
from customerfocus.testing._registers import registers
from customerfocus.testing._stores import (
    BrokenPromiseError,
    Stores,
    find_none,
    get,
    hold,
    keep,
    list_just,
    put,
    refuse,
    replace,
)

if TYPE_CHECKING:
    from customerfocus.ports import RegisterRepository, Revision
    from customerfocus.register.aggregate import Register

_DRAWN: Final = 12
_WRITES: Final = 12
_FOREIGN: Final = "revision-of-nobody"
_FIRST: Final = _awkward.segments("Commuters")
_SECOND: Final = _awkward.segments("Diners", "Groups")
_KEYS: Final = (
    "moka",
    "Moka",
    "mok\u00e1",
    "moka\u0301",
    "mok",
    "m_ka",
    "m%",
    "7",
    "07",
    "moka/bar",
    "moka_bar",
    "moka-bar",
    "moka:bar",
    "moka bar",
    "moka%2Fbar",
    "..",
    "../moka",
    "moka.",
    "'moka' OR 1=1",
    "null",
    "\u6469\u5361\u5496\u5561",
    "n" * 199 + "a",
    "n" * 199 + "b",
)


class StorageCapability(Enum):
    """What not every store can do, and a repository may be checked for.

    Attributes:
        PERSISTENT: What was put is there when the store is opened again.
        CONCURRENT: Several have the store open at the same time.
    """

    PERSISTENT = "persistent"
    CONCURRENT = "concurrent"


@final
@attrs.frozen(kw_only=True)
class RepositoryCheck(Value):
    """One question to a repository.

    Attributes:
        id: What it is called; it stays the same within a major version of this library.
        law: What must hold, as a sentence.
        needs: The capability without which it is not asked.
        ask: Raises an `AssertionError` if the law does not hold.
    """

    id: str
    law: str
    needs: StorageCapability | None = None
    ask: Callable[[Stores], None]

    def run(self, factory: Callable[[], Any], reopen: Callable[[Any], Any]) -> None:
        """Ask a repository that *factory* makes, and close what was opened."""
        stores = Stores(factory, reopen)
        try:
            self.ask(stores)
        finally:
            stores.close_all()


# ---- what was put comes back -----------------------------------------------------------------------------------------


def _comes_back(make: Callable[[], Register]) -> Callable[[Stores], None]:
    def ask(stores: Stores) -> None:
        keep(stores.new(), _awkward.NAME, make())

    return ask


def _any_register(stores: Stores) -> None:
    repository = stores.new()
    for number, register in enumerate(_drawn()):
        keep(repository, f"organisation {number}", register)


def _drawn() -> list[Register]:
    """Draw the same registers each time; nothing is asked meanwhile, so that nothing is asked twice."""
    found: list[Register] = []

    @settings(
        max_examples=_DRAWN,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much),
    )
    @given(registers())
    def collect(register: Register) -> None:
        found.append(register)

    collect()
    return found


# ---- whose it is -----------------------------------------------------------------------------------------------------


def _unknown(stores: Stores) -> None:
    repository = stores.new()
    find_none(repository, "nobody")
    put(repository, "moka", _FIRST, None)
    find_none(repository, "nobody")


def _listing(stores: Stores) -> None:
    repository = stores.new()
    list_just(repository, after="nothing")
    put(repository, "moka", _FIRST, None)
    put(repository, "arabica", _FIRST, None)
    replace(repository, "moka", _SECOND)
    list_just(repository, "arabica", "moka", after="one was put once and the other twice")


def _key_forms(stores: Stores) -> None:
    repository = stores.new()
    known = {key: _awkward.segments(f"Guests-{number}", organisation=key) for number, key in enumerate(_KEYS)}
    for key, register in known.items():
        put(repository, key, register, None)
    for key, register in known.items():
        hold(repository, key, register, after="others like it were put")
    list_just(repository, *known, after="these were put")


def _key_and_name(stores: Stores) -> None:
    repository = stores.new()
    keep(repository, "tenant-7", _awkward.segments("Guests", organisation="Moka Bar"))
    list_just(repository, "tenant-7", after="it was put")
    replace(repository, "tenant-7", _awkward.segments("Guests", organisation="Moka Bar & Sons"))
    hold(repository, "tenant-7", _awkward.segments("Guests", organisation="Moka Bar & Sons"), after="it was renamed")


def _apart(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _FIRST, None)
    before = get(repository, "moka").revision
    put(repository, "arabica", _SECOND, None)
    hold(repository, "moka", _FIRST, after="another organisation's was put")
    put(repository, "moka", _SECOND, before)


# ---- one state after the other ---------------------------------------------------------------------------------------


def _whole_write(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _SECOND, None)
    for register in (_FIRST, _awkward.empty(), _SECOND):
        replace(repository, "moka", register)
        hold(repository, "moka", register, after="it took the place of another")


def _revision_told(stores: Stores) -> None:
    repository = stores.new()
    told = put(repository, "moka", _FIRST, None)
    _same_revision(told, get(repository, "moka").revision)
    told = put(repository, "moka", _SECOND, get(repository, "moka").revision)
    _same_revision(told, get(repository, "moka").revision)


def _same_revision(told: object, found: str) -> None:
    if told != found:
        raise BrokenPromiseError(f"put told revision {told!a}, and get tells {found!a}")


def _revision_kept(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _FIRST, None)
    before = get(repository, "moka").revision
    repository.organisations()
    after = get(repository, "moka").revision
    if before != after:
        raise BrokenPromiseError(f"get tells revision {before!a}, then {after!a}, and nothing was put in between")


def _revision_per_content(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _awkward.segments("Guests 0"), None)
    seen = [get(repository, "moka").revision]
    for number in range(1, _WRITES):
        replace(repository, "moka", _awkward.segments(f"Guests {number}"))
        revision = get(repository, "moka").revision
        if revision in seen:
            raise BrokenPromiseError(
                f"revision {revision!a} is that of two registers: of write {seen.index(revision)} and {number}"
            )
        seen.append(revision)


# ---- what is refused -------------------------------------------------------------------------------------------------


def _first_write(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _FIRST, None)
    refuse(repository, "moka", _SECOND, None)


def _write_to_nothing(stores: Stores) -> None:
    refuse(stores.new(), "moka", _FIRST, _FOREIGN)


def _stale_write(stores: Stores) -> None:
    repository = stores.new()
    put(repository, "moka", _FIRST, None)
    before = get(repository, "moka").revision
    replace(repository, "moka", _SECOND)
    now = get(repository, "moka").revision
    for wrong in (before, _FOREIGN, f"0{now}", f"{now}.0", f"{now} "):
        refuse(repository, "moka", _awkward.empty(), wrong)


def _refused_write(stores: Stores) -> None:
    repository = stores.new()
    if _is_refused(repository, _FIRST, _FOREIGN):
        list_just(repository, after="a put was refused")
        put(repository, "moka", _FIRST, None)
    before = get(repository, "moka").revision
    for expected in (_FOREIGN, None):
        if not _is_refused(repository, _SECOND, expected):
            break
        hold(repository, "moka", _FIRST, after="another put was refused")
        _same_revision(before, get(repository, "moka").revision)


def _is_refused(repository: RegisterRepository, register: Register, expected: Revision | None) -> bool:
    try:
        repository.put("moka", register, expected=expected)
    except (Conflict, NotFound):
        return True
    return False  # other checks ask whether it should be


# ---- several at one store --------------------------------------------------------------------------------------------


def _reopened(stores: Stores) -> None:
    first = stores.new()
    put(first, "arabica", _FIRST, None)
    put(first, "moka", _SECOND, None)
    before = get(first, "moka").revision
    stores.close(first)
    second = stores.another(first)
    hold(second, "moka", _SECOND, after="the store was opened again")
    _same_revision(before, get(second, "moka").revision)
    list_just(second, "arabica", "moka", after="the store was opened again")


def _reopened_write(stores: Stores) -> None:
    first = stores.new()
    put(first, "moka", _FIRST, None)
    stale = get(first, "moka").revision
    replace(first, "moka", _SECOND)
    before = get(first, "moka").revision
    stores.close(first)
    second = stores.another(first)
    put(second, "moka", _awkward.empty(), before)
    refuse(second, "moka", _FIRST, stale)
    refuse(second, "moka", _FIRST, before)


def _side_by_side(stores: Stores) -> None:
    first = stores.new()
    put(first, "moka", _FIRST, None)
    second = stores.another(first)
    hold(second, "moka", _FIRST, after="another had put it")
    list_just(second, "moka", after="another had put one")
    put(first, "arabica", _FIRST, None)
    list_just(second, "arabica", "moka", after="another put one more")
    replace(first, "moka", _SECOND)
    hold(second, "moka", _SECOND, after="another put it meanwhile")


def _race(stores: Stores) -> None:
    first = stores.new()
    second = stores.another(first)
    put(first, "moka", _FIRST, None)
    refuse(second, "moka", _SECOND, None)
    seen = [get(each, "moka").revision for each in (first, second)]
    put(first, "moka", _SECOND, seen[0])
    refuse(second, "moka", _awkward.empty(), seen[1])
    hold(first, "moka", _SECOND, after="another's put was refused")


# ---- the registry ----------------------------------------------------------------------------------------------------

CHECKS: Final = (
    RepositoryCheck(id="any-register", law="Registers of every kind come back as they were put.", ask=_any_register),
    RepositoryCheck(
        id="text-forms",
        law="Texts come back letter by letter, in whatever form, script or disguise.",
        ask=_comes_back(_awkward.texts),
    ),
    RepositoryCheck(id="text-length", law="A text of 100,000 characters comes back whole.", ask=_comes_back(_awkward.long_text)),
    RepositoryCheck(
        id="numbers",
        law="Whole numbers, fractions and amounts come back exactly, the smallest and the largest, too.",
        ask=_comes_back(_awkward.numbers),
    ),
    RepositoryCheck(id="days", law="Days come back the same, from the year 1 to the year 9999.", ask=_comes_back(_awkward.days)),
    RepositoryCheck(id="order", law="Where order says something, it comes back.", ask=_comes_back(_awkward.ordered)),
    RepositoryCheck(
        id="large-register",
        law="A register of 2,000 records comes back whole, though it is larger than a mebibyte.",
        ask=_comes_back(_awkward.large),
    ),
    RepositoryCheck(id="unknown", law="To get what was never put is answered by `NotFound`.", ask=_unknown),
    RepositoryCheck(id="listing", law="Every organisation of which a register was put is listed, once.", ask=_listing),
    RepositoryCheck(id="key-forms", law="Organisations are told apart letter by letter.", ask=_key_forms),
    RepositoryCheck(
        id="key-and-name", law="A register stands under its key, whatever the name of the organisation in it.", ask=_key_and_name
    ),
    RepositoryCheck(id="apart", law="What is put for one organisation changes nothing for another.", ask=_apart),
    RepositoryCheck(id="whole-write", law="A register takes the place of the one before.", ask=_whole_write),
    RepositoryCheck(id="revision-told", law="`put` tells the revision that `get` tells.", ask=_revision_told),
    RepositoryCheck(id="revision-kept", law="To get and to list changes no revision.", ask=_revision_kept),
    RepositoryCheck(
        id="revision-per-content",
        law="Registers of one organisation that differ have revisions that differ.",
        ask=_revision_per_content,
    ),
    RepositoryCheck(id="first-write", law="Where one stands already, `None` is a conflict.", ask=_first_write),
    RepositoryCheck(id="write-to-nothing", law="Where none stands, any revision is a conflict.", ask=_write_to_nothing),
    RepositoryCheck(id="stale-write", law="Any other revision than that which stands there is a conflict.", ask=_stale_write),
    RepositoryCheck(id="refused-write", law="What was refused has changed nothing.", ask=_refused_write),
    RepositoryCheck(
        id="reopened",
        law="Registers, revisions and the list are there when the store is opened again.",
        needs=StorageCapability.PERSISTENT,
        ask=_reopened,
    ),
    RepositoryCheck(
        id="reopened-write",
        law="Revisions go on where they were when the store is opened again.",
        needs=StorageCapability.PERSISTENT,
        ask=_reopened_write,
    ),
    RepositoryCheck(
        id="side-by-side",
        law="What one has put is what another gets and lists.",
        needs=StorageCapability.CONCURRENT,
        ask=_side_by_side,
    ),
    RepositoryCheck(
        id="race",
        law="Of two who have read the same, or nothing, only the first can put.",
        needs=StorageCapability.CONCURRENT,
        ask=_race,
    ),
)
"""Every check, in the order in which they are asked."""
