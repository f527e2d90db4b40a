"""Collaborators and the routers they work on."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, Field, StringConstraints

from embedded_server.features.collaborators.service import Staff
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Email, Name, Reply, Text

ENDPOINTS = Endpoints()

_MAILS = frozenset({429})
"""What sends mail is throttled."""

Phone = Annotated[Text, Field(max_length=40)]
City = Annotated[Text, Field(max_length=100)]
RoleReference = Annotated[Text, Field(max_length=100)]


class NewCollaborator(Body):
    """Body of a new collaborator. The role comes as slug, name or number; without one it is given later."""

    bare_errors: ClassVar[bool] = True

    first_name: Name
    email: Email
    last_name: Annotated[Text, Field(max_length=100)] | None = None
    phone: Phone | None = None
    addresse: Text | None = None
    city: City | None = None
    country: Annotated[str, Field(max_length=60)] | None = None
    username: Annotated[str, Field(max_length=150, pattern=r"^[\w.@+-]*$")] | None = None
    password: Annotated[str, StringConstraints(strip_whitespace=False), Field(max_length=1024)] | None = None
    role: RoleReference | None = None
    role_id: RoleReference | None = None


class RoleChoice(Body):
    """Body of giving a role: ``role_id`` or ``role``, each a number, slug or name."""

    role_id: RoleReference | None = None
    role: RoleReference | None = None


class CollaboratorChanges(Body):
    """Body of an update; what is absent stays. ``permissions`` replace those of the role until a role is given."""

    first_name: Name | None = None
    last_name: Annotated[Text, Field(max_length=100)] | None = None
    phone: Phone | None = None
    addresse: Text | None = None
    city: City | None = None
    role: RoleReference | None = None
    role_id: RoleReference | None = None
    permissions: Annotated[list[Any], Field(max_length=100)] | None = None
    is_active: bool | None = None


class RouterChoice(Body):
    """Body of giving a router, by number or slug."""

    router_id: Annotated[str, Field(max_length=100)] = ""


class Created(BaseModel):
    """``data`` of a new collaborator. The password is shown this once."""

    collaborator_email: str
    temporary_password: str


class CollaboratorRow(BaseModel):
    """A collaborator on the wire."""

    id: int
    username: str
    first_name: str
    last_name: str | None
    email: str
    role: str
    role_name: str
    permissions: list[str]
    assigned_routers: list[str]
    is_active: bool
    created_at: str


def _staff(call: Call) -> Staff:
    return Staff(call.server, call.transaction, call.who)


def _reference(call: Call) -> str:
    return call.path.get("username") or call.path["id"]


@ENDPOINTS.direct("list_collaborators", data=list[CollaboratorRow])
def list_collaborators(call: Call) -> Reply:
    """Everybody who works for the partner."""
    with call.server.database.read_session() as session:
        rows = Staff(call.server, session, call.who).rows(extras=call.extras)
    return Reply(rows, "Collaborators retrieved successfully.")


@ENDPOINTS.direct("get_collaborator", data=CollaboratorRow)
def get_collaborator(call: Call) -> Reply:
    """One collaborator by username, e-mail or number."""
    with call.server.database.read_session() as session:
        staff = Staff(call.server, session, call.who)
        row = staff.row(staff.find(_reference(call)), extras=call.extras)
    return Reply(row, "Collaborator retrieved successfully.")


@ENDPOINTS.write("create_collaborator", body=NewCollaborator, data=Created, status=201, errors=_MAILS)
def create_collaborator(call: Call) -> Reply:
    """Make a collaborator. The temporary password is answered once and mailed to them."""
    account, password = _staff(call).create(call.body.model_dump())
    data = {"collaborator_email": account.email, "temporary_password": password}
    return Reply(data, "Collaborator account created successfully.")


@ENDPOINTS.write("assign_collaborator_role", body=RoleChoice)
def assign_role(call: Call) -> Reply:
    """Give a collaborator a role."""
    _staff(call).give_role(_reference(call), call.body.role_id or call.body.role)
    return Reply({}, "Rôle assigné avec succès")


@ENDPOINTS.write("update_collaborator_role", body=RoleChoice)
def update_role(call: Call) -> Reply:
    """Replace the role of a collaborator."""
    _staff(call).give_role(_reference(call), call.body.role_id or call.body.role)
    return Reply({}, "Rôle mis à jour avec succès")


@ENDPOINTS.write("update_collaborator", body=CollaboratorChanges, data=CollaboratorRow)
def update_collaborator(call: Call) -> Reply:
    """Change a collaborator; partial bodies are fine. One that is not active any more loses its sign-ins at once."""
    staff = _staff(call)
    account = staff.change(_reference(call), call.body.model_dump(exclude_unset=True))
    return Reply(staff.row(account, extras=call.extras), "Collaborateur mis à jour avec succès")


@ENDPOINTS.write("delete_collaborator")
def delete_collaborator(call: Call) -> Reply:
    """Remove a collaborator; both tokens stop at once."""
    _staff(call).remove(_reference(call))
    return Reply({}, "Collaborateur supprimé avec succès")


@ENDPOINTS.write("resend_collaborator_invitation", errors=_MAILS)
def resend_invitation(call: Call) -> Reply:
    """Mail the invitation again, with the temporary password while it was not used."""
    _staff(call).invite_again(_reference(call))
    return Reply({}, "Invitation envoyée avec succès")


@ENDPOINTS.write("assign_collaborator_router", body=RouterChoice)
def assign_router(call: Call) -> Reply:
    """Confine a collaborator to a router, besides those given before."""
    _staff(call).give_router(_reference(call), call.body.router_id)
    return Reply({}, "Routeur assigné avec succès")


@ENDPOINTS.write("remove_collaborator_router")
def remove_router(call: Call) -> Reply:
    """Withdraw a router from a collaborator."""
    _staff(call).take_router(_reference(call), call.path["router_id"])
    return Reply({}, "Routeur retiré avec succès")
