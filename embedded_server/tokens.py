"""Access and refresh tokens, and the check made on every call: signature, expiry, sign-in session, account.

Tokens are signed with a key derived from the server's key; they name a sign-in session, so that ending the session ends
them at once (conventions of the server, "Owners").
"""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from typing import Any

import jwt

from embedded_server.database import Reader
from embedded_server.settings import Settings
from embedded_server.vault import Vault
from embedded_server.wire import not_authenticated, refresh_not_valid, token_not_valid
from tiknet_desktop.domain.permissions import Permission

_ALGORITHM = "HS256"
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True)
class Principal:
    """Who makes a call."""

    account_id: int
    partner_id: int
    session_id: int
    is_owner: bool
    permissions: frozenset[Permission]

    def may(self, permissions: frozenset[Permission]) -> bool:
        """Whether one of these permissions is held; an owner holds them all."""
        return not permissions or self.is_owner or not self.permissions.isdisjoint(permissions)


@dataclass(frozen=True, slots=True)
class RefreshClaims:
    """What a refresh token says. ``follows``: the generation it was given for; 0, which no session has, at a sign-in."""

    account_id: int
    session_id: int
    generation: int
    follows: int


def permissions_of(numbers: str | None) -> frozenset[Permission]:
    """Permissions from the comma-separated numbers of a role."""
    every = tuple(Permission)
    return frozenset(every[int(number) - 1] for number in (numbers or "").split(",") if number)


_PRINCIPAL = (
    "SELECT a.id, a.partner_id, a.is_owner, coalesce(a.own_permissions, r.permissions) FROM sign_in_sessions AS s"
    " JOIN accounts AS a ON a.id = s.account_id LEFT JOIN roles AS r ON r.id = a.role_id AND r.is_active"
    " WHERE s.id = :session AND s.revoked_at IS NULL AND a.is_active"
)


class Tokens:
    """Makes and checks the tokens of one server."""

    def __init__(self, vault: Vault, settings: Settings) -> None:
        self._key = vault.derived("tokens")
        self._settings = settings
        self._seen: dict[str, tuple[float, int]] = {}

    def access(self, account_id: int, session_id: int) -> str:
        """A new access token."""
        return self._signed("access", self._settings.access_seconds, sid=session_id, user_id=account_id)

    def refresh(self, account_id: int, session_id: int, generation: int, follows: int) -> str:
        """A new refresh token. ``follows`` is the generation it was given for, 0 at a sign-in."""
        seconds = self._settings.refresh_seconds
        return self._signed("refresh", seconds, sid=session_id, user_id=account_id, gen=generation, follows=follows)

    def _signed(self, kind: str, seconds: int, **claims: int) -> str:
        issued = int(time.time())
        payload = {"token_type": kind, "iat": issued, "exp": issued + seconds, "jti": secrets.token_hex(8), **claims}
        return jwt.encode(payload, self._key, _ALGORITHM)

    def _claims(self, token: str, kind: str) -> dict[str, Any] | None:
        try:
            claims: dict[str, Any] = jwt.decode(token, self._key, [_ALGORITHM], options={"require": ["exp", "sid"]})
        except (jwt.InvalidTokenError, UnicodeError, ValueError):
            return None
        return claims if claims.get("token_type") == kind else None

    def refresh_claims(self, token: str) -> RefreshClaims:
        """What a refresh token says.

        Raises:
            WireError: form E5.
        """
        claims = self._claims(token, "refresh")
        if claims is None:
            raise refresh_not_valid()
        generation, follows = int(claims["gen"]), int(claims.get("follows", 0))
        return RefreshClaims(int(claims["user_id"]), int(claims["sid"]), generation, follows)

    def principal(self, reader: Reader, header: str | None) -> Principal:
        """Who an ``Authorization`` header stands for.

        Raises:
            WireError: 401, without a token or with one that is no longer valid.
        """
        if not header:
            raise not_authenticated()
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise not_authenticated()
        row = reader.row(_PRINCIPAL, {"session": self._session_of(token.strip())})
        if row is None:
            raise token_not_valid()
        return Principal(row[0], row[1], self._session_of(token.strip()), bool(row[2]), permissions_of(row[3]))

    def _session_of(self, token: str) -> int:
        known = self._seen.get(token)
        if known is None:
            claims = self._claims(token, "access")
            if claims is None:
                raise token_not_valid()
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[token] = (float(claims["exp"]), int(claims["sid"]))
        if known[0] <= time.time():
            raise token_not_valid()
        return known[1]
