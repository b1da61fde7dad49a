"""The risk profile of a register: which risks weigh most on a day, what is tolerated, and what was bought by what was done.

Levels are places in an order: they are compared, and never added or averaged. A risk without a rating has no level, which is not
the lowest one, so it stands apart. Opportunities stand beside risks, by a benefit of their own: the one never makes up for the
other. Money is another matter: losses of a year are distributions, and those of several risks add up.

Source: ISO 31000:2018, 6.4 (risk assessment) and 6.5 (risk treatment); the word is that of ISO 31073:2022.
"""

from __future__ import annotations

import math
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar, cast, final

import attrs

from customerfocus._checks import day, instance
from customerfocus._value import Value
from customerfocus.methods.loss import LossDistribution, LossModel, aggregate
from customerfocus.model.actions import Action, ActionState
from customerfocus.model.risks import Opportunity, Rating, Risk, RiskCriteria
from customerfocus.register.aggregate import Register
from customerfocus.register.shapes import ref_of
from customerfocus.register.standing import benefit_ratings, criteria, latest, losses, residual_ratings
from customerfocus.values.estimates import Unknown
from customerfocus.values.identifiers import ActionId, RiskId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    _Reading: TypeAlias = Callable[[Rating], int | None] | None

T = TypeVar("T")

Level: TypeAlias = int | Unknown
"""A place in the order of levels, from 1; or the reason why there is none, which is not the lowest."""
Amount: TypeAlias = float | Unknown
"""What a year of a risk costs on average; or the reason why it is not known, which is not 0."""

_NO_TARGET: Final = "nobody set it"
_NOT_DONE: Final = ("nobody {} it", "it is not done")
_DONE: Final = ("nobody {} it before it was done", "nobody {} it since it was done")


@final
@attrs.frozen(kw_only=True)
class Treatment(Value):
    """What is done about a risk, and what that bought as far as the records say it.

    What stood before is what was last rated, or estimated, before the day on which it was done; what stands after, what was first
    rated or estimated on that day or since. Of what is not done, the one is what stands now, and the other is not known.

    Attributes:
        action: The action itself.
        state: How far it is on the day.
        level_before: Residual level before.
        level_after: Residual level after.
        loss_before: Expected loss of a year before.
        loss_after: Expected loss of a year after.
        beside: Ids of other actions about the risk that were done between the same two ratings, or the same two estimates: which
            of them bought how much cannot be told.
    """

    action: Action
    state: ActionState
    level_before: Level
    level_after: Level
    loss_before: Amount
    loss_after: Amount
    beside: tuple[ActionId, ...]


@final
@attrs.frozen(kw_only=True)
class RiskStanding(Value):
    """Where a risk stands on a day, by the criteria in force.

    Attributes:
        risk: The risk itself.
        rating: Its residual rating, as reviewed; `None` if nobody rated it.
        inherent: Its level before anything is done.
        residual: Its level with what is done today.
        target: Its level once all is done.
        loss: What it costs in a year with what is done today, as reviewed; `None` if nobody estimated it.
        expected_loss: What that comes to in a year on average, in the currency of the criteria.
        treatments: What is done about it, sorted by the ids of the actions.
    """

    risk: Risk
    rating: Rating | None
    inherent: Level
    residual: Level
    target: Level
    loss: LossModel | None
    expected_loss: Amount
    treatments: tuple[Treatment, ...]


@final
@attrs.frozen(kw_only=True)
class OpportunityStanding(Value):
    """Where an opportunity stands on a day, by the criteria in force.

    Attributes:
        opportunity: The opportunity itself.
        rating: Its rating, as reviewed; `None` if nobody rated it.
        benefit: Its level on the matrix of opportunities.
        target: Its level there once all is done.
    """

    opportunity: Opportunity
    rating: Rating | None
    benefit: Level
    target: Level


@final
@attrs.frozen(kw_only=True)
class RiskProfile(Value):
    """The risks and opportunities of a register on a day, in the order in which they ask for attention.

    Risks stand by residual level, the highest first; within a level by expected loss, the largest first and those without one last;
    then by id. Within a level nothing but the loss says which weighs more.

    Attributes:
        on: The day.
        criteria: The criteria in force; `None` if there are none.
        above_tolerance: Risks above the tolerance.
        tolerated: Risks within it.
        unranked: Risks without a residual level; the reason stands there. They may weigh more than any other.
        opportunities: Opportunities by benefit, the greatest first, then by id.
        unranked_opportunities: Opportunities without a level, by id.
    """

    on: date
    criteria: RiskCriteria | None
    above_tolerance: tuple[RiskStanding, ...]
    tolerated: tuple[RiskStanding, ...]
    unranked: tuple[RiskStanding, ...]
    opportunities: tuple[OpportunityStanding, ...]
    unranked_opportunities: tuple[OpportunityStanding, ...]

    @property
    def risks(self) -> tuple[RiskStanding, ...]:
        """All risks: those above the tolerance, those within it, those without a level."""
        return (*self.above_tolerance, *self.tolerated, *self.unranked)

    @property
    def without_loss(self) -> tuple[RiskId, ...]:
        """The ids of the risks whose loss nobody estimated, sorted: they are missing in `loss`, whatever they may cost."""
        return tuple(sorted(each.risk.id for each in self.risks if each.loss is None))

    @cached_property
    def loss(self) -> LossDistribution | Unknown:
        """What all risks with a loss may cost together in a year; unknown where there is none.

        The losses are taken to be independent of one another. Where one cause brings several of them about, good years are better
        and bad years worse than this says; the mean is the same.
        """
        return _together(self.risks)


def profile(register: Register, *, on: date) -> RiskProfile:
    """Return the risk profile of a register on a day: what is known on it, by the criteria in force on it.

    Args:
        register: The register.
        on: The day. Risks, reviews, criteria and actions of a later day are not seen.

    Returns:
        The profile. Levels and losses that are not known say why.

    Raises:
        WrongTypeError: An argument is of another type.

    Examples:
        >>> from datetime import date
        >>> from customerfocus import Cadence, Factor, FactorKind, LossModel, OnSatisfaction, Pert, Poisson, Rating, RiskMatrix
        >>> from customerfocus import Segment, Unit
        >>> yearly, matrix = Cadence(every=1, unit=Unit.YEAR), RiskMatrix.from_products(5, cuts=(5, 12))
        >>> queue = Risk(
        ...     id="queue",
        ...     title="Guests leave the queue",
        ...     factor="counter",
        ...     effects=[OnSatisfaction(segment="commuters")],
        ...     owner="shift leader",
        ...     identified=date(2026, 2, 2),
        ...     inherent=Rating(likelihood=5, consequence=3),
        ...     residual=Rating(likelihood=4, consequence=3),
        ...     loss=LossModel(frequency=Poisson(rate=40), severity=Pert(low=20, mode=50, high=200)),
        ...     review=yearly,
        ... )
        >>> register = Register(organisation="Moka Bar").with_records(
        ...     Segment(id="commuters", name="Weekday commuters"),
        ...     Factor(id="counter", name="The counter", kind=FactorKind.PROCESS, review=yearly),
        ...     RiskCriteria(matrix=matrix, opportunity_matrix=matrix, tolerance=1, by="owner", on=date(2026, 1, 12)),
        ...     queue,
        ... )
        >>> (standing,) = profile(register, on=date(2026, 3, 1)).above_tolerance
        >>> standing.inherent, standing.residual, standing.expected_loss
        (3, 2, 2800.0)
        >>> standing.target
        Unknown(reason='nobody set it')
    """
    instance(register, "register", Register)
    day(on, "on")
    in_force, index = criteria(register, on), register.index
    tolerance = 0 if in_force is None else in_force.tolerance
    risks = sorted((_risk(register, each, on, in_force) for each in index.known(Risk, on)), key=_weight)
    opportunities = sorted((_opportunity(register, each, on, in_force) for each in index.known(Opportunity, on)), key=_promise)
    return RiskProfile(
        on=on,
        criteria=in_force,
        above_tolerance=tuple(each for each in risks if isinstance(each.residual, int) and each.residual > tolerance),
        tolerated=tuple(each for each in risks if isinstance(each.residual, int) and each.residual <= tolerance),
        unranked=tuple(each for each in risks if isinstance(each.residual, Unknown)),
        opportunities=tuple(each for each in opportunities if isinstance(each.benefit, int)),
        unranked_opportunities=tuple(each for each in opportunities if isinstance(each.benefit, Unknown)),
    )


def _weight(standing: RiskStanding) -> tuple[float, float, str]:
    """Return what risks are sorted by: first what weighs most; what is not known stands last."""
    return _falling(standing.residual), _falling(standing.expected_loss), standing.risk.id


def _promise(standing: OpportunityStanding) -> tuple[float, str]:
    return _falling(standing.benefit), standing.opportunity.id


def _falling(figure: float | Unknown) -> float:
    return math.inf if isinstance(figure, Unknown) else -figure


def _risk(register: Register, risk: Risk, on: date, in_force: RiskCriteria | None) -> RiskStanding:
    read = None if in_force is None else in_force.level
    rated, lost = residual_ratings(register, risk, on), losses(register, risk, on)
    rating, loss = latest(rated), latest(lost)
    return RiskStanding(
        risk=risk,
        rating=rating,
        inherent=_level(read, risk.inherent),
        residual=_level(read, rating),
        target=_level(read, risk.target, _NO_TARGET),
        loss=loss,
        expected_loss=_expected(loss),
        treatments=tuple(_treatments(_serving(register, risk, on), on, rated, lost, read)),
    )


def _opportunity(register: Register, opportunity: Opportunity, on: date, in_force: RiskCriteria | None) -> OpportunityStanding:
    read = None if in_force is None else in_force.benefit
    rating = latest(benefit_ratings(register, opportunity, on))
    return OpportunityStanding(
        opportunity=opportunity,
        rating=rating,
        benefit=_level(read, rating),
        target=_level(read, opportunity.target, _NO_TARGET),
    )


def _level(read: _Reading, rating: Rating | None, unrated: str = "nobody rated it") -> Level:
    if rating is None:
        return Unknown(reason=unrated)
    if read is None:
        return Unknown(reason="no risk criteria are in force")
    level = read(rating)
    return Unknown(reason="the matrix in force has no place for its rating") if level is None else level


def _expected(loss: LossModel | None, unestimated: str = "nobody estimated it") -> Amount:
    return Unknown(reason=unestimated) if loss is None else loss.mean


def _together(standings: Iterable[RiskStanding]) -> LossDistribution | Unknown:
    known = [each.loss for each in standings if each.loss is not None]
    return aggregate(known) if known else Unknown(reason="no known risk has a loss")


# ---- what was bought -------------------------------------------------------------------------------------------------


def _serving(register: Register, risk: Risk, on: date) -> list[Action]:
    ref = ref_of(risk)
    known = register.index.referring(Action, ref.kind, ref.key, on)
    return sorted((each for each in known if ref in each.serves), key=lambda each: each.id)


def _treatments(
    actions: Sequence[Action],
    on: date,
    rated: Mapping[date, Rating],
    lost: Mapping[date, LossModel],
    read: _Reading,
) -> Iterator[Treatment]:
    done = {each.id: transition.on for each in actions if (transition := each.done(on)) is not None}
    for each in actions:
        when = done.get(each.id)
        before, since = _NOT_DONE if when is None else _DONE
        yield Treatment(
            action=each,
            state=cast("ActionState", each.state(on)),  # what is known has one
            level_before=_level(read, _before(rated, when), before.format("rated")),
            level_after=_level(read, _since(rated, when), since.format("rated")),
            loss_before=_expected(_before(lost, when), before.format("estimated")),
            loss_after=_expected(_since(lost, when), since.format("estimated")),
            beside=tuple(key for key, other in done.items() if key != each.id and _are_one_step((rated, lost), when, other)),
        )


def _before(history: Mapping[date, T], done: date | None) -> T | None:
    """Return what stood before the day on which something was done; what stands now where it is not done."""
    return latest({on: said for on, said in history.items() if done is None or on < done})


def _since(history: Mapping[date, T], done: date | None) -> T | None:
    """Return what was said first on that day or since."""
    return next((said for on, said in history.items() if done is not None and on >= done), None)


def _are_one_step(histories: Iterable[Iterable[date]], one: date | None, other: date) -> bool:
    """Tell whether two days lie between the same two entries of a history, so that what changed may be due to either."""
    steps = (step for history in histories for step in pairwise(history))
    return one is not None and any(before < min(one, other) and max(one, other) <= after for before, after in steps)
