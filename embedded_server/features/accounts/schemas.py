"""Bodies of the account operations, and the shapes they answer with."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, Field

from embedded_server.features.accounts.passwords import AnyPassword
from embedded_server.wire import Body, Email, Name, Text

Code = Annotated[str, Field(min_length=1, max_length=64, validation_alias=AliasChoices("code", "otp"))]
"""A one-time code: ``code`` or ``otp`` (wire conventions, section 12, row 2)."""
OtpId = Annotated[str, Field(max_length=64)]


class SignIn(Body):
    """Body of login."""

    email: Annotated[str, Field(min_length=1, max_length=254)]
    password: AnyPassword
    code: Annotated[
        str, Field(max_length=64, validation_alias=AliasChoices("code", "otp", "totp", "two_factor_code"))
    ] = ""
    """The second factor, where the account has one; else nothing, or the six digits right after the password."""


class Refresh(Body):
    """Body of a token refresh."""

    refresh: Annotated[str, Field(max_length=4096)] = ""


class ProfileChanges(Body):
    """Body of a profile update; what is absent stays."""

    first_name: Text | None = None
    last_name: Text | None = None
    email: Email | None = None
    phone: Annotated[str, Field(max_length=40)] | None = None
    country: Annotated[str, Field(max_length=60)] | None = None
    state: Annotated[str, Field(max_length=100)] | None = None
    city: Annotated[str, Field(max_length=100)] | None = None
    addresse: Text | None = None
    number_of_router: Annotated[int, Field(ge=0, le=10_000)] | None = None
    business_name: Name | None = None


class NamedRole(BaseModel):
    """``{"name": …}``."""

    name: str | None


class PartnerName(BaseModel):
    """The tenant in a profile."""

    id: int
    name: str


class ProfileRow(BaseModel):
    """``data`` of the profile."""

    id: int
    first_name: str | None
    last_name: str | None
    email: str
    phone: str | None
    date: str
    user: int
    roles: NamedRole
    partner: PartnerName
    country: str | None
    state: str | None
    city: str | None
    addresse: str | None
    number_of_router: int


class SignedIn(BaseModel):
    """``data`` of a login."""

    refresh: str
    access: str
    user: dict[str, Any]


class SignInRow(BaseModel):
    """A sign-in session of the account."""

    id: int
    device_type: str
    ip_address: str
    location: str | None
    last_active: str
    is_current: bool
