"""Bodies and rows of payout destinations."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from embedded_server.wire import Body, LongText, Name, PlainText

Kind = Annotated[PlainText, Field(max_length=40)]
Code = Annotated[PlainText, Field(min_length=1, max_length=20)]
CodeId = Annotated[PlainText, Field(min_length=1, max_length=64)]


class NewMethod(Body):
    """Body of a new destination: operator or bank, its number; ``type`` (mobile_money, bank_transfer) is optional."""

    name: Name
    numbers: Name
    description: LongText | None = None
    type: Kind | None = None
    is_default: bool = False


class MethodChanges(Body):
    """Body of an update; what is absent stays."""

    name: Name | None = None
    numbers: Name | None = None
    description: LongText | None = None
    type: Kind | None = None
    is_default: bool = False


class ConfirmedMethod(Body):
    """What confirms a new destination: the code and, for clients that know it, what ``request-otp`` answered.

    The destination is the one the code was asked for, whatever else the body holds: a code confirms what its mail named.
    """

    code: Code | None = None
    otp_id: CodeId | None = None
    name: Name | None = None
    numbers: Name | None = None
    description: LongText | None = None


class MethodRow(BaseModel):
    """A destination on the wire."""

    id: int
    name: str
    slug: str | None
    numbers: str
    description: str | None


class CodeSent(BaseModel):
    """Names the code that was mailed."""

    otp_id: str
