"""My account: profile, security, signed-in devices, subscription. Opened from the person at the bottom of the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.kit.tabbed import TabbedPane


def create_pane(context: PaneContext) -> TabbedPane:
    """Build the pane."""
    from ui.panes.account.pane import AccountPane

    return AccountPane(context)
