"""Routers behind the server: what they say, what happens while they are away, what reaches them when they are back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_server.features.network_sessions.service import Owner
from embedded_server.sample_data import seed
from embedded_server.sample_router import DemoRouter, attach_router
from embedded_server.simulator import SimulatorOptions, SimulatorThread
from tests.server.shops import OWNER, ServedShop, add_plan, eventually, serve_shop
from tiknet_desktop.domain.durations import parse_duration


@pytest.fixture(scope="module")
def simulator(database: str) -> Iterator[SimulatorThread]:
    with SimulatorThread(SimulatorOptions(port=0, clients=6, users=12)) as running:
        yield running


@pytest.fixture(scope="module")
def site(database: str, tmp_path_factory: pytest.TempPathFactory, simulator: SimulatorThread) -> Iterator[ServedShop]:
    served = serve_shop(tmp_path_factory.mktemp("site"), poll_routers=True)
    seed(served.context, OWNER, customers=40, transactions=80)
    attach_router(served.context, OWNER, DemoRouter("127.0.0.1", simulator.port, name="Main", dns_name="wifi.main"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def client(site: ServedShop) -> httpx.Client:
    return site.sign_in()


def _user(simulator: SimulatorThread, name: str) -> dict[str, str] | None:
    return next((row for row in simulator.rows("/ip/hotspot/user") if row.get("name") == name), None)


def _router(client: httpx.Client) -> dict[str, Any]:
    row: dict[str, Any] = client.get("/routers/list/?extras=1").json()["data"][0]
    return row


def test_a_watched_router_is_sampled_and_samples_are_handed_out_once(client: httpx.Client) -> None:
    first = client.get("/routers/main/resources/?samples_since=0").json()["data"]
    assert first["state"] == "online"
    assert first["cpu-count"] >= 1
    later = eventually(
        lambda: (
            data
            if (data := client.get(f"/routers/main/resources/?samples_since={first['sample_seq']}").json()["data"])[
                "samples"
            ]
            else None
        )
    )
    numbers = [sample[0] for sample in later["samples"]]
    assert numbers == list(range(first["sample_seq"] + 1, later["sample_seq"] + 1))
    assert all(len(sample) == 8 for sample in later["samples"])


def test_what_a_router_says_has_the_documented_keys(client: httpx.Client) -> None:
    plain = client.get("/routers/main/resources/").json()["data"]
    assert "samples" not in plain
    users = client.get("/routers/main/active-users/").json()["data"]
    assert set(users[0]) == {"service", "user", "ip", "mac", "uptime", "bytes_in", "bytes_out"}
    ports = client.get("/routers/main/interfaces/").json()["data"]
    assert {"ether", "bridge"} <= {port["type"] for port in ports}
    codes = {row["code"]: row["state"] for row in client.get("/routers/main/check/").json()["data"]}
    assert codes["api_access"] == "ok"
    assert {"rights", "version", "licence"} <= set(codes)
    restarted = client.post("/routers/main/hotspots/restart/").json()["data"]
    assert restarted["count"] == len(restarted["hotspots_restarted"]) == 1


def test_sessions_are_grouped_by_router_with_the_names_of_customers(client: httpx.Client) -> None:
    (group,) = client.get("/sessions/active/?extras=1").json()["data"]
    assert (group["router_dns_name"], group["router_ip"]) == ("wifi.main", "127.0.0.1")
    assert any(user["customer_name"] for user in group["active_users"])
    plain = client.get("/sessions/active/").json()["data"][0]
    assert set(plain) == {"router_dns_name", "router_ip", "active_users"}
    assert client.get("/sessions/active/?router_slug=nowhere").status_code == 404


def test_a_session_lasts_no_longer_than_the_plan_of_its_customer(client: httpx.Client) -> None:
    rows = client.get("/customers/list/?extras=1").json()["data"]
    ends = {row["assigned_username"]: row["expires_at"] for row in rows if row["expires_at"]}
    (group,) = client.get("/sessions/active/?extras=1").json()["data"]
    left = {user["username"]: user["session_time_left"] for user in group["active_users"] if user["username"] in ends}
    assert left
    for name, time in left.items():
        plan = max(datetime.fromisoformat(ends[name]) - datetime.now(UTC), timedelta())
        assert parse_duration(time) <= plan + timedelta(seconds=5)


def test_time_left_is_the_sooner_of_router_and_plan() -> None:
    ends = datetime.now(UTC) + timedelta(hours=2)
    assert Owner().time_left(None) is None
    assert Owner().time_left(600) == timedelta(minutes=10)
    assert Owner(ends=ends).time_left(600) == timedelta(minutes=10)
    by_plan = Owner(ends=ends).time_left(90_000)
    assert by_plan is not None
    assert timedelta(minutes=119) < by_plan <= timedelta(hours=2)
    assert Owner(ends=datetime.now(UTC) - timedelta(days=1)).time_left(None) == timedelta()


def test_customers_who_are_connected_are_shown_so(client: httpx.Client) -> None:
    online = eventually(
        lambda: [row for row in client.get("/customers/list/?extras=1").json()["data"] if row["devices_online"]]
    )
    assert all(row["last_seen"] and row["data_used"] > 0 for row in online)


def test_a_disconnected_device_is_off_the_router(client: httpx.Client, simulator: SimulatorThread) -> None:
    user = client.get("/sessions/active/").json()["data"][0]["active_users"][0]
    body = {name: user[name] for name in ("username", "mac_address", "ip_address")} | {"dns_name": "wifi.main"}
    answer = client.post("/sessions/disconnect/", json=body)
    assert answer.status_code == 200, answer.text
    gone = {
        "statusCode": 404,
        "error": True,
        "message": "Routeur introuvable ou aucune session active correspondante",
        "data": {},
        "exception": "",
    }
    assert client.post("/sessions/disconnect/", json=body | {"dns_name": "other"}).json() == gone


def test_a_sold_ticket_is_on_the_router_with_its_plan(client: httpx.Client, simulator: SimulatorThread) -> None:
    plan = add_plan(client, "Soir")
    account = {"username": "TICKET42", "password": "TICKET42", "profile": plan["profile"]}
    assert client.post("/hotspot/users/create/", json=account).status_code == 201
    sale = {"customer": "TICKET42", "plan": plan["slug"], "reference": "T-42"}
    assert client.post("/assign-plan/", json=sale).json()["data"]["status"] == "unused"
    profile = f"plan-{plan['slug']}"
    eventually(lambda: (_user(simulator, "TICKET42") or {}).get("profile") == profile)
    stored = next(row for row in simulator.rows("/ip/hotspot/user/profile") if row["name"] == profile)
    assert stored["shared-users"] == "2"
    assert "interval=86400s" in stored["on-login"]


def test_a_block_made_while_the_router_is_away_arrives_when_it_is_back(
    client: httpx.Client, simulator: SimulatorThread
) -> None:
    name = client.get("/sessions/active/").json()["data"][0]["active_users"][0]["username"]
    customer = next(
        row for row in client.get("/customers/list/?extras=1").json()["data"] if row["assigned_username"] == name
    )
    client.get("/routers/main/resources/?samples_since=0")
    simulator.cut()
    away = eventually(
        lambda: (
            data
            if (data := client.get("/routers/main/resources/?samples_since=0").json()["data"])["state"] != "online"
            else None
        )
    )
    assert (away["state"], away["state_reason"]) == ("unreachable", "router_refused")
    assert away["offline_since"]
    assert away["cpu-count"] >= 1  # the last facts are still told
    assert eventually(lambda: _router(client)["status"] == "unreachable")

    refused = client.get("/routers/main/active-users/")
    assert refused.status_code == 503
    assert "Main" in refused.json()["message"]
    assert client.put(f"/customers/{customer['username']}/block-or-unblock/", json={"blocked": True}).status_code == 200
    assert _router(client)["pending_jobs"] >= 1
    assert (_user(simulator, name) or {})["disabled"] == "false"

    simulator.restore()
    eventually(lambda: (_user(simulator, name) or {}).get("disabled") == "true")
    eventually(lambda: _router(client)["pending_jobs"] == 0)
    assert name not in [row["user"] for row in simulator.rows("/ip/hotspot/active")]

    client.put(f"/customers/{customer['username']}/block-or-unblock/", json={"blocked": False})
    eventually(lambda: (_user(simulator, name) or {}).get("disabled") == "false")


def test_a_wrong_password_is_told_apart_from_a_dead_port(client: httpx.Client, simulator: SimulatorThread) -> None:
    wrong = {
        "name": "Wrong",
        "ip_address": "127.0.0.1",
        "username": "admin",
        "password": "no",
        "api_port": simulator.port,
    }
    dead = {"name": "Dead", "ip_address": "127.0.0.1", "username": "admin", "password": "no", "api_port": 1}
    codes = {}
    for body in (wrong, dead):
        slug = client.post("/routers-add/", json=body).json()["data"]["slug"]
        answer = client.get(f"/routers/{slug}/resources/")
        assert answer.status_code == 503
        codes[slug] = answer.json()["data"]["code"]
        assert client.get(f"/routers/{slug}/resources/?samples_since=0").status_code == 503
        check = client.get(f"/routers/{slug}/check/").json()["data"]
        assert (check[0]["code"], check[0]["state"]) == ("api_access", "failed")
        assert client.delete(f"/routers/{slug}/delete/").status_code == 204
    assert codes == {"wrong": "router_wrong_password", "dead": "router_refused"}


def test_router_secrets_are_locked_in_the_file(site: ServedShop, client: httpx.Client) -> None:
    body = {
        "name": "Locked",
        "ip_address": "127.0.0.1",
        "username": "u",
        "password": "s3cr3t-pass",
        "secret": "r4dius-s",
    }
    row = client.post("/routers-add/", json=body | {"is_active": False}).json()["data"]
    assert (row["password"], row["secret"]) == ("s3cr3t-pass", "r4dius-s")
    with site.context.database.read() as reader:
        stored = str(reader.rows("SELECT * FROM routers"))
    assert "s3cr3t-pass" not in stored
    assert "r4dius-s" not in stored
    feed = client.get("/changes/?limit=5000").text
    assert "s3cr3t-pass" not in feed
    key = Path(site.context.settings.data_dir) / "server.key"
    assert key.stat().st_mode & 0o077 == 0


def test_a_customer_logs_in_under_its_own_name_and_starts_anew_with_each_plan(
    client: httpx.Client, simulator: SimulatorThread
) -> None:
    plan = client.get("/plans/").json()["data"][0]
    new = {"first_name": "Ama", "phone": "+22890000009", "username": "AMA7KQ4M", "password": "AMA7KQ4M"}
    customer = client.post("/customers/create/", json=new).json()["data"]
    # A login without a plan opens nothing.
    assert client.get("/hotspot/users/AMA7KQ4M/read/").json()["data"]["is_active"] is False
    assert _user(simulator, "AMA7KQ4M") is None

    sale = {"customer": customer["username"], "customer_id": customer["customer"], "plan": plan["slug"]}
    assert client.post("/assign-plan/", json=sale | {"reference": "A-1"}).json()["data"]["status"] == "active"
    first = eventually(lambda: _user(simulator, "AMA7KQ4M"))
    assert (first["password"], first["disabled"]) == ("AMA7KQ4M", "false")
    shown = client.get("/customers/list/?extras=1&search=AMA7KQ4M").json()["data"][0]
    assert (shown["plan_name"], shown["assigned_username"]) == (plan["name"], "AMA7KQ4M")

    # Counters and the scheduler of the first plan must not end the second one.
    assert client.post("/assign-plan/", json=sale | {"reference": "A-2"}).status_code == 200
    renewed = eventually(lambda: (row := _user(simulator, "AMA7KQ4M")) and row[".id"] != first[".id"] and row)
    assert renewed["disabled"] == "false"

    assert client.delete(f"/customers/{customer['username']}/delete/").status_code == 200
    eventually(lambda: _user(simulator, "AMA7KQ4M") is None)
