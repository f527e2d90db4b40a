"""Raw bytes under Windows, against a double of its two libraries: everything is written, ended and closed, or typed."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from tiknet_desktop.platform import windows_printing
from tiknet_desktop.platform.receipt_printers import PrinterCutOffError, PrinterTimeoutError, ReceiptPrinterError


class Library:
    """Answers like winspool.drv and kernel32; ``takes`` limits how many bytes it writes, ``refuses`` names a call."""

    def __init__(self, takes: int = 10**9, refuses: str = "") -> None:
        self.takes, self.refuses = takes, refuses
        self.calls: list[str] = []
        self.written = b""
        self.kind = ""

        class Open:
            restype: Any = None

            def __call__(inner, *_: Any) -> int:  # noqa: N805
                return self._said("CreateFileW", 7) or -1

        self.CreateFileW = Open()

    def _said(self, name: str, answer: int = 1) -> int:
        self.calls.append(name)
        return 0 if name == self.refuses else answer

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *_: self._said(name)

    def StartDocPrinterW(self, handle: Any, level: int, info: Any) -> int:
        self.kind = info._obj.type
        return self._said("StartDocPrinterW")

    def WritePrinter(self, handle: Any, data: bytes, length: int, written: Any) -> int:
        return self._take("WritePrinter", data, length, written)

    def WriteFile(self, handle: Any, data: bytes, length: int, written: Any, overlapped: Any) -> int:
        return self._take("WriteFile", data, length, written)

    def _take(self, name: str, data: bytes, length: int, written: Any) -> int:
        taken = min(length, self.takes)
        self.written += data[:taken]
        written._obj.value = taken
        return self._said(name)


@pytest.fixture
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Library:
    made = Library(**getattr(request, "param", {}))
    monkeypatch.setattr(windows_printing, "_library", lambda name: made)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: 0, raising=False)
    return made


def test_a_queue_gets_every_byte_as_a_raw_job(library: Library) -> None:
    windows_printing.send_raw("Comptoir", b"\x1b@receipt")
    assert (library.written, library.kind) == (b"\x1b@receipt", "RAW")
    assert library.calls == [
        "OpenPrinterW",
        "StartDocPrinterW",
        "StartPagePrinter",
        "WritePrinter",
        "EndPagePrinter",
        "EndDocPrinter",
        "ClosePrinter",
    ]


@pytest.mark.parametrize("library", [{"takes": 4}], indirect=True)
def test_a_queue_that_takes_a_part_is_cut_off_and_closed(library: Library) -> None:
    with pytest.raises(PrinterCutOffError) as raised:
        windows_printing.send_raw("Comptoir", b"0123456789")
    assert (raised.value.sent, raised.value.total) == (4, 10)
    assert library.calls[-2:] == ["EndDocPrinter", "ClosePrinter"]


@pytest.mark.parametrize("library", [{"refuses": "OpenPrinterW"}], indirect=True)
def test_a_queue_that_cannot_be_opened_is_an_error(library: Library) -> None:
    with pytest.raises(ReceiptPrinterError):
        windows_printing.send_raw("Comptoir", b"x")
    assert library.written == b""


def test_a_serial_port_is_set_up_written_and_closed(library: Library) -> None:
    windows_printing.send_serial("COM3", 19_200, b"receipt")
    assert library.written == b"receipt"
    assert library.calls == [
        "CreateFileW",
        "BuildCommDCBW",
        "SetCommState",
        "SetCommTimeouts",
        "WriteFile",
        "CloseHandle",
    ]


@pytest.mark.parametrize("library", [{"takes": 3}], indirect=True)
def test_a_serial_port_that_stops_taking_bytes_is_given_up_and_closed(library: Library) -> None:
    with pytest.raises(PrinterTimeoutError) as raised:
        windows_printing.send_serial("COM3", 9_600, b"receipt")
    assert raised.value.sent == 3
    assert library.calls[-1] == "CloseHandle"
