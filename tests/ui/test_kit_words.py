"""Texts: complete in both languages, live, and numbers as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from ui import translations
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.i18n import Text, set_language, translate
from ui.kit.labels import Label
from ui.kit.messages import describe, field_fault
from ui.kit.truth import Truth, TruthLabel

NOW = datetime(2026, 11, 21, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize("area", ["kit", "shell"])
def test_every_text_is_translated(area: str) -> None:
    assert [fault for fault in translations.faults() if fault.startswith(area)] == []


def test_open_widgets_follow_a_change_of_language(dressed: QApplication, qtbot: object) -> None:
    label, button = Label(Text("kit.states", "Nothing matches")), Button(Text("kit.states", "Try again"))
    qtbot.addWidget(label)  # type: ignore[attr-defined]
    qtbot.addWidget(button)  # type: ignore[attr-defined]
    assert (label.text(), button.text()) == ("Rien ne correspond", "Réessayer")
    set_language("en")
    assert (label.text(), button.accessibleName()) == ("Nothing matches", "Try again")


def test_counted_texts_have_their_plural_in_both_languages(dressed: QApplication) -> None:
    assert translate("kit.pane", "%Ln selected", "", 1) == "1 sélectionné"
    assert translate("kit.pane", "%Ln selected", "", 3) == "3 sélectionnés"
    set_language("en")
    assert translate("kit.pane", "%Ln row(s) written", "", 1) == "1 row written"
    assert translate("kit.pane", "%Ln row(s) written", "", 1284) == "1,284 rows written"


def test_qt_itself_speaks_the_language(dressed: QApplication) -> None:
    assert translate("QPlatformTheme", "Cancel") == "Annuler"


def test_amounts_sizes_and_times_are_written_the_local_way(dressed: QApplication) -> None:
    assert formatting.money(Decimal(48500)) == "48\u202f500\u00a0FCFA"
    assert formatting.size(3.2e9) == "3,2\u00a0Go"
    assert formatting.rate(24.5e6) == "24,5\u00a0Mbit/s"
    assert formatting.percent(0.44) == "44\u00a0%"
    assert formatting.duration(timedelta(hours=2, minutes=26)) == "2\u00a0h\u00a026"
    assert formatting.duration(timedelta(days=3, hours=4)) == "3\u00a0j\u00a04\u00a0h"
    set_language("en")
    assert formatting.money(Decimal(48500)) == "48,500\u00a0FCFA"
    assert formatting.size(3.2e9) == "3.2\u00a0GB"
    assert formatting.percent(0.44) == "44%"
    assert formatting.size(None) == formatting.MISSING


def test_days_near_today_have_names(dressed: QApplication) -> None:
    here = datetime(2026, 11, 21, 14, 2).astimezone()
    assert formatting.day(here, here) == "Aujourd’hui"
    assert formatting.day(here + timedelta(days=1), here) == "Demain"
    assert formatting.day_and_time(here + timedelta(days=2), here) == "Lun. 23\u00a0nov. 14:02"
    assert formatting.long_date(here.date()) == "Samedi 21 novembre 2026"


def test_a_truth_label_says_source_state_and_age(dressed: QApplication) -> None:
    def words(truth: Truth) -> str:
        return truth.sentence(NOW)

    clock = formatting.clock(NOW)
    assert words(Truth(NOW, "server")) == f"{clock} · serveur"
    assert (
        words(Truth(NOW, "computer", state="pas encore confirmé")) == f"{clock} · cet ordinateur · pas encore confirmé"
    )
    assert words(Truth(NOW, "router", origin="hEX-Tokoin")) == f"{clock} · routeur hEX-Tokoin"
    old = NOW - timedelta(hours=2, minutes=26)
    assert words(Truth(old, "server")).endswith("il y a 2\u00a0h\u00a026")
    assert Truth(old, "server").glyph(NOW) == ("ri.history-line", "warning")
    assert not Truth(NOW - timedelta(minutes=14), "server").is_old(NOW)
    assert words(Truth(None)) == "jamais chargé sur cet ordinateur"


def test_a_truth_label_explains_itself(dressed: QApplication, qtbot: object) -> None:
    label = TruthLabel(Truth(NOW, "computer"))
    qtbot.addWidget(label)  # type: ignore[attr-defined]
    assert "2026" in label.toolTip()
    assert label.accessibleName() == label.text()


def test_errors_are_told_in_our_words_with_the_servers_kept_for_support(dressed: QApplication) -> None:
    class RefusedError(Exception):
        code, operation, status, detail = (
            "forbidden",
            "reboot_router",
            403,
            "You do not have permission to perform this action.",
        )

    message = describe(RefusedError())
    assert message.title == "Votre rôle ne le permet pas."
    assert "permission" not in message.sentence
    assert "You do not have permission" in message.details
    assert not message.can_retry
    assert describe(ValueError("boom")).title
    assert field_fault("This field may not be blank.") == "Remplissez ce champ pour continuer"
