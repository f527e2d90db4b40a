"""Parts every pane puts into its header or above its content."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from tiknet_desktop.storage.records import Filter, FilterOp, RecordQuery
from ui.kit import formatting, states
from ui.kit.buttons import IconButton
from ui.kit.context import BusListener, PaneContext
from ui.kit.fields import SearchButton
from ui.kit.i18n import Text, translate
from ui.kit.layout import row
from ui.kit.theme import theme

if TYPE_CHECKING:
    from tiknet_desktop.sync.connectivity import Connectivity


class SearchTool(QWidget):
    """The palette's search field of a header, and the bell beside it; the field shrinks to an icon button when there is
    little room."""

    WIDE_FROM = 900

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = SearchButton(Text("kit.tools", "Find a customer or a code"), "Ctrl K")
        self._small = IconButton("ri.search-line", Text("kit.tools", "Search (Ctrl+K)"))
        for button in (self._wide, self._small):
            button.clicked.connect(context.palette)
        self._small.hide()
        self.bell = Bell(context) if context.can_go("notifications") else None
        self.setLayout(row(self._wide, self._small, *([self.bell] if self.bell is not None else []), spacing=8))

    def fit(self, room: int) -> None:
        """Choose the form for a header of this width."""
        wide = room >= theme().px(self.WIDE_FROM)
        self._wide.setVisible(wide)
        self._small.setVisible(not wide)


class Bell(IconButton):
    """Leads to the notifications; a dot tells that some are unread."""

    def __init__(self, context: PaneContext) -> None:
        super().__init__("ri.notification-3-line", Text("kit.tools", "Notifications"))
        self._context = context
        self.unread = 0
        self.clicked.connect(lambda: context.go("notifications"))
        self._listener = BusListener(self, context.services.bus, ("notifications",), lambda _: self.recount())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.recount()

    def recount(self) -> None:
        """Count what is unread."""
        if self._context.services.account.signed_in:
            self._context.spawn(self._count(), name="bell", owner=self)

    async def _count(self) -> None:
        query = RecordQuery("notifications", filters=(Filter("is_read", FilterOp.EQ, False),))
        self.unread = (await self._context.services.records.page(query, 0, 0)).count
        self.set_badge(self.unread)
        self.set_name(
            (lambda: translate("kit.tools", "%Ln unread notification(s)", "", self.unread))
            if self.unread
            else Text("kit.tools", "Notifications")
        )


def connection_banner(connectivity: Connectivity, on_retry: Callable[[], object] | None = None) -> QWidget:
    """The strip for the present state of the connection."""
    when = formatting.time_or_day(connectivity.since)
    if connectivity.state == "captive_portal":
        return states.offline_banner(
            when, Text("kit.tools", "This network asks you to sign in: open its page in a browser."), on_retry
        )
    return states.offline_banner(when, "", on_retry)
