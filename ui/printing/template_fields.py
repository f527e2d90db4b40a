"""The list of what stands on a ticket: shown or not, how large, in which order; all by keyboard too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import CheckBox, IconButton
from ui.kit.fields import Combo
from ui.kit.i18n import Text, say
from ui.kit.layout import column, row
from ui.printing.template import FIELDS, SIZES, Item, Size, TicketTemplate

FIELD_WORDS: Final[Mapping[str, Text]] = {
    "shop": Text("template_editor", "Shop name"),
    "price": Text("template_editor", "Price"),
    "plan": Text("template_editor", "Plan"),
    "validity": Text("template_editor", "Validity"),
    "volume": Text("template_editor", "Data volume"),
    "devices": Text("template_editor", "Devices"),
    "code": Text("template_editor", "Access code"),
    "wifi": Text("template_editor", "Wi-Fi name"),
    "starts": Text("template_editor", "When the time starts"),
    "number": Text("template_editor", "Voucher number"),
    "note": Text("template_editor", "Your note"),
}
_SIZE_WORDS: Final[Mapping[Size, Text]] = {
    "small": Text("template_editor", "Small"),
    "normal": Text("template_editor", "Medium"),
    "large": Text("template_editor", "Large"),
}


class _FieldRow(QWidget):
    """One field: shown, size, up, down."""

    def __init__(self, owner: FieldList, field: str) -> None:
        super().__init__()
        self.field = field
        self.shown = CheckBox(FIELD_WORDS[field])
        self.size_choice = Combo([(size, _SIZE_WORDS[size]) for size in SIZES], "normal")
        self.up = IconButton("ri.arrow-up-line", "", size="small")
        self.down = IconButton("ri.arrow-down-line", "", size="small")
        if field == "code":
            self.shown.setEnabled(False)  # a ticket without its code is none
        line = row(self.shown, self.size_choice, self.up, self.down, spacing=6)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.shown.toggled.connect(lambda on: self.size_choice.setEnabled(on))
        self.shown.toggled.connect(owner.tell)
        self.size_choice.chosen.connect(lambda _: owner.tell())
        self.up.clicked.connect(lambda: owner.move_field(field, -1, self.up))
        self.down.clicked.connect(lambda: owner.move_field(field, 1, self.down))
        self.shown.installEventFilter(owner)
        self.size_choice.installEventFilter(owner)
        self.retranslate()

    def retranslate(self) -> None:
        name = say(FIELD_WORDS[self.field])
        self.size_choice.setAccessibleName(str(Text("template_editor", "Size of {field}").fill(field=name)))
        self.up.set_name(Text("template_editor", "Move {field} up").fill(field=name))
        self.down.set_name(Text("template_editor", "Move {field} down").fill(field=name))
        self.shown.setAccessibleDescription(str(Text("template_editor", "Alt+Up and Alt+Down move it.")))


class FieldList(QWidget):
    """All fields in the order of the ticket; those not shown come last until they are moved."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.rows = {field: _FieldRow(self, field) for field in FIELDS}
        self._order = list(FIELDS)
        self._column = column(*self.rows.values(), spacing=4)
        self.setLayout(self._column)

    def show_items(self, template: TicketTemplate) -> None:
        """Show the fields of a template."""
        self._quiet = True
        named = [item.field for item in template.items]
        self._order = named + [field for field in FIELDS if field not in named]
        for field, line in self.rows.items():
            size = template.size_of(field)
            line.shown.setChecked(size is not None)
            line.size_choice.set_value(size or "normal")
            line.size_choice.setEnabled(size is not None)
        self._arrange()
        self._quiet = False

    def items(self) -> tuple[Item, ...]:
        """What is shown, in order."""
        shown = [self.rows[field] for field in self._order if self.rows[field].shown.isChecked()]
        return tuple(Item(line.field, _size(line.size_choice.value())) for line in shown)

    def order(self) -> list[str]:
        """All fields from the top."""
        return list(self._order)

    def move_field(self, field: str, step: int, keep: QWidget | None = None) -> None:
        """Move a field by a place; ``keep`` keeps the focus."""
        place = self._order.index(field)
        target = place + step
        if not 0 <= target < len(self._order):
            return
        self._order.insert(target, self._order.pop(place))
        self._arrange()
        if keep is not None:
            (keep if keep.isEnabled() else self.rows[field].shown).setFocus()
        self.tell()

    def tell(self) -> None:
        """Somebody changed something."""
        if not self._quiet:
            self.changed.emit()

    def _arrange(self) -> None:
        for place, field in enumerate(self._order):
            line = self.rows[field]
            self._column.removeWidget(line)
            self._column.insertWidget(place, line)
            line.up.setEnabled(place > 0)
            line.down.setEnabled(place < len(self._order) - 1)
        for before, after in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(self.rows[before].down, self.rows[after].shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and isinstance(watched, QWidget)
        ):
            line = watched.parentWidget()
            if isinstance(line, _FieldRow):
                self.move_field(line.field, -1 if event.key() == Qt.Key.Key_Up else 1, watched)
                return True
        return super().eventFilter(watched, event)


def _size(value: object) -> Size:
    return value if value in SIZES else "normal"
