"""Plans as a shop owner thinks of them: a price, a time, a speed. Options and hotspot profiles are found or made behind it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tiknet_desktop.api.errors import ApiError
from tiknet_desktop.contracts.resources import OPTION_KINDS
from tiknet_desktop.domain.ids import new_access_code
from tiknet_desktop.domain.rates import RateLimit
from tiknet_desktop.services.editing import EditingService, Reference
from tiknet_desktop.services.errors import InvalidInputError, ServiceError
from tiknet_desktop.services.online import OnlineService
from tiknet_desktop.services.plan_drafts import (
    FOLLOWS,
    Arrangement,
    Outlook,
    PlanDraft,
    ProfileFate,
    WantedOption,
    arrange,
    changed_names,
    check,
    check_name,
    draft_of,
    plan_values,
    profile_options,
    profile_values,
    terms,
    terms_of_profile,
)
from tiknet_desktop.services.plan_facts import (
    PlanFacts,
    Presets,
    option_text,
    option_value,
    preset_values,
    read_facts,
    rows_of,
    sold_ever,
)
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import states
from tiknet_desktop.storage.records import Record
from tiknet_desktop.storage.states import FreshnessState

_log = logging.getLogger(__name__)


class PlanHeldError(ServiceError):
    """The plan is held, was sold, or tickets of it wait to be sold, so it cannot be deleted; it can be taken off sale.
    ``name`` is the plan's, ``holders`` hold it now, ``sold`` is how often it was sold, ``stock`` counts unsold tickets."""

    code = "plan_held"

    def __init__(self, name: str, holders: int, sold: int, stock: int) -> None:
        self.name, self.holders, self.sold, self.stock = name, holders, sold, stock
        super().__init__(name)


class PlanService:
    """Use cases of the plans pane."""

    def __init__(self, shop: ShopHolder, editing: EditingService, online: OnlineService) -> None:
        self._shop = shop
        self._editing = editing
        self._online = online
        self._presets: Presets | None = None

    # ------------------------------------------------------------ reading
    async def facts(self) -> PlanFacts:
        """Who holds what, what was sold, what uses what: from the cache."""
        return await self._shop().store.read(read_facts, datetime.now(UTC).astimezone())

    async def sold_ever(self, plan: int | None) -> int:
        """How often the plan with this number was sold at the counter, of all time."""
        return 0 if plan is None else await self._shop().store.read(sold_ever, plan)

    async def draft(self, key: str) -> PlanDraft:
        """A plan as it can be edited.

        Raises:
            RowGoneError: it is no longer there.
        """
        shop = self._shop()
        plan, facts = await shop.record("plans", key), await self.facts()
        return draft_of(plan, facts)

    async def outlook(self, draft: PlanDraft, key: str = "") -> Outlook:
        """What saving would do, in advance.

        Raises:
            RowGoneError: the plan is no longer there.
        """
        made: Arrangement = await self._shop().store.read(arrange, draft, key, bool(key))
        facts, plan = made.facts, made.plan
        number = None if plan is None else plan["id"]
        before = None if plan is None else draft_of(plan, facts)
        rate, idle, routers = terms_of_profile(draft, made)
        shares = () if made.profile is None else facts.plans_of_profile.get(made.profile["id"] or -1, ())
        own = str(plan["name"]) if plan is not None else ""
        return Outlook(
            fate=made.fate,
            profile_name=made.profile_name,
            rate=rate,
            idle=idle,
            shares=tuple(name for name in shares if name != own),
            routers=tuple(one for one in facts.routers if not routers or one["id"] in routers),
            new_options=tuple(one.kind for one in made.options.values() if one is not None and one.known is None),
            customers=facts.customers.get(number or -1, 0),
            tickets=facts.tickets.get(number or -1, 0),
            stock=facts.stock.get(number or -1, 0),
            holders_known=facts.holders_known,
            price_changed=before is not None and before.price != draft.price,
            terms_changed=before is not None and terms(before) != replace(terms(draft), rate=rate, idle=idle),
        )

    async def presets(self) -> Presets:
        """Values a form proposes: the server's own where it has them, else the usual ones."""
        if self._presets is None:
            await self._read_lists()
            self._presets = await self._ask_presets()
        return self._presets

    async def _read_lists(self) -> None:
        """Read what was never read: a value that exists on the server must not be made a second time."""
        shop = self._shop()
        for name in (*OPTION_KINDS, "hotspot_profiles"):
            known = await shop.store.read(states.freshness, name)
            if known.state is not FreshnessState.NEVER:
                continue
            try:
                await shop.engine.refresh(name)
            except ApiError as error:  # the create says what is wrong, if anything is
                _log.info("%s could not be read: %s", name, error.code)

    async def _ask_presets(self) -> Presets:
        units = await self._preset_answer("plan_config_validity_units")
        named = tuple(str(one.get("value")) for one in units if isinstance(one, Mapping)) if units else ()
        whole = await self._preset_answer("plan_config_resources")
        lists: dict[str, object] = dict(whole) if isinstance(whole, Mapping) else {}
        if not lists:
            for name, questions in (
                ("data_limits", ("plan_config_data_limits",)),
                ("shared_users", ("plan_config_shared_users",)),
                ("rate_limits", ("plan_config_rate_limits", "plan_config_speed_limits")),
            ):
                for question in questions:
                    lists[name] = lists.get(name) or await self._preset_answer(question)
        usual = Presets()
        return Presets(
            preset_values("validity", lists.get("validity")) or usual.validities,
            preset_values("data_limit", lists.get("data_limits")) or usual.volumes,
            preset_values("shared_users", lists.get("shared_users")) or usual.devices,
            preset_values("rate_limit", lists.get("rate_limits")) or usual.rates,
            preset_values("idle_timeout", lists.get("idle_timeouts")) or usual.idles,
            named or usual.units,
        )

    async def _preset_answer(self, operation_id: str) -> Any:
        return (await self._online.reading(operation_id)).value

    # ------------------------------------------------------------ changing plans
    async def save(self, draft: PlanDraft, key: str = "") -> str:
        """Make a plan, or change the one with this key, with the options and the profile it needs; returns its key. Values
        that exist are used again. Nothing is kept unless this person may do all of it.

        Raises:
            InvalidInputError: a field is empty or out of range.
            NotAllowedError: this person may not; ``operation`` names the step.
            RowGoneError: the plan or the chosen profile is no longer there.
            ApiError: the server did not do it.
        """
        check(draft)
        shop = self._shop()
        await self._read_lists()
        made: Arrangement = await shop.store.read(arrange, draft, key)
        for operation_id in made.operations():
            shop.require(operation_id)
        numbers = {kind: await self._option(one) for kind, one in made.options.items()}
        profile = await self._profile(made, draft, numbers)
        shown, body = plan_values(draft, made, numbers, profile)
        if made.plan is None:
            written = await self._editing.create("plans", {**shown, "created_at": datetime.now(UTC)}, body)
            return written.key
        changed = changed_names(draft_of(made.plan, made.facts), draft, made.fate)
        if changed:
            body = {name: value for name, value in body.items() if name in changed}
            shown = {name: value for name, value in shown.items() if FOLLOWS.get(name, name) in changed}
            await self._editing.update("plans", key, shown, body)
        return key

    async def put_on_sale(self, keys: Sequence[str], on: bool) -> None:
        """Offer plans, or take them off sale; who holds them keeps them.

        Raises:
            NotAllowedError, RowGoneError: nothing more was changed.
        """
        for key in keys:
            await self._editing.update("plans", key, {"is_active": on})

    async def delete(self, key: str) -> None:
        """Delete a plan that was never sold.

        Raises:
            PlanHeldError: somebody holds it or it was sold.
            NotAllowedError, RowGoneError: it was not deleted.
        """
        shop = self._shop()
        shop.require("delete_plan")
        plan, facts = await shop.record("plans", key), await self.facts()
        number = plan["id"] or -1
        holders, stock = facts.holders(number), facts.stock.get(number, 0)
        sold = await self.sold_ever(plan["id"])
        if holders or sold or stock:
            raise PlanHeldError(str(plan["name"]), holders, sold, stock)
        await self._editing.delete("plans", [key])

    # ------------------------------------------------------------ profiles, options, accounts
    async def save_profile(
        self,
        name: str,
        rate: RateLimit | None,
        idle: timedelta | None,
        routers: Sequence[int] = (),
        *,
        is_active: bool = True,
        is_for_promo: bool = False,
        key: str = "",
    ) -> str:
        """Make or change a hotspot profile; returns its key. ``routers`` empty: all of them.

        Raises:
            InvalidInputError: the name is empty or too long.
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        check_name(name)
        shop = self._shop()
        wanted = await shop.store.read(profile_options, rate, idle)
        for one in wanted.values():
            if one is not None and one.known is None:
                shop.require(f"create_{one.kind}")
        shop.require("update_hotspot_profile" if key else "create_hotspot_profile")
        numbers = {kind: await self._option(one) for kind, one in wanted.items()}
        shown, body = profile_values(name.strip(), wanted, numbers, sorted(routers))
        flags = {"is_active": is_active, "is_for_promo": is_for_promo}
        if key:
            await self._editing.update("hotspot_profiles", key, {**shown, **flags}, {**body, **flags})
            return key
        return (await self._editing.create("hotspot_profiles", {**shown, **flags}, {**body, **flags})).key

    async def save_option(self, kind: str, value: Any, key: str = "") -> str:
        """Make or change an option; one of the same value is used again. Returns its key.

        Raises:
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        known = next((row for row in await self._options(kind) if option_value(kind, row["value"]) == value), None)
        if known is not None:
            return known.key
        text = option_text(kind, value)
        body = {"value": value if kind == "shared_users" else text}
        if key:
            await self._editing.update(kind, key, {"value": text}, body)
            return key
        return (await self._editing.create(kind, {"value": text}, body)).key

    async def _options(self, kind: str) -> tuple[Record, ...]:
        return await self._shop().store.read(rows_of, kind)

    async def save_account(
        self,
        username: str,
        profile_key: str = "",
        *,
        password: str = "",
        mac_address: str = "",
        is_active: bool = True,
        key: str = "",
    ) -> str:
        """Make or change an account on the routers; returns its key. An empty password of a known account stays as it is.

        Raises:
            InvalidInputError: a field is empty.
            NotAllowedError, RowGoneError, ApiError: it was not done.
        """
        needed = {"username": username, **({} if key else {"profile": profile_key, "password": password})}
        missing = {name: "required" for name, value in needed.items() if not value.strip()}
        if missing:
            raise InvalidInputError(**missing)
        shown: dict[str, Any] = {"username": username, "mac_address": mac_address or None, "is_active": is_active}
        body: dict[str, Any] = {**shown, "mac_address": mac_address}
        if not mac_address and not key:
            del body["mac_address"]
        if profile_key:
            profile = await self._shop().record("hotspot_profiles", profile_key)
            shown["profile_name"] = profile["name"]
            body["profile"] = Reference("hotspot_profiles", profile_key)
        if password:
            body["password"] = password
        if key:
            return (await self._editing.update("hotspot_users", key, shown, body)).key
        shown["created_at"] = datetime.now(UTC)
        return (await self._editing.create("hotspot_users", shown, body)).key

    async def reset_password(self, key: str) -> str:
        """Give an account a new password; it is told once and kept nowhere to be read.

        Raises:
            NotAllowedError, RowGoneError, ApiError: the old one still holds.
        """
        password = new_access_code()
        await self._editing.update("hotspot_users", key, {}, {"password": password})
        return password

    # ------------------------------------------------------------ steps
    async def _option(self, wanted: WantedOption | None) -> int | Reference | None:
        if wanted is None or wanted.known is not None:
            return None if wanted is None else wanted.known
        return Reference(wanted.kind, await self.save_option(wanted.kind, wanted.value))

    async def _profile(
        self, made: Arrangement, draft: PlanDraft, numbers: Mapping[str, int | Reference | None]
    ) -> int | Reference:
        if made.fate is ProfileFate.NEW or made.fate is ProfileFate.CHANGED:
            shown, body = profile_values(made.profile_name, made.options, numbers, sorted(draft.routers))
            if made.fate is ProfileFate.NEW:
                flags = {"is_active": True, "is_for_promo": False}
                written = await self._editing.create("hotspot_profiles", {**shown, **flags}, {**body, **flags})
                return Reference("hotspot_profiles", written.key)
            assert made.profile is not None
            del shown["name"], body["name"]
            await self._editing.update("hotspot_profiles", made.profile.key, shown, body)
        assert made.profile is not None
        return Reference("hotspot_profiles", made.profile.key)
