"""Preferences."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from embedded_server.database import session_reader
from embedded_server.features.plans.service import price_of
from embedded_server.features.settings import service
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Money, Reply

ENDPOINTS = Endpoints()


class NotificationKinds(Body):
    """Kinds of notification, on or off."""

    sale: bool | None = None
    payout: bool | None = None
    balance: bool | None = None
    customer: bool | None = None
    router: bool | None = None
    expiry: bool | None = None


class SettingsChanges(Body):
    """Body of an update; what is absent stays."""

    notifications_enabled: bool | None = None
    language: Literal["en", "fr"] | None = None
    low_balance_threshold: Money | None = None
    notification_kinds: NotificationKinds | None = None


class SettingsRow(BaseModel):
    """Preferences on the wire. The catalogue knows the first two; the others are ours."""

    notifications_enabled: bool
    language: str
    low_balance_threshold: str
    notification_kinds: dict[str, bool]


@ENDPOINTS.read("get_settings", data=SettingsRow)
def get_settings(call: Call) -> Reply:
    """Preferences of the partner. Until somebody changes them: everything on, the language of the country."""
    return Reply(service.preferences(call.snapshot, call.partner).wire(), "Settings retrieved successfully.")


@ENDPOINTS.write("update_settings", body=SettingsChanges, data=SettingsRow)
def update_settings(call: Call) -> Reply:
    """Change preferences; partial bodies are fine. ``low_balance_threshold`` 0: the wallet never counts as low."""
    values = call.body.model_dump(exclude_unset=True, exclude_none=True)
    if "low_balance_threshold" in values:
        values["low_balance_threshold"] = price_of(values["low_balance_threshold"], "low_balance_threshold")
    present = service.preferences(session_reader(call.transaction), call.partner)
    changed = service.change(call.transaction, call.partner, present, values)
    return Reply(changed.wire(), "Settings updated successfully.")
