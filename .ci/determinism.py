"""Ask the same of several Pythons, under several hash seeds, locales, time zones and flags: there is one digest of the answers.

    python .ci/determinism.py .venv/bin/python /another/environment/bin/python

Each environment must hold the library and its dependencies; without one, this Python is asked alone.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
SEEDS: Final = (0, 1, 2, 4294967295)
ZONES: Final = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
FLAGS: Final = ((), ("-O",), ("-OO",), ("-W", "error", "-bb"))  # without assertions, without docstrings, with no warning let pass
TURKISH: Final = "tr_TR.UTF-8"  # a comma in numbers, and an i of its own
TWICE: Final = (0, 2, 3, 1)
THRICE: Final = (0, 3, 1, 2)


class Setting(NamedTuple):
    """What an answer must not depend on."""

    python: str
    seed: int
    locale: str
    zone: str
    flags: tuple[str, ...]


def settings(pythons: Sequence[str], locales: Sequence[str]) -> list[Setting]:
    """Combine sixteen settings in which any two values of two different kinds meet.

    An orthogonal array: row and column, and their sums in the field of four elements, where addition is exclusive or.
    """
    return [
        Setting(
            python=pythons[(row ^ TWICE[column]) % len(pythons)],
            seed=SEEDS[row],
            locale=locales[(row ^ THRICE[column]) % len(locales)],
            zone=ZONES[column],
            flags=FLAGS[row ^ column],
        )
        for row, column in product(range(4), repeat=2)
    ]


def make_locale(folder: Path) -> list[str]:
    """Make the Turkish locale, and return the locales there are."""
    try:
        made = subprocess.run(
            ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / TURKISH)], check=False, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        sys.stdout.write(f"skipped {TURKISH}: {error}\n")
        return ["C"]
    if made.returncode:
        sys.stdout.write(f"skipped {TURKISH}: {made.stderr.strip()}\n")
        return ["C"]
    return ["C", TURKISH]


def answer(setting: Setting, locales: Path) -> str:
    """Return what the program prints: the digest, and under what it was made."""
    environment = {each: value for each, value in os.environ.items() if not each.startswith("LC_") and each != "LANG"}
    environment |= {"PYTHONHASHSEED": str(setting.seed), "LC_ALL": setting.locale, "LOCPATH": str(locales), "TZ": setting.zone}
    run = subprocess.run(
        [setting.python, *setting.flags, "-m", "tests.purity.answers"],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return run.stdout.strip()


def main(pythons: Sequence[str]) -> int:
    """Print the digest under every setting; fail when they differ, or when a locale was not in force."""
    with tempfile.TemporaryDirectory() as folder:
        locales = make_locale(Path(folder))
        digests = set()
        for setting in settings(pythons, locales):
            digest, version, in_force, zone = answer(setting, Path(folder)).split()
            print(f"{digest[:16]}  Python {version:8}  seed {setting.seed:<10}  {in_force:12}  {zone:6}  {' '.join(setting.flags)}")
            if in_force != setting.locale:
                print(f"not in force: {setting.locale}")
                return 1
            digests.add(digest)
    print(f"{len(digests)} digest(s) of the answers under 16 settings")
    return len(digests) != 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sys.executable]))
