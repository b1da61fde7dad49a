"""The register: what stands together, what is refused, and what never changes."""

import copy
import pickle
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import (
    Capability,
    CustomerFocusError,
    IntegrityError,
    IntegrityProblem,
    Job,
    Kind,
    Period,
    Ref,
    Register,
    Segment,
)
from customerfocus.errors import BrokenLawError, WrongTypeError, shown
from customerfocus.register.shapes import SHAPES, Shape, key_of, ref_of, shape_of
from customerfocus.testing.strategies import registers

from ..few import few
from .small import COMMUTERS, COUNTER, DINERS, EMPTY, HURRY, SMALL, fields_of, problems, told

# ---- adding ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@given(registers(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_added_means_nothing(register: Register, chance: Random) -> None:
    records = list(register.records())
    shuffled = chance.sample(records, len(records))
    assert Register(organisation=register.organisation).with_records(*shuffled) == register


@few
@given(registers(1))
def test_adding_what_is_held_changes_nothing(register: Register) -> None:
    assert register.with_records(*register.records()) is register


def test_adding_nothing_changes_nothing() -> None:
    assert SMALL.with_records() is SMALL


def test_records_are_kept_sorted_by_key() -> None:
    register = EMPTY.with_records(DINERS, COMMUTERS, COUNTER)
    assert register.segments == (COMMUTERS, DINERS)


def test_a_record_with_an_id_takes_the_place_of_the_one_with_the_same_id() -> None:
    renamed = attrs.evolve(DINERS, name="Late diners")
    assert SMALL.with_records(renamed).segments == (COMMUTERS, renamed)


def test_a_record_that_takes_a_place_may_let_go_of_what_the_old_one_named() -> None:
    alone = SMALL.with_records(attrs.evolve(COMMUTERS, requires=[]))
    assert alone.without(COUNTER).capabilities == ()


@pytest.mark.usefixtures("_validators")
def test_a_record_without_an_id_is_not_replaced_by_other_content() -> None:
    other = attrs.evolve(HURRY, because="haste is loud")
    (problem,) = problems(lambda: SMALL.with_records(other))
    assert problem == IntegrityProblem(
        ref="trade-off:calm@speed",
        field="attribute",
        code="record.conflict",
        message="trade-off:calm@speed is held with other content, and it has no id of its own: "
        "take that one out with `without` first",
    )


def test_a_pair_named_in_the_other_order_has_the_same_key_and_other_content() -> None:
    turned = attrs.evolve(HURRY, attribute="calm", against="speed")
    assert told(lambda: SMALL.with_records(turned)) == [("trade-off:calm@speed", "attribute", "record.conflict")]


def test_a_record_without_an_id_is_replaced_by_way_of_without() -> None:
    other = attrs.evolve(HURRY, because="haste is loud")
    assert SMALL.without(HURRY).with_records(other).trade_offs == (other,)


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize("second", [DINERS, attrs.evolve(DINERS, name="Late diners")], ids=["the same", "other content"])
def test_one_key_is_not_given_twice_in_one_call(second: Segment) -> None:
    (problem,) = problems(lambda: EMPTY.with_records(DINERS, second))
    assert problem == IntegrityProblem(
        ref="segment:diners", field="id", code="id.duplicate", message="segment:diners is given twice"
    )


def test_what_does_not_stand_together_is_told_with_what_was_given_twice() -> None:
    other = attrs.evolve(HURRY, because="haste is loud")
    lost = Segment(id="lost", name="Lost", requires=["oven"])
    assert told(lambda: SMALL.with_records(lost, other, DINERS, DINERS)) == [
        ("segment:diners", "id", "id.duplicate"),
        ("segment:lost", "requires", "ref.missing"),
        ("trade-off:calm@speed", "attribute", "record.conflict"),
    ]


@pytest.mark.parametrize("method", [Register.with_records, Register.without], ids=lambda each: each.__name__)
def test_what_is_no_record_is_refused_with_its_place(method: Callable[..., Register]) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        method(SMALL, DINERS, "diners")
    assert str(caught.value) == "records[1] must be a record, got 'diners'"


# ---- taking out ------------------------------------------------------------------------------------------------------


@few
@given(registers(1))
def test_everything_can_be_taken_out_at_once(register: Register) -> None:
    assert register.without(*register.records()) == Register(organisation=register.organisation)


def test_a_record_given_twice_is_taken_out_once() -> None:
    assert SMALL.without(DINERS, DINERS).segments == (COMMUTERS,)


@pytest.mark.usefixtures("_validators")
def test_what_another_record_names_is_not_taken_out() -> None:
    (problem,) = problems(lambda: SMALL.without(COUNTER))
    assert problem == IntegrityProblem(
        ref="segment:commuters",
        field="requires",
        code="ref.missing",
        message="segment:commuters names capability 'counter' in requires, and the register holds none",
    )


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(
    "record",
    [pytest.param(Segment(id="none", name="Nobody"), id="not held"), pytest.param(attrs.evolve(DINERS, name="Late"), id="other")],
)
def test_only_what_is_held_with_this_content_is_taken_out(record: Segment) -> None:
    (problem,) = problems(lambda: SMALL.without(record))
    assert problem == IntegrityProblem(
        ref=f"segment:{record.id}",
        field="id",
        code="record.missing",
        message=f"segment:{record.id} is not held, or not with this content",
    )


def test_what_would_dangle_is_told_with_what_is_not_held() -> None:
    assert told(lambda: SMALL.without(Segment(id="none", name="Nobody"), COUNTER)) == [
        ("segment:commuters", "requires", "ref.missing"),
        ("segment:none", "id", "record.missing"),
    ]


# ---- nothing half done -----------------------------------------------------------------------------------------------

REFUSED: list[tuple[str, Callable[[Register], object]]] = [
    ("missing", lambda register: register.with_records(COUNTER, Segment(id="lost", name="Lost", requires=["oven"]))),
    ("twice", lambda register: register.with_records(Job(id="eat", verb="eat", object_of_verb="cake"), DINERS, DINERS)),
    ("conflict", lambda register: register.with_records(attrs.evolve(HURRY, because="haste is loud"))),
    ("dangling", lambda register: register.without(DINERS, COUNTER)),
    ("not held", lambda register: register.without(DINERS, Segment(id="none", name="Nobody"))),
]


@pytest.mark.parametrize("change", [pytest.param(change, id=name) for name, change in REFUSED])
def test_a_refused_change_leaves_the_register_as_it_was(change: Callable[[Register], object]) -> None:
    register = Register(organisation="Moka Bar", capabilities=[COUNTER], segments=[COMMUTERS, DINERS], trade_offs=[HURRY])
    index = register.index
    problems(lambda: change(register))
    assert register.index is index
    assert (register, dict(index.records), index.turnings) == (SMALL, dict(SMALL.index.records), SMALL.index.turnings)


def test_a_change_leaves_the_register_as_it_was() -> None:
    register = Register(organisation="Moka Bar", segments=[DINERS])
    register.with_records(COUNTER, COMMUTERS)
    assert list(register.records()) == [DINERS]


# ---- what is given ---------------------------------------------------------------------------------------------------


def test_the_list_that_was_given_stays_as_it_was() -> None:
    given_list = [DINERS, attrs.evolve(COMMUTERS, requires=[])]
    Register(organisation="Moka Bar", segments=given_list)
    assert [each.id for each in given_list] == ["diners", "commuters"]


def test_a_list_that_changes_later_does_not_change_the_register() -> None:
    given_list = [DINERS]
    register = Register(organisation="Moka Bar", segments=given_list)
    given_list.clear()
    assert register.segments == (DINERS,)


@pytest.mark.parametrize("collection", [list, tuple, set, frozenset, iter], ids=lambda each: each.__name__)
def test_any_collection_of_records_is_accepted(collection: Callable[[Iterable[Segment]], Iterable[Segment]]) -> None:
    segments = collection([DINERS, attrs.evolve(COMMUTERS, requires=[])])
    assert [each.id for each in Register(organisation="Moka Bar", segments=segments).segments] == ["commuters", "diners"]


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("another class", {"segments": [COUNTER]}, "segments[0] must be a Segment, got an instance of Capability"),
    (
        "another class among the right ones",
        {"segments": [DINERS, COUNTER]},
        "segments[1] must be a Segment, got an instance of Capability",
    ),
    ("no record", {"segments": [DINERS, "commuters"]}, "segments[1] must be a Segment, got 'commuters'"),
    ("a part", {"jobs": [Period(start=date(2026, 1, 1))]}, "jobs[0] must be a Job, got an instance of Period"),
    ("a record alone", {"segments": DINERS}, "segments must be a list or a tuple, got an instance of Segment"),
    ("a text", {"segments": "diners"}, "segments must be a list or a tuple, got 'diners'"),
    ("a mapping", {"segments": {DINERS: DINERS}}, "segments must be a list or a tuple, got an instance of dict"),
    ("nothing", {"needs": None}, "needs must be a list or a tuple, got None"),
    ("no name", {"organisation": ""}, "organisation must have 1 to 100000 characters, got 0"),
    ("a number for a name", {"organisation": 7}, "organisation must be text, got 7"),
]


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(("fields", "sentence"), [pytest.param(*each[1:], id=each[0]) for each in WRONG])
def test_what_is_no_member_of_a_field_is_refused_with_its_place(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        Register(**{"organisation": "Moka Bar", **fields})
    assert str(caught.value) == sentence


# ---- keys ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_validators")
def test_a_key_that_stands_twice_is_refused() -> None:
    (problem,) = problems(lambda: Register(organisation="Moka Bar", segments=[DINERS, attrs.evolve(DINERS, name="Late")]))
    assert problem == IntegrityProblem(ref="segment:diners", field="id", code="id.duplicate", message="segment:diners stands twice")


def test_a_key_that_stands_three_times_is_refused_twice() -> None:
    refused = told(lambda: Register(organisation="Moka Bar", segments=[DINERS, DINERS, DINERS]))
    assert refused == [("segment:diners", "id", "id.duplicate")] * 2


@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.field)
def test_a_record_of_any_kind_does_not_stand_twice(whole: Register, shape: Shape) -> None:
    fields = fields_of(whole)
    twice = fields[shape.field][0]
    fields[shape.field].append(twice)
    assert told(lambda: Register(organisation="Moka Bar", **fields)) == [(str(ref_of(twice)), shape.key[0], "id.duplicate")]


def test_records_of_two_kinds_may_have_the_same_id() -> None:
    register = EMPTY.with_records(Capability(id="diners", name="Tables"), DINERS)
    assert register.get(Segment, "diners") == DINERS


# ---- asking ----------------------------------------------------------------------------------------------------------


@few
@given(registers(1))
def test_every_record_is_got_by_its_class_and_key(register: Register) -> None:
    assert all(register.get(type(each), key_of(each)) is each for each in register.records())


@few
@given(registers(1))
def test_every_record_is_found_by_the_pointer_to_it(register: Register) -> None:
    assert all(register.find(ref_of(each)) is each for each in register.records())


def test_a_register_knows_nothing_by_a_key_it_does_not_hold() -> None:
    assert SMALL.get(Segment, "counter") is None


@pytest.mark.parametrize("key", [None, 7, b"diners", ["diners"], Ref(kind=Kind.SEGMENT, key="diners")], ids=repr)
def test_a_key_is_asked_for_as_text(key: Any) -> None:  # noqa: ANN401
    with pytest.raises(WrongTypeError) as caught:
        SMALL.get(Segment, key)
    assert (caught.value.code, str(caught.value)) == ("type.text", f"key must be text, got {shown(key)}")


@pytest.mark.parametrize("ref", ["organisation:Moka Bar", "attribute:speed", "segment:counter"])
def test_a_pointer_to_no_record_finds_nothing(ref: str) -> None:
    assert SMALL.find(Ref.parse(ref)) is None


def test_records_come_kind_by_kind_in_the_order_of_the_fields(whole: Register) -> None:
    assert list(whole.records()) == [each for shape in SHAPES for each in getattr(whole, shape.field)]


ASKED_WRONGLY: list[tuple[str, Callable[[Any], object], str]] = [
    ("get", lambda what: SMALL.get(what, "diners"), "kind must be a class of records, got the class Period"),
    ("find", SMALL.find, "ref must be a Ref, got the class Period"),
    ("difference", SMALL.difference, "other must be a Register, got the class Period"),
]


@pytest.mark.parametrize(("ask", "sentence"), [pytest.param(*each[1:], id=each[0]) for each in ASKED_WRONGLY])
def test_a_question_about_something_else_is_refused(ask: Callable[[Any], object], sentence: str) -> None:
    with pytest.raises(CustomerFocusError) as caught:
        ask(Period)
    assert str(caught.value) == sentence


# ---- difference ------------------------------------------------------------------------------------------------------


def altered(register: Register, chance: Random) -> Register:
    """Return another register in which some records are gone, and some have other words but the same key."""
    for record in register.records():
        fate = chance.choice(("kept", "gone", "altered"))
        words = [word for word in ("name", "because", "by", "verb") if hasattr(record, word)]
        if fate == "altered" and words:
            other: dict[str, Any] = {words[0]: "other words"}
            kept = {field: [each for each in records if each is not record] for field, records in fields_of(register).items()}
            kept[shape_of(type(record)).field].append(attrs.evolve(record, **other))
            register = Register(organisation=register.organisation, **kept)
        elif fate == "gone":
            try:
                register = register.without(record)
            except IntegrityError:  # something refers to it
                continue
    return register


@st.composite
def two_registers(draw: st.DrawFn) -> tuple[Register, Register]:
    """Draw two registers with much in common."""
    register = draw(registers(2))
    chance = draw(st.randoms(use_true_random=False))
    return altered(register, chance), altered(register, chance)


@pytest.mark.slow
@given(two_registers())
def test_a_difference_leads_from_one_register_to_the_other(pair: tuple[Register, Register]) -> None:
    before, after = pair
    difference = before.difference(after)
    left = {*before.records()} - {*difference.removed} - {old for old, _ in difference.changed}
    assert left | {*difference.added} | {new for _, new in difference.changed} == {*after.records()}


@few
@given(two_registers())
def test_a_difference_names_no_record_twice(pair: tuple[Register, Register]) -> None:
    difference = pair[0].difference(pair[1])
    named = [*difference.added, *difference.removed, *(new for _, new in difference.changed)]
    assert len(named) == len({ref_of(each) for each in named})


@few
@given(two_registers())
def test_what_changed_is_told_before_and_after_under_one_key(pair: tuple[Register, Register]) -> None:
    changed = pair[0].difference(pair[1]).changed
    assert all(ref_of(old) == ref_of(new) and old != new for old, new in changed)


def test_a_difference_tells_apart_what_came_what_went_and_what_changed() -> None:
    renamed = attrs.evolve(COMMUTERS, name="Commuters", requires=[])
    job = Job(id="eat", verb="eat", object_of_verb="cake")
    other = Register(organisation="Moka Bar", segments=[renamed, DINERS], trade_offs=[HURRY], jobs=[job])
    difference = SMALL.difference(other)
    assert (difference.added, difference.removed, difference.changed) == ((job,), (COUNTER,), ((COMMUTERS, renamed),))


def test_registers_of_two_organisations_have_no_difference() -> None:
    with pytest.raises(BrokenLawError) as caught:
        SMALL.difference(attrs.evolve(SMALL, organisation="Corner Bar"))
    assert (caught.value.code, str(caught.value)) == (
        "difference.organisation",
        "other must be of 'Moka Bar', got 'Corner Bar'",
    )


# ---- a value ---------------------------------------------------------------------------------------------------------


@few
@given(registers(1))
def test_registers_of_the_same_records_are_equal_and_hash_alike(register: Register) -> None:
    again = Register(organisation=register.organisation, **fields_of(register))
    assert (again, hash(again)) == (register, hash(register))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SMALL.without(DINERS), id="fewer records"),
        pytest.param(SMALL.with_records(attrs.evolve(DINERS, name="Late diners")), id="other content"),
        pytest.param(attrs.evolve(SMALL, organisation="Moka"), id="another organisation"),
    ],
)
def test_registers_that_hold_something_else_differ(other: Register) -> None:
    assert other != SMALL


@few
@given(registers(1))
def test_a_register_survives_pickling(register: Register) -> None:
    assert pickle.loads(pickle.dumps(register)) == register  # noqa: S301 -- made a moment ago


@few
@given(registers(1))
def test_a_register_survives_copying(register: Register) -> None:
    assert copy.deepcopy(register) == register


@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.deepcopy], ids=["pickled", "copied"])  # noqa: S301 -- as above
def test_a_register_that_came_back_can_be_asked(again: Callable[[Register], Register]) -> None:
    assert again(SMALL).get(Segment, "diners") == DINERS


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        pytest.param("capabilities", (), "integrity", id="a missing record"),
        pytest.param("segments", (DINERS, DINERS), "integrity", id="a repeated record"),
        pytest.param("jobs", (DINERS,), "type.object", id="a record of another class"),
        pytest.param("organisation", datetime(2026, 1, 1, tzinfo=UTC), "type.text", id="no name"),
    ],
)
def test_what_was_tampered_with_does_not_survive_pickling(field: str, value: object, code: str) -> None:
    register = Register(organisation="Moka Bar", **fields_of(SMALL))
    object.__setattr__(register, field, value)
    pickled = pickle.dumps(register)
    with pytest.raises(CustomerFocusError) as caught:
        pickle.loads(pickled)  # noqa: S301 -- made a moment ago
    assert caught.value.code == code


def test_a_register_cannot_be_changed_in_place() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SMALL.segments = ()  # type: ignore[misc]
