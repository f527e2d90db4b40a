"""Vouchers."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from embedded_server import exports
from embedded_server.database import session_reader
from embedded_server.exports import Cell, Column
from embedded_server.features.plans import service as plans
from embedded_server.features.vouchers import service
from embedded_server.features.vouchers.sheet import Shop, voucher_sheets
from embedded_server.listing import encoded_rows
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Reply, RowId, Text, invalid
from tiknet_desktop.domain.ids import CODE_LENGTH
from tiknet_desktop.domain.money import currency

ENDPOINTS = Endpoints()


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Z0-9-]*", text):
        raise ValueError("A prefix holds letters from A to Z, digits and dashes.")
    return text


class Generation(Body):
    """Body of a batch. ``plan`` is an id or a slug; ``batch`` names it, else it gets a name.

    A code is ``prefix`` and ``length`` random characters.
    """

    plan: RowId | Text
    count: Annotated[int, Field(ge=1, le=service.MOST_AT_ONCE)]
    batch: Annotated[Text, Field(max_length=40)] = ""
    length: Annotated[int, Field(ge=service.SHORTEST_CODE, le=service.LONGEST_CODE)] = CODE_LENGTH
    prefix: Annotated[str, Field(max_length=service.LONGEST_PREFIX), AfterValidator(_prefix)] = ""


class Cancellation(Body):
    """Body of a cancellation: a batch, or codes."""

    batch: Annotated[Text, Field(max_length=40)] = ""
    codes: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=service.MOST_AT_ONCE)] = Field(
        default_factory=list
    )


class CancelledCount(BaseModel):
    """How many vouchers were cancelled, and how many stay because they are sold or used."""

    cancelled: int
    kept: int


class BatchRow(BaseModel):
    """Vouchers of one batch, counted by status; each is in exactly one of the five."""

    batch: str
    plan: int
    plan_name: str
    price: str
    count: int
    active: int
    assigned: int
    used: int
    expired: int
    cancelled: int
    on_router: int
    generated_by: str
    generated_at: str


class VoucherRow(BaseModel):
    """A voucher on the wire. ``extras=1`` adds price, batch, validity_value, expires_at, generated_by, status (active,
    assigned, used, expired or cancelled) and on_router."""

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
    ("status", "string", "active | assigned | used | expired | cancelled"),
    ("batch", "string", "name of a batch"),
)


@ENDPOINTS.read("list_vouchers", data=list[VoucherRow], query=_FILTERS)
def list_vouchers(call: Call) -> Reply:
    """Vouchers as a plain array, newest first; one slice of it where a page is asked for.

    A voucher is active until it is sold (assigned), used from its first log-in, expired when its time is over, and
    cancelled once it was taken out of sale or its sale was taken back; then its account is gone or closed.
    """
    condition, values = service.filters(call.parameters)
    rows = encoded_rows(call.snapshot, service.LISTING, call.partner, call.list_query, condition, values)
    return Reply(rows, "Vouchers retrieved successfully.")


@ENDPOINTS.write("generate_vouchers", body=Generation, data=list[VoucherRow], status=201)
def generate_vouchers(call: Call) -> Reply:
    """Make up to 10,000 vouchers of a plan; the routers take them, now or when they are back."""
    body: Generation = call.body
    reader = session_reader(call.transaction)
    terms = plans.find_terms(reader, call.partner, body.plan, call.view)
    seller = reader.row("SELECT first_name FROM accounts WHERE id = :account", {"account": call.who.account_id})
    batch = service.Batch(
        terms,
        body.count,
        account_id=call.who.account_id,
        generated_by=seller[0] or "",
        name=body.batch,
        length=body.length,
        prefix=body.prefix,
    )
    ids = service.generate(call.transaction, call.partner, batch)
    rows = service.LISTING.by_ids(session_reader(call.transaction), call.partner, ids, extras=call.extras)
    return Reply([rows[number] for number in ids], "Vouchers generated successfully.")


@ENDPOINTS.read("voucher_batches", data=list[BatchRow])
def voucher_batches(call: Call) -> Reply:
    """What was printed, newest first: how much of each batch is left, sold, used, over or cancelled."""
    rows = service.batches(call.snapshot, call.partner)
    return Reply([row for row in rows if call.view.shows_plan(row["plan"])], "Batches retrieved successfully.")


@ENDPOINTS.write("cancel_vouchers", body=Cancellation, data=CancelledCount)
def cancel_vouchers(call: Call) -> Reply:
    """Take a batch, or vouchers by code, out of sale; what is sold or used stays. Asking again changes nothing."""
    body: Cancellation = call.body
    if bool(body.batch) == bool(body.codes):
        raise invalid(batch="Name either a batch or codes.")
    codes = list(dict.fromkeys(body.codes))
    done = service.cancel(call.transaction, call.partner, batch=body.batch, codes=codes)
    return Reply({"cancelled": done.cancelled, "kept": done.kept}, "Vouchers cancelled successfully.")


_COLUMNS = (
    Column("code", "code", width=12),
    Column("plan_name", "plan_name", width=24),
    Column("price", "price", Cell.AMOUNT),
    Column("validity_value", "validity"),
    Column("status", "state"),
    Column("batch", "batch", width=28),
    Column("generated_at", "generated_at", Cell.MOMENT, 22),
    Column("is_assigned_at", "assigned_at", Cell.MOMENT, 22),
    Column("used_at", "used_at", Cell.MOMENT, 22),
    Column("used_by", "used_by", width=24),
)
_FORMATS = (("format", "string", "csv | xlsx | pdf"), *_FILTERS)


@ENDPOINTS.read("export_vouchers", query=_FORMATS, media=tuple(exports.MEDIA.values()))
def export_vouchers(call: Call) -> Reply:
    """Vouchers as a file, of one plan or all: a table (csv, xlsx) or A4 sheets to cut apart (pdf)."""
    kind = call.parameters.get("format", "csv").lower()
    if kind not in exports.MEDIA:
        raise invalid(format=f'"{kind[:40]}" is not a valid choice.')
    wanted = call.parameters.get("plan", "")
    name = f"vouchers-{plans.find_terms(call.snapshot, call.partner, wanted, call.view).slug}" if wanted else "vouchers"
    condition, values = service.filters(call.parameters)
    condition = " AND ".join(filter(None, (condition, call.view.condition(service.LISTING.resource))))
    sql = f"{service.LISTING.select(condition)} ORDER BY t.id"
    found = call.snapshot.rows(sql, {"partner": call.partner, **values, **call.view.parameters})
    rows = service.LISTING.made(call.snapshot, call.partner, found, extras=True)
    if kind == "pdf":
        printable = [row for row in rows if row["status"] != "cancelled"]
        return exports.file_reply(voucher_sheets(_shop(call), printable), kind, name)
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
