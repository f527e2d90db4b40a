"""The list of routers and, behind each row, its page."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from tiknet_desktop.storage.records import Record
from ui.kit.context import BusListener, PaneContext
from ui.kit.i18n import Text
from ui.kit.pane import ResourcePane
from ui.panes.routers.actions import add_router, confirm_delete, edit_router
from ui.panes.routers.detail import RouterPage
from ui.panes.routers.listing import RouterActs, routers_spec


class RoutersPane(QWidget):
    """Two pages in one place: the list, and the router a person opened (Enter, double click, “Open”)."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.services = context, context.services
        acts = RouterActs(
            open=lambda record: self.show_page(record),
            add=self.add,
            edit=self.edit,
            restart_hotspot=lambda record: self._on_page(record, "restart_hotspot"),
            reboot=lambda record: self._on_page(record, "reboot"),
            delete=self.delete,
        )
        self.list = ResourcePane(context, routers_spec(context, acts))
        self.list.table.row_activated.connect(self._activated)
        self.page = RouterPage(context, self.show_list, self.edit, self.delete)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.page)
        self.setFocusProxy(self.list.table)
        self._listener = BusListener(
            self, self.services.bus, ("routers", "connectivity"), lambda _: self._refresh_page()
        )

    # ------------------------------------------------------------ going about
    def show_list(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def show_page(self, record: Record) -> None:
        """Open the page of a router."""
        self.list.drawer.dismiss()
        self.page.show_router(record)
        self._stack.setCurrentWidget(self.page)
        self.page.tabs.setFocus()

    def on_page(self) -> bool:
        """Whether a router's page is open."""
        return self._stack.currentWidget() is self.page

    def open_record(self, key: str | None = None, **options: object) -> None:
        """Open the page of ``key``; with ``add`` the form for a new router; otherwise the list."""
        if key is not None:
            self.context.spawn(self._open(key), name="routers: open", owner=self)
        elif options.get("add"):
            self.show_list()
            self.add()
        else:
            self.show_list()

    async def _open(self, key: str) -> None:
        record = await self.services.records.get("routers", key)
        if record is None:
            self.show_list()
            self.context.toast(Text("routers", "This router is no longer in the list"), "info")
        else:
            self.show_page(record)

    def _activated(self, position: int) -> None:
        record = self.list.model.record(position)
        if record is not None:
            self.show_page(record)

    def _on_page(self, record: Record, order: str) -> None:
        """Orders are given from the router's page: there one sees what becomes of them."""
        self.show_page(record)
        getattr(self.page, order)()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._listener.shown()

    def _refresh_page(self) -> None:
        if self.on_page() and self.page.record is not None:
            self.context.spawn(self._reread(self.page.record.key), name="routers: reread", owner=self)

    async def _reread(self, key: str) -> None:
        record = await self.services.records.get("routers", key)
        if self.page.record is None or self.page.record.key != key:
            return
        if record is None:
            if self.on_page():
                self.show_list()
                self.context.toast(Text("routers", "This router is no longer in the list"), "info")
            return
        self.page.show_router(record)

    # ------------------------------------------------------------ changing
    def add(self) -> None:
        """Show the form for a new router."""
        self.context.spawn(self._add(), name="routers: add", owner=self)

    async def _add(self) -> None:
        key = await add_router(self, self.context)
        if key:
            self.context.toast(Text("routers", "Router saved"))
            await self._open(key)

    def edit(self, record: Record) -> None:
        """Show the form of a router."""
        self.context.spawn(self._edit(record), name="routers: edit", owner=self)

    async def _edit(self, record: Record) -> None:
        await self.services.editing.reread("routers", record.key)  # nobody corrects what is no longer so
        record = await self.services.records.get("routers", record.key) or record
        if await edit_router(self, self.context, record):
            self.context.toast(Text("routers", "Router saved"))

    def delete(self, record: Record) -> None:
        """Ask, then remove a router."""
        self.context.spawn(self._delete(record), name="routers: remove", owner=self)

    async def _delete(self, record: Record) -> None:
        if not await confirm_delete(self, record):
            return
        try:
            await self.services.routers.delete(record.key)
        except Exception as error:  # noqa: BLE001 - said where the person is looking
            if self.on_page():
                self.page.tell_fault(error)
            else:
                self.list.show_fault(error)
            return
        self.show_list()
        self.context.toast(Text("routers", "{router} is removed").fill(router=record["name"]))
