"""What must hold when everything has settled: nothing acknowledged is lost, nothing is there twice, nothing is half."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

MOST_TOLD = 12


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """The file as it lies there, with what its log still holds."""
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def damage(file: Path) -> list[str]:
    """What SQLite finds wrong with a file."""
    with opened(file) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [
            f"row {row[1]} of {row[0]} refers to nothing" for row in connection.execute("PRAGMA foreign_key_check")
        ]
    return [f"{file.name}: {text}" for text in found]


def half_reversals(server: Path, shop: Path) -> list[str]:
    """Sales that the server took back while the counter died before it could note that: a person tries again."""
    with opened(server) as connection:
        query = "SELECT reference FROM assigned_plans WHERE status = 'reversed'"
        back = {row[0] for row in connection.execute(query)}
    with opened(shop) as connection:
        rows = connection.execute(
            "SELECT s.id, json_extract(o.body, '$.reference') FROM sales s JOIN outbox o ON o.sale_id = s.id"
            " WHERE o.operation = 'assign_plan' AND s.state <> 'reversed'"
        ).fetchall()
    return sorted({sale for sale, reference in rows if reference in back})


def under_fire(shop: Path) -> tuple[int, int]:
    """How many actions have arrived so far, and how many were taken up more than once: their first outcome was unknown."""
    if not shop.exists():
        return 0, 0
    with opened(shop) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone():
            return 0, 0  # no counter lived long enough to make it; what was acknowledged will be missed
        query = "SELECT count(*) FILTER (WHERE status = 'done'), count(*) FILTER (WHERE sent > 1) FROM outbox"
        done, again = connection.execute(query).fetchone()
    return done, again


@dataclass
class Told:
    """What was acknowledged."""

    sales: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Kind (ticket, customer, new) and quantity by id."""
    batches: dict[str, int] = field(default_factory=dict)
    reversed: set[str] = field(default_factory=set)
    tills: set[str] = field(default_factory=set)
    closed: dict[str, str] = field(default_factory=dict)
    """Fingerprint by till."""
    moves: dict[str, int] = field(default_factory=dict)
    """Hundredths by movement."""
    problems: list[str] = field(default_factory=list)
    settled: dict[str, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many calls were acknowledged."""
        return sum(len(part) for part in (self.sales, self.batches, self.reversed, self.tills, self.closed, self.moves))

    def take(self, lines: Sequence[str]) -> None:
        """Note what a counter told."""
        for line in lines:
            kind, *rest = json.loads(line)
            if kind == "sale":
                self.sales[rest[0]] = (rest[1], rest[2])
            elif kind == "batch":
                self.batches[rest[0]] = rest[1]
            elif kind == "reversed":
                self.reversed.add(rest[0])
            elif kind == "till":
                self.tills.add(rest[0])
            elif kind == "closed":
                self.closed[rest[0]] = rest[1]
            elif kind == "move":
                self.moves[rest[0]] = rest[1]
            elif kind == "problem":
                self.problems.append(rest[0])
            elif kind == "settled":
                self.settled = rest[0]


@dataclass(frozen=True)
class Sold:
    """A sale in the counter's file with the actions that carry it to the server."""

    id: str
    state: str
    payment: str
    price: int
    quantity: int
    codes: tuple[str, ...]
    customer: bool
    entries: tuple[tuple[str, str, dict[str, Any]], ...]
    """Operation, status and body of each."""

    def bodies(self, operation: str, status: str = "") -> list[dict[str, Any]]:
        """Bodies of its actions of one kind."""
        return [body for name, stood, body in self.entries if name == operation and stood in (status or stood)]


def sold(shop: sqlite3.Connection) -> list[Sold]:
    """Every sale in the counter's file."""
    entries: dict[str, list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
    query = "SELECT sale_id, operation, status, body FROM outbox WHERE sale_id IS NOT NULL ORDER BY seq"
    for sale, operation, status, body in shop.execute(query):
        entries[sale].append((operation, status, json.loads(body)))
    query = "SELECT id, state, payment, price, quantity, codes, customer_key IS NOT NULL FROM sales ORDER BY id"
    return [
        Sold(row[0], row[1], row[2], row[3], row[4], tuple(json.loads(row[5])), bool(row[6]), tuple(entries.pop(row[0], ())))
        for row in shop.execute(query)
    ] + [Sold(sale, "missing", "", 0, 0, (), False, tuple(left)) for sale, left in entries.items()]  # fmt: skip


def _differs(what: str, wanted: Counter[Any], found: Counter[Any]) -> Iterator[str]:
    for name, count in (wanted - found).items():
        yield f"{what}: {name} is missing ({count} of {wanted[name]})"
    for name, count in (found - wanted).items():
        yield f"{what}: {name} is there {count} time(s) too often"


def counter_problems(shop: sqlite3.Connection, told: Told) -> Iterator[str]:
    """The counter's own file against what it acknowledged."""
    made = {one.id: one for one in sold(shop)}
    for sale, (kind, quantity) in told.sales.items():
        found = made.get(sale)
        creates = {"ticket": ("create_hotspot_user", quantity), "new": ("create_customer", 1)}.get(kind)
        if found is None or found.state == "missing" or found.quantity != quantity:
            yield f"acknowledged sale {sale} is not in the file"
        elif len(found.bodies("assign_plan")) != quantity or (creates and len(found.bodies(creates[0])) != creates[1]):
            yield f"acknowledged sale {sale} has actions {[entry[:2] for entry in found.entries]}"
    for one in made.values():
        parts = [len(one.codes), len(one.bodies("assign_plan"))]
        if not one.customer:
            parts.append(len(one.bodies("create_hotspot_user")))
        if set(parts) != {one.quantity}:
            yield f"half a sale: {one}"
        statuses = {status for _, status, _ in one.entries}
        settled = statuses == {"done"} or (statuses == {"undone"} and one.state == "reversed")
        if not settled or one.state not in ("confirmed", "reversed"):
            yield f"sale {one.id} is {one.state}, its actions are {sorted(statuses)}"
    open_ = shop.execute("SELECT operation, status, error FROM outbox WHERE status NOT IN ('done', 'undone')")
    yield from (f"not settled: {row}" for row in open_)
    given_up = shop.execute("SELECT id FROM outbox WHERE status = 'undone' AND (sent > 0 OR sale_id IS NULL)")
    yield from (f"given up though it may have been sent: {row[0]}" for row in given_up)
    yield from (f"acknowledged reversal of {sale} is lost" for sale in told.reversed if made[sale].state != "reversed")
    ordered = _ordered(shop)
    yield from _differs(
        "acknowledged codes of batch", Counter(told.batches), Counter({k: ordered[k] for k in told.batches})
    )
    yield from _drawer_problems(shop, told)


def _ordered(shop: sqlite3.Connection) -> Counter[str]:
    """Codes ordered, by batch."""
    found: Counter[str] = Counter()
    for subject, body in shop.execute("SELECT subject, body FROM outbox WHERE operation = 'generate_vouchers'"):
        found[subject] += json.loads(body)["count"]
    return found


def _drawer_problems(shop: sqlite3.Connection, told: Told) -> Iterator[str]:
    tills = dict(shop.execute("SELECT id, fingerprint FROM tills").fetchall())
    yield from (f"acknowledged till {till} is lost" for till in told.tills if till not in tills)
    yield from (f"closed till {till} has changed" for till, mark in told.closed.items() if tills.get(till) != mark)
    moves = {row[0]: row[1] for row in shop.execute("SELECT id, amount FROM till_movements")}
    yield from (
        f"acknowledged movement {move} is lost" for move, amount in told.moves.items() if moves.get(move) != amount
    )
    rows = shop.execute(
        "SELECT s.number, count(*), min(m.amount), max(-s.total) FROM till_movements m JOIN sales s"
        " ON m.reason LIKE s.number || ': %' WHERE m.kind = 'reversal' GROUP BY s.number"
    )
    for number, count, amount, wanted in rows:
        if (count, amount) != (1, wanted):
            yield f"cash of {number} was given back {count} time(s), {amount} instead of {wanted}"


def server_problems(
    server: sqlite3.Connection, shop: sqlite3.Connection, before: sqlite3.Connection, balance: str
) -> Iterator[str]:
    """The server's file against the counter's: ``before`` is the file as it was before the first sale."""

    def count(sql: str) -> int:
        return int(server.execute(sql).fetchone()[0]) - int(before.execute(sql).fetchone()[0])

    made = sold(shop)
    wanted = {body["reference"]: one for one in made for body in one.bodies("assign_plan", "done")}
    query = "SELECT reference, price, status, transaction_id FROM assigned_plans WHERE id > ?"
    newest = before.execute("SELECT coalesce(max(id), 0) FROM assigned_plans").fetchone()
    assigned = server.execute(query, newest).fetchall()
    yield from _differs("assigned plan", Counter(list(wanted)), Counter(row[0] for row in assigned))
    books: Counter[str] = Counter()
    back = 0
    for reference, price, status, transaction in assigned:
        one = wanted.get(reference)
        if one is None:
            continue
        reversed_ = status == "reversed"
        back += reversed_
        if reversed_ != (one.state == "reversed") or price != one.price:
            yield f"{reference} is {status} at {price}, the counter says {one.state} at {one.price}"
        if not reversed_:
            books[one.payment] += price
            books["revenue_assigned"] -= price
        yield from _posting_problems(server, reference, transaction, one.payment, price, reversed_)
    sums = count("SELECT count(*) FROM movements"), count("SELECT count(*) FROM ledger_postings")
    if sums != (len(assigned), len(assigned) + back):
        yield f"{len(assigned)} sales, {back} taken back: {sums[0]} movements and {sums[1]} postings"
    if (entries := count("SELECT count(*) FROM ledger_entries")) != 2 * sums[1]:
        yield f"{sums[1]} postings with {entries} entries"
    query = (
        "SELECT a.code, coalesce(sum(e.amount), 0) FROM ledger_accounts a LEFT JOIN ledger_entries e ON e.account_id = a.id"
        " GROUP BY a.code"
    )
    held = Counter(dict(server.execute(query).fetchall()))
    held.subtract(dict(before.execute(query).fetchall()))
    if wrong := {code: (books[code], held[code]) for code in {*books, *held} if books[code] != held[code]}:
        yield f"books (sales, ledger): {wrong}"
    revenue = server.execute(
        "SELECT -sum(e.amount) FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id"
        " WHERE a.code = 'revenue_assigned'"
    ).fetchone()[0]
    if assigned and Decimal(balance) * 100 != (revenue or 0):
        yield f"the wallet shows {balance}, its ledger holds {revenue} hundredths"
    yield from _people_problems(server, made, count)
    yield from _voucher_problems(server, shop, before)
    if stuck := count("SELECT count(*) FROM idempotency_keys WHERE status = 0"):
        yield f"{stuck} requests are under way for ever"


def _posting_problems(
    server: sqlite3.Connection, reference: str, transaction: int, payment: str, price: int, reversed_: bool
) -> Iterator[str]:
    movement = server.execute(
        "SELECT payment_reference, amount_paid, status, payment_kind, book, posting_id FROM movements WHERE id = ?",
        (transaction,),
    ).fetchone()
    wanted = (reference, price, "reversed" if reversed_ else "success", payment, "assigned")
    if movement is None or movement[:5] != wanted:
        yield f"the movement of {reference} is {movement}"
        return
    query = "SELECT a.code, e.amount FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id WHERE e.posting_id = ?"
    entries = sorted(server.execute(query, (movement[5],)).fetchall())
    if entries != sorted([(payment, price), ("revenue_assigned", -price)]):
        yield f"the posting of {reference} is {entries}"
    mirrors = server.execute("SELECT id FROM ledger_postings WHERE reverses_id = ?", (movement[5],)).fetchall()
    if len(mirrors) != reversed_:
        yield f"{reference} is reversed {len(mirrors)} time(s)"
    for (mirror,) in mirrors:
        if sorted((code, -amount) for code, amount in server.execute(query, (mirror,))) != entries:
            yield f"the reversal of {reference} does not mirror it"


def _people_problems(server: sqlite3.Connection, made: Sequence[Sold], count: Any) -> Iterator[str]:
    tickets = Counter(body["username"] for one in made for body in one.bodies("create_hotspot_user", "done"))
    people = Counter(body["username"] for one in made for body in one.bodies("create_customer", "done"))
    for what, table, wanted, extra in (
        (
            "ticket",
            "hotspot_users",
            tickets,
            "customer_id IS NULL AND id NOT IN (SELECT hotspot_user_id FROM vouchers)",
        ),
        ("customer", "customers", people, "1"),
    ):
        names = [row[0] for row in server.execute(f"SELECT username FROM {table}")]
        yield from _differs(what, wanted, Counter(name for name in names if name in wanted))
        if (found := count(f"SELECT count(*) FROM {table} WHERE {extra}")) != wanted.total():
            yield f"{wanted.total()} new rows of {what} wanted, {found} found"
    query = (
        "SELECT customer_id, count(*) FROM hotspot_users WHERE customer_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
    )
    yield from (f"customer {row[0]} has {row[1]} accounts" for row in server.execute(query))


def _voucher_problems(
    server: sqlite3.Connection, shop: sqlite3.Connection, before: sqlite3.Connection
) -> Iterator[str]:
    newest = before.execute("SELECT coalesce(max(id), 0) FROM vouchers").fetchone()
    rows = server.execute("SELECT batch, code, hotspot_user_id FROM vouchers WHERE id > ?", newest).fetchall()
    yield from _differs("codes of batch", _ordered(shop), Counter(row[0] for row in rows))
    yield from _differs("voucher", Counter({row[1] for row in rows}), Counter(row[1] for row in rows))
    accounts = dict(server.execute("SELECT id, username FROM hotspot_users").fetchall())
    yield from (f"voucher {code} has no account" for _, code, account in rows if accounts.get(account) != code)


_SHOWN = {
    "assigned_plans": ("reference", "assigned_plans", "reference"),
    "hotspot_users": ("username", "hotspot_users", "username"),
    "customers": ("username", "customers", "username"),
    "vouchers": ("code", "vouchers", "code"),
    "assigned_transactions": ("payment_reference", "movements", "payment_reference"),
}


def cache_problems(shop: sqlite3.Connection, server: sqlite3.Connection) -> Iterator[str]:
    """What the counter shows against what the server has: the same rows, each once, none waiting."""
    for resource, (shown, table, kept) in _SHOWN.items():
        here = Counter(row[0] for row in shop.execute(f"SELECT {shown} FROM cache_{resource} WHERE _hidden = 0"))
        there = Counter(row[0] for row in server.execute(f"SELECT {kept} FROM {table}"))
        yield from _differs(f"shown {resource}", there, here)
        query = f"SELECT count(*) FROM cache_{resource} WHERE _state <> 'clean'"
        if waiting := shop.execute(query).fetchone()[0]:
            yield f"{waiting} rows of {resource} do not look settled"


def problems(shop_file: Path, server_file: Path, template_file: Path, told: Told) -> list[str]:
    """Everything that is wrong, the first of each kind at most."""
    found = list(told.problems)
    found += damage(shop_file) + damage(server_file)
    with opened(shop_file) as shop, opened(server_file) as server, opened(template_file) as before:
        found += counter_problems(shop, told)
        found += server_problems(server, shop, before, told.settled.get("balance") or "0")
        found += cache_problems(shop, server)
    left = len(found) - MOST_TOLD
    return found if left <= 0 else [*found[:MOST_TOLD], f"and {left} more"]
