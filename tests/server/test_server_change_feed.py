"""What a client reads to stay the same as the server: feed, digest, tags, pages."""

from __future__ import annotations

import hashlib
from typing import Any

import httpx
import pytest

from embedded_server import listing
from embedded_server.change_log import FEED_RESOURCES
from embedded_server.database import moment_text
from embedded_server.sample_data import seed
from tests.server.shops import OWNER, ServedShop, add_plan

Mirror = dict[tuple[str, int], tuple[int, dict[str, Any]]]


def pull(client: httpx.Client, mirror: Mirror, cursor: str = "", limit: int = 100) -> str:
    while True:
        query = f"limit={limit}" + (f"&since={cursor}" if cursor else "")
        data = client.get(f"/changes/?{query}").json()["data"]
        for entry in data["changes"]:
            key = (entry["resource"], entry["id"])
            if entry["deleted"]:
                mirror.pop(key, None)
            else:
                mirror[key] = (entry["version"], entry["row"])
        cursor = data["cursor"]
        if not data["has_more"]:
            return cursor


def agrees(client: httpx.Client, mirror: Mirror) -> None:
    resources = client.get("/sync/digest/").json()["data"]["resources"]
    assert set(resources) == set(FEED_RESOURCES)
    for name, digest in resources.items():
        mine = [(key[1], version) for key, (version, _) in mirror.items() if key[0] == name]
        checksum = 0
        for row_id, version in mine:
            checksum ^= int.from_bytes(hashlib.sha256(f"{row_id}:{version}".encode()).digest()[:8], "big")
        assert (len(mine), f"{checksum:016x}") == (digest["count"], digest["checksum"]), name


def test_a_mirror_that_follows_the_feed_agrees_with_the_digest(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    seed(own_shop.context, OWNER, customers=150, transactions=300)
    mirror: Mirror = {}
    cursor = pull(client, mirror)
    agrees(client, mirror)
    rows = client.get("/customers/list/?extras=1").json()["data"]
    assert [mirror["customers", row["id"]][1] for row in rows] == rows

    first = rows[0]
    client.put(f"/customers/{first['username']}/block-or-unblock/", json={"blocked": True})
    client.delete(f"/customers/{rows[1]['username']}/delete/")
    client.post("/customers/create/", json={"first_name": "New", "phone": "1"})
    not_yet = dict(mirror)
    again = pull(client, mirror, cursor)
    agrees(client, mirror)
    assert mirror != not_yet
    assert mirror["customers", first["id"]][1]["blocked"] is True
    assert ("customers", rows[1]["id"]) not in mirror
    assert client.get(f"/changes/?since={again}").json()["data"]["changes"] == []


def test_each_row_appears_once_at_its_latest(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    made = client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
    for phone in "234":
        client.put(f"/customers/{made['id']}/", json={"phone": phone})
    changes = client.get("/changes/").json()["data"]["changes"]
    assert [(entry["resource"], entry["id"], entry["row"]["phone"]) for entry in changes] == [
        ("customers", made["id"], "4")
    ]


def test_a_cursor_of_another_database_or_from_the_future_is_gone(shop: ServedShop, owner: httpx.Client) -> None:
    cursor = owner.get("/changes/").json()["data"]["cursor"]
    database = cursor.partition(":")[0]
    for wrong in (
        f"{database}:999999999",
        "0000:1",
        "nonsense",
        f"{database}:-1",
        f"{database}:",
        f"{database}:0:999999999",
    ):
        answer = owner.get(f"/changes/?since={wrong}")
        assert (answer.status_code, answer.json()["statusCode"]) == (410, 410)


def test_a_cursor_from_before_dropped_tombstones_is_gone(own_shop: ServedShop) -> None:
    from datetime import timedelta

    from sqlalchemy import text

    from embedded_server.database import now
    from embedded_server.features.routers.fleet import drop_old_tombstones

    client = own_shop.sign_in()
    old = client.get("/changes/").json()["data"]["cursor"]
    made = client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
    client.delete(f"/customers/{made['id']}/")
    with own_shop.context.database.write() as session:
        session.execute(text("UPDATE change_log SET changed_at = :old"), {"old": moment_text(now() - timedelta(91))})
    drop_old_tombstones(own_shop.context)
    assert client.get(f"/changes/?since={old}").status_code == 410
    assert client.get("/changes/").json()["data"]["changes"] == []


def test_a_first_sync_in_pages_survives_dropped_tombstones_from_before_it_began(own_shop: ServedShop) -> None:
    from datetime import timedelta

    from sqlalchemy import text

    from embedded_server.database import now
    from embedded_server.features.routers.fleet import drop_old_tombstones

    def age_and_drop() -> None:
        with own_shop.context.database.write() as session:
            long_ago = moment_text(now() - timedelta(91))
            session.execute(text("UPDATE change_log SET changed_at = :old WHERE deleted"), {"old": long_ago})
        drop_old_tombstones(own_shop.context)

    client = own_shop.sign_in()
    made = [
        client.post("/customers/create/", json={"first_name": f"C{n}", "phone": f"{n}"}).json()["data"]["id"]
        for n in range(6)
    ]
    client.delete(f"/customers/{made[5]}/")
    mirror: Mirror = {}
    page = client.get("/changes/?limit=2").json()["data"]
    assert page["has_more"] is True
    age_and_drop()
    for entry in page["changes"]:
        mirror[entry["resource"], entry["id"]] = (entry["version"], entry["row"])
    pull(client, mirror, page["cursor"], limit=2)
    agrees(client, mirror)
    assert sorted(row_id for _, row_id in mirror) == made[:5]

    # A row that this reader has read goes while it reads on, and so does the trace of it: it must begin again.
    page = client.get("/changes/?limit=2").json()["data"]
    client.delete(f"/customers/{page['changes'][0]['id']}/")
    age_and_drop()
    assert client.get("/changes/", params={"since": page["cursor"]}).status_code == 410


def test_an_unchanged_list_is_304_until_something_in_it_changes(shop: ServedShop, owner: httpx.Client) -> None:
    for path in (
        "/customers/paginate-list/",
        "/plans/",
        "/routers/list/",
        "/dashboard/",
        "/profile/",
        "/wallet/balance/",
    ):
        etag = owner.get(path).headers["ETag"]
        unchanged = owner.get(path, headers={"If-None-Match": etag})
        assert (unchanged.status_code, unchanged.content) == (304, b""), path
    etag = owner.get("/customers/paginate-list/").headers["ETag"]
    owner.post("/customers/create/", json={"first_name": "Ama", "phone": "1"})
    assert owner.get("/customers/paginate-list/", headers={"If-None-Match": etag}).status_code == 200


def test_pages_cover_every_row_once_however_far(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    seed(own_shop.context, OWNER, customers=2600, transactions=0)
    ids = [row["id"] for row in client.get("/customers/list/").json()["data"]]
    assert ids == sorted(ids, reverse=True)

    def paged() -> list[int]:
        seen: list[int] = []
        path = "/customers/paginate-list/?page_size=90"
        while path:
            data = client.get(path).json()["data"]
            seen += [row["id"] for row in data["results"]]
            path = (data["next"] or "").partition("/partner")[2]
        return seen

    assert paged() == ids
    # Rows are added on top and removed anywhere: places that were remembered must not be wrong afterwards.
    client.post("/customers/create/", json={"first_name": "New", "phone": "1"})
    for gone in (ids[5], ids[1500], ids[-3]):
        assert client.delete(f"/customers/{gone}/").status_code == 200
    assert paged() == [row["id"] for row in client.get("/customers/list/").json()["data"]]
    assert client.get("/customers/paginate-list/").json()["data"]["count"] == 2598


def test_search_ignores_case_and_accents_and_takes_all_words(shop: ServedShop, owner: httpx.Client) -> None:
    body = {"first_name": "Bérénice", "last_name": "N'Diaye", "phone": "+22899112233"}
    made = owner.post("/customers/create/", json=body).json()["data"]
    for words in ("berenice", "BÉRÉNICE", "diaye beren", "9911 bere"):
        found = owner.get("/customers/paginate-list/", params={"search": words}).json()["data"]
        assert [row["id"] for row in found["results"]] == [made["id"]], words
    assert owner.get("/customers/paginate-list/?search=berenice+koffi").json()["data"]["count"] == 0


def test_rows_changed_since_a_moment(shop: ServedShop, owner: httpx.Client) -> None:
    from embedded_server.database import now

    moment = moment_text(now())
    made = owner.post("/customers/create/", json={"first_name": "Late", "phone": "1"}).json()["data"]
    found = owner.get("/customers/paginate-list/", params={"updated_since": moment}).json()["data"]
    assert [row["id"] for row in found["results"]] == [made["id"]]


def test_a_renamed_plan_is_shown_at_whoever_holds_it(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    plan, other = add_plan(client, "Day"), add_plan(client, "Week")
    names = []
    for held in (plan, plan, other):
        made = client.post("/customers/create/", json={"first_name": "Ama", "phone": "1"}).json()["data"]
        client.post("/assign-plan/", json={"customer": made["username"], "plan": held["slug"]})
        names.append(made["username"])
    mirror: Mirror = {}
    cursor = pull(client, mirror)
    sold = client.get("/assigned-plans/").json()["data"]["results"]
    client.put(f"/plans/{plan['slug']}/update/", json={"price": 5})
    assert [entry["resource"] for entry in client.get(f"/changes/?since={cursor}").json()["data"]["changes"]] == [
        "plans"
    ]
    client.put(f"/plans/{plan['slug']}/update/", json={"name": "Whole day"})
    pull(client, mirror, cursor)
    agrees(client, mirror)
    shown = {row["username"]: row["plan_name"] for (kind, _), (_, row) in mirror.items() if kind == "customers"}
    assert shown == {names[0]: "Whole day", names[1]: "Whole day", names[2]: "Week"}
    # What was sold keeps the name it was sold under.
    assert client.get("/assigned-plans/").json()["data"]["results"] == sold


def test_lists_of_money_do_not_count_their_rows(own_shop: ServedShop, monkeypatch: pytest.MonkeyPatch) -> None:
    client = own_shop.sign_in()
    seed(own_shop.context, OWNER, customers=5, transactions=60)
    counted: list[str] = []

    def count(reader: Any, listing: Any, where: str, values: Any) -> int:
        counted.append(listing.resource)
        return int(whole(reader, listing, where, values))

    whole = listing._counted
    monkeypatch.setattr(listing, "_counted", count)
    paths = ("/transactions/wallet/", "/transactions/assigned/", "/transactions/filter/")
    counts = [client.get(path).json()["data"]["count"] for path in paths]
    assert counted == []
    # The kept count is the number of rows there are, and a filter still counts.
    assert counts == [len(client.get(f"{path}?page_size=1000").json()["data"]["paginate_data"]) for path in paths]
    assert counts[2] == counts[0] + counts[1]
    filtered = [client.get(f"{path}?status=success").json()["data"]["count"] for path in paths]
    assert len(counted) == 3
    assert filtered[2] == filtered[0] + filtered[1]
