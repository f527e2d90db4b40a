"""What differs between the RouterOS versions the simulator can be."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


def version_key(text: str) -> tuple[int, ...]:
    """``7.20.8`` as comparable numbers."""
    return tuple(int(part) for part in text.split(" ")[0].split("."))


@dataclass(frozen=True)
class VersionProfile:
    """One emulated version; ``label`` and ``build`` are what ``/system/resource`` shows."""

    number: str
    label: str
    build: str

    def since(self, number: str) -> bool:
        return version_key(self.number) >= version_key(number)

    @property
    def v7(self) -> bool:
        return self.since("7.0")

    @property
    def iso_dates(self) -> bool:
        return self.since("7.10")

    @property
    def empty_reply(self) -> bool:
        return self.since("7.18")

    @property
    def empty_after_cancel(self) -> bool:
        return self.since("7.23")

    @property
    def device_mode(self) -> bool:
        return self.since("7.17")


PROFILES = {
    profile.number: profile
    for profile in (
        VersionProfile("6.49.17", "6.49.17 (stable)", "Aug/07/2024 11:47:14"),
        VersionProfile("7.9.2", "7.9.2 (stable)", "May/30/2023 13:49:00"),
        VersionProfile("7.16.2", "7.16.2 (stable)", "2024-11-26 12:09:40"),
        VersionProfile("7.20.8", "7.20.8 (long-term)", "2026-01-30 08:12:21"),
        VersionProfile("7.22.3", "7.22.3 (stable)", "2026-05-06 07:30:12"),
        VersionProfile("7.24.1", "7.24.1 (stable)", "2026-09-02 09:01:33"),
    )
}
DEFAULT_VERSION = "7.20.8"

_NOT_IN_V6 = {
    "/system/ntp/client": {"servers", "vrf"},
    "/ip/service": {"vrf", "max-sessions"},
    "/ip/dhcp-server/lease": {"allow-dual-stack-queue", "parent-queue", "queue-type"},
    "/radius": {"require-message-auth", "radsec-timeout"},
}
_ONLY_IN_V6 = {"/system/ntp/client": {"primary-ntp", "secondary-ntp", "server-dns-names"}}
_MENU_SINCE = {"/system/device-mode": "7.17"}


@cache
def _schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files(__package__) / "data" / "schema.json").read_text("ascii"))
    return loaded


class Grammar:
    """Menus, verbs and arguments one version accepts, from the console-inspector dumps in ``data/schema.json``."""

    def __init__(self, profile: VersionProfile) -> None:
        self._profile = profile

    def has_menu(self, menu: str) -> bool:
        return menu in _schema() and self._profile.since(_MENU_SINCE.get(menu, "0"))

    def has_verb(self, menu: str, verb: str) -> bool:
        entry = _schema()[menu]
        if verb in entry.get("until", {}):
            return not self._profile.since(entry["until"][verb])
        if verb in ("listen", "getall"):
            return "print" in entry["commands"]
        return verb in entry["commands"] and self._profile.since(entry.get("commands_since", {}).get(verb, "0"))

    def arguments(self, menu: str, verb: str) -> frozenset[str]:
        """Names ``verb`` takes besides the item numbers."""
        entry = _schema()[menu]
        since = entry.get("since", {})
        names = {
            name
            for name in entry["arguments"].get(verb, ())
            if name != "numbers" and self._profile.since(since.get(name, "0"))
        }
        if not self._profile.v7:
            names -= _NOT_IN_V6.get(menu, set())
            if verb == "set":
                names |= _ONLY_IN_V6.get(menu, set())
        return frozenset(names)
