"""Two ways out for a mail: an SMTP server, or a folder of ``.eml`` files."""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from embedded_server.database import now
from tiknet_desktop.domain.ids import new_ulid

_SECONDS = 15.0
# What this computer calls itself to a mail server; asking for its full name can take a look-up that nobody answers.
_GREETING = "[127.0.0.1]"


@dataclass(frozen=True, slots=True)
class Message:
    """A plain-text mail."""

    recipient: str
    subject: str
    text: str = field(repr=False)


class MailError(Exception):
    """The mail did not go out; the text says why."""


class MailAddressError(ValueError):
    """A ``TIKNET_MAIL`` value that names no way to send mail."""


class Transport(Protocol):
    """Sends mails."""

    @property
    def quick(self) -> bool:
        """Whether sending takes no longer than writing a file."""

    @property
    def name(self) -> str:
        """What it is, without secrets."""

    def send(self, message: Message) -> None:
        """Send one mail.

        Raises:
            MailError: it did not go out.
        """


def _composed(message: Message, sender: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    try:
        mail["From"] = sender
        mail["To"] = message.recipient
        mail["Subject"] = " ".join(message.subject.split())
        mail["Date"] = format_datetime(now())
        mail["Message-ID"] = make_msgid(domain="tiknet.invalid")
        # Readable in the raw file too, which base64 would not be.
        mail.set_content(message.text, cte="quoted-printable")
    except (ValueError, IndexError) as error:
        raise MailError(f"the mail cannot be written: {error}") from error
    return mail


@dataclass(frozen=True, slots=True)
class FolderTransport:
    """One ``.eml`` per mail; names sort by time. A file appears whole, readable by its owner only."""

    folder: Path
    sender: str = "TikNet <no-reply@tiknet.invalid>"
    quick: bool = True

    @property
    def name(self) -> str:
        """The folder."""
        return f"file:{self.folder}"

    def send(self, message: Message) -> None:
        """Write one file."""
        mail = _composed(message, self.sender)
        name = new_ulid()
        part = self.folder / f".{name}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(mail.as_bytes())
            part.replace(self.folder / f"{name}.eml")
        except OSError as error:
            raise MailError(f"the mail folder cannot be written: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class SmtpTransport:
    """A mail server. A password never travels in the clear."""

    host: str
    port: int
    security: str = "starttls"
    """starttls | tls | none"""
    username: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    quick: bool = False

    @property
    def name(self) -> str:
        """The server and how it is reached."""
        return f"{self.host}:{self.port} ({self.security})"

    def send(self, message: Message) -> None:
        """Hand one mail over."""
        sender = self.sender or self.username
        mail = _composed(message, sender)
        try:
            with self._connected() as server:
                if self.username and self.password:
                    server.login(self.username, self.password)
                server.send_message(mail)
        except ssl.SSLError as error:
            raise MailError(f"{self.host}: the secure connection failed: {error.reason or error}") from error
        except smtplib.SMTPRecipientsRefused as error:
            code, text = next(iter(error.recipients.values()))
            raise MailError(f"{self.host} refuses the recipient: {code} {_words(text)}") from error
        except smtplib.SMTPResponseException as error:
            raise MailError(f"{self.host}: {error.smtp_code} {_words(error.smtp_error)}") from error
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise MailError(f"{self.host}: {error or type(error).__name__}") from error

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, _GREETING, timeout=_SECONDS, context=context)
        server = smtplib.SMTP(self.host, self.port, _GREETING, timeout=_SECONDS)
        if self.security == "starttls":
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server


def _words(text: bytes | str) -> str:
    return text.decode("utf-8", "replace") if isinstance(text, bytes) else text


def parsed_transport(address: str, *, sender: str = "", password: str = "") -> Transport:
    """The transport of a ``TIKNET_MAIL`` value.

    ``file:DIR``; ``smtp://[user@]host[:port]`` with STARTTLS, or without when ``?security=none`` says so;
    ``smtps://[user@]host[:port]``. The password comes separately; certificates are checked against the system's
    authorities (``SSL_CERT_FILE`` adds a private one).

    Raises:
        MailAddressError: none of these.
    """
    if address.startswith("file:"):
        folder = Path(address.removeprefix("file:"))
        return FolderTransport(folder, sender) if sender else FolderTransport(folder)
    parts = urlsplit(address)
    security = parse_qs(parts.query).get("security", ["starttls"])[0]
    if parts.scheme == "smtps":
        security = "tls"
    try:
        port = parts.port or {"tls": 465, "starttls": 587, "none": 25}.get(security, 0)
    except ValueError as error:
        raise MailAddressError("the port of the mail server is no number from 1 to 65535") from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or not port:
        raise MailAddressError("write file:DIR, smtp://user@host:587 or smtps://user@host:465")
    username = unquote(parts.username or "")
    if security == "none" and username:
        raise MailAddressError("a user name needs a secure connection: drop security=none")
    if not (sender or "@" in username):
        raise MailAddressError("a sender address is needed (TIKNET_MAIL_FROM)")
    return SmtpTransport(parts.hostname, port, security, username, password, sender)
