from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embedded_server.routeros import values

TODAY = datetime(2026, 9, 16, 15, 0)  # noqa: DTZ001 - router-local


@given(st.integers(-(10**10), 10**10))
def test_durations_come_back(microseconds: int) -> None:
    span = timedelta(microseconds=microseconds)
    assert values.parse_duration(values.format_duration(span)) == span


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0s", 0),
        ("41w6d18h4m22s", 41 * 604800 + 6 * 86400 + 18 * 3600 + 262),
        ("9ms445us", 0.009445),
        ("-29ms481us", -0.029481),
        ("170ms", 0.17),
        ("00:05:00", 300),
        ("1d 00:30:00", 88200),
        ("1w2d03:04:05", 9 * 86400 + 11045),
        ("90", 90),
        ("1h30m", 5400),
        ("5m", 300),
    ],
)
def test_every_spelling_of_a_duration(text: str, seconds: float) -> None:
    span = values.parse_duration(text)
    assert span is not None
    assert span.total_seconds() == pytest.approx(seconds)


@pytest.mark.parametrize("text", ["none", "never"])
def test_no_duration(text: str) -> None:
    assert values.parse_duration(text) is None


@pytest.mark.parametrize("text", ["", "-", "abc", "1x", "5m3", "1:2", "s", "1s1m", "١s"])
def test_a_text_that_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        values.parse_duration(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-16 14:49:40", datetime(2026, 9, 16, 14, 49, 40)),  # noqa: DTZ001
        ("sep/16/2026 14:49:40", datetime(2026, 9, 16, 14, 49, 40)),  # noqa: DTZ001
        ("Aug/07/2024 11:47:14", datetime(2024, 8, 7, 11, 47, 14)),  # noqa: DTZ001
        ("jan/02/1970", datetime(1970, 1, 2)),  # noqa: DTZ001
        ("sep/17 09:09:49", datetime(2026, 9, 17, 9, 9, 49)),  # noqa: DTZ001
        ("09:09:49", datetime(2026, 9, 16, 9, 9, 49)),  # noqa: DTZ001
    ],
)
def test_every_spelling_of_a_date(text: str, expected: datetime) -> None:
    assert values.parse_date_time(text, TODAY) == expected


@pytest.mark.parametrize("text", ["", "xyz/01/2026", "2026-13-01", "16.9.2026", "sep/17"])
def test_a_text_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        values.parse_date_time(text)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2090, 1, 1)), st.booleans())  # noqa: DTZ001
def test_dates_come_back_in_both_styles(moment: datetime, iso: bool) -> None:
    moment = moment.replace(microsecond=0)
    assert values.parse_date_time(values.format_date_time(moment, iso=iso)) == moment


def test_the_clock_is_an_instant() -> None:
    assert values.router_instant("sep/16/2026", "14:56:33", "+01:00") == datetime(2026, 9, 16, 13, 56, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "up", "down", "burst"),
    [
        ("512k/1M", 512_000, 1_000_000, ""),
        ("2M", 2_000_000, 2_000_000, ""),
        ("64k/64k 256k/256k 128k/128k 10/10", 64_000, 64_000, "256k/256k 128k/128k 10/10"),
    ],
)
def test_a_rate_limit_is_upload_then_download(text: str, up: int, down: int, burst: str) -> None:
    assert values.parse_rate_limit(text) == values.RateLimit(up, down, burst)


def test_sizes_count_in_1024_and_rates_in_1000() -> None:
    assert values.parse_size("500M") == 500 * 1024 * 1024
    assert values.parse_size("973053952") == 973053952
    assert values.parse_rate("1M") == 1_000_000


@pytest.mark.parametrize("text", ["02-00-00-0a-0b-0c", "0200000A0B0C", "02:00:00:0A:0B:0C"])
def test_mac_addresses_are_normalised(text: str) -> None:
    assert values.normalise_mac(text) == "02:00:00:0A:0B:0C"


@given(st.text(max_size=40))
def test_text_we_write_comes_back(text: str) -> None:
    assert values.decode_text(values.encode_text(text)) == text


def test_text_of_an_old_winbox_is_read_by_its_code_page() -> None:
    assert values.decode_text("Café".encode("cp1252").decode("latin-1")) == "Café"
    assert values.decode_text("Привет".encode("cp1251").decode("latin-1"), "cp1251") == "Привет"


@given(st.binary(max_size=40))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert isinstance(values.decode_text(data.decode("latin-1")), str)
