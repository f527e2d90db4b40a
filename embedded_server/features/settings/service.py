"""Preferences of a partner, with what holds until somebody changes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy.orm import Session

from embedded_server.database import Reader
from embedded_server.features.settings.models import PartnerSettings
from tiknet_desktop.domain.money import wire_amount

KINDS = ("sale", "payout", "balance", "customer", "router", "expiry")
"""Kinds of notification."""

_FRENCH_SPEAKING = frozenset({"BJ", "BF", "CI", "CM", "CF", "CG", "FR", "GA", "GN", "MG", "ML", "NE", "SN", "TD", "TG"})
_LOW_BALANCE = {"XOF": 5000, "XAF": 5000, "GNF": 70000, "NGN": 10000}


@dataclass(frozen=True, slots=True)
class Preferences:
    """What holds for a partner."""

    notifications_enabled: bool
    language: str
    low_balance: Decimal
    """Below this the wallet counts as low; zero: never."""
    muted: frozenset[str]
    owner_pin_hash: str = ""

    def wire(self) -> dict[str, Any]:
        """As the API answers them."""
        return {
            "notifications_enabled": self.notifications_enabled,
            "language": self.language,
            "low_balance_threshold": wire_amount(self.low_balance),
            "notification_kinds": {kind: kind not in self.muted for kind in KINDS},
            "owner_pin_set": bool(self.owner_pin_hash),
        }

    def wants(self, kind: str) -> bool:
        """Whether a kind of notification is to be made."""
        return self.notifications_enabled and kind not in self.muted


_PREFERENCES = (
    "SELECT o.country, o.currency, s.notifications_enabled, s.language, s.low_balance, s.muted,"
    " s.owner_pin_hash FROM partners AS o"
    " LEFT JOIN partner_settings AS s ON s.partner_id = o.id WHERE o.id = :partner"
)


def preferences(reader: Reader, partner: int) -> Preferences:
    """The preferences of a partner."""
    row = reader.row(_PREFERENCES, {"partner": partner})
    if row[3] is None:
        language = "fr" if row[0] in _FRENCH_SPEAKING else "en"
        return Preferences(True, language, Decimal(_LOW_BALANCE.get(row[1], 20)), frozenset())
    muted = orjson.loads(row[5]) if isinstance(row[5], str | bytes) else row[5]
    return Preferences(bool(row[2]), row[3], Decimal(row[4]).scaleb(-2), frozenset(muted), row[6])


def change(session: Session, partner: int, present: Preferences, values: Mapping[str, Any]) -> Preferences:
    """Change preferences; what is absent stays."""
    kinds: Mapping[str, bool] = values.get("notification_kinds") or {}
    muted = (present.muted | {name for name, on in kinds.items() if not on}) - {
        name for name, on in kinds.items() if on
    }
    named = {name: values[name] for name in ("notifications_enabled", "language") if values.get(name) is not None}
    if values.get("low_balance_threshold") is not None:
        named["low_balance"] = values["low_balance_threshold"]
    if values.get("owner_pin_hash") is not None:
        named["owner_pin_hash"] = values["owner_pin_hash"]
    changed = replace(present, muted=frozenset(muted & set(KINDS)), **named)
    row = session.get(PartnerSettings, partner) or PartnerSettings(partner_id=partner)
    row.notifications_enabled, row.language = changed.notifications_enabled, changed.language
    row.low_balance, row.muted = changed.low_balance, sorted(changed.muted)
    row.owner_pin_hash = changed.owner_pin_hash
    session.add(row)
    session.flush()
    return changed
