"""Money: the wallet, movements of every kind, withdrawals, payment methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.money.pane import MoneyPane


def create_pane(context: PaneContext) -> MoneyPane:
    """Build the pane."""
    from ui.panes.money.pane import MoneyPane

    return MoneyPane(context)
