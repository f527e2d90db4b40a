"""A list costs the same number of statements whether it has three rows or thirty."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event

from embedded_server.database import Database
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from tests.server.shops import ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import OPERATIONS, Auth

MOST = 16
"""Statements of the dearest list: the token, counts, tags, rows, a few look-ups."""
_ON_ROUTERS = {"router_active_users", "router_resources", "list_active_sessions", "router_interfaces", "router_check"}


@contextmanager
def _counting(database: Database) -> Iterator[list[str]]:
    """Statements on every connection of a database, from both ways it is read."""
    seen: list[str] = []

    def note(sql: str) -> None:
        if not sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "--")):
            seen.append(sql)

    def before(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        note(statement)

    # Two engines on SQLite; on PostgreSQL the second is the first with options, and hears its events.
    engines = [database.engine, database._reading] if database.is_sqlite else [database.engine]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", before)
    drivers: list[sqlite3.Connection] = list(database._readers)
    for driver in drivers:
        driver.set_trace_callback(note)
    connect = database._driver_connection

    def traced() -> sqlite3.Connection:
        connection = connect()
        connection.set_trace_callback(note)
        return connection

    database._driver_connection = traced  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        del database._driver_connection  # type: ignore[method-assign]
        for driver in database._readers:
            driver.set_trace_callback(None)
        for engine in engines:
            event.remove(engine, "before_cursor_execute", before)


def _fill(shop: ServedShop, client: httpx.Client, plan: dict[str, Any], first: int, count: int) -> None:
    """So many rows of everything."""
    for number in range(first, first + count):
        customer = client.post("/customers/create/", json={"first_name": f"C{number}", "phone": f"{number}"}).json()
        username = customer["data"]["username"]
        body = {"customer": username, "plan": plan["slug"], "reference": f"R-{number}", "tag": f"S{number}"}
        assert client.post("/assign-plan/", json=body).status_code == 200
        client.post("/payment-methods/create/", json={"name": f"Moov {number}", "numbers": "1"})
        client.post("/withdrawals/create/", json={"amount": 1, "payment_method": "mobile_money"})
        client.post("/additional-devices/create/", json={"value": number + 1, "price": 100})
        client.post("/support/tickets/create/", json={"subject": f"T{number}", "description": "x"})
        client.post("/data-limit/create/", json={"value": f"{number + 1}GB"})
        router = {"name": f"R{number}", "ip_address": f"127.0.0.{number + 1}", "username": "u", "password": "p"}
        client.post("/routers-add/", json=router | {"is_active": False})
        with shop.context.database.write() as session:
            for model in ("plan", "additionaldevice"):
                payment = OnlinePayment(f"{model}-{number}", Decimal(100), model, plan["id"], plan["name"])
                record_online_payment(session, shop.owner.partner_id, payment)
    client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": count})


def _lists(username: str) -> list[str]:
    paths = []
    for operation in OPERATIONS:
        route = operation.routes[0]
        if route.method != "GET" or operation.auth is not Auth.BEARER or operation.id in _ON_ROUTERS:
            continue
        if route.parameters == ("username",) and "/customers/" in route.path:
            paths.append(route.path.replace("{username}", username))
        elif not route.parameters:
            paths.append(route.path)
    return [path.removeprefix("/partner") for path in paths]


def _costs(shop: ServedShop, client: httpx.Client, paths: list[str]) -> dict[str, list[str]]:
    costs: dict[str, list[str]] = {}
    for path in paths:
        query = "?format=csv" if path.endswith("export/") else "?page_size=100&extras=1"
        # The first call may write (notifications) or fill anchors; the second is what a list costs.
        for _ in range(2):
            with _counting(shop.context.database) as seen:
                answer = client.get(path + query)
            assert answer.status_code == 200, f"{path}: {answer.text}"
            costs[path] = list(seen)
    return costs


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[tuple[ServedShop, httpx.Client, dict[str, Any]]]:
    shop = serve_shop(tmp_path / "shop")
    client = shop.sign_in()
    yield shop, client, add_plan(client)
    shop.stop()


def test_no_list_asks_once_per_row(filled: tuple[ServedShop, httpx.Client, dict[str, Any]]) -> None:
    shop, client, plan = filled
    _fill(shop, client, plan, 0, 3)
    username = client.get("/customers/list/").json()["data"][0]["username"]
    paths = _lists(username)
    few = _costs(shop, client, paths)
    _fill(shop, client, plan, 3, 27)
    many = _costs(shop, client, paths)
    for path in paths:
        assert len(many[path]) <= len(few[path]), f"{path}:\n" + "\n".join(many[path])
        assert 1 <= len(many[path]) <= MOST, f"{path}:\n" + "\n".join(many[path])
