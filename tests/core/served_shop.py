"""The services on the real server of this computer, filled with sample data: for the money and the reports."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from embedded_server import sample_data
from embedded_server.features.accounts.service import NewMember, add_member
from embedded_server.features.withdrawals import service as withdrawals
from tests.core.line import Line
from tests.core.service_parts import has_rows, until
from tests.server.shops import OWNER, PASSWORD, ServedShop, serve_shop
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import Services, open_services

SALES = 240


@dataclass
class Served:
    """A shop's services and the server behind them."""

    services: Services
    transport: Line
    server: ServedShop

    def settle(self, reference: str, status: str) -> None:
        """What the person who runs the server does with a payout."""
        with self.server.context.database.write() as session:
            withdrawals.settle(session, reference, status)
        self.server.context.after_write()


def filled_server(folder: Path) -> ServedShop:
    """A server with a shop of thirty days."""
    server = serve_shop(folder / "server")
    sample_data.seed(server.context, OWNER, customers=60, transactions=SALES)
    return server


def hire(server: ServedShop, role: str) -> str:
    """A collaborator with one of the starting roles; the address to sign in with."""
    email = f"{role.lower()}@example.com"
    add_member(server.context.database, server.owner.partner_id, NewMember(email, PASSWORD, role, role))
    return email


@asynccontextmanager
async def signed_in(
    folder: Path, server: ServedShop, *, email: str = OWNER, wait: bool = True, lacks: Iterable[str] = ()
) -> AsyncIterator[Served]:
    """Services signed in to a server; closed at the end. The server keeps running; ``lacks`` are operations it
    pretends not to have."""
    paths = Paths.of(folder)
    transport = Line(server.handle.base_url)
    transport.missing.update(lacks)
    services = await open_services(
        paths,
        server.handle.base_url,
        secrets=SecretStore.in_memory(paths.data),
        transport=transport,
    )
    try:
        await services.account.sign_in(email, PASSWORD)
        if wait:
            for name in ("wallet_transactions", "assigned_transactions", "customers"):
                await until(services, lambda name=name: has_rows(services, name))
        yield Served(services, transport, server)
    finally:
        await services.close()


__all__ = ["OWNER", "PASSWORD", "SALES", "Line", "Served", "filled_server", "hire", "signed_in"]
