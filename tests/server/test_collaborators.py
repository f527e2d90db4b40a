"""The team: invitations, roles, routers, and the end of an account."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_server.features.accounts.service import NewOwner, create_owner
from tests.server.mailbox import mails
from tests.server.shops import OWNER, PASSWORD, ServedShop
from tiknet_desktop.domain.permissions import STARTING_ROLES, Permission

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
OTHER = "other.team@example.com"
KEYS = {
    *("id", "username", "first_name", "last_name", "email", "role", "role_name", "permissions"),
    *("assigned_routers", "is_active", "created_at"),
}
_numbers = iter(range(1, 1000))


def _hire(client: httpx.Client, **changes: Any) -> dict[str, Any]:
    """A new collaborator: e-mail and temporary password."""
    body = {"first_name": "Yao", "last_name": "Doe", "email": f"yao{next(_numbers)}@example.com", "role": "Worker"}
    answer = client.post("/collaborators/create/", json=body | changes)
    assert answer.status_code == 201, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def _row(client: httpx.Client, reference: str) -> dict[str, Any]:
    answer = client.get(f"/collaborators/{reference}/details/")
    assert answer.status_code == 200, answer.text
    row: dict[str, Any] = answer.json()["data"]
    return row


def _role(client: httpx.Client, name: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = client.get("/roles/").json()["data"]
    return next(row for row in rows if row["name"] == name)


@pytest.fixture(scope="module")
def stranger(shop: ServedShop) -> httpx.Client:
    create_owner(shop.context.database, NewOwner(OTHER, PASSWORD))
    return shop.sign_in(OTHER)


def test_a_temporary_password_is_told_once_and_mailed(shop: ServedShop, owner: httpx.Client) -> None:
    answer = owner.post(
        "/collaborators/create/",
        json={"first_name": "Yao", "email": "Told@example.com", "role": _role(owner, "Manager")["slug"]},
    ).json()
    captured = json.loads((EXAMPLES / "create_collaborator.json").read_text("utf-8"))["response"]["body"]
    assert set(captured) <= set(answer)
    assert answer["message"] == captured["message"]
    assert set(answer["data"]) == set(captured["data"])
    assert len(answer["data"]["temporary_password"]) == 8
    (mail,) = mails(shop, "told@example.com")
    assert answer["data"]["temporary_password"] in mail.get_content()
    assert "Chez Afi" in mail["Subject"]
    client = shop.sign_in("told@example.com", answer["data"]["temporary_password"])
    profile = client.get("/profile/").json()["data"]
    assert (profile["roles"], profile["partner"]["name"]) == ({"name": "Manager"}, "Chez Afi")


@pytest.mark.parametrize("name", ["role", "role_id"])
@pytest.mark.parametrize("form", ["slug", "id", "name", "text id"])
def test_the_role_comes_under_either_name_in_any_form(owner: httpx.Client, name: str, form: str) -> None:
    role = _role(owner, "Manager")
    value = str(role["id"]) if form == "text id" else role[form]
    made = _hire(owner, **({"role": None} | {name: value}))
    row = _row(owner, made["collaborator_email"])
    assert (row["role"], row["role_name"]) == (role["slug"], "Manager")


@pytest.mark.parametrize(
    ("said", "name"),
    [("admin", "Administrator"), ("viewer", "Worker"), ("manager", "Manager"), ("manager-2", "Manager")],
)
def test_names_of_other_builds_are_understood(owner: httpx.Client, said: str, name: str) -> None:
    made = _hire(owner, role=said)
    assert _row(owner, made["collaborator_email"])["role_name"] == name


def test_without_a_role_one_may_do_nothing_until_it_is_given(shop: ServedShop, owner: httpx.Client) -> None:
    made = _hire(owner, role=None, password=PASSWORD)
    email = made["collaborator_email"]
    client = shop.sign_in(email)
    assert client.get("/wallet/balance/").status_code == 403
    path = f"/collaborators/{email}"
    answer = owner.post(f"{path}/assign-role/", json={"role_id": _role(owner, "Administrator")["id"]})
    assert (answer.status_code, answer.json()["message"]) == (200, "Rôle assigné avec succès")
    assert client.get("/wallet/balance/").status_code == 200
    answer = owner.put(f"{path}/update-role/", json={"role": _role(owner, "Worker")["slug"]})
    assert (answer.status_code, answer.json()["message"]) == (200, "Rôle mis à jour avec succès")
    assert client.get("/wallet/balance/").status_code == 403


def test_an_unknown_collaborator_or_role_is_one_404(owner: httpx.Client) -> None:
    email = _hire(owner)["collaborator_email"]
    role = _role(owner, "Worker")["id"]
    for method, action in (("POST", "assign-role"), ("PUT", "update-role")):
        for reference, wanted in ((email, 999_999), (email, "nothing"), ("nobody", role), (OWNER, role)):
            answer = owner.request(method, f"/collaborators/{reference}/{action}/", json={"role_id": wanted})
            assert (answer.status_code, answer.json()["message"]) == (404, "Collaborateur ou rôle non trouvé")
        answer = owner.request(method, f"/collaborators/{email}/{action}/", json={})
        assert answer.json()["data"] == {"role_id": ["This field is required."]}


@pytest.mark.parametrize("path", ["/collaborators/list/", "/collaborators/"])
def test_the_list_has_the_keys_of_the_catalogue(owner: httpx.Client, path: str) -> None:
    email = _hire(owner, username=f"yao.{next(_numbers)}", phone="+22890000001", country="Togo")["collaborator_email"]
    rows = owner.get(path).json()["data"]
    assert all(set(row) == KEYS for row in rows)
    assert OWNER not in {row["email"] for row in rows}
    row = next(row for row in rows if row["email"] == email)
    for reference in (row["username"], row["email"], row["id"]):
        for form in ("details", "read"):
            assert owner.get(f"/collaborators/{reference}/{form}/").json()["data"] == row
    worker = {permission.value for permission in STARTING_ROLES["Worker"]}
    assert set(row["permissions"]) == worker
    extra = owner.get(f"{path}?extras=1").json()["data"]
    row = next(one for one in extra if one["email"] == email)
    assert (row["phone"], row["country"], row["invitation_pending"]) == ("+22890000001", "Togo", True)


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"first_name": None}, "first_name", None),
        ({"email": "no address"}, "email", None),
        ({"email": OWNER}, "email", "This email is already in use."),
        ({"role": "nothing"}, "role", None),
        ({"role_id": 999_999}, "role_id", None),
        ({"username": "list"}, "username", "This name is reserved."),
        ({"username": "12345"}, "username", "This name is reserved."),
        ({"username": OWNER}, "username", None),
        ({"username": "a/b"}, "username", None),
        ({"country": "Atlantis"}, "country", None),
        ({"password": "short"}, "password", None),
    ],
)
def test_a_body_that_cannot_be_gets_the_bare_form(
    owner: httpx.Client, changes: dict[str, Any], field: str, text: str | None
) -> None:
    body = {"first_name": "Yao", "email": f"bare{next(_numbers)}@example.com"} | changes
    answer = owner.post("/collaborators/create/", json=body)
    assert answer.status_code == 400
    assert set(answer.json()) == {field}
    assert text is None or answer.json() == {field: [text]}


def test_a_missing_first_name_gets_the_captured_body(owner: httpx.Client) -> None:
    answer = owner.post("/collaborators/create/", json={"email": "nameless@example.com"})
    assert (answer.status_code, answer.json()) == (400, {"first_name": ["This field is required."]})


def test_an_invitation_is_sent_again_with_the_same_password_until_it_was_used(
    shop: ServedShop, owner: httpx.Client
) -> None:
    made = _hire(owner)
    email, password = made["collaborator_email"], made["temporary_password"]
    row = _row(owner, email)
    for reference in (row["id"], row["username"]):
        assert owner.post(f"/collaborators/{reference}/resend-invitation/").status_code == 200
    assert [password in mail.get_content() for mail in mails(shop, email)] == [True] * 3
    shop.sign_in(email, password)
    assert owner.post(f"/collaborators/{email}/resend-invitation/").status_code == 200
    assert password not in mails(shop, email)[-1].get_content()
    statuses = [owner.post(f"/collaborators/{email}/resend-invitation/").status_code for _ in range(12)]
    assert statuses[-1] == 429


def test_the_temporary_password_is_not_kept_readable(shop: ServedShop, owner: httpx.Client) -> None:
    made = _hire(owner)
    with shop.context.database.read() as reader:
        rows = [*reader.rows("SELECT * FROM accounts"), *reader.rows("SELECT * FROM queued_mails")]
    assert made["temporary_password"] not in str([tuple(row) for row in rows])


def test_the_same_key_hires_once(shop: ServedShop, owner: httpx.Client) -> None:
    body = {"first_name": "Yao", "email": "once@example.com", "role": "worker"}
    answers = [
        owner.post("/collaborators/create/", json=body, headers={"Idempotency-Key": "hire-1"}).json() for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert len(mails(shop, "once@example.com")) == 1


def test_details_role_and_own_permissions_change(shop: ServedShop, owner: httpx.Client) -> None:
    email = _hire(owner, password=PASSWORD)["collaborator_email"]
    client = shop.sign_in(email)
    path = f"/collaborators/{_row(owner, email)['id']}/update/"
    row = owner.put(path, json={"first_name": "Kofi", "last_name": "Mensah", "phone": "1"}).json()["data"]
    assert set(row) == KEYS
    assert (row["first_name"], row["last_name"], row["role_name"]) == ("Kofi", "Mensah", "Worker")
    viewing = Permission.TRANSACTION_VIEWING
    row = owner.put(path, json={"permissions": [viewing.number]}).json()["data"]
    assert row["permissions"] == [viewing.value]
    assert client.get("/wallet/balance/").status_code == 200
    row = owner.put(path, json={"role": "viewer"}).json()["data"]
    assert viewing.value not in row["permissions"]
    assert client.get("/wallet/balance/").status_code == 403
    assert owner.put(path, json={"role": "nothing"}).status_code == 404


def test_who_is_set_aside_is_out_at_once_and_can_come_back(shop: ServedShop, owner: httpx.Client) -> None:
    email = _hire(owner, password=PASSWORD)["collaborator_email"]
    client = shop.sign_in(email)
    path = f"/collaborators/{email}/update/"
    assert owner.put(path, json={"is_active": False}).json()["data"]["is_active"] is False
    assert client.get("/profile/").status_code == 401
    assert shop.client().post("/login/", json={"email": email, "password": PASSWORD}).status_code == 401
    owner.put(path, json={"is_active": True})
    assert client.get("/profile/").status_code == 401
    shop.sign_in(email)


@pytest.mark.parametrize("form", ["username", "id"])
def test_a_deleted_collaborator_is_out_and_the_address_free(shop: ServedShop, owner: httpx.Client, form: str) -> None:
    email = _hire(owner, password=PASSWORD)["collaborator_email"]
    tokens = shop.client().post("/login/", json={"email": email, "password": PASSWORD}).json()["data"]
    client = shop.client(tokens["access"])
    reference = _row(owner, email)[form]
    answer = owner.delete(f"/collaborators/{reference}/delete/")
    assert (answer.status_code, answer.json()["message"]) == (200, "Collaborateur supprimé avec succès")
    assert client.get("/profile/").status_code == 401
    assert shop.client().post("/token/refresh/", json={"refresh": tokens["refresh"]}).status_code == 401
    assert shop.client().post("/login/", json={"email": email, "password": PASSWORD}).status_code == 401
    assert shop.client().post("/password-reset/request-otp/", json={"email": email}).status_code == 404
    assert owner.get(f"/collaborators/{reference}/details/").status_code == 404
    assert email not in owner.get("/collaborators/").text
    captured = json.loads((EXAMPLES / "delete_collaborator.json").read_text("utf-8"))["response"]["body"]
    assert owner.delete(f"/collaborators/{reference}/delete/").json() == captured
    _hire(owner, email=email)


def test_the_owner_is_no_collaborator(owner: httpx.Client, shop: ServedShop) -> None:
    administrator = shop.member("Administrator")
    for client in (owner, administrator):
        for reference in (OWNER, "1"):
            assert client.delete(f"/collaborators/{reference}/delete/").status_code == 404
            assert client.put(f"/collaborators/{reference}/update/", json={"is_active": False}).status_code == 404
    me = "administrator@example.com"
    assert administrator.delete(f"/collaborators/{me}/delete/").status_code == 400
    assert administrator.put(f"/collaborators/{me}/update/", json={"is_active": False}).status_code == 400


# Routers


def _router(client: httpx.Client, name: str) -> dict[str, Any]:
    body = {"name": name, "ip_address": "127.0.0.1", "username": "u", "password": "p", "api_port": 1}
    row: dict[str, Any] = client.post("/routers-add/", json=body).json()["data"]
    return row


def test_a_collaborator_with_routers_sees_no_others(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    first, second = _router(owner, "First"), _router(owner, "Second")
    email = _hire(owner, role="Administrator", password=PASSWORD)["collaborator_email"]
    client = own_shop.sign_in(email)
    path = f"/collaborators/{email}"

    def seen() -> list[str]:
        return [row["name"] for row in client.get("/routers/list/").json()["data"]]

    assert seen() == ["First", "Second"]
    tag = client.get("/routers/list/").headers["etag"]
    assert owner.post(f"{path}/assign-router/", json={"router_id": second["id"]}).status_code == 200
    assert owner.post(f"{path}/assign-router/", json={"router_id": second["slug"]}).status_code == 200
    assert _row(owner, email)["assigned_routers"] == [second["slug"]]
    assert client.get("/routers/list/", headers={"If-None-Match": tag}).status_code == 200
    assert seen() == ["Second"]
    for method, form in (
        ("GET", "/routers/{}/details/"),
        ("GET", "/routers/{}/resources/"),
        ("GET", "/routers/{}/active-users/"),
        ("POST", "/routers/{}/reboot/"),
        ("PUT", "/routers/{}/update/"),
        ("DELETE", "/routers/{}/delete/"),
    ):
        body = {"name": "Stolen"} if method == "PUT" else None
        assert client.request(method, form.format(first["slug"]), json=body).status_code == 404
    assert client.get(f"/routers/{second['slug']}/details/").status_code == 200
    assert len(owner.get("/routers/list/").json()["data"]) == 2
    assert owner.delete(f"{path}/routers/{second['id']}/").status_code == 200
    assert owner.delete(f"{path}/routers/{second['id']}/").status_code == 404
    assert seen() == ["First", "Second"]


def test_a_deleted_router_leaves_no_assignment(own_shop: ServedShop) -> None:
    owner = own_shop.sign_in()
    gone, kept = _router(owner, "Gone"), _router(owner, "Kept")
    email = _hire(owner)["collaborator_email"]
    for router in (gone, kept):
        owner.post(f"/collaborators/{email}/assign-router/", json={"router_id": router["id"]})
    assert owner.delete(f"/routers/{gone['id']}/delete/").status_code == 204
    assert _row(owner, email)["assigned_routers"] == [kept["slug"]]
    # Without any the collaborator would see all of them: the last one stays.
    assert owner.delete(f"/routers/{kept['id']}/delete/").status_code == 400
    assert _row(owner, email)["assigned_routers"] == [kept["slug"]]


# Other partners, other roles


def test_collaborators_of_another_partner_do_not_exist(owner: httpx.Client, stranger: httpx.Client) -> None:
    email = _hire(owner)["collaborator_email"]
    row = _row(owner, email)
    router, theirs = _router(owner, "Ours"), _router(stranger, "Theirs")
    assert email not in stranger.get("/collaborators/?extras=1").text
    for reference in (row["id"], row["username"], email):
        for method, action, body in (
            ("GET", "details", None),
            ("GET", "read", None),
            ("PUT", "update", {"first_name": "Stolen"}),
            ("POST", "assign-role", {"role_id": _role(stranger, "Worker")["id"]}),
            ("PUT", "update-role", {"role_id": _role(stranger, "Worker")["id"]}),
            ("POST", "resend-invitation", None),
            ("POST", "assign-router", {"router_id": theirs["id"]}),
            ("DELETE", f"routers/{theirs['id']}", None),
            ("DELETE", "delete", None),
        ):
            answer = stranger.request(method, f"/collaborators/{reference}/{action}/", json=body)
            assert answer.status_code == 404, action
    own = _hire(stranger)["collaborator_email"]
    path = f"/collaborators/{own}"
    assert stranger.post(f"{path}/assign-router/", json={"router_id": router["id"]}).status_code == 404
    role = _role(owner, "Administrator")["id"]
    assert stranger.post(f"{path}/assign-role/", json={"role_id": role}).status_code == 404
    assert stranger.put(f"{path}/update/", json={"role_id": role}).status_code == 404
    assert _row(owner, email) == row


@pytest.mark.parametrize("role", ["Manager", "Worker"])
def test_the_team_is_for_those_with_the_setting(shop: ServedShop, owner: httpx.Client, role: str) -> None:
    email = _hire(owner, role=role, password=PASSWORD)["collaborator_email"]
    client = shop.sign_in(email)
    for method, path in (
        ("POST", "/collaborators/create/"),
        ("POST", "/collaborators/x/assign-role/"),
        ("PUT", "/collaborators/x/update-role/"),
        ("PUT", "/collaborators/x/update/"),
        ("DELETE", "/collaborators/x/delete/"),
        ("POST", "/collaborators/x/resend-invitation/"),
        ("POST", "/collaborators/x/assign-router/"),
        ("DELETE", "/collaborators/x/routers/1/"),
    ):
        answer = client.request(method, path, content=b"not json")
        assert (answer.status_code, answer.json()["message"]) == (403, "Access denied. Missing permission."), path
    assert client.get("/collaborators/list/").status_code == 200
    for method, path in (("GET", "/collaborators/list/"), ("POST", "/collaborators/create/")):
        assert shop.client().request(method, path).json() == {"detail": "Authentication credentials were not provided."}
