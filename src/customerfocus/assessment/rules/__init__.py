"""The standard rules and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import Part, RuleSet
from customerfocus.assessment.rules import (
    actions,
    compliance,
    direction,
    factors,
    improvement,
    leadership,
    listening,
    matrices,
    needs,
    requirements,
    risks,
    satisfaction,
)

_RULES: Final = (
    *direction.RULES,
    *needs.RULES,
    *compliance.RULES,
    *requirements.RULES,
    *risks.RULES,
    *matrices.RULES,
    *actions.RULES,
    *factors.RULES,
    *listening.RULES,
    *satisfaction.RULES,
    *improvement.RULES,
    *leadership.RULES,
)
_PARTS: Final = tuple(Part)

STANDARD: Final = RuleSet(
    name="standard",
    rules=sorted(_RULES, key=lambda rule: (_PARTS.index(rule.part), int(rule.id.partition("-")[2]))),
)
"""Every rule of this version, part by part, each in the order of its numbers."""
