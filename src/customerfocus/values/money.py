"""An amount of money: exact, and never without its currency."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Final, final

import attrs

from customerfocus._value import Value
from customerfocus.errors import BrokenLawError, NotFiniteError, TextFormError, WrongTypeError, shown

WHOLE_DIGITS: Final = 15
"""An amount has at most so many digits before the point."""
DECIMALS: Final = 6
"""An amount has at most so many digits after the point."""

_CURRENCY: Final = re.compile("[A-Z]{3}")


@final
@attrs.frozen(kw_only=True)
class Money(Value):
    """An amount in a currency.

    Two amounts are equal if they are worth the same: 12.00 is 12.

    Attributes:
        amount: 0 or more, with at most 15 digits before the point and 6 after it.
        currency: Three capital letters, as ISO 4217 has them; which of them are in use is not asked.

    Raises:
        WrongTypeError: The amount is no `Decimal`; a `float` is not exact.
        NotFiniteError: The amount is no number, or infinite.
        BrokenLawError: The amount has a sign, or more digits.
        TextFormError: The currency is written otherwise.

    Examples:
        >>> str(Money(amount=Decimal("12.00"), currency="EUR"))
        'EUR 12'
    """

    amount: Decimal
    currency: str

    def __attrs_post_init__(self) -> None:
        if type(self.amount) is not Decimal:
            raise WrongTypeError("amount", "an exact number (a Decimal)", self.amount, "type.decimal")
        if not self.amount.is_finite():
            raise NotFiniteError("amount", math.nan if self.amount.is_nan() else float(self.amount))
        _, digits, exponent = self.amount.as_tuple()
        before, after = len(digits) + int(exponent), -int(exponent)
        if self.amount.is_signed() or before > WHOLE_DIGITS or after > DECIMALS:
            law = f"be 0 or more, without a sign, with at most {WHOLE_DIGITS} digits before the point and {DECIMALS} after it"
            raise BrokenLawError("money.range", "amount", law, shown(str(self.amount)))
        currency_code(self.currency, "currency")

    def __str__(self) -> str:
        return f"{self.currency} {plain(self.amount)}"


def currency_code(value: object, field: str) -> None:
    """Accept a currency by its code: three capital letters, as ISO 4217 has them."""
    if type(value) is not str:
        raise WrongTypeError(field, "text", value, "type.text")
    if not _CURRENCY.fullmatch(value):
        raise TextFormError(field, "be three capital letters, as EUR", value, "currency.form")


def plain(amount: Decimal) -> str:
    """Write a number in digits, without an exponent and without zeros that say nothing: 12, 0.5."""
    text = f"{amount:f}"
    return text.rstrip("0").removesuffix(".") if "." in text else text
