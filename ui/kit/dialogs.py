"""Dialogs: the only file that opens one.

Only ``open()`` and a future, never ``exec()``: a nested event loop inside a coroutine wedges the running one for good.
A dialog is for deciding something; messages belong in the pane, in a toast or in the sync centre.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ui.kit import paint
from ui.kit.buttons import Button, IconButton
from ui.kit.i18n import Text, Words, say
from ui.kit.key_names import key_words
from ui.kit.labels import Label
from ui.kit.layout import Item, column, holder, rescale, row
from ui.kit.theme import theme

_LEAST_ROOM = 120
"""Design pixels of content that stay in sight however low the window."""


class _Scrim(QWidget):
    """Dims the window behind a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("scrim"))


class _Room(QScrollArea):
    """The content of a dialog; it scrolls where the window is too low for all of it."""

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = holder(content, "page")
        self.setWidget(self._content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # a scroll area keeps this to itself, and the dialog would not grow
            self._spare_bar()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._spare_bar()
        super().resizeEvent(event)

    def _spare_bar(self) -> None:
        """No bar where everything fits: Qt shows one for a moment while the dialog finds its size."""
        fits = self.heightForWidth(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme().px(24))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._content.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme().px(_LEAST_ROOM)))


class Dialog(QDialog):
    """A panel with shadow over a dimmed window: title, body, buttons. Escape and × reject.

    Fill ``body`` (a column) and ``buttons`` (a row, right-aligned); show with :func:`present`.
    """

    def __init__(
        self, parent: QWidget | None, title: Words, *items: Item, width: int = 440, closable: bool = True
    ) -> None:
        super().__init__(parent.window() if parent is not None else None)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(say(title))
        self.setAccessibleName(say(title))
        self._width = width
        self._scrim: _Scrim | None = None
        self._growing = False
        self._grip: QPoint | None = None
        self.title = Label(title, "section", wrap=True)
        close = IconButton("ri.close-line", Text("kit.dialogs", "Close"), size="small")
        close.clicked.connect(self.reject)
        close.setVisible(closable)
        if closable:
            self.title.setContentsMargins(0, theme().px(4), 0, 0)  # its first line meets the middle of ×
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(self.title, close, spacing=8)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        self.body = column(*items, spacing=12)
        self.buttons: QHBoxLayout = row(None, spacing=8)
        shadow = paint.SHADOW_MARGIN
        layout = column(spacing=14, margins=(20 + shadow, 18 + shadow, 20 + shadow, 16 + shadow))
        layout.addLayout(head)
        self._room = _Room(self.body)
        layout.addWidget(self._room, 1)
        layout.addLayout(self.buttons)
        self.setLayout(layout)
        self.restyle()

    def restyle(self) -> None:
        look = theme()
        rescale(self)
        width = look.px(self._width) + 2 * look.px(paint.SHADOW_MARGIN)
        parent = self.parentWidget()
        self.setFixedWidth(width if parent is None else min(width, parent.width()))

    def add_buttons(self, *buttons: Button) -> None:
        """Buttons at the lower right, in reading order."""
        for button in buttons:
            self.buttons.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_overlay(QPainter(self), self.rect())

    def adjustSize(self) -> None:
        """As high as the content asks for at this width. Qt would measure wrapped words at the width it prefers."""
        layout = self.layout()
        if layout is None:
            return
        width = self.maximumWidth()
        layout.invalidate()
        wanted = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        parent = self.parentWidget()
        if parent is not None:
            wanted = min(wanted, parent.height() + theme().px(paint.SHADOW_MARGIN))
        self.resize(width, wanted)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and not self._growing:
            self._grow()
        return done

    def _grow(self) -> None:
        """A sentence under a field needs room: the dialog gets higher, never lower under somebody's hand."""
        self._growing = True
        before = self.height()
        self.adjustSize()
        if self.height() < before:
            self.resize(self.width(), before)
        self._growing = False
        parent = self.parentWidget()
        if parent is not None and self.height() > before:
            lowest = parent.mapToGlobal(QPoint(0, parent.height())).y()
            top = parent.mapToGlobal(QPoint(0, 0)).y()
            self.move(self.x(), max(top, min(self.y(), lowest - self.height())))

    def showEvent(self, event: QShowEvent) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self._scrim = _Scrim(parent)
            self._scrim.show()
            self.adjustSize()
            centre = parent.mapToGlobal(parent.rect().center())
            top = parent.mapToGlobal(QPoint(0, 0)).y()
            self.move(centre.x() - self.width() // 2, max(top, centre.y() - self.height() // 2 - theme().px(24)))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().hideEvent(event)


async def present(dialog: QDialog) -> bool:
    """Open the dialog and wait for the answer without blocking the loop: accepted or not.

    The dialog is deleted afterwards; read what it holds before awaiting anything else.
    """
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(result: int) -> None:
        if not future.done():
            future.set_result(result)

    dialog.finished.connect(settle)
    dialog.open()
    try:
        return await future == QDialog.DialogCode.Accepted
    finally:
        if isValid(dialog):  # its window may have been closed while the question was open
            dialog.hide()
            dialog.deleteLater()


async def ask(
    parent: QWidget | None,
    question: Words,
    consequence: Words,
    *,
    act: Words,
    keep: Words = "",
    danger: bool = False,
    final: bool = False,
) -> bool:
    """Decide something: the title is the question, the text the consequence, the buttons are verbs.

    ``act`` does it, ``keep`` leaves things as they are. With ``danger`` the safe answer is filled and default and ``act``
    stands apart in red; ``final`` fills it red for what cannot be undone. Returns whether to act.
    """
    dialog = question_dialog(parent, question, consequence, act=act, keep=keep, danger=danger, final=final)
    return await present(dialog)


def question_dialog(
    parent: QWidget | None,
    question: Words,
    consequence: Words,
    *,
    act: Words,
    keep: Words = "",
    danger: bool = False,
    final: bool = False,
) -> Dialog:
    """The dialog of :func:`ask`."""
    dialog = Dialog(parent, question, Label(consequence, "body", "text_muted", wrap=True), width=420, closable=False)
    stay = Button(keep or Text("kit.dialogs", "Cancel"), "primary" if danger else "secondary")
    go = Button(act, "danger_fill" if final else "danger" if danger else "primary")
    stay.clicked.connect(dialog.reject)
    go.clicked.connect(dialog.accept)
    dialog.add_buttons(stay, go)
    default = stay if danger else go
    default.setDefault(True)
    default.setFocus()
    return dialog


async def tell(parent: QWidget | None, title: Words, *items: Item, done: Words = "", width: int = 440) -> None:
    """Show something that must be read before going on, such as a recovery code."""
    dialog = Dialog(parent, title, *items, width=width, closable=False)
    button = Button(done or Text("kit.dialogs", "Done"), "primary")
    button.clicked.connect(dialog.accept)
    dialog.add_buttons(button)
    button.setDefault(True)
    await present(dialog)


async def save_path(parent: QWidget | None, title: Words, name: str, kinds: str) -> Path | None:
    """Where to write a file; ``kinds`` as Qt writes them (``"CSV (*.csv)"``). ``None`` when the person changes their mind."""
    picker = QFileDialog(parent, say(title))
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    picker.setNameFilter(kinds)
    picker.selectFile(name)
    suffix = Path(name).suffix.removeprefix(".")
    if suffix:
        picker.setDefaultSuffix(suffix)
    return _first(picker) if await present(picker) else None


async def open_path(parent: QWidget | None, title: Words, kinds: str) -> Path | None:
    """Which file to read."""
    picker = QFileDialog(parent, say(title))
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    picker.setNameFilter(kinds)
    return _first(picker) if await present(picker) else None


def _first(picker: QFileDialog) -> Path | None:
    files = picker.selectedFiles()
    return Path(files[0]) if files else None


class ShortcutSheet(Dialog):
    """The list of keys in two columns. ``groups``: title → [(keys, what they do)]."""

    def __init__(self, parent: QWidget | None, groups: dict[str, list[tuple[str, str]]]) -> None:
        from ui.kit.containers import ScrollPage
        from ui.kit.reflow import Reflow

        super().__init__(parent, Text("kit.dialogs", "Keyboard shortcuts"), width=760)
        sides = (column(spacing=6), column(spacing=6))
        heights = [0, 0]
        for title, lines in groups.items():
            place = heights.index(min(heights))
            heights[place] += len(lines) + 2
            side = sides[place]
            if side.count():
                side.addSpacing(theme().px(8))
            side.addWidget(Label(title, "label", "text_muted"))
            for keys, meaning in lines:
                line = row(Label(meaning, "body", elide=True), Keycap(keys), spacing=8)
                line.setStretch(0, 1)
                side.addLayout(line)
        for side in sides:
            side.addStretch(1)
        both = Reflow(*(holder(side) for side in sides), narrow=1, gutter=32, wide_from=600)
        page = ScrollPage(both, margins=(0, 0, 12, 0))
        room = parent.window().height() if parent is not None else 0
        page.setMinimumHeight(min(theme().px(440), max(theme().px(240), room - theme().px(200))))
        self.body.addWidget(page)
        QShortcut(QKeySequence("?"), self, self.reject)


class Keycap(QWidget):
    """A key as printed on a keyboard."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(key_words(self._keys))
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(paint.keycap_width(key_words(self._keys)), theme().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_keycap(QPainter(self), self.rect().toRectF(), key_words(self._keys))
