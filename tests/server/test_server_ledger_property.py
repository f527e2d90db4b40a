"""Whatever happens at the same time, every balance is the sum of its entries and nothing is lost or made."""

from __future__ import annotations

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

from embedded_server.context import open_context
from embedded_server.database import Database
from embedded_server.features.accounts.service import NewOwner, create_owner
from embedded_server.features.payment_methods.service import create_method
from embedded_server.features.wallet import ledger
from embedded_server.features.wallet.ledger import Book
from embedded_server.features.wallet.service import OnlinePayment, StaffSale, record_online_payment, record_sale
from embedded_server.features.withdrawals import service as withdrawals
from embedded_server.wire import WireError
from tests.server.databases import server_settings

OPERATIONS, THREADS = 2000, 8


class _Shop:
    """Two partners in one database, and what each thread has brought about."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.partners = [
            create_owner(database, NewOwner(f"{name}@example.com", "correct horse")) for name in ("a", "b")
        ]
        self.methods = {}
        with database.write() as session:
            for owner in self.partners:
                made = create_method(session, owner.partner_id, {"name": "Moov", "numbers": "1"})
                self.methods[owner.partner_id] = made.id
        self.lock = threading.Lock()
        self.expected: Counter[tuple[int, Book]] = Counter()
        self.open: list[tuple[int, str, Decimal]] = []
        self.seen: Counter[str] = Counter()

    def note(self, what: str, partner: int, **amounts: Decimal) -> None:
        with self.lock:
            self.seen[what] += 1
            for name, amount in amounts.items():
                self.expected[partner, Book[name]] += int(amount * 100)

    def operate(self, number: int) -> None:
        chance = random.Random(number)
        owner = chance.choice(self.partners)
        amount = Decimal(chance.randrange(1, 500_000)).scaleb(-2)
        action = chance.choices((self.sell, self.pay_online, self.withdraw, self.settle), (35, 25, 25, 15))[0]
        action(owner.partner_id, owner.account_id, number, amount, chance)

    def sell(self, partner: int, account: int, number: int, amount: Decimal, chance: random.Random) -> None:
        kind = chance.choice(("cash", "mobile_money", "credit"))
        with self.database.write() as session:
            record_sale(session, partner, StaffSale(f"T-{number}", amount, 1, "Jour", account, payment_kind=kind))
        self.note("sale", partner, **{kind.upper(): amount, "ASSIGNED_REVENUE": -amount})

    def pay_online(self, partner: int, _account: int, number: int, amount: Decimal, _chance: random.Random) -> None:
        # The provider tells twice: it counts once.
        for _ in range(2):
            with self.database.write() as session:
                record_online_payment(session, partner, OnlinePayment(f"P-{number}", amount))
        self.note("payment", partner, WALLET=amount, ONLINE_REVENUE=-amount)

    def withdraw(self, partner: int, account: int, _number: int, amount: Decimal, chance: random.Random) -> None:
        wanted = amount * chance.choice((1, 1, 40))
        request = withdrawals.Request(account, str(wanted), self.methods[partner])
        try:
            with self.database.write() as session:
                made = withdrawals.ask(session, partner, request)
        except WireError:
            with self.lock:
                self.seen["refused"] += 1
            return
        with self.lock:
            self.open.append((partner, made.reference, wanted))
        self.note("withdrawal", partner, WALLET=-wanted, PAYOUTS=wanted)

    def settle(self, _partner: int, _account: int, _number: int, _amount: Decimal, chance: random.Random) -> None:
        with self.lock:
            if not self.open:
                return
            partner, reference, amount = self.open.pop(chance.randrange(len(self.open)))
        status = chance.choice((withdrawals.REJECTED, withdrawals.COMPLETED))
        for _ in range(2):
            with self.database.write() as session:
                withdrawals.settle(session, reference, status)
        if status == withdrawals.REJECTED:
            self.note("rejected", partner, WALLET=amount, PAYOUTS=-amount)
        else:
            self.note("completed", partner)


def test_after_two_thousand_operations_in_eight_threads_every_balance_is_the_sum_of_its_entries(tmp_path: Path) -> None:
    context = open_context(server_settings(tmp_path))
    try:
        shop = _Shop(context.database)
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(shop.operate, range(OPERATIONS)))
        assert min(shop.seen[name] for name in ("sale", "payment", "withdrawal", "rejected", "completed")) > 20
        assert shop.seen["refused"] > 0
        with context.database.read() as reader:
            for owner in shop.partners:
                held = ledger.balances(reader, owner.partner_id)
                wanted = {
                    book: Decimal(cents).scaleb(-2)
                    for (partner, book), cents in shop.expected.items()
                    if partner == owner.partner_id and cents
                }
                assert {book: amount for book, amount in held.items() if amount} == wanted
                assert held[Book.WALLET] >= 0
                assert sum(held.values()) == 0
                assert ledger.balance(reader, owner.partner_id, Book.WALLET) == held[Book.WALLET]
            uneven = reader.rows("SELECT posting_id FROM ledger_entries GROUP BY posting_id HAVING sum(amount) != 0")
            assert uneven == []
            twice = reader.rows("SELECT reverses_id FROM ledger_postings GROUP BY reverses_id HAVING count(*) > 1")
            assert [row for row in twice if row[0] is not None] == []
            _movements_agree(reader, shop)
    finally:
        context.database.close()


def _movements_agree(reader: object, shop: _Shop) -> None:
    """The list people see tells the same story as the ledger."""
    for owner in shop.partners:
        rows = reader.rows(  # type: ignore[attr-defined]
            "SELECT type, status, book, sum(amount_paid) FROM movements WHERE partner_id = :partner"
            " GROUP BY type, status, book",
            {"partner": owner.partner_id},
        )
        sums = {(row[0], row[1], row[2]): int(row[3]) for row in rows}
        out = sums.get(("payout", "pending", "wallet"), 0) + sums.get(("payout", "success", "wallet"), 0)
        assert sums["revenue", "success", "wallet"] - out == shop.expected[owner.partner_id, Book.WALLET]
        assert sums["revenue", "success", "assigned"] == -shop.expected[owner.partner_id, Book.ASSIGNED_REVENUE]
