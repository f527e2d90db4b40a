"""Something answers in the server's place: said in the status bar and in the sync centre; what is cached stays as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embedded_server.context import open_context
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.runner import ServerHandle, data_dir_settings
from tests.faulty_server import Behaviour, FaultyServer, html, reset_mid_body, truncated_json
from tests.ui.conftest import Run, until
from tests.ui.real_desktop import EMAIL, PASSWORD, pane, press, reads, running
from tiknet_desktop.services.customers import NewCustomer
from ui.shell.sign_in import SignInPage


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerHandle]:
    settings = data_dir_settings(tmp_path / "server")
    context = open_context(settings)
    owner = NewOwner(
        email=EMAIL,
        password=PASSWORD,
        first_name="Akossiwa",
        last_name="Mensah",
        country="TG",
        business_name="Boutique Tokoin",
    )
    create_owner(context.database, owner)
    context.database.close()
    with ServerHandle(settings) as handle:
        yield handle


async def _all_sent(services: Any) -> None:
    while (await services.sync_centre.counts()).done < 1:
        await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    "answer",
    [html(200), truncated_json(), reset_mid_body()],
    ids=["a page", "half a document", "a broken connection"],
)
def test_nothing_is_lost_while_something_else_answers(
    tmp_path: Path, run: Run[Any], server: ServerHandle, answer: Behaviour
) -> None:
    async def day() -> None:
        async with running(tmp_path / "desktop", server_url=server.base_url) as desktop:
            await reads("Se connecter")
            page = desktop.window.findChild(SignInPage)
            assert isinstance(page, SignInPage)
            page.email.edit.setText(EMAIL)
            page.password.edit.setText("pas le bon")
            page.submit()
            await reads("L’e-mail ou le mot de passe")
            page.password.edit.setText(PASSWORD)
            page.submit()
            await reads("Serveur : connecté")
            services = desktop.services
            assert services is not None
            await reads("Dernière synchro")
            await services.customers.create(NewCustomer("Ablavi", "Dossou", "+22890000001", ""))
            await _all_sent(services)
            await pane(desktop, "customers", lambda made: made.model.rowCount() == 1)
            port = server.port
            server.stop()
            with FaultyServer(port=port) as impostor:
                impostor.otherwise = answer
                await pane(desktop, "sync_centre")
                await services.sync_centre.sync_now()
                await until(lambda: len(impostor.requests) > 1, 30)
                shown = await reads("Serveur : ne répond plus depuis")
                assert "<html" not in shown
                await reads("Vous pouvez continuer à vendre.")
                customers = await pane(desktop, "customers", lambda made: made.model.rowCount() == 1)
                customers.table.selectRow(0)
                await services.customers.block([customers.current_record().key])
                await reads("1 en attente")
            again = ServerHandle(data_dir_settings(tmp_path / "server", port=port))
            again.start()
            try:
                await services.sync_centre.sync_now()
                await reads("Rien en attente")
                await reads("Serveur : connecté")
                assert customers.model.rowCount() == 1
                assert customers.model.record(0)["blocked"] is True
            finally:
                again.stop()

    run(day())


def test_an_address_where_nobody_listens_is_said_at_sign_in(tmp_path: Path, run: Run[Any]) -> None:
    async def day() -> None:
        async with running(tmp_path, server_url="http://127.0.0.1:9/v1") as desktop:
            await reads("Se connecter")
            page = desktop.window.findChild(SignInPage)
            assert isinstance(page, SignInPage)
            page.email.edit.setText(EMAIL)
            page.password.edit.setText(PASSWORD)
            page.submit()
            await reads("Le serveur ne répond pas.")
            press("Se connecter")

    run(day())
