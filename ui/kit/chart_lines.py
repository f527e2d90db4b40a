"""The lines of a live chart and the soft area under the first. Imported with the first chart: pyqtgraph is heavy.

pyqtgraph's own curves measure their data several times a frame and draw paths; at ten frames a second that was most of what a
chart cost.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

Run = tuple[np.ndarray, np.ndarray]
"""Times and values without a gap."""


def unbroken(times: np.ndarray, values: np.ndarray) -> list[Run]:
    """The stretches of at least two points between gaps."""
    good = np.isfinite(values)
    if good.all():
        return [(times, values)] if len(values) > 1 else []
    edges = np.flatnonzero(np.diff(np.concatenate(([0], good.astype(np.int8), [0]))))
    return [
        (times[start:end], values[start:end])
        for start, end in zip(edges[::2], edges[1::2], strict=True)
        if end - start > 1
    ]


class Drawn(pyqtgraph.GraphicsObject):
    """Something drawn in a part of the plot that is told, not measured."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds = QRectF()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def _reach(self, bounds: QRectF) -> None:
        """Cover this part, in the units of the plot, and draw anew."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.update()


class Rules(Drawn):
    """The horizontal rules of a plot, across all of it. One item: pyqtgraph's own lines measure themselves one by one."""

    def __init__(self) -> None:
        super().__init__()
        self._heights: tuple[float, ...] = ()
        self._pen = QPen()
        self.setZValue(-50)

    def show_rules(self, heights: Sequence[float], first: float, last: float, pen: QPen) -> None:
        """Draw these from ``first`` to ``last``, all in the units of the plot."""
        margin = (heights[-1] - heights[0]) * 0.03
        self._heights, self._pen = tuple(heights), pen
        self._reach(QRectF(first, heights[0] - margin, last - first, heights[-1] - heights[0] + 2 * margin))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(self._pen)
        left, right = self._bounds.left(), self._bounds.right()
        for height in self._heights:
            painter.drawLine(QPointF(left, height), QPointF(right, height))


class Lines(Drawn):
    """Every series as one polyline per unbroken run, in hairlines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[QPen, QPolygonF]] = []
        """What is drawn, in the order of the series."""

    def show_lines(self, lines: Sequence[tuple[QPen, Sequence[Run]]], bounds: QRectF) -> None:
        """Draw these; ``bounds`` is what the plot shows, in its own units."""
        polygon = pyqtgraph.functions.arrayToQPolygonF
        self.lines = [(pen, polygon(*run)) for pen, runs in lines for run in runs]
        self._reach(bounds)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        for pen, polygon in self.lines:
            painter.setPen(pen)
            painter.drawPolyline(polygon)


class Area(Drawn):
    """One polygon per unbroken run of values, in one opaque colour: blending every pixel anew was most of what a live chart
    cost. It lies under the rules, so that they stay to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._polygons: list[QPolygonF] = []
        self._color = QColor()
        self.setZValue(-55)

    def show_runs(self, runs: Sequence[Run], floor: float, color: QColor, bounds: QRectF) -> None:
        """Fill down to ``floor``; ``bounds`` is what the plot shows, in its own units."""
        self._color = color
        self._polygons = []
        for times, values in runs:
            across = np.concatenate((times[:1], times, times[-1:]))
            down = np.concatenate(([floor], values, [floor]))
            self._polygons.append(pyqtgraph.functions.arrayToQPolygonF(across, down))
        self._reach(bounds)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        for polygon in self._polygons:
            painter.drawPolygon(polygon)
