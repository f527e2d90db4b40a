"""Customers: the list, the drawer of one customer, blocking, adding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.context import PaneContext
    from ui.panes.customers.pane import CustomersPane


def create_pane(context: PaneContext) -> CustomersPane:
    """Build the pane."""
    from ui.panes.customers.pane import CustomersPane

    return CustomersPane(context)
