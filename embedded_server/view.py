"""What one caller may see of a partner's rows: which lists, and rows of which routers.

An owner sees everything. A collaborator sees the lists that the role permits (the shared table of operations), and, where
confined to routers, only what is sold on them. Every list, the change feed and the digest ask the same conditions, so
they agree; all that a condition depends on besides the row itself is in :attr:`View.tag`, which is part of the cursor.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy.orm import Session

from embedded_server.change_log import FEED_RESOURCES
from embedded_server.database import Reader
from embedded_server.tokens import Principal
from tiknet_desktop.contracts.operations import operation
from tiknet_desktop.contracts.resources import resource
from tiknet_desktop.domain.permissions import Permission


@dataclass(frozen=True, slots=True)
class View:
    """What a caller sees. ``routers`` None: not confined; the other sets are then empty."""

    listed: tuple[str, ...] = FEED_RESOURCES
    """Resources of the feed whose lists the caller may read."""
    routers: frozenset[int] | None = None
    router_names: tuple[str, ...] = ()
    hidden_profiles: frozenset[int] = frozenset()
    """Profiles that are sold on other routers only."""
    hidden_plans: frozenset[int] = frozenset()
    """Plans of those profiles."""

    @property
    def confined(self) -> bool:
        """Whether only some routers are the caller's."""
        return self.routers is not None

    @property
    def tag(self) -> str:
        """A name for this view, another as soon as it shows other rows; empty where it shows all there is."""
        if not self.confined and self.listed == FEED_RESOURCES:
            return ""
        sets = (self.routers or (), self.hidden_profiles, self.hidden_plans)
        told = orjson.dumps([self.listed, self.confined, *map(sorted, sets), self.router_names])
        return hashlib.sha256(told).hexdigest()[:12]

    def condition(self, resource_name: str) -> str:
        """The rows of a list (first table ``t``) that are shown, as SQL over :attr:`parameters`; empty: all."""
        if self.routers is None:
            return ""
        if resource_name == "routers":
            return f"t.id IN ({_numbers(self.routers)})"
        if resource_name in _SALES:
            names = ", ".join(f":{name}" for name in self.parameters) or "NULL"
            tests = ("coalesce(t.router_name, '') = ''", self._sold_here(resource_name))
            return f"(t.router_name IN ({names}) OR ({' AND '.join(filter(None, tests))}))"
        if resource_name == "hotspot_profiles":
            return _not_among("t.id", self.hidden_profiles)
        if resource_name == "plans":
            return _not_among("t.id", self.hidden_plans)
        if resource_name in ("customers", "vouchers"):
            return _not_among("t.plan_id", self.hidden_plans)
        if resource_name == "hotspot_users":
            # Accounts follow their plan, and their profile where they have none.
            by_profile = _not_among("t.profile_id", self.hidden_profiles)
            tests = (
                _not_among("t.plan_id", self.hidden_plans),
                by_profile and f"(t.plan_id IS NOT NULL OR {by_profile})",
            )
            return " AND ".join(filter(None, tests))
        return ""

    def _sold_here(self, resource_name: str) -> str:
        """Of sales that name no router, those of plans that are shown."""
        if resource_name == "assigned_plans":
            return _not_among("t.plan_id", self.hidden_plans)
        among = _not_among("t.model_id", self.hidden_plans)
        return among and f"(t.related_model <> 'plan' OR {among})"

    @property
    def parameters(self) -> dict[str, Any]:
        """Values of the conditions."""
        return {f"shown{index}": name for index, name in enumerate(self.router_names)}

    def shows_router(self, router_id: int) -> bool:
        """Whether a router is the caller's."""
        return self.routers is None or router_id in self.routers

    def shows_plan(self, plan_id: int | None) -> bool:
        """Whether a plan, or a customer that holds it, is shown."""
        return plan_id is None or plan_id not in self.hidden_plans

    def shows_profile(self, profile_id: int | None) -> bool:
        """Whether a profile is shown."""
        return profile_id is None or profile_id not in self.hidden_profiles

    def shows_account(self, plan_id: int | None, profile_id: int | None) -> bool:
        """Whether a hotspot account is shown."""
        return self.shows_plan(plan_id) if plan_id is not None else self.shows_profile(profile_id)

    def narrow(self, resource_name: str, rows: Iterable[dict[str, Any]]) -> None:
        """Take other routers out of the rows that name routers."""
        if self.routers is None:
            return
        for row in rows:
            if resource_name == "plans":
                row["routers"] = [router for router in row["routers"] if router["id"] in self.routers]
            elif resource_name == "hotspot_profiles":
                row["routers"] = [number for number in row["routers"] if number in self.routers]
                row["routers_detail"] = [router for router in row["routers_detail"] if router["id"] in self.routers]
            elif resource_name == "hotspot_users":
                row["routers"] = ", ".join(name for name in row["routers"].split(", ") if name in self.router_names)


EVERYTHING = View()
"""What an owner sees."""

_SALES = frozenset({"assigned_plans", "assigned_transactions", "wallet_transactions", "movements", "purchased_plans"})


def _not_among(column: str, hidden: frozenset[int]) -> str:
    return f"({column} IS NULL OR {column} NOT IN ({_numbers(hidden)}))" if hidden else ""


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(str(value) for value in sorted(values)) or "NULL"


_CALLER = "view"


def show_as(session: Session, view: Callable[[], View]) -> None:
    """Have everything that a reference names in this session looked for among the rows of one view, worked out when it
    is first asked for."""
    session.info[_CALLER] = view


def view_in(session: Session) -> View:
    """What whoever a session works for sees; everything where it works for nobody but the server.

    Whatever turns a reference of a request, in a path or a body, into a row asks this: a row that is not shown does not
    exist.
    """
    view: Callable[[], View] | None = session.info.get(_CALLER)
    return EVERYTHING if view is None else view()


@lru_cache(maxsize=256)
def _listed(permissions: frozenset[Permission]) -> tuple[str, ...]:
    """Resources of the feed that have a list these permissions open."""
    return tuple(
        name
        for name in FEED_RESOURCES
        if any(not needed or needed & permissions for needed in map(_needed, resource(name).lists))
    )


def _needed(operation_id: str) -> frozenset[Permission]:
    return operation(operation_id).permissions


def view_of(reader: Reader, who: Principal) -> View:
    """What a caller sees now."""
    if who.is_owner:
        return EVERYTHING
    listed = _listed(who.permissions)
    given = reader.rows(
        "SELECT r.id, r.name FROM collaborator_routers AS c JOIN routers AS r ON r.id = c.router_id"
        " WHERE c.account_id = :account ORDER BY r.id",
        {"account": who.account_id},
    )
    if not given:
        return View(listed)
    mine = frozenset(row[0] for row in given)
    partner = {"partner": who.partner_id}
    profiles = reader.rows("SELECT id, router_ids FROM hotspot_profiles WHERE partner_id = :partner", partner)
    hidden = frozenset(row[0] for row in profiles if (sold_on := _ids(row[1])) and mine.isdisjoint(sold_on))
    plans = reader.rows("SELECT id, profile_id FROM plans WHERE partner_id = :partner", partner) if hidden else []
    return View(
        listed=listed,
        routers=mine,
        router_names=tuple(sorted({row[1] for row in given})),
        hidden_profiles=hidden,
        hidden_plans=frozenset(row[0] for row in plans if row[1] in hidden),
    )


def _ids(value: Any) -> list[int]:
    """A JSON list as the driver hands it over: text from SQLite, a list from PostgreSQL."""
    return list(orjson.loads(value)) if isinstance(value, str | bytes) else list(value or ())
