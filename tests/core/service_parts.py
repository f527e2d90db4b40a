"""The services of one shop on a server in memory."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.sync.reference_server import FaultyTransport, ReferenceServer
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services, open_services
from tiknet_desktop.storage.records import RecordQuery

EMAIL, PASSWORD = "owner@example.com", "secret-word"
URL = "http://reference.test/v1"


def shop_server() -> ReferenceServer:
    """A server with one plan and a few customers."""
    server = ReferenceServer()
    for number in range(4):
        server.add(
            "customers",
            {
                "username": f"c{number}",
                "customer": number + 50,
                "first_name": "Ama",
                "last_name": f"N{number}",
                "blocked": False,
            },
        )
    return server


@asynccontextmanager
async def opened(
    folder: Path,
    server: ReferenceServer,
    *,
    secrets: SecretStore | None = None,
    sign_in: bool = True,
    online: bool = True,
) -> AsyncIterator[tuple[Services, FaultyTransport]]:
    """Services that are closed again; signed in and synchronised unless told otherwise."""
    paths = Paths.of(folder)
    transport = FaultyTransport(server)
    transport.online = online
    services = await open_services(
        paths,
        URL,
        secrets=secrets or SecretStore.in_memory(paths.data),
        transport=transport,  # type: ignore[arg-type]
    )
    try:
        if sign_in:
            await services.account.sign_in(EMAIL, PASSWORD)
            await until(services, lambda: has_rows(services, "plans"))
            await until(services, lambda: services.account.shop_name == "Chez Ama")
        yield services, transport
    finally:
        await services.close()


async def has_rows(services: Services, resource: str) -> bool:
    """Whether the cache holds rows of a resource."""
    return bool((await services.records.page(RecordQuery(resource), 0, 1)).rows)


async def until(services: Services, condition: Callable[[], Any], seconds: float = 20.0) -> None:
    """Wait for a condition, looking again whenever something changes."""
    changed = asyncio.Event()
    stop = services.bus.subscribe(lambda change: changed.set())
    try:
        async with asyncio.timeout(seconds):
            while True:
                changed.clear()
                met = condition()
                if inspect.isawaitable(met):
                    met = await met
                if met:
                    return
                await changed.wait()
    finally:
        stop()


async def plan_key(services: Services) -> str:
    """Key of the plan on sale."""
    return (await services.records.page(RecordQuery("plans"), 0, 1)).rows[0].key
