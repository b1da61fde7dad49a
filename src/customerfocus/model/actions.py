"""Actions: what is done about a risk, a finding, a need or a complaint, and whether it worked (ISO 9001:2015, 6.1, 10.2, 10.3).

Treatments, corrections, corrective actions and improvements go the same way: planned, in progress, done, and then verified. Done is
not effective, and cancelled is not done.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias, final, get_args

import attrs

from customerfocus._checks import Items, all_are, collection, day, identifier, member, members, optional_instance, text, unique
from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, WrongTypeError
from customerfocus.values.evidence import Evidence
from customerfocus.values.identifiers import ActionId, FindingRef, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ActionKind(StrEnum):
    """What sort of action it is."""

    TREATMENT = "treatment"
    """Of a risk or an opportunity (6.1)."""
    CORRECTION = "correction"
    """Of a nonconformity itself (10.2.1 a)."""
    CORRECTIVE = "corrective"
    """Of the cause of a nonconformity (10.2.1 b)."""
    IMPROVEMENT = "improvement"
    """Of what is good already (10.3)."""


class ActionState(StrEnum):
    """How far an action is.

    What is planned comes to be in progress, or is cancelled; what is in progress is done, or cancelled; what is done turns out to
    be effective or ineffective; what is ineffective comes to be in progress again. Effective and cancelled are ends.
    """

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    EFFECTIVE = "effective"
    INEFFECTIVE = "ineffective"
    CANCELLED = "cancelled"


NEXT: Final[Mapping[ActionState, tuple[ActionState, ...]]] = MappingProxyType(
    {
        ActionState.PLANNED: (ActionState.IN_PROGRESS, ActionState.CANCELLED),
        ActionState.IN_PROGRESS: (ActionState.DONE, ActionState.CANCELLED),
        ActionState.DONE: (ActionState.EFFECTIVE, ActionState.INEFFECTIVE),
        ActionState.INEFFECTIVE: (ActionState.IN_PROGRESS,),
        ActionState.EFFECTIVE: (),
        ActionState.CANCELLED: (),
    }
)
"""What may follow each state; everything else is refused."""

Served: TypeAlias = Ref | FindingRef
"""What an action is for: a record, or a finding."""


@final
@attrs.frozen(kw_only=True)
class Transition(Value):
    """An action came to a state.

    Attributes:
        to: The state.
        on: The day.
        by: The role that says so.
        evidence: What shows it, not later than *on*; a verification without it is words.
    """

    to: ActionState
    on: date
    by: str
    evidence: Evidence | None = None

    def __attrs_post_init__(self) -> None:
        member(self.to, "to", ActionState)
        day(self.on, "on")
        text(self.by, "by")
        optional_instance(self.evidence, "evidence", Evidence)
        if self.evidence is not None and self.evidence.on > self.on:
            raise BrokenLawError("evidence.late", "evidence", f"be of {self.on} or earlier", str(self.evidence.on))


def _in_order(serves: Iterable[Served]) -> tuple[Served, ...]:
    """Keep what an action serves in one order: it is a set by meaning."""
    given = Items[Served](serves)
    return tuple(sorted(given, key=_texts)) if all_are(given, *get_args(Served)) else given


def _texts(served: Served) -> tuple[str, ...]:
    """Return what tells one from all others: joined, the texts of two findings may be one."""
    return (str(served),) if isinstance(served, Ref) else (served.rule, *map(str, served.subject))


@final
@attrs.frozen(kw_only=True)
class Action(Value):
    """Something that is to be done, and what became of it.

    Attributes:
        id: What it is called in other records.
        kind: What sort it is.
        serves: What it is for: risks, opportunities, needs, findings, …; at least one.
        what: What is to be done.
        owner: The role that answers for it.
        planned: The day it was planned; it is known from then.
        due: The last day on which it is in time.
        log: How it went on, oldest first; `ActionState` tells what may follow what.

    Raises:
        BrokenLawError: It is due before it was planned, a transition is not allowed, or its days run backwards.
    """

    id: ActionId = attrs.field(converter=ActionId)
    kind: ActionKind
    serves: tuple[Served, ...] = attrs.field(converter=_in_order)
    what: str
    owner: str
    planned: date
    due: date
    log: tuple[Transition, ...] = attrs.field(converter=Items[Transition], default=())

    def __attrs_post_init__(self) -> None:
        identifier(self.id, "id")
        member(self.kind, "kind", ActionKind)
        for place, each in enumerate(collection(self.serves, "serves", 1)):
            if type(each) not in get_args(Served):
                raise WrongTypeError(f"serves[{place}]", "a Ref or a FindingRef", each)
        unique(self.serves, "serves")
        text(self.what, "what")
        text(self.owner, "owner")
        day(self.planned, "planned")
        day(self.due, "due")
        if self.due < self.planned:
            raise BrokenLawError("action.due", "due", f"be {self.planned}, when it was planned, or later", str(self.due))
        members(self.log, "log", Transition)
        self._goes_on()

    def _goes_on(self) -> None:
        state, since = ActionState.PLANNED, self.planned
        for place, each in enumerate(self.log):
            if each.to not in NEXT[state]:
                allowed = f"be {' or '.join(NEXT[state])}" if NEXT[state] else "not go on"
                raise BrokenLawError("action.transition", f"log[{place}].to", f"{allowed} after {state}", each.to)
            if each.on < since:
                raise BrokenLawError("action.order", f"log[{place}].on", f"be {since} or later", str(each.on))
            state, since = each.to, each.on

    def last(self, on: date) -> Transition | None:
        """Return the last transition known on a day, or `None`."""
        day(on, "on")
        return next((each for each in reversed(self.log) if each.on <= on), None)

    def state(self, on: date) -> ActionState | None:
        """Return how far it is on a day; `None` before it was planned."""
        last = self.last(on)
        if last is not None:
            return last.to
        return ActionState.PLANNED if self.planned <= on else None

    def is_open(self, on: date) -> bool:
        """Tell whether on a day it is planned or in progress."""
        return self.state(on) in {ActionState.PLANNED, ActionState.IN_PROGRESS}

    def under_way(self, on: date) -> bool:
        """Tell whether on a day it is open, and not past due."""
        return self.is_open(on) and on <= self.due

    def done(self, on: date) -> Transition | None:
        """Return the latest transition to done, verified or not; `None` where on a day it is not done, or was taken up again."""
        if self.state(on) not in {ActionState.DONE, ActionState.EFFECTIVE, ActionState.INEFFECTIVE}:
            return None
        return next(each for each in reversed(self.log) if each.on <= on and each.to is ActionState.DONE)
