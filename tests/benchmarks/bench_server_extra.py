"""Sign-ins per second, vouchers created, the change feed of 100,000 changes, and the memory of the server meanwhile.

One server in a process of its own. Baselines measured in the same run: one Argon2 verification after another on one
thread for sign-ins (the cost nobody can avoid); none for the others. Vouchers: at most 1 s for 1,000 (design, section 9).
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from tests.benchmarks.bench_server_list import PASSWORD, _fill, _program, _sign_in

SIGN_INS = 60
FEED_PAGE = 5000


def _resident_mb(process: int | None) -> float:
    """Resident memory of a process; not a number where the system does not tell this way."""
    if process is None:
        return float("nan")
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _serving(folder: Path) -> int | None:
    """The process that serves a folder: our child. None where there is no /proc."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if str(folder).encode() in words and b"serve" in words:
            return int(entry.parent.name)
    return None


def _verifications_per_second() -> float:
    from embedded_server.features.accounts.passwords import password_hash, password_matches

    kept = password_hash(PASSWORD)
    started = time.perf_counter()
    for _ in range(10):
        assert password_matches(kept, PASSWORD)
    return 10 / (time.perf_counter() - started)


def _result(bench: str, value: float, unit: str, baseline: float | None = None) -> dict[str, Any]:
    ratio = None if baseline is None else round(value / baseline, 2)
    return {
        "bench": bench,
        "value": round(value, 2),
        "unit": unit,
        "baseline": baseline and round(baseline, 2),
        "ratio": ratio,
    }


def _sell_ready(client: httpx.Client) -> int:
    validity = client.post("/validity/create/", json={"value": "1d"}).json()["data"]["id"]
    profile = client.post("/hotspot/profiles/create/", json={"name": "Standard", "routers": []}).json()["data"]["id"]
    shared = client.post("/shared-users/create/", json={"value": 1}).json()["data"]["id"]
    body = {"name": "Day", "price": "300", "profile": profile, "validity": validity, "shared_users": shared}
    made = client.post("/plans/create/", json=body)
    assert made.status_code == 201, made.text
    plan: int = made.json()["data"]["id"]
    return plan


def run() -> list[dict[str, Any]]:
    """All figures, one run."""
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        command = (sys.executable, "-m", "embedded_server.cli", "serve", "--data-dir", str(folder))
        with _program(*command) as port:
            process = _serving(folder)
            token = _sign_in(port)
            base = f"http://127.0.0.1:{port}/v1/partner"
            headers = {"Authorization": f"Bearer {token}"}
            with httpx.Client(base_url=base, headers=headers, timeout=120, trust_env=False) as client:
                results.append(_result("server_memory_idle", _resident_mb(process), "MB"))
                started = time.perf_counter()
                with ThreadPoolExecutor(4) as pool:
                    assert all(pool.map(lambda _: _sign_in(port), range(SIGN_INS)))
                signed = SIGN_INS / (time.perf_counter() - started)
                results.append(_result("server_sign_in", signed, "1/s", _verifications_per_second()))
                plan = _sell_ready(client)
                for count in (1_000, 10_000):
                    started = time.perf_counter()
                    answer = client.post("/plans/tickets/generate/", json={"plan": plan, "count": count})
                    assert answer.is_success, answer.text
                    results.append(_result(f"server_vouchers_{count}", time.perf_counter() - started, "s"))
                started, cursor, changes, more = time.perf_counter(), "", 0, True
                while more:
                    query = {"limit": FEED_PAGE} | ({"since": cursor} if cursor else {})
                    data = client.get("/changes/", params=query).json()["data"]
                    cursor, more = data["cursor"], data["has_more"]
                    changes += len(data["changes"])
                seconds = time.perf_counter() - started
                assert changes >= 100_000
                results.append(_result("server_change_feed", changes / seconds, "changes/s"))
                results.append(_result("server_memory_after", _resident_mb(process), "MB"))
    return results


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result))
