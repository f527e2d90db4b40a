"""Who buys: nobody in particular, a customer found while typing, or a new one with name and phone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from tiknet_desktop.storage.records import Record, RecordQuery
from ui.kit import formatting, icons, paint
from ui.kit.buttons import IconButton
from ui.kit.context import PaneContext
from ui.kit.fields import LineEdit
from ui.kit.i18n import Text, say
from ui.kit.labels import Avatar, Label, Pill
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.theme import theme
from ui.kit.toasts import Overlay
from ui.panes.sell.keys import CUSTOMER_KEY, keyed

SEARCH_DELAY_MS: Final = 120
RESULTS: Final = 6
_PHONE: Final = re.compile(r"\+?[\d\s.()-]{4,}")


@dataclass(frozen=True, slots=True)
class Buyer:
    """The customer of a sale: an existing one has a ``key``, a new one has none; ``blocked`` cannot connect."""

    name: str
    phone: str = ""
    key: str | None = None
    blocked: bool = False


def buyer_of(record: Record) -> Buyer:
    """An existing customer as a buyer."""
    name = f"{record['first_name'] or ''} {record['last_name'] or ''}".strip()
    return Buyer(
        name or str(record["username"] or record["phone"] or ""),
        str(record["phone"] or ""),
        record.key,
        bool(record["blocked"]),
    )


class _Result(QAbstractButton):
    """A line of the results: a customer, or the offer to create one."""

    def __init__(self, title: str, note: str, glyph: str = "", blocked: bool = False) -> None:
        super().__init__()
        self._title, self._note, self._glyph, self._blocked = title, note, glyph, blocked
        self.active = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme().size("row_comfortable" if note else "row_compact"))
        blocked_words = say(Text("sell", "Blocked")) if blocked else ""
        self.setAccessibleName(", ".join(part for part in (title, note, blocked_words) if part))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        px = look.px
        painter = QPainter(self)
        if self.active or self.underMouse():
            paint.rounded(painter, QRectF(self.rect()), look.radius("control"), "selected" if self.active else "hover")
        x = px(10)
        if self._glyph:
            side = px(16)
            box = QRectF(x, round((self.height() - side) / 2), side, side)
            icons.paint_glyph(painter, box, self._glyph, "accent_text")
            x += side + px(8)
        room = self.width() - x - px(10)
        if self._blocked:
            words = say(Text("sell", "Blocked"))
            width = paint.pill_width(words)
            paint.paint_pill(painter, self.width() - width - px(8), self.height() / 2, words, "neutral")
            room -= width + px(8)
        painter.setFont(look.font("body" if self._glyph else "body_strong"))
        painter.setPen(look.color("accent_text" if self._glyph else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        title = paint.elided(painter.fontMetrics(), self._title, room)
        if not self._note:
            painter.drawText(QRectF(x, 0, room, self.height()), middle, title)
            return
        painter.drawText(QRectF(x, px(4), room, px(20)), middle, title)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_muted"))
        painter.drawText(QRectF(x, px(23), room, px(16)), middle, paint.elided(painter.fontMetrics(), self._note, room))


class _Results(Overlay):
    """The popup under the field; the focus stays in the field."""

    picked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines: list[_Result] = []
        self._active = -1
        margin = paint.SHADOW_MARGIN + 6
        self._box: QVBoxLayout = column(spacing=2, margins=(margin, margin, margin, margin))
        self.setLayout(self._box)
        self.hide()

    def show_lines(self, lines: Sequence[_Result], field: QWidget) -> None:
        """Show these lines under ``field``."""
        clear(self._box)
        self.lines = list(lines)
        for index, line in enumerate(self.lines):
            line.clicked.connect(lambda _=False, index=index: self.picked.emit(index))
            self._box.addWidget(line)
        self.activate(0 if self.lines else -1)
        margin = theme().px(paint.SHADOW_MARGIN)
        self.setFixedWidth(field.width() + 2 * margin)
        spacing = theme().px(2) * max(0, len(self.lines) - 1)
        self.setFixedHeight(sum(line.height() for line in self.lines) + spacing + 2 * theme().px(6) + 2 * margin)
        window = field.window()
        below = field.mapTo(window, QPoint(-margin, field.height() + theme().px(4) - margin))
        if below.y() + self.height() - margin > window.height():
            below = field.mapTo(window, QPoint(-margin, -self.height() + margin - theme().px(4)))
        self.move(below)
        self.setVisible(bool(self.lines))
        self.raise_()

    def active(self) -> int:
        """Index of the line Enter picks."""
        return self._active

    def activate(self, index: int) -> str:
        """Highlight a line; answers what it says, for screen readers."""
        self._active = index
        for place, line in enumerate(self.lines):
            line.active = place == index
            line.update()
        return self.lines[index].accessibleName() if 0 <= index < len(self.lines) else ""


class CustomerField(QWidget):
    """The customer of a sale, optional. ``changed`` follows each choice; empty means an anonymous ticket. ``picked`` when
    one was chosen from the list: the next Enter takes the money."""

    changed = Signal()
    picked = Signal()

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._buyer: Buyer | None = None
        self._new = False
        self._found: list[Record] = []
        self._results: _Results | None = None
        self._asked = 0
        self._need = ""
        self.caption = Label(self._caption_words, "label")
        self.search = LineEdit(Text("sell", "Name or phone"), name=Text("sell", "Customer"))
        self.name = LineEdit(Text("sell", "Full name"))
        self.phone = LineEdit(Text("sell", "Phone"))
        self.note = Label(self._note_words, "caption", "text_muted")
        self._avatar = Avatar("", 22)
        self._who = Label("", "body_strong", elide=True)
        self._who_phone = Label("", "body", "text_muted")
        self._blocked = Pill(Text("sell", "Blocked"), "neutral")
        self.remove = IconButton("ri.close-line", Text("sell", "Take the customer away"), size="small")
        self.remove.clicked.connect(self.clear)
        self.cancel_new = IconButton("ri.close-line", Text("sell", "Do not create a customer"))
        self.cancel_new.clicked.connect(self.clear)
        chosen = row(
            self._avatar, self._who, self._who_phone, self._blocked, self.remove, spacing=8, margins=(8, 0, 3, 0)
        )
        chosen.setStretch(1, 1)
        self._chosen = QFrame()
        self._chosen.setProperty("box", "note")
        self._chosen.setLayout(chosen)
        typed = row(self.name, self.phone, self.cancel_new, spacing=8)
        typed.setStretch(0, 3)
        typed.setStretch(1, 2)
        self._typed = holder(typed)
        self.setLayout(
            column(
                keyed(self.caption, CUSTOMER_KEY),
                column(self.search, self._chosen, self._typed, spacing=0),
                self.note,
                spacing=6,
            )
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.search.textEdited.connect(lambda: self._timer.start())
        self.search.installEventFilter(self)
        for edit in (self.name, self.phone):
            edit.textEdited.connect(self._typed_new)
        self.restyle()
        self._show()

    # ------------------------------------------------------------ value
    def buyer(self) -> Buyer | None:
        """The customer; ``None`` for an anonymous ticket."""
        return self._buyer

    def is_unfinished(self) -> bool:
        """Whether something was typed that is not a customer yet."""
        if self._new:
            return self._buyer is None
        return self._buyer is None and bool(self.search.text().strip())

    def set_buyer(self, buyer: Buyer | None) -> None:
        """Choose a customer."""
        self._close_results()
        self._new, self._buyer = False, buyer
        self.search.clear()
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Back to an anonymous ticket."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.name.clear()
        self.phone.clear()
        self.set_buyer(None)
        if had_focus:
            self.search.setFocus()

    def set_need(self, need: str) -> None:
        """Why a customer is needed now (already in words); empty when an anonymous ticket is fine."""
        if need != self._need:
            self._need = need
            self._show()

    def focus(self) -> None:
        """Put the cursor where a customer is chosen."""
        (self.name if self._new else self.search if self._buyer is None else self.remove).setFocus()

    # ------------------------------------------------------------ words
    def _caption_words(self) -> str:
        if self._new:
            return str(Text("sell", "New customer"))
        return str(Text("sell", "Customer") if self._need else Text("sell", "Customer (optional)"))

    def _note_words(self) -> str:
        if self._new and self._buyer is None:
            return str(Text("sell", "Write a name and a phone number."))
        if self._new:
            return str(Text("sell", "The customer is created with the sale."))
        if self._buyer is not None:
            if self._buyer.blocked:
                return str(Text("sell", "Blocked: this customer cannot connect until you unblock them."))
            return ""
        if self._need:
            return self._need
        return str(Text("sell", "Leave empty for an anonymous voucher."))

    def _show(self) -> None:
        found = self._buyer is not None and not self._new
        self.search.setVisible(not found and not self._new)
        self._chosen.setVisible(found)
        self._typed.setVisible(self._new)
        if self._buyer is not None and found:
            self._avatar.set_name(self._buyer.name)
            self._who.set_words(self._buyer.name)
            self._who_phone.set_words(formatting.phone(self._buyer.phone))
            self._blocked.setVisible(self._buyer.blocked)
        warn = (found and self._buyer is not None and self._buyer.blocked) or (bool(self._need) and not self._buyer)
        self.note.set_color("warning" if warn else "text_muted")
        self.caption.retranslate()
        self.note.retranslate()

    # ------------------------------------------------------------ search
    def _ask(self) -> None:
        words = self.search.text().strip()
        if not words:
            self._close_results()
            return
        self._asked += 1
        self._context.spawn(self._search(words, self._asked), name="sell: customers", owner=self)

    async def _search(self, words: str, asked: int) -> None:
        page = await self._context.services.records.page(RecordQuery("customers", search=words), 0, RESULTS)
        if asked != self._asked or self.search.text().strip() != words or not self.search.hasFocus():
            return
        self._found = list(page.rows)
        lines = []
        for record in self._found:
            buyer = buyer_of(record)
            lines.append(
                _Result(
                    buyer.name, formatting.phone(buyer.phone) or str(record["username"] or ""), blocked=buyer.blocked
                )
            )
        create = str(Text("sell", "Create “{name}”").fill(name=words))
        lines.append(_Result(create, "", "ri.user-add-line"))
        self._popup().show_lines(lines, self.search)
        self._tell_active()

    def _popup(self) -> _Results:
        if self._results is None:
            self._results = _Results(self.window())
            self._results.picked.connect(self._pick)
            self.destroyed.connect(self._results.deleteLater)
        return self._results

    def results(self) -> list[str]:
        """What the popup offers; empty when it is closed."""
        if self._results is None or self._results.isHidden():
            return []
        return [line.accessibleName() for line in self._results.lines]

    def _close_results(self) -> None:
        self._timer.stop()
        self._asked += 1
        if self._results is not None:
            self._results.hide()
        self.search.setAccessibleDescription("")

    def _tell_active(self) -> None:
        popup = self._popup()
        self.search.setAccessibleDescription(popup.activate(popup.active()))

    def _pick(self, index: int) -> None:
        if 0 <= index < len(self._found):
            self.set_buyer(buyer_of(self._found[index]))
            self.picked.emit()
        else:
            self._start_new(self.search.text().strip())

    def _start_new(self, words: str) -> None:
        self._close_results()
        self._new, self._buyer = True, None
        is_phone = _PHONE.fullmatch(words) is not None
        self.name.setText("" if is_phone else words)
        self.phone.setText(words if is_phone else "")
        self.search.clear()
        self._typed_new()
        (self.name if is_phone else self.phone).setFocus()

    def _typed_new(self, _: Any = None) -> None:
        name, phone = " ".join(self.name.text().split()), self.phone.text().strip()
        self._buyer = Buyer(name, phone) if name and phone else None
        self._show()
        self.changed.emit()

    # ------------------------------------------------------------ events
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._close_results()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.results():
            return self._popup_key(Qt.Key(event.key()))
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.search.text().strip()
        ):
            self._timer.stop()
            self._ask()  # typed and Enter at once: look first, never sell to nobody by mistake
            return True
        return super().eventFilter(watched, event)

    def _popup_key(self, key: Qt.Key) -> bool:
        popup = self._popup()
        last = len(popup.lines) - 1
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            popup.activate(min(last, max(0, popup.active() + step)))
            self._tell_active()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():  # the results are older than what is typed
                self._timer.stop()
                self._ask()
            else:
                self._pick(popup.active())
            return True
        if key == Qt.Key.Key_Escape:
            self._close_results()
            return True
        return False

    def restyle(self) -> None:
        rescale(self)
        self._chosen.setFixedHeight(theme().size("control"))
        self.note.setFixedHeight(theme().line("caption"))

    def retranslate(self) -> None:
        self._close_results()
        self._show()
