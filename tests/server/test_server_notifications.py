"""Notifications tell what really happened, once, to those who may know."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
from sqlalchemy import select

from embedded_server.database import now
from embedded_server.features.accounts.models import Account
from embedded_server.features.collaborators.models import CollaboratorRouter
from embedded_server.features.routers.models import Router
from embedded_server.features.subscription.models import Subscription
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.features.withdrawals import service as withdrawals
from embedded_server.simulator import SimulatorOptions
from embedded_server.simulator.thread import SimulatorThread
from tests.server.shops import ServedShop, add_plan, eventually, serve_shop

ROW = {"id", "title", "message", "type", "is_read", "created_at"}


def _told(client: httpx.Client, query: str = "") -> dict[str, Any]:
    answer = client.get(f"/notifications/list/?page_size=200&extras=1&{query}")
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def _kinds(client: httpx.Client) -> list[str]:
    return sorted(row["kind"] for row in _told(client)["results"])


def _pay(shop: ServedShop, reference: str, amount: int) -> None:
    with shop.context.database.write() as session:
        record_online_payment(
            session, shop.owner.partner_id, OnlinePayment(reference, Decimal(amount), plan_name="Mois")
        )


def test_a_sale_a_payment_and_a_customer_are_told_once(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    plan = add_plan(client)
    customer = client.post("/customers/create/", json={"first_name": "Ama", "phone": "+22890000001"}).json()["data"]
    body = {"customer": customer["username"], "plan": plan["slug"], "tag": "Kossi", "reference": "R-1"}
    client.post("/assign-plan/", json=body)
    _pay(own_shop, "PAY-1", 50_000)
    assert _kinds(client) == ["customer", "sale", "sale"]
    plain = client.get("/notifications/list/").json()["data"]
    assert {frozenset(row) for row in plain["results"]} == {frozenset(ROW)}
    assert (plain["count"], plain["unread_count"], plain["next"]) == (3, 3, None)
    subjects = {row["subject"] for row in _told(client)["results"]}
    assert subjects == {"R-1", "PAY-1", customer["username"]}
    assert _kinds(client) == ["customer", "sale", "sale"]


def test_a_payout_and_a_low_balance_are_told(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    _pay(own_shop, "PAY-1", 10_000)
    method = client.post("/payment-methods/create/", json={"name": "Moov", "numbers": "9"}).json()["data"]
    asked = client.post("/withdrawals/create/", json={"amount": 9000, "payment_method": method["id"]}).json()["data"]
    assert _kinds(client) == ["balance", "payout", "sale"]
    with own_shop.context.database.write() as session:
        withdrawals.settle(session, asked["reference"], withdrawals.REJECTED)
    assert _kinds(client) == ["balance", "payout", "payout", "sale"]
    types = {row["kind"]: row["type"] for row in _told(client)["results"]}
    assert types == {"balance": "balance", "payout": "payout", "sale": "transaction"}


def test_an_ending_subscription_and_ending_plans_are_told(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    moment = now()
    with own_shop.context.database.write() as session:
        session.add(
            Subscription(
                partner_id=own_shop.owner.partner_id,
                tier_id=1,
                price=Decimal(3000),
                payment_reference="S-1",
                payment_provider="paystack",
                start_date=moment - timedelta(days=27),
                end_date=moment + timedelta(days=3),
                created_at=moment,
            )
        )
    (row,) = _told(client)["results"]
    assert (row["kind"], row["message"]) == ("expiry", f"Il se termine le {moment + timedelta(days=3):%Y-%m-%d}.")


def test_a_router_that_goes_and_comes_back_is_told_by_its_own_state(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    body = {"name": "Shop", "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    router = client.post("/routers-add/", json=body).json()["data"]
    for state in ("online", "unreachable", "unreachable", "online"):
        with own_shop.context.database.write() as session:
            found = session.get(Router, router["id"])
            assert found is not None
            found.status, found.last_seen = state, now()
    told = _told(client)["results"]
    assert [row["title"] for row in told] == ["Routeur de retour : Shop", "Routeur absent : Shop"]
    assert {(row["type"], row["subject"]) for row in told} == {("critical", router["slug"])}


def test_a_dead_router_is_noticed_by_the_running_server(tmp_path: Any) -> None:
    shop = serve_shop(tmp_path / "fleet", poll_routers=True)
    simulator = SimulatorThread(SimulatorOptions(port=0, clients=2, users=2))
    try:
        host, port = simulator.start()
        client = shop.sign_in()
        body = {"name": "Live", "ip_address": host, "username": "admin", "password": "demo", "api_port": port}
        router = client.post("/routers-add/", json=body).json()["data"]

        def state() -> str:
            return str(client.get(f"/routers/{router['slug']}/details/?extras=1").json()["data"]["status"])

        eventually(lambda: state() == "online")
        simulator.stop()
        eventually(lambda: _kinds(client) == ["router"], 60)
    finally:
        simulator.stop()
        shop.stop()


def test_read_marks_belong_to_the_reader(own_shop: ServedShop) -> None:
    client, other = own_shop.sign_in(), own_shop.member("Administrator")
    _pay(own_shop, "PAY-1", 50_000)
    _pay(own_shop, "PAY-2", 50_000)
    first, second = _told(client)["results"]
    marked = client.put(f"/notifications/{first['id']}/mark-read/")
    assert (marked.status_code, marked.json()["data"]["is_read"]) == (200, True)
    assert [row["id"] for row in _told(client, "unread=true")["results"]] == [second["id"]]
    assert _told(other)["unread_count"] == 2
    assert client.put("/notifications/all/mark-read/").status_code == 200
    assert _told(client)["unread_count"] == 0
    missing = client.put("/notifications/999999/mark-read/")
    assert (missing.status_code, missing.json()["message"]) == (404, "Notification not found.")
    assert client.get("/notifications/list/?unread=perhaps").status_code == 400


def test_who_may_not_see_money_hears_nothing_of_it(own_shop: ServedShop) -> None:
    client, worker = own_shop.sign_in(), own_shop.member("Worker")
    client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"})
    _pay(own_shop, "PAY-1", 50_000)
    sale = next(row for row in _told(client)["results"] if row["kind"] == "sale")
    assert _kinds(worker) == ["customer"]
    assert worker.put(f"/notifications/{sale['id']}/mark-read/").status_code == 404


def test_staff_confined_to_a_router_hear_and_see_nothing_of_the_others(own_shop: ServedShop) -> None:
    client, worker = own_shop.sign_in(), own_shop.member("Manager")
    routers = []
    for name in ("Mine", "Other"):
        body = {"name": name, "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
        routers.append(client.post("/routers-add/", json=body).json()["data"])
    with own_shop.context.database.write() as session:
        account = session.scalars(select(Account.id).where(Account.email == "manager@example.com")).one()
        session.add(CollaboratorRouter(account_id=account, router_id=routers[0]["id"]))
        for router in routers:
            found = session.get(Router, router["id"])
            assert found is not None
            found.status = "unreachable"
    assert len(_told(client)["results"]) == 2
    assert [row["subject"] for row in _told(worker)["results"]] == [routers[0]["slug"]]
    hidden = next(row for row in _told(client)["results"] if row["subject"] == routers[1]["slug"])
    assert worker.put(f"/notifications/{hidden['id']}/mark-read/").status_code == 404
    assert [row["router_name"] for row in worker.get("/analytics/routers/").json()["data"]] == ["Mine"]


def test_what_is_switched_off_is_not_told_and_the_language_is_the_partners(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    client.put("/settings/update/", json={"notification_kinds": {"sale": False}, "language": "en"})
    _pay(own_shop, "PAY-1", 50_000)
    client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"})
    assert [row["title"] for row in _told(client)["results"]] == ["New customer"]
    client.put("/settings/update/", json={"notifications_enabled": False})
    client.post("/customers/create/", json={"first_name": "Edem", "phone": "2"})
    assert len(_told(client)["results"]) == 1
