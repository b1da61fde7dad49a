"""Hunts for defects of the codec, as long as one likes, and prints what it found and how much of the codec was reached.

    python -m tests.fuzz --seconds 600 --seed 7

It ends with 1 if something was found; the same seed finds it again, under the same number.
"""

import argparse
import sys
import time
from typing import Final

import coverage

SHOWN: Final = 5
LONGEST: Final = 4000


def main() -> int:
    """Hunt, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Hunt for defects of customerfocus.codec.")
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (default: 1)")
    parser.add_argument("--documents", type=int, help="how many documents at most")
    asked = parser.parse_args()
    reached = coverage.Coverage(branch=True, source=["customerfocus.codec"], data_file=None, config_file=False)
    reached.start()
    from customerfocus import codec  # noqa: PLC0415 -- what its modules do when they are imported counts

    from .hunt import hunt  # noqa: PLC0415 -- as above

    until = time.monotonic() + asked.seconds
    found = hunt(codec, asked.seed, lambda number: time.monotonic() < until and number != asked.documents)
    reached.stop()
    print(f"{found.documents} documents from seed {asked.seed}, {found.accepted} of them accepted")
    reached.report(show_missing=True, file=sys.stdout)
    for number, complaint, document in found.complaints[:SHOWN]:
        print(f"\ndocument {number}: {complaint}\n{_shown(document)}")
    print(f"\n{len(found.complaints)} complaints")
    return 1 if found.complaints else 0


def _shown(document: object) -> str:
    try:
        return ascii(document)[:LONGEST]
    except RecursionError:
        return "too deep to be shown"


if __name__ == "__main__":
    sys.exit(main())
