"""No code of the core is without a sentence, in either language, and no sentence is a traceback."""

from __future__ import annotations

import errno
import inspect
import sqlite3
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

import embedded_server.database
import embedded_server.features.accounts.service
import embedded_server.routeros.errors
import embedded_server.runner
import embedded_server.vault
import tiknet_desktop.api.errors
import tiknet_desktop.app.start
import tiknet_desktop.platform.secret_file
import tiknet_desktop.platform.secrets
import tiknet_desktop.services.errors
import tiknet_desktop.storage.errors
from embedded_server.runner import ServerFailedError
from tests.ui.conftest import Run
from tiknet_desktop.platform.disk import StorageFailure, StorageProblem
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.storage.errors import StorageError
from ui.kit.form import FieldSpec, Form
from ui.kit.i18n import set_language
from ui.kit.labels import Label
from ui.kit.messages import describe, texts_of

_HOUSES: tuple[ModuleType, ...] = (
    tiknet_desktop.api.errors,
    tiknet_desktop.storage.errors,
    tiknet_desktop.services.errors,
    tiknet_desktop.platform.secrets,
    tiknet_desktop.platform.secret_file,
    tiknet_desktop.app.start,
    embedded_server.runner,
    embedded_server.database,
    embedded_server.vault,
    embedded_server.routeros.errors,
    embedded_server.features.accounts.service,
)
_OF_THE_TRANSPORT = (
    *("connect_refused", "dns", "timeout", "tls", "reset", "offline", "busy"),
    *("html", "not_json", "truncated", "empty", "shape", "not_http", "redirect", "address", "too_large"),
    *("sign_in_needed", "wrong_credentials", "session_ended", "gateway", "crash"),
    *("router_permission", "router_device_mode"),
)
_NEVER_SHOWN = {"OwnerUnknownError"}
"""Answers of the command line."""


def _declared() -> set[str]:
    found = set(_OF_THE_TRANSPORT) | {str(problem) for problem in StorageProblem}
    for house in _HOUSES:
        for name, kind in inspect.getmembers(house, inspect.isclass):
            if issubclass(kind, Exception) and kind.__module__ == house.__name__ and name not in _NEVER_SHOWN:
                code = getattr(kind, "default_code", None) or getattr(kind, "code", None)
                assert isinstance(code, str), f"{house.__name__}.{name} has no code"
                found.add(code)
    return found


@pytest.mark.parametrize("code", sorted(_declared()))
def test_every_code_of_the_core_has_a_sentence_in_both_languages(code: str, dressed: QApplication) -> None:
    assert texts_of(code) is not None, code
    error = type("E", (Exception,), {"code": code})()
    french = describe(error)
    set_language("en")
    english = describe(error)
    assert french.title != english.title
    assert french.text != english.text
    assert "went wrong." not in english.title


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Le disque de cet ordinateur est plein."),
        (PermissionError(errno.EACCES, "Permission denied"), "Ce dossier refuse l’écriture."),
        (StorageFailure(StorageProblem.LOCKED), "Un autre programme occupe un fichier de la boutique."),
        (KeyError("nobody expected this"), "L’action n’a pas abouti."),
    ],
)
def test_errors_without_a_code_are_told_by_what_they_mean_for_the_disk(
    error: Exception, title: str, dressed: QApplication
) -> None:
    assert describe(error).title == title
    assert type(error).__name__ not in describe(error).sentence


def test_the_condition_of_the_disk_behind_a_vague_error_is_told(dressed: QApplication) -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"
    for vague in (ServerFailedError("the server did not start"), StorageError("cannot write")):
        vague.__cause__ = full
        assert describe(vague).title == "Le disque de cet ordinateur est plein."


def test_our_own_field_codes_stand_beside_their_fields_in_words(dressed: QApplication, run: Run[object]) -> None:
    form = Form((FieldSpec("name", "Nom"), FieldSpec("phone", "Téléphone")))
    assert form.show_errors(InvalidInputError(name="required").fields) == []
    name = form.fields["name"]
    assert "Remplissez ce champ pour continuer" in [label.full_text() for label in name.findChildren(Label)]
    form.deleteLater()
