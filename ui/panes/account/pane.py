"""The account pane: who one is, how one signs in, where one is signed in, what the shop has bought."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.context import PaneContext
from ui.kit.i18n import Text
from ui.kit.tabbed import TabbedPane, TabSpec


class AccountPane(TabbedPane):
    """Everything about the person who is signed in."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        tabs = (
            TabSpec("profile", Text("account", "Profile"), self._profile, Text("account", "You and your shop")),
            TabSpec(
                "security",
                Text("account", "Security"),
                self._security,
                Text("account", "Password, second proof and PIN codes"),
            ),
            TabSpec(
                "devices", Text("account", "Devices"), self._devices, Text("account", "Where this account is signed in")
            ),
            TabSpec(
                "subscription",
                Text("account", "Subscription"),
                self._subscription,
                Text("account", "Your access to the TikNet platform"),
            ),
        )
        super().__init__(context, "account", Text("account", "My account"), tabs, parent)

    def _profile(self) -> QWidget:
        from ui.panes.account.profile import ProfilePage

        return ProfilePage(self.context)

    def _security(self) -> QWidget:
        from ui.panes.account.security import SecurityPage

        return SecurityPage(self.context)

    def _devices(self) -> QWidget:
        from ui.panes.account.devices import DevicesPage

        return DevicesPage(self.context)

    def _subscription(self) -> QWidget:
        from ui.panes.account.subscription import SubscriptionPage

        return SubscriptionPage(self.context)
