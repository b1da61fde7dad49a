"""The standard rules and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import RuleSet
from customerfocus.assessment.rules import compliance, direction, needs, requirements

_REQUIREMENTS: Final = (*needs.RULES, *compliance.RULES, *requirements.RULES)

STANDARD: Final = RuleSet(
    name="standard",
    rules=[*direction.RULES, *sorted(_REQUIREMENTS, key=lambda rule: int(rule.id.removeprefix("REQ-")))],
)
"""Every rule of this version, in order."""
