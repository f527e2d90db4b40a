"""Changing, slowing down, looking up and removing a customer, against the real server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from shiboken6 import delete

from tests.core.line import Line
from tests.core.plan_desk import desk, rows, sent
from tests.server.shops import ServedShop, add_plan
from tests.ui.conftest import Run, until
from tests.ui.opened import Window, dialog, plain, press, texts
from tiknet_desktop.services import Services
from ui.kit.form import FormDialog
from ui.panes.customers import create_pane
from ui.panes.customers.history import HistoryDialog

CODE = "AFI2345K"


@pytest.fixture
def owner(served: ServedShop) -> httpx.Client:
    client = served.sign_in()
    plan = add_plan(client)
    body = {"first_name": "Afi", "phone": "+22890124508", "username": CODE, "password": CODE}
    assert client.post("/customers/create/", json=body).status_code == 201
    assert client.post("/assign-plan/", json={"customer": CODE, "plan": plan["slug"], "tag": "Kossi"}).status_code < 300
    return client


@asynccontextmanager
async def counter(folder: Path, served: ServedShop) -> AsyncIterator[tuple[Any, Services, Line, Any]]:
    """The pane with its one customer."""
    async with desk(folder, served) as (services, line):
        await services.records.refresh("customers")
        pane = create_pane(Window(services))
        pane.resize(1158, 738)
        pane.show()
        await until(lambda: pane.model.total == 1)
        try:
            yield pane, services, line, (await rows(services, "customers"))[0]
        finally:
            delete(pane)


def act(pane: Any, key: str, record: Any) -> None:
    pane.run(next(one for one in pane.spec.actions if one.key == key), [record])


async def asked(kind: type) -> Any:
    await until(lambda: isinstance(dialog(), kind))
    return dialog()


async def told(pane: Any, words: str) -> None:
    await until(lambda: any(words in said for said, _ in pane.context.said))


def test_a_name_is_corrected_without_a_connection_and_only_it_is_sent(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def correct() -> None:
        async with counter(tmp_path, served) as (pane, services, line, afi):
            line.online = False
            act(pane, "edit", afi)
            form = await asked(FormDialog)
            assert form.form.values()["phone"] == "+22890124508"
            form.form.edit("first_name").setText("Afiwa")
            form.submit.click()
            await told(pane, "Enregistré sur cet ordinateur")
            entry = (await services.sync_centre.entries("pending", 0, 5))[0]
            assert dict(entry.summary) == {"first_name": "Afiwa"}
            line.online = True
            await sent(services)
            assert owner.get("/customers/list/").json()["data"][0]["first_name"] == "Afiwa"

    run(correct())


def test_a_name_that_was_sent_is_put_back_from_the_toast(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def correct() -> None:
        async with counter(tmp_path, served) as (pane, services, _, afi):
            act(pane, "edit", afi)
            form = await asked(FormDialog)
            form.form.edit("first_name").setText("Afiwa")
            form.submit.click()
            await told(pane, "Enregistré sur cet ordinateur")
            await sent(services)
            assert owner.get("/customers/list/").json()["data"][0]["first_name"] == "Afiwa"
            _, take_back = pane.context.said[-1]
            take_back()
            await told(pane, "C’est annulé")
            await sent(services)
            assert owner.get("/customers/list/").json()["data"][0]["first_name"] == "Afi"

    run(correct())


def test_a_customer_gets_another_speed_and_loses_it_again(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def change() -> None:
        async with counter(tmp_path, served) as (pane, services, _, afi):
            await services.records.refresh("network_policies")
            act(pane, "speed", afi)
            form = await asked(FormDialog)
            combo = form.form.edit("policy")
            assert [combo.itemText(index) for index in range(combo.count())] == ["Selon le forfait", "Standard"]
            combo.setCurrentIndex(1)
            form.submit.click()
            await told(pane, "Enregistré sur cet ordinateur")
            await sent(services)
            done = (await services.sync_centre.entries("done", 0, 5))[0]
            assert (done.operation, done.subject) == ("assign_network_policy", "Afi")

    run(change())


def test_plans_and_payments_are_listed_and_kept_for_when_the_server_is_away(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def look() -> None:
        async with counter(tmp_path, served) as (pane, _, line, afi):
            act(pane, "history", afi)
            history = await asked(HistoryDialog)
            await until(lambda: len(history.model.rows) == 1 and "Détient Journée" in texts(history))
            assert history.model.cell(0, 0).text == "Journée"
            assert plain(history.model.cell(0, 1).text) == "300 FCFA"
            assert history.model.cell(0, 3).text == "en cours" and history.model.cell(0, 4).text == "Kossi"
            history.switch.set_current("counter", tell=True)
            await until(lambda: history._part == "counter" and len(history.model.rows) == 1)
            history.switch.set_current("purchased", tell=True)
            await until(lambda: "Rien ici pour le moment" in texts(history))
            line.online = False
            history.switch.set_current("assigned", tell=True)
            await until(lambda: len(history.model.rows) == 1)
            history.switch.set_current("counter", tell=True)
            await until(lambda: len(history.model.rows) == 1 and "1 ligne" in texts(history))
            history.switch.set_current("online", tell=True)
            await until(lambda: "connexion" in texts(history).lower())
            history.reject()
            await until(lambda: dialog() is None)

    run(look())


def test_removing_names_what_is_lost_and_can_be_left(
    tmp_path: Path, served: ServedShop, owner: httpx.Client, run: Run[Any]
) -> None:
    async def remove() -> None:
        async with counter(tmp_path, served) as (pane, services, _, afi):
            act(pane, "delete", afi)
            await until(lambda: (one := dialog()) is not None and "Supprimer Afi" in texts(one))
            said = texts(dialog())  # type: ignore[arg-type]
            assert "Forfait : Journée." in said and "Les ventes passées restent" in said
            press(dialog(), "Garder")
            await until(lambda: dialog() is None)
            act(pane, "delete", afi)
            await until(lambda: dialog() is not None)
            press(dialog(), "Supprimer le client")
            await told(pane, "Enregistré sur cet ordinateur")
            await sent(services)
            assert owner.get("/customers/list/").json()["data"] == []
            await until(lambda: pane.model.total == 0)

    run(remove())
