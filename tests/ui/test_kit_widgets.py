"""Widgets: named for screen readers, usable from the keyboard, nothing cut off."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import paint
from ui.kit.buttons import Button, CheckBox, Chip, IconButton, Segmented, Tabs
from ui.kit.containers import Drawer
from ui.kit.fields import Combo, Field, SearchField, Stepper, TextField
from ui.kit.gallery import gallery_widget
from ui.kit.i18n import set_language
from ui.kit.labels import Label
from ui.kit.states import StateView, never_loaded
from ui.kit.theme import theme
from ui.kit.toasts import ToastHost


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25, 2.0])
def test_no_text_is_cut_without_a_tooltip(dressed: QApplication, qtbot: QtBot, language: str, zoom: float) -> None:
    set_language(language)
    theme().switch("light", zoom)
    page = gallery_widget()
    qtbot.addWidget(page)
    page.resize(round(1366 * max(1.0, zoom)), 900)
    page.show()
    qtbot.waitExposed(page)
    cut = []
    for label in page.findChildren(Label):
        if label.isVisible() and not label.wordWrap() and label.text() == label.full_text():
            if label.fontMetrics().horizontalAdvance(label.text()) > label.width() + 1:
                cut.append(label.text())
        elif label.isVisible() and not label.wordWrap() and not label.toolTip():
            cut.append(label.full_text())
    buttons = [button for button in page.findChildren(Button) if button.isVisible()]
    cut += [button.text() for button in buttons if button.width() < button.sizeHint().width()]
    assert cut == []


def test_every_icon_button_has_a_name(dressed: QApplication, qtbot: QtBot) -> None:
    page = gallery_widget()
    qtbot.addWidget(page)
    buttons = page.findChildren(IconButton)
    assert buttons
    assert all(button.accessibleName() and button.toolTip() for button in buttons)


def test_click_targets_are_large_enough(dressed: QApplication, qtbot: QtBot) -> None:
    page = gallery_widget()
    qtbot.addWidget(page)
    for kind in (Chip, IconButton, Segmented, Combo, CheckBox):
        for widget in page.findChildren(kind):
            assert widget.height() >= 28, widget


def test_a_greyed_button_says_why(dressed: QApplication, qtbot: QtBot) -> None:
    button = Button("Retirer", "primary")
    qtbot.addWidget(button)
    button.disable("Possible une fois en ligne")
    assert not button.isEnabled()
    assert button.toolTip() == button.accessibleDescription() == "Possible une fois en ligne"


def test_a_segmented_control_is_chosen_by_arrow_keys(dressed: QApplication, qtbot: QtBot) -> None:
    control = Segmented([("cash", "Espèces"), ("mobile", "Mobile money"), ("credit", "Crédit")], name="Paiement")
    qtbot.addWidget(control)
    with qtbot.waitSignal(control.changed) as told:
        qtbot.keyClick(control, Qt.Key.Key_Right)
    assert told.args == ["mobile"]
    assert (control.current(), control.accessibleDescription()) == ("mobile", "Mobile money")
    qtbot.keyClick(control, Qt.Key.Key_Left)
    qtbot.keyClick(control, Qt.Key.Key_Left)
    assert control.current() == "cash"


def test_tabs_count_and_tell(dressed: QApplication, qtbot: QtBot) -> None:
    tabs = Tabs([("one", "Vue d’ensemble"), ("two", "Connectés")])
    qtbot.addWidget(tabs)
    before = tabs.width()
    tabs.set_count("two", "24")
    assert tabs.width() > before
    with qtbot.waitSignal(tabs.changed):
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=QPoint(tabs.width() - 10, 10))
    assert tabs.current() == "two"


def test_search_waits_for_the_last_key_and_escape_empties(dressed: QApplication, qtbot: QtBot) -> None:
    field = SearchField("Nom", "Ctrl K", delay=20)
    qtbot.addWidget(field)
    told: list[str] = []
    field.searched.connect(told.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "afi")
    assert told == ["afi"]
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["afi", ""]


def test_a_field_shows_what_is_wrong_in_place_of_its_help(dressed: QApplication, qtbot: QtBot) -> None:
    field = TextField(
        "Adresse MAC", help="Sur l’étiquette", check=lambda text: "Il manque 2 caractères" if len(text) < 17 else None
    )
    qtbot.addWidget(field)
    assert not field.validate()
    assert field.error() == "Remplissez ce champ pour continuer"
    field.edit.setText("A4:5E:60:1B:7C")
    assert not field.validate()
    assert field.control.accessibleDescription() == "Il manque 2 caractères"
    field.set_value("A4:5E:60:1B:7C:92")
    assert field.validate()
    assert field.control.accessibleDescription() == "Sur l’étiquette"


def test_labels_of_fields_name_their_controls(dressed: QApplication, qtbot: QtBot) -> None:
    field = Field("Forfait", Combo([(1, "Jour"), (2, "Semaine")], 2), optional=True)
    qtbot.addWidget(field)
    assert field.control.accessibleName() == "Forfait (facultatif)"
    assert isinstance(field.control, Combo)
    assert field.control.value() == 2


def test_a_stepper_stays_within_its_limits(dressed: QApplication, qtbot: QtBot) -> None:
    stepper = Stepper(1, 1, 3)
    qtbot.addWidget(stepper)
    for _ in range(5):
        qtbot.keyClick(stepper.edit, Qt.Key.Key_Up)
    assert stepper.value() == 3
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Down)
    assert stepper.value() == 2


def test_a_long_message_is_whole_and_stays_off_what_a_page_keeps_free(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    window.show()
    host = ToastHost(window, lambda: 30, lambda: 300)
    toast = host.say("Cette vente n’a pas encore reçu de réponse. " * 3, "info")
    label = toast.message
    assert label.height() >= label.heightForWidth(label.width())
    assert toast.geometry().right() - theme().px(paint.SHADOW_MARGIN) <= 700
    assert toast.geometry().bottom() - theme().px(paint.SHADOW_MARGIN) <= 570


def test_toasts_are_at_most_two_and_stay_inside_the_window(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    host = ToastHost(window)
    for number in range(3):
        host.say(f"Lot {number} créé")
    assert len(host.shown()) == 2
    bottoms = sorted(toast.geometry().bottom() for toast in host.shown())
    assert all(later > earlier for earlier, later in pairwise(bottoms))
    done: list[int] = []
    toast = host.say("Vente enregistrée", action="Annuler", on_action=lambda: done.append(1))
    toast.action.click()
    assert done == [1]
    assert toast not in host.shown()


def test_a_drawer_closes_with_escape(dressed: QApplication, qtbot: QtBot) -> None:
    drawer = Drawer()
    qtbot.addWidget(drawer)
    drawer.reveal()
    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(drawer, Qt.Key.Key_Escape)
    assert drawer.isHidden()


def test_a_state_offers_its_one_action(dressed: QApplication, qtbot: QtBot) -> None:
    tried: list[int] = []
    state = never_loaded(lambda: tried.append(1), "14:02")
    qtbot.addWidget(state)
    assert isinstance(state, StateView)
    assert "14:02" in state.text.text()
    assert state.button is not None
    state.button.click()
    assert tried == [1]
