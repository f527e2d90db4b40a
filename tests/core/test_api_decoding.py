"""Wire rows, in every tolerated spelling."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiknet_desktop.api.decoding import DecodedRow, RowRefused, decode_row, decode_rows
from tiknet_desktop.contracts.resources import RESOURCES, Resource, resource

CUSTOMERS, SESSIONS, PLANS = resource("customers"), resource("network_sessions"), resource("plans")


def test_a_customer_of_the_cloud_has_only_what_was_sent() -> None:
    row = decode_row(
        CUSTOMERS,
        {
            "id": 1,
            "customer": 2001,
            "is_blocked": False,
            "date_added": "2025-11-03T18:49:49.784125Z",
            "last_name": None,
        },
    )
    assert row == DecodedRow(
        "1",
        {
            "id": 1,
            "customer": 2001,
            "blocked": False,
            "date_added": datetime(2025, 11, 3, 18, 49, 49, 784125, tzinfo=UTC),
            "last_name": None,
        },
    )


def test_a_later_spelling_fills_in_for_an_empty_one() -> None:
    row = decode_row(CUSTOMERS, {"id": 1, "username": None, "customer_username": "kofi"})
    assert row.values["username"] == "kofi"


def test_secrets_are_dropped() -> None:
    row = decode_row(resource("routers"), {"id": 5, "name": "Main", "password": "p", "secret": "s"})
    assert set(row.values) == {"id", "name"}


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
    assert decode_row(declared, {"id": 1, **raw}).values[field] == value


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        ({"price": "ten"}, "price"),
        ({"price": True}, "price"),
        ({"id": None}, "id"),
        ({"created_at": "11/03/2025 18:49"}, "created_at"),
        ({"is_active": "perhaps"}, "is_active"),
        ([], ""),
        ("text", ""),
    ],
)
def test_a_row_that_does_not_fit_names_its_field(raw: Any, field: str) -> None:
    with pytest.raises(RowRefused) as caught:
        decode_row(PLANS, {"id": 1, **raw} if isinstance(raw, dict) else raw)
    assert (caught.value.resource, caught.value.field) == ("plans", field)


def test_one_bad_row_does_not_cost_its_neighbours() -> None:
    good, refused = decode_rows(PLANS, [{"id": 1}, {"id": 2, "price": "ten"}, None, {"id": 3}])
    assert [row.key for row in good] == ["1", "3"]
    assert [error.field for error in refused] == ["price", ""]


GROUPED = [
    {
        "router_dns_name": "bar.example",
        "router_ip": "10.0.0.3",
        "active_users": [
            {
                "username": "kofi",
                "ip_address": "10.5.0.2",
                "mac_address": "aa:bb:cc:dd:ee:01",
                "uptime": "5m",
                "bytes_in": 1,
            },
            {
                "user": "ama",
                "ip": "10.5.0.3",
                "mac": "AA:BB:CC:DD:EE:02",
                "uptime": "1h",
                "bytes-in": 2,
                "bytes-out": 3,
            },
        ],
    },
    {"router_dns_name": "quai.example", "active_users": []},
]


def test_sessions_grouped_by_router_become_rows_with_a_lasting_key() -> None:
    good, refused = decode_rows(SESSIONS, GROUPED)
    again, _ = decode_rows(SESSIONS, [{**GROUPED[0], "active_users": GROUPED[0]["active_users"][::-1]}])
    assert refused == []
    assert [(row.values["username"], row.values["router_dns_name"]) for row in good] == [
        ("kofi", "bar.example"),
        ("ama", "bar.example"),
    ]
    assert good[1].values["bytes_in"] == 2
    assert {row.key for row in good} == {row.key for row in again}
    assert len({row.key for row in good}) == 2


def test_a_flat_list_of_sessions_gives_the_same_keys_as_a_grouped_one() -> None:
    flat = [{"router_dns_name": "bar.example", **user} for user in GROUPED[0]["active_users"]]
    assert [row.key for row in decode_rows(SESSIONS, flat)[0]] == [row.key for row in decode_rows(SESSIONS, GROUPED)[0]]


def test_a_session_without_user_and_address_is_refused() -> None:
    _, refused = decode_rows(SESSIONS, [{"router_dns_name": "bar.example", "uptime": "1h"}])
    assert [error.field for error in refused] == ["key"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
def test_whatever_a_server_sends_is_a_row_or_a_refusal(data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(RESOURCES))
    names = [name for field in declared.fields for name in field.wire_names]
    raw = data.draw(st.dictionaries(st.sampled_from(names), _JSON, max_size=6) | _JSON)
    good, refused = decode_rows(declared, [raw])
    assert len(good) + len(refused) <= max(1, len(raw.get("active_users", [])) if isinstance(raw, dict) else 1)
