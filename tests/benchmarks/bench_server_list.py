"""One list page of customers over HTTP, first and 4,000th of 100,000 rows, against a bare Starlette + sqlite3 handler.

Both servers run in processes of their own on the same file, in one run, with the same client: four keep-alive
connections that always have a request under way. The bare handler runs the same query, keeps the count, checks no token
and sends its rows as they are. Bars (design, section 9): ten times a Django REST Framework server on early pages and
three times on page 4,000, which are 0.28 and 0.95 of a bare handler measured with it (7,193 against 201, 463 against 147).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROWS = 100_000
PAGE_SIZE = 20
FAR_PAGE = 4000
SECONDS = 1.5
ROUNDS = 3
CONNECTIONS = 4
EMAIL, PASSWORD = "bench@example.com", "bench-password"

_BARE = """
import asyncio, json, sqlite3, sys
import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.row_factory = sqlite3.Row
count = connection.execute("SELECT count(*) FROM customers WHERE partner_id = 1").fetchone()[0]
SQL = (
    "SELECT id, blocked, date_added, first_name, last_name, email, phone, country FROM customers"
    " WHERE partner_id = 1 ORDER BY id DESC LIMIT ? OFFSET ?"
)


async def page(request):
    number, size = int(request.query_params["page"]), int(request.query_params["page_size"])
    rows = [dict(row) for row in connection.execute(SQL, (size, (number - 1) * size))]
    return JSONResponse({"count": count, "next": None, "previous": None, "results": rows})


async def serve():
    app = Starlette(routes=[Route("/customers/", page)])
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, ws="none", lifespan="off", loop="asyncio")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print(json.dumps({"port": server.servers[0].sockets[0].getsockname()[1]}), flush=True)
    await task


asyncio.run(serve())
"""


@contextmanager
def _program(*command: str) -> Iterator[int]:
    """A server in a process of its own; the port of its ready line."""
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=root) as program:
        try:
            assert program.stdout is not None
            yield int(json.loads(program.stdout.readline())["port"])
        finally:
            program.kill()


def _answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Status line and body of one response; both servers send a Content-Length."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head.split(b"\r\n", 1)[0], body


def _requests_per_second(port: int, path: str, token: str = "") -> float:
    """Requests answered per second over keep-alive connections."""
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{authorization}\r\n".encode()
    connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    try:
        for connection in connections:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection.sendall(request)
        done, started = 0, time.perf_counter()
        while time.perf_counter() - started < SECONDS:
            for connection in connections:
                status, _ = _answer(connection)
                assert status.endswith(b"200 OK"), status
                connection.sendall(request)
                done += 1
        return done / (time.perf_counter() - started)
    finally:
        for connection in connections:
            connection.close()


def _sign_in(port: int) -> str:
    body = json.dumps({"email": EMAIL, "password": PASSWORD}).encode()
    head = f"POST /v1/partner/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + body)
        token: str = json.loads(_answer(connection)[1])["data"]["access"]
        return token


def _fill(folder: Path) -> Path:
    from embedded_server.context import open_context
    from embedded_server.features.accounts.service import NewOwner, create_owner
    from embedded_server.sample_data import seed
    from embedded_server.settings import DATABASE_FILE, Settings

    context = open_context(Settings(folder))
    create_owner(context.database, NewOwner(EMAIL, PASSWORD))
    seed(context, EMAIL, customers=ROWS, transactions=0)
    context.database.close()
    return folder / DATABASE_FILE


def run() -> list[dict[str, Any]]:
    """Requests per second for the first and a far page, with the bare handler's as baseline."""
    results = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        file = _fill(folder)
        seeding = time.perf_counter() - started
        ours = _program(sys.executable, "-m", "embedded_server.cli", "serve", "--data-dir", str(folder))
        with ours as port, _program(sys.executable, "-c", _BARE, str(file)) as bare_port:
            token = _sign_in(port)
            for bench, page in (("server_list_first_page", 1), ("server_list_page_4000", FAR_PAGE)):
                query = f"page={page}&page_size={PAGE_SIZE}"
                value = baseline = 0.0
                for _ in range(ROUNDS):
                    baseline = max(baseline, _requests_per_second(bare_port, f"/customers/?{query}"))
                    path = f"/v1/partner/customers/paginate-list/?{query}"
                    value = max(value, _requests_per_second(port, path, token))
                results.append(
                    {
                        "bench": bench,
                        "value": round(value),
                        "unit": "requests/s",
                        "baseline": round(baseline),
                        "ratio": round(value / baseline, 2),
                    }
                )
    results.append(
        {"bench": "server_seed_100k", "value": round(seeding, 1), "unit": "s", "baseline": None, "ratio": None}
    )
    return results


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result))
