"""Amounts of money: exact, bounded, equal by what they are worth, and never without a currency."""

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customerfocus.errors import BrokenLawError, CustomerFocusError, NotFiniteError, TextFormError, WrongTypeError
from customerfocus.testing.strategies import amounts
from customerfocus.values.money import Money, plain

LAW = "amount must be 0 or more, without a sign, with at most 15 digits before the point and 6 after it, got "


def money(amount: Any = Decimal(12), currency: Any = "EUR") -> Money:  # noqa: ANN401 -- whatever is tried
    return Money(amount=amount, currency=currency)


@given(amounts())
def test_an_amount_survives_its_digits(given_money: Money) -> None:
    assert Decimal(plain(given_money.amount)) == given_money.amount


@given(amounts(), st.integers(0, 6))
def test_zeros_that_say_nothing_change_nothing(given_money: Money, zeros: int) -> None:
    _, digits, exponent = given_money.amount.as_tuple()
    assert isinstance(exponent, int)
    zeros = min(zeros, 6 + exponent)
    padded = attrs.evolve(given_money, amount=Decimal((0, (*digits, *(0,) * zeros), exponent - zeros)))
    assert (padded, hash(padded), str(padded)) == (given_money, hash(given_money), str(given_money))


@given(amounts())
def test_digits_are_written_without_an_exponent_and_without_a_zero_at_their_end(given_money: Money) -> None:
    text = plain(given_money.amount)
    whole, point, after = text.partition(".")
    assert whole == "0" or not whole.startswith("0")
    assert (whole + after).isdigit()
    assert bool(point) is bool(after)
    assert not after.endswith("0")


@given(amounts())
def test_no_context_of_the_host_rounds_an_amount(given_money: Money) -> None:
    with localcontext() as context:
        context.prec = 1
        assert plain(given_money.amount) == str(given_money).partition(" ")[2]
        again = money(Decimal(plain(given_money.amount)), given_money.currency)
    assert again == given_money


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "EUR 0"),
        ("0.000000", "EUR 0"),
        ("0e3", "EUR 0"),
        ("12.00", "EUR 12"),
        ("12.50", "EUR 12.5"),
        ("0.000001", "EUR 0.000001"),
        ("100", "EUR 100"),
        ("1e2", "EUR 100"),
        ("999999999999999.999999", "EUR 999999999999999.999999"),
    ],
)
def test_money_is_written_as_its_currency_and_its_digits(amount: str, text: str) -> None:
    assert str(money(Decimal(amount))) == text


def test_amounts_in_two_currencies_differ() -> None:
    assert money() != money(currency="USD")


def test_a_cent_is_exact() -> None:
    assert money(Decimal("0.1")).amount + money(Decimal("0.2")).amount == Decimal("0.3")


@pytest.mark.parametrize("amount", [12, 12.5, "12", None, True, math.nan], ids=repr)
def test_only_an_exact_number_is_an_amount(amount: object) -> None:
    with pytest.raises(WrongTypeError) as caught:
        money(amount)
    assert (caught.value.code, caught.value.field) == ("type.decimal", "amount")
    assert str(caught.value) == f"amount must be an exact number (a Decimal), got {amount!r}"


@pytest.mark.parametrize(
    ("amount", "shown"), [("NaN", "nan"), ("-NaN", "nan"), ("sNaN", "nan"), ("Infinity", "inf"), ("-Infinity", "-inf")]
)
def test_what_is_no_finite_number_is_no_amount(amount: str, shown: str) -> None:
    with pytest.raises(NotFiniteError) as caught:
        money(Decimal(amount))
    assert (caught.value.code, str(caught.value)) == ("number.finite", f"amount must be a finite number, got {shown}")


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("-1", "'-1'"),
        ("-0", "'-0'"),
        ("1000000000000000", "'1000000000000000'"),
        ("1e15", "'1E+15'"),
        ("1E+999999", "'1E+999999'"),
        ("0.0000001", "'1E-7'"),
        ("1." + "0" * 7, "'1.0000000'"),
        ("1" * 100, f"'{'1' * 60}'… (100 characters)"),
    ],
)
def test_an_amount_without_bounds_is_refused_for_what_it_is(amount: str, shown: str) -> None:
    with pytest.raises(BrokenLawError) as caught:
        money(Decimal(amount))
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("money.range", "amount", LAW + shown)


@pytest.mark.parametrize("currency", ["", "EU", "EURO", "eur", "E1R", "EUR\n", " EUR", "\u20ac", "ÄÖÜ"])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with pytest.raises(TextFormError) as caught:
        money(currency=currency)
    assert (caught.value.code, caught.value.field) == ("currency.form", "currency")
    assert str(caught.value) == f"currency must be three capital letters, as EUR, got {currency!r}"


@pytest.mark.parametrize(("currency", "shown"), [(None, "None"), (978, "978"), (b"EUR", "an instance of bytes")])
def test_a_currency_is_a_text(currency: object, shown: str) -> None:
    with pytest.raises(WrongTypeError) as caught:
        money(currency=currency)
    assert (caught.value.code, str(caught.value)) == ("type.text", f"currency must be text, got {shown}")


class Amount(Decimal):
    """A number that may compare as it likes."""


@pytest.mark.parametrize("make", [lambda: money(Amount(12)), lambda: money(currency=type("Currency", (str,), {})("EUR"))])
def test_what_may_compare_as_it_likes_is_no_amount_and_no_currency(make: Callable[[], Money]) -> None:
    with pytest.raises(CustomerFocusError):
        make()
