"""Live connections on the routers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from embedded_server.features.network_sessions import service
from embedded_server.features.routers import service as routers
from embedded_server.features.routers.access import Place, RouterError, place_of, unreachable
from embedded_server.features.routers.fleet import access_of
from embedded_server.registrar import Call, Endpoints
from embedded_server.routeros import provisioning
from embedded_server.wire import Body, Reply, invalid, not_found
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac

ENDPOINTS = Endpoints()

_NO_ROUTER = "Aucun routeur actif trouvé"
_NO_SESSION = "Routeur introuvable ou aucune session active correspondante"


class Disconnection(Body):
    """Body of a disconnect."""

    username: Annotated[str, Field(min_length=1, max_length=255)]
    mac_address: Annotated[str, Field(min_length=1, max_length=17)]
    ip_address: Annotated[str, Field(min_length=1, max_length=45)]
    dns_name: Annotated[str, Field(max_length=255)]


def _places(call: Call) -> list[Place]:
    with call.reading() as session:
        return [place_of(router) for router in routers.active_routers(session, call.partner)]


@ENDPOINTS.direct("list_active_sessions")
def list_active_sessions(call: Call) -> Reply:
    """Connections of all routers, grouped by router. Routers that are away are left out, or named with ``extras=1``."""
    wanted = call.parameters.get("router_slug", "")
    places = [place for place in _places(call) if not wanted or wanted in (place.slug, str(place.id))]
    if not places:
        raise not_found(_NO_ROUTER)
    found = service.read_sessions(access_of(call.server), places)
    errors = [sessions for sessions in found if sessions.error is not None]
    if len(errors) == len(found) and errors[0].error is not None:
        raise unreachable(errors[0].place.name, errors[0].error)
    with call.server.database.read() as reader:
        names = (user.user for sessions in found for user in sessions.active)
        known = service.owners(reader, call.partner, names) if call.extras else {}
    groups = [
        service.group_row(sessions, known, extras=call.extras)
        for sessions in found
        if call.extras or sessions.error is None
    ]
    return Reply(groups, "Connexions actives récupérées avec succès")


@ENDPOINTS.direct("disconnect_session", body=Disconnection)
def disconnect_session(call: Call) -> Reply:
    """Throw one device out: its session and the cookies that would bring it back."""
    body: Disconnection = call.body
    try:
        mac = canonical_mac(body.mac_address)
    except InvalidMacError as error:
        raise invalid(mac_address="Enter a valid MAC address.") from error
    name = body.dns_name
    place = next((p for p in _places(call) if name in (p.dns_name, p.slug, p.name, p.ip_address)), None)
    if place is None:
        raise not_found(_NO_SESSION)
    try:
        ended = provisioning.disconnect(access_of(call.server).gateway(place), body.username, mac)
    except RouterError as error:
        raise unreachable(place.name, error) from error
    if not ended:
        raise not_found(_NO_SESSION)
    data = {
        "username": body.username,
        "mac_address": mac,
        "ip_address": body.ip_address,
        "router_dns_name": place.dns_name,
    }
    return Reply(data, "User disconnected successfully.")
