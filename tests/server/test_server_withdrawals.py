"""Payouts: never more than the balance, back when refused, each state once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import httpx
import pytest

from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.features.withdrawals import service
from tests.server.shops import ServedShop, serve_shop

ROW = {
    *("id", "partner", "partner_name", "partner_email", "payment_method", "payment_method_name"),
    *("payment_method_numbers", "amount", "reference", "status", "requested_at", "processed_at"),
    "formatted_requested_at",
}


@pytest.fixture
def funded(tmp_path: Any) -> Iterator[tuple[ServedShop, httpx.Client, int]]:
    """A shop with 10,000.00 in its wallet and one destination."""
    shop = serve_shop(tmp_path / "funded")
    client = shop.sign_in()
    with shop.context.database.write() as session:
        record_online_payment(session, shop.owner.partner_id, OnlinePayment("PAY-1", Decimal(10000), plan_name="Mois"))
    method = client.post("/payment-methods/create/", json={"name": "Moov", "numbers": "90000000"}).json()["data"]
    yield shop, client, method["id"]
    shop.stop()


def _balance(client: httpx.Client) -> str:
    return str(client.get("/wallet/balance/").json()["data"]["wallet_balance"])


def _settle(shop: ServedShop, reference: str, status: str) -> None:
    with shop.context.database.write() as session:
        service.settle(session, reference, status)


def test_a_payout_lowers_the_balance_at_once(funded: tuple[ServedShop, httpx.Client, int]) -> None:
    _, client, method = funded
    answer = client.post("/withdrawals/create/", json={"amount": "2500.50", "payment_method": method})
    assert answer.status_code == 201
    assert answer.json()["message"] == "Withdrawal request created"
    made = answer.json()["data"]
    assert set(made) == {
        *("id", "partner", "payment_method", "amount", "reference", "status", "requested_at", "processed_at")
    }
    assert (made["amount"], made["status"], made["processed_at"]) == ("2500.50", "pending", None)
    assert _balance(client) == "7499.50"
    for path in ("/withdrawals/", "/wallet/withdrawls/", "/wallet/withdrawals/"):
        (row,) = client.get(path).json()["data"]
        assert set(row) == ROW
        assert (row["payment_method_name"], row["payment_method_numbers"]) == ("Moov", "90000000")
    (movement, _) = client.get("/wallet/transactions/").json()["data"]["paginate_data"]
    assert (movement["type"], movement["status"], movement["related_model"]) == (
        "payout",
        "pending",
        "withdrawalrequest",
    )


def test_a_rejected_payout_comes_back_and_a_completed_one_does_not(
    funded: tuple[ServedShop, httpx.Client, int],
) -> None:
    shop, client, method = funded
    first, second = (
        client.post("/wallet/withdrawls/create/", json={"amount": 1000, "payment_method": method}).json()["data"]
        for _ in range(2)
    )
    _settle(shop, first["reference"], service.REJECTED)
    _settle(shop, first["reference"], service.REJECTED)
    assert _balance(client) == "9000.00"
    _settle(shop, second["reference"], service.APPROVED)
    _settle(shop, second["reference"], service.COMPLETED)
    assert _balance(client) == "9000.00"
    rows = {row["reference"]: row for row in client.get("/withdrawals/").json()["data"]}
    assert rows[first["reference"]]["status"] == "rejected"
    assert rows[second["reference"]]["status"] == "completed"
    assert rows[second["reference"]]["processed_at"] is not None
    for reference in (first["reference"], second["reference"]):
        with pytest.raises(service.SettlementError):
            _settle(shop, reference, service.APPROVED)
    statuses = {
        row["payment_reference"]: row["status"]
        for row in client.get("/wallet/transactions/?type=payout").json()["data"]["paginate_data"]
    }
    assert statuses == {first["reference"]: "failed", second["reference"]: "success"}


def test_twenty_payouts_at_once_take_no_more_than_there_is(funded: tuple[ServedShop, httpx.Client, int]) -> None:
    _, client, method = funded
    token = client.headers["Authorization"]

    def ask(_number: int) -> tuple[int, dict[str, Any]]:
        with httpx.Client(
            base_url=client.base_url, headers={"Authorization": token}, trust_env=False, timeout=40
        ) as own:
            answer = own.post("/wallet/withdrawls/create/", json={"amount": "900.00", "payment_method": method})
            return answer.status_code, answer.json()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(20)))
    assert sorted(status for status, _ in answers) == [201] * 11 + [400] * 9
    assert {body["message"] for status, body in answers if status == 400} == {"Insufficient balance."}
    assert _balance(client) == "100.00"


def test_an_amount_that_is_none_is_refused_by_name(funded: tuple[ServedShop, httpx.Client, int]) -> None:
    _, client, method = funded
    for amount in ("0", 0, -5, "1.001", "abc", "1e30", True, [], "", None, "NaN", "1e-400", "9" * 400):
        answer = client.post("/withdrawals/create/", json={"amount": amount, "payment_method": method})
        assert answer.status_code == 400, amount
        assert set(answer.json()["data"]) == {"amount"}, amount
    assert _balance(client) == "10000.00"


def test_a_destination_may_be_named_by_its_kind_and_an_unknown_one_is_refused(
    funded: tuple[ServedShop, httpx.Client, int],
) -> None:
    _, client, method = funded
    for body in ({"method": "mobile_money"}, {"payment_method": "moov"}, {"payment_method": str(method)}):
        answer = client.post("/wallet/withdraw/", json={"amount": 10, **body})
        assert answer.json()["data"]["payment_method"] == method, answer.text
    for unknown in ("bank_transfer", 999, "x"):
        answer = client.post("/wallet/withdraw/", json={"amount": 10, "payment_method": unknown})
        assert (answer.status_code, set(answer.json()["data"])) == (400, {"payment_method"})
    assert set(client.post("/wallet/withdraw/", json={}).json()["data"]) == {"payment_method", "amount"}


def test_the_same_key_asks_once_on_every_path(funded: tuple[ServedShop, httpx.Client, int]) -> None:
    _, client, method = funded
    headers, body = {"Idempotency-Key": "once"}, {"amount": "100.00", "payment_method": method}
    first = client.post("/withdrawals/create/", json=body, headers=headers)
    again = client.post("/wallet/withdrawls/create/", json=body, headers=headers)
    assert first.content == again.content
    assert _balance(client) == "9900.00"
    assert client.post("/withdrawals/create/", json=body | {"amount": "1"}, headers=headers).status_code == 422


def test_payouts_are_filtered_by_state_and_day(funded: tuple[ServedShop, httpx.Client, int]) -> None:
    shop, client, method = funded
    made = client.post("/withdrawals/create/", json={"amount": 5, "payment_method": method}).json()["data"]
    _settle(shop, made["reference"], service.APPROVED)
    day = made["requested_at"][:10]
    for query, count in (
        ("status=approved", 1),
        ("status=pending", 0),
        (f"start_date={day}&end_date={day}", 1),
        ("end_date=2020-01-01", 0),
        ("period=today", 1),
        (f"search={made['reference']}", 1),
    ):
        assert len(client.get(f"/withdrawals/?{query}").json()["data"]) == count, query
    for query in ("status=lost", "start_date=yesterday", "period=never"):
        assert client.get(f"/withdrawals/?{query}").status_code == 400, query
