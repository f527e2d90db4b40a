"""What the tabs of cards share: they read when first shown and when something changed, and say faults above the cards."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.kit.containers import Banner, ScrollPage
from ui.kit.context import BusListener, PaneContext, is_online
from ui.kit.i18n import Text
from ui.kit.layout import clear, column, holder
from ui.kit.messages import describe
from ui.kit.theme import theme


class CardsPage(ScrollPage):
    """Cards one under the other, in a column of ``width_in_design`` pixels. Fill ``cards``; override :meth:`read`."""

    width_in_design = 760
    documents: tuple[str, ...] = ()
    """Documents and lists the server is asked for first while this is on screen."""

    def __init__(self, context: PaneContext, *listens: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=(24, 8, 24, 16), parent=parent)
        self.context, self.services = context, context.services
        self._asked = False
        self._banner_box = column(spacing=0)
        self.cards = column(spacing=14)
        self.body.addLayout(self._banner_box)
        self._column = holder(self.cards)
        self.body.addWidget(self._column)
        self.body.addStretch(1)
        self._listener = BusListener(
            self,
            self.services.bus,
            ("account", "documents", "freshness", "connectivity", *listens),
            lambda _: self.refresh(),
        )
        self.restyle()
        again = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.pull)

    def restyle(self) -> None:
        super().restyle()
        self._column.setMaximumWidth(theme().px(self.width_in_design))

    async def read(self) -> None:
        """Read what is shown, from this computer."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.services.records.set_visible(list(self.documents))
        if not self._asked:
            self._asked = True
            self.refresh()
        else:
            self._listener.shown()

    def refresh(self) -> None:
        """Read again."""
        self.do("read", self.read())

    def pull(self) -> None:
        """Ask the server for news now."""
        self.do("pull", self._pull())

    async def _pull(self) -> None:
        for name in self.documents:
            await self.services.records.refresh(name)
        await self.read()

    def do(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        """Run something in the background; what goes wrong is said above the cards."""
        task = self.context.spawn(self._told(work), name=f"account: {name}", owner=self)
        task.add_done_callback(lambda _: work.close())  # a page that closes at once never began it

    async def _told(self, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - shown with what to do
            self.show_fault(error)

    def show_fault(self, error: BaseException) -> None:
        """Say what failed; it stays until it is closed."""
        message = describe(error)
        clear(self._banner_box)
        banner = Banner(
            message.title, message.text, look="danger", glyph="ri.error-warning-line", action=Text("account", "Close")
        )
        banner.acted.connect(lambda: clear(self._banner_box))
        self._banner_box.addWidget(banner)

    def online(self) -> bool:
        """Whether the server answers now."""
        return is_online(self.services)
