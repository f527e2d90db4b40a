"""What the settings page will hold: the template editor, the printer chooser, the print journal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from tests.ui.conftest import Run, until
from tests.ui.sell_double import CounterServices
from tests.ui.test_printing_escpos import RollPrinter
from tests.ui.test_printing_sheets import tickets
from tests.ui.test_printing_tickets import asked
from tiknet_desktop.platform.receipt_printers import PrinterChoice, PrinterRefusedError
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.services.printing import PrintJob
from ui.kit import dialogs
from ui.kit.buttons import Button
from ui.kit.context import PaneContext
from ui.kit.dialogs import Dialog
from ui.kit.i18n import set_language
from ui.kit.toasts import ToastHost
from ui.printing import jobs, printer, printer_chooser, template_editor
from ui.printing.journal_view import PrintJournalView
from ui.printing.printer_chooser import PrinterChooser
from ui.printing.receipts import Printed, print_receipt
from ui.printing.template import STANDARD, STRIP, Templates
from ui.printing.template_editor import TemplateEditor
from ui.printing.ticket import packed


@pytest.fixture
def services(qt_loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch) -> Iterator[CounterServices]:
    made = CounterServices(qt_loop)
    monkeypatch.setattr(printer, "printer_names", lambda: ["Laser", "Comptoir"])
    yield made
    qt_loop.run_until_complete(made.tasks.close())
    assert made.failures == []


@pytest.fixture
def window(dressed: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1100, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def context(services: CounterServices, window: QWidget) -> PaneContext:
    return PaneContext(services, ToastHost(window))


def shown(widget: QWidget, window: QWidget) -> Any:
    widget.setParent(window)
    widget.resize(900, 620)
    widget.show()
    return widget


# ---------------------------------------------------------------- the editor
def test_a_change_is_seen_at_once_and_reset_takes_it_back(context: PaneContext, window: QWidget) -> None:
    editor: TemplateEditor = shown(TemplateEditor(context, STANDARD), window)
    editor.columns.set_value(2)
    editor.rows.set_value(4)
    job = editor.preview.job()
    assert job is not None
    assert (job.template.columns, job.template.rows, len(job.tickets)) == (2, 4, 8)
    assert editor.size_note.text() == "8 tickets de 98 × 68 mm par feuille"
    editor.note.edit.setFocus()
    QTest.keyClicks(editor.note.edit, "Merci")
    assert editor.template().size_of("note") == "normal"
    assert not editor.save.isEnabled()
    assert "appartient au programme" in editor.save.toolTip()
    editor.reset.click()
    assert editor.template() == STANDARD
    assert not editor.reset.isEnabled()


def test_fields_are_moved_hidden_and_sized_by_keyboard(context: PaneContext, window: QWidget) -> None:
    editor: TemplateEditor = shown(TemplateEditor(context, STANDARD), window)
    window.activateWindow()
    rows = editor.fields.rows
    rows["wifi"].shown.setFocus()
    QTest.keyClick(rows["wifi"].shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.fields.order()[5:7] == ["wifi", "code"]
    QTest.keyClick(rows["wifi"].shown, Qt.Key.Key_Space)
    assert editor.template().size_of("wifi") is None
    QTest.keyClick(rows["code"].size_choice, Qt.Key.Key_Down)
    rows["code"].size_choice.chosen.emit(rows["code"].size_choice.value())
    assert editor.template().size_of("code") == "large"
    assert not rows["code"].shown.isEnabled()
    rows["price"].up.click()
    assert [item.field for item in editor.template().items][:2] == ["price", "shop"]
    assert not rows["price"].up.isEnabled()
    assert rows["price"].shown.hasFocus()


def test_save_as_duplicate_and_delete(
    context: PaneContext, window: QWidget, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    editor: TemplateEditor = shown(TemplateEditor(context, STANDARD), window)
    questions: list[str] = []

    async def name(*_: object, **__: object) -> dict[str, str]:
        return {"name": "Marché"}

    async def sure(_: object, question: object, *__: object, **___: object) -> bool:
        questions.append(str(question))
        return True

    monkeypatch.setattr(template_editor, "ask_form", name)
    monkeypatch.setattr(dialogs, "ask", sure)
    kept: list[object] = []
    editor.saved.connect(kept.append)
    editor.rows.set_value(6)
    editor.save_as.click()
    run(until(lambda: kept))
    assert editor.kept().name == "Marché"
    assert (editor.kept().rows, editor.choice.currentText()) == (6, "Marché")
    editor.rows.set_value(5)
    editor.save.click()
    templates = Templates(context.services.settings)
    assert [template.rows for template in templates.all("a4") if not template.built_in] == [5]
    editor.duplicate.click()
    assert editor.kept().name == "Marché 2"
    editor.delete.click()
    run(until(lambda: editor.kept() == STANDARD))
    assert questions == ["Supprimer le modèle «\u00a0Marché 2\u00a0»\u00a0?"]
    assert [template.name for template in templates.all("a4") if not template.built_in] == ["Marché"]
    assert not editor.delete.isEnabled()


def test_the_logo_is_chosen_and_a_wrong_file_is_said(
    context: PaneContext, window: QWidget, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor: TemplateEditor = shown(TemplateEditor(context, STANDARD), window)
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(0)
    picture.save(str(tmp_path / "logo.png"))

    async def choose(*_: object) -> Path:
        return tmp_path / "logo.png"

    monkeypatch.setattr(dialogs, "open_path", choose)
    editor.choose_logo.click()
    run(until(editor.logo.isChecked))
    job = editor.preview.job()
    assert job is not None
    assert job.logo == tmp_path / "logo.png"
    assert editor.remove_logo.isVisible()
    editor.remove_logo.click()
    assert context.services.printing.logo is None

    async def refuse(_: Path) -> Path:
        raise InvalidInputError(logo="unknown")

    monkeypatch.setattr(context.services.printing, "keep_logo", refuse)
    editor.choose_logo.click()
    run(until(lambda: editor.fault.text()))
    assert editor.fault.text() == "Choisissez une image PNG, JPG ou SVG de 4 Mo au plus."


def test_a_roll_has_no_columns_and_the_language_is_followed(context: PaneContext, window: QWidget) -> None:
    editor: TemplateEditor = shown(TemplateEditor(context, STRIP, tickets(1)), window)
    assert not editor.columns.isVisible()
    assert editor.size_note.text() == "Un ticket après l’autre sur papier de 58 mm"
    set_language("en")
    assert editor.choice.currentText() == "Roll with QR code"
    assert editor.fields.rows["shop"].up.accessibleName() == "Move Shop name up"


def test_everything_has_a_name_for_screen_readers(context: PaneContext, window: QWidget) -> None:
    for widget in (TemplateEditor(context), PrinterChooser(context), PrintJournalView(context)):
        shown(widget, window)
        for control in widget.findChildren(QWidget):
            if isinstance(control.parentWidget(), QLineEdit):
                continue  # the glyph of a search field takes no focus
            if isinstance(control, (QAbstractButton, QComboBox, QLineEdit)) and control.isVisible():
                named = control.accessibleName() or getattr(control, "text", str)()
                assert named, f"{type(widget).__name__}: {control!r}"


# ---------------------------------------------------------------- the chooser
def choose_kind(chooser: PrinterChooser, kind: str) -> None:
    chooser.kind.set_value(kind)
    chooser.kind.chosen.emit(kind)


def test_a_network_printer_is_kept_and_its_address_checked(context: PaneContext, window: QWidget) -> None:
    chooser: PrinterChooser = shown(PrinterChooser(context), window)
    assert chooser.choice() is None
    choose_kind(chooser, "lan")
    chooser.address.set_value("192.168.1.87:99999")
    chooser.save.click()
    assert chooser.address.error() == "Écrivez-la comme 192.168.1.87 ou 192.168.1.87:9100"
    assert jobs.current_printer(context.services.settings) is None
    chooser.address.set_value("192.168.1.87")
    chooser.width_mm.set_current("80")
    chooser.drawer.setChecked(True)
    chooser.save.click()
    assert jobs.current_printer(context.services.settings) == PrinterChoice("lan", "192.168.1.87", 80, drawer=True)
    assert jobs.roll_width(context.services.settings) == 80
    again = PrinterChooser(context)
    assert again.choice() == chooser.choice()
    again.deleteLater()
    choose_kind(chooser, "")
    chooser.save.click()
    assert jobs.current_printer(context.services.settings) is None


def test_a_printer_of_the_system_is_kept_by_its_name(context: PaneContext, window: QWidget) -> None:
    chooser: PrinterChooser = shown(PrinterChooser(context), window)
    choose_kind(chooser, "system")
    chooser.queue.set_value("Comptoir")
    chooser.save.click()
    settings = context.services.settings
    assert (settings.get("receipt_printer"), settings.get("receipt_device")) == ("Comptoir", None)
    assert jobs.current_printer(settings) == PrinterChoice("system", "Comptoir", 58)


def test_the_test_page_is_printed_with_what_is_set_and_its_failure_said(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    chooser: PrinterChooser = shown(PrinterChooser(context), window)
    choose_kind(chooser, "lan")
    chooser.address.set_value("192.168.1.87")
    chooser.native_qr.setChecked(False)
    trail = context.services.printing
    trail.failure = PrinterRefusedError("192.168.1.87")
    chooser.trial.click()
    run(until(lambda: trail.rows and chooser.trial.isEnabled()))
    assert chooser.note.text().startswith("L’imprimante «\u00a0192.168.1.87\u00a0» refuse.")
    trail.failure = None
    chooser.trial.click()
    run(until(lambda: trail.sent and chooser.trial.isEnabled()))
    printed = RollPrinter(trail.sent[0][1])
    assert "àâäçéèêëîïôöùûü ÀÂÇÉÈÊÎÔÙ" in printed.texts()
    assert len(printed.seen()) == 1
    assert [(row.kind, row.error) for row in trail.rows] == [("test", "printer_refused"), ("test", "")]


# ---------------------------------------------------------------- the journal
async def fill(context: PaneContext) -> None:
    trail = context.services.printing
    batch = tickets(30)
    await trail.record(PrintJob("receipt", "s0001", "2611-0841", "lan", "192.168.1.87"))
    details = {"template": "compact", **packed(batch)}
    await trail.record(PrintJob("sheet", "L-7", "L-7", "system", "Laser", count=30, details=details))
    await trail.record(PrintJob("test", "test", "Page d’essai", "usb", "/dev/usb/lp0", error="printer_no_paper"))


def test_the_journal_lists_what_was_printed_and_what_failed(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    run(fill(context))
    view: PrintJournalView = shown(PrintJournalView(context), window)
    run(until(lambda: view.model.ever_loaded))
    assert [view.model.cell(0, column).spoken() for column in (1, 3, 4)] == [
        "Page d’essai, «\u00a0/dev/usb/lp0\u00a0» n’a plus de papier.",
        "Échec",
        "/dev/usb/lp0",
    ]
    assert (
        view.model.cell(0, 3).tip
        == "«\u00a0/dev/usb/lp0\u00a0» n’a plus de papier. Mettez un rouleau neuf, puis réimprimez."
    )
    assert [view.model.cell(1, column).spoken() for column in (1, 2)] == ["Feuilles A4 L-7", "30 tickets"]
    view.table.go_to_row(0)
    assert not view.reprint.isEnabled()
    assert view.reason.isVisible()
    assert view.reason.text() == view.model.cell(0, 3).tip
    run(context.services.printing.record(PrintJob("receipt", "s2", "2611-0842", "pdf", "a.pdf", duplicate=1)))
    run(until(lambda: view.model.count == 4))
    assert view.model.cell(0, 3).spoken() == "Réimprimé"
    QTest.keyClicks(view.search, "L-7")
    run(until(lambda: view.model.count == 1))
    view.search.setText("nothing like it")
    run(until(lambda: view.model.count == 0))
    assert not view.table.isVisible()


def test_a_sheet_is_printed_again_from_the_journal(context: PaneContext, window: QWidget, run: Run[Any]) -> None:
    run(fill(context))
    view: PrintJournalView = shown(PrintJournalView(context), window)
    run(until(lambda: view.model.ever_loaded))
    view.table.go_to_row(1)
    view.reprint.click()
    run(until(asked))
    dialog = asked()
    assert dialog is not None
    assert (dialog.template.value(), dialog._batch, len(dialog._tickets)) == ("compact", "L-7", 30)
    dialog.reject()
    run(until(lambda: asked() is None))


def test_a_receipt_is_printed_again_from_the_journal_as_a_duplicate(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    context.services.sold_before(2)
    jobs.remember_printer(context.services.settings, PrinterChoice("lan", "192.168.1.87", 58))
    run(fill(context))
    view: PrintJournalView = shown(PrintJournalView(context), window)
    run(until(lambda: view.model.ever_loaded))
    view.table.go_to_row(2)
    view.reprint.click()
    trail = context.services.printing
    run(until(lambda: len(trail.rows) == 4))
    printed = RollPrinter(trail.sent[0][1])
    assert "Duplicata 1" in printed.texts()
    assert printed.pulses == 0
    assert (trail.rows[3].kind, trail.rows[3].duplicate, trail.rows[3].printer) == ("receipt", 1, "192.168.1.87")


def test_an_empty_journal_says_what_will_be_here(context: PaneContext, window: QWidget, run: Run[Any]) -> None:
    view: PrintJournalView = shown(PrintJournalView(context), window)
    run(until(lambda: view.model.ever_loaded))
    assert not view.table.isVisible()
    assert not view.reprint.isEnabled()


def test_settings_of_the_first_version_still_name_the_printer(context: PaneContext) -> None:
    settings = context.services.settings
    settings.set("receipt_printer", "Comptoir")
    assert jobs.current_printer(settings) == PrinterChoice("system", "Comptoir", 58)
    jobs.remember_printer(settings, replace(PrinterChoice("usb", "/dev/usb/lp0"), cut=False))
    found = jobs.current_printer(settings)
    assert found is not None
    assert (found.kind, found.cut) == ("usb", False)


def test_the_first_print_asks_for_the_printer_and_remembers_it(
    context: PaneContext, window: QWidget, run: Run[Any]
) -> None:
    context.services.sold_before(1)
    sale = context.services.sales.kept[0]

    def on_screen() -> Dialog | None:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()]
        return found[0] if found else None

    async def story() -> Any:
        printing = asyncio.ensure_future(print_receipt(context, window, sale))
        await until(on_screen)
        dialog = on_screen()
        assert dialog is not None
        [chooser] = dialog.findChildren(PrinterChooser)
        assert (chooser.kind.value(), chooser.save.isVisible()) == ("system", False)
        choose_kind(chooser, "lan")
        [use] = [button for button in dialog.findChildren(Button) if button.text() == "Imprimer"]
        use.click()
        assert dialog.isVisible()  # no address yet
        chooser.address.set_value("192.168.1.87")
        use.click()
        return await printing

    assert run(story()) == Printed(0, "192.168.1.87")
    assert [choice.address for choice, _ in context.services.printing.sent] == ["192.168.1.87"]
    assert run(print_receipt(context, window, sale)) == Printed(1, "192.168.1.87")


def test_a_queue_of_the_system_is_offered_for_raw_bytes_but_never_chosen_by_itself(
    context: PaneContext, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer_chooser, "device_files", lambda kind: [])
    chooser: PrinterChooser = shown(PrinterChooser(context), window)
    choose_kind(chooser, "usb")
    assert chooser.address.value() == ""
    [laser] = [button for button in chooser.findChildren(Button) if button.text() == "Laser"]
    laser.click()
    assert chooser.choice() == PrinterChoice("usb", "Laser", 58)
    monkeypatch.setattr(printer_chooser, "device_files", lambda kind: ["/dev/usb/lp0"])
    again: PrinterChooser = shown(PrinterChooser(context), window)
    choose_kind(again, "usb")
    assert again.address.value() == "/dev/usb/lp0"
