"""Between the wire, the cache and the screen: how each field type is read, stored and handed out.

Spellings and units: wire conventions, sections 7, 8, 10 and 11.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from types import NoneType
from typing import Any

from tiknet_desktop.contracts.resources import Field, FieldType, Resource
from tiknet_desktop.domain.data_sizes import InvalidDataSizeError, parse_data_size
from tiknet_desktop.domain.durations import InvalidDurationError, parse_duration
from tiknet_desktop.domain.mac import InvalidMacError, canonical_mac
from tiknet_desktop.domain.money import InvalidAmountError, parse_amount

Stored = str | int | None
"""What a cache column holds."""


class BadRowError(ValueError):
    """A wire row lacks its key or a field cannot be read; the row is set aside, the rest of the page goes on."""


def fold(text: str) -> str:
    """Lower case without accents: ``Élodie`` becomes ``elodie``. What search and text order compare."""
    return text.lower() if text.isascii() else _fold_accents(text)


@lru_cache(maxsize=8_192)
def _fold_accents(text: str) -> str:
    """Kept for names, which repeat: taking accents off is the slowest step of a first sync."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


def moment_text(moment: datetime) -> str:
    """An aware moment as the cache stores it: ISO text in UTC with microseconds and ``Z``, which sorts by time."""
    utc = moment.astimezone(UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond:06d}Z"


def parse_moment(text: str) -> datetime:
    """Read ISO text; without a zone it is UTC (wire conventions, section 8).

    Raises:
        ValueError: the text has another form.
    """
    moment = datetime.fromisoformat(text.strip().replace(" ", "T", 1))
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _text(raw: Any) -> Stored:
    if type(raw) is str:
        return raw
    if isinstance(raw, Mapping):  # a nested object where a name was expected
        return str(raw["name"]) if isinstance(raw.get("name"), str) else json.dumps(raw, ensure_ascii=False)
    if isinstance(raw, list):
        return ", ".join(str(_text(item)) for item in raw)
    return str(raw)


def _integer(raw: Any) -> Stored:
    if type(raw) is int:
        return raw
    if isinstance(raw, Mapping):  # a nested object where an id was expected
        return _integer(raw["id"])
    return int(raw) if not isinstance(raw, str) or raw.strip() else None


_WORDS = {"true": 1, "yes": 1, "1": 1, "false": 0, "no": 0, "0": 0, "": 0}


def _boolean(raw: Any) -> Stored:
    if isinstance(raw, str):
        return _WORDS[raw.strip().lower()]
    return 1 if raw else 0


def _money(raw: Any) -> Stored:
    if raw == "":
        return None
    return int((parse_amount(raw) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _moment(raw: Any) -> Stored:
    if raw == "":
        return None
    if isinstance(raw, datetime):
        return moment_text(raw)
    if len(raw) == 27 and raw[26] == "Z" and raw[10] == "T" and raw[19] == ".":
        return str(raw)
    return moment_text(parse_moment(raw))


def _duration(raw: Any) -> Stored:
    if isinstance(raw, timedelta):
        return int(raw.total_seconds())
    if isinstance(raw, (int, float)):
        return int(raw)
    return int(parse_duration(raw).total_seconds()) if raw else None


def _bytes(raw: Any) -> Stored:
    if type(raw) is int:
        return raw
    if isinstance(raw, float):
        return int(raw)
    return parse_data_size(raw) if raw else None


def _mac(raw: Any) -> Stored:
    if not raw:
        return None
    try:
        return canonical_mac(raw)
    except InvalidMacError:
        return str(raw)  # PPP sessions carry other caller ids in the same field


def _json(raw: Any) -> Stored:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


_ENCODERS: dict[FieldType, Callable[[Any], Stored]] = {
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

_PLAIN: dict[FieldType, type] = {FieldType.TEXT: str, FieldType.INTEGER: int, FieldType.BYTES: int}
"""Types that are stored as they come."""

_DECODERS: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.BOOLEAN: bool,
    FieldType.MONEY: lambda stored: Decimal(stored) / 100,
    FieldType.MOMENT: parse_moment,
    FieldType.DURATION: lambda stored: timedelta(seconds=stored),
    FieldType.JSON: json.loads,
}

_UNREADABLE = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    InvalidAmountError,
    InvalidDurationError,
    InvalidDataSizeError,
)


def encode(field: Field, value: Any) -> Stored:
    """A decoded or wire value as the cache stores it.

    Raises:
        BadRowError: the value does not fit the field's type.
    """
    if value is None:
        return None
    try:
        return _ENCODERS[field.type](value)
    except _UNREADABLE as error:
        raise BadRowError(f"{field.name}: {type(value).__name__}") from error


def decode(field: Field, stored: Stored) -> Any:
    """A stored value as the application uses it."""
    if stored is None:
        return None
    decoder = _DECODERS.get(field.type)
    return stored if decoder is None else decoder(stored)


class RowCodec:
    """Reads wire rows of one resource into tuples of stored values, in the order of :attr:`fields`. Secrets are left out."""

    def __init__(self, resource: Resource) -> None:
        self.resource = resource
        self.fields: tuple[Field, ...] = tuple(field for field in resource.fields if not field.secret)
        self.names: tuple[str, ...] = tuple(field.name for field in self.fields)
        self.index = {name: position for position, name in enumerate(self.names)}
        self._plan = tuple(
            (field.wire_names[0], field.wire_names[1:], _PLAIN.get(field.type), _ENCODERS[field.type], field.name)
            for field in self.fields
        )
        self._search = tuple(self.index[field.name] for field in self.fields if field.search)
        self.sorted_text = tuple(
            field.name for field in self.fields if field.sort and field.type in (FieldType.TEXT, FieldType.MAC)
        )
        self._sort = tuple(self.index[name] for name in self.sorted_text)
        self._folded = tuple(sorted({*self._search, *self._sort}))
        self._key = self.index[resource.key]

    def stored(self, row: Mapping[str, Any]) -> tuple[Stored, ...]:
        """The stored values of a wire row; fields the row lacks are ``None``.

        Raises:
            BadRowError: not an object, no key, or a field that cannot be read.
        """
        if not isinstance(row, Mapping):
            raise BadRowError(f"{self.resource.name}: {type(row).__name__}")
        values: list[Stored] = []
        for wire_name, others, plain, encoder, name in self._plan:
            raw: Any = row.get(wire_name)
            if raw is None:
                for other in others:
                    raw = row.get(other)
                    if raw is not None:
                        break
            # A hundred thousand rows pass here: values that are stored as they come skip the encoder.
            if raw is not None and type(raw) is not plain:
                try:
                    raw = encoder(raw)
                except _UNREADABLE as error:
                    raise BadRowError(f"{self.resource.name}.{name}") from error
            values.append(raw)
        if values[self._key] is None:
            raise BadRowError(f"{self.resource.name}: no {self.resource.key}")
        return tuple(values)

    def stored_all(self, rows: Sequence[Any]) -> list[tuple[Stored, ...]]:
        """:meth:`stored` of many rows, column by column, which is several times as fast: most columns are stored as they
        come.

        Raises:
            BadRowError: a row cannot be read; :meth:`stored` of each tells which.
        """
        if any(type(row) is not dict for row in rows):
            raise BadRowError(f"{self.resource.name}: not an object")
        columns: list[list[Stored]] = []
        for wire_name, others, plain, encoder, name in self._plan:
            column: list[Any] = [row.get(wire_name) for row in rows]
            for other in others:
                if None in column:
                    column = [row.get(other) if raw is None else raw for raw, row in zip(column, rows, strict=True)]
            if not {type(raw) for raw in column} <= {plain, NoneType}:
                try:
                    column = [raw if raw is None or type(raw) is plain else encoder(raw) for raw in column]
                except _UNREADABLE as error:
                    raise BadRowError(f"{self.resource.name}.{name}") from error
            columns.append(column)
        if None in columns[self._key]:
            raise BadRowError(f"{self.resource.name}: no {self.resource.key}")
        return list(zip(*columns, strict=True))

    def read(self, rows: Iterable[Any]) -> tuple[list[tuple[str, dict[str, Any]]], int]:
        """Rows that are shown without being kept: (what the server calls it, decoded values) of each, and how many could
        not be read."""
        good, refused = [], 0
        for row in rows:
            try:
                stored = self.stored(row)
            except BadRowError:
                refused += 1
                continue
            good.append((self.remote_id(stored), self.values(stored)))
        return good, refused

    def sent(self, row: Mapping[str, Any]) -> frozenset[str]:
        """Names of the fields a wire row carries, under any spelling."""
        return frozenset(field.name for field in self.fields if any(name in row for name in field.wire_names))

    def remote_id(self, stored: tuple[Stored, ...]) -> str:
        """What the server calls this row, as text."""
        return str(stored[self._key])

    def derived(self, stored: tuple[Stored, ...]) -> tuple[str | None, ...]:
        """Folded copies of the sortable text fields in the order of :attr:`sorted_text`, then what the search box looks
        into."""
        folded = {p: fold(str(stored[p])) for p in self._folded if stored[p] is not None}
        text = "\n".join([folded[p] for p in self._search if p in folded])
        return (*[folded.get(p) for p in self._sort], text)

    def derived_all(self, rows: Sequence[tuple[Stored, ...]]) -> list[tuple[str | None, ...]]:
        """:meth:`derived` of many rows."""
        folded = {
            position: [None if row[position] is None else fold(str(row[position])) for row in rows]
            for position in self._folded
        }
        parts = zip(*[folded[position] for position in self._search], strict=True) if self._search else [()] * len(rows)
        text = ["\n".join([part for part in found if part is not None]) for found in parts]
        return list(zip(*[folded[position] for position in self._sort], text, strict=True))

    def values(self, stored: tuple[Stored, ...]) -> dict[str, Any]:
        """Decoded values by field name."""
        return {field.name: decode(field, stored[position]) for position, field in enumerate(self.fields)}


@cache
def codec_of(resource: Resource) -> RowCodec:
    """The codec of a declared resource."""
    return RowCodec(resource)
