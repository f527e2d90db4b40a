"""Settings, subscriptions, extra devices and what clients look up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.database import amount_text
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from tests.server.shops import ServedShop


def _data(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["data"]


def test_settings_begin_with_the_country_and_keep_what_is_not_named(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    before = _data(client.get("/settings/"))
    assert (before["notifications_enabled"], before["language"]) == (True, "fr")
    changed = _data(client.put("/settings/update/", json={"language": "en", "low_balance_threshold": 750.5}))
    assert changed == before | {"language": "en", "low_balance_threshold": "750.50"}
    assert _data(client.put("/settings/update/", json={"notifications_enabled": False})) == changed | {
        "notifications_enabled": False
    }
    assert _data(client.get("/settings/"))["language"] == "en"


@pytest.mark.parametrize(
    "body",
    [
        {"language": "de"},
        {"notifications_enabled": "maybe"},
        {"low_balance_threshold": -1},
        {"low_balance_threshold": True},
        {"notification_kinds": []},
    ],
)
def test_a_setting_that_makes_no_sense_is_refused_by_name(
    body: dict[str, Any], shop: ServedShop, owner: httpx.Client
) -> None:
    answer = owner.put("/settings/update/", json=body)
    assert (answer.status_code, set(answer.json()["data"])) == (400, set(body))


def test_a_subscription_is_bought_once_and_extended_from_its_end(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    none = _data(client.get("/subscription-plans/check/"))
    assert none["has_active_subscription"] is False
    tiers = _data(client.get("/subscription-plans/list/"))
    assert {frozenset(tier) for tier in tiers} == {
        frozenset({*("id", "name", "slug", "price", "duration", "features", "is_active", "created_at", "price_info")})
    }
    monthly = next(tier for tier in tiers if tier["duration"] == "monthly")
    body = {"subscription_plan_id": monthly["id"], "payment_reference": "PS-1"}
    bought = _data(client.post("/subscription-plans/purchase/", json=body), 201)
    assert bought == {**body, "payment_provider": "paystack"}
    first = _data(client.get("/subscription-plan/check/"))
    assert (first["status"], first["plan"]["price"]) == ("active", monthly["price"])
    assert set(first) == set(none)
    again = _data(client.post("/purchase-subscription-plan/", json=body), 201)
    assert again == bought
    assert _data(client.get("/subscription-plans/check/"))["end_date"] == first["end_date"]
    newer = {"subscription_plan_price_id": monthly["price_info"]["id"], "payment_reference": "PS-2"}
    _data(client.post("/subscription-plans/purchase/", json=newer), 201)
    used = client.post("/subscription-plans/purchase/", json=body | {"subscription_plan_id": 4})
    assert (used.status_code, set(used.json()["data"])) == (400, {"payment_reference"})
    missing = client.post("/subscription-plans/purchase/", json={"payment_reference": "X"})
    assert set(missing.json()["data"]) == {"subscription_plan_id"}
    ghana = _data(client.get("/subscription-plans/list/?country=Ghana"))
    assert ghana[0]["price_info"]["country_name"] == "Ghana"
    assert ghana[0]["price_info"]["price_display"].endswith("GHS")


def test_an_extra_device_is_offered_changed_and_removed(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    empty = client.post("/additional-devices/create/", json={"name": "Phone", "mac_address": "AA:BB:CC:DD:EE:FF"})
    assert (empty.status_code, set(empty.json()["data"])) == (400, {"value", "price"})
    customer = _data(client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}), 201)["username"]
    body = {"value": 2, "price": "500", "mac_address": "aa-bb-cc-dd-ee-ff", "customer": customer}
    made = _data(client.post("/additional-devices/create/", json=body), 201)
    assert made == {"id": made["id"], "value": 2, "label": "2 devices", "price": "500.00", "price_display": "500 XOF"}
    extras = _data(client.get("/additional-devices/list/?extras=1"))[0]
    assert (extras["mac_address"], extras["customer"]) == ("AA:BB:CC:DD:EE:FF", customer)
    for path in ("", "details/", "read/"):
        answer = client.get(f"/additional-devices/{made['id']}/{path}")
        assert _data(answer) == made
        assert answer.json()["message"] == "Option de additional device récupérée avec succès"
    for method, path in (("PUT", ""), ("PATCH", ""), ("PUT", "update/")):
        changed = _data(client.request(method, f"/additional-devices/{made['id']}/{path}", json={"price": 750}))
        assert changed["price"] == "750.00"
    assert client.delete(f"/additional-devices/{made['id']}/delete/").status_code == 204
    gone = client.delete(f"/additional-devices/{made['id']}/delete/")
    assert (gone.status_code, gone.json()["message"]) == (404, "Additional device not found.")


def test_sales_of_extra_devices_and_of_plans_are_listed_apart(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    customer = _data(client.post("/customers/create/", json={"first_name": "Ama", "phone": "+22890"}), 201)
    with own_shop.context.database.write() as session:
        for reference, model in (("P-1", "plan"), ("D-1", "additionaldevice")):
            payment = OnlinePayment(
                reference, Decimal(500), model, 1, "Mois", customer["id"], customer["username"], "Ama"
            )
            record_online_payment(session, own_shop.owner.partner_id, payment)
    devices = _data(client.get("/transactions/additional-devices/"))
    assert [row["payment_reference"] for row in devices["results"]] == ["D-1"]
    assert set(devices) == {"count", "next", "previous", "results"}
    for path in ("/purchased-plans/", f"/customers/{customer['username']}/plans/purchased/"):
        (row,) = _data(client.get(path))["results"]
        assert (row["customer_name"], row["customer_phone"], row["plan_name"]) == ("Ama", "+22890", "Mois")
        assert row["price"] == amount_text(50_000)
        assert row["purchased_at"].endswith("Z")
    assert client.get("/customers/nobody/plans/purchased/").status_code == 404


def test_reference_data_speaks_of_the_partners_country_unless_asked(shop: ServedShop, owner: httpx.Client) -> None:
    countries = _data(owner.get("/countries/"))
    assert {"code": "TG", "name": "Togo"} in countries
    assert _data(owner.get("/currency/")) == {"symbol": "FCFA"}
    assert _data(owner.get("/currency-code/?country=GH")) == {"code": "GHS"}
    assert _data(owner.get("/currency-code/?country=Nigeria")) == {"code": "NGN"}
    assert owner.get("/currency/?country=Atlantis").status_code == 400
    assert _data(owner.get("/exchange-rate/"))["rates"] == {"XOF": "1.000000", "XAF": "1.000000", "EUR": "0.001524"}
    assert all(set(row) == {"name"} for row in _data(owner.get("/report-types/")))
    assert _data(owner.get("/network-policies/list/")) == []


def test_a_request_for_help_is_opened_answered_and_read(own_shop: ServedShop) -> None:
    from embedded_server.features.support import service

    client = own_shop.sign_in()
    body = {"subject": "No log-in page", "description": "<b>Since noon</b>", "priority": "HIGH"}
    made = _data(client.post("/support/tickets/create/", json=body), 201)
    assert (made["status"], made["priority"], len(made["id"])) == ("NEW", "HIGH", 36)
    reply = _data(client.post(f"/support/tickets/{made['id']}/reply/", json={"content": "Still"}), 201)
    assert (reply["direction"], reply["sender_name"], reply["content"]) == ("INBOUND", "Afi", "Still")
    with own_shop.context.database.write() as session:
        service.answer(session, made["id"], "Support", "Try again", close=True)
    whole = _data(client.get(f"/support/tickets/{made['id']}/details/"))
    assert [message["direction"] for message in whole["messages"]] == ["INBOUND", "INBOUND", "OUTBOUND"]
    assert whole["status"] == "CLOSED"
    assert _data(client.get("/support/tickets/?status=closed"))[0]["id"] == made["id"]
    client.post(f"/support/tickets/{made['id']}/reply/", json={"content": "Not solved"})
    assert _data(client.get("/support/tickets/?status=OPEN"))[0]["updated_at"] > made["updated_at"]
    assert set(_data(client.get("/support/tickets/"))[0]) == {
        *("id", "subject", "description", "status", "priority", "created_at", "updated_at")
    }
    assert client.get("/support/tickets/?status=lost").status_code == 400
    assert client.get("/support/tickets/?updated_since=2026-01-01T00:00:00Z&ordering=-subject").status_code == 200
    assert client.post(f"/support/tickets/{made['id']}/reply/", json={}).status_code == 400
    missing = client.get("/support/tickets/00000000-0000-0000-0000-000000000000/details/")
    assert (missing.status_code, missing.json()["message"]) == (404, "Support ticket not found.")
