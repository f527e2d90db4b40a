"""The vouchers pane: a header, the batches on their way, and three tabs: tickets, batches, stock."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.voucher_orders import BatchOrder, OrderState
from tiknet_desktop.services.voucher_stock import StockLine, VoucherState
from ui.kit import formatting, states
from ui.kit.buttons import Button, Tabs
from ui.kit.containers import Banner, Card, PageHeader
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text, Words, translate
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.messages import describe
from ui.kit.pane import ResourcePane
from ui.kit.tools import SearchTool
from ui.panes.vouchers.batches import BatchesList
from ui.panes.vouchers.form import ask_batch
from ui.panes.vouchers.paper import print_records
from ui.panes.vouchers.progress import OrderCards, printable
from ui.panes.vouchers.stock import StockPage
from ui.panes.vouchers.tickets import TicketsList
from ui.panes.vouchers.words import ROW_EXTRAS

log = logging.getLogger(__name__)

TABS = ("tickets", "batches", "stock")


class VouchersPane(QWidget):
    """Printed codes: all of them, the batches they came in, what is left; new batches and their progress."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self._states: dict[str, OrderState] = {}
        self._left: int | None = None
        self._low = 0
        extras = context.offers(ROW_EXTRAS)
        self.header = PageHeader(Text("vouchers", "Vouchers"))
        self.header.add(SearchTool(context))
        self.new_button = Button(
            Text("vouchers", "New batch"), "primary", "ri.add-line", hint="Ctrl+N", shortcut="Ctrl+N"
        )
        self.new_button.clicked.connect(lambda: self._spawn("new", self.new_batch))
        if not context.allowed(Permission.CREATE_USERS):
            self.new_button.hide()
        self.header.add(self.new_button)
        self.tabs = Tabs(
            [
                ("tickets", Text("vouchers", "Vouchers")),
                ("batches", Text("vouchers", "Batches")),
                ("stock", Text("vouchers", "Stock")),
            ],
            "tickets",
            Text("vouchers", "Parts of this page"),
        )
        self.tabs.changed.connect(self.open_tab)
        self.orders = OrderCards(self._order_act)
        self.tickets = TicketsList(context, self.new_batch)
        self.batches: BatchesList | None = None
        if extras:
            self.batches = BatchesList(context, self.new_batch, self.show_batch)
        self.stock = StockPage(context, self.new_batch, self._show_plan, extras)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "tickets": self.tickets,
            "batches": self.batches or _not_offered(),
            "stock": self.stock,
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._banner_box = column(spacing=8, margins=(24, 2, 24, 8))
        self._banners = holder(self._banner_box)
        self._banners.hide()
        whole = column(
            self.header,
            row(self.tabs, None, margins=(24, 0, 24, 6)),
            self._banners,
            self.orders,
            self._stack,
            spacing=0,
        )
        whole.setStretch(4, 1)
        self.setLayout(whole)
        for index, name in enumerate(TABS, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{index}"), self)
            shortcut.activated.connect(lambda name=name: self.open_tab(name))
        self.setFocusProxy(self.tickets.table)
        self._listener = BusListener(
            self,
            self.services.bus,
            ("vouchers", "voucher_batches", "plans", "outbox", "connectivity", "settings", "freshness"),
            self._changed,
        )

    # ------------------------------------------------------------ going about
    def open_tab(self, name: str) -> None:
        """Show a tab: ``tickets``, ``batches`` or ``stock``."""
        self.tabs.set_current(name)
        page = self._pages[name]
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(getattr(page, "table", page))

    def show_batch(self, batch: str) -> None:
        """Show the tickets of a batch."""
        self.open_tab("tickets")
        self.tickets.show_batch(batch)
        self.tickets.table.setFocus()

    def _show_plan(self, line: StockLine) -> None:
        if line.plan is not None:
            self.open_tab("tickets")
            self.tickets.show_plan(line.plan, line.plan_name, VoucherState.ACTIVE)
            self.tickets.table.setFocus()

    def open_record(self, key: str | None = None, **options: object) -> None:
        """Show a code or a batch by its key; with ``batch`` its tickets, with ``tab`` a tab, with ``add`` the form."""
        if key is not None:
            self._spawn("open", self._open, key)
        elif options.get("add"):
            self._spawn("new", self.new_batch, str(options.get("plan") or ""))
        elif options.get("batch"):
            self.show_batch(str(options["batch"]))
        elif options.get("tab") in TABS:
            self.open_tab(str(options["tab"]))

    async def _open(self, key: str) -> None:
        if self.batches is not None and await self.services.records.get("voucher_batches", key) is not None:
            self.open_tab("batches")
            self.batches.open_record(key)
            return
        self.open_tab("tickets")
        self.tickets.open_record(key)

    def _spawn(self, name: str, work: Callable[..., Awaitable[object]], *given: Any) -> None:
        # The coroutine is made inside: one that is cancelled before it begins would be left unawaited.
        self.context.spawn(self._guarded(work, *given), name=f"vouchers: {name}", owner=self)

    async def _guarded(self, work: Callable[..., Awaitable[object]], *given: Any) -> None:
        try:
            await work(*given)
        except Exception as error:  # noqa: BLE001 - shown above the list
            self.show_fault(error)

    def show_fault(self, error: BaseException) -> None:
        """Say what failed; it stays until it is closed."""
        log.warning("the vouchers pane could not do it", exc_info=error)
        message = describe(error)
        clear(self._banner_box)
        banner = Banner(
            message.title,
            message.text,
            look="danger",
            glyph="ri.error-warning-line",
            action=Text("vouchers", "Close"),
        )
        banner.acted.connect(self._banners.hide)
        self._banner_box.addWidget(banner)
        self._banners.show()

    # ------------------------------------------------------------ batches on their way
    async def new_batch(self, plan_key: str = "") -> None:
        """Ask for a batch and order it."""
        batch = await ask_batch(self.context, self, plan_key)
        if batch is None:
            return
        self._states[batch] = OrderState.WAITING  # it may be complete before anybody looks
        words: Words = (
            Text("vouchers", "Batch {batch} is on its way")
            if is_online(self.services)
            else Text("vouchers", "Batch {batch} is kept on this computer and waits for the server")
        )
        assert isinstance(words, Text)
        self.context.toast(words.fill(batch=batch), "pending")
        await self.refresh()

    def _order_act(self, key: str, order: BatchOrder) -> None:
        acts: dict[str, Callable[[BatchOrder], Awaitable[object]]] = {
            "stop": self._stop,
            "resume": lambda one: self.services.vouchers.resume(one.batch),
            "give_up": lambda one: self.services.vouchers.give_up(one.batch),
            "put_away": lambda one: self.services.vouchers.put_away(one.batch),
            "print": self._print,
        }
        self._spawn(key, acts[key], order)

    async def _stop(self, order: BatchOrder) -> None:
        vouchers = self.services.vouchers
        await vouchers.stop(order.batch)
        if order.state is OrderState.WAITING:
            self.context.toast(
                Text("vouchers", "Batch {batch} is cancelled: nothing was made").fill(batch=order.batch),
                "info",
                Text("vouchers", "Undo"),
                lambda: self._spawn("resume", vouchers.resume, order.batch),
            )

    async def _print(self, order: BatchOrder) -> None:
        records = await self.services.vouchers.printable(order.batch)
        if await print_records(self.context, self, records, batch=order.batch) == len(records) > 0:
            await self.services.vouchers.put_away(order.batch)

    # ------------------------------------------------------------ what is shown
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spawn("refresh", self.refresh)
        self._listener.shown()

    def _changed(self, changed: set[str]) -> None:
        if "vouchers" in changed and self._stack.currentWidget() is self.batches:
            self.services.vouchers.freshen_batches()
        self._spawn("orders", self._refresh_orders)
        if changed & {"vouchers", "plans", "settings", "freshness"}:
            self._spawn("stock", self._refresh_stock)

    async def refresh(self) -> None:
        """Read the batches on their way and the stock again."""
        await self._refresh_orders()
        await self._refresh_stock()

    async def _refresh_orders(self) -> None:
        orders = await self.services.vouchers.orders()
        self.orders.show_orders(orders, is_online(self.services))
        self._tell_ready(orders)

    async def _refresh_stock(self) -> None:
        lines = await self.services.vouchers.stock()
        self._left = sum(line.left for line in lines)
        self._low = sum(line.low for line in lines)
        self.tabs.set_count("stock", formatting.number(self._low) if self._low else "")
        self.header.set_context(self._context_words if any(line.ever for line in lines) else "")
        self.stock.show_lines(lines, await self.services.records.freshness("vouchers"))

    def _context_words(self) -> str:
        words = translate("vouchers", "%Ln voucher(s) in stock", "", self._left or 0)
        if self._low:
            words += " · " + translate("vouchers", "%Ln plan(s) to print again soon", "", self._low)
        return words

    def _tell_ready(self, orders: list[BatchOrder]) -> None:
        """Offer to print a batch that became complete while somebody looks."""
        for order in orders:
            ready = order.state is OrderState.DONE and printable(order)
            before = self._states.get(order.batch)
            if ready and before not in (None, OrderState.DONE):
                self._offer_print(order)
            if order.state is not OrderState.DONE or ready:
                self._states[order.batch] = order.state

    def _offer_print(self, order: BatchOrder) -> None:
        self.context.toast(
            lambda: translate("vouchers", "%Ln voucher(s) ready to print", "", order.made),
            "success",
            Text("vouchers", "Print"),
            lambda: self._spawn("print", self._print, order),
        )

    def current_list(self) -> ResourcePane | None:
        """The list of the open tab, if it has one."""
        page = self._stack.currentWidget()
        return page if isinstance(page, ResourcePane) else None

    def restyle(self) -> None:
        rescale(self)

    def retranslate(self) -> None:
        if self.isVisible():
            self._spawn("refresh", self.refresh)


def _not_offered() -> QWidget:
    state = states.not_offered(
        Text("vouchers", "This server makes codes without batches. The vouchers themselves are all in the list.")
    )
    return holder(column(Card(state, margins=(1, 1, 1, 1)), spacing=0, margins=(24, 12, 24, 16)))
