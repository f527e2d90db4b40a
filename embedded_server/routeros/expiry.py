"""When calendar validity ends on the router, and putting it right.

The on-login script starts a scheduler at the first login; its clock may be wrong after a power cut. We hold the
true expiry, so at every contact a scheduler that disagrees is made anew from what is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from embedded_server.routeros import validity, values
from embedded_server.routeros.errors import RouterMismatch, RouterTrap, TrapKind
from embedded_server.routeros.gateway import RouterGateway
from embedded_server.routeros.provisioning import SCHEDULERS, disable_user

TOLERANCE_SECONDS = 120
_POLICY = "read,write,test"
"""The least the event needs: a scheduler may not have more rights than the account that makes it."""


def router_now(gateway: RouterGateway) -> datetime:
    """The router's own local time."""
    row = gateway.rows("/system/clock", polling=True)[0]
    return values.parse_date_time(f"{row.get('date', '')} {row.get('time', '')}")


def seconds_left(gateway: RouterGateway) -> dict[str, int]:
    """Seconds until the router blocks each user whose validity runs, by user name.

    That a user is here at all means its voucher has been used.
    """
    now = router_now(gateway)
    left: dict[str, int] = {}
    for row in gateway.rows(SCHEDULERS, ("name", "next-run", "disabled"), polling=True):
        name = row.get("name", "")
        if name.startswith(validity.SCHEDULER_PREFIX) and row.get("next-run"):
            moment = values.parse_date_time(row["next-run"], now)
            left[name.removeprefix(validity.SCHEDULER_PREFIX)] = round((moment - now).total_seconds())
    return left


@dataclass
class Realigned:
    """What ``realign`` did, by user name."""

    corrected: list[str] = field(default_factory=list)
    expired: list[str] = field(default_factory=list)


def realign(gateway: RouterGateway, wanted: Mapping[str, int]) -> Realigned:
    """Makes the router block each user in the given number of seconds; one whose time is over is blocked now.

    Schedulers within two minutes of the truth are left alone, so a contact usually writes nothing.
    """
    outcome = Realigned()
    stored = seconds_left(gateway)
    for user, left in wanted.items():
        if left <= 0:
            _remove(gateway, user)
            disable_user(gateway, user)
            outcome.expired.append(user)
        elif user not in stored or abs(stored[user] - left) > TOLERANCE_SECONDS:
            _remove(gateway, user)
            _add(gateway, user, left)
            outcome.corrected.append(user)
    if outcome.corrected:
        after = seconds_left(gateway)
        wrong = [user for user in outcome.corrected if abs(after.get(user, 0) - wanted[user]) > TOLERANCE_SECONDS]
        if wrong:
            raise RouterMismatch(f"the expiry of {wrong[0]} is not as it was written")
    return outcome


def _remove(gateway: RouterGateway, user: str) -> None:
    for row in gateway.rows(SCHEDULERS, ("name",), (f"?name={validity.SCHEDULER_PREFIX}{user}",)):
        try:
            gateway.command((f"{SCHEDULERS}/remove", f"=.id={row['.id']}"))
        except RouterTrap as trap:
            # It may have fired since we looked.
            if trap.kind is not TrapKind.NO_SUCH_ITEM:
                raise


def _add(gateway: RouterGateway, user: str, left: int) -> None:
    gateway.command(
        (
            f"{SCHEDULERS}/add",
            f"=name={validity.SCHEDULER_PREFIX}{user}",
            f"=interval={values.format_duration(left)}",
            f"=on-event={validity.expiry_event(user, guarded=False)}",
            f"=policy={_POLICY}",
        )
    )
