"""What somebody did, as a sentence."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tiknet_desktop.services.team import AuditEntry
from ui.kit.i18n import Text, Words
from ui.panes.team.words import role_name

REFUSED_SIGN_IN: Final = "login_refused"

SENTENCES: Final[dict[str, Text]] = {
    "login": Text("team", "{who} signed in"),
    REFUSED_SIGN_IN: Text("team", "A sign-in as {who} was refused"),
    "register_confirm": Text("team", "{who} opened the account"),
    "update_profile": Text("team", "{who} changed their profile"),
    "verify_email_otp": Text("team", "{who} confirmed an e-mail address"),
    "change_password": Text("team", "{who} changed their password"),
    "request_password_reset": Text("team", "{who} asked for a new password"),
    "reset_password": Text("team", "{who} set a new password with a code"),
    "two_factor_enable": Text("team", "{who} worked on two-factor sign-in"),
    "two_factor_disable": Text("team", "{who} turned two-factor sign-in off"),
    "delete_account_session": Text("team", "{who} signed a device out"),
    "assign_plan": Text("team", "{who} sold {what}"),
    "reverse_assigned_plan": Text("team", "{who} took the sale {what} back"),
    "generate_vouchers": Text("team", "{who} made the batch {what}"),
    "cancel_vouchers": Text("team", "{who} cancelled vouchers of {what}"),
    "create_customer": Text("team", "{who} added the customer {what}"),
    "update_customer": Text("team", "{who} changed the customer {what}"),
    "delete_customer": Text("team", "{who} deleted the customer {what}"),
    "block_or_unblock_customer": Text("team", "{who} blocked or unblocked {what}"),
    "assign_network_policy": Text("team", "{who} changed the access of {what}"),
    "create_hotspot_user": Text("team", "{who} made the code {what}"),
    "update_hotspot_user": Text("team", "{who} changed the code {what}"),
    "delete_hotspot_user": Text("team", "{who} deleted the code {what}"),
    "disconnect_session": Text("team", "{who} disconnected {what}"),
    "create_plan": Text("team", "{who} created the plan {what}"),
    "update_plan": Text("team", "{who} changed the plan {what}"),
    "delete_plan": Text("team", "{who} deleted the plan {what}"),
    "create_hotspot_profile": Text("team", "{who} created the profile {what}"),
    "update_hotspot_profile": Text("team", "{who} changed the profile {what}"),
    "delete_hotspot_profile": Text("team", "{who} deleted the profile {what}"),
    "create_router": Text("team", "{who} added the router {what}"),
    "update_router": Text("team", "{who} changed the router {what}"),
    "delete_router": Text("team", "{who} removed the router {what}"),
    "reboot_router": Text("team", "{who} restarted the router {what}"),
    "restart_hotspot": Text("team", "{who} restarted the hotspot of {what}"),
    "create_withdrawal": Text("team", "{who} asked for the withdrawal {what}"),
    "create_payment_method": Text("team", "{who} added the payment method {what}"),
    "update_payment_method": Text("team", "{who} changed the payment method {what}"),
    "delete_payment_method": Text("team", "{who} removed the payment method {what}"),
    "set_default_payment_method": Text("team", "{who} chose the payment method {what}"),
    "payment_method_create_request_otp": Text("team", "{who} asked for a code for a payment method"),
    "payment_method_update_request_otp": Text("team", "{who} asked for a code for a payment method"),
    "payment_method_create_verify_otp": Text("team", "{who} confirmed a payment method with a code"),
    "payment_method_update_verify_otp": Text("team", "{who} confirmed a payment method with a code"),
    "export_transactions": Text("team", "{who} exported transactions"),
    "export_vouchers": Text("team", "{who} exported vouchers"),
    "create_collaborator": Text("team", "{who} invited {what}"),
    "update_collaborator": Text("team", "{who} changed the account of {what}"),
    "delete_collaborator": Text("team", "{who} deleted the account of {what}"),
    "assign_collaborator_role": Text("team", "{who} gave {what} a role"),
    "update_collaborator_role": Text("team", "{who} gave {what} another role"),
    "assign_collaborator_router": Text("team", "{who} gave {what} a router"),
    "remove_collaborator_router": Text("team", "{who} took a router from {what}"),
    "resend_collaborator_invitation": Text("team", "{who} invited {what} again"),
    "create_role": Text("team", "{who} created the role {what}"),
    "update_role": Text("team", "{who} changed the role {what}"),
    "delete_role": Text("team", "{who} deleted the role {what}"),
    "purchase_subscription": Text("team", "{who} recorded a subscription payment"),
    "update_settings": Text("team", "{who} changed the settings"),
    "create_support_ticket": Text("team", "{who} asked support for help"),
    "reply_support_ticket": Text("team", "{who} answered support"),
}
_BLOCKED: Final = Text("team", "{who} blocked {what}")
_UNBLOCKED: Final = Text("team", "{who} unblocked {what}")
_OTHER: Final = Text("team", "{who}: {operation} {what}")

ACTIONS: Final[tuple[tuple[str, Text], ...]] = (
    ("assign_plan", Text("team", "Sales")),
    ("reverse_assigned_plan", Text("team", "Sales taken back")),
    ("generate_vouchers", Text("team", "New batches")),
    ("cancel_vouchers", Text("team", "Cancelled vouchers")),
    ("block_or_unblock_customer", Text("team", "Blocked customers")),
    ("delete_customer", Text("team", "Deleted customers")),
    ("update_plan", Text("team", "Changed plans")),
    ("create_withdrawal", Text("team", "Withdrawals")),
    ("create_collaborator", Text("team", "Invitations")),
    ("update_role", Text("team", "Changed roles")),
    ("reboot_router", Text("team", "Router restarts")),
    ("update_settings", Text("team", "Changed settings")),
    ("login", Text("team", "Sign-ins")),
    (REFUSED_SIGN_IN, Text("team", "Refused sign-ins")),
)
"""What an owner looks for, by operation."""


FIELDS: Final[dict[str, Text]] = {
    "name": Text("team", "name"),
    "first_name": Text("team", "first name"),
    "last_name": Text("team", "last name"),
    "customer": Text("team", "customer"),
    "customer_name": Text("team", "customer"),
    "username": Text("team", "code"),
    "role": Text("team", "role"),
    "plan": Text("team", "plan"),
    "price": Text("team", "price"),
    "amount": Text("team", "amount"),
    "count": Text("team", "number"),
    "batch": Text("team", "batch"),
    "codes": Text("team", "codes"),
    "tag": Text("team", "seller"),
    "reference": Text("team", "receipt"),
    "payment_kind": Text("team", "paid by"),
    "reason": Text("team", "reason"),
    "blocked": Text("team", "blocked"),
    "is_active": Text("team", "active"),
    "router_id": Text("team", "router"),
    "routers": Text("team", "routers"),
    "ip_address": Text("team", "address"),
    "validity": Text("team", "validity"),
    "status": Text("team", "state"),
    "language": Text("team", "language"),
}
"""Fields of a request that mean something to a shop owner; others stay in the export."""
_VALUES: Final[dict[str, Text]] = {
    "true": Text("team", "yes"),
    "false": Text("team", "no"),
    "cash": Text("team", "cash"),
    "mobile_money": Text("team", "mobile money"),
    "credit": Text("team", "credit"),
}
_PART: Final = re.compile(r", (?=\w+: )")


def parts(entry: AuditEntry) -> dict[str, str]:
    """The summary by field: ``plan: 3, count: 100``."""
    found = (part.partition(": ") for part in _PART.split(entry.summary))
    return {name: value for name, colon, value in found if colon}


def details(entry: AuditEntry) -> str:
    """What else is known, in words; not again what the sentence says."""
    told = _plain(what(entry))
    said = []
    for name, value in parts(entry).items():
        if name not in FIELDS or _plain(value) in told or _goes_without_saying(entry, name, value):
            continue
        shown: Words = role_of(value) if name == "role" else _VALUES.get(value.lower(), value)
        said.append(str(Text("team", "{field}: {value}").fill(field=FIELDS[name], value=shown)))
    return " · ".join(said)


def _goes_without_saying(entry: AuditEntry, name: str, value: str) -> bool:
    """What is made is in use; the account on a router is no code of a customer."""
    in_use = name == "is_active" and value.lower() == "true" and entry.operation.startswith("create_")
    return in_use or (name == "username" and entry.operation.endswith("_router"))


def _plain(text: str) -> str:
    """Without accents and capitals: a slug is the name once more."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))


def role_of(slug: str) -> Words:
    """The role a request names: ``worker-1`` is “Worker”."""
    return role_name(re.sub(r"-\d+$", "", slug).replace("-", " ").capitalize())


def what(entry: AuditEntry) -> str:
    """What it was done to: as the server names it, else as the request did."""
    known = parts(entry)
    name = " ".join(known[part] for part in ("first_name", "last_name") if known.get(part))
    return entry.subject or name or known.get("name") or known.get("customer") or known.get("username") or "…"


def who(entry: AuditEntry) -> str:
    """The person, as they were called then."""
    return entry.name or entry.email or str(Text("team", "Somebody"))


def sentence(entry: AuditEntry) -> Words:
    """“Ama blocked Kofi Mensah”."""
    words = SENTENCES.get(entry.operation)
    if entry.operation == "block_or_unblock_customer":
        lower = entry.summary.lower()
        words = _BLOCKED if "blocked: true" in lower else _UNBLOCKED if "blocked: false" in lower else words
    if words is None:
        words = _OTHER
    return words.fill(who=who(entry), what=what(entry), operation=entry.operation.replace("_", " "))
