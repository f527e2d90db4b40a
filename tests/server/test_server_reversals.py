"""Sales taken back: money, reports, access and stock; who may, and the owner's PIN."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from embedded_server.database import moment_text, now
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.routers.models import RouterJob
from embedded_server.features.vouchers.service import record_first_use
from embedded_server.features.wallet.ledger import Book, balances
from tests.server.shops import ServedShop, add_plan

_numbers = count(1)


@pytest.fixture
def client(own_shop: ServedShop) -> httpx.Client:
    return own_shop.sign_in()


@pytest.fixture
def plan(client: httpx.Client) -> dict[str, Any]:
    return add_plan(client)


def _data(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["data"]


def _sell(client: httpx.Client, plan: dict[str, Any], customer: str, **more: Any) -> dict[str, Any]:
    body = {"customer": customer, "plan": plan["slug"], "reference": f"R-{next(_numbers)}", "tag": "Kofi", **more}
    row: dict[str, Any] = _data(client.post("/assign-plan/?extras=1", json=body))
    return row


def _customer(client: httpx.Client) -> str:
    made = _data(client.post("/customers/create/", json={"first_name": "Ama", "phone": f"{next(_numbers)}"}), 201)
    return str(made["username"])


def _vouchers(client: httpx.Client, plan: dict[str, Any], number: int) -> list[str]:
    made = _data(client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": number}), 201)
    return [row["code"] for row in made]


def _reverse(client: httpx.Client, sale: dict[str, Any], **more: Any) -> httpx.Response:
    return client.post(f"/assigned-plans/{sale['id']}/reverse/?extras=1", json={"reason": "wrong plan", **more})


def _use(shop: ServedShop, code: str) -> None:
    with shop.context.database.write() as session:
        account = session.scalars(select(HotspotUser).where(HotspotUser.username == code)).one()
        account.first_used_at = now()
        record_first_use(session, shop.owner.partner_id, {account.id: account.first_used_at})


def _books(shop: ServedShop) -> dict[Book, Decimal]:
    with shop.context.database.read() as reader:
        return {book: amount for book, amount in balances(reader, shop.owner.partner_id).items() if amount}


def _sellers(client: httpx.Client) -> list[tuple[str, str, int]]:
    groups = _data(client.get("/analytics/revenue/?group_by=seller"))["groups"]
    return [(entry["name"], entry["amount"], entry["count"]) for entry in groups]


def test_a_sale_taken_back_is_out_of_the_books_and_of_every_report(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    username = _customer(client)
    sale = _sell(client, plan, username, payment_kind="mobile_money")
    assert _books(own_shop) == {Book.MOBILE_MONEY: Decimal(300), Book.ASSIGNED_REVENUE: Decimal(-300)}
    assert _sellers(client) == [("Kofi", "300.00", 1)]
    row = _data(_reverse(client, sale))
    assert (row["status"], row["reversal_reason"], row["reversed_by"]) == ("reversed", "wrong plan", "Afi")
    assert row["reversed_at"] is not None
    assert _books(own_shop) == {}
    assert _sellers(client) == []
    (moved,) = _data(client.get("/transactions/assigned/?extras=1"))["paginate_data"]
    assert (moved["status"], moved["amount_paid"]) == ("reversed", "300.00")
    totals = _data(client.get("/transactions/filter/?totals=1"))
    assert not {value for name, value in totals.items() if name.startswith("total_") and value not in ("0.00", 0)}
    report = _data(client.get("/reports/monthly/"))
    assert (report["revenue"], report["sales"], report["plans_sold"]) == ("0.00", 0, 0)
    shown = _data(client.get(f"/customers/list/?extras=1&search={username}"))[0]
    assert shown["plan_name"] in (None, "")
    with own_shop.context.database.read_session() as session:
        assert session.scalars(select(HotspotUser.is_active)).all() == [False]


def test_a_sale_is_taken_back_once(own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]) -> None:
    sale = _sell(client, plan, _customer(client))
    keyed = {"Idempotency-Key": "once"}
    first = client.post(f"/assigned-plans/{sale['id']}/reverse/", json={"reason": "x"}, headers=keyed)
    again = client.post(f"/assigned-plans/{sale['id']}/reverse/", json={"reason": "x"}, headers=keyed)
    assert (first.status_code, again.content) == (200, first.content)
    third = _reverse(client, sale)
    assert (third.status_code, set(third.json()["data"])) == (400, {"status"})
    assert _books(own_shop) == {}
    assert _reverse(client, {"id": 999}).status_code == 404
    for body in ({}, {"reason": ""}, {"reason": "x" * 501}):
        answer = client.post(f"/assigned-plans/{sale['id']}/reverse/", json=body)
        assert (answer.status_code, set(answer.json()["data"])) == (400, {"reason"})


def test_of_many_who_take_a_sale_back_at_once_one_does(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    sale = _sell(client, plan, _customer(client))
    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(lambda _: _reverse(client, sale).status_code, range(8)))
    assert answers == [200] + [400] * 7
    assert _books(own_shop) == {}


def test_the_plan_a_customer_held_before_comes_back(client: httpx.Client, plan: dict[str, Any]) -> None:
    username = _customer(client)
    older = _sell(client, plan, username)
    newer = _sell(client, plan, username)
    assert _data(_reverse(client, newer))["status"] == "reversed"
    shown = _data(client.get(f"/customers/list/?extras=1&search={username}"))[0]
    assert (shown["plan_name"], shown["expires_at"]) == (plan["name"], older["expiry_date"])


def test_taking_an_older_sale_back_leaves_the_newer_plan_alone(client: httpx.Client, plan: dict[str, Any]) -> None:
    username = _customer(client)
    older = _sell(client, plan, username)
    newer = _sell(client, plan, username)
    assert _data(_reverse(client, older))["status"] == "reversed"
    shown = _data(client.get(f"/customers/list/?extras=1&search={username}"))[0]
    assert shown["expires_at"] == newer["expiry_date"]


@pytest.mark.parametrize("used", [False, True])
def test_a_voucher_whose_sale_is_taken_back_never_works_again(
    used: bool, own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    body = {"name": "R", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    _data(client.post("/routers-add/", json=body), 201)
    (code,) = _vouchers(client, plan, 1)
    sale = _sell(client, plan, code)
    if used:
        _use(own_shop, code)
    _data(_reverse(client, sale))
    (row,) = _data(client.get("/plans/tickets/?extras=1"))
    assert row["status"] == "cancelled"
    assert _data(client.get(f"/hotspot/users/{code}/read/"))["is_active"] is False
    again = client.post("/assign-plan/", json={"customer": code, "plan": plan["slug"]})
    assert (again.status_code, set(again.json()["data"])) == (400, {"customer"})
    with own_shop.context.database.read_session() as session:
        assert code in set(session.scalars(select(RouterJob.subject)))


def test_a_worker_needs_the_owners_pin(own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]) -> None:
    worker = own_shop.member("Worker")
    sale = _sell(client, plan, _customer(client))
    unset = _reverse(worker, sale, pin="1234")
    assert (unset.status_code, unset.json()["data"]) == (403, {"pin": ["not_set"]})
    assert _data(client.put("/settings/update/", json={"owner_pin": "4711"}))["owner_pin_set"] is True
    for pin, why in (("", "required"), ("1234", "wrong")):
        refused = _reverse(worker, sale, pin=pin)
        assert (refused.status_code, refused.json()["data"]) == (403, {"pin": [why]})
    row = _data(_reverse(worker, sale, pin="4711"))
    assert (row["status"], row["reversed_by"]) == ("reversed", "Worker")


def test_the_pin_is_throttled_after_five_wrong_ones(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    client.put("/settings/update/", json={"owner_pin": "4711"})
    worker = own_shop.member("Worker")
    sale = _sell(client, plan, _customer(client))
    answers = [_reverse(worker, sale, pin=f"000{number}").status_code for number in range(6)]
    assert answers == [403, 403, 403, 403, 403, 429]
    assert _reverse(worker, sale, pin="4711").status_code == 429
    # Who needs no PIN is not kept out by somebody else's guesses.
    assert _reverse(client, sale).status_code == 200


def test_the_pin_is_kept_hashed_and_can_be_removed(own_shop: ServedShop, client: httpx.Client) -> None:
    from embedded_server.features.settings.models import PartnerSettings

    assert _data(client.get("/settings/"))["owner_pin_set"] is False
    changed = client.put("/settings/update/", json={"owner_pin": "20481632"})
    assert "20481632" not in changed.text
    with own_shop.context.database.read_session() as session:
        stored = session.scalars(select(PartnerSettings.owner_pin_hash)).one()
    assert stored.startswith("$argon2id$")
    assert _data(client.put("/settings/update/", json={"language": "en"}))["owner_pin_set"] is True
    assert _data(client.put("/settings/update/", json={"owner_pin": ""}))["owner_pin_set"] is False
    for pin in ("123", "123456789", "12a4", "１２３４"):
        answer = client.put("/settings/update/", json={"owner_pin": pin})
        assert (answer.status_code, set(answer.json()["data"])) == (400, {"owner_pin"})
    assert own_shop.member("Worker").put("/settings/update/", json={"owner_pin": "1234"}).status_code == 403


def test_a_till_session_is_bounded_by_moments(client: httpx.Client, plan: dict[str, Any]) -> None:
    _sell(client, plan, _customer(client))
    opened = moment_text(now())
    _sell(client, plan, _customer(client), tag="Essi")
    taken_back = _sell(client, plan, _customer(client), tag="Essi")
    closed = moment_text(now())
    _sell(client, plan, _customer(client))
    _data(_reverse(client, taken_back))
    query = f"/analytics/revenue/?group_by=seller&start={opened}&end={closed}"
    found = _data(client.get(query))
    assert [(entry["name"], entry["cash"], entry["count"]) for entry in found["groups"]] == [("Essi", "300.00", 1)]
    assert (found["total_revenue"], found["sales"]) == ("300.00", 1)
    later = (now() + timedelta(hours=2)).isoformat()
    assert _data(client.get(f"/analytics/revenue/?group_by=seller&start={later.replace('+', '%2B')}&end={later}"))
    for wrong, field in ((f"end={closed}", "start"), ("start=soon", "start"), (f"start={closed}&end={opened}", "end")):
        answer = client.get(f"/analytics/revenue/?group_by=seller&{wrong}")
        assert (answer.status_code, set(answer.json()["data"])) == (400, {field})
