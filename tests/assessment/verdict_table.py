"""What every rule says in every situation; written from the design, not from the rules.

A row reads: rule, situation, verdict, reason, subject, records. Everything is judged on `TODAY` by the default policy. Where
nothing is said, a segment was targeted yesterday. `says` lists what the sentence must name beside the subject, `closed_by`
the records that close the finding. `until` is the last day a verdict stands before a clock of the rule's own changes it.
"""

from typing import Final

from . import (
    verdicts_actions,
    verdicts_complaints,
    verdicts_compliance,
    verdicts_direction,
    verdicts_factors,
    verdicts_improvement,
    verdicts_leadership,
    verdicts_listening,
    verdicts_matrices,
    verdicts_needs,
    verdicts_requirements,
    verdicts_risks,
    verdicts_satisfaction,
    verdicts_targets,
    verdicts_treatment,
    verdicts_waves,
)

NEVER_CANNOT_TELL: Final = {
    "DIR-1": "a decision in date is in the register or it is not",
    "DIR-2": "every segment is declined, deferred, targeted or undecided, and the register knows which",
    "DIR-3": "a positioning is in date or not, and its advantage is a number or, without a competitor, missing: not met",
    "DIR-4": "the objectives a decision names resolve, and each has its days",
    "DIR-5": "a resolution of the pair and the attributes is in the register or it is not",
    "DIR-6": "a capability has the days it is in place, or none: only wished for",
    "DIR-7": "a need of the segment is in the register or it is not",
    "DIR-8": "every offering says whom it serves and when it is on sale",
    "REQ-1": "every need has an outcome, and an outcome is made of words",
    "REQ-2": "a need names its sources, and each has its day or is not known yet",
    "REQ-3": "a contribution to the need is in the register or it is not",
    "REQ-4": "whether an obligation applies is known or it is not; that it is not is what is found",
    "REQ-5": "a watch in date is in the register or it is not",
    "REQ-7": "progress is in the register or it is not, and shows its evidence or none",
    "REQ-8": "progress is in the register or it is not, and shows its evidence and result or none",
    "REQ-9": "progress is in the register or it is not, and names where it was heard and the result or none",
    "REQ-10": "an evaluation in date is in the register or it is not, and says what it came to",
    "REQ-11": "what is required of an offering is known",
    "UNC-1": "a risk that touches it is in the register or it is not",
    "UNC-2": "an opportunity that touches it is in the register or it is not",
    "UNC-5": "an action says when it was done, and whether it worked",
    "UNC-6": "a factor was reviewed in date or it was not",
    "UNC-7": "a factor was reviewed in date or it was not",
    "UNC-8": "a risk and an opportunity have the day they were identified",
    "UNC-10": "a factor was reviewed in date or it was not",
    "SAT-1": "a session in date is in the register or it is not",
    "SAT-2": "a wave, a session or feedback in date is in the register or it is not",
    "SAT-4": "an objective for a metric is in the register or it is not",
    "SAT-6": "a metric is asked only where a test shows that it worsened",
    "SAT-7": "feedback has the days it came, was answered and was closed, or not yet",
    "SAT-8": "a need is asked only where its score is known and above the line",
    "SAT-9": "a study in date is in the register or it is not",
    "SAT-10": "a metric has a figure or it has none, and its question says what it asks",
    "SAT-12": "complaints name their themes, and actions what they serve",
    "LED-1": "an act in date is in the register or it is not",
    "LED-2": "a review in date is in the register or it is not, and says what it looked at",
    "LED-3": "an authority is in force or it is not",
    "LED-4": "a decision states an impact on a segment or it does not",
    "LED-5": "a recognition in date is in the register or it is not",
    "LED-6": "an act carries evidence or it does not",
    "LED-7": "an action says when it was found effective",
}
"""Why a rule never says *cannot tell*; the laws hold it to that."""

TABLE: Final = (
    *verdicts_direction.ROWS,
    *verdicts_targets.ROWS,
    *verdicts_needs.ROWS,
    *verdicts_compliance.ROWS,
    *verdicts_requirements.ROWS,
    *verdicts_risks.ROWS,
    *verdicts_treatment.ROWS,
    *verdicts_matrices.ROWS,
    *verdicts_actions.ROWS,
    *verdicts_factors.ROWS,
    *verdicts_listening.ROWS,
    *verdicts_complaints.ROWS,
    *verdicts_satisfaction.ROWS,
    *verdicts_improvement.ROWS,
    *verdicts_waves.ROWS,
    *verdicts_leadership.ROWS,
)
