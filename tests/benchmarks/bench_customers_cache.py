"""The cache with 100,000 customers: opening, sorting, a keystroke in the search box. Bars: design, section 9."""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tiknet_desktop.storage import cache, filling, search
from tiknet_desktop.storage.database import ShopDatabase
from tiknet_desktop.storage.records import RecordQuery, Sort

ROWS = 100_000
PAGE = 60
FIRST = ["Kofi", "Ama", "Yao", "Akouvi", "Koffi", "Élodie", "Jean", "Pierre", "Afi", "Kodjo", "Essi", "Mawuli"]
LAST = ["Mensah", "Agbeko", "Adjovi", "Lawson", "Amouzou", "Kpodar", "Dossou", "Houngbédji", "Ahouansou"]
TYPED = ["mensah", "kof", "élodie a", "9012", "client4", "lawson koffi", "+228 91", "zz"]


def customers(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Customers as our server sends them."""
    chance = random.Random(seed)
    return [
        {
            "id": n,
            "customer": n + 1_000_000,
            "username": f"client{n}",
            "first_name": chance.choice(FIRST),
            "last_name": f"{chance.choice(LAST)} {n % 977}",
            "phone": f"+228 9{chance.randrange(10**7):07d}",
            "email": f"client{n}@example.com",
            "country_name": "Togo",
            "blocked": n % 40 == 0,
            "date_added": f"2026-0{n % 9 + 1}-{n % 28 + 1:02d}T10:00:00.{n % 1_000_000:06d}Z",
            "plan_name": ["1 heure", "1 jour", "1 semaine"][n % 3],
            "data_used": chance.randrange(10**10),
            "devices_online": n % 3,
        }
        for n in range(count)
    ]


def fill(database: ShopDatabase, rows: list[dict[str, Any]]) -> None:
    """Bring rows into an empty cache the way a first sync does."""
    database.write(filling.begin_fill, "customers")
    for start in range(0, len(rows), 1_000):
        some = rows[start : start + 1_000]
        database.write_relaxed(cache.apply_rows, "customers", some, [row["id"] for row in some])
    for name in database.write(filling.missing_indexes, "customers"):
        database.write_relaxed(filling.make_index, "customers", name)
    while database.write_relaxed(search.index_some, "customers"):
        pass
    database.write(search.optimize)


def milliseconds(work: Callable[[], Any]) -> float:
    """How long ``work`` takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def run() -> list[dict[str, Any]]:
    """Open a page, sort, type; the baseline is the plainest SQL a script would write for the same."""
    with tempfile.TemporaryDirectory() as folder:
        database = ShopDatabase(Path(folder) / "shop.sqlite")
        database.open()
        try:
            rows = customers(ROWS)
            fill(database, rows)
            return _measure(database, rows)
        finally:
            database.close()


def _measure(database: ShopDatabase, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def page(query: RecordQuery, offset: int = 0) -> float:
        return milliseconds(lambda: database.read(search.RecordReader().page, query, offset, PAGE))

    sorts = [
        page(RecordQuery("customers", sort=(Sort(name, back),)))
        for name in ("last_name", "phone", "data_used", "date_added", "plan_name")
        for back in (False, True)
    ]
    keys = [
        page(RecordQuery("customers", text[:length], sort=(Sort("last_name"),)))
        for _ in range(3)
        for text in TYPED
        for length in range(1, len(text) + 1)
    ]
    opening = statistics.median(page(RecordQuery("customers", sort=(Sort("last_name"),))) for _ in range(5))
    deep = page(RecordQuery("customers", sort=(Sort("last_name"),)), ROWS - 5_000)
    plain_sort, plain_keys = _plain(rows)
    p95 = statistics.quantiles(keys, n=20)[18]
    plain95 = statistics.quantiles(plain_keys, n=20)[18]
    return [
        _line("customers cache: open a page", opening, plain_sort),
        _line("customers cache: sort (slowest)", max(sorts), plain_sort),
        _line("customers cache: search keystroke p95", p95, plain95),
        _line("customers cache: last page but a few", deep, plain_sort),
    ]


def _plain(rows: list[dict[str, Any]]) -> tuple[float, list[float]]:
    """One table without indexes, ``ORDER BY`` and ``LIKE``."""
    connection = sqlite3.connect(":memory:")
    names = list(rows[0])
    connection.execute(f"CREATE TABLE c ({', '.join(names)})")
    connection.executemany(f"INSERT INTO c VALUES ({', '.join('?' * len(names))})", [tuple(r.values()) for r in rows])
    order = f"ORDER BY last_name LIMIT {PAGE}"
    sort = milliseconds(lambda: connection.execute(f"SELECT * FROM c {order}").fetchall())
    match = "first_name LIKE ? OR last_name LIKE ? OR phone LIKE ? OR email LIKE ? OR username LIKE ?"

    def keystroke(text: str) -> float:
        values = (f"%{text}%",) * 5
        return milliseconds(
            lambda: (
                connection.execute(f"SELECT count(*) FROM c WHERE {match}", values).fetchall(),
                connection.execute(f"SELECT * FROM c WHERE {match} {order}", values).fetchall(),
            )
        )

    typed = [keystroke(text[:length]) for text in TYPED for length in range(1, len(text) + 1)]
    connection.close()
    return sort, typed


def _line(name: str, value: float, baseline: float) -> dict[str, Any]:
    return {
        "bench": name,
        "value": round(value, 2),
        "unit": "ms",
        "baseline": round(baseline, 2),
        "ratio": round(value / baseline, 3),
    }


if __name__ == "__main__":
    for line in run():
        print(json.dumps(line))
