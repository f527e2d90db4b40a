"""How a customer reads in the list: name, state, expiry, what is left; the filters and their conditions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from tiknet_desktop.storage.records import Filter, FilterOp, Record, RecordQuery, Sort
from ui.kit import formatting
from ui.kit.i18n import Text, Words, say
from ui.kit.spec import Cell, ColumnSpec, FilterChoice, FilterSpec

if TYPE_CHECKING:
    from ui.kit.context import PaneContext

SOON: Final = timedelta(hours=12)
"""A plan that ends within this time is about to expire."""
LOW_SHARE: Final = 0.15
"""Below this share of the volume the meter turns amber."""

ROW_EXTRAS: Final = "row-extras"
"""What a server calls plan, expiry, volume and devices in customer rows."""

ACTIVE: Final = Text("customers", "Active")
EXPIRES_SOON: Final = Text("customers", "Expires soon")
EXPIRED: Final = Text("customers", "Expired")
BLOCKED: Final = Text("customers", "Blocked")
NO_PLAN: Final = Text("customers", "No plan")


def full_name(record: Record) -> str:
    """First and last name; the account name or the phone where there is none."""
    name = " ".join(part for part in (record["first_name"], record["last_name"]) if part)
    return name or str(record["username"] or record["phone"] or formatting.MISSING)


def state(record: Record, extras: bool = True, now: datetime | None = None) -> tuple[Words, str]:
    """Words and tone of a customer's state. Without row extras the server says only whether someone is blocked."""
    if record["blocked"]:
        return BLOCKED, "danger"
    if not extras:
        return ACTIVE, "success"
    expires = record["expires_at"]
    if expires is None:
        return (ACTIVE, "success") if record["plan_name"] else (NO_PLAN, "neutral")
    left = expires - (now or datetime.now(UTC))
    if left <= timedelta(0):
        return EXPIRED, "neutral"
    return (EXPIRES_SOON, "warning") if left <= SOON else (ACTIVE, "success")


def data_left(record: Record) -> tuple[int, int] | None:
    """Bytes left and allowed; ``None`` when the plan sets no limit or nothing is known."""
    limit = record["data_limit"]
    return None if not limit else (max(0, limit - (record["data_used"] or 0)), limit)


def _name_cell(record: Record) -> Cell:
    return Cell(full_name(record), sub=formatting.phone(record["phone"]), strong=True)


def _plan_cell(record: Record) -> Cell:
    return Cell(str(record["plan_name"]) if record["plan_name"] else formatting.MISSING)


def _expiry_cell(record: Record) -> Cell:
    moment = record["expires_at"]
    if moment is None:
        return Cell(formatting.MISSING, ink="text_faint")
    return Cell(formatting.day_and_time(moment), tip=formatting.full_moment(moment))


def _volume_cell(record: Record) -> Cell:
    left = data_left(record)
    if left is not None:
        words = formatting.size(left[0]) if left[0] else str(Text("customers", "Used up"))
        return Cell(words, share=left[0] / left[1], low=LOW_SHARE)
    if record["plan_name"]:
        return Cell(str(Text("customers", "Unlimited")))
    return Cell(formatting.MISSING, ink="text_faint")


def devices_text(record: Record) -> str:
    """Devices online and allowed: “1/2”."""
    online, allowed = record["devices_online"], record["devices_allowed"]
    if allowed is None:
        return str(online) if online else formatting.MISSING
    return f"{online or 0}/{allowed}"


def _devices_cell(record: Record) -> Cell:
    words = devices_text(record)
    return Cell(words, ink="text_faint" if words == formatting.MISSING else "text")


def _state_column(extras: bool) -> ColumnSpec:
    def cell(record: Record) -> Cell:
        words, tone = state(record, extras)
        return Cell(pill=(say(words), tone), pending=bool(record.pending), tip=pending_tip(record))

    return ColumnSpec(
        "state",
        Text("customers", "State"),
        cell,
        128,
        sort="blocked",
        export=lambda record: say(state(record, extras)[0]),
    )


def pending_tip(record: Record) -> str:
    """What the dashed clock means, when it is there."""
    if str(record.state) == "failed":
        return str(Text("customers", "The server refused the last change. See the sync centre."))
    if str(record.state) == "conflict":
        return str(Text("customers", "Changed here and on the server. Choose in the sync centre."))
    if record.pending:
        return str(Text("customers", "Recorded on this computer, not yet confirmed by the server."))
    return ""


def _moment_column(key: str, title: Words, *, optional: bool) -> ColumnSpec:
    def cell(record: Record) -> Cell:
        moment = record[key]
        if moment is None:
            return Cell(formatting.MISSING, ink="text_faint")
        return Cell(formatting.day_and_time(moment), tip=formatting.full_moment(moment))

    return ColumnSpec(key, title, cell, 150, sort=key, priority=2, optional=optional, export=lambda record: record[key])


def columns(extras: bool) -> tuple[ColumnSpec, ...]:
    """The columns of the list; what only servers with row extras send is left out without them."""
    name = ColumnSpec("name", Text("customers", "Customer"), _name_cell, sort="first_name", export=full_name)
    optional = (
        ColumnSpec(
            "phone",
            Text("customers", "Phone"),
            lambda record: formatting.phone(record["phone"]) or formatting.MISSING,
            140,
            sort="phone",
            priority=5,
            optional=True,
            export=lambda record: record["phone"],
        ),
        ColumnSpec(
            "email",
            Text("customers", "E-mail"),
            lambda record: str(record["email"] or formatting.MISSING),
            180,
            priority=6,
            optional=extras,
            export=lambda record: record["email"],
        ),
        ColumnSpec(
            "username",
            Text("customers", "Account name"),
            lambda record: Cell(str(record["username"] or formatting.MISSING), code=True),
            130,
            priority=6,
            optional=True,
            export=lambda record: record["username"],
        ),
        _moment_column("date_added", Text("customers", "Customer since"), optional=extras),
    )
    if not extras:
        return (name, _state_column(extras), *optional)
    return (
        name,
        ColumnSpec(
            "plan",
            Text("customers", "Plan"),
            _plan_cell,
            84,
            sort="plan_name",
            priority=2,
            export=lambda record: record["plan_name"],
        ),
        _state_column(extras),
        ColumnSpec(
            "expires",
            Text("customers", "Expires"),
            _expiry_cell,
            150,
            sort="expires_at",
            export=lambda record: record["expires_at"],
        ),
        ColumnSpec(
            "left",
            Text("customers", "Volume left"),
            _volume_cell,
            116,
            priority=1,
            export=lambda record: (data_left(record) or (None,))[0],
        ),
        ColumnSpec(
            "devices",
            Text("customers", "Devices"),
            _devices_cell,
            82,
            right=True,
            sort="devices_online",
            priority=1,
            export=devices_text,
        ),
        ColumnSpec(
            "used",
            Text("customers", "Volume used"),
            lambda record: formatting.size(record["data_used"]),
            112,
            right=True,
            sort="data_used",
            priority=4,
            optional=True,
            export=lambda record: record["data_used"],
        ),
        _moment_column("last_seen", Text("customers", "Last seen"), optional=True),
        *optional,
    )


def _not_blocked() -> Filter:
    return Filter("blocked", FilterOp.NE, True)


async def _state_choices(context: PaneContext) -> Sequence[FilterChoice]:
    """Asked for anew each time the chip opens: the conditions hold the present time."""
    now = datetime.now(UTC)
    soon = now + SOON
    return (
        FilterChoice("active", ACTIVE, (_not_blocked(), Filter("expires_at", FilterOp.GT, now))),
        FilterChoice(
            "soon",
            EXPIRES_SOON,
            (_not_blocked(), Filter("expires_at", FilterOp.GT, now), Filter("expires_at", FilterOp.LE, soon)),
        ),
        FilterChoice("expired", EXPIRED, (_not_blocked(), Filter("expires_at", FilterOp.LE, now))),
        FilterChoice("blocked", BLOCKED, (Filter("blocked", FilterOp.EQ, True),)),
        FilterChoice("none", NO_PLAN, (_not_blocked(), Filter("plan_name", FilterOp.EMPTY))),
        FilterChoice("waiting", Text("customers", "Not yet confirmed"), (Filter("state", FilterOp.NE, "clean"),)),
    )


async def _expiry_choices(context: PaneContext) -> Sequence[FilterChoice]:
    now = datetime.now(UTC)

    def within(days: int) -> tuple[Filter, ...]:
        return (Filter("expires_at", FilterOp.GT, now), Filter("expires_at", FilterOp.LE, now + timedelta(days=days)))

    return (
        FilterChoice("1", Text("customers", "within 24 hours"), within(1)),
        FilterChoice("7", Text("customers", "within 7 days"), within(7)),
        FilterChoice("30", Text("customers", "within 30 days"), within(30)),
    )


async def _plan_choices(context: PaneContext) -> Sequence[FilterChoice]:
    page = await context.services.records.page(RecordQuery("plans", sort=(Sort("name"),)), 0, 60)
    return tuple(
        FilterChoice(record.key, str(record["name"]), (Filter("plan_name", FilterOp.EQ, record["name"]),))
        for record in page.rows
        if record["name"]
    )


def filters(extras: bool) -> tuple[FilterSpec, ...]:
    """The chips above the list."""
    blocked = FilterChoice("blocked", BLOCKED, (Filter("blocked", FilterOp.EQ, True),))
    if not extras:
        free = FilterChoice("free", ACTIVE, (_not_blocked(),))
        return (FilterSpec("state", Text("customers", "State"), (free, blocked)),)
    online = FilterChoice("online", Text("customers", "now"), (Filter("devices_online", FilterOp.GT, 0),))
    return (
        FilterSpec("state", Text("customers", "State"), load=_state_choices),
        FilterSpec("expires", Text("customers", "Expires"), load=_expiry_choices),
        FilterSpec("plan", Text("customers", "Plan"), load=_plan_choices),
        FilterSpec("online", Text("customers", "Connected"), (online,)),
    )
