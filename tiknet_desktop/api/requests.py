"""What is sent where the wire contradicts itself (wire conventions, section 12).

Callers give everything they know, in the plain form; the alternatives that different servers want are made here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson

from tiknet_desktop.api.errors import ApiError, ServerFault, ValidationRefused
from tiknet_desktop.domain.money import wire_amount

Body = Any


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another body for the same operation, to be sent when ``after`` accepts the error of the one before."""

    body: Body
    after: Callable[[ApiError], bool]


def first_body(operation_id: str, body: Body, *, own_server: bool) -> Body:
    """The body to send first. ``own_server`` takes every spelling at once, so nothing has to be left out for it."""
    if not isinstance(body, Mapping):
        return body
    sent = dict(body)
    if operation_id in ("create_payment_method", "update_payment_method") and "numbers" in sent:
        sent["numbers"] = str(sent["numbers"])
    if operation_id == "create_collaborator" and not own_server:
        sent.pop("role", None)
        sent.pop("role_id", None)
    if operation_id == "assign_plan" and not own_server and _has(sent, "customer_id", "plan_id"):
        sent.pop("customer", None)
        sent.pop("plan", None)
    return sent


def alternatives(operation_id: str, body: Body, *, own_server: bool) -> list[Alternative]:
    """Bodies to send after the first one was refused, in order. Only refusals lead on: never a lost answer."""
    if not isinstance(body, Mapping) or own_server:
        return []
    if operation_id == "assign_plan" and _has(body, "customer_id", "plan_id") and _has(body, "customer", "plan"):
        return [Alternative(_without(body, "customer_id", "plan_id"), _refused_or_fault)]
    if operation_id == "block_or_unblock_customer" and "blocked" in body:
        return [Alternative(_renamed(body, "blocked", "is_blocked"), _refused)]
    if operation_id == "update_profile" and "country" in body:
        return [Alternative(_without(body, "country"), _any_fault)]
    if "code" in body and "otp" not in body:
        return [Alternative(_renamed(body, "code", "otp"), lambda error: _refused(error) and "otp" in error.fields)]
    return []


def encode(body: Body) -> bytes | None:
    """JSON as the wire wants it: amounts as text with two places, moments in ISO form."""
    return None if body is None else orjson.dumps(body, default=_plain)


def query_text(query: Mapping[str, Any]) -> dict[str, str]:
    """Query parameters as text; ``None`` leaves a parameter out."""
    shown: dict[str, str] = {}
    for name, value in query.items():
        if value is None:
            continue
        if isinstance(value, bool):
            shown[name] = "true" if value else "false"
        elif isinstance(value, datetime | date):
            shown[name] = value.isoformat()
        else:
            shown[name] = str(value)
    return shown


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return wire_amount(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"cannot be sent: {type(value).__name__}")


def _has(body: Mapping[str, Any], *names: str) -> bool:
    return all(body.get(name) not in (None, "") for name in names)


def _without(body: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in names}


def _renamed(body: Mapping[str, Any], name: str, other: str) -> dict[str, Any]:
    return {other if key == name else key: value for key, value in body.items()}


def _refused(error: ApiError) -> bool:
    return isinstance(error, ValidationRefused) and error.status == 400


def _refused_or_fault(error: ApiError) -> bool:
    """A 400, or a 500 in the envelope: the remote answers one where an identifier means nothing to it."""
    return _refused(error) or (isinstance(error, ServerFault) and error.code == "server_fault" and error.status == 500)


def _any_fault(error: ApiError) -> bool:
    return isinstance(error, ServerFault) and error.status == 500
