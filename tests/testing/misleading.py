"""Adapters that keep what is put, and break another promise of a repository."""

import json
import re
import unicodedata
from collections.abc import Callable, Collection
from itertools import count
from typing import Any

from customerfocus import Register, codec
from customerfocus.ports import Conflict, NotFound, Stored

from .adapters import PLANTS, Honest, Plant, Shelf, planted

# ---- whose it is ----


@planted("what is unknown is None", "unknown")
class NoneForUnknown(Honest):
    def get(self, organisation: str) -> Any:  # noqa: ANN401 -- the defect
        return super().get(organisation) if organisation in self.shelf else None


@planted("what is unknown is a KeyError", "unknown")
class KeyErrorForUnknown(Honest):
    def get(self, organisation: str) -> Stored:
        if organisation not in self.shelf:
            raise KeyError(organisation)
        return super().get(organisation)


@planted("what is unknown is empty", "unknown")
class EmptyForUnknown(Honest):
    def get(self, organisation: str) -> Stored:
        if organisation not in self.shelf:
            return Stored(register=Register(organisation=organisation), revision="0")
        return super().get(organisation)


@planted("who is alone is meant", "unknown")
class OnlyOneMeant(Honest):
    def get(self, organisation: str) -> Stored:
        return super().get(next(iter(self.shelf)) if len(self.shelf) == 1 else organisation)


@planted("one line a write is listed", "listing")
class ListedByWrite(Honest):
    def organisations(self) -> Collection[str]:
        return [key for key in self.shelf for _ in range(int(self.shelf[key][1]))]


@planted("the first is not listed", "listing")
class FirstNotListed(Honest):
    def organisations(self) -> Collection[str]:
        return list(self.shelf)[1:]


@planted("somebody is always listed", "listing")
class ExampleListed(Honest):
    def organisations(self) -> Collection[str]:
        return list(self.shelf) or ["example"]


class Keyed(Honest):
    """An adapter that keeps what was put under a key of its own, and lists what it was given."""

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        told = super().put(organisation, register, expected)
        self.shelf.__dict__.setdefault("given", {}).setdefault(self.key(organisation), organisation)
        return told

    def organisations(self) -> Collection[str]:
        return [self.shelf.__dict__["given"][key] for key in self.shelf]


def keyed(name: str, change: Callable[[str], str]) -> None:
    PLANTS.append(Plant(name, "key-forms", type("Keyed", (Keyed,), {"key": lambda _, organisation: change(organisation)})))


keyed("keys in small letters", str.casefold)
keyed("keys are composed", lambda key: unicodedata.normalize("NFC", key))
keyed(
    "keys without accents",
    lambda key: "".join(each for each in unicodedata.normalize("NFD", key) if not unicodedata.combining(each)),
)
keyed("keys of 64 characters", lambda key: key[:64])
keyed("keys are names of files", lambda key: re.sub(r"[^\w.-]", "_", key))
keyed("keys are paths", lambda key: key.replace("../", ""))
keyed("keys are numbers", lambda key: str(int(key)) if key.isdecimal() else key)
keyed("keys without full stops at the end", lambda key: key.rstrip(".") or key)
keyed("keys are unquoted", lambda key: key.replace("%2F", "/"))


@planted("keys are patterns", "key-forms")
class Patterns(Honest):
    def key(self, organisation: str) -> str:
        pattern = re.escape(organisation).replace("%", ".*").replace("_", ".")
        return next((key for key in self.shelf if re.fullmatch(pattern, key)), organisation)


@planted("the name is the key", "key-and-name")
class NameIsKey(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        return super().put(register.organisation if organisation == "tenant-7" else organisation, register, expected)


@planted("the key is the name", "key-and-name")
class KeyIsName(Honest):
    def text(self, register: Register, key: str) -> str:
        document = codec.dump(register)
        return json.dumps({**document, "organisation": key if key == "tenant-7" else register.organisation})


@planted("names are listed", "key-and-name")
class NamesListed(Honest):
    def organisations(self) -> Collection[str]:
        return [key if key != "tenant-7" else json.loads(self.shelf[key][0])["organisation"] for key in self.shelf]


@planted("one revision for all", "apart")
class OneVersion(Honest):
    def get(self, organisation: str) -> Stored:
        return Stored(register=super().get(organisation).register, revision=str(self.shelf.version))

    def may(self, key: str, expected: str | None) -> bool:
        return expected == (str(self.shelf.version) if key in self.shelf else None)

    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        self.shelf.version += 1
        return str(self.shelf.version)


@planted("room for one", "apart")
class RoomForOne(Honest):
    def write(self, key: str, text: str) -> None:
        revision = self.next(key, text)
        self.shelf.clear()
        self.shelf[key] = (text, revision)


# ---- one state after the other ----


@planted("what was there is kept, too", "whole-write")
class Merging(Honest):
    def text(self, register: Register, key: str) -> str:
        if key not in self.shelf:
            return super().text(register, key)
        before = codec.load(json.loads(self.shelf[key][0]))
        known = {each.id for each in register.segments}
        kept = [each for each in before.segments if each.id not in known]
        return super().text(register.with_records(*kept), key)


@planted("what is known already is not written again", "whole-write")
class Ignoring(Honest):
    def text(self, register: Register, key: str) -> str:
        if key not in self.shelf:
            return super().text(register, key)
        before = codec.load(json.loads(self.shelf[key][0]))
        known = {each.id: each for each in before.segments}
        return super().text(
            Register(organisation=register.organisation, segments=[known.get(each.id, each) for each in register.segments]), key
        )


@planted("what is empty is not written", "whole-write")
class NothingIsNothing(Honest):
    def write(self, key: str, text: str) -> None:
        empty = key in self.shelf and not codec.load(json.loads(text)).segments
        self.shelf[key] = (self.shelf[key][0] if empty else text, self.next(key, text))


@planted("the revision before is told", "revision-told")
class RevisionBefore(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        before = self.current(organisation)
        super().put(organisation, register, expected)
        return before or "0"


@planted("no revision is told", "revision-told")
class NoRevision(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> Any:  # noqa: ANN401 -- the defect
        super().put(organisation, register, expected)


@planted("a number is told", "revision-told")
class NumberTold(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> Any:  # noqa: ANN401 -- the defect
        return int(super().put(organisation, register, expected))


@planted("the first revision is told for ever", "revision-told")
class FirstRevision(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        super().put(organisation, register, expected)
        return "1"


@planted("to read is to touch", "revision-kept")
class Touched(Honest):
    def get(self, organisation: str) -> Stored:
        stored = super().get(organisation)
        self.shelf[organisation] = (self.shelf[organisation][0], str(int(stored.revision) + 1))
        return stored


@planted("to list is to touch", "revision-kept")
class TouchedByList(Honest):
    def organisations(self) -> Collection[str]:
        for key, (text, revision) in self.shelf.items():
            self.shelf[key] = (text, str(int(revision) + 1))
        return list(self.shelf)


@planted("a new revision each time it is read", "revision-kept")
class NewEachTime(Honest):
    """Accepts whichever it has told."""

    def get(self, organisation: str) -> Stored:
        stored = super().get(organisation)
        told = count(self.shelf.version)
        self.shelf.version += 1
        return Stored(register=stored.register, revision=f"{stored.revision}.{next(told)}")

    def may(self, key: str, expected: str | None) -> bool:
        return (expected or "").partition(".")[0] == (self.current(key) or "")

    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        super().put(organisation, register, expected)
        return self.get(organisation).revision


@planted("the revision is the number of records", "revision-per-content")
class CountedRecords(Honest):
    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        return str(len(codec.load(json.loads(text)).segments))


@planted("revisions begin again after seven", "revision-per-content")
class SevenRevisions(Honest):
    def next(self, key: str, text: str) -> str:
        return str(int(super().next(key, text)) % 7)


@planted("the revision is a short digest of the name", "revision-per-content")
class DigestOfName(Honest):
    def next(self, key: str, text: str) -> str:  # noqa: ARG002 -- as above
        segments = codec.load(json.loads(text)).segments
        return str([segment.name[:3] for segment in segments])


# ---- what is refused ----


@planted("where none is expected, all is accepted", "first-write")
class NoneIsAny(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        return expected is None or super().may(key, expected)


@planted("whoever put it may put it again", "first-write")
class OwnAgain(Honest):
    def __init__(self, shelf: Shelf | None = None) -> None:
        super().__init__(shelf)
        self.own: set[str] = set()

    def may(self, key: str, expected: str | None) -> bool:
        return (expected is None and key in self.own) or super().may(key, expected)

    def write(self, key: str, text: str) -> None:
        self.own.add(key)
        super().write(key, text)


@planted("where none is, all is accepted", "write-to-nothing")
class NothingIsAny(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        return key not in self.shelf or super().may(key, expected)


@planted("where none is, none is found", "write-to-nothing")
class NothingIsNotFound(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        if expected is not None and organisation not in self.shelf:
            raise NotFound(organisation)
        return super().put(organisation, register, expected)


@planted("the last who writes wins", "stale-write")
class LastWins(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        return (expected is not None and key in self.shelf) or super().may(key, expected)


@planted("any revision that ever was", "stale-write")
class AnyThatWas(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        was = expected is not None and expected.isdecimal() and int(expected) <= int(self.current(key) or "0")
        return was or super().may(key, expected)


@planted("any revision that never was", "stale-write")
class AnyThatWasNot(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        never = expected is not None and key in self.shelf and not expected.isdecimal()
        return never or super().may(key, expected)


@planted("revisions are compared as whole numbers", "stale-write")
class ComparedAsWhole(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        is_number = key in self.shelf and expected is not None and expected.strip().isdecimal()
        return (is_number and int(expected or "0") == int(self.shelf[key][1])) or super().may(key, expected)


@planted("revisions are compared as numbers", "stale-write")
class ComparedAsNumbers(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        is_number = key in self.shelf and expected is not None and expected.endswith(".0")
        return (is_number and float(expected or "0") == float(self.shelf[key][1])) or super().may(key, expected)


@planted("white space at the end of a revision counts nothing", "stale-write")
class Stripped(Honest):
    def may(self, key: str, expected: str | None) -> bool:
        return super().may(key, expected and expected.strip())


@planted("it is written, then compared", "refused-write")
class WrittenFirst(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        may = self.may(organisation, expected)
        self.write(organisation, self.text(register, organisation))
        if not may:
            raise Conflict(organisation, expected)
        return self.shelf[organisation][1]


@planted("half of it is written, then compared", "refused-write")
class HalfWritten(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        before = self.shelf.get(organisation)
        if before and not self.may(organisation, expected):
            kept = codec.load(json.loads(before[0]))
            half = Register(organisation=register.organisation, segments=[*register.segments[:1], *kept.segments[1:]])
            self.shelf[organisation] = (self.text(half, organisation), before[1])
        return super().put(organisation, register, expected)


@planted("what was refused counts", "refused-write")
class RefusedCounts(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        if organisation in self.shelf and not self.may(organisation, expected):
            self.shelf[organisation] = (self.shelf[organisation][0], self.next(organisation, ""))
        return super().put(organisation, register, expected)


@planted("who was refused is listed", "refused-write")
class RefusedListed(Honest):
    def put(self, organisation: str, register: Register, expected: str | None) -> str:
        self.shelf.__dict__.setdefault("asked", {})[organisation] = None
        return super().put(organisation, register, expected)

    def organisations(self) -> Collection[str]:
        return list(self.shelf.__dict__.get("asked", ()))
