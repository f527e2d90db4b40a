"""Settings: look, shop, printers, data, backup, server, security, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.settings.pane import SettingsPane


def create_pane(context: PaneContext) -> SettingsPane:
    """Build the pane."""
    from ui.panes.settings.pane import SettingsPane

    return SettingsPane(context)
