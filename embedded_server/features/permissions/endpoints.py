"""The thirteen permissions a role can hold."""

from __future__ import annotations

from pydantic import BaseModel

from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply
from tiknet_desktop.domain.permissions import Permission

ENDPOINTS = Endpoints()

_DESCRIPTIONS = {
    Permission.CREATE_PLANS: "Peut créer un forfait",
    Permission.DELETE_PLANS: "Peut supprimer un forfait",
    Permission.CREATE_USERS: "Peut créer un utilisateur",
    Permission.UPDATE_USERS: "Peut modifier un utilisateur",
    Permission.UPDATE_PLANS: "Peut modifier un forfait",
    Permission.DELETE_USERS: "Peut supprimer un utilisateur",
    Permission.READ_PLANS: "Peut voir les forfaits",
    Permission.TRANSACTION_VIEWING: "Peut voir les transactions",
    Permission.SETTING_ACCESS: "Peut modifier les réglages et l'équipe",
    Permission.READ_USERS: "Peut voir les utilisateurs",
    Permission.DASHBOARD_ACCESS: "Peut voir le tableau de bord",
    Permission.HOTSPOT_PROFILE_MANAGEMENT: "Peut gérer les profils hotspot",
    Permission.ROUTER_MANAGEMENT: "Peut gérer les routeurs",
}


class PermissionRow(BaseModel):
    """A permission on the wire."""

    id: int
    name: str
    slug: str
    description: str | None
    is_actif: bool


@ENDPOINTS.read("list_permissions", data=list[PermissionRow])
def list_permissions(_call: Call) -> Reply:
    """All permissions."""
    rows = [
        {
            "id": permission.number,
            "name": permission.value,
            "slug": permission.slug,
            "description": _DESCRIPTIONS[permission],
            "is_actif": True,
        }
        for permission in Permission
    ]
    return Reply(rows, "Permissions retrieved successfully.")
