"""The version of this library; a test holds it against the package's metadata."""

from typing import Final

VERSION: Final = "0.1.0"
