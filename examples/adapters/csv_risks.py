"""From a list of risks, as many keep it in a spreadsheet, to risks and the factors that they come from.

A row becomes what a document would hold, and the document is loaded. So the strictness, the laws and the sentences of the library
hold for tables as well, and every problem of every row is told at once.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from customerfocus.codec import DocumentError, dump, load
from examples.adapters.csv_tables import RowProblem, TableError, misshapen, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from customerfocus import Register

EFFECTS: Final = {"segment": "on-satisfaction", "offering": "on-conformity", "obligation": "on-compliance"}
RATING: Final = ("likelihood", "consequence")
COLUMNS: Final = ("id", "title", "factor", "kind", *EFFECTS, "owner", "identified", *RATING, "months")
"""`factor` is the name of where the risk comes from and `kind` its kind, `months` the time between two reviews."""


def with_risks(register: Register, table: Iterable[Sequence[str]], given: Mapping[str, str]) -> Register:
    """Return a register that holds the risks of a list, too.

    Args:
        register: It knows the segments, offerings and obligations that the list names by their ids.
        table: It has some of the `COLUMNS`, and no others. Where `id` is empty, the title makes one.
        given: What holds where a row, or the whole table, leaves a column empty.

    Raises:
        TableError: Something is wrong; the register is as it was.
    """
    columns, rows = opened(table, COLUMNS)
    numbered = list(enumerate(rows, start=2))
    problems = [problem for number, row in numbered for problem in misshapen(row, number, columns)]
    if problems:
        raise TableError(problems)
    document = dump(register)
    risks, factors = (document.setdefault(field, []) for field in ("risks", "factors"))
    known, places = {each["id"] for each in factors}, dict[str, int]()
    for number, row in numbered:
        if row:
            cells = {**given, **{column: cell for column, cell in zip(columns, row, strict=True) if cell}}
            factor, risk = _factor(cells), _risk(cells)
            if "id" in factor and factor["id"] not in known:
                known.add(factor["id"])
                places[f"factors[{len(factors)}]"] = number
                factors.append(factor)
            places[f"risks[{len(risks)}]"] = number
            risks.append(risk)
    try:
        return load(document)
    except DocumentError as error:
        raise TableError(sorted(_located(error, places))) from None


def _factor(cells: Mapping[str, str]) -> dict[str, Any]:
    name = cells.get("factor")
    return _present(id=_key(name), name=name, kind=cells.get("kind"), review=_review(cells))


def _risk(cells: Mapping[str, str]) -> dict[str, Any]:
    title = cells.get("title")
    return _present(
        id=cells.get("id") or _key(title),
        title=title,
        factor=_key(cells.get("factor")),
        effects=[{"kind": kind, column: cells[column]} for column, kind in EFFECTS.items() if column in cells],
        owner=cells.get("owner"),
        identified=cells.get("identified"),
        residual=_present(**{each: _whole(cells[each]) for each in RATING if each in cells}) or None,
        review=_review(cells),
    )


def _review(cells: Mapping[str, str]) -> dict[str, Any] | None:
    return {"every": _whole(cells["months"]), "unit": "month"} if "months" in cells else None


def _present(**members: object) -> dict[str, Any]:
    return {name: member for name, member in members.items() if member is not None}


def _whole(cell: str) -> int | str:
    """Read a whole number; everything else is left as it is, for the library to refuse."""
    return int(cell) if re.fullmatch("[0-9]{1,9}", cell) else cell


def _key(name: str | None) -> str | None:
    """Make an id of a name: its words in lower case, joined by hyphens; `None` if there is none."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name or "").lower())
    return unicodedata.normalize("NFC", "-".join(words))[:200] or None


def _located(error: DocumentError, places: Mapping[str, int]) -> Iterator[RowProblem]:
    for each in error.problems:
        place, _, field = each.path.removeprefix("$.").partition(".")
        yield RowProblem(places[place], field, each.message)
