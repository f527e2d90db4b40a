"""What went wrong with paper, in words that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tiknet_desktop.platform.receipt_printers import ReceiptPrinterError
from ui.kit.i18n import Text, say
from ui.kit.messages import Message, describe

_WORDS: Final[Mapping[str, tuple[Text, Text]]] = {
    "no_printer": (
        Text("printing", "This computer has no printer."),
        Text("printing", "Connect one and set it up in the system, or keep the paper as PDF."),
    ),
    "printer_gone": (
        Text("printing", "The printer is no longer there."),
        Text("printing", "Check its cable and its power, or choose another printer."),
    ),
    "not_printed": (
        Text("printing", "The printer did not take the paper."),
        Text("printing", "Check its paper and its power, then print again."),
    ),
    "printer_missing": (
        Text("printing", "There is no printer at “{printer}”."),
        Text("printing", "Check its address or its cable, or choose another printer."),
    ),
    "printer_refused": (
        Text("printing", "The printer “{printer}” refuses."),
        Text("printing", "Another program or another till may be printing. Wait a little, then print again."),
    ),
    "printer_timeout": (
        Text("printing", "The printer “{printer}” does not answer."),
        Text("printing", "Check that it is on, has paper and that its lid is closed, then print again."),
    ),
    "printer_permission": (
        Text("printing", "This user of the computer may not use “{printer}”."),
        Text("printing", "Ask for the right to print (under Linux the groups lp and dialout), then sign in again."),
    ),
    "printer_cut_off": (
        Text("printing", "The connection to “{printer}” broke in the middle."),
        Text("printing", "What came out may not be whole. Throw it away and print again."),
    ),
    "printer_no_paper": (
        Text("printing", "“{printer}” has no paper left."),
        Text("printing", "Put in a new roll, then print again."),
    ),
    "printer_failed": (
        Text("printing", "“{printer}” did not print."),
        Text("printing", "Turn it off and on, then print again."),
    ),
    "pdf_not_written": (
        Text("printing", "The PDF was not written."),
        Text("printing", "Choose another folder, or free some space."),
    ),
    "cancelled": (
        Text("printing", "Stopped before the end."),
        Text("printing", "The pages printed so far can be used."),
    ),
}


class PrintingError(Exception):
    """Nothing was printed, or not all. ``code``: ``no_printer``, ``printer_gone``, ``not_printed``, ``pdf_not_written`` or
    ``cancelled``; ``printer`` is its name, ``detail`` for support."""

    def __init__(self, code: str, printer: str = "", detail: str = "") -> None:
        self.code, self.printer, self.detail = code, printer, detail
        super().__init__(f"{code} {printer} {detail}".strip())


def fault_words(code: str, printer: str = "") -> tuple[str, str] | None:
    """What happened and what to do, for a code of the journal; ``None`` for one without words."""
    found = _WORDS.get(code)
    return None if found is None else (say(found[0].fill(printer=printer)), say(found[1]))


def fault_code(error: BaseException) -> str:
    """The code under which the journal keeps a failure."""
    return str(getattr(error, "code", "") or "not_printed")


def print_fault(error: BaseException) -> Message:
    """The failure as a message for the pane."""
    words = fault_words(fault_code(error), str(getattr(error, "printer", "")))
    if words is None or not isinstance(error, (PrintingError, ReceiptPrinterError)):
        return describe(error, "print")
    return Message(words[0], words[1], f"{type(error).__name__}: {error}")
