"""The plans as tiles: keys 1 to 9 choose, arrows walk, more than nine are searched and turned page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from tiknet_desktop.domain.money import Currency
from tiknet_desktop.storage.records import Record
from ui.kit import formatting, icons, paint
from ui.kit.buttons import IconButton
from ui.kit.fields import SearchField
from ui.kit.i18n import Text, translate
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel
from ui.printing.plan_words import plan_allowance

KEYS: Final = 9
"""Plans that have a key of their own; also the most that stand on one page without search."""
PAGE: Final = 6
COLUMN_WIDTH: Final = 212
NARROW_COLUMN: Final = 176
"""Three columns may be this narrow; four only stand where every word fits."""
HEIGHT: Final = 96
LOW_HEIGHT: Final = 80
"""In a low window the tiles give room to the amounts below them."""


class PlanTile(QAbstractButton):
    """One plan: name and key, price, what it allows."""

    def __init__(self, plan: Record, key: int, money: Currency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan, self._key, self._money = plan, key, money
        self._low = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.retranslate()

    def nextCheckState(self) -> None:
        """The grid decides which tile is chosen."""

    def price_text(self) -> str:
        """The price as shown."""
        return formatting.money(self.plan["price"], self._money)

    def set_low(self, low: bool) -> None:
        """Take less height."""
        self._low = low
        self.restyle()
        self.update()

    def restyle(self) -> None:
        self.setFixedHeight(theme().px(LOW_HEIGHT if self._low else HEIGHT))

    def retranslate(self) -> None:
        allowance = plan_allowance(self.plan.values)
        self.setAccessibleName(f"{self.plan['name']}, {self.price_text()}, {allowance}")
        self.setText(str(self.plan["name"]))
        if self._key <= KEYS:
            self.setAccessibleDescription(str(Text("sell", "Key {number}").fill(number=self._key)))
        self._explain()

    def _explain(self) -> None:
        """The description, and the words that do not fit."""
        words = [str(self.plan["name"]), plan_allowance(self.plan.values)]
        room = self.width() - theme().px(32)
        cut = [
            text
            for text, role, less in ((words[0], "section", theme().px(26)), (words[1], "small", 0))
            if theme().metrics(role).horizontalAdvance(text) > room - less
        ]
        self.setToolTip("\n".join([*cut, *([str(self.plan["description"])] if self.plan["description"] else [])]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(COLUMN_WIDTH), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()  # arrows belong to the grid, Enter to the sale

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        px = look.px
        painter = QPainter(self)
        chosen = self.isChecked()
        rect = QRectF(self.rect())
        fill = "accent_soft" if chosen else "hover" if self.underMouse() else "surface"
        line = "accent" if chosen else "border"
        paint.rounded(painter, rect, look.radius("card"), fill, line, 2.0 if chosen else 1.0)
        if self.hasFocus() and chosen:
            paint.rounded(painter, rect.adjusted(4, 4, -4, -4), look.radius("card") - 3, None, "focus")
        elif self.hasFocus():
            paint.focus_ring(painter, rect, look.radius("card"))
        top = px(7 if self._low else 11)
        left, right = px(16), self.width() - px(16)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("section"))
        painter.setPen(look.color("text"))
        name = paint.elided(painter.fontMetrics(), self.text(), right - left - px(26))
        painter.drawText(QRectF(left, top, right - left, px(20)), middle, name)
        self._paint_mark(painter, right, top, chosen)
        painter.setFont(look.font("title"))
        painter.setPen(look.color("accent_text" if chosen else "text"))
        price = paint.elided(painter.fontMetrics(), self.price_text(), right - left)
        painter.drawText(QRectF(left, top + px(23 if not self._low else 20), right - left, px(28)), middle, price)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("text_muted"))
        allowance = paint.elided(painter.fontMetrics(), plan_allowance(self.plan.values), right - left)
        painter.drawText(QRectF(left, top + px(54 if not self._low else 48), right - left, px(18)), middle, allowance)

    def _paint_mark(self, painter: QPainter, right: int, top: int, chosen: bool) -> None:
        """The tick of the chosen plan, or the key that chooses it."""
        px = theme().px
        side = px(18)
        if chosen:
            box = QRectF(right - side, top + px(1), side, side)
            icons.paint_glyph(painter, box, "ri.checkbox-circle-fill", "accent_text")
        elif self._key <= KEYS:
            width = max(px(20), paint.keycap_width(str(self._key)))
            paint.paint_keycap(painter, QRectF(right - width, top, width, px(20)), str(self._key))


class PlanGrid(QWidget):
    """All plans on sale. ``chosen(key)`` follows mouse and keyboard; an empty key means none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans: list[Record] = []
        self._found: list[Record] = []
        self._page = 0
        self._current = ""
        self._columns = 3
        self._money: Currency | None = None
        self._low = False
        self.tiles: list[PlanTile] = []
        self.title = Label(Text("sell", "Choose a plan"), "section")
        self.keys = Label("", "small", "text_faint")
        self.truth = TruthLabel()
        self.truth.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search = SearchField(Text("sell", "Search a plan"))
        self.search.searched.connect(self._search)
        self.search.down_pressed.connect(self.focus_tiles)
        self.before = IconButton("ri.arrow-left-s-line", Text("sell", "Plans before"), size="small")
        self.after = IconButton("ri.arrow-right-s-line", Text("sell", "More plans"), size="small")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        head = row(self.title, self.truth, None, self.search, self.keys, self.before, self.after, spacing=10)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        body = column(head, spacing=8)
        body.addLayout(self._grid)
        self.setLayout(body)
        self.restyle()

    # ------------------------------------------------------------ content
    def show_plans(self, plans: Sequence[Record], money: Currency) -> None:
        """Offer these plans; a choice that is no longer offered is dropped."""
        same = [(plan.key, plan.values) for plan in plans] == [(plan.key, plan.values) for plan in self._plans]
        if same and money == self._money:
            return
        self._plans, self._money = list(plans), money
        if self._current and self.current() is None:
            self._current = ""
            self.chosen.emit("")
        self._search(self.search.text())

    def set_truth(self, truth: Truth | None) -> None:
        """How old the prices are."""
        self.truth.set_truth(truth)

    def plans(self) -> list[Record]:
        """Plans on the page in view, in the order of their keys."""
        return self._found[self._page * self._size() : (self._page + 1) * self._size()]

    def current(self) -> Record | None:
        """The chosen plan."""
        return next((plan for plan in self._plans if plan.key == self._current), None)

    def choose(self, key: str) -> None:
        """Choose a plan by its key; an empty key chooses none. The page with the plan comes into view."""
        if key == self._current:
            return
        self._current = key
        place = next((index for index, plan in enumerate(self._found) if plan.key == key), -1)
        if place >= 0 and place // self._size() != self._page:
            self._page = place // self._size()
            self._fill()
        self._mark()
        self.chosen.emit(key)

    def choose_number(self, number: int) -> bool:
        """Choose the plan of a digit key; whether there is one."""
        plans = self.plans()
        if not 1 <= number <= len(plans):
            return False
        self.choose(plans[number - 1].key)
        self.tiles[number - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def turn(self, step: int) -> None:
        """Show another page."""
        page = min(self._pages() - 1, max(0, self._page + step))
        if page != self._page:
            self._page = page
            self._fill()

    def focus_tiles(self) -> None:
        """Put the focus on the chosen plan, or on the first."""
        tile = next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0] if self.tiles else None)
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_low(self, low: bool) -> None:
        """Lower tiles for a low window."""
        if low != self._low:
            self._low = low
            for tile in self.tiles:
                tile.set_low(low)

    # ------------------------------------------------------------ pages
    def _size(self) -> int:
        return KEYS if len(self._plans) <= KEYS else PAGE

    def _pages(self) -> int:
        return max(1, -(-len(self._found) // self._size()))

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        self._found = [
            plan
            for plan in self._plans
            if all(word in f"{plan['name']} {plan['price']} {plan['description']}".casefold() for word in words)
        ]
        place = next((index for index, plan in enumerate(self._found) if plan.key == self._current), 0)
        self._page = place // self._size()
        self._fill()

    def _fill(self) -> None:
        focused = any(tile.hasFocus() for tile in self.tiles)
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        if self._money is not None:
            for index, plan in enumerate(self.plans()):
                tile = PlanTile(plan, index + 1, self._money, self)
                tile.set_low(self._low)
                tile.clicked.connect(lambda _=False, key=plan.key: self.choose(key))
                self.tiles.append(tile)
        self._place()
        self._mark()
        many = len(self._plans) > KEYS
        self.search.setVisible(many)
        for button in (self.before, self.after):
            button.setVisible(self._pages() > 1)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page < self._pages() - 1)
        self.keys.set_words(self._keys_words)
        if focused:
            self.focus_tiles()

    def _keys_words(self) -> str:
        count = len(self.plans())
        if self._plans and not count:
            return str(Text("sell", "No plan matches"))
        if self._pages() > 1:
            return str(
                Text("sell", "Keys 1 to {last} · page {page} of {pages}").fill(
                    last=count, page=self._page + 1, pages=self._pages()
                )
            )
        return translate("sell", "Keys 1 to %n", "", count) if count > 1 else ""

    def _mark(self) -> None:
        for tile in self.tiles:
            chosen = tile.plan.key == self._current
            tile.setChecked(chosen)
            tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            tile.update()
        entry = next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0] if self.tiles else None)
        if entry is not None:
            entry.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _balanced_columns(self) -> int:
        """As many columns as fit, but no more than fill the rows evenly: six plans stand 3 + 3, not 4 + 2."""
        gap = theme().px(12)
        wide, narrow = theme().px(COLUMN_WIDTH) + gap, theme().px(NARROW_COLUMN) + gap
        room = self.width() + gap
        fitting = 4 if room >= 4 * wide else 3 if room >= 3 * narrow else 2
        count = self._size() if self._pages() > 1 else max(1, len(self.tiles))
        rows = -(-count // fitting)
        return max(2, -(-count // rows))

    def _place(self) -> None:
        self._columns = self._balanced_columns()
        for index, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, index // self._columns, index % self._columns)
            tile.show()
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 1 if place < self._columns else 0)

    # ------------------------------------------------------------ events
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        focused = next((index for index, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._pages() > 1:
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
            self.focus_tiles()
        elif key in steps and focused is not None:
            target = focused + steps[key]
            if 0 <= target < len(self.tiles):
                self.tiles[target].setFocus(Qt.FocusReason.TabFocusReason)
                self.choose(self.tiles[target].plan.key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._balanced_columns() != self._columns:
            self._place()

    def restyle(self) -> None:
        self._grid.setSpacing(theme().px(12))
        self.search.setFixedWidth(theme().px(200))
