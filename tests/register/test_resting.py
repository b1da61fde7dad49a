"""What others rest on is what judging one record reads of another: where such a record joins, all are judged again."""

from collections.abc import Iterator
from typing import Any

from customerfocus import Jurisdiction, Record, Register, RiskCriteria, Survey
from customerfocus.register import agreement
from customerfocus.register.agreement import disagreements
from customerfocus.register.integrity import broken

ONE_ANOTHER = {Jurisdiction, RiskCriteria, Survey}
"""Laws hold among all of a kind: circles, currencies, the ids of questions."""


class Read(dict[Any, Any]):
    """What is held, and of which classes somebody has read more than that it is there."""

    def __init__(self, held: Any) -> None:  # noqa: ANN401 -- addresses or ids, and what stands there
        super().__init__(held)
        self.classes = set[type]()

    def __getitem__(self, key: object) -> Any:  # noqa: ANN401 -- as above
        self.classes.add(type(super().__getitem__(key)))
        return super().__getitem__(key)

    def get(self, key: object, default: object = None) -> Any:  # noqa: ANN401 -- as above
        if key not in self:
            return default
        return self[key]


class Passes(list[Record]):
    """Records, and how often somebody has gone through all of them."""

    times = 0

    def __iter__(self) -> Iterator[Record]:
        self.times += 1
        return super().__iter__()


def judged(register: Register) -> tuple[Read, Read, Passes]:
    """Return what judging all records reads."""
    held, records = Read(register.index.records), Passes(register.records())
    questions = Read({question.id: question for survey in register.surveys for question in survey.questions})
    found = [*broken(records, held, register.organisation, questions), *disagreements(records, held, questions)]
    assert found == []
    return held, questions, records


def test_what_is_read_of_another_record_is_what_others_rest_on(whole: Register) -> None:
    held, questions, _ = judged(whole)
    asked = {Survey} if questions.classes else set()
    assert held.classes | asked | ONE_ANOTHER == {*agreement._OTHERS_REST_ON}  # the table itself


def test_no_law_among_many_is_unknown_here(whole: Register) -> None:
    _, _, records = judged(whole)
    # What leads nowhere, circles; shared sources, questions, currencies, and once all the laws of a record and what it names.
    assert records.times == 2 + 4
