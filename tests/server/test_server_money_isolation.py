"""Two partners with rows of every kind that money and reports are made of: neither sees nor changes the other's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from tests.server.shops import PASSWORD, ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.domain.permissions import STARTING_ROLES

OTHER = "other@example.com"
TABLES = (
    *("payment_methods", "withdrawals", "subscriptions", "additional_devices", "vouchers", "notifications"),
    *("support_tickets", "customers", "movements"),
)
SECRETS = ("Flooz-of-Afi", "Needle", "PAY-AFI", "SUB-AFI", "Haystack plan", "Chez Afi")


@pytest.fixture(scope="module")
def two(
    database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ServedShop, httpx.Client, dict[str, Any]]]:
    shop = serve_shop(tmp_path_factory.mktemp("money"))
    client = shop.sign_in()
    plan = add_plan(client, "Haystack plan")
    customer = client.post("/customers/create/", json={"first_name": "Needle", "phone": "+2289"}).json()["data"]
    with shop.context.database.write() as session:
        payment = OnlinePayment("PAY-AFI", Decimal(90_000), plan_name="Haystack plan", customer_firstname="Needle")
        record_online_payment(session, shop.owner.partner_id, payment)
    method = client.post("/payment-methods/create/", json={"name": "Flooz-of-Afi", "numbers": "9"}).json()["data"]
    client.post("/withdrawals/create/", json={"amount": 10, "payment_method": method["id"]})
    device = client.post("/additional-devices/create/", json={"value": 1, "price": 100}).json()["data"]
    client.post("/subscription-plans/purchase/", json={"subscription_plan_id": 1, "payment_reference": "SUB-AFI"})
    vouchers = client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 3}).json()["data"]
    ticket = client.post("/support/tickets/create/", json={"subject": "Needle", "description": "Needle"}).json()["data"]
    told = client.get("/notifications/list/").json()["data"]["results"]
    create_owner(shop.context.database, NewOwner(OTHER, PASSWORD))
    rows = {
        "method": method,
        "device": device,
        "plan": plan,
        "customer": customer,
        "ticket": ticket,
        "voucher": vouchers[0],
        "notification": told[0],
    }
    yield shop, client, rows
    shop.stop()


def _contents(shop: ServedShop) -> list[Any]:
    with shop.context.database.read() as reader:
        return [
            [tuple(row) for row in reader.rows(f"SELECT * FROM {table} WHERE partner_id = 1 ORDER BY id")]
            for table in TABLES
        ]


def test_items_of_another_partner_are_neither_read_nor_changed(
    two: tuple[ServedShop, httpx.Client, dict[str, Any]],
) -> None:
    shop, _, rows = two
    stranger = shop.sign_in(OTHER)
    before = _contents(shop)
    named = {"name": "Stolen", "numbers": "0"}
    requests: list[tuple[str, str, Any]] = []
    for reference in (rows["method"]["slug"], rows["method"]["id"]):
        base = f"/payment-methods/{reference}"
        requests += [
            ("GET", f"{base}/", None),
            ("PUT", f"{base}/update/", named),
            ("PATCH", f"{base}/update/", named),
            ("DELETE", f"{base}/delete/", None),
            ("POST", f"{base}/set-default/", {}),
            ("POST", f"{base}/update/request-otp/", named),
            ("POST", f"{base}/update/verify-otp/", {"code": "123456"}),
        ]
    device, ticket = f"/additional-devices/{rows['device']['id']}", f"/support/tickets/{rows['ticket']['id']}"
    requests += [
        ("GET", f"{device}/", None),
        ("PUT", f"{device}/", {"value": 9, "price": 9}),
        ("DELETE", f"{device}/delete/", None),
        ("GET", f"{ticket}/details/", None),
        ("POST", f"{ticket}/reply/", {"content": "Stolen"}),
        ("PUT", f"/notifications/{rows['notification']['id']}/mark-read/", None),
        ("POST", "/plans/tickets/generate/", {"plan": rows["plan"]["id"], "count": 1}),
        ("POST", "/plans/tickets/generate/", {"plan": rows["plan"]["slug"], "count": 1}),
        ("GET", f"/plans/tickets/export/?plan={rows['plan']['id']}&format=csv", None),
        ("GET", "/transactions/1/details/", None),
    ]
    for name in (rows["customer"]["username"], rows["customer"]["id"], rows["customer"]["customer"]):
        requests += [
            ("GET", f"/customers/{name}/plans/purchased/", None),
            ("GET", f"/customers/{name}/transactions/wallet/", None),
            ("POST", f"/customers/{name}/assign-network-policy/", {"network_policy_id": None}),
        ]
    for method, path, body in requests:
        answer = stranger.request(method, path, json=body)
        assert answer.status_code == 404, f"{method} {path}: {answer.text}"
    assert _contents(shop) == before


def test_what_belongs_to_another_cannot_be_used(two: tuple[ServedShop, httpx.Client, dict[str, Any]]) -> None:
    shop, _, rows = two
    stranger = shop.sign_in(OTHER)
    before = _contents(shop)
    own = stranger.post("/customers/create/", json={"first_name": "Own", "phone": "1"}).json()["data"]
    for path, body, field in (
        ("/withdrawals/create/", {"amount": 1, "payment_method": rows["method"]["id"]}, "payment_method"),
        ("/withdrawals/create/", {"amount": 1, "payment_method": rows["method"]["slug"]}, "payment_method"),
        (
            f"/customers/{own['username']}/assign-network-policy/",
            {"network_policy_id": rows["plan"]["profile"]},
            "network_policy_id",
        ),
        (
            "/subscription-plans/purchase/",
            {"subscription_plan_id": 1, "payment_reference": "SUB-AFI"},
            "payment_reference",
        ),
    ):
        answer = stranger.post(path, json=body)
        assert (answer.status_code, set(answer.json()["data"])) == (400, {field}), answer.text
    assert _contents(shop) == before


def test_lists_figures_and_files_hold_nothing_of_another_partner(
    two: tuple[ServedShop, httpx.Client, dict[str, Any]],
) -> None:
    shop, client, rows = two
    stranger = shop.sign_in(OTHER)
    paths = [
        *(
            "/payment-methods/list/",
            "/withdrawals/",
            "/additional-devices/list/",
            "/plans/tickets/",
            "/purchased-plans/",
        ),
        *("/plans/tickets/?status=expired", "/support/tickets/", "/notifications/list/", "/settings/"),
        *("/network-policies/list/", "/subscription-plans/check/", "/transactions/additional-devices/"),
        *("/analytics/revenue/?group_by=plan", "/analytics/customers/", "/analytics/plans/", "/analytics/routers/"),
        *("/reports/monthly/", "/plans/tickets/export/?format=csv", "/transactions/filter/"),
    ]
    secrets = (*SECRETS, rows["voucher"]["code"])
    seen = ""
    for path in paths:
        answer = stranger.get(path)
        assert answer.status_code == 200, answer.text
        assert not [secret for secret in secrets if secret in answer.text], path
        seen += client.get(path).text
    # The same pages do show them to whom they belong.
    for secret in ("Flooz-of-Afi", "Needle", "PAY-AFI", "Haystack plan", rows["voucher"]["code"]):
        assert secret in seen, secret
    exported = stranger.post("/transactions/export/", json={"format": "csv"}).text
    assert exported.count("\n") == 1
    assert stranger.get("/analytics/revenue/").json()["data"]["total_revenue"] == "0.00"


MINE = (
    *("list_payment_methods", "create_payment_method", "get_payment_method", "update_payment_method"),
    *("delete_payment_method", "set_default_payment_method", "payment_method_create_request_otp"),
    *("payment_method_create_verify_otp", "payment_method_update_request_otp", "payment_method_update_verify_otp"),
    *("list_withdrawals", "create_withdrawal", "list_additional_devices", "create_additional_device"),
    *("get_additional_device", "update_additional_device", "delete_additional_device", "purchase_subscription"),
    *("check_subscription", "list_subscription_plans", "list_vouchers", "generate_vouchers", "export_vouchers"),
    *("analytics_revenue", "analytics_customers", "analytics_plans", "analytics_routers", "monthly_report"),
    *("list_notifications", "mark_notification_read", "get_settings", "update_settings", "list_support_tickets"),
    *("create_support_ticket", "get_support_ticket", "reply_support_ticket", "list_countries", "get_currency"),
    *("get_currency_code", "list_report_types", "get_exchange_rate", "list_network_policies"),
    *("customer_purchased_plans", "assign_network_policy", "additional_device_transactions", "list_purchased_plans"),
    *("export_transactions", "filter_transactions", "transaction_details"),
)


@pytest.fixture(scope="module")
def staff(two: tuple[ServedShop, httpx.Client, dict[str, Any]]) -> dict[str, httpx.Client]:
    shop, client, _ = two
    return {"Owner": client, **{role: shop.member(role) for role in STARTING_ROLES}}


@pytest.mark.parametrize("operation_id", MINE)
def test_each_role_may_do_on_every_path_what_the_shared_table_says(
    operation_id: str, staff: dict[str, httpx.Client]
) -> None:
    wanted = operation(operation_id)
    for route in wanted.served:
        path = route.path.removeprefix("/partner")
        for parameter in route.parameters:
            path = path.replace(f"{{{parameter}}}", "0")
        for role, client in staff.items():
            held = STARTING_ROLES.get(role)
            allowed = held is None or not wanted.permissions or bool(held & wanted.permissions)
            content = None if route.method == "GET" else b"[]"
            headers = {} if content is None else {"Content-Type": "application/json"}
            answer = client.request(route.method, path, content=content, headers=headers)
            assert (answer.status_code == 403) is not allowed, f"{role} {route.method} {path}: {answer.text}"
            assert answer.status_code < 500
