"""The library in use, from the first segment to a closed finding.

This program is a contract: it runs as it stands, and every number in it can be checked by hand.
"""

from datetime import date
from decimal import Decimal

import customerfocus as cf
from customerfocus import codec, views

TODAY = date(2026, 11, 1)
YEARLY = cf.Cadence(every=1, unit=cf.Unit.YEAR)

# ---- Whom do we serve? Not everybody: their wishes contradict one another ------------------------------------
commuters = cf.Segment(
    id="commuters",
    name="Weekday commuters",
    preferences=[
        cf.Preference(attribute="speed", direction=cf.Direction.MORE, weight=5),
        cf.Preference(attribute="choice", direction=cf.Direction.LESS, weight=2),
    ],
    requires=["express-counter"],
)
diners = cf.Segment(
    id="evening-diners",
    name="Evening diners",
    preferences=[
        cf.Preference(attribute="calm", direction=cf.Direction.MORE, weight=4),
        cf.Preference(attribute="choice", direction=cf.Direction.MORE, weight=4),
    ],
)
hurry = cf.TradeOff(attribute="speed", against="calm", because="a quick turn of tables disturbs the room")

clashes = cf.contradictions([commuters, diners], [hurry])
assert [clash.tension for clash in clashes] == [20, 8]  # speed against calm 5·4, choice against choice 2·4
assert "commuters" in clashes[0].because and "evening-diners" in clashes[0].because

growth = cf.StrategicObjective(
    id="morning-leader", statement="Lead the morning trade downtown", owner="managing director",
    in_force=cf.Period(start=date(2026, 1, 1), end=date(2028, 1, 1)),
)
target = cf.TargetingDecision(
    segment="commuters", choice=cf.Choice.TARGET, on=date(2026, 2, 2), by="managing director",
    because="we are quicker than both neighbours", objectives=["morning-leader"],
)
decline = cf.TargetingDecision(
    segment="evening-diners", choice=cf.Choice.DECLINE, on=date(2026, 2, 2), by="managing director",
    because="calm evenings need another room and another crew", objectives=["morning-leader"],
)
position = cf.Positioning(
    segment="commuters", on=date(2026, 1, 20), by="marketing",
    attractiveness=cf.Scorecard.of({"size": (3, 8), "growth": (1, 4)}),  # criterion: (weight, score)
    strength=cf.Scorecard.of({"speed": (3, 9), "taste": (2, 7)}),
    competitors={"Corner bar": cf.Scorecard.of({"speed": (3, 6), "taste": (2, 8)})},
)
assert position.attractiveness.score == 7.0  # (3·8 + 1·4) / 4
assert position.advantage is not None and abs(position.advantage - 1.4) < 1e-12  # 8.2 − 6.8

# ---- What progress do they want? ------------------------------------------------------------------------------
job = cf.Job(id="get-going", verb="start", object_of_verb="the working day", context="on the way to work")
quick = cf.Need(
    id="quick-coffee", job="get-going", step=cf.JobStep.EXECUTE, segments=["commuters"],
    outcome=cf.DesiredOutcome(
        direction=cf.Direction.LESS, measure="the time it takes to get",
        object_of_control="a coffee", context="on the way to work",
    ),
    evidence=["session-june"],
)
assert str(quick.outcome) == "Minimise the time it takes to get a coffee on the way to work"

importance = cf.Tally.of(cf.LIKERT_5, [5, 5, 4, 4, 5, 4, 5, 4, 5, 3])
satisfaction = cf.Tally.of(cf.LIKERT_5, [2, 3, 4, 2, 3, 5, 2, 3, 1, None])
priority = cf.Priority(need="quick-coffee", segment="commuters", on=date(2026, 6, 20),
                       importance=importance, satisfaction=satisfaction)
assert importance.n == 10 and satisfaction.n == 9 and satisfaction.skipped == 1
assert isinstance(priority.score, float)
assert abs(priority.score - (9 + (9 - 20 / 9))) < 1e-12  # 9 of 10 important, 2 of 9 satisfied
assert priority.region is cf.Region.UNDERSERVED
assert cf.Tally.of(cf.LIKERT_5, [5, 4]) + cf.Tally.of(cf.LIKERT_5, [4]) == cf.Tally.of(cf.LIKERT_5, [4, 4, 5])

# ---- What does the law ask, though no customer does? -----------------------------------------------------------
espresso = cf.Offering(
    id="espresso-to-go", name="Espresso to go", kind=cf.OfferingKind.PRODUCT, markets=["DE"],
    tags=["food-contact"], segments=["commuters"], on_sale=cf.Period(start=date(2025, 3, 1)),
)
food_contact = cf.Obligation(
    id="food-contact", title="Cups are fit for food", kind=cf.ObligationKind.REGULATORY,
    authority="market surveillance", owner="quality manager", review=YEARLY,
    applicability=cf.Applicability(jurisdictions=["EU"], all_of=["food-contact"]),
    versions=[
        cf.Version(
            in_force=cf.Period(start=date(2004, 12, 3)),
            duty="Cups give nothing to the drink that could endanger health or change its taste",
            source=cf.LegalReference(scheme=cf.Scheme.CELEX, value="32004R1935", provision="Article 3"),
        )
    ],
)
risk = cf.Risk(
    id="slow-machine", title="The machine cannot keep up at eight o'clock", factor="brewing",
    effects=[cf.OnSatisfaction(segment="commuters"), cf.OnConformity(offering="espresso-to-go")],
    owner="shift leader", identified=date(2026, 3, 1), review=YEARLY,
    inherent=cf.Rating(likelihood=4, consequence=4), residual=cf.Rating(likelihood=4, consequence=2),
)
criteria = cf.RiskCriteria(
    matrix=cf.RiskMatrix.from_products(5, cuts=(5, 12)),
    opportunity_matrix=cf.RiskMatrix.from_products(5, cuts=(5, 12)),
    tolerance=2, by="managing director", on=date(2026, 1, 5),
)
assert criteria.matrix.level(4, 4) == 3 and criteria.matrix.level(4, 2) == 2
assert cf.RiskMatrix.from_products(5, cuts=(5, 12)).labels == ("low", "medium", "high")

# ---- The register: everything resolves, or it says at once what does not ----------------------------------------
register = cf.Register(organisation="Moka Bar").with_records(
    cf.Jurisdiction(code="EU", name="European Union"),
    cf.Jurisdiction(code="DE", name="Germany", within="EU"),
    cf.Capability(id="express-counter", name="Second counter", in_place=cf.Period(start=date(2025, 3, 1))),
    cf.Factor(id="brewing", name="Brewing", kind=cf.FactorKind.PROCESS, review=YEARLY),
    cf.FeedbackSession(
        id="session-june", segment="commuters", on=date(2026, 6, 12), by="owner", method=cf.SessionMethod.INTERVIEW,
        participants=6, statements=[cf.Statement(text="I miss my tram when the queue is long", themes=["waiting"])],
    ),
    commuters, diners, hurry, growth, target, decline, position, job, quick, priority, espresso, food_contact, risk, criteria,
)
try:
    register.without(job)
except cf.IntegrityError as error:
    assert any("get-going" in problem.message and "quick-coffee" in problem.message for problem in error.problems)
else:
    raise AssertionError("a need without its job was let in")

# ---- A need and a law become requirements of the offering, and nobody enters them twice -------------------------
requirements = cf.derive_requirements(register, on=TODAY)
assert [each.id for each in requirements] == ["implied:quick-coffee@espresso-to-go", "imposed:food-contact@espresso-to-go"]
assert food_contact.applicability.answer(espresso, register.jurisdictions).verdict is cf.Applies.YES  # DE lies within EU

# ---- Assess, see why, close a finding ----------------------------------------------------------------------------
assessment = cf.assess(register, on=TODAY)
by_rule = {finding.rule.id: finding for finding in assessment.findings}
assert "REQ-10" in by_rule and "food-contact" in by_rule["REQ-10"].because  # nobody evaluated compliance
assert by_rule["REQ-10"].remedy is not None and by_rule["REQ-10"].remedy.kind is cf.Kind.COMPLIANCE_EVALUATION
assert "DIR-7" not in by_rule  # a need is known
assert assessment.verdict(cf.Part.REQUIREMENTS) is cf.Verdict.NOT_MET

evaluated = register.with_records(
    cf.ComplianceEvaluation(
        obligation="food-contact", offering="espresso-to-go", on=date(2026, 10, 1), by="quality manager",
        status=cf.ComplianceStatus.COMPLIANT,
        evidence=[cf.Evidence(kind=cf.EvidenceKind.TEST, reference="migration test 2026-114", on=date(2026, 9, 21))],
    )
)
after = cf.assess(evaluated, on=TODAY)
assert "REQ-10" not in {finding.rule.id for finding in after.findings}
progression = cf.compare(assessment, after)
assert [finding.rule.id for finding in progression.closed] == ["REQ-10"] and not progression.new

# ---- One document out, the same register back; a wrong one says everything that is wrong ---------------------------
document = codec.dump(evaluated)
assert document["format"] == "customerfocus/register" and document["schema"] == 1
assert codec.load(document) == evaluated
broken = codec.dump(register)
broken["risks"][0]["inherent"]["likelihood"] = "4"
broken["needs"][0]["sgements"] = broken["needs"][0].pop("segments")
try:
    codec.load(broken)
except codec.DocumentError as error:
    found = {(problem.path, str(problem.code)) for problem in error.problems}
    assert ("$.risks[0].inherent.likelihood", "type.integer") in found
    assert ("$.needs[0].sgements", "key.unknown") in found
else:
    raise AssertionError("a broken document was let in")
