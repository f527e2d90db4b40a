"""Payout destinations. Creating and changing can be confirmed by a mailed code."""

from __future__ import annotations

from typing import Any

from embedded_server.database import session_reader
from embedded_server.features.payment_methods import confirmed, service
from embedded_server.features.payment_methods.schemas import (
    CodeSent,
    ConfirmedMethod,
    MethodChanges,
    MethodRow,
    NewMethod,
)
from embedded_server.listing import all_rows, row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Reply, detail, invalid

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


_CODE_SENT = "Code OTP envoyé avec succès."


@ENDPOINTS.direct("payment_method_create_request_otp", body=NewMethod, data=CodeSent)
def create_request_otp(call: Call) -> Reply:
    """Step 1 of saving a destination: a code is mailed to the caller; ``otp_id`` names it."""
    values = call.body.model_dump()
    return Reply({"otp_id": confirmed.send_code(call.server, call.partner, call.who.account_id, values)}, _CODE_SENT)


@ENDPOINTS.direct("payment_method_create_verify_otp", body=ConfirmedMethod, data=MethodRow, status=201)
def create_verify_otp(call: Call) -> Reply:
    """Step 2: the code saves the destination it was asked for."""
    return Reply(_confirmed(call), _CREATED)


@ENDPOINTS.direct("payment_method_update_request_otp", body=MethodChanges, data=CodeSent)
def update_request_otp(call: Call) -> Reply:
    """Step 1 of changing a destination: a code is mailed to the caller."""
    values = call.body.model_dump(exclude_unset=True)
    otp_id = confirmed.send_code(call.server, call.partner, call.who.account_id, values, _reference(call))
    return Reply({"otp_id": otp_id}, _CODE_SENT)


@ENDPOINTS.direct("payment_method_update_verify_otp", body=ConfirmedMethod, data=MethodRow)
def update_verify_otp(call: Call) -> Reply:
    """Step 2: the code brings the changes into effect that it was asked for."""
    return Reply(_confirmed(call, _reference(call)), "Méthode de paiement mise à jour avec succès")


def _confirmed(call: Call, reference: str = "") -> dict[str, Any] | None:
    body: ConfirmedMethod = call.body
    server, partner = call.server, call.partner
    if reference:
        with server.database.read_session() as session:
            service.method(session, partner, reference)
    if body.code is None:
        raise invalid(code=REQUIRED)
    changed = confirmed.confirm(server, partner, call.who.account_id, body.code, body.otp_id or "", reference)
    return confirmed.shown(server, partner, changed, extras=call.extras)
