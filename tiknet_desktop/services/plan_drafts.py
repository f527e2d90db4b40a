"""Plans as drafts, and what has to be found or made on the server before a draft is a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.engine import Connection

from tiknet_desktop.domain.durations import duration_label
from tiknet_desktop.domain.money import wire_amount
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.services.editing import Reference
from tiknet_desktop.services.errors import InvalidInputError, RowGoneError
from tiknet_desktop.services.plan_facts import PlanFacts, option_text, option_value, rate_of, read_facts, rows_of
from tiknet_desktop.storage import search
from tiknet_desktop.storage.records import Record

LONGEST_NAME: Final = 100
LARGEST_PRICE: Final = Decimal(10) ** 10
SHORTEST_VALIDITY: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """What a person decides about a plan. ``data_limit`` in bytes, ``None`` is unlimited; ``rate`` ``None`` is as fast as
    the line. ``routers`` are the servers' numbers, empty for all. With ``profile_key`` speed, idle time and routers are
    those of a profile chosen by hand."""

    name: str = ""
    price: Decimal = Decimal(0)
    validity: timedelta = timedelta(days=1)
    data_limit: int | None = None
    devices: int = 1
    rate: RateLimit | None = None
    idle: timedelta | None = None
    description: str = ""
    is_active: bool = True
    is_for_promo: bool = False
    is_for_roaming: bool = False
    routers: frozenset[int] = frozenset()
    profile_key: str = ""


class ProfileFate(StrEnum):
    """What becomes of the hotspot profile behind a plan."""

    KEPT = "kept"
    REUSED = "reused"
    """One that exists already and fits."""
    CHANGED = "changed"
    """The plan's own, which no other plan uses."""
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What saving a draft does. ``shares`` are other plans on the same profile; ``routers`` are those it is written on.
    ``new_options`` are option kinds that get a new value. ``terms_changed`` tells that running customers get other terms."""

    fate: ProfileFate
    profile_name: str
    rate: RateLimit | None
    idle: timedelta | None
    shares: tuple[str, ...] = ()
    routers: tuple[Record, ...] = ()
    new_options: tuple[str, ...] = ()
    customers: int = 0
    tickets: int = 0
    stock: int = 0
    holders_known: bool = False
    price_changed: bool = False
    terms_changed: bool = False


@dataclass(frozen=True, slots=True)
class WantedOption:
    """An option to use: a number or a row that exists, or neither: then it is made."""

    kind: str
    value: Any
    known: int | Reference | None

    @property
    def text(self) -> str:
        return option_text(self.kind, self.value)


@dataclass(slots=True)
class Arrangement:
    """What has to be found, made and changed for a draft."""

    plan: Record | None
    facts: PlanFacts
    fate: ProfileFate
    profile: Record | None
    profile_name: str
    options: dict[str, WantedOption | None] = field(default_factory=dict)

    def operations(self) -> list[str]:
        """Every operation that saving takes."""
        made = [f"create_{one.kind}" for one in self.options.values() if one is not None and one.known is None]
        if self.fate is ProfileFate.NEW:
            made.append("create_hotspot_profile")
        elif self.fate is ProfileFate.CHANGED:
            made.append("update_hotspot_profile")
        return [*made, "create_plan" if self.plan is None else "update_plan"]


def check(draft: PlanDraft) -> None:
    """Look at what was typed.

    Raises:
        InvalidInputError: by field, what is wrong.
    """
    wrong: dict[str, str] = {}
    if not draft.name.strip():
        wrong["name"] = "required"
    elif len(draft.name.strip()) > LONGEST_NAME:
        wrong["name"] = "too_long"
    if not 0 <= draft.price < LARGEST_PRICE:
        wrong["price"] = "out_of_range"
    if draft.validity < SHORTEST_VALIDITY:
        wrong["validity"] = "too_small"
    if draft.data_limit is not None and draft.data_limit <= 0:
        wrong["data_limit"] = "too_small"
    if draft.devices < 1:
        wrong["shared_users"] = "too_small"
    if wrong:
        raise InvalidInputError(**wrong)


def check_name(name: str) -> None:
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise InvalidInputError(name="too_long" if name.strip() else "required")


def draft_of(plan: Record, facts: PlanFacts) -> PlanDraft:
    """A plan's row as a draft; texts that this server does not send are looked up among the options."""
    profile = facts.profile_of(plan)

    def value(kind: str, written: object) -> Any:
        known = option_value(kind, written) if written not in (None, "") else None
        return known if known is not None else option_value(kind, facts.option(kind, plan[kind]))

    rate_text = profile["rate_limit_value"] if profile is not None else plan["rate_limit_value"]
    return PlanDraft(
        name=str(plan["name"] or ""),
        price=plan["price"] or Decimal(0),
        validity=value("validity", plan["validity_value"]) or timedelta(0),
        data_limit=value("data_limit", plan["data_limit_value"]),
        devices=value("shared_users", plan["shared_users_value"]) or 1,
        rate=rate_of(rate_text),
        idle=option_value("idle_timeout", profile["idle_timeout_value"]) if profile is not None else None,
        description=str(plan["description"] or ""),
        is_active=plan["is_active"] is not False,
        is_for_promo=bool(plan["is_for_promo"]),
        is_for_roaming=bool(plan["is_for_roaming"]),
        routers=_router_numbers(profile),
    )


def _router_numbers(profile: Record | None) -> frozenset[int]:
    found = profile["routers"] if profile is not None else None
    return frozenset(one["id"] if isinstance(one, Mapping) else int(one) for one in found or ())


def terms(draft: PlanDraft) -> PlanDraft:
    """What a holder notices of a plan."""
    return PlanDraft(
        validity=draft.validity, data_limit=draft.data_limit, devices=draft.devices, rate=draft.rate, idle=draft.idle
    )


def terms_of_profile(draft: PlanDraft, made: Arrangement) -> tuple[RateLimit | None, timedelta | None, frozenset[int]]:
    if draft.profile_key and made.profile is not None:
        profile = made.profile
        return (
            rate_of(profile["rate_limit_value"]),
            option_value("idle_timeout", profile["idle_timeout_value"]),
            _router_numbers(profile),
        )
    return draft.rate, draft.idle, draft.routers


# ---------------------------------------------------------------- finding


def arrange(connection: Connection, draft: PlanDraft, key: str, counts: bool = False) -> Arrangement:
    plan = search.get(connection, "plans", key) if key else None
    if key and plan is None:
        raise RowGoneError(f"plans {key}")
    facts = read_facts(connection, datetime.now(UTC).astimezone(), counts=counts)
    own = facts.profile_of(plan) if plan is not None else None
    fate, profile = _fitting(draft, own, facts)
    options: dict[str, WantedOption | None] = {
        "validity": _find(connection, facts, "validity", draft.validity),
        "data_limit": _find(connection, facts, "data_limit", draft.data_limit),
        "shared_users": _find(connection, facts, "shared_users", draft.devices),
    }
    if fate in (ProfileFate.NEW, ProfileFate.CHANGED):
        options["rate_limit"] = _find(connection, facts, "rate_limit", draft.rate)
        options["idle_timeout"] = _find(connection, facts, "idle_timeout", draft.idle)
    name = str(profile["name"] or "") if profile is not None else _free_name(draft, facts)
    return Arrangement(plan, facts, fate, profile, name, options)


def _fitting(draft: PlanDraft, own: Record | None, facts: PlanFacts) -> tuple[ProfileFate, Record | None]:
    if draft.profile_key:
        chosen = next((one for one in facts.profiles if one.key == draft.profile_key), None)
        if chosen is None:
            raise RowGoneError(f"hotspot_profiles {draft.profile_key}")
        return (ProfileFate.KEPT if own is not None and own.key == chosen.key else ProfileFate.REUSED), chosen
    if own is not None and _fits(own, draft):
        return ProfileFate.KEPT, own
    found = next((one for one in facts.profiles if one["is_active"] is not False and _fits(one, draft)), None)
    if found is not None:
        return ProfileFate.REUSED, found
    if own is not None and len(facts.plans_of_profile.get(own["id"] or -1, ())) == 1:
        return ProfileFate.CHANGED, own
    return ProfileFate.NEW, None


def _fits(profile: Record, draft: PlanDraft) -> bool:
    return (
        rate_of(profile["rate_limit_value"]) == draft.rate
        and option_value("idle_timeout", profile["idle_timeout_value"]) == draft.idle
        and _router_numbers(profile) == draft.routers
    )


def _free_name(draft: PlanDraft, facts: PlanFacts) -> str:
    """A name that says what the profile gives: ``2M/1M 10m``. The server would not take two of one name apart."""
    parts = [draft.rate.wire() if draft.rate is not None else "max"]
    if draft.idle is not None:
        parts.append(option_text("idle_timeout", draft.idle))
    if draft.routers:
        parts += [str(one["name"]) for one in facts.routers if one["id"] in draft.routers][:2]
    name = " ".join(parts)[: LONGEST_NAME - 4]
    taken = {str(one["name"]) for one in facts.profiles}
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def _find(connection: Connection, facts: PlanFacts, kind: str, value: Any) -> WantedOption | None:
    if value is None:
        return None
    for row in rows_of(connection, kind):
        if option_value(kind, row["value"]) == value:
            return WantedOption(kind, value, Reference(kind, row.key))
    numbers = (number for number, text in facts.options.get(kind, {}).items() if option_value(kind, text) == value)
    return WantedOption(kind, value, next(numbers, None))


def profile_options(
    connection: Connection, rate: RateLimit | None, idle: timedelta | None
) -> dict[str, WantedOption | None]:
    facts = read_facts(connection, datetime.now(UTC).astimezone(), counts=False)
    return {
        "rate_limit": _find(connection, facts, "rate_limit", rate),
        "idle_timeout": _find(connection, facts, "idle_timeout", idle),
    }


# ---------------------------------------------------------------- what is shown and sent


def profile_values(
    name: str,
    options: Mapping[str, WantedOption | None],
    numbers: Mapping[str, int | Reference | None],
    routers: Sequence[int],
) -> tuple[dict[str, Any], dict[str, Any]]:
    shown: dict[str, Any] = {"name": name, "routers": list(routers)}
    body: dict[str, Any] = {"name": name, "routers": list(routers)}
    for kind in ("rate_limit", "idle_timeout"):
        one = options.get(kind)
        body[kind] = numbers.get(kind)
        shown[f"{kind}_value"] = "" if one is None else one.text
    return shown, body


def plan_values(
    draft: PlanDraft,
    made: Arrangement,
    numbers: Mapping[str, int | Reference | None],
    profile: int | Reference,
) -> tuple[dict[str, Any], dict[str, Any]]:
    rate, _, routers = terms_of_profile(draft, made)
    plain: dict[str, Any] = {
        "name": draft.name.strip(),
        "description": draft.description.strip(),
        "is_active": draft.is_active,
        "is_for_promo": draft.is_for_promo,
        "is_for_roaming": draft.is_for_roaming,
    }
    shown = {
        **plain,
        "price": draft.price,
        "profile_name": made.profile_name,
        "validity_value": option_text("validity", draft.validity),
        "formatted_validity": duration_label(draft.validity),
        "data_limit_value": None if draft.data_limit is None else option_text("data_limit", draft.data_limit),
        "shared_users_value": draft.devices,
        "rate_limit_value": None if rate is None else rate.wire(),
        "routers": [
            {"id": one["id"], "name": one["name"]} for one in made.facts.routers if not routers or one["id"] in routers
        ],
    }
    if draft.data_limit is None:
        shown["data_limit"] = None
    body = {
        **plain,
        "price": wire_amount(draft.price),
        "profile": profile,
        **{kind: numbers[kind] for kind in ("validity", "data_limit", "shared_users")},
    }
    return shown, body


def changed_names(before: PlanDraft, draft: PlanDraft, fate: ProfileFate) -> set[str]:
    """Fields of the body that differ from the plan as it is."""
    plain = ("price", "validity", "data_limit", "is_active", "is_for_promo", "is_for_roaming")
    changed = {name for name in plain if getattr(before, name) != getattr(draft, name)}
    changed |= {name for name in ("name", "description") if getattr(before, name) != getattr(draft, name).strip()}
    if before.devices != draft.devices:
        changed.add("shared_users")
    if fate in (ProfileFate.NEW, ProfileFate.REUSED):
        changed.add("profile")
    return changed


FOLLOWS: Final[Mapping[str, str]] = {
    "profile_name": "profile",
    "validity_value": "validity",
    "formatted_validity": "validity",
    "data_limit_value": "data_limit",
    "shared_users_value": "shared_users",
    "rate_limit_value": "profile",
    "routers": "profile",
}
"""Shown fields that follow from another field of the body."""
