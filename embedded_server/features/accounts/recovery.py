"""The printed recovery code of an owner: sets a new password where no mail can be sent. It works once; another follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from embedded_server.features.accounts import passwords, sessions
from embedded_server.features.accounts.models import Account
from embedded_server.features.accounts.throttle import PROOFS, SIGN_IN

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from embedded_server.context import ServerContext


class RecoveryRefusedError(Exception):
    """The address and the recovery code do not belong together."""


def matches(server: ServerContext, account_id: int, stored: str, code: str) -> bool:
    """Whether this is the recovery code of an account. Opens its own transactions: wrong tries count.

    Raises:
        WireError: 429, too many wrong ones.
    """
    subject = f"recovery:{account_id}"
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
    right = passwords.password_matches(stored or None, code)
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        if right:
            PROOFS.forget(session, subject)
        else:
            PROOFS.count(session, subject)
    return right


def new_code(account: Account) -> str:
    """Give an account a recovery code; the one before it is void. It is kept nowhere but hashed."""
    code = passwords.new_recovery_code()
    account.recovery_hash = passwords.password_hash(code)
    return code


def replace_code(server: ServerContext, email: str, password: str) -> str:
    """A new recovery code for an owner who knows the password: one who lost the paper, or signed up from a phone.

    Raises:
        RecoveryRefusedError: wrong password, or no owner has this address.
        WireError: 429, too many wrong passwords.
    """
    address = email.strip().lower()
    with server.database.write() as session:
        SIGN_IN.refuse_when_locked(session, address)
        account = session.scalar(select(Account).where(Account.email == address, Account.is_active, Account.is_owner))
    if not passwords.password_matches(account.password_hash if account else None, password) or account is None:
        with server.database.write() as session:
            SIGN_IN.count(session, address)
        raise RecoveryRefusedError(address)
    with server.database.write() as session:
        SIGN_IN.forget(session, address)
        return new_code(session.get_one(Account, account.id))


def renew(session: Session, account: Account) -> str:
    """Replace the recovery code that was used; two-factor sign-in ends with it, as the phone may be lost too."""
    code = new_code(account)
    account.totp_locked, account.totp_enabled_at, account.totp_recovery = "", None, ""
    return code


def reset_with_code(server: ServerContext, email: str, typed: str, password: str) -> str:
    """Set a new password at the computer of the server; the next recovery code.

    Raises:
        RecoveryRefusedError: wrong address or code.
        ValueError: the password cannot be used.
        WireError: 429, too many wrong codes.
    """
    problem = passwords.weakness(password)
    if problem or len(password) > passwords.LONGEST:
        raise ValueError(f"the password needs at least {passwords.SHORTEST} characters")
    address = email.strip().lower()
    code = passwords.typed_recovery_code(typed)
    with server.database.read_session() as session:
        account = session.scalar(select(Account).where(Account.email == address, Account.is_active))
    if account is None or code is None or not matches(server, account.id, account.recovery_hash, code):
        raise RecoveryRefusedError(address)
    hashed = passwords.password_hash(password)
    with server.database.write() as session:
        kept = session.get_one(Account, account.id)
        if kept.recovery_hash != account.recovery_hash:
            raise RecoveryRefusedError(address)
        kept.password_hash, kept.invitation_locked = hashed, ""
        following = renew(session, kept)
        sessions.end_sessions(session, kept.id)
        SIGN_IN.forget(session, address)
    return following
