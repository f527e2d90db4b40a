"""Amounts are exact, and one formatter shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiknet_desktop.domain.money import (
    InvalidAmountError,
    currency,
    currency_of_country,
    format_money,
    parse_amount,
    plain_money,
    wire_amount,
)


def test_francs_have_no_decimals_and_are_grouped_by_language() -> None:
    francs = currency("XOF")
    assert format_money(Decimal("48500.00"), francs, "fr") == "48\u202f500\u00a0FCFA"
    assert format_money(Decimal(48500), francs, "en") == "48,500\u00a0FCFA"
    assert format_money(Decimal(-300), francs, "fr") == "−300\u00a0FCFA"


def test_currencies_with_cents_keep_them_and_their_sign_comes_first_in_english() -> None:
    cedis = currency("GHS")
    assert format_money(Decimal("1250.5"), cedis, "en") == "GH₵1,250.50"
    assert format_money(Decimal("-12.5"), cedis, "en") == "−GH₵12.50"
    assert format_money(Decimal("1250.5"), cedis, "fr") == "1\u202f250,50\u00a0GH₵"


@pytest.mark.parametrize(
    ("country", "code"), [("TG", "XOF"), ("bj", "XOF"), ("CM", "XAF"), ("GH", "GHS"), ("FR", "USD"), (None, "USD")]
)
def test_a_country_has_its_currency(country: str | None, code: str) -> None:
    assert currency_of_country(country).code == code


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_an_amount_survives_the_wire(amount: Decimal) -> None:
    assert parse_amount(wire_amount(amount)) == amount


@pytest.mark.parametrize("wrong", ["", "abc", None, True, "NaN", "Infinity", [], "1e"])
def test_what_is_no_amount_is_refused(wrong: object) -> None:
    with pytest.raises(InvalidAmountError):
        parse_amount(wrong)


def test_json_numbers_do_not_gain_binary_dust() -> None:
    assert parse_amount(90.1) == Decimal("90.1")


def test_the_display_form_of_plans_drops_an_empty_fraction() -> None:
    assert plain_money(Decimal("10.00"), currency("GHS")) == "10 GHS"
    assert plain_money(Decimal("10.50"), currency("GHS")) == "10.50 GHS"
