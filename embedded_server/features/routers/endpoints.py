"""Routers: the rows, and what they say themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server.database import moment_text, now, session_reader
from embedded_server.features.routers import service
from embedded_server.features.routers.access import Place, RouterError, place_of, unreachable
from embedded_server.features.routers.fleet import access_of, fleet_of
from embedded_server.features.routers.watcher import RouterWatcher, View, interface_row
from embedded_server.listing import all_rows, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.records import FindingLevel, RouterResources
from embedded_server.wire import Body, Name, Port, Reply, Text, not_found
from tiknet_desktop.domain.data_sizes import binary_data_size
from tiknet_desktop.domain.durations import format_duration

ENDPOINTS = Endpoints()

_UNKNOWN = "Routeur introuvable ou non associé"
_FIRST_ANSWER_SECONDS = 20.0
_FRESH_SECONDS = 3.0

Address = Annotated[str, Field(min_length=1, max_length=255, pattern=r"^[A-Za-z0-9_.:-]+$")]


class NewRouter(Body):
    """Body of a new router."""

    name: Name
    ip_address: Address
    username: Name
    password: Text
    secret: Text | None = None
    dns_name: Text | None = None
    api_port: Port = 8728
    coa_port: Port = 3799
    is_active: bool = True
    location: Text | None = None


class RouterChanges(Body):
    """Body of an update; what is absent stays."""

    name: Name | None = None
    ip_address: Address | None = None
    username: Name | None = None
    password: Text | None = None
    secret: Text | None = None
    dns_name: Text | None = None
    api_port: Port | None = None
    coa_port: Port | None = None
    is_active: bool | None = None
    location: Text | None = None


class RouterRow(BaseModel):
    """A router on the wire."""

    id: int
    name: str
    slug: str
    ref: str
    ip_address: str
    username: str
    password: str
    secret: str
    dns_name: str
    api_port: int
    coa_port: int
    is_active: bool


@ENDPOINTS.read("list_routers", data=list[RouterRow], inline=True)
def list_routers(call: Call) -> Reply:
    """All routers."""
    etag = call.list_etag("routers")
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query)
    shown = [service.unlocked(row, call.server.vault) for row in rows]
    return Reply(shown, "Routers retrieved successfully.", etag=etag)


@ENDPOINTS.read("get_router", data=RouterRow)
def get_router(call: Call) -> Reply:
    """One router by slug or id."""
    reference = call.path["router_slug"]
    row = service.LISTING.one(
        call.snapshot,
        call.partner,
        "(t.slug = :slug OR t.id = :id)",
        extras=call.extras,
        view=call.view,
        slug=reference,
        id=row_number(reference),
    )
    if row is None:
        raise not_found("Routeur introuvable")
    return Reply(service.unlocked(row, call.server.vault), "Router details retrieved successfully.")


def _written(call: Call, router_id: int) -> dict[str, Any]:
    reader = session_reader(call.transaction)
    row = service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=router_id)
    return service.unlocked(row or {}, call.server.vault)


@ENDPOINTS.write("create_router", body=NewRouter, data=RouterRow, status=201)
def create_router(call: Call) -> Reply:
    """Add a router."""
    made = service.create_router(call.transaction, call.partner, call.body.model_dump(), call.server.vault)
    return Reply(_written(call, made.id), "Router ajouté avec succès")


@ENDPOINTS.write("update_router", body=RouterChanges, data=RouterRow)
def update_router(call: Call) -> Reply:
    """Change a router; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    reference = call.path["router_slug"]
    changed = service.update_router(call.transaction, call.partner, reference, changes, call.server.vault)
    return Reply(_written(call, changed.id), "Router mis à jour")


@ENDPOINTS.write("delete_router", status=204)
def delete_router(call: Call) -> Reply:
    """Remove a router, by id or slug."""
    service.delete_router(call.transaction, call.partner, call.path["router_id"])
    return Reply(status=204)


def _place(call: Call, missing: str = _UNKNOWN) -> Place:
    with call.reading() as session:
        return place_of(service.router(session, call.partner, call.path["slug"], missing))


def _gateway(call: Call, place: Place) -> RouterGateway:
    return access_of(call.server).gateway(place)


@ENDPOINTS.direct("router_active_users")
def router_active_users(call: Call) -> Reply:
    """Who is connected to one router now."""
    place = _place(call)
    try:
        users = _gateway(call, place).active_users()
    except RouterError as error:
        raise unreachable(place.name, error) from error
    rows = [
        {
            "service": "hotspot",
            "user": user.user,
            "ip": user.address,
            "mac": user.mac_address,
            "uptime": format_duration(timedelta(seconds=user.uptime_seconds)),
            "bytes_in": user.bytes_in,
            "bytes_out": user.bytes_out,
        }
        for user in users
    ]
    return Reply(rows, f"Active users retrieved successfully from {place.name}.")


def _facts(resources: RouterResources) -> dict[str, Any]:
    return {
        "uptime": format_duration(timedelta(seconds=resources.uptime_seconds)),
        "version": resources.version,
        "board-name": resources.board_name,
        "free-memory": binary_data_size(resources.free_memory),
        "total-memory": binary_data_size(resources.total_memory),
        "cpu": resources.architecture,
        "cpu-count": resources.cpu_count,
        "cpu-frequency": resources.cpu_frequency_mhz,
        "cpu-load": resources.cpu_load,
        "free-hdd-space": binary_data_size(resources.free_disk),
        "total-hdd-space": binary_data_size(resources.total_disk),
        "retrieved_at": now().replace(tzinfo=None).isoformat(),
    }


@ENDPOINTS.direct("router_resources")
def router_resources(call: Call) -> Reply:
    """Load and memory of one router; with ``samples_since`` also the buffered samples, and no error while it is away."""
    place = _place(call)
    text = f"System resources retrieved successfully from {place.name}."
    fleet = fleet_of(call.server)
    watcher = fleet.watcher(place.id) if fleet else None
    if "samples_since" in call.parameters and watcher is not None:
        return Reply(_sampled(call, place, watcher), text)
    try:
        return Reply(_facts(_gateway(call, place).resources()), text)
    except RouterError as error:
        raise unreachable(place.name, error) from error


def _sampled(call: Call, place: Place, watcher: RouterWatcher) -> dict[str, Any]:
    watcher.look()
    view = watcher.first_view(_FIRST_ANSWER_SECONDS)
    if view.resources is None and view.error is not None:
        raise unreachable(place.name, view.error)
    seq, samples = watcher.samples_since(row_number(call.parameters["samples_since"]))
    facts = _facts(view.resources) if view.resources is not None else {}
    if view.last_seen is not None:
        facts["retrieved_at"] = view.last_seen.replace(tzinfo=None).isoformat()
    if view.resources is not None:
        facts |= {"temperature": view.resources.temperature, "voltage": view.resources.voltage}
    return facts | {
        "samples": samples,
        "sample_seq": seq,
        "state": view.state,
        "state_reason": view.reason,
        "offline_since": moment_text(view.offline_since) if view.offline_since else None,
    }


@ENDPOINTS.direct("router_interfaces")
def router_interfaces(call: Call) -> Reply:
    """Interfaces of one router with their counters and present rates."""
    place = _place(call)
    fleet = fleet_of(call.server)
    watcher = fleet.watcher(place.id) if fleet else None
    gateway = _gateway(call, place)
    try:
        rows = gateway.interfaces()
        rates = _rates(watcher.view) if watcher else {}
        if not rates:
            traffic = gateway.traffic()
            rates = {name: (rx, traffic.tx_bps.get(name, 0)) for name, rx in traffic.rx_bps.items()}
    except RouterError as error:
        raise unreachable(place.name, error) from error
    return Reply([interface_row(row, rates) for row in rows], f"Interfaces retrieved successfully from {place.name}.")


def _rates(view: View) -> dict[str, tuple[int, int]]:
    fresh = view.last_seen is not None and now() - view.last_seen < timedelta(seconds=_FRESH_SECONDS)
    return view.rates if fresh and view.state == "online" else {}


_LEVELS = {FindingLevel.OK: "ok", FindingLevel.WARNING: "warning", FindingLevel.PROBLEM: "failed"}


@ENDPOINTS.direct("router_check")
def router_check(call: Call) -> Reply:
    """What a technician should know: access, rights, version, licence, device mode, hotspot, clock."""
    place = _place(call)
    findings = _gateway(call, place).check()
    rows = [
        {
            "code": finding.code,
            "state": _LEVELS[finding.level],
            "detail": ", ".join(f"{name}={value}" for name, value in finding.values.items() if value),
            "values": dict(finding.values),
        }
        for finding in findings
    ]
    return Reply(rows, f"Router {place.name} checked.")


@ENDPOINTS.direct("reboot_router")
def reboot_router(call: Call) -> Reply:
    """Restart a router."""
    place = _place(call, "Routeur introuvable")
    try:
        _gateway(call, place).reboot()
    except RouterError as error:
        raise unreachable(place.name, error) from error
    data = {"router": place.name, "ip_address": place.ip_address, "status": "Reboot command sent"}
    return Reply(data, "Redémarrage du routeur lancé avec succès")


@ENDPOINTS.direct("restart_hotspot")
def restart_hotspot(call: Call) -> Reply:
    """Restart the hotspot servers of a router."""
    place = _place(call)
    try:
        names = _gateway(call, place).restart_hotspots()
    except RouterError as error:
        raise unreachable(place.name, error) from error
    data = {
        "router_name": place.name,
        "ip_address": place.ip_address,
        "hotspots_restarted": names,
        "count": len(names),
        "restarted_at": moment_text(now()),
    }
    return Reply(data, f"Hotspot(s) redémarré(s) avec succès sur {place.name}.")
