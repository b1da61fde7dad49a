"""Whatever comes is loaded, or refused as a document: no other error is ever raised."""

import json
import re
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus import Register
from customerfocus.codec import DocumentError, load

from .documents import places
from .refused import HEAD, holder

KEYS: Final = (
    "format",
    "schema",
    "organisation",
    "segments",
    "needs",
    "exclusions",
    "surveys",
    "waves",
    "feedback",
    "metrics",
    "authorities",
    "id",
    "name",
    "on",
    "scale",
    "subject",
    "counts",
    "questions",
    "asks",
    "kind",
    "samples",
    "tallies",
    "fielded",
    "amount",
)
WORDS: Final = (
    "customerfocus/register",
    "importance",
    "12.50",
    "2026-01-01",
    "segment:a",
    "target",
    "likert-5",
    "",
    " ",
    "a",
    "\ud800",
    "\0",
    "e\u0301",
)
SCALARS: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers() | st.sampled_from((0, 1, 2**53, -(2**53), 10**400)),
    st.floats(),
    st.sampled_from(WORDS) | st.text(max_size=5),
    st.dates() | st.datetimes(),
)
NODES: Final = st.recursive(
    SCALARS,
    lambda nodes: (
        st.lists(nodes, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3) | st.integers() | st.none(), nodes, max_size=4)
    ),
    max_leaves=12,
)


def outcome(document: object) -> Register | DocumentError:
    """Load a document; any error but a `DocumentError` is a defect."""
    try:
        return load(document)
    except DocumentError as error:
        return error


def mutated(data: st.DataObject, written: str) -> dict[str, Any]:
    """Draw a document with one to three places changed, taken out, or given a neighbour."""
    document: dict[str, Any] = json.loads(written)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(list(places(document))))
        container = holder(document, place)
        match data.draw(st.sampled_from(("put", "take", "copy", "add"))):
            case "put":
                container[place[-1]] = data.draw(NODES)
            case "take":
                del container[place[-1]]
            case "copy":
                other = data.draw(st.sampled_from(list(places(document)) or [place]))
                container[place[-1]] = json.loads(json.dumps(holder(document, other)[other[-1]], default=str))
            case _ if isinstance(container, list):
                container.append(data.draw(NODES))
            case _:
                container[data.draw(st.sampled_from(KEYS) | st.text(max_size=3) | st.integers())] = data.draw(NODES)
    return document


@given(NODES)
def test_whatever_comes_is_loaded_or_refused_as_a_document(document: object) -> None:
    found = outcome(document)
    assert isinstance(found, Register) or (found.problems and str(found).encode())


@given(st.data())
def test_whatever_follows_the_head_is_loaded_or_refused_as_a_document(data: st.DataObject) -> None:
    found = outcome({**HEAD, **data.draw(st.dictionaries(st.sampled_from(KEYS[2:]), NODES))})
    assert isinstance(found, Register) or (found.problems and str(found).encode())


@given(st.data())
def test_a_document_that_was_changed_is_loaded_or_refused_as_a_document(written: str, data: st.DataObject) -> None:
    found = outcome(mutated(data, written))
    assert isinstance(found, Register) or (found.problems and str(found).encode())


STEP: Final = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]")


def leads_to_a_member(document: object, path: str) -> bool:
    """Tell whether a path leads into the document: all of its steps, but for the last, stand there and have members.

    An array that a path leads through without an index is a set by meaning: any member of it will do.
    """
    reached: list[Any] = [document]
    for step in STEP.finditer(path):
        if step["key"]:
            reached = [each for found in reached for each in (found if isinstance(found, list) else [found])]
        reached = [each for each in reached if isinstance(each, (list, dict))]
        if not reached or step.end() == len(path):
            break
        key: Any = step["key"] or int(step["index"])
        reached = [each[key] for each in reached if key in (each if isinstance(each, dict) else range(len(each)))]
    return bool(reached)


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("$.a[0].b", True),
        ("$.a[0].new", True),
        ("$.a[0].b.c", False),
        ("$.a[2].b", False),
        ("$.a.b", True),
        ("$.a.s.d", True),
        ("$.a.t.d", False),
        ("$.new", True),
        ("$.new.newer", False),
        ("$[0]", True),
        ("$[0].a", False),
    ],
)
def test_a_path_leads_into_a_document_or_does_not(path: str, leads: bool) -> None:  # noqa: FBT001 -- what is expected
    assert leads_to_a_member({"a": [{"b": 1}, {"s": [{"d": 2}]}]}, path) is leads


@given(st.data())
def test_the_path_of_a_problem_leads_into_the_document(written: str, data: st.DataObject) -> None:
    document = mutated(data, written)
    found = outcome(document)
    paths = [each.path for each in found.problems if "['" not in each.path] if isinstance(found, DocumentError) else []
    assert all(leads_to_a_member(document, path) for path in paths)
