"""What needs no sign-in: signing up with a mailed code, and a new password for whoever forgot theirs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tiknet_desktop.api.errors import BadAnswer, NotOffered


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What signing up for the cloud asks. ``country`` is an ISO-2 code, ``phone`` begins with the dial code."""

    first_name: str
    last_name: str
    email: str
    phone: str
    password: str = field(repr=False)
    shop_name: str
    city: str
    country: str


class BeforeSignIn(ABC):
    """Sign-up and recovery, for the service of the account."""

    @abstractmethod
    async def _ask_public(self, operation_id: str, body: Mapping[str, Any], *, extras: bool = False) -> Any:
        """Ask what needs no sign-in; ``extras`` where the server knows them."""

    @abstractmethod
    def _own_address(self) -> str:
        """The address of the open account."""

    async def register(self, new: NewAccount) -> None:
        """Begin a sign-up; its code goes out by mail and nothing exists before it comes back.

        Raises:
            ApiError: the server refused, ``fields`` says what.
        """
        body = {
            "first_name": new.first_name,
            "last_name": new.last_name,
            "email": new.email,
            "phone": new.phone,
            "password": new.password,
            "password2": new.password,
            "entreprise_name": new.shop_name,
            "city": new.city,
            "country": new.country,
            "number_of_router": 1,
        }
        await self._ask_public("register", body)

    async def confirm_registration(self, email: str, code: str) -> str:
        """End a sign-up with its code; then sign in. The owner's recovery code, which is shown once and kept nowhere; empty
        where the server gives none.

        Raises:
            ApiError: the code is wrong or too old.
        """
        body = {"email": email, "code": typed_code(code)}
        data = await self._ask_public("register_confirm", body, extras=True)
        return _recovery_code(data)

    async def request_password_reset(self, email: str, *, again: bool = False) -> str:
        """Mail a code that allows a new password; the number of the code, where the server gives one. ``again`` makes the
        codes before void.

        Raises:
            ApiError: nobody has this address, or the mail cannot be sent.
        """
        body = {"email": email}
        data: Any
        if again:
            try:
                data = await self._ask_public("resend_password_reset_otp", body)
            except NotOffered:  # either of the two sends a fresh code
                data = await self._ask_public("request_password_reset", body)
        else:
            data = await self._ask_public("request_password_reset", body)
        return str(data.get("otp_id") or "") if isinstance(data, Mapping) else ""

    async def verify_password_reset(self, email: str, code: str, otp_id: str = "") -> str:
        """Exchange the mailed code, or an owner's printed recovery code, for a token that allows one new password.

        Raises:
            ApiError: the code is wrong or too old.
        """
        body = {"code": code.strip(), "email": email} | ({"otp_id": otp_id} if otp_id else {})
        data = await self._ask_public("verify_password_reset_otp", body)
        names = ("reset_token", "token", "access", "access_token", "password_reset_token")
        token = next((data[name] for name in names if data.get(name)), "") if isinstance(data, Mapping) else ""
        if not isinstance(token, str) or not token:
            raise BadAnswer("verify_password_reset_otp", code="shape", status=200)
        return token

    async def reset_password(self, token: str, new: str) -> str:
        """Set the new password; the next recovery code of an owner who used one, else empty. It is shown once.

        Raises:
            ApiError: the token is too old or the password too weak.
        """
        data = await self._ask_public("reset_password", {"token": token, "new_password": new})
        return _recovery_code(data)

    async def send_email_code(self, email: str = "") -> None:
        """Mail another code to an address that waits for it: the open account's, or that of a sign-up.

        Raises:
            ApiError: nothing waits for a code, or the mail cannot be sent.
        """
        await self._ask_public("resend_verify_email_otp", {"email": email or self._own_address()})


def _recovery_code(data: object) -> str:
    return str(data.get("recovery_code") or "") if isinstance(data, Mapping) else ""


def typed_code(code: str) -> str:
    """A one-time code without the blanks people put into it."""
    return "".join(code.split())
