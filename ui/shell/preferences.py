"""Theme, language, zoom and window geometry: read at start, kept in the settings, applied at once."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.i18n import language, set_language
from ui.kit.theme import MAXIMUM_ZOOM, MINIMUM_ZOOM, Mode, theme

log = logging.getLogger(__name__)

ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class Preferences:
    """The look as the person left it. ``settings`` has ``get(name)`` and ``set(name, value)``; ``None`` keeps nothing."""

    def __init__(self, settings: Any | None = None) -> None:
        self._settings = settings

    def read(self, name: str, default: Any = None) -> Any:
        """A kept value; the default when there is none."""
        if self._settings is None:
            return default
        try:
            value = self._settings.get(name)
        except KeyError:
            log.debug("setting %s is not declared", name)
            return default
        return default if value is None or value == "" else value

    def keep(self, name: str, value: Any) -> None:
        """Keep a value."""
        if self._settings is None:
            return
        try:
            self._settings.set(name, value)
        except KeyError:
            log.debug("setting %s is not declared", name)
        except OSError as error:  # a full disk: it holds until the program ends, and the person was not asking for it
            log.warning("setting %s was not kept: %s", name, error)

    def apply(self, app: QApplication) -> None:
        """Dress the application as it was left. Call once, before the first window."""
        theme().install(app, self.read("theme", "system"), int(self.read("zoom", 100)) / 100)
        set_language(str(self.read("language", "system")))

    # ------------------------------------------------------------ look
    def set_theme(self, mode: Mode) -> None:
        """Light, dark or as the system."""
        theme().switch(mode=mode)
        self.keep("theme", mode)

    def set_language(self, code: str) -> None:
        """French or English."""
        if code != language():
            set_language(code)
        self.keep("language", code)

    def set_zoom(self, zoom: float) -> None:
        """Between 0.8 and 2.0; kept as a percentage."""
        theme().switch(zoom=min(MAXIMUM_ZOOM, max(MINIMUM_ZOOM, zoom)))
        self.keep("zoom", round(theme().zoom * 100))

    def step_zoom(self, direction: int) -> None:
        """The next larger (1) or smaller (−1) step; 0 goes back to 100 %."""
        if direction == 0:
            self.set_zoom(1.0)
            return
        now = theme().zoom
        steps = [step for step in ZOOM_STEPS if (step > now + 0.01 if direction > 0 else step < now - 0.01)]
        if steps:
            self.set_zoom(min(steps) if direction > 0 else max(steps))

    # ------------------------------------------------------------ window
    def restore_window(self, window: QWidget) -> bool:
        """Put the window where it was; ``False`` when nothing is kept."""
        kept = self.read("window_geometry")
        return isinstance(kept, str) and window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))

    def keep_window(self, window: QWidget) -> None:
        """Remember where the window is."""
        self.keep("window_geometry", bytes(window.saveGeometry().toBase64().data()).decode("ascii"))
