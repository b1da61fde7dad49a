"""The library in use, as it was promised before it was built: the program runs as it stands, from its first line to its last."""

from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("walkthrough.py")
PROMISE = Path(__file__).parents[2] / "shared" / "design" / "walkthrough.py"


def test_the_walkthrough_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(PROGRAM.read_text(encoding="utf-8"), str(PROGRAM), "exec"), {"__name__": "walkthrough"})  # noqa: S102
    assert capsys.readouterr().out.startswith("# ")


@pytest.mark.skipif(not PROMISE.exists(), reason="the promise is not kept in this repository")
def test_the_walkthrough_is_what_was_promised() -> None:
    assert PROGRAM.read_text(encoding="utf-8") == PROMISE.read_text(encoding="utf-8")
