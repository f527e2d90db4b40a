"""Durations, data sizes, rates, hardware addresses, codes and slugs: what is written is read back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiknet_desktop.domain.data_sizes import InvalidDataSizeError, binary_data_size, parse_data_size, wire_data_size
from tiknet_desktop.domain.durations import (
    InvalidDurationError,
    duration_label,
    format_duration,
    option_duration,
    parse_duration,
)
from tiknet_desktop.domain.ids import (
    CODE_ALPHABET,
    RESERVED_WORDS,
    new_access_code,
    new_ulid,
    searched_code,
    shown_code,
    slug_of,
    typed_code,
)
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac
from tiknet_desktop.domain.phones import shown_phone
from tiknet_desktop.domain.rates import InvalidRateError, RateLimit, format_speed, parse_speed


@given(st.integers(min_value=0, max_value=10**9))
def test_a_written_duration_reads_back_the_same(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert parse_duration(format_duration(duration)) == duration
    assert parse_duration(option_duration(duration)) == duration


def test_durations_of_the_wire_are_understood() -> None:
    assert parse_duration("1h23m45s") == timedelta(hours=1, minutes=23, seconds=45)
    assert parse_duration("90") == timedelta(seconds=90)
    assert duration_label(timedelta(minutes=30)) == "30 Minutes"
    assert duration_label(timedelta(days=1)) == "1 Day"


@given(st.text(max_size=12))
def test_any_text_is_a_duration_or_refused(text: str) -> None:
    try:
        assert parse_duration(text) >= timedelta(0)
    except InvalidDurationError as error:
        assert error.args == (text,)


@pytest.mark.parametrize(
    ("text", "size"),
    [("500MB", 500_000_000), ("500MO", 500_000_000), ("1,5 Go", 1_500_000_000), ("59.2MiB", 62_075_699), ("10", 10)],
)
def test_data_sizes_of_both_languages_are_understood(text: str, size: int) -> None:
    assert parse_data_size(text) == size


def test_data_sizes_are_written_as_each_side_writes_them() -> None:
    assert wire_data_size(1_250_000_000) == "1.25 GB"
    assert wire_data_size(12) == "12 B"
    assert binary_data_size(62_075_699) == "59.2MiB"
    with pytest.raises(InvalidDataSizeError):
        parse_data_size("a lot")


@given(st.integers(min_value=0, max_value=10**11))
def test_a_written_speed_reads_back_the_same(bits: int) -> None:
    assert parse_speed(format_speed(bits)) == bits


def test_a_rate_is_down_and_up_on_the_wire_and_turned_round_for_the_router() -> None:
    rate = RateLimit.parse("2M/1M")
    assert (rate.down, rate.up) == (2_000_000, 1_000_000)
    assert rate.wire() == "2M/1M"
    assert rate.router() == "1M/2M"
    assert RateLimit.parse("512k") == RateLimit(512_000, 512_000)
    with pytest.raises(InvalidRateError):
        RateLimit.parse("fast/slow")


def test_hardware_addresses_become_canonical() -> None:
    assert canonical_mac("aa-bb-cc-dd-ee-ff") == "AA:BB:CC:DD:EE:FF"
    for wrong in ("AA:BB:CC:DD:EE", "AA:BB-CC:DD:EE:FF", "GG:BB:CC:DD:EE:FF", ""):
        with pytest.raises(InvalidMacError):
            canonical_mac(wrong)


def test_codes_use_the_alphabet_people_can_read_and_hold_a_letter() -> None:
    for _ in range(200):
        code = new_access_code()
        assert set(code) <= set(CODE_ALPHABET)
        assert not code.isdigit()
        assert typed_code(shown_code(code).lower()) == code


def test_ulids_are_unique_and_sort_by_time() -> None:
    made = [new_ulid() for _ in range(500)]
    assert len(set(made)) == len(made)
    assert all(len(ulid) == 26 for ulid in made)
    assert [ulid[:8] for ulid in made] == sorted(ulid[:8] for ulid in made)


@given(st.text(max_size=80))
def test_a_slug_is_always_fit_for_a_path_and_never_a_reserved_word(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert slug not in RESERVED_WORDS
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in slug)


def test_a_code_is_looked_for_without_the_dash_of_paper_and_other_words_as_they_are() -> None:
    assert searched_code("7KQ4-M2PX") == "7KQ4M2PX"
    assert searched_code("7kq4-m") == "7kq4m" and searched_code("7KQ4-") == "7KQ4"
    for text in ("261122-7KQ4", "Anne-Marie", "7KQ4-M2PX7", "Koffi 7KQ4-M2PX", ""):
        assert searched_code(text) == text


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("+22890124508", "+228 90 12 45 08"),
        ("+228 90-12-45-08", "+228 90 12 45 08"),
        ("+2290197441805", "+229 01 97 44 18 05"),
        ("+221771234567", "+221 77 123 45 67"),
        ("+224620123456", "+224 620 12 34 56"),
        ("+233244720731", "+233 24 472 0731"),
        ("+237677123456", "+237 6 77 12 34 56"),
        ("90124508", "90124508"),
        ("+33612345678", "+33612345678"),
        ("", ""),
    ],
)
def test_a_phone_number_reads_in_groups(kept: str, shown: str) -> None:
    assert shown_phone(kept) == shown
