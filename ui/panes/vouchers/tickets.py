"""The list of codes: find, filter, look at, copy, print, cancel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.ids import searched_code
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext, needs_server
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, translate
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, EmptySpec, FilterChoice, ResourceSpec
from ui.panes.vouchers.columns import batch_choice, columns, filters
from ui.panes.vouchers.drawer import TicketDetails
from ui.panes.vouchers.paper import print_records
from ui.panes.vouchers.words import (
    PRINTABLE,
    ROW_EXTRAS,
    code_of,
    is_unsold,
    voucher_state,
)

if TYPE_CHECKING:
    from ui.kit.spec import Run

CODES_NAMED: Final = 3


class TicketsList(ResourcePane):
    """Every code of the shop. ``new_batch`` opens the form for more."""

    def __init__(
        self, context: PaneContext, new_batch: Callable[[], Awaitable[object]], parent: QWidget | None = None
    ) -> None:
        async def primary(pane: ResourcePane, records: Sequence[Record]) -> None:
            await new_batch()

        super().__init__(context, tickets_spec(context, primary), parent)
        self.header.hide()  # the pane has one for all its tabs
        self.details = TicketDetails(self)
        self.setFocusProxy(self.table)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["vouchers", "voucher_batches"])

    def query(self) -> RecordQuery:
        """As the kit has it, but a code may be typed as it stands on paper."""
        asked = super().query()
        return replace(asked, search=searched_code(asked.search))

    def show_batch(self, batch: str) -> None:
        """Leave the tickets of one batch."""
        chip = self.filter_bar.chip("batch")
        if chip is None:
            return
        self.filter_bar.clear()
        chip.choose(batch_choice(batch))

    def show_plan(self, plan: int, name: str, state: str | None = None) -> None:
        """Leave the tickets of one plan, in one state if given."""
        self.filter_bar.clear()
        chip = self.filter_bar.chip("plan")
        if chip is not None:
            chip.choose(FilterChoice(str(plan), name, (Filter("plan", FilterOp.EQ, plan),)))
        if state is not None:
            self.set_filter("state", state)


def tickets_spec(context: PaneContext, new_batch: Run) -> ResourceSpec:
    """The list as data; leaves out what this server does not send."""
    extras = context.offers(ROW_EXTRAS)
    services = context.services
    return ResourceSpec(
        key="vouchers",
        resource="vouchers",
        title=Text("vouchers", "Vouchers"),
        columns=columns(extras, lambda: services.account.currency),
        count=_count,
        empty=EmptySpec(
            "ri.coupon-3-line",
            Text("vouchers", "No voucher printed yet"),
            Text("vouchers", "Make a batch of codes, print it and cut it: whoever sells needs no computer."),
        ),
        search=Text("vouchers", "Code, plan or batch"),
        filters=filters(extras),
        actions=actions(context, extras),
        primary=ActionSpec(
            "new", Text("vouchers", "New batch"), new_batch, "ri.add-line", permission=Permission.CREATE_USERS
        ),
        default_sort=(Sort("generated_at", descending=True),),
        detail=_detail,
        row="row_compact",
        also=("outbox", "prints"),
    )


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    assert isinstance(pane, TicketsList)
    pane.details.fill(record, drawer)


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("vouchers", "%Ln voucher(s)", "", total)
    return translate("vouchers", "%Ln voucher(s) of {total}", "", count).format(total=formatting.number(total))


# ---------------------------------------------------------------- actions


async def copy_codes(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Put the codes on the clipboard as people read them, one a line."""
    QGuiApplication.clipboard().setText("\n".join(code_of(record) for record in records))
    count = len(records)
    pane.context.toast(lambda: translate("vouchers", "%Ln code(s) copied", "", count), "info")


async def print_tickets(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Print those of the chosen that still open the door."""
    usable = [record for record in records if voucher_state(record) in PRINTABLE]
    if await print_records(pane.context, pane, usable):
        pane.model.check_records(())


def cannot_print(records: Sequence[Record]) -> Words | None:
    """Why none of these can be printed, or ``None``."""
    if any(voucher_state(record) in PRINTABLE for record in records):
        return None
    return Text("vouchers", "A used, expired or cancelled voucher opens nothing any more")


async def cancel(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask, then take codes that nobody bought out of sale."""
    chosen = [record for record in records if is_unsold(record)]
    count = len(chosen)
    if not count:
        return
    question: Words = (
        Text("vouchers", "Cancel the voucher {code}?").fill(code=code_of(chosen[0]))
        if count == 1
        else lambda: translate("vouchers", "Cancel %Ln voucher(s)?", "", count)
    )
    sure = await ask(
        pane,
        question,
        _consequence(pane, chosen, len(records) - count),
        act=lambda: translate("vouchers", "Cancel %Ln voucher(s)", "the button", count),
        keep=Text("vouchers", "Keep"),
        danger=True,
        final=True,
    )
    if not sure:
        return
    done = await pane.services.vouchers.cancel(codes=[str(record["code"]) for record in chosen])
    pane.model.check_records(())
    tell_cancelled(pane, done)


def _consequence(pane: ResourcePane, chosen: Sequence[Record], left_out: int) -> str:
    names = ", ".join(code_of(record) for record in chosen[:CODES_NAMED])
    more = len(chosen) - CODES_NAMED
    if more > 0:
        names = translate("vouchers", "{codes} and %Ln other(s)", "", more).format(codes=names)
    prices = [record["price"] for record in chosen if record["price"] is not None]
    sentences = [f"{names}."]
    sentences.append(
        translate("vouchers", "%Ln code(s) will open nothing any more, also those already on paper.", "", len(chosen))
    )
    if prices:
        worth = formatting.money(sum(prices), pane.services.account.currency)
        sentences.append(str(Text("vouchers", "They would have sold for {amount}.").fill(amount=worth)))
    if left_out:
        sentences.append(translate("vouchers", "%Ln sold or used voucher(s) stay as they are.", "", left_out))
    sentences.append(str(Text("vouchers", "This cannot be undone.")))
    return " ".join(sentences)


def tell_cancelled(pane: ResourcePane, done: object) -> None:
    """Say how many were cancelled, and how many turned out to be sold."""
    cancelled, kept = getattr(done, "cancelled", 0), getattr(done, "kept", 0)

    def words() -> str:
        sentence = translate("vouchers", "%Ln voucher(s) cancelled", "", cancelled)
        if kept:
            sentence += " · " + translate("vouchers", "%Ln kept: sold or used", "", kept)
        return sentence

    pane.context.toast(words, "success" if cancelled else "info")


def actions(context: PaneContext, extras: bool) -> tuple[ActionSpec, ...]:
    """What can be done with codes; cancelling only where the server knows it."""
    services = context.services
    made = (
        ActionSpec(
            "print",
            Text("vouchers", "Print"),
            print_tickets,
            "ri.printer-line",
            bulk=True,
            shortcut="Ctrl+P",
            refuse=cannot_print,
        ),
        ActionSpec("copy", Text("vouchers", "Copy the code"), copy_codes, "ri.file-copy-line", bulk=True),
    )
    if not extras:
        return made
    return (
        *made,
        ActionSpec(
            "cancel",
            Text("vouchers", "Cancel…"),
            cancel,
            "ri.forbid-line",
            bulk=True,
            danger=True,
            shortcut="Del",
            permission=Permission.CREATE_USERS,
            refuse=lambda records: needs_server(services),
            hidden=lambda records: not any(is_unsold(record) for record in records),
        ),
    )
