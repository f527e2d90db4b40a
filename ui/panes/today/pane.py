"""The page of the day: figures, chart, what needs a hand, latest sales, routers."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record, RecordQuery, Sort
from ui.kit import formatting, states
from ui.kit.buttons import Button
from ui.kit.containers import Banner, PageHeader, ScrollPage
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text, translate
from ui.kit.layout import clear, column, release
from ui.kit.messages import describe
from ui.kit.theme import theme
from ui.kit.tools import SearchTool, connection_banner
from ui.panes.today.cards import AttentionCard, FirstSteps, RoutersCard
from ui.panes.today.charts import DayCharts
from ui.panes.today.concerns import concerns
from ui.panes.today.figures import Figures
from ui.panes.today.rows import AlertRow, RouterRow
from ui.panes.today.sales import FEWER, SHOWN, LatestSales, SoldLine, sold_lines

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

WIDE_FROM: Final = 980
"""Width of the page (design pixels) from which lists stand beside the chart; below they go under it."""
GUTTER: Final = 16
MINUTE_MS: Final = 60_000
AGES_MS: Final = 20_000
LISTENS: Final = (
    "sales",
    "routers",
    "assigned_plans",
    "assigned_transactions",
    "wallet_transactions",
    "hotspot_users",
    "network_sessions",
    "plans",
    "outbox",
    "documents",
    "freshness",
    "connectivity",
    "account",
)


class TodayPane(QWidget):
    """Today. Give it a context; it reads ``services.today`` and the routers, and follows the change bus."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.header = PageHeader(Text("today", "Today"), self._context_line)
        self.sell = Button(Text("today", "Sell"), "primary", "ri.shopping-bag-3-line", hint="F2")
        self.sell.clicked.connect(lambda: context.go("sell"))
        self.header.add(SearchTool(context), self.sell)
        self.sell.setVisible(context.can_go("sell"))
        self.figures = Figures(context)
        self.charts = DayCharts(context)
        self.attention = AttentionCard(context)
        self.sales = LatestSales(context, self._open_sale)
        self.sales.more.clicked.connect(lambda: context.go("money"))
        self.sales.more.setVisible(context.can_go("money"))
        self.routers = RoutersCard(lambda key: context.go("routers", key), lambda: context.go("routers"))
        self.steps = FirstSteps(context)
        self.steps.hide()
        self._banner_box = column(spacing=0)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.page = ScrollPage()
        self.page.body.addLayout(self._banner_box)
        self.page.body.addLayout(self._grid, 1)
        self._host = states.StateHost(self.page)
        self.setLayout(column(self.header, self._host, spacing=0))
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._sites = 0
        self._loaded = False
        self._wide: bool | None = None
        self._reading = False
        self._read_again = False
        self._banner_shown: object = None
        self._listener = BusListener(self, self.services.bus, LISTENS, lambda _: self.refresh(), delay=90)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._ages = QTimer(self)
        self._ages.setInterval(AGES_MS)
        self._ages.timeout.connect(self.figures.refresh_age)
        self._host.show_state(states.Skeleton())
        self._arrange(wide=True)

    # ------------------------------------------------------------ header
    def _context_line(self) -> str:
        day = formatting.long_date(datetime.now().astimezone().date())
        if not getattr(self, "_sites", 0):
            return day
        sites = translate("today", "%Ln site(s)", "", self._sites)
        return f"{day} · {sites}"

    # ------------------------------------------------------------ layout
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._wide = None
        self._fit()

    def _fit(self) -> None:
        self._arrange(wide=self.width() - 2 * theme().size("page_padding") >= theme().px(WIDE_FROM))

    def _arrange(self, wide: bool) -> None:
        """Place the cards in twelve columns; four cards in a row, or two by two when the page is narrow."""
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        release(grid)
        gap = theme().px(GUTTER)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(theme().px(14))
        for place in range(12):
            grid.setColumnStretch(place, 1)
        for place in range(6):
            grid.setRowStretch(place, 0)
        cards = self.figures.cards
        per_row = len(cards) if wide or len(cards) == 3 else 2
        span = 12 // per_row
        for index, card in enumerate(cards):
            grid.addWidget(card, index // per_row, index % per_row * span, 1, span)
        top = -(-len(cards) // per_row)
        grid.addWidget(self.steps, top, 0, 1, 12)
        if wide:
            grid.addWidget(self.charts, top + 1, 0, 1, 8)
            grid.addWidget(self.attention, top + 1, 8, 1, 4)
            grid.addWidget(self.sales, top + 2, 0, 1, 8)
            grid.addWidget(self.routers, top + 2, 8, 1, 4)
            grid.setRowStretch(top + 1, 1)
        else:
            grid.addWidget(self.charts, top + 1, 0, 1, 12)
            grid.addWidget(self.attention, top + 2, 0, 1, 6)
            grid.addWidget(self.routers, top + 2, 6, 1, 6)
            grid.addWidget(self.sales, top + 3, 0, 1, 12)
        self.charts.restyle()

    # ------------------------------------------------------------ data
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["routers", "assigned_plans", "network_sessions", "wallet_transactions"])
        self._minute.start()
        self._ages.start()
        self._fit()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()
        self._ages.stop()

    def refresh(self) -> None:
        """Read the day again; calls that come while it is being read are answered by one more reading."""
        if self._reading:
            self._read_again = True
            return
        self._reading = True
        self.context.spawn(self._read(), name="today: figures", owner=self)

    async def _read(self) -> None:
        try:
            if not self.context.allowed(Permission.DASHBOARD_ACCESS):
                self._host.show_state(states.forbidden(_role(self.services)))
                return
            today, records = self.services.today, self.services.records
            figures = await today.figures()
            alerts = await today.alerts()
            counts = await self.services.sync_centre.counts()
            newest = RecordQuery("assigned_plans", sort=(Sort("assigned_date", descending=True),))
            sales = sold_lines(await today.latest_sales(SHOWN), (await records.page(newest, 0, 2 * SHOWN)).rows)
            routers = (await records.page(RecordQuery("routers", sort=(Sort("name"),)), 0, 200)).rows
            plans = await records.page(RecordQuery("plans"), 0, 1)
            wallet = await records.freshness("wallet")
            freshness = await records.freshness("routers")
        except Exception as error:  # noqa: BLE001 - whatever it was, the page says it
            self._failed(error)
            return
        finally:
            self._reading = False
        self._show(figures, alerts, counts, sales, routers, plans.total > 0, wallet.state, freshness)
        if self._read_again:
            self._read_again = False
            self.refresh()

    def _failed(self, error: BaseException) -> None:
        message = describe(error)
        if self._loaded:  # what is shown stays; the strip says that it is not the newest
            self._banner_shown = error
            clear(self._banner_box)
            banner = Banner(
                message.title,
                message.text,
                look="danger",
                glyph="ri.error-warning-line",
                action=Text("today", "Try again"),
                action_glyph="ri.refresh-line",
            )
            banner.acted.connect(self.refresh)
            self._banner_box.addWidget(banner)
            return
        title = Text("today", "The day could not be opened")
        self._host.show_state(states.error(title, message.sentence, self.refresh, message.details))

    def _show(
        self,
        figures: Any,
        alerts: list[Any],
        counts: Any,
        sales: list[SoldLine],
        routers: tuple[Record, ...],
        has_plan: bool,
        wallet_state: str,
        freshness: Any,
    ) -> None:
        now = datetime.now(UTC)
        away = not is_online(self.services)
        earlier = any(amount for _, amount in figures.by_hour_last_week)
        nothing_yet = not sales and not figures.sales_count and not earlier
        if freshness.state == "never" and away and nothing_yet and not routers:
            self._host.show_state(states.never_loaded(self._pull))
            return
        self._loaded = True
        self._sites = len({record["location"] or record.key for record in routers})
        self.header.context.retranslate()
        seen = [record["last_seen"] for record in routers if record["last_seen"] is not None]
        self.figures.show(figures, wallet_state, now, max(seen, default=None))
        self.charts.show_sales(figures, now)
        self.attention.show_alerts(concerns(alerts, counts, routers, away, figures.as_of_routers))
        self.sales.show_sales(sales)
        self.routers.show_routers(routers, away)
        self._show_first_steps(nothing_yet, bool(routers), has_plan)
        self._show_banner(away)
        self.sales.set_lines(FEWER if away and self._wide else SHOWN)
        self._order_stops()
        self._host.show_content()

    def _order_stops(self) -> None:
        """Tab goes through the page as it is read."""
        links = self.attention.findChildren(AlertRow)
        stops = [
            self.charts.switch,
            *(line.link for line in links),
            self.sales.more,
            self.sales.table,
            self.routers.more,
            *self.routers.findChildren(RouterRow),
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_first_steps(self, nothing_yet: bool, has_router: bool, has_plan: bool) -> None:
        self.steps.setVisible(nothing_yet)
        if nothing_yet:
            self.steps.show_steps(has_router, has_plan)
        self.charts.setVisible(not nothing_yet)
        self.sales.setVisible(not nothing_yet)
        self.attention.setVisible(not nothing_yet or has_router)
        self.routers.setVisible(has_router)
        # One filled button in view: on the first day it stands in the steps.
        self.sell.setVisible(not nothing_yet and self.context.can_go("sell"))

    def _show_banner(self, away: bool) -> None:
        shown = (self.services.connectivity.state, self.services.connectivity.since) if away else None
        if shown == self._banner_shown:
            return
        self._banner_shown = shown
        clear(self._banner_box)
        if away:
            self._banner_box.addWidget(connection_banner(self.services.connectivity, self._pull))

    def _pull(self) -> None:
        self.context.spawn(self._ask_server(), name="today: pull", owner=self)

    async def _ask_server(self) -> None:
        try:
            await self.services.records.refresh("routers")
        except Exception as error:  # noqa: BLE001 - said in the page
            self._failed(error)

    # ------------------------------------------------------------ ways out
    def _open_sale(self, line: SoldLine) -> None:
        if line.sale_id:  # receipts are kept where the sale was made
            self.context.go("sell", line.sale_id)

    def retranslate(self) -> None:
        if self._loaded and self.isVisible():
            self.refresh()


def _role(services: Services) -> str:
    return services.account.role_name
