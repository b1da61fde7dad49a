"""Adapters that keep the promise of a repository as long as nobody else has the store open, before or beside them."""

from collections.abc import Collection
from itertools import count

from customerfocus import Register
from customerfocus.ports import Stored

from .adapters import Honest, Shelf, planted


@planted("it is kept in memory", "reopened")
class InMemory(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__()
        self.disc = shelf

    def close(self) -> None:
        """Lose everything, but for the place it would have been written to."""


@planted("the last write is not flushed", "reopened")
class LateFlush(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.flushed: Shelf = Shelf(self.shelf)

    def write(self, key: str, text: str) -> None:
        self.flushed = Shelf(self.shelf)
        super().write(key, text)

    def close(self) -> None:
        if len(self.shelf) > 1:
            self.shelf.clear()
            self.shelf.update(self.flushed)


@planted("revisions are forgotten", "reopened")
class ForgottenRevisions(Honest):
    def close(self) -> None:
        for key, (text, revision) in self.shelf.items():
            self.shelf[key] = (text, f"{revision}-again" if len(self.shelf) > 1 else revision)

    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        return str(int((self.current(key) or "0").removesuffix("-again")) + 1)


@planted("the counter begins again", "reopened-write")
class CounterAgain(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.counter = count(1)

    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        return str(next(self.counter))


@planted("what was opened again cannot be written", "reopened-write")
class ReadOnly(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.writes = shelf is None or not shelf.__dict__.get("closed")

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        if not self.writes:
            raise PermissionError("opened to be read")
        return super().put(organisation, register, expected)

    def close(self) -> None:
        self.shelf.__dict__["closed"] = True


@planted("what was read is remembered", "side-by-side")
class Remembering(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.read_before: dict[str, Stored] = {}

    def get(self, organisation: str) -> Stored:
        if organisation not in self.read_before:
            self.read_before[organisation] = super().get(organisation)
        return self.read_before[organisation]

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        told = super().put(organisation, register, expected)
        self.read_before.pop(organisation, None)
        return told


@planted("the list is remembered", "side-by-side")
class ListRemembered(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.listed = set(self.shelf)

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        told = super().put(organisation, register, expected)
        self.listed.add(organisation)
        return told

    def organisations(self) -> Collection[str]:
        return self.listed


class OwnKnowledge(Honest):
    """Compares with the revisions it knows, and not with those of the store."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.known = {key: revision for key, (_, revision) in self.shelf.items()}

    def get(self, organisation: str) -> Stored:
        stored = super().get(organisation)
        self.known[organisation] = stored.revision
        return stored

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        told = super().put(organisation, register, expected)
        self.known[organisation] = told
        return told


@planted("the revision that was read is compared", "race")
class RevisionRemembered(OwnKnowledge):
    def may(self, key: str, expected: str | None) -> bool:
        return expected == self.known.get(key) if expected is not None else super().may(key, expected)


@planted("who is unknown here is new", "race")
class NewToMe(OwnKnowledge):
    def may(self, key: str, expected: str | None) -> bool:
        return (expected is None and key not in self.known) or super().may(key, expected)
