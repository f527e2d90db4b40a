"""Signing up: nothing exists but a locked note beside the mailed code until that code comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.features.accounts import codes, passwords
from embedded_server.features.accounts.codes import Purpose
from embedded_server.features.accounts.countries import country_code
from embedded_server.features.accounts.models import Account
from embedded_server.features.accounts.recovery import new_code
from embedded_server.features.accounts.service import AddressUsedError, NewOwner, add_owner, address_used
from embedded_server.features.accounts.sessions import Device, open_session
from embedded_server.features.mail.service import office_of
from embedded_server.features.mail.texts import address_changed_mail, code_mail
from embedded_server.wire import VALIDATION, WireError, envelope, invalid_bare, not_found, refusal

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

ADDRESS_USED = "This email is already in use."


def _refused(**fields: str) -> WireError:
    """400 with the field texts under both names clients look for (wire conventions, forms E1 and E2b)."""
    texts = {name: [text] for name, text in fields.items()}
    return WireError(400, {**envelope(400, VALIDATION, texts), "details": texts})


def register(server: ServerContext, fields: Mapping[str, Any]) -> str:
    """Start a sign-up and mail its code; the address.

    Raises:
        WireError: 400 with fields, 429 after too many mails, 500 when the mail cannot be sent.
    """
    password = fields["password"]
    if password != fields["password2"]:
        raise _refused(password2="Password fields didn't match.")
    weakness = passwords.weakness(password)
    if weakness:
        raise _refused(password=weakness)
    try:
        country_code(fields["country"])
    except LookupError as error:
        raise _refused(country="Unknown country.") from error
    address = str(fields["email"]).lower()
    with server.database.read_session() as session:
        if address_used(session, address):
            raise _refused(email=ADDRESS_USED)
    note = {name: value for name, value in fields.items() if not name.startswith("password")}
    note |= {"email": address, "password_hash": passwords.password_hash(password)}
    with server.database.write() as session:
        issued = codes.issue(server, session, Purpose.REGISTER, address, payload=note)
    codes.send(server, issued, address)
    return address


def confirm(
    server: ServerContext, email: str, code: str, device: Device, *, named_otp: bool, recovery: bool
) -> dict[str, str]:
    """Make the account a right code was waiting for, and sign it in.

    With ``recovery`` the owner also gets a recovery code, which is in this answer and kept nowhere: only for a client
    that shows it.

    Raises:
        WireError: 400, the code is wrong, spent or too old, or the address was taken meanwhile.
    """
    address = email.lower()
    with server.database.write() as session:
        waiting = codes.pending(session, Purpose.REGISTER, address=address)
        if waiting is None and named_otp:
            # The observed answer to a body with otp; with a sign-up under way otp is taken as code.
            raise invalid_bare(code="This field is required.")
        if waiting is not None and codes.spend(server, session, waiting, code):
            account = _made(session, codes.payload_of(server, waiting))
            waiting.payload_locked = ""
            more = {"recovery_code": new_code(account)} if recovery else {}
            return open_session(server, session, account, device) | {"email": account.email, **more}
    raise refusal(400, "Code OTP invalide ou expiré.")


def _made(session: Session, note: Mapping[str, Any]) -> Account:
    new = NewOwner(
        email=note["email"],
        password="",
        first_name=note["first_name"],
        last_name=note["last_name"],
        country=note["country"],
        business_name=note["entreprise_name"],
        phone=note["phone"],
        city=note["city"],
        address=note["addresse"],
        number_of_router=note["number_of_router"],
    )
    try:
        return add_owner(session, new, note["email"], note["password_hash"])
    except AddressUsedError as error:
        raise invalid_bare(email=ADDRESS_USED) from error


def resend(server: ServerContext, email: str) -> None:
    """Mail another code to an address that waits for verification; older codes are void.

    Raises:
        WireError: 404 for an unknown or verified address, 429 after too many mails, 500 when the mail cannot be sent.
    """
    address = email.strip().lower()
    with server.database.write() as session:
        account = session.scalar(select(Account).where(Account.email == address, Account.is_active))
        if account is not None and account.email_verified:
            raise _unknown()
        if account is not None:
            issued = codes.issue(server, session, Purpose.VERIFY_EMAIL, address, account_id=account.id)
        else:
            note = codes.last_payload(server, session, Purpose.REGISTER, address)
            if not note:
                raise _unknown()
            issued = codes.issue(server, session, Purpose.REGISTER, address, payload=note)
    codes.send(server, issued, address)


def _unknown() -> WireError:
    return not_found("Utilisateur introuvable.")


def ask_to_verify(server: ServerContext, session: Session, account: Account, previous: str) -> None:
    """Mail a code to the new address of an account, and tell the previous one, in the caller's transaction.

    Raises:
        WireError: 429, too many codes went to this address.
    """
    account.email_verified = False
    issued = codes.issue(server, session, Purpose.VERIFY_EMAIL, account.email, account_id=account.id)
    office = office_of(server)
    office.post(session, code_mail(account.email, issued.code, server.settings.otp_seconds))
    office.post(session, address_changed_mail(previous, account.email))


def verify(server: ServerContext, account_id: int, code: str) -> None:
    """Take the code that was mailed to the present address of an account.

    Raises:
        WireError: 400, the code is wrong, spent or too old.
    """
    with server.database.write() as session:
        account = session.get_one(Account, account_id)
        waiting = codes.pending(session, Purpose.VERIFY_EMAIL, address=account.email)
        right = waiting is not None and waiting.account_id == account_id and codes.spend(server, session, waiting, code)
        if right:
            account.email_verified = True
    if not right:
        raise codes.wrong_code()
