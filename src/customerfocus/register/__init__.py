"""The whole: everything one organisation knows about its customers, with every reference resolved."""

from customerfocus.register.aggregate import Difference, Register
from customerfocus.register.shapes import Record

__all__ = ["Difference", "Record", "Register"]
