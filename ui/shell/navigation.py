"""What stands in the rail: every pane this product has, in groups; only those present in this version and allowed show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from tiknet_desktop.domain.permissions import Permission
from ui.kit.i18n import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.kit.context import PaneContext


@dataclass(frozen=True, slots=True)
class Entry:
    """A pane: where it is, what it is called, which right it needs.

    ``group`` 0–3 from top to bottom; panes that are not ``rail`` ones open from elsewhere and the palette. ``permission`` hides the entry from those who lack it. ``keywords`` are found by the
    command palette besides the title.
    """

    id: str
    title: Text
    glyph: str
    group: int
    shortcut: str = ""
    permission: Permission | None = None
    keywords: Text | None = None
    rail: bool = True

    @property
    def module(self) -> str:
        """Where ``create_pane`` is."""
        return f"ui.panes.{self.id}"


ENTRIES: Final[tuple[Entry, ...]] = (
    Entry("sell", Text("shell.navigation", "Sell"), "ri.shopping-bag-3", 0, "F2"),
    Entry("today", Text("shell.navigation", "Today"), "ri.dashboard", 0, "Ctrl+1"),
    Entry("customers", Text("shell.navigation", "Customers"), "ri.group", 1, "Ctrl+2", Permission.READ_USERS),
    Entry("sessions", Text("shell.navigation", "Sessions"), "ri.pulse", 1, "Ctrl+3"),
    Entry("vouchers", Text("shell.navigation", "Vouchers"), "ri.coupon-3", 1, "Ctrl+4"),
    Entry("plans", Text("shell.navigation", "Plans"), "ri.price-tag-3", 1, "Ctrl+5", Permission.READ_PLANS),
    Entry("routers", Text("shell.navigation", "Routers"), "ri.router", 1, "Ctrl+6"),
    Entry("money", Text("shell.navigation", "Money"), "ri.wallet-3", 2, "Ctrl+7", Permission.TRANSACTION_VIEWING),
    Entry(
        "reports",
        Text("shell.navigation", "Reports"),
        "ri.bar-chart-box",
        2,
        "Ctrl+8",
        Permission.TRANSACTION_VIEWING,
    ),
    Entry("team", Text("shell.navigation", "Team"), "ri.shield-user", 2, "", Permission.SETTING_ACCESS),
    Entry("sync_centre", Text("shell.navigation", "Sync centre"), "ri.refresh", 3, "Ctrl+9"),
    Entry("settings", Text("shell.navigation", "Settings"), "ri.settings-3", 3, "Ctrl+,"),
    Entry("account", Text("shell.navigation", "My account"), "ri.account-circle", 3, rail=False),
    Entry("notifications", Text("shell.navigation", "Notifications"), "ri.notification-3", 3, rail=False),
    Entry("support", Text("shell.navigation", "Help and support"), "ri.customer-service-2", 3, "F1", rail=False),
)


@cache
def exists(entry: Entry) -> bool:
    """Whether this version has the pane: its package with a ``create_pane`` in sight. Nothing is imported."""
    spec = find_spec(entry.module)
    return spec is not None and spec.origin is not None


def available(allowed: Callable[[Permission | None], bool]) -> tuple[Entry, ...]:
    """Entries to show, in order."""
    return tuple(entry for entry in ENTRIES if exists(entry) and allowed(entry.permission))


def create(entry: Entry, context: PaneContext) -> QWidget:
    """Build the pane now: ``create_pane(context)``, or the class the package exports.

    Raises:
        AttributeError: the package offers neither.
    """
    module = import_module(entry.module)
    factory = getattr(module, "create_pane", None) or getattr(module, module.__all__[0])
    pane: QWidget = factory(context)
    return pane
