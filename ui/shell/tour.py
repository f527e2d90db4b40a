"""A first look round: a few steps that point at real parts of the window, over a dimmed window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import column, rescale, row
from ui.kit.theme import theme

CARD_WIDTH: Final = 340


@dataclass(frozen=True, slots=True)
class Step:
    """What is pointed at, and what is said. Without a target the card stands in the middle."""

    target: Callable[[], QWidget | None]
    title: Words
    text: Words


def steps_for(
    rail: QWidget,
    item: Callable[[str], QWidget | None],
    status: QWidget,
    search: Callable[[], QWidget | None],
) -> list[Step]:
    """The tour of the shop: what of it this person does not see is left out."""
    steps = [
        Step(
            lambda: rail,
            Text("shell.tour", "Everything has its place here"),
            Text("shell.tour", "Selling at the top, people and vouchers below, then money and settings."),
        ),
        Step(
            lambda: item("sell"),
            Text("shell.tour", "Sell in seconds"),
            Text("shell.tour", "F2 from anywhere. It works without a connection: sales wait here."),
        ),
        Step(
            lambda: item("customers"),
            Text("shell.tour", "Your customers"),
            Text("shell.tour", "Find them by name, phone or code; extend or block them with one click."),
        ),
        Step(
            lambda: status,
            Text("shell.tour", "How things stand"),
            Text("shell.tour", "Server, routers, what waits and the data of today, always in this line."),
        ),
        Step(
            search,
            Text("shell.tour", "Find anything"),
            Text("shell.tour", "Ctrl+K finds pages, customers, codes and actions."),
        ),
    ]
    last = Step(
        lambda: None,
        Text("shell.tour", "Help is one key away"),
        Text("shell.tour", "F1 explains the page you are on. This tour can be shown again from there."),
    )
    return [*(step for step in steps if step.target() is not None), last]


class _Panel(QWidget):
    """The card of a step."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = Label("", "caption", "text_faint")
        self.title = Label("", "section", wrap=True)
        self.text = Label("", "body", "text_muted", wrap=True)
        self.skip = Button(Text("shell.tour", "Skip"), "quiet")
        self.back = Button(Text("shell.tour", "Back"))
        self.next = Button(Text("shell.tour", "Next"), "primary")
        margin = 18 + paint.SHADOW_MARGIN
        self.setLayout(
            column(
                self.count,
                self.title,
                self.text,
                row(self.skip, None, self.back, self.next, margins=(0, 8, 0, 0)),
                spacing=4,
                margins=(margin, margin - 2, margin, margin - 2),
            )
        )
        self.restyle()

    def restyle(self) -> None:
        rescale(self)
        self.setFixedWidth(theme().px(CARD_WIDTH + 2 * paint.SHADOW_MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_overlay(QPainter(self), self.rect())


class Tour(QWidget):
    """Covers ``window`` until it is ended (``ended``). Enter and → go on, ← goes back, Escape ends."""

    ended = Signal()

    def __init__(self, window: QWidget, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._over = window
        self.steps = tuple(steps)
        self.place = 0
        self.panel = _Panel(self)
        self.panel.skip.clicked.connect(self.end)
        self.panel.back.clicked.connect(self.backward)
        self.panel.next.clicked.connect(self.forward)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for keys, slot in (
            (("Esc",), self.end),
            (("Right",), self.forward),
            (("Left", "Backspace"), self.backward),
            (("Return", "Enter"), self._enter),
        ):
            for key in keys:  # buttons would keep the arrows for themselves
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(slot)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.show_step(0)

    # ------------------------------------------------------------ steps
    def show_step(self, place: int) -> None:
        """Point at a step."""
        self.place = place
        step, panel = self.steps[place], self.panel
        last = place == len(self.steps) - 1
        panel.count.set_words(f"{place + 1} / {len(self.steps)}")
        panel.title.set_words(step.title)
        panel.text.set_words(step.text)
        panel.back.setVisible(place > 0)
        panel.skip.setVisible(not last)
        panel.next.set_words(Text("shell.tour", "Start") if last else Text("shell.tour", "Next"))
        self.setAccessibleName(say(step.title))
        self.setAccessibleDescription(say(step.text))
        self._put()
        panel.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def forward(self) -> None:
        """The next step; after the last one the end."""
        if self.place + 1 < len(self.steps):
            self.show_step(self.place + 1)
        else:
            self.end()

    def backward(self) -> None:
        """The step before."""
        if self.place > 0:
            self.show_step(self.place - 1)

    def end(self) -> None:
        """Take the tour away."""
        self._over.setFocus()
        self.hide()
        self.ended.emit()
        self.deleteLater()

    # ------------------------------------------------------------ place
    def hole(self) -> QRect:
        """The part that is not dimmed."""
        target = self.steps[self.place].target()
        if target is None or not target.isVisible():
            return QRect()
        gap = theme().px(4)
        area = QRect(target.mapTo(self._over, QPoint(0, 0)), target.size())
        return area.adjusted(-gap, -gap, gap, gap).intersected(self.rect())

    def _put(self) -> None:
        panel, hole, room = self.panel, self.hole(), self.rect()
        panel.adjustSize()
        panel.resize(panel.width(), panel.layout().totalHeightForWidth(panel.width()))  # type: ignore[union-attr]
        if hole.isNull():
            spot = room.center() - panel.rect().center()
        elif hole.right() + panel.width() <= room.right():
            spot = QPoint(hole.right(), hole.center().y() - panel.height() // 2)
        elif hole.bottom() + panel.height() <= room.bottom():
            spot = QPoint(hole.right() - panel.width(), hole.bottom())
        else:
            spot = QPoint(hole.center().x() - panel.width() // 2, hole.top() - panel.height())
        panel.move(
            max(0, min(spot.x(), room.width() - panel.width())), max(0, min(spot.y(), room.height() - panel.height()))
        )
        self.update()

    def restyle(self) -> None:
        self.show_step(self.place)

    def retranslate(self) -> None:
        self.show_step(self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
            self._put()
        return False

    # ------------------------------------------------------------ input, painting
    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab stays among the buttons of the card."""
        buttons = [one for one in (self.panel.skip, self.panel.back, self.panel.next) if one.isVisible()]
        if not self.isVisible() or not buttons:
            return super().focusNextPrevChild(onward)
        place = next((index for index, button in enumerate(buttons) if button.hasFocus()), -1)
        buttons[(place + (1 if onward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _enter(self) -> None:
        """What the button with the focus does."""
        buttons = (self.panel.skip, self.panel.back)
        next((one for one in buttons if one.hasFocus()), self.panel.next).click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        hole = self.hole()
        if not hole.isNull():
            inner = QPainterPath()
            radius = theme().radius("card")
            inner.addRoundedRect(QRectF(hole), radius, radius)
            path = path.subtracted(inner)
        painter.fillPath(path, theme().color("scrim"))
        if not hole.isNull():
            paint.focus_ring(painter, QRectF(hole), theme().radius("card"))
