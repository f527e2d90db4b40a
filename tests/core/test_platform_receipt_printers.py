"""Bytes to receipt printers: a printer on a real socket that behaves, hangs, runs out of paper or goes in the middle."""

from __future__ import annotations

import contextlib
import os
import pty
import socket
import stat
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tiknet_desktop.platform import receipt_printers
from tiknet_desktop.platform.receipt_printers import (
    PaperOutError,
    PrinterChoice,
    PrinterCutOffError,
    PrinterMissingError,
    PrinterPermissionError,
    PrinterRefusedError,
    PrinterTimeoutError,
    host_and_port,
    send,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="device files")


class LanPrinter:
    """A printer on loopback. ``status`` answers the question about paper; after ``breaks_after`` bytes the line is reset;
    with ``hangs`` it takes nothing at all."""

    def __init__(self, *, status: bytes = b"", breaks_after: int = 0, hangs: bool = False) -> None:
        self.status, self.breaks_after, self.hangs = status, breaks_after, hangs
        self.received = b""
        self.done = threading.Event()
        self._end = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        if hangs:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            line, _ = self._listener.accept()
            with line:
                self._print(line)
        self.done.set()

    def _print(self, line: socket.socket) -> None:
        if self.hangs:
            self._end.wait(30)
            return
        asked = line.recv(3)
        assert asked == b"\x10\x04\x04"
        if self.status:
            line.sendall(self.status)
        while part := line.recv(4096):
            self.received += part
            if self.breaks_after and len(self.received) >= self.breaks_after:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return

    def close(self) -> None:
        self._end.set()
        self._listener.close()
        self._thread.join(10)


@pytest.fixture
def printer(request: pytest.FixtureRequest) -> Iterator[LanPrinter]:
    made = LanPrinter(**getattr(request, "param", {}))
    yield made
    made.close()


def lan(printer: LanPrinter) -> PrinterChoice:
    return PrinterChoice("lan", printer.address)


@pytest.mark.parametrize(
    "printer",
    [{}, {"status": b"\x12"}, {"status": b"\x1e"}, {"status": b"\x70\x00\x0c\x0f"}],
    indirect=True,
    ids=["silent", "has-paper", "paper-near-its-end", "report-nobody-asked-for"],
)
def test_a_printer_on_the_network_gets_every_byte_in_order(printer: LanPrinter) -> None:
    data = bytes(range(256)) * 400
    send(lan(printer), data)
    assert printer.done.wait(10)
    assert printer.received == data


@pytest.mark.parametrize("printer", [{"status": b"\x72"}], indirect=True)
def test_a_printer_without_paper_gets_nothing_and_it_is_said(printer: LanPrinter) -> None:
    with pytest.raises(PaperOutError) as raised:
        send(lan(printer), b"receipt")
    assert (raised.value.code, raised.value.sent, raised.value.total) == ("printer_no_paper", 0, 7)
    assert printer.done.wait(10)
    assert printer.received == b""


@pytest.mark.parametrize("printer", [{"breaks_after": 20_000}], indirect=True)
def test_a_line_that_breaks_halfway_says_how_far_it_got(printer: LanPrinter) -> None:
    with pytest.raises(PrinterCutOffError) as raised:
        send(lan(printer), bytes(8_000_000))
    assert 0 < raised.value.sent < raised.value.total == 8_000_000
    assert raised.value.printer == printer.address


@pytest.mark.parametrize("printer", [{"breaks_after": 5}], indirect=True)
def test_a_short_job_the_printer_throws_away_is_not_taken_for_printed(printer: LanPrinter) -> None:
    with pytest.raises(PrinterCutOffError):
        send(lan(printer), b"short receipt")


@pytest.mark.parametrize("printer", [{"hangs": True}], indirect=True)
def test_a_printer_that_takes_no_more_bytes_is_given_up(printer: LanPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipt_printers, "WRITE_SECONDS", 0.2)
    with pytest.raises(PrinterTimeoutError) as raised:
        send(lan(printer), bytes(64_000_000))
    assert 0 < raised.value.sent < raised.value.total


def test_a_port_nobody_listens_on_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(PrinterRefusedError) as raised:
        send(PrinterChoice("lan", f"127.0.0.1:{port}"), b"x")
    assert raised.value.sent == 0


def test_addresses_have_a_host_and_the_usual_port() -> None:
    assert host_and_port(" 192.168.1.87 ") == ("192.168.1.87", 9100)
    assert host_and_port("printer.local:9101") == ("printer.local", 9101)
    for wrong in ("", ":9100", "a b", "host:0", "host:99999", "host:x"):
        with pytest.raises(ValueError):
            host_and_port(wrong)


def test_a_device_file_gets_every_byte(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    os.mkfifo(device)
    received: list[bytes] = []
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(reader, True)

    def read() -> None:
        while part := os.read(reader, 65_536):
            received.append(part)

    thread = threading.Thread(target=read)
    data = bytes(range(256)) * 1_000  # more than a pipe holds
    keep_open = os.open(device, os.O_WRONLY)
    thread.start()
    send(PrinterChoice("usb", str(device)), data)
    os.close(keep_open)
    thread.join(10)
    os.close(reader)
    assert b"".join(received) == data


def test_a_device_that_takes_nothing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipt_printers, "WRITE_SECONDS", 0.2)
    device = tmp_path / "lp0"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PrinterTimeoutError) as raised:
        send(PrinterChoice("usb", str(device)), bytes(1_000_000))
    os.close(reader)
    assert 0 < raised.value.sent < raised.value.total


def test_a_device_that_is_not_there_or_not_ours_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PrinterMissingError):
        send(PrinterChoice("usb", str(tmp_path / "lp9")), b"x")

    def refuse(*_: object) -> int:  # whoever runs the tests as root may open everything
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PrinterPermissionError):
        send(PrinterChoice("usb", str(tmp_path / "lp0")), b"x")


def test_a_serial_line_is_raw(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    data = b"caf\x82\n\r\x00\x03" * 20  # a line in its usual mode would change several of these
    send(PrinterChoice("serial", os.ttyname(slave), baud=19_200), data)
    received = b""
    while len(received) < len(data):
        received += os.read(master, 4096)
    os.close(master)
    os.close(slave)
    assert received == data


def test_a_queue_of_the_system_gets_raw_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "lpr"
    program.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\ncat > {tmp_path}/job\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    send(PrinterChoice("usb", "Comptoir"), b"\x1b@receipt")
    assert (tmp_path / "job").read_bytes() == b"\x1b@receipt"
    assert (tmp_path / "arguments").read_text().split() == ["-P", "Comptoir", "-o", "raw"]
    program.write_text('#!/bin/sh\necho "lpr: The printer or class does not exist." >&2\nexit 1\n')
    with pytest.raises(PrinterMissingError):
        send(PrinterChoice("usb", "Comptoir"), b"x")


def test_a_choice_comes_back_from_the_settings_and_nonsense_does_not() -> None:
    choice = PrinterChoice("lan", "192.168.1.87", 80, native_qr=False, drawer=True)
    assert PrinterChoice.from_json(choice.to_json()) == choice
    for wrong in (None, {}, {"kind": "fax"}, {"kind": "lan", "address": 7}, {"kind": "lan", "width_mm": 70}):
        assert PrinterChoice.from_json(wrong) is None
    with pytest.raises(ValueError, match="system"):
        send(PrinterChoice("system", "Laser"), b"x")
