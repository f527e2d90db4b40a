"""The soft area under the first line of a chart. Imported with the first chart: pyqtgraph is heavy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget


class Area(pyqtgraph.GraphicsObject):
    """One polygon per unbroken run of values, in one opaque colour: blending every pixel anew was most of what a live chart
    cost. It lies under the rules, so that they stay to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self._polygons: list[QPolygonF] = []
        self._bounds = QRectF()
        self._color = QColor()
        self.setZValue(-55)

    def show_runs(self, runs: Sequence[tuple[np.ndarray, np.ndarray]], floor: float, color: QColor) -> None:
        """Fill down to ``floor``; each run has its times and its values."""
        self.prepareGeometryChange()
        self._color = color
        self._polygons = []
        self._bounds = QRectF()
        for times, values in runs:
            across = np.concatenate((times[:1], times, times[-1:]))
            down = np.concatenate(([floor], values, [floor]))
            polygon = pyqtgraph.functions.arrayToQPolygonF(across, down)
            self._polygons.append(polygon)
            self._bounds = self._bounds.united(polygon.boundingRect())
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        for polygon in self._polygons:
            painter.drawPolygon(polygon)
