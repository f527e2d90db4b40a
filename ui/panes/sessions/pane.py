"""The sessions pane: a live list on the kit. Rows come and go with the devices; offline the last ones known stay, with their age."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.containers import Drawer
from ui.kit.context import PaneContext, is_online, needs_server
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import KeyValue, Label, Pill, Rule
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, FilterChoice, FilterSpec, ResourceSpec
from ui.kit.truth import Truth, TruthLabel

NAMES_SHOWN: Final = 3
SHORT_TIME: Final = timedelta(minutes=15)
"""Time left below this is shown in warning ink."""
CADENCE: Final = timedelta(seconds=30)


class SessionsPane(ResourcePane):
    """Who is connected now."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, sessions_spec(context), parent)
        self.setFocusProxy(self.table)


# ---------------------------------------------------------------- cells


def person(record: Record) -> str:
    """Who it is: the customer's name, else the code."""
    return str(record["customer_name"] or record["username"] or formatting.MISSING)


def router_name(record: Record) -> str:
    """The router's name, else its address."""
    return str(record["router_name"] or record["router_dns_name"] or record["router_ip"] or formatting.MISSING)


def _person_cell(record: Record) -> Cell:
    code = str(record["username"] or "")
    return Cell(person(record), sub=code if record["customer_name"] else "", strong=True)


def _address_cell(record: Record) -> Cell:
    return Cell(str(record["ip_address"] or formatting.MISSING), sub=str(record["mac_address"] or ""), code=True)


def _left_cell(record: Record) -> Cell:
    left = record["session_time_left"]
    if left is None:
        return Cell(formatting.MISSING, ink="text_faint")
    return Cell(formatting.duration(left), ink="warning" if left < SHORT_TIME else "text")


def _columns(extras: bool) -> tuple[ColumnSpec, ...]:
    plan = ColumnSpec(
        "plan",
        Text("sessions", "Plan"),
        lambda record: str(record["plan_name"] or formatting.MISSING),
        100,
        sort="plan_name",
        priority=2,
        export=lambda record: record["plan_name"],
    )
    left = ColumnSpec(
        "left",
        Text("sessions", "Time left"),
        _left_cell,
        118,
        right=True,
        sort="session_time_left",
        export=lambda record: record["session_time_left"],
    )
    return (
        ColumnSpec(
            "person",
            Text("sessions", "User"),
            _person_cell,
            sort="customer_name" if extras else "username",
            export=person,
        ),
        *((plan,) if extras else ()),
        ColumnSpec(
            "router",
            Text("sessions", "Router"),
            router_name,
            128,
            sort="router_name" if extras else "router_dns_name",
            priority=1,
            export=router_name,
        ),
        ColumnSpec(
            "address",
            Text("sessions", "Address"),
            _address_cell,
            146,
            priority=3,
            export=lambda record: f"{record['ip_address'] or ''} {record['mac_address'] or ''}".strip(),
        ),
        ColumnSpec(
            "uptime",
            Text("sessions", "Connected"),
            lambda record: formatting.duration(record["uptime"]),
            108,
            right=True,
            sort="uptime",
            export=lambda record: record["uptime"],
        ),
        ColumnSpec(
            "received",
            Text("sessions", "Received"),
            lambda record: formatting.size(record["bytes_out"]),
            98,
            right=True,
            sort="bytes_out",
            priority=1,
            export=lambda record: record["bytes_out"],
        ),
        ColumnSpec(
            "sent",
            Text("sessions", "Sent"),
            lambda record: formatting.size(record["bytes_in"]),
            92,
            right=True,
            sort="bytes_in",
            priority=4,
            export=lambda record: record["bytes_in"],
        ),
        *((left,) if extras else ()),
    )


# ---------------------------------------------------------------- actions


async def disconnect(pane: ResourcePane, records: Sequence[Record]) -> None:
    """Ask naming who, then cut; the plan stays valid."""
    count = len(records)
    question: Words = (
        Text("sessions", "Disconnect {name}?").fill(name=person(records[0]))
        if count == 1
        else lambda: translate("sessions", "Disconnect %Ln device(s)?", "", count)
    )
    stays = str(Text("sessions", "The plan stays valid: it is possible to connect again at once."))
    if count == 1:
        cut = Text("sessions", "The connection of {device} on {router} is cut now.").fill(
            device=records[0]["mac_address"] or records[0]["ip_address"] or "", router=router_name(records[0])
        )
        consequence = f"{cut} {stays}"
    else:
        names = ", ".join(person(record) for record in records[:NAMES_SHOWN])
        more = count - NAMES_SHOWN
        if more > 0:
            names = translate("sessions", "{names} and %Ln other(s)", "", more).format(names=names)
        consequence = f"{names}.\n{stays}"
    sure = await ask(
        pane,
        question,
        consequence,
        act=Text("sessions", "Disconnect"),
        keep=Text("sessions", "Keep the connection"),
        danger=True,
    )
    if not sure:
        return
    result = await pane.services.sessions.disconnect([record.key for record in records])
    pane.model.check_records([record for record in records if record.key in result.failed])
    off, left = len(result.done), len(result.failed)
    if off:
        pane.context.toast(lambda: translate("sessions", "%Ln device(s) disconnected", "", off))
    if left:
        pane.show_fault(next(iter(result.failed.values())))


async def _open_customer(pane: ResourcePane, records: Sequence[Record]) -> None:
    customer = await pane.services.records.find("customers", username=records[0]["username"])
    if customer is None:
        pane.context.toast(Text("sessions", "This code belongs to no customer: it is a voucher"), "info")
        return
    pane.context.go("customers", customer.key)


async def _copy_mac(pane: ResourcePane, records: Sequence[Record]) -> None:
    QGuiApplication.clipboard().setText(str(records[0]["mac_address"] or ""))
    pane.context.toast(Text("sessions", "Device address copied"), "info")


def _actions(context: PaneContext) -> tuple[ActionSpec, ...]:
    services = context.services

    def refuse(records: Sequence[Record]) -> Words | None:
        return needs_server(services)

    customer = ActionSpec("customer", Text("sessions", "Open the customer"), _open_customer, "ri.group-line")
    return (
        *((customer,) if context.can_go("customers") else ()),
        ActionSpec(
            "disconnect",
            Text("sessions", "Disconnect"),
            disconnect,
            "ri.plug-line",
            bulk=True,
            danger=True,
            shortcut="Del",
            permission=Permission.SETTING_ACCESS,
            refuse=refuse,
        ),
        ActionSpec("copy_mac", Text("sessions", "Copy the device address"), _copy_mac, "ri.file-copy-line"),
    )


# ---------------------------------------------------------------- the list as data


async def _router_choices(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(RecordQuery("routers", sort=(Sort("name"),)), 0, 60)
    choices = []
    for router in page.rows:
        if router["dns_name"] and not context.offers("row-extras"):
            condition = Filter("router_dns_name", FilterOp.EQ, router["dns_name"])
        else:
            condition = Filter("router_name", FilterOp.EQ, router["name"])
        choices.append(FilterChoice(router.key, str(router["name"]), (condition,)))
    return choices


def _filters(extras: bool) -> tuple[FilterSpec, ...]:
    short = FilterChoice(
        "short",
        Text("sessions", "ends within 15 minutes"),
        (Filter("session_time_left", FilterOp.LE, SHORT_TIME),),
    )
    tickets = FilterChoice("tickets", Text("sessions", "vouchers"), (Filter("customer_name", FilterOp.EMPTY),))
    known = FilterChoice("known", Text("sessions", "customers"), (Filter("customer_name", FilterOp.NOT_EMPTY),))
    router = FilterSpec("router", Text("sessions", "Router"), load=_router_choices)
    if not extras:
        return (router,)
    return (
        router,
        FilterSpec("kind", Text("sessions", "Who"), (known, tickets)),
        FilterSpec("left", Text("sessions", "Time left"), (short,)),
    )


def _count(count: int, total: int) -> str:
    if count == total:
        return translate("sessions", "%Ln session(s)", "", total)
    return translate("sessions", "%Ln session(s) of {total}", "", count).format(total=formatting.number(total))


async def _context(pane: ResourcePane) -> Words:
    """“38 devices connected”; offline it says when that was."""
    total = pane.model.total
    if is_online(pane.services):
        return lambda: translate("sessions", "%Ln device(s) connected now", "", total)
    synced = (await pane.services.records.freshness("network_sessions")).synced_at
    if synced is None:
        return Text("sessions", "Not known: there is no connection")

    def words() -> str:
        known = translate("sessions", "%Ln device(s) connected at {time}", "", total)
        return known.format(time=formatting.time_or_day(synced))

    return words


def _detail(pane: ResourcePane, record: Record, drawer: Drawer) -> None:
    drawer.set_head(person(record), str(record["username"] or ""))
    online = is_online(pane.services)
    words = Text("sessions", "Connected") if online else Text("sessions", "Unknown now")
    drawer.pills.addWidget(Pill(words, "success" if online else "unknown"))
    drawer.pills.addStretch(1)
    pane.add_drawer_actions(record, ("customer", "disconnect"))
    body = drawer.body
    body.addWidget(Label(Text("sessions", "Connection"), "section"))
    if record["uptime"] is not None and record.fetched_at is not None:
        since = formatting.time_or_day(record.fetched_at - record["uptime"])
        body.addWidget(KeyValue(Text("sessions", "Since"), since))
    body.addWidget(KeyValue(Text("sessions", "Connected for"), formatting.duration(record["uptime"])))
    if record["session_time_left"] is not None:
        body.addWidget(KeyValue(Text("sessions", "Time left"), formatting.duration(record["session_time_left"])))
    body.addWidget(KeyValue(Text("sessions", "Plan"), str(record["plan_name"] or "")))
    body.addWidget(Rule())
    body.addWidget(Label(Text("sessions", "Device"), "section"))
    body.addWidget(KeyValue(Text("sessions", "Router"), router_name(record)))
    body.addWidget(KeyValue(Text("sessions", "IP address"), str(record["ip_address"] or ""), code=True))
    body.addWidget(KeyValue(Text("sessions", "Device address"), str(record["mac_address"] or ""), code=True))
    body.addWidget(Rule())
    body.addWidget(Label(Text("sessions", "Data of this session"), "section"))
    body.addWidget(KeyValue(Text("sessions", "Received"), formatting.size(record["bytes_out"])))
    body.addWidget(KeyValue(Text("sessions", "Sent"), formatting.size(record["bytes_in"])))
    if record.fetched_at is not None:
        body.addWidget(TruthLabel(Truth(record.fetched_at, cadence=CADENCE)))
    body.addStretch(1)


def sessions_spec(context: PaneContext) -> ResourceSpec:
    """The list as data."""
    extras = context.offers("row-extras")
    return ResourceSpec(
        key="sessions",
        resource="network_sessions",
        title=Text("sessions", "Sessions"),
        columns=_columns(extras),
        count=_count,
        empty=EmptySpec(
            "ri.pulse-line",
            Text("sessions", "Nobody is connected"),
            Text("sessions", "A device shows here as soon as somebody signs in to the Wi-Fi."),
        ),
        search=Text("sessions", "Name, code or address"),
        filters=_filters(extras),
        actions=_actions(context),
        default_sort=(Sort("uptime", descending=True),),
        detail=_detail,
        context=_context,
        also=("routers",),
    )
