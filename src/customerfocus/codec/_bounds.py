"""Where a field is narrower than its type, as far as JSON Schema can say it.

The constructors hold these laws, and tests hold this table against them. A law that depends on another field is not told here: the
form of a document says less than `load` does.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from customerfocus._checks import LARGEST_INTEGER
from customerfocus.methods.lognormal import SMALLEST, WIDEST, Lognormal
from customerfocus.methods.loss import HIGHEST_RATE, Once, Poisson
from customerfocus.methods.pert import GREATEST_SHAPE, Pert
from customerfocus.methods.risk_matrix import HIGHEST, RiskMatrix
from customerfocus.model.actions import Action
from customerfocus.model.feedback import FeedbackSession
from customerfocus.model.leadership import ManagementReview, Recognition
from customerfocus.model.needs import Need
from customerfocus.model.obligations import Obligation, RegulatoryWatch
from customerfocus.model.offerings import STRENGTHS, Contribution
from customerfocus.model.positioning import Score, Scorecard
from customerfocus.model.research import Study
from customerfocus.model.risks import Opportunity, Rating, Risk, RiskCriteria
from customerfocus.model.satisfaction import Metric
from customerfocus.model.segments import Preference, Resolution
from customerfocus.model.surveys import Sample, Survey
from customerfocus.values.identifiers import FindingRef
from customerfocus.values.money import DECIMALS, WHOLE_DIGITS, Money
from customerfocus.values.periods import Cadence
from customerfocus.values.scales import Point, Scale, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

Words: TypeAlias = tuple[tuple[str, Any], ...]
"""Keywords of JSON Schema with their values; `items` has keywords of its own, for what stands in an array."""

_ABOVE_0: Final[Words] = (("exclusiveMinimum", 0),)
_CURRENCY: Final[Words] = (("pattern", "^[A-Z]{3}$"),)


def _from(low: float, high: float | None = None) -> Words:
    return (("minimum", low),) if high is None else (("minimum", low), ("maximum", high))


def _length(low: int, high: int | None = None) -> Words:
    return (("minItems", low),) if high is None else (("minItems", low), ("maxItems", high))


def _each(words: Words) -> Words:
    return (("items", words),)


BOUNDS: Final[Mapping[tuple[type, str], Words]] = MappingProxyType(
    {
        (Action, "serves"): _length(1),
        (Cadence, "every"): _from(1, 1200),
        (Contribution, "strength"): (("enum", STRENGTHS),),
        (FeedbackSession, "participants"): _from(1),
        (FindingRef, "subject"): _length(1),
        (Lognormal, "median"): _from(SMALLEST, 1 / SMALLEST),
        (Lognormal, "sigma"): _from(SMALLEST, WIDEST),
        (ManagementReview, "inputs"): _length(1),
        (Metric, "top"): _from(1),
        (Money, "amount"): (("pattern", rf"^[0-9]{{1,{WHOLE_DIGITS}}}(\.[0-9]{{1,{DECIMALS}}})?$"),),
        (Money, "currency"): _CURRENCY,
        (Need, "segments"): _length(1),
        (Obligation, "versions"): _length(1),
        (Once, "probability"): _from(0, 1),
        (Opportunity, "effects"): _length(1),
        (Pert, "high"): (("maximum", LARGEST_INTEGER),),
        (Pert, "low"): _from(0, LARGEST_INTEGER),  # in a document it is a loss
        (Pert, "mode"): (("maximum", LARGEST_INTEGER),),
        (Pert, "shape"): (*_ABOVE_0, ("maximum", GREATEST_SHAPE)),
        (Poisson, "rate"): _from(0, HIGHEST_RATE),
        (Point, "value"): _from(-1000, 1000),
        (Preference, "weight"): _from(1, 5),
        (Rating, "consequence"): _from(1, HIGHEST),
        (Rating, "likelihood"): _from(1, HIGHEST),
        (Recognition, "serves"): _length(1),
        (RegulatoryWatch, "jurisdictions"): _length(1),
        (RegulatoryWatch, "sources"): _length(1),
        (Resolution, "attributes"): _length(1, 2),
        (Risk, "effects"): _length(1),
        (RiskCriteria, "currency"): _CURRENCY,
        (RiskCriteria, "tolerance"): _from(1, HIGHEST),
        (RiskMatrix, "consequence"): _length(2, HIGHEST),
        (RiskMatrix, "grid"): (*_length(2, HIGHEST), *_each((*_length(2, HIGHEST), *_each(_from(1, HIGHEST))))),
        (RiskMatrix, "labels"): _length(2, HIGHEST),
        (RiskMatrix, "likelihood"): _length(2, HIGHEST),
        (Sample, "answered"): _from(0),
        (Sample, "invited"): _from(0),
        (Sample, "population"): _from(0),
        (Scale, "points"): _length(2),
        (Score, "score"): _from(1, 10),
        (Score, "weight"): _ABOVE_0,
        (Scorecard, "scores"): _length(1),
        (Study, "sample_size"): _from(1),
        (Study, "segments"): _length(1),
        (Survey, "questions"): _length(1),
        (Survey, "smallest_group"): _from(1),
        (Tally, "counts"): _each(_from(0)),
        (Tally, "skipped"): _from(0),
    }
)
"""By class and field, what may stand there."""
