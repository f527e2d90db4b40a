"""Requests for help, copies of the data and the look at the installation, against the real server of this computer."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from embedded_server.features.support import service as support
from tests.core.served_shop import signed_in
from tests.core.service_parts import until
from tests.server.shops import ServedShop, serve_shop
from tiknet_desktop.api.errors import NotOffered
from tiknet_desktop.app.local_server import LocalServer
from tiknet_desktop.services.errors import InvalidInputError
from tiknet_desktop.storage.records import RecordQuery


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    shop = serve_shop(tmp_path_factory.mktemp("support"))
    yield shop
    shop.stop()


async def texts_on_server(shop: Any) -> list[str]:
    """What every conversation of the shop holds on the server."""
    rows = await shop.services.online.ask("list_support_tickets")
    found = []
    for row in rows:
        whole = await shop.services.online.ask("get_support_ticket", path={"id": row["id"]})
        found += [message["content"] for message in whole["messages"]]
    return found


def test_what_is_written_offline_arrives_whole_and_in_order(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            shop.transport.online = False
            key = await shop.services.support.write("Imprimante", "Elle ne coupe plus le papier.", "HIGH")
            await shop.services.support.reply(key, "Elle est du modèle X.")
            await shop.services.support.reply(key, "Et elle chauffe.")
            before = await shop.services.support.conversation(key)
            assert [(one.text, one.state) for one in before.messages] == [
                ("Elle ne coupe plus le papier.", "waiting"),
                ("Elle est du modèle X.", "waiting"),
                ("Et elle chauffe.", "waiting"),
            ]
            shop.transport.online = True
            await shop.services.sync_centre.sync_now()

            async def all_sent() -> bool:
                return (await shop.services.sync_centre.counts()).pending == 0

            await until(shop.services, all_sent)
            assert await texts_on_server(shop) == [one.text for one in before.messages]
            after = await shop.services.support.conversation(key)
            assert after.error is None, after.error
            assert [one.state for one in after.messages] == ["sent"] * 3
            assert after.fetched_at is not None

    asyncio.run(day())


def test_an_answer_is_read_and_stays_readable_without_the_server(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            key = await shop.services.support.write("Retrait", "Où est mon retrait ?")

            async def known() -> Any:
                found = await shop.services.records.get("support_tickets", key)
                return found is not None and found["id"]

            await until(shop.services, known)
            reference = await known()
            with served.context.database.write() as session:
                support.answer(session, reference, "TikNet", "Il arrive demain.", close=True)
            served.context.after_write()
            read = await shop.services.support.conversation(key)
            assert [(one.text, one.mine) for one in read.messages][-1] == ("Il arrive demain.", False)
            shop.transport.online = False
            again = await shop.services.support.conversation(key)
            assert again.messages == read.messages
            assert again.error is not None

    asyncio.run(day())


def test_a_server_without_requests_says_so(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            shop.transport.missing = {"list_support_tickets", "get_support_ticket", "create_support_ticket"}
            with pytest.raises(NotOffered):
                await shop.services.online.ask("list_support_tickets")

    asyncio.run(day())


@pytest.mark.parametrize(("subject", "text"), [("", "x"), ("x", "  "), ("x" * 201, "x")])
def test_a_request_needs_words(served: ServedShop, tmp_path: Path, subject: str, text: str) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            with pytest.raises(InvalidInputError):
                await shop.services.support.write(subject, text)

    asyncio.run(day())


def test_a_copy_brings_back_what_was_lost_and_overwrites_nothing(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            shop.transport.online = False
            await shop.services.support.write("Premier", "Avant la copie.")
            await shop.services.backups.back_up_now()
            (copy,) = [one for one in await shop.services.backups.copies() if one.of == "computer"]
            assert copy.size > 0
            store = shop.services.account._shop().store
            await store.write(lambda connection: connection.exec_driver_sql("DELETE FROM outbox"))
            restored = await shop.services.backups.restore(copy)
            assert restored is not None
            assert restored.actions == 1
            counts = await shop.services.sync_centre.counts()
            assert (counts.unknown, counts.pending) == (1, 0)
            again = await shop.services.backups.restore(copy)
            assert again is not None
            assert again.actions == 0
            copy.path.write_bytes(b"nothing")
            with pytest.raises(InvalidInputError):
                await shop.services.backups.restore(copy)

    asyncio.run(day())


def test_the_server_of_this_computer_goes_back_to_its_copy(tmp_path: Path) -> None:
    local = LocalServer(tmp_path / "server")
    local.create_owner(
        email="owner@example.com",
        password="a-long-password",
        first_name="Ama",
        last_name="K",
        country="TG",
        business_name="Ama",
    )

    async def day() -> None:
        from tiknet_desktop.platform.paths import Paths
        from tiknet_desktop.platform.secrets import SecretStore
        from tiknet_desktop.services import open_services

        paths = Paths.of(tmp_path / "desk")
        services = await open_services(paths, local.url, local=True, secrets=SecretStore.in_memory(paths.data))
        services.local_server = local
        try:
            await services.account.sign_in("owner@example.com", "a-long-password")
            await services.backups.back_up_now()
            copies = await services.backups.copies()
            assert {copy.of for copy in copies} == {"computer", "server"}
            await services.online.ask("create_support_ticket", body={"subject": "Later", "description": "Later"})
            copy = next(one for one in copies if one.of == "server")
            assert await services.backups.restore(copy) is None
            assert await services.online.ask("list_support_tickets") == []
        finally:
            await services.close()

    local.start()
    try:
        asyncio.run(day())
    finally:
        local.stop()


def test_the_look_at_the_installation_and_a_log_without_secrets(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            found = {check.code: check for check in await shop.services.installation.checks()}
            assert set(found) == {"secrets", "disk", "clock", "server", "data"}
            assert found["data"].state == "ok"
            assert found["secrets"].state == "warning"  # these services keep secrets in memory
            assert {part.name for part in await shop.services.installation.parts()} >= {"httpx", "SQLAlchemy"}
            log = shop.services.paths.logs / "tiknet.log"
            log.write_text('{"message": "password=hunter22 for ama@example.com"}\n', encoding="utf-8")
            target = tmp_path / "log.zip"
            assert await shop.services.installation.export_log(target) == target.stat().st_size
            with zipfile.ZipFile(target) as packed:
                text = packed.read("tiknet.log").decode()
            assert "hunter22" not in text
            assert "ama@example.com" not in text

    asyncio.run(day())


def test_nothing_is_made_by_asking(served: ServedShop, tmp_path: Path) -> None:
    async def day() -> None:
        async with signed_in(tmp_path, served, wait=False) as shop:
            before = await shop.services.records.page(RecordQuery("support_tickets"), 0, 100)
            with pytest.raises(InvalidInputError):
                await shop.services.support.write("x", "y", "URGENT")
            after = await shop.services.records.page(RecordQuery("support_tickets"), 0, 100)
            assert after.total == before.total

    asyncio.run(day())
