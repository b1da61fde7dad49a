"""What type checkers say of the parts; nobody runs this. Each `type: ignore` is a mistake that both checkers must report."""
# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from hypothesis.strategies import SearchStrategy

from customerfocus.methods.opportunity import Region
from customerfocus.methods.portfolio import NineBox
from customerfocus.model.feedback import FeedbackSession, SessionMethod, Statement
from customerfocus.model.needs import DesiredOutcome, Job, JobStep, Need, Priority, feature_words
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering, OfferingKind
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.segments import (
    Capability,
    Choice,
    Contradiction,
    Preference,
    Resolution,
    Segment,
    Settlement,
    TargetingDecision,
    TradeOff,
    contradictions,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.register import Register
from customerfocus.testing.strategies import identifiers, needs, registers, segments
from customerfocus.values.estimates import Unknown
from customerfocus.values.identifiers import (
    Attribute,
    CapabilityId,
    CharacteristicId,
    Criterion,
    EvidenceId,
    JobId,
    JurisdictionCode,
    Kind,
    NeedId,
    OfferingId,
    Ref,
    SegmentId,
    StrategicObjectiveId,
    Tag,
    Theme,
)
from customerfocus.values.periods import Period
from customerfocus.values.scales import LIKERT_5, Direction, Tally

DAY = date(2026, 1, 1)
ALWAYS = Period(start=DAY)

# ---- strategy --------------------------------------------------------------------------------------------------------

objective = StrategicObjective(id="leader", statement="lead", in_force=ALWAYS, owner="owner")
assert_type(objective.id, StrategicObjectiveId)
assert_type(objective.in_force, Period)

exclusion = Exclusion(rule="DIR-3", because="no rival", by="owner", in_force=ALWAYS)
assert_type(exclusion.rule, str)
assert_type(exclusion.subject, Ref | None)
Exclusion(rule="DIR-3", subject=Ref(kind=Kind.SEGMENT, key="a"), because="b", by="c", in_force=ALWAYS)

Exclusion(rule="DIR-3", subject="segment:a", because="b", by="c", in_force=ALWAYS)  # type: ignore[arg-type]
StrategicObjective(id=1, statement="lead", in_force=ALWAYS, owner="owner")  # type: ignore[arg-type]
StrategicObjective(id="leader", statement="lead", in_force=DAY, owner="owner")  # type: ignore[arg-type]
StrategicObjective(id="leader", statement="lead", in_force=ALWAYS)  # type: ignore[call-arg]

# ---- segments --------------------------------------------------------------------------------------------------------

speed = Preference(attribute="speed", direction=Direction.MORE, weight=5)
assert_type(speed.attribute, Attribute)
assert_type(speed.direction, Direction)

segment = Segment(id="a", name="A", preferences=[speed], requires=["counter"])  # literals and lists are welcome at the door
assert_type(segment.id, SegmentId)
assert_type(segment.preferences, tuple[Preference, ...])
assert_type(segment.requires, tuple[CapabilityId, ...])
Segment(id=SegmentId("a"), name="A", preferences=(speed,), requires={CapabilityId("counter")})
Segment(id="a", name="A", preferences=iter([speed]), requires=iter(["counter"]))

Segment("a", "A")  # type: ignore[call-arg]
Segment(id="a")  # type: ignore[call-arg]
Segment(id=None, name="A")  # type: ignore[arg-type]
Segment(id="a", name="A", preferences=speed)  # type: ignore[arg-type]
Segment(id="a", name="A", preferences=["speed"])  # type: ignore[list-item]
Segment(id="a", name="A", requires=[1])  # type: ignore[list-item]
Segment(id="a", name="A", requires=3)  # type: ignore[arg-type]
Segment(id="a", name="A", colour="red")  # type: ignore[call-arg]
Preference(attribute="speed", direction="more", weight=5)  # type: ignore[arg-type]
Preference(attribute="speed", direction=Direction.MORE, weight=2.5)  # type: ignore[arg-type]
segment.name = "B"  # type: ignore[misc]

assert_type(Capability(id="counter", name="Counter").in_place, Period | None)
Capability(id="counter", name="Counter", in_place=ALWAYS)
Capability(id="counter", name="Counter", in_place=True)  # type: ignore[arg-type]

hurry = TradeOff(attribute="speed", against="calm", because="noise")
assert_type(hurry.against, Attribute)

decision = TargetingDecision(segment="a", choice=Choice.TARGET, on=DAY, by="b", because="c", objectives=["leader"])
assert_type(decision.segment, SegmentId)
assert_type(decision.objectives, tuple[StrategicObjectiveId, ...])
TargetingDecision(segment=segment.id, choice=Choice.DEFER, on=DAY, by="b", because="c")
TargetingDecision(segment="a", choice="target", on=DAY, by="b", because="c")  # type: ignore[arg-type]
TargetingDecision(segment="a", choice=Choice.TARGET, on="2026-01-01", by="b", because="c")  # type: ignore[arg-type]
TargetingDecision(segment=segment, choice=Choice.TARGET, on=DAY, by="b", because="c")  # type: ignore[arg-type]

resolution = Resolution(first="a", second="b", attributes=["speed"], how=Settlement.PHASE, because="c", on=DAY, by="d")
assert_type(resolution.first, SegmentId)
assert_type(resolution.attributes, tuple[Attribute, ...])

found = contradictions([segment], (hurry,))
assert_type(found, tuple[Contradiction, ...])
assert_type(found[0].tension, int)
assert_type(found[0].attributes, tuple[Attribute, ...])
assert_type(found[0].because, str)
assert_type(found[0].trade_off, TradeOff | None)
contradictions(iter([segment]))
contradictions(segment)  # type: ignore[arg-type]
contradictions(["a"])  # type: ignore[list-item]

# ---- positioning -----------------------------------------------------------------------------------------------------

score = Score(criterion="size", weight=3, score=8.5)
assert_type(score.criterion, Criterion)
assert_type(score.weight, float)
Score(criterion="size", weight="3", score=8)  # type: ignore[arg-type]

card = Scorecard.of({"size": (3, 8), "growth": (0.5, 4)})
assert_type(card, Scorecard)
assert_type(card.scores, tuple[Score, ...])
assert_type(card.score, float)
Scorecard(scores=[score])
Scorecard(scores=score)  # type: ignore[arg-type]
Scorecard.of({"size": 3})  # type: ignore[dict-item]

positioning = Positioning(segment="a", on=DAY, by="b", attractiveness=card, strength=card, competitors={"Corner bar": card})
assert_type(positioning.competitors, tuple[Rival, ...])
assert_type(positioning.advantage, float | None)
assert_type(positioning.place, NineBox)
rivals = [Rival(name="Corner bar", scorecard=card)]
Positioning(segment="a", on=DAY, by="b", attractiveness=card, strength=card, competitors=rivals)
Positioning(segment="a", on=DAY, by="b", attractiveness=card, strength=card, competitors=[card])  # type: ignore[list-item]
Positioning(segment="a", on=DAY, by="b", attractiveness=card, strength=card, competitors={"x": 1})  # type: ignore[dict-item]
Positioning(segment="a", on=DAY, by="b", attractiveness=card, strength=8)  # type: ignore[arg-type]

# ---- offerings -------------------------------------------------------------------------------------------------------

germany = Jurisdiction(code="DE", name="Germany", within="EU")
assert_type(germany.code, JurisdictionCode)
assert_type(germany.within, JurisdictionCode | None)
Jurisdiction(code="EU", name="European Union", within=None)
Jurisdiction(code="DE", name="Germany", within=3)  # type: ignore[arg-type]

offering = Offering(id="espresso", name="Espresso", kind=OfferingKind.PRODUCT, markets=["DE"], tags={"hot"}, on_sale=ALWAYS)
assert_type(offering.id, OfferingId)
assert_type(offering.markets, tuple[JurisdictionCode, ...])
assert_type(offering.tags, tuple[Tag, ...])
assert_type(offering.segments, tuple[SegmentId, ...])
Offering(id="espresso", name="Espresso", kind=OfferingKind.PRODUCT)  # type: ignore[call-arg]
Offering(id="espresso", name="Espresso", kind="product", on_sale=ALWAYS)  # type: ignore[arg-type]

characteristic = Characteristic(id="first-cup", offering="espresso", name="time to first cup")
assert_type(characteristic.id, CharacteristicId)
assert_type(characteristic.specification, str | None)

contribution = Contribution(characteristic="first-cup", need="quick", strength=9)
assert_type(contribution.characteristic, CharacteristicId)
assert_type(contribution.need, NeedId)
Contribution(characteristic="first-cup", need="quick", strength="strong")  # type: ignore[arg-type]

# ---- needs -----------------------------------------------------------------------------------------------------------

assert_type(Job(id="go", verb="start", object_of_verb="the day").id, JobId)

outcome = DesiredOutcome(direction=Direction.LESS, measure="the time to get", object_of_control="a coffee", examples=["tea"])
assert_type(outcome.examples, tuple[str, ...])
assert_type(feature_words(outcome), tuple[str, ...])
feature_words("an app")  # type: ignore[arg-type]

need = Need(id="quick", job="go", outcome=outcome, segments=["a"], evidence=["june"])
assert_type(need.id, NeedId)
assert_type(need.step, JobStep | None)
assert_type(need.segments, tuple[SegmentId, ...])
assert_type(need.evidence, tuple[EvidenceId, ...])
Need(id="quick", job="go", step=JobStep.LOCATE, outcome=outcome, segments={segment.id})
Need(id="quick", job="go", outcome="fast coffee", segments=["a"])  # type: ignore[arg-type]
Need(id="quick", job="go", outcome=outcome)  # type: ignore[call-arg]
Need(id="quick", job="go", step="locate", outcome=outcome, segments=["a"])  # type: ignore[arg-type]

answers = Tally.of(LIKERT_5, [5, 4, None])
priority = Priority(need="quick", segment="a", on=DAY, importance=answers, satisfaction=answers)
assert_type(priority.score, float | Unknown)
assert_type(priority.region, Region | Unknown)
Priority(need="quick", segment="a", on=DAY, importance=[5, 4], satisfaction=answers)  # type: ignore[arg-type]

# ---- feedback --------------------------------------------------------------------------------------------------------

statement = Statement(text="I miss my tram", themes=["waiting"], need="quick")
assert_type(statement.themes, tuple[Theme, ...])
assert_type(statement.need, NeedId | None)
Statement(text="I miss my tram", need=None)
Statement(text="I miss my tram", need=need)  # type: ignore[arg-type]

session = FeedbackSession(
    id="june", segment="a", on=DAY, by="b", method=SessionMethod.VISIT, participants=1, statements=[statement]
)
assert_type(session.id, EvidenceId)
assert_type(session.statements, tuple[Statement, ...])

# ---- strategies ------------------------------------------------------------------------------------------------------

assert_type(segments(), SearchStrategy[Segment])
assert_type(segments(identifiers(), attributes=["speed"], capabilities=()), SearchStrategy[Segment])
assert_type(needs(jobs=[need.job], segments=[segment.id]), SearchStrategy[Need])
assert_type(registers(), SearchStrategy[Register])
segments([1])  # type: ignore[list-item]


def walk(steps: Iterator[str]) -> Need:
    return Need(id="quick", job="go", outcome=outcome, segments=steps)
