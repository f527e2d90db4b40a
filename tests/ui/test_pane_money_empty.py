"""Money and reports of a shop on its first day, and of one whose server lacks half of it: every page says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.shops import ServedShop, serve_shop
from tests.ui.conftest import Run, until
from tests.ui.opened import plain, texts
from tests.ui.served_pane import shown
from tiknet_desktop.services.money import MethodDraft
from ui.panes.money import create_pane as create_money
from ui.panes.money.withdraw import WithdrawDialog, read_ready
from ui.panes.reports import create_pane as create_reports
from ui.panes.reports.paper import month_images


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    served = serve_shop(tmp_path_factory.mktemp("first-day"))
    yield served
    served.stop()


def test_money_of_the_first_day(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_money, tmp_path, server, wait=False) as (pane, _):
            await until(lambda: "Aucun mouvement d’argent" in texts(pane.overview))
            await until(lambda: "0 | FCFA" in texts(pane.overview.balance))
            for kind, words in (
                ("wallet", "Aucun paiement en ligne"),
                ("staff", "Aucune vente au comptoir"),
                ("devices", "Aucun paiement en ligne|Aucun appareil supplémentaire"),
            ):
                pane.open_kind(kind)
                page = pane.lists[kind]
                await until(lambda page=page, words=words: any(part in texts(page) for part in words.split("|")))
            pane.open_kind("server")
            await until(lambda: "Le serveur n’a aucune opération" in texts(pane.search))
            pane.open_tab("withdrawals")
            await until(lambda: "Aucun retrait" in texts(pane.withdrawals))
            pane.open_tab("methods")
            await until(lambda: "Aucun moyen de paiement" in texts(pane.methods))

    run(journey())


def test_reports_of_the_first_day(server: ServedShop, run: Run[Any], tmp_path: Path) -> None:
    async def journey() -> None:
        async with shown(create_reports, tmp_path, server, wait=False) as (pane, _):
            for key, page in pane.pages.items():
                pane.open_tab(key)
                await until(lambda page=page: page.figures is not None)
            assert "Rien n’a été vendu" in texts(pane.month)
            assert len(month_images(pane.month.paper(), 420)) == 1
            pane.open_tab("sales")
            assert "Rien n’a été vendu sur cette période." in texts(pane.sales)
            pane.open_tab("plans")
            assert "rien de vendu sur la période" in texts(pane.plans)

    run(journey())


CLOUD_LACKS = {
    "capabilities",
    "counters_balance",
    "assigned_plan_transactions",
    "filter_transactions",
    "export_transactions",
    "set_default_payment_method",
}
"""What the cloud did not offer in November 2025, with the extras of our own server (endpoint catalogue, remote_status)."""


def test_a_cloud_shop_sees_what_is_not_offered_and_what_a_withdrawal_may_cost(
    server: ServedShop, run: Run[Any], tmp_path: Path
) -> None:
    async def journey() -> None:
        async with shown(create_money, tmp_path, server, wait=False, lacks=CLOUD_LACKS) as (pane, shop):
            await until(lambda: "non offert par ce serveur" in texts(pane.overview), 30)
            pane.open_kind("staff")
            await until(lambda: "Non offert par ce serveur" in texts(pane.lists["staff"]), 30)
            pane.open_kind("server")
            await until(lambda: "Non offert par ce serveur" in texts(pane.search), 30)
            await shop.services.money.save_method(MethodDraft("Moov Money", "+228 99 12 45 08"))
            form = WithdrawDialog(pane, await read_ready(pane.context))
            form.amount.setText("10000")
            form._show()
            said = texts(form)
            assert "non indiqués par le serveur" in said  # the cloud does not tell the kind of a destination either
            assert "1,5 %" in plain(said)
            form.deleteLater()
            written = await pane.lists["wallet"].export_from_server("csv", tmp_path / "no.csv")
            assert written is None
            assert pane.lists["wallet"]._no_file is not None

    run(journey())
