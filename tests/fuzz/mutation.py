"""Documents made from sound ones by chance, and the same again from the same seed."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any, Final

Document = Any
"""What a reader may return, and what none does."""
Spot = tuple[Any, Any]
"""An array or an object, and an index or a key of it."""

NUMBERS: Final = (
    *(0, 1, -1, 2, 3, 5, 9, 10, 11, 100, 1000, 1001, 1200, 1201, 2**31, 2**53 - 1, 2**53, -(2**53), 2**63, 10**400),
    *(-0.0, 0.5, 1.0, 5.0, 0.1, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, float("nan"), float("inf"), float("-inf")),
)
TEXTS: Final = (
    *(
        "",
        " ",
        "a",
        "\0",
        "\t",
        "\u200b",
        "\ud800",
        "\udfff\ud800",
        "e\u0301",
        "\u00e9",
        "\U0001f600",
        "n" * 201,
        "n" * 100_001,
        "n" * 2**20,
        "n" * (2**20 + 1),
    ),
    *("0", "12.50", "0.000001", "999999999999999.999999", "1e3", "NaN", "-1", "true", "null", "None", "[]", "{}"),
    *("2026-02-30", "2026-02-28", "0001-01-01", "9999-12-31", "2026-06-01T00:00:00", "2026-W01-1"),
    *("segment:commuters", "organisation:Moka Bar", "theme:a:b@c+d", "nobody:a", "implied:quick@to-go", "imposed:milk@to-go"),
    *(
        "commuters",
        "quick",
        "to-go",
        "milk",
        "lost",
        "likert-5",
        "nps-0-10",
        "effort-7",
        "more",
        "target",
        "stated",
        "on-satisfaction",
    ),
)
STRANGE: Final[tuple[Any, ...]] = (
    *(None, True, False, (), (1, 2), b"text", {1, 2}, 1j, date(2026, 6, 1), datetime(2026, 6, 1), Decimal("12.50"), Decimal("NaN")),  # noqa: DTZ001 -- wrong on purpose
    *(object, [], {}, [[]], [{}], {"kind": "stated"}, {"": 0}, {7: 0}, {None: 0}, {"__class__": 0}, {"a" * 70: 0}),
)
TRICKS: Final[tuple[Callable[[str], str], ...]] = (
    str.upper,
    str.title,
    lambda text: f"{text} ",
    lambda text: f" {text}",
    lambda text: f"{text}\n",
    lambda text: f"{text}0",
    lambda text: f"0{text}",
    lambda text: f"{text}T00:00:00",
    lambda text: text[:-1],
    lambda text: text[::-1],
    lambda text: text * 2,
    lambda text: text.replace("-", "_"),
    lambda text: text[: len(text) // 2] + "\u00ad" + text[len(text) // 2 :],
    lambda text: unicodedata.normalize("NFD", text + "\u00e9"),
)


def copied(value: Document) -> Document:
    """Return a copy of arrays and objects, however deep and in whatever circle; what else there is stays the same."""
    if type(value) not in (dict, list):
        return value
    copies: dict[int, Any] = {id(value): type(value)()}
    waiting = [value]
    while waiting:
        container = waiting.pop()
        for each in container.values() if type(container) is dict else container:
            if type(each) in (dict, list) and id(each) not in copies:
                copies[id(each)] = type(each)()
                waiting.append(each)
        copy = copies[id(container)]
        if type(container) is dict:
            copy.update((key, copies.get(id(each), each)) for key, each in container.items())
        else:
            copy.extend(copies.get(id(each), each) for each in container)
    return copies[id(value)]


def mutant(chance: Random, pool: list[Document]) -> Document:
    """Return a document of a pool with one to four places changed."""
    document = copied(chance.choice(pool))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        spots = list(_spots(document))
        if spots:
            chance.choice(MUTATIONS)(chance, chance.choice(spots), spots, pool)
    return document


def same_in_other_order(chance: Random, document: Document) -> Document:
    """Return a document that says the same: keys in another order, records in another order."""
    keys = list(document)
    chance.shuffle(keys)
    turned = {key: copied(document[key]) for key in keys}
    for records in turned.values():
        if isinstance(records, list):
            chance.shuffle(records)
            records[:] = [dict(reversed(record.items())) for record in records]
    return turned


def _spots(document: Document) -> Iterator[Spot]:
    waiting = [document]
    seen: set[int] = set()
    while waiting:
        container = waiting.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        for key in list(container) if type(container) is dict else range(len(container)):
            yield container, key
            if type(container[key]) in (dict, list) and len(seen) < 2000:
                waiting.append(container[key])


def _delete(_chance: Random, spot: Spot, _spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    del container[key]


def _duplicate(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    if type(container) is list:
        container.insert(chance.randrange(len(container) + 1), container[key] if chance.random() < 0.2 else copied(container[key]))
    else:
        container[chance.choice(spots)[1] if chance.random() < 0.5 else f"{key}{key}"] = copied(container[key])


def _swap(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    (one, here), (other, there) = spot, chance.choice(spots)
    one[here], other[there] = other[there], one[here]


def _retag(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    tags = [each for each in spots if each[1] == "kind"] or [spot]
    container, key = chance.choice(tags)
    container[key] = chance.choice(
        ("stated", "implied", "imposed", "on-satisfaction", "trust", "importance", "need-satisfaction", "NPS", 7)
    )


def _splice(chance: Random, spot: Spot, _spots_here: list[Spot], pool: list[Document]) -> None:
    container, key = spot
    others = list(_spots(chance.choice(pool)))
    alike = [each for each in others if each[1] == key] or others
    source, there = chance.choice(alike)
    container[key] = copied(source[there])


def _number(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    numbers = [each for each in spots if type(each[0][each[1]]) in (int, float)] or [spot]
    container, key = chance.choice(numbers)
    value = container[key]
    if type(value) in (int, float) and chance.random() < 0.5:
        container[key] = chance.choice(
            (value + 1, value - 1, -value, str(value), float(value) if abs(value) < 2**53 else 0, bool(value))
        )
    else:
        container[key] = chance.choice(NUMBERS)


def _text(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    texts = [each for each in spots if type(each[0][each[1]]) is str] or [spot]
    container, key = chance.choice(texts)
    value = container[key]
    trick = type(value) is str and chance.random() < 0.6
    container[key] = chance.choice(TRICKS)(value[:1000]) if trick else chance.choice(TEXTS)


def _strange(chance: Random, spot: Spot, _spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    container[key] = copied(chance.choice(STRANGE))


def _null(_chance: Random, spot: Spot, _spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    container[key] = None


def _nulls(chance: Random, spot: Spot, spots: list[Spot], pool: list[Document]) -> None:
    """Give an object a key that one like it has, with null: what may be left out may not be null."""
    container, _ = chance.choice([each for each in spots if type(each[0]) is dict] or [spot])
    objects = [source for source, _ in _spots(chance.choice(pool)) if type(source) is dict]
    for each in objects:
        missing = [key for key in each if key not in container]
        if type(container) is dict and missing and len(missing) < len(each):
            container[chance.choice(missing)] = None
            break


def _nest(chance: Random, spot: Spot, _spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    for _ in range(chance.choice((1, 1, 1, 2, 58, 59, 60, 61, 62, 63, 64, 65, 3000))):
        container[key] = [container[key]] if chance.random() < 0.5 else {"kind": container[key]}


def _itself(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    container, key = spot
    container[key] = chance.choice(spots)[0]


def _misspell(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    container, key = chance.choice([each for each in spots if type(each[0]) is dict] or [spot])
    if type(container) is dict:
        container[chance.choice((f"{key}s", f"{key}"[:-1], f"{key}".upper(), f"{key} ", "id", "kind", chance.choice(TEXTS)))] = (
            container.pop(key)
        )


def _shorten(chance: Random, spot: Spot, spots: list[Spot], _pool: list[Document]) -> None:
    container, _ = chance.choice([each for each in spots if type(each[0]) is list] or [spot])
    if type(container) is list:
        del container[chance.randrange(len(container)) :]


MUTATIONS: Final = (
    *(_delete, _duplicate, _swap, _retag, _splice, _splice, _number, _number, _text, _text, _text),
    *(_strange, _null, _nulls, _nest, _itself, _misspell, _shorten),
)
