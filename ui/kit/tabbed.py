"""A pane of several tabs under one header; each is built when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.buttons import Tabs
from ui.kit.containers import PageHeader
from ui.kit.context import PaneContext
from ui.kit.i18n import Words
from ui.kit.layout import column, row
from ui.kit.tools import SearchTool


@dataclass(frozen=True, slots=True)
class TabSpec:
    """One tab. ``make`` builds its page; a page may have a ``header``, which gives way to the pane's, and a
    ``primary_button``, which moves into it."""

    key: str
    title: Words
    make: Callable[[], QWidget]
    context: Words = ""
    """The line under the title of the pane while this tab is open."""


class TabbedPane(QWidget):
    """Header, tabs, and the page of the open one. ``key`` remembers the tab on this computer."""

    def __init__(
        self, context: PaneContext, key: str, title: Words, tabs: Sequence[TabSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self._key = key
        self._specs = {spec.key: spec for spec in tabs}
        self.pages: dict[str, QWidget] = {}
        self._buttons: dict[str, QWidget] = {}
        self.header = PageHeader(title)
        self.header.add(SearchTool(context))
        self.tabs = Tabs([(spec.key, spec.title) for spec in tabs], tabs[0].key, title)
        self.tabs.changed.connect(self.open_tab)
        self._stack = QStackedWidget()
        whole = column(self.header, row(self.tabs, None, margins=(24, 0, 24, 6)), self._stack, spacing=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        kept = self._settings_get()
        self.open_tab(kept if kept in self._specs else tabs[0].key)

    def open_tab(self, key: str) -> None:
        """Show a tab; unknown ones are ignored."""
        spec = self._specs.get(key)
        if spec is None:
            return
        self.tabs.set_current(key)
        if key not in self.pages:
            self._build(spec)
        self._stack.setCurrentWidget(self.pages[key])
        self.setFocusProxy(self.pages[key])
        self.header.set_context(spec.context)
        for name, button in self._buttons.items():
            button.setVisible(name == key)
        self.services.settings.set(f"pane.{self._key}", key)

    @property
    def current(self) -> str:
        """Key of the open tab."""
        return self.tabs.current()

    def open_record(self, key: str | None, *, tab: str = "", **options: object) -> None:
        """Open a tab from elsewhere, and a row in it when it has rows."""
        self.open_tab(tab or self.current)
        show: Any = getattr(self.pages[self.current], "open_record", None)
        if key and show is not None:
            show(key, **options)

    def _build(self, spec: TabSpec) -> None:
        page = spec.make()
        header = getattr(page, "header", None)
        if isinstance(header, QWidget):
            header.hide()
        button = getattr(page, "primary_button", None)
        if isinstance(button, QWidget):
            self.header.add(button)
            self._buttons[spec.key] = button
        self.pages[spec.key] = page
        self._stack.addWidget(page)

    def _settings_get(self) -> object:
        return self.services.settings.get(f"pane.{self._key}")
