"""What storage must promise: a place for one register per organisation. It is implemented outside of this library.

There is no base class to inherit from: whatever has the three methods is a `RegisterRepository`. This one keeps its registers as
long as the process lives:

Examples:
    >>> class InMemory:
    ...     def __init__(self) -> None:
    ...         self._held: dict[str, Stored] = {}
    ...
    ...     def get(self, organisation: str) -> Stored:
    ...         if organisation not in self._held:
    ...             raise NotFound(organisation)
    ...         return self._held[organisation]
    ...
    ...     def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
    ...         held = self._held.get(organisation)
    ...         if expected != (held and held.revision):
    ...             raise Conflict(organisation, expected)
    ...         self._held[organisation] = Stored(register=register, revision=str(int(expected or 0) + 1))
    ...         return self._held[organisation].revision
    ...
    ...     def organisations(self) -> list[str]:
    ...         return list(self._held)
    >>> repository: RegisterRepository = InMemory()
    >>> repository.put("moka", Register(organisation="Moka Bar"), expected=None)
    '1'
    >>> repository.get("mokka")
    Traceback (most recent call last):
    ...
    customerfocus.ports.NotFound: there is no register of 'mokka'

    Whoever changes a register gets it, and puts the new one with the revision he got. Of two who do so at once the second is told:

    >>> mine, yours = repository.get("moka"), repository.get("moka")
    >>> repository.put("moka", Register(organisation="Moka Bar & Sons"), expected=yours.revision)
    '2'
    >>> repository.put("moka", mine.register, expected=mine.revision)
    Traceback (most recent call last):
    ...
    customerfocus.ports.Conflict: 'moka' is not at revision '1': nothing was written; get it, change that and put it again
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, final

import attrs

from customerfocus._checks import instance, text
from customerfocus._value import Value
from customerfocus.errors import CustomerFocusError, shown
from customerfocus.register.aggregate import Register

if TYPE_CHECKING:
    from collections.abc import Collection

Revision: TypeAlias = str
"""Which state of a register it is: a text that only the repository understands, such as a counter, a digest or an entity tag.

Two registers of one organisation that differ never have the same; the same register may have the same one again.
"""


@final
@attrs.frozen(kw_only=True)
class Stored(Value):
    """A register as it stands in a repository.

    Attributes:
        register: The register.
        revision: Which state of it this is: 1 to 100,000 characters, none of them white space at either end.
    """

    register: Register
    revision: Revision

    def __attrs_post_init__(self) -> None:
        instance(self.register, "register", Register)
        text(self.revision, "revision")


class NotFound(CustomerFocusError, LookupError):  # noqa: N818 -- an answer of a repository, not a mistake of its caller
    """The repository has no register of an organisation.

    Attributes:
        organisation: Whose.
    """

    code: str = "repository.not-found"
    field: str
    organisation: str

    def __init__(self, organisation: str) -> None:
        super().__init__(organisation)
        self.field, self.organisation = "organisation", organisation

    def __str__(self) -> str:
        return f"there is no register of {shown(self.organisation)}"


class Conflict(CustomerFocusError):  # noqa: N818 -- as above
    """The register of an organisation is not in the state that was expected, and nothing was written.

    Attributes:
        organisation: Whose.
        expected: The revision that was expected; `None` where none was to be there yet.
    """

    code: str = "repository.conflict"
    field: str
    organisation: str
    expected: Revision | None

    def __init__(self, organisation: str, expected: Revision | None) -> None:
        super().__init__(organisation, expected)
        self.field, self.organisation, self.expected = "expected", organisation, expected

    def __str__(self) -> str:
        whose = shown(self.organisation)
        if self.expected is None:
            return f"{whose} has a register already: nothing was written"
        return f"{whose} is not at revision {shown(self.expected)}: nothing was written; get it, change that and put it again"


class RegisterRepository(Protocol):
    """Where registers are kept, one per organisation.

    An organisation is named by a text of 1 to 200 characters, such as `Register.organisation`, and compared letter by letter. This
    key alone says whose register it is: the name within the register may differ, for organisations are renamed.

    After an error of any other kind – the network is down, the disk is full – the caller of `put` does not know whether it was
    written, and gets it to see. It is never written in part.
    """

    def get(self, organisation: str) -> Stored:
        """Return the register of *organisation*, just as it was last put, and its revision.

        Raises:
            NotFound: There is none.
        """
        ...

    def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """Put *register* in the place of the one that stands there, all of it or nothing, and return its revision.

        Args:
            organisation: Whose register it is.
            register: The register.
            expected: The revision of the one that it takes the place of; `None` where none may be there yet.

        Raises:
            Conflict: Another one stands there, one stands there already, or none does any more. Nothing was written.
        """
        ...

    def organisations(self) -> Collection[str]:
        """Return whose registers there are, each organisation once, in any order."""
        ...


class AsyncRegisterRepository(Protocol):
    """The same for callers who wait: a `RegisterRepository` whose methods are coroutines."""

    async def get(self, organisation: str) -> Stored:
        """As `RegisterRepository.get`."""
        ...

    async def put(self, organisation: str, register: Register, expected: Revision | None) -> Revision:
        """As `RegisterRepository.put`."""
        ...

    async def organisations(self) -> Collection[str]:
        """As `RegisterRepository.organisations`."""
        ...
