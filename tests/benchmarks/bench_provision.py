"""Vouchers onto a router at 20 ms latency: our batches against one command per round trip.

``TIKNET_ROUTER_HOST``, ``_PORT``, ``_USER`` and ``_PASSWORD`` point it at any router, ``_USERS`` sets how many;
without a host a simulated router behind a latency proxy is used. What it makes on a router it removes again.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

import librouteros

from embedded_server.routeros.connection import RouterAddress
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.provisioning import ProfileSpec, UserSpec, ensure_user_profile, ensure_users
from embedded_server.simulator import SimulatorOptions, SimulatorThread
from tests.benchmarks.latency_proxy import LatencyProxy

ROUND_TRIP = 0.020
PROFILE = "BENCH"
_SAMPLE = 50
_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@contextmanager
def _router() -> Iterator[RouterAddress]:
    host = os.environ.get("TIKNET_ROUTER_HOST")
    if host:
        port = int(os.environ.get("TIKNET_ROUTER_PORT", "8728"))
        user, password = os.environ.get("TIKNET_ROUTER_USER", "admin"), os.environ.get("TIKNET_ROUTER_PASSWORD", "")
        yield RouterAddress(host, port, user, password)
        return
    options = SimulatorOptions(port=0, clients=0, users=0, live=False)
    with SimulatorThread(options) as simulator, LatencyProxy("127.0.0.1", simulator.port, ROUND_TRIP) as proxy:
        yield RouterAddress("127.0.0.1", proxy.port, options.username, options.password)


def _specs(count: int) -> list[UserSpec]:
    batch = "".join(secrets.choice(_ALPHABET) for _ in range(5))
    return [
        UserSpec(f"B{batch}{number:05d}", f"p{number}", PROFILE, reference=f"bench-{number}", limit_uptime=3600)
        for number in range(count)
    ]


def _one_by_one(address: RouterAddress, specs: list[UserSpec]) -> float:
    """Seconds per user of the plainest script: add, wait, next; without the look-up and the read-back of ours."""
    api = librouteros.connect(address.host, address.username, address.password, port=address.port)
    try:
        started = time.perf_counter()
        for spec in specs:
            fields = {name: value for name, value in spec.fields().items() if value}
            tuple(api("/ip/hotspot/user/add", name=spec.name, **fields))
        return (time.perf_counter() - started) / len(specs)
    finally:
        api.close()


def _remove(gateway: RouterGateway, specs: list[UserSpec]) -> None:
    names = {spec.name for spec in specs}
    rows = gateway.rows("/ip/hotspot/user", ("name",), (f"?profile={PROFILE}",), deadline=120)
    gateway.pipeline(
        [("/ip/hotspot/user/remove", f"=.id={row['.id']}") for row in rows if row.get("name") in names], 120
    )


def run() -> list[dict[str, object]]:
    """Result lines: the provisioning itself, and its speed against one command per round trip."""
    count = int(os.environ.get("TIKNET_ROUTER_USERS", "1000"))
    with _router() as address:
        gateway = RouterGateway(address, deadline=120)
        try:
            ensure_user_profile(gateway, ProfileSpec(PROFILE, "1M/2M"))
            specs, sample = _specs(count), _specs(min(count, _SAMPLE))
            started = time.perf_counter()
            outcome = ensure_users(gateway, specs)
            seconds = time.perf_counter() - started
            if len(outcome.created) != count:
                raise RuntimeError(f"only {len(outcome.created)} of {count} users were created")
            baseline = _one_by_one(address, sample) * count
            _remove(gateway, specs + sample)
        finally:
            gateway.close()
    return [
        {
            "bench": "provision",
            "seconds": round(seconds, 3),
            "users": count,
            "value": round(seconds, 3),
            "unit": "s",
            "baseline": round(baseline, 3),
            "ratio": round(baseline / seconds, 2),
        }
    ]


if __name__ == "__main__":
    for line in run():
        print(json.dumps(line))
