"""Printing tickets as a person does it: look, choose, print, stop, try again, and find it in the journal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Run, until
from tests.ui.sell_double import CounterServices
from tests.ui.test_printing_escpos import RollPrinter
from tests.ui.test_printing_jobs import _pages
from tests.ui.test_printing_sheets import tickets
from tiknet_desktop.platform.receipt_printers import PrinterChoice, PrinterTimeoutError
from tiknet_desktop.storage.errors import DiskFullError
from ui.kit import dialogs
from ui.kit.context import PaneContext
from ui.kit.i18n import set_language
from ui.kit.theme import theme
from ui.kit.toasts import ProgressCard, Toast, ToastHost
from ui.printing import jobs, printer
from ui.printing.print_tickets import PrintTicketsDialog, print_tickets, reprint_tickets
from ui.printing.qr import login_link
from ui.printing.template import COMPACT, SHORT_STRIP, Templates
from ui.printing.ticket import Ticket, packed, unpacked

LAN = PrinterChoice("lan", "192.168.1.87", 80)


@pytest.fixture
def services(qt_loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch) -> Iterator[CounterServices]:
    made = CounterServices(qt_loop)
    monkeypatch.setattr(printer, "printer_names", lambda: ["Laser"])
    yield made
    qt_loop.run_until_complete(made.tasks.close())
    assert made.failures == []


@pytest.fixture
def window(dressed: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def context(services: CounterServices, window: QWidget) -> PaneContext:
    return PaneContext(services, ToastHost(window))


def asked() -> PrintTicketsDialog | None:
    """The dialog on screen."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, PrintTicketsDialog) and w.isVisible()]
    return found[0] if found else None


async def answer(choose: Callable[[PrintTicketsDialog], object] = lambda _: None) -> None:
    """Choose in the dialog, then press its button."""
    await until(asked)
    dialog = asked()
    assert dialog is not None
    choose(dialog)
    dialog.submit.click()


def to_pdf(path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[PrintTicketsDialog], None]:
    async def save_path(*_: object) -> Path:
        return path

    monkeypatch.setattr(dialogs, "save_path", save_path)

    def choose(dialog: PrintTicketsDialog) -> None:
        pdf = next(key for key, _ in dialog.printer._options if key.kind == "pdf")  # type: ignore[attr-defined]
        dialog.printer.set_value(pdf)
        dialog.printer.chosen.emit(pdf)

    return choose


def test_a_batch_becomes_a_pdf_and_a_line_of_the_journal(
    context: PaneContext, window: QWidget, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, batch = tmp_path / "lot.pdf", tickets(60)
    choose = to_pdf(path, monkeypatch)

    async def story() -> Any:
        printing = asyncio.ensure_future(print_tickets(context, window, batch, batch="L-2611-07"))
        await answer(lambda dialog: (choose(dialog), dialog.first.set_value(2)))
        return await printing

    assert run(story()) == batch[24:]
    assert len(_pages(path)) == 2  # from the second page on
    [row] = context.services.printing.rows
    assert (row.kind, row.subject, row.way, row.result, row.count) == ("sheet", "L-2611-07", "pdf", "printed", 36)
    assert unpacked(row.details) == batch[24:]
    assert row.details["template"] == "standard"


def test_strips_go_to_the_receipt_printer_each_cut_off_and_as_often_as_asked(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    jobs.remember_printer(context.services.settings, LAN)
    batch = tickets(25)

    def choose(dialog: PrintTicketsDialog) -> None:
        assert dialog._printer() == LAN
        dialog.copies.set_value(2)
        dialog.last.set_value(12)

    async def story() -> Any:
        printing = asyncio.ensure_future(print_tickets(context, window, batch, kind="strip", batch="L-1"))
        await answer(choose)
        return await printing

    assert run(story())
    assert {choice for choice, _ in context.services.printing.sent} == {LAN}
    printed = RollPrinter(b"".join(data for _, data in context.services.printing.sent))
    assert printed.cuts == 24
    assert printed.qr == [login_link(ticket.login_url, ticket.code) for ticket in batch[:12]] * 2
    assert context.services.printing.rows[0].count == 24


def test_a_printer_that_fails_is_noted_said_and_tried_again(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    jobs.remember_printer(context.services.settings, LAN)
    trail = context.services.printing
    trail.failure = PrinterTimeoutError(LAN.address, sent=10, total=900)

    async def story() -> None:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(3), kind="strip", batch="L-1"))
        await answer()
        assert not await printing
        [toast] = [shown for shown in context.toasts.shown() if isinstance(shown, Toast)]
        assert toast.message.text().startswith("L’imprimante «\u00a0192.168.1.87\u00a0» ne répond pas.")
        trail.failure = None
        toast.action.click()
        await until(lambda: len(trail.rows) == 2)

    run(story())
    assert [(row.result, row.error, row.duplicate) for row in trail.rows] == [
        ("failed", "printer_timeout", 0),
        ("printed", "", 0),
    ]


def test_a_long_job_can_be_stopped_and_leaves_no_half_pdf(
    context: PaneContext, window: QWidget, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lot.pdf"
    choose = to_pdf(path, monkeypatch)

    async def story() -> Any:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(240), batch="L-1"))
        await answer(choose)
        card: list[ProgressCard] = []

        def begun() -> bool:
            card[:] = [shown for shown in context.toasts.shown() if isinstance(shown, ProgressCard)]
            return bool(card) and bool(card[0].note.full_text())

        await until(begun)
        card[0].stop.click()
        return await printing

    assert not run(story())
    assert not path.exists()
    assert context.services.printing.rows[0].error == "cancelled"


def test_others_work_while_a_thousand_tickets_are_drawn(
    context: PaneContext, window: QWidget, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = to_pdf(tmp_path / "lot.pdf", monkeypatch)
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async def story() -> None:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(1_000), batch="L-1"))
        await answer(choose)
        counting = asyncio.ensure_future(count())
        await printing
        counting.cancel()

    run(story())
    assert len(_pages(tmp_path / "lot.pdf")) == 42
    assert turns >= 42


def test_a_full_disk_does_not_make_a_print_fail(context: PaneContext, window: QWidget, run: Run[Any]) -> None:
    jobs.remember_printer(context.services.settings, LAN)
    context.services.printing.full = DiskFullError("no space left")

    async def story() -> Any:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(1), kind="strip"))
        await answer()
        return await printing

    assert run(story())
    assert context.services.printing.sent


def test_the_template_used_last_is_offered_first_and_a_reprint_uses_its_own(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    jobs.remember_printer(context.services.settings, LAN)

    async def story() -> None:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(2), kind="strip", batch="L-1"))
        await answer(lambda dialog: dialog.template.set_value("short_strip"))
        assert await printing
        assert Templates(context.services.settings).chosen("roll") == SHORT_STRIP
        row = context.services.printing.rows[0]
        again = asyncio.ensure_future(reprint_tickets(context, window, {**row.details, "template": "strip"}, "L-1"))
        await answer(lambda dialog: assert_template(dialog, "strip"))
        assert await again

    def assert_template(dialog: PrintTicketsDialog, key: str) -> None:
        assert (dialog.template.value(), dialog.kind.current()) == (key, "strip")

    run(story())
    assert [row.duplicate for row in context.services.printing.rows] == [0, 1]


def test_the_dialog_is_worked_by_keyboard_and_escape_prints_nothing(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    async def story() -> Any:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(3)))
        await until(asked)
        dialog = asked()
        assert dialog is not None
        assert dialog.preview.job() is not None
        assert all(w.accessibleName() for w in (dialog.template, dialog.printer, dialog.copies.edit, dialog.preview))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return await printing

    assert not run(story())
    assert context.services.printing.rows == []


def test_without_any_printer_there_is_still_a_pdf(
    context: PaneContext, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "printer_names", list)
    dialog = PrintTicketsDialog(window, context, tickets(3), "sheet", "", COMPACT)
    assert dialog.order().printer.kind == "pdf"
    assert not dialog.copies.isEnabled()
    assert dialog.submit.text() == "Enregistrer en PDF"
    assert dialog.order().template == COMPACT
    dialog.deleteLater()


def test_tickets_come_back_from_the_journal_as_they_were() -> None:
    same = tickets(3)
    assert unpacked(packed(same)) == same
    mixed = (*tickets(2), *tickets(1, plan="Nuit", price="300 FCFA"))
    assert packed(mixed)["differing"] == ["price", "plan"]
    assert unpacked(packed(mixed)) == mixed
    for damaged in ({}, {"common": 3}, {"common": {"pin": "1"}, "tickets": []}, {"common": {}, "differing": ["x"]}):
        assert unpacked(damaged) == ()
    assert unpacked(packed(())) == ()
    assert isinstance(same[0], Ticket)


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_dialog_fits_a_small_screen_at_every_zoom(
    context: PaneContext, window: QWidget, run: Run[Any], zoom: float, language: str
) -> None:
    theme().switch("light", zoom)
    set_language(language)

    async def story() -> tuple[int, int]:
        printing = asyncio.ensure_future(print_tickets(context, window, tickets(30)))
        await until(asked)
        dialog = asked()
        assert dialog is not None
        size = dialog.width(), dialog.height()
        dialog.reject()
        await printing
        return size

    width, height = run(story())
    assert width <= window.width()
    assert height <= window.height()
