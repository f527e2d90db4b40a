"""The rail at the left: brand, panes in groups, the person at the bottom. Folds to icons when there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from ui.kit import icons, paint
from ui.kit.i18n import Words, say, translate
from ui.kit.labels import Avatar, Rule
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.theme import theme
from ui.shell.navigation import Entry


class _RailButton(QAbstractButton):
    """Focus, hover and folding of what stands in the rail."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folded = False
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def fold(self, folded: bool) -> None:
        """Icon only, or icon and words."""
        self.folded = folded
        self.update()


class RailItem(_RailButton):
    """A pane in the rail; the badge counts only what needs a person."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.badge = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.restyle()
        self.retranslate()

    def set_badge(self, count: int) -> None:
        """How many things wait for a decision there."""
        if count != self.badge:
            self.badge = count
            self.retranslate()
            self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().size("rail_item"))

    def retranslate(self) -> None:
        title = say(self.entry.title)
        self.setText(title)
        self.setToolTip(f"{title} ({self.entry.shortcut})" if self.entry.shortcut else title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(translate("shell.rail", "%Ln to decide", "", self.badge) if self.badge else "")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().size("rail_item"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = look.radius("control")
        active = self.isChecked()
        if active:
            paint.rounded(painter, rect, radius, "accent_soft")
        elif self._hovered:
            paint.rounded(painter, rect, radius, "hover")
        if self.hasFocus():
            paint.focus_ring(painter, rect, radius)
        side = look.size("icon")
        left = (self.width() - side) / 2 if self.folded else look.px(11)
        glyph = self.entry.glyph + ("-fill" if active else "-line")
        icons.paint_glyph(
            painter,
            QRectF(round(left), round((self.height() - side) / 2), side, side),
            glyph,
            "accent_text" if active else "text_muted",
        )
        if not self.folded:
            painter.setFont(look.font("body", weight=int(QFont.Weight.DemiBold if active else QFont.Weight.Medium)))
            painter.setPen(look.color("accent_text" if active else "text"))
            painter.drawText(
                rect.adjusted(look.px(39), 0, -look.px(30 if self.badge else 8), 0),
                Qt.AlignmentFlag.AlignVCenter,
                self.text(),
            )
        if self.badge:
            self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        look = theme()
        words = str(self.badge) if self.badge < 100 else "99+"
        height = look.px(18)
        width = max(height, look.metrics("badge").horizontalAdvance(words) + look.px(11))
        left = self.width() - width - (look.px(1) if self.folded else look.px(8))
        top = look.px(1) if self.folded else (self.height() - height) / 2
        box = QRectF(left, round(top), width, height)
        paint.rounded(painter, box, height / 2, "warning_soft")
        painter.setFont(look.font("badge"))
        painter.setPen(look.color("warning"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class _Plate(_RailButton):
    """Two lines beside a picture: the brand above, the person below."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.title: Words = ""
        self.sub: Words = ""
        self.restyle()

    def show_words(self, title: Words, sub: Words) -> None:
        """Write both lines."""
        self.title, self.sub = title, sub
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(", ".join(part for part in (say(self.title), say(self.sub)) if part))
        self.setToolTip(self.accessibleName())

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(self._height))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(self._height))

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        raise NotImplementedError

    def _picture_side(self) -> int:
        return theme().px(30)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._hovered and self.isEnabled():
            paint.rounded(painter, rect, look.radius("control"), "hover")
        if self.hasFocus():
            paint.focus_ring(painter, rect, look.radius("control"))
        side = self._picture_side()
        left = (self.width() - side) / 2 if self.folded else look.px(4)
        self._picture(painter, QRectF(round(left), round((self.height() - side) / 2), side, side))
        if self.folded:
            return
        x = round(left) + side + look.px(10)
        room = self.width() - x - look.px(6)
        upper, lower = self._roles()
        height = look.line(upper) + look.line(lower)
        top = (self.height() - height) // 2
        painter.setFont(look.font(upper))
        painter.setPen(look.color("text"))
        painter.drawText(
            QRectF(x, top, room, look.line(upper)),
            Qt.AlignmentFlag.AlignVCenter,
            paint.elided(look.metrics(upper), say(self.title), room),
        )
        painter.setFont(look.font(lower))
        painter.setPen(look.color("text_faint"))
        painter.drawText(
            QRectF(x, top + look.line(upper), room, look.line(lower)),
            Qt.AlignmentFlag.AlignVCenter,
            paint.elided(look.metrics(lower), say(self.sub), room),
        )

    def _roles(self) -> tuple[str, str]:
        return "label", "caption"


class Brand(_Plate):
    """The mark, the product and the shop."""

    def __init__(self) -> None:
        super().__init__(44)
        self.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        paint.paint_mark(painter, rect)

    def _roles(self) -> tuple[str, str]:
        return "section", "caption"


class Person(_Plate):
    """Who is signed in; a press opens the account menu."""

    def __init__(self) -> None:
        super().__init__(46)

    def _picture_side(self) -> int:
        return theme().px(32)

    def _picture(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent_soft"))
        painter.drawEllipse(rect)
        painter.setPen(theme().color("accent_text"))
        painter.setFont(theme().font("label"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, Avatar.initials(say(self.title)))


class Rail(QFrame):
    """The whole rail. ``chosen(pane_id)``; up and down arrows walk through it."""

    chosen = Signal(str)
    person_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "rail")
        self.items: dict[str, RailItem] = {}
        self.folded = False
        self.brand = Brand()
        self.person = Person()
        self.person.clicked.connect(self.person_pressed)
        self._list = column(spacing=2, margins=(12, 0, 12, 0))
        self._scroll = QScrollArea()
        """A large zoom leaves no room for every pane at once."""
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder(column(self._list, None, spacing=0), "page"))
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._spare_bar())
        whole = column(
            row(self.brand, margins=(12, 0, 12, 0)),
            self._scroll,
            row(self.person, margins=(12, 0, 12, 0)),
            spacing=6,
            margins=(0, 10, 0, 8),
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.restyle()

    def _spare_bar(self) -> None:
        """The scroll bar stands in the margin, so the items keep their width."""
        bar = self._scroll.verticalScrollBar()
        side = theme().px(12)
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._list.setContentsMargins(side, 0, max(0, side - taken), 0)

    def restyle(self) -> None:
        look = theme()
        rescale(self)
        self._spare_bar()
        self.setFixedWidth(look.size("rail_folded" if self.folded else "rail"))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Put these panes into the rail, a rule between groups."""
        clear(self._list)
        self.items.clear()
        group = entries[0].group if entries else 0
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._list.addSpacing(theme().px(4))
                self._list.addWidget(Rule())
                self._list.addSpacing(theme().px(4))
            item = RailItem(entry)
            item.fold(self.folded)
            item.clicked.connect(partial(self._clicked, entry.id))
            self._list.addWidget(item)
            self.items[entry.id] = item

    def _clicked(self, pane: str, _checked: bool = False) -> None:
        self.chosen.emit(pane)

    def set_active(self, pane: str) -> None:
        """Mark the open pane."""
        item = self.items.get(pane)
        if item is not None:
            item.setChecked(True)
            self._scroll.ensureWidgetVisible(item, 0, theme().px(4))
            return
        for other in self.items.values():  # a pane that opens from elsewhere: none of these is open
            other.setAutoExclusive(False)
            other.setChecked(False)
            other.setAutoExclusive(True)

    def fold(self, folded: bool) -> None:
        """Icons only, or icons and words."""
        if folded == self.folded:
            return
        self.folded = folded
        for button in (*self.items.values(), self.brand, self.person):
            button.fold(folded)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
