"""What all charts share: the plot dressed in the tokens, ticks, thinning, gaps, the one repaint timer, title and menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QPen
from PySide6.QtWidgets import QGraphicsItem, QMenu, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kit import formatting
from ui.kit.containers import Card
from ui.kit.i18n import Text, Words, language, say
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.theme import theme

if TYPE_CHECKING:
    import numpy as np

MOST_POINTS: Final = 2000
REPAINT_MS: Final = 250
DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)

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


class Pulse(QObject):
    """The one 4 Hz timer of all visible charts."""

    beat = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(REPAINT_MS)
        self._timer.timeout.connect(self._beat)
        self._charts: WeakSet[QWidget] = WeakSet()
        self._others = 0

    def join(self, chart: QWidget | None = None) -> None:
        """A chart, or something else that counts on the beat until it leaves, is on screen."""
        if chart is None:
            self._others += 1
        else:
            self._charts.add(chart)
        if not self._timer.isActive():
            self._timer.start()

    def leave(self, chart: QWidget | None = None) -> None:
        """The opposite of :meth:`join`."""
        if chart is None:
            self._others = max(0, self._others - 1)
        else:
            self._charts.discard(chart)
        self._rest()

    def _beat(self) -> None:
        self._rest()
        self.beat.emit()

    def _rest(self) -> None:
        # A chart deleted while on screen never says that it is hidden.
        if not self._others and not any(isValid(chart) and chart.isVisible() for chart in self._charts):
            self._timer.stop()


_pulse: Pulse | None = None


def pulse() -> Pulse:
    """The shared timer; it only runs while a chart is on screen."""
    global _pulse
    if _pulse is None:
        _pulse = Pulse()
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


class Plot:
    """A pyqtgraph plot dressed in the tokens: horizontal rules only, no axis line at the left, no tick marks."""

    def __init__(self) -> None:
        import pyqtgraph

        from ui.kit.chart_lines import Rules

        self.graph = pyqtgraph
        pyqtgraph.setConfigOptions(antialias=False)
        self.widget = pyqtgraph.PlotWidget()
        self.widget.setFrameShape(self.widget.Shape.NoFrame)
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setMenuEnabled(False)
        self.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.widget.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab stops at something without a name
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.widget.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.item = self.widget.getPlotItem()
        self.item.layout.setContentsMargins(0, 4, 4, 0)
        self.item.getViewBox().setDefaultPadding(0)
        for name in ("left", "bottom"):
            self.item.getAxis(name).setTicks([[]])  # no figures before there is something to measure
        self._pens: dict[tuple[int, Qt.PenStyle], QPen] = {}
        self._heights: tuple[float, ...] = ()
        self._span = (0.0, 0.0)
        self._rules = Rules()
        self.item.addItem(self._rules, ignoreBounds=True)
        self._shown_vertical: tuple[object, ...] = ()
        self._shown_horizontal: tuple[object, ...] = ()

    def pen(self, color: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """A hairline: wider pens cost a hundred times more. Kept, since every frame asks for the same few."""
        wanted = (color.rgba(), style)
        kept = self._pens.get(wanted)
        if kept is None:
            kept = self._pens[wanted] = self.graph.mkPen(color, width=1, style=style)
        return kept

    def dress(self) -> None:
        """Colours and fonts of the present theme."""
        look = theme()
        self.widget.setBackground(look.color("surface"))
        for name in ("left", "bottom"):
            axis = self.item.getAxis(name)
            # Its drawing is kept as a picture: replaying the commands each frame costs as much as the lines.
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            axis.enableAutoSIPrefix(False)  # else each new range writes the absent label anew, and paints twice
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

    def settle(self) -> None:
        """Move the items to the new ranges now: left to the paint, that asks for a second one."""
        self.widget.scene().prepareForPaint()

    def show_vertical(self, ticks: Sequence[float], tick: Format) -> None:
        """Ticks with their rules; drawn anew only when they changed."""
        look = theme()
        shown = (tuple(ticks), tick, look.generation, language())
        if shown == self._shown_vertical:
            return
        self._shown_vertical = shown
        labels = [tick(value) for value in ticks]
        # Counts have no halves: of two rules that would read the same, the one that is not round goes.
        kept = [
            place
            for place, label in enumerate(labels)
            if place == 0 or (label not in labels[place + 1 :] and label != labels[0])
        ]
        ticks, labels = [ticks[place] for place in kept], [labels[place] for place in kept]
        self.item.getAxis("left").setTicks([list(zip(ticks, labels, strict=True))])
        self._heights = tuple(ticks)
        self._show_rules()
        margin = (ticks[-1] - ticks[0]) * 0.03
        self.item.setYRange(ticks[0] - margin / 3, ticks[-1] + margin, padding=0)

    def show_horizontal(self, ticks: Sequence[tuple[float, str]], first: float, last: float) -> None:
        """Ticks of the horizontal axis."""
        shown = (tuple(ticks), first, last, theme().generation)
        if shown == self._shown_horizontal:
            return
        self._shown_horizontal = shown
        self.item.getAxis("bottom").setTicks([list(ticks)])
        self.show_span(first, last)

    def show_span(self, first: float, last: float) -> None:
        """From where to where the plot reaches, and its rules with it."""
        self.item.setXRange(first, last, padding=0)
        self._span = (first, last)
        self._show_rules()

    def _show_rules(self) -> None:
        if self._heights:
            self._rules.show_rules(self._heights, *self._span, self.pen(theme().color("chart_grid")))


class Chart(Card):
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
        self.plot: Plot | None = None
        self.setMinimumHeight(theme().px(150))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        # The plot would ask for 640 × 480, and a page that counts heights would give it.
        return QSize(theme().px(260), max(theme().px(210), self.minimumHeight()))

    def _ensure_plot(self) -> Plot:
        if self.plot is None:
            self.plot = Plot()
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


def last_value(values: np.ndarray) -> float | None:
    return None if not len(values) or values[-1] != values[-1] else float(values[-1])


def even_ticks(bottom: float, top: float, steps: int) -> list[float]:
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
