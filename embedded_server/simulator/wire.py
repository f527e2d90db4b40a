"""Words and sentences of the RouterOS API (manual, "API", sections "API words" and "API sentences").

Text is handled as latin-1, one character per byte, so that whatever bytes a router holds come back unchanged.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

WORD_CAP = 4 * 1024 * 1024
"""Largest word accepted, in bytes."""
SENTENCE_CAP = 16 * 1024 * 1024
"""Largest sentence accepted after login, in bytes."""
BEFORE_LOGIN_CAP = 8 * 1024 * 1024
"""Bytes a connection may send before it has logged in."""
BEFORE_LOGIN_SENTENCES = 1000
"""Sentences a connection may send before it has logged in."""

_FORMS = ((0x80, 0x00, 1), (0x4000, 0x8000, 2), (0x200000, 0xC00000, 3), (0x10000000, 0xE0000000, 4))


class ProtocolViolation(Exception):  # noqa: N818 - the field's word
    """Bytes after which a connection cannot be trusted any more."""


def encode_length(length: int) -> bytes:
    """The length prefix in its shortest form. ``ValueError`` outside 0..2^32-1."""
    if not 0 <= length <= 0xFFFFFFFF:
        raise ValueError(f"a word cannot be {length} bytes long")
    for limit, mark, size in _FORMS:
        if length < limit:
            return (length | mark).to_bytes(size, "big")
    return b"\xf0" + length.to_bytes(4, "big")


def length_tail(first: int) -> tuple[int, int]:
    """How many bytes follow the first byte of a prefix, and the value bits it holds itself."""
    if first < 0x80:
        return 0, first
    if first < 0xC0:
        return 1, first & 0x3F
    if first < 0xE0:
        return 2, first & 0x1F
    if first < 0xF0:
        return 3, first & 0x0F
    if first == 0xF0:
        return 4, 0
    raise ProtocolViolation(f"reserved first byte 0x{first:02X}")


def encode_word(word: str) -> bytes:
    """One word with its length prefix."""
    data = word.encode("latin-1")
    return encode_length(len(data)) + data


def encode_sentence(words: Iterable[str]) -> bytes:
    """Words and the closing empty word."""
    return b"".join(map(encode_word, words)) + b"\0"


class SentenceReader:
    """Reads sentences and enforces the caps. After ``ProtocolViolation`` the stream must be dropped."""

    def __init__(self, stream: asyncio.StreamReader) -> None:
        self._stream = stream
        self.bytes_read = 0
        self.sentences = 0
        self.logged_in = False

    async def _take(self, count: int) -> bytes:
        self.bytes_read += count
        return await self._stream.readexactly(count)

    async def _word(self, left: int) -> bytes:
        tail, value = length_tail((await self._take(1))[0])
        if tail:
            value = (value << (8 * tail)) | int.from_bytes(await self._take(tail), "big")
        if value > WORD_CAP:
            raise ProtocolViolation(f"word of {value} bytes")
        if value > left:
            raise ProtocolViolation("too many bytes in one sentence or before login")
        return await self._take(value) if value else b""

    async def sentence(self) -> list[str]:
        """The next sentence that has words. ``IncompleteReadError`` when the peer closed."""
        while True:
            words: list[str] = []
            size = 0
            while True:
                left = SENTENCE_CAP - size if self.logged_in else BEFORE_LOGIN_CAP - self.bytes_read
                word = await self._word(left)
                if not word:
                    break
                size += len(word)
                words.append(word.decode("latin-1"))
            self.sentences += 1
            if not self.logged_in and self.sentences > BEFORE_LOGIN_SENTENCES:
                raise ProtocolViolation("too many sentences before login")
            if words:
                return words
