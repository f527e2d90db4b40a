"""Lists of movements: the wallet, what the staff sold, additional devices; with the sums of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import dialogs, formatting
from ui.kit.buttons import IconButton
from ui.kit.containers import Card, Drawer
from ui.kit.context import PaneContext, needs_server
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label, Rule
from ui.kit.layout import holder, row
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec, date_column
from ui.kit.theme import theme
from ui.panes.money.days import ask_days, day_choices, day_filters, days_words, today
from ui.panes.money.details import MovementDetails
from ui.panes.money.words import (
    OBJECTS,
    PAYMENTS,
    STATUSES,
    buyer,
    is_payout,
    payment,
    signed_amount,
    status_of,
    thing,
)

if TYPE_CHECKING:
    from tiknet_desktop.domain.money import Currency

KINDS: Final = ("wallet", "staff", "devices")
_RESOURCES: Final = {
    "wallet": "wallet_transactions",
    "staff": "assigned_transactions",
    "devices": "wallet_transactions",
}
_TITLES: Final[dict[str, Words]] = {
    "wallet": Text("money", "Wallet"),
    "staff": Text("money", "Sold by the staff"),
    "devices": Text("money", "Additional devices"),
}


class Sums(QWidget):
    """The line of sums under a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[Label, Label]] = []
        self._boxes: list[QWidget] = []
        for words in (
            Text("money", "Taken in"),
            Text("money", "Withdrawn"),
            Text("money", "Under way"),
            Text("money", "Failed"),
        ):
            pair = Label(words, "small", "text_muted"), Label("", "body_strong")
            self._pairs.append(pair)
            self._boxes.append(holder(row(*pair, spacing=6)))
        self.part = Label(Text("money", "of what this computer knows"), "caption", "warning")
        self._wanted: dict[QWidget, bool] = dict.fromkeys((self.part, *self._boxes), False)
        """In the order in which they keep their place."""
        self.setLayout(row(*self._boxes, self.part, None, spacing=20, margins=(16, 7, 16, 7)))
        self._fit()

    def show_sums(self, totals: Any, money: Currency, complete: bool) -> None:
        """Write the sums; those that are nothing are left out, but for what was taken in."""
        values = (totals.revenue, totals.payouts, totals.pending, totals.failed)
        said: list[str] = []
        for index, ((name, amount), value) in enumerate(zip(self._pairs, values, strict=True)):
            self._wanted[self._boxes[index]] = shown = bool(value) or index == 0
            amount.set_words(partial(formatting.money, value, money))
            said += [f"{name.text()} {amount.text()}"] if shown else []
        self._wanted[self.part] = not complete
        self.setAccessibleName(", ".join(said))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A large zoom has no room for all: the last sums give way, whole; a screen reader hears them all the same."""
        room = self.width() - theme().px(2 * 16) + theme().px(20)
        for part, wanted in self._wanted.items():
            room -= part.sizeHint().width() + theme().px(20) if wanted else 0
            part.setVisible(wanted and room >= 0)


class TransactionList(ResourcePane):
    """One kind of movements. Its header belongs to the money pane and stays hidden here."""

    def __init__(self, context: PaneContext, kind: str, parent: QWidget | None = None) -> None:
        self.kind = kind
        self.sums = Sums()
        self._no_file: Words | None = None
        super().__init__(context, transactions_spec(context, kind), parent)
        self.header.hide()
        self.details = MovementDetails(self)
        self.other_days = IconButton("ri.calendar-event-line", Text("money", "Other days"))
        self.other_days.clicked.connect(lambda: self._spawn("days", self._choose_days()))
        self.filter_bar.tools.addWidget(self.other_days)
        customer = self.filter_bar.chip("customer")
        if customer is not None:  # chosen from elsewhere; here the search finds any customer
            customer.hide()
            customer.chosen.connect(lambda choice: customer.setVisible(choice is not None))
        self.setFocusProxy(self.table)

    def _card(self) -> Card:
        card = super()._card()
        card.body.insertWidget(1, Rule())
        card.body.insertWidget(2, self.sums)
        return card

    def showEvent(self, event: QShowEvent) -> None:
        chip = self.filter_bar.chip("period")
        if chip is not None:  # a pane that stays open over midnight would offer yesterday as today
            chip.set_choices(day_choices("created_at"))
        super().showEvent(event)

    async def _show_state(self) -> None:
        await super()._show_state()
        # The list holds other movements too: without filters, none of this kind means none, not a search in vain.
        nothing = self.kind == "devices" and self.model.ever_loaded and self.model.total and not self.model.count
        if nothing and not self.filter_bar.is_filtering():
            self._host.show_state(Card(self._empty(), margins=(1, 1, 1, 1)))

    def _loaded(self) -> None:
        super()._loaded()
        if self.kind == "devices":
            self.count.set_words(lambda: _count(self.model.count, self.model.count))
        self._spawn("sums", self._read_sums(self.query()))

    async def _read_sums(self, query: RecordQuery) -> None:
        totals = await self.services.money.totals(query)
        freshness = await self.services.records.freshness(self.spec.resource)
        if query == self.query():
            self.sums.show_sums(totals, self.services.account.currency, freshness.synced_at is not None)

    async def _choose_days(self) -> None:
        day = today()
        chosen = await ask_days(self, day.replace(day=1), day)
        chip = self.filter_bar.chip("period")
        if chosen is not None and chip is not None:
            chip.choose(FilterChoice("custom", partial(days_words, chosen), day_filters("created_at", chosen)))

    def show_customer(self, username: str, name: str) -> None:
        """Only what this customer paid."""
        chip = self.filter_bar.chip("customer")
        if chip is not None:
            chip.choose(FilterChoice(username, name, (Filter("customer_username", FilterOp.EQ, username),)))

    # ------------------------------------------------------------ files
    def _choose_export(self) -> None:
        super()._choose_export()
        menu = self.findChildren(QMenu)[-1]
        menu.addSeparator()
        menu.setToolTipsVisible(True)
        refusal = needs_server(self.services) or self._no_file
        for suffix in ("xlsx", "csv"):
            words = Text("money", "Everything, written by the server ({kind})").fill(kind=suffix.upper())
            action = menu.addAction(str(words))
            action.setEnabled(refusal is None)
            action.setToolTip(say(refusal or ""))
            action.triggered.connect(partial(self._export_there, suffix))

    def _export_there(self, suffix: str, _checked: bool = False) -> None:
        self._spawn("server file", self.export_from_server(suffix))

    async def export_from_server(self, suffix: str, path: Path | None = None) -> Path | None:
        """Let the server write its file of these movements; asks where when no path is given."""
        name = f"{say(self.spec.title)}.{suffix}"
        path = path or await dialogs.save_path(
            self, Text("money", "Save the server’s file"), name, f"{suffix.upper()} (*.{suffix})"
        )
        if path is None:
            return None
        book = "assigned" if self.kind == "staff" else "wallet"
        try:
            size = await self.services.money.export(path, book=book)
        except Exception as error:  # noqa: BLE001 - shown with what to do
            if isinstance(error, NotOffered):
                self._no_file = Text("money", "not offered by this server")
            self.show_fault(error)
            return None
        self.context.toast(Text("money", "Saved: {size}").fill(size=partial(formatting.size, size)))
        return path


# ---------------------------------------------------------------- cells


def _thing_cell(record: Record) -> Cell:
    return Cell(thing(record), sub=str(record["payment_reference"] or ""), strong=True)


def _buyer_cell(record: Record) -> Cell:
    name = buyer(record)
    username = str(record["customer_username"] or "")
    return Cell(
        name or formatting.MISSING, sub=username if username != name else "", ink="text" if name else "text_faint"
    )


def _status_cell(record: Record) -> Cell:
    words, tone = status_of(record)
    return Cell(pill=(say(words), tone), pending=bool(record.pending))


def movement_columns(context: PaneContext, kind: str) -> tuple[ColumnSpec, ...]:
    """The columns of a kind of movements; ``search`` shows all kinds."""
    money = context.services.account.currency

    def amount(record: Record) -> Cell:
        return Cell(
            signed_amount(record, money), strong=True, ink="text_muted" if record["status"] == "failed" else "text"
        )

    def amount_value(record: Record) -> object:
        value = record["amount_paid"]
        return -value if value is not None and is_payout(record) else value

    staff = kind in ("staff", "search")
    extras = context.offers("row-extras")
    seller = ColumnSpec(
        "seller",
        Text("money", "Seller"),
        lambda record: str(record["assigned_by"] or formatting.MISSING),
        110,
        sort="assigned_by",
        priority=2,
        export=lambda record: record["assigned_by"],
    )
    paid = ColumnSpec(
        "payment", Text("money", "Paid by"), lambda record: payment(record), 124, priority=3, export=payment
    )
    return (
        ColumnSpec("thing", Text("money", "What"), _thing_cell, sort="plan_name", export=thing),
        ColumnSpec(
            "buyer", Text("money", "Customer"), _buyer_cell, 168, sort="customer_username", priority=1, export=buyer
        ),
        *((seller,) if staff else ()),
        *((paid,) if extras else ()),
        date_column("when", Text("money", "When"), field="created_at", width=150),
        ColumnSpec(
            "state", Text("money", "State"), _status_cell, 122, sort="status", export=lambda one: say(status_of(one)[0])
        ),
        ColumnSpec("amount", Text("money", "Amount"), amount, 146, right=True, sort="amount_paid", export=amount_value),
        ColumnSpec(
            "reference",
            Text("money", "Reference"),
            lambda record: Cell(str(record["payment_reference"] or ""), code=True),
            230,
            optional=True,
            export=lambda record: record["payment_reference"],
        ),
        ColumnSpec(
            "router",
            Text("money", "Router"),
            lambda record: str(record["router_name"] or formatting.MISSING),
            130,
            optional=True,
            export=lambda record: record["router_name"],
        ),
    )


# ---------------------------------------------------------------- filters


async def _seller_choices(context: PaneContext) -> Sequence[FilterChoice]:
    names = await context.services.money.sellers()
    return [FilterChoice(name, name, (Filter("assigned_by", FilterOp.EQ, name),)) for name in names]


def _equal(field: str, value: str, words: Words) -> FilterChoice:
    return FilterChoice(value, words, (Filter(field, FilterOp.EQ, value),))


def _filters(context: PaneContext, kind: str) -> tuple[FilterSpec, ...]:
    statuses = tuple(_equal("status", key, STATUSES[key][0]) for key in ("success", "pending", "failed"))
    directions = (
        _equal("type", "revenue", Text("money", "money in")),
        _equal("type", "payout", Text("money", "money out")),
    )
    payments = tuple(_equal("payment_kind", key, PAYMENTS[key]) for key in ("cash", "mobile_money", "credit"))
    objects = tuple(
        _equal("related_model", key, OBJECTS[key]) for key in ("plan", "additionaldevice", "withdrawalrequest")
    )
    found = [FilterSpec("period", Text("money", "Period"), tuple(day_choices("created_at")))]
    if kind == "staff":
        found.append(FilterSpec("seller", Text("money", "Seller"), load=_seller_choices))
        if context.offers("row-extras"):
            found.append(FilterSpec("payment", Text("money", "Paid by"), payments))
    else:
        found.append(FilterSpec("state", Text("money", "State"), statuses))
    if kind == "wallet":
        found += [
            FilterSpec("type", Text("money", "Direction"), directions),
            FilterSpec("object", Text("money", "What"), objects),
        ]
    return (*found, FilterSpec("customer", Text("money", "Customer")))


# ---------------------------------------------------------------- actions


async def open_customer(pane: Any, records: Sequence[Record]) -> None:
    """Go to the customer of a movement."""
    username = records[0]["customer_username"]
    found = await pane.services.records.find("customers", username=username) if username else None
    if found is None:
        pane.context.toast(Text("money", "No customer belongs to this: it was a voucher"), "info")
    else:
        pane.context.go("customers", found.key)


async def copy_reference(pane: Any, records: Sequence[Record]) -> None:
    """Put the reference on the clipboard."""
    QGuiApplication.clipboard().setText(str(records[0]["payment_reference"] or ""))
    pane.context.toast(Text("money", "Reference copied"), "info")


def _actions(context: PaneContext) -> tuple[ActionSpec, ...]:
    customer = ActionSpec(
        "customer",
        Text("money", "Open the customer"),
        open_customer,
        "ri.group-line",
        hidden=lambda records: not records[0]["customer_username"],
    )
    return (
        *((customer,) if context.can_go("customers") else ()),
        ActionSpec("copy", Text("money", "Copy the reference"), copy_reference, "ri.file-copy-line"),
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("money", "%Ln movement(s)", "", total)
    return translate("money", "%Ln movement(s) of {total}", "", count).format(total=formatting.number(total))


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    assert isinstance(pane, TransactionList)
    pane.details.fill(record, drawer)


_EMPTY: Final = {
    "wallet": EmptySpec(
        "ri.wallet-3-line",
        Text("money", "No online payment yet"),
        Text("money", "What customers pay through the portal, and your withdrawals, stand here."),
    ),
    "staff": EmptySpec(
        "ri.hand-coin-line",
        Text("money", "Nothing sold over the counter yet"),
        Text("money", "Every sale of you and your staff stands here."),
    ),
    "devices": EmptySpec(
        "ri.smartphone-line",
        Text("money", "No additional device sold yet"),
        Text("money", "What customers pay for further devices stands here."),
    ),
}


def transactions_spec(context: PaneContext, kind: str) -> ResourceSpec:
    """A list of movements as data."""
    base = (Filter("related_model", FilterOp.EQ, "additionaldevice"),) if kind == "devices" else ()
    return ResourceSpec(
        key=f"money_{kind}",
        resource=_RESOURCES[kind],
        title=_TITLES[kind],
        columns=movement_columns(context, kind),
        count=_count,
        empty=_EMPTY[kind],
        search=Text("money", "Reference, customer or plan"),
        filters=_filters(context, kind),
        actions=_actions(context),
        default_sort=(Sort("created_at", descending=True),),
        base_filters=base,
        detail=_detail,
        permission=Permission.TRANSACTION_VIEWING,
    )
