"""Kano's questionnaire: what delights, what is expected, what leaves customers cold.

**Definition.** Customers are asked twice about one feature, how they feel if it is there (the functional question) and how they
feel if it is not (the dysfunctional one), with the same five replies. A table of 5 × 5 turns each pair of replies into a category:
must-be (*M*), one-dimensional (*O*), attractive (*A*), indifferent (*I*), reverse (*R*) or questionable (*Q*). Over *n* customers
better = (*A* + *O*) / (*A* + *O* + *M* + *I*) and worse = −(*O* + *M*) / (*A* + *O* + *M* + *I*).

**When to use it.** To find out of one segment which features it misses only when they are absent, and which please it although
nobody asked for them. **When not.** To rank features by importance, over segments put together (two opposite categories then look
like indifference), or for good: what is attractive today is expected tomorrow. Many questionable answers tell of a bad question.

Source: N. Kano, N. Seraku, F. Takahashi and S. Tsuji, "Attractive quality and must-be quality", *Journal of the Japanese Society
for Quality Control* 14 (1984); C. Berger and others, "Kano's methods for understanding customer-defined quality", *Center for
Quality of Management Journal* 2 (1993), with the table used here, with better and worse (M. Timko) and the continuous analysis
(W. DuMouchel).
"""

from __future__ import annotations

import math
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, final

import attrs

from customerfocus._checks import LARGEST_INTEGER, Items, as_number, collection, instance, member, number_within, whole
from customerfocus._value import Value
from customerfocus.errors import NoDataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Reply(IntEnum):
    """How a customer feels, in the order of the table."""

    LIKE = 1
    """It pleases."""

    MUST_BE = 2
    """It is taken for granted."""

    NEUTRAL = 3
    """It is all the same."""

    LIVE_WITH = 4
    """It is put up with."""

    DISLIKE = 5
    """It displeases."""


class Category(StrEnum):
    """What a feature is to a customer, in the order in which ties fall."""

    MUST_BE = "must-be"
    """Taken for granted when it is there, missed when it is not."""

    ONE_DIMENSIONAL = "one-dimensional"
    """Pleases when it is there, displeases when it is not."""

    ATTRACTIVE = "attractive"
    """Pleases when it is there, and is not missed when it is not."""

    INDIFFERENT = "indifferent"
    """Makes no difference."""

    REVERSE = "reverse"
    """Rather not there than there."""

    QUESTIONABLE = "questionable"
    """The two replies contradict each other."""


_LETTERS: Final = MappingProxyType(dict(zip("MOAIRQ", Category, strict=True)))
_ROWS: Final = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")

EVALUATION_TABLE: Final[Mapping[tuple[Reply, Reply], Category]] = MappingProxyType(
    {
        (functional, dysfunctional): _LETTERS[letter]
        for functional, row in zip(Reply, _ROWS, strict=True)
        for dysfunctional, letter in zip(Reply, row, strict=True)
    }
)
"""The category of each pair of replies, functional first (Berger and others 1993).

A variant in use, by which "must be" twice and "live with" twice are questionable too, is not this table.
"""

FUNCTIONAL_VALUES: Final[Mapping[Reply, int]] = MappingProxyType(dict(zip(Reply, (4, 2, 0, -1, -2), strict=True)))
"""What a reply to the functional question counts in the continuous analysis (DuMouchel, in Berger and others 1993)."""

DYSFUNCTIONAL_VALUES: Final[Mapping[Reply, int]] = MappingProxyType(dict(zip(Reply, (-2, -1, 0, 2, 4), strict=True)))
"""What a reply to the dysfunctional question counts in the continuous analysis (DuMouchel, in Berger and others 1993)."""

FONG_FACTOR: Final = 1.65
"""How many standard errors two categories must lie apart (Fong 1996)."""

PRIORITY_POINTS: Final = 5
"""Categories that lie so many percentage points or fewer behind the largest are held to be as large as it; a convention."""


def _optional_number(value: float | None) -> float | None:
    """A converter: a whole number becomes a `float`; what is not known stays so."""
    return None if value is None else as_number(value)


@final
@attrs.frozen(kw_only=True)
class KanoSummary(Value):
    """What the answers of all customers say about one feature.

    Four figures speak of must-be, one-dimensional, attractive and indifferent answers alone. Where there are none, because every
    answer is reverse or questionable, they are not known: `None`, and not 0.

    Attributes:
        n: How many customers answered, reverse and questionable answers included; at least 1.
        category: The most frequent category; a tie falls in the order *M*, *O*, *A*, *I*, *R*, *Q*.
        priority_category: The first in that order of the categories within 5 percentage points of the most frequent one.
        total_strength: Share of all answers that are attractive, one-dimensional or must-be, 0 to 1; or `None`.
        category_strength: How far the most frequent category is ahead of the next, as a share of all answers, 0 to 1.
        better: How much satisfaction the feature can bring, 0 to 1; or `None`.
        worse: How much dissatisfaction its absence can bring, −1 to 0; or `None`.
        fong_difference: By how many answers the two most frequent categories differ, questionable left out; 0 to *n*.
        fong_critical: The difference in answers from which on it is no chance, 0 to 1.65 *n*.
        significant: Whether the difference reaches that; not if there is no difference.
        chi_square: How uneven the answers fall on *M*, *O*, *A* and *I*, against equal shares, with 3 degrees of freedom; 0 to
            3 *n*; or `None`.
    """

    n: int
    category: Category
    priority_category: Category
    total_strength: float | None = attrs.field(converter=_optional_number)
    category_strength: float = attrs.field(converter=as_number)
    better: float | None = attrs.field(converter=_optional_number)
    worse: float | None = attrs.field(converter=_optional_number)
    fong_difference: int
    fong_critical: float = attrs.field(converter=as_number)
    significant: bool
    chi_square: float | None = attrs.field(converter=_optional_number)

    def __attrs_post_init__(self) -> None:
        whole(self.n, "n", 1, len(Category) * LARGEST_INTEGER)
        member(self.category, "category", Category)
        member(self.priority_category, "priority_category", Category)
        _optional_within(self.total_strength, "total_strength", 0, 1)
        number_within(self.category_strength, "category_strength", 0, 1)
        _optional_within(self.better, "better", 0, 1)
        _optional_within(self.worse, "worse", -1, 0)
        whole(self.fong_difference, "fong_difference", 0, self.n)
        number_within(self.fong_critical, "fong_critical", 0, FONG_FACTOR * self.n)
        instance(self.significant, "significant", bool)
        _optional_within(self.chi_square, "chi_square", 0, float(3 * self.n))


@final
@attrs.frozen(kw_only=True)
class Continuous(Value):
    """Where a feature lies between what its presence and what its absence does.

    Attributes:
        functional: Mean value of the replies to the functional question, −2 to 4.
        dysfunctional: Mean value of the replies to the dysfunctional question, −2 to 4.
    """

    functional: float = attrs.field(converter=as_number)
    dysfunctional: float = attrs.field(converter=as_number)

    def __attrs_post_init__(self) -> None:
        number_within(self.functional, "functional", -2, 4)
        number_within(self.dysfunctional, "dysfunctional", -2, 4)


def classify(functional: Reply, dysfunctional: Reply) -> Category:
    """Return the category of one customer's two replies, as `EVALUATION_TABLE` has it.

    A bare number is refused: whether 1 means "like" or "dislike" differs from questionnaire to questionnaire, `Reply(1)` says it.

    Args:
        functional: How the customer feels if the feature is there.
        dysfunctional: How the customer feels if it is not.

    Returns:
        One of the six categories.

    Raises:
        NotOneOfError: An argument is no member of `Reply`.

    Examples:
        >>> classify(Reply.LIKE, Reply.DISLIKE)
        <Category.ONE_DIMENSIONAL: 'one-dimensional'>
        >>> classify(Reply.NEUTRAL, Reply.DISLIKE)
        <Category.MUST_BE: 'must-be'>
    """
    member(functional, "functional", Reply)
    member(dysfunctional, "dysfunctional", Reply)
    return EVALUATION_TABLE[functional, dysfunctional]


def summarise(
    *,
    attractive: int = 0,
    one_dimensional: int = 0,
    must_be: int = 0,
    indifferent: int = 0,
    reverse: int = 0,
    questionable: int = 0,
) -> KanoSummary:
    """Sum up the categories of all customers: better = (*A*+*O*)/(*A*+*O*+*M*+*I*), worse = −(*O*+*M*)/(*A*+*O*+*M*+*I*).

    Total strength is (*A* + *O* + *M*)/*n*, category strength the lead of the largest category over the next, divided by *n*. By
    Fong's test the two largest categories *m*₁ and *m*₂ without *Q* differ if |*m*₁ − *m*₂| reaches
    1.65 √((*m*₁ + *m*₂)(2*n* − *m*₁ − *m*₂)/2*n*), which is not rounded before. It takes the two counts for independent samples,
    which they are not, so it finds a difference too easily where hardly anybody answered otherwise. χ² is Σ (*x* − *e*)²/*e* over
    *M*, *O*, *A* and *I* with *e* a quarter of their sum; it tells that the four are not equally frequent, and no more.

    Args:
        attractive: How many customers find the feature attractive, 0 to 2⁵³ − 1.
        one_dimensional: How many find it one-dimensional, 0 to 2⁵³ − 1.
        must_be: How many hold that it must be, 0 to 2⁵³ − 1.
        indifferent: How many do not mind, 0 to 2⁵³ − 1.
        reverse: How many want the reverse, 0 to 2⁵³ − 1.
        questionable: How many contradict themselves, 0 to 2⁵³ − 1.

    Returns:
        All figures of one feature; some are not known if all answers are reverse or questionable.

    Raises:
        WrongTypeError: A count is not a whole number.
        OutOfRangeError: A count is below 0 or too large.
        NoDataError: Nobody answered.

    Source: as the module; priority: K. Matzler, H. H. Hinterhuber, F. Bailom and E. Sauerwein, "How to delight your customers",
    *Journal of Product & Brand Management* 5 (1996); strengths: M. C. Lee and J. F. Newcomb, "Applying the Kano methodology to meet
    customer requirements: NASA's microgravity science program", *Quality Management Journal* 4 (1997); test: D. Fong, "Using the
    self-stated importance questionnaire to interpret Kano questionnaire results", *Center for Quality of Management Journal* 5
    (1996).

    Examples:
        >>> machine = summarise(must_be=65, one_dimensional=87, attractive=93, indifferent=51)
        >>> machine.category.value, machine.priority_category.value, machine.significant
        ('attractive', 'one-dimensional', False)
        >>> round(machine.better, 3), round(machine.worse, 3)
        (0.608, -0.514)

        From questionnaires, which are classified and counted first:

        >>> from collections import Counter
        >>> replies = [(Reply.LIKE, Reply.DISLIKE), (Reply.MUST_BE, Reply.DISLIKE), (Reply.NEUTRAL, Reply.DISLIKE)]
        >>> found = Counter(classify(functional, dysfunctional) for functional, dysfunctional in replies)
        >>> summarise(must_be=found[Category.MUST_BE], one_dimensional=found[Category.ONE_DIMENSIONAL]).category.value
        'must-be'
    """
    counts = {
        Category.MUST_BE: must_be,
        Category.ONE_DIMENSIONAL: one_dimensional,
        Category.ATTRACTIVE: attractive,
        Category.INDIFFERENT: indifferent,
        Category.REVERSE: reverse,
        Category.QUESTIONABLE: questionable,
    }
    for category, count in counts.items():
        whole(count, category.name.lower(), 0, LARGEST_INTEGER)
    n = sum(counts.values())
    if n == 0:
        raise NoDataError("n", "nobody answered")
    largest, next_largest = _two_largest(counts.values())
    telling = (must_be, one_dimensional, attractive, indifferent)
    difference, critical = _fong([count for category, count in counts.items() if category is not Category.QUESTIONABLE], n)
    return KanoSummary(
        n=n,
        category=max(counts, key=counts.__getitem__),
        priority_category=next(each for each in counts if 100 * (largest - counts[each]) <= PRIORITY_POINTS * n),
        total_strength=(attractive + one_dimensional + must_be) / n if any(telling) else None,
        category_strength=(largest - next_largest) / n,
        better=_share(attractive + one_dimensional, telling),
        worse=_share(-(one_dimensional + must_be), telling),
        fong_difference=difference,
        fong_critical=critical,
        significant=0 < difference >= critical,
        chi_square=_unevenness(telling),
    )


def continuous(replies: Sequence[tuple[Reply, Reply]]) -> Continuous:
    """Return the mean value of the replies to each question: functional 4, 2, 0, −1, −2, dysfunctional −2, −1, 0, 2, 4.

    The values lean to one side, because wanting a thing is a firmer reply than not wanting it. Two means near 0 are indifference,
    or two camps of customers: the categories tell which.

    Args:
        replies: One pair per customer, functional first; at least one.

    Returns:
        Two means, from −2 to 4.

    Raises:
        WrongTypeError: There is no list of pairs.
        LengthError: A pair has not two members.
        NotOneOfError: A member of a pair is no member of `Reply`.
        NoDataError: Nobody answered.

    Source: W. DuMouchel, "Thoughts on graphical and continuous analysis", in Berger and others (1993).

    Examples:
        >>> continuous([(Reply.LIKE, Reply.DISLIKE), (Reply.LIKE, Reply.NEUTRAL)])
        Continuous(functional=4.0, dysfunctional=2.0)
    """
    given = Items(replies)
    collection(given, "replies")
    pairs = [_pair(each, f"replies[{place}]") for place, each in enumerate(given)]
    if not pairs:
        raise NoDataError("replies", "nobody answered")
    return Continuous(
        functional=sum(FUNCTIONAL_VALUES[functional] for functional, _ in pairs) / len(pairs),
        dysfunctional=sum(DYSFUNCTIONAL_VALUES[dysfunctional] for _, dysfunctional in pairs) / len(pairs),
    )


def _optional_within(value: float | None, field: str, low: float, high: float) -> None:
    if value is not None:
        number_within(value, field, low, high)


def _two_largest(counts: Iterable[int]) -> tuple[int, int]:
    largest, next_largest, *_ = sorted(counts, reverse=True)
    return largest, next_largest


def _fong(counts: Iterable[int], n: int) -> tuple[int, float]:
    """Return by how much the two largest differ, and by how much they have to."""
    first, second = _two_largest(counts)
    both = first + second
    return first - second, FONG_FACTOR * math.sqrt(both * (2 * n - both) / (2 * n))


def _share(part: int, telling: Sequence[int]) -> float | None:
    return part / sum(telling) if any(telling) else None


def _unevenness(telling: Sequence[int]) -> float | None:
    """Return Pearson's χ² against equal shares, from whole numbers: Σ *x*² / *e* − Σ *x*."""
    total = sum(telling)
    return (len(telling) * sum(each * each for each in telling) - total * total) / total if total else None


def _pair(given: Iterable[Reply], field: str) -> tuple[Reply, Reply]:
    replies = Items(given)
    collection(replies, field, 2, 2)
    for place, each in enumerate(replies):
        member(each, f"{field}[{place}]", Reply)
    functional, dysfunctional = replies
    return functional, dysfunctional
