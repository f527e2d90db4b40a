"""The lists of a router: who is connected, and its interfaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.storage.records import Record
from ui.kit import dialogs, formatting, states
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import PaneContext, is_online
from ui.kit.filter_bar import action_menu
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import Label
from ui.kit.layout import column, row
from ui.kit.spec import ActionSpec, Cell, ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.truth import Truth, TruthLabel
from ui.panes.routers.words import fault_of

PEOPLE_EVERY_MS: Final = 10_000
INTERFACES_EVERY_MS: Final = 2_000


class RouterList(QWidget):
    """A table read from a router again and again while it is on screen; the last answer stays when it goes silent."""

    read = Signal(int)
    """How many rows the last answer had."""

    title: Words = ""
    every_ms = PEOPLE_EVERY_MS

    def __init__(
        self, context: PaneContext, columns: Sequence[ColumnSpec], name: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self.record: Record | None = None
        self.rows: list[Mapping[str, Any]] = []
        self.ever_read = False
        self._asking = False
        self._read_at: datetime | None = None
        self.table = TableView(columns, row="row_comfortable", name=name)
        self._model = RowsModel(columns, self.table)
        self.table.setModel(self._model)
        self.note = Label("", "small", "text_muted")
        self.truth = TruthLabel()
        self.tools = row(spacing=8, margins=(15, 6, 15, 7))
        self.tools.addWidget(self.note)
        self.tools.addStretch(1)
        self.tools.addWidget(self.truth)
        card = Card(self.table, self.tools, spacing=0, margins=(1, 1, 1, 0))
        card.body.setStretch(0, 1)
        self._host = states.StateHost(card)
        self.setLayout(column(self._host, spacing=0, margins=(24, 2, 24, 16)))
        self._timer = QTimer(self)
        self._timer.setInterval(self.every_ms)
        self._timer.timeout.connect(self.ask)

    def show_router(self, record: Record) -> None:
        """Show this one."""
        if self.record is None or self.record.key != record.key:
            self.rows, self.ever_read, self._read_at = [], False, None
            self._model.show(())
            self._host.show_state(Card(states.Skeleton(), margins=(16, 12, 16, 8)))
            self.record = record
            if self.isVisible():
                self.ask()
        self.record = record

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def ask(self) -> None:
        """Read the list again, unless it is being read."""
        if self.record is not None and not self._asking:
            self._asking = True
            self.context.spawn(self._ask(self.record), name="router: list", owner=self)

    async def _ask(self, record: Record) -> None:
        try:
            rows = await self.fetch(record.key)
        except Exception as error:  # noqa: BLE001 - said in place of the list, or under the last answer
            self._failed(error)
            return
        finally:
            self._asking = False
        if self.record is None or self.record.key != record.key:
            return
        self.ever_read, self._read_at = True, datetime.now(UTC)
        self._show(rows)
        self.read.emit(len(rows))

    async def fetch(self, key: str) -> Sequence[Mapping[str, Any]]:
        """The rows now."""
        raise NotImplementedError

    def _show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            self.rows = []
            self._host.show_state(Card(self.nothing(), margins=(1, 1, 1, 1)))
            return
        position = self.table.currentIndex().row()
        self.rows = list(rows)
        self._model.show(self.rows)
        if 0 <= position < len(self.rows):
            self.table.go_to_row(position)
        self.note.set_words(lambda: self.count(len(self.rows)))
        self.note.set_color("text_muted")
        name = str(self.record["name"]) if self.record is not None else ""
        self.truth.set_truth(Truth(self._read_at, "router", timedelta(milliseconds=self.every_ms), origin=name))
        self._host.show_content()

    def _failed(self, error: BaseException) -> None:
        fault = fault_of(error)
        if self.ever_read and self.rows:
            self.note.set_words(fault.title)
            self.note.set_color("warning")
            self.truth.refresh()
            return
        if isinstance(error, NotOffered):
            state = states.not_offered()
        elif not is_online(self.services):
            state = states.never_loaded(self.ask)
        else:
            state = states.error(fault.title, fault.cure, self.ask, fault.details)
        self._host.show_state(Card(state, margins=(1, 1, 1, 1)))

    def nothing(self) -> QWidget:
        """What stands there when the list is empty."""
        raise NotImplementedError

    def count(self, number: int) -> str:
        """The line under the table."""
        raise NotImplementedError


def _person(session: Any) -> Cell:
    name = session.get("customer_name") or session.get("username") or formatting.MISSING
    sub = session.get("username") if session.get("customer_name") else session.get("plan_name")
    return Cell(str(name), sub=str(sub or ""), strong=True, code=not session.get("customer_name"))


def _since(session: Any) -> Cell:
    return Cell(formatting.duration(session.get("uptime")))


def _received(session: Any) -> Cell:
    # The router counts from its own side: what it sends out, the person receives.
    return Cell(formatting.size(session.get("bytes_out")))


def _sent(session: Any) -> Cell:
    return Cell(formatting.size(session.get("bytes_in")))


def _text(name: str) -> Any:
    def cell(line: Mapping[str, Any]) -> Cell:
        return Cell(str(line.get(name) or formatting.MISSING))

    return cell


class ConnectedList(RouterList):
    """Who is connected through a router now; Delete or the button puts somebody off."""

    every_ms = PEOPLE_EVERY_MS

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        columns = (
            ColumnSpec("person", Text("routers", "Person"), _person),
            ColumnSpec("ip", Text("routers", "Address"), _text("ip_address"), 130, priority=2),
            ColumnSpec("mac", Text("routers", "Device"), _text("mac_address"), 160, priority=3),
            ColumnSpec("since", Text("routers", "Online for"), _since, 130, right=True),
            ColumnSpec("received", Text("routers", "Received"), _received, 110, right=True),
            ColumnSpec("sent", Text("routers", "Sent"), _sent, 110, right=True, priority=1),
        )
        super().__init__(context, columns, Text("routers", "People connected"), parent)
        self.disconnect_button = Button(Text("routers", "Disconnect"), "secondary", "ri.plug-line", size="small")
        self.disconnect_button.clicked.connect(self.disconnect_current)
        self.tools.addWidget(self.disconnect_button)
        self.table.current_row_changed.connect(lambda _: self._offer())
        self.table.menu_requested.connect(self._menu)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        shortcut.activated.connect(self.disconnect_current)
        self._action = ActionSpec(
            "disconnect", Text("routers", "Disconnect"), lambda pane, rows: None, "ri.plug-line", danger=True
        )
        self._offer()

    async def fetch(self, key: str) -> Sequence[Mapping[str, Any]]:
        rows: Sequence[Mapping[str, Any]] = await self.services.routers.active_users(key)
        return rows

    def _show(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super()._show(rows)
        self._offer()

    def nothing(self) -> QWidget:
        return states.StateView(
            "ri.group-line",
            Text("routers", "Nobody is connected"),
            Text("routers", "People appear here as soon as they sign in to the Wi-Fi."),
        )

    def count(self, number: int) -> str:
        return translate("routers", "%Ln device(s) connected", "", number)

    def current(self) -> Mapping[str, Any] | None:
        """The chosen person."""
        position = self.table.currentIndex().row()
        return self.rows[position] if 0 <= position < len(self.rows) else None

    def refusal(self) -> Words | None:
        """Why nobody can be put off now, or ``None``."""
        if not is_online(self.services):
            return Text("routers", "Possible once back online")
        if self.current() is None:
            return Text("routers", "Choose somebody in the list first")
        return None

    def _offer(self) -> None:
        refusal = self.refusal()
        if refusal is None:
            self.disconnect_button.enable()
        else:
            self.disconnect_button.disable(refusal)

    def _menu(self, where: QPoint) -> None:
        if self.current() is not None:
            menu = action_menu(self, [(self._action, self.refusal(), self.disconnect_current)])
            menu.popup(self.table.viewport().mapToGlobal(where))

    def disconnect_current(self) -> None:
        """Ask, then put the chosen person off the network."""
        person = self.current()
        if person is not None and self.refusal() is None:
            self.context.spawn(self._disconnect(person), name="router: disconnect", owner=self)

    async def _disconnect(self, person: Mapping[str, Any]) -> None:
        name = say(_person(person).text)
        sure = await dialogs.ask(
            self,
            Text("routers", "Disconnect {person}?").fill(person=name),
            Text("routers", "The connection is cut now. The plan stays valid: signing in again is possible."),
            act=Text("routers", "Disconnect"),
            keep=Text("routers", "Leave connected"),
            danger=True,
        )
        if not sure:
            return
        try:
            key = await self._session_key(person)
            if key is None:
                self.context.toast(Text("routers", "{person} is no longer connected").fill(person=name), "info")
            else:
                result = await self.services.sessions.disconnect([key])
                failed = getattr(result, "failed", None) or {}
                if failed:
                    raise next(iter(failed.values()))
                self.context.toast(Text("routers", "{person} is disconnected").fill(person=name))
        except Exception as error:  # noqa: BLE001 - said under the list
            fault = fault_of(error)
            self.note.set_words(fault.sentence)
            self.note.set_color("danger")
            return
        self.ask()

    async def _session_key(self, person: Mapping[str, Any]) -> str | None:
        """The session in the list of sessions, by which it is put off; read anew when it is not there yet."""
        records = self.services.records
        wanted = {name: person.get(name) for name in ("username", "mac_address") if person.get(name)}
        found = await records.find("network_sessions", **wanted)
        if found is None:
            await records.refresh("network_sessions")
            found = await records.find("network_sessions", **wanted)
        return None if found is None else str(found.key)


def _interface(line: Any) -> Cell:
    return Cell(str(line.get("name") or ""), sub=str(line.get("comment") or ""), strong=True)


_KINDS: Final = {
    "ether": Text("routers", "Cable"),
    "wlan": Text("routers", "Wi-Fi"),
    "wifi": Text("routers", "Wi-Fi"),
    "bridge": Text("routers", "Bridge"),
    "vlan": Text("routers", "Virtual network"),
    "pppoe-out": Text("routers", "PPPoE line"),
    "lte": Text("routers", "Mobile network"),
}
"""What RouterOS calls the kinds a shop has; others are shown as the router names them."""


def _kind(line: Any) -> Cell:
    kind = str(line.get("type") or formatting.MISSING)
    return Cell(say(_KINDS.get(kind, kind)), tip=kind)


def _interface_state(line: Any) -> Cell:
    if line.get("disabled"):
        return Cell(pill=(str(Text("routers", "Switched off")), "neutral"))
    if line.get("running"):
        return Cell(pill=(str(Text("routers", "In use")), "success"))
    return Cell(
        pill=(str(Text("routers", "No cable")), "unknown"), tip=str(Text("routers", "Nothing answers at the other end"))
    )


def _rate(name: str) -> Any:
    def cell(line: Mapping[str, Any]) -> Cell:
        value = line.get(name)
        quiet = not line.get("running") or value is None
        return Cell(
            formatting.MISSING if quiet else formatting.rate(float(value or 0)), ink="text_faint" if quiet else "text"
        )

    return cell


def _amount(name: str) -> Any:
    def cell(line: Mapping[str, Any]) -> Cell:
        value = line.get(name)
        return Cell(formatting.size(float(value)) if value is not None else formatting.MISSING)

    return cell


class InterfaceList(RouterList):
    """The interfaces of a router with what runs through them now."""

    every_ms = INTERFACES_EVERY_MS

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        columns = (
            ColumnSpec("name", Text("routers", "Interface"), _interface),
            ColumnSpec("state", Text("routers", "State"), _interface_state, 130),
            ColumnSpec("type", Text("routers", "Kind"), _kind, 90, priority=3),
            ColumnSpec("rx", Text("routers", "Receives"), _rate("rx_bits_per_second"), 120, right=True),
            ColumnSpec("tx", Text("routers", "Sends"), _rate("tx_bits_per_second"), 120, right=True),
            ColumnSpec("rx_total", Text("routers", "Received"), _amount("rx_byte"), 110, right=True, priority=1),
            ColumnSpec("tx_total", Text("routers", "Sent"), _amount("tx_byte"), 110, right=True, priority=1),
            ColumnSpec("mac", Text("routers", "Hardware address"), _text("mac_address"), 160, priority=4),
        )
        super().__init__(context, columns, Text("routers", "Interfaces"), parent)

    async def fetch(self, key: str) -> Sequence[Mapping[str, Any]]:
        rows: Sequence[Mapping[str, Any]] = await self.services.routers.interfaces(key)
        return rows

    def nothing(self) -> QWidget:
        return states.StateView(
            "ri.plug-line", Text("routers", "No interface"), Text("routers", "The router names none.")
        )

    def count(self, number: int) -> str:
        return translate("routers", "%Ln interface(s)", "", number)
