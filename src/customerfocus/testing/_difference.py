"""Where what came back differs from what was put."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from customerfocus.codec import canonical, dump
from customerfocus.errors import shown

if TYPE_CHECKING:
    from customerfocus.register.aggregate import Register

_LONGEST: Final = 60
_AROUND: Final = 20

_NOTHING: Final = object()


def difference(put: Register, back: Register) -> str | None:
    """Tell the first place at which *back* has another canonical text than *put*, or `None` where it is the same."""
    if canonical(put) == canonical(back):
        return None
    return _first(dump(put), dump(back), "$")


def _first(put: Any, back: Any, path: str) -> str | None:  # noqa: ANN401 -- plain data
    if isinstance(put, dict) and isinstance(back, dict):
        members = [(f"{path}.{key}", put.get(key, _NOTHING), back.get(key, _NOTHING)) for key in {**put, **back}]
    elif isinstance(put, list) and isinstance(back, list):
        longer = range(max(len(put), len(back)))
        members = [(f"{path}[{place}]", _at(put, place), _at(back, place)) for place in longer]
    else:
        return None if put == back else f"at {path} {_told(put, back)} was put, and {_told(back, put)} came back"
    found = (_first(one, other, where) for where, one, other in members)
    return next((each for each in found if each is not None), None)


def _at(array: list[Any], place: int) -> Any:  # noqa: ANN401 -- plain data
    return array[place] if place < len(array) else _NOTHING


def _told(value: Any, other: Any) -> str:  # noqa: ANN401 -- plain data
    """Tell a value so that it cannot be mistaken for the *other*: letters that look alike are written as their numbers."""
    if value is _NOTHING:
        return "nothing"
    if isinstance(value, (dict, list)):
        return f"an {'object' if isinstance(value, dict) else 'array'} of {len(value)}"
    if not isinstance(value, str):
        return shown(value)
    if len(value) <= _LONGEST:
        return ascii(value)
    same = zip(value, other, strict=False) if isinstance(other, str) else ()
    begin = next((place for place, (one, another) in enumerate(same) if one != another), min(len(value), len(str(other))))
    part = value[max(0, begin - _AROUND) : begin + _AROUND]
    return f"…{part!a}… (around character {begin} of {len(value)})"
