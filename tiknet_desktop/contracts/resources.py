"""Every resource the application keeps, declared once.

The cache table, the decoder of wire rows, the columns a pane can show and the fields a form can edit are derived from
here. Facts: the endpoint catalogue's ``data_shape`` and wire conventions, sections 9 and 11 (tolerated spellings).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldType(StrEnum):
    """What a field holds once decoded, and how the cache stores it."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    MONEY = "money"
    """``Decimal``; kept in the cache as an integer of hundredths so that it sorts and sums."""
    MOMENT = "moment"
    """Aware UTC ``datetime``; kept as ISO text with microseconds and ``Z``."""
    DURATION = "duration"
    """``timedelta`` from text such as ``1h23m45s``; kept as whole seconds."""
    BYTES = "bytes"
    """Amount of data in bytes."""
    MAC = "mac"
    JSON = "json"
    """A nested list or object, kept as it came."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a resource.

    ``wire`` lists the names under which servers send it, the usual one first. ``search`` fields are found by the search
    box; ``sort`` fields get an index. ``secret`` fields are never written to the cache.
    """

    name: str
    type: FieldType = FieldType.TEXT
    wire: tuple[str, ...] = ()
    search: bool = False
    sort: bool = False
    secret: bool = False
    extra: bool = False
    """Sent only by servers that know ``extras=1``: absent on the cloud."""

    @property
    def wire_names(self) -> tuple[str, ...]:
        """Names to look for in a wire row, in order."""
        return self.wire or (self.name,)


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of row: what it is called, what identifies it, where lists of it come from.

    ``key`` is the field that identifies a row on the server. ``path_key`` is the field that stands in item paths (wire
    conventions, section 9). ``natural_key`` are the fields by which the effect of a lost create can be recognised.
    ``lists`` are operations that return rows, best first. ``live`` rows describe the present moment: they come and go
    without being created or deleted by anyone, so a shrinking list is no reason for suspicion. ``feed`` resources come
    through our own server's change feed. ``create``, ``read``, ``update`` and ``delete`` are the operations that do so with
    one row, empty where the API has none; ``subject`` is the field by which a person knows the row. ``plain_lists`` is the order on
    servers without row extras, where it differs.
    """

    name: str
    fields: tuple[Field, ...]
    lists: tuple[str, ...]
    key: str = "id"
    path_key: str = "id"
    natural_key: tuple[str, ...] = ()
    live: bool = False
    feed: bool = False
    create: str = ""
    read: str = ""
    update: str = ""
    delete: str = ""
    subject: str = "name"
    plain_lists: tuple[str, ...] = ()
    cadence: int = 300
    """Seconds between refreshes while nobody looks at it; a visible pane asks more often."""

    def field(self, name: str) -> Field:
        """The field with this name.

        Raises:
            KeyError: the resource has no such field.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name}.{name}")

    def list_order(self, *, extras: bool) -> tuple[str, ...]:
        """List operations to try, in order, on a server with or without row extras."""
        return self.lists if extras or not self.plain_lists else self.plain_lists

    @property
    def search_fields(self) -> tuple[Field, ...]:
        """Fields the search box looks into."""
        return tuple(field for field in self.fields if field.search)


@dataclass(frozen=True, slots=True)
class Document:
    """A single object that a server answers as a whole: the profile, the dashboard, the wallet."""

    name: str
    operation: str
    cadence: int = 300


T = FieldType

CUSTOMERS = Resource(
    "customers",
    (
        Field("id", T.INTEGER),
        Field("customer", T.INTEGER),
        Field("username", wire=("username", "assigned_username", "customer_username"), search=True),
        Field("first_name", search=True, sort=True),
        Field("last_name", search=True, sort=True),
        Field("phone", search=True, sort=True),
        Field("email", search=True),
        Field("country_name"),
        Field("blocked", T.BOOLEAN, wire=("blocked", "is_blocked"), sort=True),
        Field("date_added", T.MOMENT, wire=("date_added", "created_at"), sort=True),
        Field("plan", T.INTEGER, extra=True),
        Field("plan_name", search=True, sort=True, extra=True),
        Field("expires_at", T.MOMENT, wire=("expires_at", "expiry_date"), sort=True, extra=True),
        Field("data_limit", T.BYTES, extra=True),
        Field("data_used", T.BYTES, sort=True, extra=True),
        Field("devices_allowed", T.INTEGER, extra=True),
        Field("devices_online", T.INTEGER, sort=True, extra=True),
        Field("last_seen", T.MOMENT, sort=True, extra=True),
        Field("note", extra=True),
    ),
    lists=("list_customers_paginated", "list_customers"),
    # The cloud's pages name nobody's username, and items are addressed by it (endpoint catalogue).
    plain_lists=("list_customers", "list_customers_paginated"),
    path_key="username",
    natural_key=("username", "phone"),
    feed=True,
    create="create_customer",
    update="update_customer",
    delete="delete_customer",
    subject="first_name",
)

ROUTERS = Resource(
    "routers",
    (
        Field("id", T.INTEGER),
        Field("name", search=True, sort=True),
        Field("slug"),
        Field("ref"),
        Field("ip_address", search=True),
        Field("username"),
        Field("password", secret=True),
        Field("secret", secret=True),
        Field("dns_name", search=True),
        Field("api_port", T.INTEGER),
        Field("coa_port", T.INTEGER),
        Field("is_active", T.BOOLEAN, sort=True),
        Field("status", sort=True, extra=True),  # online | unreachable | refused | unknown
        Field("status_reason", extra=True),  # code of the last failure
        Field("last_seen", T.MOMENT, sort=True, extra=True),
        Field("version", extra=True),
        Field("board_name", extra=True),
        Field("active_users", T.INTEGER, sort=True, extra=True),
        Field("uptime", T.DURATION, extra=True),
        Field("pending_jobs", T.INTEGER, extra=True),
        Field("location", extra=True),
    ),
    lists=("list_routers",),
    path_key="slug",
    natural_key=("name", "ip_address"),
    cadence=60,
    feed=True,
    create="create_router",
    read="get_router",
    update="update_router",
    delete="delete_router",
)

PLANS = Resource(
    "plans",
    (
        Field("id", T.INTEGER),
        Field("slug"),
        Field("name", search=True, sort=True),
        Field("price", T.MONEY, sort=True),
        Field("price_display"),
        Field("profile", T.INTEGER),
        Field("profile_name", sort=True),
        Field("validity", T.INTEGER),
        Field("validity_value"),
        Field("formatted_validity"),
        Field("data_limit", T.INTEGER),
        Field("data_limit_value", extra=True),
        Field("shared_users", T.INTEGER),
        Field("shared_users_value", T.INTEGER),
        Field("shared_users_label"),
        Field("rate_limit_value", extra=True),
        Field("description"),
        Field("is_active", T.BOOLEAN, sort=True),
        Field("is_for_roaming", T.BOOLEAN),
        Field("is_for_promo", T.BOOLEAN),
        Field("created_at", T.MOMENT, sort=True),
        Field("routers", T.JSON),
    ),
    lists=("list_plans",),
    path_key="slug",
    natural_key=("name",),
    feed=True,
    create="create_plan",
    read="get_plan",
    update="update_plan",
    delete="delete_plan",
)

HOTSPOT_PROFILES = Resource(
    "hotspot_profiles",
    (
        Field("id", T.INTEGER),
        Field("slug"),
        Field("name", search=True, sort=True),
        Field("rate_limit", T.INTEGER),
        Field("rate_limit_value"),
        Field("idle_timeout", T.INTEGER),
        Field("idle_timeout_value"),
        Field("is_active", T.BOOLEAN, sort=True),
        Field("is_for_promo", T.BOOLEAN),
        Field("routers", T.JSON),
        Field("created_at", T.MOMENT, sort=True),
    ),
    lists=("list_hotspot_profiles", "list_hotspot_profiles_paginated"),
    path_key="slug",
    natural_key=("name",),
    feed=True,
    create="create_hotspot_profile",
    read="get_hotspot_profile",
    update="update_hotspot_profile",
    delete="delete_hotspot_profile",
)

HOTSPOT_USERS = Resource(
    "hotspot_users",
    (
        Field("id", T.INTEGER),
        Field("username", search=True, sort=True),
        Field("password", secret=True),
        Field("mac_address", T.MAC, search=True),
        Field("is_active", T.BOOLEAN, sort=True),
        Field("profile", T.INTEGER, extra=True),
        Field("profile_name", sort=True, extra=True),
        Field("routers"),
        Field("created_at", T.MOMENT, sort=True, extra=True),
    ),
    lists=("list_hotspot_users",),
    path_key="username",
    natural_key=("username",),
    feed=True,
    create="create_hotspot_user",
    read="get_hotspot_user",
    update="update_hotspot_user",
    delete="delete_hotspot_user",
    subject="username",
)

ASSIGNED_PLANS = Resource(
    "assigned_plans",
    (
        Field("id", T.INTEGER),
        Field("customer", T.INTEGER),
        Field("customer_name", search=True, sort=True),
        Field("customer_username", search=True, extra=True),
        Field("plan", T.INTEGER),
        Field("plan_name", search=True, sort=True),
        Field("price", T.MONEY, sort=True),
        Field("status", sort=True),
        Field("assigned_date", T.MOMENT, sort=True),
        Field("expiry_date", T.MOMENT, sort=True),
        Field("assigned_by", wire=("assigned_by", "tag", "worker_name"), search=True),
        Field("router_name"),
        Field("reference", search=True, extra=True),
        Field("reversed_at", T.MOMENT, extra=True),
    ),
    lists=("list_assigned_plans",),
    natural_key=("reference",),
    feed=True,
    create="assign_plan",
    subject="customer_name",
)


def _transaction_fields() -> tuple[Field, ...]:
    return (
        Field("id", T.INTEGER),
        Field("payment_reference", search=True),
        Field("amount_paid", T.MONEY, sort=True),
        Field("status", sort=True),
        Field("type", sort=True),
        Field("related_model"),
        Field("created_at", T.MOMENT, sort=True),
        Field("customer", T.INTEGER),
        Field("customer_username", search=True, sort=True),
        Field("customer_firstname", search=True),
        Field("plan_name", search=True, sort=True),
        Field("router_name"),
        Field("assigned_by", wire=("assigned_by", "tag", "worker_name"), sort=True),
        Field("payment_kind", extra=True),  # cash | mobile_money | credit | online
    )


WALLET_TRANSACTIONS = Resource(
    "wallet_transactions",
    _transaction_fields(),
    lists=("wallet_transactions", "wallet_all_transactions"),
    natural_key=("payment_reference",),
    feed=True,
    subject="payment_reference",
)

ASSIGNED_TRANSACTIONS = Resource(
    "assigned_transactions",
    _transaction_fields(),
    lists=("assigned_plan_transactions",),
    natural_key=("payment_reference",),
    feed=True,
    subject="payment_reference",
)

NETWORK_SESSIONS = Resource(
    "network_sessions",
    (
        Field("key"),  # router address, user and MAC: the wire gives a session no id
        Field("username", wire=("username", "user"), search=True, sort=True),
        Field("ip_address", wire=("ip_address", "ip", "address"), search=True),
        Field("mac_address", T.MAC, wire=("mac_address", "mac", "mac-address"), search=True),
        Field("router_dns_name", search=True, sort=True),
        Field("router_ip"),
        Field("router_name", sort=True, extra=True),
        Field("router_slug", extra=True),
        Field("uptime", T.DURATION, sort=True),
        Field("bytes_in", T.BYTES, wire=("bytes_in", "bytes-in"), sort=True),
        Field("bytes_out", T.BYTES, wire=("bytes_out", "bytes-out"), sort=True),
        Field("customer_name", search=True, sort=True, extra=True),
        Field("plan_name", sort=True, extra=True),
        Field("session_time_left", T.DURATION, sort=True, extra=True),
        Field("login_by", extra=True),
    ),
    lists=("list_active_sessions",),
    key="key",
    path_key="key",
    live=True,
    cadence=30,
)

VOUCHERS = Resource(
    "vouchers",
    (
        Field("id", T.INTEGER),
        Field("code", search=True, sort=True),
        Field("plan", T.INTEGER),
        Field("plan_name", search=True, sort=True),
        Field("is_used", T.BOOLEAN),
        Field("is_expired", T.BOOLEAN),
        Field("is_assigned", T.BOOLEAN),
        Field("used_by", search=True),
        Field("generated_at", T.MOMENT, sort=True),
        Field("used_at", T.MOMENT, sort=True),
        Field("is_assigned_at", T.MOMENT, sort=True),
        Field("price", T.MONEY, sort=True, extra=True),
        Field("batch", search=True, sort=True, extra=True),
        Field("validity_value", extra=True),
        Field("expires_at", T.MOMENT, sort=True, extra=True),
        Field("generated_by", search=True, extra=True),
        Field("status", sort=True, extra=True),  # active | assigned | used | expired | cancelled
        Field("on_router", T.BOOLEAN, extra=True),
    ),
    lists=("list_vouchers",),
    feed=True,
    subject="code",
)

VOUCHER_BATCHES = Resource(
    "voucher_batches",
    (
        Field("batch", search=True, sort=True),
        Field("plan", T.INTEGER),
        Field("plan_name", search=True, sort=True),
        Field("price", T.MONEY, sort=True),
        Field("count", T.INTEGER, sort=True),
        Field("active", T.INTEGER, sort=True),
        Field("assigned", T.INTEGER),
        Field("used", T.INTEGER),
        Field("expired", T.INTEGER),
        Field("cancelled", T.INTEGER),
        Field("on_router", T.INTEGER),
        Field("generated_by", search=True),
        Field("generated_at", T.MOMENT, sort=True),
    ),
    lists=("voucher_batches",),
    key="batch",
    path_key="batch",
    subject="batch",
)


def _option(kind: str) -> Resource:
    """A kind of plan option; ``value`` is its one form as text: ``2M/1M``, ``7d``, ``3``."""
    return Resource(
        kind,
        (Field("id", T.INTEGER), Field("value", search=True, sort=True), Field("label")),
        lists=(f"list_{kind}",),
        natural_key=("value",),
        create=f"create_{kind}",
        read=f"get_{kind}",
        update=f"update_{kind}",
        delete=f"delete_{kind}",
        subject="value",
        cadence=3600,
    )


OPTION_KINDS = ("data_limit", "shared_users", "validity", "rate_limit", "idle_timeout")
DATA_LIMIT, SHARED_USERS, VALIDITY, RATE_LIMIT, IDLE_TIMEOUT = (_option(kind) for kind in OPTION_KINDS)

ADDITIONAL_DEVICES = Resource(
    "additional_devices",
    (
        Field("id", T.INTEGER),
        Field("value", T.INTEGER, sort=True),
        Field("label", search=True),
        Field("price", T.MONEY, sort=True),
        Field("price_display"),
        Field("mac_address", T.MAC, search=True, extra=True),
        Field("customer", search=True, extra=True),
        Field("created_at", T.MOMENT, sort=True, extra=True),
    ),
    lists=("list_additional_devices",),
    natural_key=("value",),
    create="create_additional_device",
    read="get_additional_device",
    update="update_additional_device",
    delete="delete_additional_device",
    subject="label",
    cadence=3600,
)

NETWORK_POLICIES = Resource(
    "network_policies",
    (Field("id", T.INTEGER), Field("name", search=True, sort=True)),
    lists=("list_network_policies",),
    cadence=3600,
)

PURCHASED_PLANS = Resource(
    "purchased_plans",
    (
        Field("id", T.INTEGER),
        Field("customer", T.INTEGER),
        Field("customer_name", search=True, sort=True),
        Field("customer_phone", search=True),
        Field("plan", T.INTEGER),
        Field("plan_name", search=True, sort=True),
        Field("price", T.MONEY, sort=True),
        Field("purchased_at", T.MOMENT, sort=True),
    ),
    lists=("list_purchased_plans",),
    subject="customer_name",
    cadence=900,
)

PAYMENT_METHODS = Resource(
    "payment_methods",
    (
        Field("id", T.INTEGER),
        Field("name", search=True, sort=True),
        Field("slug"),
        Field("numbers", search=True),
        Field("description"),
        Field("kind", sort=True, extra=True),  # mobile_money | bank_transfer
        Field("is_default", T.BOOLEAN, extra=True),
        Field("created_at", T.MOMENT, sort=True, extra=True),
    ),
    lists=("list_payment_methods",),
    path_key="slug",
    natural_key=("name", "numbers"),
    create="create_payment_method",
    read="get_payment_method",
    update="update_payment_method",
    delete="delete_payment_method",
    cadence=1800,
)

WITHDRAWALS = Resource(
    "withdrawals",
    (
        Field("id", T.INTEGER),
        Field("payment_method", T.INTEGER),
        Field("payment_method_name", search=True, sort=True),
        Field("payment_method_numbers", search=True),
        Field("amount", T.MONEY, sort=True),
        Field("reference", search=True),
        Field("status", sort=True),  # pending | approved | rejected | completed
        Field("requested_at", T.MOMENT, sort=True),
        Field("processed_at", T.MOMENT, sort=True),
    ),
    lists=("list_withdrawals",),
    natural_key=("reference",),
    create="create_withdrawal",
    subject="reference",
    cadence=900,
)

ROLES = Resource(
    "roles",
    (
        Field("id", T.INTEGER),
        Field("name", search=True, sort=True),
        Field("slug"),
        Field("description"),
        Field("permissions", T.JSON),
        Field("actif", T.BOOLEAN),
    ),
    lists=("list_roles",),
    path_key="slug",
    natural_key=("name",),
    create="create_role",
    read="get_role",
    update="update_role",
    delete="delete_role",
    cadence=1800,
)

COLLABORATORS = Resource(
    "collaborators",
    (
        Field("id", T.INTEGER),
        Field("username", search=True, sort=True),
        Field("first_name", search=True, sort=True),
        Field("last_name", search=True, sort=True),
        Field("email", search=True, sort=True),
        Field("phone", search=True),
        Field("role"),
        Field("role_name", search=True, sort=True),
        Field("permissions", T.JSON),
        Field("assigned_routers", T.JSON),
        Field("is_active", T.BOOLEAN, sort=True),
        Field("created_at", T.MOMENT, sort=True),
        Field("invitation_pending", T.BOOLEAN, extra=True),
        Field("two_factor", T.BOOLEAN, extra=True),
    ),
    lists=("list_collaborators",),
    path_key="username",
    natural_key=("email",),
    create="create_collaborator",
    read="get_collaborator",
    update="update_collaborator",
    delete="delete_collaborator",
    subject="first_name",
    cadence=1800,
)

ACCOUNT_SESSIONS = Resource(
    "account_sessions",
    (
        Field("id", T.INTEGER),
        Field("device_type", search=True, sort=True),
        Field("ip_address", search=True),
        Field("location"),
        Field("last_active", T.MOMENT, sort=True),
        Field("is_current", T.BOOLEAN),
    ),
    lists=("list_account_sessions",),
    delete="delete_account_session",
    subject="device_type",
    live=True,
    cadence=1800,
)

NOTIFICATIONS = Resource(
    "notifications",
    (
        Field("id", T.INTEGER),
        Field("title", search=True),
        Field("message", search=True),
        Field("type", sort=True),
        Field("is_read", T.BOOLEAN, sort=True),
        Field("created_at", T.MOMENT, sort=True),
        Field("kind", sort=True, extra=True),  # sale | payout | balance | customer | router | expiry
        Field("subject", extra=True),
    ),
    lists=("list_notifications",),
    subject="title",
    cadence=120,
)

SUPPORT_TICKETS = Resource(
    "support_tickets",
    (
        Field("id"),
        Field("subject", search=True, sort=True),
        Field("description", search=True),
        Field("status", sort=True),  # NEW | OPEN | CLOSED
        Field("priority", sort=True),
        Field("created_at", T.MOMENT, sort=True),
        Field("updated_at", T.MOMENT, sort=True),
    ),
    lists=("list_support_tickets",),
    natural_key=("subject",),
    create="create_support_ticket",
    subject="subject",
    cadence=900,
)

SUBSCRIPTION_PLANS = Resource(
    "subscription_plans",
    (
        Field("id", T.INTEGER),
        Field("name", sort=True),
        Field("slug"),
        Field("price", T.MONEY, sort=True),
        Field("duration"),
        Field("features", T.JSON),
        Field("is_active", T.BOOLEAN),
        Field("price_info", T.JSON),
    ),
    lists=("list_subscription_plans",),
    path_key="slug",
    cadence=6 * 3600,
)

RESOURCES: tuple[Resource, ...] = (
    ROUTERS,
    PLANS,
    HOTSPOT_PROFILES,
    CUSTOMERS,
    HOTSPOT_USERS,
    ASSIGNED_PLANS,
    ASSIGNED_TRANSACTIONS,
    WALLET_TRANSACTIONS,
    NETWORK_SESSIONS,
    VOUCHERS,
    VOUCHER_BATCHES,
    NOTIFICATIONS,
    DATA_LIMIT,
    SHARED_USERS,
    VALIDITY,
    RATE_LIMIT,
    IDLE_TIMEOUT,
    ADDITIONAL_DEVICES,
    NETWORK_POLICIES,
    PURCHASED_PLANS,
    PAYMENT_METHODS,
    WITHDRAWALS,
    ROLES,
    COLLABORATORS,
    ACCOUNT_SESSIONS,
    SUPPORT_TICKETS,
    SUBSCRIPTION_PLANS,
)

DOCUMENTS: tuple[Document, ...] = (
    Document("profile", "get_profile", cadence=900),
    Document("dashboard", "get_dashboard", cadence=120),
    Document("wallet", "wallet_balance", cadence=120),
    Document("counters", "counters_balance", cadence=600),
    Document("assigned_wallet", "assigned_wallet_balance", cadence=600),
    Document("subscription", "check_subscription", cadence=6 * 3600),
    Document("settings", "get_settings", cadence=3600),
    Document("two_factor", "two_factor_status", cadence=6 * 3600),
)

_BY_NAME = {resource.name: resource for resource in RESOURCES}


def resource(name: str) -> Resource:
    """The resource with this name.

    Raises:
        KeyError: no such resource is declared.
    """
    return _BY_NAME[name]
