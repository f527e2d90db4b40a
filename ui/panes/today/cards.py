"""The cards beside the chart: what needs a hand, the routers; and the first steps of a new shop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.storage.records import Record
from ui.kit.buttons import Button
from ui.kit.containers import Card
from ui.kit.context import PaneContext
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import clear, column, row
from ui.panes.today.concerns import Concern
from ui.panes.today.rows import AlertRow, RouterRow

ALERTS_SHOWN: Final = 3
ROUTERS_SHOWN: Final = 3


class AttentionCard(Card):
    """What needs a hand, the most urgent first; calm when there is nothing."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self.context = context
        self._shown: list[Concern] | None = None
        self.count = Label("", "small", "text_muted")
        self._lines = column(spacing=0)
        super().__init__(
            self._lines, None, title=Text("today", "Needs attention"), action=self.count, spacing=4, parent=parent
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def _may_make(self) -> bool:
        return self.context.allowed(Permission.CREATE_USERS)

    def show_alerts(self, alerts: Sequence[Concern]) -> None:
        """Show these; the same ones again change nothing, so the focus stays where it is."""
        if list(alerts) == self._shown:
            return
        self._shown = list(alerts)
        clear(self._lines)
        self.count.set_words(str(len(alerts)) if alerts else "")
        self.count.setAccessibleName(translate("today", "%Ln thing(s) need attention", "", len(alerts)))
        if not alerts:
            calm = row(
                IconLabel("ri.checkbox-circle-line", "success", 18),
                Label(Text("today", "Everything is in order."), "small", "text_muted", wrap=True),
                spacing=10,
                margins=(0, 8, 0, 8),
            )
            calm.setStretch(1, 1)
            self._lines.addLayout(calm)
            return
        shown = alerts[:ALERTS_SHOWN]
        for index, alert in enumerate(shown):
            if index:
                self._lines.addWidget(Rule())
            # Where the pane does not exist or is not allowed, the line stands without a link.
            there = self.context.can_go(alert.pane) and (alert.kind != "low_stock" or self._may_make)
            go = partial(self.context.go, alert.pane, alert.key, **dict(alert.options)) if there else None
            self._lines.addWidget(AlertRow(alert, go))
        left = len(alerts) - len(shown)
        if left:
            more = Label(lambda: translate("today", "and %Ln more", "", left), "small", "text_faint")
            self._lines.addWidget(more)


class RoutersCard(Card):
    """The routers with their state; those in trouble come first when there are more than fit."""

    def __init__(
        self, on_open: Callable[[str], object], on_all: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        self._on_open = on_open
        self._names: list[str] = []
        self._rows: list[RouterRow] = []
        self.more = Button(Text("today", "View all"), "link")
        self.more.setAccessibleDescription(str(Text("today", "Routers")))
        self.more.clicked.connect(lambda: on_all())
        self._lines = column(spacing=0)
        super().__init__(
            self._lines,
            None,
            title=Text("today", "Routers"),
            action=self.more,
            spacing=4,
            margins=(8, 14, 8, 12),
            parent=parent,
        )
        # Rows reach into the padding for their hover; the title keeps the edge of the other cards.
        self.head.setProperty("design", (8, 8, 0, 6, 0))
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_routers(self, records: Sequence[Record], away: bool) -> None:
        """Show these; ``away`` means nobody here can know how they are."""
        ordered = list(records)
        if len(ordered) > ROUTERS_SHOWN:
            ordered.sort(key=lambda record: record["status"] == "online")
        names = [record.key for record in ordered]
        if names == self._names:
            for line, record in zip(self._rows, ordered, strict=False):
                line.show_router(record, away)
            return
        self._names = names
        self._rows.clear()
        clear(self._lines)
        for index, record in enumerate(ordered[:ROUTERS_SHOWN]):
            if index:
                self._lines.addWidget(Rule())
            line = RouterRow(record, away)
            line.clicked.connect(lambda _=False, key=record.key: self._on_open(key))
            self._rows.append(line)
            self._lines.addWidget(line)
        left = len(ordered) - ROUTERS_SHOWN
        if left > 0:
            more = Label(lambda: translate("today", "and %Ln other router(s)", "", left), "small", "text_faint")
            more.setContentsMargins(8, 6, 0, 0)
            self._lines.addWidget(more)


class FirstSteps(Card):
    """What to do on the first day, one after the other; done steps wear a check mark."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        self.context = context
        self._lines = column(spacing=4)
        super().__init__(
            Label(
                Text("today", "Three steps, then the shop runs. Each takes a few minutes."),
                "small",
                "text_muted",
                wrap=True,
            ),
            6,
            self._lines,
            None,
            title=Text("today", "Welcome: open your shop"),
            margins=(20, 18, 20, 18),
            parent=parent,
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_steps(self, has_router: bool, has_plan: bool) -> None:
        """Show which steps are left."""
        clear(self._lines)
        steps: list[tuple[str, Words, Words, Words, str, bool]] = [
            (
                "ri.router-line",
                Text("today", "Connect your router"),
                Text("today", "Its address, a user and a password are enough. The program checks the rest."),
                Text("today", "Add a router"),
                "routers",
                has_router,
            ),
            (
                "ri.price-tag-3-line",
                Text("today", "Choose what you sell"),
                Text("today", "A plan has a price, a duration and a speed, for example “1 hour, 100 FCFA”."),
                Text("today", "Create a plan"),
                "plans",
                has_plan,
            ),
            (
                "ri.shopping-bag-3-line",
                Text("today", "Sell a first voucher"),
                Text("today", "One click, and the receipt with its code is on screen, even without network."),
                Text("today", "Sell a voucher"),
                "sell",
                False,
            ),
        ]
        # The next step to take is the filled button; there is only one.
        upcoming = next((index for index, step in enumerate(steps) if not step[5]), -1)
        for index, (glyph, title, text, action, pane, done) in enumerate(steps):
            if index:
                self._lines.addWidget(Rule())
            mark = IconLabel(
                "ri.checkbox-circle-fill" if done else glyph,
                "success" if done else "text_muted",
                22,
                Text("today", "Done") if done else "",
            )
            words = column(
                Label(title, "body_strong", elide=True), Label(text, "small", "text_muted", wrap=True), spacing=1
            )
            line = row(mark, words, spacing=14, margins=(0, 10, 0, 10))
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
            if not done and self.context.can_go(pane):
                button = Button(action, "primary" if index == upcoming else "secondary")
                options = {"add": True} if pane in ("routers", "plans") else {}
                button.clicked.connect(lambda _=False, pane=pane, options=options: self.context.go(pane, **options))
                line.addWidget(button)
            self._lines.addLayout(line)
