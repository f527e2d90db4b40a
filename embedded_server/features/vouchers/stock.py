"""What becomes of a voucher: sold, used, ended, taken out of sale, taken by the routers. Everything that moves it is here.

Its state is a reading of four moments, so that lists, counts and filters agree: :data:`STATUS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, event, select, update
from sqlalchemy.orm import Mapper, Session, object_session
from sqlalchemy.orm.attributes import get_history

from embedded_server.change_log import touch
from embedded_server.database import now
from embedded_server.features.hotspot_users import service as hotspot_users
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.routers import service as routers
from embedded_server.features.vouchers.models import Voucher
from embedded_server.wire import invalid

STATES = ("active", "assigned", "used", "expired", "cancelled")

STATUS = (
    "CASE WHEN t.cancelled_at IS NOT NULL THEN 'cancelled'"
    " WHEN t.expires_at IS NOT NULL AND t.expires_at <= :moment THEN 'expired'"
    " WHEN t.used_at IS NOT NULL THEN 'used'"
    " WHEN t.assigned_at IS NOT NULL THEN 'assigned' ELSE 'active' END"
)
"""The state of a voucher ``t`` at ``:moment``, in SQL."""

_CHUNK = 500


_Item = TypeVar("_Item")


def _chunks(items: Sequence[_Item]) -> Iterable[Sequence[_Item]]:
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def of_account(session: Session, partner: int, hotspot_user_id: int) -> Voucher | None:
    """The voucher whose code is this account's name."""
    return session.scalar(
        select(Voucher).where(Voucher.partner_id == partner, Voucher.hotspot_user_id == hotspot_user_id)
    )


def sold(session: Session, partner: int, hotspot_user_id: int, moment: datetime) -> None:
    """The account was sold, for the first time or again: its time has not begun.

    Raises:
        WireError: 400, the voucher was taken out of sale.
    """
    found = of_account(session, partner, hotspot_user_id)
    if found is not None:
        if found.cancelled_at is not None:
            raise invalid(customer="This voucher has been cancelled.")
        found.assigned_at = found.assigned_at or moment
        found.used_at = found.expires_at = None


def first_used(session: Session, partner: int, moments: Mapping[int, datetime]) -> list[Voucher]:
    """Somebody logged in: time runs from then. Keys are hotspot user ids; the vouchers among them that were unused."""
    found: list[Voucher] = []
    for chunk in _chunks(list(moments)):
        found += session.scalars(
            select(Voucher).where(
                Voucher.partner_id == partner, Voucher.hotspot_user_id.in_(chunk), Voucher.used_at.is_(None)
            )
        )
    for voucher in found:
        voucher.used_at = moments[voucher.hotspot_user_id]
        voucher.expires_at = voucher.used_at + timedelta(seconds=voucher.validity_seconds)
    return found


def withdrawn(session: Session, partner: int, hotspot_user_id: int) -> None:
    """Its sale was taken back: the code is known to somebody, so it is never sold again."""
    found = of_account(session, partner, hotspot_user_id)
    if found is not None and found.cancelled_at is None:
        found.cancelled_at = now()


def ended(session: Session, partner: int, hotspot_user_ids: Iterable[int]) -> None:
    """Their time is over, which no column says: the feed tells it again."""
    for chunk in _chunks(list(hotspot_user_ids)):
        ids = session.scalars(
            select(Voucher.id).where(Voucher.partner_id == partner, Voucher.hotspot_user_id.in_(chunk))
        )
        touch(session, partner, "vouchers", ids)


def cancel(session: Session, partner: int, vouchers: Sequence[Voucher]) -> None:
    """Take vouchers that nobody has bought out of sale: their accounts go, here and on the routers."""
    moment = now()
    for voucher in vouchers:
        voucher.cancelled_at = moment
    session.flush()
    hotspot_users.remove_tickets(session, partner, {voucher.hotspot_user_id: voucher.code for voucher in vouchers})


@event.listens_for(HotspotUser, "after_update")
def _renamed(_mapper: Mapper[HotspotUser], connection: Connection, account: HotspotUser) -> None:
    if get_history(account, "username").has_changes():
        _follow(connection, account, {"code": account.username})


@event.listens_for(HotspotUser, "after_delete")
def _gone(_mapper: Mapper[HotspotUser], connection: Connection, account: HotspotUser) -> None:
    _follow(connection, account, {"cancelled_at": now()})


def _follow(connection: Connection, account: HotspotUser, values: Mapping[str, object]) -> None:
    """A voucher does what is done to its account."""
    mine = Voucher.partner_id == account.partner_id, Voucher.hotspot_user_id == account.id
    ids = connection.scalars(select(Voucher.id).where(*mine, Voucher.cancelled_at.is_(None))).all()
    session = object_session(account)
    if ids and session is not None:
        connection.execute(update(Voucher).where(Voucher.id.in_(ids)).values(**values))
        touch(session, account.partner_id, "vouchers", ids)


@routers.when_settled
def settle(session: Session, partner: int, usernames: Sequence[str]) -> None:
    """A router has done what it had to do about these accounts: those that wait for no other are, or are no more, there."""
    served = bool(routers.active_routers(session, partner))
    for chunk in _chunks(usernames):
        waiting = routers.waiting_users(session, partner, chunk)
        names = [name for name in chunk if name not in waiting]
        alive = {account.id for account in hotspot_users.named(session, partner, names) if account.is_active}
        for voucher in session.scalars(select(Voucher).where(Voucher.partner_id == partner, Voucher.code.in_(names))):
            voucher.on_router = served and voucher.hotspot_user_id in alive


@routers.when_added
def await_newcomer(session: Session, partner: int, router_id: int) -> None:
    """A new router that is in use has yet to take every account."""
    if router_id not in {router.id for router in routers.active_routers(session, partner)}:
        return
    there = Voucher.partner_id == partner, Voucher.on_router
    ids = session.scalars(select(Voucher.id).where(*there)).all()
    session.execute(update(Voucher).where(*there).values(on_router=False))
    touch(session, partner, "vouchers", ids)
