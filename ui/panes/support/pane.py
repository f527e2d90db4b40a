"""Help at the page one comes from, and requests for help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.kit.tabbed import TabbedPane, TabSpec


class SupportPane(TabbedPane):
    """``open_record(None, topic="sell")`` shows the help of a page; with a key, that request."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        tabs = (
            TabSpec(
                "help", Text("support", "Help"), self._help, Text("support", "Short answers, also without a connection")
            ),
            TabSpec(
                "requests",
                Text("support", "Requests"),
                self._requests,
                Text("support", "Your questions to support, and its answers"),
            ),
        )
        super().__init__(context, "support", Text("support", "Help and support"), tabs, parent)

    def _help(self) -> QWidget:
        from ui.panes.support.reader import HelpReader

        return HelpReader(self.context)

    def _requests(self) -> QWidget:
        from ui.panes.support.requests import RequestsPage

        return RequestsPage(self.context)

    def open_record(self, key: str | None, *, tab: str = "", **options: object) -> None:
        """Open the help of a page (``topic``), or a request."""
        from ui.panes.support.reader import HelpReader

        topic = options.pop("topic", None)
        if isinstance(topic, str):
            self.open_tab("help")
            reader = self.pages["help"]
            if isinstance(reader, HelpReader):
                reader.open_topic(topic)
            return
        super().open_record(key, tab=tab or ("requests" if key else self.current), **options)
