"""A partner with a row of everything, beside whom another partner is tested."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from embedded_server.features.accounts.service import NewMember, add_member
from embedded_server.features.wallet.service import OnlinePayment, record_online_payment
from embedded_server.models import metadata
from tests.server.shops import PASSWORD, ServedShop, add_plan

OTHER = "other@example.com"
OPTIONS = ("data-limit", "shared-users", "validity", "rate-limit", "idle-timeout")
MARK = "Zephyrine"
"""In every name the first partner gives."""


def first_partner(served: ServedShop) -> dict[str, list[str]]:
    """Make a row of everything; what each is called, by the start of its path."""
    mine = served.sign_in()
    made: dict[str, dict[str, Any]] = {}

    def make(kind: str, path: str, **body: Any) -> dict[str, Any]:
        answer = mine.post(path, json=body)
        assert answer.is_success, answer.text
        made[kind] = answer.json()["data"]
        return made[kind]

    plan = add_plan(mine, f"{MARK} plan")
    customer = make("customers", "/customers/create/", first_name=MARK, phone="+22890000001")
    router = make(
        "routers",
        "/routers-add/",
        name=f"{MARK} router",
        ip_address="127.0.0.1",
        username="u",
        password="p",
        api_port=1,
    )
    make("data-limit", "/data-limit/create/", value="1GB")
    make("idle-timeout", "/idle-timeout/create/", value="5m")
    sale = make("assign", "/assign-plan/", customer=customer["username"], plan=plan["slug"], reference=f"R-{MARK}")
    method = make("payment-methods", "/payment-methods/create/", name=f"{MARK} pay", numbers="90000001")
    with served.context.database.write() as session:
        record_online_payment(
            session, served.owner.partner_id, OnlinePayment(f"P-{MARK}", Decimal(900), "plan", plan["id"])
        )
    make("withdrawals", "/withdrawals/create/", amount=10, payment_method=method["id"])
    device = make("additional-devices", "/additional-devices/create/", value=1, price=100)
    ticket = make("support", "/support/tickets/create/", subject=MARK, description=MARK)
    role = make("roles", "/roles/create/", name=f"{MARK} role", permissions=[])
    answer = mine.post("/plans/tickets/generate/", json={"plan": plan["id"], "count": 1, "batch": f"{MARK} batch"})
    printed = answer.json()["data"]
    member = NewMember("zephyrine@example.com", PASSWORD, MARK, "Worker")
    member_id = add_member(served.context.database, served.owner.partner_id, member)
    account = mine.get("/hotspot/users/paginate-list/").json()["data"]["results"][0]
    profile = mine.get("/hotspot/profiles/list/").json()["data"][0]
    options = mine.get("/plan-config/resources/").json()["data"]
    movement = mine.get("/transactions/wallet/").json()["data"]["paginate_data"][0]
    assigned = mine.get("/transactions/assigned/").json()["data"]["paginate_data"][0]
    told = mine.get("/notifications/list/").json()["data"]["results"][0]
    session_row = mine.get("/sessions/list/").json()["data"][0]
    return {
        "customers": [customer["username"], str(customer["id"]), str(customer["customer"])],
        "routers": [router["slug"], str(router["id"])],
        "plans": [plan["slug"], str(plan["id"])],
        "hotspot/profiles": [profile["slug"], str(profile["id"])],
        "hotspot/users": [account["username"], str(account["id"])],
        **{path: [str(row["id"]) for row in _option_rows(options, path)] for path in OPTIONS},
        "transactions": [str(movement["id"]), str(assigned["id"]), movement["payment_reference"]],
        "wallet": [str(movement["id"]), movement["payment_reference"]],
        "collaborators": [member.email, str(member_id)],
        "roles": [role["slug"], str(role["id"])],
        "additional-devices": [str(device["id"])],
        "notifications": [str(told["id"])],
        "payment-methods": [method["slug"], str(method["id"])],
        "support": [str(ticket["id"])],
        "sessions": [str(session_row["id"])],
        "assigned-plans": [str(sale["id"])],
        "vouchers": [row["code"] for row in printed],
        "batches": [f"{MARK} batch"],
        "references": [f"R-{MARK}"],
    }


def _option_rows(options: dict[str, Any], path: str) -> list[dict[str, Any]]:
    wanted = path.replace("-", "_")
    return next(
        rows for name, rows in options.items() if name.startswith((wanted, wanted.replace("validity", "validit")))
    )


def contents(
    shop: ServedShop, partner: int = 1, *, but: frozenset[str] = frozenset()
) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a partner in every table that has partners, as the database has it."""
    with shop.context.database.read() as reader:
        return {
            name: sorted(
                (tuple(row) for row in reader.rows(f"SELECT * FROM {name} WHERE partner_id = :p", {"p": partner})),
                key=repr,
            )
            for name, table in metadata.tables.items()
            if "partner_id" in table.c and name not in but
        }
