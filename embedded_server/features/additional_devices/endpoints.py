"""Offers of extra devices."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server.database import session_reader
from embedded_server.features.additional_devices import service
from embedded_server.listing import all_rows, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Money, Reply, Text, not_found

ENDPOINTS = Endpoints()

Count = Annotated[int, Field(ge=1, le=1000)]
Mac = Annotated[str, Field(max_length=17)]


class NewDevice(Body):
    """Body of an offer: how many extra devices, for how much. MAC address and customer are kept where they are sent."""

    value: Count
    price: Money
    mac_address: Mac | None = None
    customer: Text | None = None


class DeviceChanges(Body):
    """Body of an update; what is absent stays."""

    value: Count | None = None
    price: Money | None = None
    mac_address: Mac | None = None
    customer: Text | None = None


class DeviceRow(BaseModel):
    """An offer on the wire."""

    id: int
    value: int
    label: str
    price: str
    price_display: str


def _written(call: Call, device_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=device_id)


@ENDPOINTS.read("list_additional_devices", data=list[DeviceRow])
def list_additional_devices(call: Call) -> Reply:
    """Offers as a plain array."""
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query)
    return Reply(rows, "Additional devices retrieved successfully.")


@ENDPOINTS.read("get_additional_device", data=DeviceRow)
def get_additional_device(call: Call) -> Reply:
    """One offer."""
    number = row_number(call.path["id"])
    row = service.LISTING.one(call.snapshot, call.partner, "t.id = :id", extras=call.extras, id=number)
    if row is None:
        raise not_found(service.MISSING)
    return Reply(row, "Option de additional device récupérée avec succès")


@ENDPOINTS.write("create_additional_device", body=NewDevice, data=DeviceRow, status=201)
def create_additional_device(call: Call) -> Reply:
    """Add an offer."""
    made = service.create_device(call.transaction, call.partner, call.body.model_dump())
    return Reply(_written(call, made.id), "Additional device créé avec succès")


@ENDPOINTS.write("update_additional_device", body=DeviceChanges, data=DeviceRow)
def update_additional_device(call: Call) -> Reply:
    """Change an offer; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    changed = service.update_device(call.transaction, call.partner, call.path["id"], changes)
    return Reply(_written(call, changed.id), "Option mise à jour avec succès")


@ENDPOINTS.write("delete_additional_device", status=204)
def delete_additional_device(call: Call) -> Reply:
    """Remove an offer; what was sold of it stays in the transactions."""
    call.transaction.delete(service.device(call.transaction, call.partner, call.path["id"]))
    return Reply(status=204)
