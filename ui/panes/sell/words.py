"""What the counter says about payments, the state of a sale and the ticket to be."""

from __future__ import annotations

from typing import Any, Final

from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.domain.money import Currency
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import Text, translate
from ui.kit.messages import Message, describe
from ui.printing.plan_words import joined, validity_words, volume_words
from ui.printing.ticket import Ticket

PAYMENTS: Final = {
    "cash": Text("sell", "Cash"),
    "mobile_money": Text("sell", "Mobile money"),
    "credit": Text("sell", "Customer credit"),
}

SALE_STATES: Final = {
    "pending": (Text("sell", "To confirm"), "pending"),
    "confirmed": (Text("sell", "Confirmed"), "success"),
    "refused": (Text("sell", "Refused"), "danger"),
    "unknown": (Text("sell", "To check"), "unknown"),
    "conflict": (Text("sell", "To choose"), "conflict"),
    "reversed": (Text("sell", "Taken back"), "neutral"),
}
"""Words and tone of the pill of a sale."""

_NOT_STORED: Final = {
    "disk_full": Text("sell", "The disk is full. Free some space, then take the sale again."),
    "database_busy": Text("sell", "Another program holds the shop’s file. Close it, then take the sale again."),
    "database_damaged": Text("sell", "The shop’s file cannot be read. Restart the program, then take the sale again."),
    "not_allowed": Text("sell", "Your role does not allow sales. Ask the owner for access."),
    "not_signed_in": Text("sell", "You are signed out. Sign in, then take the sale again."),
    "row_gone": Text("sell", "The plan or the customer no longer exists. Choose another one."),
    "invalid_input": Text("sell", "Check the quantity, the amount and the customer."),
}


def codes_words(codes: tuple[str, ...]) -> str:
    """The first code, and how many more there are."""
    if not codes:
        return "–"
    first = shown_code(codes[0])
    if len(codes) == 1:
        return first
    more = translate("sell", "+ %n more", "", len(codes) - 1)
    return f"{first} {more}"


def not_stored(error: BaseException) -> Message:
    """Why a sale was not kept, and what to do. Nothing was taken."""
    general = describe(error, "sell")
    cause = _NOT_STORED.get(str(getattr(error, "code", "")))
    text = cause if cause is not None else Text("sell", "Try again. If it goes on, send the details to support.")
    return Message(str(Text("sell", "The sale was not recorded.")), str(text), general.details)


def ticket_preview(plan: Record | None, shop: str, money: Currency, settings: Any) -> Ticket:
    """The ticket as it will be; its code is made with the sale. ``settings`` is the settings service."""
    price = "" if plan is None or plan["price"] is None else formatting.money(plan["price"], money)
    words = str(Text("sell", "Choose a plan"))
    if plan is not None:
        words = joined(
            str(plan["name"]),
            validity_words(plan["validity_value"], plan["formatted_validity"]),
            volume_words(plan["data_limit_value"], limited=plan["data_limit"] is not None),
        )
    return Ticket(
        shop=shop,
        price=price,
        plan=words,
        wifi_name=str(settings.get("wifi_name") or ""),
        login_url=str(settings.get("login_url") or ""),
    )
