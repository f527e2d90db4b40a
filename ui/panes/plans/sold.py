"""Who got which plan: sold at the counter, and bought online."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue
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
    text_column,
)
from ui.panes.plans.desk import Desk, row_pills

STATES: Final[dict[str, tuple[Text, str]]] = {
    "active": (Text("plans", "Running"), "success"),
    "unused": (Text("plans", "Not used yet"), "info"),
    "expired": (Text("plans", "Ended"), "neutral"),
    "reversed": (Text("plans", "Taken back"), "danger"),
}


def sold_state(record: Record) -> tuple[Words, str]:
    """Words and tone of a sold plan; another server's word is shown as it is."""
    status = str(record["status"] or "").lower()
    return STATES.get(status, (status or formatting.MISSING, "neutral"))


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("plans", "%Ln sale(s)", "", total)
    return translate("plans", "%Ln sale(s) of {total}", "", count).format(total=formatting.number(total))


def _customer_cell(record: Record) -> Cell:
    name = str(record["customer_name"] or "")
    if not name:
        return Cell(str(Text("plans", "Voucher")), sub=str(record["customer_username"] or ""), strong=True)
    return Cell(name, sub=str(record["customer_phone"] or record["customer_username"] or ""), strong=True)


async def open_customer(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Go to the customer of a sale."""
    number = records[0]["customer"]
    found = await pane.services.records.find("customers", customer=number) if number is not None else None
    if found is None and number is not None:
        found = await pane.services.records.find("customers", id=number)
    if found is None:
        pane.context.toast(Text("plans", "This customer is not on this computer"), "info")
    else:
        pane.context.go("customers", found.key)


def _actions() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "customer",
            Text("plans", "Open the customer"),
            open_customer,
            "ri.group-line",
            hidden=lambda records: records[0]["customer"] is None,
        ),
    )


async def _plan_choices(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(RecordQuery("plans", sort=(Sort("name"),)), 0, 60)
    return tuple(
        FilterChoice(one.key, str(one["name"]), (Filter("plan_name", FilterOp.EQ, one["name"]),))
        for one in page.rows
        if one["name"]
    )


def _times(field: str) -> FilterSpec:
    async def choices(context: PaneContext) -> Sequence[FilterChoice]:
        """Asked for anew each time the chip opens: the conditions hold the present day."""
        midnight = datetime.now(UTC).astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return tuple(
            FilterChoice(key, words, (Filter(field, FilterOp.GE, since.astimezone(UTC)),))
            for key, words, since in (
                ("today", Text("plans", "today"), midnight),
                ("week", Text("plans", "last 7 days"), midnight - timedelta(days=6)),
                ("month", Text("plans", "this month"), midnight.replace(day=1)),
            )
        )

    return FilterSpec("when", Text("plans", "Sold on"), load=choices)


async def _seller_choices(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(
        RecordQuery("assigned_plans", sort=(Sort("assigned_date", True),)), 0, 500
    )
    names = sorted({str(one["assigned_by"]) for one in page.rows if one["assigned_by"]})
    return tuple(FilterChoice(name, name, (Filter("assigned_by", FilterOp.EQ, name),)) for name in names[:30])


def sold_spec(desk: Desk) -> ResourceSpec:
    """Plans assigned by the shop."""

    def state(record: Record) -> Cell:
        words, tone = sold_state(record)
        return Cell(pill=(say(words), tone), pending=bool(record.pending))

    return ResourceSpec(
        key="assigned_plans",
        resource="assigned_plans",
        title=Text("plans", "Sold at the counter"),
        columns=(
            ColumnSpec(
                "customer",
                Text("plans", "Customer"),
                _customer_cell,
                sort="customer_name",
                export=lambda record: record["customer_name"],
            ),
            text_column("plan_name", Text("plans", "Plan"), width=120),
            money_column("price", Text("plans", "Price"), currency=desk.currency, width=122, priority=1),
            ColumnSpec(
                "state",
                Text("plans", "State"),
                state,
                140,
                sort="status",
                export=lambda record: say(sold_state(record)[0]),
            ),
            date_column("assigned_date", Text("plans", "Sold on"), width=150),
            date_column("expiry_date", Text("plans", "Ends"), width=150, priority=2),
            text_column("assigned_by", Text("plans", "Seller"), width=100, priority=3, sort=""),
            text_column("router_name", Text("plans", "Router"), width=120, priority=5, optional=True, sort=""),
            text_column("reference", Text("plans", "Receipt"), width=140, priority=5, optional=True, sort=""),
        ),
        count=_count,
        empty=EmptySpec(
            "ri.bill-line",
            Text("plans", "Nothing sold yet"),
            Text("plans", "What the counter sells stands here, also without a connection."),
        ),
        search=Text("plans", "Customer, plan, seller or receipt"),
        filters=(
            FilterSpec(
                "state",
                Text("plans", "State"),
                tuple(
                    FilterChoice(key, words, (Filter("status", FilterOp.EQ, key),))
                    for key, (words, _) in STATES.items()
                ),
            ),
            _times("assigned_date"),
            FilterSpec("plan", Text("plans", "Plan"), load=_plan_choices),
            FilterSpec("seller", Text("plans", "Seller"), load=_seller_choices),
        ),
        actions=_actions(),
        default_sort=(Sort("assigned_date", True),),
        detail=lambda pane, record, drawer: _sold_detail(desk, pane, record, drawer),
        also=("outbox",),
    )


def _sold_detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    name = str(record["customer_name"] or Text("plans", "Voucher"))
    drawer.set_head(name, str(record["customer_username"] or ""), avatar=bool(record["customer_name"]))
    row_pills(drawer, record, sold_state(record))
    pane.add_drawer_actions(record, ("customer",))
    body = drawer.body
    for title, words in (
        (Text("plans", "Plan"), str(record["plan_name"] or "")),
        (Text("plans", "Price"), formatting.money(record["price"], desk.currency())),
        (Text("plans", "Sold on"), formatting.day_and_time(record["assigned_date"])),
        (Text("plans", "Ends"), formatting.day_and_time(record["expiry_date"])),
        (Text("plans", "Seller"), str(record["assigned_by"] or "")),
        (Text("plans", "Router"), str(record["router_name"] or "")),
        (Text("plans", "Receipt"), str(record["reference"] or "")),
    ):
        body.addWidget(KeyValue(title, words))
    if record["reversed_at"] is not None:
        body.addWidget(KeyValue(Text("plans", "Taken back"), formatting.day_and_time(record["reversed_at"])))
    body.addStretch(1)


def bought_spec(desk: Desk) -> ResourceSpec:
    """Plans customers bought themselves."""
    return ResourceSpec(
        key="purchased_plans",
        resource="purchased_plans",
        title=Text("plans", "Bought online"),
        columns=(
            ColumnSpec(
                "customer",
                Text("plans", "Customer"),
                _customer_cell,
                sort="customer_name",
                export=lambda record: record["customer_name"],
            ),
            text_column("plan_name", Text("plans", "Plan"), width=180),
            money_column("price", Text("plans", "Price"), currency=desk.currency, width=130, priority=1),
            date_column("purchased_at", Text("plans", "Bought"), width=180),
        ),
        count=_count,
        empty=EmptySpec(
            "ri.bank-card-line",
            Text("plans", "Nothing bought online yet"),
            Text("plans", "What customers pay on the login page stands here."),
        ),
        search=Text("plans", "Customer or plan"),
        filters=(_times("purchased_at"), FilterSpec("plan", Text("plans", "Plan"), load=_plan_choices)),
        actions=_actions(),
        default_sort=(Sort("purchased_at", True),),
        detail=lambda pane, record, drawer: _bought_detail(desk, pane, record, drawer),
    )


def _bought_detail(desk: Desk, pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    drawer.set_head(str(record["customer_name"] or ""), str(record["customer_phone"] or ""))
    pane.add_drawer_actions(record, ("customer",))
    for title, words in (
        (Text("plans", "Plan"), str(record["plan_name"] or "")),
        (Text("plans", "Price"), formatting.money(record["price"], desk.currency())),
        (Text("plans", "Bought"), formatting.day_and_time(record["purchased_at"])),
    ):
        drawer.body.addWidget(KeyValue(title, words))
    drawer.body.addStretch(1)
