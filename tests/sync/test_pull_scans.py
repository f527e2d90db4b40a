"""Reading lists from servers that are honest, empty, moving or broken."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.sync.reference_server import OWN_FEATURES, Fault, ReferenceServer
from tests.sync.sync_client import SyncClient, truth
from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.storage import states
from tiknet_desktop.storage.states import FreshnessState

CLOUD: tuple[str, ...] = ()


@asynccontextmanager
async def shop(
    folder: Path, features: tuple[str, ...], customers: int
) -> AsyncIterator[tuple[ReferenceServer, SyncClient]]:
    server = ReferenceServer(features)
    for number in range(customers):
        server.add("customers", {"username": f"c{number}", "customer": number, "first_name": "Ama", "blocked": False})
    client = await SyncClient(folder / "shop.sqlite", server).open()
    try:
        assert await client.pull()
        yield server, client
    finally:
        await client.close()


async def state(client: SyncClient, name: str) -> Any:
    return await client.store.read(states.freshness, name)


async def test_a_row_goes_after_two_complete_scans_without_it(tmp_path: Path) -> None:
    async with shop(tmp_path, CLOUD, 50) as (server, client):
        server.remove("customers", next(iter(server.rows["customers"])))
        await client.pull()
        assert len(await client.rows("customers")) == 50
        await client.pull()
        assert await client.table("customers") == truth(server, "customers")


async def test_a_list_that_is_suddenly_empty_is_not_believed_until_a_person_says_so(tmp_path: Path) -> None:
    async with shop(tmp_path, CLOUD, 60) as (server, client):
        server.rows["customers"].clear()
        for _ in range(3):
            await client.pull()
        assert len(await client.rows("customers")) == 60
        assert (await state(client, "customers")).error.code == "suspicious_shrink"
        await client.engine.refresh("customers", accept_shrink=True)
        assert await client.rows("customers") == []


async def test_pages_that_drift_are_read_again_and_nothing_is_dropped_meanwhile(tmp_path: Path) -> None:
    async with shop(tmp_path, CLOUD, 450) as (server, client):
        server.shuffle = random.Random(1)
        for _ in range(3):
            await client.pull()
        assert len(await client.rows("customers")) == 450
        server.shuffle = None
        await client.pull()
        assert await client.table("customers") == truth(server, "customers")


async def test_an_endpoint_that_is_not_there_is_not_an_empty_list(tmp_path: Path) -> None:
    async with shop(tmp_path, CLOUD, 5) as (server, client):
        server.missing |= {"list_customers_paginated", "list_customers"}
        client.api.routes.forget()
        await client.pull()
        assert len(await client.rows("customers")) == 5
        assert (await state(client, "customers")).state is FreshnessState.NOT_OFFERED


async def test_the_second_list_operation_serves_where_the_first_is_missing(tmp_path: Path) -> None:
    async with shop(tmp_path, CLOUD, 5) as (server, client):
        server.missing.add("list_customers_paginated")
        client.api.routes.forget()
        server.add("customers", {"username": "late", "first_name": "Late"})
        await client.pull()
        assert len(await client.rows("customers")) == 6


@pytest.mark.parametrize("features", [OWN_FEATURES, CLOUD])
async def test_an_interrupted_read_drops_nothing_and_the_next_one_completes(
    tmp_path: Path, features: tuple[str, ...]
) -> None:
    async with shop(tmp_path, features, 500) as (server, client):
        server.page_limit = 100
        if features:
            server.restore_backup()
        requests = 0

        def cut(request: Any) -> Fault:
            nonlocal requests
            requests += request.operation in ("changes", "list_customers_paginated", "list_customers")
            return Fault.TRUNCATED if requests == 3 else Fault.NONE

        client.transport.choose = cut
        assert not await client.pull()
        assert len(await client.rows("customers")) == 500
        client.transport.choose = lambda request: Fault.NONE
        assert await client.pull()
        assert await client.table("customers") == truth(server, "customers")


async def test_the_feed_brings_changes_and_deletions_in_one_request(tmp_path: Path) -> None:
    async with shop(tmp_path, OWN_FEATURES, 30) as (server, client):
        ids = list(server.rows["customers"])
        server.remove("customers", ids[0])
        server.change("customers", ids[1], blocked=True)
        server.calls.clear()
        await client.engine.refresh("customers")
        assert server.calls == ["changes", "digest"]
        assert await client.table("customers") == truth(server, "customers")
        server.calls.clear()
        await client.engine.refresh("customers")
        assert server.calls == ["changes"]


async def test_another_database_behind_the_same_address_is_read_from_the_beginning(tmp_path: Path) -> None:
    async with shop(tmp_path, OWN_FEATURES, 40) as (server, client):
        server.rows["customers"].clear()
        server.versions = {key: version for key, version in server.versions.items() if key[0] != "customers"}
        server.add("customers", {"username": "other", "first_name": "Other"})
        server.restore_backup()
        await client.engine.refresh("customers")
        assert await client.table("customers") == truth(server, "customers")


async def test_a_cache_that_differs_from_the_digest_is_read_again(tmp_path: Path) -> None:
    async with shop(tmp_path, OWN_FEATURES, 20) as (server, client):
        await client.store.write(lambda c: c.exec_driver_sql("DELETE FROM cache_customers WHERE _n % 3 = 0"))
        server.add("customers", {"username": "news", "first_name": "News"})
        await client.engine.refresh("customers")
        assert await client.table("customers") == truth(server, "customers")


async def test_live_rows_are_replaced_each_time(tmp_path: Path) -> None:
    async with shop(tmp_path, OWN_FEATURES, 1) as (server, client):
        server.sessions = [{"username": f"u{n}", "mac_address": f"AA:BB:CC:DD:EE:{n:02X}"} for n in range(40)]
        await client.engine.refresh("network_sessions")
        assert len(await client.rows("network_sessions")) == 40
        kept = {row["username"]: row.key for row in await client.rows("network_sessions")}
        server.sessions = server.sessions[:3]
        await client.engine.refresh("network_sessions")
        left = await client.rows("network_sessions")
        assert {row["username"]: row.key for row in left} == {name: kept[name] for name in ("u0", "u1", "u2")}


async def test_a_server_that_does_not_answer_leaves_the_cache_and_its_age(tmp_path: Path) -> None:
    async with shop(tmp_path, OWN_FEATURES, 3) as (_, client):
        before = await state(client, "customers")
        client.transport.online = False
        with pytest.raises(ApiError):
            await client.engine.refresh("customers")
        assert await state(client, "customers") == before
        assert len(await client.rows("customers")) == 3
