"""Sign-ins per second, vouchers created, the change feed of 100,000 changes, and what the server keeps in memory.

One server in a process of its own. Baselines measured in the same run: one Argon2 verification after another on one
thread for sign-ins (the cost nobody can avoid), turn by turn; none for the others. Vouchers: at most 1 s for 1,000
(design, section 9). Memory is what is resident after each step, and the most there ever was.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks.list_load import (
    PASSWORD,
    ROWS,
    compared,
    fill,
    interleaved,
    our_server,
    program,
    sign_in,
)

SIGN_INS = 40
ROUNDS = 4
FEED_PAGE = 5000
LIST_PAGES = 40


def _memory_mb(process: int, what: str = "VmRSS") -> float:
    """Resident memory of a process, or the most it ever had (``VmHWM``); not a number where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def _verifications_per_second() -> float:
    from embedded_server.features.accounts.passwords import password_hash, password_matches

    kept = password_hash(PASSWORD)
    started = time.perf_counter()
    for _ in range(10):
        assert password_matches(kept, PASSWORD)
    return 10 / (time.perf_counter() - started)


def _sign_ins_per_second(port: int) -> float:
    """Four clients at once, as at the opening of several shops."""
    started = time.perf_counter()
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda _: sign_in(port), range(SIGN_INS)))
    return SIGN_INS / (time.perf_counter() - started)


def _figure(bench: str, value: float, unit: str) -> dict[str, Any]:
    load = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    return {"bench": bench, "value": round(value, 2), "unit": unit, "baseline": None, "ratio": None, "load": load}


def _sell_ready(client: httpx.Client) -> int:
    validity = client.post("/validity/create/", json={"value": "1d"}).json()["data"]["id"]
    profile = client.post("/hotspot/profiles/create/", json={"name": "Standard", "routers": []}).json()["data"]["id"]
    shared = client.post("/shared-users/create/", json={"value": 1}).json()["data"]["id"]
    body = {"name": "Day", "price": "300", "profile": profile, "validity": validity, "shared_users": shared}
    made = client.post("/plans/create/", json=body)
    assert made.status_code == 201, made.text
    plan: int = made.json()["data"]["id"]
    return plan


def _read_feed(client: httpx.Client) -> tuple[int, int, float]:
    """Changes, requests and seconds of one reading from the beginning."""
    started, cursor, changes, requests, more = time.perf_counter(), "", 0, 0, True
    while more:
        query = {"limit": FEED_PAGE} | ({"since": cursor} if cursor else {})
        data = client.get("/changes/", params=query).json()["data"]
        cursor, more = data["cursor"], data["has_more"]
        changes, requests = changes + len(data["changes"]), requests + 1
    return changes, requests, time.perf_counter() - started


def run() -> Iterator[dict[str, Any]]:
    """All figures, one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with program(*our_server(folder / "empty")) as server:
            yield _figure("server_memory_started_empty", _memory_mb(server.process), "MB")
        started = time.perf_counter()
        fill(folder)
        yield _figure(f"server_seed_{ROWS}", time.perf_counter() - started, "s")
        with program(*our_server(folder)) as server:
            base = f"http://127.0.0.1:{server.port}/v1/partner"
            token = sign_in(server.port)
            with httpx.Client(
                base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=120, trust_env=False
            ) as client:
                for page in range(1, ROWS // 20, ROWS // 20 // LIST_PAGES):
                    assert client.get("/customers/paginate-list/", params={"page": page, "page_size": 20}).is_success
                yield _figure(f"server_memory_{ROWS}_customers", _memory_mb(server.process), "MB")
                # The form of clients that know no pages: all there is in one answer.
                assert client.get("/customers/list/").is_success
                yield _figure(f"server_memory_peak_array_of_{ROWS}", _memory_mb(server.process, "VmHWM"), "MB")
                changes, requests, seconds = _read_feed(client)
                assert changes >= ROWS
                yield _figure("server_change_feed", changes / seconds, "changes/s")
                yield _figure("server_change_feed_seconds", seconds, "s")
                yield _figure("server_change_feed_requests", requests, "requests")
                yield _figure(f"server_memory_{changes}_changes_read", _memory_mb(server.process), "MB")
                speeds = interleaved(
                    {"ours": partial(_sign_ins_per_second, server.port), "bare": _verifications_per_second}, ROUNDS
                )
                yield compared("server_sign_in", "1/s", speeds["ours"], speeds["bare"])
                plan = _sell_ready(client)
                for count in (1_000, 10_000):
                    started = time.perf_counter()
                    made = client.post("/plans/tickets/generate/", json={"plan": plan, "count": count})
                    assert made.is_success, made.text
                    yield _figure(f"server_vouchers_{count}", time.perf_counter() - started, "s")
                yield _figure("server_memory_at_the_end", _memory_mb(server.process), "MB")
                yield _figure("server_memory_peak", _memory_mb(server.process, "VmHWM"), "MB")


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result))
