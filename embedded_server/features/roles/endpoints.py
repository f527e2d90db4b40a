"""Roles."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from embedded_server.features.roles import service
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Name, Reply, Text

ENDPOINTS = Endpoints()

Description = Annotated[Text, Field(max_length=200)]
Permissions = Annotated[list[Any], Field(max_length=100)]


class NewRole(Body):
    """Body of a new role; permissions are numbers from the list of permissions."""

    name: Name
    description: Description | None = None
    permissions: Permissions = Field(default_factory=list)
    actif: bool = True


class RoleChanges(Body):
    """Body of an update; what is absent stays."""

    name: Name | None = None
    description: Description | None = None
    permissions: Permissions | None = None
    actif: bool | None = None


class RoleRow(BaseModel):
    """A role on the wire."""

    id: int
    name: str
    slug: str
    description: str | None
    permissions: list[int]
    actif: bool


@ENDPOINTS.direct("list_roles", data=list[RoleRow])
def list_roles(call: Call) -> Reply:
    """Roles of the partner."""
    with call.server.database.read_session() as session:
        return Reply(service.all_roles(session, call.partner), "Roles retrieved successfully.")


@ENDPOINTS.direct("get_role", data=RoleRow)
def get_role(call: Call) -> Reply:
    """One role by slug or number."""
    with call.server.database.read_session() as session:
        found = service.role(session, call.partner, call.path["slug"])
        return Reply(service.row_of(found), "Role retrieved successfully.")


@ENDPOINTS.write("create_role", body=NewRole, data=RoleRow, status=201)
def create_role(call: Call) -> Reply:
    """Add a role. Nobody can put into it what they may not do themselves."""
    made = service.create(call.transaction, call.who, call.body.model_dump())
    return Reply(service.row_of(made), "Rôle créé avec succès")


@ENDPOINTS.write("update_role", body=RoleChanges, data=RoleRow)
def update_role(call: Call) -> Reply:
    """Change a role; partial bodies are fine."""
    reference = call.path.get("slug") or call.path["id"]
    changed = service.change(call.transaction, call.who, reference, call.body.model_dump(exclude_unset=True))
    return Reply(service.row_of(changed), "Rôle mis à jour avec succès")


@ENDPOINTS.write("delete_role")
def delete_role(call: Call) -> Reply:
    """Remove a role that nobody has."""
    service.delete(call.transaction, call.who, call.path.get("slug") or call.path["id"])
    return Reply({}, "Rôle supprimé avec succès")
