"""Sign-in, tokens, profile and sign-in sessions."""

from __future__ import annotations

from sqlalchemy import select

from embedded_server.database import moment_text, now
from embedded_server.features.accounts import service
from embedded_server.features.accounts.models import SignInSession
from embedded_server.features.accounts.schemas import ProfileChanges, ProfileRow, Refresh, SignedIn, SignIn, SignInRow
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, detail

ENDPOINTS = Endpoints()


def _device(call: Call) -> service.Device:
    client = call.request.client
    return service.Device(call.request.headers.get("user-agent", ""), client.host if client else "")


@ENDPOINTS.direct("login", body=SignIn, data=SignedIn)
def login(call: Call) -> Reply:
    """Sign in with e-mail and password."""
    answer = service.sign_in(call.server, call.body.email, call.body.password, _device(call))
    return Reply(answer, "Authentification réussie.")


@ENDPOINTS.direct("refresh_token", body=Refresh)
def refresh_token(call: Call) -> Reply:
    """Exchange a refresh token for a new pair."""
    if not call.body.refresh:
        raise detail(400, "Refresh token manquant")
    return Reply(service.refreshed(call.server, call.body.refresh, _device(call)), "Token rafraîchi.")


@ENDPOINTS.direct("check_token")
def check_token(call: Call) -> Reply:
    """Whether the access token is good, and whose it is."""
    with call.server.database.read_session() as session:
        return Reply(service.compact_profile(session, call.who.account_id), "Token valide.")


@ENDPOINTS.direct("get_profile", data=ProfileRow)
def get_profile(call: Call) -> Reply:
    """The profile of the caller."""
    with call.server.database.read_session() as session:
        answer = service.profile(session, call.who.account_id, extras=call.extras)
    return Reply(answer, "Profil récupéré avec succès.")


@ENDPOINTS.write("update_profile", body=ProfileChanges)
def update_profile(call: Call) -> Reply:
    """Change the profile; partial bodies are fine."""
    answer = service.update_profile(call.transaction, call.who.account_id, call.body.model_dump(exclude_unset=True))
    return Reply(answer, "Informations utilisateur mises à jour avec succès.")


@ENDPOINTS.read("list_account_sessions", data=list[SignInRow])
def list_account_sessions(call: Call) -> Reply:
    """Where the account is signed in."""
    rows = call.snapshot.rows(
        "SELECT id, device, ip_address, last_active FROM sign_in_sessions"
        " WHERE account_id = :account AND revoked_at IS NULL AND expires_at > :moment ORDER BY last_active DESC",
        {"account": call.who.account_id, "moment": moment_text(now())},
    )
    return Reply(
        [
            {
                "id": row[0],
                "device_type": row[1] or "unknown",
                "ip_address": row[2],
                "location": None,
                "last_active": row[3],
                "is_current": row[0] == call.who.session_id,
            }
            for row in rows
        ]
    )


@ENDPOINTS.write("delete_account_session")
def delete_account_session(call: Call) -> Reply:
    """End one sign-in: both of its tokens stop at once."""
    reference = call.path["id"]
    wanted = int(reference) if reference.isascii() and reference.isdigit() and len(reference) < 16 else 0
    known = call.transaction.scalar(
        select(SignInSession.id).where(
            SignInSession.id == wanted,
            SignInSession.account_id == call.who.account_id,
            SignInSession.revoked_at.is_(None),
        )
    )
    if known is None:
        raise service.session_missing()
    service.end_sessions(call.transaction, call.who.account_id, only=known)
    return Reply({})
