"""How records name one another: which fields do, and where in the record."""

from datetime import date

import pytest

from customerfocus import (
    LIKERT_5,
    Exclusion,
    FeedbackSession,
    Kind,
    NeedSatisfaction,
    Period,
    Question,
    Ref,
    Sample,
    Satisfaction,
    Segment,
    SessionMethod,
    Statement,
    Survey,
    Tally,
    Wave,
)
from customerfocus.register.links import Link, Reference
from customerfocus.register.naming import named_by
from customerfocus.register.shapes import Record, ref_of, shape_of

from ..moka_bar import RECORDS

YEAR = Period(start=date(2026, 1, 1), end=date(2027, 1, 1))


def exclusion(subject: Ref | None) -> Exclusion:
    return Exclusion(rule="DIR-3", subject=subject, because="closed", by="director", in_force=YEAR)


def test_a_reference_in_a_nested_value_says_where_it_stands() -> None:
    statements = [Statement(text="lovely"), Statement(text="too slow", need="quick")]
    session = FeedbackSession(
        id="june",
        segment="diners",
        on=date(2026, 6, 1),
        by="marketing",
        method=SessionMethod.CALL,
        participants=1,
        statements=statements,
    )
    assert list(shape_of(FeedbackSession).links_of(session)) == [
        Link(field="segment", kinds=(Kind.SEGMENT,), key="diners"),
        Link(field="statements[1].need", kinds=(Kind.NEED,), key="quick"),
    ]


def test_a_reference_in_a_question_says_where_it_stands() -> None:
    asked = Question(id="q", text="Fine?", scale=LIKERT_5, asks=Satisfaction())
    about = Question(id="r", text="Quick?", scale=LIKERT_5, asks=NeedSatisfaction(need="quick"))
    survey = Survey(id="spring", title="Spring", questions=[asked, about])
    assert list(shape_of(Survey).links_of(survey)) == [
        Link(field="questions[1].asks.need", kinds=(Kind.NEED,), key="quick"),
    ]


def test_a_reference_through_a_set_says_no_place_in_it() -> None:
    tallies = {"q": Tally.empty(LIKERT_5)}
    samples = [Sample(segment=each, invited=0, answered=0, tallies=tallies) for each in ("b", "a")]
    wave = Wave(id="a", survey="s", fielded=YEAR, samples=samples)
    assert list(shape_of(Wave).links_of(wave)) == [
        Link(field="survey", kinds=(Kind.SURVEY,), key="s"),
        Link(field="samples.segment", kinds=(Kind.SEGMENT,), key="a"),
        Link(field="samples.segment", kinds=(Kind.SEGMENT,), key="b"),
        Link(field="samples.tallies.question", kinds=(Kind.QUESTION,), key="q"),
        Link(field="samples.tallies.question", kinds=(Kind.QUESTION,), key="q"),
    ]


def test_an_id_that_is_unique_over_several_kinds_may_be_that_of_any() -> None:
    link = Link(field="evidence", kinds=(Kind.WAVE, Kind.STUDY), key="may")
    assert link.addresses == ((Kind.WAVE, "may"), (Kind.STUDY, "may"))


def test_a_field_with_several_references_yields_each() -> None:
    segment = Segment(id="diners", name="Evening diners", requires=["room", "cook"])
    assert list(shape_of(Segment).links_of(segment)) == [
        Link(field="requires", kinds=(Kind.CAPABILITY,), key="cook"),
        Link(field="requires", kinds=(Kind.CAPABILITY,), key="room"),
    ]


def test_a_pointer_says_its_kind_itself() -> None:
    record = exclusion(Ref(kind=Kind.ATTRIBUTE, key="speed"))
    assert list(shape_of(Exclusion).links_of(record)) == [Link(field="subject", kinds=(Kind.ATTRIBUTE,), key="speed")]


def test_what_is_absent_is_no_reference() -> None:
    assert list(shape_of(Exclusion).links_of(exclusion(None))) == []


def test_where_only_a_pointer_can_name_a_record_a_text_names_none() -> None:
    assert list(Reference(path="name").links(Segment(id="diners", name="segment:diners"))) == []
    assert list(Reference(path="name").addresses([("it", Segment(id="diners", name="segment:diners"))])) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(ref_of(record)))
def test_where_records_may_be_found_is_told_alike_with_the_place_that_names_them_and_without(record: Record) -> None:
    links = shape_of(type(record)).links_of(record)
    assert list(named_by([("it", record)])) == [("it", link.addresses) for link in links]
