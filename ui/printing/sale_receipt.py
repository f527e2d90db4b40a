"""From a sale to the receipt that is shown, printed and kept as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tiknet_desktop.domain.ids import CODE_ALPHABET, CODE_LENGTH
from tiknet_desktop.domain.money import Currency
from ui.kit import formatting
from ui.kit.i18n import Text, translate
from ui.printing.plan_words import devices_words, joined, validity_words, volume_words
from ui.printing.receipt import Receipt
from ui.printing.ticket import Ticket

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

_PAYMENT = {
    "cash": Text("receipt", "Cash"),
    "mobile_money": Text("receipt", "Mobile money"),
    "credit": Text("receipt", "Customer credit"),
}


def is_access_code(text: str) -> bool:
    """Whether this is a code of ours, name and password in one; other names have a password we do not know."""
    return len(text) == CODE_LENGTH and all(sign in CODE_ALPHABET for sign in text)


def sale_tickets(sale: Sale, money: Currency) -> tuple[Ticket, ...]:
    """The tickets of a sale, one for each code, for sheets and strips."""
    codes = [code for code in sale.codes if code]
    return tuple(
        Ticket(
            shop=sale.shop_name or translate("receipt", "Wi-Fi hotspot"),
            price=formatting.money(sale.price, money),
            plan=sale.plan_name,
            number=sale.number if len(codes) == 1 else f"{sale.number}.{place}",
            code=code,
            wifi_name=sale.wifi_name,
            login_url=sale.login_url if is_access_code(code) else "",
            validity=validity_words(sale.validity, sale.validity_label),
            volume=volume_words(sale.data_limit, limited=True),
            devices=devices_words(sale.devices),
        )
        for place, code in enumerate(codes, start=1)
    )


def receipt_of(sale: Sale, money: Currency, settings: Any, duplicate: int = 0) -> Receipt:
    """The receipt of a sale. ``settings`` is the settings service: address and telephone of the shop come from there."""
    codes = tuple(code for code in sale.codes if code)
    validity = validity_words(sale.validity, sale.validity_label)
    phone = settings.get("shop_phone")
    lines = (
        str(settings.get("shop_address") or ""),
        str(Text("receipt", "Tel. {phone}").fill(phone=phone)) if phone else "",
    )
    cash = sale.payment == "cash" and sale.received is not None
    return Receipt(
        shop=sale.shop_name or translate("receipt", "Wi-Fi hotspot"),
        shop_lines=tuple(line for line in lines if line),
        number=sale.number,
        made_at=sale.created_at,
        seller=sale.seller,
        plan=sale.plan_name,
        allowance=joined(validity, volume_words(sale.data_limit, limited=True), devices_words(sale.devices)),
        quantity=sale.quantity,
        price=sale.price,
        received=sale.received if cash else None,
        payment=str(Text("receipt", "Cash received") if cash else _PAYMENT.get(sale.payment, sale.payment)),
        currency=money,
        codes=codes,
        wifi_name=sale.wifi_name,
        login_url=sale.login_url if codes and is_access_code(codes[0]) else "",
        validity=str(Text("receipt", "Valid {span} from the first connection.").fill(span=validity))
        if validity
        else "",
        duplicate=duplicate,
        note=str(settings.get("receipt_note") or ""),
    )
