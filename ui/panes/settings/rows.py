"""What a section of the settings is made of: a card of lines, each with its words at the left and its control at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import CheckBox
from ui.kit.containers import Card
from ui.kit.context import PaneContext
from ui.kit.fields import Combo, TextField
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label, Rule
from ui.kit.layout import column
from ui.kit.reflow import SideOrBelow
from ui.kit.theme import theme
from ui.panes.account.page import CardsPage


class SettingRow(SideOrBelow):
    """One setting: title and help at the left, control at the right."""

    def __init__(self, title: Words, control: QWidget, help: Words = "") -> None:
        self.title, self.control = title, control
        self.help = Label(help, "small", "text_muted", wrap=True)
        if not help:
            self.help.hide()
        words = column(Label(title, "body_strong", wrap=True), self.help, spacing=2)
        super().__init__(words, control)
        self.retranslate()

    def retranslate(self) -> None:
        if not self.control.accessibleName():
            self.control.setAccessibleName(say(self.title))

    def say_help(self, words: Words) -> None:
        """Say something else under the title."""
        self.help.set_words(words)
        self.help.setVisible(bool(words))


class SettingsCard(Card):
    """A title and lines divided by rules."""

    def __init__(self, title: Words, *lines: QWidget, note: Words = "") -> None:
        self.note = Label(note, "small", "text_muted", wrap=True)
        self.note.setVisible(bool(note))
        items: list[QWidget] = [Label(title, "section"), self.note]
        for line in lines:
            items += [Rule(), line]
        super().__init__(*items, spacing=12, margins=(18, 14, 18, 16))

    def say_note(self, words: Words) -> None:
        """The quiet sentence under the title; none when empty."""
        self.note.set_words(words)
        self.note.setVisible(bool(words))


class Section(CardsPage):
    """The page of one section. ``services.settings`` is at hand; controls made here keep what they are set to."""

    def __init__(self, context: PaneContext, *listens: str, parent: QWidget | None = None) -> None:
        self.kept: Any = context.services.settings
        self.named: dict[str, QWidget] = {}
        super().__init__(context, "settings", *listens, parent=parent)

    def point_to(self, name: str) -> None:
        """Put the focus on a setting, in view."""
        control = self.named.get(name)
        if control is not None:
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(control, 0, theme().px(60))

    def keep(self, name: str, value: Any) -> None:
        """Keep a setting; a disk that refuses is said above the cards."""
        try:
            self.kept.set(name, value)
        except OSError as error:
            self.show_fault(error)

    def line(self, name: str, title: Words, control: QWidget, help: Words = "") -> SettingRow:
        """A line that the search can point to."""
        self.named[name] = control
        return SettingRow(title, control, help)

    def switch(self, name: str, title: Words, help: Words = "") -> SettingRow:
        """A setting that is on or off."""
        box = CheckBox(Text("settings", "On"), bool(self.kept.get(name)))
        box.setAccessibleName(say(title))
        box.toggled.connect(lambda on: self.keep(name, on))
        return self.line(name, title, box, help)

    def choice(
        self,
        name: str,
        title: Words,
        options: Sequence[tuple[object, Words]],
        help: Words = "",
        apply: Callable[[Any], object] | None = None,
    ) -> SettingRow:
        """A setting with a few values."""
        combo = Combo(options, self.kept.get(name), name=title)
        combo.chosen.connect(apply or (lambda value: self.keep(name, value)))
        return self.line(name, title, combo, help)

    def words(
        self, name: str, title: Words, help: Words = "", check: Callable[[str], Words | None] | None = None
    ) -> TextField:
        """A setting that is written; kept when the line is left, unless something is wrong with it."""
        field = TextField(title, str(self.kept.get(name) or ""), help=help, check=check)
        self.named[name] = field.edit

        def leave() -> None:
            if (not field.value() or field.validate()) and field.value() != str(self.kept.get(name) or ""):
                self.keep(name, field.value())

        field.edit.editingFinished.connect(leave)
        return field
