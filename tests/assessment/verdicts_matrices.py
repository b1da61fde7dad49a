"""What the rule on the matrix says in every situation."""

from typing import Final

from .builders import LONG_AGO, ORGANISATION, TODAY, TOMORROW, YESTERDAY, criteria, exclusion
from .verdict_rows import ASIDE, CANNOT_TELL, MET, NOT_MET, SET_ASIDE, of, row

US: Final = f"organisation:{ORGANISATION}"
LONG_STANDING: Final = f"risk-criteria:{LONG_AGO}"
DECIDED_YESTERDAY: Final = f"risk-criteria:{YESTERDAY}"

UNC_9: Final = of(
    "UNC-9",
    row("a sound matrix", MET, "sound", LONG_STANDING, [criteria()], says=["sound"]),
    row(
        "a flawed matrix",
        NOT_MET,
        "flawed",
        LONG_STANDING,
        [criteria(3)],
        says=["betweenness", "edge-not-lowest", "second-row-top", "“medium”", "assuming"],
        closed_by=[criteria(on=TODAY)],
    ),
    row("a sound matrix took its place", MET, "sound", DECIDED_YESTERDAY, [criteria(3), criteria(on=YESTERDAY)]),
    row("it took the place of a sound one", NOT_MET, "flawed", DECIDED_YESTERDAY, [criteria(), criteria(3, on=YESTERDAY)]),
    row("a flawed matrix of opportunities decides nothing", MET, "sound", LONG_STANDING, [criteria(benefit=3)]),
    row("a sound matrix of opportunities mends nothing", NOT_MET, "flawed", LONG_STANDING, [criteria(3, benefit=5)]),
    row("nothing is decided", CANNOT_TELL, "no-criteria", US, [], closed_by=[criteria(on=TODAY)]),
    row("decided for tomorrow", CANNOT_TELL, "no-criteria", US, [criteria(on=TOMORROW)]),
    row("set aside", SET_ASIDE, ASIDE, LONG_STANDING, [criteria(3), exclusion("UNC-9")]),
    row("set aside for these criteria", SET_ASIDE, ASIDE, LONG_STANDING, [criteria(3), exclusion("UNC-9", LONG_STANDING)]),
    row(
        "set aside for those before",
        NOT_MET,
        "flawed",
        DECIDED_YESTERDAY,
        [criteria(3), criteria(3, on=YESTERDAY), exclusion("UNC-9", LONG_STANDING)],
    ),
)

ROWS: Final = UNC_9
