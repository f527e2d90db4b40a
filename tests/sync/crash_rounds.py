"""Sells and blocks in child processes that are killed without warning, again and again on the same file.

``python -m tests.sync.crash_rounds FOLDER ROUNDS SEED`` prints one JSON line with what was acknowledged, what is missing and
what the integrity checks said.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.sync.reference_server import FaultyTransport, ReferenceServer
from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.services import open_services
from tiknet_desktop.services.sales import SaleRequest
from tiknet_desktop.storage.records import RecordQuery

EMAIL = "owner@example.com"


async def work(folder: Path, acknowledge: int) -> None:
    """Sell and block for ever; every returned call is acknowledged on a pipe."""
    server = ReferenceServer()
    for number in range(20):
        server.add("customers", {"username": f"c{number}", "customer": number, "first_name": "Ama", "blocked": False})
    paths = Paths.of(folder)
    services = await open_services(
        paths,
        "http://reference.test/v1",
        secrets=SecretStore.in_memory(paths.data),
        transport=FaultyTransport(server),  # type: ignore[arg-type]
        resume=False,
    )
    await services.account.sign_in(EMAIL, "secret-word")
    while not (await services.records.page(RecordQuery("plans"), 0, 1)).rows:
        await asyncio.sleep(0.005)
    while not (rows := (await services.records.page(RecordQuery("customers"), 0, 20)).rows):
        await asyncio.sleep(0.005)
    plan = (await services.records.page(RecordQuery("plans"), 0, 1)).rows[0]
    turn = 0
    while True:
        turn += 1
        sale = await services.sales.sell(SaleRequest(plan.key, quantity=1 + turn % 2))
        os.write(acknowledge, f"sale {sale.id} {sale.quantity}\n".encode())
        row = await services.records.get("customers", rows[turn % len(rows)].key)
        if row is not None:
            (await services.customers.unblock([row.key])) if row["blocked"] else (
                await services.customers.block([row.key])
            )
            os.write(acknowledge, f"block {row.key}\n".encode())


def one_round(folder: Path, chance: random.Random) -> list[list[str]]:
    """Start a child, kill it somewhere, return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            asyncio.run(work(folder, writing))
        finally:
            os._exit(1)
    os.close(writing)
    wanted, received = chance.randint(0, 12), b""
    limit = time.monotonic() + 20
    while received.count(b"\n") < wanted and time.monotonic() < limit:
        if select.select([reading], [], [], 0.1)[0]:
            part = os.read(reading, 65_536)
            if not part:
                break
            received += part
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 65_536):
        received += part
    os.close(reading)
    return [line.split() for line in received.decode().splitlines() if line.count(" ")]


def missing(path: Path, acknowledged: list[list[str]]) -> list[str]:
    """What was acknowledged and is not in the file, and what the integrity check says."""
    with closing(sqlite3.connect(path)) as file:
        found = [str(row[0]) for row in file.execute("PRAGMA integrity_check") if row[0] != "ok"]
        for kind, key, *more in acknowledged:
            if kind == "sale":
                sold = file.execute("SELECT count(*) FROM sales WHERE id = ?", (key,)).fetchone()[0]
                actions = file.execute("SELECT count(*) FROM outbox WHERE sale_id = ?", (key,)).fetchone()[0]
                if (sold, actions) != (1, 2 * int(more[0])):
                    found.append(f"sale {key}: {sold} rows, {actions} actions")
            elif not file.execute("SELECT count(*) FROM outbox WHERE local_key = ?", (key,)).fetchone()[0]:
                found.append(f"block {key}")
        found += [f"half a sale: {row[0]}" for row in file.execute(
            "SELECT id FROM sales s WHERE (SELECT count(*) FROM outbox o WHERE o.sale_id = s.id) <> 2 * quantity"
        )]  # fmt: skip
    return found


def run(folder: Path, rounds: int, seed: int) -> dict[str, Any]:
    """All rounds on one file."""
    chance = random.Random(seed)
    acknowledged: list[list[str]] = []
    problems: list[str] = []
    path = Paths.of(folder).account("http://reference.test/v1", EMAIL) / "shop.sqlite"
    for _ in range(rounds):
        acknowledged += one_round(folder, chance)
        if path.exists():
            problems += missing(path, acknowledged)
        if problems:
            break
    return {"rounds": rounds, "seed": seed, "acknowledged": len(acknowledged), "problems": problems}


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
