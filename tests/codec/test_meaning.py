"""What a class means is read from its docstring."""

from customerfocus.codec._meaning import meanings, summary


class Told:
    """Something told
    on two lines.

    More of it.

    Attributes:
        one: The first; `None` where there is none,
            on two lines.
        other: The second.

    Raises:
        ValueError: Not told.
    """  # noqa: D205 -- a paragraph may have more lines than one


class Untold:
    """Something without fields.

    Raises:
        ValueError: Not told.
    """


class Silent: ...


def test_the_first_paragraph_says_what_a_class_is() -> None:
    assert summary(Told) == "Something told on two lines."


def test_each_field_has_its_meaning_as_a_document_has_it() -> None:
    assert meanings(Told) == {"one": "The first; left out where there is none, on two lines.", "other": "The second."}


def test_what_is_no_field_has_no_meaning() -> None:
    assert meanings(Untold) == {}


def test_a_class_without_a_docstring_says_nothing() -> None:
    assert summary(Silent) == ""
    assert meanings(Silent) == {}
