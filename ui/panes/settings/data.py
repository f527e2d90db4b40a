"""Data used, the exchange with the server, and what the server tells of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import parse_amount, wire_amount
from ui.kit import formatting
from ui.kit.amounts import AmountField
from ui.kit.buttons import Button, CheckBox
from ui.kit.context import PaneContext
from ui.kit.fields import Combo
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label, Meter
from ui.kit.layout import column, holder, row
from ui.kit.truth import Truth, TruthLabel
from ui.panes.settings.rows import Section, SettingRow, SettingsCard

BUDGETS: Final = (0, 5, 10, 20, 50, 100, 200, 500, 1000)
MEGABYTE: Final = 1_000_000
KINDS: Final = {
    "sale": Text("settings", "Sales"),
    "payout": Text("settings", "Payouts"),
    "balance": Text("settings", "Low balance"),
    "customer": Text("settings", "New customers"),
    "router": Text("settings", "Routers that do not answer"),
    "expiry": Text("settings", "Plans about to end"),
}
"""Kinds of notification of our server, in words."""
NEEDS_SERVER: Final = Text("settings", "The server keeps this: it can be changed when it answers.")


class DataSection(Section):
    """Budget, last sync, notifications."""

    documents = ("settings",)

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "outbox", parent=parent)
        self.used = Label("", "body")
        self.meter = Meter(name=Text("settings", "Data used today"))
        self.sync = Button(Text("settings", "Sync now"))
        self.sync.clicked.connect(lambda: self.do("sync", self.services.sync_centre.sync_now()))
        self.centre = Button(Text("settings", "Open the sync centre"), "link")
        self.centre.clicked.connect(lambda: context.go("sync_centre"))
        self.last = self.line("last_sync", Text("settings", "Last sync"), holder(row(self.centre, self.sync)))
        budgets = sorted({*BUDGETS, int(self.kept.get("data_budget_mb"))})
        self.budget = self.choice(
            "data_budget_mb",
            Text("settings", "Data per day"),
            [(megabytes, _budget_words(megabytes)) for megabytes in budgets],
            Text("settings", "Above it, lists are refreshed less often; sales always go."),
        )
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Data and sync"),
                self.budget,
                holder(column(self.used, self.meter, spacing=6)),
                self.last,
            )
        )
        self._make_notifications()

    def _make_notifications(self) -> None:
        self.truth = TruthLabel()
        self.enabled = CheckBox(Text("settings", "On"))
        self.language = Combo([("fr", "Français"), ("en", "English")], name=Text("settings", "Language of messages"))
        money = self.services.account.currency
        self.low = AmountField(
            Text("settings", "Tell me when the balance is below, in {currency}").fill(currency=money.sign),
            money,
            help=Text("settings", "Zero never tells."),
        )
        self.kinds = {kind: CheckBox(words) for kind, words in KINDS.items()}
        self.kind_box = holder(column(*self.kinds.values(), spacing=2))
        self.enabled.toggled.connect(lambda on: self._send(notifications_enabled=on))
        self.language.chosen.connect(lambda code: self._send(language=code))
        self.low.edit.editingFinished.connect(self._send_threshold)
        for kind, box in self.kinds.items():
            box.toggled.connect(lambda on, kind=kind: self._send(notification_kinds={kind: on}))
        self.named["notifications"] = self.enabled
        self.named["low_balance"] = self.low.edit
        self._value: Mapping[str, Any] = {}
        self._filling = False
        self.lines = holder(
            column(
                self.line("notifications_enabled", Text("settings", "Notifications"), self.enabled),
                self.line("server_language", Text("settings", "Language of messages"), self.language),
                self.kind_box,
                row(self.low, None),
                spacing=12,
            )
        )
        self.lines.hide()
        self.card = SettingsCard(Text("settings", "Notifications of the server"), self.lines)
        self.card.add(self.truth)
        self.cards.addWidget(self.card)

    # ------------------------------------------------------------ showing
    async def read(self) -> None:
        self._show_data()
        kept = await self.services.records.document("settings")
        freshness = await self.services.records.freshness("settings")
        self._value = kept.value or {}
        offered = freshness.state not in ("not_offered", "forbidden")
        self.lines.setVisible(bool(self._value))
        self.truth.set_truth(Truth(kept.fetched_at) if self._value and offered else None)
        self.card.say_note(self._state_words(str(freshness.state), offered))
        self._fill()

    def _state_words(self, state: str, offered: bool) -> Words:
        if state == "forbidden":
            return Text("settings", "Your role does not allow this. Ask the owner for access.")
        if not offered:
            return Text("settings", "This server does not offer it.")
        if not self._value:
            return Text("settings", "Not known on this computer yet; it appears when the server answers.")
        return "" if self.online() else NEEDS_SERVER

    def _show_data(self) -> None:
        connectivity = self.services.connectivity
        used, budget = int(connectivity.bytes_today), int(self.kept.get("data_budget_mb")) * MEGABYTE
        size = lambda: formatting.size(used)  # noqa: E731
        if budget:
            self.used.set_words(
                Text("settings", "{used} of {budget} used today").fill(
                    used=size, budget=lambda: formatting.size(budget)
                )
            )
            self.meter.set_share(min(1.0, used / budget), "warning" if used > 0.85 * budget else "accent")
        else:
            self.used.set_words(Text("settings", "{used} used today").fill(used=size))
        self.meter.setVisible(bool(budget))
        last = connectivity.last_sync
        self.last.say_help(
            Text("settings", "At {time}").fill(time=lambda: formatting.time_or_day(last))
            if last is not None
            else Text("settings", "Not yet")
        )

    def _fill(self) -> None:
        self._filling = True
        value, usable = self._value, self.online()
        kinds = value.get("notification_kinds")
        known = kinds if isinstance(kinds, Mapping) else {}
        self.enabled.setChecked(bool(value.get("notifications_enabled")))
        self.language.set_value(value.get("language"))
        for kind, box in self.kinds.items():
            box.setVisible(kind in known)
            box.setChecked(bool(known.get(kind)))
        self.kind_box.setVisible(bool(known))
        self.low.setVisible("low_balance_threshold" in value)
        if not self.low.edit.hasFocus():
            self.low.set_amount(self._threshold())
        for control in (self.enabled, self.language, self.low.edit, *self.kinds.values()):
            control.setEnabled(usable)
            control.setToolTip("" if usable else say(NEEDS_SERVER))
        self._filling = False

    # ------------------------------------------------------------ changing
    def _threshold(self) -> Decimal:
        return parse_amount(self._value.get("low_balance_threshold") or 0)

    def _send_threshold(self) -> None:
        typed = self.low.amount() or Decimal(0)
        if typed != self._threshold():
            self._send(low_balance_threshold=wire_amount(typed))

    def _send(self, **changes: Any) -> None:
        if not self._filling and self._value:
            self.do("notifications", self._change(changes))

    async def _change(self, changes: dict[str, Any]) -> None:
        try:
            answer = await self.services.online.ask("update_settings", body=changes)
        except Exception:
            self._fill()  # what was pressed did not come to be
            raise
        if isinstance(answer, Mapping):
            self._value = {**self._value, **answer}
            self._fill()


def _budget_words(megabytes: int) -> Words:
    if not megabytes:
        return Text("settings", "Without limit")
    return lambda: formatting.size(megabytes * MEGABYTE)


__all__ = ["KINDS", "DataSection", "SettingRow"]
