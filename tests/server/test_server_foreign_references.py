"""What a body refers to must be the sender's: no operation takes a row of another partner, or for a collaborator confined
to routers one of another router; it links nothing and changes nothing.

Every field of every body is either a reference, with a case below, or in ``PLAIN``: a new field without either fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_server.features import every_endpoint
from embedded_server.features.accounts.service import NewMember, NewOwner, add_member, create_owner
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.registrar import Binding, Kind
from tests.server.partners import MARK, OTHER, contents, first_partner
from tests.server.shops import PASSWORD, ServedShop, add_plan, serve_shop
from tiknet_desktop.contracts.operations import Auth

_TOLD = """
first_name last_name name business_name entreprise_name username email phone country state city addresse numbers
description note tag subject content reason location number_of_router ip_address api_port coa_port secret
value price amount count length prefix type priority is_active is_for_promo is_for_roaming is_default actif
blocked is_blocked payment_kind payment_provider format date_from date_to status model_type book mac_address
notifications_enabled language low_balance_threshold notification_kinds
"""
"""What things and people are called, how they are reached, what they are worth, and switches."""
_PROOFS = "password password2 old_password new_password pin owner_pin code otp otp_id token refresh"
"""Who has one may use it; whose it is is tested with sign-in, mail and payout destinations."""
_COMMON = "permissions subscription_plan_id subscription_plan_price_id"
"""The same for every partner: the thirteen permissions, the tiers of the platform."""
PLAIN = frozenset(f"{_TOLD} {_PROOFS} {_COMMON}".split())
"""Fields that refer to no row of a partner."""


@dataclass(frozen=True)
class Case:
    """A reference in a body. ``kind`` says of what, ``body`` what else is sent, ``own`` what is right instead."""

    kind: str
    own: str
    body: dict[str, Any] = field(default_factory=dict)
    names: bool = True
    """Whether names are taken besides numbers."""
    harmless: bool = False
    """Whether the other partner's value means something of the sender's own, so that it is taken."""
    unique: bool = False
    """Whether it names something anew, so that within a partner one that is in use is refused as such."""


_PLAN = {"name": "Own", "price": 5, "profile": "own:profile", "validity": "own:validity"}
_PROFILE = {"name": "Own", "routers": []}
_USER = {"password": "secret"}
_OPTIONS = {"validity": "validity", "data_limit": "data-limit", "shared_users": "shared-users"}
_RATES = {"rate_limit": "rate-limit", "idle_timeout": "idle-timeout"}
_STAFF = {"first_name": "Own"}
_SESSION = {"username": "x", "mac_address": "AA:BB:CC:00:11:22", "ip_address": "10.0.0.1"}


def _cases() -> dict[tuple[str, str], Case]:
    numbers = {"names": False}
    cases: dict[tuple[str, str], Case] = {
        ("assign_network_policy", "network_policy_id"): Case("hotspot/profiles", "profile", **numbers),
        ("assign_plan", "customer_id"): Case("customers", "customer", {"plan": "own:plan"}),
        ("assign_plan", "customer"): Case("customers", "customer", {"plan": "own:plan"}),
        ("assign_plan", "plan_id"): Case("plans", "plan", {"customer": "own:customer"}),
        ("assign_plan", "plan"): Case("plans", "plan", {"customer": "own:customer"}),
        ("assign_plan", "router_id"): Case(
            "routers", "router", {"customer": "own:customer", "plan": "own:plan"}, names=False
        ),
        ("assign_plan", "reference"): Case(
            "references", "reference", {"customer": "own:customer", "plan": "own:plan"}, harmless=True, unique=True
        ),
        ("generate_vouchers", "plan"): Case("plans", "plan", {"count": 1}),
        ("generate_vouchers", "batch"): Case(
            "batches", "batch", {"plan": "own:plan", "count": 1}, harmless=True, unique=True
        ),
        ("cancel_vouchers", "batch"): Case("prints", "batch"),
        ("cancel_vouchers", "codes"): Case("vouchers", "voucher"),
        ("create_withdrawal", "payment_method"): Case("payment-methods", "method", {"amount": 5}),
        ("create_withdrawal", "method"): Case("payment-methods", "method", {"amount": 5}),
        ("purchase_subscription", "payment_reference"): Case(
            "subscriptions", "subscription", {"subscription_plan_id": 1, "payment_provider": "paystack"}
        ),
        ("disconnect_session", "dns_name"): Case("router names", "", dict(_SESSION)),
        ("create_router", "dns_name"): Case(
            "router names",
            "dns",
            {"name": "Own", "ip_address": "127.0.0.9", "username": "u", "password": "p"},
            unique=True,
        ),
        ("update_router", "dns_name"): Case("router names", "new dns", unique=True),
        ("assign_collaborator_router", "router_id"): Case("routers", "router"),
        ("create_additional_device", "customer"): Case("customers", "customer", {"value": 1, "price": 5}),
        ("update_additional_device", "customer"): Case("customers", "customer"),
    }
    for verb, plan, profile, user in (("create", _PLAN, _PROFILE, _USER), ("update", {}, {}, {})):
        cases[f"{verb}_plan", "profile"] = Case("hotspot/profiles", "profile", plan, **numbers)
        cases |= {(f"{verb}_plan", name): Case(kind, name, plan, **numbers) for name, kind in _OPTIONS.items()}
        cases[f"{verb}_hotspot_profile", "routers"] = Case("routers", "router", profile, **numbers)
        for name, kind in _RATES.items():
            cases[f"{verb}_hotspot_profile", name] = Case(kind, name, profile, **numbers)
        for name in ("profile", "hotspot_profile"):
            named = {"username": f"OWN-{name}".upper()} if user else {}
            cases[f"{verb}_hotspot_user", name] = Case("hotspot/profiles", "profile", user | named, **numbers)
    for name in ("role", "role_id"):
        cases["create_collaborator", name] = Case("roles", "role", _STAFF | {"email": f"{name}@example.com"})
        for operation in ("assign_collaborator_role", "update_collaborator_role", "update_collaborator"):
            cases[operation, name] = Case("roles", "role")
    return cases


CASES = _cases()
UNTOLD = frozenset({"audit_entries", "sign_in_attempts"})
"""What is written about a refusal itself."""


ON_A_ROUTER = frozenset(
    {"hotspot/profiles", "customers", "plans", "routers", "router names", "vouchers", "prints", "batches", "references"}
)
"""Kinds that belong to routers: a collaborator confined to others does not see them."""
OF_THE_SHOP = frozenset({"payment-methods", "subscriptions", "roles", *_OPTIONS.values(), *_RATES.values()})
"""Kinds that belong to the whole shop."""


@dataclass
class Two:
    """Two who share a database: the sender and whoever owns what the sender must not refer to."""

    shop: ServedShop
    others: dict[str, list[str]]
    """What the rows of the other are called."""
    client: httpx.Client
    """The sender's."""
    own: dict[str, Any]
    """What the sender's rows are called."""
    partner: int
    """The sender's."""

    def references(self, binding: Binding, name: str, case: Case) -> list[Any]:
        """Everything the other's rows are called in a field of this kind."""
        values: list[Any] = [text for text in self.others[case.kind] if case.names or text.isdigit()]
        values += [int(text) for text in values if text.isdigit() and not _several(binding, name)]
        assert values
        return values

    def send(self, binding: Binding, name: str, case: Case, reference: Any) -> httpx.Response:
        """The request of a case with this reference in it."""
        body = {
            key: self.own[value[4:]] if isinstance(value, str) and value.startswith("own:") else value
            for key, value in case.body.items()
        }
        if _several(binding, name):
            body[name] = [int(reference) if str(reference).isdigit() else reference]
        else:
            body[name] = reference
        return self.client.request(binding.operation.method, _path(binding, self.own), json=body)


def _several(binding: Binding, name: str) -> bool:
    assert binding.body is not None
    return str(binding.body.model_fields[name].annotation).find("list[") >= 0


def _full_shop(folder: Path) -> tuple[ServedShop, dict[str, list[str]]]:
    """A shop whose first partner has one of everything a body may refer to."""
    shop = serve_shop(folder)
    first = first_partner(shop)
    owner = shop.sign_in()
    router = owner.get("/routers/list/").json()["data"][0]
    owner.put(f"/routers/{router['id']}/update/", json={"dns_name": "zephyrine.hotspot"})
    owner.post("/subscription-plans/purchase/", json={"subscription_plan_id": 1, "payment_reference": f"S-{MARK}"})
    printed = {"plan": int(first["plans"][1]), "count": 1, "batch": f"{MARK} print"}
    assert owner.post("/plans/tickets/generate/", json=printed).is_success
    first["prints"] = [f"{MARK} print"]
    first |= {"subscriptions": [f"S-{MARK}"], "router names": ["zephyrine.hotspot"]}
    first["customers"].append(first["hotspot/users"][0])
    return shop, first


@pytest.fixture(scope="module")
def partners(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """A second partner beside the first."""
    shop, first = _full_shop(tmp_path_factory.mktemp("references"))
    made = create_owner(shop.context.database, NewOwner(OTHER, PASSWORD, first_name="Kofi"))
    second = shop.sign_in(OTHER)
    own = _sender(shop, second, made.partner_id)
    yield Two(shop, first, second, own, made.partner_id)
    shop.stop()


@pytest.fixture(scope="module")
def routers(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """A collaborator with every right who was given one of two routers; what was there before is sold on the other."""
    shop, first = _full_shop(tmp_path_factory.mktemp("routers"))
    owner, partner = shop.sign_in(), shop.owner.partner_id
    confined = {"routers": [int(first["routers"][1])]}
    assert owner.put(f"/hotspot/profiles/{first['hotspot/profiles'][0]}/update/", json=confined).is_success
    own = _sender(shop, owner, partner)
    member = shop.member("Administrator")
    given = owner.post(
        "/collaborators/administrator@example.com/assign-router/", json={"router_id": own["router_slug"]}
    )
    assert given.is_success, given.text
    yield Two(shop, first, member, own, partner)
    shop.stop()


def _sender(shop: ServedShop, client: httpx.Client, partner: int) -> dict[str, Any]:
    def made(path: str, **body: Any) -> dict[str, Any]:
        answer = client.post(path, json=body)
        assert answer.is_success, answer.text
        row: dict[str, Any] = answer.json()["data"]
        return row

    plan = add_plan(client, "Own plan")
    user = made("/hotspot/users/create/", username="OWN-1", password="secret", profile=plan["profile"])
    router = made("/routers-add/", name="Own", ip_address="127.0.0.8", username="u", password="p", api_port=1)
    with shop.context.database.write() as session:
        record_online_payment(session, partner, OnlinePayment("P-own", Decimal(9000)))
    add_member(shop.context.database, partner, NewMember("own.member@example.com", PASSWORD, "Own", "Worker"))
    options = client.get(f"/hotspot/profiles/{plan['profile']}/detail/").json()["data"]
    printed = client.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 2, "batch": "Own batch"})
    return {
        "plan": plan["id"],
        "plan_slug": plan["slug"],
        "profile": plan["profile"],
        "profile_slug": options["slug"],
        "validity": plan["validity"],
        "data_limit": made("/data-limit/create/", value="1GB")["id"],
        "shared_users": plan["shared_users"],
        "rate_limit": options["rate_limit"],
        "idle_timeout": made("/idle-timeout/create/", value="5m")["id"],
        "customer": made("/customers/create/", first_name="Own", phone="1")["username"],
        "user": user["username"],
        "router": router["id"],
        "router_slug": router["slug"],
        "role": made("/roles/create/", name="Own role", permissions=[])["slug"],
        "member": "own.member@example.com",
        "method": made("/payment-methods/create/", name="Own", numbers="1")["id"],
        "device": made("/additional-devices/create/", value=1, price=5)["id"],
        "reference": "R-own",
        "batch": "Own batch",
        "voucher": printed.json()["data"][0]["code"],
        "subscription": "S-own",
        "dns": "own.hotspot",
        "new dns": "own.new.hotspot",
    }


_PLACES = {
    "plan_slug": "plan_slug",
    "profile_slug": "profile_slug",
    "router_slug": "router_slug",
    "collaborators": "member",
    "hotspot/users": "user",
    "additional-devices": "device",
    "customers": "customer",
}


def _path(binding: Binding, own: dict[str, Any]) -> str:
    path = binding.operation.routes[0].path.removeprefix("/partner")
    for name in binding.operation.routes[0].parameters:
        place = _PLACES.get(name) or next(kind for start, kind in _PLACES.items() if path.startswith(f"/{start}/"))
        path = path.replace(f"{{{name}}}", str(own[place]))
    return path


def _references() -> list[Any]:
    found = [
        pytest.param(binding, name, id=f"{binding.operation.id}-{name}")
        for binding in every_endpoint()
        if binding.body is not None and binding.kind is not Kind.READ and binding.operation.auth is Auth.BEARER
        for name in binding.body.model_fields
        if name not in PLAIN or (binding.operation.id, name) in CASES
    ]
    assert len(found) >= len(CASES)
    return found


def _case(binding: Binding, name: str) -> Case:
    case = CASES.get((binding.operation.id, name))
    assert case is not None, f"say in CASES what {name} of {binding.operation.id} refers to, or that it is PLAIN"
    return case


@pytest.mark.parametrize(("binding", "name"), _references())
def test_a_body_cannot_refer_to_what_belongs_to_another(binding: Binding, name: str, partners: Two) -> None:
    case = _case(binding, name)
    first = contents(partners.shop)
    second = contents(partners.shop, partners.partner, but=UNTOLD)
    for reference in partners.references(binding, name, case):
        answer = partners.send(binding, name, case, reference)
        if case.harmless:
            assert answer.is_success, answer.text
        else:
            assert 400 <= answer.status_code < 500, f"{reference!r}: {answer.text}"
            assert contents(partners.shop, partners.partner, but=UNTOLD) == second, f"{reference!r}: {answer.text}"
        assert MARK not in answer.text.replace(str(reference), ""), answer.text
        assert contents(partners.shop) == first, f"{reference!r}: {answer.text}"
    if case.own and not case.harmless:
        # What is refused is that it is another's: the same with one's own is done.
        answer = partners.send(binding, name, case, partners.own[case.own])
        assert answer.is_success, answer.text
        assert contents(partners.shop) == first


_NOBODY = {True: "987654", False: "nothing-of-that-name"}
"""References that stand for nothing, by whether they are a number."""


@pytest.mark.parametrize(("binding", "name"), _references())
def test_a_body_cannot_refer_to_what_belongs_to_another_router(binding: Binding, name: str, routers: Two) -> None:
    case = _case(binding, name)
    if case.kind in OF_THE_SHOP:
        return
    assert case.kind in ON_A_ROUTER, f"say whether {case.kind} belong to routers or to the shop"
    before = contents(routers.shop, but=UNTOLD)
    for reference in routers.references(binding, name, case):
        answer = routers.send(binding, name, case, reference)
        assert 400 <= answer.status_code < 500, f"{reference!r}: {answer.text}"
        assert contents(routers.shop, but=UNTOLD) == before, f"{reference!r}: {answer.text}"
        assert MARK not in answer.text.replace(str(reference), ""), answer.text
        if case.unique:
            continue
        nobody: Any = _NOBODY[str(reference).isdigit()]
        missing = routers.send(binding, name, case, int(nobody) if isinstance(reference, int) else nobody)
        told = answer.text.replace(str(reference), "…"), missing.text.replace(str(nobody), "…")
        assert answer.status_code == missing.status_code, told
        assert told[0] == told[1]
    if case.own and not case.unique:
        answer = routers.send(binding, name, case, routers.own[case.own])
        assert answer.is_success, answer.text


def test_every_case_is_of_a_field_that_exists() -> None:
    fields = {
        (binding.operation.id, name)
        for binding in every_endpoint()
        if binding.body is not None
        for name in binding.body.model_fields
    }
    assert set(CASES) <= fields
    assert {name for _, name in fields} >= PLAIN
