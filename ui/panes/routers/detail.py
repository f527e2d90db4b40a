"""One router: header with breadcrumb, tabs, and the orders that can be given to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.buttons import Button, IconButton, Segmented, Tabs
from ui.kit.containers import Banner, PageHeader
from ui.kit.context import PaneContext, is_online
from ui.kit.filter_bar import action_menu
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import clear, column, holder, rescale, row
from ui.kit.spec import ActionSpec
from ui.kit.tools import SearchTool, connection_banner
from ui.panes.routers.actions import confirm_reboot, confirm_restart_hotspot
from ui.panes.routers.errand import Restart, Stage
from ui.panes.routers.facts import uptime_of
from ui.panes.routers.heartbeat import Heartbeat
from ui.panes.routers.listing import cannot_command, may_manage, needs_connection
from ui.panes.routers.lists import ConnectedList, InterfaceList
from ui.panes.routers.notices import Notice, restart_notice, silence_notice
from ui.panes.routers.overview import Overview
from ui.panes.routers.words import Fault, fault_of, status_pill


class RouterPage(QWidget):
    """A router. ``show_router`` says which; ``on_edit`` and ``on_delete`` are the list's actions."""

    def __init__(
        self,
        context: PaneContext,
        on_back: Callable[[], object],
        on_edit: Callable[[Record], object],
        on_delete: Callable[[Record], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        self._on_back, self._on_edit, self._on_delete = on_back, on_edit, on_delete
        self.record: Record | None = None
        self.watch: Any = None
        self._watching: Any = None
        self._heart = Heartbeat(self._beat)
        self.restart: Restart | None = None
        self.fault: Fault | None = None
        self._notice: Notice | None = None
        self._shown_notice: object = None
        self._make_header()
        self.tabs = Tabs(
            [
                ("overview", Text("routers", "Overview")),
                ("connected", Text("routers", "Connected")),
                ("interfaces", Text("routers", "Interfaces")),
            ],
            "overview",
            Text("routers", "Parts of this page"),
        )
        self.tabs.changed.connect(self.open_tab)
        self.span = Segmented(
            [
                ("live", Text("routers", "Live")),
                ("1h", Text("routers", "1 h")),
                ("24h", Text("routers", "24 h")),
                ("7d", Text("routers", "7 d")),
            ],
            "live",
            Text("routers", "Period of the charts"),
        )
        self.overview = Overview(context)
        self.span.changed.connect(self.overview.set_span)
        self.connected = ConnectedList(context)
        self.connected.read.connect(lambda count: self.tabs.set_count("connected", formatting.number(count)))
        self.interfaces = InterfaceList(context)
        self._pages: dict[str, QWidget] = {
            "overview": self.overview,
            "connected": self.connected,
            "interfaces": self.interfaces,
        }
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        bar = row(self.tabs, None, self.span, spacing=12, margins=(24, 0, 24, 8))
        self._banner_box = column(spacing=8, margins=(24, 2, 24, 10))
        self._banners = holder(self._banner_box)
        self._banners.hide()
        whole = column(self.header, bar, self._banners, self._stack, spacing=0)
        whole.setStretch(3, 1)
        self.setLayout(whole)
        for keys in (QKeySequence(QKeySequence.StandardKey.Back), QKeySequence("Alt+Left")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(on_back)
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        refresh.activated.connect(self._read_again)

    def _make_header(self) -> None:
        self.header = PageHeader("")
        self.header.context.hide()
        self.back = Button(Text("routers", "Routers"), "link")
        self.back.setAccessibleDescription(str(Text("routers", "Back to the list of routers")))
        self.back.clicked.connect(self._on_back)
        self.crumb = Label("", "small", "text_muted", elide=True)
        line = row(self.back, self.crumb, spacing=4, margins=(-2, 0, 0, 0))  # a link keeps 2 px around itself
        line.setStretch(1, 1)
        words = self.header.layout().itemAt(0).layout()  # type: ignore[union-attr]
        assert isinstance(words, QVBoxLayout)
        words.addLayout(line)
        self.hotspot_button = Button(Text("routers", "Restart the hotspot"), "secondary", "ri.restart-line")
        self.hotspot_button.clicked.connect(self.restart_hotspot)
        self.more = IconButton("ri.more-2-line", Text("routers", "More actions"))
        self.more.clicked.connect(self._open_menu)
        self.header.add(SearchTool(self.context), self.hotspot_button, self.more)
        self.hotspot_button.setVisible(self.context.allowed(Permission.SETTING_ACCESS))

    # ------------------------------------------------------------ what is shown
    def show_router(self, record: Record) -> None:
        """Show this router, or what is new of it."""
        if self.record is None or self.record.key != record.key:
            self.fault = None
            self._notice = None
            if self.restart is not None and self.restart.key != record.key:
                self.restart = None
            self.tabs.set_count("connected", "")
            self.open_tab("overview")
            self.watch = self.services.routers.watch(record.key)
            if self.isVisible():
                self._look()
        self.record = record
        self.overview.show_router(record, self.watch)
        self.connected.show_router(record)
        self.interfaces.show_router(record)
        self.header.set_title(str(record["name"] or ""))
        self.crumb.set_words(self._crumb)
        people = record["active_users"]
        if people is not None and not self.connected.ever_read:
            self.tabs.set_count("connected", formatting.number(people))
        self._show_state()

    def _crumb(self) -> str:
        if self.record is None:
            return ""
        place = self.record["location"] or self.record["ip_address"] or ""
        return f"›  {self.record['name']} · {place}" if place else f"›  {self.record['name']}"

    def open_tab(self, key: str) -> None:
        """``overview``, ``connected`` or ``interfaces``."""
        self.tabs.set_current(key)
        self._stack.setCurrentWidget(self._pages[key])
        policy = self.span.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.span.setSizePolicy(policy)
        self.span.setVisible(key == "overview")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(["routers", "network_sessions"])
        self._heart.start()
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._heart.stop()
        self._look_away()

    def _look(self) -> None:
        """Have this router read twice a second, and no other one any more."""
        if self._watching is not self.watch:
            self._look_away()
            self._watching = self.watch
            self.watch.start()

    def _look_away(self) -> None:
        if self._watching is not None:
            self._watching.stop()
            self._watching = None

    def _beat(self) -> None:
        """The watch knows sooner than the list how the router is."""
        self._follow_restart()
        self._show_state()

    def live_values(self) -> dict[str, Any]:
        """The row with what the watch sees laid over it."""
        assert self.record is not None
        values = dict(self.record.values)
        watch = self.watch
        if watch is not None and watch.state in ("online", "unreachable", "refused"):
            values["status"] = watch.state
            values["status_reason"] = watch.facts.get("state_reason") or values.get("status_reason")
        return values

    def offline_since(self) -> datetime | None:
        """Since when the router has been silent, as far as anybody here knows."""
        watch = self.watch
        if watch is not None and watch.offline_since is not None:
            since: datetime = watch.offline_since
            return since
        if self.record is not None and self.record["status"] in ("unreachable", "refused"):
            seen: datetime | None = self.record["last_seen"]
            return seen if watch is None or watch.state != "online" else None
        return None

    def _away(self) -> bool:
        watch = self.watch
        return not is_online(self.services) or (watch is not None and watch.state == "server_unreachable")

    def _show_state(self) -> None:
        if self.record is None:
            return
        values = self.live_values()
        self.header.set_pill(*status_pill(values, self._away()))
        refusal = cannot_command(self.context, values)
        if refusal is None and self._restart_running():
            refusal = Text("routers", "The router is restarting")
        if refusal is None:
            if not self.hotspot_button.isEnabled():
                self.hotspot_button.enable()
        else:
            self.hotspot_button.disable(refusal)
        self._show_banner(values)

    def _show_banner(self, values: dict[str, Any]) -> None:
        notice = self._what_to_say(values)
        shown = notice and (notice[0], say(notice[1]), say(notice[2]))
        if shown == self._shown_notice:
            return
        self._shown_notice = shown
        clear(self._banner_box)
        self._banners.setVisible(notice is not None)
        if notice is None:
            return
        look, title, text = notice
        if look == "offline":
            self._banner_box.addWidget(connection_banner(self.services.connectivity, self._read_again))
            return
        glyph = {"danger": "ri.error-warning-line", "info": "ri.restart-line", "success": "ri.checkbox-circle-line"}
        closable = look in ("success",) or self.fault is not None
        banner = Banner(
            title,
            text,
            look=look,
            glyph=glyph.get(look, "ri.router-line"),
            action=Text("routers", "Close") if closable else "",
        )
        banner.text.setToolTip(say(text))
        banner.acted.connect(self._close_notice)
        self._banner_box.addWidget(banner)

    def _what_to_say(self, values: dict[str, Any]) -> Notice | None:
        """Look, title and text of the strip above the page; one at a time, the most useful one."""
        if self.fault is not None:
            return "danger", self.fault.title, self.fault.cure
        if self._notice is not None and self._notice[0] == "success" and self.offline_since() is not None:
            self._notice = None  # it was back, and went again
        if self._notice is not None:
            return self._notice
        if self._away():
            return "offline", "", ""
        since = self.offline_since()
        if since is None:
            return None
        return silence_notice(str(values.get("name") or ""), since, values.get("status_reason"))

    def _close_notice(self) -> None:
        self.fault = None
        self._notice = None
        self._show_state()

    def _read_again(self) -> None:
        self.context.spawn(self._pull(), name="router: refresh", owner=self)

    async def _pull(self) -> None:
        try:
            await self.services.records.refresh("routers")
        except Exception as error:  # noqa: BLE001 - said above the page
            self.tell_fault(error)
        if self.overview.isVisible():
            self.overview.check()

    def tell_fault(self, error: BaseException) -> None:
        """Say above the page what failed and what to do."""
        self.fault = fault_of(error)
        self._show_state()

    # ------------------------------------------------------------ orders
    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> Any:
        """What stands behind ⋮."""
        assert self.record is not None
        record = self.record
        silent = cannot_command(self.context, self.live_values())
        if silent is None and self._restart_running():
            silent = Text("routers", "The router is restarting")
        offline = needs_connection(self.context)
        items: list[Any] = []

        def item(
            key: str, title: Words, glyph: str, refusal: Words | None, run: Callable[[], object], danger: bool = False
        ) -> None:
            spec = ActionSpec(key, title, lambda pane, rows: None, glyph, danger=danger)
            items.append((spec, refusal, run))

        if may_manage(self.context):
            item("edit", Text("routers", "Edit"), "ri.pencil-line", offline, lambda: self._on_edit(record))
        item("check", Text("routers", "Check now"), "ri.refresh-line", offline, self.overview.check)
        items.append(None)
        if self.context.allowed(Permission.SETTING_ACCESS):
            item("reboot", Text("routers", "Restart the router"), "ri.restart-line", silent, self.reboot, True)
        if may_manage(self.context):
            item(
                "delete",
                Text("routers", "Remove this router"),
                "ri.delete-bin-6-line",
                offline,
                lambda: self._on_delete(record),
                True,
            )
        if items[-1] is None:
            items.pop()
        return action_menu(self, items)

    def people(self) -> int | None:
        """How many are connected, by the newest source."""
        if self.connected.ever_read:
            return len(self.connected.rows)
        return None if self.record is None else self.record["active_users"]

    def restart_hotspot(self) -> None:
        """Ask, then restart the hotspot."""
        if self.record is not None:
            self.context.spawn(self._restart_hotspot(self.record), name="router: restart hotspot", owner=self)

    async def _restart_hotspot(self, record: Record) -> None:
        if not await confirm_restart_hotspot(self, record, self.people()):
            return
        self._notice = ("info", Text("routers", "The hotspot is being restarted…"), "")
        self._show_state()
        self.hotspot_button.disable(Text("routers", "The hotspot is being restarted…"))
        try:
            names = await self.services.routers.restart_hotspot(record.key)
        except Exception as error:  # noqa: BLE001 - said above the page with what to do
            self._notice = None
            self.tell_fault(error)
            return
        self._notice = None
        self._show_state()
        done = Text("routers", "Hotspot restarted: {names}").fill(names=", ".join(names))
        self.context.toast(done if names else Text("routers", "Hotspot restarted"))

    def reboot(self) -> None:
        """Ask, then restart the router and follow it until it is back."""
        if self.record is not None:
            self.context.spawn(self._reboot(self.record), name="router: restart", owner=self)

    async def _reboot(self, record: Record) -> None:
        if not await confirm_reboot(self, record, self.people()):
            return
        watch = self.watch
        before = uptime_of(watch.facts if watch is not None else {}, record)
        try:
            await self.services.routers.reboot(record.key)
        except Exception as error:  # noqa: BLE001 - said above the page with what to do
            self.tell_fault(error)
            return
        self.restart = Restart(record.key, before)
        self._say_restart()
        self._show_state()

    def _restart_running(self) -> bool:
        return self.restart is not None and self.restart.stage in (Stage.SENT, Stage.AWAY)

    def _follow_restart(self) -> None:
        watch = self.watch
        if self.restart is None or self.record is None or watch is None or self.restart.stage is Stage.BACK:
            return
        before = self.restart.stage
        if self.restart.saw(watch.state, uptime_of(watch.facts, self.record)) is not before:
            self._say_restart()

    def _say_restart(self) -> None:
        assert self.restart is not None and self.record is not None
        facts = self.watch.facts if self.watch is not None else {}
        self._notice = restart_notice(self.restart, str(self.record["name"] or ""), uptime_of(facts, self.record))

    # ------------------------------------------------------------ keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
            return
        super().keyPressEvent(event)

    def restyle(self) -> None:
        rescale(self)

    def retranslate(self) -> None:
        self._shown_notice = None
        if self.record is not None:
            self._show_state()
