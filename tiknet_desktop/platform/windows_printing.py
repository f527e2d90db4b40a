"""Raw bytes to printers under Windows: queues through winspool, serial ports through kernel32."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from tiknet_desktop.platform import receipt_printers as printers

_ACCESS_DENIED, _FILE_NOT_FOUND, _PATH_NOT_FOUND, _INVALID_PRINTER_NAME = 5, 2, 3, 1801
_GENERIC_WRITE, _OPEN_EXISTING = 0x4000_0000, 3
_LOCAL_AND_CONNECTED, _NAMES_ONLY = 0x2 | 0x4, 4
_NO_HANDLE = ctypes.c_void_p(-1).value


class _DocInfo(ctypes.Structure):
    _fields_ = (("name", wintypes.LPWSTR), ("output", wintypes.LPWSTR), ("type", wintypes.LPWSTR))


class _PrinterInfo4(ctypes.Structure):
    _fields_ = (("name", wintypes.LPWSTR), ("server", wintypes.LPWSTR), ("attributes", wintypes.DWORD))


class _Timeouts(ctypes.Structure):
    _fields_ = tuple(
        (name, wintypes.DWORD)
        for name in ("read_interval", "read_multiplier", "read_constant", "write_multiplier", "write_constant")
    )


def _library(name: str) -> Any:
    if sys.platform != "win32":
        raise OSError(f"{name} is part of Windows")
    return ctypes.WinDLL(name, use_last_error=True)


def _refusal(printer: str, sent: int, total: int) -> printers.ReceiptPrinterError:
    """The last error of Windows, typed."""
    number = 0
    if sys.platform == "win32":
        number = ctypes.get_last_error()
    kind: type[printers.ReceiptPrinterError] = printers.ReceiptPrinterError
    if number == _ACCESS_DENIED:
        kind = printers.PrinterPermissionError
    elif number in (_FILE_NOT_FOUND, _PATH_NOT_FOUND, _INVALID_PRINTER_NAME):
        kind = printers.PrinterMissingError
    elif sent:
        kind = printers.PrinterCutOffError
    return kind(printer, sent=sent, total=total, detail=f"Windows error {number}")


def queues() -> list[str]:
    """Names of the printers of this computer."""
    spool = _library("winspool.drv")
    needed, count = wintypes.DWORD(), wintypes.DWORD()
    spool.EnumPrintersW(_LOCAL_AND_CONNECTED, None, _NAMES_ONLY, None, 0, ctypes.byref(needed), ctypes.byref(count))
    if not needed.value:
        return []
    room = ctypes.create_string_buffer(needed.value)
    if not spool.EnumPrintersW(
        _LOCAL_AND_CONNECTED, None, _NAMES_ONLY, room, needed, ctypes.byref(needed), ctypes.byref(count)
    ):
        return []
    found = ctypes.cast(room, ctypes.POINTER(_PrinterInfo4))
    return sorted(str(found[place].name) for place in range(count.value))


def serial_ports() -> list[str]:
    """``COM3`` and its like."""
    if sys.platform != "win32":
        return []
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"HARDWARE\DEVICEMAP\SERIALCOMM") as key:
            return sorted(str(winreg.EnumValue(key, place)[1]) for place in range(winreg.QueryInfoKey(key)[1]))
    except FileNotFoundError:
        return []  # a computer without serial ports has no such key


def send_raw(queue: str, data: bytes) -> None:
    """Hand bytes to a queue as a job of type RAW.

    Raises:
        ReceiptPrinterError: the queue did not take all of them.
    """
    spool = _library("winspool.drv")
    handle = wintypes.HANDLE()
    if not spool.OpenPrinterW(queue, ctypes.byref(handle), None):
        raise _refusal(queue, 0, len(data))
    try:
        info = _DocInfo("TikNet", None, "RAW")
        if not spool.StartDocPrinterW(handle, 1, ctypes.byref(info)):
            raise _refusal(queue, 0, len(data))
        try:
            written = wintypes.DWORD()
            if not spool.StartPagePrinter(handle):
                raise _refusal(queue, 0, len(data))
            done = spool.WritePrinter(handle, data, len(data), ctypes.byref(written))
            spool.EndPagePrinter(handle)
            if not done or written.value != len(data):
                raise _refusal(queue, written.value, len(data))
        finally:
            spool.EndDocPrinter(handle)
    finally:
        spool.ClosePrinter(handle)


def send_serial(port: str, baud: int, data: bytes) -> None:
    """Write bytes to a serial port: eight bits, no parity, one stop bit.

    Raises:
        ReceiptPrinterError: the port did not take all of them.
    """
    kernel = _library("kernel32")
    kernel.CreateFileW.restype = wintypes.HANDLE
    handle = kernel.CreateFileW(rf"\\.\{port}", _GENERIC_WRITE, 0, None, _OPEN_EXISTING, 0, None)
    if handle in (None, _NO_HANDLE):
        raise _refusal(port, 0, len(data))
    held = wintypes.HANDLE(handle)
    try:
        line = ctypes.create_string_buffer(28)  # a DCB
        ctypes.c_uint32.from_buffer(line).value = len(line)
        limits = _Timeouts(0, 0, 0, 10, round(printers.WRITE_SECONDS * 1000))
        if (
            not kernel.BuildCommDCBW(f"baud={baud} parity=N data=8 stop=1", line)
            or not kernel.SetCommState(held, line)
            or not kernel.SetCommTimeouts(held, ctypes.byref(limits))
        ):
            raise _refusal(port, 0, len(data))
        written = wintypes.DWORD()
        done = kernel.WriteFile(held, data, len(data), ctypes.byref(written), None)
        if not done:
            raise _refusal(port, written.value, len(data))
        if written.value != len(data):
            raise printers.PrinterTimeoutError(port, sent=written.value, total=len(data))
    finally:
        kernel.CloseHandle(held)
