"""No law between records is forgotten where a register evolves: what one of them looks at has judged anew whoever looked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Generic, TypeVar

from customerfocus import IntegrityError, IntegrityProblem, Metric, Obligation, Opportunity, Record, Register, Risk, Survey
from customerfocus.codec._document import _structured
from customerfocus.register.agreement import concerned, disagreements
from customerfocus.register.integrity import broken
from customerfocus.register.links import Address
from customerfocus.register.shapes import SHAPES, shape_of

from ..corpus.judged import INVALID, Case, cases
from ..moka_bar import RECORDS
from .small import EMPTY, anew

K = TypeVar("K")
V = TypeVar("V")


class Watched(Mapping[K, V], Generic[K, V]):
    """What may be looked up, and what was."""

    def __init__(self, held: Mapping[K, V]) -> None:
        self.held = held
        self.looked_at: set[K] = set()

    def __getitem__(self, key: K) -> V:
        found = self.held[key]
        self.looked_at.add(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


class Named(Watched[Address, Record]):
    """Records of which it is not looking at them to ask whether they are there: one that takes another's place is there, too."""

    def __contains__(self, key: object) -> bool:
        return key in self.held


def looked_at(record: Record, register: Register) -> set[Address]:
    """Judge a record of a register alone, and return where the others stand that were looked at for it."""
    held = Named(register.index.records)
    asked = {question.id: (survey, question) for survey in register.surveys for question in survey.questions}
    questions = Watched({key: question for key, (_, question) in asked.items()})
    assert not [*broken([record], held, register.organisation, questions), *disagreements([record], held, questions)]
    surveys = {shape_of(Survey).address_of(asked[key][0]) for key in questions.looked_at}
    return held.looked_at | surveys


def test_what_is_looked_at_has_those_judged_anew_that_it_was_looked_at_for(whole: Register) -> None:
    held = whole.index.records
    found = {each: looked_at(record, whole) for each, record in held.items()}
    seen = {type(held[other]) for others in found.values() for other in others}
    assert {Metric, Obligation, Opportunity, Risk, Survey} <= seen
    forgotten = [
        (each, other)
        for each, others in found.items()
        for other in others
        if held[each] not in concerned({other: held[other]}, held)
    ]
    assert forgotten == []


# ---- as the corpus breaks them ---------------------------------------------------------------------------------------

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
