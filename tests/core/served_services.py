"""The services of a shop on the real embedded server, over a real socket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.core.service_parts import has_rows, until
from tests.server.shops import OWNER, PASSWORD, ServedShop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services, open_services


@asynccontextmanager
async def desktop_of(
    folder: Path,
    served: ServedShop,
    *,
    email: str = OWNER,
    password: str = PASSWORD,
    secrets: SecretStore | None = None,
    sign_in: bool = True,
) -> AsyncIterator[Services]:
    """The services of one computer, signed in; closed again."""
    paths = Paths.of(folder)
    services = await open_services(
        paths, served.handle.base_url, local=True, secrets=secrets or SecretStore.in_memory(paths.data)
    )
    try:
        if sign_in:
            await services.account.sign_in(email, password)
            await until(services, lambda: has_rows(services, "roles"))
        yield services
    finally:
        await services.close()
