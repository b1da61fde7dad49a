"""A repository beside a dictionary: whatever is done to both, they answer alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from customerfocus.codec import canonical
from customerfocus.testing import _awkward
from customerfocus.testing._stores import BrokenPromiseError, close, find_none, get, hold, list_just, put, refuse
from customerfocus.testing._values import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from customerfocus.ports import RegisterRepository, Revision
    from customerfocus.register.aggregate import Register

KEYS: Final = ("moka", "Moka", "moka/bar")
_ORGANISATIONS: Final = st.sampled_from(KEYS)
_REGISTERS: Final = st.sampled_from((_awkward.empty(), _awkward.ordered(), _awkward.texts())) | texts().map(_awkward.segments)
_PLACES: Final = st.integers(0, 15)


def machine(factory: Callable[[], Any]) -> type[RuleBasedStateMachine]:
    """Make the class of machines whose repositories come from *factory*."""
    return type("RepositoryMachine", (_Machine,), {"factory": staticmethod(factory)})


class _Machine(RuleBasedStateMachine):
    factory: ClassVar[Any]

    def __init__(self) -> None:
        super().__init__()
        self.repository: RegisterRepository = self.factory()
        self.model: dict[str, tuple[Register, Revision]] = {}
        self.written: dict[tuple[str, Revision], str] = {}

    @rule(organisation=_ORGANISATIONS, register=_REGISTERS)
    def write(self, organisation: str, register: Register) -> None:
        """Put with what stands there, or with `None`."""
        _, expected = self.model.get(organisation, (None, None))
        revision = put(self.repository, organisation, register, expected)
        if self.written.setdefault((organisation, revision), canonical(register)) != canonical(register):
            raise BrokenPromiseError(f"revision {revision!a} of {organisation!a} is that of two registers")
        self.model[organisation] = (register, revision)

    @rule(organisation=_ORGANISATIONS, register=_REGISTERS, place=_PLACES)
    def write_too_late(self, organisation: str, register: Register, place: int) -> None:
        """Put with any other revision."""
        known = [None, "revision-of-nobody", *(revision for _, revision in self.written)]
        expected = known[place % len(known)]
        _, current = self.model.get(organisation, (None, None))
        assume(expected != current)
        refuse(self.repository, organisation, register, expected)

    @invariant()
    def agree(self) -> None:
        """Get, and list, what the dictionary holds."""
        list_just(self.repository, *self.model, after="these were put")
        for organisation in KEYS:
            if organisation not in self.model:
                find_none(self.repository, organisation)
                continue
            register, revision = self.model[organisation]
            hold(self.repository, organisation, register)
            found = get(self.repository, organisation).revision
            if found != revision:
                raise BrokenPromiseError(f"put told revision {revision!a} of {organisation!a}, and get tells {found!a}")

    def teardown(self) -> None:
        """Close the repository."""
        close(self.repository)
