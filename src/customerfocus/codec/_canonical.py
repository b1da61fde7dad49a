"""One text per register: the same bytes wherever it is written, for hashing and diffing."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from customerfocus.codec._document import dump

if TYPE_CHECKING:
    from customerfocus.register.aggregate import Register

_JSON: Final = json.JSONEncoder(ensure_ascii=False).encode


def canonical(register: Register) -> str:
    """Return the document of a register as canonical JSON (RFC 8785): sorted keys, no spaces, numbers in their shortest form.

    `load` accepts what a JSON reader makes of it, and gives an equal register.
    """
    return _text(dump(register))


def digest(register: Register) -> str:
    """Return the SHA-256 of the canonical text in UTF-8, as `sha256:` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(canonical(register).encode()).hexdigest()}"


def _text(value: Any) -> str:  # noqa: ANN401 -- plain data
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return f"{{{','.join(f'{_text(key)}:{_text(each)}' for key, each in members)}}}"
    if isinstance(value, list):
        return f"[{','.join(map(_text, value))}]"
    return _number(value) if isinstance(value, float) else _JSON(value)


def _number(value: float) -> str:
    """Write a number as ECMAScript does (Number::toString): the shortest digits, an exponent only beyond 1e-6 and 1e21."""
    sign = "-" if value < 0 else ""
    mantissa, _, power = f"{abs(value)!r}".partition("e")
    before, _, after = mantissa.partition(".")
    digits = (before + after).lstrip("0")
    point = len(before) + int(power or 0) - len(before + after) + len(digits)  # where the decimal point stands in the digits
    digits = digits.rstrip("0")
    if not digits:
        return "0"
    if 0 < point <= 21:  # noqa: PLR2004 -- the bounds ECMAScript names
        whole = digits.ljust(point, "0")
        return sign + whole[:point] + (f".{whole[point:]}" if whole[point:] else "")
    if -6 < point <= 0:  # noqa: PLR2004 -- as above
        return f"{sign}0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{fraction}e{point - 1:+d}"
