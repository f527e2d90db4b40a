"""What can be made from anywhere: the palette offers it, the pane opens with its form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from tiknet_desktop.contracts.operations import operation
from ui.kit.context import PaneContext
from ui.kit.i18n import Text


@dataclass(frozen=True, slots=True)
class Creation:
    """Something new: the pane that makes it and the operation a role must be allowed.

    A pane that takes ``add`` in its ``open_record`` is asked so; elsewhere the main button of the pane (of its ``tab``) is
    pressed, which says the same by itself when it cannot.
    """

    pane: str
    words: Text
    glyph: str
    operation: str
    adds: bool = False
    tab: str = ""

    def allowed(self, context: PaneContext) -> bool:
        """Whether this person may, and has the pane."""
        needed = operation(self.operation).permissions
        return context.can_go(self.pane) and (not needed or any(map(context.allowed, needed)))

    def begin(self, go: Callable[..., None], shown: Callable[[str], QWidget | None]) -> None:
        """Open the pane and its form. ``shown`` gives the pane that is open by its name."""
        if self.adds:
            go(self.pane, None, add=True)
            return
        if self.tab:
            go(self.pane, None, tab=self.tab)
        else:
            go(self.pane)
        pane: Any = shown(self.pane)
        page = getattr(pane, "pages", {}).get(self.tab, pane)
        button = getattr(page, "primary_button", None)
        if isinstance(button, QAbstractButton):
            QTimer.singleShot(0, button, button.click)  # the page is painted before its form covers it


CREATIONS: Final = (
    Creation("customers", Text("shell.creating", "New customer"), "ri.user-add-line", "create_customer"),
    Creation(
        "vouchers", Text("shell.creating", "New batch of vouchers"), "ri.coupon-3-line", "generate_vouchers", True
    ),
    Creation("plans", Text("shell.creating", "New plan"), "ri.price-tag-3-line", "create_plan", True),
    Creation("routers", Text("shell.creating", "Add a router"), "ri.router-line", "create_router", True),
    Creation(
        "team",
        Text("shell.creating", "New person in the team"),
        "ri.shield-user-line",
        "create_collaborator",
        tab="people",
    ),
    Creation(
        "support",
        Text("shell.creating", "New request for help"),
        "ri.customer-service-2-line",
        "create_support_ticket",
        tab="requests",
    ),
)
