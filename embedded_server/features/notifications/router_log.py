"""Writes down every change of a router's state in the transaction that makes it, so that no outage goes unnoticed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.notifications.models import RouterStateChange

AWAY = ("unreachable", "refused")
_KNOWN = ("online", *AWAY)


@event.listens_for(Session, "before_flush")
def _log(session: Session, _context: object, _instances: object) -> None:
    for instance in session.dirty:
        if getattr(instance, "feed", "") == "routers":
            _log_change(session, instance)


def _log_change(session: Session, router: Any) -> None:
    if not inspect(router).attrs.status.history.has_changes() or router.status not in _KNOWN:
        return
    session.add(
        RouterStateChange(
            partner_id=router.partner_id,
            router_id=router.id,
            state=router.status,
            reason=router.status_reason or "",
            changed_at=now(),
        )
    )
