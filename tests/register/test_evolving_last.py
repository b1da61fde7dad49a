"""What does not stand together is told, whichever of the records comes last: as the corpus breaks every law between records."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from customerfocus import IntegrityError, IntegrityProblem, Record, Register
from customerfocus.codec._document import _structured
from customerfocus.register.links import Address
from customerfocus.register.shapes import SHAPES, shape_of

from ..corpus.judged import INVALID, Case, cases
from ..moka_bar import RECORDS
from .small import EMPTY, anew

SOUND: Final = {shape_of(type(each)).address_of(each): each for each in RECORDS}
CASES: Final = [
    case
    for path in INVALID
    if path.parent.name == "between"
    for case in cases(path)
    if "id.duplicate" not in {each["code"] for each in case["problems"]}
]
"""What does not stand together, though each record is as it should be and is there once; every law between records is broken."""


def records_of(case: Case) -> dict[Address, Record]:
    """Return the records of a document."""
    fields = _structured(case["document"])
    return {shape.address_of(each): each for shape in SHAPES for each in fields.get(shape.field, ())}


def outcome(records: Iterable[Record], *added: Record) -> Register | tuple[IntegrityProblem, ...]:
    """Return what becomes of records that others are added to, or what keeps them from standing together."""
    try:
        return anew(EMPTY, *records).with_records(*added)
    except IntegrityError as error:
        return error.problems


def before(address: Address, records: Mapping[Address, Record]) -> Iterator[Register]:
    """Yield the registers that stand to which a record may be added: without it, and with what the Moka Bar holds in its place."""
    others = {key: record for key, record in records.items() if key != address}
    instead = [SOUND[address]] if address in SOUND and shape_of(type(records[address])).has_id else []
    for each in (others.values(), [*others.values(), *instead]):
        register = outcome(each)
        if isinstance(register, Register):
            yield register


def test_what_is_wrong_between_records_is_told_whichever_of_them_comes_last() -> None:
    seen: set[str] = set()
    for case in CASES:
        records = records_of(case)
        told = outcome(records.values())
        for address, last in records.items():
            for register in before(address, records):
                assert outcome(register.records(), last) == told, (case["why"], address)
                seen.update(each["code"] for each in case["problems"])
    assert seen == {each["code"] for case in CASES for each in case["problems"]}
