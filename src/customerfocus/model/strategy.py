"""Where the organisation wants to go, and which rules it has set aside on the way (ISO 9001:2015, 4.1 and 4.3)."""

from __future__ import annotations

from typing import final

import attrs

from customerfocus._checks import identifier, instance, optional_instance, text
from customerfocus._value import Value
from customerfocus.values.identifiers import Ref, StrategicObjectiveId
from customerfocus.values.periods import Period


@final
@attrs.frozen(kw_only=True)
class StrategicObjective(Value):
    """What the organisation wants to reach; the choice of target customers serves it.

    Attributes:
        id: What it is called in other records.
        statement: What is to be reached, as a sentence.
        in_force: The days it counts.
        owner: The role that answers for it.
    """

    id: StrategicObjectiveId = attrs.field(converter=StrategicObjectiveId)
    statement: str
    in_force: Period
    owner: str

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        text(self.statement, "statement")
        instance(self.in_force, "in_force", Period)
        text(self.owner, "owner")


@final
@attrs.frozen(kw_only=True)
class Exclusion(Value):
    """A rule set aside for a time, by somebody, for a reason: wholly, or for one subject.

    What is set aside is listed in every assessment and counts neither as met nor against.

    Attributes:
        rule: The rule's id, such as `DIR-3`.
        subject: What it is set aside for: every check whose subject names it; `None` sets the whole rule aside.
        because: Why it does not apply.
        by: The role that decided so.
        in_force: The days it is set aside.
    """

    rule: str
    subject: Ref | None = None
    because: str
    by: str
    in_force: Period

    def __attrs_post_init__(self) -> None:
        identifier(self.rule, "rule")
        optional_instance(self.subject, "subject", Ref)
        text(self.because, "because")
        text(self.by, "by")
        instance(self.in_force, "in_force", Period)
