"""The first tab of a router: four charts and the side card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tiknet_desktop.storage.records import Record
from ui.kit.containers import ScrollPage
from ui.kit.context import PaneContext, is_online
from ui.kit.i18n import Text
from ui.kit.layout import NO_LIMIT, release
from ui.kit.theme import theme
from ui.panes.routers.charts import LIVE_SECONDS, RouterCharts
from ui.panes.routers.facts import FactsCard
from ui.panes.routers.heartbeat import Heartbeat
from ui.panes.routers.words import fault_of

WIDE_FROM: Final = 980
SIDE_WIDTH: Final = 280
CHART_LOW: Final = 190
HISTORY_EVERY_MS: Final = {"1h": 10_000, "24h": 60_000, "7d": 300_000}


class Overview(ScrollPage):
    """Draws one router while it is on screen; its page runs the watch, history is read again now and then."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self.context, self.services = context, context.services
        self.charts = RouterCharts()
        self.facts = FactsCard()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        super().__init__(margins=(24, 2, 24, 16), parent=parent)
        self.body.addLayout(self._grid, 1)
        self.facts.again.clicked.connect(self.check)
        self.record: Record | None = None
        self.watch: Any = None
        self.checks: Sequence[Mapping[str, Any]] = ()
        self._span = "live"
        self._wide: bool | None = None
        self._heart = Heartbeat(self._beat)
        self._beats = 0
        self._history = QTimer(self)
        self._history.timeout.connect(self._ask_history)
        self._arrange(wide=True)

    # ------------------------------------------------------------ layout
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme().px(WIDE_FROM))

    def restyle(self) -> None:
        super().restyle()
        self._wide = None
        self._arrange(wide=self.width() >= theme().px(WIDE_FROM))

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        release(grid)
        grid.setVerticalSpacing(theme().px(14))
        grid.setHorizontalSpacing(theme().px(14))
        for index, chart in enumerate(self.charts.all):
            chart.setMinimumHeight(theme().px(CHART_LOW))
            grid.addWidget(chart, index // 2, index % 2)
            grid.setRowStretch(index // 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        if wide:
            self.facts.setFixedWidth(theme().px(SIDE_WIDTH))
            grid.setColumnMinimumWidth(2, theme().px(SIDE_WIDTH))
            grid.addWidget(self.facts, 0, 2, 2, 1)
        else:
            self.facts.setMinimumWidth(0)
            self.facts.setMaximumWidth(NO_LIMIT)
            grid.setColumnMinimumWidth(2, 0)
            grid.addWidget(self.facts, 2, 0, 1, 2)

    # ------------------------------------------------------------ which router
    def show_router(self, record: Record, watch: Any) -> None:
        """Show this one; its checks start anew when it is another."""
        another = self.record is None or self.record.key != record.key
        self.record, self.watch = record, watch
        if another:
            self.checks = ()
            self.facts.show_checks(None)
            if self.isVisible():
                self._begin()
        self._show_facts()

    def set_span(self, span: str) -> None:
        """``live``, ``1h``, ``24h`` or ``7d``."""
        self._span = span
        self._follow_span()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.record is not None:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._heart.stop()
        self._history.stop()

    def _begin(self) -> None:
        self._heart.start()
        self._follow_span()
        self._beat()
        if not self.checks:
            self.check()

    # ------------------------------------------------------------ values
    def _beat(self) -> None:
        """Four times a second: the newest values, and the live lines when they are asked for."""
        series = self.watch.snapshot(LIVE_SECONDS)
        if self._span == "live":
            self.charts.show(series, "live")
        self.charts.show_values(series, self._silent_since())
        self._beats += 1
        if self._beats % 4 == 1:
            self._show_facts()

    def _show_facts(self) -> None:
        if self.record is None or self.watch is None:
            return
        self.facts.show_facts(self.record, self.watch.facts, self.checks)
        since = self._silent_since()
        last = getattr(self.watch, "last", None) or {}
        moment = since
        if moment is None and last.get("t"):
            moment = datetime.fromtimestamp(last["t"], UTC)
        live = since is None and self.watch.state == "online" and self._heart.running
        self.facts.show_age(self.record, live, datetime.now(UTC) if live and moment is None else moment)

    def _silent_since(self) -> datetime | None:
        """Since when nothing comes from the router: because it is silent, or because the server is out of sight."""
        since: datetime | None = self.watch.offline_since
        if since is None and not is_online(self.services):
            since = self.services.connectivity.since
        return since

    def _follow_span(self) -> None:
        if self._span == "live" or not self._heart.running:
            self._history.stop()
            if self._heart.running:
                self._beat()
            return
        self._ask_history()
        self._history.start(HISTORY_EVERY_MS[self._span])

    def _ask_history(self) -> None:
        self.context.spawn(self._read_history(self._span), name="router: history", owner=self)

    async def _read_history(self, span: str) -> None:
        if self.record is None:
            return
        key = self.record.key
        series = await self.services.routers.history(key, span)
        if span == self._span and self.record.key == key:
            self.charts.show(series, span)

    # ------------------------------------------------------------ checks
    def check(self) -> None:
        """Look again what stands in the way of selling through this router."""
        if self.record is None:
            return
        if not is_online(self.services):
            self.facts.show_checks(None, Text("routers", "Checked as soon as the connection is back."))
            return
        self.facts.again.disable(Text("routers", "The router is being asked"))
        self.context.spawn(self._check(self.record.key), name="router: check", owner=self)

    async def _check(self, key: str) -> None:
        found: Sequence[Mapping[str, Any]] | None = None
        note = ""
        try:
            found = await self.services.routers.check(key)
        except Exception as error:  # noqa: BLE001 - said in the card
            note = fault_of(error).sentence
        self.facts.again.enable()
        if self.record is None or self.record.key != key:
            return
        if found is not None:
            self.checks = found
        self.facts.show_checks(found, note)
        self._show_facts()
