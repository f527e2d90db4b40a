"""A small partner server in memory, and a transport that mistreats what travels to it.

It implements lists, the change feed, the digest and idempotency the way the wire conventions and the design describe them,
as simply as can be: what a client ends up with is compared with its rows.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from tiknet_desktop.api.errors import Unreachable
from tiknet_desktop.api.http import RawAnswer, Request
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.contracts.resources import RESOURCES

OWN_FEATURES = ("idempotency-key", "etag", "change-feed", "digest", "row-extras", "router-samples", "search")
FEED = tuple(one.name for one in RESOURCES if one.feed)
LISTED = tuple(one.name for one in RESOURCES if not one.live)
_LISTS = {operation_id: one.name for one in RESOURCES for operation_id in one.lists}
_EXTRAS = {one.name: {field.name for field in one.fields if field.extra} for one in RESOURCES}


class Fault(StrEnum):
    """What happens to one request."""

    NONE = "none"
    DROP = "drop before the server"
    LOSE_ANSWER = "applied, answer dropped"
    DUPLICATE = "arrives twice"
    ERROR = "500"
    THROTTLE = "429"
    TRUNCATED = "applied, answer truncated"
    SLOW = "slow"


class RefusalError(Exception):
    """The server's answer to a request it does not do."""

    def __init__(self, status: int, message: str = "", data: Any = None) -> None:
        self.status = status
        self.body = {"statusCode": status, "error": True, "message": message, "data": data or {}, "exception": ""}
        super().__init__(status, message)


class ReferenceServer:
    """The truth. ``features`` empty: like the cloud, without any extra."""

    def __init__(self, features: tuple[str, ...] = OWN_FEATURES) -> None:
        self.features = features
        self.database = "11111111-1111-1111-1111-111111111111"
        self.rows: dict[str, dict[int, dict[str, Any]]] = {name: {} for name in LISTED}
        self.versions: dict[tuple[str, int], int] = {}
        self.tombstones: dict[tuple[str, int], int] = {}
        self.sessions: list[dict[str, Any]] = []
        self.sequence = 0
        self.oldest = 0
        self.next_id = 100
        self.keys: dict[str, tuple[int, Any]] = {}
        self.effects: Counter[str] = Counter()
        self.calls: list[str] = []
        self.shuffle: random.Random | None = None
        self.missing: set[str] = set()
        self.page_limit = 1_000
        self.add("plans", {"name": "1 jour", "slug": "one-day", "price": "500.00", "profile": 7, "is_active": True})

    # What tests do on the server itself

    def add(self, resource: str, values: Mapping[str, Any]) -> int:
        """Add a row; returns its id."""
        self.next_id += 1
        row = {"id": self.next_id, **values}
        self.rows[resource][self.next_id] = row
        self._touch(resource, self.next_id)
        return self.next_id

    def change(self, resource: str, row_id: int, **values: Any) -> None:
        """Change a row."""
        self.rows[resource][row_id].update(values)
        self._touch(resource, row_id)

    def remove(self, resource: str, row_id: int) -> None:
        """Delete a row."""
        del self.rows[resource][row_id]
        self.sequence += 1
        self.versions.pop((resource, row_id), None)
        self.tombstones[resource, row_id] = self.sequence

    def restore_backup(self) -> None:
        """Become another database with the same rows: every cursor is void."""
        self.database = self.database[:-4] + f"{self.sequence % 9000 + 1000}"

    # What a request meets

    def answer(self, request: Request) -> tuple[int, Any]:
        """Status and body."""
        self.calls.append(request.operation)
        body = json.loads(request.body) if request.body else {}
        key = request.headers.get("Idempotency-Key") if "idempotency-key" in self.features else None
        if key is not None and key in self.keys:
            return self.keys[key]
        try:
            data = self._do(request, body)
        except RefusalError as refusal:
            return refusal.status, refusal.body
        outcome = (200, {"statusCode": 200, "error": False, "message": "", "data": data, "exception": ""})
        if key is not None:
            self.keys[key] = outcome
        return outcome

    def _do(self, request: Request, body: dict[str, Any]) -> Any:
        name = request.operation
        if name in self.missing:
            raise LookupError(name)
        if name in _LISTS and name != "list_active_sessions":
            return self._list(_LISTS[name], request.query)
        handler = getattr(self, f"_{name}", None)
        if handler is None:
            raise LookupError(name)
        return handler(self._parameters(request), body, request.query)

    def _parameters(self, request: Request) -> dict[str, str]:
        pattern = re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", request.route)
        match = re.search(pattern + "$", request.path)
        return {name: unquote(value) for name, value in match.groupdict().items()} if match else {}

    def _touch(self, resource: str, row_id: int) -> None:
        self.sequence += 1
        self.versions[resource, row_id] = self.sequence
        self.tombstones.pop((resource, row_id), None)

    def _shown(self, resource: str, row: Mapping[str, Any], extras: bool) -> dict[str, Any]:
        hidden = set() if extras else _EXTRAS[resource]
        return {name: value for name, value in row.items() if name not in hidden}

    def _list(self, resource: str, query: Mapping[str, str]) -> Any:
        page, size = int(query.get("page", 1)), min(int(query.get("page_size", 20)), self.page_limit)
        extras = "row-extras" in self.features and query.get("extras") == "1"
        found = list(self.rows[resource].values())
        if "search" in query and "search" in self.features:
            found = [row for row in found if query["search"].lower() in json.dumps(row).lower()]
        if self.shuffle is not None:
            self.shuffle.shuffle(found)
        start = (page - 1) * size
        more = start + size < len(found)
        return {
            "count": len(found),
            "next": f"http://server/?page={page + 1}" if more else None,
            "previous": None,
            "results": [self._shown(resource, row, extras) for row in found[start : start + size]],
        }

    def _capabilities(self, path: Any, body: Any, query: Any) -> Any:
        if not self.features:
            raise LookupError("capabilities")
        return {"server": "tiknet-embedded", "version": "1", "database": self.database, "features": list(self.features)}

    def _changes(self, path: Any, body: Any, query: Mapping[str, str]) -> Any:
        limit = min(int(query.get("limit", 5000)), self.page_limit)
        since = query.get("since")
        place = 0
        if since is not None:
            database, _, text = since.partition(":")
            place = int(text)
            if database != self.database or place < self.oldest:
                raise RefusalError(410, "resync")
        entries = [
            {
                "resource": resource,
                "id": row_id,
                "deleted": False,
                "version": version,
                "row": self.rows[resource][row_id],
            }
            for (resource, row_id), version in self.versions.items()
            if version > place
        ]
        if since is not None:
            entries += [
                {"resource": resource, "id": row_id, "deleted": True, "version": version, "row": None}
                for (resource, row_id), version in self.tombstones.items()
                if version > place
            ]
        entries.sort(key=lambda entry: entry["version"])
        page = entries[:limit]
        last = page[-1]["version"] if len(entries) > limit else self.sequence
        return {
            "database": self.database,
            "cursor": f"{self.database}:{last}",
            "has_more": len(entries) > limit,
            "changes": page,
        }

    def _digest(self, path: Any, body: Any, query: Any) -> Any:
        resources = {}
        for name in FEED:
            checksum = 0
            for row_id in self.rows[name]:
                mark = hashlib.sha256(f"{row_id}:{self.versions[name, row_id]}".encode()).digest()[:8]
                checksum ^= int.from_bytes(mark, "big")
            resources[name] = {"count": len(self.rows[name]), "checksum": f"{checksum:016x}"}
        return {"database": self.database, "cursor": f"{self.database}:{self.sequence}", "resources": resources}

    def _login(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if body.get("password") != "secret-word":
            raise RefusalError(401, "No active account found with the given credentials")
        user = {
            "id": 1,
            "first_name": "Ama",
            "email": body["email"],
            "country": "Togo",
            "partner": {"is_partner": True},
        }
        return {"access": "access-token", "refresh": "refresh-token", "user": user}

    def _refresh_token(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if body.get("refresh") != "refresh-token":
            raise RefusalError(401, "Token is invalid or expired")
        return {"access": "access-token", "refresh": "refresh-token"}

    def _get_profile(self, path: Any, body: Any, query: Any) -> Any:
        return {"id": 1, "first_name": "Ama", "country": "Togo", "partner": {"id": 1, "name": "Chez Ama"}}

    def _get_dashboard(self, path: Any, body: Any, query: Any) -> Any:
        return {"total_customers": len(self.rows["customers"])}

    def _wallet_balance(self, path: Any, body: Any, query: Any) -> Any:
        return {"partner": "Ama", "wallet_balance": "470.00", "last_updated": "2026-11-11 23:36:06"}

    def _list_active_sessions(self, path: Any, body: Any, query: Any) -> Any:
        return [{"router_dns_name": "wifi.shop", "router_ip": "10.0.0.1", "active_users": list(self.sessions)}]

    def _customer(self, reference: str) -> dict[str, Any]:
        for row in self.rows["customers"].values():
            if reference in (row.get("username"), str(row["id"]), str(row.get("customer"))):
                return row
        raise RefusalError(404, "Customer not found for this partner.")

    def _create_customer(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        if any(row.get("username") == body["username"] for row in self.rows["customers"].values()):
            self.effects[f"double:{body['username']}"] += 1
        row_id = self.add("customers", {name: value for name, value in body.items() if name != "password"})
        self.change(
            "customers", row_id, customer=row_id + 5_000, blocked=False, date_added="2026-11-01T08:00:00.000000Z"
        )
        self.effects[f"customer:{body['username']}"] += 1
        return self.rows["customers"][row_id]

    def _update_customer(self, path: Mapping[str, str], body: Mapping[str, Any], query: Any) -> Any:
        row = self._customer(path["id"])
        self.change("customers", row["id"], **body)
        return row

    def _block_or_unblock_customer(self, path: Mapping[str, str], body: Mapping[str, Any], query: Any) -> Any:
        row = self._customer(path["username"])
        self.change("customers", row["id"], blocked=bool(body.get("blocked", body.get("is_blocked"))))
        self.effects[f"block:{row['id']}"] += 1
        return {"blocked": row["blocked"]}

    def _delete_customer(self, path: Mapping[str, str], body: Any, query: Any) -> Any:
        self.remove("customers", self._customer(path["username"])["id"])
        return {}

    def _create_hotspot_user(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        for row in self.rows["hotspot_users"].values():
            if row["username"] == body["username"]:
                raise RefusalError(400, "Validation error.", {"username": ["taken"]})
        row_id = self.add("hotspot_users", dict(body))
        self.effects[f"user:{body['username']}"] += 1
        return self.rows["hotspot_users"][row_id]

    def _assign_plan(self, path: Any, body: Mapping[str, Any], query: Any) -> Any:
        reference = body.get("reference") if "row-extras" in self.features else None
        for row in self.rows["assigned_plans"].values():
            if reference is not None and row.get("reference") == reference:
                return row
        owners = [row["username"] for row in self.rows["hotspot_users"].values()]
        owners += [row.get("username") for row in self.rows["customers"].values()]
        if body.get("customer") not in owners:
            raise RefusalError(404, "Customer not found for this partner.")
        plan = next(row for row in self.rows["plans"].values() if row["slug"] == body["plan"])
        row_id = self.add(
            "assigned_plans",
            {
                "customer": body.get("customer_id"),
                "customer_name": body["customer"],
                "customer_username": body["customer"],
                "plan": plan["id"],
                "plan_name": plan["name"],
                "price": plan["price"],
                "status": "active",
                "assigned_date": "2026-11-20T10:00:00.000000Z",
                "expiry_date": None,
                "assigned_by": body.get("tag"),
                "reference": reference,
            },
        )
        self.effects[f"assigned:{body['customer']}"] += 1
        return self.rows["assigned_plans"][row_id]


class FaultyTransport:
    """Stands where the network stands. ``choose`` names the fault of each request."""

    local = False
    base_url = "http://reference.test/v1"

    def __init__(
        self, server: ReferenceServer, choose: Callable[[Request], Fault] = lambda request: Fault.NONE
    ) -> None:
        self.server = server
        self.choose = choose
        self.online = True
        self.before_answer: Callable[[Request], None] = lambda request: None

    async def aclose(self) -> None:
        """Nothing is held open."""

    async def exchange(self, request: Request) -> RawAnswer:
        """One request through weather."""
        await asyncio.sleep(0)
        if not self.online:
            raise Unreachable(request.operation, code="offline")
        fault = self.choose(request)
        if fault is Fault.DROP:
            raise Unreachable(request.operation, code="connect_refused")
        if fault is Fault.ERROR:
            return _raw(502, "<html>bad gateway</html>", html=True)
        if fault is Fault.THROTTLE:
            return _raw(429, {"detail": "Request was throttled."}, headers={"retry-after": "1"})
        if fault is Fault.SLOW:
            for _ in range(5):
                await asyncio.sleep(0)
        if fault is Fault.DUPLICATE and operation(request.operation).method != "POST":
            self._serve(request)
        answer = self._serve(request)
        self.before_answer(request)
        if fault is Fault.LOSE_ANSWER:
            raise Unreachable(request.operation, code="reset", outcome_unknown=request.changes)
        if fault is Fault.TRUNCATED:
            return _raw(answer[0], json.dumps(answer[1])[:-9], truncated=True)
        return _raw(*answer)

    def _serve(self, request: Request) -> tuple[int, Any]:
        try:
            return self.server.answer(request)
        except LookupError:
            return 404, {"detail": "Not found.", "route": "missing"}


def _raw(
    status: int,
    body: Any,
    *,
    html: bool = False,
    truncated: bool = False,
    headers: Mapping[str, str] | None = None,
) -> RawAnswer:
    content = body if isinstance(body, str) else json.dumps(body)
    if isinstance(body, dict) and body.get("route") == "missing":
        content, html = "<html>Not Found</html>", True
    kind = "text/html" if html else "application/json"
    data = content.encode()
    return RawAnswer(status, {"content-type": kind, **(headers or {})}, data, 0.001, len(data), 100)
