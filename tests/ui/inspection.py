"""Looking over what stands on the screen: text that does not fit, controls without a name, parts outside the window."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.shell.window import Window

SLACK = 2
"""Pixels by which a text may be wider or taller than its place: rounding of scaled fonts."""

CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView)


def faults_of(window: QWidget) -> list[str]:
    """What is wrong on a window as it stands, in words for a person."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0 or isinstance(widget, (QScrollBar, QAbstractSlider)):
            continue
        found += [f"{where(widget)}: {fault}" for fault in (*_fit(widget), *_name(widget), *_place(widget, window))]
    return found


class Strays(QObject):
    """Hears of widgets that become a window of their own: they would flash on the person's screen."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.found: list[str] = []
        self._app = app
        app.installEventFilter(self)

    def end(self) -> None:
        """Listen no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            expected = isinstance(watched, Window) or watched.windowType() != Qt.WindowType.Window
            if not expected:
                self.found.append(f"{type(watched).__name__} shown by {_caller()}")
        return False


def _caller() -> str:
    """The innermost place of the interface that is at work now."""
    frames = [one for one in traceback.extract_stack() if f"{os.sep}ui{os.sep}" in one.filename and one.line]
    ours = [one for one in frames if f"{os.sep}tests{os.sep}" not in one.filename]
    return f"{Path(ours[-1].filename).parent.name}/{Path(ours[-1].filename).name}: {ours[-1].line}" if ours else "Qt"


def where(widget: QWidget) -> str:
    """A widget and the rooms it stands in."""
    parts: list[str] = []
    node: QWidget | None = widget
    while node is not None and len(parts) < 4:
        kind = type(node).__name__
        if not kind.startswith("Q") or node is widget:
            parts.append(kind)
        node = node.parentWidget()
    return " < ".join(parts)


def _fit(widget: QWidget) -> list[str]:
    if isinstance(widget, Label):
        return _label(widget)
    if isinstance(widget, Button) and widget.minimumSizeHint().width() > widget.width() + SLACK:
        return [f"the words {widget.text()!r} need {widget.minimumSizeHint().width()} px and have {widget.width()}"]
    return []


def _label(label: Label) -> list[str]:
    text = label.full_text()
    if not text or label.height() == 0:
        return []
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            return [f"{text[:60]!r} needs {needed} px of height and has {label.height()}"]
        return []
    shown = label.text()
    room = label.contentsRect().width()
    needed = max((label.fontMetrics().horizontalAdvance(line) for line in shown.split("\n")), default=0)
    if needed > room + SLACK:
        return [f"{shown[:60]!r} needs {needed} px and has {room}"]
    if shown != text and not label.toolTip():
        return [f"{text[:60]!r} is cut without a tooltip"]
    return []


def _name(widget: QWidget) -> list[str]:
    if not isinstance(widget, CONTROLS) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return []
    words = widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        words = words or widget.text()
    if isinstance(widget, (QLineEdit, QTextEdit)):
        words = words or widget.placeholderText()
    inside = isinstance(widget.parentWidget(), QComboBox)  # the editor of a combo speaks with its owner's name
    return [] if words.strip() or inside else ["a control that a screen reader cannot name"]


def _place(widget: QWidget, window: QWidget) -> list[str]:
    if not isinstance(widget, (*CONTROLS, Label)) or _scrolled(widget):
        return []
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if area.left() < -SLACK or area.right() > window.width() + SLACK:
        return [f"lies from {area.left()} to {area.right()} in a window of {window.width()}"]
    if area.bottom() > window.height() + SLACK and area.top() < window.height():
        return [f"lies down to {area.bottom()} in a window of {window.height()}"]
    return []


def _scrolled(widget: QWidget) -> bool:
    node = widget.parentWidget()
    while node is not None:
        if isinstance(node, (QScrollArea, QAbstractItemView)):
            return True
        node = node.parentWidget()
    return False
