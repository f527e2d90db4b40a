"""The money pane: one header, four tabs. What a role may not see is not built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record
from ui.kit import formatting, states
from ui.kit.buttons import Button, Segmented, Tabs
from ui.kit.containers import Card, PageHeader
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text, Words
from ui.kit.layout import clear, column, holder, row
from ui.kit.messages import describe
from ui.kit.theme import theme
from ui.kit.tools import SearchTool, connection_banner
from ui.panes.money.listing import KINDS, TransactionList
from ui.panes.money.methods import MethodsPane, add
from ui.panes.money.overview import DOCUMENTS, OverviewPage
from ui.panes.money.search_page import ServerSearch
from ui.panes.money.withdraw import AttemptNotice, withdraw
from ui.panes.money.withdrawals import WithdrawalsPane

TABS: Final[tuple[tuple[str, Words], ...]] = (
    ("overview", Text("money", "Overview")),
    ("transactions", Text("money", "Movements")),
    ("withdrawals", Text("money", "Withdrawals")),
    ("methods", Text("money", "Payment methods")),
)
LISTENS: Final = (
    "wallet_transactions",
    "assigned_transactions",
    "withdrawals",
    "payment_methods",
    "documents",
    "freshness",
    "connectivity",
)


class MoneyPane(QWidget):
    """Money: overview, movements, withdrawals, payment methods."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.header = PageHeader(Text("money", "Money"), Text("money", "What came in, what goes out, and where to"))
        self.header.add(SearchTool(context))
        if not context.allowed(Permission.TRANSACTION_VIEWING):
            self._forbid()
            return
        self.ask_button = Button(Text("money", "Withdraw"), "primary", "ri.bank-line", hint="Ctrl+N", shortcut="Ctrl+N")
        self.ask_button.clicked.connect(self.withdraw)
        self.add_button = Button(Text("money", "New payment method"), "primary", "ri.add-line")
        self.add_button.clicked.connect(self._add_method)
        self.header.add(self.ask_button, self.add_button)
        self.tabs = Tabs(TABS, "overview", Text("money", "Parts of money"))
        self.tabs.changed.connect(self.open_tab)
        self.kind = Segmented(
            [
                ("wallet", Text("money", "Wallet")),
                ("staff", Text("money", "Sold by the staff")),
                ("devices", Text("money", "Devices")),
                ("server", Text("money", "On the server")),
            ],
            "wallet",
            Text("money", "Which movements"),
        )
        self.kind.changed.connect(self.open_kind)
        self.overview = OverviewPage(context, self._go)
        self.lists = {kind: TransactionList(context, kind) for kind in KINDS}
        self.search = ServerSearch(context)
        self.withdrawals = WithdrawalsPane(context, self._ask_from_list)
        self.methods = MethodsPane(context)
        self._pages: dict[str, QWidget] = {
            "overview": self.overview,
            "withdrawals": self.withdrawals,
            "methods": self.methods,
            "server": self.search,
            **self.lists,
        }
        self.notice = AttemptNotice(context)
        self._banner_box = column(spacing=0)
        self._banner_away: bool | None = None
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._tab_row = row(self.tabs, None, margins=(24, 0, 24, 6))
        self._kind_row = row(margins=(24, 0, 24, 0))
        tabs = column(self._tab_row, self._kind_row, spacing=0)
        layout = column(self.header, self._banner_box, tabs, self.notice, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._place_kind()
        self.open_tab("overview")
        self._listener = BusListener(self, self.services.bus, LISTENS, self._changed, delay=90)

    def _forbid(self) -> None:
        role = self.services.account.role_name
        state = Card(states.forbidden(role), margins=(1, 1, 1, 1))
        layout = column(self.header, spacing=0)
        layout.addWidget(holder(column(state, margins=(24, 12, 24, 16))), 1)
        self.setLayout(layout)

    # ------------------------------------------------------------ going about
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "tabs"):
            self._place_kind()

    def restyle(self) -> None:
        if hasattr(self, "tabs"):
            self._place_kind()

    def _place_kind(self) -> None:
        """The kinds stand beside the tabs where both fit, else under them."""
        room = self.width() - theme().px(2 * 24 + 20)
        beside = self.tabs.sizeHint().width() + self.kind.sizeHint().width() <= room
        wanted = self._tab_row if beside else self._kind_row
        if wanted.indexOf(self.kind) < 0:
            wanted.addWidget(self.kind)
            if not beside:
                wanted.setAlignment(self.kind, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        self.restyle()

    def open_tab(self, key: str) -> None:
        """``overview``, ``transactions``, ``withdrawals`` or ``methods``."""
        self.tabs.set_current(key)
        self.kind.setVisible(key == "transactions")
        owner = self.context.allowed(Permission.SETTING_ACCESS)
        self.ask_button.setVisible(owner and key in ("overview", "withdrawals"))
        self.add_button.setVisible(owner and key == "methods")
        self._stack.setCurrentWidget(self._pages[self.kind.current() if key == "transactions" else key])

    def open_kind(self, kind: str) -> None:
        """``wallet``, ``staff``, ``devices`` or ``server``."""
        self.kind.set_current(kind)
        self.open_tab("transactions")

    def _go(self, where: str, record: Record | None) -> None:
        if where != "movement" or record is None:
            self.open_tab(where if where != "movement" else "transactions")
            return
        kind = "staff" if record.resource == "assigned_transactions" else "wallet"
        self.open_kind(kind)
        self.lists[kind].open_record(record.key)

    def open_record(self, key: str | None = None, **options: Any) -> None:
        """Show a movement, a withdrawal or a payment method by its key; ``tab`` and ``kind`` open a part; ``customer`` (a key)
        shows what one customer paid."""
        if not hasattr(self, "tabs"):
            return
        if options.get("kind"):
            self.open_kind(str(options["kind"]))
        elif options.get("tab"):
            self.open_tab(str(options["tab"]))
        if key is not None or options.get("customer"):
            self.context.spawn(self._open(key, options.get("customer")), name="money: open", owner=self)

    async def _open(self, key: str | None, customer: str | None) -> None:
        records = self.services.records
        if customer:
            found = await records.get("customers", customer)
            if found is not None and found["username"]:
                name = " ".join(part for part in (found["first_name"], found["last_name"]) if part)
                for kind in ("wallet", "staff"):
                    self.lists[kind].show_customer(str(found["username"]), name or str(found["username"]))
                self.open_kind("staff")
            return
        assert key is not None
        for name, tab in (
            ("wallet_transactions", "wallet"),
            ("assigned_transactions", "staff"),
            ("withdrawals", "withdrawals"),
            ("payment_methods", "methods"),
        ):
            if await records.get(name, key) is not None:
                if tab in self.lists:
                    self.open_kind(tab)
                    self.lists[tab].open_record(key)
                else:
                    self.open_tab(tab)
                    self._pages[tab].open_record(key)  # type: ignore[attr-defined]
                return

    # ------------------------------------------------------------ acting
    def withdraw(self) -> None:
        """Ask for a withdrawal."""
        self.context.spawn(self._withdraw(), name="money: withdraw", owner=self)

    async def _withdraw(self) -> None:
        methods = await self.services.records.aggregate(_every_method(), "id", "count")
        if not methods and is_online(self.services):
            self.open_tab("methods")
            await add(self.methods, ())
            methods = await self.services.records.aggregate(_every_method(), "id", "count")
            if not methods:
                return
        self.ask_button.disable(Text("money", "It is being asked for"))
        try:
            made = await withdraw(self, self.context)
        finally:
            self.ask_button.enable()
            await self.notice.refresh()
        if made is not None:
            self.open_tab("withdrawals")
            self.withdrawals.open_record(made.key)

    async def _ask_from_list(self, pane: Any, records: Sequence[Record]) -> None:
        await self._withdraw()

    def _add_method(self) -> None:
        self.methods.run(self.methods.spec.primary, ())  # type: ignore[arg-type]

    # ------------------------------------------------------------ data
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if hasattr(self, "tabs"):
            self._listener.shown()
            self._changed(set(LISTENS))

    def _changed(self, changed: set[str]) -> None:
        self.context.spawn(self._refresh(), name="money: refresh", owner=self)
        if self.overview.isVisible():
            self.overview.refresh()

    async def _refresh(self) -> None:
        await self.notice.refresh()
        self._show_banner()
        wallet = await self.services.money.wallet()
        if wallet.balance is None:
            self.header.set_context(Text("money", "What came in, what goes out, and where to"))
            return
        money = self.services.account.currency
        self.header.set_context(
            Text("money", "{amount} in the wallet").fill(amount=lambda: formatting.money(wallet.balance, money))
        )

    def _show_banner(self) -> None:
        """Once for all tabs; the lists show their own, so only the overview and the search need it."""
        away = not is_online(self.services) and self._stack.currentWidget() in (self.overview, self.search)
        if away == self._banner_away:
            return
        self._banner_away = away
        clear(self._banner_box)
        if away:
            banner = connection_banner(self.services.connectivity, self._pull)
            self._banner_box.addLayout(row(banner, margins=(24, 6, 24, 6)))

    def _pull(self) -> None:
        self.context.spawn(self._ask_server(), name="money: pull", owner=self)

    async def _ask_server(self) -> None:
        try:
            for name in (*DOCUMENTS, "wallet_transactions", "withdrawals"):
                await self.services.records.refresh(name)
        except Exception as error:  # noqa: BLE001 - said to the person who asked
            self.context.toast(describe(error).sentence, "warning")


def _every_method() -> Any:
    from tiknet_desktop.storage.records import RecordQuery

    return RecordQuery("payment_methods")
