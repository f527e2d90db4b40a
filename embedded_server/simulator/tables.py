"""Typed tables: canonical values, references, uniqueness, ids and change events."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from embedded_server.routeros import values
from embedded_server.simulator import traps
from embedded_server.simulator.queries import Query


class Kind(Enum):
    """What a property holds; drives how it is checked, written and compared."""

    TEXT = auto()
    BOOL = auto()
    DURATION = auto()
    LIMIT = auto()  # a duration that may not be "none"
    NUMBER = auto()
    SIZE = auto()
    MAC = auto()
    ADDRESS = auto()
    RATE_LIMIT = auto()


@dataclass(frozen=True)
class Column:
    """One property of a menu."""

    name: str
    kind: Kind = Kind.TEXT
    default: str | None = None
    refers_to: str = ""
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 2**63 - 1

    def canonical(self, text: str) -> str:
        """The form the router stores. ``""`` means unset. Raises ``Trap`` for a bad value."""
        if text in self.also:
            return text
        if text == "" and self.kind is not Kind.LIMIT:
            return ""
        if self.choices:
            if not set(text.split(",")) <= set(self.choices):
                raise traps.bad_reference(self.name)
            return text
        return _CANONICAL[self.kind](self, text)

    def sort_key(self, text: str) -> tuple[int, object]:
        """Orders and compares values by their type; text that does not parse compares as bytes."""
        try:
            return _SORT_KEYS[self.kind](text) if self.kind in _SORT_KEYS else (0, text)
        except ValueError:
            return 0, text


def _canonical_bool(column: Column, text: str) -> str:
    try:
        return "true" if values.parse_bool(text) else "false"
    except ValueError:
        raise traps.bad_value(column.name) from None


def _canonical_duration(column: Column, text: str) -> str:
    try:
        span = values.parse_duration(text)
    except ValueError:
        raise traps.bad_time(column.name) from None
    if span is None:
        if column.kind is Kind.LIMIT:
            raise traps.bad_time(column.name)
        return "none"
    return values.format_duration(span)


def _canonical_number(column: Column, text: str) -> str:
    if not (text.isascii() and text.removeprefix("-").isdigit()):
        raise traps.bad_value(column.name)
    if not column.low <= int(text) <= column.high:
        raise traps.out_of_range(column.name, column.low, column.high)
    return str(int(text))


def _canonical_size(column: Column, text: str) -> str:
    try:
        return str(values.parse_size(text))
    except ValueError:
        raise traps.bad_value(column.name) from None


def _canonical_mac(column: Column, text: str) -> str:
    try:
        return values.normalise_mac(text)
    except ValueError:
        raise traps.bad_value(column.name) from None


def _canonical_address(column: Column, text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise traps.bad_value(column.name) from None


def _canonical_rate_limit(column: Column, text: str) -> str:
    try:
        values.parse_rate_limit(text)
    except ValueError:
        raise traps.bad_value(column.name) from None
    return text


_CANONICAL: dict[Kind, Callable[[Column, str], str]] = {
    Kind.TEXT: lambda _column, text: text,
    Kind.BOOL: _canonical_bool,
    Kind.DURATION: _canonical_duration,
    Kind.LIMIT: _canonical_duration,
    Kind.NUMBER: _canonical_number,
    Kind.SIZE: _canonical_size,
    Kind.MAC: _canonical_mac,
    Kind.ADDRESS: _canonical_address,
    Kind.RATE_LIMIT: _canonical_rate_limit,
}


def _duration_key(text: str) -> tuple[int, object]:
    span = values.parse_duration(text)
    return (0, text) if span is None else (1, span)


_SORT_KEYS: dict[Kind, Callable[[str], tuple[int, object]]] = {
    Kind.BOOL: lambda text: (1, values.parse_bool(text)),
    Kind.DURATION: _duration_key,
    Kind.LIMIT: _duration_key,
    Kind.NUMBER: lambda text: (1, int(text)),
    Kind.SIZE: lambda text: (1, values.parse_size(text)),
    Kind.MAC: lambda text: (1, values.normalise_mac(text)),
    Kind.ADDRESS: lambda text: (1, int(ipaddress.ip_address(text))),
}


@dataclass(frozen=True)
class MenuSpec:
    """A menu: its columns in print order and its rules."""

    path: str
    columns: tuple[Column, ...]
    singleton: bool = False
    unique: tuple[str, ...] = ()
    duplicate: str = "failure: already have such entry"
    required: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    by_name: dict[str, Column] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    def sort_key(self, name: str, text: str) -> tuple[int, object]:
        column = self.by_name.get(name)
        return (0, text) if column is None else column.sort_key(text)


Row = dict[str, str]
Listener = Callable[[Row], None]


class Table:
    """Rows of one menu, in insertion order, keyed by id."""

    def __init__(self, spec: MenuSpec, tables: Mapping[str, Table]) -> None:
        self.spec = spec
        self._tables = tables
        self._rows: dict[str, Row] = {}
        self._named: dict[str, dict[str, None]] = {}
        self.next_id = 1
        self._listeners: list[Listener] = []

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, item: str) -> Row | None:
        return self._rows.get(item)

    def named(self, name: str) -> list[Row]:
        """Rows whose ``name`` is exactly this."""
        return [self._rows[item] for item in self._named.get(name, ())]

    def find(self, reference: str) -> Row:
        """A row by id or, like the console, by name. Raises ``Trap``."""
        row = self._rows.get(reference)
        if row is None:
            named = self.named(reference)
            if reference.startswith("*") or not named:
                raise traps.no_such_item()
            row = named[0]
        return row

    def select(self, query: Query) -> Iterable[Row]:
        """Rows that match, in order."""
        exact = query.exact
        if exact is not None and exact[0] == ".id":
            row = self._rows.get(exact[1])
            return [] if row is None else [row]
        candidates: Iterable[Row] = self.named(exact[1]) if exact and exact[0] == "name" else self
        return (row for row in candidates if query.matches(row, self.spec.sort_key))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` with every added or changed row, and with ``.dead`` for a removed one."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, row: Row) -> None:
        for listener in tuple(self._listeners):
            listener(row)

    def _ordered(self, row: Row) -> Row:
        ordered = {".id": row[".id"]} if ".id" in row else {}
        for column in self.spec.columns:
            if column.name in row:
                ordered[column.name] = row[column.name]
        return ordered | row

    def new_id(self) -> str:
        item = f"*{self.next_id:X}"
        self.next_id += 1
        return item

    def insert(self, given: Mapping[str, str], item: str | None = None) -> Row:
        """Puts a row in as it is (no checks but defaults and order) and tells listeners."""
        row = {column.name: column.default for column in self.spec.columns if column.default is not None}
        row |= {name: value for name, value in given.items() if value != ""}
        if not self.spec.singleton:
            row[".id"] = item or self.new_id()
        row = self._ordered(row)
        self._rows[row.get(".id", "*0")] = row
        if "name" in row:
            self._named.setdefault(row["name"], {})[row.get(".id", "*0")] = None
        self._tell(row)
        return row

    def _checked(self, given: Mapping[str, str]) -> Row:
        checked: Row = {}
        for name, text in given.items():
            column = self.spec.by_name.get(name, Column(name))
            value = column.canonical(text)
            if column.refers_to and value not in ("", *column.also) and not self._tables[column.refers_to].named(value):
                raise traps.bad_reference(name)
            checked[name] = value
        return checked

    def _refuse_duplicate(self, row: Mapping[str, str], item: str | None) -> None:
        if not self.spec.unique:
            return
        key = [row.get(name, "") for name in self.spec.unique]
        candidates = self.named(row["name"]) if "name" in self.spec.unique and "name" in row else self
        for other in candidates:
            if other.get(".id") != item and [other.get(name, "") for name in self.spec.unique] == key:
                raise traps.Trap(self.spec.duplicate)

    def add(self, given: Mapping[str, str]) -> Row:
        """Checks, canonicalises and stores a new row. Raises ``Trap``."""
        checked = self._checked(given)
        for name in self.spec.required:
            if not checked.get(name):
                raise traps.bad_value(name)
        self._refuse_duplicate(checked, None)
        return self.insert(checked)

    def change(self, row: Row, given: Mapping[str, str]) -> None:
        """Checks and applies new values; an empty one unsets. Raises ``Trap``."""
        if row.get("dynamic") == "true":
            raise traps.Trap("failure: can not change dynamic")
        checked = self._checked(given)
        for name in {*self.spec.required, "name"} & checked.keys():
            if checked[name] == "":
                raise traps.bad_value(name)
        self._refuse_duplicate({**row, **checked}, row.get(".id", "*0"))
        self.assign(row, checked)

    def assign(self, row: Row, given: Mapping[str, str]) -> None:
        """Sets values without checks, keeps print order and tells listeners."""
        old_name = row.get("name")
        merged = {**row, **given}
        kept = {name: value for name, value in merged.items() if value != ""}
        for name, value in merged.items():
            # Clearing text that has a default of "" or a default at all brings the default back.
            column = self.spec.by_name.get(name)
            if value == "" and column is not None and column.default is not None:
                kept[name] = column.default
        ordered = self._ordered(kept)
        row.clear()
        row.update(ordered)
        if row.get("name") != old_name:
            item = row.get(".id", "*0")
            if old_name is not None:
                self._named.get(old_name, {}).pop(item, None)
            if "name" in row:
                self._named.setdefault(row["name"], {})[item] = None
        self._tell(row)

    def remove(self, row: Row) -> None:
        """Takes a row out and tells listeners it is dead."""
        item = row[".id"]
        self._rows.pop(item, None)
        if "name" in row:
            self._named.get(row["name"], {}).pop(item, None)
        self._tell({".id": item, ".dead": "true"})

    def clear(self) -> None:
        """Removes every row."""
        for row in tuple(self):
            self.remove(row)
