"""``Idempotency-Key``: the answer of a POST is kept with its effect, in one transaction (conventions of the server).

Same key and body: the same answer, once. Same key and another body: 422. Still running: 409. Scope: account + operation.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import orjson
from sqlalchemy import String, Text, UniqueConstraint, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from embedded_server.database import Base, Moment, Number, now
from embedded_server.vault import Vault
from embedded_server.wire import WireError, refusal

HEADER = "idempotency-key"
KEPT = timedelta(days=3)
_RUNNING_AT_MOST = timedelta(seconds=120)
_LONGEST = 255


class KeptAnswer(Base):
    """The answer given for a key; ``status`` 0 while the effect is under way."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("account_id", "operation", "key"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    account_id: Mapped[int] = mapped_column(Number)
    operation: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(_LONGEST))
    body_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column(default=0)
    answer: Mapped[str] = mapped_column(Text, default="")
    """Locked: answers can hold tokens and passwords."""
    created_at: Mapped[datetime] = mapped_column(Moment, index=True)


def checked_key(text: str) -> str:
    """A key a client sent.

    Raises:
        WireError: 400, it is longer than 255 characters.
    """
    if len(text) > _LONGEST:
        raise refusal(400, "Idempotency-Key is too long.", {"Idempotency-Key": ["At most 255 characters."]})
    return text


def body_hash(path: str, raw: bytes) -> str:
    """What makes two requests the same: the object addressed and the body, whatever its key order."""
    try:
        canonical = orjson.dumps(orjson.loads(raw), option=orjson.OPT_SORT_KEYS) if raw.strip() else b""
    except orjson.JSONDecodeError:
        canonical = raw
    return hashlib.sha256(path.encode("utf-8", "surrogateescape") + b"\0" + canonical).hexdigest()


class Replay(Exception):  # noqa: N818 - not an error: the answer was given before
    """The effect has had its answer."""

    def __init__(self, status: int, raw: bytes) -> None:
        super().__init__(status)
        self.status = status
        self.raw = raw


def begin(session: Session, account_id: int, operation: str, key: str, wanted: str, vault: Vault) -> KeptAnswer:
    """Reserve a key inside the transaction of the effect.

    Raises:
        Replay: the effect has been had.
        WireError: 422 for another body, 409 while the first request runs.
    """
    known = session.scalar(
        select(KeptAnswer).where(
            KeptAnswer.account_id == account_id, KeptAnswer.operation == operation, KeptAnswer.key == key
        )
    )
    if known is not None and known.status == 0 and now() - known.created_at > _RUNNING_AT_MOST:
        session.delete(known)
        session.flush()
        known = None
    if known is not None:
        if known.body_hash != wanted:
            raise refusal(422, "Idempotency-Key was used with another request.")
        if known.status == 0:
            raise still_running()
        raise Replay(known.status, vault.unlock(known.answer).encode())
    answer = KeptAnswer(account_id=account_id, operation=operation, key=key, body_hash=wanted, created_at=now())
    session.add(answer)
    try:
        session.flush()
    except IntegrityError as error:
        raise still_running() from error
    return answer


def still_running() -> WireError:
    """409: the first request with this key has no answer yet."""
    return refusal(409, "A request with this Idempotency-Key is still running.", headers={"Retry-After": "1"})


def finish(answer: KeptAnswer, status: int, raw: bytes, vault: Vault) -> None:
    """Keep the answer; the caller commits it with the effect."""
    answer.status = status
    answer.answer = vault.lock(raw.decode())


def forget_old(session: Session) -> None:
    """Drop answers older than three days."""
    session.execute(delete(KeptAnswer).where(KeptAnswer.created_at < now() - KEPT))
