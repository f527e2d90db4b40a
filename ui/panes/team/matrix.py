"""The table of roles and rights: a line per right, a column per role, a tick where the role may."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.buttons import IconButton
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label, Rule
from ui.kit.layout import clear, column, row
from ui.kit.theme import theme
from ui.panes.team.words import Right, right_note, right_words

COLUMN_WIDTH: Final = 132
LINE_HEIGHT: Final = 30


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A role as a column. ``people`` stands below the name; ``refusal`` greys all of it; ``menu`` opens what can be done."""

    key: str
    name: Words
    people: Words
    rights: frozenset[int]
    refusal: Words = ""
    menu: Callable[[QWidget], None] | None = None


class Tick(QCheckBox):
    """A cell. A changed one has a small mark beside it; the arrow keys walk through the table."""

    def __init__(self, role: Words, right: Words, on: bool, refusal: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._right, self._refusal = role, right, refusal
        self.before = on
        self._hovered = False
        self.setChecked(on)
        self.setEnabled(not refusal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    @property
    def changed(self) -> bool:
        """Whether it differs from what the role holds."""
        return self.isChecked() != self.before

    def retranslate(self) -> None:
        self.setAccessibleName(f"{say(self._role)}: {say(self._right)}")
        self.setToolTip(say(self._refusal))
        self.setAccessibleDescription(say(self._refusal))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(COLUMN_WIDTH), theme().px(LINE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._hovered = event.type() == QEvent.Type.HoverEnter
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        if self._hovered and self.isEnabled():
            paint.rounded(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), look.radius("control"), "hover")
        side = look.px(16)
        box = QRectF(round((self.width() - side) / 2), round((self.height() - side) / 2), side, side)
        paint.paint_check(painter, box, self.checkState(), self.hasFocus(), self.isEnabled())
        if self.changed:
            dot = look.px(6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QRectF(box.right() + look.px(9), box.center().y() - dot / 2, dot, dot))


class Matrix(QWidget):
    """Ticks of all roles. ``changed`` follows every tick; :meth:`drafts` tells what differs."""

    changed = Signal()
    laid_out = Signal()
    """The table has another size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self.setLayout(self._grid)
        self.cells: dict[tuple[str, int], Tick] = {}
        self._wishes: dict[tuple[str, int], bool] = {}
        """What a person ticked and did not save: it outlives every reading of the roles, an outdated one too."""
        self._order: list[int] = []
        self._roles: list[str] = []

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # cells just made count only from now on
            self.laid_out.emit()
        return handled

    def show_roles(
        self,
        groups: Sequence[tuple[Words, Sequence[Right]]],
        roles: Sequence[RoleColumn],
        may_give: Callable[[Right], bool],
        refusal: Words,
    ) -> None:
        """Draw the table anew; ticks a person changed and did not save stay changed."""
        focused = next((key for key, cell in self.cells.items() if cell.hasFocus()), None)
        clear(self._grid)
        self.cells.clear()
        self._order = [right.number for _, rights in groups for right in rights]
        self._roles = [role.key for role in roles]
        self._head(roles)
        line = 1
        for title, rights in groups:
            self._put(Rule(), line, 0, len(roles) + 1)
            heading = Label(title, "label", "text_muted")
            heading.setContentsMargins(0, theme().px(8), 0, theme().px(2))
            self._put(heading, line + 1, 0)
            line += 2
            for right in rights:
                self._line(line, right, roles, may_give, refusal)
                line += 1
        self._grid.setColumnStretch(0, 1)
        for key, on in dict(self._wishes).items():
            cell = self.cells.get(key)
            if cell is not None and cell.isEnabled():
                cell.setChecked(on)
        if focused in self.cells:
            self.cells[focused].setFocus()
        self.changed.emit()

    def _put(self, widget: QWidget, line: int, place: int, columns: int = 1) -> None:
        self._grid.addWidget(widget, line, place, 1, columns)
        widget.show()  # a widget that was never shown has no size for its layout, as long as the page is hidden

    def _head(self, roles: Sequence[RoleColumn]) -> None:
        self._put(Label(Text("team", "What the role allows"), "label", "text_muted"), 0, 0)
        for place, role in enumerate(roles, start=1):
            name = Label(role.name, "body_strong", elide=True, align=Qt.AlignmentFlag.AlignHCenter)
            people = Label(role.people, "caption", "text_muted", elide=True, align=Qt.AlignmentFlag.AlignHCenter)
            more = IconButton(
                "ri.more-2-line", Text("team", "What can be done with {role}").fill(role=role.name), size="small"
            )
            if role.menu is not None:
                more.clicked.connect(partial(_open_menu, role.menu, more))
            else:
                more.disable(role.refusal)
            below = row(28, people, more, spacing=0)
            below.setStretch(1, 1)
            head = column(name, below, spacing=0)
            holder = QWidget()
            holder.setLayout(head)
            holder.setFixedWidth(theme().px(COLUMN_WIDTH))
            holder.setContentsMargins(0, 0, 0, theme().px(2))
            self._put(holder, 0, place)

    def _line(
        self,
        line: int,
        right: Right,
        roles: Sequence[RoleColumn],
        may_give: Callable[[Right], bool],
        refusal: Words,
    ) -> None:
        words = [Label(right_words(right), "body", elide=True)]
        if say(right_note(right)):
            words.append(Label(right_note(right), "caption", "warning", elide=True))
        text = QWidget()
        text.setLayout(column(*words, spacing=0))
        text.setMinimumWidth(theme().px(240))
        self._put(text, line, 0)
        for place, role in enumerate(roles, start=1):
            reason = role.refusal or ("" if may_give(right) else refusal)
            cell = Tick(role.name, right_words(right), right.number in role.rights, reason)
            cell.toggled.connect(partial(self._toggled, (role.key, right.number)))
            cell.installEventFilter(self)
            self.cells[(role.key, right.number)] = cell
            self._put(cell, line, place)

    def _toggled(self, key: tuple[str, int], on: bool) -> None:
        if on != self.cells[key].before:
            self._wishes[key] = on
        else:
            self._wishes.pop(key, None)
        self.changed.emit()

    def drafts(self) -> dict[str, tuple[frozenset[int], frozenset[int]]]:
        """Role → rights before and as ticked now, for the roles that differ."""
        changed = {role for (role, _), cell in self.cells.items() if cell.changed}
        return {role: (self._ticked(role, before=True), self._ticked(role)) for role in self._roles if role in changed}

    def _ticked(self, role: str, *, before: bool = False) -> frozenset[int]:
        return frozenset(
            number
            for (one, number), cell in self.cells.items()
            if one == role and (cell.before if before else cell.isChecked())
        )

    def count(self) -> int:
        """How many ticks differ."""
        return sum(cell.changed for cell in self.cells.values())

    def discard(self) -> None:
        """Take every change back."""
        self._wishes.clear()
        for cell in self.cells.values():
            cell.setChecked(cell.before)

    def settle(self) -> None:
        """What is ticked was saved."""
        self._wishes.clear()
        for cell in self.cells.values():
            cell.before = cell.isChecked()
            cell.update()
        self.changed.emit()

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, Tick):
            step = _STEPS.get(event.key())
            if step is not None:
                self._walk(watched, *step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, cell: Tick, right: int, down: int) -> None:
        role, number = next(key for key, one in self.cells.items() if one is cell)
        column_, line = self._roles.index(role), self._order.index(number)
        while True:
            column_, line = column_ + right, line + down
            if not (0 <= column_ < len(self._roles) and 0 <= line < len(self._order)):
                return
            target = self.cells[(self._roles[column_], self._order[line])]
            if target.isEnabled():
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return


_STEPS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def _open_menu(menu: Callable[[QWidget], None], button: QWidget, _checked: bool = False) -> None:
    menu(button)
