"""Looking over what stands on the screen: text that does not fit, controls without a name, parts outside the window."""

from __future__ import annotations

import itertools
import os
import traceback
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from ui.kit.choices import Segmented, Tabs
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
        faults = (*_fit(widget), *_name(widget), *_place(widget, window), *_whole(widget), *_sideways(widget))
        found += [f"{where(widget)}: {fault}" for fault in faults]
    return found + _overlaps(window)


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
    if isinstance(widget, (QAbstractButton, Segmented, Tabs)):
        needed = widget.minimumSizeHint().width()
        if needed > widget.width() + SLACK:
            return [f"the words {widget.accessibleName()!r} need {needed} px and have {widget.width()}"]
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


def _whole(widget: QWidget) -> list[str]:
    """A control or a text that its surroundings cut off cannot be read or pressed; what scrolls into view can."""
    if not isinstance(widget, (*CONTROLS, Label)):
        return []
    node = widget.parentWidget()
    while node is not None and not node.isWindow():
        if isinstance(node.parentWidget(), QAbstractScrollArea):
            return []
        area = QRect(widget.mapTo(node, QPoint(0, 0)), widget.size())
        room = node.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not room.contains(area):
            return [f"is cut by {type(node).__name__}: {_span(area)} in {node.width()} × {node.height()}"]
        node = node.parentWidget()
    return []


def _sideways(widget: QWidget) -> list[str]:
    """A page that cannot be scrolled to its right edge hides what stands there."""
    page = widget.widget() if isinstance(widget, QScrollArea) else None
    if not isinstance(widget, QScrollArea) or page is None:
        return []
    off = widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    needed, room = page.width(), widget.viewport().width()
    return [f"shows {room} px of a page {needed} px wide"] if off and needed > room + SLACK else []


def _overlaps(window: QWidget) -> list[str]:
    """Neighbours that a squeezed layout has pushed over each other."""
    found = []
    places: dict[QWidget, list[QWidget]] = {}
    for layout in window.findChildren(QLayout):
        for index in range(layout.count()):
            item = layout.itemAt(index)
            widget = item.widget() if item is not None else None
            parent = widget.parentWidget() if widget is not None else None
            if widget is not None and parent is not None and widget.isVisible():
                places.setdefault(parent, []).append(widget)
    for neighbours in places.values():
        for one, other in itertools.combinations(neighbours, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                found.append(f"{where(one)}: lies over {type(other).__name__} by {common.width()} × {common.height()}")
    return found


def _span(area: QRect) -> str:
    return f"{area.left()} to {area.right()} across, {area.top()} to {area.bottom()} down"


def _scrolled(widget: QWidget) -> bool:
    node = widget.parentWidget()
    while node is not None:
        if isinstance(node, (QScrollArea, QAbstractItemView)):
            return True
        node = node.parentWidget()
    return False
