"""Mail as files, and over real SMTP: with TLS, with refusals, with a server that is away."""

from __future__ import annotations

import io
import json
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from embedded_server import cli
from embedded_server.database import now
from embedded_server.features.mail.models import QueuedMail
from embedded_server.features.mail.service import office_of
from embedded_server.features.mail.texts import code_mail, invitation_mail
from embedded_server.features.mail.transport import (
    FolderTransport,
    MailAddressError,
    MailError,
    Message,
    SmtpTransport,
    parsed_transport,
)
from embedded_server.settings import settings_from_environment
from tests.faulty_server import _self_signed
from tests.server.shops import OWNER, ServedShop, eventually, serve_shop

USER, SECRET = "shop@example.com", "mail password"
MESSAGE = Message("ama@example.com", "Bonjour à tous", "Voilà : 123456\n")


class Post:
    """What a mail server got, and whom it refuses."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.encrypted: list[bool] = []
        self.users: list[str] = []
        self.refuses: set[str] = set()
        self.broken = False

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuses:
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.broken:
            return "451 Try again later"
        self.mails.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return "250 OK"

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _name: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), SECRET.encode())
        self.users += [USER] if right else []
        return AuthResult(success=right, handled=right)


class _OnFreePort(Controller):
    """The library connects to its own port to see that it listens; port 0 has to be learned first."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pem"
    path.write_bytes(_self_signed())
    return path


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


@pytest.fixture
def serve(certificate: Path) -> Iterator[Callable[..., tuple[Post, int]]]:
    """Starts mail servers: ``starttls``, ``tls`` or ``none``."""
    running: list[Controller] = []

    def start(security: str) -> tuple[Post, int]:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        post = Post()
        options: dict[str, Any] = {"authenticator": post.authenticate}
        if security == "starttls":
            options |= {"tls_context": context, "require_starttls": True, "auth_required": True}
        elif security == "tls":
            options |= {"ssl_context": context, "auth_require_tls": False}
        controller = _OnFreePort(post, hostname="127.0.0.1", port=0, **options)
        controller.start()
        running.append(controller)
        return post, controller.port

    yield start
    for controller in running:
        controller.stop()


def _sender(port: int, security: str, **changes: Any) -> SmtpTransport:
    known = {} if security == "none" else {"username": USER, "password": SECRET}
    return SmtpTransport("127.0.0.1", port, security, **{"sender": USER, **known, **changes})


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_mail_goes_out_encrypted_and_signed_in(
    serve: Callable[..., tuple[Post, int]], trusted: Path, security: str
) -> None:
    post, port = serve(security)
    _sender(port, security).send(MESSAGE)
    (envelope,) = post.mails
    assert (envelope.mail_from, envelope.rcpt_tos) == (USER, ["ama@example.com"])
    # Where TLS comes first the library does not see it, and without it there would be no connection.
    assert post.encrypted == [security == "starttls"]
    assert post.users == [USER]
    assert isinstance(envelope.content, bytes)
    assert b"To: ama@example.com" in envelope.content
    assert b"123456" in envelope.content


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_nobody_trusts_ends_the_connection(serve: Callable[..., tuple[Post, int]], security: str) -> None:
    post, port = serve(security)
    with pytest.raises(MailError, match="secure connection"):
        _sender(port, security).send(MESSAGE)
    assert post.users == []
    assert post.mails == []


def test_a_server_without_tls_gets_no_password(serve: Callable[..., tuple[Post, int]]) -> None:
    post, port = serve("none")
    with pytest.raises(MailError):
        _sender(port, "starttls").send(MESSAGE)
    assert post.users == []
    _sender(port, "none").send(MESSAGE)
    assert len(post.mails) == 1


def test_refusals_say_who_and_why(serve: Callable[..., tuple[Post, int]], trusted: Path) -> None:
    post, port = serve("starttls")
    post.refuses.add("ama@example.com")
    with pytest.raises(MailError, match="refuses the recipient: 550 No such user here"):
        _sender(port, "starttls").send(MESSAGE)
    post.refuses.clear()
    post.broken = True
    with pytest.raises(MailError, match="451 Try again later"):
        _sender(port, "starttls").send(MESSAGE)
    with pytest.raises(MailError, match="535"):
        _sender(port, "starttls", password="wrong").send(MESSAGE)


def test_no_server_at_all_is_an_error_in_words() -> None:
    with pytest.raises(MailError, match=r"127\.0\.0\.1"):
        _sender(1, "starttls").send(MESSAGE)


@pytest.mark.parametrize(
    ("address", "host", "port", "security"),
    [
        ("smtp://shop%40example.com@mail.example.com", "mail.example.com", 587, "starttls"),
        ("smtp://mail.example.com:2525?security=none", "mail.example.com", 2525, "none"),
        ("smtps://shop%40example.com@mail.example.com", "mail.example.com", 465, "tls"),
    ],
)
def test_addresses_of_mail_servers(address: str, host: str, port: int, security: str) -> None:
    transport = parsed_transport(address, sender="shop@example.com", password=SECRET)
    assert isinstance(transport, SmtpTransport)
    assert (transport.host, transport.port, transport.security) == (host, port, security)
    assert SECRET not in repr(transport) + transport.name


@pytest.mark.parametrize(
    "address",
    ["", "http://x", "smtp://", "smtp://host:99999", "smtp://u@host?security=none", "smtp://host?security=odd", "mail"],
)
def test_an_address_that_names_no_way_is_refused(address: str) -> None:
    with pytest.raises(MailAddressError):
        parsed_transport(address, sender="shop@example.com")


def test_the_environment_says_how(tmp_path: Path) -> None:
    environment = {"TIKNET_MAIL": f"file:{tmp_path}", "TIKNET_OTP_TTL": "90", "TIKNET_MAIL_FROM": "shop@example.com"}
    settings = settings_from_environment(tmp_path, environment=environment)
    assert (settings.mail, settings.otp_seconds, settings.mail_sender) == (f"file:{tmp_path}", 90, "shop@example.com")
    for odd in ("0", "-5", "soon", "1e9"):
        with pytest.raises(ValueError, match="TIKNET_OTP_TTL"):
            settings_from_environment(tmp_path, environment={"TIKNET_OTP_TTL": odd})


def test_files_are_whole_private_and_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mail"
    for number in range(5):
        FolderTransport(folder).send(Message("ama@example.com", f"{number}", "x"))
    files = sorted(folder.iterdir())
    assert len(files) == 5
    assert all(path.suffix == ".eml" and path.stat().st_mode & 0o077 == 0 for path in files)


def test_a_header_cannot_be_smuggled_in(tmp_path: Path) -> None:
    FolderTransport(tmp_path).send(Message("ama@example.com", "Hi\r\nBcc: thief@example.com", "x"))
    (path,) = tmp_path.glob("*.eml")
    assert b"\nBcc:" not in path.read_bytes()
    with pytest.raises(MailError):
        FolderTransport(tmp_path).send(Message("ama@example.com\r\nBcc: thief@example.com", "Hi", "x"))


def test_a_code_is_the_only_number_of_six_digits() -> None:
    for seconds in (5, 600, 604_800):
        message = code_mail("ama@example.com", "482913", seconds)
        digits = [word for word in message.text.split() if word.strip(".,:").isdigit() and len(word.strip(".,:")) == 6]
        assert digits == ["482913"]
    assert "Chez Afi" in invitation_mail("a@example.com", "Chez Afi", "Worker", "7kQpm3xY").subject


# A server that sends by SMTP


@pytest.fixture
def smtp_shop(
    tmp_path: Path, serve: Callable[..., tuple[Post, int]], trusted: Path
) -> Iterator[tuple[ServedShop, Post]]:
    post, port = serve("starttls")
    shop = serve_shop(
        tmp_path / "shop", mail=f"smtp://shop%40example.com@127.0.0.1:{port}", mail_password=SECRET, otp_seconds=60
    )
    yield shop, post
    shop.stop()


def test_codes_and_invitations_leave_by_smtp(smtp_shop: tuple[ServedShop, Post]) -> None:
    shop, post = smtp_shop
    assert shop.client().post("/password-reset/request-otp/", json={"email": OWNER}).status_code == 200
    assert [envelope.rcpt_tos for envelope in post.mails] == [[OWNER]]
    body = {"first_name": "Yao", "email": "yao@example.com", "role": "Worker"}
    assert shop.sign_in().post("/collaborators/create/", json=body).status_code == 201
    eventually(lambda: len(post.mails) == 2)
    assert post.mails[1].rcpt_tos == ["yao@example.com"]


def test_a_refused_code_mail_is_told_and_the_code_is_void(smtp_shop: tuple[ServedShop, Post]) -> None:
    shop, post = smtp_shop
    post.refuses.add(OWNER)
    answer = shop.client().post("/password-reset/request-otp/", json={"email": OWNER})
    assert answer.status_code == 500
    assert answer.json() == {
        "statusCode": 500,
        "error": True,
        "message": "Échec de l'envoi du code OTP.",
        "data": {},
        "exception": "",
    }
    with shop.context.database.read() as reader:
        assert reader.row("SELECT count(*) FROM one_time_codes WHERE used_at IS NULL")[0] == 0


def test_an_invitation_waits_for_a_mail_server_that_is_broken(smtp_shop: tuple[ServedShop, Post]) -> None:
    shop, post = smtp_shop
    post.broken = True
    body = {"first_name": "Yao", "email": "yao@example.com", "role": "Worker"}
    assert shop.sign_in().post("/collaborators/create/", json=body).status_code == 201

    def queued() -> QueuedMail:
        with shop.context.database.read_session() as session:
            row = session.get(QueuedMail, 1)
            assert row is not None
            return row

    eventually(lambda: "451" in queued().last_error)
    waiting = queued()
    assert waiting.next_attempt_at is not None
    assert waiting.next_attempt_at > now()
    assert "yao" not in waiting.text_locked
    post.broken = False
    with shop.context.database.write() as session:
        session.get(QueuedMail, 1).next_attempt_at = now()
    office_of(shop.context).flush()
    sent = queued()
    assert (sent.next_attempt_at, sent.text_locked) == (None, "")
    assert [envelope.rcpt_tos for envelope in post.mails] == [["yao@example.com"]]


def test_a_wrong_setting_stops_the_mail_and_not_the_server(tmp_path: Path) -> None:
    shop = serve_shop(tmp_path / "shop", mail="carrier pigeon")
    try:
        owner = shop.sign_in()
        body = {"first_name": "Yao", "email": "yao@example.com", "role": "Worker"}
        assert owner.post("/collaborators/create/", json=body).status_code == 201
        answer = shop.client().post("/password-reset/request-otp/", json={"email": OWNER})
        assert answer.status_code == 500
        assert "pigeon" not in answer.text
    finally:
        shop.stop()


def test_the_command_keeps_the_mail_server_and_tries_it(
    tmp_path: Path,
    serve: Callable[..., tuple[Post, int]],
    trusted: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    post, port = serve("starttls")
    folder = ["mail", "--data-dir", str(tmp_path / "data")]
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SECRET}\n"))
    url = f"smtp://shop%40example.com@127.0.0.1:{port}"
    assert cli.main([*folder, "--url", url, "--password-stdin", "--test", "ama@example.com"]) == 0
    assert json.loads(capsys.readouterr().out) == {"mail": f"127.0.0.1:{port} (starttls)", "sent_to": "ama@example.com"}
    assert [envelope.rcpt_tos for envelope in post.mails] == [["ama@example.com"]]
    post.broken = True
    assert cli.main([*folder, "--test", "ama@example.com"]) == 1
    assert "451" in capsys.readouterr().err
    assert cli.main([*folder, "--url", "carrier pigeon"]) == 2
    assert SECRET not in (tmp_path / "data" / "server.sqlite").read_bytes().decode("latin-1")
