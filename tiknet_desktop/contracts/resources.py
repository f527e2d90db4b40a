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
    without being created or deleted by anyone, so a shrinking list is no reason for suspicion.
    """

    name: str
    fields: tuple[Field, ...]
    lists: tuple[str, ...]
    key: str = "id"
    path_key: str = "id"
    natural_key: tuple[str, ...] = ()
    live: bool = False
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
    path_key="username",
    natural_key=("username", "phone"),
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
    ),
    lists=("list_assigned_plans",),
    natural_key=("reference",),
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
)

ASSIGNED_TRANSACTIONS = Resource(
    "assigned_transactions",
    _transaction_fields(),
    lists=("assigned_plan_transactions",),
    natural_key=("payment_reference",),
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
)

DOCUMENTS: tuple[Document, ...] = (
    Document("profile", "get_profile", cadence=900),
    Document("dashboard", "get_dashboard", cadence=120),
    Document("wallet", "wallet_balance", cadence=120),
)

_BY_NAME = {resource.name: resource for resource in RESOURCES}


def resource(name: str) -> Resource:
    """The resource with this name.

    Raises:
        KeyError: no such resource is declared.
    """
    return _BY_NAME[name]
