"""Hypothesis strategies: a generator for every type of value and of record, and for whole registers.

What they draw is always valid, awkward on purpose and small. Days lie within three years (`FIRST_DAY` to `LAST_DAY`), so that
what is due yearly is sometimes in date and sometimes not. Texts may be denormalised, leave the basic plane, or hold mark-up.

Where a record names another, a `Pool` of ids may be given: a strategy, or the ids themselves; an empty one has nothing to name.

Examples:
    >>> from hypothesis import given
    >>> @given(registers())
    ... def test_my_storage_keeps_what_it_was_given(register: Register) -> None:
    ...     assert MyStorage().saved(register).load() == register
"""

from __future__ import annotations

from customerfocus.testing._law import (
    applicabilities,
    compliance_evaluations,
    derived_requirements,
    integrations,
    legal_references,
    obligations,
    progresses,
    regulatory_watches,
    requirements,
    versions,
)
from customerfocus.testing._parts import (
    capabilities,
    characteristics,
    contributions,
    desired_outcomes,
    exclusions,
    feedback_sessions,
    jobs,
    jurisdictions,
    needs,
    offerings,
    positionings,
    preferences,
    priorities,
    resolutions,
    rivals,
    scorecards,
    scores,
    segments,
    statements,
    strategic_objectives,
    targeting_decisions,
    trade_offs,
)
from customerfocus.testing._registers import registers
from customerfocus.testing._values import (
    FIRST_DAY,
    LAST_DAY,
    Pool,
    cadences,
    comparisons,
    days,
    estimates,
    evidences,
    finding_refs,
    identifiers,
    periods,
    points,
    refs,
    scales,
    tallies,
    texts,
    unknowns,
)

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Pool",
    "applicabilities",
    "cadences",
    "capabilities",
    "characteristics",
    "comparisons",
    "compliance_evaluations",
    "contributions",
    "days",
    "derived_requirements",
    "desired_outcomes",
    "estimates",
    "evidences",
    "exclusions",
    "feedback_sessions",
    "finding_refs",
    "identifiers",
    "integrations",
    "jobs",
    "jurisdictions",
    "legal_references",
    "needs",
    "obligations",
    "offerings",
    "periods",
    "points",
    "positionings",
    "preferences",
    "priorities",
    "progresses",
    "refs",
    "registers",
    "regulatory_watches",
    "requirements",
    "resolutions",
    "rivals",
    "scales",
    "scorecards",
    "scores",
    "segments",
    "statements",
    "strategic_objectives",
    "tallies",
    "targeting_decisions",
    "texts",
    "trade_offs",
    "unknowns",
    "versions",
]
