"""Charts: live lines and bars of the day. pyqtgraph is imported when the first chart is built, not before.

:class:`LiveChart` shows at most four series over time; gaps are NaN and get a band that says “offline”.
:class:`BarChart` compares today with another day. Both have a spoken summary and “View as table” in their menu.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.kit import formatting
from ui.kit.chart_base import (
    DASHES,
    MOST_POINTS,
    AxisSpec,
    Chart,
    Plot,
    SeriesSpec,
    even_ticks,
    gaps,
    last_value,
    nice_ticks,
    pulse,
    thin,
    time_ticks,
)
from ui.kit.i18n import Text, Words, language, say
from ui.kit.labels import Label, Swatch
from ui.kit.layout import clear
from ui.kit.theme import theme

if TYPE_CHECKING:
    import numpy as np

    from ui.kit.chart_lines import Area, Lines

SAID_EVERY: Final = 1.0
"""Seconds between two wordings of a chart for screen readers."""
FILL_POINTS: Final = 400
FILL_ALPHA: Final = 34 / 255
"""How much of the first series' colour its area has (look, section 5)."""

__all__ = [
    "MOST_POINTS",
    "AxisSpec",
    "BarChart",
    "LiveChart",
    "SeriesSpec",
    "gaps",
    "nice_ticks",
    "pulse",
    "thin",
    "time_ticks",
]


class LiveChart(Chart):
    """Lines over time.

    ``set_data(times, series)``: epoch seconds and one array per series, NaN where there was nothing; cheap to call often,
    drawing happens at 4 Hz while visible. ``set_live`` writes the value at the top right, ``set_note`` the line below.
    """

    def __init__(
        self, title: Words, series: Sequence[SeriesSpec], axis: AxisSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        if len(series) > 4:
            raise ValueError("a chart shows at most four series; use small multiples or a table")
        self.series, self.axis = tuple(series), axis
        self._times: np.ndarray | None = None
        self._values: list[np.ndarray] = []
        self._window: tuple[float, float] | None = None
        self._dirty = False
        self._joined = False
        self._unsaid, self._said_at = False, -SAID_EVERY
        self.lines: Lines | None = None
        """The drawn lines; made when the chart is first drawn."""
        self._area: Area | None = None
        self._times_shown: tuple[object, ...] = ()
        self._extras: list[Any] = []
        self._bands_made_for: tuple[int, int, str] | None = None
        self._ticks: list[float] = []
        self._legend_labels: list[Label] = []
        if len(self.series) > 1:
            for index, spec in enumerate(self.series):
                label = Label(spec.name, "small", "text_muted")
                self._legend_labels.append(label)
                self.legend.addWidget(Swatch(index, DASHES[index]))
                self.legend.addWidget(label)
                self.legend.addSpacing(theme().px(6))

    def set_data(
        self, times: np.ndarray, values: Sequence[np.ndarray], window: tuple[float, float] | None = None
    ) -> None:
        """Show these; ``window`` fixes the horizontal range (epoch seconds)."""
        self._times, self._values, self._window = times, list(values), window
        self._dirty = True
        if self.lines is None:  # the first lines do not wait for the beat
            self._beat()

    def set_live(self, value: Words, unit: Words = "") -> None:
        """The value at the top right."""
        self.value.set_words(value)
        self.unit.set_words(unit)
        self.unit.setVisible(bool(unit))

    def set_note(self, note: Words) -> None:
        """The quiet line under the title (“maximum 57 % at 14:00”)."""
        self.note.set_words(note)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ensure_plot()
        if not self._joined:
            self._joined = True
            pulse().beat.connect(self._beat)
            pulse().join(self)
        self._beat()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._joined:  # a widget that was never shown can be hidden too
            self._joined = False
            pulse().beat.disconnect(self._beat)
            pulse().leave(self)
        super().hideEvent(event)

    def _beat(self) -> None:
        if not self.isVisible():
            return
        if self._dirty:
            self._dirty = False
            self.redraw()
        if self._unsaid and time.monotonic() - self._said_at >= SAID_EVERY:
            self._say()

    def _say(self) -> None:
        """Nobody listens ten times a second, and words cost as much as lines."""
        self._unsaid, self._said_at = False, time.monotonic()
        self.set_summary(self.summary())

    def redraw(self) -> None:
        import numpy as np

        if self._times is None or not self._values:
            return
        plot = self._ensure_plot()
        finite = [values[np.isfinite(values)] for values in self._values]
        highest = max((float(values.max()) for values in finite if len(values)), default=0.0)
        top = self.axis.top if self.axis.top is not None else max(highest * 1.15, 1.0)
        self._ticks = (
            nice_ticks(self.axis.bottom, top, self.axis.ticks)
            if self.axis.top is None
            else even_ticks(self.axis.bottom, top, self.axis.ticks)
        )
        plot.show_vertical(self._ticks, self.axis.tick)
        self._draw_lines(plot)
        self._show_gaps(plot)
        self._show_times(plot)
        plot.settle()
        self._show_legend()
        self._unsaid = True

    def _draw_lines(self, plot: Plot) -> None:
        """The items are kept and given new points: making them anew costs more than drawing them."""
        from ui.kit.chart_lines import Area, Lines, unbroken

        assert self._times is not None
        if self.lines is None or self._area is None:
            self._area, self.lines = Area(), Lines()
            for item in (self._area, self.lines):
                plot.item.addItem(item, ignoreBounds=True)
        look = theme()
        first, last = self._range()
        bounds = QRectF(first, self._ticks[0], last - first, self._ticks[-1] - self._ticks[0])
        # A soft area needs no finer edge than this, and filling is what costs.
        soft = unbroken(*thin(self._times, self._values[0], FILL_POINTS))
        self._area.show_runs(soft, self.axis.bottom, look.tint(look.series(0), "surface", FILL_ALPHA), bounds)
        lines = [
            (plot.pen(look.series(index), DASHES[index]), unbroken(*thin(self._times, values)))
            for index, values in enumerate(self._values)
        ]
        self.lines.show_lines(lines, bounds)

    def _show_gaps(self, plot: Plot) -> None:
        assert self._times is not None
        look = theme()
        first, last = self._range()
        shown = [
            (left, right) for left, right in gaps(self._times, self._values[0]) if right - left >= (last - first) * 0.01
        ]
        if self._bands_made_for != (len(shown), look.generation, language()):
            self._bands_made_for = (len(shown), look.generation, language())
            self._make_bands(plot, len(shown))
        for position, (left, right) in enumerate(shown):
            band, text = self._extras[2 * position : 2 * position + 2]
            band.setRegion((left, right))
            text.setPos((left + right) / 2, (self._ticks[0] + self._ticks[-1]) / 2)
            text.setVisible(right - left > (last - first) * 0.04)

    def _make_bands(self, plot: Plot, count: int) -> None:
        """A band and its word per gap; kept while they only move, making them anew costs more than drawing."""
        look = theme()
        for item in self._extras:
            plot.item.removeItem(item)
        self._extras = []
        for _ in range(count):
            band = plot.graph.LinearRegionItem(movable=False, brush=look.color("chart_gap"), pen=plot.graph.mkPen(None))
            for edge in band.lines:
                edge.setPen(plot.graph.mkPen(None))
            band.setZValue(-60)
            text = plot.graph.TextItem(
                str(Text("kit.charts", "offline")), color=look.color("chart_axis"), anchor=(0.5, 0.5), angle=90
            )
            text.setFont(look.font("caption"))
            for item in (band, text):
                plot.item.addItem(item, ignoreBounds=True)
                self._extras.append(item)

    def _range(self) -> tuple[float, float]:
        assert self._times is not None
        if self._window is not None:
            return self._whole_pixels(*self._window)
        if not len(self._times):
            return 0.0, 1.0
        first, last = float(self._times[0]), float(self._times[-1])
        return (first, last) if last > first else (first - 1, last + 1)

    def _whole_pixels(self, first: float, last: float) -> tuple[float, float]:
        """The window moved on to the next whole pixel: a smaller step cannot be seen and would draw the axis anew."""
        width = self.plot.widget.width() if self.plot is not None else 0
        if width <= 0 or last <= first:
            return first, last
        pixel = (last - first) / width
        ahead = -(-last // pixel) * pixel - last
        return first + ahead, last + ahead

    def _show_times(self, plot: Plot) -> None:
        first, last = self._range()
        shown = (first, last, theme().generation, language())
        if shown != self._times_shown:
            self._times_shown = shown
            plot.show_horizontal(time_ticks(first, last), first, last)

    def _show_legend(self) -> None:
        for label, spec, values in zip(self._legend_labels, self.series, self._values, strict=False):
            current = last_value(values)
            label.set_words(say(spec.name) if current is None else f"{say(spec.name)} {spec.value(current)}")

    def summary(self) -> str:
        """“Processor 44 %, maximum 57 % at 14:00”."""
        import numpy as np

        assert self._times is not None
        spec, values = self.series[0], self._values[0]
        current = last_value(values)
        if current is None:
            return str(Text("kit.charts", "{name}: no data").fill(name=say(spec.name)))
        top = int(np.nanargmax(values))
        when = formatting.clock(datetime.fromtimestamp(float(self._times[top]), UTC))
        return str(
            Text("kit.charts", "{name} {value}, maximum {maximum} at {time}").fill(
                name=say(spec.name), value=spec.value(current), maximum=spec.value(float(values[top])), time=when
            )
        )

    def maximum_note(self) -> str:
        """“maximum 57 % at 14:00”, for :meth:`set_note`; empty without data."""
        import numpy as np

        if self._times is None or not self._values or not np.isfinite(self._values[0]).any():
            return ""
        top = int(np.nanargmax(self._values[0]))
        when = formatting.clock(datetime.fromtimestamp(float(self._times[top]), UTC))
        return str(
            Text("kit.charts", "maximum {maximum} at {time}").fill(
                maximum=self.series[0].value(float(self._values[0][top])), time=when
            )
        )

    def table(self) -> list[list[str]]:
        head = [str(Text("kit.charts", "Time")), *(say(spec.name) for spec in self.series)]
        if self._times is None:
            return [head]
        lines = []
        for position in range(0, len(self._times), max(1, len(self._times) // 120)):
            cells = [formatting.clock(datetime.fromtimestamp(float(self._times[position]), UTC), seconds=True)]
            for spec, values in zip(self.series, self._values, strict=False):
                number = float(values[position])
                cells.append(formatting.MISSING if number != number else spec.value(number))
            lines.append(cells)
        return [head, *lines]


class BarChart(Chart):
    """Bars of today before wide pale bars of the comparison, with a 1 px cap.

    ``set_bars(labels, today, compare)``; ``None`` in ``today`` means the period has not come yet.
    """

    def __init__(
        self, title: Words, today: Words, compare: Words, axis: AxisSpec, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.axis = axis
        self._names = (today, compare)
        self._labels: list[str] = []
        self._today: list[float | None] = []
        self._compare: list[float | None] = []
        self._items: list[Any] = []
        clear(self.legend)
        for swatch, name in ((Swatch(0, block=True), today), (Swatch("chart_compare_fill", block=True), compare)):
            self.top.addSpacing(theme().px(6))
            self.top.addWidget(swatch)
            self.top.addWidget(Label(name, "small", "text_muted"))
        self.value.hide()
        self.unit.hide()
        self.note.hide()

    def set_bars(
        self, labels: Sequence[str], today: Sequence[float | None], compare: Sequence[float | None] = ()
    ) -> None:
        """Show these bars."""
        self._labels, self._today, self._compare = list(labels), list(today), list(compare)
        if self.plot is not None:
            self.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.plot is None:
            self._ensure_plot()
            self.redraw()

    def redraw(self) -> None:
        import numpy as np

        plot = self._ensure_plot()
        look = theme()
        for item in self._items:
            plot.item.removeItem(item)
        self._items = []
        count = len(self._labels)
        places = np.arange(count, dtype=float)
        highest = max([0.0, *(value for value in (*self._today, *self._compare) if value is not None)])
        plot.show_vertical(nice_ticks(0.0, max(highest, 1.0), 3 if highest else 2), self.axis.tick)
        if self._compare:
            past = np.array([value or 0.0 for value in self._compare])
            self._bars(plot, places[: len(past)], past, 0.78, look.color("chart_compare_fill"))
            caps = np.column_stack([places[: len(past)] - 0.39, places[: len(past)] + 0.39]).ravel()
            cap = plot.graph.PlotCurveItem(
                caps, np.repeat(past, 2), connect="pairs", pen=plot.pen(look.color("chart_compare"))
            )
            plot.item.addItem(cap)
            self._items.append(cap)
        now = [(index, value) for index, value in enumerate(self._today) if value is not None]
        if now:
            self._bars(
                plot,
                np.array([index for index, _ in now], dtype=float),
                np.array([value for _, value in now], dtype=float),
                0.46,
                look.series(0),
            )
        step = max(1, -(-count // 16))
        plot.show_horizontal(
            [(float(index), self._labels[index]) for index in range(0, count, step)], -0.6, max(0.6, count - 0.4)
        )
        self.set_summary(self.summary())

    def _bars(self, plot: Plot, places: np.ndarray, heights: np.ndarray, width: float, color: Any) -> None:
        item = plot.graph.BarGraphItem(x=places, height=heights, width=width, brush=color, pen=plot.graph.mkPen(None))
        plot.item.addItem(item)
        self._items.append(item)

    def summary(self) -> str:
        """Total and best bar in words."""
        known = [(value, label) for value, label in zip(self._today, self._labels, strict=False) if value is not None]
        if not known:
            return str(Text("kit.charts", "{name}: no data").fill(name=say(self._names[0])))
        best = max(known)
        return str(
            Text("kit.charts", "{name} {value}, maximum {maximum} at {time}").fill(
                name=say(self._names[0]),
                value=self.axis.tick(sum(value for value, _ in known)),
                maximum=self.axis.tick(best[0]),
                time=best[1],
            )
        )

    def table(self) -> list[list[str]]:
        head = ["", say(self._names[0]), say(self._names[1])]
        lines = []
        for index, label in enumerate(self._labels):
            values = [series[index] if index < len(series) else None for series in (self._today, self._compare)]
            lines.append([label, *(formatting.MISSING if value is None else self.axis.tick(value) for value in values)])
        return [head, *lines]
