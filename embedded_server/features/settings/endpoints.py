"""Preferences."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel

from embedded_server.database import session_reader
from embedded_server.features.accounts.passwords import password_hash
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


def _pin(text: str) -> str:
    if not re.fullmatch(r"([0-9]{4,8})?", text):
        raise ValueError("A PIN has four to eight digits.")
    return text


class SettingsChanges(Body):
    """Body of an update; what is absent stays. ``owner_pin`` is never answered; empty removes it."""

    notifications_enabled: bool | None = None
    language: Literal["en", "fr"] | None = None
    low_balance_threshold: Money | None = None
    notification_kinds: NotificationKinds | None = None
    owner_pin: Annotated[str, AfterValidator(_pin)] | None = None


class SettingsRow(BaseModel):
    """Preferences on the wire. The catalogue knows the first two; the others are ours."""

    notifications_enabled: bool
    language: str
    low_balance_threshold: str
    notification_kinds: dict[str, bool]
    owner_pin_set: bool


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
    if "owner_pin" in values:
        pin = values.pop("owner_pin")
        values["owner_pin_hash"] = password_hash(pin) if pin else ""
    present = service.preferences(session_reader(call.transaction), call.partner)
    changed = service.change(call.transaction, call.partner, present, values)
    return Reply(changed.wire(), "Settings updated successfully.")
