"""The standard rules and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.rules import compliance, direction, factors, needs, requirements, risks

_NUMBERED: Final = (*needs.RULES, *compliance.RULES, *requirements.RULES, *risks.RULES, *factors.RULES)

STANDARD: Final = RuleSet(
    name="standard",
    rules=[*direction.RULES, *sorted(_NUMBERED, key=lambda rule: (rule.part != "requirements", int(rule.id.partition("-")[2])))],
)
"""Every rule of this version, in order."""
