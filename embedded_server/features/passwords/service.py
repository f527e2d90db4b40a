"""Changing a password, and resetting a forgotten one with a mailed or a printed code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from embedded_server.features.accounts import codes, passwords, recovery, sessions
from embedded_server.features.accounts.codes import Issued, Purpose
from embedded_server.features.accounts.models import Account, OneTimeCode
from embedded_server.features.accounts.throttle import PROOFS, SIGN_IN
from embedded_server.features.mail.service import office_of
from embedded_server.features.mail.texts import password_changed_mail
from embedded_server.wire import WireError, invalid, not_found, refusal

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

_RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Proof:
    """What somebody who forgot the password has: a code, and an address or the id of the code."""

    code: str
    email: str = ""
    otp_id: str = ""


def check_strength(password: str) -> None:
    """400 for a password that cannot be taken."""
    weakness = passwords.weakness(password)
    if weakness:
        raise invalid(new_password=weakness)


def change(server: ServerContext, account_id: int, session_id: int, old: str, new: str) -> None:
    """Replace a password that is known; other sign-ins of the account end.

    Raises:
        WireError: 400 for a wrong old or a weak new password, 429 after too many wrong ones.
    """
    check_strength(new)
    subject = f"password:{account_id}"
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        stored = session.get_one(Account, account_id).password_hash
    if not passwords.password_matches(stored, old):
        with server.database.write() as session:
            PROOFS.count(session, subject)
        raise refusal(400, "Ancien mot de passe incorrect.")
    hashed = passwords.password_hash(new)
    with server.database.write() as session:
        PROOFS.refuse_when_locked(session, subject)
        PROOFS.forget(session, subject)
        account = session.get_one(Account, account_id)
        _set(server, session, account, hashed)
        sessions.end_sessions(session, account_id, but=session_id)
    server.after_write()


def _set(server: ServerContext, session: Session, account: Account, hashed: str) -> None:
    account.password_hash, account.invitation_locked = hashed, ""
    codes.void(session, Purpose.PASSWORD_RESET, account.email)
    office_of(server).post(session, password_changed_mail(account.email))


def request(server: ServerContext, email: str, unknown: str) -> Issued:
    """Mail a code that lets its receiver set a new password.

    Raises:
        WireError: 404 with the text for an unknown address, 429 after too many mails, 500 when the mail cannot be sent.
    """
    address = email.strip().lower()
    with server.database.write() as session:
        account = _account(session, address)
        if account is None:
            raise not_found(unknown)
        issued = codes.issue(server, session, Purpose.PASSWORD_RESET, address, account_id=account.id)
    codes.send(server, issued, address)
    return issued


def _account(session: Session, address: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == address, Account.is_active, Account.is_verified))


def verify(server: ServerContext, proof: Proof) -> str:
    """A reset token for a right code.

    Raises:
        WireError: 404 when no code waits, 400 when it is wrong, spent or too old, 429 after too many wrong ones.
    """
    address = proof.email.strip().lower()
    printed = passwords.typed_recovery_code(proof.code)
    if printed is not None:
        return _verified_by_print(server, address, proof.otp_id, printed)
    with server.database.write() as session:
        waiting = _waiting(session, address, proof.otp_id)
        if waiting is not None and codes.spend(server, session, waiting, proof.code):
            return codes.give_token(server, session, waiting)
    raise _no_code() if waiting is None and not _had_code(server, address, proof.otp_id) else codes.wrong_code()


def _waiting(session: Session, address: str, otp_id: str) -> OneTimeCode | None:
    if not (address or otp_id):
        return None
    return codes.pending(session, Purpose.PASSWORD_RESET, address=address, otp_id=otp_id)


def _had_code(server: ServerContext, address: str, otp_id: str) -> bool:
    """Whether there was a code that is spent, void or dead now: it is told apart from none at all."""
    with server.database.read_session() as session:
        return codes.was_issued(session, Purpose.PASSWORD_RESET, address=address, otp_id=otp_id)


def _no_code() -> WireError:
    return not_found("OTP non trouvé ou user invalide.")


def _verified_by_print(server: ServerContext, address: str, otp_id: str, printed: str) -> str:
    with server.database.read_session() as session:
        if not address and otp_id:
            waiting = codes.pending(session, Purpose.PASSWORD_RESET, otp_id=otp_id)
            account = session.get(Account, waiting.account_id) if waiting and waiting.account_id else None
        else:
            account = _account(session, address)
    if account is None:
        raise _no_code()
    if not recovery.matches(server, account.id, account.recovery_hash, printed):
        raise codes.wrong_code()
    note = {_RECOVERED: account.recovery_hash}
    with server.database.write() as session:
        return codes.token_for_account(server, session, Purpose.PASSWORD_RESET, account.email, account.id, note)


def reset(server: ServerContext, token: str, password: str) -> str | None:
    """Set a new password with a reset token; every earlier sign-in ends. The next recovery code where one was used.

    Raises:
        WireError: 401 for a bad, spent or old token, 400 for a weak password.
    """
    check_strength(password)
    hashed = passwords.password_hash(password)
    following = None
    with server.database.write() as session:
        spent = codes.spend_token(session, Purpose.PASSWORD_RESET, token)
        account = session.get(Account, spent.account_id) if spent and spent.account_id else None
        if spent is None or account is None or not account.is_active:
            raise _bad_token()
        recovered = codes.payload_of(server, spent).get(_RECOVERED)
        if recovered is not None:
            if recovered != account.recovery_hash:
                raise _bad_token()
            following = recovery.renew(session, account)
        _set(server, session, account, hashed)
        sessions.end_sessions(session, account.id)
        SIGN_IN.forget(session, account.email)
    server.after_write()
    return following


def _bad_token() -> WireError:
    return refusal(401, "Token invalide ou expiré.")
