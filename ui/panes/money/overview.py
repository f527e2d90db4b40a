"""The wallet at a glance: what can be withdrawn, where it came from, what is under way, the last movements."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy

from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Card, ScrollPage, StatCard
from ui.kit.context import PaneContext, is_online
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue, Label, Meter, Pill, Rule
from ui.kit.layout import clear, column, row
from ui.kit.reflow import GUTTER, Reflow
from ui.kit.spec import Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.truth import Truth
from ui.panes.money.words import (
    buyer,
    is_payout,
    signed_amount,
    status_of,
    thing,
    withdrawal_status,
)

if TYPE_CHECKING:
    from tiknet_desktop.storage.states import FreshnessState

log = logging.getLogger(__name__)

LATEST: Final = 9
UNDER_WAY: Final = 4
WALLET_CADENCE: Final = timedelta(seconds=120)
COUNTERS_CADENCE: Final = timedelta(seconds=600)
DOCUMENTS: Final = ("wallet", "counters", "assigned_wallet")


class LatestMovements(Card):
    """The newest movements of every kind; Enter or a double click opens one."""

    def __init__(self, context: PaneContext, on_open: Callable[[Record], object], on_all: Callable[[], object]) -> None:
        self.context = context
        self._on_open = on_open
        self.more = Button(Text("money", "View all"), "link")
        self.more.setAccessibleDescription(str(Text("money", "Last movements")))
        self.more.clicked.connect(lambda: on_all())
        self.table = TableView(self._columns(), name=Text("money", "Last movements"))
        self.model = RowsModel(self.table.columns, self.table)
        self.table.setModel(self.model)
        self.table.row_activated.connect(self._activated)
        self.nothing = Label(Text("money", "No money has moved yet."), "small", "text_muted")
        head = row(Label(Text("money", "Last movements"), "section", elide=True), self.more, margins=(15, 0, 13, 0))
        head.setStretch(0, 1)
        quiet = row(self.nothing, margins=(15, 4, 15, 8))
        super().__init__(column(head, self.table, quiet, None, spacing=2), margins=(1, 10, 1, 8))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.restyle()

    def _columns(self) -> tuple[ColumnSpec, ...]:
        money = self.context.services.account.currency

        def what(record: Record) -> Cell:
            return Cell(thing(record), glyph="", strong=True)

        def state(record: Record) -> Cell:
            words, tone = status_of(record)
            return Cell(pill=(say(words), tone), pending=bool(record.pending))

        return (
            ColumnSpec(
                "when",
                Text("money", "When"),
                lambda one: Cell(formatting.day_and_time(one["created_at"]), ink="text_muted"),
                146,
            ),
            ColumnSpec("what", Text("money", "What"), what, 134),
            ColumnSpec(
                "who", Text("money", "Customer"), lambda one: Cell(buyer(one) or formatting.MISSING), priority=1
            ),
            ColumnSpec("state", Text("money", "State"), state, 122, priority=2),
            ColumnSpec(
                "amount",
                Text("money", "Amount"),
                lambda one: Cell(signed_amount(one, money), strong=not is_payout(one)),
                146,
                right=True,
            ),
        )

    def show_rows(self, records: Sequence[Record]) -> None:
        """Show these, newest first."""
        if list(records) != self.model.rows:
            self.model.show(records)
        self.table.setVisible(bool(records))
        self.nothing.setVisible(not records)

    def restyle(self) -> None:
        super().restyle()
        look = theme()
        self.table.setFixedHeight(look.size("table_header") + LATEST * look.size("row_compact"))

    def _activated(self, position: int) -> None:
        if 0 <= position < len(self.model.rows):
            self._on_open(self.model.rows[position])


class UnderWay(Card):
    """Withdrawals that are asked for and not paid, and where the next one goes."""

    def __init__(self, context: PaneContext, on_all: Callable[[], object], on_methods: Callable[[], object]) -> None:
        self.context = context
        self.more = Button(Text("money", "View all"), "link")
        self.more.setAccessibleDescription(str(Text("money", "Withdrawals")))
        self.more.clicked.connect(lambda: on_all())
        self._lines = column(spacing=0)
        self.methods = Button("", "link")
        self.methods.clicked.connect(lambda: on_methods())
        self._to = row(Label(Text("money", "Sent to"), "small", "text_muted"), None, self.methods)
        super().__init__(
            self._lines,
            Rule(),
            self._to,
            title=Text("money", "Withdrawals under way"),
            action=self.more,
            spacing=8,
            margins=(16, 10, 16, 14),
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_rows(self, withdrawals: Sequence[Record], methods: Sequence[Record]) -> None:
        """Show the open withdrawals and the method offered first."""
        clear(self._lines)
        money = self.context.services.account.currency
        if not withdrawals:
            self._lines.addWidget(Label(Text("money", "Nothing is on its way."), "small", "text_muted"))
        for index, record in enumerate(withdrawals[:UNDER_WAY]):
            if index:
                self._lines.addWidget(Rule())
            when = formatting.day_and_time(record["requested_at"])
            words = column(
                Label(partial(formatting.money, record["amount"], money), "label"),
                Label(f"{record['payment_method_name']} · {when}", "small", "text_muted", elide=True),
                spacing=0,
            )
            line = row(words, Pill(*withdrawal_status(record)), spacing=8, margins=(0, 7, 0, 7))
            line.setStretch(0, 1)
            self._lines.addLayout(line)
        left = len(withdrawals) - UNDER_WAY
        if left > 0:
            self._lines.addWidget(Label(lambda: translate("money", "and %Ln more", "", left), "small", "text_faint"))
        first = next((one for one in methods if one["is_default"]), methods[0] if methods else None)
        self.methods.set_words(str(first["name"]) if first is not None else Text("money", "Add a payment method"))


class Sources(Card):
    """Online and over the counter, as shares of what ever came in."""

    def __init__(self, context: PaneContext) -> None:
        self.context = context
        self.online = KeyValue(Text("money", "Paid online"))
        self.counter = KeyValue(Text("money", "Sold over the counter"))
        self.total = KeyValue(Text("money", "Together"))
        self.meter = Meter(name=Text("money", "Share paid online"))
        self.note = Label("", "caption", "text_muted", wrap=True)
        super().__init__(
            self.total,
            Rule(),
            self.online,
            self.meter,
            self.counter,
            self.note,
            None,
            title=Text("money", "Since the beginning"),
            spacing=8,
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_wallet(self, wallet: Any) -> None:
        """Show the counters."""
        money = self.context.services.account.currency
        for line, value in ((self.online, wallet.online), (self.counter, wallet.counter), (self.total, wallet.total)):
            line.set_value("" if value is None else partial(formatting.money, value, money))
        total = (wallet.online or 0) + (wallet.counter or 0)
        share = float((wallet.online or 0) / total) if total else 0.0
        self.meter.set_share(share)
        self.note.set_words(
            Text("money", "{share} was paid online: that part goes through the wallet. Cash stays in the shop.").fill(
                share=partial(formatting.percent, share)
            )
            if total
            else ""
        )


class OverviewPage(ScrollPage):
    """Four numbers, the last movements, what is under way."""

    def __init__(self, context: PaneContext, go: Callable[..., object]) -> None:
        self.context, self.services = context, context.services
        self.balance = StatCard(Text("money", "In the wallet"))
        self.online = StatCard(Text("money", "Paid online"))
        self.counter = StatCard(Text("money", "Over the counter"))
        self.waiting = StatCard(Text("money", "Withdrawals under way"))
        self.cards = (self.balance, self.online, self.counter, self.waiting)
        self.latest = LatestMovements(context, lambda one: go("movement", one), lambda: go("transactions", None))
        self.under_way = UnderWay(context, lambda: go("withdrawals", None), lambda: go("methods", None))
        self.sources = Sources(context)
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._arrange()
        self._reading = False

    def _arrange(self) -> None:
        grid = self._grid
        gap = theme().px(GUTTER)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(theme().px(14))
        for place in range(12):
            grid.setColumnStretch(place, 1)
        grid.addWidget(Reflow(*self.cards), 0, 0, 1, 12)
        grid.addWidget(self.latest, 1, 0, 2, 8)
        grid.addWidget(self.under_way, 1, 8, 1, 4)
        grid.addWidget(self.sources, 2, 8, 1, 4)
        grid.setRowStretch(2, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(
            ["wallet_transactions", "assigned_transactions", "withdrawals", "payment_methods", *DOCUMENTS]
        )
        self.refresh()
        self.context.spawn(self._ask_what_is_missing(), name="money: missing", owner=self)

    async def _ask_what_is_missing(self) -> None:
        """Figures that never came are asked for now, before their turn."""
        records = self.services.records
        for name in DOCUMENTS:
            if (await records.freshness(name)).state != "never" or not is_online(self.services):
                continue
            try:
                await records.refresh(name)
            except ApiError as error:
                log.info("%s could not be read: %s", name, error)  # its card says that it was never loaded

    def refresh(self) -> None:
        """Read everything again."""
        if not self._reading:
            self._reading = True
            self.context.spawn(self._read(), name="money: overview", owner=self)

    async def _read(self) -> None:
        records = self.services.records
        try:
            wallet = await self.services.money.wallet()
            states = {name: (await records.freshness(name)).state for name in DOCUMENTS}
            latest = await self.services.money.latest(LATEST)
            open_ones = RecordQuery(
                "withdrawals",
                filters=(Filter("status", FilterOp.IN, ("pending", "approved")),),
                sort=(Sort("requested_at", descending=True),),
            )
            waiting = (await records.page(open_ones, 0, 20)).rows
            methods = (await records.page(RecordQuery("payment_methods", sort=(Sort("name"),)), 0, 50)).rows
        finally:
            self._reading = False
        self._show(wallet, states, waiting)
        self.latest.show_rows(latest)
        self.under_way.show_rows(waiting, methods)
        self.sources.show_wallet(wallet)

    def _show(self, wallet: Any, states: Mapping[str, FreshnessState], waiting: Sequence[Record]) -> None:
        money = self.services.account.currency
        wallet_truth = Truth(wallet.wallet_at, "server", WALLET_CADENCE)
        counters_truth = Truth(wallet.counters_at, "server", COUNTERS_CADENCE)
        note: Words = ""
        if not is_online(self.services):
            note = Text("money", "withdrawals once back online")
        elif wallet.available is not None:
            note = Text("money", "{amount} can be withdrawn").fill(
                amount=partial(formatting.money, wallet.available, money)
            )
        self._amount(self.balance, wallet.balance, note, wallet_truth, states["wallet"])
        self._amount(self.online, wallet.online, _share(wallet.online, wallet), counters_truth, states["counters"])
        self._amount(self.counter, wallet.counter, _share(wallet.counter, wallet), counters_truth, states["counters"])
        count = wallet.under_way_count
        under: Words = Text("money", "nothing is on its way")
        if count:
            under = lambda: translate("money", "%Ln withdrawal(s) not paid yet", "", count)  # noqa: E731
        moments = [one.fetched_at for one in waiting if one.fetched_at is not None]
        truth = Truth(min(moments), "server") if moments else wallet_truth
        self._amount(self.waiting, wallet.under_way, under, truth, "fresh")

    @staticmethod
    def _not_there(state: str) -> Words:
        return {
            "not_offered": Text("money", "not offered by this server"),
            "forbidden": Text("money", "reserved for other roles"),
        }.get(state, "")

    def _amount(self, card: StatCard, value: Any, note: Words, truth: Truth, state: str) -> None:
        money = self.services.account.currency
        missing = self._not_there(state) if value is None else ""
        if value is None:
            card.show_value(formatting.MISSING, "", missing or note, None if missing else truth)
            return
        card.show_value(
            lambda: formatting.money_parts(value, money)[0],
            lambda: formatting.money_parts(value, money)[1],
            note,
            truth,
        )

    def retranslate(self) -> None:
        if self.isVisible():
            self.refresh()


def _share(part: Any, wallet: Any) -> Words:
    total = (wallet.online or 0) + (wallet.counter or 0)
    if part is None or not total:
        return ""
    return Text("money", "{share} of all that came in").fill(share=partial(formatting.percent, float(part / total)))
