"""Who is on the network now, and putting somebody off it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiknet_desktop.api.errors import ApiError, ObjectMissing
from tiknet_desktop.services.shop import ShopHolder
from tiknet_desktop.storage import cache


@dataclass(frozen=True, slots=True)
class Disconnected:
    """How putting sessions off went: keys that are off, and the error of each that is not."""

    done: tuple[str, ...]
    failed: dict[str, ApiError]


class SessionService:
    """Use cases of the sessions pane."""

    def __init__(self, shop: ShopHolder) -> None:
        self._shop = shop

    async def disconnect(self, keys: Sequence[str]) -> Disconnected:
        """Put sessions off the network, one by one; a session that is gone already counts as done.

        Raises:
            NotAllowedError: this person may not.
            RowGoneError: a session is no longer in the list.
        """
        shop = self._shop()
        shop.require("disconnect_session")
        done: list[str] = []
        failed: dict[str, ApiError] = {}
        for key in keys:
            row = await shop.record("network_sessions", key)
            body = {
                "username": row["username"] or "",
                "mac_address": row["mac_address"] or "",
                "ip_address": row["ip_address"] or "",
                "dns_name": row["router_dns_name"] or row["router_slug"] or "",
            }
            try:
                await shop.api.call("disconnect_session", body=body)
            except ObjectMissing:
                done.append(key)
            except ApiError as error:
                failed[key] = error
                continue
            else:
                done.append(key)
            await shop.store.write(cache.remove_rows, "network_sessions", [str(row["key"])])
        shop.publish_rows("network_sessions", done)
        shop.engine.touched("network_sessions")
        return Disconnected(tuple(done), failed)
