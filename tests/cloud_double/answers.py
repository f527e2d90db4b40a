"""What the cloud double answers, operation by operation (endpoint catalogue; wire conventions, sections 2 to 12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.cloud_double import shop

MISSING_RIGHT = "Access denied. Missing permission."
REQUIRED = ["This field is required."]
LABELS = (
    *("Create Plans", "Delete Plans", "Create Users", "Update Users", "Update Plans", "Delete Users", "Read Plans"),
    *("Transaction Viewing", "Setting Access", "Read Users", "Dashboard Access", "Hotspot Profile Management"),
    "Router Management",
)
"""The thirteen labels. Which number stands for which is not known (wire conventions, section 13): this order gives the
starting roles what their names say."""
_NUMBERED = dict(enumerate(LABELS, 1))


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body; ``text`` instead of JSON where the cloud sends none."""

    status: int
    body: Any = None
    text: str | None = None


class RefusedError(Exception):
    """An answer that ends a handler early."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(answer.status)


def good(data: Any, message: str = "", status: int = 200) -> Answer:
    """Form E1."""
    return Answer(status, {"statusCode": status, "error": False, "message": message, "data": data, "exception": ""})


def bad(status: int, message: str, data: Any = None, exception: str = "") -> Answer:
    """Form E1 of an error."""
    body = {"statusCode": status, "error": True, "message": message, "data": data or {}, "exception": exception}
    return Answer(status, body)


@dataclass(slots=True)
class Call:
    """A request on its way to its handler."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, Any]
    manager: bool
    address: str


@dataclass(slots=True)
class Cloud:
    """The state of one partner, and a handler for each live operation: the method of its name."""

    tables: dict[str, list[dict[str, Any]]] = field(default_factory=shop.tables)
    profile: dict[str, Any] = field(
        default_factory=lambda: {
            "id": 7, "first_name": "Akossiwa", "last_name": "Mensah", "phone": "+22890000000", "date": shop.moment(9000),
            "user": 7, "roles": {"name": "super_admin"}, "partner": {"id": 7, "name": "Boutique Tokoin"},
            "country": "Togo", "state": None, "city": "Lomé", "addresse": "Tokoin", "number_of_router": 1,
        }
    )  # fmt: skip
    issued: int = 0
    next_id: int = 5000

    def handler(self, operation: str) -> Callable[[Call], Answer]:
        """The handler of a live operation.

        Raises:
            AttributeError: the catalogue says it is live and nothing answers it here.
        """
        found: Callable[[Call], Answer] = getattr(self, operation)
        return found

    def _add(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        self.next_id += 1
        made = {"id": self.next_id, **row}
        self.tables[table].append(made)
        return made

    def _one(self, table: str, refusal: Answer, **wanted: Any) -> dict[str, Any]:
        for row in self.tables[table]:
            if all(str(row.get(name)) == str(value) for name, value in wanted.items()):
                return row
        raise RefusedError(refusal)

    def _need(self, call: Call, *names: str) -> None:
        missing = {name: REQUIRED for name in names if call.body.get(name) in (None, "")}
        if missing:
            raise RefusedError(bad(400, "Validation error.", missing))

    def _page(self, call: Call, rows: list[dict[str, Any]], name: str = "results", **more: Any) -> Answer:
        page, size = int(call.query.get("page", 1)), min(int(call.query.get("page_size", 20)), 100)
        start, end = (page - 1) * size, page * size
        following = f"{call.address}?page={page + 1}" if end < len(rows) else None
        before = f"{call.address}?page={page - 1}" if page > 1 else None
        return good({"count": len(rows), "next": following, "previous": before, **more, name: rows[start:end]})

    # ---------------------------------------------------------------- who one is
    def register(self, call: Call) -> Answer:
        self._need(call, "first_name", "email", "password", "password2", "phone")
        return good({"email": call.body["email"]}, "A verification code has been sent to your email address.")

    def register_confirm(self, call: Call) -> Answer:
        if not call.body.get("code"):
            return Answer(400, {"code": REQUIRED})
        return good(self.tokens() | {"email": call.body.get("email")})

    def verify_email_otp(self, call: Call) -> Answer:
        return Answer(400, {"code": REQUIRED}) if not call.body.get("code") else good({}, status=201)

    def resend_verify_email_otp(self, call: Call) -> Answer:
        return bad(404, "Utilisateur introuvable.")

    def login(self, call: Call) -> Answer:
        email = str(call.body.get("email", "")).lower()
        if call.body.get("password") != "mot de passe" or email not in ("owner@example.com", "manager@example.com"):
            return bad(401, "No active account found with the given credentials")
        held = {3, 4, 7, 8, 10, 11, 12} if email.startswith("manager") else set(_NUMBERED)
        rights = {label: number in held for number, label in _NUMBERED.items()}
        names = ("id", "first_name", "last_name", "phone", "city", "number_of_router")
        user = {name: self.profile[name] for name in names}
        role = "Manager" if email.startswith("manager") else "Administrator"
        user |= {
            "email": email, "date_joined": shop.moment(9000), "address": self.profile["addresse"], "country": "TG",
            "role": {"name": role, "permissions": rights}, "partner": {"is_partner": not email.startswith("manager")},
        }  # fmt: skip
        return good({**self.tokens(manager=email.startswith("manager")), "user": user}, "Authentification réussie.")

    def tokens(self, *, manager: bool = False) -> dict[str, str]:
        """A pair; the refresh token lives on, the access token until the next generation."""
        kind = "manager" if manager else "owner"
        return {"refresh": f"refresh-{kind}", "access": f"access-{kind}-{self.issued}"}

    def refresh_token(self, call: Call) -> Answer:
        token = str(call.body.get("refresh", ""))
        if token not in ("refresh-owner", "refresh-manager"):
            return Answer(401, {"detail": "Token is invalid or expired", "code": "token_not_valid"})
        return good({"access": self.tokens(manager=token.endswith("manager"))["access"]})

    def check_token(self, call: Call) -> Answer:
        names = ("id", "first_name", "last_name", "phone", "date", "user", "roles", "partner", "country", "state")
        return good({name: self.profile[name] for name in names}, "Token valide.")

    def get_profile(self, call: Call) -> Answer:
        return good(self.profile, "Profil récupéré avec succès.")

    def update_profile(self, call: Call) -> Answer:
        if len(str(call.body.get("country") or "TG")) != 2:
            return Answer(500, text="Server Error (500)")
        named = {name: value for name, value in call.body.items() if name in self.profile and name != "country"}
        self.profile |= named
        return good({**self.profile, "email": "owner@example.com"})

    def change_password(self, call: Call) -> Answer:
        self._need(call, "old_password", "new_password")
        if call.body["old_password"] != "mot de passe":
            return bad(400, "Ancien mot de passe incorrect.")
        return good({}, "Mot de passe modifié avec succès.")

    def request_password_reset(self, call: Call) -> Answer:
        self._need(call, "email")
        return good({"otp_id": 3}, "Code OTP envoyé à votre email.")

    def resend_password_reset_otp(self, call: Call) -> Answer:
        return bad(404, "Utilisateur introuvable.")

    def verify_password_reset_otp(self, call: Call) -> Answer:
        return (
            good({"reset_token": "reset"})
            if call.body.get("code") == "123456"
            else bad(400, "Code invalide ou expiré.")
        )

    def reset_password(self, call: Call) -> Answer:
        return good({}) if call.body.get("token") == "reset" else bad(401, "Token invalide ou expiré.")

    # ---------------------------------------------------------------- customers and routers
    def get_dashboard(self, call: Call) -> Answer:
        won = sum(Decimal(row["amount_paid"]) for row in self.tables["movements"] if row["status"] == "success")
        return good(
            {
                "last_customers": self.tables["customers"][:10],
                "transactions": self.tables["movements"][:8],
                "total_hotspot_users": len(self.tables["hotspot_users"]),
                "success_transactions_total_amount": float(won),
            },
            "Dashboard data retrieved.",
        )

    def list_customers(self, call: Call) -> Answer:
        return good(
            self.tables["customers"], "Customers retrieved successfully."
        )  # a plain array, whatever page is asked

    def list_customers_paginated(self, call: Call) -> Answer:
        hidden = ("username", "assigned_username")
        rows = [{name: v for name, v in row.items() if name not in hidden} for row in self.tables["customers"]]
        return self._page(call, rows)

    def block_or_unblock_customer(self, call: Call) -> Answer:
        refusal = bad(404, "Customer not found for this partner.")
        row = self._one("customers", refusal, username=call.path["username"])
        row["blocked"] = bool(call.body.get("blocked"))
        return good({"blocked": row["blocked"]})

    def list_routers(self, call: Call) -> Answer:
        return good(self.tables["routers"], "Routers retrieved successfully.")

    def _router(self, slug: str) -> dict[str, Any]:
        return self._one("routers", bad(404, "Routeur introuvable"), slug=slug)

    def get_router(self, call: Call) -> Answer:
        return good(self._router(call.path["router_slug"]))

    def create_router(self, call: Call) -> Answer:
        self._need(call, "name", "ip_address", "username", "password")
        slug = str(call.body["name"]).lower().replace(" ", "-")
        row = self._add("routers", {**shop.router(), **call.body, "slug": slug})
        row["id"] = self.next_id
        return good(row, "Router ajouté avec succès", 201)

    def update_router(self, call: Call) -> Answer:
        row = self._router(call.path["router_slug"])
        row.update(call.body)
        return good(row, "Router mis à jour")

    def router_active_users(self, call: Call) -> Answer:
        found = self._router(call.path["slug"])
        users = [
            {"service": "hotspot", "user": one["username"], "ip": one["ip_address"], "mac": one["mac_address"],
             "uptime": one["uptime"], "bytes_in": one["bytes_in"], "bytes_out": one["bytes_out"]}
            for one in self.tables["sessions"]
        ]  # fmt: skip
        return good(users, f"Active users retrieved successfully from {found['name']}.")

    def router_resources(self, call: Call) -> Answer:
        self._router(call.path["slug"])
        return good(
            {
                "uptime": "2h5m19s", "version": "7.16.2 (stable)", "board-name": "hEX", "free-memory": "59.2MiB",
                "total-memory": "256.0MiB", "cpu": "MIPS 1004Kc V2.15", "cpu-count": 4, "cpu-frequency": 880, "cpu-load": 4,
                "free-hdd-space": "940.0KiB", "total-hdd-space": "16.0MiB", "retrieved_at": "2025-11-13T09:00:00",
            }
        )  # fmt: skip

    def reboot_router(self, call: Call) -> Answer:
        found = self._router(call.path["slug"])
        body = {"router": found["name"], "ip_address": found["ip_address"], "status": "Reboot command sent"}
        return Answer(200, {"error": False, "message": "Redémarrage du routeur lancé avec succès", "data": body})

    def restart_hotspot(self, call: Call) -> Answer:
        found = self._router(call.path["slug"])
        return good(
            {"router_name": found["name"], "ip_address": found["ip_address"], "hotspots_restarted": ["hotspot1"],
             "count": 1, "restarted_at": shop.moment(0)}
        )  # fmt: skip

    def list_active_sessions(self, call: Call) -> Answer:
        if not self.tables["sessions"]:
            return bad(404, "Aucun routeur actif trouvé")
        group = {
            "router_dns_name": "wifi.example.com",
            "router_ip": "10.77.0.2",
            "active_users": self.tables["sessions"],
        }
        return good([group], "Connexions actives récupérées avec succès")

    def disconnect_session(self, call: Call) -> Answer:
        self._need(call, "username", "mac_address", "ip_address", "dns_name")
        row = self._one("sessions", bad(404, "Session introuvable"), mac_address=call.body["mac_address"])
        self.tables["sessions"].remove(row)
        data = {name: call.body[name] for name in ("username", "mac_address", "ip_address")}
        return good({**data, "router_dns_name": call.body["dns_name"]}, "User disconnected successfully.")

    # ---------------------------------------------------------------- plans
    def list_plans(self, call: Call) -> Answer:
        return good(self.tables["plans"], "Plans retrieved successfully.")

    def create_plan(self, call: Call) -> Answer:
        if call.manager:
            return bad(403, MISSING_RIGHT)
        if not call.body.get("profile"):
            return bad(400, "No hotspot profile selected.")
        self._one("profiles", bad(404, "Invalid hotspot profile."), id=call.body["profile"])
        self._need(call, "name", "price", "validity")
        made = {**shop.plan(self.next_id + 1, str(call.body["name"]), f"{Decimal(str(call.body['price'])):.2f}")}
        made |= {name: call.body[name] for name in ("profile", "validity", "description") if name in call.body}
        self.next_id += 1
        self.tables["plans"].append(made)
        return good(made, status=201)

    def list_hotspot_profiles(self, call: Call) -> Answer:
        return good(self.tables["profiles"])

    def create_hotspot_profile(self, call: Call) -> Answer:
        self._need(call, "routers", "name")
        row = {
            **shop.profile(),
            **call.body,
            "slug": f"{call.body['name']}-{self.next_id + 1}".lower().replace(" ", "-"),
        }
        row.pop("id")
        return good(self._add("profiles", row), status=201)

    def list_hotspot_users(self, call: Call) -> Answer:
        return self._page(call, self.tables["hotspot_users"])

    def create_hotspot_user(self, call: Call) -> Answer:
        if not call.body.get("profile"):
            return bad(400, "Hotspot profile not selected.")
        self._need(call, "username", "password")
        if any(row["username"] == call.body["username"] for row in self.tables["hotspot_users"]):
            return bad(400, "Validation error.", {"username": ["This username already exists."]})
        names = ("username", "password", "mac_address")
        row = {name: call.body.get(name) for name in names}
        row |= {"is_active": bool(call.body.get("is_active", True)), "routers": "hEX Tokoin"}
        return good(self._add("hotspot_users", row), status=201)

    def assign_plan(self, call: Call) -> Answer:
        person = next(
            (row for row in self.tables["customers"] if call.body.get("customer_id") == row["customer"]), None
        ) or next((row for row in self.tables["customers"] if call.body.get("customer") == row["username"]), None)
        ticket = next((r for r in self.tables["hotspot_users"] if call.body.get("customer") == r["username"]), None)
        plan = next(
            (
                r
                for r in self.tables["plans"]
                if r["id"] == call.body.get("plan_id") or r["slug"] == call.body.get("plan")
            ),
            None,
        )
        if plan is None or (person is None and ticket is None):
            return bad(500, "Internal server error.", exception="No User matches the given query.")
        row = {
            "customer": person["customer"] if person else None,
            "customer_name": person["first_name"] if person else ticket["username"] if ticket else "",
            "plan": plan["id"], "plan_name": plan["name"], "price": plan["price"], "status": "active",
            "assigned_date": shop.moment(0), "expiry_date": None, "assigned_by": call.body.get("tag"), "router_name": None,
        }  # fmt: skip
        return good(self._add("assigned", row))

    def list_assigned_plans(self, call: Call) -> Answer:
        return self._page(call, list(reversed(self.tables["assigned"])))

    def _options(self, kind: str) -> Answer:
        return good(self.tables[kind])

    def _make_option(self, call: Call, kind: str) -> Answer:
        self._need(call, "value")
        value = call.body["value"]
        more = {"label": f"{value} devices"} if kind == "shared_users" else {}
        return good(
            self._add(kind, {"value": int(value) if kind == "shared_users" else str(value), **more}), status=201
        )

    def list_data_limit(self, call: Call) -> Answer:
        return self._options("data_limit")

    def create_data_limit(self, call: Call) -> Answer:
        return self._make_option(call, "data_limit")

    def list_shared_users(self, call: Call) -> Answer:
        return self._options("shared_users")

    def create_shared_users(self, call: Call) -> Answer:
        return self._make_option(call, "shared_users")

    def list_validity(self, call: Call) -> Answer:
        return self._options("validity")

    def create_validity(self, call: Call) -> Answer:
        return self._make_option(call, "validity")

    def list_rate_limit(self, call: Call) -> Answer:
        return self._options("rate_limit")

    def create_rate_limit(self, call: Call) -> Answer:
        return self._make_option(call, "rate_limit")

    def list_idle_timeout(self, call: Call) -> Answer:
        return self._options("idle_timeout")

    def create_idle_timeout(self, call: Call) -> Answer:
        return self._make_option(call, "idle_timeout")

    def list_additional_devices(self, call: Call) -> Answer:
        return self._options("devices")

    def create_additional_device(self, call: Call) -> Answer:
        self._need(call, "value", "price")
        value, price = int(call.body["value"]), f"{Decimal(str(call.body['price'])):.2f}"
        row = {"value": value, "label": f"{value} devices", "price": price, "price_display": f"{price} XOF"}
        return good(self._add("devices", row), "Additional device créé avec succès", 201)

    def delete_additional_device(self, call: Call) -> Answer:
        row = self._one("devices", bad(404, "Additional device not found."), id=call.path["id"])
        self.tables["devices"].remove(row)
        return Answer(204)

    # ---------------------------------------------------------------- money
    def wallet_balance(self, call: Call) -> Answer:
        if call.manager:
            return bad(403, MISSING_RIGHT)
        data = {"partner": "Boutique Tokoin", "wallet_balance": "47000.00", "last_updated": "2025-11-11 23:36:06"}
        return good(data, "Wallet balance retrieved successfully.")

    def counters_balance(self, call: Call) -> Answer:
        return good({"online_revenue_counter": 4700.0, "assinged_revenue_counter": 12500.0, "total_revenue": 17200.0})

    def wallet_transactions(self, call: Call) -> Answer:
        if call.manager:
            return bad(403, MISSING_RIGHT)
        zero = ("total_amount", "total_revenue", "total_payout", "total_pending", "total_success", "total_failed")
        return self._page(call, self.tables["movements"], "paginate_data", totals=dict.fromkeys(zero, "0.00"))

    def wallet_all_transactions(self, call: Call) -> Answer:
        return bad(403, MISSING_RIGHT) if call.manager else good(self.tables["movements"])

    def list_partner_transactions(self, call: Call) -> Answer:
        rows = [
            {"id": row["id"], "customer": row["customer"], "customer_name": row["customer_firstname"], "plan": 41,
             "plan_name": row["plan_name"], "routers": []}
            for row in self.tables["movements"]
        ]  # fmt: skip
        return self._page(call, rows)

    def transaction_details(self, call: Call) -> Answer:
        return bad(404, "Transaction introuvable")

    def list_withdrawals(self, call: Call) -> Answer:
        return good(self.tables["withdrawals"])

    def create_withdrawal(self, call: Call) -> Answer:
        self._need(call, "amount", "payment_method")
        method = self._one(
            "methods",
            bad(400, "Validation error.", {"payment_method": ["Invalid pk."]}),
            id=call.body["payment_method"],
        )
        self.next_id += 1
        row = {
            "id": self.next_id, "partner": 7, "partner_name": "Boutique Tokoin", "partner_email": "owner@example.com",
            "payment_method": method["id"], "payment_method_name": method["name"],
            "payment_method_numbers": method["numbers"], "amount": f"{Decimal(str(call.body['amount'])):.2f}",
            "reference": f"WD{self.next_id}", "status": "pending", "requested_at": shop.moment(0), "processed_at": None,
            "formatted_requested_at": shop.shown(0),
        }  # fmt: skip
        self.tables["withdrawals"].append(row)
        return good(row, "Withdrawal request created", 201)

    def list_payment_methods(self, call: Call) -> Answer:
        return good(self.tables["methods"])

    def create_payment_method(self, call: Call) -> Answer:
        self._need(call, "name", "numbers")
        row = {"name": call.body["name"], "slug": str(call.body["name"]).lower(), "numbers": str(call.body["numbers"]),
               "description": call.body.get("description")}  # fmt: skip
        return good(self._add("methods", row), "Méthode de paiement créée avec succès", 201)

    def _method(self, call: Call) -> dict[str, Any]:
        return self._one("methods", Answer(404, {"detail": "Not found."}), slug=call.path["slug"])

    def update_payment_method(self, call: Call) -> Answer:
        row = self._method(call)
        row.update({name: value for name, value in call.body.items() if name in row and name != "slug"})
        return good(row)

    def delete_payment_method(self, call: Call) -> Answer:
        self.tables["methods"].remove(self._method(call))
        return good({}, "Methode de paiement supprimé avec succès")

    # ---------------------------------------------------------------- staff
    def list_roles(self, call: Call) -> Answer:
        return good(self.tables["roles"])

    def create_role(self, call: Call) -> Answer:
        for value in call.body.get("permissions") or ():
            if not isinstance(value, int):
                said = [f"Incorrect type. Expected pk value, received {type(value).__name__}."]
                return bad(400, "Validation error.", {"permissions": said})
        self._need(call, "name")
        row = {"name": call.body["name"], "slug": f"{call.body['name']}-2".lower(), "description": None,
               "permissions": list(call.body.get("permissions") or []), "actif": True}  # fmt: skip
        return good(self._add("roles", row), "Rôle créé avec succès", 201)

    def _role(self, call: Call) -> dict[str, Any]:
        return self._one("roles", Answer(404, {"detail": "Not found."}), slug=call.path["slug"])

    def update_role(self, call: Call) -> Answer:
        row = self._role(call)
        row.update({name: value for name, value in call.body.items() if name in row and name != "slug"})
        return good(row)

    def delete_role(self, call: Call) -> Answer:
        self.tables["roles"].remove(self._role(call))
        return good({}, "Rôle supprimé avec succès")

    def list_collaborators(self, call: Call) -> Answer:
        return good(self.tables["collaborators"])

    def create_collaborator(self, call: Call) -> Answer:
        if not call.body.get("first_name"):
            return Answer(400, {"first_name": REQUIRED})
        row = {
            "username": str(call.body["email"]).partition("@")[0], "first_name": call.body["first_name"],
            "last_name": call.body.get("last_name"), "email": call.body["email"], "role": "", "role_name": "",
            "permissions": [], "assigned_routers": [], "is_active": True, "created_at": shop.moment(0),
        }  # fmt: skip
        self._add("collaborators", row)
        data = {"collaborator_email": row["email"], "temporary_password": "aB3dE6gH"}
        return good(data, "Collaborator account created successfully.", 201)

    def delete_collaborator(self, call: Call) -> Answer:
        row = self._one("collaborators", bad(404, "Collaborator not found."), username=call.path["username"])
        self.tables["collaborators"].remove(row)
        return good({}, "Collaborateur supprimé avec succès")

    def list_permissions(self, call: Call) -> Answer:
        return bad(403, MISSING_RIGHT)
