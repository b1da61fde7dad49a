"""What the strategies draw is valid, and registers reach what a rule has to tell apart."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy

from customerfocus.errors import WrongTypeError
from customerfocus.model.feedback import FeedbackSession, Statement
from customerfocus.model.needs import DesiredOutcome, Job, Need, Priority, feature_words
from customerfocus.model.obligations import (
    Applicability,
    Applies,
    ComplianceEvaluation,
    ComplianceStatus,
    Integration,
    Obligation,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.requirements import (
    Fulfilment,
    Implied,
    Imposed,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
    parse_derived,
)
from customerfocus.model.segments import (
    Capability,
    Choice,
    Contradiction,
    Preference,
    Resolution,
    Segment,
    TargetingDecision,
    TradeOff,
    contradictions,
)
from customerfocus.model.strategy import Exclusion, StrategicObjective
from customerfocus.register import Register
from customerfocus.register.derivation import applicability, derive_requirements
from customerfocus.register.shapes import SHAPES
from customerfocus.testing import strategies as drawn
from customerfocus.values.estimates import Comparison, Estimate, Unknown
from customerfocus.values.evidence import Evidence
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import LIKERT_5, PUBLISHED_SCALES, Point, Scale, Tally

IDS = ("a", "b", "c")
MIDDLE = date(2025, 7, 1)  # of the days that are drawn: the day of assessment
YEARLY = Cadence(every=1, unit=Unit.YEAR)

DRAWN: dict[str, tuple[SearchStrategy[object], type]] = {
    "applicabilities": (drawn.applicabilities(), Applicability),
    "cadences": (drawn.cadences(), Cadence),
    "capabilities": (drawn.capabilities(), Capability),
    "characteristics": (drawn.characteristics(), Characteristic),
    "comparisons": (drawn.comparisons(), Comparison),
    "compliance_evaluations": (drawn.compliance_evaluations(), ComplianceEvaluation),
    "contributions": (drawn.contributions(), Contribution),
    "days": (drawn.days(), date),
    "derived_requirements": (drawn.derived_requirements(), Requirement),
    "desired_outcomes": (drawn.desired_outcomes(), DesiredOutcome),
    "estimates": (drawn.estimates(), Estimate),
    "evidences": (drawn.evidences(), Evidence),
    "exclusions": (drawn.exclusions(), Exclusion),
    "feedback_sessions": (drawn.feedback_sessions(), FeedbackSession),
    "finding_refs": (drawn.finding_refs(), FindingRef),
    "identifiers": (drawn.identifiers(), str),
    "integrations": (drawn.integrations(), Integration),
    "jobs": (drawn.jobs(), Job),
    "jurisdictions": (drawn.jurisdictions(), Jurisdiction),
    "legal_references": (drawn.legal_references(), LegalReference),
    "needs": (drawn.needs(), Need),
    "obligations": (drawn.obligations(), Obligation),
    "offerings": (drawn.offerings(), Offering),
    "periods": (drawn.periods(), Period),
    "points": (drawn.points(), Point),
    "positionings": (drawn.positionings(), Positioning),
    "preferences": (drawn.preferences(), Preference),
    "priorities": (drawn.priorities(), Priority),
    "progresses": (drawn.progresses(), Progress),
    "refs": (drawn.refs(), Ref),
    "registers": (drawn.registers(), Register),
    "regulatory_watches": (drawn.regulatory_watches(), RegulatoryWatch),
    "requirements": (drawn.requirements(), Requirement),
    "resolutions": (drawn.resolutions(), Resolution),
    "rivals": (drawn.rivals(drawn.scorecards()), Rival),
    "scales": (drawn.scales(), Scale),
    "scorecards": (drawn.scorecards(), Scorecard),
    "scores": (drawn.scores(), Score),
    "segments": (drawn.segments(), Segment),
    "statements": (drawn.statements(), Statement),
    "strategic_objectives": (drawn.strategic_objectives(), StrategicObjective),
    "tallies": (drawn.tallies(), Tally),
    "targeting_decisions": (drawn.targeting_decisions(), TargetingDecision),
    "texts": (drawn.texts(), str),
    "trade_offs": (drawn.trade_offs(), TradeOff),
    "unknowns": (drawn.unknowns(), Unknown),
    "versions": (drawn.versions(), Version),
}


def test_every_strategy_is_put_to_the_test() -> None:
    assert sorted(DRAWN) == [name for name in sorted(drawn.__all__) if name.islower()]


@pytest.mark.parametrize(("strategy", "expected"), DRAWN.values(), ids=DRAWN)
@given(data=st.data())
def test_a_strategy_draws_values_of_its_type(strategy: SearchStrategy[object], expected: type, data: st.DataObject) -> None:
    assert type(data.draw(strategy)) is expected


def reached(strategy: SearchStrategy[Any], condition: Callable[[Any], object]) -> Any:  # noqa: ANN401 -- whatever is drawn
    """Return something drawn that fulfils *condition*, or fail."""
    search = settings(
        max_examples=2000, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
    )
    return find(strategy, lambda value: bool(condition(value)), settings=search)


# ---- values ----------------------------------------------------------------------------------------------------------


@given(drawn.identifiers())
def test_an_identifier_can_name_a_segment(name: str) -> None:
    assert Segment(id=name, name="x").id == name


@given(drawn.texts())
def test_a_text_can_be_what_somebody_said(text: str) -> None:
    assert Statement(text=text).text == text


def test_a_text_may_hold_what_cannot_be_seen() -> None:
    assert reached(drawn.texts(), lambda text: not text.isprintable())


@given(drawn.days())
def test_a_day_lies_within_three_years(day: date) -> None:
    assert drawn.FIRST_DAY <= day <= drawn.LAST_DAY


def test_days_may_lie_elsewhere() -> None:
    assert reached(drawn.days(date.min, date.max), lambda day: day < drawn.FIRST_DAY)


@pytest.mark.parametrize(
    "condition",
    [
        lambda text: not unicodedata.is_normalized("NFC", text),
        lambda text: any(ord(each) > 0xFFFF for each in text),
        lambda text: "|" in text,
        lambda text: "\n#" in text or text.startswith("#"),
        lambda text: "<" in text,
        lambda text: "\n" in text,
        lambda text: len(text) == 1,
    ],
    ids=["not NFC", "astral", "table", "heading", "tag", "line end", "single"],
)
def test_texts_are_awkward(condition: Callable[[str], bool]) -> None:
    assert reached(drawn.texts(), condition)


@pytest.mark.parametrize(
    "condition",
    [lambda name: not name.isascii(), lambda name: len(name) == 200, lambda name: " " in name, lambda name: "/" in name],
    ids=["not ASCII", "longest", "space inside", "slash"],
)
def test_identifiers_are_awkward(condition: Callable[[str], bool]) -> None:
    assert reached(drawn.identifiers(), condition)


@pytest.mark.parametrize(
    "condition",
    [lambda period: period.end is None, lambda period: period.last_day == period.start],
    ids=["open", "a single day"],
)
def test_periods_are_of_every_length(condition: Callable[[Period], bool]) -> None:
    assert reached(drawn.periods(), condition)


@given(drawn.refs([Kind.SEGMENT, Kind.NEED], st.just("a")))
def test_refs_are_of_the_kinds_and_keys_asked(ref: Ref) -> None:
    assert str(ref) in {"segment:a", "need:a"}


@pytest.mark.parametrize("scale", PUBLISHED_SCALES, ids=lambda scale: scale.name)
def test_every_published_scale_is_drawn(scale: Scale) -> None:
    assert reached(drawn.scales(), lambda each: each == scale) == scale


def test_scales_of_our_own_are_drawn() -> None:
    assert reached(drawn.scales(), lambda each: each not in PUBLISHED_SCALES)


@pytest.mark.parametrize("size", [2, 5, 9])
@given(data=st.data())
def test_a_scale_has_as_many_points_as_asked(size: int, data: st.DataObject) -> None:
    assert len(data.draw(drawn.scales(size)).points) == size


@given(drawn.tallies(LIKERT_5))
def test_a_tally_is_on_the_scale_asked(tally: Tally) -> None:
    assert tally.scale == LIKERT_5


@given(drawn.tallies(drawn.scales(3)))
def test_a_tally_is_on_one_of_the_scales_asked(tally: Tally) -> None:
    assert len(tally.counts) == 3


@pytest.mark.parametrize("answered", [True, False])
def test_tallies_are_answered_by_some_or_by_nobody(answered: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert (reached(drawn.tallies(), lambda tally: (tally.n > 0) == answered).n > 0) == answered


@pytest.mark.parametrize("scheme", Scheme)
def test_legal_texts_of_every_scheme_are_drawn(scheme: Scheme) -> None:
    assert reached(drawn.legal_references(), lambda each: each.scheme is scheme).scheme is scheme


# ---- parts -----------------------------------------------------------------------------------------------------------


def names(value: object) -> Iterator[str]:
    """Yield every text in the fields named by the test of pools."""
    if isinstance(value, str):
        yield value
    else:
        assert isinstance(value, tuple)
        yield from value


POOLED = [
    (drawn.segments(IDS), "id"),
    (drawn.segments(capabilities=IDS), "requires"),
    (drawn.capabilities(IDS), "id"),
    (drawn.strategic_objectives(IDS), "id"),
    (drawn.exclusions(IDS), "rule"),
    (drawn.preferences(IDS), "attribute"),
    (drawn.trade_offs(IDS), "attribute"),
    (drawn.trade_offs(IDS), "against"),
    (drawn.targeting_decisions(IDS), "segment"),
    (drawn.targeting_decisions(objectives=IDS), "objectives"),
    (drawn.resolutions(IDS), "first"),
    (drawn.resolutions(IDS), "second"),
    (drawn.resolutions(attributes=IDS), "attributes"),
    (drawn.scores(IDS), "criterion"),
    (drawn.positionings(IDS), "segment"),
    (drawn.jurisdictions(IDS), "code"),
    (drawn.offerings(IDS), "id"),
    (drawn.offerings(markets=IDS), "markets"),
    (drawn.offerings(tags=IDS), "tags"),
    (drawn.offerings(segments=IDS), "segments"),
    (drawn.characteristics(IDS), "id"),
    (drawn.characteristics(offerings=IDS), "offering"),
    (drawn.contributions(IDS), "characteristic"),
    (drawn.contributions(needs=IDS), "need"),
    (drawn.jobs(IDS), "id"),
    (drawn.needs(IDS), "id"),
    (drawn.needs(jobs=IDS), "job"),
    (drawn.needs(segments=IDS), "segments"),
    (drawn.needs(evidence=IDS), "evidence"),
    (drawn.priorities(IDS), "need"),
    (drawn.priorities(segments=IDS), "segment"),
    (drawn.feedback_sessions(IDS), "id"),
    (drawn.feedback_sessions(segments=IDS), "segment"),
    (drawn.finding_refs(IDS), "rule"),
    (drawn.applicabilities(IDS), "jurisdictions"),
    (drawn.applicabilities(tags=IDS), "all_of"),
    (drawn.applicabilities(tags=IDS), "any_of"),
    (drawn.applicabilities(tags=IDS), "none_of"),
    (drawn.obligations(IDS), "id"),
    (drawn.compliance_evaluations(IDS), "obligation"),
    (drawn.compliance_evaluations(offerings=IDS), "offering"),
    (drawn.regulatory_watches(IDS), "jurisdictions"),
    (drawn.requirements(IDS), "id"),
    (drawn.requirements(offerings=IDS), "offering"),
    (drawn.derived_requirements(IDS), "offering"),
    (drawn.progresses(IDS), "requirement"),
    (drawn.progresses(sessions=IDS), "heard_in"),
]


@pytest.mark.parametrize(("strategy", "field"), POOLED)
@given(data=st.data())
def test_a_record_names_only_ids_of_the_pool(strategy: SearchStrategy[object], field: str, data: st.DataObject) -> None:
    assert set(names(getattr(data.draw(strategy), field))) <= set(IDS)


@given(drawn.segments(attributes=st.sampled_from(IDS)))
def test_a_pool_may_be_a_strategy(segment: Segment) -> None:
    assert {each.attribute for each in segment.preferences} <= set(IDS)


@given(drawn.segments(attributes=(), capabilities=()))
def test_from_an_empty_pool_nothing_is_named(segment: Segment) -> None:
    assert (segment.preferences, segment.requires) == ((), ())


@given(drawn.jurisdictions(IDS, within=IDS))
def test_a_jurisdiction_lies_within_another_of_the_pool(jurisdiction: Jurisdiction) -> None:
    assert jurisdiction.within in {None, *IDS} - {jurisdiction.code}


@given(drawn.positionings(criteria=IDS))
def test_a_positioning_is_scored_by_criteria_of_the_pool(positioning: Positioning) -> None:
    assert {each.criterion for each in (*positioning.attractiveness.scores, *positioning.strength.scores)} <= set(IDS)


@given(
    drawn.statements(IDS)
    | drawn.feedback_sessions(needs=IDS).flatmap(lambda each: st.sampled_from([*each.statements, Statement(text="x")]))
)
def test_a_statement_speaks_of_needs_of_the_pool(statement: Statement) -> None:
    assert statement.need in {None, *IDS}


@given(drawn.exclusions(subjects=st.just(Ref(kind=Kind.SEGMENT, key="a"))))
def test_an_exclusion_is_for_one_of_the_subjects(exclusion: Exclusion) -> None:
    assert str(exclusion.subject) in {"None", "segment:a"}


@given(drawn.obligations(jurisdictions=IDS, tags=IDS))
def test_an_obligation_applies_by_jurisdictions_and_tags_of_the_pools(obligation: Obligation) -> None:
    found = obligation.applicability
    assert {*found.jurisdictions, *found.all_of, *found.any_of, *found.none_of} <= set(IDS)


@given(drawn.integrations([("a", MIDDLE)]))
def test_an_integration_is_of_one_of_the_versions(integration: Integration) -> None:
    assert (integration.obligation, integration.version_start) == ("a", MIDDLE)


@given(drawn.requirements(segments=IDS))
def test_a_requirement_is_stated_by_a_segment_of_the_pool(requirement: Requirement) -> None:
    assert isinstance(requirement.origin, Stated)
    assert requirement.origin.segment in IDS


@given(drawn.derived_requirements(needs=["a"], obligations=["b"]))
def test_a_derived_requirement_comes_from_a_need_or_an_obligation_of_the_pools(requirement: Requirement) -> None:
    assert requirement.origin in {Implied(need="a"), Imposed(obligation="b")}


@given(drawn.derived_requirements(needs=[], obligations=["b"]))
def test_where_no_need_is_known_requirements_derive_from_obligations(requirement: Requirement) -> None:
    assert requirement.origin == Imposed(obligation="b")


@pytest.mark.parametrize("derived", [True, False])
def test_progress_is_drawn_of_stated_and_of_derived_requirements(derived: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert reached(drawn.progresses(), lambda each: bool(parse_derived(each.requirement)) is derived)


@pytest.mark.parametrize(
    "strategy",
    [drawn.compliance_evaluations(), drawn.integrations(), drawn.progresses()],
    ids=["evaluations", "integrations", "progresses"],
)
def test_some_records_are_shown_by_evidence_of_an_earlier_day(
    strategy: SearchStrategy[ComplianceEvaluation | Integration | Progress],
) -> None:
    assert reached(strategy, lambda record: any(each.on < record.on for each in record.evidence))


@pytest.mark.parametrize(
    "condition",
    [
        lambda each: len(each.versions) > 1,
        lambda each: not each.in_force(MIDDLE) and each.versions[0].in_force.start < MIDDLE,
        lambda each: any(version.announced for version in each.versions),
        lambda each: any(version.announced is None for version in each.versions),
        lambda each: len(each.announced(MIDDLE)) > 1,
    ],
    ids=["several versions", "a gap or an end", "announced", "known from its start", "in force and to come"],
)
def test_obligations_change_in_every_way(condition: Callable[[Obligation], object]) -> None:
    assert reached(drawn.obligations(), condition)


def test_one_text_is_no_pool() -> None:
    with pytest.raises(WrongTypeError) as caught:
        drawn.segments("abc")
    assert str(caught.value) == "pool must be a strategy, a list or a tuple of ids, got 'abc'"


@pytest.mark.parametrize("pool", [[], ["a"], ["a", "a"]])
def test_from_fewer_than_two_ids_no_pair_can_be_drawn(pool: list[str]) -> None:
    assert drawn.trade_offs(pool).is_empty
    assert drawn.resolutions(pool).is_empty


@pytest.mark.parametrize(
    "strategy",
    [
        drawn.needs(segments=()),
        drawn.needs(jobs=[]),
        drawn.targeting_decisions([]),
        drawn.resolutions(attributes=()),
        drawn.regulatory_watches([]),
        drawn.integrations([]),
        drawn.derived_requirements(needs=[], obligations=[]),
    ],
    ids=["segments of a need", "job", "segment", "attributes of a resolution", "jurisdictions of a watch", "version", "origin"],
)
def test_what_must_be_named_cannot_be_drawn_from_an_empty_pool(strategy: SearchStrategy[object]) -> None:
    with pytest.raises(Unsatisfiable):
        reached(strategy, lambda _: True)


@pytest.mark.parametrize("choice", Choice)
def test_every_choice_is_drawn(choice: Choice) -> None:
    assert reached(drawn.targeting_decisions(), lambda each: each.choice is choice).choice is choice


def test_some_outcomes_name_a_feature() -> None:
    assert reached(drawn.desired_outcomes(), feature_words)


# ---- registers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, 4])
@settings(max_examples=15)
@given(data=st.data())
def test_a_register_holds_no_more_of_a_kind_than_asked(size: int, data: st.DataObject) -> None:
    register = data.draw(drawn.registers(size))
    assert max(len(getattr(register, shape.field)) for shape in SHAPES) <= size


@pytest.mark.parametrize("field", [shape.field for shape in SHAPES])
def test_registers_hold_records_of_every_kind(field: str) -> None:
    assert reached(drawn.registers(), lambda register: len(getattr(register, field)) > 1)


def targeted(register: Register) -> list[Segment]:
    """List the segments whose last decision targets them."""
    latest = {each.segment: each.choice for each in sorted(register.targeting_decisions, key=lambda each: each.on)}
    return [each for each in register.segments if latest.get(each.id) is Choice.TARGET]


def clashes(register: Register) -> list[Contradiction]:
    return list(contradictions(targeted(register), register.trade_offs))


def settled(register: Register) -> list[Contradiction]:
    """List the contradictions between targeted segments that somebody settled."""
    known = {(*sorted((each.first, each.second)), each.attributes) for each in register.resolutions}
    return [each for each in clashes(register) if (each.first, each.second, each.attributes) in known]


def derived(register: Register, origin: type) -> list[Requirement]:
    return [each for each in derive_requirements(register, on=MIDDLE) if type(each.origin) is origin]


def applying(register: Register, verdict: Applies) -> list[tuple[str, str]]:
    """List the offerings and the obligations of which the one applies to the other with this verdict."""
    return [pair for pair, answer in applicability(register, on=MIDDLE).items() if answer.verdict is verdict]


def versions(register: Register) -> list[Version]:
    return [version for obligation in register.obligations for version in obligation.versions]


def advancing(register: Register, origin: type) -> list[Progress]:
    """List the progress of requirements that derive on the day of assessment."""
    ids = {each.id for each in derived(register, origin)}
    return [each for each in register.progress if each.requirement in ids]


def evaluated(register: Register, status: ComplianceStatus) -> list[ComplianceEvaluation]:
    """List the evaluations with this status of what is imposed on the day of assessment, and in date on it."""
    review = {each.id: each.review for each in register.obligations}
    return [
        each
        for each in register.compliance_evaluations
        if each.status is status
        and (each.offering, each.obligation) in applying(register, Applies.YES)
        and each.on <= MIDDLE
        and review[each.obligation].in_date(each.on, MIDDLE)
    ]


SITUATIONS: dict[str, Callable[[Register], object]] = {
    "nothing is known": lambda register: not list(register.records()),
    "a contradiction between targeted segments": clashes,
    "a contradiction over a trade-off": lambda register: [each for each in clashes(register) if each.trade_off],
    "a contradiction that was settled": settled,
    "a contradiction that was not settled": lambda register: len(clashes(register)) > len(settled(register)),
    "a decision that lapsed": lambda register: [
        each for each in register.targeting_decisions if not YEARLY.in_date(each.on, drawn.LAST_DAY)
    ],
    "a decision in date": lambda register: [
        each for each in register.targeting_decisions if YEARLY.in_date(each.on, drawn.LAST_DAY)
    ],
    "two decisions about one segment": lambda register: (
        len(register.targeting_decisions) > len({each.segment for each in register.targeting_decisions})
    ),
    "a targeted segment beside a declined one": lambda register: (
        targeted(register) and any(each.choice is Choice.DECLINE for each in register.targeting_decisions)
    ),
    "a decision with an objective": lambda register: [each for each in register.targeting_decisions if each.objectives],
    "a targeted segment whose need rests on a session": lambda register: [
        need for need in register.needs if need.evidence and any(each.id in need.segments for each in targeted(register))
    ],
    "a required capability that is not in place": lambda register: [
        each
        for each in register.capabilities
        if each.in_place is None and any(each.id in segment.requires for segment in register.segments)
    ],
    "an offering for a targeted segment": lambda register: [
        offering for offering in register.offerings for each in targeted(register) if each.id in offering.segments
    ],
    "an offering that is no longer sold": lambda register: [
        each for each in register.offerings if each.on_sale.end and each.on_sale.end < drawn.LAST_DAY
    ],
    "a disadvantage": lambda register: [each for each in register.positionings if (each.advantage or 0) < 0],
    "a need that names a feature": lambda register: [each for each in register.needs if feature_words(each.outcome)],
    "a need to which a characteristic contributes": lambda register: register.contributions,
    "a priority nobody answered": lambda register: [each for each in register.priorities if isinstance(each.score, Unknown)],
    "a rule set aside for a segment": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.SEGMENT
    ],
    "a rule set aside for the organisation": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.ORGANISATION
    ],
    "a rule set aside wholly": lambda register: [each for each in register.exclusions if each.subject is None],
    "a jurisdiction within another within a third": lambda register: [
        each for each in register.jurisdictions for outer in register.jurisdictions if each.within == outer.code and outer.within
    ],
    "a requirement the law imposes": lambda register: derived(register, Imposed),
    "a requirement a need implies": lambda register: derived(register, Implied),
    "an obligation that applies": lambda register: applying(register, Applies.YES),
    "an obligation that does not apply": lambda register: applying(register, Applies.NO),
    "an obligation of which it is unknown whether it applies": lambda register: applying(register, Applies.UNKNOWN),
    "an obligation that applies to one offering and not to another": lambda register: (
        {obligation for _, obligation in applying(register, Applies.YES)}
        & {obligation for _, obligation in applying(register, Applies.NO)}
    ),
    "a version in force": lambda register: [each for each in versions(register) if each.in_force.contains(MIDDLE)],
    "a version that has ended": lambda register: [
        each for each in versions(register) if each.in_force.end and each.in_force.end <= MIDDLE
    ],
    "an announced version that binds within 90 days": lambda register: [
        each for each in versions(register) if each.known_from <= MIDDLE < each.in_force.start <= MIDDLE + timedelta(days=90)
    ],
    "an announced version that binds later": lambda register: [
        each for each in versions(register) if each.known_from <= MIDDLE and each.in_force.start > MIDDLE + timedelta(days=90)
    ],
    "a compliant evaluation in date": lambda register: evaluated(register, ComplianceStatus.COMPLIANT),
    "an evaluation in date that found no compliance": lambda register: evaluated(register, ComplianceStatus.NOT_COMPLIANT),
    "an evaluation with evidence": lambda register: [each for each in register.compliance_evaluations if each.evidence],
    "a version built in before it binds": lambda register: [each for each in register.integrations if each.on < each.version_start],
    "a version built in late": lambda register: [each for each in register.integrations if each.on > each.version_start],
    "a watch of the law of a market": lambda register: [
        each
        for each in register.regulatory_watches
        for offering in register.offerings
        if {*each.jurisdictions} & {*offering.markets}
    ],
    "a stated requirement that was understood": lambda register: [
        each
        for each in register.progress
        if each.step is RequirementStep.UNDERSTOOD and register.get(Requirement, each.requirement)
    ],
    "progress of a requirement the law imposes": lambda register: advancing(register, Imposed),
    "progress of a requirement a need implies": lambda register: advancing(register, Implied),
    "a requirement delivered below what was expected": lambda register: [
        each
        for each in advancing(register, Stated) + advancing(register, Imposed)
        if each.step is RequirementStep.DELIVERED and each.result is Fulfilment.BELOW
    ],
    "progress that was heard in a session": lambda register: [each for each in register.progress if each.heard_in],
    "a rule set aside for a derived requirement": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.REQUIREMENT and "@" in each.subject.key
    ],
    "a rule set aside for a version": lambda register: [
        each for each in register.exclusions if each.subject and each.subject.kind is Kind.VERSION
    ],
    "a statement about a need": lambda register: [
        each for session in register.feedback_sessions for each in session.statements if each.need
    ],
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_registers_reach(situation: str) -> None:
    assert SITUATIONS[situation](reached(drawn.registers(), SITUATIONS[situation]))
