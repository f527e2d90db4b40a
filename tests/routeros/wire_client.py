"""A bare API client for tests: bytes in, sentences out, nothing interpreted."""

from __future__ import annotations

import socket
from collections.abc import Iterable

from embedded_server.simulator.wire import encode_sentence, length_tail


class WireClient:
    def __init__(self, port: int, timeout: float = 10.0) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=timeout)
        self._stream = self.socket.makefile("rb")

    def __enter__(self) -> WireClient:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()
        self.socket.close()

    def send(self, *words: str) -> None:
        self.socket.sendall(encode_sentence(words))

    def send_bytes(self, data: bytes) -> None:
        self.socket.sendall(data)

    def _take(self, count: int) -> bytes:
        data = self._stream.read(count)
        if len(data) < count:
            raise EOFError
        return data

    def word(self) -> str:
        tail, value = length_tail(self._take(1)[0])
        value = (value << (8 * tail)) | int.from_bytes(self._take(tail), "big")
        return self._take(value).decode("latin-1")

    def sentence(self) -> list[str]:
        return list(iter(self.word, ""))

    def until_done(self) -> list[list[str]]:
        sentences = [self.sentence()]
        while sentences[-1][0] != "!done":
            sentences.append(self.sentence())
        return sentences

    def ask(self, *words: str) -> list[list[str]]:
        self.send(*words)
        return self.until_done()

    def log_in(self, name: str = "admin", password: str = "demo") -> WireClient:
        assert self.ask("/login", f"=name={name}", f"=password={password}") == [["!done"]]
        return self

    def received_exactly(self, sentences: Iterable[Iterable[str]]) -> bool:
        expected = b"".join(encode_sentence(words) for words in sentences)
        return self._take(len(expected)) == expected

    def closed(self) -> bool:
        """Waits until the other side is gone."""
        try:
            while self._stream.read(65536):
                pass
        except ConnectionError:
            pass
        return True
