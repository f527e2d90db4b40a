"""The counter as a seller uses it: by keyboard, exact to the franc, once per Enter, with or without a connection."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import SIGNAL, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.ui.conftest import Run, until
from tests.ui.sell_double import CounterServices, plan
from tiknet_desktop.domain.money import currency
from tiknet_desktop.runtime.changebus import ChangeSet
from tiknet_desktop.storage.errors import DiskFullError
from tiknet_desktop.storage.sales import SaleState
from ui.kit import dialogs
from ui.kit.amounts import typed_amount
from ui.kit.buttons import IconButton
from ui.kit.context import PaneContext
from ui.kit.i18n import set_language
from ui.kit.theme import theme
from ui.panes.sell.amounts import quick_amounts
from ui.panes.sell.keys import digit_of, step_of
from ui.panes.sell.pane import SellPane
from ui.printing import printer
from ui.printing.receipt import Receipt

FRANCS = currency("XOF")
NARROW = "\u202f"


@pytest.fixture
def services(qt_loop: asyncio.AbstractEventLoop) -> Iterator[CounterServices]:
    """A shop with six plans and five customers; failures of background tasks fail the test."""
    made = CounterServices(qt_loop)
    yield made
    qt_loop.run_until_complete(made.tasks.close())
    assert made.failures == []


Opened = Callable[..., SellPane]


@pytest.fixture
def opened(services: CounterServices, run: Run[Any]) -> Iterator[Opened]:
    """Open the pane and wait for its plans, or for the state shown instead."""
    panes: list[SellPane] = []

    def open_pane(width: int = 1158, height: int = 738) -> SellPane:
        pane = SellPane(PaneContext(services))
        panes.append(pane)
        pane.resize(width, height)
        pane.show()
        pane.activateWindow()
        run(until(lambda: pane.plans.tiles or pane.state_name() not in ("", "loading")))
        return pane

    yield open_pane
    for pane in panes:
        pane.close()
        pane.deleteLater()


def press(pane: SellPane, *keys: Any) -> None:
    """Press keys where the focus is, as a person does."""
    for key in keys:
        target = pane.focusWidget() or pane
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def enter(pane: SellPane) -> None:
    press(pane, Qt.Key.Key_Return)


def sold(pane: SellPane, run: Run[Any]) -> None:
    """Wait until the sale is on screen and Enter is heard again."""
    run(until(lambda: pane.phase == "done" and not pane.settling.isActive()))


def test_three_keys_sell_a_ticket_and_a_fourth_starts_the_next_sale(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    request = services.sales.requests[0]
    assert (request.plan_key, request.quantity, request.payment, request.received) == ("p3", 1, "cash", None)
    assert request.customer_key is None
    assert request.new_customer is None
    paper = pane.receipt.paper.sheet.content()
    assert isinstance(paper, Receipt)
    assert paper.codes == ("7KQ4M2PX",)
    assert pane.receipt.pill.accessibleName() == "À confirmer"
    assert pane.receipt.next_button.accessibleDescription() == "Reçu 2611-0841, À confirmer, 7KQ4-M2PX"
    enter(pane)
    assert pane.phase == "form"
    assert pane.plans.current() is None
    assert len(services.sales.requests) == 1


def test_two_enters_in_a_row_sell_once(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    services.sales.gate.clear()
    press(pane, "3")
    enter(pane)
    run(until(lambda: services.sales.requests))
    enter(pane)
    QTest.mouseClick(pane.pay.button, Qt.MouseButton.LeftButton)
    press(pane, "4")
    services.sales.gate.set()
    run(until(lambda: pane.phase == "done"))
    enter(pane)  # the bounce of the same key: the receipt stays on screen
    assert pane.phase == "done"
    sold(pane, run)
    assert [request.plan_key for request in services.sales.requests] == ["p3"]


def test_a_held_enter_does_not_sell_again(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    for _ in range(5):
        repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(pane.focusWidget() or pane, repeat)
    assert pane.phase == "done"
    assert len(services.sales.requests) == 1


def test_enter_alone_never_sells_because_no_plan_stays_chosen(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    press(pane, "1")
    enter(pane)
    sold(pane, run)
    enter(pane)
    enter(pane)  # chooses the focused tile at most
    assert len(services.sales.requests) == 1


def test_change_is_exact_and_missing_money_is_said(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "4")
    pane.form.received.setFocus()
    press(pane, "10000")
    assert pane.form.received.text() == f"10{NARROW}000"
    assert pane.form.change() == Decimal(7_500)
    assert pane.form.change_text() == ("Monnaie à rendre", f"7{NARROW}500\u00a0FCFA")
    pane.form.received.selectAll()
    press(pane, "2000")
    assert pane.form.change_text() == ("Il manque", "500\u00a0FCFA")
    assert not pane.pay.button.isEnabled()
    assert pane.pay.button.toolTip() == "Il manque 500\u00a0FCFA"
    enter(pane)
    assert services.sales.requests == []
    pane.form.chips[0].click()
    assert pane.form.change() == Decimal(0)
    enter(pane)
    sold(pane, run)
    assert services.sales.requests[0].received == Decimal(2_500)


def test_plus_and_minus_change_the_quantity_and_every_code_is_on_the_receipt(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    press(pane, "2", "+", "+", "+", "-")
    assert pane.form.total() == Decimal(900)
    enter(pane)
    sold(pane, run)
    paper = pane.receipt.paper.sheet.content()
    assert isinstance(paper, Receipt)
    assert len(paper.codes) == 3
    assert paper.total == Decimal(900)
    pane.receipt.copy_button.click()
    assert QGuiApplication.clipboard().text() == "7KQ4-M2PX\nH9TD-3RWC\nB4NV-8XKE"
    assert pane.recent.lines[0].code.full_text() == "7KQ4-M2PX + 2 autres"


def test_a_customer_is_found_while_typing_and_credit_needs_one(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    press(pane, "3")
    pane.form.payment.set_current("credit", tell=True)
    assert pane.pay.button.toolTip() == "Le crédit demande un client"
    enter(pane)
    assert services.sales.requests == []
    assert pane.form.customer.search.hasFocus()
    press(pane, "koffi")
    run(until(pane.form.customer.results))
    assert pane.form.customer.results() == ["Koffi Adjovi, +228 91 45 67 01", "Créer «\u00a0koffi\u00a0»"]
    enter(pane)
    buyer = pane.form.customer.buyer()
    assert buyer is not None
    assert buyer.name == "Koffi Adjovi"
    assert not pane.form.quantity.isEnabled()
    assert pane.pay.button.text() == "Vendre 500\u00a0FCFA à crédit"
    enter(pane)  # the same key again sells: it must not take the customer out of the field
    sold(pane, run)
    request = services.sales.requests[0]
    assert (request.customer_key, request.payment, request.received) == ("c2", "credit", None)


def test_a_new_customer_is_typed_in_place(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    pane.form.customer.search.setFocus()
    press(pane, "Komlan Agbeko")
    enter(pane)  # at once, before the results: looks first, sells nothing
    run(until(pane.form.customer.results))
    assert services.sales.requests == []
    enter(pane)
    assert pane.form.customer.name.text() == "Komlan Agbeko"
    assert pane.pay.button.toolTip() == "Choisissez ou créez le client, ou videz le champ"
    press(pane, "90 44 55 66")
    enter(pane)
    sold(pane, run)
    new = services.sales.requests[0].new_customer
    assert new is not None
    assert (new.first_name, new.last_name, new.phone) == ("Komlan", "Agbeko", "90 44 55 66")
    assert pane.form.customer.buyer() is None


def test_a_sale_without_a_connection_waits_and_is_confirmed_on_screen(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    services.connectivity.state = "offline"
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    assert "pas encore confirmé" in pane.receipt.truth.text()
    assert pane.recent.lines[0].pill.accessibleName() == "À confirmer"
    services.connectivity.state = "online"
    services.sales.settle("s0001", state=SaleState.CONFIRMED)
    run(until(lambda: pane.receipt.pill.accessibleName() == "Confirmée"))
    assert pane.recent.lines[0].pill.accessibleName() == "Confirmée"


def test_a_full_disk_is_said_and_the_form_stays_as_typed(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    services.sales.failure = DiskFullError("no space left")
    pane = opened()
    press(pane, "3")
    pane.form.received.set_amount(Decimal(1_000))
    enter(pane)
    run(until(lambda: pane.pay.fault.sentence()))
    assert pane.pay.fault.sentence() == (
        "La vente n’est pas enregistrée. Le disque est plein. Libérez de la place, puis encaissez."
    )
    chosen = pane.plans.current()
    assert chosen is not None
    assert chosen.key == "p3"
    assert pane.form.received.amount() == Decimal(1_000)
    services.sales.failure = None
    enter(pane)
    sold(pane, run)
    assert len(services.sales.kept) == 1


def test_digits_after_a_sale_begin_the_next_one(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    press(pane, "1")
    assert pane.phase == "form"
    chosen = pane.plans.current()
    assert chosen is not None
    assert chosen.key == "p1"
    assert pane.form.quantity.value() == 1


def test_escape_leaves_the_receipt(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    press(pane, Qt.Key.Key_Escape)
    assert pane.phase == "form"
    assert any(tile.hasFocus() for tile in pane.plans.tiles)


def test_a_price_that_changes_while_a_plan_is_chosen_is_counted(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    press(pane, "3")
    services.records.rows["plans"][2] = plan("p3", "Journée", 600, "1d", "2GB", 1)
    services.bus.publish(ChangeSet("plans"))
    run(until(lambda: pane.form.total() == Decimal(600)))
    assert pane.pay.button.text() == "Encaisser 600\u00a0FCFA"
    assert pane.plans.tiles[2].isChecked()


def test_six_plans_stand_in_two_even_rows_however_wide(opened: Opened) -> None:
    pane = opened(960, 610)
    tops = [tile.y() for tile in pane.plans.tiles]
    assert tops[0] == tops[1] == tops[2]
    assert tops[3] == tops[4] == tops[5] > tops[0]


def test_a_pane_that_refreshes_all_day_gathers_nothing(
    opened: Opened, services: CounterServices, run: Run[Any]
) -> None:
    pane = opened()
    run(until(lambda: len(services.tasks) == 0))
    before = pane.receivers(SIGNAL("destroyed(QObject*)"))
    for _ in range(20):
        pane.reload()
    run(until(lambda: len(services.tasks) == 0))
    assert pane.receivers(SIGNAL("destroyed(QObject*)")) == before


def test_letters_lead_to_customer_amount_and_payment(opened: Opened) -> None:
    pane = opened()
    press(pane, "3", "c")
    assert pane.form.customer.search.hasFocus()
    press(pane, Qt.Key.Key_Escape, "r")
    assert pane.form.received.hasFocus()
    press(pane, "1000", Qt.Key.Key_Escape, "p")
    assert pane.form.payment.current() == "mobile_money"
    assert pane.form.amount_received() is None


def test_many_plans_are_turned_and_searched(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    services.records.rows["plans"] = CounterServices(services.bus._loop, 23).records.rows["plans"]  # type: ignore[arg-type]
    pane = opened()
    assert len(pane.plans.tiles) == 6
    assert pane.plans.keys.full_text() == "Touches 1 à 6 · page 1 sur 4"
    press(pane, Qt.Key.Key_PageDown, "2")
    chosen = pane.plans.current()
    assert chosen is not None
    assert chosen["name"] == "Forfait 8"
    pane.plans.search.setFocus()
    press(pane, "forfait 21", Qt.Key.Key_Down)
    assert [tile.text() for tile in pane.plans.tiles] == ["Forfait 18", "Forfait 19", "Forfait 21"]  # name or price
    assert pane.plans.tiles[0].hasFocus()


@pytest.mark.parametrize(
    ("state", "expected"), [("never", "never"), ("forbidden", "forbidden"), ("not_offered", "not_offered")]
)
def test_without_plans_the_reason_is_shown(
    opened: Opened, services: CounterServices, state: str, expected: str
) -> None:
    services.records.rows["plans"] = []
    services.records.state, services.records.synced_at = state, None
    services.connectivity.state = "offline"
    pane = opened()
    assert pane.state_name() == expected
    assert not pane.pay.isVisible()


def test_an_empty_shop_offers_one_action(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    services.records.rows["plans"] = []
    pane = opened()
    assert pane.state_name() == "empty"
    services.records.rows["plans"] = CounterServices(services.bus._loop).records.rows["plans"]  # type: ignore[arg-type]
    pane.pull()
    run(until(lambda: pane.plans.tiles))
    assert pane.state_name() == ""
    assert services.records.refreshed == ["plans"]


def test_a_role_that_may_not_sell_is_told_so(opened: Opened, services: CounterServices) -> None:
    services.account.permissions = frozenset()
    assert opened().state_name() == "forbidden"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("width", "height", "zoom"),
    [(1158, 738, 1.0), (816, 610, 1.0), (1106, 738, 1.25), (1291, 730, 1.25), (972, 738, 1.0), (1246, 738, 2.0)],
)
def test_every_size_fits_in_both_languages(
    opened: Opened, run: Run[Any], language: str, width: int, height: int, zoom: float
) -> None:
    set_language(language)
    theme().switch("dark", zoom)
    pane = opened(width, height)
    press(pane, "5")
    assert pane.minimumSizeHint().width() <= width
    if zoom < 2:
        assert pane.form.received.visibleRegion().boundingRect().height() >= pane.form.received.height() - 2
    for tile in pane.plans.tiles:
        assert tile.width() >= theme().px(160)
    shown = [chip for chip in pane.form.chips if chip.isVisible()]
    assert shown
    assert shown[-1].mapTo(pane, shown[-1].rect().topRight()).x() < width
    enter(pane)
    sold(pane, run)
    assert (pane.width(), pane.height()) == (width, height)
    assert pane.minimumSizeHint().width() <= width
    assert pane.receipt.next_button.isVisible()
    assert pane.receipt.paper.sheet.isVisible()


def test_the_language_can_change_with_a_receipt_on_screen(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    set_language("en")
    assert pane.receipt.next_button.text() == "New sale"
    assert pane.receipt.pill.accessibleName() == "To confirm"
    paper = pane.receipt.paper.sheet.content()
    assert isinstance(paper, Receipt)
    assert paper.allowance == "24\u00a0h · 2\u00a0GB · 1 device"


def test_tab_visits_plan_quantity_customer_payment_amount_and_button_in_that_order(opened: Opened) -> None:
    pane = opened()
    press(pane, "3")
    pane.form.received.set_amount(Decimal(1_000))
    order: list[QWidget] = [pane.plans.tiles[2]]
    for _ in range(20):
        press(pane, Qt.Key.Key_Tab)
        focused = pane.focusWidget()
        assert focused is not None
        order.append(focused)
        if focused is pane.pay.button:
            break
    form = pane.form
    wanted = [pane.plans.tiles[2], form.quantity.edit, form.customer.search, form.payment, form.received]
    assert [widget for widget in order if widget in wanted] == wanted
    assert order[-1] is pane.pay.button


def test_everything_that_can_be_pressed_has_a_name(opened: Opened, run: Run[Any]) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    for widget in pane.findChildren(QWidget):
        if isinstance(widget, (QAbstractButton, QLineEdit)) and (widget.isVisible() or isinstance(widget, IconButton)):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_the_counter_can_be_prepared_from_elsewhere(opened: Opened, services: CounterServices, run: Run[Any]) -> None:
    pane = opened()
    pane.open_record(plan="p5", customer="c4")
    run(until(lambda: pane.form.customer.buyer() is not None))
    chosen, buyer = pane.plans.current(), pane.form.customer.buyer()
    assert chosen is not None
    assert buyer is not None
    assert (chosen.key, buyer.name, buyer.blocked) == ("p5", "Mawuli Tettey", True)


class PaperPrinter:
    """Stands in for the printers of the system: every job becomes a PDF in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.jobs: list[list[Receipt]] = []

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Answer for every remembered printer."""
        from PySide6.QtPrintSupport import QPrinter

        class Roll(QPrinter):
            def printerName(self) -> str:
                return "Comptoir"

        def named(name: str) -> QPrinter:
            device = Roll()
            device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            device.setOutputFileName(str(self.folder / f"{len(self.jobs)}.pdf"))
            return device

        print_receipts = printer.print_receipts

        def remember(receipts: list[Receipt], language: str, device: object) -> None:
            self.jobs.append(receipts)
            print_receipts(receipts, language, device)

        patch.setattr(printer, "named_printer", named)
        patch.setattr(printer, "print_receipts", remember)


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, services: CounterServices) -> PaperPrinter:
    """A remembered printer."""
    made = PaperPrinter(tmp_path)
    made.install(monkeypatch)
    services.settings.set("receipt_printer", "Comptoir")
    return made


def test_a_second_print_says_duplicate(
    opened: Opened, services: CounterServices, run: Run[Any], paper: PaperPrinter
) -> None:
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    pane.receipt.print_button.click()
    run(until(lambda: len(paper.jobs) == 1))
    pane.receipt.print_button.click()
    run(until(lambda: len(paper.jobs) == 2))
    assert [job[0].duplicate for job in paper.jobs] == [0, 1]
    enter(pane)
    pane.recent.lines[0].reprint.click()
    run(until(lambda: len(paper.jobs) == 3 and pane.phase == "done"))
    shown = pane.receipt.paper.sheet.content()
    assert isinstance(shown, Receipt)
    assert (paper.jobs[2][0].duplicate, shown.duplicate) == (2, 2)
    assert (paper.folder / "2.pdf").read_bytes().startswith(b"%PDF")


def test_a_sale_of_another_day_is_reprinted_as_a_duplicate(
    opened: Opened, services: CounterServices, run: Run[Any], paper: PaperPrinter
) -> None:
    services.sold_before(3)
    pane = opened()
    pane.recent.lines[1].reprint.click()
    run(until(lambda: paper.jobs))
    assert (paper.jobs[0][0].number, paper.jobs[0][0].duplicate) == ("2611-0842", 1)
    assert services.sales.requests == []


def test_the_receipt_is_printed_at_once_when_asked_to(
    opened: Opened, services: CounterServices, run: Run[Any], paper: PaperPrinter
) -> None:
    pane = opened()
    pane.pay.print_after.click()
    assert services.settings.get("print_after_sale") is True
    press(pane, "1")
    enter(pane)
    run(until(lambda: paper.jobs))
    assert paper.jobs[0][0].codes == ("7KQ4M2PX",)


def test_a_printer_that_is_gone_is_said_and_the_sale_stays(
    opened: Opened, services: CounterServices, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> object:
        raise printer.PrintingError("printer_gone", name)

    monkeypatch.setattr(printer, "named_printer", gone)
    services.settings.set("receipt_printer", "Comptoir")
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    pane.receipt.print_button.click()
    run(until(lambda: pane.receipt.fault.sentence()))
    assert pane.receipt.fault.sentence().startswith("L’imprimante n’est plus là.")
    assert pane.phase == "done"


def test_the_receipt_goes_into_a_file_and_a_folder_that_refuses_is_said(
    opened: Opened, services: CounterServices, run: Run[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = [tmp_path / "missing" / "a.pdf", tmp_path / "a.pdf"]

    async def save_path(*_: object) -> Path:
        return targets.pop(0)

    monkeypatch.setattr(dialogs, "save_path", save_path)
    pane = opened()
    press(pane, "3")
    enter(pane)
    sold(pane, run)
    pane.receipt.pdf_button.click()
    run(until(lambda: pane.receipt.fault.sentence()))
    assert pane.receipt.fault.sentence().startswith("Le PDF n’a pas été écrit.")
    pane.receipt.pdf_button.click()
    run(until(lambda: (tmp_path / "a.pdf").exists() and not pane.receipt.fault.sentence()))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_digits_work_on_a_french_keyboard_without_shift() -> None:
    def key(text: str, scan: int) -> QKeyEvent:
        return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, scan, 0, 0, text)

    assert digit_of(key("è", 16)) == 7
    assert digit_of(key("-", 15)) == 6
    assert step_of(key("-", 15)) == 0
    assert step_of(key("-", 20)) == -1
    assert digit_of(key("x", 53)) is None


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (100, [100, 500, 1_000, 2_000, 5_000]),
        (500, [500, 1_000, 2_000, 5_000, 10_000]),
        (2_500, [2_500, 3_000, 4_000, 5_000, 10_000]),
        (8_000, [8_000, 10_000]),
        (15_000, [15_000, 20_000]),
        (0, []),
    ],
)
def test_quick_amounts_are_what_a_customer_would_hand_over(total: int, expected: list[int]) -> None:
    assert list(quick_amounts(Decimal(total), FRANCS)) == [Decimal(amount) for amount in expected]


def test_typed_amounts_are_exact_in_every_currency() -> None:
    cedis = currency("GHS")
    assert typed_amount(f"10{NARROW}000", FRANCS) == Decimal(10_000)
    assert typed_amount("", FRANCS) is None
    assert typed_amount("12,5", cedis) == Decimal("12.5")
    assert typed_amount("1.250", cedis) == Decimal(1_250)
    assert typed_amount("0.1", cedis) == Decimal("0.1")
    assert [typed_amount(text, cedis) for text in ("", "gratuit", ",")] == [None, None, None]
