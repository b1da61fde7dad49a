"""The clocks of the rules on satisfaction: asked every day, each verdict stands as long as its check says, and not a day longer."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from customerfocus.assessment.ahead import horizon
from customerfocus.assessment.engine import assess
from customerfocus.assessment.findings import Check, Part, RuleSet, Verdict
from customerfocus.assessment.policy import DEFAULT_POLICY, CadenceSetting, CountSetting, DaysSetting, Policy
from customerfocus.assessment.result import Assessment
from customerfocus.assessment.rules import STANDARD
from customerfocus.model.actions import ActionKind, ActionState
from customerfocus.model.feedback import FeedbackKind
from customerfocus.model.segments import Choice
from customerfocus.register import Record, Register
from customerfocus.values.identifiers import FindingRef, Ref
from customerfocus.values.periods import Cadence, Unit

from .builders import LONG_AGO, TODAY, decision, job, need, register, segment, session
from .voices import (
    PULSE,
    doing,
    feedback,
    goal,
    net_promoter,
    priority,
    ratings,
    sample,
    scores,
    study,
    top_box,
    wave,
)

RULES: Final = RuleSet(name="satisfaction", rules=[each for each in STANDARD if each.part is Part.SATISFACTION])
ONE_DAY: Final = timedelta(days=1)
LENGTH: Final = 30
"""So many days something may happen on; whatever is due is due a few days later, and one assesses a little longer."""


def every(days: int) -> CadenceSetting:
    return CadenceSetting(cadence=Cadence(every=days, unit=Unit.DAY))


HASTY: Final = Policy(
    name="hasty",
    sessions=every(4),
    surveys=every(6),
    research=every(9),
    priorities=every(5),
    answering=DaysSetting(days=2),
    closing=DaysSetting(days=5),
    smallest_n=CountSetting(count=10),
    theme_mentions=CountSetting(count=2),
)
A_YEAR_EARLIER: Final = TODAY - timedelta(days=365)
"""What came on such a day is too old for a theme a year later, within the days that are assessed."""

Verdicts = dict[tuple[str, str], Check]


def told(assessment: Assessment) -> Verdicts:
    return {(result.rule.id, ", ".join(map(str, check.subject))): check for result in assessment.results for check in result.checks}


def happening() -> st.SearchStrategy[date]:
    return st.integers(0, LENGTH).map(lambda days: TODAY + days * ONE_DAY)


@st.composite
def logs(draw: st.DrawFn, planned: date) -> list[tuple[ActionState, date]]:
    way = draw(
        st.sampled_from(
            [
                [],
                [ActionState.CANCELLED],
                [ActionState.IN_PROGRESS, ActionState.DONE],
                [ActionState.IN_PROGRESS, ActionState.DONE, ActionState.EFFECTIVE],
                [ActionState.IN_PROGRESS, ActionState.DONE, ActionState.INEFFECTIVE, ActionState.IN_PROGRESS],
            ]
        )
    )
    steps = sorted(draw(st.lists(st.integers(0, 12), min_size=len(way), max_size=len(way))))
    return [(state, planned + step * ONE_DAY) for state, step in zip(way, steps, strict=True)]


SERVED: Final[tuple[str | FindingRef, ...]] = (
    "metric:nps",
    "need:quick",
    "feedback:f0",
    "feedback:f1",
    FindingRef(rule="SAT-6", subject=[Ref.parse("metric:nps")]),
    FindingRef(rule="SAT-8", subject=[Ref.parse("need:quick"), Ref.parse("segment:a")]),
)


@st.composite
def listening(draw: st.DrawFn) -> Register:
    """Two segments, and whatever may be heard of them within some days."""
    records: list[Record] = [segment("a"), segment("b"), job(), need("quick", "a", "b"), PULSE]
    records += [net_promoter(), top_box(), top_box("glad", "b")]
    for name in "ab":
        choices = draw(st.dictionaries(st.just(LONG_AGO) | happening(), st.sampled_from(Choice), max_size=2))
        records += [decision(name, choice, on=on) for on, choice in choices.items()]
    for place in range(draw(st.integers(0, 3))):
        tallies = {
            "recommend": scores(*draw(st.tuples(*[st.sampled_from([0, 20, 90])] * 3))),
            "satisfied": ratings(*draw(st.tuples(*[st.sampled_from([0, 8, 60])] * 2))),
        }
        asked = draw(st.sets(st.sampled_from("ab"), min_size=1))
        invited = draw(st.sampled_from([None, 1000]))
        records.append(
            wave(f"w{place}", *(sample(each, tallies, invited=invited) for each in sorted(asked)), last=draw(happening()))
        )
    for place in range(2):
        kind, on = draw(st.sampled_from(FeedbackKind)), draw(happening() | happening().map(lambda on: on - timedelta(days=365)))
        waits = sorted(draw(st.lists(st.integers(0, 9), max_size=2)))
        answered, closed, *_ = [*(on + wait * ONE_DAY for wait in waits), None, None]
        themes = draw(st.sets(st.sampled_from(["queue", "noise"])))
        of = draw(st.sampled_from("ab"))
        records.append(feedback(f"f{place}", *themes, kind=kind, segment=of, on=on, answered=answered, closed=closed))
    for place in range(draw(st.integers(0, 4))):
        records.append(feedback(f"g{place}", "queue", on=A_YEAR_EARLIER + draw(st.integers(0, 400)) * ONE_DAY, led_to=[]))
    for place in range(draw(st.integers(0, 3))):
        metric, target = draw(st.sampled_from([("nps", 0.0), ("nps", 70.0), ("happy", 0.3), ("glad", 0.9)]))
        records.append(goal(f"o{place}", target, metric=metric, due=draw(happening())))
    for place in range(draw(st.integers(0, 3))):
        planned = draw(happening())
        records.append(
            doing(
                f"x{place}",
                *draw(st.sets(st.sampled_from(SERVED), min_size=1)),
                kind=draw(st.sampled_from([ActionKind.CORRECTIVE, ActionKind.IMPROVEMENT])),
                planned=planned,
                due=planned + draw(st.integers(0, 12)) * ONE_DAY,
                log=draw(logs(planned)),
            )
        )
    asked_on = draw(st.dictionaries(st.tuples(st.sampled_from("ab"), happening()), st.sampled_from([40, 90]), max_size=3))
    records += [priority("quick", name, 90, satisfied, on=on) for (name, on), satisfied in asked_on.items()]
    records += [session(f"s{place}", "a", on=on) for place, on in enumerate(draw(st.sets(happening(), max_size=2)))]
    records += [study(f"y{place}", "b", last=on) for place, on in enumerate(draw(st.sets(happening(), max_size=2)))]
    return register(*records)


def daily(subject: Register, days: Iterable[date], policy: Policy) -> dict[date, tuple[Assessment, Verdicts]]:
    found = {on: assess(subject, on=on, rules=RULES, policy=policy) for on in days}
    return {on: (assessment, told(assessment)) for on, assessment in found.items()}


def span(start: date, days: int) -> list[date]:
    return [start + day * ONE_DAY for day in range(days)]


def verdict(checks: Verdicts, key: tuple[str, str]) -> Verdict | None:
    return checks[key].verdict if key in checks else None


def untrue(asked: dict[date, tuple[Assessment, Verdicts]]) -> list[str]:
    """Every check whose `holds_until` is not the day before its verdict becomes another by itself."""
    wrong: list[str] = []
    days = sorted(asked)
    for on, (assessment, checks) in asked.items():
        turning = assessment.next_turning or days[-1] + ONE_DAY
        quiet = [day for day in days if on < day < turning]
        for key, check in checks.items():
            changed = next((day for day in quiet if verdict(asked[day][1], key) is not check.verdict), None)
            until = check.holds_until
            expected = None if until is None or until + ONE_DAY not in quiet else until + ONE_DAY
            if changed != expected or (until is not None and until < on):
                wrong.append(f"{on}: {key} {check.verdict} until {until}, and it changed on {changed}")
        wrong += [f"{day}: {key} came by a clock" for day in quiet for key in asked[day][1] if key not in asked[day - ONE_DAY][1]]
    return wrong


@given(listening())
def test_every_verdict_stands_up_to_the_day_it_says_and_no_longer_and_no_clock_adds_a_subject(subject: Register) -> None:
    asked = daily(subject, span(TODAY, LENGTH + 15), HASTY)
    assert [failure for assessment, _ in asked.values() for failure in assessment.failures] == []
    assert untrue(asked) == []


@given(listening())
def test_looking_ahead_tells_what_asking_every_day_tells(subject: Register) -> None:
    days = span(TODAY, LENGTH + 15)
    asked = daily(subject, days, HASTY)
    changes = [
        (on, *key, verdict(asked[on - ONE_DAY][1], key), verdict(asked[on][1], key))
        for on in days[1:]
        for key in {*asked[on - ONE_DAY][1], *asked[on][1]}
        if verdict(asked[on - ONE_DAY][1], key) is not verdict(asked[on][1], key)
    ]
    ahead = horizon(subject, start=days[0], until=days[-1], rules=RULES, policy=HASTY)
    found = [(each.on, each.rule.id, ", ".join(map(str, each.subject)), each.before, each.after) for each in ahead]
    assert sorted(map(str, found)) == sorted(map(str, changes))


def test_over_a_year_and_a_half_by_the_default_policy_every_verdict_stands_as_long_as_it_says() -> None:
    early = TODAY - 8 * ONE_DAY
    subject = register(
        segment("a"),
        decision("a", on=LONG_AGO),
        job(),
        need("quick", "a"),
        PULSE,
        net_promoter(),
        top_box(),
        wave("spring", sample("a", {"recommend": scores(80, 20, 0), "satisfied": ratings(60, 40)}), last=early),
        wave("summer", sample("a", {"recommend": scores(20, 20, 60), "satisfied": ratings(6, 4)}), last=TODAY),
        goal("soon", 90, due=TODAY + 40 * ONE_DAY),
        goal("later", -90, due=TODAY + 80 * ONE_DAY),
        goal("kept", 0.1, metric="happy", due=TODAY + 60 * ONE_DAY),
        session("s", "a", on=early),
        study("y", "a", last=TODAY - 300 * ONE_DAY),
        priority("quick", "a", 90, 40, on=TODAY),
        *(feedback(f"f{day}", "queue", on=early - day * ONE_DAY, answered=early) for day in (0, 50, 100, 200)),
        doing("x", "metric:nps", kind=ActionKind.CORRECTIVE, due=TODAY + 20 * ONE_DAY),
        doing("y", "need:quick", due=TODAY + 30 * ONE_DAY),
        doing("z", "feedback:f50"),
    )
    asked = daily(subject, span(TODAY, 550), DEFAULT_POLICY)
    assert untrue(asked) == []
    clocks = {key[0] for _, checks in asked.values() for key, check in checks.items() if check.holds_until is not None}
    assert clocks == {"SAT-1", "SAT-2", "SAT-5", "SAT-6", "SAT-7", "SAT-8", "SAT-9", "SAT-11", "SAT-12"}
