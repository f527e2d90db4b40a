"""A start that cannot go on: the reason in a window, for people who never see a terminal."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from tiknet_desktop.runtime import loop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.platform.paths import Paths

_UNSEEN = ("offscreen", "minimal")
"""Platforms of Qt without a screen: nobody could close the window."""


def refuse(options: Options, paths: Paths, error: BaseException) -> int:
    """Show why the program cannot start until the person closes the window; exit code 1."""
    logging.getLogger().addHandler(logging.NullHandler())  # there may be no log file: stderr is not one
    return loop.run(lambda app: _show(app, options, paths.data, error))


async def _show(app: QApplication, options: Options, folder: Path, error: BaseException) -> int:
    from tiknet_desktop.app.dress import dress
    from tiknet_desktop.services.settings import SettingsService
    from ui.shell.fault_page import FaultPage
    from ui.shell.window import Window

    dress(app, SettingsService(folder / "settings.json"), options)
    closed = asyncio.Event()
    window, page = Window(), FaultPage(error)
    page.closing.connect(closed.set)
    window.closing.connect(closed.set)
    window.show_front(page)
    window.show()
    if app.platformName() not in _UNSEEN:
        await closed.wait()
    window.hide()
    return 1
