"""What a register would have been on a day: without the records that became known later."""

from collections.abc import Iterable
from datetime import date

from customerfocus import Record, Ref, Register
from customerfocus.register.shapes import shape_of


def known_then(register: Register, on: date) -> Register:
    """Return the register without what became known after a day, but for what the others name, which cannot be taken out."""
    needed = named_by((each for each in register.records() if is_known(each, on)), register)
    return register.without(*(each for each in register.records() if each not in needed))


def named_by(records: Iterable[Record], register: Register) -> set[Record]:
    """Return records, what they name, what that names, and so on."""
    found: set[Record] = set()
    waiting = list(records)
    while waiting:
        record = waiting.pop()
        if record not in found:
            found.add(record)
            links = shape_of(type(record)).links_of(record)
            named = (register.find(Ref(kind=kind, key=key)) for each in links for kind, key in each.addresses)
            waiting += [each for each in named if each is not None]
    return found


def is_known(record: Record, on: date) -> bool:
    since = shape_of(type(record)).day_of(record)
    return since is not None and since <= on
