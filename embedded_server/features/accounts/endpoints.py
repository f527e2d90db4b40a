"""Sign-in, tokens, profile and sign-in sessions."""

from __future__ import annotations

from sqlalchemy import select

from embedded_server.database import moment_text, now
from embedded_server.features.accounts import service, sessions
from embedded_server.features.accounts.models import Account, SignInSession
from embedded_server.features.accounts.schemas import ProfileChanges, ProfileRow, Refresh, SignedIn, SignIn, SignInRow
from embedded_server.features.registration.service import ask_to_verify
from embedded_server.listing import row_number
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Reply, detail

ENDPOINTS = Endpoints()


@ENDPOINTS.direct("login", body=SignIn, data=SignedIn)
def login(call: Call) -> Reply:
    """Sign in with e-mail and password.

    Where two-factor sign-in is on, the six digits (or a recovery code) come as ``code``, or, from a client without such a
    field, right after the password. Without them: 401 with ``data.two_factor = ["required"]``; with wrong ones
    ``["invalid"]``.
    """
    body = call.body
    answer = sessions.sign_in(call.server, body.email, body.password, sessions.device_of(call.request), body.code)
    return Reply(answer, "Authentification réussie.")


@ENDPOINTS.direct("refresh_token", body=Refresh)
def refresh_token(call: Call) -> Reply:
    """Exchange a refresh token for a new pair."""
    if not call.body.refresh:
        raise detail(400, "Refresh token manquant")
    return Reply(
        sessions.refreshed(call.server, call.body.refresh, sessions.device_of(call.request)), "Token rafraîchi."
    )


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


@ENDPOINTS.write("update_profile", body=ProfileChanges, errors=frozenset({429}))
def update_profile(call: Call) -> Reply:
    """Change the profile; partial bodies are fine."""
    account = call.transaction.get_one(Account, call.who.account_id)
    previous = account.email
    answer = service.update_profile(call.transaction, account.id, call.body.model_dump(exclude_unset=True))
    if account.email != previous:
        ask_to_verify(call.server, call.transaction, account, previous)
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
    known = call.transaction.scalar(
        select(SignInSession.id).where(
            SignInSession.id == row_number(call.path["id"]),
            SignInSession.account_id == call.who.account_id,
            SignInSession.revoked_at.is_(None),
        )
    )
    if known is None:
        raise sessions.session_missing()
    sessions.end_sessions(call.transaction, call.who.account_id, only=known)
    return Reply({})
