"""What the benchmarks of the server share: a filled data folder, servers in processes of their own, a load of requests."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROWS = 100_000
PAGE_SIZE = 20
FAR_PAGE = 4000
CONNECTIONS = 4
EMAIL, PASSWORD = "bench@example.com", "bench-password"


@dataclass(frozen=True, slots=True)
class Program:
    """A server that answers; ``ready`` is the line it said so with."""

    process: int
    ready: Mapping[str, Any]

    @property
    def port(self) -> int:
        """Where it listens on loopback."""
        return int(self.ready["port"])


@contextmanager
def program(*arguments: str) -> Iterator[Program]:
    """A Python program in a process of its own that prints one JSON line when it listens."""
    root = str(Path(__file__).parents[2])
    command = [sys.executable, *arguments]
    environment = os.environ | {"PYTHONPATH": root}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=root) as process:
        try:
            assert process.stdout is not None
            yield Program(process.pid, json.loads(process.stdout.readline()))
        finally:
            process.kill()


def our_server(folder: Path) -> tuple[str, ...]:
    """Arguments of :func:`program` for our server on a data folder."""
    return "-m", "embedded_server.cli", "serve", "--data-dir", str(folder)


async def serve(application: Any, **more: str) -> None:
    """Serve an ASGI application the way our server is served, and say on which port."""
    import uvicorn

    config = uvicorn.Config(
        application, port=0, log_config=None, access_log=False, ws="none", lifespan="off", loop="asyncio"
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print(json.dumps({"port": server.servers[0].sockets[0].getsockname()[1], **more}), flush=True)
    await task


def fill(folder: Path) -> Path:
    """An owner with 100,000 customers; the file of the database."""
    from embedded_server.context import open_context
    from embedded_server.features.accounts.service import NewOwner, create_owner
    from embedded_server.sample_data import seed
    from embedded_server.settings import DATABASE_FILE, Settings

    context = open_context(Settings(folder))
    create_owner(context.database, NewOwner(EMAIL, PASSWORD))
    seed(context, EMAIL, customers=ROWS, transactions=0)
    context.database.close()
    return folder / DATABASE_FILE


def answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Status line and body of one response that has a Content-Length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head.split(b"\r\n", 1)[0], body


def sign_in(port: int) -> str:
    """An access token of our server."""
    body = json.dumps({"email": EMAIL, "password": PASSWORD}).encode()
    head = f"POST /v1/partner/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + body)
        token: str = json.loads(answer(connection)[1])["data"]["access"]
        return token


@dataclass(frozen=True, slots=True)
class Target:
    """A list page of a server."""

    port: int
    path: str
    authorization: str = ""

    def request(self) -> bytes:
        """The request as it goes out."""
        header = f"Authorization: {self.authorization}\r\n" if self.authorization else ""
        return f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\n".encode()

    def page(self) -> dict[str, Any]:
        """What it answers: the page, out of its envelope."""
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(self.request())
            status, body = answer(connection)
        assert status.endswith(b"200 OK"), (status, body[:300])
        found: dict[str, Any] = json.loads(body)
        return found.get("data", found)


def requests_per_second(target: Target, seconds: float) -> float:
    """Requests answered per second over four keep-alive connections that always have one under way."""
    request = target.request()
    connections = [socket.create_connection(("127.0.0.1", target.port)) for _ in range(CONNECTIONS)]
    try:
        for connection in connections:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(request)
        done, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            for connection in connections:
                status, _ = answer(connection)
                assert status.endswith(b"200 OK"), status
                connection.sendall(request)
                done += 1
        return done / (time.perf_counter() - started)
    finally:
        for connection in connections:
            connection.close()


def interleaved(measures: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """Every measure once per round, one after the other, so that what else the machine does meets them all alike."""
    found: dict[str, list[float]] = {name: [] for name in measures}
    for measure in measures.values():
        measure()
    for _ in range(rounds):
        for name, measure in measures.items():
            found[name].append(measure())
    return found


def compared(bench: str, unit: str, ours: list[float], baseline: list[float]) -> dict[str, Any]:
    """Medians, and the median of the ratios of each round."""
    return {
        "bench": bench,
        "value": round(statistics.median(ours)),
        "unit": unit,
        "baseline": round(statistics.median(baseline)),
        "ratio": round(statistics.median(a / b for a, b in zip(ours, baseline, strict=True)), 2),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
    }
