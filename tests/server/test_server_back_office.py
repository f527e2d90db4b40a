"""What whoever runs the server does from the command line: settle payouts, answer requests for help."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import pytest

from embedded_server.cli import main
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from tests.server.shops import ServedShop


def _place(shop: ServedShop) -> list[str]:
    settings = shop.context.settings
    return ["--data-dir", str(settings.data_dir), "--database", settings.database_url]


def test_a_payout_is_settled_while_the_server_runs(own_shop: ServedShop, capsys: pytest.CaptureFixture[str]) -> None:
    client, place = own_shop.sign_in(), _place(own_shop)
    with own_shop.context.database.write() as session:
        record_online_payment(session, own_shop.owner.partner_id, OnlinePayment("P", Decimal(500)))
    client.post("/payment-methods/create/", json={"name": "Moov", "numbers": "1"})
    body = {"amount": "200.00", "payment_method": "mobile_money"}
    reference = client.post("/withdrawals/create/", json=body).json()["data"]["reference"]
    assert main(["settle-payout", *place, reference, "rejected"]) == 0
    assert json.loads(capsys.readouterr().out) == {"reference": reference, "status": "rejected", "amount": "200.00"}
    assert client.get("/wallet/balance/").json()["data"]["wallet_balance"] == "500.00"
    assert main(["settle-payout", *place, reference, "completed"]) == 1
    assert "a payout that is rejected cannot become completed" in capsys.readouterr().err
    assert main(["settle-payout", *place, "WD-0", "completed"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_request_for_help_is_answered(
    own_shop: ServedShop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client, place = own_shop.sign_in(), _place(own_shop)
    made = client.post("/support/tickets/create/", json={"subject": "S", "description": "D"}).json()["data"]
    monkeypatch.setattr("sys.stdin", io.StringIO("Try again\n"))
    assert main(["answer-ticket", *place, made["id"], "--close"]) == 0
    whole = client.get(f"/support/tickets/{made['id']}/details/").json()["data"]
    assert (whole["status"], whole["messages"][-1]["content"]) == ("CLOSED", "Try again")
    monkeypatch.setattr("sys.stdin", io.StringIO("x"))
    assert main(["answer-ticket", *place, "none"]) == 1
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["answer-ticket", *place, made["id"]]) == 1
    capsys.readouterr()
