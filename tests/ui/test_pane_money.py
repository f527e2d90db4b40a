"""The money pane on the real services and the real server: looking, filtering, withdrawing, destinations, searching."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.core.served_shop import OWNER, Served, filled_server, hire
from tests.server.mailbox import code
from tests.server.shops import ServedShop
from tests.ui.conftest import Run, until
from tests.ui.opened import dialog, plain, press, texts
from tests.ui.served_pane import shown
from tiknet_desktop.services.money import MethodDraft
from tiknet_desktop.storage.records import RecordQuery
from ui.kit.buttons import Button
from ui.kit.form import FormDialog
from ui.kit.i18n import set_language
from ui.panes.money import create_pane
from ui.panes.money.withdraw import WithdrawDialog

MOOV = MethodDraft("Moov Money", "+228 99 12 45 08")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    served = filled_server(tmp_path_factory.mktemp("money-pane"))
    yield served
    served.stop()


async def with_destination(shop: Served) -> None:
    rows = (await shop.services.records.page(RecordQuery("payment_methods"), 0, 5)).rows
    if not rows:
        await shop.services.money.save_method(MOOV)


async def listed(pane: Any, kind: str) -> Any:
    """A list of movements, once it is filled."""
    pane.open_kind(kind)
    found = pane.lists[kind]
    await until(lambda: found.model.ever_loaded and found.isVisible() and found.sums.accessibleName())
    return found


async def asked(kind: type) -> Any:
    await until(lambda: isinstance(dialog(), kind))
    return dialog()


def test_the_overview_tells_what_there_is_and_where_it_came_from(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=with_destination) as (pane, shop):
            await until(lambda: pane.overview.latest.model.rows)
            for name in ("wallet", "counters"):
                await shop.services.records.refresh(name)
            await until(lambda: "de tout ce qui est entré" in texts(pane))
            said = texts(pane)
            wallet = await shop.services.money.wallet()
            assert wallet.balance is not None
            assert "Dernières opérations" in said
            assert "Depuis le début" in said
            assert len(pane.overview.latest.model.rows) == 9
            assert pane.tabs.accessibleName() == "Parties de l’argent"

    run(journey())


def test_each_kind_of_movements_has_its_list_and_its_sums(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            staff = await listed(pane, "staff")
            assert staff.model.count == staff.model.total > 100
            everything = staff.sums.accessibleName()
            chip = staff.filter_bar.chip("seller")
            chip.opened.emit()
            await until(lambda: chip.choices)
            staff.set_filter("seller", "Mariam")
            await until(lambda: staff.model.count < staff.model.total and staff.sums.accessibleName() != everything)
            totals = await shop.services.money.totals(staff.query())
            assert plain(staff.sums.accessibleName()).startswith("Encaissé")
            assert totals.count == staff.model.count
            wallet = await listed(pane, "wallet")
            wallet.set_filter("state", "failed")
            await until(lambda: wallet.model.ever_loaded and wallet.model.count < wallet.model.total)
            devices = await listed(pane, "devices")
            await until(lambda: "Aucun appareil supplémentaire vendu" in texts(devices))

    run(journey())


def test_a_movement_opens_with_all_the_server_tells(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, _):
            staff = await listed(pane, "staff")
            record = staff.model.record(0)
            pane.open_record(record.key)
            await until(lambda: "Numéro sur le serveur" in texts(staff.drawer))
            assert record["payment_reference"] in texts(staff.drawer)
            press(staff.drawer, "Ouvrir le client")
            await until(lambda: pane.context.went)
            assert pane.context.went[-1][0] == "customers"

    run(journey())


def test_the_movements_of_one_customer(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            staff = await listed(pane, "staff")
            username = staff.model.record(0)["customer_username"]
            customer = await shop.services.records.find("customers", username=username)
            pane.open_record(None, customer=customer.key)
            await until(lambda: staff.filter_bar.is_filtering() and 0 < staff.model.count < staff.model.total)
            assert {staff.model.record(row)["customer_username"] for row in range(staff.model.count)} == {username}

    run(journey())


def test_the_server_is_searched_and_its_answer_stays_readable_offline(
    server: ServedShop, run: Run[Any], tmp_path: Path, qtbot: QtBot
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            pane.open_kind("server")
            search = pane.search
            await until(lambda: search.found is not None and search.model.rows)
            assert "sur 2" in plain(search.count.text())
            assert "Entrées" in plain(search.sums.full_text())
            search.following.click()
            await until(lambda: "page 2" in search.count.text())
            for kind in ("staff", "wallet_all", "staff_all", "plans", "wallet"):
                before = search.found
                search.kind.set_value(kind)
                search.ask()
                await until(lambda before=before: search.found is not before)
                assert search.found.rows, kind
            search.table.setFocus()
            qtbot.keyClick(search.table, Qt.Key.Key_Down)
            search._show_row(0)
            assert search.drawer.isVisible()
            shop.transport.online = False
            search.ask()
            await until(lambda: search.found.reading.error is not None)
            assert search.model.rows
            search.show_days(search.period.first.replace(year=2020), search.period.last.replace(year=2020))
            await until(lambda: "Réessayer" in [button.text() for button in search.findChildren(Button)])

    run(journey())


def test_a_server_without_the_search_says_so(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            shop.transport.missing.add("filter_transactions")
            pane.open_kind("server")
            await until(lambda: "Non offert par ce serveur" in texts(pane.search))

    run(journey())


def test_everything_is_withdrawn_by_keyboard_after_the_cost_is_shown(
    server: ServedShop, run: Run[Any], tmp_path: Path, qtbot: QtBot
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=with_destination) as (pane, shop):
            await shop.services.records.refresh("wallet")
            before = (await shop.services.money.wallet()).balance
            pane.withdraw()
            form = await asked(WithdrawDialog)
            form.amount.setFocus()
            qtbot.keyClicks(form.amount, "99999999")
            form.submit.click()
            assert "Le portefeuille ne contient que" in plain(texts(form))
            form.amount.clear()
            qtbot.keyClicks(form.amount, "1500")
            assert "aucuns" in texts(form)
            assert "1 500 FCFA" in texts(form)
            qtbot.keyClick(form.amount, Qt.Key.Key_Return)
            await until(lambda: pane.withdrawals.model.count)
            await until(lambda: pane.context.said and pane.context.said[-1][0] == "Le retrait est demandé")
            await shop.services.records.refresh("wallet")
            assert (await shop.services.money.wallet()).balance == before - 1500
            await until(lambda: pane.withdrawals.drawer.isVisible())
            assert "Accord" in texts(pane.withdrawals.drawer)
            record = pane.withdrawals.model.record(0)
            shop.settle(record["reference"], "completed")
            await shop.services.records.refresh("withdrawals")
            await until(lambda: "Payé" in texts(pane.withdrawals.drawer))

    run(journey())


def test_a_lost_answer_is_told_and_nothing_is_paid_twice(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=with_destination) as (pane, shop):
            await shop.services.records.refresh("wallet")
            before = (await shop.services.money.wallet()).balance
            shop.transport.lose.add("create_withdrawal")
            pane.withdraw()
            form = await asked(WithdrawDialog)
            form.amount.setText("700")
            form.submit.click()
            await until(lambda: pane.notice.isVisible())
            assert "Pas de réponse pour un retrait de 700 FCFA" in texts(pane.notice)
            pane.withdraw()
            await until(lambda: pane.context.said)
            assert "resté sans réponse" in pane.context.said[-1][0]
            assert dialog() is None
            press(pane.notice, "Le chercher")
            await until(lambda: not pane.notice.isVisible())
            await shop.services.records.refresh("wallet")
            assert (await shop.services.money.wallet()).balance == before - 700

    run(journey())


def test_what_never_arrived_can_be_sent_again_or_forgotten(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=with_destination) as (pane, shop):
            await shop.services.records.refresh("wallet")
            before = (await shop.services.money.wallet()).balance
            shop.transport.drop.add("create_withdrawal")
            pane.withdraw()
            form = await asked(WithdrawDialog)
            form.amount.setText("400")
            form.submit.click()
            await until(lambda: pane.notice.isVisible())
            press(pane.notice, "Le chercher")
            await until(lambda: pane.notice.again.isVisible())
            press(pane.notice, "Renvoyer")
            await until(lambda: not pane.notice.isVisible())
            await shop.services.records.refresh("wallet")
            assert (await shop.services.money.wallet()).balance == before - 400

    run(journey())


def test_a_destination_is_added_with_a_mailed_code_and_its_number_stays_hidden(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server) as (pane, shop):
            pane.open_tab("methods")
            await until(lambda: pane.methods.model.ever_loaded)
            pane.add_button.click()
            form = await asked(FormDialog)
            form.form.edit("name").setText("Ecobank Togo")
            form.form.edit("numbers").setText("TG53 0001 0203")
            form.form.fields["with_code"].setChecked(True)
            form.submit.click()
            await until(lambda: dialog() is not None and dialog() is not form and "Code reçu" in texts(dialog()))
            confirm = dialog()
            assert isinstance(confirm, FormDialog)
            confirm.form.edit("code").setText(code(server, OWNER))
            confirm.submit.click()
            await until(lambda: pane.methods.drawer.isVisible() and "Ecobank Togo" in texts(pane.methods.drawer))
            said = texts(pane.methods.drawer)
            assert "•••• •••• 0203" in said
            assert "TG53" not in said
            reveal = next(action for action in pane.methods._row_actions if action.key == "reveal")
            key = (await shop.services.records.find("payment_methods", name="Ecobank Togo")).key
            record = await shop.services.records.get("payment_methods", key)
            pane.methods.run(reveal, [record])
            await until(lambda: "TG53 0001 0203" in texts(pane.methods.drawer))
            remove = next(action for action in pane.methods._row_actions if action.key == "remove")
            pane.methods.run(remove, [record])
            await until(lambda: dialog() is not None)
            press(dialog(), "Retirer le moyen de paiement")
            await until(lambda: pane.context.said and "est retiré" in pane.context.said[-1][0])

    run(journey())


def test_the_view_and_the_server_s_file_are_written(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path / "shop", server) as (pane, _):
            staff = await listed(pane, "staff")
            await staff.export("csv", tmp_path / "view.csv")
            await staff.export_from_server("csv", tmp_path / "server.csv")
            assert "Mariam" in (tmp_path / "view.csv").read_text(encoding="utf-8-sig")
            assert "payment_reference" in (tmp_path / "server.csv").read_text(encoding="utf-8")
            pane.open_kind("server")
            await until(lambda: pane.search.model.rows)
            await pane.search.export("xlsx", by_server=False, path=tmp_path / "page.xlsx")
            await pane.search.export("csv", by_server=True, path=tmp_path / "days.csv")
            assert (tmp_path / "page.xlsx").read_bytes()[:2] == b"PK"
            assert (tmp_path / "days.csv").stat().st_size > 1000

    run(journey())


def test_offline_the_last_known_stays_with_its_age_and_nothing_is_sent(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, prepare=with_destination) as (pane, shop):
            await until(lambda: pane.overview.latest.model.rows)
            shop.transport.online = False
            shop.services.connectivity.probe_now()
            await until(lambda: str(shop.services.connectivity.state) in ("offline", "server_down"), 30)
            await until(lambda: "retraits dès le retour en ligne" in texts(pane.overview))
            pane.withdraw()
            await until(lambda: pane.context.said)
            assert "la connexion sera revenue" in plain(pane.context.said[-1][0])

    run(journey())


def test_a_worker_is_told_whom_to_ask(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    email = hire(server, "Worker")

    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, email=email, wait=False) as (pane, _):
            assert "Réservé à d’autres rôles" in texts(pane)
            pane.open_record("x")

    run(journey())


def test_a_manager_sees_money_but_moves_none(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    email = hire(server, "Manager")

    async def journey() -> None:
        async with shown(create_pane, tmp_path, server, email=email) as (pane, _):
            await until(lambda: pane.overview.latest.model.rows)
            assert not pane.ask_button.isVisible()
            pane.open_tab("methods")
            assert not pane.add_button.isVisible()

    run(journey())


def test_english_reads_as_english(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        set_language("en")
        async with shown(create_pane, tmp_path, server) as (pane, _):
            wallet = await listed(pane, "wallet")
            assert wallet.count.text().endswith("movements")
            assert "Taken in" in wallet.sums.accessibleName()

    run(journey())
