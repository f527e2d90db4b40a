"""Two-factor sign-in with an authenticator app (TOTP, RFC 6238)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AliasChoices, Field, StringConstraints

from embedded_server.features.accounts.models import Account
from embedded_server.features.two_factor import service
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Reply

ENDPOINTS = Endpoints()

Factor = Annotated[str, Field(max_length=64, validation_alias=AliasChoices("code", "otp", "totp", "two_factor_code"))]


class Enable(Body):
    """Body of turning it on: nothing at first, then a code from the authenticator."""

    code: Factor = ""


class Disable(Body):
    """Body of turning it off: a code, a recovery code, or the password."""

    code: Factor = ""
    password: Annotated[str, StringConstraints(strip_whitespace=False), Field(max_length=1024)] = ""


@ENDPOINTS.direct("two_factor_status", data=dict[str, Any])
def two_factor_status(call: Call) -> Reply:
    """Whether the caller signs in with a second factor."""
    with call.server.database.read_session() as session:
        return Reply(service.status(session.get_one(Account, call.who.account_id), extras=call.extras))


@ENDPOINTS.direct("two_factor_enable", body=Enable, data=dict[str, Any])
def two_factor_enable(call: Call) -> Reply:
    """Turn two-factor sign-in on, in two calls.

    Without a code: ``secret`` and ``otpauth_url`` for the authenticator, nothing is on yet. With a code from it: on, and
    ``recovery_codes``, each good for one sign-in without the phone, shown this once. From then on login asks for the
    code: see there.
    """
    if not call.body.code:
        return Reply(service.set_up(call.server, call.who.account_id), "Scan the code, then send one from the app.")
    answer = service.turn_on(call.server, call.who.account_id, call.body.code)
    return Reply(answer, "Two-factor authentication enabled.")


@ENDPOINTS.direct("two_factor_disable", body=Disable, data=dict[str, Any])
def two_factor_disable(call: Call) -> Reply:
    """Turn two-factor sign-in off, with a code, a recovery code or the password."""
    answer = service.turn_off(call.server, call.who.account_id, code=call.body.code, password=call.body.password)
    return Reply(answer, "Two-factor authentication disabled.")
