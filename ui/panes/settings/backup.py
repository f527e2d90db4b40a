"""Copies of what cannot be had again."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.backups import Copy
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import ask
from ui.kit.i18n import Text, Words, say, translate
from ui.kit.labels import IconLabel, Label, Rule
from ui.kit.layout import clear, column, flow, holder, row
from ui.panes.settings.rows import Section, SettingsCard

MOST_SHOWN = 12


class BackupSection(Section):
    """Back up now, what there is, take back."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.now = Button(Text("settings", "Back up now"), "primary", "ri.database-2-line")
        self.now.clicked.connect(lambda: self.do("back up", self._back_up()))
        self.open_folder = Button(Text("settings", "Open the folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.named["backup"] = self.now
        self.copies = column(spacing=8)
        self.card = SettingsCard(Text("settings", "Backup"), holder(flow(self.now, self.open_folder)))
        self.cards.addWidget(self.card)
        self.cards.addWidget(SettingsCard(Text("settings", "Copies"), holder(self.copies)))
        self.found: list[Copy] = []

    async def read(self) -> None:
        with_server = self.services.backups.with_server
        self.card.say_note(
            Text(
                "settings",
                "A copy holds the whole shop: its server and what waits here. One of what waits here is made every hour.",
            )
            if with_server
            else Text(
                "settings",
                "A copy holds the sales and actions of this computer; the server keeps the rest. One is made every hour.",
            )
        )
        self.found = await self.services.backups.copies()
        clear(self.copies)
        if not self.found:
            self.copies.addWidget(Label(Text("settings", "There is no copy yet."), "body", "text_muted"))
        for place, copy in enumerate(self.found[:MOST_SHOWN]):
            if place:
                self.copies.addWidget(Rule())
            self.copies.addWidget(self._line(copy))
        more = len(self.found) - MOST_SHOWN
        if more > 0:
            self.copies.addWidget(
                Label(
                    lambda: translate("settings", "%Ln older copies are in the folder.", "", more),
                    "small",
                    "text_muted",
                )
            )

    def _line(self, copy: Copy) -> QWidget:
        words = column(
            Label(lambda: formatting.day_and_time(copy.made_at), "body_strong"),
            Label(
                lambda: f"{say(_of(copy))} · {formatting.size(copy.size)} · {formatting.ago(copy.made_at)}",
                "small",
                "text_muted",
            ),
            spacing=1,
        )
        restore = Button(Text("settings", "Restore…"))
        restore.clicked.connect(lambda: self.do("restore", self._restore(copy)))
        restore.setAccessibleDescription(formatting.full_moment(copy.made_at))
        glyph = "ri.server-line" if copy.of == "server" else "ri.computer-line"
        line = row(IconLabel(glyph, "text_muted", 20), words, restore, spacing=14)
        line.setStretch(1, 1)
        return holder(line)

    async def _back_up(self) -> None:
        self.now.disable(Text("settings", "A copy is being made"))
        try:
            await self.services.backups.back_up_now()
        finally:
            self.now.enable()
        await self.read()
        self.context.toast(Text("settings", "The copy is made and checked."))

    async def _restore(self, copy: Copy) -> None:
        when = partial(formatting.day_and_time, copy.made_at)
        if copy.of == "server":
            question = Text("settings", "Put the shop back to {time}?").fill(time=when)
            consequence = Text(
                "settings",
                "What the server recorded since then is lost: sales, customers, payouts. Its present data are kept beside the copy.",
            )
            act = Text("settings", "Put the shop back")
        else:
            question = Text("settings", "Bring back what was lost since {time}?").fill(time=when)
            consequence = Text(
                "settings",
                "Sales and actions missing on this computer come back from the copy. Nothing is overwritten; actions are checked before they are sent.",
            )
            act = Text("settings", "Bring back")
        server = copy.of == "server"
        keep = Text("settings", "Keep things as they are")
        if not await ask(self, question, consequence, act=act, keep=keep, danger=server, final=server):
            return
        restored = await self.services.backups.restore(copy)
        self.context.toast(_told(restored))
        await self.read()

    def _open_folder(self) -> None:
        backups = self.services.backups
        folder = backups.server_folder if backups.with_server else backups.folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _of(copy: Copy) -> Words:
    return Text("settings", "Server") if copy.of == "server" else Text("settings", "This computer")


def _told(restored: Any) -> Words:
    if restored is None:
        return Text("settings", "The shop is as it was then.")
    if not restored.actions and not restored.sales:
        return Text("settings", "Nothing was missing.")
    count = restored.actions + restored.sales
    return lambda: translate("settings", "%Ln sale(s) and actions came back", "", count)
