"""Look and language of the window as saved or as the command line asks."""

from __future__ import annotations

import atexit
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tiknet_desktop.__main__ import Options
    from tiknet_desktop.services.settings import SettingsService

_log = logging.getLogger("qt")


def dress(app: QApplication, settings: SettingsService, options: Options) -> None:
    """Install fonts, colours, zoom and words; what the command line says wins over the saved choice."""
    from PySide6.QtCore import qInstallMessageHandler

    from ui.kit.i18n import set_language
    from ui.kit.theme import theme

    qInstallMessageHandler(_log_qt)
    atexit.register(qInstallMessageHandler, None)  # Qt goes on talking when the interpreter is gone
    app.setApplicationName("TikNet")
    app.setApplicationDisplayName("TikNet")
    mode: Any = options.theme or settings.get("theme")
    theme().install(app, mode, int(settings.get("zoom")) / 100)
    set_language(options.language or str(settings.get("language")))


def _log_qt(kind: Any, _context: Any, text: str) -> None:
    from PySide6.QtCore import QtMsgType

    if text.startswith("This plugin does not support"):  # the off-screen platform says so at every window
        return
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _log.log(levels.get(kind, logging.ERROR), "%s", text)
