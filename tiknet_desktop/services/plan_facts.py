"""What the cache knows around plans: who holds them, what was sold, what uses a profile or an option; and the values a form
proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import OPTION_KINDS
from tiknet_desktop.domain.data_sizes import option_data_size, parse_data_size
from tiknet_desktop.domain.durations import option_duration, parse_duration
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.storage import search, states
from tiknet_desktop.storage.codec import moment_text
from tiknet_desktop.storage.records import Record, RecordQuery, RowState

MOST_ROWS: Final = 2_000
"""Plans, profiles, routers and options looked at; a shop has dozens."""

_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "validity": parse_duration,
    "idle_timeout": parse_duration,
    "data_limit": parse_data_size,
    "shared_users": int,
    "rate_limit": RateLimit.parse,
}
_WRITERS: Final[Mapping[str, Callable[[Any], str]]] = {
    "validity": option_duration,
    "idle_timeout": option_duration,
    "data_limit": option_data_size,
    "shared_users": str,
    "rate_limit": RateLimit.wire,
}


def option_value(kind: str, written: object) -> Any:
    """What the text of an option means: ``timedelta``, bytes, a number or :class:`RateLimit`; ``None`` where it has another
    form."""
    try:
        return _READERS[kind](str(written or ""))
    except ValueError:
        return None


def rate_of(written: object) -> RateLimit | None:
    """The speed in the text of an option; ``None`` is no limit, which some servers write as ``0/0``."""
    rate: RateLimit | None = option_value("rate_limit", written)
    return rate if rate is not None and (rate.down or rate.up) else None


def option_text(kind: str, value: Any) -> str:
    """The one form in which an option is written."""
    return _WRITERS[kind](value)


@dataclass(frozen=True, slots=True)
class Sold:
    """Sales of a plan: how many and for how much."""

    count: int
    amount: Decimal


def _empty() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Counts by the server's numbers. ``holders_known`` is false where this server never told who holds what."""

    holders_known: bool = False
    customers: Mapping[int, int] = field(default_factory=_empty)
    """Customers with a running plan, by plan."""
    tickets: Mapping[int, int] = field(default_factory=_empty)
    """Tickets sold and still good, by plan."""
    stock: Mapping[int, int] = field(default_factory=_empty)
    """Tickets made and not sold yet, by plan."""
    sold: Mapping[int, Sold] = field(default_factory=_empty)
    """Sales since the first of this month, by plan."""
    plans_of_profile: Mapping[int, tuple[str, ...]] = field(default_factory=_empty)
    accounts_of_profile: Mapping[int, int] = field(default_factory=_empty)
    options: Mapping[str, Mapping[int, str]] = field(default_factory=_empty)
    """Texts of options, by kind and number."""
    users_of_option: Mapping[str, Mapping[int, tuple[str, ...]]] = field(default_factory=_empty)
    """Names of plans and profiles that use an option, by kind and number."""
    profiles: tuple[Record, ...] = ()
    routers: tuple[Record, ...] = ()

    def holders(self, plan: int | None) -> int:
        """Customers and tickets that hold a plan now."""
        return 0 if plan is None else self.customers.get(plan, 0) + self.tickets.get(plan, 0)

    def profile_of(self, plan: Record) -> Record | None:
        """The hotspot profile behind a plan: by number, by name while the server has not answered."""
        return next((one for one in self.profiles if _is_behind(one, plan)), None)

    def option(self, kind: str, number: int | None) -> str | None:
        """The text of an option."""
        return None if number is None else self.options.get(kind, {}).get(number)


def _is_behind(profile: Record, plan: Record) -> bool:
    if plan["profile"] is not None and profile["id"] is not None and "profile_name" not in plan.pending:
        return bool(plan["profile"] == profile["id"])
    return bool(plan["profile_name"]) and bool(plan["profile_name"] == profile["name"])


def rows_of(connection: Connection, resource: str) -> tuple[Record, ...]:
    """All rows of a small resource, without those whose create was refused."""
    found = search.RecordReader().page(connection, RecordQuery(resource), 0, MOST_ROWS).rows
    return tuple(row for row in found if row["id"] is not None or row.state is not RowState.FAILED)


def read_facts(connection: Connection, now: datetime, *, counts: bool = True) -> PlanFacts:
    """Everything in one look at the cache; without ``counts`` only what plans are made of. ``now`` is an aware local
    moment."""
    plans, profiles = rows_of(connection, "plans"), rows_of(connection, "hotspot_profiles")
    facts = PlanFacts(
        plans_of_profile=_names((row["profile"], row["name"]) for row in plans),
        options={kind: _texts(connection, kind, plans, profiles) for kind in OPTION_KINDS},
        users_of_option={
            kind: _names((row[kind], row["name"]) for row in (*plans, *profiles) if kind in row.values)
            for kind in OPTION_KINDS
        },
        profiles=profiles,
        routers=rows_of(connection, "routers"),
    )
    return _counted(connection, now, facts) if counts else facts


def _counted(connection: Connection, now: datetime, facts: PlanFacts) -> PlanFacts:
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    held = connection.exec_driver_sql(
        "SELECT plan, count(DISTINCT customer), sum(customer IS NULL) FROM cache_assigned_plans WHERE _hidden = 0"
        " AND plan IS NOT NULL AND status IN ('active', 'unused') AND (expiry_date IS NULL OR expiry_date > ?)"
        " GROUP BY plan",
        (moment_text(now),),
    ).all()
    return replace(
        facts,
        holders_known=states.freshness(connection, "assigned_plans").synced_at is not None,
        customers={int(plan): int(count) for plan, count, _ in held if count},
        tickets={int(plan): int(count) for plan, _, count in held if count},
        stock=_pairs(
            connection,
            "SELECT plan, count(*) FROM cache_vouchers WHERE _hidden = 0 AND plan IS NOT NULL"
            " AND coalesce(status, 'active') = 'active' AND NOT coalesce(is_used, 0)"
            " AND NOT coalesce(is_expired, 0) AND NOT coalesce(is_assigned, 0) GROUP BY plan",
        ),
        sold=_sold(connection, month),
        accounts_of_profile=_pairs(
            connection,
            "SELECT profile, count(*) FROM cache_hotspot_users WHERE _hidden = 0 AND profile IS NOT NULL"
            " GROUP BY profile",
        ),
    )


def sold_ever(connection: Connection, plan: int) -> int:
    """How often a plan was sold at the counter, of all time. Looks at every sale: for one plan at a time."""
    statement = "SELECT count(*) FROM cache_assigned_plans WHERE _hidden = 0 AND plan = ?"
    return int(connection.exec_driver_sql(statement, (plan,)).scalar_one())


def _pairs(connection: Connection, statement: str) -> dict[int, int]:
    return {int(key): int(count) for key, count in connection.exec_driver_sql(statement)}


def _sold(connection: Connection, since: datetime) -> dict[int, Sold]:
    """Both ways of selling: at the counter, and online by the customer. A sale that was taken back is none."""
    rows = connection.exec_driver_sql(
        "SELECT plan, count(*), sum(price) FROM ("
        " SELECT plan, price FROM cache_assigned_plans WHERE _hidden = 0 AND _state <> 'failed' AND assigned_date >= ?"
        " AND coalesce(status, '') <> 'reversed'"
        " UNION ALL SELECT plan, price FROM cache_purchased_plans WHERE _hidden = 0 AND purchased_at >= ?)"
        " WHERE plan IS NOT NULL GROUP BY plan",
        (moment_text(since), moment_text(since)),
    )
    return {int(plan): Sold(int(count), Decimal(amount or 0) / 100) for plan, count, amount in rows}


def _names(pairs: Iterable[tuple[int | None, str | None]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for number, name in pairs:
        if number is not None:
            found.setdefault(number, []).append(name or "")
    return {number: tuple(names) for number, names in found.items()}


def _texts(connection: Connection, kind: str, plans: Iterable[Record], profiles: Iterable[Record]) -> dict[int, str]:
    """Texts of the options of a kind. A person without access to the lists still sees those that plans and profiles name."""
    found = {
        row[kind]: str(row[f"{kind}_value"])
        for row in (*plans, *profiles)
        if row[kind] is not None and row[f"{kind}_value"] not in (None, "")
    }
    found.update({row["id"]: str(row["value"]) for row in rows_of(connection, kind) if row["id"] is not None})
    return found


@dataclass(frozen=True, slots=True)
class Presets:
    """Values a form proposes, smallest first. ``units`` are the units of a validity the server names."""

    validities: tuple[timedelta, ...] = (
        timedelta(hours=1),
        timedelta(hours=3),
        timedelta(days=1),
        timedelta(days=7),
        timedelta(days=30),
    )
    volumes: tuple[int, ...] = (500_000_000, 1_000_000_000, 5_000_000_000, 20_000_000_000)
    devices: tuple[int, ...] = (1, 2, 3, 5)
    rates: tuple[RateLimit, ...] = (
        RateLimit(1_000_000, 512_000),
        RateLimit(2_000_000, 1_000_000),
        RateLimit(5_000_000, 2_000_000),
        RateLimit(10_000_000, 5_000_000),
    )
    idles: tuple[timedelta, ...] = (timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=30))
    units: tuple[str, ...] = ("minutes", "hours", "days", "weeks", "months")


def preset_values(kind: str, answer: object) -> tuple[Any, ...]:
    """The values in an answer of ``plan-config``: rows with a ``value``, or bare values; sorted, without doubles and without
    what cannot be read."""
    found: dict[str, Any] = {}
    for one in answer if isinstance(answer, list) else ():
        value = option_value(kind, one.get("value") if isinstance(one, Mapping) else one)
        if value is not None:
            found[option_text(kind, value)] = value
    return tuple(sorted(found.values(), key=_size))


def _size(value: Any) -> Any:
    return (value.down, value.up) if isinstance(value, RateLimit) else value
