"""Layouts: what does not fit in a line goes on in the next, and a change of zoom reaches what stands already."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.containers import Card
from ui.kit.labels import Label
from ui.kit.layout import Flow, column, flow, holder, release
from ui.kit.theme import theme

SPACING = 8


def _box(width: int = 100) -> QWidget:
    box = QWidget()
    box.setFixedSize(width, 30)
    return box


def _shown(qtbot: QtBot, layout: Flow, width: int) -> QWidget:
    window = holder(layout)
    qtbot.addWidget(window)
    window.resize(width, layout.heightForWidth(width))
    window.show()
    return window


def test_what_does_not_fit_goes_on_in_the_next_line(dressed: QApplication, qtbot: QtBot) -> None:
    boxes = [_box() for _ in range(3)]
    layout = flow(*boxes, spacing=SPACING)
    window = _shown(qtbot, layout, 220)
    assert window.isVisible()
    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (108, 0), (0, 38)]
    assert layout.heightForWidth(220) == 68


def test_what_follows_the_spring_stands_at_the_right_of_a_single_line(dressed: QApplication, qtbot: QtBot) -> None:
    first, last = _box(), _box()
    window = _shown(qtbot, flow(first, None, last, spacing=SPACING), 400)
    assert window.isVisible()
    assert (first.x(), last.x()) == (0, 300)


def test_hidden_widgets_take_no_room(dressed: QApplication, qtbot: QtBot) -> None:
    boxes = [_box() for _ in range(3)]
    boxes[1].hide()
    layout = flow(*boxes, spacing=SPACING)
    window = _shown(qtbot, layout, 220)
    assert window.isVisible()
    assert boxes[2].x() == 108
    assert layout.heightForWidth(220) == 30


def test_a_change_of_zoom_reaches_layouts_that_stand_already(dressed: QApplication, qtbot: QtBot) -> None:
    window = holder(column(_box(), _box(), spacing=10, margins=(4, 4, 4, 4)))
    qtbot.addWidget(window)
    try:
        theme().switch(zoom=2.0)
        layout = window.layout()
        assert layout is not None
        assert (layout.spacing(), layout.contentsMargins().left()) == (20, 8)
    finally:
        theme().switch(zoom=1.0)


def test_what_was_rearranged_grows_with_its_words(dressed: QApplication, qtbot: QtBot) -> None:
    """Qt never forgets the heights that the second item of a widget was asked for."""
    words = Label("Rien", "body", wrap=True)
    card, grid, window = Card(words), QGridLayout(), QWidget()
    window.setLayout(grid)
    qtbot.addWidget(window)
    grid.addWidget(card, 0, 0)
    window.resize(300, 400)
    window.show()
    release(grid)
    grid.addWidget(card, 0, 1)
    assert grid.heightForWidth(300) < 100
    words.set_words("Le routeur ne répond plus depuis une heure : vérifiez le câble et le courant. " * 6)
    qtbot.waitUntil(lambda: grid.heightForWidth(300) > card.heightForWidth(300) > 100)
