"""The program itself: version, parts, folder, log, check of the installation."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tiknet_desktop.services.installation import Check
from ui.kit import formatting
from ui.kit.buttons import Button
from ui.kit.containers import ScrollPage
from ui.kit.context import PaneContext
from ui.kit.dialogs import save_path, tell
from ui.kit.i18n import Text, Words, translate
from ui.kit.labels import IconLabel, KeyValue, Label
from ui.kit.layout import clear, column, flow, holder, row
from ui.kit.theme import theme
from ui.panes.settings.rows import Section, SettingsCard

GLYPHS: Final = {
    "ok": ("ri.checkbox-circle-line", "success", Text("settings", "Fine")),
    "warning": ("ri.error-warning-line", "warning", Text("settings", "Look at this")),
    "failed": ("ri.close-circle-line", "danger", Text("settings", "Failed")),
}
SECRETS: Final = {
    "keyring": Text("settings", "The sign-in is kept in the key store of this computer."),
    "file": Text("settings", "The sign-in is kept in a file locked by your passphrase."),
    "memory": Text("settings", "The sign-in is kept only until the program ends: this computer has no key store."),
}


class AboutSection(Section):
    """Version, check, log, licences."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        self.version = KeyValue(Text("settings", "Version"))
        self.folder = KeyValue(Text("settings", "Folder of the data"), code=True)
        self.open_folder = self._button(Text("settings", "Open the folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.licences = self._button(Text("settings", "Licences of the parts…"))
        self.licences.clicked.connect(lambda: self.do("licences", self._show_licences()))
        self.log = self._button(Text("settings", "Save the log…"))
        self.log.clicked.connect(lambda: self.do("log", self._save_log()))
        self.keys = self._button(Text("settings", "Keyboard shortcuts"))
        self.keys.clicked.connect(context.shortcuts)
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "About TikNet Desktop"),
                holder(column(self.version, self.folder, spacing=9)),
                holder(flow(self.open_folder, self.licences, self.log, self.keys)),
                note=Text("settings", "The log holds no passwords, codes, names or phone numbers: it can be sent."),
            )
        )
        self.look = Button(Text("settings", "Look again"))
        self.look.clicked.connect(lambda: self.do("checks", self._check()))
        self.named.update(check=self.look, log=self.log, version=self.licences)
        self.results = column(spacing=8)
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Check of the installation"), holder(self.results), holder(row(self.look, None))
            )
        )
        self._looked = False

    @staticmethod
    def _button(words: Words) -> Button:
        return Button(words)

    async def read(self) -> None:
        installation = self.services.installation
        self.version.set_value(installation.version)
        self.folder.set_value(str(installation.data_folder))
        if not self._looked:
            self._looked = True
            await self._check()

    async def _check(self) -> None:
        from ui.printing.jobs import current_printer

        self.look.disable(Text("settings", "Looking"))
        try:
            checks = await self.services.installation.checks()
        finally:
            self.look.enable()
        printer = current_printer(self.kept)
        checks.append(Check("printer", "ok" if printer else "warning", printer.name if printer else ""))
        clear(self.results)
        for check in checks:
            glyph, color, name = GLYPHS[check.state]
            line = row(IconLabel(glyph, color, 18, name), Label(sentence(check), "body", wrap=True), spacing=10)
            line.setStretch(1, 1)
            self.results.addWidget(holder(line))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.services.installation.data_folder)))

    async def _show_licences(self) -> None:
        parts = await self.services.installation.parts()
        lines = ScrollPage(
            *(KeyValue(f"{part.name} {part.version}", part.licence) for part in parts),
            KeyValue("Inter", "OFL-1.1"),
            KeyValue("Remix Icon", "Apache-2.0"),
            spacing=7,
            margins=(0, 0, 12, 0),
        )
        lines.setMinimumHeight(theme().px(360))
        await tell(self, Text("settings", "Licences of the parts"), lines, done=Text("settings", "Close"), width=560)

    async def _save_log(self) -> None:
        target = await save_path(self, Text("settings", "Save the log"), "tiknet-log.zip", "ZIP (*.zip)")
        if target is not None:
            await self.services.installation.export_log(target)
            self.context.toast(Text("settings", "The log is saved."))


def sentence(check: Check) -> Words:
    """What a check found, and what to do about it."""
    value = check.value
    if check.code == "secrets":
        return SECRETS[str(value)]
    if check.code == "disk":
        room = Text("settings", "{size} free on the disk.").fill(size=lambda: formatting.size(float(value)))
        low = Text("settings", "Only {size} free on the disk: make room before the next day of sales.")
        return room if check.state == "ok" else low.fill(size=lambda: formatting.size(float(value)))
    if check.code == "clock":
        if check.state == "ok":
            return Text("settings", "The clock of this computer is right.")
        seconds = abs(int(value))
        return Text("settings", "The clock is {span} off the server’s: set the time of this computer.").fill(
            span=lambda: formatting.duration(seconds, seconds=True)
        )
    if check.code == "server":
        if check.state == "ok":
            return Text("settings", "The server answers.")
        return Text("settings", "The server does not answer; you can keep selling.")
    if check.code == "printer":
        if check.state == "ok":
            return Text("settings", "Receipts go to {printer}.").fill(printer=value)
        return Text("settings", "No receipt printer is chosen: you are asked at each receipt.")
    if check.state == "ok":
        return Text("settings", "The data on this computer are sound.")
    count = int(value)
    return lambda: translate("settings", "%Ln fault(s) in the data file: save the log and ask for help.", "", count)
