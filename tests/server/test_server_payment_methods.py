"""Payout destinations, and the codes that confirm them."""

from __future__ import annotations

import email
import email.policy
import re
from pathlib import Path
from typing import Any

import httpx

from tests.server.shops import ServedShop

ROW = {"id", "name", "slug", "numbers", "description"}


def _add(client: httpx.Client, name: str = "MTN MoMo", **more: Any) -> dict[str, Any]:
    answer = client.post("/payment-methods/create/", json={"name": name, "numbers": "22890000000", **more})
    assert answer.status_code == 201, answer.text
    row: dict[str, Any] = answer.json()["data"]
    return row


def _mailed_codes(shop: ServedShop) -> list[str]:
    folder = Path(shop.context.settings.data_dir) / "mail"
    found = []
    for path in sorted(folder.glob("*.eml"), key=lambda p: p.stat().st_mtime_ns):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        assert body is not None
        found.append(re.findall(r"(?<!\d)\d{6}(?!\d)", body.get_content())[0])
    return found


def test_a_destination_is_added_read_changed_and_removed(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    made = _add(client, description="shop phone")
    assert set(made) == ROW
    assert made["slug"] == "mtn-momo"
    for reference in (made["slug"], made["id"]):
        assert client.get(f"/payment-methods/{reference}/").json()["data"] == made
    changed = client.patch(f"/payment-methods/{made['id']}/update/", json={"numbers": 22891111111}).json()["data"]
    assert changed == made | {"numbers": "22891111111"}
    assert client.get("/payment-methods/list/").json()["data"] == [changed]
    removed = client.delete(f"/payment-methods/{made['slug']}/delete/")
    assert (removed.status_code, removed.json()["message"]) == (200, "Methode de paiement supprimé avec succès")
    assert client.get("/payment-methods/").json()["data"] == []


def test_an_unknown_destination_is_told_in_the_bare_form(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    for method, path in (("GET", "x/"), ("PUT", "x/update/"), ("DELETE", "1/delete/"), ("POST", "x/set-default/")):
        answer = client.request(method, f"/payment-methods/{path}", json={} if method in ("PUT", "POST") else None)
        assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})


def test_one_destination_is_the_default_and_a_removed_one_hands_it_on(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()

    def default() -> list[str]:
        rows = client.get("/payment-methods/list/?extras=1").json()["data"]
        return [row["name"] for row in rows if row["is_default"]]

    first, second = _add(client), _add(client, "Ecobank")
    assert default() == ["MTN MoMo"]
    assert client.post(f"/payment-methods/{second['id']}/set-default/").json()["data"]["name"] == "Ecobank"
    assert default() == ["Ecobank"]
    client.delete(f"/payment-methods/{second['slug']}/delete/")
    assert default() == ["MTN MoMo"]
    kinds = {row["name"]: row["kind"] for row in client.get("/payment-methods/list/?extras=1").json()["data"]}
    assert kinds == {first["name"]: "mobile_money"}


def test_a_mailed_code_saves_the_destination_it_was_asked_for_once(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    asked = client.post("/payment-methods/create/request-otp/", json={"name": "Flooz", "numbers": "90000001"})
    assert asked.status_code == 200, asked.text
    otp_id, code = asked.json()["data"]["otp_id"], _mailed_codes(own_shop)[-1]
    path = "/payment-methods/create/verify-otp/"
    # What is confirmed is what the mail was asked for, not what comes with the code.
    wrong = {"name": "Thief", "numbers": "666", "code": "000000", "otp_id": otp_id}
    refused = client.post(path, json=wrong)
    assert (refused.status_code, refused.json()["message"]) == (400, "Code invalide ou expiré.")
    made = client.post(path, json=wrong | {"code": code})
    assert made.status_code == 201, made.text
    assert (made.json()["data"]["name"], made.json()["data"]["numbers"]) == ("Flooz", "90000001")
    assert client.post(path, json={"code": code, "otp_id": otp_id}).status_code == 400
    assert len(client.get("/payment-methods/list/").json()["data"]) == 1


def test_a_code_for_one_destination_changes_no_other_and_a_newer_one_voids_it(own_shop: ServedShop) -> None:
    client = own_shop.sign_in()
    first, second = _add(client), _add(client, "Ecobank")
    assert (
        client.post(f"/payment-methods/{first['slug']}/update/request-otp/", json={"numbers": "1"}).status_code == 200
    )
    old = _mailed_codes(own_shop)[-1]
    assert client.post(f"/payment-methods/{second['slug']}/update/verify-otp/", json={"code": old}).status_code == 400
    assert client.post("/payment-methods/create/verify-otp/", json={"code": old}).status_code == 400
    assert (
        client.post(f"/payment-methods/{first['slug']}/update/request-otp/", json={"numbers": "2"}).status_code == 200
    )
    codes = _mailed_codes(own_shop)
    path = f"/payment-methods/{first['slug']}/update/verify-otp/"
    if codes[-1] != old:
        assert client.post(path, json={"code": old}).status_code == 400
    changed = client.post(path, json={"code": codes[-1]})
    assert (changed.status_code, changed.json()["data"]["numbers"]) == (200, "2")
    assert client.get(f"/payment-methods/{second['slug']}/").json()["data"] == second
