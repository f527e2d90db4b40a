"""Routers: live values and history, reboot, restart of the hotspot, adding and changing. All but reading needs the server."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tiknet_desktop.api.answer import rows
from tiknet_desktop.runtime.tasks import TaskRegistry
from tiknet_desktop.services.errors import InvalidInputError, NotYetKnownError
from tiknet_desktop.services.series import GAP_SECONDS, Series, series_of
from tiknet_desktop.services.shop import Shop, ShopHolder
from tiknet_desktop.services.watch import POLL_SECONDS, RouterWatch
from tiknet_desktop.storage import cache, samples
from tiknet_desktop.storage.codec import BadRowError
from tiknet_desktop.storage.records import Record
from tiknet_desktop.sync.pull import flat_sessions

HISTORY: Mapping[str, tuple[int, int]] = {"1h": (3_600, 1), "24h": (86_400, 60), "7d": (7 * 86_400, 3_600)}
"""Seconds back and seconds per mean, by the name of the span."""


@dataclass(frozen=True, slots=True)
class NewRouter:
    """What connects a router. ``secret`` is the RADIUS secret."""

    name: str
    ip_address: str
    username: str
    password: str
    secret: str = ""
    dns_name: str = ""
    api_port: int = 8728
    coa_port: int = 3799
    is_active: bool = True

    def __repr__(self) -> str:
        return f"NewRouter({self.name!r}, {self.ip_address!r})"


class RouterService:
    """Use cases of the routers pane."""

    def __init__(self, shop: ShopHolder, tasks: TaskRegistry) -> None:
        self._shop = shop
        self._tasks = tasks
        self._watches: dict[str, RouterWatch] = {}

    def watch(self, key: str, interval: float = POLL_SECONDS) -> RouterWatch:
        """The watch of one router, the same for all who ask; call ``start()`` and later ``stop()`` on it."""
        found = self._watches.get(key)
        if found is None:
            found = self._watches[key] = RouterWatch(self._shop(), self._tasks, key, interval)
        return found

    async def history(self, key: str, span: str = "1h") -> Series:
        """Means of the last hour (1 s), day (1 min) or week (1 h).

        Raises:
            KeyError: ``span`` is none of ``1h``, ``24h``, ``7d``.
        """
        seconds, step = HISTORY[span]
        now = time.time()
        found = await self._shop().store.read(samples.series, key, step, now - seconds, now + step)
        return series_of(found, gap=max(step * 2.5, GAP_SECONDS))

    async def reboot(self, key: str) -> None:
        """Reboot a router.

        Raises:
            NotAllowedError, ApiError, RowGoneError: it was not asked to, or did not answer.
        """
        shop = self._shop()
        await shop.ask("reboot_router", path=await self._slug(shop, key))
        await self._reread(shop)

    async def restart_hotspot(self, key: str) -> list[str]:
        """Restart every hotspot of a router; returns their names. Raises as :meth:`reboot`."""
        shop = self._shop()
        data = await shop.ask("restart_hotspot", path=await self._slug(shop, key))
        await self._reread(shop)
        names = data.get("hotspots_restarted") if isinstance(data, Mapping) else None
        return [str(name) for name in names] if isinstance(names, list) else []

    async def add(self, new: NewRouter) -> str:
        """Connect a router; returns its key.

        Raises:
            InvalidInputError: a required field is empty.
            NotAllowedError, ApiError: the server did not take it.
        """
        missing = {name: "required" for name in ("name", "ip_address", "username") if not getattr(new, name).strip()}
        if missing:
            raise InvalidInputError(**missing)
        shop = self._shop()
        body = {name: getattr(new, name) for name in NewRouter.__dataclass_fields__}
        body = {name: value for name, value in body.items() if value != ""}
        data = await shop.ask("create_router", body=body)
        return await self._take(shop, data)

    async def update(self, key: str, changes: Mapping[str, Any]) -> None:
        """Change fields of a router; secrets only when given. Raises as :meth:`add`."""
        shop = self._shop()
        slug = await self._slug(shop, key)
        data = await shop.ask("update_router", path={"router_slug": slug["slug"]}, body=dict(changes))
        await self._take(shop, data)

    async def delete(self, key: str) -> None:
        """Remove a router from the shop; the device itself is not touched. Raises as :meth:`reboot`."""
        shop = self._shop()
        row = await shop.record("routers", key)
        if row["id"] is None:
            raise NotYetKnownError(key)
        await shop.ask("delete_router", path={"router_id": row["id"]})
        await shop.store.write(cache.remove_rows, "routers", [str(row["id"])])
        shop.publish_rows("routers", {key})

    async def active_users(self, key: str) -> list[Mapping[str, Any]]:
        """Who is connected to one router now, in the fields of ``network_sessions``.

        Raises:
            ApiError: the server or the router did not answer.
        """
        shop = self._shop()
        row = await shop.record("routers", key)
        data = await shop.ask("router_active_users", path={"slug": row["slug"]})
        codec = cache.row_sql("network_sessions").codec
        found: list[Mapping[str, Any]] = []
        for session in flat_sessions(rows(data)):
            session.setdefault("router_name", row["name"])
            try:
                found.append(codec.values(codec.stored(session)))
            except BadRowError:
                continue  # one unreadable session hides no other
        return found

    async def interfaces(self, key: str) -> list[Mapping[str, Any]]:
        """Interfaces of a router with their traffic.

        Raises:
            NotOffered: this server has no such list.
            ApiError: the server or the router did not answer.
        """
        shop = self._shop()
        return [dict(row) for row in rows(await shop.ask("router_interfaces", path=await self._slug(shop, key)))]

    async def check(self, key: str) -> list[Mapping[str, Any]]:
        """What stands in the way of selling through a router: rows of ``code``, ``state``, ``detail``. Raises as
        :meth:`interfaces`."""
        shop = self._shop()
        return [dict(row) for row in rows(await shop.ask("router_check", path=await self._slug(shop, key)))]

    async def close(self) -> None:
        """End every watch and keep what they measured."""
        watches, self._watches = list(self._watches.values()), {}
        for one in watches:
            await one.close()

    async def _slug(self, shop: Shop, key: str) -> dict[str, Any]:
        row: Record = await shop.record("routers", key)
        if not row["slug"]:
            raise NotYetKnownError(key)
        return {"slug": row["slug"]}

    async def _take(self, shop: Shop, data: Any) -> str:
        """Put the router the server answered into the cache; returns its key."""
        if not isinstance(data, Mapping) or data.get("id") is None:
            await self._reread(shop)
            return ""
        await shop.engine.refresh("routers")  # the answer lacks what only lists carry
        return await shop.store.read(_key_of, str(data["id"])) or ""

    async def _reread(self, shop: Shop) -> None:
        shop.engine.touched("routers", "network_sessions")


def _key_of(connection: Any, remote_id: str) -> str | None:
    found = connection.exec_driver_sql("SELECT _key FROM cache_routers WHERE _remote = ?", (remote_id,)).scalar()
    return None if found is None else str(found)
