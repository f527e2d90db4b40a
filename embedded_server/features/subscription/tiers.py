"""What the platform sells to partners: tiers with a price per country and duration.

The remote's tiers are server data nobody has captured; these are ours. Ids never change their meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from embedded_server.database import moment_text
from embedded_server.features.accounts.countries import country_name
from tiknet_desktop.domain.money import Currency, plain_money, wire_amount

_ON_SALE_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_FEATURES = (
    ("Vouchers and plans", "vouchers-and-plans", "Unlimited plans, vouchers and customers"),
    ("Live monitoring", "live-monitoring", "Routers and sessions as they are now"),
    ("Reports", "reports", "Analytics, monthly report and exports"),
    ("Collaborators", "collaborators", "Staff with roles of their own"),
    ("Several sites", "several-sites", "More than one router"),
)
# Francs per unit of another currency, rounded to a price a shop would print; only for price tags.
_FRANCS = {"XOF": 1, "XAF": 1, "GHS": 50, "NGN": 0.4, "GNF": 0.07, "KES": 4.5, "UGX": 0.16, "TZS": 0.23, "RWF": 0.4}
_FRANCS_ELSEWHERE = {"ZAR": 33, "USD": 600}


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier for one duration; ``francs`` is its price in XOF."""

    id: int
    name: str
    slug: str
    duration: str
    """monthly | yearly."""
    francs: int
    features: int
    """How many of the features, in their order, it holds."""

    @property
    def days(self) -> int:
        """How long a purchase lasts."""
        return 365 if self.duration == "yearly" else 30

    def price(self, money: Currency) -> Decimal:
        """The price in a currency."""
        rate = Decimal(str((_FRANCS | _FRANCS_ELSEWHERE).get(money.code, 600)))
        return (Decimal(self.francs) / rate).quantize(Decimal(1))


TIERS = (
    Tier(1, "Starter", "starter-monthly", "monthly", 3000, 3),
    Tier(2, "Starter", "starter-yearly", "yearly", 30000, 3),
    Tier(3, "Growth", "growth-monthly", "monthly", 8000, 5),
    Tier(4, "Growth", "growth-yearly", "yearly", 80000, 5),
)
_PRICE_OFFSET = 100
"""``subscription_plan_price_id`` is the tier's id plus this."""


def tier(tier_id: int) -> Tier | None:
    """The tier with this id."""
    return next((found for found in TIERS if found.id == tier_id), None)


def tier_of_price(price_id: int) -> Tier | None:
    """The tier a price belongs to."""
    return tier(price_id - _PRICE_OFFSET)


def features_of(found: Tier) -> Iterator[dict[str, Any]]:
    """Its features on the wire."""
    for number, (name, slug, text) in enumerate(_FEATURES[: found.features], start=1):
        yield {"id": number, "name": name, "slug": slug, "description": text}


def tier_row(found: Tier, money: Currency, country: str | None) -> dict[str, Any]:
    """A tier on the wire, priced for a country."""
    price = found.price(money)
    return {
        "id": found.id,
        "name": found.name,
        "slug": found.slug,
        "price": wire_amount(price),
        "duration": found.duration,
        "features": list(features_of(found)),
        "is_active": True,
        "created_at": moment_text(_ON_SALE_SINCE),
        "price_info": {
            "id": found.id + _PRICE_OFFSET,
            "price": wire_amount(price),
            "price_display": plain_money(price, money),
            "country_name": country_name(country),
            "duration": found.duration,
        },
    }
