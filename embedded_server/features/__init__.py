"""The features of the server, one folder per group of operations. Features know each other's services only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embedded_server.context import ServerContext
    from embedded_server.registrar import Binding


def every_endpoint() -> list[Binding]:
    """The bindings of all features."""
    from embedded_server.features.accounts.endpoints import ENDPOINTS as ACCOUNTS
    from embedded_server.features.customers.endpoints import ENDPOINTS as CUSTOMERS
    from embedded_server.features.dashboard.endpoints import ENDPOINTS as DASHBOARD
    from embedded_server.features.hotspot_profiles.endpoints import ENDPOINTS as HOTSPOT_PROFILES
    from embedded_server.features.hotspot_users.endpoints import ENDPOINTS as HOTSPOT_USERS
    from embedded_server.features.plan_assignment.endpoints import ENDPOINTS as PLAN_ASSIGNMENT
    from embedded_server.features.plan_options.endpoints import ENDPOINTS as PLAN_OPTIONS
    from embedded_server.features.plans.endpoints import ENDPOINTS as PLANS
    from embedded_server.features.sync.endpoints import ENDPOINTS as SYNC
    from embedded_server.features.wallet.endpoints import ENDPOINTS as WALLET

    every = (
        *(ACCOUNTS, CUSTOMERS, DASHBOARD, HOTSPOT_PROFILES, HOTSPOT_USERS, PLAN_ASSIGNMENT, PLAN_OPTIONS, PLANS),
        *(SYNC, WALLET),
    )
    return [binding for endpoints in every for binding in endpoints.bindings]


def start_features(server: ServerContext) -> None:
    """Start what runs besides requests."""


def stop_features(server: ServerContext) -> None:
    """Stop it again."""
