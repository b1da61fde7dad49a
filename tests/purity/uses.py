"""The library in use: all that can be asked of a register, of what was found about it, and of what is wrong with it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from customerfocus import (
    LIKERT_5,
    STANDARD,
    Cadence,
    Check,
    Estimate,
    Kind,
    Money,
    NoDataError,
    Period,
    Ref,
    Register,
    Sample,
    Score,
    Segment,
    Tally,
    Unit,
    Unknown,
    View,
    achievement,
    assess,
    change_in_words,
    codec,
    compare,
    compare_family,
    compare_measurements,
    contradictions,
    derive_requirements,
    due_between,
    horizon,
    measure,
    profile,
    redact,
    ref_of,
    response_times,
    tendency,
    views,
)
from customerfocus.errors import CustomerFocusError
from customerfocus.register.shapes import SHAPES
from customerfocus.register.tracing import Trace

DAY: Final = date(2026, 11, 1)
LATER: Final = date(2027, 2, 1)


def _fails(view: View) -> Iterator[Check]:
    """Fail, naming the organisation."""
    raise NoDataError("rule", view.register.organisation)


FAILS: Final = attrs.evolve(STANDARD.rule("DIR-1"), id="OWN-1", check=_fails)


def ask_everything(register: Register) -> Iterator[object]:
    """Yield what a register, and all that follows from it, answers; the order is always the same."""
    yield codec.load(codec.dump(register))
    yield codec.canonical(register), codec.digest(register)
    yield from _judge(register)
    yield from _measure(register)
    yield from _trace(register)
    yield from _weigh(register)
    yield views.mermaid(register, on=DAY)
    yield views.contradiction_map(register, on=DAY)
    yield views.opportunity_landscape(register, on=DAY)
    yield views.risk_heat_map(register, on=DAY)
    yield contradictions(register.segments, register.trade_offs)
    yield derive_requirements(register, on=DAY)
    yield response_times(register.feedback, on=DAY)
    yield [redact(each) for each in register.feedback], [redact(each) for each in register.feedback_sessions]
    yield [(each.score, each.region, each.estimate) for each in register.priorities]
    yield [(each.advantage, each.best_rival, each.place) for each in register.positionings]
    yield [each.origin.source for each in register.requirements]


def _judge(register: Register) -> Iterator[object]:
    first, second = assess(register, on=DAY), assess(register, on=LATER)
    progression = compare(first, second)
    changes = horizon(register, start=DAY, until=LATER)
    yield codec.dump_assessment(first), codec.dump_changes(progression), codec.dump_changes(changes)
    yield views.markdown(first), views.progression(progression, register)
    yield views.horizon(changes, register), views.horizon_timeline(changes)
    yield [
        (each.on, each.rule.id, each.subject) for each in due_between(register, DAY, LATER)
    ]  # a rule shows where its function is
    yield [each.in_force.overlaps(one.in_force) for each in register.strategic_objectives for one in register.strategic_objectives]
    yield [(each.subject, each.because, each.remedy) for each in first.findings]


def _measure(register: Register) -> Iterator[object]:
    for metric in register.metrics:
        measured = measure(metric, register)
        yield measured, tendency(measured), views.satisfaction_trend(register, metric, on=DAY)
        yield [achievement(objective, measured, DAY) for objective in register.objectives if objective.metric == metric.id]
        pairs = tuple(pairwise(measured))
        yield [change_in_words(*pair, comparison=compare_measurements(*pair)) for pair in pairs]
        if pairs:
            yield compare_family(pairs)
    for wave in register.waves:
        yield wave.merge(attrs.evolve(wave, samples=())), [wave.sample(each.segment) for each in wave.samples]
        yield [each.merge(attrs.evolve(each, invited=0, answered=0, tallies=())) for each in wave.samples]
        yield [
            (tally.mean, tally.top(1), tally + tally) for each in wave.samples for held in each.tallies for tally in (held.tally,)
        ]


def _weigh(register: Register) -> Iterator[object]:
    found = profile(register, on=DAY)
    yield found.risks, found.without_loss, found.loss
    yield views.loss_exceedance(register, on=DAY)
    yield [(each.loss.mean, each.loss.sd) for each in register.risks if each.loss is not None]
    if not isinstance(found.loss, Unknown):
        yield found.loss.exceedance(1_000)


def _trace(register: Register) -> Iterator[object]:
    trace = Trace(register=register, on=DAY)
    yield trace.nodes, trace.links, trace.cycle(), [trace.unlinked(kind) for kind in (Kind.NEED, Kind.OFFERING)]
    for node in trace.nodes[:20]:
        yield trace.downstream(node), trace.upstream(node), trace.paths(node, trace.nodes[-1])


def change_everything(register: Register) -> Iterator[object]:
    """Yield what a register and a set of rules become when something is added to them or taken from them."""
    for shape in SHAPES:
        records = getattr(register, shape.field)
        yield shape.has_id, [ref_of(each) for each in records]
        yield register.with_records(*records) == register
    yield register.index.turnings
    more = register.with_records(Segment(id="one-more", name="One more"))
    yield more.difference(register), register.difference(more), more.index.turnings
    yield more.without(Segment(id="one-more", name="One more")) == register
    fewer = STANDARD.without("DIR-1")
    yield assess(register, on=DAY, rules=fewer.including(FAILS)).failures
    yield [each.id for each in fewer.including(STANDARD.rule("DIR-1"))]


def make_mistakes() -> Iterator[object]:
    """Yield the error that each kind of mistake is told with."""
    for mistake in (
        lambda: Segment(id="", name="a"),
        lambda: Segment(id=3, name="a"),  # type: ignore[arg-type]
        lambda: Segment(id="a", name="\x00"),
        lambda: Cadence(every=0, unit=Unit.DAY),
        lambda: Cadence(every=1, unit="year"),  # type: ignore[arg-type]
        lambda: Period.parse("2026-02-30/.."),
        lambda: Period.parse("tomorrow"),
        lambda: Period(start=DAY, end=DAY),
        lambda: Money(amount=Decimal("NaN"), currency="EUR"),
        lambda: Tally.of(LIKERT_5, [9]),
        lambda: Ref.parse("nothing"),
        lambda: Estimate(value=float("inf"), low=0.0, high=1.0, level=0.9, n=1, method="none"),
        lambda: Sample(segment="a", invited=1, answered=2),
        lambda: Score(criterion="speed", weight=0.0, score=1.0),
        lambda: Tally.of(LIKERT_5, [1]).share([1, 1]),
        lambda: STANDARD.rule("XXX-1"),
        lambda: compare_family(()),
        lambda: Register(organisation="Moka Bar", segments=[Segment(id="a", name="a"), Segment(id="a", name="b")]),
        lambda: Register(organisation="Moka Bar").without(Segment(id="a", name="a")),
        lambda: codec.load({"format": "customerfocus/register", "schema": 1, "organisation": 3, "segment": []}),
        lambda: codec.load(None),
    ):
        try:
            yield mistake()
        except CustomerFocusError as error:
            yield type(error).__name__, str(error), error.field
