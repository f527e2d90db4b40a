"""The counter on the real services and a real file, with a server that does not answer: the sale is on the disk."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import Run, until
from tests.ui.test_pane_sell import enter, press
from tiknet_desktop.domain.ids import CODE_ALPHABET
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.runtime.executors import Executors
from tiknet_desktop.services.container import Services, open_services
from tiknet_desktop.storage import cache
from tiknet_desktop.storage.database import set_fact
from tiknet_desktop.storage.store import Store
from ui.kit.context import PaneContext
from ui.panes.sell.pane import SellPane

SERVER = "http://127.0.0.1:9"
EMAIL = "akossiwa@example.test"
_PLAN = {"validity": 3, "data_limit": 4, "shared_users": 1, "shared_users_value": 1, "is_active": True, "profile": 1}
PLANS = [
    {**_PLAN, "id": 1, "slug": "heure", "name": "1 heure", "price": "100.00", "validity_value": "1h"},
    {**_PLAN, "id": 2, "slug": "jour", "name": "Journée", "price": "500.00", "validity_value": "1d"},
]


async def _shop_as_left(paths: Paths) -> None:
    """The files of an account that was signed in and synced once."""
    paths.prepare()
    executors = Executors()
    store = Store(paths.account(SERVER, EMAIL) / "shop.sqlite", executors)
    await store.open()
    await store.write(cache.apply_rows, "plans", PLANS)
    await store.write(set_fact, "user", json.dumps({"first_name": "Akossiwa", "role": "Worker"}))
    await store.close()
    executors.close()
    kept = {"last_account": {"identity": SERVER, "email": EMAIL}, "shop_name": "Boutique Tokoin"}
    (paths.data / "settings.json").write_text(json.dumps(kept), encoding="utf-8")


@pytest.fixture
def services(data_dir: Path, qt_loop: asyncio.AbstractEventLoop) -> Iterator[Services]:
    """The services of that account; nothing listens where its server was."""
    paths = Paths.of(data_dir)
    qt_loop.run_until_complete(_shop_as_left(paths))
    made = qt_loop.run_until_complete(open_services(paths, SERVER, secrets=SecretStore.in_memory(data_dir)))
    yield made
    qt_loop.run_until_complete(made.close())


async def _settled(pane: SellPane) -> None:
    await until(lambda: pane.phase == "done" and not pane.settling.isActive())


def test_a_sale_without_a_server_is_kept_and_listed(services: Services, run: Run[Any]) -> None:
    async def journey() -> None:
        pane = SellPane(PaneContext(services))
        pane.resize(1158, 738)
        pane.show()
        await until(lambda: pane.plans.tiles)
        press(pane, "2", "+")
        enter(pane)
        await _settled(pane)
        sales = await services.sales.recent()
        assert [(sale.plan_name, sale.quantity, str(sale.total), str(sale.state)) for sale in sales] == [
            ("Journée", 2, "1000", "pending")
        ]
        assert sales[0].seller == "Akossiwa"
        assert len({*sales[0].codes}) == 2
        assert all(set(code) <= set(CODE_ALPHABET) for code in sales[0].codes)
        assert (await services.sync_centre.counts()).pending == 4  # a code and its plan, twice
        await until(lambda: [line.pill.accessibleName() for line in pane.recent.lines] == ["À confirmer"])
        pane.close()
        pane.deleteLater()

    run(journey())


def test_a_new_customer_bought_without_a_server_can_be_found_at_once(services: Services, run: Run[Any]) -> None:
    async def journey() -> None:
        pane = SellPane(PaneContext(services))
        pane.show()
        await until(lambda: pane.plans.tiles)
        press(pane, "1")
        pane.form.customer.search.setFocus()
        press(pane, "Komlan Agbeko")
        await until(pane.form.customer.results)
        enter(pane)
        press(pane, "90445566")
        enter(pane)
        await _settled(pane)
        enter(pane)
        press(pane, "1")
        pane.form.customer.search.setFocus()
        press(pane, "komlan")
        await until(pane.form.customer.results)
        assert pane.form.customer.results()[0] == "Komlan Agbeko, 90445566"
        pane.close()
        pane.deleteLater()

    run(journey())
