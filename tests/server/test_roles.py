"""Roles and the permissions they are made of."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from embedded_server.features.accounts.service import NewOwner, create_owner
from tests.server.shops import PASSWORD, ServedShop
from tiknet_desktop.domain.permissions import Permission

OTHER = "other.roles@example.com"
KEYS = {"id", "name", "slug", "description", "permissions", "actif"}


@pytest.fixture(scope="module")
def stranger(shop: ServedShop) -> httpx.Client:
    create_owner(shop.context.database, NewOwner(OTHER, PASSWORD))
    return shop.sign_in(OTHER)


@pytest.fixture(scope="module")
def manager(shop: ServedShop) -> httpx.Client:
    return shop.member("Manager")


def _made(client: httpx.Client, name: str, permissions: list[Any]) -> dict[str, Any]:
    answer = client.post("/roles/create/", json={"name": name, "permissions": permissions})
    assert answer.status_code == 201, answer.text
    row: dict[str, Any] = answer.json()["data"]
    return row


@pytest.mark.parametrize("path", ["/roles/list/", "/roles/", "/roles/list"])
def test_an_owner_starts_with_three_roles(owner: httpx.Client, path: str) -> None:
    rows = owner.get(path).json()["data"][:3]
    assert [(row["name"], row["permissions"]) for row in rows] == [
        ("Administrator", list(range(1, 14))),
        ("Manager", [3, 4, 7, 8, 10, 11, 12]),
        ("Worker", [3, 10]),
    ]
    assert all(set(row) == KEYS and row["actif"] is True for row in rows)


def test_a_role_is_made_read_changed_and_removed(owner: httpx.Client) -> None:
    body = {"name": "Caissier", "description": "Vend des tickets", "permissions": [10, 3, "7"], "actif": True}
    answer = owner.post("/roles/create/", json=body)
    assert (answer.status_code, answer.json()["message"]) == (201, "Rôle créé avec succès")
    row = answer.json()["data"]
    assert set(row) == KEYS
    assert (row["slug"], row["permissions"], row["description"]) == ("caissier", [3, 7, 10], "Vend des tickets")
    for reference in (row["slug"], row["id"]):
        assert owner.get(f"/roles/{reference}/").json()["data"] == row
    changed = owner.put(f"/roles/{row['slug']}/update/", json={"name": "Caisse", "permissions": [3]}).json()["data"]
    assert changed == row | {"name": "Caisse", "permissions": [3]}
    changed = owner.patch(f"/roles/{row['id']}/update/", json={"actif": False, "description": None}).json()["data"]
    assert (changed["actif"], changed["description"], changed["permissions"]) == (False, None, [3])
    removed = owner.delete(f"/roles/{row['slug']}/delete/")
    assert (removed.status_code, removed.json()["message"]) == (200, "Rôle supprimé avec succès")
    answer = owner.get(f"/roles/{row['slug']}/")
    assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})


def test_names_instead_of_numbers_get_the_captured_refusal(owner: httpx.Client) -> None:
    answer = owner.post("/roles/create/", json={"name": "manager", "permissions": ["view_customers", "manage_plans"]})
    assert answer.status_code == 400
    assert answer.json() == {
        "statusCode": 400,
        "error": True,
        "message": "Validation error.",
        "data": {"permissions": ["Incorrect type. Expected pk value, received str."]},
        "exception": "",
    }


@pytest.mark.parametrize("wrong", [[99], [0], [-1], [True], [None], [{}], [[3]], "all", [1.5], ["9" * 40]])
def test_odd_permissions_are_refused(owner: httpx.Client, wrong: Any) -> None:
    answer = owner.post("/roles/create/", json={"name": "odd", "permissions": wrong})
    assert answer.status_code == 400
    assert set(answer.json()["data"]) == {"permissions"}


def test_two_roles_of_one_name_have_two_slugs(owner: httpx.Client, stranger: httpx.Client) -> None:
    slugs = {_made(client, "Accueil", [])["slug"] for client in (owner, owner, stranger)}
    assert len(slugs) == 3
    assert _made(owner, "list", [])["slug"] != "list"


def test_a_role_somebody_has_is_not_removed(owner: httpx.Client, manager: httpx.Client) -> None:
    role = next(row for row in owner.get("/roles/").json()["data"] if row["name"] == "Manager")
    assert manager.get("/profile/").status_code == 200
    answer = owner.delete(f"/roles/{role['slug']}/delete/")
    assert answer.status_code == 400
    assert owner.get(f"/roles/{role['slug']}/").status_code == 200


def test_a_changed_role_counts_at_the_next_call(shop: ServedShop, owner: httpx.Client) -> None:
    worker = shop.member("Worker")
    role = next(row for row in owner.get("/roles/").json()["data"] if row["name"] == "Worker")
    assert worker.get("/wallet/balance/").status_code == 403
    viewing = Permission.TRANSACTION_VIEWING.number
    owner.put(f"/roles/{role['slug']}/update/", json={"permissions": [*role["permissions"], viewing]})
    assert worker.get("/wallet/balance/").status_code == 200
    owner.put(f"/roles/{role['slug']}/update/", json={"actif": False})
    assert worker.get("/wallet/balance/").status_code == 403
    owner.put(f"/roles/{role['slug']}/update/", json={"actif": True, "permissions": role["permissions"]})


def test_nobody_gives_away_what_they_do_not_hold(shop: ServedShop, owner: httpx.Client) -> None:
    setting = Permission.SETTING_ACCESS.number
    chief = _made(owner, "Chef", [setting, 3])
    body = {"first_name": "Chef", "email": "chef@example.com", "password": PASSWORD, "role": chief["slug"]}
    assert owner.post("/collaborators/create/", json=body).status_code == 201
    client = shop.sign_in("chef@example.com")
    assert client.post("/roles/create/", json={"name": "Plus", "permissions": [1, setting]}).status_code == 403
    assert client.put(f"/roles/{chief['slug']}/update/", json={"permissions": [1, 3, setting]}).status_code == 403
    administrator = next(row for row in owner.get("/roles/").json()["data"] if row["name"] == "Administrator")
    assert client.put(f"/roles/{administrator['id']}/update/", json={"actif": False}).status_code == 403
    assert client.delete(f"/roles/{administrator['id']}/delete/").status_code == 403
    assert client.post("/roles/create/", json={"name": "Moins", "permissions": [3]}).status_code == 201
    me = "/collaborators/chef@example.com"
    assert client.put(f"{me}/update-role/", json={"role_id": administrator["id"]}).status_code == 400
    assert client.put(f"{me}/update/", json={"permissions": [1]}).status_code == 400
    hire = {"first_name": "Ami", "email": "ami@example.com", "role_id": administrator["id"]}
    assert client.post("/collaborators/create/", json=hire).status_code == 403


def test_roles_of_another_partner_do_not_exist(owner: httpx.Client, stranger: httpx.Client) -> None:
    mine = owner.get("/roles/").json()["data"]
    assert not {row["id"] for row in mine} & {row["id"] for row in stranger.get("/roles/").json()["data"]}
    for reference in (mine[0]["slug"], mine[0]["id"]):
        for method, path, body in (
            ("GET", "/roles/{}/", None),
            ("PUT", "/roles/{}/update/", {"name": "Stolen"}),
            ("PATCH", "/roles/{}/update/", {"name": "Stolen"}),
            ("DELETE", "/roles/{}/delete/", None),
        ):
            answer = stranger.request(method, path.format(reference), json=body)
            assert (answer.status_code, answer.json()) == (404, {"detail": "Not found."})
    assert owner.get("/roles/").json()["data"] == mine


def test_changing_roles_needs_the_setting_before_the_body_is_looked_at(manager: httpx.Client) -> None:
    for method, path in (
        ("POST", "/roles/create/"),
        ("PUT", "/roles/worker-1/update/"),
        ("DELETE", "/roles/worker-1/delete/"),
    ):
        answer = manager.request(method, path, content=b"not json")
        assert (answer.status_code, answer.json()["message"]) == (403, "Access denied. Missing permission.")
    assert manager.get("/roles/list/").status_code == 200


def test_the_thirteen_permissions_are_listed(owner: httpx.Client) -> None:
    answer = owner.get("/permissions/list/").json()
    assert answer["message"] == "Permissions retrieved successfully."
    rows = answer["data"]
    assert [row["id"] for row in rows] == list(range(1, 14))
    assert {row["name"] for row in rows} == {permission.value for permission in Permission}
    assert next(row for row in rows if row["slug"] == "setting-access")["name"] == "Setting Access"
    assert all(set(row) == {"id", "name", "slug", "description", "is_actif"} for row in rows)
