"""The audit trail: every change, by whom, from where; no secrets; nothing can be taken out of it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from embedded_server.audit import AuditEntry
from embedded_server.features.wallet.models import LedgerPosting
from tests.server.shops import OWNER, PASSWORD, ServedShop, add_plan
from tiknet_desktop.contracts.operations import EXTENSIONS, OPERATIONS


@pytest.fixture
def client(own_shop: ServedShop) -> httpx.Client:
    return own_shop.sign_in()


def _page(client: httpx.Client, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/audit/?page_size=1000&{query}")
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def _trail(client: httpx.Client, query: str = "") -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _page(client, query)["results"]
    return rows


def test_a_change_is_told_with_who_what_and_from_where(own_shop: ServedShop, client: httpx.Client) -> None:
    plan = add_plan(client)
    worker = own_shop.member("Worker")
    made = worker.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 3, "batch": "Monday"})
    assert made.status_code == 201
    newest = _trail(client)[0]
    assert newest == {
        "id": newest["id"],
        "at": newest["at"],
        "account": newest["account"],
        "name": "Worker",
        "email": "worker@example.com",
        "role": "Worker",
        "operation": "generate_vouchers",
        "subject": "Monday",
        "summary": f"plan: {plan['id']}, count: 3, batch: Monday",
        "address": "127.0.0.1",
    }
    owners = {row["operation"]: row for row in _trail(client, f"account={OWNER}")}
    assert (owners["create_plan"]["role"], owners["create_plan"]["subject"]) == ("Owner", plan["slug"])
    codes = [row["code"] for row in made.json()["data"]]
    for path, body, subject in (
        ("/assign-plan/", {"customer": codes[0], "plan": plan["slug"]}, plan["name"]),
        ("/plans/tickets/cancel/", {"codes": codes[1:]}, ", ".join(codes[1:])),
    ):
        assert worker.post(path, json=body).status_code == 200
        assert _trail(client)[0]["subject"] == subject
    known = {operation.id for operation in (*OPERATIONS, *EXTENSIONS)} | {"login_refused"}
    assert {row["operation"] for row in _trail(client)} <= known


def test_sign_ins_and_refused_ones_are_told_without_their_secrets(own_shop: ServedShop, client: httpx.Client) -> None:
    wrong = {"email": OWNER, "password": "my other password"}
    assert own_shop.client().post("/login/", json=wrong).status_code == 401
    assert own_shop.client().post("/login/", json=wrong | {"email": "nobody@example.com"}).status_code == 401
    rows = _trail(client)
    assert [(row["operation"], row["email"]) for row in rows] == [("login_refused", OWNER), ("login", OWNER)]
    assert {row["summary"] for row in rows} == {""}


def test_no_secret_enters_the_trail(own_shop: ServedShop, client: httpx.Client) -> None:
    secrets = {name: f"S3cret-{name}" for name in ("password", "secret", "new")}
    body = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "api_port": 1}
    router = body | {"password": secrets["password"], "secret": secrets["secret"]}
    assert client.post("/routers-add/", json=router).status_code == 201
    assert client.put("/settings/update/", json={"owner_pin": "48151623"}).status_code == 200
    change = {"old_password": PASSWORD, "new_password": secrets["new"], "confirm_password": secrets["new"]}
    client.post("/change-password/", json=change)
    told = str(_trail(own_shop.sign_in(password=_works(own_shop, secrets["new"]))))
    assert not [value for value in (*secrets.values(), PASSWORD, "48151623") if value in told]
    assert "update_settings" in told


def _works(shop: ServedShop, changed: str) -> str:
    answer = shop.client().post("/login/", json={"email": OWNER, "password": changed})
    return changed if answer.status_code == 200 else PASSWORD


def test_what_is_refused_read_or_repeated_is_not_told(client: httpx.Client) -> None:
    before = _page(client)["count"]
    assert client.post("/customers/create/", json={}).status_code == 400
    assert client.get("/customers/list/").status_code == 200
    keyed = {"Idempotency-Key": "once"}
    for _ in range(2):
        client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}, headers=keyed)
    assert _page(client)["count"] == before + 1


def test_what_leaves_as_a_file_is_told(own_shop: ServedShop, client: httpx.Client) -> None:
    plan = add_plan(client)
    client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 2, "batch": "Monday"})
    asked = {"format": "csv", "book": "assigned", "date_from": "2026-01-01"}
    manager = own_shop.member("Manager")
    for _ in range(2):
        answer = manager.post("/transactions/export/", json=asked, headers={"Idempotency-Key": "once"})
        assert answer.status_code == 200, answer.text
    newest, before = _trail(client)[:2]
    assert (newest["operation"], newest["email"]) == ("export_transactions", "manager@example.com")
    assert (newest["subject"], newest["summary"]) == (
        "transactions.csv",
        "format: csv, book: assigned, date_from: 2026-01-01",
    )
    assert before["operation"] == "login"
    assert client.get("/plans/tickets/export/?format=csv&batch=Monday&token=x").status_code == 200
    newest = _trail(client)[0]
    assert (newest["operation"], newest["subject"]) == ("export_vouchers", "vouchers.csv")
    assert newest["summary"] == "batch: Monday, format: csv"
    count = _page(client)["count"]
    assert client.get("/plans/tickets/export/?format=doc").status_code == 400
    assert _page(client)["count"] == count


def test_the_trail_is_searched_filtered_and_paged(client: httpx.Client) -> None:
    for number in range(5):
        client.post("/customers/create/", json={"first_name": f"Ama{number}", "phone": "1"})
    assert len(_trail(client, "operation=create_customer")) == 5
    assert len(_trail(client, "search=ama3")) == 1
    first = client.get("/audit/?operation=create_customer&page_size=2&ordering=at").json()["data"]
    assert (first["count"], "first_name: Ama0" in first["results"][0]["summary"]) == (5, True)
    assert first["next"] is not None
    day = _trail(client)[0]["at"][:10]
    assert len(_trail(client, f"start_date={day}&end_date={day}")) == 6
    assert _trail(client, "end_date=2020-01-01") == []
    assert client.get("/audit/?start_date=soon").status_code == 400


def test_the_trail_is_the_owners_and_of_one_shop(own_shop: ServedShop, client: httpx.Client) -> None:
    from embedded_server.features.accounts.service import NewOwner, create_owner

    assert own_shop.member("Worker").get("/audit/").status_code == 403
    assert own_shop.member("Administrator").get("/audit/").status_code == 200
    create_owner(own_shop.context.database, NewOwner("other@example.com", PASSWORD))
    other = own_shop.sign_in("other@example.com")
    assert {row["email"] for row in _trail(other)} == {"other@example.com"}


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entries SET summary = ''", "DELETE FROM audit_entries", "TRUNCATE audit_entries"]
)
def test_an_entry_can_be_neither_changed_nor_removed(
    statement: str, own_shop: ServedShop, client: httpx.Client, database: str
) -> None:
    if statement.startswith("TRUNCATE") and database == "sqlite":
        statement = "DELETE FROM audit_entries WHERE id > 0"
    before = _trail(client)
    refused = pytest.raises(DBAPIError, match="audit entries are never changed")
    with refused, own_shop.context.database.write() as session:
        session.execute(text(statement))
    assert _trail(client) == before


def test_an_effect_and_its_entry_stand_or_fall_together(
    own_shop: ServedShop, client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = add_plan(client)
    customer = client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]

    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr("embedded_server.audit._add", fail)
        body = {"customer": customer["username"], "plan": plan["slug"]}
        assert client.post("/assign-plan/", json=body).status_code == 500
    with own_shop.context.database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(LedgerPosting)) == 0
        told = session.scalar(select(func.count()).select_from(AuditEntry).where(AuditEntry.operation == "assign_plan"))
    assert told == 0
