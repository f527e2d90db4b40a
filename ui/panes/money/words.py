"""How movements, withdrawals and payment methods read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import Text, Words, say

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency

STATUSES: Final[dict[str, tuple[Words, str]]] = {
    "success": (Text("money", "Done"), "success"),
    "completed": (Text("money", "Done"), "success"),
    "pending": (Text("money", "Under way"), "warning"),
    "failed": (Text("money", "Failed"), "danger"),
    "reversed": (Text("money", "Reversed"), "neutral"),
}
WITHDRAWAL_STATUSES: Final[dict[str, tuple[Words, str]]] = {
    "pending": (Text("money", "Asked for"), "warning"),
    "approved": (Text("money", "Approved"), "info"),
    "rejected": (Text("money", "Rejected"), "danger"),
    "completed": (Text("money", "Paid"), "success"),
}
PAYMENTS: Final[dict[str, Words]] = {
    "cash": Text("money", "Cash"),
    "mobile_money": Text("money", "Mobile money"),
    "credit": Text("money", "Credit"),
    "online": Text("money", "Online"),
}
OBJECTS: Final[dict[str, Words]] = {
    "plan": Text("money", "Plan"),
    "additionaldevice": Text("money", "Additional device"),
    "withdrawalrequest": Text("money", "Withdrawal"),
}
METHOD_KINDS: Final[dict[str, Words]] = {
    "mobile_money": Text("money", "Mobile money"),
    "bank_transfer": Text("money", "Bank"),
}


def status_of(record: Record) -> tuple[Words, str]:
    """Words and tone of a movement's state."""
    status = str(record["status"] or "")
    return STATUSES.get(status, (status or formatting.MISSING, "neutral"))


def withdrawal_status(record: Record) -> tuple[Words, str]:
    """Words and tone of a withdrawal's state."""
    status = str(record["status"] or "")
    return WITHDRAWAL_STATUSES.get(status, (status or formatting.MISSING, "neutral"))


def is_payout(record: Record) -> bool:
    """Whether money went out."""
    return record["type"] == "payout" or record["related_model"] == "withdrawalrequest"


def thing(record: Record) -> str:
    """What was paid for: the plan’s name, else its kind."""
    if record["plan_name"]:
        return str(record["plan_name"])
    model = str(record["related_model"] or "")
    words = OBJECTS.get(model.lower().replace(" ", ""))
    return say(words) if words is not None else model or formatting.MISSING


def buyer(record: Record) -> str:
    """Who paid: first name, else the code."""
    return str(record["customer_firstname"] or record["customer_username"] or "")


def payment(record: Record) -> str:
    """Cash, mobile money…; nothing for money that goes out."""
    if is_payout(record):
        return formatting.MISSING
    kind = str(record["payment_kind"] or "")
    words = PAYMENTS.get(kind)
    return say(words) if words is not None else kind or formatting.MISSING


def signed_amount(record: Record, money: Currency) -> str:
    """``+ 500 FCFA`` and ``− 500 FCFA``: the sign says where it went, not only a colour."""
    amount = record["amount_paid"]
    if amount is None:
        return formatting.MISSING
    return f"{'−' if is_payout(record) else '+'}\N{NO-BREAK SPACE}{formatting.money(abs(amount), money)}"
