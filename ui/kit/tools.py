"""Parts every pane puts into its header or above its content."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.kit import formatting, states
from ui.kit.buttons import IconButton
from ui.kit.context import PaneContext
from ui.kit.fields import SearchButton
from ui.kit.i18n import Text
from ui.kit.layout import row
from ui.kit.theme import theme


class SearchTool(QWidget):
    """The palette's search field of a header; shrinks to an icon button when there is little room."""

    WIDE_FROM = 900

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = SearchButton(Text("kit.tools", "Find a customer or a code"), "Ctrl K")
        self._small = IconButton("ri.search-line", Text("kit.tools", "Search (Ctrl+K)"))
        for button in (self._wide, self._small):
            button.clicked.connect(context.palette)
        self._small.hide()
        self.setLayout(row(self._wide, self._small, spacing=0))

    def fit(self, room: int) -> None:
        """Choose the form for a header of this width."""
        wide = room >= theme().px(self.WIDE_FROM)
        self._wide.setVisible(wide)
        self._small.setVisible(not wide)


def connection_banner(connectivity: object, on_retry: Callable[[], object] | None = None) -> QWidget:
    """The strip for the present state of the connection."""
    since = getattr(connectivity, "since", None)
    when = formatting.time_or_day(since) if since is not None else ""
    if getattr(connectivity, "state", "") == "captive_portal":
        return states.offline_banner(
            when, Text("kit.tools", "This network asks you to sign in: open its page in a browser."), on_retry
        )
    return states.offline_banner(when, "", on_retry)
