"""Printers and paper."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import tell
from ui.kit.i18n import Text
from ui.kit.theme import theme
from ui.panes.settings.rows import Section, SettingsCard


class PaperSection(Section):
    """The printer for receipts, what tickets look like, what went to paper."""

    def __init__(self, context: PaneContext, parent: QWidget | None = None) -> None:
        from ui.printing.printer_chooser import PrinterChooser

        super().__init__(context, "prints", parent=parent)
        self.chooser = PrinterChooser(context)
        self.named["receipt_printer"] = self.chooser.kind
        self.cards.addWidget(SettingsCard(Text("settings", "Receipt printer"), self.chooser))
        self.templates = Button(Text("settings", "Change templates…"))
        self.templates.clicked.connect(lambda: self.do("templates", self._edit_templates()))
        self.journal = Button(Text("settings", "Open the journal…"))
        self.journal.clicked.connect(lambda: self.do("journal", self._show_journal()))
        self.cards.addWidget(
            SettingsCard(
                Text("settings", "Vouchers and receipts"),
                self.switch(
                    "print_after_sale",
                    Text("settings", "Print after each sale"),
                    Text("settings", "The receipt comes out by itself."),
                ),
                self.line(
                    "ticket_templates",
                    Text("settings", "Voucher templates"),
                    self.templates,
                    Text("settings", "Sheets of A4 and strips: what stands on a voucher, how many on a page."),
                ),
                self.line(
                    "journal",
                    Text("settings", "Print journal"),
                    self.journal,
                    Text("settings", "What was printed, what failed, what was printed again and by whom."),
                ),
            )
        )

    async def _edit_templates(self) -> None:
        from ui.printing.template import Templates
        from ui.printing.template_editor import edit_templates

        await edit_templates(self.context, self, Templates(self.kept).chosen("a4"))

    async def _show_journal(self) -> None:
        from ui.printing.journal_view import PrintJournalView

        view = PrintJournalView(self.context)
        view.setMinimumHeight(theme().px(360))
        await tell(self, Text("settings", "Print journal"), view, done=Text("settings", "Close"), width=820)
