"""The standard rules and the set of them all."""

from typing import Final

from customerfocus.assessment.findings import Rule, RuleSet
from customerfocus.assessment.rules import compliance, direction, factors, needs, requirements, risks

_REQUIREMENTS: Final = (*needs.RULES, *compliance.RULES, *requirements.RULES)

_UNCERTAINTY: Final = (*risks.RULES, *factors.RULES)


def _number(rule: Rule) -> int:
    """Return the number of a rule within its part of the clause: 7 for REQ-7."""
    return int(rule.id.partition("-")[2])


STANDARD: Final = RuleSet(
    name="standard",
    rules=[*direction.RULES, *sorted(_REQUIREMENTS, key=_number), *sorted(_UNCERTAINTY, key=_number)],
)
"""Every rule of this version, in order."""
