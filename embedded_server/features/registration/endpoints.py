"""Sign-up and verification of addresses."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from embedded_server.features.accounts.passwords import AnyPassword
from embedded_server.features.accounts.schemas import Code, OtpId
from embedded_server.features.accounts.sessions import device_of
from embedded_server.features.registration import service
from embedded_server.registrar import Call, Endpoints
from embedded_server.wire import Body, Email, Name, Reply, Text

ENDPOINTS = Endpoints()


class SignUp(Body):
    """Body of a sign-up; what builds of the mobile client leave out has a default (wire conventions, 12, row 17)."""

    first_name: Name
    last_name: Text = ""
    email: Email
    phone: Annotated[str, Field(min_length=1, max_length=40)]
    password: AnyPassword
    password2: AnyPassword
    entreprise_name: Text = ""
    city: Annotated[str, Field(max_length=100)] = ""
    country: Annotated[str, Field(max_length=60)] = ""
    addresse: Text = ""
    number_of_router: Annotated[int, Field(ge=0, le=10_000)] = 1


class Confirmation(Body):
    """Body of a confirmation."""

    bare_errors: ClassVar[bool] = True

    email: Email
    code: Code
    otp: str | None = None
    """Only tells which of the two names was sent; ``code`` has the value."""


class Verification(Body):
    """Body of a verification; the address is the one of the account."""

    bare_errors: ClassVar[bool] = True

    code: Code
    email: Text | None = None
    otp_id: OtpId | None = None


class Resend(Body):
    """Body of a request for another code."""

    email: Annotated[str, Field(min_length=1, max_length=254)]


class SignedUp(BaseModel):
    """``data`` of a sign-up."""

    email: str


class Confirmed(BaseModel):
    """``data`` of a confirmation."""

    access: str
    refresh: str
    email: str


@ENDPOINTS.direct("register", body=SignUp, data=SignedUp)
def register(call: Call) -> Reply:
    """Start a sign-up; a code goes to the address, no token is given before it comes back."""
    address = service.register(call.server, call.body.model_dump())
    return Reply({"email": address}, "A verification code has been sent to your email address.")


@ENDPOINTS.direct("register_confirm", body=Confirmation, data=Confirmed)
def register_confirm(call: Call) -> Reply:
    """Confirm a sign-up with the mailed code; makes the account and signs it in.

    With ``extras=1`` the answer holds ``recovery_code``, the only time it is seen: print it or write it down.
    """
    answer = service.confirm(
        call.server,
        call.body.email,
        call.body.code,
        device_of(call.request),
        named_otp=call.body.otp is not None,
        recovery=call.extras,
    )
    return Reply(answer, "Inscription confirmée avec succès. Bienvenue !")


@ENDPOINTS.direct("verify_email_otp", body=Verification, status=201)
def verify_email_otp(call: Call) -> Reply:
    """Verify the present address of the caller with the code that was mailed to it."""
    service.verify(call.server, call.who.account_id, call.body.code)
    return Reply({}, "E-mail vérifié avec succès.")


@ENDPOINTS.direct("resend_verify_email_otp", body=Resend, status=201)
def resend_verify_email_otp(call: Call) -> Reply:
    """Mail another code; older ones are void."""
    service.resend(call.server, call.body.email)
    return Reply({}, "Un nouveau code de vérification a été envoyé.")
