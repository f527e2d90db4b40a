"""One-time codes by mail: hashed with the server's key, dead after their time, their use or ten wrong tries.

A newer code for the same purpose and address voids the older ones. Wrong tries are counted before the code is compared, in
one statement, so that tries at the same time count too.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.accounts.models import OneTimeCode
from embedded_server.features.accounts.throttle import CODE_MAILS, CODE_TRIES
from embedded_server.features.mail.service import office_of
from embedded_server.features.mail.texts import code_mail
from embedded_server.features.mail.transport import MailError
from embedded_server.vault import Vault
from embedded_server.wire import WireError, refusal

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

MOST_TRIES = 10
_KEPT = timedelta(days=7)
_TOKEN_LIVES_AT_LEAST = timedelta(minutes=10)


class Purpose(StrEnum):
    """What a code is for; one code works for one purpose only."""

    REGISTER = "register"
    VERIFY_EMAIL = "verify_email"
    PASSWORD_RESET = "password_reset"
    PAYMENT_METHOD = "payment_method"


@dataclass(frozen=True, slots=True)
class Issued:
    """A code that was made and not yet sent."""

    row_id: int
    otp_id: str
    code: str = field(repr=False)
    expires_at: datetime


def address_hash(address: str) -> str:
    """What stands for an address in the table of codes."""
    return hashlib.sha256(address.strip().lower().encode()).hexdigest()


def _code_hash(vault: Vault, otp_id: str, code: str) -> str:
    return hmac.new(vault.derived("one-time codes"), f"{otp_id}:{code}".encode(), hashlib.sha256).hexdigest()


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue(
    server: ServerContext,
    session: Session,
    purpose: str,
    address: str,
    *,
    account_id: int | None = None,
    payload: Mapping[str, Any] | None = None,
) -> Issued:
    """Make a code for an address and void the older ones. The mail is counted; :func:`send` sends it after the commit.

    Raises:
        WireError: 429, too many codes went to this address.
    """
    CODE_MAILS.refuse_when_locked(session, address)
    CODE_MAILS.count(session, address)
    void(session, purpose, address)
    code = str(100_000 + secrets.randbelow(900_000))
    otp_id = secrets.token_hex(12)
    moment = now()
    row = OneTimeCode(
        otp_id=otp_id,
        purpose=purpose,
        subject=address_hash(address),
        account_id=account_id,
        code_hash=_code_hash(server.vault, otp_id, code),
        payload_locked=server.vault.lock(json.dumps(payload)) if payload else "",
        created_at=moment,
        expires_at=moment + timedelta(seconds=server.settings.otp_seconds),
    )
    session.add(row)
    session.flush()
    return Issued(row.id, otp_id, code, row.expires_at)


def void(session: Session, purpose: str, address: str) -> None:
    """End every code and every token of a purpose and address."""
    of_address = (OneTimeCode.purpose == purpose, OneTimeCode.subject == address_hash(address))
    session.execute(
        update(OneTimeCode).where(*of_address, OneTimeCode.used_at.is_(None)).values(used_at=now(), payload_locked="")
    )
    session.execute(update(OneTimeCode).where(*of_address, OneTimeCode.token_hash != "").values(token_hash=""))


def send(server: ServerContext, issued: Issued, address: str) -> None:
    """Mail a code. One that could not be sent is void.

    Raises:
        WireError: 500, in the words of the catalogue.
    """
    message = code_mail(address, issued.code, server.settings.otp_seconds)
    try:
        office_of(server).send(message)
    except MailError as error:
        with server.database.write() as session:
            row = session.get(OneTimeCode, issued.row_id)
            if row is not None:
                row.used_at = now()
        raise refusal(500, "Échec de l'envoi du code OTP.") from error


def pending(session: Session, purpose: str, *, address: str = "", otp_id: str = "") -> OneTimeCode | None:
    """The code that waits for an address, or by its id; expired ones included."""
    statement = select(OneTimeCode).where(OneTimeCode.purpose == purpose, OneTimeCode.used_at.is_(None))
    if otp_id:
        statement = statement.where(OneTimeCode.otp_id == otp_id)
    if address or not otp_id:
        statement = statement.where(OneTimeCode.subject == address_hash(address))
    return session.scalar(statement.order_by(OneTimeCode.id.desc()).limit(1))


def was_issued(session: Session, purpose: str, *, address: str = "", otp_id: str = "") -> bool:
    """Whether there ever was a code for an address, or with this id."""
    named = OneTimeCode.otp_id == otp_id if otp_id else OneTimeCode.subject == address_hash(address)
    return session.scalar(select(OneTimeCode.id).where(OneTimeCode.purpose == purpose, named).limit(1)) is not None


def last_payload(server: ServerContext, session: Session, purpose: str, address: str) -> dict[str, Any]:
    """What the newest code of an address carried, whether or not it still works; empty where there was none."""
    row = session.scalar(
        select(OneTimeCode)
        .where(
            OneTimeCode.purpose == purpose,
            OneTimeCode.subject == address_hash(address),
            OneTimeCode.payload_locked != "",
        )
        .order_by(OneTimeCode.id.desc())
        .limit(1)
    )
    return {} if row is None else payload_of(server, row)


def spend(server: ServerContext, session: Session, row: OneTimeCode, code: str) -> bool:
    """Whether this is the right code, in time; it works once. The caller commits, a wrong try included.

    Raises:
        WireError: 429, too many wrong codes for this address.
    """
    CODE_TRIES.refuse_when_locked(session, row.subject)
    alive = OneTimeCode.id == row.id, OneTimeCode.used_at.is_(None), OneTimeCode.tries <= MOST_TRIES
    counted = session.scalar(
        update(OneTimeCode).where(*alive).values(tries=OneTimeCode.tries + 1).returning(OneTimeCode.tries)
    )
    if counted is None:
        return False
    typed = "".join(code.split())
    right = hmac.compare_digest(row.code_hash, _code_hash(server.vault, row.otp_id, typed))
    if not right or row.expires_at <= now():
        CODE_TRIES.count(session, row.subject)
        if counted >= MOST_TRIES:
            session.execute(update(OneTimeCode).where(OneTimeCode.id == row.id).values(used_at=now()))
        return False
    session.execute(update(OneTimeCode).where(OneTimeCode.id == row.id).values(used_at=now()))
    CODE_TRIES.forget(session, row.subject)
    return True


def payload_of(server: ServerContext, row: OneTimeCode) -> dict[str, Any]:
    """What the code carries."""
    text = server.vault.unlock(row.payload_locked)
    values: dict[str, Any] = json.loads(text) if text else {}
    return values


def give_token(server: ServerContext, session: Session, row: OneTimeCode) -> str:
    """A token for the second step, in exchange for a code that was right."""
    token = secrets.token_urlsafe(32)
    row.token_hash = _token_hash(token)
    row.expires_at = now() + max(timedelta(seconds=server.settings.otp_seconds), _TOKEN_LIVES_AT_LEAST)
    session.flush()
    return token


def token_for_account(
    server: ServerContext, session: Session, purpose: str, address: str, account_id: int, payload: Mapping[str, Any]
) -> str:
    """A token for the second step where the first one needed no mailed code."""
    void(session, purpose, address)
    moment = now()
    row = OneTimeCode(
        otp_id=secrets.token_hex(12),
        purpose=purpose,
        subject=address_hash(address),
        account_id=account_id,
        code_hash="",
        payload_locked=server.vault.lock(json.dumps(payload)),
        created_at=moment,
        expires_at=moment,
        used_at=moment,
    )
    session.add(row)
    return give_token(server, session, row)


def spend_token(session: Session, purpose: str, token: str) -> OneTimeCode | None:
    """The row a token was given for; the token works once."""
    row = session.scalar(
        select(OneTimeCode)
        .where(OneTimeCode.purpose == purpose, OneTimeCode.token_hash == _token_hash(token))
        .with_for_update()
    )
    if row is None or row.expires_at <= now():
        return None
    row.token_hash = ""
    return row


def wrong_code() -> WireError:
    """400 of a code that is wrong, spent or too old."""
    return refusal(400, "Code invalide ou expiré.")


def forget_old(session: Session) -> None:
    """Drop codes made a week ago."""
    session.execute(delete(OneTimeCode).where(OneTimeCode.created_at < now() - _KEPT))
