"""The subscription to the platform: until when, what is on sale, and entering what was paid."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import formatting, states
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import NEEDS_SERVER, PaneContext
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, language, translate
from ui.kit.labels import IconLabel, Label, Meter, Pill
from ui.kit.layout import clear, column, row
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.panes.account.page import CardsPage

WIDE_FROM = 1000
"""Width of the page (design pixels) from which four tiers stand side by side."""
SOON = 7
"""Days before the end from which it is said in amber."""


class SubscriptionPage(CardsPage):
    """A card of what runs, and the tiers."""

    width_in_design = 1200
    documents = ("subscription", "subscription_plans")

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self._rows: list[Record] = []
        self._abreast = 0
        super().__init__(context, "subscription_plans", parent=parent)
        self.name = Label("", "title", elide=True)
        self.pill = Pill("", "neutral")
        self.until = Label("", "body", "text_muted", wrap=True)
        self.meter = Meter(0, name=Text("account", "Time used"))
        self.note = Label("", "small", "text_muted", wrap=True)
        self.truth = TruthLabel()
        head = row(self.name, self.pill, spacing=10)
        head.setStretch(0, 1)
        self.present = Card(head, self.until, self.meter, self.note, row(None, self.truth), spacing=8)
        self._state_box = column(spacing=0)
        self._tiers = QGridLayout()
        self._tiers.setContentsMargins(0, 0, 0, 0)
        self.cards.addWidget(self.present)
        self.cards.addLayout(self._state_box)
        self.cards.addLayout(self._tiers)

    async def read(self) -> None:
        await self._read_present()
        await self._read_tiers()

    async def _read_present(self) -> None:
        kept = await self.services.records.document("subscription")
        freshness = await self.services.records.freshness("subscription")
        value = kept.value
        clear(self._state_box)
        if value is None:
            self.present.hide()
            self._state_box.addWidget(Card(self._missing(freshness)))
            return
        self.present.show()
        end, start = _day(value.get("end_date")), _day(value.get("start_date"))
        active = value.get("has_active_subscription") is True
        self.name.set_words(str(value.get("plan_name") or "") or Text("account", "No subscription"))
        today = formatting.local(datetime.now(UTC)).date()
        left = (end - today).days if end is not None else 0
        self._show_state(active, end, left)
        whole = (end - start).days if end is not None and start is not None else 0
        self.meter.setVisible(active and whole > 0)
        if whole > 0:
            self.meter.set_share(min(1.0, max(0.0, 1 - left / whole)), "warning" if left <= SOON else "accent")
        self.note.set_words(
            Text(
                "account",
                "A shop whose server runs on this computer goes on working without a subscription; it is needed for the TikNet cloud.",
            )
            if self.services.server.local
            else Text("account", "A payment that is entered before the end is added to it: no day is lost.")
        )
        self.truth.set_truth(Truth(kept.fetched_at, "server", timedelta(hours=6)) if kept.fetched_at else None)

    def _show_state(self, active: bool, end: date | None, left: int) -> None:
        self.pill.setVisible(end is not None)
        if end is None:
            self.until.set_words(Text("account", "This shop has never had one."))
        elif not active:
            self.pill.set_state(Text("account", "Ended"), "danger")
            self.until.set_words(Text("account", "Ended on {day}").fill(day=lambda: _in_sentence(end)))
        else:
            self.pill.set_state(
                lambda: translate("account", "%Ln day(s) left", "", left), "warning" if left <= SOON else "success"
            )
            self.until.set_words(Text("account", "Until {day}").fill(day=lambda: _in_sentence(end)))

    def _missing(self, freshness: Any) -> QWidget:
        if freshness.state == "not_offered":
            return states.not_offered()
        if freshness.state == "forbidden":
            return states.forbidden(self.services.account.role_name)
        if freshness.state == "error" or not self.online():
            return states.never_loaded(self.pull)
        return states.Skeleton()

    async def _read_tiers(self) -> None:
        query = RecordQuery("subscription_plans", sort=(Sort("price"),))
        self._rows = [
            row for row in (await self.services.records.page(query, 0, 50)).rows if row["is_active"] is not False
        ]
        self._place_tiers()

    def _place_tiers(self) -> None:
        """Side by side, four where there is room."""
        clear(self._tiers)
        self._tiers.setSpacing(theme().px(14))
        self._abreast = self._room()
        for place, tier in enumerate(self._rows):
            self._tiers.addWidget(self._tier(tier), place // self._abreast, place % self._abreast)

    def _room(self) -> int:
        return 4 if self.width() >= theme().px(WIDE_FROM) else 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rows and self._room() != self._abreast:
            self._place_tiers()

    def _tier(self, tier: Record) -> Card:
        price = Label(self._price(tier), "title")
        per: Words = Text("account", "per year") if tier["duration"] == "yearly" else Text("account", "per month")
        lines = [
            row(IconLabel("ri.check-line", "success", 14), Label(_feature(one), "small", elide=True), spacing=8)
            for one in tier["features"] or ()
        ]
        buy = Button(Text("account", "Enter a payment…"))
        buy.clicked.connect(lambda: self.do("purchase", self.purchase(tier)))
        if not self.online():
            buy.disable(NEEDS_SERVER)
        for line in lines:
            line.setStretch(1, 1)
        return Card(
            row(price, Label(per, "small", "text_muted"), None, spacing=6),
            *lines,
            None,
            4,
            row(buy, None),
            title=str(tier["name"] or ""),
            spacing=8,
        )

    def _price(self, tier: Record) -> str:
        info = tier["price_info"]
        first = info[0] if isinstance(info, list) and info else info
        amount: Decimal | None = tier["price"]
        if isinstance(first, dict) and first.get("price_display") and amount is None:
            return str(first["price_display"])
        return formatting.money(amount, self.services.account.currency)

    async def purchase(self, tier: Record) -> None:
        """Record what was paid: the provider and its reference. A reference counts once, however often it is sent."""

        async def save(entered: dict[str, Any]) -> bool:
            body: dict[str, Any] = {"subscription_plan_id": tier["id"], **entered}
            info = tier["price_info"]
            first = info[0] if isinstance(info, list) and info else info
            if isinstance(first, dict) and first.get("id") is not None:
                body["subscription_plan_price_id"] = first["id"]
            await self.services.online.ask("purchase_subscription", body=body)
            return True

        done = await ask_form(
            self,
            Text("account", "Payment for {tier}").fill(tier=str(tier["name"] or "")),
            (
                FieldSpec(
                    "payment_provider",
                    Text("account", "Paid with"),
                    "segmented",
                    choices=(("paystack", "Paystack"), ("cinetpay", "CinetPay")),
                ),
                FieldSpec(
                    "payment_reference",
                    Text("account", "Reference of the payment"),
                    "code",
                    help=Text("account", "Stands in the message or e-mail that confirms the payment."),
                ),
            ),
            save,
            submit=Text("account", "Record the payment"),
            values={"payment_provider": "paystack"},
            intro=Text(
                "account",
                "Pay {price} first, by mobile money or card on the page of Paystack or CinetPay. Then enter its reference here.",
            ).fill(price=self._price(tier)),
        )
        if done:
            await self.services.records.refresh("subscription")
            await self.read()
            self.context.toast(Text("account", "The payment is recorded"))

    def retranslate(self) -> None:
        if self._asked:
            self.refresh()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None  # a server that writes dates in another way: the pill still tells


def _in_sentence(day: date) -> str:
    """A date within a sentence: French writes days small."""
    text = formatting.long_date(day)
    return text[:1].lower() + text[1:] if language() == "fr" else text


def _feature(value: object) -> Words:
    name = str(value.get("name") or "") if isinstance(value, dict) else str(value)
    return _FEATURES.get(name, name)


_FEATURES = {
    "Vouchers and plans": Text("account", "Plans, vouchers, customers: no limit"),
    "Live monitoring": Text("account", "Live routers and sessions"),
    "Reports": Text("account", "Reports and exports"),
    "Collaborators": Text("account", "Workers with roles of their own"),
    "Several sites": Text("account", "More than one router"),
}
