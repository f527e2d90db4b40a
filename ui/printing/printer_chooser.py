"""Which printer receipts and strips go to: one of the system, or one on the network, at USB or at a serial port."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tiknet_desktop.platform.receipt_printers import (
    BAUDS,
    DIRECT,
    PrinterChoice,
    ReceiptPrinterError,
    device_files,
    host_and_port,
)
from ui.kit import dialogs
from ui.kit.buttons import Button, CheckBox
from ui.kit.choices import Segmented
from ui.kit.context import PaneContext
from ui.kit.dialogs import Dialog
from ui.kit.fields import Combo, Field, TextField
from ui.kit.i18n import Text, Words, say
from ui.kit.labels import Label
from ui.kit.layout import clear, column, holder, row
from ui.printing import jobs
from ui.printing import printer as system
from ui.printing.faults import PrintingError, print_fault
from ui.printing.samples import trial_page

KIND_WORDS: Final[Mapping[str, Text]] = {
    "": Text("printer_chooser", "Ask each time"),
    "system": Text("printer_chooser", "Printer of this computer"),
    "lan": Text("printer_chooser", "Receipt printer on the network"),
    "usb": Text("printer_chooser", "Receipt printer by USB cable"),
    "serial": Text("printer_chooser", "Receipt printer at a serial port"),
    "pdf": Text("printer_chooser", "PDF file"),
}
"""Every kind of printer in words; the journal uses them too."""
_OFFERED: Final = ("", "system", *DIRECT)
_ADDRESS: Final[Mapping[str, tuple[Text, Text]]] = {
    "lan": (
        Text("printer_chooser", "Address"),
        Text("printer_chooser", "The printer prints it on its test slip, for example 192.168.1.87."),
    ),
    "usb": (
        Text("printer_chooser", "Device or queue"),
        Text("printer_chooser", "For example /dev/usb/lp0, or the name of the printer under Windows and macOS."),
    ),
    "serial": (
        Text("printer_chooser", "Port"),
        Text("printer_chooser", "For example COM3 or /dev/ttyUSB0; also a Bluetooth printer that is paired."),
    ),
}
_MOST_FOUND: Final = 3


class PrinterChooser(QWidget):
    """Chooses and keeps the printer for receipts and strips. ``chosen(PrinterChoice | None)`` when it was kept.

    Without ``may_ask`` a printer must be chosen: a dialog that is about to print has its own button.
    """

    chosen = Signal(object)

    def __init__(self, context: PaneContext, parent: QWidget | None = None, *, may_ask: bool = True) -> None:
        super().__init__(parent)
        self._context = context
        self._may_ask = may_ask
        self._settings: Any = context.services.settings
        offered = [kind for kind in _OFFERED if kind or may_ask]
        self.kind = Combo([(kind, KIND_WORDS[kind]) for kind in offered], name=Text("printer_chooser", "Printer"))
        self.queue = Combo(name=Text("printer_chooser", "Which one"))
        self.address = TextField(Text("printer_chooser", "Address"), check=self._wrong_address)
        self._found = row(spacing=8)
        self.baud = Combo([(baud, f"{baud} baud") for baud in BAUDS], name=Text("printer_chooser", "Speed"))
        self.width_mm = Segmented([("58", "58 mm"), ("80", "80 mm")], name=Text("printer_chooser", "Width of the roll"))
        self.cut = CheckBox(Text("printer_chooser", "It cuts the paper"))
        self.native_qr = CheckBox(
            Text("printer_chooser", "It draws QR codes itself (turn off if they do not come out)")
        )
        self.accents = CheckBox(Text("printer_chooser", "Its accents come out right (turn off if they do not)"))
        self.drawer = CheckBox(Text("printer_chooser", "A till drawer is connected to it"))
        self.save = Button(Text("printer_chooser", "Use this printer"), "primary")
        self.trial = Button(Text("printer_chooser", "Print a test page"), "secondary", "ri.printer-line")
        self.note = Label("", "small", "text_muted", wrap=True)
        self._queue_field = Field(Text("printer_chooser", "Which one"), self.queue)
        self._baud_field = Field(Text("printer_chooser", "Speed"), self.baud)
        self._width_field = Field(Text("printer_chooser", "Width of the roll"), self.width_mm)
        self._found_box = holder(self._found)
        self._abilities = holder(column(self.cut, self.accents, self.native_qr, self.drawer, spacing=4))
        self.setLayout(
            column(
                Field(Text("printer_chooser", "Printer for receipts and strips"), self.kind),
                self._queue_field,
                self.address,
                self._found_box,
                self._baud_field,
                self._width_field,
                self._abilities,
                row(self.save, self.trial, None, spacing=8),
                self.note,
                None,
                spacing=12,
            )
        )
        self.kind.chosen.connect(lambda _: self._kind_changed())
        self.save.setVisible(may_ask)
        self.save.clicked.connect(self.keep)
        self.trial.clicked.connect(lambda: context.spawn(self._try(), name="test page", owner=self))
        self.show_choice(jobs.current_printer(self._settings))

    def show_choice(self, choice: PrinterChoice | None) -> None:
        """Show a printer; ``None`` is “ask each time”."""
        shown = choice or PrinterChoice("system", width_mm=jobs.roll_width(self._settings))
        self.kind.set_value(choice.kind if choice is not None else "" if self._may_ask else "system")
        self.address.set_value(shown.address if shown.direct else "")
        self.baud.set_value(shown.baud)
        self.width_mm.set_current(str(shown.width_mm))
        self.cut.setChecked(shown.cut)
        self.native_qr.setChecked(shown.native_qr)
        self.accents.setChecked(shown.accents)
        self.drawer.setChecked(shown.drawer)
        self._kind_changed(shown.address)

    def choice(self) -> PrinterChoice | None:
        """What is set now."""
        kind = str(self.kind.value())
        width = int(self.width_mm.current())
        if kind not in DIRECT:
            return PrinterChoice("system", str(self.queue.value() or ""), width) if kind == "system" else None
        return PrinterChoice(
            kind,
            self.address.value(),
            width,
            int(str(self.baud.value())),
            self.native_qr.isChecked(),
            self.cut.isChecked(),
            self.drawer.isChecked(),
            self.accents.isChecked(),
        )

    def _kind_changed(self, address: str = "") -> None:
        kind = str(self.kind.value())
        direct = kind in DIRECT
        self._queue_field.setVisible(kind == "system")
        self.address.setVisible(direct)
        self._baud_field.setVisible(kind == "serial")
        self._abilities.setVisible(direct)
        self._width_field.setVisible(bool(kind))
        self.trial.setVisible(bool(kind))
        self._say("")
        clear(self._found)
        self._found_box.setVisible(kind in ("usb", "serial"))
        if kind == "system":
            names = system.printer_names()
            self.queue.set_options([(name, name) for name in names], address or None)
            if not names:
                self._say(Text("printer_chooser", "This computer has no printer yet. Set one up in the system."))
        if direct:
            label, help_text = _ADDRESS[kind]
            self.address.set_label(label)
            self.address.set_help(help_text)
        if kind in ("usb", "serial"):
            self._show_found(kind)

    def _show_found(self, kind: str) -> None:
        devices = device_files(kind)
        found = devices[:_MOST_FOUND]
        if kind == "usb":  # a queue of the system that takes raw bytes does as well as the device
            found += [name for name in system.printer_names() if name not in found][: _MOST_FOUND - len(found)]
        words: Words = Text("printer_chooser", "Found:") if found else Text("printer_chooser", "Nothing found yet.")
        self._found.addWidget(Label(words, "small", "text_muted"))
        for name in found:
            button = Button(name, "link")
            button.clicked.connect(partial(self.address.set_value, name))
            self._found.addWidget(button)
        self._found.addStretch(1)
        if devices and not self.address.value():  # a queue may belong to a laser printer: a person must choose it
            self.address.set_value(devices[0])

    def _wrong_address(self, text: str) -> Words | None:
        if str(self.kind.value()) != "lan":
            return None
        try:
            host_and_port(text)
        except ValueError:
            return Text("printer_chooser", "Write it like 192.168.1.87, or 192.168.1.87:9100")
        return None

    def _valid(self) -> PrinterChoice | None:
        """The choice when it can be used; else its fault is shown."""
        choice = self.choice()
        if choice is not None and choice.direct and not self.address.validate():
            self.address.edit.setFocus()
            return None
        if choice is not None and not choice.address:
            return None
        return choice

    def keep(self) -> bool:
        """Print there from now on; false when something is missing, which is then said."""
        choice = self._valid()
        if choice is None and self.kind.value():
            return False
        jobs.remember_printer(self._settings, choice)
        self._say(
            Text("printer_chooser", "Receipts go to {printer} from now on.").fill(printer=choice.name)
            if choice is not None
            else Text("printer_chooser", "You are asked before each receipt."),
            "success",
        )
        self.chosen.emit(choice)
        return True

    async def _try(self) -> None:
        choice = self._valid()
        if choice is None:
            return
        self._say(Text("printer_chooser", "Printing…"))
        self.trial.setEnabled(False)
        title = say(Text("samples", "Test page"))
        try:
            await jobs.print_test_page(
                self._context.services, choice, partial(trial_page, self._context.services), title
            )
        except (ReceiptPrinterError, PrintingError) as error:
            self._say(print_fault(error).sentence, "danger")
        else:
            self._say(
                Text("printer_chooser", "The test page was sent. Look at its accents and scan its QR code."), "success"
            )
        finally:
            self.trial.setEnabled(True)

    def _say(self, words: Words, color: str = "text_muted") -> None:
        self.note.set_color(color)
        self.note.set_words(words)
        self.note.setVisible(bool(say(words)))


async def choose_receipt_printer(context: PaneContext, parent: QWidget | None) -> PrinterChoice | None:
    """Ask where receipts go, now and from now on; ``None`` when the person changes their mind."""
    chooser = PrinterChooser(context, may_ask=False)
    dialog = Dialog(parent, Text("printer_chooser", "Choose the printer for receipts"), chooser, width=520)
    cancel = Button(Text("printer_chooser", "Cancel"))
    use = Button(Text("printer_chooser", "Print"), "primary", "ri.printer-line")
    cancel.clicked.connect(dialog.reject)
    use.clicked.connect(lambda: dialog.accept() if chooser.keep() else None)
    use.setDefault(True)
    chooser.kind.chosen.connect(lambda _: QTimer.singleShot(0, dialog, dialog.adjustSize))
    dialog.add_buttons(cancel, use)
    if not await dialogs.present(dialog):
        return None
    return jobs.current_printer(context.services.settings)
