"""Things side by side where there is room, and under each other where there is not: a number cut in half reads as another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QSizePolicy, QWidget

from ui.kit.layout import release, row
from ui.kit.theme import theme

WIDE_FROM: Final = 900
"""Width (design pixels) from which everything stands in one row."""
GUTTER: Final = 16
LEAST_WORDS: Final = 210
"""Width (design pixels) that words keep beside a control."""


class SideOrBelow(QWidget):
    """Words, and a control at their right; below them where they would keep less than ``least`` design pixels."""

    def __init__(
        self,
        words: QLayout,
        control: QWidget,
        *,
        least: int = LEAST_WORDS,
        spacing: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._control, self._least = control, least
        self._line = row(words, control, spacing=spacing)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _place(self) -> None:
        room = self.width() - self._control.sizeHint().width() - self._line.spacing()
        below = room < theme().px(self._least)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        self._line.setAlignment(self._control, side | Qt.AlignmentFlag.AlignVCenter)


class Reflow(QWidget):
    """Widgets in one row of shares ``shares`` (equal by default), or in rows of ``narrow`` below ``wide_from`` (design
    pixels), ``gutter`` apart."""

    def __init__(
        self,
        *widgets: QWidget,
        narrow: int = 2,
        shares: Sequence[int] = (),
        gutter: int = GUTTER,
        wide_from: int = WIDE_FROM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widgets, self._narrow, self._gutter = widgets, narrow, gutter
        self._wide_from = wide_from
        self._shares = tuple(shares) or (1,) * len(widgets)
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange(wide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(wide=self.width() >= theme().px(self._wide_from))

    def restyle(self) -> None:
        self._wide = None
        self._arrange(wide=self.width() >= theme().px(self._wide_from))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self, wide: bool) -> None:
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        release(grid)
        grid.setSpacing(theme().px(self._gutter))
        per_row = len(self._widgets) if wide else self._narrow
        for column in range(len(self._widgets)):
            share = 0 if column >= per_row else self._shares[column] if wide else 1
            grid.setColumnStretch(column, share)
        for index, widget in enumerate(self._widgets):
            grid.addWidget(widget, index // per_row, index % per_row)
        self.updateGeometry()
