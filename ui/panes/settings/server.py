"""Where the shop lives."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words
from ui.kit.labels import IconLabel, KeyValue, Label, Pill
from ui.kit.layout import clear, column, flow, holder, row
from ui.panes.settings.rows import Section, SettingsCard

STATES: Final = {
    "online": (Text("settings", "Answers"), "success"),
    "slow": (Text("settings", "Slow"), "warning"),
    "captive_portal": (Text("settings", "Sign-in page"), "warning"),
    "server_down": (Text("settings", "Out of order"), "danger"),
    "offline": (Text("settings", "Out of reach"), "neutral"),
}
FEATURES: Final = (
    ("idempotency-key", Text("settings", "Nothing is charged or sold twice when an answer is lost")),
    ("change-feed", Text("settings", "Only what changed is fetched, which saves data")),
    ("digest", Text("settings", "Lists are compared and repaired without reading them again")),
    ("row-extras", Text("settings", "Live state of routers, customers and vouchers")),
    ("router-samples", Text("settings", "Live charts of each router")),
    ("search", Text("settings", "Search on the server")),
)
"""What a server can do beyond the common part, in words."""


class ServerSection(Section):
    """Place, address, state, abilities."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "capabilities", parent=parent)
        self.home = KeyValue(Text("settings", "The shop lives"))
        self.address = KeyValue(Text("settings", "Address"), code=True)
        self.port = KeyValue(Text("settings", "Port"))
        self.version = KeyValue(Text("settings", "Version"))
        self.since = KeyValue(Text("settings", "Since"))
        self.pill = Pill("", "neutral")
        self.change = Button(Text("settings", "Use another server…"))
        self.change.clicked.connect(lambda: self.do("change server", self._change()))
        self.check = Button(Text("settings", "Check now"))
        self.check.clicked.connect(self._check)
        self.named["server"] = self.check
        state = row(Label(Text("settings", "State"), "small", "text_muted"), None, self.pill)
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Server"),
                holder(column(self.home, self.address, self.port, self.version, state, self.since, spacing=9)),
                holder(flow(self.check, self.change)),
            )
        )
        self.abilities = column(spacing=7)
        self.cards.addWidget(SettingsCard(Text("settings", "What this server can do"), holder(self.abilities)))

    async def read(self) -> None:
        server, connectivity = self.services.server, self.services.connectivity
        local = server.local
        self.home.set_value(Text("settings", "on this computer") if local else Text("settings", "in the cloud"))
        address = urlsplit(server.base_url)
        self.address.set_value(server.base_url)
        self.port.set_value(str(address.port or (443 if address.scheme == "https" else 80)))
        words, tone = STATES[str(connectivity.state)]
        self.pill.set_state(words, tone)
        self.since.set_value(lambda: formatting.day_and_time(connectivity.since))
        sync = self.services.sync
        capabilities = sync.capabilities if sync is not None else None
        known = capabilities is not None and bool(capabilities.server)
        self.version.set_value(
            f"{capabilities.server} {capabilities.version}" if known and capabilities is not None else None
        )
        clear(self.abilities)
        for name, sentence in FEATURES:
            self.abilities.addWidget(_ability(sentence, capabilities is not None and name in capabilities))

    def _check(self) -> None:
        self.services.connectivity.probe_now()
        self.pill.set_state(Text("settings", "Checking"), "pending")

    async def _change(self) -> None:
        if await ask(
            self,
            Text("settings", "Sign out to use another server?"),
            Text(
                "settings",
                "Another server is another shop, with its own customers and sales. Those of this one stay on this computer and come back when you sign in here again.",
            ),
            act=Text("settings", "Sign out"),
            keep=Text("settings", "Stay here"),
        ):
            self.context.leave()


def _ability(sentence: Words, there: bool) -> QWidget:
    icon = IconLabel(
        "ri.checkbox-circle-line" if there else "ri.forbid-2-line",
        "success" if there else "text_faint",
        16,
        Text("settings", "Yes") if there else Text("settings", "No"),
    )
    line = row(icon, Label(sentence, "body", "text" if there else "text_faint", wrap=True), spacing=10)
    line.setStretch(1, 1)
    return holder(line)
