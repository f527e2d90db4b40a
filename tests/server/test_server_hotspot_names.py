"""Names and passwords of hotspot accounts: what a router keeps works, what it would not is refused at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from embedded_server.simulator import SimulatorOptions, SimulatorThread
from tests.server.shops import ServedShop, add_plan, eventually, serve_shop

KEPT = ("kofi", "Kofi.Mensah", "ama@shop.tg", "a", "7", "90112233", "KOFI-2", "x_y+z", "Z" * 64)
REFUSED = ("Bérénice", "two words", 'quo"te', "$user", "back\\slash", "-first", ".first", "Z" * 65, "a;b", "a/b", "é")


@pytest.fixture(scope="module")
def connected(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SimulatorThread, ServedShop]]:
    """A shop with a router that answers."""
    with SimulatorThread(SimulatorOptions(port=0, clients=0, users=0)) as simulator:
        shop = serve_shop(tmp_path_factory.mktemp("names"), poll_routers=True)
        body = {"name": "R", "ip_address": "127.0.0.1", "username": "admin", "password": "demo"}
        made = shop.sign_in().post("/routers-add/", json=body | {"api_port": simulator.port})
        assert made.status_code == 201, made.text
        yield simulator, shop
        shop.stop()


@pytest.fixture(scope="module")
def profile(owner: httpx.Client) -> int:
    number: int = add_plan(owner)["profile"]
    return number


def _users(simulator: SimulatorThread) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in simulator.rows("/ip/hotspot/user")}


def test_every_name_a_router_keeps_gets_there(connected: tuple[SimulatorThread, ServedShop]) -> None:
    simulator, shop = connected
    owner = shop.sign_in()
    plan = add_plan(owner)
    for name in KEPT:
        body = {"username": name, "password": 'a "quoted" $ecret\\', "profile": plan["profile"]}
        answer = owner.post("/hotspot/users/create/", json=body)
        assert answer.status_code == 201, answer.text
    customer = {"first_name": "Kofi", "phone": "1", "username": "kofi.customer@home", "password": "p w"}
    made = owner.post("/customers/create/", json=customer).json()["data"]
    assert owner.post("/assign-plan/", json={"customer": made["username"], "plan": plan["slug"]}).is_success
    wanted = {*KEPT, "kofi.customer@home"}
    eventually(lambda: wanted <= set(_users(simulator)))
    assert _users(simulator)["kofi"]["password"] == 'a "quoted" $ecret\\'
    assert owner.get("/customers/list/").json()["data"][0]["assigned_username"] == "kofi.customer@home"
    eventually(lambda: owner.get("/routers/list/?extras=1").json()["data"][0]["pending_jobs"] == 0)


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_no_router_keeps_is_refused_with_its_field(owner: httpx.Client, profile: int, name: str) -> None:
    body = {"username": name, "password": "secret", "profile": profile}
    answer = owner.post("/hotspot/users/create/", json=body)
    assert (answer.status_code, set(answer.json()["data"])) == (400, {"username"})
    customer = {"first_name": "Ama", "phone": "1", "username": name, "password": "secret"}
    answer = owner.post("/customers/create/", json=customer)
    assert (answer.status_code, set(answer.json()["data"])) == (400, {"username"})


@pytest.mark.parametrize("word", ["list", "True", "no", "create"])
def test_a_word_with_a_meaning_is_no_name(owner: httpx.Client, profile: int, word: str) -> None:
    answer = owner.post("/hotspot/users/create/", json={"username": word, "password": "x", "profile": profile})
    assert answer.json()["data"] == {"username": ["This name is reserved."]}


def test_a_password_no_router_keeps_is_refused_with_its_field(owner: httpx.Client, profile: int) -> None:
    body = {"username": "kofi", "password": "sécret", "profile": profile}
    answer = owner.post("/hotspot/users/create/", json=body)
    assert (answer.status_code, set(answer.json()["data"])) == (400, {"password"})
    assert owner.post("/hotspot/users/create/", json=body | {"password": "secret"}).status_code == 201
    for changes in ({"password": "a\tb"}, {"username": "Kofi Mensah"}):
        answer = owner.put("/hotspot/users/kofi/update/", json=changes)
        assert (answer.status_code, set(answer.json()["data"])) == (400, set(changes))
    customer = {"first_name": "Ama", "phone": "1", "username": "kofi", "password": "secret"}
    answer = owner.post("/customers/create/", json=customer)
    assert answer.json()["data"] == {"username": ["A user with that username already exists."]}


def test_a_customer_may_be_called_anything_and_gets_a_code_to_log_in_with(owner: httpx.Client) -> None:
    plan = owner.get("/plans/").json()["data"] or [add_plan(owner)]
    customer = {"first_name": "Bérénice", "phone": "1", "username": "Bérénice D."}
    made = owner.post("/customers/create/", json=customer).json()["data"]
    assert owner.post("/assign-plan/", json={"customer": made["username"], "plan": plan[0]["slug"]}).is_success
    row = next(row for row in owner.get("/customers/list/").json()["data"] if row["username"] == "Bérénice D.")
    assert row["assigned_username"].isascii()
    assert row["assigned_username"].isalnum()
