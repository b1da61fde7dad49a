"""An adapter for a store that no page of the documentation shows, as an integrator would write it."""

import shelve
from collections.abc import Collection
from pathlib import Path

from customerfocus import Register, codec
from customerfocus.ports import Conflict, NotFound, Stored


class ShelfRepository:
    """Registers in a file of `shelve`, with digests as revisions."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, organisation: str) -> Stored:
        with shelve.open(self.path) as shelf:  # noqa: S301 -- our own file
            if organisation not in shelf:
                raise NotFound(organisation)
            register = codec.load(shelf[organisation])
        return Stored(register=register, revision=codec.digest(register))

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        with shelve.open(self.path) as shelf:  # noqa: S301 -- as above
            held = codec.digest(codec.load(shelf[organisation])) if organisation in shelf else None
            if expected != held:
                raise Conflict(organisation, expected)
            shelf[organisation] = codec.dump(register)
        return codec.digest(register)

    def organisations(self) -> Collection[str]:
        with shelve.open(self.path) as shelf:  # noqa: S301 -- as above
            return list(shelf)
