"""The table of shapes, held against the classes it speaks of."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
import pytest

from customerfocus import (
    Capability,
    Contribution,
    CustomerFocusError,
    Drift,
    Exclusion,
    Feedback,
    FeedbackKind,
    Jurisdiction,
    Kind,
    Period,
    Quality,
    Record,
    Ref,
    Register,
    Resolution,
    Segment,
    Settlement,
    Study,
    TradeOff,
    Trend,
    Wave,
)
from customerfocus.register.links import Reference
from customerfocus.register.shapes import ALWAYS, SHAPES, Shape, are_records, key_of, ref_of, shape_of
from customerfocus.values.identifiers import Attribute, Criterion, QuestionId, Tag, Theme

FREE_WORDS: tuple[object, ...] = (Attribute, Criterion, Theme, Tag)
"""Names of what is no record."""

EACH = [pytest.param(shape, id=shape.field) for shape in SHAPES]
YEAR = Period(start=date(2026, 1, 1), end=date(2027, 1, 1))


def named_by(identifier: object) -> frozenset[Kind]:
    """Return the kinds of record that a type of id belongs to: those of the records whose own id is of this type."""
    with_an_id = [shape for shape in SHAPES if shape.key in (("id",), ("code",))]
    kinds = {shape.kind for shape in with_an_id if get_type_hints(shape.type)[shape.key[0]] is identifier}
    return frozenset(kinds | ({Kind.QUESTION} if identifier is QuestionId else set()))


def parts(hint: object) -> Iterator[Any]:
    """Yield what a type is made of, apart from `None`: the members of a union, the elements of a tuple."""
    if get_origin(hint) in (Union, UnionType, tuple):
        for each in get_args(hint):
            if each not in (NoneType, Ellipsis):
                yield from parts(each)
    else:
        yield hint


def naming(holder: type, prefix: str = "") -> Iterator[tuple[str, frozenset[Kind]]]:
    """Yield each field, at any depth, that names other records, with the kinds it may name; a `Ref` says its kind itself."""
    for name, hint in get_type_hints(holder).items():
        for part in parts(hint):
            if part is Ref:
                yield prefix + name, frozenset()
            elif attrs.has(part):
                yield from naming(part, f"{prefix}{name}.")
            elif hasattr(part, "__supertype__") and part not in FREE_WORDS and name not in {"id", "code"}:
                yield prefix + name, named_by(part)


OF_DERIVED: Final = {("origin.need", frozenset({Kind.NEED})), ("origin.obligation", frozenset({Kind.OBLIGATION}))}
"""What a derived requirement names; no register holds one."""


# ---- the table against the classes -----------------------------------------------------------------------------------


def test_every_field_of_a_register_has_its_shape_in_order() -> None:
    fields = [field.name for field in attrs.fields(Register) if field.name not in {"organisation", "index"}]
    assert [shape.field for shape in SHAPES] == fields


@pytest.mark.parametrize("shape", EACH)
def test_a_field_of_the_register_holds_the_class_of_its_shape(shape: Shape) -> None:
    assert get_type_hints(Register)[shape.field] == tuple[shape.type, ...]  # type: ignore[name-defined]


def test_every_class_of_records_has_one_shape() -> None:
    assert Counter(shape.type for shape in SHAPES) == Counter(get_args(Record))


def test_every_kind_has_one_shape_but_those_of_what_is_no_record() -> None:
    words = {Kind.ATTRIBUTE, Kind.THEME, Kind.ASPECT, Kind.FACTOR_KIND}
    no_records = {Kind.ORGANISATION, Kind.VERSION, Kind.QUESTION, *words}
    assert Counter(shape.kind for shape in SHAPES) == Counter(set(Kind) - no_records)


@pytest.mark.parametrize("shape", EACH)
def test_the_word_of_a_kind_is_the_name_of_its_class(shape: Shape) -> None:
    assert shape.kind.value.replace("-", "") == shape.type.__name__.lower()


@pytest.mark.parametrize("shape", EACH)
def test_the_references_of_a_shape_are_the_ids_in_its_class(shape: Shape) -> None:
    assert {(each.path, frozenset(each.kinds)) for each in shape.references} == set(naming(shape.type)) - OF_DERIVED


@pytest.mark.parametrize("shape", EACH)
def test_a_reference_is_declared_once(shape: Shape) -> None:
    assert len(shape.references) == len({each.path for each in shape.references})


@pytest.mark.parametrize("shape", EACH)
def test_what_identifies_a_record_are_fields_of_its_class(shape: Shape) -> None:
    assert set(shape.key) <= get_type_hints(shape.type).keys()


@pytest.mark.parametrize("shape", EACH)
def test_a_record_has_an_id_of_its_own_where_its_class_has_an_id_or_a_code(shape: Shape) -> None:
    assert shape.has_id is bool({"id", "code"} & get_type_hints(shape.type).keys())


@pytest.mark.parametrize("shape", EACH)
def test_a_dated_record_is_known_from_its_day_and_any_other_always(shape: Shape) -> None:
    dated = [each for each in ("on", "identified", "planned", "received", "fielded") if each in get_type_hints(shape.type)]
    assert shape.known_from == next(iter(dated), None)


@pytest.mark.parametrize("shape", [each for each in SHAPES if each.known_from], ids=lambda each: each.field)
def test_what_a_record_is_known_from_is_a_day_or_the_end_of_a_period(shape: Shape) -> None:
    assert get_type_hints(shape.type)[str(shape.known_from)] in {date, Period}


NESTED = [
    pytest.param(shape, reference, id=f"{shape.field}.{reference.path}")
    for shape in SHAPES
    for reference in shape.references
    if "." in reference.path
]


@pytest.mark.parametrize(("shape", "reference"), NESTED)
def test_the_place_of_a_name_is_told_only_where_members_keep_the_order_they_were_given(
    whole: Register, shape: Shape, reference: Reference
) -> None:
    through = reference.path.partition(".")[0]
    records = [each for each in getattr(whole, shape.field) if isinstance(getattr(each, through), tuple)]
    turned = [attrs.evolve(each, **{through: getattr(each, through)[::-1]}) for each in records]
    assert reference.is_set is (bool(records) and turned == records)


@pytest.mark.parametrize("shape", [each for each in SHAPES if each.is_pair], ids=lambda each: each.field)
def test_the_two_of_a_pair_are_of_one_type(shape: Shape) -> None:
    hints = get_type_hints(shape.type)
    assert hints[shape.key[0]] is hints[shape.key[1]]


# ---- keys ------------------------------------------------------------------------------------------------------------


def exclusion(subject: Ref | None) -> Exclusion:
    return Exclusion(rule="DIR-3", subject=subject, because="closed", by="director", in_force=YEAR)


def resolution(first: str, second: str, attributes: list[str]) -> Resolution:
    on = date(2026, 2, 2)
    return Resolution(first=first, second=second, attributes=attributes, how=Settlement.PHASE, because="b", on=on, by="d")


def fielded(start: date, end: date | None) -> Wave:
    return Wave(id="a", survey="s", fielded=Period(start=start, end=end))


def study(start: date, end: date | None) -> Study:
    period = Period(start=start, end=end)
    return Study(id="a", title="t", method="m", fielded=period, segments=["a"], quality=Quality.WEAK)


KEYS: list[tuple[str, Record, str]] = [
    ("an id", Capability(id="counter", name="Express counter"), "capability:counter"),
    ("a code", Jurisdiction(code="DE", name="Germany"), "jurisdiction:DE"),
    ("two ids", Contribution(characteristic="wait", need="quick", strength=9), "contribution:wait@quick"),
    ("a pair in order", TradeOff(attribute="calm", against="speed", because="b"), "trade-off:calm@speed"),
    ("a pair turned round", TradeOff(attribute="speed", against="calm", because="b"), "trade-off:calm@speed"),
    ("several names", resolution("a", "b", ["speed", "calm"]), "resolution:a@b@calm+speed@2026-02-02"),
    ("a pair beside other parts", resolution("b", "a", ["speed"]), "resolution:a@b@speed@2026-02-02"),
    ("an id and a day", Trend(factor="a", on=date(2026, 2, 2), drift=Drift.STABLE, because="b"), "trend:a@2026-02-02"),
    ("an id that others of its kind share none of", fielded(date(2026, 2, 2), None), "wave:a"),
    ("no subject", exclusion(None), "exclusion:DIR-3@@2026-01-01/2027-01-01"),
    (
        "a subject",
        exclusion(Ref(kind=Kind.SEGMENT, key="diners")),
        "exclusion:DIR-3@segment:diners@2026-01-01/2027-01-01",
    ),
]


@pytest.mark.parametrize(("record", "ref"), [pytest.param(record, ref, id=name) for name, record, ref in KEYS])
def test_a_pointer_to_a_record_is_its_kind_and_what_identifies_it(record: Record, ref: str) -> None:
    assert str(ref_of(record)) == ref


@pytest.mark.parametrize(("record", "ref"), [pytest.param(record, ref, id=name) for name, record, ref in KEYS])
def test_the_key_of_a_record_is_that_of_the_pointer_to_it(record: Record, ref: str) -> None:
    assert key_of(record) == Ref.parse(ref).key


# ---- what stands in a record -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "day"),
    [
        pytest.param(resolution("a", "b", ["speed"]), date(2026, 2, 2), id="dated"),
        pytest.param(exclusion(None), ALWAYS, id="not dated"),
        pytest.param(fielded(date(2026, 6, 1), date(2026, 7, 1)), date(2026, 7, 1), id="the day after the last of a wave"),
        pytest.param(fielded(date(2026, 6, 1), None), None, id="never, while a wave is open"),
        pytest.param(study(date(2026, 6, 1), date(2026, 6, 2)), date(2026, 6, 2), id="the day after a study of one day"),
        pytest.param(study(date(2026, 6, 1), None), None, id="never, while a study is open"),
        pytest.param(
            Feedback(id="a", segment="a", channel="letter", kind=FeedbackKind.ENQUIRY, received=date(2026, 6, 1)),
            date(2026, 6, 1),
            id="received",
        ),
    ],
)
def test_the_day_a_record_is_known_from_is_read_from_it(record: Record, day: date | None) -> None:
    assert shape_of(type(record)).day_of(record) == day


def test_a_record_names_what_its_references_say_in_their_order() -> None:
    contribution = Contribution(characteristic="wait", need="quick", strength=9)
    assert [each.key for each in shape_of(Contribution).links_of(contribution)] == ["wait", "quick"]


# ---- what is no record -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", [pytest.param(ref_of, id="ref_of"), pytest.param(key_of, id="key_of")])
def test_what_is_no_record_has_no_pointer_and_no_key(ask: Callable[[Any], object]) -> None:
    with pytest.raises(CustomerFocusError, match="kind must be a class of records, got the class Period"):
        ask(YEAR)


@pytest.mark.parametrize(
    ("kind", "came"),
    [(Period, "the class Period"), (None, "None"), ([Segment], "an instance of list")],
    ids=["class", "none", "list"],
)
def test_what_is_no_class_of_records_has_no_shape(kind: object, came: str) -> None:
    with pytest.raises(CustomerFocusError, match=f"kind must be a class of records, got {came}"):
        shape_of(kind)


@pytest.mark.parametrize(
    ("values", "are"),
    [
        pytest.param((exclusion(None), exclusion(None)), True, id="records"),
        pytest.param((exclusion(None), resolution("a", "b", ["speed"])), False, id="records of two classes"),
        pytest.param((), True, id="none"),
        pytest.param((exclusion(None), YEAR), False, id="a part"),
        pytest.param([exclusion(None)], False, id="a list"),
    ],
)
def test_only_a_tuple_of_records_of_one_class_counts_as_records(values: object, are: bool) -> None:  # noqa: FBT001
    assert are_records(values) is are
