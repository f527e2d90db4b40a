"""Every operation of the partner API, declared once.

Facts: the endpoint catalogue (``endpoints.yaml``, a copy lives under ``tests/data``). The client walks ``routes`` in order
until one exists (wire conventions, section 1); the embedded server answers ``routes`` and ``also``. Permissions come from
the catalogue's hints; where it has none and money or staff are at stake we ask for one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tiknet_desktop.domain.permissions import Permission


class Auth(StrEnum):
    """How a call proves who makes it."""

    BEARER = "bearer"
    PUBLIC = "none"


class OfflinePolicy(StrEnum):
    """What happens to a call without a server (design, section 3)."""

    READ = "read"
    """Served from the cache."""
    QUEUE = "queue"
    """Kept in the outbox and sent when the server answers."""
    ONLINE = "online"
    """Needs the server now."""


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path with ``{parameters}``, below the base URL."""

    method: str
    path: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the path parameters, in order."""
        return tuple(re.findall(r"{(\w+)}", self.path))


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the partner API can do.

    ``routes`` is the order in which a client tries paths; ``also`` are paths that only the server answers.
    ``permissions`` is what a role needs, any one of them; empty: everyone signed in.
    ``touches`` names the resources whose rows can differ after the call, or that a read fills.
    """

    id: str
    group: str
    routes: tuple[Route, ...]
    also: tuple[Route, ...] = ()
    auth: Auth = Auth.BEARER
    policy: OfflinePolicy = OfflinePolicy.READ
    permissions: frozenset[Permission] = frozenset()
    touches: tuple[str, ...] = ()

    @property
    def served(self) -> tuple[Route, ...]:
        """Every method and path the embedded server answers for this operation."""
        return self.routes + self.also

    @property
    def method(self) -> str:
        """The method a client sends first."""
        return self.routes[0].method

    @property
    def changes(self) -> bool:
        """Whether the call changes something on the server."""
        return self.method != "GET"


PUBLIC, QUEUE, ONLINE = Auth.PUBLIC, OfflinePolicy.QUEUE, OfflinePolicy.ONLINE


def _routes(*texts: str) -> tuple[Route, ...]:
    return tuple(Route(*text.split(" ", 1)) for text in texts)


def _any(*permissions: Permission) -> frozenset[Permission]:
    return frozenset(permissions)


# fmt: off
OPERATIONS: tuple[Operation, ...] = (
    # authentication profile
    Operation("register", "authentication_profile", _routes("POST /partner/register/"), also=_routes("POST /partner/register-init/"), policy=ONLINE, auth=PUBLIC),
    Operation("register_confirm", "authentication_profile", _routes("POST /partner/register-confirm/"), also=_routes("POST /partner/register/confirm/", "POST /partner/confirm-registration/"), policy=ONLINE, auth=PUBLIC),
    Operation("verify_email_otp", "authentication_profile", _routes("POST /partner/verify-email-otp/"), policy=ONLINE, touches=("profile",)),
    Operation("resend_verify_email_otp", "authentication_profile", _routes("POST /partner/resend-verify-email-otp/"), policy=ONLINE, auth=PUBLIC),
    Operation("login", "authentication_profile", _routes("POST /partner/login/"), also=_routes("POST /auth/login/"), policy=ONLINE, auth=PUBLIC),
    Operation("refresh_token", "authentication_profile", _routes("POST /partner/token/refresh/", "POST /partner/refresh/token/"), policy=ONLINE, auth=PUBLIC),
    Operation("check_token", "authentication_profile", _routes("GET /partner/token/check/", "GET /partner/check-token/"), policy=ONLINE),
    Operation("get_profile", "authentication_profile", _routes("GET /partner/profile/"), touches=("profile",)),
    Operation("update_profile", "authentication_profile", _routes("PUT /partner/profile/update/", "PUT /partner/update/"), also=_routes("PATCH /partner/update/", "PATCH /partner/profile/update/"), policy=ONLINE, touches=("profile",)),
    # dashboard
    Operation("get_dashboard", "dashboard", _routes("GET /partner/dashboard/"), touches=("dashboard",)),
    # routers
    Operation("list_routers", "routers", _routes("GET /partner/routers/list/"), also=_routes("GET /partner/routers/"), touches=("routers",)),
    Operation("create_router", "routers", _routes("POST /partner/routers-add/"), also=_routes("POST /partner/routers/add/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS, Permission.ROUTER_MANAGEMENT), touches=("routers",)),
    Operation("get_router", "routers", _routes("GET /partner/routers/{router_slug}/details/"), touches=("routers",)),
    Operation("update_router", "routers", _routes("PUT /partner/routers/{router_slug}/update/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS, Permission.ROUTER_MANAGEMENT), touches=("routers",)),
    Operation("delete_router", "routers", _routes("DELETE /partner/routers/{router_id}/delete/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS, Permission.ROUTER_MANAGEMENT), touches=("routers",)),
    Operation("router_active_users", "routers", _routes("GET /partner/routers/{slug}/active-users/"), touches=("network_sessions",)),
    Operation("router_resources", "routers", _routes("GET /partner/routers/{slug}/resources/"), touches=("router_samples",)),
    Operation("reboot_router", "routers", _routes("POST /partner/routers/{slug}/reboot/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("routers", "network_sessions")),
    Operation("restart_hotspot", "routers", _routes("POST /partner/routers/{slug}/hotspots/restart/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("routers", "network_sessions")),
    # customers
    Operation("list_customers", "customers", _routes("GET /partner/customers/list/"), also=_routes("GET /partner/customers/"), permissions=_any(Permission.READ_USERS), touches=("customers",)),
    Operation("list_all_customers", "customers", _routes("GET /partner/customers/all/list/"), permissions=_any(Permission.READ_USERS), touches=("customers",)),
    Operation("list_customers_paginated", "customers", _routes("GET /partner/customers/paginate-list/"), permissions=_any(Permission.READ_USERS), touches=("customers",)),
    Operation("block_or_unblock_customer", "customers", _routes("PUT /partner/customers/{username}/block-or-unblock/"), also=_routes("PATCH /partner/customers/{username}/block-or-unblock/"), policy=QUEUE, permissions=_any(Permission.UPDATE_USERS), touches=("customers", "network_sessions")),
    Operation("customer_data_usage", "customers", _routes("GET /partner/customers/{username}/data-usage/"), permissions=_any(Permission.READ_USERS), touches=("customers",)),
    Operation("customer_transactions", "customers", _routes("GET /partner/customers/{username}/transactions/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("create_customer", "customers", _routes("POST /partner/customers/create/"), also=_routes("POST /partner/customers/"), policy=QUEUE, permissions=_any(Permission.CREATE_USERS), touches=("customers",)),
    Operation("update_customer", "customers", _routes("PUT /partner/customers/{id}/"), policy=QUEUE, permissions=_any(Permission.UPDATE_USERS), touches=("customers",)),
    Operation("delete_customer", "customers", _routes("DELETE /partner/customers/{username}/delete/"), also=_routes("DELETE /partner/customers/{id}/"), policy=QUEUE, permissions=_any(Permission.DELETE_USERS), touches=("customers", "network_sessions")),
    Operation("customer_assigned_transactions", "customers", _routes("GET /partner/customers/{username}/transactions/assigned/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("assigned_transactions",)),
    Operation("customer_wallet_transactions", "customers", _routes("GET /partner/customers/{username}/transactions/wallet/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("customer_assigned_plans", "customers", _routes("GET /partner/customers/{username}/plans/assigned/"), permissions=_any(Permission.READ_USERS), touches=("assigned_plans",)),
    Operation("customer_purchased_plans", "customers", _routes("GET /partner/customers/{username}/plans/purchased/"), permissions=_any(Permission.READ_USERS), touches=("purchased_plans",)),
    Operation("customer_active_plan", "customers", _routes("GET /partner/customers/{username}/get-active-plan/"), permissions=_any(Permission.READ_USERS), touches=("assigned_plans",)),
    Operation("assign_network_policy", "customers", _routes("POST /partner/customers/{username}/assign-network-policy/"), policy=QUEUE, permissions=_any(Permission.UPDATE_USERS), touches=("customers",)),
    # plans
    Operation("list_plans", "plans", _routes("GET /partner/plans/"), also=_routes("GET /partner/plans/list/"), touches=("plans",)),
    Operation("create_plan", "plans", _routes("POST /partner/plans/create/"), policy=QUEUE, permissions=_any(Permission.CREATE_PLANS), touches=("plans",)),
    Operation("get_plan", "plans", _routes("GET /partner/plans/{plan_slug}/read/"), touches=("plans",)),
    Operation("update_plan", "plans", _routes("PUT /partner/plans/{plan_slug}/update/"), policy=QUEUE, permissions=_any(Permission.UPDATE_PLANS), touches=("plans",)),
    Operation("delete_plan", "plans", _routes("DELETE /partner/plans/{plan_slug}/delete/"), policy=QUEUE, permissions=_any(Permission.DELETE_PLANS), touches=("plans",)),
    # hotspot profiles
    Operation("list_hotspot_profiles", "hotspot_profiles", _routes("GET /partner/hotspot/profiles/list/"), touches=("hotspot_profiles",)),
    Operation("list_hotspot_profiles_paginated", "hotspot_profiles", _routes("GET /partner/hotspot/profiles/paginate-list/"), touches=("hotspot_profiles",)),
    Operation("create_hotspot_profile", "hotspot_profiles", _routes("POST /partner/hotspot/profiles/create/"), policy=QUEUE, permissions=_any(Permission.HOTSPOT_PROFILE_MANAGEMENT), touches=("hotspot_profiles",)),
    Operation("get_hotspot_profile", "hotspot_profiles", _routes("GET /partner/hotspot/profiles/{profile_slug}/detail/"), touches=("hotspot_profiles",)),
    Operation("update_hotspot_profile", "hotspot_profiles", _routes("PUT /partner/hotspot/profiles/{profile_slug}/update/"), policy=QUEUE, permissions=_any(Permission.HOTSPOT_PROFILE_MANAGEMENT), touches=("hotspot_profiles",)),
    Operation("delete_hotspot_profile", "hotspot_profiles", _routes("DELETE /partner/hotspot/profiles/{profile_slug}/delete/"), policy=QUEUE, permissions=_any(Permission.HOTSPOT_PROFILE_MANAGEMENT), touches=("hotspot_profiles",)),
    # hotspot users
    Operation("list_hotspot_users", "hotspot_users", _routes("GET /partner/hotspot/users/paginate-list/", "GET /partner/hotspot/users/list/"), permissions=_any(Permission.READ_USERS), touches=("hotspot_users",)),
    Operation("create_hotspot_user", "hotspot_users", _routes("POST /partner/hotspot/users/create/"), policy=QUEUE, permissions=_any(Permission.CREATE_USERS), touches=("hotspot_users",)),
    Operation("get_hotspot_user", "hotspot_users", _routes("GET /partner/hotspot/users/{username}/read/"), permissions=_any(Permission.READ_USERS), touches=("hotspot_users",)),
    Operation("update_hotspot_user", "hotspot_users", _routes("PUT /partner/hotspot/users/{username}/update/"), policy=QUEUE, permissions=_any(Permission.UPDATE_USERS), touches=("hotspot_users",)),
    Operation("delete_hotspot_user", "hotspot_users", _routes("DELETE /partner/hotspot/users/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.DELETE_USERS), touches=("hotspot_users",)),
    # wallet transactions
    Operation("wallet_balance", "wallet_transactions", _routes("GET /partner/wallet/balance/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet",)),
    Operation("wallet_transactions", "wallet_transactions", _routes("GET /partner/transactions/wallet/", "GET /partner/wallet/transactions/"), also=_routes("GET /partner/wallet/history/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("wallet_all_transactions", "wallet_transactions", _routes("GET /partner/wallet/all-transactions/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("list_partner_transactions", "wallet_transactions", _routes("GET /partner/transactions/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("additional_device_transactions", "wallet_transactions", _routes("GET /partner/transactions/additional-devices/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("assigned_plan_transactions", "wallet_transactions", _routes("GET /partner/transactions/assigned/", "GET /partner/transactions/assigned-plans/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("assigned_transactions",)),
    Operation("counters_balance", "wallet_transactions", _routes("GET /partner/counters/balance/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet",)),
    Operation("assigned_wallet_balance", "wallet_transactions", _routes("GET /partner/assigned-wallet/balance/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet",)),
    Operation("assigned_wallet_transactions", "wallet_transactions", _routes("GET /partner/assigned-wallet/transactions/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    # transactions
    Operation("filter_transactions", "transactions", _routes("GET /partner/transactions/filter/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("transaction_details", "transactions", _routes("GET /partner/transactions/wallet/{id}/details/", "GET /partner/wallet/transactions/{id}/details/", "GET /partner/transactions/{id}/details/"), also=_routes("GET /partner/transactions/assigned/{id}/details/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    Operation("export_transactions", "transactions", _routes("POST /partner/transactions/export/"), policy=ONLINE, permissions=_any(Permission.TRANSACTION_VIEWING), touches=("wallet_transactions",)),
    # withdrawals
    Operation("list_withdrawals", "withdrawals", _routes("GET /partner/wallet/withdrawls/", "GET /partner/withdrawals/"), also=_routes("GET /partner/wallet/withdrawals/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("withdrawals",)),
    Operation("create_withdrawal", "withdrawals", _routes("POST /partner/wallet/withdrawls/create/", "POST /partner/withdrawals/create/"), also=_routes("POST /partner/wallet/withdraw/", "POST /partner/wallet/withdrawals/create/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("withdrawals", "wallet", "wallet_transactions")),
    # plan assignment
    Operation("assign_plan", "plan_assignment", _routes("POST /partner/assign-plan/"), policy=QUEUE, permissions=_any(Permission.CREATE_USERS), touches=("assigned_plans", "assigned_transactions", "customers", "wallet", "dashboard")),
    Operation("list_assigned_plans", "plan_assignment", _routes("GET /partner/assigned-plans/"), permissions=_any(Permission.READ_USERS), touches=("assigned_plans",)),
    Operation("list_purchased_plans", "plan_assignment", _routes("GET /partner/purchased-plans/"), permissions=_any(Permission.READ_USERS), touches=("purchased_plans",)),
    # subscription plans
    Operation("purchase_subscription", "subscription_plans", _routes("POST /partner/subscription-plans/purchase/", "POST /partner/purchase-subscription-plan/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("subscription",)),
    Operation("check_subscription", "subscription_plans", _routes("GET /partner/subscription-plans/check/"), also=_routes("GET /partner/subscription-plan/check/"), touches=("subscription",)),
    Operation("list_subscription_plans", "subscription_plans", _routes("GET /partner/subscription-plans/list/"), touches=("subscription",)),
    # sessions
    Operation("list_active_sessions", "sessions", _routes("GET /partner/sessions/active/"), permissions=_any(Permission.SETTING_ACCESS), touches=("network_sessions",)),
    Operation("disconnect_session", "sessions", _routes("POST /partner/sessions/disconnect/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("network_sessions",)),
    Operation("list_account_sessions", "sessions", _routes("GET /partner/sessions/list/"), touches=("account_sessions",)),
    Operation("delete_account_session", "sessions", _routes("DELETE /partner/sessions/{id}/delete/"), also=_routes("POST /partner/sessions/{id}/terminate/"), policy=ONLINE, touches=("account_sessions",)),
    # roles
    Operation("list_roles", "roles", _routes("GET /partner/roles/list/", "GET /partner/roles/"), touches=("roles",)),
    Operation("create_role", "roles", _routes("POST /partner/roles/create/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("roles",)),
    Operation("get_role", "roles", _routes("GET /partner/roles/{slug}/"), touches=("roles",)),
    Operation("update_role", "roles", _routes("PUT /partner/roles/{slug}/update/"), also=_routes("PUT /partner/roles/{id}/update/", "PATCH /partner/roles/{slug}/update/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("roles",)),
    Operation("delete_role", "roles", _routes("DELETE /partner/roles/{slug}/delete/"), also=_routes("DELETE /partner/roles/{id}/delete/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("roles",)),
    # collaborators
    Operation("list_collaborators", "collaborators", _routes("GET /partner/collaborators/list/", "GET /partner/collaborators/"), touches=("collaborators",)),
    Operation("create_collaborator", "collaborators", _routes("POST /partner/collaborators/create/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("assign_collaborator_role", "collaborators", _routes("POST /partner/collaborators/{username}/assign-role/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("update_collaborator_role", "collaborators", _routes("PUT /partner/collaborators/{username}/update-role/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("update_collaborator", "collaborators", _routes("PUT /partner/collaborators/{username}/update/"), also=_routes("PUT /partner/collaborators/{id}/update/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("delete_collaborator", "collaborators", _routes("DELETE /partner/collaborators/{username}/delete/"), also=_routes("DELETE /partner/collaborators/{id}/delete/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("resend_collaborator_invitation", "collaborators", _routes("POST /partner/collaborators/{id}/resend-invitation/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("get_collaborator", "collaborators", _routes("GET /partner/collaborators/{username}/details/"), also=_routes("GET /partner/collaborators/{id}/read/"), touches=("collaborators",)),
    Operation("assign_collaborator_router", "collaborators", _routes("POST /partner/collaborators/{username}/assign-router/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    Operation("remove_collaborator_router", "collaborators", _routes("DELETE /partner/collaborators/{username}/routers/{router_id}/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("collaborators",)),
    # payment methods
    Operation("list_payment_methods", "payment_methods", _routes("GET /partner/payment-methods/list/", "GET /partner/payment-methods/"), touches=("payment_methods",)),
    Operation("create_payment_method", "payment_methods", _routes("POST /partner/payment-methods/create/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("get_payment_method", "payment_methods", _routes("GET /partner/payment-methods/{slug}/"), touches=("payment_methods",)),
    Operation("update_payment_method", "payment_methods", _routes("PUT /partner/payment-methods/{slug}/update/"), also=_routes("PUT /partner/payment-methods/{id}/update/", "PATCH /partner/payment-methods/{slug}/update/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("delete_payment_method", "payment_methods", _routes("DELETE /partner/payment-methods/{slug}/delete/"), also=_routes("DELETE /partner/payment-methods/{id}/delete/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("set_default_payment_method", "payment_methods", _routes("POST /partner/payment-methods/{id}/set-default/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("payment_method_create_request_otp", "payment_methods", _routes("POST /partner/payment-methods/create/request-otp/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("payment_method_create_verify_otp", "payment_methods", _routes("POST /partner/payment-methods/create/verify-otp/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("payment_method_update_request_otp", "payment_methods", _routes("POST /partner/payment-methods/{slug}/update/request-otp/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    Operation("payment_method_update_verify_otp", "payment_methods", _routes("POST /partner/payment-methods/{slug}/update/verify-otp/"), policy=ONLINE, permissions=_any(Permission.SETTING_ACCESS), touches=("payment_methods",)),
    # additional devices
    Operation("list_additional_devices", "additional_devices", _routes("GET /partner/additional-devices/list/", "GET /partner/additional-devices/"), touches=("additional_devices",)),
    Operation("create_additional_device", "additional_devices", _routes("POST /partner/additional-devices/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("additional_devices",)),
    Operation("get_additional_device", "additional_devices", _routes("GET /partner/additional-devices/{id}/", "GET /partner/additional-devices/{id}/details/"), also=_routes("GET /partner/additional-devices/{id}/read/"), touches=("additional_devices",)),
    Operation("update_additional_device", "additional_devices", _routes("PUT /partner/additional-devices/{id}/", "PUT /partner/additional-devices/{id}/update/"), also=_routes("PATCH /partner/additional-devices/{id}/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("additional_devices",)),
    Operation("delete_additional_device", "additional_devices", _routes("DELETE /partner/additional-devices/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("additional_devices",)),
    # plan configuration
    Operation("list_data_limit", "plan_configuration", _routes("GET /partner/data-limit/list/", "GET /partner/data-limit/"), permissions=_any(Permission.SETTING_ACCESS), touches=("data_limit",)),
    Operation("create_data_limit", "plan_configuration", _routes("POST /partner/data-limit/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("data_limit",)),
    Operation("get_data_limit", "plan_configuration", _routes("GET /partner/data-limit/{id}/"), touches=("data_limit",)),
    Operation("update_data_limit", "plan_configuration", _routes("PUT /partner/data-limit/{id}/"), also=_routes("PATCH /partner/data-limit/{id}/", "PUT /partner/data-limit/{id}/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("data_limit",)),
    Operation("delete_data_limit", "plan_configuration", _routes("DELETE /partner/data-limit/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("data_limit",)),
    Operation("list_shared_users", "plan_configuration", _routes("GET /partner/shared-users/list/", "GET /partner/shared-users/"), permissions=_any(Permission.SETTING_ACCESS), touches=("shared_users",)),
    Operation("create_shared_users", "plan_configuration", _routes("POST /partner/shared-users/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("shared_users",)),
    Operation("get_shared_users", "plan_configuration", _routes("GET /partner/shared-users/{id}/"), touches=("shared_users",)),
    Operation("update_shared_users", "plan_configuration", _routes("PUT /partner/shared-users/{id}/"), also=_routes("PATCH /partner/shared-users/{id}/", "PUT /partner/shared-users/{id}/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("shared_users",)),
    Operation("delete_shared_users", "plan_configuration", _routes("DELETE /partner/shared-users/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("shared_users",)),
    Operation("list_validity", "plan_configuration", _routes("GET /partner/validity/list/", "GET /partner/validity/"), permissions=_any(Permission.SETTING_ACCESS), touches=("validity",)),
    Operation("create_validity", "plan_configuration", _routes("POST /partner/validity/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("validity",)),
    Operation("get_validity", "plan_configuration", _routes("GET /partner/validity/{id}/"), touches=("validity",)),
    Operation("update_validity", "plan_configuration", _routes("PUT /partner/validity/{id}/"), also=_routes("PATCH /partner/validity/{id}/", "PUT /partner/validity/{id}/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("validity",)),
    Operation("delete_validity", "plan_configuration", _routes("DELETE /partner/validity/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("validity",)),
    Operation("list_rate_limit", "plan_configuration", _routes("GET /partner/rate-limit/list/", "GET /partner/rate-limit/"), permissions=_any(Permission.SETTING_ACCESS), touches=("rate_limit",)),
    Operation("create_rate_limit", "plan_configuration", _routes("POST /partner/rate-limit/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("rate_limit",)),
    Operation("get_rate_limit", "plan_configuration", _routes("GET /partner/rate-limit/{id}/"), touches=("rate_limit",)),
    Operation("update_rate_limit", "plan_configuration", _routes("PUT /partner/rate-limit/{id}/"), also=_routes("PATCH /partner/rate-limit/{id}/", "PUT /partner/rate-limit/{id}/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("rate_limit",)),
    Operation("delete_rate_limit", "plan_configuration", _routes("DELETE /partner/rate-limit/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("rate_limit",)),
    Operation("list_idle_timeout", "plan_configuration", _routes("GET /partner/idle-timeout/list/", "GET /partner/idle-timeout/"), permissions=_any(Permission.SETTING_ACCESS), touches=("idle_timeout",)),
    Operation("create_idle_timeout", "plan_configuration", _routes("POST /partner/idle-timeout/create/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("idle_timeout",)),
    Operation("get_idle_timeout", "plan_configuration", _routes("GET /partner/idle-timeout/{id}/"), touches=("idle_timeout",)),
    Operation("update_idle_timeout", "plan_configuration", _routes("PUT /partner/idle-timeout/{id}/"), also=_routes("PATCH /partner/idle-timeout/{id}/", "PUT /partner/idle-timeout/{id}/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("idle_timeout",)),
    Operation("delete_idle_timeout", "plan_configuration", _routes("DELETE /partner/idle-timeout/{id}/delete/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("idle_timeout",)),
    Operation("plan_config_validity_units", "plan_configuration", _routes("GET /partner/plan-config/validity-units/"), touches=("plan_options",)),
    Operation("plan_config_data_limits", "plan_configuration", _routes("GET /partner/plan-config/data-limits/"), touches=("plan_options",)),
    Operation("plan_config_shared_users", "plan_configuration", _routes("GET /partner/plan-config/shared-users/"), touches=("plan_options",)),
    Operation("plan_config_speed_limits", "plan_configuration", _routes("GET /partner/plan-config/speed-limits/"), touches=("plan_options",)),
    Operation("plan_config_rate_limits", "plan_configuration", _routes("GET /partner/plan-config/rate-limits/"), touches=("plan_options",)),
    Operation("plan_config_resources", "plan_configuration", _routes("GET /partner/plan-config/resources/"), touches=("plan_options",)),
    # password management
    Operation("change_password", "password_management", _routes("POST /partner/password/update/", "POST /partner/change-password/", "POST /partner/password-change/"), policy=ONLINE, touches=("profile",)),
    Operation("request_password_reset", "password_management", _routes("POST /partner/password-reset/request-otp/", "POST /partner/password-reset-request-otp/", "POST /partner/password-reset/"), policy=ONLINE, auth=PUBLIC),
    Operation("resend_password_reset_otp", "password_management", _routes("POST /partner/password-reset/resend-request-otp/", "POST /partner/resend-password-reset-otp/"), policy=ONLINE, auth=PUBLIC),
    Operation("verify_password_reset_otp", "password_management", _routes("POST /partner/password-reset/verify-otp/", "POST /partner/password-reset-otp-verify/"), policy=ONLINE, auth=PUBLIC),
    Operation("reset_password", "password_management", _routes("POST /partner/password-reset/update-password/", "POST /partner/reset-password/", "POST /partner/password-reset-confirm/"), policy=ONLINE, auth=PUBLIC),
    # permissions
    Operation("list_permissions", "permissions", _routes("GET /partner/permissions/list/"), touches=("permissions",)),
    # analytics reports
    Operation("analytics_revenue", "analytics_reports", _routes("GET /partner/analytics/revenue/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("analytics",)),
    Operation("analytics_customers", "analytics_reports", _routes("GET /partner/analytics/customers/"), permissions=_any(Permission.DASHBOARD_ACCESS), touches=("analytics",)),
    Operation("analytics_plans", "analytics_reports", _routes("GET /partner/analytics/plans/"), permissions=_any(Permission.DASHBOARD_ACCESS), touches=("analytics",)),
    Operation("analytics_routers", "analytics_reports", _routes("GET /partner/analytics/routers/"), permissions=_any(Permission.DASHBOARD_ACCESS), touches=("analytics",)),
    Operation("monthly_report", "analytics_reports", _routes("GET /partner/reports/monthly/"), permissions=_any(Permission.TRANSACTION_VIEWING), touches=("analytics",)),
    # notifications settings
    Operation("list_notifications", "notifications_settings", _routes("GET /partner/notifications/list/"), touches=("notifications",)),
    Operation("mark_notification_read", "notifications_settings", _routes("PUT /partner/notifications/{id}/mark-read/"), policy=QUEUE, touches=("notifications",)),
    Operation("get_settings", "notifications_settings", _routes("GET /partner/settings/"), permissions=_any(Permission.SETTING_ACCESS), touches=("settings",)),
    Operation("update_settings", "notifications_settings", _routes("PUT /partner/settings/update/"), policy=QUEUE, permissions=_any(Permission.SETTING_ACCESS), touches=("settings",)),
    # support
    Operation("list_support_tickets", "support", _routes("GET /partner/support/tickets/"), touches=("support_tickets",)),
    # vouchers
    Operation("list_vouchers", "vouchers", _routes("GET /partner/plans/tickets/"), touches=("vouchers",)),
    Operation("generate_vouchers", "vouchers", _routes("POST /partner/plans/tickets/generate/"), policy=QUEUE, permissions=_any(Permission.CREATE_USERS), touches=("vouchers", "voucher_batches")),
    Operation("export_vouchers", "vouchers", _routes("GET /partner/plans/tickets/export/"), policy=ONLINE, touches=("vouchers",)),
    # security 2fa
    Operation("two_factor_status", "security_2fa", _routes("GET /partner/security/2fa/status/"), touches=("two_factor",)),
    Operation("two_factor_enable", "security_2fa", _routes("POST /partner/security/2fa/enable/"), policy=ONLINE, touches=("two_factor",)),
    Operation("two_factor_disable", "security_2fa", _routes("POST /partner/security/2fa/disable/"), policy=ONLINE, touches=("two_factor",)),
    # reference data
    Operation("list_countries", "reference_data", _routes("GET /partner/countries/"), touches=("reference",)),
    Operation("get_currency", "reference_data", _routes("GET /partner/currency/"), touches=("reference",)),
    Operation("get_currency_code", "reference_data", _routes("GET /partner/currency-code/"), touches=("reference",)),
    Operation("list_report_types", "reference_data", _routes("GET /partner/report-types/"), touches=("reference",)),
    Operation("get_exchange_rate", "reference_data", _routes("GET /partner/exchange-rate/"), touches=("reference",)),
    Operation("list_network_policies", "reference_data", _routes("GET /partner/network-policies/list/"), touches=("network_policies",)),
)

EXTENSIONS: tuple[Operation, ...] = (
    # What our own server offers beyond the catalogue; a client asks for it only where the capabilities list it.
    Operation("capabilities", "sync", _routes("GET /partner/capabilities/"), auth=PUBLIC),
    Operation("changes", "sync", _routes("GET /partner/changes/")),
    Operation("digest", "sync", _routes("GET /partner/sync/digest/")),
    Operation("router_interfaces", "routers", _routes("GET /partner/routers/{slug}/interfaces/"), touches=("router_interfaces",)),
    Operation("router_check", "routers", _routes("GET /partner/routers/{slug}/check/"), policy=ONLINE),
    Operation("create_support_ticket", "support", _routes("POST /partner/support/tickets/create/"), policy=QUEUE, touches=("support_tickets",)),
    Operation("get_support_ticket", "support", _routes("GET /partner/support/tickets/{id}/details/"), touches=("support_tickets",)),
    Operation("reply_support_ticket", "support", _routes("POST /partner/support/tickets/{id}/reply/"), policy=QUEUE, touches=("support_tickets",)),
    Operation("voucher_batches", "vouchers", _routes("GET /partner/plans/tickets/batches/"), touches=("voucher_batches",)),
    Operation("cancel_vouchers", "vouchers", _routes("POST /partner/plans/tickets/cancel/"), policy=ONLINE, permissions=_any(Permission.CREATE_USERS), touches=("vouchers", "voucher_batches")),
    Operation("reverse_assigned_plan", "plan_assignment", _routes("POST /partner/assigned-plans/{id}/reverse/"), policy=ONLINE, permissions=_any(Permission.CREATE_USERS), touches=("assigned_plans", "assigned_transactions", "customers", "wallet", "dashboard")),
    Operation("list_audit", "audit", _routes("GET /partner/audit/"), permissions=_any(Permission.SETTING_ACCESS), touches=("audit",)),
)
# fmt: on

_BY_ID = {operation.id: operation for operation in (*OPERATIONS, *EXTENSIONS)}


def operation(operation_id: str) -> Operation:
    """The operation with this id.

    Raises:
        KeyError: no such operation is declared.
    """
    return _BY_ID[operation_id]
