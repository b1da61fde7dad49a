"""Adapters that damage what is put, each in its own way."""

import re
import struct
import textwrap
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from customerfocus import Register
from customerfocus.register.shapes import SHAPES

from .adapters import Document, Honest, damage, planted

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


# ---- what is done to documents ---------------------------------------------------------------------------------------


def each(change: Callable[[Any], Any]) -> Callable[[Document], Any]:
    """Change every value within a document that is no object and no array."""

    def changed(node: Any) -> Any:  # noqa: ANN401 -- plain data
        if isinstance(node, dict):
            return {key: node[key] if key in ("format", "schema") else changed(node[key]) for key in node}
        return [changed(member) for member in node] if isinstance(node, list) else change(node)

    return changed


def texts(change: Callable[[str], str]) -> Callable[[Document], Any]:
    return each(lambda value: change(value) if isinstance(value, str) and not DAY.fullmatch(value) else value)


def names(change: Callable[[str], str]) -> Callable[[Document], Any]:
    """Change what segments are called, and nothing that is named elsewhere."""

    def changed(document: Document) -> Document:
        segments = [{**segment, "name": change(segment["name"])} for segment in document.get("segments", [])]
        return {**document, **({"segments": segments} if segments else {})}

    return changed


def days(change: Callable[[date], date]) -> Callable[[Document], Any]:
    return each(
        lambda value: change(date.fromisoformat(value)).isoformat() if isinstance(value, str) and DAY.fullmatch(value) else value
    )


def whole(change: Callable[[int], int]) -> Callable[[Document], Any]:
    return each(lambda value: change(value) if type(value) is int else value)


def fractions(change: Callable[[float], float]) -> Callable[[Document], Any]:
    return each(lambda value: change(value) if type(value) is float else value)


def amounts(change: Callable[[str], str]) -> Callable[[Document], Any]:
    def changed(node: Any) -> Any:  # noqa: ANN401 -- plain data
        if isinstance(node, dict):
            return {key: change(node[key]) if key == "amount" else changed(node[key]) for key in node}
        return [changed(member) for member in node] if isinstance(node, list) else node

    return changed


def arrays(change: Callable[[list[Any]], list[Any]]) -> Callable[[Document], Any]:
    """Change arrays within records; those of records are sorted anyway."""

    def changed(node: Any) -> Any:  # noqa: ANN401 -- plain data
        if isinstance(node, dict):
            return {key: change(node[key]) if isinstance(node[key], list) else changed(node[key]) for key in node}
        return node

    return lambda document: {
        key: [changed(each) for each in node] if isinstance(node, list) else node for key, node in document.items()
    }


def without(field: str) -> Callable[[Document], Any]:
    def changed(node: Any) -> Any:  # noqa: ANN401 -- plain data
        if isinstance(node, dict):
            return {key: changed(node[key]) for key in node if key != field}
        return [changed(member) for member in node] if isinstance(node, list) else node

    return changed


def single(value: float) -> float:
    """Return the nearest number of single precision; beyond the largest there is, that one."""
    largest = 3.4028234663852886e38
    return float(struct.unpack("f", struct.pack("f", max(-largest, min(largest, value))))[0])


def ids_once(document: Document) -> Document:
    """Keep one record of an id, of whatever kind."""
    seen: dict[str, str] = {}
    return {
        key: [each for each in node if seen.setdefault(each.get("id", repr(each)), key) == key] if isinstance(node, list) else node
        for key, node in document.items()
    }


def first_thousand(document: Document) -> Document:
    return {key: node[:1000] if isinstance(node, list) else node for key, node in document.items()}


def folded(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 80, break_long_words=False)) if len(text) > 80 and " " in text else text


for shape in SHAPES:
    damage(f"{shape.field} are forgotten", "any-register", without(shape.field))
damage("an id is that of one record, of whatever kind", "any-register", ids_once)
damage("what is false or nothing is left out", "any-register", without("skipped"))
damage("notes are forgotten", "any-register", without("note"))

damage("composed (NFC)", "text-forms", names(lambda text: unicodedata.normalize("NFC", text)))
damage("decomposed (NFD)", "text-forms", names(lambda text: unicodedata.normalize("NFD", text)))
damage("three bytes a letter", "text-forms", names(lambda text: re.sub("[\U00010000-\U0010ffff]", "?", text)))
damage("Latin-1", "text-forms", names(lambda text: text.encode("latin-1", "replace").decode("latin-1")))
damage("line ends of one kind", "text-forms", names(lambda text: text.replace("\r\n", "\n")))
damage("carriage returns are line ends", "text-forms", names(lambda text: "\n".join(re.split("\r\n|\r|\n", text))))
damage("blanks are one blank", "text-forms", names(lambda text: re.sub(" +", " ", text)))
damage("tabs are blanks", "text-forms", names(lambda text: text.expandtabs()))
damage("what cannot be seen is left out", "text-forms", names(lambda text: re.sub("[\u200b\u00ad\ufeff]", "", text)))
damage("entities are read", "text-forms", names(lambda text: text.replace("&amp;", "&").replace("&lt;", "<")))
damage("quotes are doubled", "text-forms", names(lambda text: text.replace("'", "''")))
damage("escapes are read", "text-forms", names(lambda text: text.replace("\\n", "\n")))
damage("numbers are read", "text-forms", names(lambda text: text.lstrip("0") or "0"))
damage("formulas are quoted", "text-forms", names(lambda text: f"'{text}" if text.startswith("=") else text))
damage("null is nothing", "text-forms", names(lambda text: "-" if text == "null" else text))
damage("lines are folded", "text-forms", names(folded))

damage("255 characters", "text-length", names(lambda text: text[:255]))
damage("65,535 characters", "text-length", names(lambda text: text[:65_535]))
damage("65,535 bytes", "text-length", names(lambda text: text.encode()[:65_535].decode(errors="ignore")))

damage("integers of 32 bits", "numbers", whole(lambda value: min(value, 2**31 - 1)))
damage("integers no larger than 10¹⁵", "numbers", whole(lambda value: min(value, 10**15)))
damage("integers of single precision", "numbers", whole(lambda value: min(2**53 - 1, int(single(value)))))
damage("fractions of single precision", "numbers", fractions(single))
damage("fractions of six digits", "numbers", fractions(lambda value: float(f"{value:.6g}")))
damage("fractions of fifteen digits", "numbers", fractions(lambda value: float(f"{value:.15g}")))
damage("fractions of six decimals", "numbers", fractions(lambda value: round(value, 6) or 1e-6))
damage(
    "the smallest fractions are larger",
    "numbers",
    fractions(lambda value: max(value, 2.2250738585072014e-308) if value > 0 else value),
)
damage("amounts of two decimals", "numbers", amounts(lambda value: str(Decimal(value).quantize(Decimal("0.01")))))
damage("amounts by way of a fraction", "numbers", amounts(lambda value: f"{min(float(value), 999999999999999.0):.6f}"))

damage("days of another zone", "days", days(lambda day: max(day, date(1, 1, 2)) - timedelta(days=1)))
damage("days since 1970", "days", days(lambda day: max(day, date(1970, 1, 1) if day.year > 1 else day)))
damage("days until 2038", "days", days(lambda day: date(2038, 1, 19) if 2038 <= day.year < 9999 else day))
damage("years of two digits", "days", days(lambda day: day.replace(year=2000 + day.year % 100) if day.year < 9999 else day))


@planted("the last day of the calendar is none", "days")
class EndlessDays(Honest):
    def stored(self, document: Document) -> Document:
        periods = [each["in_place"] for each in document.get("capabilities", []) if "in_place" in each]
        for period in periods:
            if period.get("end") == "9999-12-31":
                del period["end"]
        return document


damage(
    "places are sorted as texts",
    "order",
    arrays(lambda members: [members[place] for place in sorted(range(len(members)), key=str)]),
)
damage("arrays are turned round", "order", arrays(lambda members: members[::-1]))
damage("arrays are sorted", "order", arrays(lambda members: sorted(members, key=str)))

damage("a thousand rows a page", "large-register", first_thousand)


@planted("values of 64 KiB", "large-register")
class SmallValues(Honest):
    def text(self, register: Register, key: str) -> str:
        return super().text(register, key)[:65_535] if len(register.segments) > 1 else super().text(register, key)


@planted("values of a mebibyte", "large-register")
class LargeValues(Honest):
    def text(self, register: Register, key: str) -> str:
        return super().text(register, key)[: 2**20]
