"""Strategies for the parts of the model; `customerfocus.testing.strategies` hands them out.

Where a record names another, the ids may be given as a pool: a strategy, or the ids themselves. An empty pool means that there
is nothing to name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from customerfocus.model.needs import POINTS, DesiredOutcome, Job, JobKind, JobStep, Need, Priority
from customerfocus.model.offerings import STRENGTHS, Characteristic, Contribution, Jurisdiction, Offering, OfferingKind
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.segments import (
    Capability,
    Choice,
    Preference,
    Resolution,
    Segment,
    Settlement,
    TargetingDecision,
    TradeOff,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.testing._values import (
    MOST,
    Pool,
    days,
    directions,
    numbers,
    optional,
    optional_texts,
    periods,
    pooled,
    refs,
    scales,
    several,
    standing_periods,
    tallies,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from customerfocus.values.identifiers import Ref

T = TypeVar("T")

_FEATURES: Final = ("the time it takes to find the app", "the number of buttons")
_MEASURES: Final = ("the time it takes to get", "the likelihood of", *_FEATURES)

# Made once, since a register draws from them many times.
_TALLIES: Final = tallies(scales(POINTS))
_WEIGHTS: Final = st.integers(1, 5) | st.floats(0, 1e9, exclude_min=True)
_MARKS: Final = st.integers(1, 10) | numbers(1, 10)
_OUTCOMES: Final = st.builds(
    DesiredOutcome,
    direction=directions(),
    measure=st.sampled_from(_MEASURES) | texts(),
    object_of_control=texts(),
    context=optional_texts(),
    examples=several(texts(), most=2),
)


# ---- strategy --------------------------------------------------------------------------------------------------------


def strategic_objectives(ids: Pool | None = None) -> SearchStrategy[StrategicObjective]:
    """Draw strategic objectives."""
    return st.builds(StrategicObjective, id=pooled(ids), statement=texts(), in_force=periods(), owner=texts())


def exclusions(rules: Pool | None = None, subjects: SearchStrategy[Ref] | None = None) -> SearchStrategy[Exclusion]:
    """Draw exclusions of a whole rule or for one of the *subjects*."""
    subject = optional(refs() if subjects is None else subjects)
    return st.builds(Exclusion, rule=pooled(rules), subject=subject, because=texts(), by=texts(), in_force=periods())


# ---- segments --------------------------------------------------------------------------------------------------------


def preferences(attributes: Pool | None = None) -> SearchStrategy[Preference]:
    """Draw what a segment wants more of, or less."""
    return st.builds(Preference, attribute=pooled(attributes), direction=directions(), weight=st.integers(1, 5))


def segments(
    ids: Pool | None = None, *, attributes: Pool | None = None, capabilities: Pool | None = None
) -> SearchStrategy[Segment]:
    """Draw segments; few *attributes* to choose from make contradictions likely."""
    return st.builds(
        Segment,
        id=pooled(ids),
        name=texts(),
        description=optional_texts(),
        preferences=st.lists(preferences(attributes), max_size=MOST, unique_by=_attribute),
        requires=several(pooled(capabilities)),
    )


def _attribute(preference: Preference) -> str:
    return preference.attribute


def capabilities(ids: Pool | None = None) -> SearchStrategy[Capability]:
    """Draw capabilities, in place or only wished for."""
    return st.builds(Capability, id=pooled(ids), name=texts(), in_place=optional(periods()))


def _of_pairs(pool: Pool | None, made: Callable[..., T], **fields: SearchStrategy[Any]) -> SearchStrategy[T]:
    """Draw what is made of two ids that differ and of *fields*; a pool of one has no pair to give."""
    if pool is not None and not isinstance(pool, SearchStrategy) and len(set(pool)) < 2:  # noqa: PLR2004 -- a pair is two
        return st.nothing()
    return st.builds(made, pair=several(pooled(pool), least=2, most=2), **fields)


def trade_offs(attributes: Pool | None = None) -> SearchStrategy[TradeOff]:
    """Draw pairs of qualities that do not go together."""
    return _of_pairs(attributes, _trade_off, because=texts())


def _trade_off(pair: list[str], because: str) -> TradeOff:
    return TradeOff(attribute=pair[0], against=pair[1], because=because)


def targeting_decisions(segments: Pool | None = None, *, objectives: Pool | None = None) -> SearchStrategy[TargetingDecision]:
    """Draw decisions whether a segment is served; most of them target it."""
    return st.builds(
        TargetingDecision,
        segment=pooled(segments),
        choice=st.just(Choice.TARGET) | st.sampled_from(Choice),
        on=days(),
        by=texts(),
        because=texts(),
        objectives=several(pooled(objectives)),
    )


def resolutions(segments: Pool | None = None, *, attributes: Pool | None = None) -> SearchStrategy[Resolution]:
    """Draw settlements between two segments; they need not contradict one another."""
    return _of_pairs(
        segments,
        _resolution,
        attributes=several(pooled(attributes), least=1, most=2),
        how=st.sampled_from(Settlement),
        because=texts(),
        on=days(),
        by=texts(),
    )


def _resolution(pair: list[str], **others: Any) -> Resolution:  # noqa: ANN401 -- what the strategies of the fields draw
    return Resolution(first=pair[0], second=pair[1], **others)


# ---- positioning -----------------------------------------------------------------------------------------------------


def scores(criteria: Pool | None = None) -> SearchStrategy[Score]:
    """Draw single lines of a scorecard."""
    return st.builds(Score, criterion=pooled(criteria), weight=_WEIGHTS, score=_MARKS)


def scorecards(criteria: Pool | None = None) -> SearchStrategy[Scorecard]:
    """Draw scorecards of one to three criteria."""
    lines = st.lists(scores(criteria), min_size=1, max_size=MOST, unique_by=_criterion)
    return st.builds(Scorecard, scores=lines)


def rivals(scorecards: SearchStrategy[Scorecard]) -> SearchStrategy[Rival]:
    """Draw competitors that are scored by one of the *scorecards*."""
    return st.builds(Rival, name=texts(), scorecard=scorecards)


def positionings(segments: Pool | None = None, *, criteria: Pool | None = None) -> SearchStrategy[Positioning]:
    """Draw positionings, some without a rival; rivals are scored by our criteria with our weights."""
    cards = scorecards(criteria)
    marks = st.lists(_MARKS, min_size=MOST, max_size=MOST)  # as many as a scorecard may have lines
    return st.builds(
        _positioning,
        segment=pooled(segments),
        on=days(),
        by=texts(),
        attractiveness=cards,
        strength=cards,
        marks_by_rival=st.dictionaries(texts(), marks, max_size=2),
    )


def _positioning(strength: Scorecard, marks_by_rival: dict[str, list[float]], **others: Any) -> Positioning:  # noqa: ANN401 -- what the strategies of the fields draw
    competitors = [Rival(name=name, scorecard=_scored_anew(strength, marks)) for name, marks in marks_by_rival.items()]
    return Positioning(strength=strength, competitors=competitors, **others)


def _scored_anew(card: Scorecard, marks: list[float]) -> Scorecard:
    return Scorecard(scores=[attrs.evolve(line, score=mark) for line, mark in zip(card.scores, marks, strict=False)])


def _criterion(score: Score) -> str:
    return score.criterion


# ---- offerings -------------------------------------------------------------------------------------------------------


def jurisdictions(codes: Pool | None = None, *, within: Pool | None = ()) -> SearchStrategy[Jurisdiction]:
    """Draw jurisdictions; unless told *within* which others, they lie within none, so that there is no circle."""
    return st.builds(_jurisdiction, code=pooled(codes), name=texts(), within=optional(pooled(within)))


def _jurisdiction(code: str, name: str, within: str | None) -> Jurisdiction:
    return Jurisdiction(code=code, name=name, within=None if within == code else within)


def offerings(
    ids: Pool | None = None, *, markets: Pool | None = None, tags: Pool | None = None, segments: Pool | None = None
) -> SearchStrategy[Offering]:
    """Draw products and services, most of them on sale, some no longer or not yet; few *tags* make it likely that a law applies."""
    return st.builds(
        Offering,
        id=pooled(ids),
        name=texts(),
        kind=st.sampled_from(OfferingKind),
        markets=several(pooled(markets)),
        tags=several(pooled(tags)),
        segments=several(pooled(segments)),
        on_sale=standing_periods(),
    )


def characteristics(ids: Pool | None = None, *, offerings: Pool | None = None) -> SearchStrategy[Characteristic]:
    """Draw characteristics of offerings."""
    return st.builds(Characteristic, id=pooled(ids), offering=pooled(offerings), name=texts(), specification=optional_texts())


def contributions(characteristics: Pool | None = None, *, needs: Pool | None = None) -> SearchStrategy[Contribution]:
    """Draw cells of the House of Quality."""
    return st.builds(Contribution, characteristic=pooled(characteristics), need=pooled(needs), strength=st.sampled_from(STRENGTHS))


# ---- needs -----------------------------------------------------------------------------------------------------------


def jobs(ids: Pool | None = None) -> SearchStrategy[Job]:
    """Draw jobs customers want to get done."""
    return st.builds(
        Job,
        id=pooled(ids),
        verb=texts(),
        object_of_verb=texts(),
        context=optional_texts(),
        kind=st.sampled_from(JobKind),
    )


def desired_outcomes() -> SearchStrategy[DesiredOutcome]:
    """Draw outcomes; some name a feature."""
    return _OUTCOMES


def needs(
    ids: Pool | None = None, *, jobs: Pool | None = None, segments: Pool | None = None, evidence: Pool | None = None
) -> SearchStrategy[Need]:
    """Draw needs of at least one segment; *evidence* is the pool of ids of sessions, waves, studies and feedback."""
    return st.builds(
        Need,
        id=pooled(ids),
        job=pooled(jobs),
        step=optional(st.sampled_from(JobStep)),
        outcome=desired_outcomes(),
        segments=several(pooled(segments), least=1),
        expectation=optional_texts(),
        evidence=several(pooled(evidence)),
    )


def priorities(needs: Pool | None = None, *, segments: Pool | None = None) -> SearchStrategy[Priority]:
    """Draw answers on how important a need is and how satisfied customers are with it; some were given by nobody."""
    return st.builds(Priority, need=pooled(needs), segment=pooled(segments), on=days(), importance=_TALLIES, satisfaction=_TALLIES)
