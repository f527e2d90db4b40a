"""The list of batches: what was printed, what is left of it, what the routers have taken."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RowState, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext, needs_server
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import KeyValue, Label, Meter, Pill, Rule
from ui.kit.pane import ResourcePane
from ui.kit.spec import (
    ActionSpec,
    Cell,
    ColumnSpec,
    EmptySpec,
    FilterChoice,
    FilterSpec,
    ResourceSpec,
    date_column,
    money_column,
    number_column,
    pill_column,
    text_column,
)
from ui.kit.truth import Truth, TruthLabel
from ui.panes.vouchers.columns import share_cell
from ui.panes.vouchers.paper import print_records
from ui.panes.vouchers.tickets import tell_cancelled

if TYPE_CHECKING:
    from tiknet_desktop.services import Services
    from ui.kit.spec import Run

OpenTickets = Callable[[str], object]


class BatchesList(ResourcePane):
    """Every batch of the shop. ``open_tickets`` shows the codes of one."""

    def __init__(
        self,
        context: PaneContext,
        new_batch: Callable[[], Awaitable[object]],
        open_tickets: OpenTickets,
        parent: QWidget | None = None,
    ) -> None:
        async def primary(pane: ResourcePane, records: Sequence[Record]) -> None:
            await new_batch()

        super().__init__(context, batches_spec(context, primary, open_tickets), parent)
        self.header.hide()
        self.setFocusProxy(self.table)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["voucher_batches", "vouchers"])


def batch_state(record: Record) -> tuple[Words, str]:
    """Words and tone of a batch."""
    unconfirmed = {
        RowState.FAILED: (Text("vouchers", "Refused"), "danger"),
        RowState.CONFLICT: (Text("vouchers", "Refused"), "danger"),
        RowState.UNKNOWN: (Text("vouchers", "To check"), "unknown"),
        RowState.PENDING: (Text("vouchers", "On its way"), "pending"),
    }.get(record.state)
    if unconfirmed is not None:
        return unconfirmed
    if record["active"]:
        return Text("vouchers", "In stock"), "success"
    if record["cancelled"] and record["cancelled"] == record["count"]:
        return Text("vouchers", "Cancelled"), "danger"
    return Text("vouchers", "All gone"), "neutral"


def wanted(record: Record) -> int:
    """How many tickets of a batch the routers may still need to know: those not over and not cancelled."""
    return sum(int(record[name] or 0) for name in ("active", "assigned", "used"))


def on_routers(record: Record) -> int | None:
    """How many of those the routers have taken. A cancelled ticket may linger there for a moment: it does not count."""
    return None if record["on_router"] is None else min(int(record["on_router"]), wanted(record))


def _batch_cell(record: Record) -> Cell:
    return Cell(str(record["batch"] or formatting.MISSING), strong=True)


def _left_cell(record: Record) -> Cell:
    return share_cell(record["active"], record["count"])


def _router_cell(record: Record) -> Cell:
    return share_cell(on_routers(record), wanted(record), low=0.0)


def _columns(currency: Callable[[], Any]) -> tuple[ColumnSpec, ...]:
    return (
        ColumnSpec(
            "batch", Text("vouchers", "Batch"), _batch_cell, sort="batch", export=lambda record: record["batch"]
        ),
        pill_column("state", Text("vouchers", "State"), batch_state, width=128),
        text_column("plan", Text("vouchers", "Plan"), field="plan_name", width=140),
        number_column("count", Text("vouchers", "Vouchers"), width=90),
        ColumnSpec(
            "active",
            Text("vouchers", "Left"),
            _left_cell,
            140,
            sort="active",
            export=lambda record: record["active"],
        ),
        number_column("assigned", Text("vouchers", "Sold"), width=80, priority=3, sort=""),
        number_column("used", Text("vouchers", "In use"), width=85, priority=4, sort=""),
        number_column("expired", Text("vouchers", "Expired"), width=90, priority=5, sort="", optional=True),
        number_column("cancelled", Text("vouchers", "Cancelled"), width=95, priority=5, sort="", optional=True),
        ColumnSpec(
            "on_router",
            Text("vouchers", "On the routers"),
            _router_cell,
            140,
            priority=2,
            export=lambda record: record["on_router"],
        ),
        money_column("price", Text("vouchers", "Price"), currency=currency, width=110, priority=6, optional=True),
        date_column("generated_at", Text("vouchers", "Made"), width=150, priority=1),
        text_column("generated_by", Text("vouchers", "Made by"), width=110, ink="text_muted", priority=6, sort=""),
    )


def batches_spec(context: PaneContext, new_batch: Run, open_tickets: OpenTickets) -> ResourceSpec:
    """The list as data."""
    services = context.services
    left = FilterChoice("left", Text("vouchers", "In stock"), (Filter("active", FilterOp.GT, 0),))
    gone = FilterChoice("gone", Text("vouchers", "All gone"), (Filter("active", FilterOp.EQ, 0),))
    return ResourceSpec(
        key="voucher_batches",
        resource="voucher_batches",
        title=Text("vouchers", "Batches of vouchers"),
        columns=_columns(lambda: services.account.currency),
        count=_count,
        empty=EmptySpec(
            "ri.coupon-3-line",
            Text("vouchers", "No batch yet"),
            Text("vouchers", "A batch is what you print at once: so many vouchers of one plan."),
        ),
        search=Text("vouchers", "Batch or plan"),
        filters=(FilterSpec("left", Text("vouchers", "Stock"), (left, gone)),),
        actions=_actions(services, open_tickets),
        primary=ActionSpec(
            "new", Text("vouchers", "New batch"), new_batch, "ri.add-line", permission=Permission.CREATE_USERS
        ),
        default_sort=(Sort("generated_at", descending=True),),
        detail=_detail,
        row="row_comfortable",
        also=("outbox", "vouchers"),
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("vouchers", "%Ln batch(es)", "", total)
    return translate("vouchers", "%Ln batch(es) of {total}", "", count).format(total=formatting.number(total))


# ---------------------------------------------------------------- actions


async def _print(pane: ResourcePane, records: Sequence[Record], unprinted: bool) -> None:
    batch = str(records[0]["batch"])
    tickets = await pane.services.vouchers.printable(batch, unprinted=unprinted)
    if not tickets and unprinted:
        pane.context.toast(Text("vouchers", "Every voucher of this batch was printed on this computer"), "info")
        return
    await print_records(pane.context, pane, tickets, batch=batch)


async def print_sheet(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Print every ticket of the batch that still opens the door and is not in use."""
    await _print(pane, records, False)


async def print_rest(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Print those that did not go to paper on this computer yet."""
    await _print(pane, records, True)


async def cancel_unsold(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask, naming what is lost, then take what nobody bought out of sale."""
    batch = str(records[0]["batch"])
    count, worth = await pane.services.vouchers.unsold(batch)
    if not count:
        pane.context.toast(Text("vouchers", "Nothing of this batch is left to cancel"), "info")
        return

    def consequence() -> str:
        sentence = translate(
            "vouchers", "%Ln code(s) will open nothing any more, also those already on paper.", "", count
        )
        amount = formatting.money(worth, pane.services.account.currency)
        lost = Text("vouchers", "They would have sold for {amount}.").fill(amount=amount)
        stays = Text("vouchers", "What is sold or in use stays valid. This cannot be undone.")
        return f"{sentence} {lost} {stays}"

    sure = await ask(
        pane,
        Text("vouchers", "Cancel what is left of the batch {batch}?").fill(batch=batch),
        consequence,
        act=lambda: translate("vouchers", "Cancel %Ln voucher(s)", "the button", count),
        keep=Text("vouchers", "Keep"),
        danger=True,
        final=True,
    )
    if sure:
        tell_cancelled(pane, await pane.services.vouchers.cancel(batch=batch))


def _waits(records: Sequence[Record]) -> bool:
    """Whether the server has made nothing of it yet."""
    return any(record["active"] is None for record in records)


def _actions(services: Services, open_tickets: OpenTickets) -> tuple[ActionSpec, ...]:
    async def show(pane: ResourcePane, records: Sequence[Record]) -> None:
        open_tickets(str(records[0]["batch"]))

    def nothing_usable(records: Sequence[Record]) -> Words | None:
        if records[0]["active"] or records[0]["assigned"]:
            return None
        return Text("vouchers", "Nothing of this batch opens the door any more")

    return (
        ActionSpec(
            "print",
            Text("vouchers", "Print"),
            print_sheet,
            "ri.printer-line",
            shortcut="Ctrl+P",
            refuse=nothing_usable,
            hidden=_waits,
        ),
        ActionSpec("tickets", Text("vouchers", "Its vouchers"), show, "ri.coupon-3-line", hidden=_waits),
        ActionSpec(
            "print_rest",
            Text("vouchers", "Print only what was not printed"),
            print_rest,
            "ri.printer-line",
            refuse=nothing_usable,
            hidden=_waits,
        ),
        ActionSpec(
            "cancel",
            Text("vouchers", "Cancel what is left…"),
            cancel_unsold,
            "ri.forbid-line",
            danger=True,
            permission=Permission.CREATE_USERS,
            refuse=lambda records: needs_server(services),
            hidden=lambda records: _waits(records) or not records[0]["active"],
        ),
    )


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    drawer.set_head(str(record["batch"] or ""), str(record["plan_name"] or ""), avatar=False)
    drawer.pills.addWidget(Pill(*batch_state(record)))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ("print", "tickets"))
    body, currency = drawer.body, pane.services.account.currency

    def number(name: str) -> str:
        return formatting.MISSING if record[name] is None else formatting.number(record[name])

    if _waits([record]):
        body.addWidget(
            Label(Text("vouchers", "The server makes the codes of this batch."), "small", "text_muted", wrap=True)
        )
    else:
        left, count = int(record["active"] or 0), int(record["count"] or 0)
        body.addWidget(KeyValue(Text("vouchers", "Left"), share_cell(left, count).text))
        share = left / count if count else 0.0
        body.addWidget(Meter(share, "warning" if share < 0.15 else "accent", Text("vouchers", "Left")))
        for name, words in (
            ("assigned", Text("vouchers", "Sold")),
            ("used", Text("vouchers", "In use")),
            ("expired", Text("vouchers", "Expired")),
            ("cancelled", Text("vouchers", "Cancelled")),
        ):
            body.addWidget(KeyValue(words, number(name)))
        body.addWidget(Rule())
        there = share_cell(on_routers(record), wanted(record)).text
        body.addWidget(KeyValue(Text("vouchers", "On the routers"), there))
    if record["price"] is not None:
        body.addWidget(KeyValue(Text("vouchers", "Price"), formatting.money(record["price"], currency)))
        rest = record["price"] * int(record["active"] if record["active"] is not None else record["count"] or 0)
        body.addWidget(KeyValue(Text("vouchers", "What is left sells for"), formatting.money(rest, currency)))
    body.addWidget(KeyValue(Text("vouchers", "Made"), formatting.day_and_time(record["generated_at"])))
    body.addWidget(KeyValue(Text("vouchers", "Made by"), str(record["generated_by"] or "")))
    if record.fetched_at is not None:
        body.addWidget(TruthLabel(Truth(record.fetched_at)))
    body.addStretch(1)
