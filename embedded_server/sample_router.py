"""Connects a router, usually a simulated one, to a shop with sample data, so that its clients have names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.context import ServerContext
from embedded_server.database import now, session_reader
from embedded_server.features.accounts.service import owner_of
from embedded_server.features.customers.models import Customer
from embedded_server.features.hotspot_users.models import HotspotUser
from embedded_server.features.plans import service as plans
from embedded_server.features.routers import service as routers
from embedded_server.features.routers.access import place_of
from embedded_server.features.routers.fleet import access_of


@dataclass(frozen=True, slots=True)
class DemoRouter:
    """A router to connect, usually a simulated one."""

    host: str
    port: int
    username: str = "admin"
    password: str = "demo"
    name: str = "Boutique Démo"
    dns_name: str = "wifi.demo"
    location: str = "Lomé"


def attach_router(context: ServerContext, email: str, router: DemoRouter, *, adopt: int = 200) -> str:
    """Add a router to an owner's shop and give up to ``adopt`` of its users to customers; its slug.

    Nothing is written to the router. The newest customers come first, so that those online are seen at once.

    Raises:
        OwnerUnknownError: nobody has this address.
        RouterError: the router cannot be reached; it is added all the same.
    """
    with context.database.write() as session:
        owner = owner_of(session, email)
        values = {
            "name": router.name,
            "ip_address": router.host,
            "api_port": router.port,
            "username": router.username,
            "password": router.password,
            "dns_name": router.dns_name,
            "location": router.location,
            # Watched only once its users have owners: the first report already names them.
            "is_active": False,
        }
        made = routers.create_router(session, owner.partner_id, values, context.vault)
        place = place_of(made)
    try:
        gateway = access_of(context).gateway(place)
        # Who is connected now comes first.
        names = [user.user for user in gateway.active_users()]
        names += [row.get("name", "") for row in gateway.rows("/ip/hotspot/user") if row.get("default") != "true"]
        with context.database.write() as session:
            _adopt(session, owner.partner_id, [name for name in dict.fromkeys(names) if name][:adopt])
    finally:
        with context.database.write() as session:
            routers.router(session, owner.partner_id, place.slug).is_active = True
        context.after_write()
    return place.slug


def _adopt(session: Session, partner: int, names: Sequence[str]) -> None:
    people = list(
        session.scalars(
            select(Customer)
            .where(Customer.partner_id == partner, Customer.plan_id.is_not(None), Customer.blocked.is_(False))
            .order_by(Customer.id.desc())
            .limit(len(names))
        )
    )
    terms = plans.terms(session_reader(session), partner)
    moment = now()
    for name, person in zip(names, people, strict=False):
        held = terms.get(person.plan_id or 0)
        person.username = person.assigned_username = name
        if person.expires_at is None or person.expires_at < moment:
            person.expires_at = moment + timedelta(hours=6)
        session.add(
            HotspotUser(
                partner_id=partner,
                username=name,
                password=name,
                is_active=True,
                profile_id=held.profile_id if held else None,
                plan_id=person.plan_id,
                customer_id=person.id,
                created_at=moment,
            )
        )
