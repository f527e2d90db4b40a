"""Dialogs decide something without stopping the loop."""

from __future__ import annotations

import asyncio
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Run, until
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog, ask, question_dialog
from ui.kit.form import FieldSpec, FormDialog, ask_form


def open_dialog() -> Dialog | None:
    return next(
        (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Dialog) and widget.isVisible()), None
    )


def button(dialog: Dialog, words: str) -> Button:
    return next(child for child in dialog.findChildren(Button) if child.text() == words)


def test_the_loop_keeps_running_while_a_question_is_open(run: Run[Any], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    async def decide() -> tuple[bool, int]:
        beats = 0
        asking = asyncio.ensure_future(
            ask(
                window,
                "Bloquer Mawuli Tettey ?",
                "Sa connexion sera coupée.",
                act="Bloquer le client",
                keep="Garder l’accès",
                danger=True,
            )
        )
        await until(lambda: open_dialog() is not None)
        for _ in range(20):
            await asyncio.sleep(0)
            beats += 1
        dialog = open_dialog()
        assert dialog is not None
        button(dialog, "Bloquer le client").click()
        return await asking, beats

    assert run(decide()) == (True, 20)


def test_the_safe_answer_is_the_default_one(dressed: QApplication, qtbot: QtBot) -> None:
    dialog = question_dialog(
        None,
        "Supprimer ?",
        "On ne peut pas revenir en arrière.",
        act="Supprimer le lot",
        keep="Garder le lot",
        danger=True,
        final=True,
    )
    qtbot.addWidget(dialog)
    assert button(dialog, "Garder le lot").isDefault()
    assert button(dialog, "Garder le lot").kind == "primary"
    assert not button(dialog, "Supprimer le lot").isDefault()


def test_escape_leaves_things_as_they_are(run: Run[Any], qtbot: QtBot) -> None:
    async def decide() -> bool:
        asking = asyncio.ensure_future(ask(None, "Bloquer ?", "…", act="Bloquer"))
        await until(lambda: open_dialog() is not None)
        dialog = open_dialog()
        assert dialog is not None
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        return await asking

    assert run(decide()) is False


def test_a_cancelled_question_takes_its_dialog_away(run: Run[Any], qtbot: QtBot) -> None:
    async def cancel() -> bool:
        asking = asyncio.ensure_future(ask(None, "Bloquer ?", "…", act="Bloquer"))
        await until(lambda: open_dialog() is not None)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        return open_dialog() is None

    assert run(cancel())


class RefusedError(Exception):
    code = "validation"
    fields = {"email": ["This email is already taken."], "other": ["Nope."]}  # noqa: RUF012 - shaped like an answer


def test_a_refused_form_opens_again_with_the_reason_beside_its_field(run: Run[Any], qtbot: QtBot) -> None:
    tries: list[dict[str, Any]] = []

    async def save(values: dict[str, Any]) -> str:
        tries.append(values)
        if len(tries) == 1:
            raise RefusedError
        return "saved"

    async def fill() -> object:
        asking = asyncio.ensure_future(
            ask_form(
                None, "Nouveau client", [FieldSpec("name", "Nom"), FieldSpec("email", "E-mail")], save, submit="Ajouter"
            )
        )
        await until(lambda: open_dialog() is not None)
        first = open_dialog()
        assert isinstance(first, FormDialog)
        first.submit.click()
        assert tries == []  # empty fields are not sent
        first.form.fields["name"].set_value("Afi")  # type: ignore[attr-defined]
        first.form.fields["email"].set_value("afi@boutique.test")  # type: ignore[attr-defined]
        first.submit.click()
        await until(lambda: open_dialog() not in (None, first))
        second = open_dialog()
        assert isinstance(second, FormDialog)
        assert second.form.values() == {"name": "Afi", "email": "afi@boutique.test"}
        assert second.form.fields["email"].error() == "Déjà utilisé\u00a0: choisissez-en un autre"  # type: ignore[attr-defined]
        assert "Nope." in second.fault.text()
        second.submit.click()
        return await asking

    assert run(fill()) == "saved"
    assert len(tries) == 2
