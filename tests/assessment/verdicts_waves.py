"""What the rules on surveys say in every situation: they ask what counts, and reach enough of those who count."""

from typing import Final

import attrs

from customerfocus.model.surveys import Effort, NeedSatisfaction, Retention, Sample, Trust, Wave
from customerfocus.register import Record

from .builders import A_YEAR_AGO, DUE_IN_A_YEAR, OVER_A_YEAR_AGO, TODAY, decision, decline, exclusion, job, need, segment, target
from .verdict_rows import ASIDE, CANNOT_TELL, EMPTY, MET, NOT_ASKED, NOT_MET, SET_ASIDE, of, row
from .voices import PULSE, net_promoter, of_ratings, of_scores, question, ratings, sample, scores, survey, top_box, wave

A: Final = "segment:a"
ASKED: Final = (*target("a"), PULSE)
ANSWERED: Final = wave("w", sample("a", {"recommend": scores(30), "satisfied": ratings(30)}))
MORE: Final = survey(
    question("stay", Retention()),
    question("rely", Trust()),
    question("easy", Effort()),
    question("soon", NeedSatisfaction(need="quick")),
)


def of_one(of: str) -> tuple[Record, ...]:
    """A metric of one of the further questions, measured."""
    return *target("a"), job(), need("quick", "a"), MORE, top_box("one", of=of), of_ratings("w", 20, 10, of=of)


SAT_10: Final = of(
    "SAT-10",
    row("both are asked", MET, "both-asked", A, [*ASKED, net_promoter(), top_box(), ANSWERED], says=["nps", "happy"]),
    row(
        "nothing is measured",
        NOT_MET,
        "neither-asked",
        A,
        ASKED,
        closed_by=[net_promoter(), top_box(), ANSWERED],
    ),
    row("satisfaction only", NOT_MET, "no-loyalty", A, [*ASKED, top_box(), ANSWERED], says=["happy"], closed_by=[net_promoter()]),
    row(
        "recommendation only",
        NOT_MET,
        "no-satisfaction",
        A,
        [*ASKED, net_promoter(), ANSWERED],
        says=["nps"],
        closed_by=[top_box()],
    ),
    row("retention asks for loyalty", NOT_MET, "no-satisfaction", A, of_one("stay"), says=["one"]),
    row("so does trust", NOT_MET, "no-satisfaction", A, of_one("rely"), says=["one"]),
    row("effort asks for neither", NOT_MET, "neither-asked", A, of_one("easy")),
    row("how well a need is met is not how satisfied somebody is all in all", NOT_MET, "neither-asked", A, of_one("soon")),
    row(
        "what is not measured is not watched",
        NOT_MET,
        "no-satisfaction",
        A,
        [*ASKED, net_promoter(), top_box(), of_scores("w", 30, 0, 0)],
    ),
    row(
        "where nobody answered nothing is measured",
        NOT_MET,
        "no-satisfaction",
        A,
        [*ASKED, net_promoter(), top_box(), of_scores("w", 30, 0, 0), of_ratings("v", 0, 0)],
    ),
    row(
        "it is enough that one wave has a figure",
        MET,
        "both-asked",
        A,
        [*ASKED, net_promoter(), top_box(), wave("v", *ANSWERED.samples, last=A_YEAR_AGO), of_ratings("u", 0, 0)],
    ),
    row(
        "a wave counts from the day after its last day",
        NOT_MET,
        "neither-asked",
        A,
        [*ASKED, net_promoter(), top_box(), wave("w", *ANSWERED.samples, last=TODAY)],
    ),
    row(
        "metrics of all, and of others, speak for no segment",
        NOT_MET,
        "neither-asked",
        A,
        [*ASKED, segment("b"), net_promoter(segment=None), top_box(segment="b"), ANSWERED, of_ratings("v", 9, 9, segment="b")],
    ),
    row("nobody is targeted", NOT_ASKED, "", EMPTY, [*decline("a"), PULSE, net_promoter(), ANSWERED]),
    row("set aside", SET_ASIDE, ASIDE, A, [*ASKED, exclusion("SAT-10")]),
    row("set aside for this segment", SET_ASIDE, ASIDE, A, [*ASKED, exclusion("SAT-10", A)]),
    row("set aside for another", NOT_MET, "neither-asked", A, [*ASKED, segment("b"), exclusion("SAT-10", "segment:b")]),
)

W: Final = "wave:w"


def asked(name: str, answered: int = 30, invited: int = 150) -> Sample:
    """Thirty of one hundred and fifty answered, just enough, unless told otherwise."""
    return sample(name, {"satisfied": ratings(answered)}, invited=invited)


def merged(one: Wave, more: Sample) -> Wave:
    return one.merge(attrs.evolve(one, samples=[more]))


SAT_11: Final = of(
    "SAT-11",
    row("the one target answered", MET, "sound", W, [*target("a"), PULSE, wave("w", asked("a"))], says=["a"], until=DUE_IN_A_YEAR),
    row(
        "two targets answered",
        MET,
        "sound",
        W,
        [*target("a"), *target("b"), PULSE, wave("w", asked("a"), asked("b"))],
        says=["a", "b"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "of two targets one was not asked",
        NOT_MET,
        "segments-missing",
        W,
        [*target("a"), *target("b"), *target("c"), PULSE, wave("w", asked("b"))],
        says=["a", "c"],
        closed_by=[wave("w", asked("a"), asked("b"), asked("c"))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "of a target nobody was invited",
        NOT_MET,
        "segments-missing",
        W,
        [*target("a"), PULSE, wave("w", asked("a", 0, 0))],
        says=["a"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "thirty of a hundred and fifty-one answered",
        NOT_MET,
        "few-responded",
        W,
        [*target("a"), PULSE, wave("w", asked("a", 30, 151))],
        says=["a", "30", "151", "0.2"],
        closed_by=[merged(wave("w", asked("a", 30, 151)), asked("a", 1, 4))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "of all together enough answered, and of one target not",
        NOT_MET,
        "few-responded",
        W,
        [*target("a"), *target("b"), PULSE, wave("w", asked("a", 150), asked("b", 30, 200))],
        says=["b"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "twenty-nine answered, all that were invited",
        NOT_MET,
        "few-answers",
        W,
        [*target("a"), PULSE, wave("w", asked("a", 29, 29))],
        says=["a", "29", "30"],
        closed_by=[wave("w", asked("a", 30, 30))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "thirty answered, and one of them skipped the question",
        NOT_MET,
        "few-answers",
        W,
        [*target("a"), PULSE, wave("w", sample("a", {"satisfied": attrs.evolve(ratings(29), skipped=1)}))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "the question that most answered counts",
        MET,
        "sound",
        W,
        [*target("a"), PULSE, wave("w", sample("a", {"recommend": scores(1), "satisfied": ratings(30)}))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "a group so small that it is withheld",
        NOT_MET,
        "few-answers",
        W,
        [*target("a"), survey(smallest_group=40), wave("w", asked("a", 39))],
        says=["a", "39", "withheld", "40"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "a group just large enough to be shown",
        MET,
        "sound",
        W,
        [*target("a"), survey(smallest_group=40), wave("w", asked("a", 40))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "what is missing is told first",
        NOT_MET,
        "segments-missing",
        W,
        [*target("a"), *target("b"), PULSE, wave("w", asked("a", 1, 100))],
        says=["b"],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "that few responded is told before that the answers are few",
        NOT_MET,
        "few-responded",
        W,
        [*target("a"), PULSE, wave("w", asked("a", 1, 100))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "others may be missing, or few",
        MET,
        "sound",
        W,
        [*target("a"), *decline("b"), segment("c"), PULSE, wave("w", asked("a"), asked("b", 1, 100))],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "nobody is targeted",
        CANNOT_TELL,
        "nobody-targeted",
        W,
        [segment("a"), PULSE, wave("w", asked("a"))],
        closed_by=[decision("a")],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "a wave that ended a year ago",
        MET,
        "sound",
        W,
        [*target("a"), PULSE, wave("w", asked("a"), last=A_YEAR_AGO)],
        says=[str(A_YEAR_AGO)],
        until=TODAY,
    ),
    row(
        "one that ended a year ago, and is not sound: tomorrow nobody asks any more",
        NOT_MET,
        "segments-missing",
        W,
        [*target("a"), PULSE, wave("w", last=A_YEAR_AGO)],
        until=TODAY,
    ),
    row(
        "a wave that ended a year and a day ago",
        NOT_ASKED,
        "",
        EMPTY,
        [*target("a"), PULSE, wave("w", asked("a"), last=OVER_A_YEAR_AGO)],
    ),
    row("a wave counts from the day after its last day", NOT_ASKED, "", EMPTY, [*target("a"), PULSE, wave("w", last=TODAY)]),
    row("set aside", SET_ASIDE, ASIDE, W, [*target("a"), PULSE, wave("w"), exclusion("SAT-11")], until=DUE_IN_A_YEAR),
    row(
        "set aside for this wave",
        SET_ASIDE,
        ASIDE,
        W,
        [*target("a"), PULSE, wave("w"), exclusion("SAT-11", W)],
        until=DUE_IN_A_YEAR,
    ),
    row(
        "set aside for another",
        NOT_MET,
        "segments-missing",
        W,
        [*target("a"), PULSE, wave("w"), wave("v"), exclusion("SAT-11", "wave:v")],
        until=DUE_IN_A_YEAR,
    ),
)

ROWS: Final = (*SAT_10, *SAT_11)
