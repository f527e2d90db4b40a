"""Offers of additional devices: how many more, for how much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from tiknet_desktop.domain.money import wire_amount
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.fields import Field, Stepper
from ui.kit.i18n import Text, translate
from ui.kit.labels import KeyValue
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, ResourceSpec, date_column, money_column
from ui.panes.plans.desk import Desk, FieldsDialog, Removal, ask_fields, edit_and_delete, row_pills
from ui.panes.plans.words import pending_tip, quoted


def devices_spec(desk: Desk) -> ResourceSpec:
    """The list of offers."""

    async def add(pane: ResourcePane, records: Sequence[Record]) -> None:
        await _edit(desk, pane, None)

    return ResourceSpec(
        key="additional_devices",
        resource="additional_devices",
        title=Text("plans", "Additional devices"),
        columns=_columns(desk),
        count=lambda count, total: translate("plans", "%Ln offer(s)", "", count),
        empty=EmptySpec(
            "ri.smartphone-line",
            Text("plans", "No offer yet"),
            Text("plans", "Sell a place for one more phone on a running plan."),
        ),
        search=Text("plans", "Offer"),
        actions=_actions(desk),
        primary=ActionSpec(
            "new",
            Text("plans", "New offer"),
            add,
            "ri.add-line",
            shortcut="Ctrl+N",
            permission=Permission.SETTING_ACCESS,
        ),
        default_sort=(Sort("value"),),
        detail=lambda pane, record, drawer: _detail(desk, pane, record, drawer),
        row="row_compact",
        also=("outbox",),
    )


def offer_words(record: Record) -> str:
    """``2 more devices``."""
    count = record["value"]
    return translate("plans", "%Ln more device(s)", "", count) if count else str(record["label"] or "")


def _columns(desk: Desk) -> tuple[ColumnSpec, ...]:
    def offer(record: Record) -> Cell:
        return Cell(offer_words(record), strong=True, pending=bool(record.pending), tip=pending_tip(record))

    def each(record: Record) -> str:
        if not record["value"] or record["price"] is None:
            return formatting.MISSING
        return formatting.money(record["price"] / record["value"], desk.currency())

    return (
        ColumnSpec("value", Text("plans", "Offer"), offer, sort="value", export=lambda record: record["value"]),
        money_column("price", Text("plans", "Price"), currency=desk.currency, width=140),
        ColumnSpec("each", Text("plans", "For each device"), each, 150, right=True, priority=1),
        date_column("created_at", Text("plans", "Made"), priority=2, width=170),
    )


def _detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    desk.look_again(pane, record)
    drawer.set_head(offer_words(record), "", avatar=False)
    row_pills(drawer, record, (Text("plans", "On sale"), "success"))
    pane.add_drawer_actions(record, ("edit",))
    body = drawer.body
    body.addWidget(KeyValue(Text("plans", "More devices"), formatting.number(record["value"] or 0)))
    body.addWidget(KeyValue(Text("plans", "Price"), formatting.money(record["price"], desk.currency())))
    if record["customer"]:
        body.addWidget(KeyValue(Text("plans", "Customer"), str(record["customer"])))
    if record["mac_address"]:
        body.addWidget(KeyValue(Text("plans", "Device"), str(record["mac_address"]), code=True))
    if record["created_at"] is not None:
        body.addWidget(KeyValue(Text("plans", "Made"), formatting.day_and_time(record["created_at"])))
    body.addStretch(1)


def _actions(desk: Desk) -> tuple[ActionSpec, ...]:
    return edit_and_delete(
        desk,
        "additional_devices",
        partial(_edit, desk),
        Removal(
            lambda record: Text("plans", "Delete the offer {name}?").fill(name=quoted(offer_words(record))),
            Text("plans", "Nobody can buy it any more. What was sold of it stays."),
            Text("plans", "Delete the offer"),
        ),
    )


async def _edit(desk: Desk, pane: ResourcePane, record: Record | None) -> None:
    start = int(record["value"] or 1) if record is not None else 1
    count = Stepper(start, 1, 100, name=Text("plans", "More devices"))
    price = desk.price_field(record["price"] if record is not None else None)

    async def save() -> Any:
        amount = price.amount() or Decimal(0)
        shown = {
            "value": count.value(),
            "price": amount,
            "label": translate("plans", "%Ln more device(s)", "", count.value()),
        }
        body = {"value": count.value(), "price": wire_amount(amount)}
        if record is not None:
            return (await desk.services.editing.update("additional_devices", record.key, shown, body)).key
        return (await desk.services.editing.create("additional_devices", shown, body)).key

    dialog = FieldsDialog(
        pane,
        pane.context,
        Text("plans", "Edit the offer") if record is not None else Text("plans", "New offer"),
        [Field(Text("plans", "More devices"), count), price],
        save,
        submit=Text("plans", "Save the offer"),
        places={"price": price},
        width=380,
    )
    await ask_fields(dialog)
