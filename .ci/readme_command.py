"""Print the README's own command, the one below `<!-- command: NAME -->`."""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def command(readme: str, name: str) -> str:
    """Return the text of the one block of shell code that the mark precedes."""
    found = re.findall(rf"<!-- command: {re.escape(name)} -->\s*```sh\n(.*?)```", readme, re.DOTALL)
    if len(found) != 1:
        sys.exit(f"README.md must have exactly one command {name!r}, it has {len(found)}")
    return str(found[0]).strip()


if __name__ == "__main__":
    print(command(README.read_text(encoding="utf-8"), sys.argv[1]))
