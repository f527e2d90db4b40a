"""The list of what happened: unread first to the eye, each line leads to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import Label, Pill
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
    pill_column,
)

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

UNREAD: Final = (Filter("is_read", FilterOp.EQ, False),)

KINDS: Final = {
    "sale": (Text("notifications", "Sale"), "success"),
    "payout": (Text("notifications", "Payout"), "neutral"),
    "balance": (Text("notifications", "Low balance"), "warning"),
    "customer": (Text("notifications", "New customer"), "neutral"),
    "router": (Text("notifications", "Router"), "danger"),
    "expiry": (Text("notifications", "Ending plan"), "warning"),
}
"""Kind of our own server → words and tone. Others send only a type."""

TYPES: Final = {
    "transaction": "sale",
    "payout": "payout",
    "balance": "balance",
    "user": "customer",
    "critical": "router",
}

TARGETS: Final = {
    "sale": "money",
    "payout": "money",
    "balance": "money",
    "customer": "customers",
    "expiry": "customers",
    "router": "routers",
}


def kind_of(record: Record) -> str:
    """What a notification is about, as far as the server says."""
    return str(record.values.get("kind") or TYPES.get(str(record["type"] or ""), ""))


class NotificationsPane(ResourcePane):
    """Every notification the server keeps for this person."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, notifications_spec(), parent)
        self.setFocusProxy(self.table)


def notifications_spec() -> ResourceSpec:
    """The list as data."""
    return ResourceSpec(
        key="notifications",
        resource="notifications",
        title=Text("notifications", "Notifications"),
        columns=(
            ColumnSpec("title", Text("notifications", "What happened"), _title, 0),
            pill_column("kind", Text("notifications", "About"), _pill, width=150, sort="type"),
            date_column("created_at", Text("notifications", "When"), width=170),
        ),
        count=_count,
        empty=EmptySpec(
            "ri.notification-3-line",
            Text("notifications", "Nothing has happened yet"),
            Text("notifications", "Sales, payouts and silent routers are told here."),
        ),
        search=Text("notifications", "Words of a notification"),
        filters=(
            FilterSpec(
                "read",
                Text("notifications", "State"),
                (
                    FilterChoice("unread", Text("notifications", "unread"), UNREAD),
                    FilterChoice("read", Text("notifications", "read"), (Filter("is_read", FilterOp.EQ, True),)),
                ),
            ),
            FilterSpec(
                "type",
                Text("notifications", "About"),
                tuple(
                    FilterChoice(wire, KINDS[kind][0], (Filter("type", FilterOp.EQ, wire),))
                    for wire, kind in TYPES.items()
                ),
            ),
        ),
        actions=(
            ActionSpec(
                "read",
                Text("notifications", "Mark as read"),
                _mark_read,
                "ri.checkbox-circle-line",
                bulk=True,
                hidden=lambda records: all(record["is_read"] for record in records),
            ),
            ActionSpec("open", Text("notifications", "Show what it is about"), _open, "ri.arrow-right-s-line"),
        ),
        primary=ActionSpec("all", Text("notifications", "Mark all as read"), _mark_all, "ri.checkbox-circle-line"),
        default_sort=(Sort("created_at", True),),
        detail=_detail,
        context=_context,
        also=("outbox",),
    )


def _title(record: Record) -> Cell:
    return Cell(str(record["title"] or ""), sub=str(record["message"] or ""), strong=not record["is_read"])


def _pill(record: Record) -> tuple[Words, str]:
    return KINDS.get(kind_of(record), (Text("notifications", "Message"), "neutral"))


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("notifications", "%Ln notification(s)", "", total)
    return translate("notifications", "%Ln notification(s) of {total}", "", count).format(
        total=formatting.number(total)
    )


async def unread_count(services: Services) -> int:
    """How many are unread, as far as this computer knows."""
    page = await services.records.page(RecordQuery("notifications", filters=UNREAD), 0, 1)
    return int(page.count)


async def _context(pane: ResourcePane) -> Words:
    count = await unread_count(pane.services)
    return lambda: translate("notifications", "%Ln unread", "", count)


async def _mark_read(pane: ResourcePane, records: Sequence[Record]) -> None:
    for record in records:
        if not record["is_read"]:
            await pane.services.editing.act(
                "mark_notification_read", "notifications", record.key, {"is_read": True}, {}
            )
    pane.model.check_records(())


async def _mark_all(pane: ResourcePane, _: Sequence[Record]) -> None:
    query = RecordQuery("notifications", filters=UNREAD)
    page = await pane.services.records.page(query, 0, 1_000)
    await _mark_read(pane, page.rows)


def _open(pane: ResourcePane, records: Sequence[Record]) -> None:
    target = TARGETS.get(kind_of(records[0]))
    if target is not None and pane.context.can_go(target):
        pane.context.go(target)


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    drawer.set_head(str(record["title"] or ""), formatting.day_and_time(record["created_at"]), avatar=False)
    drawer.pills.addWidget(Pill(*_pill(record)))
    drawer.pills.addStretch(1)
    drawer.body.addWidget(Label(str(record["message"] or ""), "body", wrap=True))
    drawer.body.addStretch(1)
    target = TARGETS.get(kind_of(record))
    if target is not None and pane.context.can_go(target):
        button = Button(Text("notifications", "Show what it is about"), "primary")
        button.clicked.connect(lambda: pane.context.go(target))
        drawer.actions.addWidget(button)
        drawer.actions.addStretch(1)
    if not record["is_read"]:
        pane.context.spawn(_mark_read(pane, (record,)), name="notifications: read", owner=pane)
