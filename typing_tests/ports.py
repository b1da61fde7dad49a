"""What type checkers say of ports; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from typing import assert_type

from customerfocus import Register
from customerfocus.ports import NotFound, RegisterRepository, Stored


class Kept:
    """A repository by its methods alone."""

    def get(self, organisation: str) -> Stored:
        raise NotFound(organisation)

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        return f"{organisation}: {register.organisation}, after {expected}"

    def organisations(self) -> list[str]:
        return []


class Hasty:
    """No repository: it puts without asking what stands there."""

    def get(self, organisation: str) -> Stored:
        raise NotFound(organisation)

    def put(self, organisation: str, register: Register) -> str:
        return f"{organisation}: {register.organisation}"

    def organisations(self) -> list[str]:
        return []


kept: RegisterRepository = Kept()
assert_type(kept.get("moka").register, Register)
assert_type(kept.get("moka").revision, str)
assert_type(kept.put("moka", Register(organisation="Moka Bar"), expected=None), str)

hasty: RegisterRepository = Hasty()  # type: ignore[assignment]
