"""The vouchers pane on the real server of this computer, on one that is away, and on one that knows no batches."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.core.served_services import desktop_of
from tests.core.service_parts import has_rows
from tests.core.service_parts import opened as mint_opened
from tests.core.service_parts import until as services_until
from tests.core.voucher_mint import Mint
from tests.server.shops import ServedShop, add_plan, serve_shop
from tests.sync.reference_server import Fault, FaultyTransport
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, dialog, plain, press, texts
from tests.ui.signed_in import Person
from tiknet_desktop.domain.ids import shown_code
from tiknet_desktop.services import Services
from tiknet_desktop.services.voucher_orders import BatchRequest, OrderState
from tiknet_desktop.services.voucher_stock import StockLine
from tiknet_desktop.storage.records import Record, RecordQuery
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.form import FormDialog
from ui.kit.i18n import set_language
from ui.panes.vouchers import create_pane
from ui.panes.vouchers.form import BatchDialog, room_words
from ui.panes.vouchers.pane import VouchersPane
from ui.panes.vouchers.stock import lasts_words, stock_state
from ui.panes.vouchers.words import STATES, ticket_of, voucher_state


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    shop = serve_shop(tmp_path_factory.mktemp("vouchers"))
    add_plan(shop.sign_in())
    yield shop
    shop.stop()


@asynccontextmanager
async def shop_of(tmp_path: Path, served: ServedShop) -> AsyncIterator[Services]:
    """A computer of the shop, with its plans."""
    async with desktop_of(tmp_path, served) as services:
        services.settings.set("home", "computer")
        services.settings.set("login_url", "http://wifi.test/login")
        await services_until(services, lambda: has_rows(services, "plans"))
        try:
            yield services
        finally:
            leave()


@asynccontextmanager
async def mint_shop(tmp_path: Path, server: Mint) -> AsyncIterator[tuple[Services, FaultyTransport]]:
    """A computer of a shop on a server in memory."""
    async with mint_opened(tmp_path, server) as (services, transport):
        try:
            yield services, transport
        finally:
            leave()


def leave() -> None:
    """Close dialogs and panes before the services end."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, (Dialog, VouchersPane)):
            widget.hide()
            widget.deleteLater()


async def shown(services: Any) -> Any:
    """The pane, shown and filled."""
    pane = create_pane(Window(services))
    pane.resize(1158, 738)
    pane.show()
    await until(lambda: pane.tickets.model.ever_loaded and pane._left is not None)
    return pane


async def plan_of(services: Any) -> Record:
    record: Record = (await services.records.page(RecordQuery("plans"), 0, 1)).rows[0]
    return record


async def made(services: Any, count: int, **more: Any) -> str:
    """A batch that is complete and fetched."""
    batch: str = await services.vouchers.order(BatchRequest((await plan_of(services)).key, count, **more))

    async def here() -> bool:
        orders = {order.batch: order for order in await services.vouchers.orders()}
        return orders[batch].state is OrderState.DONE and orders[batch].here == count

    await services_until(services, here, 40)
    return batch


def said(pane: Any) -> str:
    return " | ".join(plain(words) for words, _ in pane.context.said)


def form() -> BatchDialog:
    found = dialog()
    assert isinstance(found, BatchDialog)
    return found


# ---------------------------------------------------------------- a batch from the form to paper


def test_a_batch_is_ordered_made_listed_printed_and_the_rest_cancelled(
    served: ServedShop, tmp_path: Path, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[int, str]] = []

    async def onto_paper(context: Any, parent: Any, tickets: Any, *, kind: str, batch: str) -> tuple[Any, ...]:
        """Stands for the print dialog, where a person chooses the first page only."""
        printed.append((len(tickets), batch))
        return tuple(tickets[:24])

    monkeypatch.setattr("ui.printing.print_tickets.print_tickets", onto_paper)

    async def journey() -> None:
        async with shop_of(tmp_path, served) as services:
            pane = await shown(services)
            assert "Aucun ticket imprimé" in texts(pane) or pane.tickets.model.total
            press(pane, "Nouveau lot")
            await until(lambda: isinstance(dialog(), BatchDialog))
            ask = form()
            ask.count.edit.setFocus()
            ask.count.set_value(30)
            QTest.keyClicks(ask.prefix.edit, "tk")
            assert ask.prefix.value() == "TK" and ask.sample.full_text().startswith("TK")
            assert plain(ask.worth.full_text()) == "Valeur du lot : 9 000 FCFA"
            assert plain(ask.submit.text()) == "Créer 30 tickets"
            ask.name.set_value("Marché")
            QTest.keyClick(ask.prefix.edit, Qt.Key.Key_Return)
            await until(lambda: "30 tickets prêts à imprimer" in said(pane), 40)
            await until(lambda: "Marché · Journée · 30 tickets" in texts(pane.orders), 40)
            press_card = next(card for card in pane.orders.cards if card.order.batch == "Marché")
            press(press_card, "Imprimer")
            await until(lambda: printed == [(30, "Marché")])

            async def noted() -> bool:
                return len(await services.vouchers.printable("Marché", unprinted=True)) == 6

            await services_until(services, noted)
            assert "Marché" in texts(pane.orders)  # six are still to print

            pane.open_tab("batches")
            await until(lambda: pane.batches.model.total >= 1)
            row = await services.records.find("voucher_batches", batch="Marché")
            assert row is not None
            pane.batches.open_record(row.key)
            await until(lambda: "Valeur du reste" in texts(pane.batches.drawer))
            actions = {action.key: action for action in pane.batches.spec.actions}
            pane.batches.run(actions["print_rest"], [row])
            await until(lambda: printed == [(30, "Marché"), (6, "Marché")])
            pane.batches.run(actions["cancel"], [row])
            await until(lambda: dialog() is not None)
            question = texts(dialog())  # type: ignore[arg-type]
            assert "30 codes ne donneront plus accès" in question and "9 000 FCFA" in question
            press(dialog(), "Annuler 30 tickets")
            await until(lambda: "30 tickets annulés" in said(pane))
            pane.show_batch("Marché")

            async def all_cancelled() -> bool:
                page = await services.records.page(RecordQuery("vouchers", search="Marché"), 0, 50)
                return {record["status"] for record in page.rows} == {"cancelled"}

            await services_until(services, all_cancelled)
            await until(lambda: pane.tickets.model.count == 30)
            await until(lambda: pane.tickets.model.cell(0, 1).pill == ("Annulé", "danger"))

    run(journey())


def test_tickets_are_found_shown_copied_and_cancelled(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with shop_of(tmp_path, served) as services:
            batch = await made(services, 5, prefix="ZZ")
            pane = await shown(services)
            pane.tickets.show_batch(batch)
            await until(lambda: pane.tickets.model.count == 5)
            pane.tickets.filter_bar.search.setText("zz")
            record = pane.tickets.model.record(0)
            other = await made(services, 1)
            alone = (await services.vouchers.printable(other))[0]
            pane.tickets.filter_bar.clear()
            pane.tickets.filter_bar.search.setText(shown_code(alone["code"]))  # as it stands on paper
            await until(lambda: pane.tickets.model.count == 1 and pane.tickets.model.record(0).key == alone.key)
            pane.tickets.show_batch(batch)
            await until(lambda: pane.tickets.model.count == 5)
            pane.tickets.open_record(record.key)
            drawer = pane.tickets.drawer
            await until(lambda: "Historique" in texts(drawer))
            assert "300 FCFA" in texts(drawer) and "24 h" in texts(drawer)
            press(drawer, "Copier le code")
            await until(lambda: "1 code copié" in said(pane))
            assert QGuiApplication.clipboard().text().replace("-", "") == record["code"]
            pane.tickets.model.check_records([pane.tickets.model.record(at) for at in range(3)])
            press(pane.tickets.bulk_bar, "Annuler…")
            await until(lambda: dialog() is not None)
            assert "900 FCFA" in texts(dialog())  # type: ignore[arg-type]
            press(dialog(), "Annuler 3 tickets")
            await until(lambda: "3 tickets annulés" in said(pane))
            pane.tickets.set_filter("state", "cancelled")
            await until(lambda: pane.tickets.model.count == 3)

    run(journey())


def test_stock_warns_below_the_level_one_sets(served: ServedShop, tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with shop_of(tmp_path, served) as services:
            await made(services, 4)
            pane = await shown(services)
            pane.open_tab("stock")
            await until(lambda: pane.stock.lines)
            left = pane.stock.lines[0].left
            services.vouchers.set_threshold(1)
            await until(lambda: pane.stock._model.cell(0, 1).pill == ("Suffisant", "success"))
            pane.stock.table.go_to_row(0)
            press(pane.stock, "Seuil d’alerte…")
            await until(lambda: isinstance(dialog(), FormDialog))
            dialog().form.edit("level").set_value(left + 1)  # type: ignore[union-attr]
            press(dialog(), "Garder ce seuil")
            await until(lambda: pane.stock._model.cell(0, 1).pill == ("Stock bas", "warning"))
            assert "1 forfait à réimprimer bientôt" in plain(pane.header.context.full_text())
            pane.stock.table.row_activated.emit(0)
            await until(lambda: pane.tabs.current() == "tickets" and pane.tickets.model.count == left)

    run(journey())


def test_the_server_makes_a_file_of_a_plan(
    served: ServedShop, tmp_path: Path, run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def chosen(parent: Any, title: Any, name: str, kinds: str) -> Path:
        return tmp_path / name

    monkeypatch.setattr("ui.kit.dialogs.save_path", chosen)

    async def journey() -> None:
        async with shop_of(tmp_path, served) as services:
            await made(services, 2)
            pane = await shown(services)
            pane.open_tab("stock")
            await until(lambda: pane.stock.current() is not None)
            await pane.stock.fetch_file("pdf")
            assert (tmp_path / "Journée.pdf").read_bytes().startswith(b"%PDF")
            assert "Tickets enregistrés : Journée.pdf" in said(pane)

    run(journey())


# ---------------------------------------------------------------- away from the server


def test_offline_a_batch_waits_says_so_can_be_cancelled_and_brought_back(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with mint_shop(tmp_path, Mint()) as (services, transport):
            transport.online = False
            services.connectivity.probe_now()
            await services_until(services, lambda: not services.connectivity.usable)
            pane = await shown(services)
            press(pane, "Nouveau lot")
            await until(lambda: isinstance(dialog(), BatchDialog))
            assert "C’est le serveur qui crée les codes" in texts(form())
            form().count.set_value(2_500)
            form().submit.click()
            await until(lambda: "En attente du serveur" in texts(pane.orders))
            assert "2 500 tickets" in texts(pane.orders) and "attend le serveur" in said(pane)
            pane.open_tab("batches")
            await until(lambda: pane.batches.model.count == 1)
            assert pane.batches.model.cell(0, 1).pill == ("En route", "pending")
            pane.batches.open_record(pane.batches.model.record(0).key)
            press(pane.orders, "Annuler")
            await until(lambda: "rien n’a été créé" in said(pane))
            await until(lambda: pane.orders.isHidden())
            undo = pane.context.said[-1][1]
            undo()
            await until(lambda: not pane.orders.isHidden())
            transport.online = True
            services.connectivity.probe_now()
            await services.sync_centre.sync_now()
            await until(lambda: "2 500 tickets prêts à imprimer" in said(pane), 40)

    run(journey())


def test_offline_cancelling_says_why_it_cannot_be_done(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with mint_shop(tmp_path, Mint()) as (services, transport):
            await made(services, 3)
            transport.online = False
            services.connectivity.probe_now()
            await services_until(services, lambda: not services.connectivity.usable)
            pane = await shown(services)
            actions = {action.key: action for action in pane.tickets.spec.actions}
            refusal = actions["cancel"].refuse([pane.tickets.model.record(0)])
            assert "la connexion sera revenue" in str(refusal)

    run(journey())


def test_a_stopped_batch_says_what_was_made_and_goes_on(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        server = Mint()
        async with mint_shop(tmp_path, server) as (services, transport):
            pane = await shown(services)
            # Nothing after the first part gets through, so there is time to stop.
            transport.choose = lambda request: (
                Fault.DROP if request.operation == "generate_vouchers" and server.bodies else Fault.NONE
            )
            batch = await services.vouchers.order(BatchRequest((await plan_of(services)).key, 3_000))
            await until(lambda: "1 000 sur 3 000 créés" in texts(pane.orders), 40)

            async def stopped() -> bool:
                order = next(one for one in await services.vouchers.orders() if one.batch == batch)
                for button in pane.orders.findChildren(Button):
                    if order.can_stop and not order.sending and button.isVisible() and button.text() == "Arrêter":
                        button.click()
                return order.state is OrderState.STOPPED

            await services_until(services, stopped, 40)
            await until(lambda: "Arrêté" in texts(pane.orders), 40)
            assert "2 000 non créés" in texts(pane.orders)
            transport.choose = lambda request: Fault.NONE
            press(pane.orders, "Continuer")
            services.connectivity.probe_now()
            await services.sync_centre.sync_now()
            await until(lambda: "3 000 tickets prêts à imprimer" in said(pane), 60)
            assert len(server.rows["vouchers"]) == 3_000

    run(journey())


def test_a_refused_batch_says_why_and_can_be_given_up(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        server = Mint()
        async with mint_shop(tmp_path, server) as (services, transport):
            pane = await shown(services)
            transport.online = False
            await services.vouchers.order(BatchRequest((await plan_of(services)).key, 10))
            server.remove("plans", next(iter(server.rows["plans"])))
            transport.online = True
            await services.sync_centre.sync_now()
            await until(lambda: "Refusé par le serveur" in texts(pane.orders), 40)
            press(pane.orders, "Renoncer au reste")
            await until(lambda: pane.orders.isHidden())

    run(journey())


# ---------------------------------------------------------------- other servers and people


def test_a_server_without_batches_lists_its_codes_and_says_what_it_lacks(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        server = Mint(features=())
        for number in range(3):
            flags = {"is_used": number == 1, "is_assigned": number == 2, "is_expired": False}
            server.add("vouchers", {"code": f"C{number}", "plan_name": "1 jour", "plan": 101, **flags})
        async with mint_shop(tmp_path, server) as (services, _):
            services.settings.set("home", "cloud")
            await services_until(services, lambda: has_rows(services, "vouchers"))
            pane = await shown(services)
            await until(lambda: pane.tickets.model.count == 3)
            pills = {pane.tickets.model.record(at)["code"]: pane.tickets.model.cell(at, 1).pill[0] for at in range(3)}
            assert pills == {"C0": "En stock", "C1": "En cours", "C2": "Vendu"}
            assert [column.key for column in pane.tickets.spec.columns][:3] == ["code", "state", "plan"]
            assert {action.key for action in pane.tickets.spec.actions} == {"print", "copy"}
            pane.tickets.set_filter("state", "assigned")
            await until(lambda: pane.tickets.model.count == 1)
            pane.open_tab("batches")
            assert pane.batches is None and "Non offert par ce serveur" in texts(pane)
            press(pane, "Nouveau lot")
            await until(lambda: isinstance(dialog(), BatchDialog))
            assert not form().prefix.isVisible() and not form().length_field.isVisible()
            form().count.set_value(2)
            form().submit.click()
            await until(lambda: server.bodies == [{"plan": 101, "count": 2}])

    run(journey())


def test_a_server_without_vouchers_says_so_in_every_tab(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        server = Mint(features=())
        server.missing = {"list_vouchers", "generate_vouchers"}
        async with mint_shop(tmp_path, server) as (services, _):
            services.settings.set("home", "cloud")

            async def known() -> bool:
                return str((await services.records.freshness("vouchers")).state) == "not_offered"

            await services_until(services, known)
            pane = await shown(services)
            for tab in ("tickets", "batches", "stock"):
                pane.open_tab(tab)
                await until(lambda: "Non offert par ce serveur" in texts(pane))

    run(journey())


def test_who_may_not_make_codes_sees_no_button_for_it(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with mint_shop(tmp_path, Mint()) as (services, _):
            await made(services, 2)
            window = Window(services)
            window.allowed = lambda permission: permission is None  # type: ignore[method-assign]
            pane = create_pane(window)
            pane.show()
            await until(lambda: pane.tickets.model.ever_loaded)
            assert not pane.new_button.isVisible() and not pane.stock.more_button.isVisible()
            assert "cancel" not in {action.key for action in pane.tickets._row_actions}

    run(journey())


# ---------------------------------------------------------------- many rows, keys, languages, words


def test_five_thousand_tickets_are_paged_and_the_last_one_can_be_reached(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        server = Mint()
        plan = next(iter(server.rows["plans"].values()))
        for _ in range(5_000):
            server.mint(plan, "old", {})
        async with mint_shop(tmp_path, server) as (services, _):
            pane = await shown(services)
            await until(lambda: pane.tickets.model.count == 5_000, 40)
            pane.tickets.table.go_to_row(4_999)
            await until(lambda: pane.tickets.model.record(4_999) is not None)
            assert "5 000 tickets" in texts(pane.tickets)

    run(journey())


def test_keys_and_languages(tmp_path: Path, run: Run[Any]) -> None:
    async def journey() -> None:
        async with mint_shop(tmp_path, Mint()) as (services, _):
            await made(services, 2)
            pane = await shown(services)
            for key, tab in ((Qt.Key.Key_2, "batches"), (Qt.Key.Key_3, "stock"), (Qt.Key.Key_1, "tickets")):
                QTest.keyClick(pane, key, Qt.KeyboardModifier.AltModifier)
                assert pane.tabs.current() == tab
            set_language("en")
            await until(lambda: "2 vouchers in stock" in pane.header.context.full_text())
            assert "ready to print" not in said(pane) and "In stock" in pane.tickets.model.cell(0, 1).pill[0]
            pane.open_tab("stock")
            await until(lambda: "2 vouchers left" in texts(pane.stock))

    run(journey())


def test_the_form_refuses_codes_that_can_be_guessed(dressed: Any, qtbot: QtBot) -> None:
    plan = Record("plans", "p1", {"name": "Jour", "price": None})
    ask = BatchDialog(None, [plan], "XOF")
    qtbot.addWidget(ask)
    ask.count.set_value(10_000)
    ask.length.set_value(4)
    assert ask.length_field.error() == "Au moins 5" and "Trop facile à deviner" in ask.room.full_text()
    ask.submit.click()
    assert ask.result() == 0
    ask.length.set_value(5)
    assert not ask.length_field.error() and not ask.worth.isVisibleTo(ask)
    ask.prefix.set_value("É")
    ask.prefix.edited.emit("É")
    assert "lettres de A à Z" in ask.prefix.error()


def test_rooms_are_told_in_numbers_until_they_are_beyond_counting() -> None:
    assert (
        plain(str(room_words(BatchRequest("p", 100, length=4)))) == "810 000 combinaisons : 8 100 pour chaque ticket."
    )
    assert "milliards" in str(room_words(BatchRequest("p", 100, length=8)))


def test_stock_is_said_in_words() -> None:
    def line(left: int, gone: int, ever: int = 0, threshold: int = 20) -> StockLine:
        return StockLine(1, "k", "Jour", None, left, ever, 0, 0, 0, 0, gone, threshold)

    assert stock_state(line(0, 0))[1] == "neutral"
    assert stock_state(line(0, 0, ever=1))[1] == "danger"
    assert stock_state(line(19, 0))[1] == "warning" and stock_state(line(20, 0))[1] == "success"
    assert lasts_words(line(5, 0)) == "–"
    assert plain(lasts_words(line(5, 7))) == "environ 5 jours"
    assert plain(lasts_words(line(1, 70))) == "environ 2 heures" and lasts_words(line(5_000, 1)) == "plus d’un an"


def test_a_ticket_carries_the_code_as_it_is_typed_and_every_state_has_words(tmp_path: Path) -> None:
    assert {voucher_state(Record("vouchers", "k", {"status": state})) for state in STATES} == set(STATES)
    services: Any = type("S", (), {"settings": {"login_url": "http://w/login"}, "account": Person()})
    record = Record("vouchers", "k", {"code": "7KQ4M2PX", "plan_name": "Jour", "validity_value": "1d"})
    ticket = ticket_of(record, services)
    assert (ticket.code, ticket.login_url, plain(ticket.validity)) == ("7KQ4M2PX", "http://w/login", "24 h")
