"""The chart card of Today: sales per hour, people connected, throughput; one at a time."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from ui.kit import formatting
from ui.kit.buttons import Segmented
from ui.kit.charts import AxisSpec, BarChart, LiveChart, SeriesSpec
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, language
from ui.kit.layout import holder, rescale, row
from ui.kit.theme import theme
from ui.panes.routers.charts import last_known, megabits, up_to_now, whole
from ui.panes.today.figures import weekday_name

LIVE_SECONDS: Final = 900
LIVE_EVERY_MS: Final = 1000
SILENCE: Final = 15.0
"""Seconds without a reading of any router that count as an outage."""
FIRST_HOUR, LAST_HOUR = 7, 20
"""Hours always drawn; earlier and later ones only when something was sold."""


def hour_label(hour: int) -> str:
    """``7 h`` / ``7:00``."""
    return f"{hour}\N{NO-BREAK SPACE}h" if language() == "fr" else f"{hour}:00"


class DayCharts(QWidget):
    """Three charts in one place with a switch; the live ones are fed only while they are looked at."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        currency = self.services.account.currency
        self.sales = BarChart(
            Text("today", "Sales per hour, in {currency}").fill(currency=currency.sign),
            Text("today", "today"),
            lambda: str(Text("today", "last {day}").fill(day=weekday_name(datetime.now().astimezone()))),
            AxisSpec(formatting.number, ticks=3),
        )
        self.people = LiveChart(
            Text("today", "Devices online, all routers"),
            [SeriesSpec(Text("today", "devices"), formatting.number)],
            AxisSpec(whole),
        )
        self.traffic = LiveChart(
            Text("today", "Throughput, all routers, in Mbit/s"),
            [
                SeriesSpec(Text("today", "received"), formatting.rate),
                SeriesSpec(Text("today", "sent"), formatting.rate),
            ],
            AxisSpec(megabits),
        )
        self._charts: dict[str, BarChart | LiveChart] = {
            "sales": self.sales,
            "people": self.people,
            "traffic": self.traffic,
        }
        self.switch = Segmented(
            [
                ("sales", Text("today", "Sales")),
                ("people", Text("today", "Online")),
                ("traffic", Text("today", "Traffic")),
            ],
            "sales",
            Text("today", "What the chart shows"),
        )
        self.switch.changed.connect(self._choose)
        self._switch_box = holder(row(self.switch, margins=(10, 0, 0, 0)))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        for chart in self._charts.values():
            self._stack.addWidget(chart)
        self._timer = QTimer(self)
        self._timer.setInterval(LIVE_EVERY_MS)
        self._timer.timeout.connect(self._ask)
        self._asking = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.switch)
        self._choose("sales")

    def restyle(self) -> None:
        rescale(self)
        self.setMinimumHeight(theme().px(194))

    def _choose(self, key: str) -> None:
        chart = self._charts[key]
        chart.top.addWidget(self._switch_box)
        self._switch_box.show()
        self._stack.setCurrentWidget(chart)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _follow(self) -> None:
        if self.isVisible() and self.switch.current() != "sales":
            self._ask()
            self._timer.start()
        else:
            self._timer.stop()

    def _ask(self) -> None:
        if not self._asking:  # a slow answer is waited for, not stacked
            self._asking = True
            self.context.spawn(self._read_live(), name="today: live", owner=self)

    async def _read_live(self) -> None:
        try:
            series = await self.services.today.live_series(LIVE_SECONDS)
        finally:
            self._asking = False
        self.show_live(series)

    def show_live(self, series: Any) -> None:
        """Draw the summed readings of all routers."""
        if not len(series.t):
            return
        now = datetime.now().astimezone().timestamp()
        window = (now - LIVE_SECONDS, now)
        # A line that merely ends would look like a shop where nothing happens: silence is a gap up to now.
        self.people.set_data(*up_to_now(series, ("active",), now, SILENCE), window)
        self.traffic.set_data(*up_to_now(series, ("rx", "tx"), now, SILENCE), window)
        active, received = last_known(series.active), last_known(series.rx)
        self.people.set_live(formatting.MISSING if active is None else formatting.number(active))
        value, _, unit = formatting.rate(received).partition("\N{NO-BREAK SPACE}")
        self.traffic.set_live(value, unit)
        silent = now - float(series.t[-1]) > SILENCE
        for chart in (self.people, self.traffic):
            chart.value.set_color("text_muted" if silent else "text")
        self.people.set_note(self.people.maximum_note)

    def show_sales(self, figures: Any, now: datetime) -> None:
        """Draw the hours of the day; hours that have not come yet stay empty."""
        today = dict(figures.by_hour)
        before = dict(figures.by_hour_last_week)
        used = [hour for hour, amount in (*today.items(), *before.items()) if amount]
        first, last = min([FIRST_HOUR, *used]), max([LAST_HOUR, *used])
        hours = range(first, last + 1)
        present = formatting.local(now).hour
        self.sales.set_bars(
            [hour_label(hour) for hour in hours],
            [float(today.get(hour, Decimal(0))) if today.get(hour) or hour <= present else None for hour in hours],
            [float(before.get(hour, Decimal(0))) for hour in hours],
        )
