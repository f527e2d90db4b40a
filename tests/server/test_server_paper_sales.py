"""Vouchers sold on paper: the first log-in counts the sale, exactly once."""

from __future__ import annotations

import random
import threading
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from embedded_server.database import now
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.network_sessions.service import Seen, _record
from embedded_server.features.plan_assignment.models import AssignedPlan
from embedded_server.features.plan_assignment.service import end_expired
from embedded_server.features.wallet.ledger import Book, balances
from embedded_server.features.wallet.models import Movement
from tests.server.shops import ServedShop, add_plan


@pytest.fixture
def client(own_shop: ServedShop) -> httpx.Client:
    return own_shop.sign_in()


@pytest.fixture
def plan(client: httpx.Client) -> dict[str, Any]:
    return add_plan(client)


def _data(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["data"]


def _codes(client: httpx.Client, plan: dict[str, Any], number: int) -> list[str]:
    made = _data(client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": number}), 201)
    return [row["code"] for row in made]


def _seen(shop: ServedShop, *codes: str, since: datetime | None = None) -> None:
    """A router reports who is connected."""
    seen = {code: Seen(1, 1000, 60, since or now()) for code in codes}
    with shop.context.database.write() as session:
        _record(session, shop.owner.partner_id, "Boutique", seen, now())


def _books(shop: ServedShop) -> dict[Book, Decimal]:
    with shop.context.database.read() as reader:
        return {book: amount for book, amount in balances(reader, shop.owner.partner_id).items() if amount}


def test_the_first_log_in_counts_a_sale_for_whoever_printed_it(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    code, _idle = _codes(client, plan, 2)
    began = now() - timedelta(minutes=5)
    _seen(own_shop, code, since=began)
    _seen(own_shop, code)
    (sale,) = _data(client.get("/assigned-plans/?extras=1"))["results"]
    assert (sale["username"], sale["price"], sale["status"], sale["assigned_by"]) == (code, "300.00", "active", "Afi")
    assert datetime.fromisoformat(sale["expiry_date"]) == began + timedelta(days=1)
    assert sale["router_name"] == "Boutique"
    (moved,) = _data(client.get("/transactions/assigned/?extras=1"))["paginate_data"]
    assert (moved["payment_kind"], moved["amount_paid"], moved["status"]) == ("cash", "300.00", "success")
    assert _books(own_shop) == {Book.CASH: Decimal(300), Book.ASSIGNED_REVENUE: Decimal(-300)}
    (row,) = _data(client.get("/plans/tickets/?extras=1&status=used"))
    assert (row["code"], row["is_assigned"]) == (code, True)


def test_a_voucher_sold_in_our_books_is_not_counted_again(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    (code,) = _codes(client, plan, 1)
    _data(client.post("/assign-plan/", json={"customer": code, "plan": plan["slug"], "reference": "R-1"}))
    _seen(own_shop, code)
    assert _books(own_shop)[Book.CASH] == Decimal(300)


def test_a_receipt_that_arrives_after_the_first_log_in_is_the_receipt_of_that_sale(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    (code,) = _codes(client, plan, 1)
    _seen(own_shop, code)
    body = {
        "customer": code,
        "plan": plan["slug"],
        "reference": "R-1",
        "tag": "Kofi",
        "payment_kind": "mobile_money",
    }
    (sale,) = _data(client.get("/assigned-plans/"))["results"]
    late = _data(client.post("/assign-plan/?extras=1", json=body))
    assert (late["id"], late["reference"], late["assigned_by"]) == (sale["id"], "R-1", "Kofi")
    assert late["expiry_date"] == sale["expiry_date"]
    assert _data(client.post("/assign-plan/?extras=1", json=body)) == late
    assert _books(own_shop) == {Book.MOBILE_MONEY: Decimal(300), Book.ASSIGNED_REVENUE: Decimal(-300)}
    # Another receipt is another sale: the code is renewed.
    again = _data(client.post("/assign-plan/", json=body | {"reference": "R-2"}))
    assert again["id"] != sale["id"]
    assert _books(own_shop)[Book.MOBILE_MONEY] == Decimal(600)


def test_a_paper_sale_ends_and_is_taken_back_like_any_other(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    over, wrong = _codes(client, plan, 2)
    _seen(own_shop, over, since=now() - timedelta(days=2))
    _seen(own_shop, wrong)
    with own_shop.context.database.write() as session:
        assert end_expired(session) == 1
    assert _data(client.get(f"/hotspot/users/{over}/read/"))["is_active"] is False
    newest = _data(client.get("/assigned-plans/"))["results"][0]
    _data(client.post(f"/assigned-plans/{newest['id']}/reverse/", json={"reason": "given away"}))
    assert _books(own_shop)[Book.CASH] == Decimal(300)
    _seen(own_shop, wrong)
    assert _books(own_shop)[Book.CASH] == Decimal(300)
    assert [row["code"] for row in _data(client.get("/plans/tickets/?status=cancelled"))] == [wrong]


def test_many_routers_and_sellers_at_once_count_every_voucher_once(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    codes = _codes(client, plan, 40)
    clients = [own_shop.sign_in() for _ in range(2)]
    failures: list[BaseException] = []

    def router(seed: int) -> None:
        mine = random.Random(seed)
        try:
            for _ in range(12):
                _seen(own_shop, *mine.sample(codes, 8))
        except BaseException as error:
            failures.append(error)

    def seller(number: int) -> None:
        mine = random.Random(100 + number)
        try:
            for code in mine.sample(codes, 20):
                body = {"customer": code, "plan": plan["slug"], "reference": f"sold-{code}"}
                assert clients[number].post("/assign-plan/", json=body).status_code == 200
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=router, args=(seed,)) for seed in range(3)]
    threads += [threading.Thread(target=seller, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    _seen(own_shop, *codes)
    with own_shop.context.database.read_session() as session:
        sold = session.scalars(select(AssignedPlan.hotspot_user_id)).all()
        accounts = session.scalars(select(HotspotUser.id).where(HotspotUser.username.in_(codes))).all()
        assert sorted(filter(None, sold)) == sorted(accounts)
        assert len(session.scalars(select(Movement.id)).all()) == len(codes)
    assert _books(own_shop)[Book.CASH] == 300 * len(codes)
