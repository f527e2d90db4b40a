"""Workers, their roles, rights and routers, on the real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.served_services import desktop_of
from tests.core.service_parts import until
from tests.server.mailbox import mails
from tests.server.shops import PASSWORD, ServedShop, serve_shop
from tiknet_desktop.api.errors import Conflict, ValidationRefused
from tiknet_desktop.domain.permissions import Permission
from tiknet_desktop.services import Services
from tiknet_desktop.services.errors import NotAllowedError, RowGoneError
from tiknet_desktop.services.team import AuditQuestion, NewWorker, RoleDraft
from tiknet_desktop.storage.records import Record, RecordQuery

KOFI = "kofi@example.com"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    shop = serve_shop(tmp_path_factory.mktemp("team"))
    yield shop
    shop.stop()


async def role(services: Services, name: str) -> Record:
    found = await services.records.find("roles", name=name)
    assert found is not None, name
    return found


async def worker(services: Services, email: str) -> Record:
    found = await services.records.find("collaborators", email=email)
    assert found is not None, email
    return found


async def routers(services: Services) -> list[Record]:
    return list((await services.records.page(RecordQuery("routers"), 0, 10)).rows)


async def test_rights_carry_the_numbers_of_the_server(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path, served) as services:
        rights = await services.team.rights()
        assert {row.permission for row in rights.rows} == set(Permission)
        assert rights.error is None
        assert rights.numbers([Permission.CREATE_USERS, Permission.READ_USERS]) == {3, 10}


async def test_a_worker_is_invited_confined_changed_switched_off_and_deleted(
    tmp_path: Path, served: ServedShop
) -> None:
    owner = served.sign_in()
    for name, address in (("hEX", "10.9.0.1"), ("hAP", "10.9.0.2")):
        body = {
            "name": name,
            "ip_address": address,
            "username": "admin",
            "password": "x",
            "dns_name": f"{name}.example",
        }
        assert owner.post("/routers-add/", json=body).status_code == 201
    async with desktop_of(tmp_path, served) as services:
        await until(services, lambda: _count(services, "routers", 2))
        hex_router, hap = sorted(await routers(services), key=lambda row: str(row["name"]), reverse=True)
        seller = await role(services, "Worker")
        invitation = await services.team.invite(
            NewWorker("Kofi", KOFI, "Mensah", "+22890112233", seller.key, (hex_router.key,)), idempotency_key="one-form"
        )
        assert (invitation.email, invitation.failed) == (KOFI, ())
        assert invitation.password
        assert invitation.password not in repr(invitation)
        again = await services.team.invite(
            NewWorker("Kofi", KOFI, "Mensah", "+22890112233", seller.key), idempotency_key="one-form"
        )
        assert again.password == invitation.password, "a lost answer leads to no second account"
        row = await worker(services, KOFI)
        assert (row["role_name"], row["assigned_routers"], row["invitation_pending"]) == (
            "Worker",
            [hex_router["slug"]],
            True,
        )
        assert set(row["permissions"]) == {"Create Users", "Read Users"}

        await services.team.set_routers(row.key, [hap.key])
        assert (await worker(services, KOFI))["assigned_routers"] == [hap["slug"]]
        await services.team.change_role(row.key, (await role(services, "Manager")).key)
        assert (await worker(services, KOFI))["role_name"] == "Manager"
        await services.team.change_rights(row.key, {3, 7, 10})
        assert set((await worker(services, KOFI))["permissions"]) == {"Create Users", "Read Users", "Read Plans"}
        await services.team.change_details(row.key, first_name="Koffi", last_name="Mensah", phone="+22890112244")
        assert (await worker(services, KOFI))["first_name"] == "Koffi"
        count = len(mails(served, KOFI))
        await services.team.invite_again(row.key)
        assert len(mails(served, KOFI)) == count + 1
        await services.team.look_again(row.key)

        signed_in = served.sign_in(KOFI, invitation.password)
        await services.team.set_active(row.key, False)
        assert (await worker(services, KOFI))["is_active"] is False
        assert signed_in.get("/profile/").status_code == 401
        await services.team.set_active(row.key, True)

        await services.team.remove(row.key)
        assert await services.records.find("collaborators", email=KOFI) is None
        with pytest.raises(RowGoneError):
            await services.team.set_active(row.key, True)


async def test_an_address_that_is_used_makes_no_account(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path, served) as services:
        await services.team.invite(NewWorker("Ama", "ama@example.com"))
        with pytest.raises(ValidationRefused) as caught:
            await services.team.invite(NewWorker("Ama", "ama@example.com"))
        assert "email" in caught.value.fields
        row = await worker(services, "ama@example.com")
        assert not row["role_name"]
        await services.team.change_role(row.key, (await role(services, "Worker")).key)
        assert (await worker(services, "ama@example.com"))["role_name"] == "Worker"


async def test_roles_are_made_named_filled_and_removed(tmp_path: Path, served: ServedShop) -> None:
    async with desktop_of(tmp_path, served) as services:
        key = await services.team.create_role("Caissier", "Au comptoir", {3, 10})
        await services.team.rename_role(key, "Caissière", "Au comptoir")
        row = await role(services, "Caissière")
        assert (row.key, row["permissions"]) == (key, [3, 10])
        await services.team.save_roles([RoleDraft(key, frozenset({3, 8, 10}), frozenset({3, 10}))])
        assert (await role(services, "Caissière"))["permissions"] == [3, 8, 10]
        owner = served.sign_in()
        owner.put(f"/roles/{row['slug']}/update/", json={"permissions": [10]})
        with pytest.raises(Conflict):
            await services.team.save_roles([RoleDraft(key, frozenset({3, 7, 10}), frozenset({3, 8, 10}))])
        assert (await role(services, "Caissière"))["permissions"] == [10], "what somebody else chose is shown, not lost"
        await services.team.delete_role(key)
        assert await services.records.find("roles", name="Caissière") is None


async def test_a_role_somebody_has_stays(tmp_path: Path, served: ServedShop) -> None:
    served.member("Manager")
    async with desktop_of(tmp_path, served) as services:
        with pytest.raises(ValidationRefused):
            await services.team.delete_role((await role(services, "Manager")).key)
        assert await role(services, "Manager")


async def test_a_worker_may_not_touch_staff(tmp_path: Path, served: ServedShop) -> None:
    served.member("Worker")
    async with desktop_of(tmp_path, served, email="worker@example.com", password=PASSWORD) as services:
        assert services.account.permissions == {Permission.CREATE_USERS, Permission.READ_USERS}
        assert (services.account.is_owner, services.account.role_name) == (False, "Worker")
        with pytest.raises(NotAllowedError):
            await services.team.invite(NewWorker("X", "x@example.com"))
        with pytest.raises(NotAllowedError):
            await services.team.save_roles(
                [RoleDraft((await role(services, "Worker")).key, frozenset({9}), frozenset())]
            )
        with pytest.raises(NotAllowedError):
            await services.team.audit(AuditQuestion())


async def test_rights_given_meanwhile_hold_without_a_new_sign_in(tmp_path: Path, served: ServedShop) -> None:
    served.sign_in().post(
        "/collaborators/create/",
        json={"first_name": "Yao", "email": "yao@example.com", "password": PASSWORD, "role": "worker"},
    )
    async with desktop_of(tmp_path, served, email="yao@example.com", password=PASSWORD) as services:
        assert Permission.READ_PLANS not in services.account.permissions
        served.sign_in().put("/collaborators/yao@example.com/update/", json={"permissions": [3, 7, 10]})
        await services.records.refresh("profile")
        await until(services, lambda: Permission.READ_PLANS in services.account.permissions)


async def _count(services: Services, resource: str, wanted: int) -> bool:
    return (await services.records.page(RecordQuery(resource), 0, 1)).total >= wanted
