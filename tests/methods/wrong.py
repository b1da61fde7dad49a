"""What no number is, wherever one is asked."""

import math
from typing import Any, Final

NO_NUMBERS: Final[list[Any]] = [True, "1", None, math.nan, math.inf, 10**400]
NO_NUMBERS_IDS: Final = ["true", "text", "none", "nan", "infinity", "huge"]
