"""Charts: live lines and bars of the day. pyqtgraph is imported when the first chart is built, not before.

:class:`LiveChart` shows at most four series over time; gaps are NaN and get a band that says “offline”.
:class:`BarChart` compares today with another day. Both have a spoken summary and “View as table” in their menu.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QPen, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import formatting
from ui.kit.containers import Card
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label, Swatch
from ui.kit.layout import clear, column, row
from ui.kit.theme import theme

if TYPE_CHECKING:
    import numpy as np

MOST_POINTS: Final = 2000
REPAINT_MS: Final = 250
_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)

Format = Callable[[float], str]


@dataclass(frozen=True, slots=True)
class SeriesSpec:
    """A line: its name in the legend and how its value reads (“reçu 24,5 Mbit/s”)."""

    name: Words
    value: Format


@dataclass(frozen=True, slots=True)
class AxisSpec:
    """The vertical axis: how a tick reads and, when known, where it ends. It begins at 0 unless ``bottom`` says else."""

    tick: Format
    top: float | None = None
    bottom: float = 0.0
    ticks: int = 4


class _Pulse(QObject):
    """The one 4 Hz timer of all visible charts."""

    beat = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(REPAINT_MS)
        self._timer.timeout.connect(self.beat)
        self._watchers = 0

    def join(self) -> None:
        self._watchers += 1
        if not self._timer.isActive():
            self._timer.start()

    def leave(self) -> None:
        self._watchers -= 1
        if self._watchers <= 0:
            self._watchers = 0
            self._timer.stop()


_pulse: _Pulse | None = None


def pulse() -> _Pulse:
    """The shared timer; it only runs while a chart is on screen."""
    global _pulse
    if _pulse is None:
        _pulse = _Pulse()
    return _pulse


def nice_ticks(bottom: float, top: float, wanted: int = 4) -> list[float]:
    """Round numbers from ``bottom`` to at least ``top``, about ``wanted`` steps."""
    span = max(top - bottom, 1e-9)
    raw = span / wanted
    power = 10.0 ** _floor_log10(raw)
    step = next(factor * power for factor in (1, 2, 2.5, 4, 5, 10) if factor * power >= raw * 0.999)
    ticks = [bottom]
    while ticks[-1] < top - step * 1e-6:
        ticks.append(ticks[-1] + step)
    return ticks if len(ticks) > 1 else [bottom, bottom + step]


def _floor_log10(value: float) -> int:
    from math import floor, log10

    return floor(log10(value))


def thin(times: np.ndarray, values: np.ndarray, most: int = MOST_POINTS) -> tuple[np.ndarray, np.ndarray]:
    """At most ``most`` points, gaps kept: every n-th one."""
    if len(times) <= most:
        return times, values
    step = -(-len(times) // most)
    return times[::step], values[::step]


def gaps(times: np.ndarray, values: np.ndarray) -> list[tuple[float, float]]:
    """Stretches without a value, from the last good moment to the next good one."""
    import numpy as np

    missing = ~np.isfinite(values)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], missing.astype(np.int8), [0]))))
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        left = times[max(0, start - 1)]
        right = times[min(len(times) - 1, end)]
        if right > left:
            found.append((float(left), float(right)))
    return found


class _Plot:
    """A pyqtgraph plot dressed in the tokens: horizontal rules only, no axis line at the left, no tick marks."""

    def __init__(self) -> None:
        import pyqtgraph

        self.graph = pyqtgraph
        pyqtgraph.setConfigOptions(antialias=False)
        self.widget = pyqtgraph.PlotWidget()
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setMenuEnabled(False)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.item = self.widget.getPlotItem()
        self.item.layout.setContentsMargins(0, 4, 4, 0)
        self.item.getViewBox().setDefaultPadding(0)
        self._rules: list[Any] = []

    def pen(self, color: Any, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A hairline: wider pens cost a hundred times more."""
        return self.graph.mkPen(color, width=1, style=style)

    def dress(self) -> None:
        """Colours and fonts of the present theme."""
        look = theme()
        self.widget.setBackground(look.color("surface"))
        for name in ("left", "bottom"):
            axis = self.item.getAxis(name)
            axis.setPen(self.pen(look.color("chart_grid")) if name == "bottom" else self.graph.mkPen(None))
            axis.setTextPen(look.color("chart_axis"))
            axis.setStyle(
                tickFont=look.font("caption"),
                tickLength=0,
                tickAlpha=0,
                tickTextOffset=look.px(8),
                autoExpandTextSpace=False,
            )
        self.item.getAxis("left").setWidth(look.px(58))
        self.item.getAxis("bottom").setHeight(look.px(26))

    def show_vertical(self, ticks: Sequence[float], tick: Format) -> None:
        """Ticks with their rules."""
        look = theme()
        self.item.getAxis("left").setTicks([[(value, tick(value)) for value in ticks]])
        for rule in self._rules:
            self.item.removeItem(rule)
        self._rules = []
        for value in ticks:
            rule = self.graph.InfiniteLine(value, angle=0, pen=self.pen(look.color("chart_grid")))
            rule.setZValue(-50)
            self.item.addItem(rule, ignoreBounds=True)
            self._rules.append(rule)
        margin = (ticks[-1] - ticks[0]) * 0.03
        self.item.setYRange(ticks[0] - margin / 3, ticks[-1] + margin, padding=0)

    def show_horizontal(self, ticks: Sequence[tuple[float, str]], first: float, last: float) -> None:
        """Ticks of the horizontal axis."""
        self.item.getAxis("bottom").setTicks([list(ticks)])
        self.item.setXRange(first, last, padding=0)


class _Chart(Card):
    """Title, live value, legend line, plot; menu with “View as table”."""

    def __init__(self, title: Words, parent: QWidget | None = None) -> None:
        self.heading = Label(title, "section", elide=True)
        self.value = Label("", "title")
        self.unit = Label("", "small", "text_muted")
        self.note = Label("", "small", "text_faint")
        self.legend = row(spacing=6)
        top = self.top = row(self.heading, self.value, self.unit, spacing=5)
        """The line of the title; a pane may append a switch to it."""
        top.setStretch(0, 1)
        below = row(self.legend, self.note, None, spacing=6)
        self._plot_box = QVBoxLayout()
        self._plot_box.setContentsMargins(0, 0, 0, 0)
        super().__init__(column(top, below, spacing=2), spacing=2, margins=(16, 10, 12, 6), parent=parent)
        self.body.addLayout(self._plot_box, 1)
        self.plot: _Plot | None = None
        self.setMinimumHeight(theme().px(150))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        # The plot would ask for 640 × 480, and a page that counts heights would give it.
        return QSize(theme().px(260), max(theme().px(210), self.minimumHeight()))

    def _ensure_plot(self) -> _Plot:
        if self.plot is None:
            self.plot = _Plot()
            self.plot.dress()
            self._plot_box.addWidget(self.plot.widget)
        return self.plot

    def restyle(self) -> None:
        super().restyle()
        if self.plot is not None:
            self.plot.dress()
            self.redraw()

    def retranslate(self) -> None:
        if self.plot is not None:
            self.redraw()

    def redraw(self) -> None:
        """Draw what is known again."""
        raise NotImplementedError

    def table(self) -> list[list[str]]:
        """Head and rows of what is drawn, as text."""
        raise NotImplementedError

    def set_summary(self, sentence: Words) -> None:
        """What a screen reader says for the whole chart."""
        self.setAccessibleName(say(self.heading.full_text()))
        self.setAccessibleDescription(say(sentence))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """The chart's menu."""
        menu = QMenu(self)
        menu.addAction(str(Text("kit.charts", "View as table"))).triggered.connect(self.view_as_table)
        menu.addAction(str(Text("kit.charts", "Copy as text"))).triggered.connect(self.copy_text)
        return menu

    def copy_text(self) -> None:
        """Put the table on the clipboard."""
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in self.table()))

    def view_as_table(self) -> None:
        """Show the numbers in a dialog."""
        from ui.kit.chart_table import ChartTable

        ChartTable(self, self.heading.full_text(), self.table()).open()

    def open_menu(self, where: QPoint) -> None:
        """Show the menu at a point of the screen (for a ⋮ button)."""
        self.menu().popup(where)


class LiveChart(_Chart):
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
        self._curves: list[Any] = []
        self._extras: list[Any] = []
        self._ticks: list[float] = []
        self._legend_labels: list[Label] = []
        if len(self.series) > 1:
            for index, spec in enumerate(self.series):
                label = Label(spec.name, "small", "text_muted")
                self._legend_labels.append(label)
                self.legend.addWidget(Swatch(index, _DASHES[index]))
                self.legend.addWidget(label)
                self.legend.addSpacing(theme().px(6))

    def set_data(
        self, times: np.ndarray, values: Sequence[np.ndarray], window: tuple[float, float] | None = None
    ) -> None:
        """Show these; ``window`` fixes the horizontal range (epoch seconds)."""
        self._times, self._values, self._window = times, list(values), window
        self._dirty = True

    def set_live(self, value: Words, unit: Words = "") -> None:
        """The value at the top right."""
        self.value.set_words(value)
        self.unit.set_words(unit)

    def set_note(self, note: Words) -> None:
        """The quiet line under the title (“maximum 57 % at 14:00”)."""
        self.note.set_words(note)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ensure_plot()
        if not self._joined:
            self._joined = True
            pulse().beat.connect(self._beat)
            pulse().join()
        self._beat()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._joined:  # a widget that was never shown can be hidden too
            self._joined = False
            pulse().beat.disconnect(self._beat)
            pulse().leave()
        super().hideEvent(event)

    def _beat(self) -> None:
        if self._dirty and self.isVisible():
            self._dirty = False
            self.redraw()

    def redraw(self) -> None:
        import numpy as np

        if self._times is None or not self._values:
            return
        plot = self._ensure_plot()
        look = theme()
        for item in (*self._curves, *self._extras):
            plot.item.removeItem(item)
        self._curves, self._extras = [], []
        finite = [values[np.isfinite(values)] for values in self._values]
        highest = max((float(values.max()) for values in finite if len(values)), default=0.0)
        top = self.axis.top if self.axis.top is not None else max(highest * 1.15, 1.0)
        self._ticks = (
            nice_ticks(self.axis.bottom, top, self.axis.ticks)
            if self.axis.top is None
            else _even(self.axis.bottom, top, self.axis.ticks)
        )
        plot.show_vertical(self._ticks, self.axis.tick)
        for index, values in enumerate(self._values):
            times, kept = thin(self._times, values)
            color = look.series(index)
            if index == 0:
                self._fill(plot, times, kept, color)
            curve = plot.graph.PlotCurveItem(
                times, kept, pen=plot.pen(color, _DASHES[index]), connect="finite", antialias=False
            )
            plot.item.addItem(curve)
            self._curves.append(curve)
        self._show_gaps(plot)
        self._show_times(plot)
        self._show_legend()
        self.set_summary(self.summary())

    def _fill(self, plot: _Plot, times: np.ndarray, values: np.ndarray, color: Any) -> None:
        """Soft area under the first line, one piece per unbroken run: a fill across a gap would lie."""
        import numpy as np

        color.setAlpha(34)
        good = np.isfinite(values)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], good.astype(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            area = plot.graph.PlotCurveItem(
                times[start:end],
                values[start:end],
                pen=plot.graph.mkPen(None),
                fillLevel=self.axis.bottom,
                brush=color,
                antialias=False,
            )
            area.setZValue(-10)
            plot.item.addItem(area)
            self._extras.append(area)
        color.setAlpha(255)

    def _show_gaps(self, plot: _Plot) -> None:
        assert self._times is not None
        look = theme()
        first, last = self._range()
        for left, right in gaps(self._times, self._values[0]):
            if right - left < (last - first) * 0.01:
                continue
            band = plot.graph.LinearRegionItem(
                (left, right), movable=False, brush=look.color("chart_gap"), pen=plot.graph.mkPen(None)
            )
            for edge in band.lines:
                edge.setPen(plot.graph.mkPen(None))
            band.setZValue(-60)
            plot.item.addItem(band, ignoreBounds=True)
            self._extras.append(band)
            if right - left > (last - first) * 0.04:
                text = plot.graph.TextItem(
                    str(Text("kit.charts", "offline")), color=look.color("chart_axis"), anchor=(0.5, 0.5), angle=90
                )
                text.setFont(look.font("caption"))
                text.setPos((left + right) / 2, (self._ticks[0] + self._ticks[-1]) / 2)
                plot.item.addItem(text, ignoreBounds=True)
                self._extras.append(text)

    def _range(self) -> tuple[float, float]:
        assert self._times is not None
        if self._window is not None:
            return self._window
        if not len(self._times):
            return 0.0, 1.0
        first, last = float(self._times[0]), float(self._times[-1])
        return (first, last) if last > first else (first - 1, last + 1)

    def _show_times(self, plot: _Plot) -> None:
        first, last = self._range()
        plot.show_horizontal(time_ticks(first, last), first, last)

    def _show_legend(self) -> None:
        for label, spec, values in zip(self._legend_labels, self.series, self._values, strict=False):
            current = _last(values)
            label.set_words(say(spec.name) if current is None else f"{say(spec.name)} {spec.value(current)}")

    def summary(self) -> str:
        """“Processor 44 %, maximum 57 % at 14:00”."""
        import numpy as np

        assert self._times is not None
        spec, values = self.series[0], self._values[0]
        current = _last(values)
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


def _last(values: np.ndarray) -> float | None:
    return None if not len(values) or values[-1] != values[-1] else float(values[-1])


def _even(bottom: float, top: float, steps: int) -> list[float]:
    return [bottom + (top - bottom) * step / steps for step in range(steps + 1)]


_STEPS: Final = (60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)


def time_ticks(first: float, last: float, wanted: int = 6) -> list[tuple[float, str]]:
    """Round local times between two epoch seconds: ``13:05``, or ``lun. 16`` over several days."""
    span = last - first
    step = next((seconds for seconds in _STEPS if span / seconds <= wanted), _STEPS[-1])
    offset = datetime.fromtimestamp(first, UTC).astimezone().utcoffset()
    shift = offset.total_seconds() if offset is not None else 0.0
    start = -(-(first + shift) // step) * step - shift
    ticks = []
    while start <= last:
        moment = datetime.fromtimestamp(start, UTC)
        local = formatting.local(moment)
        ticks.append(
            (
                start,
                f"{formatting.weekday(local.date()).lower()} {local.day}"
                if step >= 86400
                else formatting.clock(moment),
            )
        )
        start += step
    # A label at the very edge would be cut in half.
    margin = span * 0.03
    return [tick for tick in ticks if first + margin <= tick[0] <= last - margin]


class BarChart(_Chart):
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
        head = self.body.itemAt(0).layout()
        assert head is not None
        top = head.itemAt(0).layout()
        assert top is not None
        for widget in (
            Swatch(0, block=True),
            Label(today, "small", "text_muted"),
            Swatch("chart_compare_fill", block=True),
            Label(compare, "small", "text_muted"),
        ):
            top.addWidget(widget)
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

    def _bars(self, plot: _Plot, places: np.ndarray, heights: np.ndarray, width: float, color: Any) -> None:
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
