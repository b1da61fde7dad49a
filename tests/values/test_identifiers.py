"""Laws of pointers: the text form goes both ways, and a key may hold what joins keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import CustomerFocusError, LengthError, NotOneOfError, TextFormError, WrongTypeError
from customerfocus.values.identifiers import FindingRef, Kind, Ref

printed = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)
seen = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
keys = st.builds("{}{}{}".format, printed, seen, printed).filter(lambda key: key.strip() == key)
refs = st.builds(Ref, kind=st.sampled_from(Kind), key=keys | st.just("a:b@c+d"))

COMMUTERS = Ref(kind=Kind.SEGMENT, key="commuters")
QUIET = Ref(kind=Kind.NEED, key="quiet")


@given(refs)
def test_a_pointer_survives_its_text_form(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@given(st.text(max_size=30) | st.builds("{}:{}".format, st.sampled_from(Kind), st.text(max_size=5)))
def test_a_text_is_refused_by_an_error_of_ours_or_is_the_text_form(text: str) -> None:
    try:
        ref = Ref.parse(text)
    except CustomerFocusError:
        return
    assert str(ref) == text


def test_a_key_may_be_as_long_as_it_gets() -> None:
    ref = Ref(kind=Kind.SEGMENT, key="k" * 200_001)
    assert Ref.parse(str(ref)) == ref


@pytest.mark.parametrize("key", ["\u200b", "\u00ad\ufeff", "\u2060\u3000\u2060"])
def test_a_key_has_a_character_that_can_be_seen(key: str) -> None:
    with pytest.raises(TextFormError) as caught:
        Ref(kind=Kind.SEGMENT, key=key)
    assert (caught.value.field, caught.value.code) == ("key", "text.form")


def test_a_key_has_at_least_one_character() -> None:
    with pytest.raises(LengthError) as caught:
        Ref(kind=Kind.SEGMENT, key="")
    assert str(caught.value) == "key must have at least 1 character, got 0"


def test_a_text_of_no_known_kind_is_answered_by_the_kinds_there_are() -> None:
    with pytest.raises(TextFormError) as caught:
        Ref.parse("nobody:commuters")
    assert str(caught.value) == f"ref must be kind:key, and the kind one of {', '.join(Kind)}, got 'nobody:commuters'"


def test_a_pointer_is_split_at_its_first_colon() -> None:
    assert Ref.parse("segment:a:b") == Ref(kind=Kind.SEGMENT, key="a:b")


@pytest.mark.parametrize(
    ("text", "error", "field"),
    [
        ("commuters", TextFormError, "ref"),
        ("segment", TextFormError, "ref"),
        (":commuters", TextFormError, "ref"),
        ("Segment:commuters", TextFormError, "ref"),
        ("SEGMENT:commuters", TextFormError, "ref"),
        (" segment:commuters", TextFormError, "ref"),
        ("segment :commuters", TextFormError, "ref"),
        ("segment:commuters\n", TextFormError, "ref"),
        ("", LengthError, "ref"),
        ("segment:", LengthError, "key"),
        ("segment: commuters", TextFormError, "key"),
        (b"segment:commuters", WrongTypeError, "ref"),
        (COMMUTERS, WrongTypeError, "ref"),
    ],
)
def test_a_text_that_is_no_pointer_is_refused_by_the_part_at_fault(text: str, error: type[CustomerFocusError], field: str) -> None:
    with pytest.raises(error) as caught:
        Ref.parse(text)
    assert caught.value.field == field


@pytest.mark.parametrize("text", ["segments:commuters", "commuters"])
def test_a_pointer_of_no_known_kind_has_a_code_of_its_own(text: str) -> None:
    with pytest.raises(TextFormError) as caught:
        Ref.parse(text)
    assert caught.value.code == "ref.form"


def test_the_bare_word_of_a_kind_is_no_kind() -> None:
    with pytest.raises(NotOneOfError):
        Ref(kind="segment", key="commuters")  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", Kind)
def test_no_word_of_a_kind_holds_what_joins_keys(kind: Kind) -> None:
    assert not set(kind.value) & set(":@+ ")


def test_a_finding_is_named_by_its_rule_and_all_it_looks_at() -> None:
    assert str(FindingRef(rule="DIR-7", subject=[COMMUTERS, QUIET])) == "DIR-7 segment:commuters, need:quiet"


def test_a_finding_looks_at_something() -> None:
    with pytest.raises(LengthError) as caught:
        FindingRef(rule="DIR-7", subject=[])
    assert caught.value.field == "subject"


def test_a_pointer_that_is_none_is_named_by_its_place() -> None:
    with pytest.raises(WrongTypeError) as caught:
        FindingRef(rule="DIR-7", subject=[COMMUTERS, "need:quiet"])  # type: ignore[list-item]
    assert str(caught.value) == "subject[1] must be a Ref, got 'need:quiet'"
