"""Taking a sale back: why, and the owner's PIN where the role asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.reversals import Way
from ui.kit import formatting
from ui.kit.context import PaneContext
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text
from ui.panes.sell.words import codes_words

if TYPE_CHECKING:
    from tiknet_desktop.services.sales import Sale

WHY_NOT: Final = {
    Way.NOT_YET: Text("sell", "The server has not answered for this sale yet. Settle it in the sync centre first."),
    Way.DONE: Text("sell", "This sale no longer stands."),
    Way.NOT_OFFERED: Text("sell", "The server in use takes no sale back."),
}


async def take_back(context: PaneContext, parent: QWidget, sale: Sale) -> bool:
    """Ask and do it; whether the sale was taken back."""
    reversals, money = context.services.reversals, context.services.account.currency
    possible = await reversals.possible(sale.id)
    if possible.way in WHY_NOT:
        context.toast(WHY_NOT[possible.way], "info")
        return False
    pin = possible.needs_pin and possible.way is Way.SERVER
    fields = [FieldSpec("reason", Text("sell", "Why"), placeholder=Text("sell", "Wrong plan, wrong amount…"))]
    if pin:
        fields.append(FieldSpec("pin", Text("sell", "Owner’s PIN"), "secret"))

    async def save(values: dict[str, Any]) -> bool:
        await reversals.reverse(sale.id, values["reason"], values.get("pin", ""))
        return True

    amount = formatting.money(sale.total, money)
    back = (
        Text("sell", "{amount} goes out of the till.").fill(amount=amount)
        if sale.payment == "cash"
        else Text("sell", "{amount} is taken out of the accounts.").fill(amount=amount)
    )
    stops = Text("sell", "The code {codes} stops working.").fill(codes=codes_words(sale.codes))
    done = await ask_form(
        parent,
        Text("sell", "Take back sale {number}?").fill(number=sale.number),
        fields,
        save,
        submit=Text("sell", "Take the sale back"),
        intro=lambda: f"{stops} {back}",
        keep=Text("sell", "Keep the sale"),
        final=True,
    )
    if done:
        context.toast(Text("sell", "Sale {number} taken back").fill(number=sale.number))
    return bool(done)
