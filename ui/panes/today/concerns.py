"""What needs a hand today: from the alerts of the services to lines with one link each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import Text, translate
from ui.panes.vouchers.lasting import lasting

GLYPHS: Final[dict[str, tuple[str, str]]] = {
    # kind → glyph and ink
    "sign_in_needed": ("ri.key-2-line", "danger"),
    "clock_skew": ("ri.time-line", "warning"),
    "router_unreachable": ("ri.router-line", "danger"),
    "router_refused": ("ri.router-line", "danger"),
    "routers_out_of_sight": ("ri.router-line", "warning"),
    "router_jobs_waiting": ("ri.router-line", "warning"),
    "actions_waiting": ("ri.cloud-off-line", "warning"),
    "unknown": ("ri.question-line", "warning"),
    "conflict": ("ri.git-merge-line", "warning"),
    "refused": ("ri.close-circle-line", "danger"),
    "low_stock": ("ri.coupon-3-line", "warning"),
}


@dataclass(frozen=True, slots=True)
class Concern:
    """One line: its kind, what or whom it is about, since when, how many, for how many days it lasts, and the pane, row
    and part (``options`` of the pane) where it is dealt with."""

    kind: str
    subject: str = ""
    since: datetime | None = None
    count: int = 0
    pane: str = ""
    key: str | None = None
    days: float | None = None
    options: tuple[tuple[str, object], ...] = ()


def concerns(
    alerts: Sequence[Any], counts: Any, routers: Sequence[Record], away: bool, last_contact: datetime | None
) -> list[Concern]:
    """The lines to show, in the order of the alerts.

    Actions that need a person are told apart by what they need. While the server is out of sight the routers are too:
    one line says so, instead of an alarm per router that may be perfectly fine.
    """
    known = {record.key: record for record in routers}
    found: list[Concern] = []
    for alert in alerts:
        if alert.kind == "actions_attention":
            found += [
                Concern(kind, count=number, pane="sync_centre")
                for kind, number in (
                    ("conflict", counts.conflict),
                    ("unknown", counts.unknown),
                    ("refused", counts.refused),
                )
                if number
            ]
        elif alert.kind == "router_unreachable":
            if not away:
                found.append(_router(alert, known.get(alert.key)))
        elif alert.kind == "low_stock":
            making = (("add", True), ("plan", alert.plan))
            found.append(
                Concern(alert.kind, alert.subject, count=alert.count, pane=alert.pane, days=alert.days, options=making)
            )
        elif alert.kind != "actions_waiting" or not away:
            found.append(Concern(alert.kind, alert.subject, alert.since, alert.count, alert.pane, alert.key))
    if away and counts.pending:
        found.insert(0, Concern("actions_waiting", count=counts.pending, pane="sync_centre"))
    if away and routers:
        place = 1 if found and found[0].kind == "actions_waiting" else 0
        found.insert(place, Concern("routers_out_of_sight", "", last_contact, len(routers), "routers"))
    return found


def _router(alert: Any, record: Record | None) -> Concern:
    refused = record is not None and record["status"] == "refused"
    people = int(record["active_users"] or 0) if record is not None else 0
    kind = "router_refused" if refused else "router_unreachable"
    return Concern(kind, alert.subject, alert.since, people, alert.pane, alert.key)


def concern_words(concern: Concern) -> tuple[str, str, str]:
    """Title, second line and link."""
    subject, count = concern.subject, concern.count
    since = formatting.time_or_day(concern.since) if concern.since is not None else ""
    view = str(Text("today", "View"))
    match concern.kind:
        case "router_unreachable" | "router_refused":
            if concern.kind == "router_refused":
                title = str(Text("today", "{router} refuses access").fill(router=subject))
            else:
                title = str(Text("today", "{router} is not answering").fill(router=subject))
            affected = translate("today", "%Ln customer(s) affected", "", count) if count else ""
            start = str(Text("today", "Since {time}").fill(time=since)) if since else ""
            return title, joined(start, affected), str(Text("today", "Diagnose"))
        case "routers_out_of_sight":
            title = translate("today", "%Ln site(s) can no longer be seen from here", "", count)
            last = str(Text("today", "Last contact {time} · the Wi-Fi goes on").fill(time=since))
            return title, last if since else "", view
        case "router_jobs_waiting":
            title = translate("today", "%Ln change(s) wait for {router}", "", count).format(router=subject)
            return title, str(Text("today", "They reach it by themselves")), view
        case "actions_waiting":
            title = translate("today", "%Ln action(s) wait for the network", "", count)
            return title, str(Text("today", "They leave by themselves")), view
        case "conflict":
            title = translate("today", "%Ln row(s) changed on both sides", "", count)
            return title, str(Text("today", "Choose which version stays")), str(Text("today", "Choose"))
        case "unknown":
            title = translate("today", "%Ln action(s) to check", "", count)
            return title, str(Text("today", "The answer of the server was lost")), str(Text("today", "Check"))
        case "refused":
            title = translate("today", "%Ln action(s) refused by the server", "", count)
            return title, str(Text("today", "Correct or give up each one")), str(Text("today", "Correct"))
        case "low_stock":
            title = str(Text("today", "“{plan}” stock is running low").fill(plan=subject))
            left = translate("today", "%Ln voucher(s) left", "", count) if count else str(Text("today", "None left"))
            lasts = lasting(concern.days) if count and concern.days is not None else ""
            return title, joined(left, lasts), str(Text("today", "New batch"))
        case "clock_skew":
            title = str(Text("today", "The clock of this computer is wrong"))
            return title, str(Text("today", "Set date and time in the system")), view
        case "sign_in_needed":
            title = str(Text("today", "Your sign-in has ended"))
            return title, str(Text("today", "Nothing is lost: sign in to send")), str(Text("today", "Sign in"))
        case _:
            return subject or concern.kind, since, view


def joined(*parts: str) -> str:
    """Parts of a line with a dot between those that say something."""
    return " · ".join(part for part in parts if part)
