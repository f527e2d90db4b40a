"""``Ctrl+K``: one field that finds panes, customers, codes and actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tiknet_desktop.domain.ids import searched_code, shown_code
from tiknet_desktop.storage.records import RecordQuery
from ui.kit import formatting, icons, paint
from ui.kit.context import PaneContext
from ui.kit.fields import LineEdit
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import column, row
from ui.kit.theme import theme
from ui.kit.toasts import Overlay

MOST_PEOPLE: Final = 6
MOST_CODES: Final = 4
_LINE: Final = 38
_HEAD: Final = 60
"""Heights in design pixels: a line, and the field with its rule and margins."""


@dataclass(frozen=True)
class Command:
    """Something to find: words, a quieter second part, a glyph, a key, and what choosing it does."""

    words: Words
    run: Callable[[], object]
    glyph: str = "ri.arrow-right-s-line"
    note: Words = ""
    key: str = ""
    keywords: str = ""

    def matches(self, needle: str) -> bool:
        """Every typed word occurs somewhere, accents aside."""
        haystack = plain(f"{say(self.words)} {say(self.note)} {self.keywords}")
        return all(word in haystack for word in plain(needle).split())


def plain(text: str) -> str:
    """Lower case without accents."""
    from unicodedata import combining, normalize

    return "".join(character for character in normalize("NFD", text.lower()) if not combining(character))


class _Painter(QStyledItemDelegate):
    """A line of the palette: glyph, words, note, keycap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme().px(_LINE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        look = theme()
        rect: QRect = option.rect
        middle = QRectF(rect).center().y()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint.rounded(painter, QRectF(rect), look.radius("control"), "selected")
        side = look.px(18)
        icons.paint_glyph(
            painter,
            QRectF(rect.left() + look.px(10), round(middle - side / 2), side, side),
            command.glyph,
            "text_muted",
        )
        right = rect.right() - look.px(10)
        if command.key:
            width, height = paint.keycap_width(command.key), look.px(20)
            paint.paint_keycap(painter, QRectF(right - width, round(middle - height / 2), width, height), command.key)
            right -= width + look.px(10)
        left = rect.left() + look.px(40)
        words = paint.elided(look.metrics("body"), say(command.words), right - left)
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text"))
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), Qt.AlignmentFlag.AlignVCenter, words)
        left += look.metrics("body").horizontalAdvance(words) + look.px(10)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_faint"))
        note = paint.elided(look.metrics("small"), say(command.note), max(0, right - left))
        painter.drawText(
            QRect(left, rect.top(), max(0, right - left), rect.height()), Qt.AlignmentFlag.AlignVCenter, note
        )
        painter.restore()


class CommandPalette(Overlay):
    """Opens over the window; typing searches, arrows choose, Enter does it, Escape leaves."""

    WIDTH = 560

    def __init__(self, context: PaneContext, commands: Callable[[], Sequence[Command]], window: QWidget) -> None:
        super().__init__(window)
        self.context, self._commands = context, commands
        self.edit = LineEdit(Text("shell.palette", "Find a customer, a code, a page or an action"), size="bare")
        self.list = QListWidget()
        self.list.setProperty("box", "bare")
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(str(Text("shell.palette", "Results")))
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(lambda item: self._choose(item))
        self.nothing = Label(Text("shell.palette", "Nothing found"), "small", "text_muted")
        shadow = paint.SHADOW_MARGIN
        head = row(IconLabel("ri.search-line", "text_faint", 18), self.edit, spacing=0, margins=(10, 0, 4, 0))
        self.setLayout(
            column(
                head,
                Rule(),
                self.list,
                self.nothing,
                spacing=6,
                margins=(8 + shadow, 6 + shadow, 8 + shadow, 8 + shadow),
            )
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._search_people)
        self.edit.textChanged.connect(self._typed)
        self.edit.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def restyle(self) -> None:
        super().restyle()
        self._place()

    def open(self) -> None:
        """Show it, empty."""
        self.edit.clear()
        self._show(self._matching(""))
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus()

    def dismiss(self) -> None:
        """Hide it and give the focus back."""
        self.hide()
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus()

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        margin = 2 * theme().px(paint.SHADOW_MARGIN)
        width = min(theme().px(self.WIDTH) + margin, parent.width())
        lines = max(1, self.list.count()) * theme().px(_LINE)
        height = min(min(lines + theme().px(_HEAD), theme().px(430)) + margin, parent.height())
        self.setGeometry((parent.width() - width) // 2, max(0, theme().px(60) - margin // 2), width, height)

    def _matching(self, needle: str) -> list[Command]:
        return [command for command in self._commands() if command.matches(needle)][: 12 if needle else 40]

    def _typed(self, text: str) -> None:
        self._show(self._matching(text))
        self._timer.start()

    def _show(self, commands: Sequence[Command]) -> None:
        self.list.clear()
        for command in commands:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, command)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{say(command.words)} {say(command.note)}".strip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(commands))
        self.nothing.setVisible(not commands)
        self._place()

    def _search_people(self) -> None:
        needle = self.edit.text().strip()
        if len(needle) >= 2 and self.isVisible():
            self.context.spawn(self.find_people(needle), name="palette", owner=self)

    async def find_people(self, needle: str) -> None:
        """Customers and codes first, then what matched already."""
        found: list[Command] = []
        if self.context.can_go("customers"):
            page = await self.context.services.records.page(RecordQuery("customers", search=needle), 0, MOST_PEOPLE)
            for record in page.rows:
                name = (
                    " ".join(part for part in (record["first_name"], record["last_name"]) if part)
                    or record["username"]
                    or ""
                )
                note = " · ".join(str(part) for part in (formatting.phone(record["phone"]), record["username"]) if part)
                found.append(Command(name, partial(self.context.go, "customers", record.key), "ri.user-line", note))
        if self.context.can_go("vouchers"):
            query = RecordQuery("vouchers", search=searched_code(needle))
            for record in (await self.context.services.records.page(query, 0, MOST_CODES)).rows:
                note = " · ".join(str(part) for part in (record["plan_name"], record["batch"]) if part)
                open_it = partial(self.context.go, "vouchers", record.key)
                found.append(Command(shown_code(str(record["code"])), open_it, "ri.coupon-3-line", note))
        if needle == self.edit.text().strip():
            self._show([*found, *self._matching(needle)])

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command: Command = item.data(Qt.ItemDataRole.UserRole)
        self.dismiss()
        command.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + step)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        if watched is self.edit and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)
