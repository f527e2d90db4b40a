"""The reports pane: one header, one period for four pages, and the close of a month."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from tiknet_desktop.domain.permissions import Permission
from ui.kit import dialogs, states
from ui.kit.buttons import Button, IconButton, Tabs
from ui.kit.containers import Card, PageHeader
from ui.kit.context import BusListener, PaneContext
from ui.kit.i18n import Text, Words, say
from ui.kit.layout import column, holder, row
from ui.kit.messages import describe
from ui.kit.tools import SearchTool
from ui.panes.money.days import today
from ui.panes.reports.exchange import choose, remembered_rate
from ui.panes.reports.month import MonthPage
from ui.panes.reports.pages import CustomersPage, PlansPage, ReportPage, RoutersPage, SalesPage
from ui.panes.reports.parts import PeriodBar

TABS: Final[tuple[tuple[str, Words], ...]] = (
    ("sales", Text("reports", "Sales")),
    ("customers", Text("reports", "Customers")),
    ("plans", Text("reports", "Plans")),
    ("routers", Text("reports", "Routers")),
    ("month", Text("reports", "Close of the month")),
)
LISTENS: Final = (
    "wallet_transactions",
    "assigned_transactions",
    "assigned_plans",
    "connectivity",
    "capabilities",
    "freshness",
)


class ReportsPane(QWidget):
    """Reports: sales, customers, plans, routers, the close of a month."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.header = PageHeader(Text("reports", "Reports"), Text("reports", "Figures, and what they were before"))
        self.header.add(SearchTool(context))
        if not context.allowed(Permission.TRANSACTION_VIEWING):
            role = self.services.account.role_name
            state = Card(states.forbidden(role), margins=(1, 1, 1, 1))
            layout = column(self.header, spacing=0)
            layout.addWidget(holder(column(state, margins=(24, 12, 24, 16))), 1)
            self.setLayout(layout)
            return
        self.exchange = IconButton("ri.exchange-dollar-line", Text("reports", "Second currency"))
        self.exchange.clicked.connect(lambda: self._spawn("currency", self._choose_currency()))
        self.sheet_button = Button(Text("reports", "Workbook"), "secondary", "ri.file-excel-2-line")
        self.sheet_button.clicked.connect(lambda: self._spawn("workbook", self.save_workbook()))
        self.pdf_button = Button(Text("reports", "Report as PDF"), "primary", "ri.file-pdf-line")
        self.pdf_button.clicked.connect(self._print)
        self.header.add(self.exchange, self.sheet_button, self.pdf_button)
        self.tabs = Tabs(TABS, "sales", Text("reports", "Kinds of report"))
        self.tabs.changed.connect(self.open_tab)
        self.bar = PeriodBar(context)
        self.bar.changed.connect(self.reload)
        self.sales, self.customers = SalesPage(context), CustomersPage(context)
        self.plans, self.routers, self.month = PlansPage(context), RoutersPage(context), MonthPage(context)
        self.pages: dict[str, ReportPage] = {
            "sales": self.sales,
            "customers": self.customers,
            "plans": self.plans,
            "routers": self.routers,
            "month": self.month,
        }
        self._shown: dict[str, Any] = {}
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        tabs = row(self.tabs, None, margins=(24, 0, 24, 0))
        layout = column(self.header, tabs, self.bar, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._first = True
        self._listener = BusListener(self, self.services.bus, LISTENS, self._news, delay=1500)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Refresh), self.reload),
            (QKeySequence(QKeySequence.StandardKey.Print), self._print),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.activated.connect(slot)
        self._show_tools("sales")

    def _spawn(self, name: str, work: Any) -> None:
        self.context.spawn(work, name=f"reports: {name}", owner=self)

    # ------------------------------------------------------------ going about
    def open_tab(self, key: str) -> None:
        """``sales``, ``customers``, ``plans``, ``routers`` or ``month``."""
        self.tabs.set_current(key)
        self._show_tools(key)
        self._stack.setCurrentWidget(self.pages[key])
        self._ask(key)

    def _show_tools(self, key: str) -> None:
        self.bar.setVisible(key != "month")
        self.bar.steps.setVisible(key in ("sales", "customers"))
        self.pdf_button.setVisible(key == "month")

    def open_record(self, key: str | None = None, **options: Any) -> None:
        """``tab`` opens a page."""
        if hasattr(self, "tabs") and options.get("tab") in self.pages:
            self.open_tab(str(options["tab"]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not hasattr(self, "tabs"):
            return
        self.services.records.set_visible(["wallet_transactions", "assigned_transactions"])
        self.bar.renew()
        self._listener.shown()
        if self._first:
            self._first = False
            self._spawn("rate", self._read_rate())
        self._ask(self.tabs.current())

    # ------------------------------------------------------------ figures
    def reload(self) -> None:
        """Other days or another step: every page reads again when it is looked at."""
        self._shown.clear()
        self._ask(self.tabs.current())

    def _news(self, changed: set[str]) -> None:
        """Money moved: the figures of a period that is not over are others now. That lists were read to their end matters
        only to figures added up from them."""
        if changed <= {"freshness"} and not self._waits_for_lists():
            return
        if self.bar.period.last >= today():
            self.reload()

    def _waits_for_lists(self) -> bool:
        page = self.pages[self.tabs.current()]
        return page.figures is not None and not page.origin_of(page.figures).complete

    def _ask(self, key: str) -> None:
        if not self.isVisible():
            return
        wanted = (self.bar.period, self.bar.step) if key != "month" else self.month.first
        if self._shown.get(key) == wanted:
            return
        self._shown[key] = wanted
        if key == "month":
            self.month.show_month()
        else:
            self.pages[key].open_period(self.bar.period, self.bar.step)

    # ------------------------------------------------------------ a second currency
    async def _read_rate(self) -> None:
        rate = await remembered_rate(self.context)
        if rate is not None:
            self._show_rate(rate)

    async def _choose_currency(self) -> None:
        chosen, rate = await choose(self, self.context)
        if chosen:
            self._show_rate(rate)

    def _show_rate(self, rate: Any) -> None:
        for page in self.pages.values():
            page.purse = replace(page.purse, rate=rate)
            page.redraw()

    # ------------------------------------------------------------ files
    def _print(self) -> None:
        if self.tabs.current() == "month":
            self._spawn("pdf", self.month.save_pdf())

    async def save_workbook(self, path: Path | None = None) -> Path | None:
        """Write what is shown as a workbook; asks where when no path is given."""
        key = self.tabs.current()
        if key == "month":
            return await self.month.save_workbook(path)
        page = self.pages[key]
        sheets = page.sheets()
        if not sheets:
            self.context.toast(Text("reports", "There is nothing to write yet"), "info")
            return None
        title = say(dict(TABS)[key])
        name = f"{title} {self.bar.period.first:%Y-%m-%d} {self.bar.period.last:%Y-%m-%d}.xlsx"
        path = path or await dialogs.save_path(self, Text("reports", "Save the workbook"), name, "XLSX (*.xlsx)")
        if path is None:
            return None
        from ui.panes.reports.workbook import write_workbook

        try:
            await self.services.executors.work(write_workbook, path, sheets, page.purse.money.digits)
        except OSError as error:
            self.context.toast(describe(error).sentence, "warning")
            return None
        self.context.toast(Text("reports", "Workbook saved: {name}").fill(name=path.name))
        return path
