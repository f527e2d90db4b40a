"""Amounts with their currency: exact, and shown by the one formatter.

Countries, currencies and zero-decimal display come from wire conventions, section 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"


class InvalidAmountError(ValueError):
    """The text or number is not an amount of money."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency: ISO code, the sign people read, digits after the point."""

    code: str
    sign: str
    digits: int
    sign_first: bool = False

    @property
    def unit(self) -> Decimal:
        """The smallest amount, for example ``Decimal("0.01")``, or ``Decimal("1")`` for francs."""
        return Decimal(1).scaleb(-self.digits)


class Language(StrEnum):
    """Languages the formatter knows."""

    ENGLISH = "en"
    FRENCH = "fr"


_CURRENCIES = {
    currency.code: currency
    for currency in (
        Currency("XOF", "FCFA", 0),
        Currency("XAF", "FCFA", 0),
        Currency("GHS", "GH₵", 2, sign_first=True),
        Currency("NGN", "₦", 2, sign_first=True),
        Currency("GNF", "FG", 0),
        Currency("KES", "KSh", 2, sign_first=True),
        Currency("UGX", "USh", 0, sign_first=True),
        Currency("TZS", "TSh", 0, sign_first=True),
        Currency("RWF", "FRw", 0),
        Currency("ZAR", "R", 2, sign_first=True),
        Currency("USD", "$", 2, sign_first=True),
    )
}

_COUNTRY_CURRENCY = {
    **dict.fromkeys(("BJ", "BF", "CI", "ML", "NE", "SN", "TG", "GW"), "XOF"),
    **dict.fromkeys(("CM", "CF", "TD", "CG", "GA", "GQ"), "XAF"),
    "GH": "GHS",
    "NG": "NGN",
    "GN": "GNF",
    "KE": "KES",
    "UG": "UGX",
    "TZ": "TZS",
    "RW": "RWF",
    "ZA": "ZAR",
}


def currency(code: str) -> Currency:
    """The currency with this ISO code; an unknown code keeps two digits and its code as sign."""
    return _CURRENCIES.get(code.upper(), Currency(code.upper(), code.upper(), 2))


def currency_of_country(country: str | None) -> Currency:
    """The currency used in a country (ISO-2 code); US dollars where the country is unknown."""
    return _CURRENCIES[_COUNTRY_CURRENCY.get((country or "").upper(), "USD")]


def parse_amount(value: object) -> Decimal:
    """Read an amount from the wire: decimal text, an integer, or a JSON number.

    Raises:
        InvalidAmountError: not a finite number.
    """
    if isinstance(value, bool) or value is None:
        raise InvalidAmountError(value)
    try:
        amount = Decimal(str(value).strip())
    except InvalidOperation as error:
        raise InvalidAmountError(value) from error
    if not amount.is_finite():
        raise InvalidAmountError(value)
    return amount


def wire_amount(amount: Decimal) -> str:
    """An amount as the wire wants it: decimal text with two places (wire conventions, section 7)."""
    return str(amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def group_digits(digits: str, language: str) -> str:
    """Put thousands separators into a run of digits: U+202F in French, a comma in English."""
    separator = NARROW_NO_BREAK_SPACE if language == Language.FRENCH else ","
    head = len(digits) % 3
    parts = [digits[:head]] if head else []
    parts += [digits[index : index + 3] for index in range(head, len(digits), 3)]
    return separator.join(parts)


def format_number(value: Decimal | int, language: str, digits: int = 0) -> str:
    """A number with grouped thousands and the decimal sign of the language, rounded to ``digits`` places."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    sign = "−" if rounded < 0 else ""
    whole, _, fraction = str(abs(rounded)).partition(".")
    point = "," if language == Language.FRENCH else "."
    return sign + group_digits(whole, language) + (point + fraction if fraction else "")


def format_money(amount: Decimal, money: Currency, language: str) -> str:
    """The one way an amount is shown: ``48 500 FCFA``, ``48,500 FCFA``, ``GH₵12.50``."""
    number = format_number(amount, language, money.digits)
    if money.sign_first and language != Language.FRENCH:
        return f"−{money.sign}{number[1:]}" if number.startswith("−") else f"{money.sign}{number}"
    return f"{number}{NO_BREAK_SPACE}{money.sign}"


def plain_money(amount: Decimal, money: Currency) -> str:
    """The ``price_display`` form of the wire: ``10 GHS`` (wire conventions, section 7)."""
    rounded = amount.quantize(money.unit, rounding=ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return f"{whole if rounded == whole else rounded} {money.code}"
