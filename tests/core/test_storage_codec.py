"""Wire rows, in every tolerated spelling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiknet_desktop.contracts.resources import RESOURCES, Resource, resource
from tiknet_desktop.storage.codec import BadRowError, codec_of

CUSTOMERS, PLANS = resource("customers"), resource("plans")


def read(declared: Resource, raw: Any) -> dict[str, Any]:
    """Decoded values of one row that can be read."""
    codec = codec_of(declared)
    return codec.values(codec.stored(raw))


def test_a_customer_of_the_cloud_knows_what_was_sent_and_no_more() -> None:
    row = {
        "id": 1,
        "customer": 2001,
        "is_blocked": False,
        "date_added": "2025-11-03T18:49:49.784125Z",
        "last_name": None,
    }
    found = read(CUSTOMERS, row)
    assert {name: value for name, value in found.items() if value is not None} == {
        "id": 1,
        "customer": 2001,
        "blocked": False,
        "date_added": datetime(2025, 11, 3, 18, 49, 49, 784125, tzinfo=UTC),
    }
    assert codec_of(CUSTOMERS).sent(row) == {"id", "customer", "blocked", "date_added", "last_name"}


def test_a_later_spelling_fills_in_for_an_empty_one() -> None:
    assert read(CUSTOMERS, {"id": 1, "username": None, "customer_username": "kofi"})["username"] == "kofi"


def test_secrets_are_dropped() -> None:
    found = read(resource("routers"), {"id": 5, "name": "Main", "password": "p", "secret": "s"})
    assert not {"password", "secret"} & set(found)
    assert not {"p", "s"} & set(found.values())


@pytest.mark.parametrize(
    ("declared", "raw", "field", "value"),
    [
        (PLANS, {"price": "470.00"}, "price", Decimal("470.00")),
        (PLANS, {"price": 470.1}, "price", Decimal("470.1")),
        (PLANS, {"validity": "7"}, "validity", 7),
        (PLANS, {"profile": {"id": 22, "name": "30 Minutes"}}, "profile", 22),
        (PLANS, {"is_active": "true"}, "is_active", True),
        (PLANS, {"created_at": "2025-08-10 00:24:28"}, "created_at", datetime(2025, 8, 10, 0, 24, 28, tzinfo=UTC)),
        (
            PLANS,
            {"created_at": "2025-08-09T23:59:24+02:00"},
            "created_at",
            datetime(2025, 8, 9, 21, 59, 24, tzinfo=UTC),
        ),
        (CUSTOMERS, {"data_used": "500MO"}, "data_used", 500_000_000),
        (CUSTOMERS, {"data_used": 12}, "data_used", 12),
        (CUSTOMERS, {"phone": 22890000002}, "phone", "22890000002"),
        (resource("hotspot_users"), {"mac_address": "aa-bb-cc-dd-ee-ff"}, "mac_address", "AA:BB:CC:DD:EE:FF"),
        (resource("hotspot_users"), {"mac_address": ""}, "mac_address", None),
        (resource("hotspot_users"), {"routers": [{"id": 1, "name": "Bar"}, {"name": "Quai"}]}, "routers", "Bar, Quai"),
        (resource("routers"), {"uptime": "1h23m45s"}, "uptime", timedelta(seconds=5025)),
        (resource("routers"), {"uptime": "2 01:02:03.5"}, "uptime", timedelta(days=2, seconds=3723)),
    ],
)
def test_values_are_read_in_their_tolerated_forms(
    declared: Resource, raw: dict[str, Any], field: str, value: object
) -> None:
    assert read(declared, {"id": 1, **raw})[field] == value


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"price": "ten"}, "price"),
        ({"price": True}, "price"),
        ({"id": None}, "id"),
        ({"created_at": "11/03/2025 18:49"}, "created_at"),
        ({"is_active": "perhaps"}, "is_active"),
        ([], "list"),
        ("text", "str"),
    ],
)
def test_a_row_that_does_not_fit_says_why(raw: Any, named: str) -> None:
    with pytest.raises(BadRowError, match=named):
        read(PLANS, {"id": 1, **raw} if isinstance(raw, dict) else raw)


def test_one_bad_row_does_not_cost_its_neighbours() -> None:
    good, refused = codec_of(PLANS).read([{"id": 1}, {"id": 2, "price": "ten"}, None, {"id": 3}])
    assert [key for key, _ in good] == ["1", "3"]
    assert refused == 2


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
def test_whatever_a_server_sends_is_a_row_or_a_refusal(data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(RESOURCES))
    names = [name for field in declared.fields for name in field.wire_names]
    raws = data.draw(st.lists(st.dictionaries(st.sampled_from(names), _JSON, max_size=6) | _JSON, max_size=3))
    codec = codec_of(declared)
    good, refused = codec.read(raws)
    assert len(good) + refused == len(raws)


@given(data=st.data())
def test_a_page_reads_the_same_by_column_as_row_by_row(data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(RESOURCES))
    names = [name for field in declared.fields for name in field.wire_names]
    rows = data.draw(st.lists(st.dictionaries(st.sampled_from(names), _JSON, max_size=6), max_size=4))
    codec = codec_of(declared)
    try:
        stored = [codec.stored(row) for row in rows]
    except BadRowError:
        with pytest.raises(BadRowError):
            codec.stored_all(rows)
        return
    assert codec.stored_all(rows) == stored
    assert codec.derived_all(stored) == [codec.derived(row) for row in stored]
