"""Adapters that keep the promise of a repository, and how one with a defect is told of."""

import json
from collections.abc import Callable, Collection
from typing import Any, Final, NamedTuple

from customerfocus import Register, codec
from customerfocus.ports import Conflict, NotFound, Stored

Document = dict[str, Any]


class Shelf(dict[str, tuple[str, str]]):
    """What several adapters may have open: by organisation the text of a document, and its revision."""

    version = 0


class Honest:
    """An adapter over documents as text, with counters as revisions. What is planted overrides one of its steps."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = Shelf() if shelf is None else shelf

    # ---- the port ----

    def get(self, organisation: str) -> Stored:
        key = self.key(organisation)
        if key not in self.shelf:
            raise NotFound(organisation)
        text, revision = self.shelf[key]
        return Stored(register=codec.load(self.read(text)), revision=revision)

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        key = self.key(organisation)
        if not self.may(key, expected):
            raise Conflict(organisation, expected)
        self.write(key, self.text(register, key))
        return self.shelf[key][1]

    def organisations(self) -> Collection[str]:
        return list(self.shelf)

    # ---- its steps ----

    def key(self, organisation: str) -> str:
        return organisation

    def current(self, key: str) -> str | None:
        return self.shelf[key][1] if key in self.shelf else None

    def may(self, key: str, expected: str | None) -> bool:
        return expected == self.current(key)

    def write(self, key: str, text: str) -> None:
        self.shelf[key] = (text, self.next(key, text))

    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- some look at the text
        return str(int(self.current(key) or "0") + 1)

    def text(self, register: Register, key: str) -> str:  # noqa: ARG002 -- some look at the key
        return json.dumps(self.stored(codec.dump(register)))

    def stored(self, document: Document) -> Document:
        return document

    def read(self, text: str) -> Any:  # noqa: ANN401 -- what a reader returns
        return json.loads(text)


class ByDigest(Honest):
    """As honest, with the digest of what is kept as its revision."""

    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        return codec.digest(codec.load(json.loads(text)))


def reopened(first: Honest) -> Honest:
    return type(first)(first.shelf)


# ---- defects ----


class Plant(NamedTuple):
    """A defect, the check that is named for it, and the adapter that has it."""

    name: str
    check: str
    adapter: type[Any]


PLANTS: Final[list[Plant]] = []


def planted(name: str, check: str) -> Callable[[type[Any]], type[Any]]:
    def plant(adapter: type[Any]) -> type[Any]:
        PLANTS.append(Plant(name, check, adapter))
        return adapter

    return plant


def damage(name: str, check: str, change: Callable[[Document], Any]) -> None:
    """Plant an adapter that changes documents before they are kept."""
    PLANTS.append(Plant(name, check, type("Damaging", (Honest,), {"stored": lambda _, document: change(document)})))
