"""The services of one computer on a real server, behind a line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.core.line import Line
from tests.core.service_parts import until
from tests.server.shops import OWNER, PASSWORD, ServedShop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services, open_services
from tiknet_desktop.storage.records import Record, RecordQuery

SHOP_LISTS = ("plans", "hotspot_profiles", "validity", "rate_limit", "shared_users", "data_limit")


@asynccontextmanager
async def desk(folder: Path, served: ServedShop) -> AsyncIterator[tuple[Services, Line]]:
    """Services signed in to the shop, with its options in the cache."""
    line = Line(served.handle.base_url)
    paths = Paths.of(folder / "desk")
    services = await open_services(
        paths, served.handle.base_url, secrets=SecretStore.in_memory(paths.data), transport=line
    )
    try:
        await services.account.sign_in(OWNER, PASSWORD)
        for name in SHOP_LISTS:
            await services.records.refresh(name)
        yield services, line
    finally:
        await services.close()


async def rows(services: Services, resource: str) -> list[Record]:
    return list((await services.records.page(RecordQuery(resource), 0, 100)).rows)


async def named(services: Services, name: str, resource: str = "plans") -> Record:
    found = await services.records.find(resource, name=name)
    assert found is not None, name
    return found


async def sent(services: Services) -> None:
    """Wait until nothing is on its way, and nothing was refused."""

    async def nothing_waits() -> bool:
        return (await services.sync_centre.counts()).pending == 0

    await services.sync_centre.sync_now()
    await until(services, nothing_waits)
    counts = await services.sync_centre.counts()
    assert counts.refused == counts.conflict == counts.unknown == 0, await services.sync_centre.entries(
        "attention", 0, 9
    )
