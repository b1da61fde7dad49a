"""The strategy for documents of strangers; `customerfocus.testing.strategies` hands it out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.codec import DEFAULT_LIMITS, FORMAT, SCHEMA, dump
from customerfocus.register.shapes import SHAPES
from customerfocus.testing._registers import registers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

Document = Any
Place = tuple[Any, Any]

_TOO_DEEP: Final = DEFAULT_LIMITS.depth + 1
_FIELDS: Final = tuple(shape.field for shape in SHAPES)
_WORDS: Final = ("id", "kind", "on", "scale", "name", "__class__", "constructor", "", "$ref")
_NUMBERS: Final = (0, -1, True, 1.0, LARGEST_INTEGER + 1, -(10**400), float("nan"), float("inf"), 1e308)
_TEXTS: Final = (
    *("", " ", "\0", "\ud800", "e\u0301", "7", "true", "null", "NaN", "1e400"),
    *("2026-02-30", "2026-01-01T00:00:00Z", "0000-00-00", "segment:a:b", "nobody:a", "../../etc/passwd", "{{7*7}}"),
    "n" * 100_001,
)
_SCALARS: Final = st.none() | st.sampled_from(_NUMBERS) | st.sampled_from(_TEXTS) | st.text(max_size=5) | st.integers()
_KEYS: Final = st.sampled_from((*_FIELDS, *_WORDS)) | st.text(max_size=3)
_VALUES: Final = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3), max_leaves=8
)
_HEAD: Final = MappingProxyType({"format": FORMAT, "schema": SCHEMA, "organisation": "Moka Bar"})
_ARRAYS: Final = st.dictionaries(st.sampled_from(_FIELDS), _VALUES, min_size=1, max_size=3)
_SOUND: Final = registers(1)
_TENTHS: Final = st.integers(0, 9)
_SELDOM: Final = 3
_CHANGES: Final = st.sampled_from(("put", "take", "copy", "rename", "add", "nest"))


def hostile_documents() -> SearchStrategy[Any]:
    """Draw documents as a stranger may send them: anything that a reader of JSON returns.

    Most are sound ones in which up to three places were changed: another type, another key, a value of elsewhere, huge numbers,
    texts that are no day and no id, arrays that nest too deep. Others have a sound head, or nothing sound at all. Some are
    registers after all. `json.dumps` writes every one.

    Examples:
        >>> from hypothesis import given
        >>> @given(hostile_documents())
        ... def test_my_endpoint_answers_200_or_422(document: object) -> None:
        ...     assert MyEndpoint().post(json.dumps(document)).status in (200, 422)
    """
    return _documents()


@st.composite
def _documents(draw: DrawFn) -> Document:
    match draw(_TENTHS):
        case 0:
            return draw(_VALUES)
        case 1:
            return {**_HEAD, **draw(_ARRAYS)}
        case _:
            document = dump(draw(_SOUND))
    for _ in range(draw(st.integers(0, 3))):
        places = list(_places(document))  # never none: a head has three keys, and no more than three are taken
        outermost = [place for place in places if place[0] is document]
        _change(draw, draw(st.sampled_from(outermost if draw(_TENTHS) < _SELDOM else places)), places)
    return document


def _change(draw: DrawFn, place: Place, places: list[Place]) -> None:
    holder, key = place
    match draw(_CHANGES):
        case "put":
            holder[key] = draw(_like(holder[key]) | _VALUES)
        case "take":
            del holder[key]
        case "copy":
            other, there = draw(st.sampled_from(places))
            holder[key] = _copied(other[there])
        case "nest":
            for _ in range(draw(st.sampled_from((1, _TOO_DEEP)))):
                holder[key] = [holder[key]]
        case _ if isinstance(holder, list):
            holder.append(draw(_VALUES))
        case "rename":
            holder[draw(_KEYS)] = holder.pop(key)
        case _:
            holder[draw(_KEYS)] = draw(_VALUES)


def _like(value: Document) -> SearchStrategy[Any]:
    return st.sampled_from(_TEXTS if isinstance(value, str) else _NUMBERS)


def _places(document: Document) -> Iterator[Place]:
    """Yield each place of a document: an object and a key of it, or an array and an index."""
    waiting = [document]
    while waiting:
        holder = waiting.pop()
        for key, value in list(holder.items() if isinstance(holder, dict) else enumerate(holder)):
            yield holder, key
            if isinstance(value, (dict, list)):
                waiting.append(value)


def _copied(value: Document) -> Document:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value
