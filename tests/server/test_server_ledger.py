"""The ledger: every posting adds up, every balance is the sum of its entries, nothing is ever changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from embedded_server.context import ServerContext, open_context
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.features.wallet import ledger
from embedded_server.features.wallet.ledger import Book
from tests.server.databases import server_settings
from tests.server.shops import ServedShop, add_plan


@pytest.fixture(scope="module")
def books(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerContext]:
    context = open_context(server_settings(tmp_path_factory.mktemp("books")))
    create_owner(context.database, NewOwner("a@example.com", "secret12"))
    yield context
    context.database.close()


def _all_adds_up(context: ServerContext) -> None:
    with context.database.read() as reader:
        assert reader.rows("SELECT posting_id FROM ledger_entries GROUP BY posting_id HAVING sum(amount) <> 0") == []
        balances = ledger.balances(reader, 1)
        assert sum(balances.values()) == 0
        for code, balance in balances.items():
            assert ledger.balance(reader, 1, code) == balance


_AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("999999.99"), places=2)
_STEPS = st.lists(st.tuples(st.sampled_from(["sale", "payment", "payout", "reversal"]), _AMOUNTS), max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
def test_any_mix_of_postings_adds_up_and_never_overdraws(
    books: ServerContext, steps: list[tuple[str, Decimal]]
) -> None:
    made: list[int] = []
    for kind, amount in steps:
        with books.database.read() as reader:
            before = ledger.balance(reader, 1, Book.WALLET)
        try:
            with books.database.write() as session:
                if kind == "sale":
                    made.append(ledger.post(session, 1, kind, {Book.CASH: amount, Book.ASSIGNED_REVENUE: -amount}))
                elif kind == "payment":
                    ledger.post(session, 1, kind, {Book.WALLET: amount, Book.ONLINE_REVENUE: -amount})
                elif kind == "payout":
                    amounts = {Book.PAYOUTS: amount, Book.WALLET: -amount}
                    ledger.post(session, 1, kind, amounts, not_below_zero=frozenset({Book.WALLET}))
                elif made:
                    ledger.reverse(session, 1, made[0])
        except ledger.BalanceTooLowError:
            assert amount > before
        except ledger.AlreadyReversedError:
            assert kind == "reversal"
    _all_adds_up(books)
    with books.database.read() as reader:
        assert ledger.balance(reader, 1, Book.WALLET) >= 0


def test_payouts_of_eight_threads_never_take_more_than_there_is(tmp_path: Path) -> None:
    context = open_context(server_settings(tmp_path))
    create_owner(context.database, NewOwner("a@example.com", "secret12"))
    with context.database.write() as session:
        ledger.post(session, 1, "payment", {Book.WALLET: Decimal(1000), Book.ONLINE_REVENUE: Decimal(-1000)})
    start = threading.Barrier(8)

    def take(_number: int) -> int:
        start.wait()
        taken = 0
        for _ in range(10):
            try:
                with context.database.write() as session:
                    amounts = {Book.PAYOUTS: Decimal("33.33"), Book.WALLET: Decimal("-33.33")}
                    ledger.post(session, 1, "payout", amounts, not_below_zero=frozenset({Book.WALLET}))
                taken += 1
            except ledger.BalanceTooLowError:
                pass
        return taken

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(8))) == 30
    with context.database.read() as reader:
        assert ledger.balance(reader, 1, Book.WALLET) == Decimal("0.10")
    _all_adds_up(context)
    context.database.close()


def test_a_posting_that_does_not_add_up_is_refused(books: ServerContext) -> None:
    with pytest.raises(ledger.UnbalancedPostingError), books.database.write() as session:
        ledger.post(session, 1, "wrong", {Book.CASH: Decimal(1), Book.WALLET: Decimal(1)})


@pytest.mark.parametrize("statement", ["UPDATE ledger_entries SET amount = 1", "DELETE FROM ledger_postings"])
def test_what_was_posted_cannot_be_changed_or_removed(books: ServerContext, statement: str) -> None:
    with books.database.write() as session:
        ledger.post(session, 1, "sale", {Book.CASH: Decimal(1), Book.ASSIGNED_REVENUE: Decimal(-1)})
    with pytest.raises(DBAPIError, match="append-only"), books.database.write() as session:
        session.execute(text(statement))


def test_a_sale_reaches_the_till_and_not_the_wallet(shop: ServedShop, owner: httpx.Client) -> None:
    plan = add_plan(owner, price="1500")
    account = {"username": "TICKET99", "password": "TICKET99", "profile": plan["profile"]}
    assert owner.post("/hotspot/users/create/", json=account).status_code == 201
    for number, kind in enumerate(("cash", "mobile_money", "credit")):
        body = {"customer": "TICKET99", "plan": plan["slug"], "reference": f"T-{number}", "payment_kind": kind}
        assert owner.post("/assign-plan/", json=body).status_code == 200
    with shop.context.database.read() as reader:
        balances = ledger.balances(reader, shop.owner.partner_id)
    assert balances == {
        Book.CASH: 1500,
        Book.MOBILE_MONEY: 1500,
        Book.CREDIT: 1500,
        Book.ASSIGNED_REVENUE: -4500,
    }
    assert owner.get("/wallet/balance/").json()["data"]["wallet_balance"] == "0.00"
    counters = owner.get("/counters/balance/").json()["data"]
    assert counters == {"online_revenue_counter": 0.0, "assinged_revenue_counter": 4500.0, "total_revenue": 4500.0}
