"""Customer focus as ISO 9001, clause 5.1.2 understands it: know whom you serve, what they need, and whether you live up to it.

Build or load a `Register`, ask `assess(register, on=day)`, and read what is met, what is not, why, and what would close it. The
library reads no file, asks no clock and keeps no state. What is not named here is public by its path, such as
`customerfocus.methods.opportunity`; documents are read and written by `customerfocus.codec`, reports by `customerfocus.views`.
"""

from customerfocus.assessment.clauses import EDITIONS, ISO_9001_2015, ISO_9001_2015_AMENDED, ISO_9001_2026, Clause, Edition
from customerfocus.assessment.engine import assess, compare
from customerfocus.assessment.findings import (
    Check,
    Fact,
    Finding,
    Grade,
    Part,
    Reason,
    Remedy,
    Rule,
    RuleFailure,
    RuleSet,
    Verdict,
)
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting, DaysSetting, Policy
from customerfocus.assessment.result import Assessment, Coverage, CoverageTable, Progression, Result
from customerfocus.assessment.rules import STANDARD
from customerfocus.assessment.view import View
from customerfocus.errors import CustomerFocusError, DocumentError, IntegrityError, IntegrityProblem, NoDataError, Problem
from customerfocus.methods.opportunity import Region
from customerfocus.model.feedback import FeedbackSession, SessionMethod, Statement
from customerfocus.model.needs import DesiredOutcome, Job, JobKind, JobStep, Need, Priority, feature_words
from customerfocus.model.obligations import (
    Applicability,
    ApplicabilityAnswer,
    Applies,
    ComplianceEvaluation,
    ComplianceStatus,
    Integration,
    Obligation,
    ObligationKind,
    RegulatoryWatch,
    Version,
)
from customerfocus.model.offerings import Characteristic, Contribution, Jurisdiction, Offering, OfferingKind, Territory
from customerfocus.model.positioning import Positioning, Rival, Score, Scorecard
from customerfocus.model.requirements import (
    Fulfilment,
    Implied,
    Imposed,
    Origin,
    Progress,
    Requirement,
    RequirementStep,
    Stated,
)
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
from customerfocus.register.aggregate import Difference, Register
from customerfocus.register.derivation import derive_requirements
from customerfocus.register.shapes import Record, ref_of
from customerfocus.register.tracing import Trace, TraceLink
from customerfocus.values.estimates import Comparison, Estimate, Estimated, Evolution, Unknown
from customerfocus.values.evidence import Evidence, EvidenceKind
from customerfocus.values.identifiers import FindingRef, Kind, Ref
from customerfocus.values.legal import LegalReference, Scheme
from customerfocus.values.periods import Cadence, Period, Unit
from customerfocus.values.scales import EFFORT_7, LIKERT_5, NPS_0_10, TEN_POINT, Direction, Point, Scale, Tally

__all__ = [
    "DEFAULT_POLICY",
    "EDITIONS",
    "EFFORT_7",
    "ISO_9001_2015",
    "ISO_9001_2015_AMENDED",
    "ISO_9001_2026",
    "LIKERT_5",
    "NPS_0_10",
    "STANDARD",
    "TEN_POINT",
    "Applicability",
    "ApplicabilityAnswer",
    "Applies",
    "Assessment",
    "Cadence",
    "CadenceSetting",
    "Capability",
    "Characteristic",
    "Check",
    "Choice",
    "Clause",
    "Comparison",
    "ComplianceEvaluation",
    "ComplianceStatus",
    "Contradiction",
    "Contribution",
    "Coverage",
    "CoverageTable",
    "CustomerFocusError",
    "DaysSetting",
    "DesiredOutcome",
    "Difference",
    "Direction",
    "DocumentError",
    "Edition",
    "Estimate",
    "Estimated",
    "Evidence",
    "EvidenceKind",
    "Evolution",
    "Exclusion",
    "Fact",
    "FeedbackSession",
    "Finding",
    "FindingRef",
    "Fulfilment",
    "Grade",
    "Implied",
    "Imposed",
    "Integration",
    "IntegrityError",
    "IntegrityProblem",
    "Job",
    "JobKind",
    "JobStep",
    "Jurisdiction",
    "Kind",
    "LegalReference",
    "Need",
    "NoDataError",
    "Obligation",
    "ObligationKind",
    "Offering",
    "OfferingKind",
    "Origin",
    "Part",
    "Period",
    "Point",
    "Policy",
    "Positioning",
    "Preference",
    "Priority",
    "Problem",
    "Progress",
    "Progression",
    "Reason",
    "Record",
    "Ref",
    "Region",
    "Register",
    "RegulatoryWatch",
    "Remedy",
    "Requirement",
    "RequirementStep",
    "Resolution",
    "Result",
    "Rival",
    "Rule",
    "RuleFailure",
    "RuleSet",
    "Scale",
    "Scheme",
    "Score",
    "Scorecard",
    "Segment",
    "SessionMethod",
    "Settlement",
    "Stated",
    "Statement",
    "StrategicObjective",
    "Tally",
    "TargetingDecision",
    "Territory",
    "Trace",
    "TraceLink",
    "TradeOff",
    "Unit",
    "Unknown",
    "Verdict",
    "Version",
    "View",
    "assess",
    "compare",
    "contradictions",
    "derive_requirements",
    "feature_words",
    "ref_of",
]
