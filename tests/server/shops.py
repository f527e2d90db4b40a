"""A served shop for tests: a real database, a real socket, an owner with staff and plans."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from embedded_server.features.accounts.service import NewMember, NewOwner, Owner, add_member, create_owner
from embedded_server.runner import ServerHandle
from tests.server.databases import server_settings

PASSWORD = "correct horse"
OWNER = "owner@example.com"


@dataclass
class ServedShop:
    """A running server and clients signed in to it."""

    handle: ServerHandle
    owner: Owner
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, token: str = "") -> httpx.Client:
        """A client; without a token it is not signed in."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        made = httpx.Client(base_url=self.handle.base_url + "/partner", headers=headers, timeout=40, trust_env=False)
        self.clients.append(made)
        return made

    def sign_in(self, email: str = OWNER, password: str = PASSWORD) -> httpx.Client:
        """A signed-in client."""
        answer = self.client().post("/login/", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        return self.client(answer.json()["data"]["access"])

    def member(self, role: str) -> httpx.Client:
        """A signed-in collaborator with one of the starting roles."""
        email = f"{role.lower()}@example.com"
        add_member(self.context.database, self.owner.partner_id, NewMember(email, PASSWORD, role, role))
        return self.sign_in(email)

    @property
    def context(self) -> Any:
        return self.handle.context

    def stop(self) -> None:
        for client in self.clients:
            client.close()
        self.handle.stop()


def serve_shop(folder: Path, *, poll_routers: bool = False, email: str = OWNER, **more: Any) -> ServedShop:
    """Serve a data folder; its owner is made where it is new."""
    handle = ServerHandle(server_settings(folder, poll_routers=poll_routers, **more))
    handle.start()
    assert handle.context is not None
    owner = create_owner(handle.context.database, NewOwner(email, PASSWORD, first_name="Afi", business_name="Chez Afi"))
    return ServedShop(handle, owner)


def add_plan(client: httpx.Client, name: str = "Journée", price: object = "300.00") -> dict[str, Any]:
    """A profile and a plan of one day for it; the plan's row."""
    validity = client.post("/validity/create/", json={"value": "1d"}).json()["data"]
    shared = client.post("/shared-users/create/", json={"value": 2}).json()["data"]
    rate = client.post("/rate-limit/create/", json={"value": "2M/1M"}).json()["data"]
    profile = client.post(
        "/hotspot/profiles/create/", json={"name": "Standard", "routers": [], "rate_limit": rate["id"]}
    ).json()["data"]
    answer = client.post(
        "/plans/create/",
        json={
            "name": name,
            "price": price,
            "profile": profile["id"],
            "validity": validity["id"],
            "shared_users": shared["id"],
        },
    )
    assert answer.status_code == 201, answer.text
    row: dict[str, Any] = answer.json()["data"]
    return row


def eventually(condition: Callable[[], Any], seconds: float = 30.0) -> Any:
    """The first true value of a condition that another thread brings about."""
    pause = threading.Event()
    until = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > until:
            assert value, "it did not happen in time"
            return value
        pause.wait(0.05)
