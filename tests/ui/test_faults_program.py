"""What nobody expected: said once in words, the details can be copied, the program goes on."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Run, until
from tests.ui.real_desktop import press, reads, running, said, set_up
from tiknet_desktop.__main__ import Options
from tiknet_desktop.app.dress import dress
from tiknet_desktop.platform import crash
from tiknet_desktop.platform.crash import PreviousRun
from tiknet_desktop.services.settings import SettingsService
from ui.kit.theme import theme

SENTENCE = "L’action n’a pas abouti. Vos données sont intactes. Réessayez."


def _break() -> None:
    raise ZeroDivisionError("somewhere deep")


def test_an_uncaught_error_in_a_slot_is_told_once_and_the_program_goes_on(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with running(tmp_path) as desktop:
            undo = crash.install_hooks(desktop.faults.tell_from_any_thread)
            try:
                for _ in range(3):
                    QTimer.singleShot(0, desktop.window, _break)
                await reads(SENTENCE)
                await asyncio.sleep(0)
                assert said().count("Copier les détails") == 1, "a fault that repeats is said once"
                press("Copier les détails")
                report = QGuiApplication.clipboard().text()
                assert "ZeroDivisionError: somewhere deep" in report
                assert "TikNet Desktop" in report
                await set_up(desktop)
                await reads("Serveur : connecté")
                thread = threading.Thread(target=lambda: int("not a number"))
                thread.start()
                await reads(SENTENCE)
                thread.join()
            finally:
                undo()

    run(day())


def test_a_task_that_fails_is_told(tmp_path: Path, run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise OSError(28, "No space left on device")

    async def day() -> None:
        async with running(tmp_path) as desktop:
            await set_up(desktop)
            assert desktop.services is not None
            desktop.services.tasks.spawn(fail(), name="something")
            await reads("Le disque de cet ordinateur est plein.")

    run(day())
    assert "task failed: something" in caplog.text


def test_warnings_of_qt_go_to_the_log(dressed: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    try:
        with caplog.at_level(logging.WARNING, "qt"):
            options = Options(language="fr", theme="light")
            dress(dressed, SettingsService(tmp_path / "settings.json"), options)
            qWarning("a signal that is not there")
        assert "a signal that is not there" in caplog.text
    finally:
        qInstallMessageHandler(before)
        theme().install(dressed, "light", 1.0)


def test_what_qt_says_after_the_end_of_the_program_does_not_crash_it(tmp_path: Path) -> None:
    script = f"""
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tiknet_desktop.__main__ import Options
from tiknet_desktop.app.dress import dress
from tiknet_desktop.services.settings import SettingsService
app = QApplication([])
dress(app, SettingsService(Path({str(tmp_path / "settings.json")!r})), Options(language="fr", theme="light"))
"""
    talking = {**os.environ, "QT_DEBUG_PLUGINS": "1", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", script], env=talking, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]


@pytest.mark.parametrize("traces", ["", "Fatal Python error: Segmentation fault"])
def test_a_crash_is_offered_and_a_power_cut_only_logged(tmp_path: Path, run: Run[Any], traces: str) -> None:
    async def day() -> None:
        async with running(tmp_path, previous=PreviousRun(None, "1.0", traces)) as desktop:
            await set_up(desktop)
            await reads("Serveur : connecté")
            assert ("TikNet s’est fermé par accident la dernière fois" in said()) is bool(traces)
            if traces:
                press("Copier les détails")
                assert "Segmentation fault" in QGuiApplication.clipboard().text()

    run(day())


def test_a_server_here_that_does_not_start_is_said_and_can_be_tried_again(
    tmp_path: Path, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def two_days() -> None:
        async with running(tmp_path) as desktop:
            await set_up(desktop)
        key = tmp_path / "server" / "server.key"
        kept = key.read_bytes()
        key.write_bytes(b"c2hvcnQ=")
        async with running(tmp_path) as desktop:
            await reads("La clé de cette boutique ne correspond pas à ses données.")
            key.write_bytes(kept)
            press("Réessayer")
            await reads("Serveur : connecté")
            await until(lambda: "La clé de cette boutique" not in said())

    run(two_days())
