"""What an action is called, what it waits for and why it was refused: one mapping from operations to sentences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tiknet_desktop.contracts.resources import FieldType, resource
from ui.kit import formatting
from ui.kit.i18n import Text, Words, say
from ui.kit.messages import complaints_of

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency


class ActionWords(NamedTuple):
    """The name of a kind of action and its glyph."""

    title: Text
    glyph: str


_SALE: Final = "ri.shopping-bag-3-line"
_PLAN: Final = "ri.price-tag-3-line"
_PROFILE: Final = "ri.speed-line"
_PERSON: Final = "ri.user-add-line"
_DEVICE: Final = "ri.smartphone-line"
_OPTION: Final = "ri.settings-3-line"
_TRASH: Final = "ri.delete-bin-6-line"

ACTIONS: Final[Mapping[str, ActionWords]] = {
    "assign_plan": ActionWords(Text("sync_centre", "Sale"), _SALE),
    "block_or_unblock_customer": ActionWords(Text("sync_centre", "Access of a customer"), "ri.forbid-line"),
    "create_customer": ActionWords(Text("sync_centre", "New customer"), _PERSON),
    "update_customer": ActionWords(Text("sync_centre", "Customer changed"), "ri.pencil-line"),
    "delete_customer": ActionWords(Text("sync_centre", "Customer deleted"), _TRASH),
    "assign_network_policy": ActionWords(Text("sync_centre", "Limits of a customer"), _PROFILE),
    "create_plan": ActionWords(Text("sync_centre", "New plan"), _PLAN),
    "update_plan": ActionWords(Text("sync_centre", "Plan changed"), _PLAN),
    "delete_plan": ActionWords(Text("sync_centre", "Plan deleted"), _TRASH),
    "create_hotspot_profile": ActionWords(Text("sync_centre", "New hotspot profile"), _PROFILE),
    "update_hotspot_profile": ActionWords(Text("sync_centre", "Hotspot profile changed"), _PROFILE),
    "delete_hotspot_profile": ActionWords(Text("sync_centre", "Hotspot profile deleted"), _TRASH),
    "create_hotspot_user": ActionWords(Text("sync_centre", "New access code"), "ri.coupon-3-line"),
    "update_hotspot_user": ActionWords(Text("sync_centre", "Access code changed"), "ri.coupon-3-line"),
    "delete_hotspot_user": ActionWords(Text("sync_centre", "Access code deleted"), _TRASH),
    "create_additional_device": ActionWords(Text("sync_centre", "Additional device"), _DEVICE),
    "update_additional_device": ActionWords(Text("sync_centre", "Additional device changed"), _DEVICE),
    "delete_additional_device": ActionWords(Text("sync_centre", "Additional device deleted"), _TRASH),
    "create_data_limit": ActionWords(Text("sync_centre", "New data limit"), _OPTION),
    "update_data_limit": ActionWords(Text("sync_centre", "Data limit changed"), _OPTION),
    "delete_data_limit": ActionWords(Text("sync_centre", "Data limit deleted"), _TRASH),
    "create_shared_users": ActionWords(Text("sync_centre", "New number of shared users"), _OPTION),
    "update_shared_users": ActionWords(Text("sync_centre", "Number of shared users changed"), _OPTION),
    "delete_shared_users": ActionWords(Text("sync_centre", "Number of shared users deleted"), _TRASH),
    "create_validity": ActionWords(Text("sync_centre", "New validity"), _OPTION),
    "update_validity": ActionWords(Text("sync_centre", "Validity changed"), _OPTION),
    "delete_validity": ActionWords(Text("sync_centre", "Validity deleted"), _TRASH),
    "create_rate_limit": ActionWords(Text("sync_centre", "New rate limit"), _OPTION),
    "update_rate_limit": ActionWords(Text("sync_centre", "Rate limit changed"), _OPTION),
    "delete_rate_limit": ActionWords(Text("sync_centre", "Rate limit deleted"), _TRASH),
    "create_idle_timeout": ActionWords(Text("sync_centre", "New idle timeout"), _OPTION),
    "update_idle_timeout": ActionWords(Text("sync_centre", "Idle timeout changed"), _OPTION),
    "delete_idle_timeout": ActionWords(Text("sync_centre", "Idle timeout deleted"), _TRASH),
    "mark_notification_read": ActionWords(Text("sync_centre", "Notification read"), "ri.notification-3-line"),
    "update_settings": ActionWords(Text("sync_centre", "Settings changed"), "ri.settings-3-line"),
    "generate_vouchers": ActionWords(Text("sync_centre", "Batch of vouchers"), "ri.coupon-3-line"),
    "create_support_ticket": ActionWords(Text("sync_centre", "Support request"), "ri.customer-service-2-line"),
    "reply_support_ticket": ActionWords(Text("sync_centre", "Answer to a support request"), "ri.send-plane-line"),
    "create_withdrawal": ActionWords(Text("sync_centre", "Withdrawal"), "ri.bank-line"),
}
"""Operation id → words. Every operation that can wait for the network is here; a test holds this to the contracts."""

MONEY_OPERATIONS: Final = frozenset(
    {"assign_plan", "create_withdrawal", "generate_vouchers", "update_plan", "create_plan"}
)
"""Actions that move money or set a price: nothing is preselected for them and nothing is repeated without looking."""

RESOURCE_NAMES: Final[Mapping[str, Text]] = {
    "customers": Text("sync_centre", "Customers"),
    "hotspot_users": Text("sync_centre", "Vouchers and access codes"),
    "plans": Text("sync_centre", "Plans"),
    "hotspot_profiles": Text("sync_centre", "Hotspot profiles"),
    "routers": Text("sync_centre", "Routers"),
    "network_sessions": Text("sync_centre", "Sessions"),
    "assigned_plans": Text("sync_centre", "Plan assignments"),
    "assigned_transactions": Text("sync_centre", "Sales"),
    "wallet_transactions": Text("sync_centre", "Payments"),
    "profile": Text("sync_centre", "Account"),
    "dashboard": Text("sync_centre", "Figures of the day"),
    "wallet": Text("sync_centre", "Wallet"),
    "notifications": Text("sync_centre", "Notifications"),
    "vouchers": Text("sync_centre", "Vouchers"),
    "voucher_batches": Text("sync_centre", "Batches of vouchers"),
    "data_limit": Text("sync_centre", "Data limits"),
    "shared_users": Text("sync_centre", "Numbers of devices"),
    "validity": Text("sync_centre", "Validities"),
    "rate_limit": Text("sync_centre", "Speeds"),
    "idle_timeout": Text("sync_centre", "Idle timeouts"),
    "additional_devices": Text("sync_centre", "Additional devices"),
    "network_policies": Text("sync_centre", "Network policies"),
    "purchased_plans": Text("sync_centre", "Plans bought online"),
    "payment_methods": Text("sync_centre", "Payment methods"),
    "withdrawals": Text("sync_centre", "Withdrawals"),
    "roles": Text("sync_centre", "Roles"),
    "collaborators": Text("sync_centre", "Collaborators"),
    "account_sessions": Text("sync_centre", "Devices signed in"),
    "support_tickets": Text("sync_centre", "Support requests"),
    "subscription_plans": Text("sync_centre", "Subscriptions on sale"),
    "counters": Text("sync_centre", "Revenue counters"),
    "assigned_wallet": Text("sync_centre", "Revenue of the counter"),
    "subscription": Text("sync_centre", "Subscription"),
    "settings": Text("sync_centre", "Settings of the shop"),
    "two_factor": Text("sync_centre", "Double verification"),
}

PANES: Final[Mapping[str, str]] = {
    "customers": "customers",
    "plans": "plans",
    "hotspot_profiles": "plans",
    "hotspot_users": "vouchers",
    "assigned_plans": "sell",
    "routers": "routers",
    "vouchers": "vouchers",
    "voucher_batches": "vouchers",
    "rate_limit": "plans",
    "idle_timeout": "plans",
    "validity": "plans",
    "data_limit": "plans",
    "shared_users": "plans",
    "additional_devices": "plans",
    "withdrawals": "money",
    "support_tickets": "support",
    "settings": "settings",
}
"""Resource → pane where a refused action can be corrected."""

_FIELDS: Final[Mapping[str, Text]] = {
    "name": Text("sync_centre", "Name"),
    "first_name": Text("sync_centre", "First name"),
    "last_name": Text("sync_centre", "Last name"),
    "phone": Text("sync_centre", "Phone"),
    "email": Text("sync_centre", "E-mail"),
    "blocked": Text("sync_centre", "Access"),
    "price": Text("sync_centre", "Price"),
    "is_active": Text("sync_centre", "On sale"),
    "description": Text("sync_centre", "Description"),
    "note": Text("sync_centre", "Note"),
    "validity": Text("sync_centre", "Validity"),
    "shared_users": Text("sync_centre", "Shared users"),
    "data_limit": Text("sync_centre", "Data limit"),
    "profile": Text("sync_centre", "Hotspot profile"),
    "plan": Text("sync_centre", "Plan"),
    "plan_name": Text("sync_centre", "Plan"),
    "expires_at": Text("sync_centre", "Expires"),
    "devices_allowed": Text("sync_centre", "Devices"),
}


def title(entry: Any) -> str:
    """What the action is, for the strong line: “Sale “Day””, “Block”, “New customer”."""
    summary = entry.summary or {}
    operation = entry.operation
    if operation == "assign_plan":
        plan = summary.get("plan")
        return str(Text("sync_centre", "Sale “{plan}”").fill(plan=plan)) if plan else say(ACTIONS[operation].title)
    if operation == "block_or_unblock_customer":
        blocked = summary.get("blocked", summary.get("is_blocked"))
        if blocked is None:
            return say(ACTIONS[operation].title)
        return str(Text("sync_centre", "Block") if _truth(blocked) else Text("sync_centre", "Unblock"))
    if operation == "generate_vouchers" and summary.get("quantity"):
        count = formatting.number(int(summary["quantity"]))
        return str(Text("sync_centre", "Batch of {count} vouchers").fill(count=count))
    if operation == "update_plan" and set(_changed(entry)) == {"price"}:
        return str(Text("sync_centre", "Price of the plan"))
    known = ACTIONS.get(operation)
    return say(known.title) if known else str(Text("sync_centre", "Another action"))


def subject(entry: Any, currency: Currency) -> str:
    """Whom or what it is about: a name, a code, an amount."""
    summary = entry.summary or {}
    parts = [str(entry.subject)] if entry.subject else []
    quantity = summary.get("quantity")
    # The total of a batch counts tickets, not money.
    amounts = ("price",) if entry.operation == "generate_vouchers" else ("total", "price", "amount")
    for name in amounts:
        amount = _amount(summary.get(name))
        if amount is not None:
            parts.append(formatting.money(amount, currency))
            break
    if entry.operation == "assign_plan" and quantity and int(quantity) > 1:
        parts.append(f"× {formatting.number(int(quantity))}")
    return " · ".join(parts)


def full_title(entry: Any) -> str:
    """Title and subject in one line, for the card of the chosen action: “Block · Mawuli Tettey”."""
    return f"{title(entry)} · {entry.subject}" if entry.subject else title(entry)


def glyph(entry: Any) -> str:
    """The glyph of the kind of action."""
    known = ACTIONS.get(entry.operation)
    return known.glyph if known else "ri.refresh-line"


def state(entry: Any) -> tuple[Words, str]:
    """Words and tone of the pill."""
    return {
        "queued": (Text("sync_centre", "Pending"), "pending"),
        "inflight": (Text("sync_centre", "Pending"), "pending"),
        "done": (Text("sync_centre", "Confirmed"), "success"),
        "failed": (Text("sync_centre", "Refused"), "danger"),
        "unknown": (Text("sync_centre", "To check"), "unknown"),
        "conflict": (Text("sync_centre", "To choose"), "conflict"),
        "undone": (Text("sync_centre", "Undone"), "neutral"),
    }.get(str(entry.status), (Text("sync_centre", "To check"), "unknown"))


def next_step(entry: Any, online: bool, after: str = "", now: datetime | None = None) -> str:
    """What happens next, in three or four words. ``after`` is the operation of the action that must end first."""
    status = str(entry.status)
    if status == "inflight":
        return str(Text("sync_centre", "being sent"))
    if status == "queued":
        if entry.waits_for:
            return str(_waits(after))
        if not online:
            return str(Text("sync_centre", "once back online"))
        if entry.attempts and entry.next_attempt_at:
            again = formatting.clock(entry.next_attempt_at)
            return str(Text("sync_centre", "try {number} at {time}").fill(number=entry.attempts + 1, time=again))
        return str(Text("sync_centre", "about to be sent"))
    if status == "failed":
        return short_reason(entry.error)
    if status == "unknown":
        return str(Text("sync_centre", "answer lost"))
    if status == "conflict":
        return str(Text("sync_centre", "choose the version"))
    moment = getattr(entry, "settled_at", None)
    if moment is not None:
        return formatting.time_or_day(moment, now)
    return str(Text("sync_centre", "kept by the server")) if status == "done" else str(Text("sync_centre", "not sent"))


def _waits(operation: str) -> Text:
    return {
        "assign_plan": Text("sync_centre", "after the sale"),
        "create_customer": Text("sync_centre", "after the new customer"),
        "create_hotspot_user": Text("sync_centre", "after the access code"),
        "create_plan": Text("sync_centre", "after the new plan"),
        "create_hotspot_profile": Text("sync_centre", "after the new profile"),
    }.get(operation, Text("sync_centre", "after the previous action"))


def _code(error: Any) -> str:
    return str(getattr(error, "code", "") or "")


def _first_field(error: Any) -> str:
    fields = complaints_of(error)
    return next((name for name in fields if name not in ("non_field_errors", "detail")), "")


def field_name(name: str) -> str:
    """A field as people call it."""
    known = _FIELDS.get(name)
    return say(known) if known else name.replace("_", " ").capitalize()


def short_reason(error: Any) -> str:
    """Why the server refused, for a table cell."""
    code = _code(error)
    if code == "validation" and _first_field(error):
        return str(Text("sync_centre", "{field} not accepted").fill(field=field_name(_first_field(error))))
    return str(
        {
            "validation": Text("sync_centre", "data not accepted"),
            "forbidden": Text("sync_centre", "not allowed"),
            "object_missing": Text("sync_centre", "no longer exists"),
            "not_offered": Text("sync_centre", "not offered"),
            "conflict": Text("sync_centre", "already done otherwise"),
            "sign_in_needed": Text("sync_centre", "sign in again"),
            "session_ended": Text("sync_centre", "sign in again"),
            "undone_dependency": Text("sync_centre", "what it needs is missing"),
        }.get(code, Text("sync_centre", "the server refused"))
    )


def long_reason(error: Any) -> str:
    """Why the server refused and what to do about it, in one or two sentences."""
    code = _code(error)
    if code == "validation":
        name = _first_field(error)
        if name:
            return str(
                Text(
                    "sync_centre",
                    "The server does not accept what stands in “{field}”. Correct it, then send it again.",
                ).fill(field=field_name(name))
            )
        return str(Text("sync_centre", "The server does not accept these data. Correct them, then send them again."))
    return str(
        {
            "forbidden": Text(
                "sync_centre", "Your role does not allow this. Ask the owner for access, then send it again."
            ),
            "object_missing": Text(
                "sync_centre", "What this was about no longer exists on the server. The action can be given up."
            ),
            "not_offered": Text("sync_centre", "This server does not offer that. The action can be given up."),
            "conflict": Text(
                "sync_centre", "The server holds something that contradicts this action. Look at it, then decide."
            ),
            "sign_in_needed": Text("sync_centre", "The server no longer knows you. Sign in again, then send it again."),
            "session_ended": Text("sync_centre", "The server no longer knows you. Sign in again, then send it again."),
        }.get(code, Text("sync_centre", "The server refused this action. Your data are safe on this computer."))
    )


def check_advice(entry: Any) -> str:
    """Where to look when the answer was lost."""
    return str(
        {
            "assign_plan": Text(
                "sync_centre", "Look whether the sale stands in the sales of the server, with the same receipt number."
            ),
            "create_withdrawal": Text(
                "sync_centre", "Look at the wallet: is the amount already withdrawn? It is never sent twice on its own."
            ),
            "create_customer": Text("sync_centre", "Look in the customers: is this person already there once?"),
            "block_or_unblock_customer": Text(
                "sync_centre", "Look at the customer: sending it again changes nothing more."
            ),
        }.get(entry.operation, Text("sync_centre", "Look on the server whether it is already done."))
    )


def _changed(entry: Any) -> Mapping[str, Any]:
    return entry.mine if isinstance(entry.mine, Mapping) else {}


def fields_of(entry: Any) -> list[str]:
    """Fields on which this computer and the server disagree."""
    mine, theirs = _changed(entry), entry.theirs if isinstance(entry.theirs, Mapping) else {}
    both = [name for name in mine if name in theirs]
    return both or list(mine) or list(theirs)


def shown_value(resource_name: str, name: str, value: Any, currency: Currency) -> str:
    """A value of a field as people read it; amounts through the one formatter."""
    if value is None or value == "":
        return formatting.MISSING
    if name == "blocked":
        return str(Text("sync_centre", "Blocked") if _truth(value) else Text("sync_centre", "Not blocked"))
    kind = _field_type(resource_name, name)
    if kind is FieldType.MONEY:
        amount = _amount(value)
        return formatting.money(amount, currency) if amount is not None else str(value)
    if kind is FieldType.BOOLEAN or isinstance(value, bool):
        return str(Text("sync_centre", "Yes") if _truth(value) else Text("sync_centre", "No"))
    if kind is FieldType.BYTES:
        return formatting.size(float(value))
    if isinstance(value, datetime):
        return formatting.day_and_time(value.replace(tzinfo=value.tzinfo or UTC))
    if isinstance(value, date):
        return formatting.short_date(value)
    if isinstance(value, timedelta):
        return formatting.duration(value)
    if isinstance(value, (int, Decimal)):
        return formatting.number(value)
    return str(value)


def _field_type(resource_name: str, name: str) -> FieldType | None:
    try:
        return resource(resource_name).field(name).type
    except KeyError:
        return None


def _amount(value: Any) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def _truth(value: Any) -> bool:
    return str(value).lower() in ("true", "1")


SHOWN_FIELDS: Final = frozenset(_FIELDS)
"""Fields that have a name for people."""
