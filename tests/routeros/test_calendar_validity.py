from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embedded_server.routeros import validity


@given(st.integers(60, validity.MAX_VALIDITY_SECONDS))
def test_the_script_tells_its_one_integer(seconds: int) -> None:
    assert validity.on_login_validity(validity.on_login_script(seconds)) == seconds


def test_scripts_differ_by_the_integer_only() -> None:
    assert validity.on_login_script(604_800) == validity.on_login_script(86_400).replace("86400", "604800")


@pytest.mark.parametrize("seconds", [-1, 0, 59, validity.MAX_VALIDITY_SECONDS + 1])
def test_a_validity_out_of_range_is_refused(seconds: int) -> None:
    with pytest.raises(ValueError, match="validity"):
        validity.on_login_script(seconds)


@pytest.mark.parametrize("change", [("hs1-", "hs2-"), ("604800s", "604800m"), ("disable", "remove"), (" }", " } ")])
def test_a_script_that_was_touched_is_not_ours(change: tuple[str, str]) -> None:
    assert validity.on_login_validity(validity.on_login_script(604_800).replace(*change)) is None


@given(st.from_regex(validity.USER_NAME, fullmatch=True), st.booleans())
def test_the_event_tells_its_user(name: str, guarded: bool) -> None:
    script = validity.expiry_event(name, guarded=guarded)
    assert validity.parse_expiry_event(script) == validity.ExpiryEvent(name, guarded)


@pytest.mark.parametrize("name", ['A"; /system reset-configuration; "', "a b", "$x", "", "a\\b", "a\n"])
def test_no_text_becomes_script(name: str) -> None:
    with pytest.raises(ValueError, match="user name"):
        validity.expiry_event(name)
