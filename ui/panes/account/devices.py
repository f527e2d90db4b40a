"""Where the account is signed in; one device, or all but this one, can be signed out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tiknet_desktop.storage.records import Record, Sort
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.context import NEEDS_SERVER, PaneContext, is_online, needs_server
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, translate
from ui.kit.pane import ResourcePane
from ui.kit.spec import ActionSpec, Cell, ColumnSpec, EmptySpec, ResourceSpec, date_column, pill_column

if TYPE_CHECKING:
    from tiknet_desktop.services import Services

_BROWSERS = re.compile(r"(Firefox|Edg|Chrome|Safari)")
_SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Macintosh", "Linux")


class DevicesPage(ResourcePane):
    """The list of sign-ins."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, _spec(context.services), parent)
        self.everywhere = Button(Text("account", "Sign out everywhere else"), "secondary", "ri.logout-box-r-line")
        self.everywhere.clicked.connect(lambda: self.run(_EVERYWHERE, ()))
        self.primary_button = self.everywhere
        self.setFocusProxy(self.table)

    def _changed(self, changed: set[str]) -> None:
        super()._changed(changed)
        if is_online(self.services):
            self.everywhere.enable()
        else:
            self.everywhere.disable(NEEDS_SERVER)


def device_name(record: Record) -> str:
    """What kind of device it is, from what it called itself."""
    agent = str(record["device_type"] or "")
    if agent.startswith("TikNetDesktop"):
        version = agent.partition("/")[2].split(" ")[0]
        return str(Text("account", "TikNet on a computer {version}").fill(version=version)).strip()
    system = next((name for name in _SYSTEMS if name in agent), "")
    browser = _BROWSERS.search(agent)
    if browser:
        name = {"Edg": "Edge"}.get(browser[1], browser[1])
        return f"{name} · {system}" if system else name
    return system or agent.partition("/")[0] or str(Text("account", "Unknown device"))


def _spec(services: Services) -> ResourceSpec:
    return ResourceSpec(
        key="account-devices",
        resource="account_sessions",
        title=Text("account", "Devices"),
        columns=(
            ColumnSpec(
                "device",
                Text("account", "Device"),
                lambda record: Cell(device_name(record), sub=str(record["location"] or ""), strong=True),
                sort="device_type",
                export=device_name,
            ),
            ColumnSpec(
                "address",
                Text("account", "Address"),
                lambda record: Cell(str(record["ip_address"] or formatting.MISSING), ink="text_muted"),
                170,
                priority=1,
            ),
            date_column("active", Text("account", "Last active"), field="last_active", width=180),
            pill_column("here", Text("account", "State"), _state, width=170),
        ),
        count=lambda count, total: translate("account", "%Ln device(s)", "", total),
        empty=EmptySpec("ri.smartphone-line", Text("account", "No other device")),
        actions=(
            ActionSpec(
                "end",
                Text("account", "Sign this device out…"),
                end,
                "ri.logout-box-r-line",
                danger=True,
                shortcut="Del",
                refuse=lambda records: needs_server(services),
                hidden=lambda records: bool(records[0]["is_current"]),
            ),
        ),
        default_sort=(Sort("last_active", descending=True),),
    )


def _state(record: Record) -> tuple[Words, str]:
    if record["is_current"]:
        return Text("account", "This device"), "success"
    return Text("account", "Signed in"), "neutral"


async def end(pane: ResourcePane, records: Sequence[Record]) -> None:
    """End one sign-in."""
    record = records[0]
    if await ask(
        pane,
        Text("account", "Sign {device} out?").fill(device=device_name(record)),
        Text("account", "Whoever uses it has to type the password again. Use this for a lost or lent device."),
        act=Text("account", "Sign the device out"),
        keep=Text("account", "Leave it signed in"),
        danger=True,
    ):
        await pane.services.security.end_session(record.key)
        pane.context.toast(Text("account", "The device is signed out"))


async def end_others(pane: ResourcePane, _records: Sequence[Record]) -> None:
    """End every sign-in but this one."""
    if not await ask(
        pane,
        Text("account", "Sign out everywhere else?"),
        Text("account", "Every other computer, phone and browser of this account has to type the password again."),
        act=Text("account", "Sign out everywhere else"),
        keep=Text("account", "Leave as it is"),
        danger=True,
    ):
        return
    ended = await pane.services.security.end_other_sessions()
    if ended.error is not None:
        raise ended.error
    pane.context.toast(lambda: translate("account", "%Ln device(s) signed out", "", ended.done))


_EVERYWHERE = ActionSpec("end_others", Text("account", "Sign out everywhere else"), end_others)
