"""The row above a list: search, filter chips, columns and export; it turns into the bulk bar when rows are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.storage.records import Filter
from ui.kit import icons
from ui.kit.buttons import Button, Chip, IconButton
from ui.kit.fields import SearchField
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import clear, flow, release, rescale, row
from ui.kit.spec import ActionSpec, FilterChoice, FilterSpec
from ui.kit.theme import theme


class FilterChip(Chip):
    """“Plan”, or “State : active ×” once something is chosen; a press opens the choices."""

    chosen = Signal(object)
    opened = Signal()

    def __init__(self, spec: FilterSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.title, parent=parent)
        self.spec = spec
        self.choices: Sequence[FilterChoice] = spec.choices
        self.choice: FilterChoice | None = None
        self.menu = QMenu(self)
        self.clicked.connect(self._open)
        self.removed.connect(lambda: self.choose(None))

    def choose(self, choice: FilterChoice | None, *, tell: bool = True) -> None:
        """Filter by a choice, or not at all."""
        if choice == self.choice:
            return
        self.choice = choice
        if choice is None:
            self.set_words(self.spec.title)
        else:
            self.set_words(
                Text("kit.filter_bar", "{filter}: {choice}").fill(
                    filter=partial(say, self.spec.title), choice=partial(say, choice.words)
                )
            )
        self.set_active(choice is not None, removable=choice is not None)
        if tell:
            self.chosen.emit(choice)

    def set_choices(self, choices: Sequence[FilterChoice]) -> None:
        """Offer these; they arrive later when they are rows themselves."""
        self.choices = choices
        if self.menu.isVisible():
            self._fill_menu()

    def _open(self) -> None:
        self.opened.emit()
        self._fill_menu()
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self.choices:
            action = self.menu.addAction(say(choice.words))
            action.setCheckable(True)
            action.setChecked(choice == self.choice)
            action.triggered.connect(partial(self._pick, choice))
        if not self.choices:
            self.menu.addAction(str(Text("kit.filter_bar", "Nothing to choose from yet"))).setEnabled(False)
        if self.choice is not None:
            self.menu.addSeparator()
            self.menu.addAction(str(Text("kit.filter_bar", "Take the filter away"))).triggered.connect(
                partial(self.choose, None)
            )

    def _pick(self, choice: FilterChoice, _checked: bool = False) -> None:
        self.choose(choice)


class FilterBar(QWidget):
    """Search and chips at the left, tools at the right. ``changed`` follows every change of search or filters."""

    changed = Signal()

    def __init__(self, search: Words, filters: Sequence[FilterSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(search)
        if not search:
            self.search.hide()
        self.search.searched.connect(lambda _: self.changed.emit())
        self.chips = [FilterChip(spec) for spec in filters]
        for chip in self.chips:
            chip.chosen.connect(self._chip_changed)
        self.columns_button = IconButton("ri.layout-column-line", Text("kit.filter_bar", "Columns"))
        self.export_button = IconButton("ri.download-2-line", Text("kit.filter_bar", "Export"))
        self._chip_row = flow(spacing=8)
        self.tools = row(spacing=4)
        self._place_chips()
        line = row(spacing=8, margins=(24, 6, 24, 0))
        line.addWidget(self.search)
        line.addLayout(self._chip_row, 1)
        line.addLayout(self.tools)
        for tool in (self.columns_button, self.export_button):
            line.addWidget(tool)
        self.setLayout(line)
        self.restyle()

    def restyle(self) -> None:
        self._fit_search()
        rescale(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_search()

    def _fit_search(self) -> None:
        """A large zoom leaves the chips their part of the line."""
        wide, narrow = theme().px(230), theme().px(150)
        self.search.setFixedWidth(min(wide, max(narrow, round(self.width() * 0.3))))

    def filters(self) -> tuple[Filter, ...]:
        """Conditions of the active chips."""
        return tuple(condition for chip in self.chips if chip.choice for condition in chip.choice.filters)

    def is_filtering(self) -> bool:
        """Whether search or chips leave anything out."""
        return bool(self.search.text().strip()) or any(chip.choice for chip in self.chips)

    def chip(self, key: str) -> FilterChip | None:
        """The chip of a filter."""
        return next((chip for chip in self.chips if chip.spec.key == key), None)

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        for chip in self.chips:
            chip.choose(None, tell=False)
        self._place_chips()
        self.changed.emit()

    def _chip_changed(self) -> None:
        self._place_chips()
        self.changed.emit()

    def _place_chips(self) -> None:
        release(self._chip_row)
        for chip in sorted(self.chips, key=lambda chip: chip.choice is None):  # active ones first
            self._chip_row.addWidget(chip)


class BulkBar(QWidget):
    """“3 selected · Block · Extend · Export · ×” in place of the filter bar."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Label("", "body_strong")
        self._actions = flow(spacing=6)
        close = IconButton("ri.close-line", Text("kit.filter_bar", "Clear the selection"))
        close.clicked.connect(self.cleared)
        line = row(self.count, spacing=14, margins=(24, 6, 24, 0))
        line.addLayout(self._actions, 1)
        line.addWidget(close)
        self.setLayout(line)

    def restyle(self) -> None:
        rescale(self)

    def offer(self, count: Words, actions: Sequence[tuple[ActionSpec, Words | None, Callable[[], object]]]) -> None:
        """Show how many are marked and what can be done; the second item says why not."""
        self.count.set_words(count)
        clear(self._actions)
        for spec, refusal, run in actions:
            button = Button(spec.title, "danger" if spec.danger else "secondary", spec.glyph or None)
            button.clicked.connect(lambda _=False, run=run: run())
            if refusal is not None:
                button.disable(refusal)
            self._actions.addWidget(button)


def action_menu(
    parent: QWidget, items: Sequence[tuple[ActionSpec, Words | None, Callable[[], object]] | None]
) -> QMenu:
    """A menu of actions; ``None`` draws a line, refused ones are greyed and say why."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for item in items:
        if item is None:
            menu.addSeparator()
            continue
        spec, refusal, run = item
        action = menu.addAction(say(spec.title))
        if spec.glyph:
            action.setIcon(icons.icon(spec.glyph, "danger" if spec.danger else "text_muted"))
        action.setEnabled(refusal is None)
        if refusal is not None:
            action.setToolTip(say(refusal))
        action.triggered.connect(lambda _=False, run=run: run())
    return menu
