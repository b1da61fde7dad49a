"""What many records name, held against the references of each."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from customerfocus import Register, Segment
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import shape_of
from customerfocus.testing.strategies import registers

from ..few import few


@few
@given(registers(1), st.randoms(use_true_random=False))
def test_what_many_name_is_what_each_names(register: Register, chance: Random) -> None:
    records = list(register.records())
    chance.shuffle(records)
    each_names = [(place, link.addresses) for place, each in enumerate(records) for link in shape_of(type(each)).links_of(each)]
    assert Counter(named_by(enumerate(records))) == Counter(each_names)


def test_a_record_is_marked_by_what_it_came_with() -> None:
    diners = Segment(id="diners", name="Evening diners", requires=["room", "quiet"])
    assert [mark for mark, _ in named_by([("first", diners), ("second", Segment(id="late", name="Late"))])] == ["first", "first"]
