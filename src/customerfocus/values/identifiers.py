"""What records are called, and how one names another.

An id is a text of 1 to 200 printable characters in Unicode's form NFC, with no white space at either end and without `:`, `@`
and `+`, which join keys. Attributes, criteria, themes and jurisdiction codes obey the same rule. Each kind of id is a type of its
own for the reader and the type checker; a plain text may be passed wherever an id is asked.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType, final

import attrs

from customerfocus._checks import Items, identifier, member, members, text
from customerfocus._value import Value
from customerfocus.errors import TextFormError

SegmentId = NewType("SegmentId", str)
"""The id of a segment."""
CapabilityId = NewType("CapabilityId", str)
"""The id of a capability."""
StrategicObjectiveId = NewType("StrategicObjectiveId", str)
"""The id of a strategic objective."""
JurisdictionCode = NewType("JurisdictionCode", str)
"""The code of a jurisdiction, such as `DE`."""
OfferingId = NewType("OfferingId", str)
"""The id of an offering."""
CharacteristicId = NewType("CharacteristicId", str)
"""The id of a characteristic of an offering."""
JobId = NewType("JobId", str)
"""The id of a job."""
NeedId = NewType("NeedId", str)
"""The id of a need."""
ObligationId = NewType("ObligationId", str)
"""The id of a compliance obligation."""
RequirementId = NewType("RequirementId", str)
"""The id of a requirement: a plain one where customers stated it, `implied:need@offering` or `imposed:obligation@offering` where it
is derived."""
FactorId = NewType("FactorId", str)
"""The id of a `Factor`."""
RiskId = NewType("RiskId", str)
"""The id of a `Risk`."""
OpportunityId = NewType("OpportunityId", str)
"""The id of an `Opportunity`."""
ActionId = NewType("ActionId", str)
"""The id of an `Action`."""
EvidenceId = NewType("EvidenceId", str)
"""The id of a record that shows what customers said: a session, a wave, a study or a piece of feedback; no two share one."""
SurveyId = NewType("SurveyId", str)
"""The id of a `Survey`."""
QuestionId = NewType("QuestionId", str)
"""The id of a question; no two of a register share one, whatever their survey."""
MetricId = NewType("MetricId", str)
"""The id of a `Metric`."""
ObjectiveId = NewType("ObjectiveId", str)
"""The id of an `Objective`."""
CommitmentActId = NewType("CommitmentActId", str)
"""The id of a `CommitmentAct`."""
ManagementReviewId = NewType("ManagementReviewId", str)
"""The id of a `ManagementReview`."""
DecisionId = NewType("DecisionId", str)
"""The id of a `Decision`."""
AuthorityId = NewType("AuthorityId", str)
"""The id of an `Authority`."""
RecognitionId = NewType("RecognitionId", str)
"""The id of a `Recognition`."""
Attribute = NewType("Attribute", str)
"""A quality customers look for, such as speed or calm."""
Criterion = NewType("Criterion", str)
"""What a segment is scored by."""
Theme = NewType("Theme", str)
"""What a statement is about."""
Tag = NewType("Tag", str)
"""A word that classes an offering."""


class Kind(StrEnum):
    """One word per kind of record, and for what a finding may speak of that is no record."""

    JURISDICTION = "jurisdiction"
    CAPABILITY = "capability"
    SEGMENT = "segment"
    TRADE_OFF = "trade-off"
    RESOLUTION = "resolution"
    STRATEGIC_OBJECTIVE = "strategic-objective"
    EXCLUSION = "exclusion"
    POSITIONING = "positioning"
    TARGETING_DECISION = "targeting-decision"
    OFFERING = "offering"
    CHARACTERISTIC = "characteristic"
    CONTRIBUTION = "contribution"
    JOB = "job"
    NEED = "need"
    PRIORITY = "priority"
    OBLIGATION = "obligation"
    COMPLIANCE_EVALUATION = "compliance-evaluation"
    REGULATORY_WATCH = "regulatory-watch"
    INTEGRATION = "integration"
    REQUIREMENT = "requirement"
    PROGRESS = "progress"
    FACTOR = "factor"
    FACTOR_REVIEW = "factor-review"
    RISK = "risk"
    RISK_REVIEW = "risk-review"
    RISK_ACCEPTANCE = "risk-acceptance"
    OPPORTUNITY = "opportunity"
    OPPORTUNITY_REVIEW = "opportunity-review"
    RISK_CRITERIA = "risk-criteria"
    ACTION = "action"
    FEEDBACK_SESSION = "feedback-session"
    FEEDBACK = "feedback"
    SURVEY = "survey"
    WAVE = "wave"
    STUDY = "study"
    TREND = "trend"
    METRIC = "metric"
    OBJECTIVE = "objective"
    COMMITMENT_ACT = "commitment-act"
    MANAGEMENT_REVIEW = "management-review"
    DECISION = "decision"
    AUTHORITY = "authority"
    RECOGNITION = "recognition"
    ORGANISATION = "organisation"
    ATTRIBUTE = "attribute"
    VERSION = "version"
    QUESTION = "question"
    THEME = "theme"
    ASPECT = "aspect"
    FACTOR_KIND = "factor-kind"


@final
@attrs.frozen(kw_only=True)
class Ref(Value):
    """A pointer to a record, or to something else a finding speaks of.

    Its text is `kind:key`, as in `segment:commuters`. The key of a record without an id of its own joins what identifies it by
    `@`, as in `targeting-decision:commuters@2026-02-02`.

    Attributes:
        kind: What it points to.
        key: Which one.

    Examples:
        >>> str(Ref(kind=Kind.SEGMENT, key="commuters"))
        'segment:commuters'
        >>> Ref.parse("targeting-decision:commuters@2026-02-02").kind
        <Kind.TARGETING_DECISION: 'targeting-decision'>
    """

    kind: Kind
    key: str

    def __attrs_post_init__(self) -> None:
        member(self.kind, "kind", Kind)
        text(self.key, "key", None)  # a key joins others, as many as there are

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @classmethod
    def parse(cls, value: str) -> Ref:
        """Read the text form; it is split at its first colon.

        Raises:
            TextFormError: There is no colon, or no such kind.
            CustomerFocusError: The key is not a text.
        """
        text(value, "ref", None)
        kind, colon, key = value.partition(":")
        if not colon or kind not in Kind.__members__.values():
            raise TextFormError("ref", f"be kind:key, and the kind one of {', '.join(Kind)}", value, "ref.form")
        return cls(kind=Kind(kind), key=key)


@final
@attrs.frozen(kw_only=True)
class FindingRef(Value):
    """A pointer to what a rule says of a subject, whatever the day.

    Attributes:
        rule: The rule's id.
        subject: What the rule looks at, one pointer or several.
    """

    rule: str
    subject: tuple[Ref, ...] = attrs.field(converter=Items[Ref])

    def __attrs_post_init__(self) -> None:
        identifier(self.rule, "rule")
        members(self.subject, "subject", Ref, least=1)

    def __str__(self) -> str:
        return f"{self.rule} {', '.join(map(str, self.subject))}"
