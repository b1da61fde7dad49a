"""Editions of ISO 9001 and their clauses, named in our own words; no sentence of the standard stands here.

Rules cite the clauses of the edition of 2015. Another edition says which of its own clauses takes the place of each.
"""

from __future__ import annotations

from typing import Final, final

import attrs

from customerfocus._checks import Items, members, text, unique
from customerfocus._value import Value
from customerfocus.errors import NotOneOfError


@final
@attrs.frozen(kw_only=True)
class Clause(Value):
    """A clause of an edition.

    Attributes:
        number: Its number there, such as `10.1`.
        title: What it is about, in our own words.
        in_2015: The number of its counterpart in the edition of 2015, by which rules cite it.
    """

    number: str
    title: str
    in_2015: str

    def __attrs_post_init__(self) -> None:
        text(self.number, "number")
        text(self.title, "title")
        text(self.in_2015, "in_2015")


@final
@attrs.frozen(kw_only=True)
class Edition(Value):
    """An edition of the standard.

    Attributes:
        name: How it is cited.
        status: Where it stands, and whether its clause numbers are final.
        clauses: The clauses that rules may cite.
    """

    name: str
    status: str
    clauses: tuple[Clause, ...] = attrs.field(converter=Items[Clause])

    def __attrs_post_init__(self) -> None:
        text(self.name, "name")
        text(self.status, "status")
        members(self.clauses, "clauses", Clause, least=1)
        unique((each.in_2015 for each in self.clauses), "clauses")

    def clause(self, in_2015: str) -> Clause:
        """Return the clause that takes the place of one of the edition of 2015.

        Raises:
            NotOneOfError: It knows no such clause.

        Examples:
            >>> ISO_9001_2026.clause("10.3").number
            '10.1'
        """
        for each in self.clauses:
            if each.in_2015 == in_2015:
                return each
        raise NotOneOfError("clause", in_2015, (each.in_2015 for each in self.clauses))


def _clauses(moved: tuple[tuple[str, str], ...] = ()) -> tuple[Clause, ...]:
    numbers = dict(moved)
    return tuple(Clause(number=numbers.get(old, old), title=title, in_2015=old) for old, title in _TITLES)


_TITLES: Final = (
    ("4.1", "The organisation and what bears on it"),
    ("4.2", "Interested parties and what they expect"),
    ("4.3", "How far the management system reaches"),
    ("5.1.1", "Leadership of the management system"),
    ("5.1.2", "Customer focus"),
    ("5.1.2 a", "Requirements of customers and of the law are known, understood and met"),
    ("5.1.2 b", "Risks and opportunities for conformity and satisfaction are addressed"),
    ("5.1.2 c", "Satisfaction stays in focus"),
    ("6.1", "Risks and opportunities"),
    ("6.2", "Objectives and how to reach them"),
    ("7.1", "Resources"),
    ("7.4", "Communication"),
    ("8.2.1", "Talking with customers"),
    ("8.2.2", "Finding out what is required"),
    ("8.2.3", "Checking what is required before promising it"),
    ("8.2.4", "When what is required changes"),
    ("8.4", "What is bought from others"),
    ("9.1.2", "How satisfied customers are"),
    ("9.1.3", "Making sense of what was measured"),
    ("9.3.2", "What a management review looks at"),
    ("10.2", "When something went wrong"),
    ("10.3", "Getting better"),
)

ISO_9001_2015: Final = Edition(name="ISO 9001:2015", status="published September 2015", clauses=_clauses())
"""The edition without its amendment."""
ISO_9001_2015_AMENDED: Final = Edition(
    name="ISO 9001:2015 with Amendment 1:2024",
    status="published February 2024; adds climate change to 4.1 and 4.2 and moves no clause",
    clauses=_clauses(),
)
"""The edition in force with its amendment on climate change."""
ISO_9001_2026: Final = Edition(
    name="ISO 9001:2026",
    status="as last circulated, the draft of 2025; clause numbers provisional",
    clauses=_clauses(moved=(("10.3", "10.1"),)),
)
"""The coming edition, as far as its draft tells."""
EDITIONS: Final = (ISO_9001_2015, ISO_9001_2015_AMENDED, ISO_9001_2026)
"""Every edition this library knows, oldest first."""
