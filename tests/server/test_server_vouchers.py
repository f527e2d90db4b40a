"""Vouchers: made in bulk, known by what happens to their accounts, exported, ended."""

from __future__ import annotations

import csv
import io
import re
import zlib
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from embedded_server.database import now
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plan_assignment.service import end_expired
from embedded_server.features.vouchers.service import end_used, record_first_use
from tests.server.shops import ServedShop, add_plan
from tests.server.workbook import read_workbook
from tiknet_desktop.domain.ids import CODE_ALPHABET, shown_code

ROW = {
    *("id", "code", "plan", "plan_name", "is_used", "is_expired", "is_assigned", "used_by", "generated_at"),
    *("used_at", "is_assigned_at"),
}


@pytest.fixture
def client(own_shop: ServedShop) -> httpx.Client:
    return own_shop.sign_in()


@pytest.fixture
def plan(client: httpx.Client) -> dict[str, Any]:
    return add_plan(client)


def _generate(client: httpx.Client, plan: dict[str, Any], count: int, **more: Any) -> list[dict[str, Any]]:
    answer = client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": count, **more})
    assert answer.status_code == 201, answer.text
    rows: list[dict[str, Any]] = answer.json()["data"]
    return rows


def _first_used(shop: ServedShop, code: str, moment: datetime) -> None:
    with shop.context.database.write() as session:
        from sqlalchemy import select

        account = session.scalars(select(HotspotUser).where(HotspotUser.username == code)).one()
        account.first_used_at = moment
        record_first_use(session, shop.owner.partner_id, {account.id: moment})


def test_a_batch_holds_unique_codes_that_are_accounts_with_the_plan(client: httpx.Client, plan: dict[str, Any]) -> None:
    rows = _generate(client, plan, 250)
    assert {frozenset(row) for row in rows} == {frozenset(ROW)}
    codes = {row["code"] for row in rows}
    assert len(codes) == 250
    assert all(len(code) == 8 and set(code) <= set(CODE_ALPHABET) for code in codes)
    assert client.get("/plans/tickets/").json()["data"] == sorted(rows, key=lambda row: -row["id"])
    account = client.get(f"/hotspot/users/{rows[0]['code']}/read/?extras=1").json()["data"]
    assert (account["password"], account["is_active"], account["plan"]) == (rows[0]["code"], True, plan["id"])
    assert client.get("/hotspot/users/paginate-list/").json()["data"]["count"] == 250
    changes = client.get("/changes/?limit=5000").json()["data"]["changes"]
    assert sum(entry["resource"] == "hotspot_users" for entry in changes) == 250


def test_a_voucher_goes_from_active_to_assigned_to_used_to_expired(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    sold, used, over, _idle = (row["code"] for row in _generate(client, plan, 4))
    assert client.post("/assign-plan/", json={"customer": sold, "plan": plan["slug"]}).status_code == 200
    _first_used(own_shop, used, now() - timedelta(hours=1))
    _first_used(own_shop, over, now() - timedelta(days=2))
    counts = {
        status: [row["code"] for row in client.get(f"/plans/tickets/?status={status}").json()["data"]]
        for status in ("assigned", "used", "expired")
    }
    assert counts == {"assigned": [sold], "used": [used], "expired": [over]}
    rows = {row["code"]: row for row in client.get(f"/plans/tickets/?plan={plan['slug']}").json()["data"]}
    assert rows[sold]["is_assigned"] is True
    assert rows[sold]["is_assigned_at"] is not None
    assert (rows[used]["is_used"], rows[used]["is_expired"]) == (True, False)
    assert (rows[over]["is_used"], rows[over]["is_expired"]) == (True, True)
    with own_shop.context.database.write() as session:
        assert (end_expired(session), end_used(session)) == (1, 0)
    assert client.get(f"/hotspot/users/{over}/read/").json()["data"]["is_active"] is False
    assert client.get(f"/hotspot/users/{used}/read/").json()["data"]["is_active"] is True


def test_ten_thousand_at_once_and_not_one_more(client: httpx.Client, plan: dict[str, Any]) -> None:
    router = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    assert client.post("/routers-add/", json=router).status_code == 201
    assert len({row["code"] for row in _generate(client, plan, 10_000)}) == 10_000
    (row,) = client.get("/routers/list/?extras=1").json()["data"]
    assert row["pending_jobs"] >= 10_000
    for count in (0, -1, 10_001, "many", None, 1.5):
        answer = client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": count})
        assert (answer.status_code, set(answer.json()["data"])) == (400, {"count"}), count
    assert client.post("/plans/tickets/generate/", json={"plan": 999, "count": 1}).status_code == 404
    page = client.get("/plans/tickets/?page=2&page_size=100&search=zzzz")
    assert page.json()["data"] == []


def test_the_same_key_makes_one_batch(client: httpx.Client, plan: dict[str, Any]) -> None:
    body, headers = {"plan": plan["id"], "count": 5, "batch": "Monday"}, {"Idempotency-Key": "batch-1"}
    first = client.post("/plans/tickets/generate/", json=body, headers=headers)
    again = client.post("/plans/tickets/generate/", json=body, headers=headers)
    assert first.content == again.content
    assert len(client.get("/plans/tickets/?batch=Monday").json()["data"]) == 5


def test_exports_are_real_files(client: httpx.Client, plan: dict[str, Any]) -> None:
    rows = _generate(client, plan, 30, batch="B-1")
    codes = [row["code"] for row in rows]
    answer = client.get(f"/plans/tickets/export/?plan={plan['id']}&format=csv")
    assert answer.headers["content-disposition"] == f'attachment; filename="vouchers-{plan["slug"]}.csv"'
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["code"] for row in table] == codes
    assert {(row["price"], row["validity"], row["state"], row["batch"]) for row in table} == {
        ("300.00", "1d", "active", "B-1")
    }
    sheet = read_workbook(client.get(f"/plans/tickets/export/?plan={plan['id']}&format=xlsx").content)
    assert sheet[0][:3] == ["code", "plan_name", "price"]
    assert [(row[0], row[2]) for row in sheet[1:]] == [(code, 300.0) for code in codes]
    document = client.get(f"/plans/tickets/export/?plan={plan['id']}&format=pdf").content
    assert _pdf_pages(document) == 2
    words = _pdf_text(document)
    assert all(shown_code(code) in words for code in codes)
    for query in ("format=docx", "format=csv&status=lost"):
        assert client.get(f"/plans/tickets/export/?plan={plan['id']}&{query}").status_code == 400
    assert client.get("/plans/tickets/export/?plan=none&format=csv").status_code == 404


def _pdf_pages(document: bytes) -> int:
    start = int(document.rsplit(b"startxref\n", 1)[1].split()[0])
    assert document[start : start + 4] == b"xref"
    offsets = [int(entry.split()[0]) for entry in re.findall(rb"\d{10} 00000 n ", document)]
    for number, offset in enumerate(offsets, start=1):
        assert document[offset:].startswith(b"%d 0 obj" % number)
    return len(re.findall(rb"/Type /Page ", document))


def _pdf_text(document: bytes) -> str:
    streams = re.findall(rb"stream\n(.*?)\nendstream", document, re.DOTALL)
    return "\n".join(zlib.decompress(stream).decode("cp1252") for stream in streams)
