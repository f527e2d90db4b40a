"""The rows of one partner on the cloud double: made up, in the shapes of the catalogue."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

EPOCH = datetime(2025, 11, 13, 9, 0, tzinfo=UTC)
FIRST_NAMES = ("Ama", "Kofi", "Essi", "Yao", "Afi", "Komla", "Akou", "Mensah")


def moment(hours_ago: float) -> str:
    """A moment as the cloud writes it."""
    return (EPOCH - timedelta(hours=hours_ago)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def shown(hours_ago: float) -> str:
    """The same for display."""
    return (EPOCH - timedelta(hours=hours_ago)).strftime("%m/%d/%Y %H:%M")


def customer(number: int) -> dict[str, Any]:
    """A customer of the plain list."""
    first = FIRST_NAMES[number % len(FIRST_NAMES)]
    return {
        "id": 200 + number,
        "customer": 2000 + number,
        "blocked": False,
        "date_added": moment(number * 5),
        "username": f"{first.lower()}_{number:04d}",
        "assigned_username": f"T{number:05d}",
        "first_name": first,
        "last_name": None if number % 3 else "Mensah",
        "email": f"{first.lower()}{number}@example.com",
        "phone": "" if number % 4 == 0 else f"+22890{number:06d}",
        "country_name": None,
        "formatted_date_added": shown(number * 5),
    }


def router() -> dict[str, Any]:
    """The one router."""
    return {
        "id": 31,
        "name": "hEX Tokoin",
        "slug": "hex-tokoin",
        "ref": "0123456789",
        "ip_address": "10.77.0.2",
        "username": "api",
        "password": "not-a-real-one",
        "secret": "not-a-real-one",
        "dns_name": "wifi.example.com",
        "api_port": 8728,
        "coa_port": 3799,
        "is_active": True,
    }


def profile() -> dict[str, Any]:
    """The one hotspot profile."""
    return {
        "id": 51,
        "slug": "standard-51",
        "routers": [31],
        "routers_detail": [router()],
        "name": "Standard",
        "rate_limit": 61,
        "idle_timeout": 65,
        "is_for_promo": False,
        "is_active": True,
        "rate_limit_value": "2M/1M",
        "idle_timeout_value": "5m",
    }


def plan(number: int, name: str, price: str) -> dict[str, Any]:
    """A plan."""
    return {
        "id": number,
        "slug": f"{name.lower().replace(' ', '-')}-{number}",
        "profile": 51,
        "profile_name": "Standard",
        "name": name,
        "price": price,
        "price_display": f"{price.partition('.')[0]} XOF",
        "validity": 71,
        "formatted_validity": "1 Day",
        "data_limit": None,
        "shared_users": 81,
        "description": "",
        "is_active": True,
        "is_for_roaming": False,
        "is_for_promo": False,
        "created_at": moment(900),
        "validity_value": "1d",
        "shared_users_value": 1,
        "shared_users_label": "1 device",
        "routers": [
            {name: router()[name] for name in ("id", "name", "ip_address", "is_active", "api_port", "dns_name")}
        ],
    }


def movement(number: int) -> dict[str, Any]:
    """A wallet movement."""
    payout = number % 9 == 8
    return {
        "id": 700 + number,
        "user": None,
        "customer": None if payout else 2000 + number,
        "payment_reference": f"REF-{700 + number}",
        "amount_paid": "5000.00" if payout else "470.00",
        "status": ("success", "success", "pending", "failed")[number % 4],
        "type": "payout" if payout else "revenue",
        "model_type": 12,
        "model_id": 41,
        "related_model": "withdrawalrequest" if payout else "plan",
        "created_at": moment(number * 3),
        "partner_name": "Boutique Tokoin",
        "partner_email": "owner@example.com",
        "customer_username": "" if payout else f"ama_{number:04d}",
        "customer_firstname": "" if payout else "Ama",
        "customer_email": "",
        "formatted_created_at": shown(number * 3),
        "plan_name": "" if payout else "1 Jour",
    }


def tables() -> dict[str, list[dict[str, Any]]]:
    """Every table, filled."""
    return {
        "customers": [customer(number) for number in range(142)],
        "routers": [router()],
        "profiles": [profile()],
        "plans": [plan(41, "1 Jour", "500.00"), plan(42, "7 Jours", "2500.00")],
        "hotspot_users": [],
        "movements": [movement(number) for number in range(12)],
        "assigned": [],
        "withdrawals": [],
        "roles": [
            {"id": number, "name": name, "slug": f"{name.lower()}-2", "description": None, "permissions": rights,
             "actif": True}
            for number, (name, rights) in enumerate(
                {"Administrator": list(range(1, 14)), "Manager": [3, 4, 7, 8, 10, 11, 12], "Worker": [3, 10]}.items(), 4
            )
        ],
        "collaborators": [],
        "methods": [
            {"id": 91, "name": "T-Money", "slug": "t-money", "numbers": "90000000", "description": None},
        ],
        "devices": [{"id": 95, "value": 1, "label": "1 device", "price": "200.00", "price_display": "200 XOF"}],
        "rate_limit": [{"id": 61, "value": "2M/1M"}],
        "idle_timeout": [{"id": 65, "value": "5m"}],
        "validity": [{"id": 71, "value": "1d"}, {"id": 72, "value": "7d"}],
        "data_limit": [{"id": 75, "value": "1GB"}],
        "shared_users": [{"id": 81, "value": 1, "label": "1 device"}],
        "sessions": [
            {"username": "ama_0000", "ip_address": "10.5.0.9", "mac_address": "AA:BB:CC:00:00:09", "uptime": "1h2m3s",
             "bytes_in": 1_000_000, "bytes_out": 9_000_000},
        ],
    }  # fmt: skip
