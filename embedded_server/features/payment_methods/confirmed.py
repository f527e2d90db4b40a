"""Destinations confirmed by a mailed code: the code carries what it confirms, and nothing else takes effect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from embedded_server.context import ServerContext
from embedded_server.features.accounts import codes
from embedded_server.features.payment_methods import service
from embedded_server.wire import WireError


def send_code(
    server: ServerContext, partner: int, account_id: int, values: Mapping[str, Any], reference: str = ""
) -> str:
    """Mail a code for a new destination, or for changes to one; the id of the code.

    Raises:
        WireError: 404 for an unknown destination, 429 after too many codes, 500 when the mail could not be sent.
    """
    with server.database.write() as session:
        changes = dict(values)
        if reference:
            changes["id"] = service.method(session, partner, reference).id
        address = _address(server, account_id)
        payload = {"partner": partner, "values": changes}
        issued = codes.issue(
            server, session, codes.Purpose.PAYMENT_METHOD, address, account_id=account_id, payload=payload
        )
    codes.send(server, issued, address)
    return issued.otp_id


def _address(server: ServerContext, account_id: int) -> str:
    with server.database.read() as reader:
        return str(reader.row("SELECT email FROM accounts WHERE id = :account", {"account": account_id})[0])


def confirm(server: ServerContext, partner: int, account_id: int, code: str, otp_id: str, reference: str = "") -> int:
    """Carry out what a code confirms; the id of the destination.

    Raises:
        WireError: 400 for a code that is wrong, spent, too old or for something else; 404 where the destination is gone.
    """
    refused: WireError | None = None
    with server.database.write() as session:
        wanted = service.method(session, partner, reference).id if reference else None
        address = _address(server, account_id)
        row = codes.pending(session, codes.Purpose.PAYMENT_METHOD, address=address, otp_id=otp_id)
        payload = codes.payload_of(server, row) if row is not None else {}
        values: dict[str, Any] = payload.get("values", {})
        meant = payload.get("partner") == partner and values.get("id") == wanted
        # A wrong try is committed, so the refusal is raised after the transaction.
        if row is None or not meant or not codes.spend(server, session, row, code):
            refused = codes.wrong_code()
        elif wanted is None:
            return service.create_method(session, partner, values).id
        else:
            return service.update_method(session, partner, wanted, values).id
    raise refused


def shown(server: ServerContext, partner: int, method_id: int, *, extras: bool) -> dict[str, Any] | None:
    """The wire row of a destination."""
    with server.database.read() as reader:
        return service.LISTING.one(reader, partner, "t.id = :id", extras=extras, id=method_id)
