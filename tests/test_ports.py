"""What a port answers: a register with its revision, or an error that says whose and why."""

import copy
import pickle
from collections.abc import Callable

import pytest

from customerfocus import CustomerFocusError, Register
from customerfocus.errors import LengthError, TextFormError, WrongTypeError
from customerfocus.ports import Conflict, NotFound, Stored

REGISTER = Register(organisation="Moka Bar")

ANSWERS: list[tuple[CustomerFocusError, str, str, str]] = [
    (NotFound("moka"), "repository.not-found", "organisation", "there is no register of 'moka'"),
    (Conflict("moka", None), "repository.conflict", "expected", "'moka' has a register already: nothing was written"),
    (
        Conflict("moka", "7"),
        "repository.conflict",
        "expected",
        "'moka' is not at revision '7': nothing was written; get it, change that and put it again",
    ),
]


@pytest.mark.parametrize(("error", "code", "field", "sentence"), ANSWERS)
def test_an_answer_says_whose_and_why(error: CustomerFocusError, code: str, field: str, sentence: str) -> None:
    assert (error.code, error.field, str(error)) == (code, field, sentence)


@pytest.mark.parametrize("error", [row[0] for row in ANSWERS])
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])  # noqa: S301 -- our own bytes
def test_an_answer_survives_copying_and_pickling(
    error: CustomerFocusError, duplicate: Callable[[CustomerFocusError], CustomerFocusError]
) -> None:
    twin = duplicate(error)
    assert (type(twin), vars(twin), str(twin)) == (type(error), vars(error), str(error))


def test_an_answer_carries_its_facts() -> None:
    conflict = Conflict("moka", "7")
    assert (conflict.organisation, conflict.expected, NotFound("moka").organisation) == ("moka", "7", "moka")


def test_whoever_looks_things_up_finds_the_error_he_expects() -> None:
    assert isinstance(NotFound("moka"), LookupError)


def test_a_long_name_is_cut_where_it_is_told() -> None:
    assert len(str(NotFound("n" * 100_000))) < 200


@pytest.mark.parametrize("revision", ["1", "W/é 7:b@c", "n" * 100_000])
def test_a_revision_is_any_text(revision: str) -> None:
    assert Stored(register=REGISTER, revision=revision).revision == revision


@pytest.mark.parametrize(
    ("revision", "error"), [(1, WrongTypeError), (None, WrongTypeError), ("", LengthError), (" 1", TextFormError)]
)
def test_what_is_no_text_is_no_revision(revision: str, error: type[CustomerFocusError]) -> None:
    with pytest.raises(error) as caught:
        Stored(register=REGISTER, revision=revision)
    assert caught.value.field == "revision"


def test_what_is_no_register_is_not_stored() -> None:
    with pytest.raises(WrongTypeError) as caught:
        Stored(register={}, revision="1")  # type: ignore[arg-type]
    assert str(caught.value) == "register must be a Register, got an instance of dict"
