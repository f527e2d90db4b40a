"""One login on one router. Not thread-safe: a worker owns it.

librouteros encodes and decodes words; everything it would guess (casts, ASCII, missing tags, waiting without
end) is decided here. After any ``RouterError`` but ``RouterTrap`` the connection is closed and must be dropped.
"""

from __future__ import annotations

import hashlib
import socket
import ssl
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from librouteros.exceptions import ConnectionClosed, LibRouterosError
from librouteros.login import encode_password
from librouteros.protocol import ApiProtocol, encode_sentence

from embedded_server.routeros.errors import (
    RouterAuthError,
    RouterConnectionLost,
    RouterFingerprintChanged,
    RouterNotAllowed,
    RouterRefused,
    RouterTimeout,
    RouterTlsError,
    RouterTrap,
    RouterUnknownHost,
    RouterUnreachable,
)
from embedded_server.routeros.values import decode_text, encode_text

_WORD_CAP = 16 * 1024 * 1024
_CHUNK = 65536
_PROBE_SECONDS = 2.0
_WINDOW = 256
"""Commands under way at once in a pipeline: enough to hide the latency, few enough for the buffers."""


@dataclass(frozen=True)
class RouterAddress:
    """Where a router is and how to log in. ``fingerprint`` is the pinned SHA-256 of its certificate in hex."""

    host: str
    port: int
    username: str
    password: str = field(repr=False)
    tls: bool = False
    fingerprint: str | None = None
    anonymous_tls: bool = False
    """Allow ``api-ssl`` without a certificate: stops listeners, proves nothing about the router."""
    code_page: str = "cp1252"
    """How free text that is not UTF-8 is read."""


@dataclass
class Answer:
    """Rows of a command as text, and the ``ret`` of its ``!done``."""

    rows: list[dict[str, str]] = field(default_factory=list)
    ret: str | None = None


class _DeadlineTransport:
    """Takes the place of librouteros' ``SocketTransport``: buffers, and counts every wait against one deadline instead of restarting the clock at each byte."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.deadline = time.monotonic()
        self.received = 0
        self._buffer = bytearray()

    def _arm(self) -> None:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)

    def write(self, data: bytes) -> None:
        self._arm()
        self.sock.sendall(data)

    def read(self, length: int) -> bytes:
        if length > _WORD_CAP:
            raise ConnectionClosed(f"a word of {length} bytes is not believable")
        while len(self._buffer) < length:
            self._arm()
            got = self.sock.recv(_CHUNK)
            if not got:
                raise ConnectionClosed("closed by the router")
            self.received += len(got)
            self._buffer += got
        taken = bytes(self._buffer[:length])
        del self._buffer[:length]
        return taken

    def close(self) -> None:
        self.sock.close()


def certificate_fingerprint(certificate: bytes) -> str:
    """SHA-256 of a DER certificate, lower-case hex without colons."""
    return hashlib.sha256(certificate).hexdigest()


def _tls_context(address: RouterAddress) -> ssl.SSLContext:
    # The certificate is checked by its fingerprint: routers sign their own.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if address.anonymous_tls:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("DEFAULT:ADH:@SECLEVEL=0")
    else:
        context.set_ciphers("DEFAULT:@SECLEVEL=1")
    return context


class RouterConnection:
    """Connects and logs in when made. Raises the ``RouterError`` that says what is wrong."""

    def __init__(self, address: RouterAddress, connect_timeout: float, deadline: float) -> None:
        self._address = address
        self.fingerprint: str | None = None
        self._tag = 0
        sock = self._connect(connect_timeout)
        self._transport = _DeadlineTransport(sock)
        self._protocol = ApiProtocol(transport=self._transport, encoding="latin-1")
        self._transport.deadline = min(deadline, time.monotonic() + connect_timeout)
        try:
            self._log_in()
        except BaseException:
            self.close()
            raise

    # --- getting there ----------------------------------------------------------------------------------------

    def _connect(self, timeout: float) -> socket.socket:
        target = (self._address.host, self._address.port)
        where = f"{self._address.host}:{self._address.port}"
        try:
            sock = socket.create_connection(target, timeout=timeout)
        except (socket.gaierror, UnicodeError) as error:
            raise RouterUnknownHost(f"{self._address.host}: {error}") from error
        except TimeoutError as error:
            raise RouterTimeout(f"{where} did not answer within {timeout:g} s") from error
        except ConnectionRefusedError as error:
            raise RouterRefused(f"{where} refuses connections") from error
        except OSError as error:
            raise RouterUnreachable(f"{where}: {error}") from error
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._secured(sock) if self._address.tls else sock

    def _secured(self, plain: socket.socket) -> ssl.SSLSocket:
        try:
            sock = _tls_context(self._address).wrap_socket(plain, server_hostname=self._address.host)
        except TimeoutError as error:
            plain.close()
            raise RouterTimeout("the TLS handshake took too long") from error
        except OSError as error:
            plain.close()
            raise RouterTlsError(str(error)) from error
        certificate = sock.getpeercert(binary_form=True)
        if certificate is None:
            if self._address.fingerprint:
                sock.close()
                raise RouterFingerprintChanged("none", self._address.fingerprint)
            return sock
        self.fingerprint = certificate_fingerprint(certificate)
        pinned = (self._address.fingerprint or self.fingerprint).replace(":", "").lower()
        if pinned != self.fingerprint:
            sock.close()
            raise RouterFingerprintChanged(self.fingerprint, pinned)
        return sock

    def _log_in(self) -> None:
        name, password = encode_text(self._address.username), encode_text(self._address.password)
        try:
            answer = self._exchange(["/login", f"=name={name}", f"=password={password}"])
            if answer.ret is not None:
                # Before 6.43 the router answers the plain form with a challenge.
                response = encode_password(answer.ret, self._address.password)
                self._exchange(["/login", f"=name={name}", f"=response={response}"])
        except RouterTrap as trap:
            raise RouterAuthError(trap.message) from trap
        except RouterConnectionLost as lost:
            if self._transport.received == 0:
                if not self._address.tls and self._answers_tls():
                    raise RouterTlsError("the port speaks TLS and was spoken to in plain text") from lost
                raise RouterNotAllowed("closed without a word") from lost
            raise
        except UnicodeEncodeError as error:
            raise RouterAuthError("this RouterOS takes ASCII passwords only") from error

    def _answers_tls(self) -> bool:
        """Whether a handshake succeeds where a plain login was hung up on: an address limit looks the same otherwise."""
        target = (self._address.host, self._address.port)
        try:
            with (
                socket.create_connection(target, timeout=_PROBE_SECONDS) as plain,
                _tls_context(replace(self._address, anonymous_tls=True)).wrap_socket(plain),
            ):
                return True
        except OSError:
            return False

    def _exchange(self, words: list[str]) -> Answer:
        """An untagged command, as before login."""
        answers = self._conversation([words], tagged=False)
        if isinstance(answers[0], RouterTrap):
            raise answers[0]
        return answers[0]

    # --- talking ----------------------------------------------------------------------------------------------

    def execute(self, words: Sequence[str], deadline: float) -> Answer:
        """One command by ``deadline`` (monotonic clock). Raises ``RouterTrap`` when it is refused."""
        answer = self.pipeline([words], deadline)[0]
        if isinstance(answer, RouterTrap):
            raise answer
        return answer

    def pipeline(self, sentences: Sequence[Sequence[str]], deadline: float) -> list[Answer | RouterTrap]:
        """Many commands without waiting for each other; the answers come in the order of the sentences."""
        self._transport.deadline = deadline
        try:
            return self._conversation([[encode_text(word) for word in words] for words in sentences], tagged=True)
        except BaseException:
            self.close()
            raise

    def _conversation(self, sentences: Sequence[list[str]], *, tagged: bool) -> list[Answer | RouterTrap]:
        answers: list[Answer | RouterTrap] = [Answer() for _ in sentences]
        waiting: dict[str, int] = {}
        following = iter(enumerate(sentences))
        unsent = len(sentences)
        try:
            while unsent or waiting:
                outgoing = bytearray()
                while unsent and len(waiting) < _WINDOW:
                    index, words = next(following)
                    unsent -= 1
                    self._tag += 1
                    tag = str(self._tag) if tagged else ""
                    waiting[tag] = index
                    outgoing += encode_sentence(*words, *([f".tag={tag}"] if tagged else []), encoding="latin-1")
                if outgoing:
                    self._transport.write(bytes(outgoing))
                # Half of the window is answered before more is written: fewer, larger packets.
                floor = _WINDOW // 2 if unsent else 0
                while len(waiting) > floor:
                    self._take_reply(waiting, answers)
        except TimeoutError as error:
            raise RouterTimeout("the router did not finish its answer in time") from error
        except (OSError, LibRouterosError) as error:
            raise RouterConnectionLost(str(error)) from error
        return answers

    def _take_reply(self, waiting: dict[str, int], answers: list[Answer | RouterTrap]) -> None:
        words = list(iter(self._protocol.readWord, ""))
        if not words:
            return
        head, attributes, tag = words[0], *_attributes(words[1:])
        if head == "!fatal":
            raise RouterConnectionLost(" ".join(words[1:]) or "the router closed the session")
        index = waiting.get(tag)
        if index is None:
            raise RouterConnectionLost(f"an answer to nothing we asked (tag {tag!r})")
        answer = answers[index]
        if head == "!trap":
            category = attributes.get("category", "")
            trap = RouterTrap(self._text(attributes.get("message", "")), int(category) if category.isdigit() else None)
            # The first refusal is the reason; further ones of the same command add nothing.
            answers[index] = answer if isinstance(answer, RouterTrap) else trap
        elif head == "!re" and isinstance(answer, Answer):
            answer.rows.append({name: self._text(value) for name, value in attributes.items()})
        elif head == "!done":
            if isinstance(answer, Answer) and "ret" in attributes:
                answer.ret = self._text(attributes["ret"])
            del waiting[tag]

    def _text(self, raw: str) -> str:
        return decode_text(raw, self._address.code_page)

    def interrupt(self) -> None:
        """Makes a read that is waiting on another thread fail now. The only method any thread may call."""
        # Already gone is as good as interrupted.
        with suppress(OSError):
            self._transport.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Ends the connection without ceremony; the peer may be long dead."""
        self._transport.close()


def _attributes(words: Sequence[str]) -> tuple[Mapping[str, str], str]:
    attributes: dict[str, str] = {}
    tag = ""
    for word in words:
        if word.startswith("="):
            name, _, value = word[1:].partition("=")
            attributes[name] = value
        elif word.startswith(".tag="):
            tag = word[5:]
    return attributes, tag
