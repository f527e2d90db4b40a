"""Receipt printers that take bytes as they are: on the network (TCP 9100), at a USB port, at a serial port.

Sending blocks; call it on a worker thread. Whether there is paper is only known when the printer answers the status
question of ESC/POS (DLE EOT 4); many do not, then the job is sent all the same.
"""

from __future__ import annotations

import errno
import os
import select
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

KINDS: Final = ("system", "lan", "usb", "serial", "pdf")
"""Every kind of printer there is: one of the system, one that takes bytes in three ways, a file."""
DIRECT: Final = ("lan", "usb", "serial")
PORT: Final = 9100
BAUDS: Final = (9_600, 19_200, 38_400, 57_600, 115_200)
CONNECT_SECONDS: Final = 5.0
WRITE_SECONDS: Final = 20.0
"""How long a printer may take no byte at all: it prints slowly, but not that slowly."""
_STATUS_SECONDS: Final = 0.3
_CLOSING_SECONDS: Final = 1.0
_CHUNK: Final = 4_096
_ASK_PAPER: Final = b"\x10\x04\x04"
_ANSWER_MASK, _ANSWER, _PAPER_END = 0x93, 0x12, 0x60
"""Bits every answer has, which tell it from reports printers send unasked; both bits of the sensor at the end of the roll."""


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """A printer as it is chosen once and kept in the settings.

    ``address``: the name of a printer of the system (``system``); ``host`` or ``host:port`` (``lan``); a device file such
    as ``/dev/usb/lp0`` or the name of a queue that takes raw bytes (``usb``); ``/dev/ttyUSB0`` or ``COM3`` (``serial``);
    empty for ``pdf``. ``width_mm`` is the width of the roll, 58 or 80. ``native_qr``: the printer draws QR codes itself;
    without, they are sent as dots. ``accents``: it has the French letters; without, lines that hold any are sent as dots.
    ``drawer``: a till drawer hangs on the printer and opens when cash is taken.
    """

    kind: str
    address: str = ""
    width_mm: int = 58
    baud: int = 9_600
    native_qr: bool = True
    cut: bool = True
    drawer: bool = False
    accents: bool = True

    @property
    def name(self) -> str:
        """What people call it."""
        return self.address or self.kind.upper()

    @property
    def direct(self) -> bool:
        """Whether it takes bytes from us, without the system's printing."""
        return self.kind in DIRECT

    def to_json(self) -> dict[str, Any]:
        """For the settings."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: object) -> PrinterChoice | None:
        """What :meth:`to_json` gave; ``None`` when it cannot be used."""
        if not isinstance(kept, Mapping) or kept.get("kind") not in KINDS:
            return None
        fields = {name: kept[name] for name in cls.__slots__ if name in kept}
        right = {"kind": str, "address": str, "width_mm": int, "baud": int}
        if any(not isinstance(fields.get(name, kind()), kind) for name, kind in right.items()):
            return None
        choice = cls(**fields)
        return choice if choice.width_mm in (58, 80) and choice.baud in BAUDS else None


class ReceiptPrinterError(Exception):
    """Not everything went out. ``code`` is stable, ``sent`` of ``total`` bytes had left; with more than none, something may
    be on the paper."""

    code = "printer_failed"

    def __init__(self, printer: str, *, sent: int = 0, total: int = 0, detail: str = "") -> None:
        self.printer, self.sent, self.total, self.detail = printer, sent, total, detail
        super().__init__(f"{self.code} {printer}: {sent} of {total} bytes {detail}".strip())


class PrinterMissingError(ReceiptPrinterError):
    """There is no such host, device or queue."""

    code = "printer_missing"


class PrinterRefusedError(ReceiptPrinterError):
    """Something is there but takes no connection, or another program holds the printer."""

    code = "printer_refused"


class PrinterTimeoutError(ReceiptPrinterError):
    """The printer did not answer, or stopped taking bytes: off, out of paper, or its lid is open."""

    code = "printer_timeout"


class PrinterPermissionError(ReceiptPrinterError):
    """This user may not write to the device."""

    code = "printer_permission"


class PrinterCutOffError(ReceiptPrinterError):
    """The connection ended in the middle: what is on paper is not whole."""

    code = "printer_cut_off"


class PaperOutError(ReceiptPrinterError):
    """The printer says that its paper is at an end; nothing was sent."""

    code = "printer_no_paper"


def send(choice: PrinterChoice, data: bytes) -> None:
    """Send all of ``data``.

    Raises:
        ReceiptPrinterError: one of its kinds above.
        ValueError: the printer is not of a kind that takes bytes, or its address cannot be read.
    """
    if choice.kind == "lan":
        _send_lan(choice.address, data)
    elif choice.kind == "serial":
        _send_serial(choice, data)
    elif choice.kind == "usb":
        _send_usb(choice.address, data)
    else:
        raise ValueError(f"a printer of kind {choice.kind!r} takes no bytes")


def host_and_port(address: str) -> tuple[str, int]:
    """``192.168.1.87`` and ``192.168.1.87:9101`` as host and port.

    Raises:
        ValueError: no host, or no port between 1 and 65535.
    """
    host, colon, port = address.strip().partition(":")
    number = int(port) if colon else PORT
    if not host or any(sign.isspace() for sign in host) or not 0 < number < 65_536:
        raise ValueError(address)
    return host, number


def device_files(kind: str) -> list[str]:
    """Devices of this computer that may be a receipt printer: ``usb`` or ``serial``."""
    if sys.platform == "win32":
        from tiknet_desktop.platform import windows_printing

        return windows_printing.serial_ports() if kind == "serial" else windows_printing.queues()
    patterns = {"usb": ("usb/lp*", "lp[0-9]*"), "serial": ("ttyUSB*", "ttyACM*", "rfcomm*", "cu.usb*")}[kind]
    return sorted(str(path) for pattern in patterns for path in Path("/dev").glob(pattern))


# ---------------------------------------------------------------- the network
def _send_lan(address: str, data: bytes) -> None:
    host, port = host_and_port(address)
    total, sent = len(data), 0
    try:
        with socket.create_connection((host, port), timeout=CONNECT_SECONDS) as line:
            _ask_for_paper(line, address, total)
            line.settimeout(WRITE_SECONDS)
            while sent < total:
                sent += line.send(data[sent : sent + _CHUNK])
            _wait_for_close(line)
    except ReceiptPrinterError:
        raise
    except OSError as error:
        raise _typed(error, address, sent, total) from error


def _ask_for_paper(line: socket.socket, address: str, total: int) -> None:
    line.settimeout(_STATUS_SECONDS)
    line.sendall(_ASK_PAPER)
    try:
        answer = line.recv(1)
    except TimeoutError:
        return  # it does not say: then it is tried
    if answer and answer[0] & (_ANSWER_MASK | _PAPER_END) == _ANSWER | _PAPER_END:
        raise PaperOutError(address, total=total)


def _wait_for_close(line: socket.socket) -> None:
    """Let the printer take the rest before the line goes: a reset now means that it did not."""
    line.shutdown(socket.SHUT_WR)
    line.settimeout(_CLOSING_SECONDS)
    try:
        while line.recv(64):
            pass
    except TimeoutError:
        return  # printers that keep the line open have what they need


# ---------------------------------------------------------------- device files and queues
def _send_usb(address: str, data: bytes) -> None:
    if sys.platform == "win32":
        from tiknet_desktop.platform import windows_printing

        windows_printing.send_raw(address, data)
    elif address.startswith("/"):
        _send_file(address, data)
    else:
        _send_queue(address, data)


def _send_serial(choice: PrinterChoice, data: bytes) -> None:
    if sys.platform == "win32":
        from tiknet_desktop.platform import windows_printing

        windows_printing.send_serial(choice.address, choice.baud, data)
    else:
        _send_file(choice.address, data, lambda handle: _set_line(handle, choice.baud))


def _send_file(path: str, data: bytes, prepare: Callable[[int], None] | None = None) -> None:
    total, sent = len(data), 0
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError as error:
        raise _typed(error, path, 0, total) from error
    try:
        if prepare is not None:
            prepare(handle)
        deadline = time.monotonic() + WRITE_SECONDS
        while sent < total:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([], [handle], [], left)[1]:
                raise PrinterTimeoutError(path, sent=sent, total=total)
            try:
                written = os.write(handle, data[sent : sent + _CHUNK])
            except BlockingIOError:
                continue
            if written:
                sent += written
                deadline = time.monotonic() + WRITE_SECONDS
    except OSError as error:
        raise _typed(error, path, sent, total) from error
    finally:
        os.close(handle)


def _set_line(handle: int, baud: int) -> None:
    """Eight bits, no parity, one stop bit, no translation of what is sent."""
    if sys.platform == "win32":
        raise NotImplementedError
    import termios
    import tty

    tty.setraw(handle)
    settings = termios.tcgetattr(handle)
    settings[4] = settings[5] = getattr(termios, f"B{baud}")
    settings[2] |= termios.CLOCAL | termios.CS8
    termios.tcsetattr(handle, termios.TCSANOW, settings)


def _send_queue(queue: str, data: bytes) -> None:
    """Through the queue of the system, untouched by its filters."""
    program = shutil.which("lpr")
    if program is None or queue.startswith("-"):
        raise PrinterMissingError(queue, total=len(data), detail="no lpr" if program is None else "")
    try:
        done = subprocess.run(
            [program, "-P", queue, "-o", "raw"], input=data, capture_output=True, timeout=WRITE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PrinterTimeoutError(queue, total=len(data)) from error
    if done.returncode:
        detail = done.stderr.decode(errors="replace").strip()
        kind = PrinterMissingError if "does not exist" in detail.lower() else PrinterRefusedError
        raise kind(queue, total=len(data), detail=detail)


def _typed(error: OSError, printer: str, sent: int, total: int) -> ReceiptPrinterError:
    kind: type[ReceiptPrinterError]
    if isinstance(error, TimeoutError) or error.errno in (errno.ETIMEDOUT, errno.EHOSTUNREACH, errno.ENETUNREACH):
        kind = PrinterTimeoutError
    elif isinstance(error, socket.gaierror) or error.errno in (errno.ENOENT, errno.ENXIO, errno.ENODEV):
        kind = PrinterCutOffError if sent else PrinterMissingError
    elif isinstance(error, PermissionError):
        kind = PrinterPermissionError
    elif isinstance(error, ConnectionRefusedError) or error.errno == errno.EBUSY:
        kind = PrinterRefusedError
    elif isinstance(error, (ConnectionError, BrokenPipeError)) or sent:
        kind = PrinterCutOffError
    else:
        kind = ReceiptPrinterError
    return kind(printer, sent=sent, total=total, detail=str(error))
