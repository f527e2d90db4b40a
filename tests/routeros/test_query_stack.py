from __future__ import annotations

import pytest

from embedded_server.simulator.queries import Query
from embedded_server.simulator.tables import Column, Kind, MenuSpec

SPEC = MenuSpec(
    "/test",
    (
        Column("distance", Kind.NUMBER),
        Column("uptime", Kind.DURATION),
        Column("address", Kind.ADDRESS),
        Column("disabled", Kind.BOOL),
    ),
)
ROW = {
    "type": "ether",
    "distance": "10",
    "gateway": "172.16.1.1",
    "uptime": "1h",
    "address": "10.0.0.9",
    "disabled": "false",
    "comment": "",
}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], True),
        (["?type"], True),
        (["?nothing"], False),
        (["?-nothing"], True),
        (["?-type"], False),
        (["?type=ether"], True),
        (["?=type=ether"], True),
        (["?type=vlan"], False),
        (["?type=ether", "?type=vlan", "?#|"], True),
        (["?type=ether", "?type=vlan"], False),
        (["?>distance=1", "?gateway=172.16.1.1", "?#&!"], False),
        (["?>distance=9"], True),
        (["?<distance=9"], False),
        (["?>distance=2"], True),
        (["?<uptime=90m"], True),
        (["?>uptime=00:59:59"], True),
        (["?uptime=3600"], True),
        (["?<address=10.0.0.10"], True),
        (["?>comment="], False),
        (["?disabled=no"], True),
        (["?disabled=yes"], False),
        (["?type=vlan", "?#!"], True),
        (["?type=ether", "?type=vlan", "?#1"], True),
        (["?type=ether", "?type=vlan", "?#0"], False),
        (["?type=ether", "?type=vlan", "?#1.|"], True),
        (["?type=vlan", "?#.", "?#|"], False),
        (["?type=vlan", "?#.!|"], True),
        (["?#|"], True),
    ],
)
def test_the_stack_decides(words: list[str], expected: bool) -> None:
    assert Query(words).matches(ROW, SPEC.sort_key) is expected


def test_a_single_equality_can_use_an_index() -> None:
    assert Query(["?name=AB=C"]).exact == ("name", "AB=C")
    assert Query(["?=name=x"]).exact == ("name", "x")
    assert Query(["?>name=x"]).exact is None
    assert Query(["?name=x", "?#!"]).exact is None
