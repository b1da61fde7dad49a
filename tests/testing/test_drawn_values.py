"""Values that strategies draw are valid and awkward."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.model.feedback import Statement
from customerfocus.model.segments import Segment
from customerfocus.testing import strategies as drawn
from customerfocus.values.identifiers import Kind, Ref
from customerfocus.values.legal import Scheme
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, PUBLISHED_SCALES, Scale, Tally

from .reached import reached


@given(drawn.identifiers())
def test_an_identifier_can_name_a_segment(name: str) -> None:
    assert Segment(id=name, name="x").id == name


@given(drawn.texts())
def test_a_text_can_be_what_somebody_said(text: str) -> None:
    assert Statement(text=text).text == text


def test_a_text_may_hold_what_cannot_be_seen() -> None:
    assert reached(drawn.texts(), lambda text: not text.isprintable())


@given(drawn.days())
def test_a_day_lies_within_three_years(day: date) -> None:
    assert drawn.FIRST_DAY <= day <= drawn.LAST_DAY


def test_days_may_lie_elsewhere() -> None:
    assert reached(drawn.days(date.min, date.max), lambda day: day < drawn.FIRST_DAY)


@pytest.mark.parametrize(
    "condition",
    [
        lambda text: not unicodedata.is_normalized("NFC", text),
        lambda text: any(ord(each) > 0xFFFF for each in text),
        lambda text: "|" in text,
        lambda text: "\n#" in text or text.startswith("#"),
        lambda text: "<" in text,
        lambda text: "\n" in text,
        lambda text: len(text) == 1,
    ],
    ids=["not NFC", "astral", "table", "heading", "tag", "line end", "single"],
)
def test_texts_are_awkward(condition: Callable[[str], bool]) -> None:
    assert reached(drawn.texts(), condition)


@pytest.mark.parametrize(
    "condition",
    [lambda name: not name.isascii(), lambda name: len(name) == 200, lambda name: " " in name, lambda name: "/" in name],
    ids=["not ASCII", "longest", "space inside", "slash"],
)
def test_identifiers_are_awkward(condition: Callable[[str], bool]) -> None:
    assert reached(drawn.identifiers(), condition)


@pytest.mark.parametrize(
    "condition",
    [lambda period: period.end is None, lambda period: period.last_day == period.start],
    ids=["open", "a single day"],
)
def test_periods_are_of_every_length(condition: Callable[[Period], bool]) -> None:
    assert reached(drawn.periods(), condition)


@given(drawn.refs([Kind.SEGMENT, Kind.NEED], st.just("a")))
def test_refs_are_of_the_kinds_and_keys_asked(ref: Ref) -> None:
    assert str(ref) in {"segment:a", "need:a"}


@pytest.mark.parametrize("scale", PUBLISHED_SCALES, ids=lambda scale: scale.name)
def test_every_published_scale_is_drawn(scale: Scale) -> None:
    assert reached(drawn.scales(), lambda each: each == scale) == scale


def test_scales_of_our_own_are_drawn() -> None:
    assert reached(drawn.scales(), lambda each: each not in PUBLISHED_SCALES)


@pytest.mark.parametrize("size", [2, 5, 9])
@given(data=st.data())
def test_a_scale_has_as_many_points_as_asked(size: int, data: st.DataObject) -> None:
    assert len(data.draw(drawn.scales(size)).points) == size


@given(drawn.tallies(LIKERT_5))
def test_a_tally_is_on_the_scale_asked(tally: Tally) -> None:
    assert tally.scale == LIKERT_5


@given(drawn.tallies(drawn.scales(3)))
def test_a_tally_is_on_one_of_the_scales_asked(tally: Tally) -> None:
    assert len(tally.counts) == 3


@pytest.mark.parametrize("answered", [True, False])
def test_tallies_are_answered_by_some_or_by_nobody(answered: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert (reached(drawn.tallies(), lambda tally: (tally.n > 0) == answered).n > 0) == answered


@pytest.mark.parametrize("size", [1, 1000, 10**11])
def test_a_point_is_answered_seldom_often_and_by_a_world(size: int) -> None:
    assert reached(drawn.tallies(LIKERT_5), lambda tally: size <= max(tally.counts) <= 10 * size)


@pytest.mark.parametrize("scheme", Scheme)
def test_legal_texts_of_every_scheme_are_drawn(scheme: Scheme) -> None:
    assert reached(drawn.legal_references(), lambda each: each.scheme is scheme).scheme is scheme
