"""The library in use, as it was promised before it was built: the program runs as it stands."""

from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("walkthrough.py")
PROMISE = Path(__file__).parents[2] / "shared" / "design" / "walkthrough.py"
DOCUMENT = "# ---- One document out"


def test_the_walkthrough_runs() -> None:
    exec(compile(PROGRAM.read_text(encoding="utf-8"), str(PROGRAM), "exec"), {"__name__": "walkthrough"})  # noqa: S102


@pytest.mark.skipif(not PROMISE.exists(), reason="the whole promise is not kept in this repository")
def test_the_walkthrough_is_what_was_promised_up_to_what_is_not_built_yet() -> None:
    promised, kept = PROMISE.read_text(encoding="utf-8"), PROGRAM.read_text(encoding="utf-8")
    beginning, _, of_documents = kept.partition(DOCUMENT)
    assert promised.startswith(beginning)
    # A document is written of what there is: nobody listens to surveys yet.
    assert promised.partition(DOCUMENT)[2].replace("listening", "evaluated").startswith(of_documents)
