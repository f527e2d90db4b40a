from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from librouteros.protocol import decode_length
from librouteros.protocol import encode_length as other_encode_length

from embedded_server.simulator.wire import (
    WORD_CAP,
    ProtocolViolation,
    SentenceReader,
    encode_length,
    encode_sentence,
    length_tail,
)


def _decode(prefix: bytes) -> int:
    tail, value = length_tail(prefix[0])
    assert len(prefix) == 1 + tail
    return (value << (8 * tail)) | int.from_bytes(prefix[1:], "big")


@given(st.integers(0, 0xFFFFFFFF))
def test_every_length_comes_back(length: int) -> None:
    assert _decode(encode_length(length)) == length


@given(st.integers(0, 0xFFFFFFF))
def test_the_first_four_forms_agree_with_librouteros(length: int) -> None:
    assert encode_length(length) == other_encode_length(length)
    assert decode_length(encode_length(length)) == length


@pytest.mark.parametrize(
    ("length", "prefix"),
    [
        (0, "00"),
        (0x7F, "7f"),
        (0x80, "8080"),
        (0x3FFF, "bfff"),
        (0x4000, "c04000"),
        (0x1FFFFF, "dfffff"),
        (0x200000, "e0200000"),
        (0xFFFFFFF, "efffffff"),
        (0x10000000, "f010000000"),
        (0xFFFFFFFF, "f0ffffffff"),
    ],
)
def test_the_edges_of_the_five_forms(length: int, prefix: str) -> None:
    assert encode_length(length).hex() == prefix


@pytest.mark.parametrize("first", range(0xF1, 0x100))
def test_a_reserved_first_byte_is_a_violation(first: int) -> None:
    with pytest.raises(ProtocolViolation):
        length_tail(first)


def _read(data: bytes, *, logged_in: bool = True) -> list[str]:
    async def read() -> list[str]:
        stream = asyncio.StreamReader()
        stream.feed_data(data)
        stream.feed_eof()
        reader = SentenceReader(stream)
        reader.logged_in = logged_in
        return await reader.sentence()

    return asyncio.run(read())


@given(st.lists(st.binary(min_size=1, max_size=300).map(lambda data: data.decode("latin-1")), min_size=1, max_size=8))
def test_sentences_come_back_byte_for_byte(words: list[str]) -> None:
    assert _read(b"\0\0" + encode_sentence(words)) == words


def test_longer_forms_than_needed_are_understood() -> None:
    assert _read(b"\xf0\0\0\0\x05/quit\0") == ["/quit"]


def test_a_word_over_the_cap_is_a_violation() -> None:
    with pytest.raises(ProtocolViolation):
        _read(encode_length(WORD_CAP + 1))


def test_a_word_at_the_cap_is_accepted() -> None:
    assert len(_read(encode_sentence(["x" * WORD_CAP]))[0]) == WORD_CAP
