"""Passwords: change, and reset in two steps (code, then token) or in one (code and new password together)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AliasChoices, BaseModel, Field

from embedded_server.database import moment_text
from embedded_server.features.accounts.passwords import AnyPassword
from embedded_server.features.accounts.schemas import Code, OtpId
from embedded_server.features.passwords import service
from embedded_server.features.passwords.service import Proof
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import REQUIRED, Body, Reply, invalid

ENDPOINTS = Endpoints()

Address = Annotated[str, Field(max_length=254)]


class Change(Body):
    """Body of a change."""

    old_password: AnyPassword
    new_password: AnyPassword


class ResetRequest(Body):
    """Body of a request for a code."""

    email: Annotated[str, Field(min_length=1, max_length=254)]


class ResetCode(Body):
    """Body of the check of a code; the printed recovery code of an owner is taken in its place."""

    bare_errors: ClassVar[bool] = True

    code: Code
    otp_id: OtpId = ""
    email: Address = ""


class NewPassword(Body):
    """Body of a reset: ``token`` from the check of the code, or the code itself with its address or id."""

    new_password: AnyPassword
    token: Annotated[str, Field(max_length=200, validation_alias=AliasChoices("token", "reset_token"))] = ""
    code: Annotated[str, Field(max_length=64, validation_alias=AliasChoices("code", "otp"))] = ""
    otp_id: OtpId = ""
    email: Address = ""


class CodeSent(BaseModel):
    """``data`` of a request for a code."""

    otp_id: str
    expires_at: str


class CodeSentAgain(BaseModel):
    """``data`` of a request for another code."""

    otp_id: str


class ResetToken(BaseModel):
    """``data`` of the check of a code."""

    reset_token: str


@ENDPOINTS.direct("change_password", body=Change)
def change_password(call: Call) -> Reply:
    """Replace the caller's password. Other sign-ins of the account end; this one goes on."""
    body = call.body
    service.change(call.server, call.who.account_id, call.who.session_id, body.old_password, body.new_password)
    return Reply({}, "Mot de passe modifié avec succès.")


@ENDPOINTS.direct("request_password_reset", body=ResetRequest, data=CodeSent)
def request_password_reset(call: Call) -> Reply:
    """Mail a reset code."""
    issued = service.request(call.server, call.body.email, "Utilisateur introuvable")
    data = {"otp_id": issued.otp_id, "expires_at": moment_text(issued.expires_at)}
    return Reply(data, "Code OTP envoyé à votre email.")


@ENDPOINTS.direct("resend_password_reset_otp", body=ResetRequest, data=CodeSentAgain)
def resend_password_reset_otp(call: Call) -> Reply:
    """Mail another reset code; older ones are void."""
    issued = service.request(call.server, call.body.email, "Utilisateur introuvable.")
    return Reply({"otp_id": issued.otp_id}, "Nouveau code OTP envoyé.")


@ENDPOINTS.direct("verify_password_reset_otp", body=ResetCode, data=ResetToken)
def verify_password_reset_otp(call: Call) -> Reply:
    """Exchange a reset code, or the printed recovery code of an owner, for a reset token."""
    token = service.verify(call.server, Proof(call.body.code, call.body.email, call.body.otp_id))
    return Reply({"reset_token": token}, "Code OTP vérifié avec succès.")


@ENDPOINTS.direct("reset_password", body=NewPassword)
def reset_password(call: Call) -> Reply:
    """Set a new password with a reset token, or in one step with the code. Every earlier sign-in ends.

    After a recovery code ``data.recovery_code`` is the next one: the used one is spent.
    """
    body = call.body
    if not (body.token or body.code):
        raise invalid(token=REQUIRED)
    service.check_strength(body.new_password)
    token = body.token or service.verify(call.server, Proof(body.code, body.email, body.otp_id))
    following = service.reset(call.server, token, body.new_password)
    data = {"recovery_code": following} if following else {}
    return Reply(data, "Mot de passe réinitialiser avec succès.")
