"""What is left of each plan, how long it lasts, and when to warn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services.voucher_stock import StockLine
from ui.kit import dialogs, formatting, states
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import PaneContext, is_online, needs_server
from ui.kit.filter_bar import action_menu
from ui.kit.form import FieldSpec, ask_form
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import Label, Rule
from ui.kit.layout import column, flow, row
from ui.kit.messages import describe
from ui.kit.spec import ActionSpec, Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.truth import Truth, TruthLabel
from ui.panes.vouchers.lasting import lasting

MOST_WARNED = 9_999


def stock_state(line: StockLine) -> tuple[Words, str]:
    """Words and tone of what is left of a plan."""
    if not line.ever:
        return Text("vouchers", "None printed"), "neutral"
    if not line.left:
        return Text("vouchers", "Sold out"), "danger"
    if line.low:
        return Text("vouchers", "Low"), "warning"
    return Text("vouchers", "Enough"), "success"


def lasts_words(line: StockLine) -> str:
    """“about 4 days”; nothing where no ticket went lately or none is left."""
    days = line.days_left
    return formatting.MISSING if days is None or not line.left else lasting(days)


class StockPage(QWidget):
    """A table with a line for each plan. ``print_more`` opens the form for a plan; ``open_plan`` its unsold tickets."""

    def __init__(
        self,
        context: PaneContext,
        print_more: Callable[[str], Awaitable[object]],
        open_plan: Callable[[StockLine], object],
        extras: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self._print_more, self._open_plan = print_more, open_plan
        self.lines: list[StockLine] = []
        columns = _columns(lambda: self.services.account.currency, extras)
        self.table = TableView(columns, row="row_comfortable", name=Text("vouchers", "Stock by plan"))
        self._model = RowsModel(columns, self.table)
        self.table.setModel(self._model)
        self.note = Label("", "small", "text_muted")
        self.truth = TruthLabel()
        self.more_button = Button(Text("vouchers", "New batch of this plan"), "secondary", "ri.add-line")
        if not context.allowed(Permission.CREATE_USERS):
            self.more_button.hide()
        self.level_button = Button(Text("vouchers", "Warning level…"), "secondary", "ri.notification-3-line")
        self.usual_button = Button(Text("vouchers", "Warning level of all plans…"), "quiet")
        self.file_button = Button(Text("vouchers", "Save the codes…"), "secondary", "ri.download-2-line")
        self.file_button.clicked.connect(self._choose_file)
        self.more_button.clicked.connect(lambda: self._spawn(self._more))
        self.level_button.clicked.connect(lambda: self._spawn(self._level))
        self.usual_button.clicked.connect(lambda: self._spawn(self._usual_level))
        tools = flow(
            *(self.more_button, self.level_button, self.file_button, None, self.usual_button),
            spacing=8,
            margins=(24, 6, 24, 0),
        )
        footer = row(self.note, None, self.truth, margins=(15, 6, 15, 7))
        card = Card(self.table, Rule(), footer, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        self._host = states.StateHost(card)
        whole = column(tools, spacing=0)
        whole.addLayout(column(self._host, spacing=0, margins=(24, 12, 24, 16)), 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)
        self.table.current_row_changed.connect(lambda _: self._offer())
        self.table.row_activated.connect(lambda _: self._open())
        self.table.menu_requested.connect(self._menu)
        self._offer()

    def _spawn(self, work: Callable[[], Awaitable[object]]) -> None:
        self.context.spawn(self._guarded(work), name="vouchers: stock", owner=self)

    async def _guarded(self, work: Callable[[], Awaitable[object]]) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - said under the table
            self.note.set_words(describe(error).sentence)
            self.note.set_color("danger")

    def show_lines(self, lines: Sequence[StockLine], freshness: Any) -> None:
        """Show what is left; ``freshness`` is that of the vouchers."""
        chosen = self.current()
        self.lines = list(lines)
        self._model.show(self.lines)
        if self.lines:
            at = (at for at, line in enumerate(self.lines) if chosen is not None and line.plan == chosen.plan)
            self.table.go_to_row(next(at, 0))
        self._offer()
        self.note.set_color("text_muted")
        self.note.set_words(self._sum_words)
        moment = getattr(freshness, "synced_at", None)
        self.truth.set_truth(None if moment is None else Truth(moment))
        self._show_state(freshness)

    def _show_state(self, freshness: Any) -> None:
        state = str(getattr(freshness, "state", ""))
        if self.lines and any(line.ever for line in self.lines):
            self._host.show_content()
        elif state == "forbidden":
            self._put(states.forbidden(self.services.account.role_name))
        elif state == "not_offered":
            self._put(states.not_offered())
        elif state == "never":
            self._put(states.Skeleton() if is_online(self.services) else states.never_loaded())
        elif state == "error" and getattr(freshness, "error", None) is not None:
            message = describe(freshness.error)
            self._put(states.error(message.title, message.text, None, message.details))
        elif not self.lines:
            self._put(
                states.empty(
                    "ri.coupon-3-line",
                    Text("vouchers", "No stock to count"),
                    Text("vouchers", "Each plan you print vouchers of has its line here."),
                )
            )
        else:
            self._host.show_content()

    def _put(self, state: QWidget) -> None:
        self._host.show_state(Card(state, margins=(1, 1, 1, 1)))

    def _sum_words(self) -> str:
        left = sum(line.left for line in self.lines)
        words = translate("vouchers", "%Ln voucher(s) left", "", left)
        values = [line.value for line in self.lines if line.value is not None]
        worth = formatting.money(sum(values, Decimal(0)), self.services.account.currency) if values else ""
        return f"{words} · {worth}" if worth else words

    # ------------------------------------------------------------ the chosen plan
    def current(self) -> StockLine | None:
        """The chosen line."""
        position = self.table.currentIndex().row()
        return self.lines[position] if 0 <= position < len(self.lines) else None

    def _offer(self) -> None:
        for button in (self.more_button, self.level_button):
            if self.current() is None:
                button.disable(Text("vouchers", "Choose a plan in the list first"))
            else:
                button.enable()
        refusal = needs_server(self.services)
        if refusal is None and self.current() is None:
            refusal = Text("vouchers", "Choose a plan in the list first")
        if refusal is None:
            self.file_button.enable()
        else:
            self.file_button.disable(refusal)

    # ------------------------------------------------------------ files the server makes
    def _choose_file(self) -> None:
        kinds = (("pdf", Text("vouchers", "A4 sheets (PDF)")), ("csv", Text("vouchers", "List (CSV)")))
        items = [
            (ActionSpec(kind, words, _in_menu), None, partial(self._spawn, partial(self.fetch_file, kind)))
            for kind, words in kinds
        ]
        action_menu(self, items).popup(self.file_button.mapToGlobal(self.file_button.rect().bottomLeft()))

    async def fetch_file(self, kind: str) -> None:
        """Save what the server makes of the chosen plan's tickets: ``pdf`` sheets or a ``csv`` list."""
        line = self.current()
        if line is None:
            return
        name = f"{line.plan_name}.{kind}"
        title = Text("vouchers", "Save the vouchers of “{plan}”").fill(plan=line.plan_name)
        path = await dialogs.save_path(self, title, name, f"{kind.upper()} (*.{kind})")
        if path is None:
            return
        await self.services.online.download("export_vouchers", path, query={"plan": line.plan, "format": kind})
        self.context.toast(Text("vouchers", "Vouchers saved: {name}").fill(name=path.name))

    def _open(self) -> None:
        line = self.current()
        if line is not None:
            self._open_plan(line)

    async def _more(self) -> None:
        line = self.current()
        if line is not None:
            await self._print_more(line.plan_key or "")

    async def _level(self) -> None:
        line = self.current()
        if line is not None:
            await self._ask_level(
                Text("vouchers", "When is “{plan}” low?").fill(plan=line.plan_name), line.threshold, line.plan
            )

    async def _usual_level(self) -> None:
        await self._ask_level(Text("vouchers", "When is a plan low?"), self.services.vouchers.threshold(), None)

    async def _ask_level(self, title: Words, value: int, plan: int | None) -> None:
        fields = (
            FieldSpec(
                "level",
                Text("vouchers", "Warn below"),
                "number",
                minimum=0,
                maximum=MOST_WARNED,
                help=Text("vouchers", "Vouchers left; 0 never warns")
                if plan is not None
                else Text("vouchers", "Vouchers left; plans with a level of their own keep it"),
            ),
        )
        entered = await ask_form(
            self, title, fields, submit=Text("vouchers", "Keep this level"), values={"level": value}, width=360
        )
        if entered is not None:
            self.services.vouchers.set_threshold(int(entered["level"]), plan)

    def _menu(self, where: QPoint) -> None:
        line = self.current()
        if line is None:
            return

        items: list[tuple[ActionSpec, Words | None, Callable[[], object]] | None] = [
            (ActionSpec("level", Text("vouchers", "Warning level…"), _in_menu, "ri.notification-3-line"), None,
             lambda: self._spawn(self._level)),
            (ActionSpec("open", Text("vouchers", "Its unsold vouchers"), _in_menu, "ri.coupon-3-line"), None, self._open),
        ]  # fmt: skip
        if self.context.allowed(Permission.CREATE_USERS):
            more = ActionSpec("more", Text("vouchers", "New batch of this plan"), _in_menu, "ri.add-line")
            items.insert(0, (more, None, lambda: self._spawn(self._more)))
        action_menu(self, items).popup(self.table.viewport().mapToGlobal(where))

    def retranslate(self) -> None:
        self._model.show(self.lines)


def _columns(currency: Callable[[], Any], extras: bool) -> tuple[ColumnSpec, ...]:
    def plan(line: Any) -> Cell:
        price = "" if line.price is None else formatting.money(line.price, currency())
        return Cell(line.plan_name or formatting.MISSING, sub=price, strong=True)

    def state(line: Any) -> Cell:
        words, tone = stock_state(line)
        return Cell(pill=(str(words), tone))

    def left(line: Any) -> Cell:
        return Cell(formatting.number(line.left), strong=True) if line.ever else _nothing()

    def there(line: Any) -> Cell:
        if not line.left:
            return _nothing()
        words = Text("vouchers", "{part} of {whole}").fill(
            part=formatting.number(line.on_router), whole=formatting.number(line.left)
        )
        return Cell(str(words), ink="text" if line.on_router >= line.left else "warning")

    def gone(line: Any) -> Cell:
        return Cell(formatting.number(line.gone)) if line.ever else _nothing()

    def value(line: Any) -> Cell:
        return Cell(formatting.money(line.value, currency())) if line.left and line.value is not None else _nothing()

    def lasts(line: Any) -> Cell:
        return Cell(lasts_words(line)) if line.left and line.gone else _nothing()

    def level(line: Any) -> Cell:
        words = formatting.number(line.threshold) if line.threshold else str(Text("vouchers", "never"))
        return Cell(words, ink="text_muted")

    every = [
        ColumnSpec("plan", Text("vouchers", "Plan"), plan),
        ColumnSpec("state", Text("vouchers", "Stock"), state, 150),
        ColumnSpec("left", Text("vouchers", "Left"), left, 90, right=True),
        ColumnSpec("gone", Text("vouchers", "Gone in 7 days"), gone, 130, right=True, priority=2),
        ColumnSpec("lasts", Text("vouchers", "Lasts"), lasts, 150, right=True, priority=1),
        ColumnSpec("on_router", Text("vouchers", "On the routers"), there, 140, right=True, priority=3),
        ColumnSpec("value", Text("vouchers", "Sells for"), value, 130, right=True, priority=4),
        ColumnSpec("level", Text("vouchers", "Warn below"), level, 120, right=True, priority=5),
    ]
    return tuple(column for column in every if extras or column.key != "on_router")


def _in_menu(pane: Any, records: Any) -> None:
    """The menu calls what stands beside the action."""


def _nothing() -> Cell:
    return Cell(formatting.MISSING, ink="text_faint")
