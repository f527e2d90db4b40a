"""Vouchers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server import exports
from embedded_server.database import session_reader
from embedded_server.exports import Cell, Column
from embedded_server.features.plans import service as plans
from embedded_server.features.vouchers import service
from embedded_server.features.vouchers.sheet import Shop, voucher_sheets
from embedded_server.listing import all_rows
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Reply, RowId, Text, invalid
from tiknet_desktop.domain.money import currency

ENDPOINTS = Endpoints()


class Generation(Body):
    """Body of a batch. ``plan`` is an id or a slug; ``batch`` names it, else it gets a name."""

    plan: RowId | Text
    count: Annotated[int, Field(ge=1, le=service.MOST_AT_ONCE)]
    batch: Annotated[Text, Field(max_length=40)] = ""


class VoucherRow(BaseModel):
    """A voucher on the wire. ``extras=1`` adds price, batch, validity_value, expires_at and generated_by."""

    id: int
    code: str
    plan: int
    plan_name: str
    is_used: bool
    is_expired: bool
    is_assigned: bool
    used_by: str | None
    generated_at: str
    used_at: str | None
    is_assigned_at: str | None


_FILTERS = (
    ("plan", "string", "id or slug"),
    ("status", "string", "active | assigned | used | expired"),
    ("batch", "string", "name of a batch"),
)


@ENDPOINTS.read("list_vouchers", data=list[VoucherRow], query=_FILTERS)
def list_vouchers(call: Call) -> Reply:
    """Vouchers as a plain array, newest first; one slice of it where a page is asked for.

    A voucher is active until it is sold (assigned), used from its first log-in, expired when its time is over.
    """
    condition, values = service.filters(call.snapshot, call.partner, call.parameters)
    rows = all_rows(call.snapshot, service.LISTING, call.partner, call.list_query, condition, values)
    return Reply(rows, "Vouchers retrieved successfully.")


@ENDPOINTS.write("generate_vouchers", body=Generation, data=list[VoucherRow], status=201)
def generate_vouchers(call: Call) -> Reply:
    """Make up to 10,000 vouchers of a plan; the routers take them, now or when they are back."""
    body: Generation = call.body
    reader = session_reader(call.transaction)
    terms = plans.find_terms(reader, call.partner, body.plan)
    seller = reader.row("SELECT first_name FROM accounts WHERE id = :account", {"account": call.who.account_id})
    batch = service.Batch(terms, body.count, seller[0] or "", body.batch)
    ids = service.generate(call.transaction, call.partner, batch)
    rows = service.LISTING.by_ids(session_reader(call.transaction), call.partner, ids, extras=call.extras)
    return Reply([rows[number] for number in ids], "Vouchers generated successfully.")


_COLUMNS = (
    Column("code", "code", width=12),
    Column("plan_name", "plan_name", width=24),
    Column("price", "price", Cell.AMOUNT),
    Column("validity_value", "validity"),
    Column("state", "state"),
    Column("batch", "batch", width=28),
    Column("generated_at", "generated_at", Cell.MOMENT, 22),
    Column("is_assigned_at", "assigned_at", Cell.MOMENT, 22),
    Column("used_at", "used_at", Cell.MOMENT, 22),
    Column("used_by", "used_by", width=24),
)
_FORMATS = (("format", "string", "csv | xlsx | pdf"), *_FILTERS)


def _state(row: dict[str, Any]) -> str:
    if row["is_expired"]:
        return "expired"
    if row["is_used"]:
        return "used"
    return "assigned" if row["is_assigned"] else "active"


@ENDPOINTS.read("export_vouchers", query=_FORMATS, media=tuple(exports.MEDIA.values()))
def export_vouchers(call: Call) -> Reply:
    """Vouchers as a file, of one plan or all: a table (csv, xlsx) or A4 sheets to cut apart (pdf)."""
    kind = call.parameters.get("format", "csv").lower()
    if kind not in exports.MEDIA:
        raise invalid(format=f'"{kind[:40]}" is not a valid choice.')
    wanted = call.parameters.get("plan", "")
    name = f"vouchers-{plans.find_terms(call.snapshot, call.partner, wanted).slug}" if wanted else "vouchers"
    condition, values = service.filters(call.snapshot, call.partner, call.parameters)
    sql = f"{service.LISTING.select(condition)} ORDER BY t.id"
    found = call.snapshot.rows(sql, {"partner": call.partner, **values})
    rows = service.LISTING.made(call.snapshot, call.partner, found, extras=True)
    if kind == "pdf":
        return exports.file_reply(voucher_sheets(_shop(call), rows), kind, name)
    for row in rows:
        row["state"] = _state(row)
    if kind == "csv":
        return exports.file_reply(exports.csv_file(_COLUMNS, rows), kind, name)
    return exports.file_reply(exports.xlsx_file("Vouchers", _COLUMNS, rows), kind, name)


def _shop(call: Call) -> Shop:
    name, code = call.snapshot.row("SELECT name, currency FROM partners WHERE id = :partner", {"partner": call.partner})
    host = call.snapshot.row(
        "SELECT dns_name FROM routers WHERE partner_id = :partner AND dns_name != '' AND is_active ORDER BY id LIMIT 1",
        {"partner": call.partner},
    )
    return Shop(name=name or "Wi-Fi", money=currency(code), login_host=host[0] if host else "")
