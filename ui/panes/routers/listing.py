"""The list of routers as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer, Note
from ui.kit.context import PaneContext, is_online
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import KeyValue, Label, Pill, Rule
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
    text_column,
)
from ui.kit.truth import Truth, TruthLabel
from ui.panes.routers.words import reason, status_pill

Act = Callable[[Record], object]

MOST_ROUTERS = 1_000


@dataclass(frozen=True, slots=True)
class RouterActs:
    """What the actions of the list do; the pane brings them."""

    open: Act
    add: Callable[[], object]
    edit: Act
    restart_hotspot: Act
    reboot: Act
    delete: Act


def may_manage(context: PaneContext) -> bool:
    """Whether this person may add, change and remove routers."""
    return context.allowed(Permission.ROUTER_MANAGEMENT) or context.allowed(Permission.SETTING_ACCESS)


def needs_connection(context: PaneContext) -> Words | None:
    """Why nothing can be sent to a router now, or ``None``."""
    if not is_online(context.services):
        return Text("routers", "Possible once back online")
    return None


def cannot_command(context: PaneContext, values: Any) -> Words | None:
    """Why this router cannot be given an order now, or ``None``."""
    if (refusal := needs_connection(context)) is not None:
        return refusal
    if values.get("status") in ("unreachable", "refused"):
        return Text("routers", "The router does not answer: nothing can be sent to it")
    return None


def routers_spec(context: PaneContext, acts: RouterActs) -> ResourceSpec:
    """Columns, filters and actions of the list."""

    def away() -> bool:
        return not is_online(context.services)

    def state(record: Record) -> tuple[Words, str]:
        return status_pill(record.values, away())

    return ResourceSpec(
        key="routers",
        resource="routers",
        title=Text("routers", "Routers"),
        columns=_columns(state, away),
        count=_count,
        empty=EmptySpec(
            "ri.router-line",
            Text("routers", "No router yet"),
            Text("routers", "Add yours: its address, a user and a password are enough."),
        ),
        search=Text("routers", "Find a router"),
        filters=(_state_filter(), _jobs_filter()),
        actions=_actions(context, acts),
        primary=ActionSpec("add", Text("routers", "Add a router"), lambda pane, rows: _do(acts.add), "ri.add-line")
        if may_manage(context)
        else None,
        default_sort=(Sort("name"),),
        detail=lambda pane, record, drawer: fill_drawer(pane, record, drawer),
        context=lambda pane: _context(pane, away),
    )


async def _context(pane: ResourcePane, away: Callable[[], bool]) -> Words:
    """“2 of 3 reachable · 38 devices connected”; nothing while the server that knows is out of sight."""
    rows = (await pane.services.records.page(RecordQuery("routers"), 0, MOST_ROUTERS)).rows
    if away() or not rows:
        return ""
    online = [row for row in rows if row["status"] == "online"]
    devices = sum(int(row["active_users"] or 0) for row in online)

    def words() -> str:
        reachable = translate("routers", "%Ln of {total} reachable", "", len(online))
        return " · ".join(
            (
                reachable.format(total=formatting.number(len(rows))),
                translate("routers", "%Ln device(s) connected", "", devices),
            )
        )

    return words


def _do(act: Callable[..., object], *arguments: object) -> None:
    act(*arguments)


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("routers", "%Ln router(s)", "", total)
    return translate("routers", "%Ln router(s) of {total}", "", count).format(total=formatting.number(total))


def _columns(state: Callable[[Record], tuple[Words, str]], away: Callable[[], bool]) -> tuple[ColumnSpec, ...]:
    def name(record: Record) -> Cell:
        return Cell(str(record["name"] or ""), sub=str(record["location"] or ""), strong=True, glyph="ri.router-line")

    def people(record: Record) -> Cell:
        count = record["active_users"]
        if count is None or say(state(record)[0]) != say(Text("routers", "Online")):
            return Cell(formatting.MISSING, ink="text_faint")
        return Cell(formatting.number(count))

    def version(record: Record) -> Cell:
        # “7.20.8 (long-term)”: the number says enough here, the rest is in the tooltip.
        full, board = str(record["version"] or formatting.MISSING), str(record["board_name"] or "")
        return Cell(full.split(" ")[0], sub=board, tip=f"{full}\n{board}".strip())

    def jobs(record: Record) -> Cell:
        count = record["pending_jobs"] or 0
        if not count:
            return Cell(formatting.MISSING, ink="text_faint")
        tip = translate("routers", "%Ln change(s) reach the router as soon as it answers", "", count)
        return Cell(formatting.number(count), tip=tip)

    return (
        ColumnSpec("name", Text("routers", "Name"), name, sort="name"),
        pill_column("status", Text("routers", "State"), state, width=140, sort="status"),
        ColumnSpec(
            "active_users", Text("routers", "Connected"), people, 96, right=True, sort="active_users", priority=2
        ),
        ColumnSpec("pending_jobs", Text("routers", "Waiting"), jobs, 96, right=True, priority=5),
        text_column("ip_address", Text("routers", "Address"), width=150, sort="", priority=3),
        ColumnSpec("version", Text("routers", "RouterOS"), version, 130, priority=4),
        date_column("last_seen", Text("routers", "Last seen"), width=150, priority=1),
        text_column("dns_name", Text("routers", "Login page"), width=140, sort="", priority=6, optional=True),
    )


def _state_filter() -> FilterSpec:
    return FilterSpec(
        "status",
        Text("routers", "State"),
        (
            FilterChoice("online", Text("routers", "Online"), (Filter("status", FilterOp.EQ, "online"),)),
            FilterChoice(
                "unreachable", Text("routers", "Unreachable"), (Filter("status", FilterOp.EQ, "unreachable"),)
            ),
            FilterChoice("refused", Text("routers", "Access refused"), (Filter("status", FilterOp.EQ, "refused"),)),
            FilterChoice("off", Text("routers", "Switched off"), (Filter("is_active", FilterOp.EQ, False),)),
        ),
    )


def _jobs_filter() -> FilterSpec:
    return FilterSpec(
        "jobs",
        Text("routers", "Waiting changes"),
        (FilterChoice("some", Text("routers", "some"), (Filter("pending_jobs", FilterOp.GT, 0),)),),
    )


def _actions(context: PaneContext, acts: RouterActs) -> tuple[ActionSpec, ...]:
    def offline(records: Sequence[Record]) -> Words | None:
        return needs_connection(context)

    def silent(records: Sequence[Record]) -> Words | None:
        return cannot_command(context, records[0].values)

    actions = [
        ActionSpec("open", Text("routers", "Open"), lambda pane, rows: _do(acts.open, rows[0]), "ri.pulse-line"),
    ]
    if may_manage(context):
        actions.append(
            ActionSpec(
                "edit",
                Text("routers", "Edit"),
                lambda pane, rows: _do(acts.edit, rows[0]),
                "ri.pencil-line",
                refuse=offline,
            )
        )
    if context.allowed(Permission.SETTING_ACCESS):
        actions += [
            ActionSpec(
                "restart_hotspot",
                Text("routers", "Restart the hotspot"),
                lambda pane, rows: _do(acts.restart_hotspot, rows[0]),
                "ri.restart-line",
                refuse=silent,
            ),
            ActionSpec(
                "reboot",
                Text("routers", "Restart the router"),
                lambda pane, rows: _do(acts.reboot, rows[0]),
                "ri.restart-line",
                danger=True,
                refuse=silent,
            ),
        ]
    if may_manage(context):
        actions.append(
            ActionSpec(
                "delete",
                Text("routers", "Remove this router"),
                lambda pane, rows: _do(acts.delete, rows[0]),
                "ri.delete-bin-6-line",
                danger=True,
                refuse=offline,
            )
        )
    return tuple(actions)


def fill_drawer(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    """The short view of a router: state, what to do when it is silent, facts."""
    away = not is_online(pane.services)
    words, tone = status_pill(record.values, away)
    drawer.set_head(str(record["name"] or ""), str(record["location"] or record["ip_address"] or ""), avatar=False)
    drawer.pills.addWidget(Pill(words, tone))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ("open", "edit"))
    known = reason(record["status_reason"]) if tone == "danger" else None
    if known is not None:
        drawer.body.addWidget(
            Note(Label(known[0], "label", wrap=True), Label(known[1], "small", "text_muted", wrap=True), look="danger")
        )
    jobs = record["pending_jobs"] or 0
    if jobs:
        line = Label(
            lambda: translate("routers", "%Ln change(s) reach the router as soon as it answers", "", jobs),
            "label",
            wrap=True,
        )
        drawer.body.addWidget(Note(line, look="pending"))
    people = record["active_users"]
    for key, value, code in (
        (
            Text("routers", "Connected"),
            formatting.number(people) if people is not None and tone == "success" else None,
            False,
        ),
        (Text("routers", "Model"), record["board_name"], False),
        (Text("routers", "RouterOS"), record["version"], False),
        (Text("routers", "Address"), record["ip_address"], True),
        (Text("routers", "Port"), str(record["api_port"] or ""), False),
        (Text("routers", "Login page"), record["dns_name"], False),
        (
            Text("routers", "Up for"),
            formatting.duration(record["uptime"]) if record["uptime"] and tone == "success" else None,
            False,
        ),
        (
            Text("routers", "Last seen"),
            formatting.day_and_time(record["last_seen"]) if record["last_seen"] else None,
            False,
        ),
    ):
        drawer.body.addWidget(KeyValue(key, value, code=code))
    drawer.body.addWidget(Rule())
    drawer.body.addWidget(TruthLabel(Truth(record["last_seen"] or record.fetched_at, "router")))
    drawer.body.addStretch(1)
