"""Stock of vouchers: codes, batches, cancelling, what the routers have taken, what the feed tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from embedded_server.database import now
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.routers.models import RouterJob
from embedded_server.features.routers.service import settled
from embedded_server.features.vouchers.service import record_first_use
from tests.server.shops import ServedShop, add_plan
from tiknet_desktop.domain.ids import CODE_ALPHABET

GENERATE, LIST, BATCHES, CANCEL = (f"/plans/tickets/{name}" for name in ("generate/", "", "batches/", "cancel/"))


@pytest.fixture
def client(own_shop: ServedShop) -> httpx.Client:
    return own_shop.sign_in()


@pytest.fixture
def plan(client: httpx.Client) -> dict[str, Any]:
    return add_plan(client)


def _data(answer: httpx.Response, status: int = 200) -> Any:
    assert answer.status_code == status, answer.text
    return answer.json()["data"]


def _generate(client: httpx.Client, plan: dict[str, Any], count: int, **more: Any) -> list[dict[str, Any]]:
    body = {"plan": plan["id"], "count": count, **more}
    rows: list[dict[str, Any]] = _data(client.post(f"{GENERATE}?extras=1", json=body), 201)
    return rows


def _use(shop: ServedShop, code: str, hours_ago: float = 1) -> None:
    moment = now() - timedelta(hours=hours_ago)
    with shop.context.database.write() as session:
        account = session.scalars(select(HotspotUser).where(HotspotUser.username == code)).one()
        account.first_used_at = moment
        record_first_use(session, shop.owner.partner_id, {account.id: moment})


def _jobs_done(shop: ServedShop) -> None:
    """The routers have done all they had to, as the queue would say."""
    with shop.context.database.write() as session:
        names = session.scalars(select(RouterJob.subject).distinct()).all()
        for job in session.scalars(select(RouterJob)):
            session.delete(job)
        session.flush()
        settled(session, shop.owner.partner_id, names)


def _add_router(client: httpx.Client, name: str = "R", **more: Any) -> dict[str, Any]:
    body = {"name": name, "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1, **more}
    row: dict[str, Any] = _data(client.post("/routers-add/", json=body), 201)
    return row


def test_codes_have_the_length_and_prefix_asked_for(client: httpx.Client, plan: dict[str, Any]) -> None:
    for length, prefix in ((4, ""), (6, "WIFI-"), (16, "12345678"), (8, "AB")):
        for row in _generate(client, plan, 20, length=length, prefix=prefix):
            random = row["code"].removeprefix(prefix)
            assert (len(random), set(random) <= set(CODE_ALPHABET)) == (length, True)
            assert (row["status"], row["on_router"], row["generated_by"]) == ("active", False, "Afi")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"length": 3}, "length"),
        ({"length": 17}, "length"),
        ({"length": "long"}, "length"),
        ({"length": 4, "count": 2000}, "length"),
        ({"prefix": "wifi"}, "prefix"),
        ({"prefix": "ABCDEFGHI"}, "prefix"),
        ({"prefix": "-A"}, "prefix"),
        ({"prefix": "É"}, "prefix"),
        ({"prefix": None}, "prefix"),
    ],
)
def test_codes_that_cannot_be_made_are_refused_by_name(
    body: dict[str, Any], field: str, client: httpx.Client, plan: dict[str, Any]
) -> None:
    answer = client.post(GENERATE, json={"plan": plan["id"], "count": 10, **body})
    assert (answer.status_code, set(answer.json()["data"])) == (400, {field})
    assert client.get(LIST).json()["data"] == []


def test_a_batch_is_of_one_plan(client: httpx.Client, plan: dict[str, Any]) -> None:
    _generate(client, plan, 2, batch="Monday")
    _generate(client, plan, 3, batch="Monday")
    profile = client.get("/hotspot/profiles/list/").json()["data"][0]["id"]
    validity = client.get("/validity/list/").json()["data"][0]["id"]
    body = {"name": "Nuit", "price": "100", "profile": profile, "validity": validity}
    other = _data(client.post("/plans/create/", json=body), 201)
    answer = client.post(GENERATE, json={"plan": other["id"], "count": 1, "batch": "Monday"})
    assert (answer.status_code, set(answer.json()["data"])) == (400, {"batch"})
    (entry,) = _data(client.get(BATCHES))
    assert (entry["batch"], entry["count"]) == ("Monday", 5)


def test_batches_count_each_voucher_once_newest_first(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    old = _generate(client, plan, 6, batch="Old")
    _generate(client, plan, 3, batch="New")
    sold, used, over, paper, gone, _idle = (row["code"] for row in old)
    for code in (sold, used, over):
        assert client.post("/assign-plan/", json={"customer": code, "plan": plan["slug"]}).status_code == 200
    _use(own_shop, used)
    _use(own_shop, over, hours_ago=30)
    _use(own_shop, paper)
    assert _data(client.post(CANCEL, json={"codes": [gone]})) == {"cancelled": 1, "kept": 0}
    new, entry = _data(client.get(BATCHES))
    assert (new["batch"], new["count"], new["active"]) == ("New", 3, 3)
    assert entry == {
        "batch": "Old",
        "plan": plan["id"],
        "plan_name": plan["name"],
        "price": "300.00",
        "count": 6,
        "active": 1,
        "assigned": 1,
        "used": 2,
        "expired": 1,
        "cancelled": 1,
        "on_router": 0,
        "generated_by": "Afi",
        "generated_at": old[0]["generated_at"],
    }
    for status, count in (("active", 1), ("assigned", 1), ("used", 2), ("expired", 1), ("cancelled", 1)):
        rows = _data(client.get(f"{LIST}?batch=Old&status={status}&extras=1"))
        assert [row["status"] for row in rows] == [status] * count


def test_cancelling_takes_what_nobody_has_bought_and_is_harmless_twice(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    _add_router(client)
    rows = _generate(client, plan, 5, batch="B")
    codes = [row["code"] for row in rows]
    client.post("/assign-plan/", json={"customer": codes[0], "plan": plan["slug"]})
    _use(own_shop, codes[1])
    _jobs_done(own_shop)
    assert _data(client.post(CANCEL, json={"batch": "B"})) == {"cancelled": 3, "kept": 2}
    assert _data(client.post(CANCEL, json={"batch": "B"})) == {"cancelled": 0, "kept": 2}
    with own_shop.context.database.read_session() as session:
        assert set(session.scalars(select(RouterJob.subject))) == set(codes[2:])
    assert client.get(f"/hotspot/users/{codes[2]}/read/").status_code == 404
    assert client.post("/assign-plan/", json={"customer": codes[2], "plan": plan["slug"]}).status_code == 404
    shown = {row["code"]: row for row in _data(client.get(f"{LIST}?extras=1"))}
    assert [shown[code]["status"] for code in codes] == ["assigned", "used", *["cancelled"] * 3]
    # Until the router has removed them they are still there.
    assert [shown[code]["on_router"] for code in codes] == [True] * 5
    _jobs_done(own_shop)
    shown = {row["code"]: row for row in _data(client.get(f"{LIST}?extras=1"))}
    assert [shown[code]["on_router"] for code in codes] == [True, True, False, False, False]
    # A client that knows no cancelling must not offer them.
    assert all(row["is_expired"] for row in _data(client.get(f"{LIST}?status=cancelled")))


def test_a_cancellation_names_either_a_batch_or_codes_that_exist(client: httpx.Client, plan: dict[str, Any]) -> None:
    row = _generate(client, plan, 1, batch="B")[0]
    body: dict[str, Any]
    for body in ({}, {"batch": ""}, {"codes": []}, {"batch": "B", "codes": [row["code"]]}):
        assert client.post(CANCEL, json=body).status_code == 400
    for body in ({"batch": "C"}, {"codes": ["NOTHING"]}):
        assert client.post(CANCEL, json=body).status_code == 404
    body = {"codes": [row["code"], row["code"], "NOTHING"]}
    assert _data(client.post(CANCEL, json=body)) == {"cancelled": 1, "kept": 0}


def test_removing_or_renaming_the_account_of_a_voucher_is_told_at_the_voucher(
    client: httpx.Client, plan: dict[str, Any]
) -> None:
    first, second = _generate(client, plan, 2)
    assert client.delete(f"/hotspot/users/{first['code']}/delete/").status_code in (200, 204)
    assert client.put(f"/hotspot/users/{second['code']}/update/", json={"username": "BUVETTE1"}).status_code == 200
    rows = {row["id"]: row for row in _data(client.get(f"{LIST}?extras=1"))}
    assert (rows[first["id"]]["code"], rows[first["id"]]["status"]) == (first["code"], "cancelled")
    assert (rows[second["id"]]["code"], rows[second["id"]]["status"]) == ("BUVETTE1", "active")


def test_a_voucher_is_on_the_router_once_every_router_has_taken_it(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any]
) -> None:
    _generate(client, plan, 2, batch="B")
    _jobs_done(own_shop)
    assert _data(client.get(BATCHES))[0]["on_router"] == 0
    _add_router(client)
    _jobs_done(own_shop)
    assert _data(client.get(BATCHES))[0]["on_router"] == 2
    _add_router(client, "Spare", is_active=False)
    assert _data(client.get(BATCHES))[0]["on_router"] == 2
    second = _add_router(client, "S")
    assert _data(client.get(BATCHES))[0]["on_router"] == 0
    # The one that never came is given up; nothing waits any more.
    assert client.delete(f"/routers/{second['slug']}/delete/").status_code in (200, 204)
    assert _data(client.get(BATCHES))[0]["on_router"] == 2


@pytest.fixture
def feed(client: httpx.Client) -> Iterator[Any]:
    cursor = _data(client.get("/changes/?limit=5000"))["cursor"]

    def since() -> set[tuple[str, str, bool]]:
        nonlocal cursor
        data = _data(client.get(f"/changes/?since={cursor}&limit=5000"))
        cursor = data["cursor"]
        rows = (entry["row"] for entry in data["changes"] if entry["resource"] == "vouchers")
        return {(row["code"], row["status"], row["on_router"]) for row in rows}

    yield since


def test_every_step_of_a_voucher_is_in_the_feed(
    own_shop: ServedShop, client: httpx.Client, plan: dict[str, Any], feed: Any
) -> None:
    _add_router(client)
    sold, used, gone = (row["code"] for row in _generate(client, plan, 3))
    assert feed() == {(code, "active", False) for code in (sold, used, gone)}
    _jobs_done(own_shop)
    assert feed() == {(code, "active", True) for code in (sold, used, gone)}
    client.post("/assign-plan/", json={"customer": sold, "plan": plan["slug"]})
    assert feed() == {(sold, "assigned", True)}
    _use(own_shop, used)
    assert feed() == {(used, "used", True)}
    client.post(CANCEL, json={"codes": [gone]})
    assert feed() == {(gone, "cancelled", True)}
    _jobs_done(own_shop)
    assert feed() == {(gone, "cancelled", False)}
    digest = _data(client.get("/sync/digest/"))["resources"]["vouchers"]
    assert digest["count"] == 3
