"""The words of tickets: their states, their fields, and how a code becomes a ticket on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.services.voucher_stock import VoucherState
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import Text, Words
from ui.printing.plan_words import devices_words, joined, validity_words, volume_words
from ui.printing.ticket import Ticket

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

ROW_EXTRAS: Final = "row-extras"
"""What a server calls price, batch and state in voucher rows; one that has it knows batches and cancelling too."""

STATES: Final[dict[VoucherState, tuple[Text, str]]] = {
    VoucherState.ACTIVE: (Text("vouchers", "In stock"), "success"),
    VoucherState.ASSIGNED: (Text("vouchers", "Sold"), "info"),
    VoucherState.USED: (Text("vouchers", "In use"), "info"),
    VoucherState.EXPIRED: (Text("vouchers", "Expired"), "neutral"),
    VoucherState.CANCELLED: (Text("vouchers", "Cancelled"), "danger"),
}

PRINTABLE: Final = (VoucherState.ACTIVE, VoucherState.ASSIGNED)
"""Codes that still open the door and that nobody uses yet."""


def voucher_state(record: Record, now: datetime | None = None) -> VoucherState:
    """The state of a code. Without row extras it follows from what the server says about sale, use and expiry."""
    told = record["status"]
    if told:
        over = record["expires_at"] is not None and record["expires_at"] <= (now or datetime.now(UTC))
        if told == VoucherState.USED and over:
            return VoucherState.EXPIRED
        return VoucherState(told) if told in set(VoucherState) else VoucherState.ACTIVE
    if record["is_expired"]:
        return VoucherState.EXPIRED
    if record["is_used"]:
        return VoucherState.USED
    return VoucherState.ASSIGNED if record["is_assigned"] else VoucherState.ACTIVE


def state_pill(record: Record) -> tuple[Words, str]:
    """Words and tone of a code's state."""
    return STATES[voucher_state(record)]


def is_unsold(record: Record) -> bool:
    """Whether nobody has bought it: only then can it be cancelled."""
    return voucher_state(record) is VoucherState.ACTIVE


def code_of(record: Record) -> str:
    """The code as people read it."""
    return shown_code(str(record["code"] or ""))


def ticket_of(record: Record, services: Services, plan: Record | None = None) -> Ticket:
    """The ticket of a code, in words, as it is printed. ``plan`` adds what a voucher row does not say: volume and devices."""
    settings, price = services.settings, record["price"]
    if price is None and plan is not None:
        price = plan["price"]
    written = record["validity_value"] or (plan["validity_value"] if plan is not None else None)
    return Ticket(
        shop=services.account.shop_name,
        price="" if price is None else formatting.money(price, services.account.currency),
        plan=str(record["plan_name"] or ""),
        code=str(record["code"] or ""),
        wifi_name=str(settings.get("wifi_name") or ""),
        login_url=str(settings.get("login_url") or ""),
        validity=validity_words(written, plan["formatted_validity"] if plan is not None else None),
        volume="" if plan is None else volume_words(plan["data_limit_value"], limited=plan["data_limit"] is not None),
        devices="" if plan is None else devices_words(plan["shared_users_value"], plan["shared_users_label"]),
    )


def preview_of(record: Record, services: Services) -> Ticket:
    """The ticket as the drawer shows it: all the plan gives in one line."""
    ticket = ticket_of(record, services)
    return replace(ticket, plan=joined(ticket.plan, ticket.validity))
