"""The features of the server, one folder per group of operations. Features know each other's services only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_server.context import ServerContext
    from embedded_server.features.routers.access import Place
    from embedded_server.features.routers.watcher import View
    from embedded_server.registrar import Binding
    from embedded_server.routeros.gateway import RouterGateway


def every_endpoint() -> list[Binding]:
    """The bindings of all features."""
    from embedded_server.features.accounts.endpoints import ENDPOINTS as ACCOUNTS
    from embedded_server.features.additional_devices.endpoints import ENDPOINTS as ADDITIONAL_DEVICES
    from embedded_server.features.analytics.endpoints import ENDPOINTS as ANALYTICS
    from embedded_server.features.audit.endpoints import ENDPOINTS as AUDIT
    from embedded_server.features.collaborators.endpoints import ENDPOINTS as COLLABORATORS
    from embedded_server.features.customers.endpoints import ENDPOINTS as CUSTOMERS
    from embedded_server.features.dashboard.endpoints import ENDPOINTS as DASHBOARD
    from embedded_server.features.hotspot_profiles.endpoints import ENDPOINTS as HOTSPOT_PROFILES
    from embedded_server.features.hotspot_users.endpoints import ENDPOINTS as HOTSPOT_USERS
    from embedded_server.features.network_sessions.endpoints import ENDPOINTS as NETWORK_SESSIONS
    from embedded_server.features.notifications.endpoints import ENDPOINTS as NOTIFICATIONS
    from embedded_server.features.passwords.endpoints import ENDPOINTS as PASSWORDS
    from embedded_server.features.payment_methods.endpoints import ENDPOINTS as PAYMENT_METHODS
    from embedded_server.features.permissions.endpoints import ENDPOINTS as PERMISSIONS
    from embedded_server.features.plan_assignment.endpoints import ENDPOINTS as PLAN_ASSIGNMENT
    from embedded_server.features.plan_options.endpoints import ENDPOINTS as PLAN_OPTIONS
    from embedded_server.features.plans.endpoints import ENDPOINTS as PLANS
    from embedded_server.features.reference.endpoints import ENDPOINTS as REFERENCE
    from embedded_server.features.registration.endpoints import ENDPOINTS as REGISTRATION
    from embedded_server.features.roles.endpoints import ENDPOINTS as ROLES
    from embedded_server.features.routers.endpoints import ENDPOINTS as ROUTERS
    from embedded_server.features.settings.endpoints import ENDPOINTS as SETTINGS
    from embedded_server.features.subscription.endpoints import ENDPOINTS as SUBSCRIPTION
    from embedded_server.features.support.endpoints import ENDPOINTS as SUPPORT
    from embedded_server.features.sync.endpoints import ENDPOINTS as SYNC
    from embedded_server.features.two_factor.endpoints import ENDPOINTS as TWO_FACTOR
    from embedded_server.features.vouchers.endpoints import ENDPOINTS as VOUCHERS
    from embedded_server.features.wallet.endpoints import ENDPOINTS as WALLET
    from embedded_server.features.withdrawals.endpoints import ENDPOINTS as WITHDRAWALS

    every = (
        *(ACCOUNTS, CUSTOMERS, DASHBOARD, HOTSPOT_PROFILES, HOTSPOT_USERS, PLAN_ASSIGNMENT, PLAN_OPTIONS, PLANS),
        *(NETWORK_SESSIONS, ROUTERS, SYNC, WALLET),
        *(COLLABORATORS, PASSWORDS, PERMISSIONS, REGISTRATION, ROLES, TWO_FACTOR),
        *(ADDITIONAL_DEVICES, ANALYTICS, AUDIT, NOTIFICATIONS, PAYMENT_METHODS, REFERENCE, SETTINGS, SUBSCRIPTION),
        *(SUPPORT, VOUCHERS, WITHDRAWALS),
    )
    return [binding for endpoints in every for binding in endpoints.bindings]


def start_features(server: ServerContext) -> None:
    """Start what runs besides requests: the mail, the router fleet and the end of plans."""
    from embedded_server.features.accounts import codes, throttle
    from embedded_server.features.mail.service import office_of

    office_of(server).start(housekeeping=(codes.forget_old, throttle.forget_old))
    if not server.settings.poll_routers:
        return
    from embedded_server.database import now
    from embedded_server.features.analytics.traffic import TrafficMeter, add_traffic
    from embedded_server.features.hotspot_users import service as hotspot_users
    from embedded_server.features.network_sessions.service import record_activity
    from embedded_server.features.plan_assignment.service import end_expired
    from embedded_server.features.routers.fleet import PART, Fleet, drop_old_tombstones
    from embedded_server.features.vouchers.service import end_used

    class Truth:
        """What routers must have, from the feature that knows."""

        users = staticmethod(hotspot_users.router_users)
        profiles = staticmethod(hotspot_users.router_profiles)

    def chore() -> None:
        with server.database.write() as session:
            ended = end_expired(session) + end_used(session)
        if ended:
            server.after_write()
        drop_old_tombstones(server)

    meter = TrafficMeter()

    def activity(place: Place, view: View, gateway: RouterGateway) -> None:
        moved = meter.moved(place.id, view.active)
        with server.database.write() as session:
            add_traffic(session, place.partner_id, place.id, moved, len(view.active), now())
        record_activity(server, place, view, gateway)

    fleet = server.parts[PART] = Fleet(server, Truth(), activity, chore)
    fleet.start()


def stop_features(server: ServerContext) -> None:
    """Stop it again."""
    from embedded_server.features.mail.service import office_of
    from embedded_server.features.routers.fleet import PART, fleet_of

    office_of(server).stop()
    fleet = fleet_of(server)
    if fleet is not None:
        server.parts.pop(PART)
        fleet.stop()
    access = server.parts.pop("router access", None)
    if access is not None:
        access.close()
