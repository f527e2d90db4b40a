"""How the program looks and sounds."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.kit.context import PaneContext
from ui.kit.fields import Combo
from ui.kit.i18n import Text, language
from ui.kit.theme import theme
from ui.panes.settings.rows import Section, SettingsCard
from ui.shell.preferences import ZOOM_STEPS, Preferences
from ui.shell.tray import tray_there


class LookSection(Section):
    """Language, theme, zoom, sound, messages of the system."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self._preferences = Preferences(self.kept)
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Look"),
                self.choice(
                    "language",
                    Text("settings", "Language"),
                    (("fr", "Français"), ("en", "English")),
                    Text("settings", "Of this window; receipts follow it."),
                    self._preferences.set_language,
                ),
                self.choice(
                    "theme",
                    Text("settings", "Theme"),
                    (
                        ("light", Text("settings", "Light")),
                        ("dark", Text("settings", "Dark")),
                        ("system", Text("settings", "As the system")),
                    ),
                    apply=partial(self._set, self._preferences.set_theme),
                ),
                self.choice(
                    "zoom",
                    Text("settings", "Size"),
                    [(round(step * 100), f"{round(step * 100)} %") for step in ZOOM_STEPS],
                    Text("settings", "Ctrl++ and Ctrl+- change it everywhere, Ctrl+0 goes back."),
                    lambda percent: self._preferences.set_zoom(percent / 100),
                ),
            )
        )
        messages = self.switch(
            "tray",
            Text("settings", "Messages beside the clock"),
            Text("settings", "New notifications also show while another window is in front."),
        )
        if not tray_there():
            messages.control.setEnabled(False)
            messages.say_help(Text("settings", "This system has no place for them."))
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Sound and messages"),
                self.switch(
                    "sound", Text("settings", "Sound"), Text("settings", "A short tone when a notification arrives.")
                ),
                messages,
            )
        )

    def _set(self, apply: Any, value: Any) -> None:
        apply(value)

    async def read(self) -> None:
        """Follow what was changed elsewhere, such as with Ctrl++."""
        for name, value in (("language", language()), ("theme", theme().mode), ("zoom", round(theme().zoom * 100))):
            combo = self.named[name]
            if isinstance(combo, Combo) and combo.value() != value:
                combo.set_value(value)
