"""The one place where features meet ``embedded_server.routeros``: gateways by router, errors in words of the wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from embedded_server.routeros.errors import (
    RouterAuthError,
    RouterError,
    RouterNotAllowed,
    RouterRefused,
    RouterTimeout,
    RouterTlsError,
    RouterTrap,
    RouterUnknownHost,
    TrapKind,
)
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.pool import GatewayPool
from embedded_server.wire import WireError, refusal

if TYPE_CHECKING:
    from embedded_server.features.routers.models import Router
    from embedded_server.vault import Vault

__all__ = ["Access", "Place", "RouterError", "RouterTrap", "state_of", "unreachable"]

# A dead address answers within the first, a stalled router within the second: together well under 25 s.
_CONNECT_SECONDS = 5.0
_COMMAND_SECONDS = 12.0

_TLS_PORT = 8729
"""The port of ``api-ssl``: spoken to with TLS. The partner API has no field for it."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is needed to reach a router, copied out of its row."""

    id: int
    partner_id: int
    name: str
    slug: str
    dns_name: str
    ip_address: str
    port: int
    username: str
    password_locked: str


def place_of(router: Router) -> Place:
    """The place of a router."""
    return Place(
        id=router.id,
        partner_id=router.partner_id,
        name=router.name,
        slug=router.slug,
        dns_name=router.dns_name,
        ip_address=router.ip_address,
        port=router.api_port,
        username=router.username,
        password_locked=router.password_locked,
    )


class Access:
    """Gateways of all routers of this server."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._pool = GatewayPool(connect_timeout=_CONNECT_SECONDS, deadline=_COMMAND_SECONDS)

    def gateway(self, place: Place) -> RouterGateway:
        """The gateway of a router; connects at its first call."""
        from embedded_server.routeros.connection import RouterAddress

        password = self._vault.unlock(place.password_locked)
        address = RouterAddress(place.ip_address, place.port, place.username, password, tls=place.port == _TLS_PORT)
        return self._pool.gateway(address)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


_WORDS: tuple[tuple[type[RouterError], str], ...] = (
    (RouterAuthError, "refuses the user name or password"),
    (RouterNotAllowed, "does not accept API connections from this computer"),
    (RouterRefused, "refuses the connection: the API service is off or the port is wrong"),
    (RouterTlsError, "and this server do not agree on a secure connection: wrong port or no certificate"),
    (RouterUnknownHost, "cannot be found under that name"),
    (RouterTimeout, "cannot be reached: no answer in time"),
    (RouterTrap, "refused the command"),
)


def unreachable(name: str, error: RouterError) -> WireError:
    """503 in the envelope that says what is wrong with which router."""
    words = next((text for kind, text in _WORDS if isinstance(error, kind)), "cannot be reached: the connection failed")
    return refusal(503, f"Router {name} {words}.", {"code": cause_of(error), "router": name})


_TRAP_CODES = {TrapKind.PERMISSION: "router_permission", TrapKind.DEVICE_MODE: "router_device_mode"}


def cause_of(error: RouterError) -> str:
    """The code of the cause a person can do something about."""
    kind = error.kind if isinstance(error, RouterTrap) else None
    return _TRAP_CODES.get(kind, error.code) if kind is not None else error.code


def state_of(error: RouterError) -> str:
    """``refused`` where the router is there but does not let us in, else ``unreachable``."""
    return "refused" if isinstance(error, RouterAuthError | RouterNotAllowed) else "unreachable"
