"""Hypothesis strategies: a generator for every type of value and of record, and for whole registers.

What they draw is always valid, awkward on purpose and small. Days lie within three years (`FIRST_DAY` to `LAST_DAY`), so that
what is due yearly is sometimes in date and sometimes not. Texts may be denormalised, leave the basic plane, or hold mark-up.

Where a record names another, a `Pool` of ids may be given: a strategy, or the ids themselves; an empty one has nothing to name.

Examples:
    >>> from hypothesis import given
    >>> @given(registers())
    ... def test_my_storage_keeps_what_it_was_given(register: Register) -> None:
    ...     assert MyStorage().saved(register).load() == register
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs
from hypothesis import strategies as st

from customerfocus.assessment.rules import STANDARD
from customerfocus.model.segments import contradictions
from customerfocus.register import Record, Register
from customerfocus.register.shapes import shape_of
from customerfocus.testing._parts import (
    capabilities,
    characteristics,
    contributions,
    desired_outcomes,
    exclusions,
    feedback_sessions,
    jobs,
    jurisdictions,
    needs,
    offerings,
    positionings,
    preferences,
    priorities,
    resolutions,
    rivals,
    scorecards,
    scores,
    segments,
    statements,
    strategic_objectives,
    targeting_decisions,
    trade_offs,
)
from customerfocus.testing._values import (
    FIRST_DAY,
    LAST_DAY,
    MOST,
    Pool,
    cadences,
    comparisons,
    days,
    estimates,
    evidences,
    finding_refs,
    identifiers,
    periods,
    points,
    refs,
    scales,
    several,
    tallies,
    texts,
    unknowns,
)
from customerfocus.values.identifiers import Kind, Ref

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from customerfocus.model.segments import Resolution, Segment, TradeOff

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Pool",
    "cadences",
    "capabilities",
    "characteristics",
    "comparisons",
    "contributions",
    "days",
    "desired_outcomes",
    "estimates",
    "evidences",
    "exclusions",
    "feedback_sessions",
    "finding_refs",
    "identifiers",
    "jobs",
    "jurisdictions",
    "needs",
    "offerings",
    "periods",
    "points",
    "positionings",
    "preferences",
    "priorities",
    "refs",
    "registers",
    "resolutions",
    "rivals",
    "scales",
    "scorecards",
    "scores",
    "segments",
    "statements",
    "strategic_objectives",
    "tallies",
    "targeting_decisions",
    "texts",
    "trade_offs",
    "unknowns",
]

R = TypeVar("R", bound=Record)

_ANY: Final = ("any",)  # the id each record has until it gets its own


def registers(max_size: int = MOST) -> SearchStrategy[Register]:
    """Draw whole registers: every reference resolves, no key stands twice, no jurisdiction lies within itself.

    Few segments share few attributes, so that they contradict one another; some contradictions are settled. There is an empty
    register among them.

    Args:
        max_size: How many records of each kind there are at most.
    """
    return _registers(max_size)


@st.composite
def _registers(draw: DrawFn, size: int) -> Register:
    least = min(size, draw(st.sampled_from((0, 1, 2, 2))))  # all sparse, or all there

    def ids(*needed: list[str]) -> list[str]:
        return draw(several(identifiers(), least, size)) if all(needed) else []

    def each(pool: list[str], drawn: SearchStrategy[R]) -> list[R]:
        return [_called(draw(drawn), one) for one in pool]

    def some(drawn: SearchStrategy[R], *needed: list[str]) -> list[R]:
        return draw(st.lists(drawn, min_size=min(least, 1), max_size=size, unique_by=_key)) if all(needed) else []

    # Pools of ids first: what may be named.
    attributes = draw(several(identifiers(), least=max(least, 1)))
    codes, groups, means, goals, tasks, sold = ids(), ids(), ids(), ids(), ids(), ids()
    features, wants, sessions = ids(sold), ids(groups, tasks), ids(groups)

    # Then the records that bear them, and those that join them.
    chosen = each(groups, segments(_ANY, attributes=attributes, capabilities=means))
    decided = partial(targeting_decisions, objectives=goals)
    hindrances = some(trade_offs(attributes), attributes[1:])
    register = Register(
        organisation=draw(texts()),
        jurisdictions=[draw(jurisdictions([code], within=codes[:place])) for place, code in enumerate(codes)],
        capabilities=each(means, capabilities(_ANY)),
        segments=chosen,
        trade_offs=hindrances,
        resolutions=some(_settled(chosen, hindrances, attributes), groups[1:]),
        strategic_objectives=each(goals, strategic_objectives(_ANY)),
        positionings=some(positionings(groups), groups),
        targeting_decisions=[draw(decided([one])) for one in groups] if least > 1 else some(decided(groups), groups),
        offerings=each(sold, offerings(_ANY, markets=codes, segments=groups)),
        characteristics=each(features, characteristics(_ANY, offerings=sold)),
        contributions=some(contributions(features, needs=wants), features, wants),
        jobs=each(tasks, jobs(_ANY)),
        needs=each(wants, needs(_ANY, jobs=tasks, segments=groups, evidence=sessions)),
        priorities=some(priorities(wants, segments=groups), wants),
        feedback_sessions=each(sessions, feedback_sessions(_ANY, segments=groups, needs=wants)),
    )
    rules = st.sampled_from([each.id for each in STANDARD]) | identifiers()
    return register.with_records(*some(exclusions(rules, _subjects(register))))


def _called(record: R, own: str) -> R:
    changes: dict[str, Any] = {"id": own}
    return attrs.evolve(record, **changes)


def _key(record: Record) -> str:
    return shape_of(type(record)).key_of(record)


def _settled(chosen: list[Segment], hindrances: list[TradeOff], attributes: list[str]) -> SearchStrategy[Resolution]:
    any_pair = resolutions([each.id for each in chosen], attributes=attributes)
    found = contradictions(chosen, hindrances)
    return st.one_of(any_pair, *(resolutions([each.first, each.second], attributes=each.attributes) for each in found))


def _subjects(register: Register) -> SearchStrategy[Ref]:
    """Draw what a rule may be set aside for: any record, the organisation, or an attribute."""
    held = [shape_of(type(each)).ref_of(each) for each in register.records()]
    organisation = Ref(kind=Kind.ORGANISATION, key=register.organisation)
    likely = [each for each in held if each.kind in {Kind.SEGMENT, Kind.NEED}]
    return st.one_of(
        st.sampled_from([organisation, *likely]), st.sampled_from([organisation, *held]), refs([Kind.ATTRIBUTE], identifiers())
    )
