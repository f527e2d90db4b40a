"""Sending: codes at once, because their sender waits for them; everything else from a queue that survives a restart."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, event, select
from sqlalchemy.orm import Session

from embedded_server.database import now
from embedded_server.features.mail.models import MailSettings, QueuedMail
from embedded_server.features.mail.transport import FolderTransport, MailError, Message, Transport, parsed_transport

if TYPE_CHECKING:
    from embedded_server.context import ServerContext

logger = logging.getLogger(__name__)

PART = "post office"
FOLDER = "mail"
_MOST_ATTEMPTS = 12
_LEASE = timedelta(minutes=5)
_LONGEST_PAUSE = timedelta(hours=6)
_KEPT = timedelta(days=30)
_LOOK_SECONDS = 60.0
_HOUR = timedelta(hours=1)
_creating = threading.Lock()


class PostOffice:
    """Sends the mails of one server. Without a thread (:meth:`start`) only what is quick leaves the queue."""

    def __init__(self, server: ServerContext) -> None:
        self._server = server
        self._posted = threading.Event()
        self._wake = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._flushing = threading.Lock()
        self._housekeeping: Sequence[Callable[[Session], None]] = ()
        self._cleaned_at = now() - _HOUR

    def transport(self) -> Transport:
        """How mail goes out now: the environment, else the database, else a folder beside it.

        Raises:
            MailAddressError: the setting names no way.
        """
        settings = self._server.settings
        if settings.mail:
            return parsed_transport(settings.mail, sender=settings.mail_sender, password=settings.mail_password)
        with self._server.database.read_session() as session:
            kept = session.get(MailSettings, 1)
        if kept is not None and kept.url:
            password = self._server.vault.unlock(kept.password_locked)
            return parsed_transport(kept.url, sender=kept.sender, password=password)
        return FolderTransport(settings.data_dir / FOLDER)

    def send(self, message: Message) -> None:
        """Send a mail now, outside any transaction.

        Raises:
            MailError: it did not go out.
        """
        try:
            self.transport().send(message)
        except ValueError as error:
            raise MailError(str(error)) from error

    def post(self, session: Session, message: Message) -> None:
        """Queue a mail in the transaction of its cause; it leaves once that is committed."""
        moment = now()
        session.add(
            QueuedMail(
                recipient=message.recipient,
                subject=message.subject[:200],
                text_locked=self._server.vault.lock(message.text),
                created_at=moment,
                next_attempt_at=moment,
                attempts=0,
            )
        )
        event.listen(session, "after_commit", lambda _session: self._posted.set(), once=True)

    def after_write(self) -> None:
        """Something was committed: send what it posted, at once where that is quick."""
        if not self._posted.is_set():
            return
        self._posted.clear()
        try:
            quick = self.transport().quick
        except ValueError:
            quick = False
        if quick:
            self.flush()
        else:
            self._wake.set()

    def start(self, housekeeping: Sequence[Callable[[Session], None]] = ()) -> None:
        """Watch the queue from a thread, which also drops what is old once an hour."""
        self._stopping = False
        self._housekeeping = (forget_old, *housekeeping)
        self._thread = threading.Thread(target=self._work, name="tiknet-mail", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread; a mail on its way may take up to its timeout, which nobody waits for."""
        self._stopping = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
            self._thread = None

    def _work(self) -> None:
        self._wake.set()
        while not self._stopping:
            self._wake.wait(_LOOK_SECONDS)
            self._wake.clear()
            if self._stopping:
                return
            try:
                self.flush()
                self._clean()
            except Exception:
                # A broken database or mail must not end the thread that would send the next one.
                logger.exception("waiting mails could not be sent")

    def _clean(self) -> None:
        if now() - self._cleaned_at < _HOUR:
            return
        self._cleaned_at = now()
        with self._server.database.write() as session:
            for forget in self._housekeeping:
                forget(session)

    def flush(self) -> int:
        """Send what is due; how many went out."""
        sent = 0
        with self._flushing:
            while not self._stopping:
                due = self._claimed()
                if not due:
                    return sent
                for mail_id, message in due:
                    sent += self._sent(mail_id, message)
        return sent

    def _claimed(self) -> list[tuple[int, Message]]:
        """Due mails, held back from other processes for a few minutes."""
        with self._server.database.read_session() as session:
            if session.scalar(select(QueuedMail.id).where(QueuedMail.next_attempt_at <= now()).limit(1)) is None:
                return []
        with self._server.database.write() as session:
            rows = session.scalars(
                select(QueuedMail)
                .where(QueuedMail.next_attempt_at <= now())
                .order_by(QueuedMail.id)
                .limit(20)
                .with_for_update(skip_locked=True)
            ).all()
            for row in rows:
                row.attempts += 1
                row.next_attempt_at = now() + _LEASE
            unlock = self._server.vault.unlock
            return [(row.id, Message(row.recipient, row.subject, unlock(row.text_locked))) for row in rows]

    def _sent(self, mail_id: int, message: Message) -> bool:
        problem = ""
        try:
            self.send(message)
        except MailError as error:
            problem = str(error) or "unknown"
        with self._server.database.write() as session:
            row = session.get(QueuedMail, mail_id)
            if row is None:
                return not problem
            if not problem:
                row.sent_at, row.next_attempt_at, row.text_locked, row.last_error = now(), None, "", ""
                return True
            row.last_error = problem[:255]
            row.next_attempt_at = now() + min(timedelta(minutes=1) * 2**row.attempts, _LONGEST_PAUSE)
            if row.attempts >= _MOST_ATTEMPTS:
                row.next_attempt_at, row.text_locked = None, ""
            logger.warning("mail %d was not sent (attempt %d): %s", mail_id, row.attempts, problem)
        return False


def office_of(server: ServerContext) -> PostOffice:
    """The post office of a server."""
    with _creating:
        office: PostOffice | None = server.parts.get(PART)
        if office is None:
            office = server.parts[PART] = PostOffice(server)
            server.write_listeners.append(office.after_write)
        return office


def keep_settings(server: ServerContext, url: str, sender: str, password: str) -> None:
    """Keep how mail is sent; an empty address goes back to the folder.

    Raises:
        MailAddressError: the address names no way to send mail.
    """
    if url:
        parsed_transport(url, sender=sender, password=password)
    with server.database.write() as session:
        kept = session.get(MailSettings, 1) or MailSettings(id=1)
        kept.url, kept.sender, kept.password_locked = url, sender, server.vault.lock(password)
        session.add(kept)


def forget_old(session: Session) -> None:
    """Drop mails that left, or were given up, a month ago."""
    session.execute(
        delete(QueuedMail).where(QueuedMail.next_attempt_at.is_(None), QueuedMail.created_at < now() - _KEPT)
    )
