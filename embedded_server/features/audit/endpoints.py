"""The audit trail, to read. It is written by the registrar (``embedded_server.audit``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from embedded_server.listing import Listing, find_page, numbered_pages, row_number
from embedded_server.periods import bounds, within
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, invalid

ENDPOINTS = Endpoints()

_NAMES = ("id", "at", "account", "name", "email", "role", "operation", "subject", "summary", "address")


class AuditRow(BaseModel):
    """Something somebody did. ``operation`` is an id of the shared table, or ``login_refused``."""

    id: int
    at: str
    account: int | None
    name: str
    email: str
    role: str
    operation: str
    subject: str
    summary: str
    address: str


class AuditPage(BaseModel):
    """A page of the trail, newest first."""

    count: int
    next: str | None
    previous: str | None
    results: list[AuditRow]


def _row(row: Sequence[Any], _extras: bool) -> dict[str, Any]:
    return dict(zip(_NAMES, row, strict=True))


LISTING = Listing(
    resource="audit",
    source="audit_entries AS t",
    columns=tuple(f"t.{'account_id' if name == 'account' else name}" for name in _NAMES),
    make=_row,
    search=("t.name", "t.email", "t.operation", "t.subject", "t.summary"),
    sorts={name: f"t.{name}" for name in ("at", "name", "operation", "subject")},
    tracked=False,
)

_FILTERS = (
    ("account", "string", "id or e-mail address"),
    ("operation", "string", "id of an operation, or login_refused"),
    ("start_date", "string", "YYYY-MM-DD, included"),
    ("end_date", "string", "YYYY-MM-DD, included"),
)


def _filters(parameters: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    for name in ("account", "operation"):
        if "\x00" in parameters.get(name, ""):
            raise invalid(**{name: "Null characters are not allowed."})
    conditions, values = within("t.at", *bounds(parameters))
    found: dict[str, Any] = dict(values)
    account, operation = parameters.get("account", ""), parameters.get("operation", "")
    if account:
        conditions.append("(t.account_id = :f_account OR t.email = :f_email)")
        found |= {"f_account": row_number(account), "f_email": account.lower()[:254]}
    if operation:
        conditions.append("t.operation = :f_operation")
        found["f_operation"] = operation[:60]
    return " AND ".join(conditions), found


@ENDPOINTS.read("list_audit", data=AuditPage, query=_FILTERS)
def list_audit(call: Call) -> Reply:
    """Who did what, when and from where, newest first: every change, sign-in and refused sign-in. Nothing is dropped."""
    condition, values = _filters(call.parameters)
    query = call.list_query
    page = find_page(call.snapshot, LISTING, call.partner, query, condition, values)
    return Reply(numbered_pages(page, query, call.url, call.parameters), "Audit retrieved successfully.")
