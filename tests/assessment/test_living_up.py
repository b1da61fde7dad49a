"""A register that lives up to every standard rule."""

from customerfocus.assessment.engine import assess
from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.model.requirements import RequirementStep
from customerfocus.model.risks import FactorKind, OnCompliance, OnConformity, OnSatisfaction

from .builders import (
    LONG_AGO,
    TODAY,
    YESTERDAY,
    action,
    capability,
    characteristic,
    contribution,
    criteria,
    decision,
    evaluation,
    factor,
    factor_review,
    integration,
    job,
    jurisdiction,
    need,
    objective,
    obligation,
    offering,
    opportunity,
    period,
    positioning,
    progress,
    rating,
    register,
    risk,
    segment,
    session,
    watch,
)
from .own_rules import found
from .verdicts_leadership import act, authority, decided, review, thanks
from .voices import (
    ONE_DAY,
    PULSE,
    feedback,
    goal,
    gone_to,
    net_promoter,
    priority,
    ratings,
    sample,
    scores,
    study,
    top_box,
    wave,
)


def test_the_standard_rules_find_nothing_in_a_register_that_lives_up_to_them() -> None:
    whole = register(
        segment("a", requires=["oven"]),
        decision("a", objectives=["grow"]),
        positioning("a"),
        objective("grow"),
        capability("oven", period()),
        job(),
        need("quick", "a", evidence=["june"]),
        session("june", "a"),
        jurisdiction("EU"),
        offering("espresso", "a", markets=["EU"]),
        characteristic("first-cup", "espresso"),
        contribution("first-cup", "quick"),
        obligation("milk"),
        watch("EU"),
        integration("milk"),
        evaluation("milk", "espresso"),
        *(
            progress(requirement, step, heard_in=["june"])
            for requirement in ("implied:quick@espresso", "imposed:milk@espresso")
            for step in RequirementStep
        ),
        criteria(),
        *(
            each
            for name, kind in (("brewing", FactorKind.PROCESS), ("beans", FactorKind.SUPPLIER), ("trams", FactorKind.MARKET))
            for each in (factor(name, kind), factor_review(name))
        ),
        risk(
            "r",
            OnConformity(offering="espresso"),
            OnSatisfaction(segment="a"),
            OnCompliance(obligation="milk"),
            inherent=rating(4, 4),
            residual=rating(4, 4),
        ),
        action("x", "risk:r", due=TODAY),
        action("y", "risk:r", log=[(ActionState.IN_PROGRESS, LONG_AGO), (ActionState.DONE, YESTERDAY)]),
        opportunity("o", OnSatisfaction(segment="a"), rated=rating(1, 1)),
        *(PULSE, net_promoter(), top_box(), goal(due=LONG_AGO), goal("later", metric="happy", due=TODAY)),
        wave("spring", sample("a", {"recommend": scores(150, 40, 10), "satisfied": ratings(180, 20)})),
        wave("long-ago", sample("a", {"recommend": scores(150, 40, 10)}), last=LONG_AGO - ONE_DAY),
        study("panel", "a"),
        priority("quick", "a", 90, 20),
        *(feedback(each, "cold", answered=YESTERDAY, closed=YESTERDAY) for each in ("c", "d", "e")),
        action("better", "need:quick", "feedback:c", kind=ActionKind.IMPROVEMENT, log=gone_to(ActionState.EFFECTIVE)),
        *(act(), review(), authority(), decided("a"), thanks()),
    )
    assessment = assess(whole, on=TODAY)
    assert (found(assessment), assessment.failures) == ([], ())
    assert [each.name for each in assessment.coverage().rules if not each.population] == ["DIR-5", "SAT-6"]
