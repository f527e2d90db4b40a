"""First sync of 100,000 customers from the embedded server, against a bare script that downloads the same pages and inserts
them, in one run; and the longest time the event loop stood still meanwhile. Bars: design, section 9."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tiknet_desktop.platform.paths import Paths
from tiknet_desktop.platform.secrets import SecretStore
from tiknet_desktop.runtime.garbage import LoopCollector
from tiknet_desktop.services import Services, open_services
from tiknet_desktop.storage.records import RecordQuery

CUSTOMERS = int(os.environ.get("TIKNET_BENCH_CUSTOMERS", "100000"))
EMAIL, PASSWORD = "owner@example.com", "bench-password-1"
TICK = 0.002


def _command(*arguments: str, stdin: str = "") -> None:
    program = [sys.executable, "-m", "embedded_server.cli", *arguments]
    subprocess.run(program, input=stdin, text=True, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server of its own with the customers in it."""
    data = str(folder / "server")
    _command("create-owner", "--data-dir", data, "--email", EMAIL, "--password-stdin", stdin=PASSWORD + "\n")
    _command("seed", "--data-dir", data, "--email", EMAIL, "--customers", str(CUSTOMERS), "--transactions", "0")
    program = [sys.executable, "-m", "embedded_server.cli", "serve", "--data-dir", data]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield str(json.loads(process.stdout.readline())["url"])
    finally:
        process.terminate()
        process.wait(timeout=15)
        if process.stdout is not None:
            process.stdout.close()


def bare_script(url: str, path: Path) -> float:
    """Seconds for the same pages and all their rows with ``http.client``, ``json`` and ``sqlite3``, nothing else."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port)

    def ask(method: str, where: str, body: Any = None, token: str = "") -> Any:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        connection.request(method, parts.path + where, json.dumps(body) if body else None, headers)
        return json.loads(connection.getresponse().read())["data"]

    token = ask("POST", "/partner/login/", {"email": EMAIL, "password": PASSWORD})["access"]
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    began = time.perf_counter()
    cursor, more, inserts = "", True, {}
    while more:
        page = ask("GET", f"/partner/changes/?limit=1000{cursor and '&since=' + cursor}", token=token)
        rows: dict[str, list[dict[str, Any]]] = {}
        for change in page["changes"]:
            rows.setdefault(change["resource"], []).append(change["row"])
        for name, found in rows.items():
            if name not in inserts:
                columns = list(found[0])
                database.execute(f"CREATE TABLE {name} ({', '.join(columns)}, PRIMARY KEY (id))")
                inserts[name] = f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})"
            with database:
                database.executemany(inserts[name], [[_column(value) for value in row.values()] for row in found])
        cursor, more = page["cursor"], page["has_more"]
    seconds = time.perf_counter() - began
    database.close()
    connection.close()
    return seconds


def _column(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value


async def _longest_stall(stop: asyncio.Event) -> float:
    """The longest time beyond its period that a ticker of the loop waited, in milliseconds."""
    longest, last = 0.0, time.perf_counter()
    while not stop.is_set():
        await asyncio.sleep(TICK)
        now = time.perf_counter()
        longest = max(longest, now - last - TICK)
        last = now
    return longest * 1000


async def _first_sync(url: str, folder: Path) -> tuple[float, float, float]:
    """Seconds until all rows are there, until search and sort indexes are too, and the longest stall."""
    paths = Paths.of(folder / "desktop")
    services: Services = await open_services(paths, url, local=True, secrets=SecretStore.in_memory(paths.data))
    ready = asyncio.Event()
    services.bus.subscribe(lambda change: ready.set() if change.resource == "freshness" else None)
    collector = LoopCollector(asyncio.get_running_loop())
    collector.start()
    await services.account.sign_in(EMAIL, PASSWORD)
    began = time.perf_counter()
    stop = asyncio.Event()
    ticker = asyncio.create_task(_longest_stall(stop))
    rows = 0.0
    while True:
        ready.clear()
        if not rows and (await services.records.page(RecordQuery("customers"), 0, 1)).total >= CUSTOMERS:
            rows = time.perf_counter() - began
        if rows and services.sync is not None and "customers" not in services.sync.syncing:
            break
        await ready.wait()
    everything = time.perf_counter() - began
    stop.set()
    stall = await ticker
    await services.close()
    collector.stop()
    return rows, everything, stall


def run() -> list[dict[str, Any]]:
    """Ours and the bare script, one after the other on the same server."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with server(folder) as url:
            bare_script(url, folder / "warm.sqlite")
            bare = bare_script(url, folder / "bare.sqlite")
            rows, everything, stall = asyncio.run(_first_sync(url, folder))
    return [
        {
            "bench": f"first sync of {CUSTOMERS} customers: rows shown",
            "value": round(CUSTOMERS / rows),
            "unit": "rows/s",
            "baseline": round(CUSTOMERS / bare),
            "ratio": round(bare / rows, 3),
        },
        {
            "bench": f"first sync of {CUSTOMERS} customers: sort and search indexes built",
            "value": round(CUSTOMERS / everything),
            "unit": "rows/s",
            "baseline": round(CUSTOMERS / bare),
            "ratio": round(bare / everything, 3),
        },
        {
            "bench": "first sync: longest stall of the loop",
            "value": round(stall, 1),
            "unit": "ms",
            "baseline": 50,
            "ratio": round(stall / 50, 3),
        },
    ]


if __name__ == "__main__":
    for line in run():
        print(json.dumps(line))
