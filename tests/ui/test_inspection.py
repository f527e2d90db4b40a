"""The inspection finds what is wrong: else a clean crawl would prove nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.inspection import Strays, faults_of
from ui.kit.buttons import Button
from ui.kit.fields import LineEdit, TextField
from ui.kit.i18n import Text, set_language
from ui.kit.labels import Label
from ui.kit.layout import holder, row


def _window(qtbot: QtBot, *children: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    for number, child in enumerate(children):
        child.setParent(window)
        child.setGeometry(10, 10 + 40 * number, 120, 30)
    window.show()
    return window


def test_what_fits_and_has_a_name_is_no_fault(dressed: QApplication, qtbot: QtBot) -> None:
    assert faults_of(_window(qtbot, Label("court"), Button("Vendre"))) == []


def test_clipped_words_and_nameless_controls_are_found(dressed: QApplication, qtbot: QtBot) -> None:
    nameless = QPushButton("")
    found = faults_of(_window(qtbot, Label("un texte beaucoup trop long pour sa place"), nameless, QLineEdit()))
    assert [fault.partition(": ")[0] for fault in found] == ["Label", "QPushButton", "QLineEdit"]


def test_what_hangs_outside_is_found(dressed: QApplication, qtbot: QtBot) -> None:
    label = Label("dehors")
    window = _window(qtbot, label)
    label.setGeometry(380, 10, 80, 30)
    assert any("lies from" in fault for fault in faults_of(window))


def test_what_its_surroundings_cut_off_is_found(dressed: QApplication, qtbot: QtBot) -> None:
    box = QWidget()
    label = Label("coupé", parent=box)
    window = _window(qtbot, box)
    label.setGeometry(80, 0, 80, 30)
    assert [fault for fault in faults_of(window) if "is cut by QWidget" in fault]


def test_neighbours_pushed_over_each_other_are_found(dressed: QApplication, qtbot: QtBot) -> None:
    buttons = Button("Annuler"), Button("Garder")
    for button in buttons:
        button.setFixedWidth(100)
    box = holder(row(*buttons))
    box.setMinimumSize(1, 1)
    window = _window(qtbot, box)
    assert any("lies over Button" in fault for fault in faults_of(window))


def test_a_page_that_cannot_be_scrolled_to_its_edge_is_found(dressed: QApplication, qtbot: QtBot) -> None:
    page = QScrollArea()
    page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    wide = QWidget()
    wide.setFixedSize(300, 20)
    page.setWidget(wide)
    assert any("of a page 300 px wide" in fault for fault in faults_of(_window(qtbot, page)))


def test_a_part_that_shows_itself_as_a_window_is_found(dressed: QApplication, qtbot: QtBot) -> None:
    strays = Strays(dressed)
    stray = Label("perdu")
    qtbot.addWidget(stray)
    stray.show()
    Button("dans sa fenêtre", parent=stray).show()
    strays.end()
    assert [found.partition(" ")[0] for found in strays.found] == ["Label"]


def test_a_field_keeps_its_label_as_name_when_the_language_changes(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextField(Text("sell", "Note"), placeholder=Text("sell", "Change, paper, transport…"))
    bare = LineEdit()
    bare.setAccessibleName("Montant reçu")
    window = _window(qtbot, field, bare)
    set_language("en")
    assert window.isVisible()
    assert (field.edit.accessibleName(), bare.accessibleName()) == ("Note", "Montant reçu")
    set_language("fr")
