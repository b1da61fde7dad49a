"""The library in use, as it was promised before it was built: the program runs as it stands."""

import re
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("walkthrough.py")
PROMISE = Path(__file__).parents[2] / "shared" / "design" / "walkthrough.py"


def test_the_walkthrough_runs() -> None:
    exec(compile(PROGRAM.read_text(encoding="utf-8"), str(PROGRAM), "exec"), {"__name__": "walkthrough"})  # noqa: S102


@pytest.mark.skipif(not PROMISE.exists(), reason="the whole promise is not kept in this repository")
def test_the_walkthrough_is_the_beginning_of_what_was_promised_but_for_the_risks() -> None:
    promised = PROMISE.read_text(encoding="utf-8")
    for of_risks in (
        r"(?ms)^risk = .*?^(?=# ---- The register)",
        r"(?m)^    cf\.Factor\(.*\n",
        r"(?<=food_contact), risk, criteria",
    ):
        promised, left_out = re.subn(of_risks, "", promised, count=1)
        assert left_out == 1
    assert promised.startswith(PROGRAM.read_text(encoding="utf-8"))
