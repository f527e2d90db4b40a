"""Who is signed in and how the connection is, in memory, for every double of the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tiknet_desktop.domain.money import Currency, currency
from tiknet_desktop.domain.permissions import Permission


def minutes_ago(minutes: int) -> datetime:
    """A moment of the recent past."""
    return datetime.now(UTC) - timedelta(minutes=minutes)


@dataclass
class Link:
    """The connection with the server; a test turns it with ``state``."""

    state: str = "online"
    since: datetime = field(default_factory=lambda: minutes_ago(120))
    last_sync: datetime | None = field(default_factory=lambda: minutes_ago(1))
    bytes_today: int = 2_400_000
    skew: timedelta | None = timedelta(0)

    @property
    def usable(self) -> bool:
        """Whether calls have a chance."""
        return self.state in ("online", "slow")


@dataclass
class Person:
    """The owner of a shop in Lomé."""

    permissions: frozenset[Permission] = frozenset(Permission)
    currency: Currency = field(default_factory=lambda: currency("XOF"))
    shop_name: str = "Boutique Tokoin"
    seller_name: str = "Akossiwa Mensah"
    role_name: str = "Propriétaire"
    email: str = "akossiwa@example.test"
    profile: Mapping[str, Any] = field(default_factory=dict)
    is_owner: bool = True
    signed_in: bool = True
    sign_in_needed: bool = False
