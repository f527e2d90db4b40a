"""Money and reports of a shop on its first day: nothing is there, and every page says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.shops import ServedShop, serve_shop
from tests.ui.conftest import Run, until
from tests.ui.opened import texts
from tests.ui.served_pane import shown
from ui.panes.money import create_pane as create_money
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
