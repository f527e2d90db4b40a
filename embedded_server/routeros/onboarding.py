"""What to look at when a router is connected, and how bad it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from embedded_server.routeros import values
from embedded_server.routeros.errors import RouterError, RouterUnsupported
from embedded_server.routeros.records import FindingLevel, HotspotServer, OnboardingFinding

NEEDED_POLICIES = ("api", "read", "write", "test", "sensitive")
OLDEST_VERSION = (6, 43)
DRIFT_SECONDS = 120
_LICENCE_SESSIONS = {"0": "1", "1": "1", "3": "1", "4": "200", "5": "500", "6": "0"}
_RANK = {FindingLevel.PROBLEM: 0, FindingLevel.WARNING: 1, FindingLevel.OK: 2}


class Readable(Protocol):
    """The part of the gateway a check needs."""

    def rows(self, menu: str) -> list[dict[str, str]]: ...

    def hotspots(self) -> list[HotspotServer]: ...

    @property
    def user_name(self) -> str: ...


def findings(gateway: Readable) -> list[OnboardingFinding]:
    """Looks at one thing after another; a menu that cannot be read is itself a finding."""
    try:
        resource = gateway.rows("/system/resource")[0]
    except RouterError as error:
        return [OnboardingFinding("api_access", FindingLevel.PROBLEM, {"error": error.code, "detail": error.detail})]
    found = [OnboardingFinding("api_access", FindingLevel.OK), _version(resource.get("version", ""))]
    for look in (_rights, _licence, _device_mode, _hotspot, _ntp, _clock):
        try:
            finding = look(gateway)
        except RouterError as error:
            name = look.__name__.removeprefix("_")
            finding = OnboardingFinding(name, FindingLevel.WARNING, {"error": error.code, "detail": error.detail})
        if finding is not None:
            found.append(finding)
    return sorted(found, key=lambda finding: _RANK[finding.level])


def _version(text: str) -> OnboardingFinding:
    numbers = tuple(int(part) for part in text.split(" ")[0].split(".") if part.isdigit())
    level = FindingLevel.OK if numbers >= OLDEST_VERSION else FindingLevel.PROBLEM
    return OnboardingFinding("version", level, {"version": text, "oldest": ".".join(map(str, OLDEST_VERSION))})


def _rights(gateway: Readable) -> OnboardingFinding:
    group = next((row.get("group", "") for row in gateway.rows("/user") if row.get("name") == gateway.user_name), "")
    policy = next((row.get("policy", "") for row in gateway.rows("/user/group") if row.get("name") == group), "")
    missing = [name for name in NEEDED_POLICIES if name not in policy.split(",")]
    level = FindingLevel.PROBLEM if missing else FindingLevel.OK
    return OnboardingFinding("rights", level, {"group": group, "missing": ",".join(missing)})


def _licence(gateway: Readable) -> OnboardingFinding:
    row = gateway.rows("/system/license")[0]
    number = row.get("nlevel", row.get("level", ""))
    level = FindingLevel.WARNING if number in ("0", "1", "3") else FindingLevel.OK
    return OnboardingFinding("licence", level, {"level": number, "sessions": _LICENCE_SESSIONS.get(number, "0")})


def _device_mode(gateway: Readable) -> OnboardingFinding | None:
    try:
        row = gateway.rows("/system/device-mode")[0]
    except RouterUnsupported:
        return None
    if row.get("flagged", "false") in ("true", "yes"):
        return OnboardingFinding("device_flagged", FindingLevel.PROBLEM, {"mode": row.get("mode", "")})
    blocked = [name for name in ("hotspot", "scheduler") if row.get(name, "true") in ("false", "no")]
    level = FindingLevel.PROBLEM if blocked else FindingLevel.OK
    return OnboardingFinding("device_mode", level, {"mode": row.get("mode", ""), "blocked": ",".join(blocked)})


def _hotspot(gateway: Readable) -> OnboardingFinding:
    servers = gateway.hotspots()
    working = [server.name for server in servers if not server.disabled and not server.invalid]
    if not servers:
        return OnboardingFinding("hotspot_missing", FindingLevel.PROBLEM)
    if not working:
        return OnboardingFinding("hotspot_off", FindingLevel.PROBLEM, {"servers": ",".join(s.name for s in servers)})
    return OnboardingFinding("hotspot", FindingLevel.OK, {"servers": ",".join(working)})


def _ntp(gateway: Readable) -> OnboardingFinding:
    row = gateway.rows("/system/ntp/client")[0]
    enabled = row.get("enabled", "false") in ("true", "yes")
    return OnboardingFinding(
        "ntp", FindingLevel.OK if enabled else FindingLevel.WARNING, {"enabled": str(enabled).lower()}
    )


def _clock(gateway: Readable) -> OnboardingFinding:
    row = gateway.rows("/system/clock")[0]
    try:
        shown = values.router_instant(row.get("date", ""), row.get("time", ""), row.get("gmt-offset", "+00:00"))
    except ValueError:
        return OnboardingFinding("clock_unreadable", FindingLevel.WARNING, {"date": row.get("date", "")})
    drift = round((shown - datetime.now(UTC)).total_seconds())
    level = FindingLevel.OK if abs(drift) <= DRIFT_SECONDS else FindingLevel.WARNING
    return OnboardingFinding("clock_drift", level, {"seconds": str(drift)})
