"""What clients look up: countries, currencies, kinds of report, fixed exchange rates."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from embedded_server.database import Reader
from embedded_server.features.accounts.countries import COUNTRIES, country_code
from embedded_server.wire import invalid
from tiknet_desktop.domain.money import Currency, currency, currency_of_country

REPORT_TYPES = (
    *("Transactions", "Revenue", "Customers", "Plans", "Routers", "Sellers", "Monthly report", "Withdrawals"),
    "Vouchers",
)

_CFA_PER_EURO = Decimal("655.957")
"""Fixed by treaty for both CFA francs since 1999. No other rate is known without asking somebody."""


def countries() -> list[dict[str, str]]:
    """Every country by name."""
    return [{"code": code, "name": name} for code, name in sorted(COUNTRIES.items(), key=lambda entry: entry[1])]


def currency_for(reader: Reader, partner: int, country: str) -> Currency:
    """The currency of a country (code or name); the partner's own where none is asked for.

    Raises:
        WireError: 400, the country is unknown.
    """
    if not country:
        row = reader.row("SELECT currency FROM partners WHERE id = :partner", {"partner": partner})
        return currency(row[0])
    try:
        return currency_of_country(country_code(country[:100]))
    except LookupError as error:
        raise invalid(country="Unknown country.") from error


def fixed_rates(base: Currency) -> dict[str, Any]:
    """What one unit of a currency is worth in those it is tied to for good."""
    rates = {base.code: "1.000000"}
    if base.code in ("XOF", "XAF"):
        rates |= {"XOF": "1.000000", "XAF": "1.000000", "EUR": f"{1 / _CFA_PER_EURO:.6f}"}
    return {"base": base.code, "rates": rates}
