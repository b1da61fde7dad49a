"""Strategies for the values everybody speaks; `customerfocus.testing.strategies` hands them out."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from customerfocus._checks import LARGEST_INTEGER, LONGEST_IDENTIFIER
from customerfocus.errors import WrongTypeError
from customerfocus.values.estimates import Comparison, Estimate, Evolution, Unknown
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import PUBLISHED_SCALES, Direction, Point, Scale, Tally

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn

T = TypeVar("T")

Pool: TypeAlias = SearchStrategy[str] | Sequence[str]
"""Where ids come from: a strategy, or the ids themselves; an empty pool has none to give."""

FIRST_DAY: Final = date(2024, 1, 1)
LAST_DAY: Final = date(2026, 12, 31)
_FIRST_YEAR: Final = date(2024, 12, 31)  # its last day
MOST: Final = 3
"""How many members a generated collection has at most, unless it says otherwise."""
MANY: Final = 10**12
"""The most answers of one kind that are drawn."""

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"
_AWKWARD_TEXTS: Final = (
    "Cafe\u0301 on the corner",  # not in Unicode's form NFC
    "\U0001d49c table for \U0001f46a",  # beyond the basic plane
    "**bold**, _slanted_, `code`, ~~struck~~",
    "# No heading\n\n- no list\n1. no list",
    "a | b\n--- | ---\nc | d",
    "[a link](javascript:alert(1)) ![](x) <b>&amp;</b>",
    "```\nend of the block",
    "quotes \"double\", 'single' and a \\ backslash",
    "tab\tand\r\nline end",
    "\u202eright to left\u202c and zero\u200bwidth",
    "N/A: 10 @ 20 + 30",
    "null",
)


def pooled(pool: Pool | None) -> SearchStrategy[str]:
    """Draw ids from *pool*; without one, any id."""
    if pool is None:
        return identifiers()
    if isinstance(pool, SearchStrategy):
        return pool
    if isinstance(pool, str):
        raise WrongTypeError("pool", "a strategy, a list or a tuple of ids", pool, "type.array")
    return st.sampled_from(tuple(pool)) if pool else st.nothing()


def several(members: SearchStrategy[T], least: int = 0, most: int = MOST) -> SearchStrategy[list[T]]:
    """Draw a list in which nothing stands twice; where there is nothing to draw, an empty one if that will do.

    Whether there is, is asked when it is drawn from: Hypothesis warns of whoever asks it earlier, in a plugin or a `conftest.py`.
    """
    return st.deferred(lambda: _several(members, least, most))


def _several(members: SearchStrategy[T], least: int, most: int) -> SearchStrategy[list[T]]:
    if members.is_empty:
        return st.nothing() if least else st.lists(members, max_size=0)
    return st.lists(members, min_size=least, max_size=most, unique=True)


def optional(values: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """Draw a value or nothing."""
    return st.none() | values


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value).strip()


def _can_be_seen(value: str) -> bool:
    return any(unicodedata.category(each) not in ("Cf", "Zs", "Zl", "Zp", "Cc") for each in value)


# Made once, since almost every record draws from them many times.
_IDENTIFIERS: Final = st.one_of(
    st.text(_PLAIN, min_size=1, max_size=8),
    st.text(_PLAIN, min_size=1, max_size=3),
    st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"), exclude_characters=":@+"),
        min_size=1,
        max_size=8,
    )
    .map(_composed)
    .filter(bool),
    st.just("n" * LONGEST_IDENTIFIER),
)
_TEXTS: Final = st.one_of(
    st.text(_PLAIN, min_size=1, max_size=8),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\t\n\r"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(_can_be_seen),
    st.sampled_from(_AWKWARD_TEXTS),
)


_OPTIONAL_TEXTS: Final = st.none() | _TEXTS


_DAYS: Final = st.dates(FIRST_DAY, LAST_DAY)
_DIRECTIONS: Final = st.sampled_from(Direction)
_EITHER: Final = st.booleans()
COUNTS: Final = st.integers(1, 3) | st.integers(1, 1000) | st.integers(1, MANY)
"""How often something was: seldom, often, and as many as a world has answers."""
_ANSWERS: Final = st.integers(0, 3) | COUNTS
_SKIPPED: Final = st.integers(0, 1000)
_SHOWN_BY: Final = 2  # pieces of evidence, at most


def _period(start: date, length: int | None) -> Period:
    return Period(start=start, end=None if length is None else start + timedelta(days=length))


_PERIODS: Final = st.builds(_period, start=_DAYS, length=optional(st.just(1) | st.integers(1, 1000)))
_STANDING_PERIODS: Final = st.builds(Period, start=st.dates(FIRST_DAY, _FIRST_YEAR)) | _PERIODS
_CADENCES: Final = st.builds(Cadence, every=st.integers(1, 18) | st.integers(1, 1200), unit=st.sampled_from(Unit))
_EVIDENCES: Final = st.builds(Evidence, kind=st.sampled_from(EvidenceKind), reference=_TEXTS, on=_DAYS, note=_OPTIONAL_TEXTS)


_SOME_EVIDENCE: Final = st.lists(_EVIDENCES, max_size=_SHOWN_BY)


def identifiers() -> SearchStrategy[str]:
    """Draw ids and names: plain ones, some in other scripts, and one as long as is allowed."""
    return _IDENTIFIERS


def texts() -> SearchStrategy[str]:
    """Draw texts, among them such as are not normalised, leave the basic plane, or would be mark-up if nobody escaped them."""
    return _TEXTS


def optional_texts() -> SearchStrategy[str | None]:
    """Draw texts or nothing."""
    return _OPTIONAL_TEXTS


def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> SearchStrategy[date]:
    """Draw days from *first* to *last*, both included: three years, so that what falls due yearly does lapse."""
    return _DAYS if (first, last) == (FIRST_DAY, LAST_DAY) else st.dates(first, last)


def periods() -> SearchStrategy[Period]:
    """Draw periods that start within the days of `days`; some are open, some last a single day."""
    return _PERIODS


def standing_periods() -> SearchStrategy[Period]:
    """Draw periods of which at least half began in the first of the three years and are open, so that most days lie in one."""
    return _STANDING_PERIODS


def cadences() -> SearchStrategy[Cadence]:
    """Draw cadences, mostly short ones."""
    return _CADENCES


def directions() -> SearchStrategy[Direction]:
    """Draw more or less."""
    return _DIRECTIONS


def refs(kinds: Sequence[Kind] = tuple(Kind), keys: SearchStrategy[str] | None = None) -> SearchStrategy[Ref]:
    """Draw pointers of the given *kinds*; they need not lead anywhere."""
    return st.builds(Ref, kind=st.sampled_from(kinds), key=identifiers() | texts() if keys is None else keys)


def finding_refs(rules: Pool | None = None) -> SearchStrategy[FindingRef]:
    """Draw pointers to what a rule says of a subject."""
    return st.builds(FindingRef, rule=pooled(rules), subject=several(refs(), least=1))


def points() -> SearchStrategy[Point]:
    """Draw single points of a scale."""
    return st.builds(Point, value=st.integers(-1000, 1000), label=texts())


def scales(size: int | None = None) -> SearchStrategy[Scale]:
    """Draw scales: the published ones, and others of two to seven points or of just *size* points."""
    published = [each for each in PUBLISHED_SCALES if size in (None, len(each.points))]
    least, most = (2, 7) if size is None else (size, size)
    own = st.builds(
        Scale,
        name=identifiers().filter(_is_free),
        points=st.lists(points(), min_size=least, max_size=most, unique_by=_value).map(_ascending),
    )
    return st.sampled_from(published) | own if published else own


def _is_free(name: str) -> bool:
    return all(name != each.name for each in PUBLISHED_SCALES)


def _value(point: Point) -> int:
    return point.value


def _ascending(unsorted: list[Point]) -> list[Point]:
    return sorted(unsorted, key=_value)


def tallies(scale: SearchStrategy[Scale] | Scale | None = None) -> SearchStrategy[Tally]:
    """Draw tallies on *scale*, among them such as nobody answered."""
    if scale is None:
        return _tallies_on(scales())
    return _tallies_on(st.just(scale) if isinstance(scale, Scale) else scale)


@st.composite
def _tallies_on(draw: DrawFn, scales: SearchStrategy[Scale]) -> Tally:
    scale = draw(scales)
    if draw(_EITHER):
        return Tally.empty(scale)
    return Tally(scale=scale, counts=[draw(_ANSWERS) for _ in scale.points], skipped=draw(_SKIPPED))


def evidences() -> SearchStrategy[Evidence]:
    """Draw pieces of evidence."""
    return _EVIDENCES


def shown(kind: Callable[..., T], **fields: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Draw records of a kind that has a day and evidence, none of it later than the day."""
    return st.builds(_shown, kind=st.just(kind), on=_DAYS, evidence=_SOME_EVIDENCE, **fields)


def _shown(kind: Callable[..., T], on: date, evidence: list[Evidence], **others: Any) -> T:  # noqa: ANN401 -- what the strategies of the fields draw
    return kind(on=on, evidence=[attrs.evolve(each, on=min(each.on, on)) for each in evidence], **others)


def numbers(low: float | None = None, high: float | None = None) -> SearchStrategy[float]:
    """Draw finite numbers from *low* to *high*, both included."""
    return st.floats(low, high, allow_nan=False, allow_infinity=False)


def levels() -> SearchStrategy[float]:
    """Draw levels of confidence, between 0 and 1, both excluded."""
    return st.just(0.95) | st.floats(0, 1, exclude_min=True, exclude_max=True)


def estimates() -> SearchStrategy[Estimate]:
    """Draw figures with their intervals."""

    def of(ends: list[float]) -> SearchStrategy[Estimate]:
        low, value, high = map(st.just, ends)
        n = st.integers(1, 1000) | st.just(LARGEST_INTEGER)
        return st.builds(Estimate, value=value, low=low, high=high, level=levels(), n=n, method=texts())

    return st.lists(numbers(), min_size=3, max_size=3).map(_sorted).flatmap(of)


def unknowns() -> SearchStrategy[Unknown]:
    """Draw reasons for not knowing."""
    return st.builds(Unknown, reason=texts())


def comparisons() -> SearchStrategy[Comparison]:
    """Draw comparisons, some of which tell nothing; the difference need not lie within its interval."""

    def of(ends: list[float]) -> SearchStrategy[Comparison]:
        return st.builds(
            Comparison,
            difference=numbers(),
            low=st.just(ends[0]),
            high=st.just(ends[1]),
            p_value=numbers(0, 1),
            level=levels(),
            method=texts(),
            verdict=st.sampled_from([each for each in Evolution if each is not Evolution.CANNOT_TELL]),
        )

    told = st.lists(numbers(), min_size=2, max_size=2).map(_sorted).flatmap(of)
    return told | st.builds(Comparison, level=levels(), verdict=st.just(Evolution.CANNOT_TELL))


def _sorted(values: list[float]) -> list[float]:
    return sorted(values)
