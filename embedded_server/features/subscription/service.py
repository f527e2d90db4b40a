"""Subscriptions of partners to the platform."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.database import Reader, amount_text, moment_text, now
from embedded_server.features.accounts.service import partner_currency
from embedded_server.features.subscription.models import Subscription
from embedded_server.features.subscription.tiers import Tier, features_of, tier
from embedded_server.wire import invalid

PROVIDERS = ("paystack", "cinetpay")


def purchase(session: Session, partner: int, chosen: Tier, reference: str, provider: str) -> Subscription:
    """Record a purchase; it begins when the present one ends. The same reference again is the same purchase.

    Raises:
        WireError: 400, the reference belongs to another purchase.
    """
    known = session.scalar(select(Subscription).where(Subscription.payment_reference == reference))
    if known is not None:
        if known.partner_id == partner and known.tier_id == chosen.id:
            return known
        raise invalid(payment_reference="This payment reference has been used.")
    moment = now()
    running = session.scalar(
        select(Subscription.end_date)
        .where(Subscription.partner_id == partner, Subscription.end_date > moment)
        .order_by(Subscription.end_date.desc())
        .limit(1)
    )
    start = running or moment
    made = Subscription(
        partner_id=partner,
        tier_id=chosen.id,
        price=chosen.price(partner_currency(session, partner)),
        payment_reference=reference,
        payment_provider=provider,
        start_date=start,
        end_date=start + timedelta(days=chosen.days),
        created_at=moment,
    )
    session.add(made)
    session.flush()
    return made


_PRESENT = (
    "SELECT id, tier_id, start_date, end_date, price, payment_provider FROM subscriptions"
    " WHERE partner_id = :partner AND start_date <= :moment ORDER BY end_date DESC LIMIT 1"
)


def present(reader: Reader, partner: int) -> dict[str, Any]:
    """The state of a partner's subscription; all null where there never was one."""
    moment = now()
    row = reader.row(_PRESENT, {"partner": partner, "moment": moment_text(moment)})
    found = None if row is None else tier(row[1])
    if row is None or found is None:
        names = ("subscription_id", "plan_name", "status", "start_date", "end_date", "plan")
        return {"has_active_subscription": False, **dict.fromkeys(names)}
    active = row[3] > moment_text(moment)
    return {
        "has_active_subscription": active,
        "subscription_id": row[0],
        "plan_name": found.name,
        "status": "active" if active else "expired",
        "start_date": row[2][:10],
        "end_date": row[3][:10],
        "plan": {
            "id": found.id,
            "name": found.name,
            "duration": found.duration,
            "price": amount_text(row[4]),
            "features": list(features_of(found)),
        },
    }


def last_end(reader: Reader, partner: int) -> datetime | None:
    """When the last subscription that was bought ends; None where there never was one."""
    row = reader.row("SELECT max(end_date) FROM subscriptions WHERE partner_id = :partner", {"partner": partner})
    return datetime.fromisoformat(row[0]) if row is not None and row[0] else None
