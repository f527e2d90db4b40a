"""The fields of the plan editor: what people type, what is given back, what a rate and a time are called."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from tests.ui.opened import plain
from tiknet_desktop.domain.rates import RateLimit
from ui.panes.plans.quantities import RateField, TimeField, VolumeField
from ui.panes.plans.words import number_of, option_words, rate_words, speed_words


def test_numbers_are_read_as_people_type_them(dressed: Any) -> None:
    assert number_of("1,5") == Decimal("1.5") and number_of("1 500") == 1500
    assert number_of("NaN") is None and number_of("deux") is None
    assert plain(speed_words(512_000)) == "512 k" and plain(speed_words(1_500_000)) == "1,5 M"
    assert plain(rate_words(RateLimit(2_000_000, 512_000))) == "2 M reçu / 512 k envoyé"
    assert rate_words(None) == "Sans limite"
    assert plain(option_words("data_limit", "500MB")) == "500 Mo"
    assert plain(option_words("shared_users", "3")) == "3 appareils"


def test_fields_give_back_what_they_are_given(dressed: Any, qtbot: Any) -> None:
    span, volume, rate = TimeField("t"), VolumeField("v"), RateField("r")
    for field in (span, volume, rate):
        qtbot.addWidget(field)
    for time in (timedelta(minutes=90), timedelta(hours=6), timedelta(days=30), timedelta(minutes=1)):
        span.set_value(time)
        assert span.value() == time
    for amount in (None, 500_000_000, 1_500_000_000, 20_000_000_000):
        volume.set_value(amount)
        assert volume.value() == amount and volume.validate()
    for speed in (None, RateLimit(1_000_000, 512_000), RateLimit(10_000_000, 5_000_000), RateLimit(64_000, 64_000)):
        rate.set_value(speed)
        assert rate.value() == speed and rate.validate()
    span.set_value(None)
    assert span.value() is None and not span.validate()
