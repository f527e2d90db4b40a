"""Payout destinations. Creating and changing can be confirmed by a mailed code."""

from __future__ import annotations

from typing import Any

from embedded_server.database import session_reader
from embedded_server.features.payment_methods import service
from embedded_server.features.payment_methods.schemas import MethodChanges, MethodRow, NewMethod
from embedded_server.listing import all_rows, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, detail

ENDPOINTS = Endpoints()

_CREATED = "Méthode de paiement créée avec succès"


def _reference(call: Call) -> str:
    return next(iter(call.path.values()))


def _written(call: Call, method_id: int) -> dict[str, Any] | None:
    reader = session_reader(call.transaction)
    return service.LISTING.one(reader, call.partner, "t.id = :id", extras=call.extras, id=method_id)


@ENDPOINTS.read("list_payment_methods", data=list[MethodRow])
def list_payment_methods(call: Call) -> Reply:
    """Payout destinations as a plain array. ``extras=1`` adds kind, is_default and created_at."""
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query)
    return Reply(rows, "Payment methods retrieved successfully.")


@ENDPOINTS.read("get_payment_method", data=MethodRow)
def get_payment_method(call: Call) -> Reply:
    """One destination by slug or id; an unknown one is 404 in the bare form."""
    reference = _reference(call)
    row = service.LISTING.one(
        call.snapshot,
        call.partner,
        "(t.slug = :slug OR t.id = :id)",
        extras=call.extras,
        slug=reference,
        id=row_number(reference),
    )
    if row is None:
        raise detail(404, "Not found.")
    return Reply(row)


@ENDPOINTS.write("create_payment_method", body=NewMethod, data=MethodRow, status=201)
def create_payment_method(call: Call) -> Reply:
    """Add a destination; the first one is the default."""
    made = service.create_method(call.transaction, call.partner, call.body.model_dump())
    return Reply(_written(call, made.id), _CREATED)


@ENDPOINTS.write("update_payment_method", body=MethodChanges, data=MethodRow)
def update_payment_method(call: Call) -> Reply:
    """Change a destination; partial bodies are fine."""
    changes = call.body.model_dump(exclude_unset=True)
    changed = service.update_method(call.transaction, call.partner, _reference(call), changes)
    return Reply(_written(call, changed.id), "Méthode de paiement mise à jour avec succès")


@ENDPOINTS.write("delete_payment_method")
def delete_payment_method(call: Call) -> Reply:
    """Remove a destination; payouts made to it keep its name and numbers."""
    service.delete_method(call.transaction, call.partner, _reference(call))
    # The accents are missing on the remote.
    return Reply({}, "Methode de paiement supprimé avec succès")


@ENDPOINTS.write("set_default_payment_method", data=MethodRow)
def set_default_payment_method(call: Call) -> Reply:
    """Make a destination the one that is offered first."""
    found = service.method(call.transaction, call.partner, _reference(call))
    service.make_default(call.transaction, found)
    return Reply(_written(call, found.id), "Payment method set as default.")
