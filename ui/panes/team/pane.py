"""The team pane: people, roles, audit."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.kit.tabbed import TabbedPane, TabSpec


class TeamPane(TabbedPane):
    """Who works here, what they may do, what they did."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        tabs = (
            TabSpec(
                "people", Text("team", "People"), self._people, Text("team", "Who works here, and with which role")
            ),
            TabSpec("roles", Text("team", "Roles"), self._roles, Text("team", "What each role allows")),
            TabSpec(
                "audit",
                Text("team", "Who did what"),
                self._audit,
                Text("team", "Every sale, change and sign-in, with its author"),
            ),
        )
        super().__init__(context, "team", Text("team", "Team"), tabs, parent)

    def _people(self) -> QWidget:
        from ui.panes.team.people import PeoplePage

        return PeoplePage(self.context)

    def _roles(self) -> QWidget:
        from ui.panes.team.roles import RolesPage

        return RolesPage(self.context)

    def _audit(self) -> QWidget:
        from ui.panes.team.audit import AuditPage

        return AuditPage(self.context)
