"""Wire rows become typed rows by the declarations in :mod:`tiknet_desktop.contracts.resources`.

A row that does not fit is refused alone; its neighbours are kept (design, section 5).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tiknet_desktop.contracts.resources import FieldType, Resource
from tiknet_desktop.domain.data_sizes import parse_data_size
from tiknet_desktop.domain.durations import parse_duration
from tiknet_desktop.domain.mac import canonical_mac
from tiknet_desktop.domain.money import parse_amount


class DecodedRow(NamedTuple):
    """A row as the application keeps it.

    ``key`` is the server's identifier as text. ``values`` has only the fields the server sent: a field left out by a
    server that does not know it must not wipe what another answer brought. Secret fields are dropped.
    """

    key: str
    values: Mapping[str, Any]


class RowRefused(ValueError):  # noqa: N818 - it travels as a value beside the good rows
    """A wire row that does not fit its declaration. ``field`` is empty when the row is no object at all."""

    def __init__(self, resource: str, field: str, reason: str, raw: Any) -> None:
        self.resource = resource
        self.field = field
        self.reason = reason
        self.raw = raw
        super().__init__(f"{resource}.{field}: {reason}" if field else f"{resource}: {reason}")


def decode_row(resource: Resource, raw: Any) -> DecodedRow:
    """Decode one wire row.

    Raises:
        RowRefused: it is no object, has no key, or a field holds something else than declared.
    """
    if not isinstance(raw, Mapping):
        raise RowRefused(resource.name, "", "not an object", raw)
    values: dict[str, Any] = {}
    plan = _plan(resource)
    name = ""
    try:
        for wire_name, value in raw.items():
            target = plan.single.get(wire_name)
            if target is not None:
                name, read = target
                if value is None or (read is _text and type(value) is str):
                    values[name] = value
                else:
                    values[name] = read(value)
        for name, wire_names, read in plan.several:
            for wire_name in wire_names:
                if wire_name in raw:
                    value = raw[wire_name]
                    if value is not None:
                        values[name] = read(value)
                        break
                    values.setdefault(name, None)  # another spelling may hold the value
    except (ValueError, TypeError, OverflowError) as error:
        raise RowRefused(resource.name, name, f"{type(error).__name__}: {error}", raw) from error
    key = values.get(resource.key)
    if key is None or key == "":
        if resource.name != "network_sessions" or not (values.get("username") or values.get("mac_address")):
            raise RowRefused(resource.name, resource.key, "missing", raw)
        key = session_key(values)
        values[resource.key] = key
    return DecodedRow(str(key), values)


def decode_rows(resource: Resource, raws: Iterable[Any]) -> tuple[list[DecodedRow], list[RowRefused]]:
    """Decode many rows; the second list holds those to be quarantined."""
    good: list[DecodedRow] = []
    refused: list[RowRefused] = []
    for raw in flatten_sessions(raws) if resource.name == "network_sessions" else raws:
        try:
            good.append(decode_row(resource, raw))
        except RowRefused as error:
            refused.append(error)
    return good, refused


def flatten_sessions(raws: Iterable[Any]) -> Iterable[Any]:
    """Sessions grouped by router become flat rows that carry their router; flat lists pass (wire conventions, 12 no. 15)."""
    for raw in raws:
        users = raw.get("active_users") if isinstance(raw, Mapping) else None
        if not isinstance(users, list):
            yield raw
            continue
        router = {name: value for name, value in raw.items() if name != "active_users"}
        for user in users:
            yield {**router, **user} if isinstance(user, Mapping) else user


def session_key(values: Mapping[str, Any]) -> str:
    """What identifies a network session from one list to the next: router, user and hardware address.

    The router is named by what every form of the answer carries: its DNS name, else its address.
    """
    router = values.get("router_dns_name") or values.get("router_ip") or values.get("router_slug") or ""
    return "|".join(str(part or "") for part in (router, values.get("username"), values.get("mac_address")))


_Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to read a resource: fields with one spelling by that spelling, the others in turn."""

    resource: Resource
    single: dict[str, tuple[str, _Reader]]
    several: tuple[tuple[str, tuple[str, ...], _Reader], ...]


_PLANS: dict[str, _Plan] = {}


def _plan(resource: Resource) -> _Plan:
    """Made once per resource; found by name because hashing a declaration costs more than reading a row."""
    known = _PLANS.get(resource.name)
    if known is None or known.resource is not resource:
        fields = [field for field in resource.fields if not field.secret]
        spelled = Counter(name for field in fields for name in field.wire_names)
        single = [field for field in fields if len(field.wire_names) == 1 and spelled[field.wire_names[0]] == 1]
        known = _PLANS[resource.name] = _Plan(
            resource,
            {field.wire_names[0]: (field.name, _READERS[field.type]) for field in single},
            tuple((field.name, field.wire_names, _READERS[field.type]) for field in fields if field not in single),
        )
    return known


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise TypeError("text expected")
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return str(value["name"])
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    raise TypeError("text expected")


def _integer(value: Any) -> int | None:
    if isinstance(value, bool):
        raise TypeError("a number expected")
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str):
        return int(value) if value.strip() else None
    if isinstance(value, Mapping) and "id" in value:
        return _integer(value["id"])
    raise TypeError("a number expected")


_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0", "")


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise ValueError(f"neither true nor false: {text[:20]}")


def _money(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        return None
    return parse_amount(value)


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, str):
        raise TypeError("a date expected")
    text = value.strip()
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is UTC:
        return moment
    # Without a zone the wire means UTC (wire conventions, section 8).
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _duration(value: Any) -> timedelta | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return timedelta(seconds=value)
    if not isinstance(value, str):
        raise TypeError("a duration expected")
    text = value.strip()
    if not text:
        return None
    if ":" in text:
        return _clock_duration(text)
    return parse_duration(text)


def _clock_duration(text: str) -> timedelta:
    """``[days ]hours:minutes:seconds``, as frameworks write durations; fractions of a second are dropped."""
    days, _, clock = text.rpartition(" ")
    parts = [int(part) for part in clock.partition(".")[0].split(":")]
    if len(parts) not in (2, 3) or any(part < 0 for part in parts):
        raise ValueError(f"not a duration: {text[:20]}")
    hours, minutes, seconds = (*parts, 0)[:3]
    return timedelta(days=int(days.split(" ")[0]) if days else 0, hours=hours, minutes=minutes, seconds=seconds)


def _bytes(value: Any) -> int | None:
    if isinstance(value, bool):
        raise TypeError("an amount of data expected")
    if isinstance(value, int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return int(value)
    if isinstance(value, str):
        return parse_data_size(value) if value.strip() else None
    raise TypeError("an amount of data expected")


def _mac(value: Any) -> str | None:
    if not isinstance(value, str):
        raise TypeError("a hardware address expected")
    return canonical_mac(value) if value.strip() else None


def _json(value: Any) -> Any:
    return value


_READERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.TEXT: _text,
    FieldType.INTEGER: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.MONEY: _money,
    FieldType.MOMENT: _moment,
    FieldType.DURATION: _duration,
    FieldType.BYTES: _bytes,
    FieldType.MAC: _mac,
    FieldType.JSON: _json,
}
