"""Asking the cache: pages by SQL, search as you type, sort, filters, sums.

Search ignores case and accents and finds words anywhere inside the searchable fields. Words of three letters and more go
through a trigram index, shorter ones beside them through what that finds; short ones alone, and rows not indexed yet, through
a scan of the narrow search column.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.contracts.resources import Field, FieldType
from tiknet_desktop.storage.cache import RowSql, row_sql
from tiknet_desktop.storage.codec import Stored, decode, encode, fold, parse_moment
from tiknet_desktop.storage.records import Filter, FilterOp, Page, Record, RecordQuery, RowState, Sort
from tiknet_desktop.storage.schema import full_text_table

FEW = 3_000
"""Up to this many matches are sorted after they are found; more are met by walking the sort order."""

DENSE = 0.4
"""Share of a table above which a search is answered by walking the sort order."""

GLANCE = 2_500
"""So many rows of the sort order are looked through before everything is searched and counted."""

NARROWED = 20_000
"""Up to this many rows found are looked through again when the next letters only narrow the search."""

INDEX_STEP = 2_000
KEPT_COUNTS = 256

_COMPARISONS = {
    FilterOp.EQ: "=",
    FilterOp.NE: "IS NOT",
    FilterOp.LT: "<",
    FilterOp.LE: "<=",
    FilterOp.GT: ">",
    FilterOp.GE: ">=",
}
AGGREGATES = ("count", "sum", "min", "max", "avg")


@dataclass(frozen=True, slots=True)
class _Where:
    """Conditions of a query: with indexes free to be used, and with them held back so that the sort order is walked."""

    seek: str
    walk: str
    parameters: tuple[Any, ...]
    count: int | None = None
    """How many rows match, where the search alone decides and they were counted already."""


class RecordReader:
    """Answers queries on the reading connection. Counts are kept until the resource changes."""

    def __init__(self) -> None:
        self._counts: OrderedDict[tuple[Any, ...], int] = OrderedDict()
        self._generations: dict[str, int] = {}
        self._hits: tuple[Any, ...] | None = None
        self._rare: tuple[RecordQuery, int] | None = None
        """The last search of which a glance met too few rows, and the generation then."""

    def forget(self, resource_name: str) -> None:
        """The resource changed: its counts are stale."""
        self._generations[resource_name] = self._generations.get(resource_name, 0) + 1

    def page(self, connection: Connection, query: RecordQuery, offset: int, limit: int) -> Page:
        """Rows ``offset`` to ``offset + limit`` of what matches; with a limit of 0 it is only counted."""
        sql = row_sql(query.resource)
        # Taken before the snapshot: a count from after a change is never kept under a number from before it.
        generation = self._generations.get(query.resource, 0)
        plain = not query.search.split() and not query.filters
        total = self._total(connection, sql, generation)
        where = self._searched(connection, sql, query, generation, total)
        count = total if plain else self._count(connection, sql, where, generation)
        if count == 0 or limit == 0:
            return Page((), count, total, offset)
        order = _order(sql, query.sort)
        if count <= FEW and not plain:
            # Find the few first, then sort them: a plus sign keeps the sort index out of the way.
            condition = where.seek
            order = [f"+{term}" for term in order]
        else:
            condition = where.walk
        rows = connection.exec_driver_sql(
            f"SELECT _key, _pending, _state, _fetched, {sql.columns} FROM {sql.table} WHERE {condition}"
            f" ORDER BY {', '.join(order)} LIMIT ? OFFSET ?",
            (*where.parameters, limit, offset),
        )
        return Page(tuple(_record(sql, row) for row in rows), count, total, offset)

    def glance(self, connection: Connection, query: RecordQuery, limit: int) -> Page | None:
        """The first ``limit`` rows of a search, not counted, when the first rows of the sort order hold that many.

        To count what holds a short word, every row is looked at; who types wants to see rows before that is done. ``None``
        when too few are met, or when the search was counted before and :meth:`page` is as quick.
        """
        sql = row_sql(query.resource)
        words = tuple(fold(query.search).split())
        generation = self._generations.get(query.resource, 0)
        known = (sql.resource.name, generation)
        if not words or not sql.resource.search_fields or (*known, words) in self._counts or known not in self._counts:
            return None
        # As many of the rows looked through may match as of all: fewer than that, and it would be in vain.
        enough = limit * self._counts[known] // GLANCE
        if self._known_rare(query, generation) or self._narrowable((*known, words, id(connection)), enough):
            return None
        where = _where(connection, sql, query, _holds(words), words)
        order = ", ".join(_order(sql, query.sort))
        rows = connection.exec_driver_sql(
            f"SELECT _key, _pending, _state, _fetched, {sql.columns} FROM {sql.table}"
            f" WHERE _n IN (SELECT _n FROM {sql.table} ORDER BY {order} LIMIT {GLANCE}) AND {where.walk}"
            f" ORDER BY {order} LIMIT ?",
            (*where.parameters, limit),
        )
        found = tuple(_record(sql, row) for row in rows)
        if len(found) < limit:
            self._rare = (query, generation)
            return None
        return Page(found, len(found), self._counts[known], 0, counted=False)

    def _known_rare(self, query: RecordQuery, generation: int) -> bool:
        """Whether a glance met too few rows of this search, or of one that it narrows, as happens letter by letter."""
        if self._rare is None or self._rare[1] != generation:
            return False
        before = self._rare[0]
        if replace(before, search=query.search) != query:
            return False
        return _narrows(fold(query.search).split(), fold(before.search).split())

    def keys(self, connection: Connection, query: RecordQuery) -> list[str]:
        """Keys of every match in order, for bulk actions and exports."""
        sql = row_sql(query.resource)
        where = _where(connection, sql, query)
        order = _order(sql, query.sort)
        rows = connection.exec_driver_sql(
            f"SELECT _key FROM {sql.table} WHERE {where.seek} ORDER BY {', '.join(order)}", where.parameters
        )
        return [str(key) for (key,) in rows]

    def _searched(self, connection: Connection, sql: RowSql, query: RecordQuery, generation: int, total: int) -> _Where:
        """Conditions of a query, by how much its search finds: where most rows match, walking the sort order meets them
        at once; otherwise the row numbers found are put into a table in memory, kept while the search is paged through."""
        words = tuple(fold(query.search).split())
        if not words or not sql.resource.search_fields:
            return _where(connection, sql, query)
        key = (sql.resource.name, generation, words)
        if (narrowed := self._narrow(connection, sql, (*key, id(connection)))) is not None:
            self._kept(key, lambda: narrowed)
            return _where(connection, sql, query, "{plus}_n IN (SELECT n FROM hits)", (), narrowed)
        dense = int(total * DENSE)
        indexed = _indexed(words)
        # Words in the index lead to few rows, unless many rows hold them, as who typed them before has learned.
        scan = not indexed or self._counts.get((sql.resource.name, generation, indexed), 0) > dense
        found, values = _found(connection, sql, words, scan)
        wanted = (*key, id(connection))
        counted = self._counts.get(key)
        selective = self._known_rare(query, generation) or (
            len(indexed) < len(words) and (not scan or min(map(len, words)) == 2)
        )
        if counted is None and wanted != self._hits and selective:
            # Rows are looked into, and probably few stay: keep what is found rather than count first and look again.
            counted = self._keep_hits(connection, wanted, f"{found} LIMIT {dense + 1}", values)
            if counted > dense:
                self._hits = counted = None
        if counted is None:
            statement = f"SELECT count(*) FROM ({found})"
            counted = self._kept(key, lambda: _number(connection, statement, tuple(values)))
        self._kept(key, lambda: counted)
        if counted > dense:
            tests = " AND ".join("instr(+_search, ?) > 0" for _ in words)
            return _where(connection, sql, query, tests, words, counted)
        if wanted != self._hits:
            self._keep_hits(connection, wanted, found, values)
        return _where(connection, sql, query, "{plus}_n IN (SELECT n FROM hits)", (), counted)

    def _narrow(self, connection: Connection, sql: RowSql, wanted: tuple[Any, ...]) -> int | None:
        """Keep of the rows found before those that hold these words too, and count them; ``None`` where the words lead
        elsewhere, or more was found than is looked through quickly."""
        if not self._narrowable(wanted, NARROWED):
            return None
        assert self._hits is not None
        fresh = tuple(word for word in wanted[2] if word not in self._hits[2])
        if fresh:
            self._hits = None  # until it is done
            connection.exec_driver_sql(
                f"DELETE FROM hits WHERE NOT EXISTS (SELECT 1 FROM {sql.table} WHERE _n = n AND {_holds(fresh)})", fresh
            )
        self._hits = wanted
        return _number(connection, "SELECT count(*) FROM hits")

    def _narrowable(self, wanted: tuple[Any, ...], most: int) -> bool:
        """Whether the rows found before hold all that these words can find, and are no more than ``most``."""
        if self._hits is None or self._hits == wanted:
            return False
        *place, before, reader = self._hits
        *there, words, asking = wanted
        few = self._counts.get((*place, before), most + 1) <= most
        return few and (place, reader) == (there, asking) and _narrows(words, before)

    def _keep_hits(self, connection: Connection, wanted: tuple[Any, ...], found: str, values: list[Any]) -> int:
        self._hits = None  # until the new ones are complete
        connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS hits (n INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("DELETE FROM hits")
        count = connection.exec_driver_sql(f"INSERT OR IGNORE INTO hits {found}", tuple(values)).rowcount
        self._hits = wanted
        return int(count)

    def _total(self, connection: Connection, sql: RowSql, generation: int) -> int:
        key = (sql.resource.name, generation)
        return self._kept(
            key,
            lambda: (
                _number(connection, f"SELECT count(*) FROM {sql.table}")
                - _number(connection, f"SELECT count(*) FROM {sql.table} WHERE _hidden <> 0")
            ),
        )

    def _count(self, connection: Connection, sql: RowSql, where: _Where, generation: int) -> int:
        if where.count is not None:
            return where.count
        key = (sql.resource.name, generation, where.seek, where.parameters, self._hits)
        statement = f"SELECT count(*) FROM {sql.table} WHERE {where.seek}"
        return self._kept(key, lambda: _number(connection, statement, where.parameters))

    def _kept(self, key: tuple[Any, ...], count: Callable[[], int]) -> int:
        known = self._counts.get(key)
        if known is None:
            known = self._counts[key] = count()
            while len(self._counts) > KEPT_COUNTS:
                self._counts.popitem(last=False)
        self._counts.move_to_end(key)
        return known


def _narrows(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether what holds ``words`` was among what holds ``before``, as happens letter by letter."""
    return all(any(word in narrower for narrower in words) for word in before)


def _number(connection: Connection, statement: str, parameters: tuple[Any, ...] = ()) -> int:
    return int(connection.exec_driver_sql(statement, parameters).scalar_one())


def get(connection: Connection, resource_name: str, key: str) -> Record | None:
    """One row by our key, hidden ones included; ``None`` when there is none."""
    sql = row_sql(resource_name)
    row = connection.exec_driver_sql(
        f"SELECT _key, _pending, _state, _fetched, {sql.columns} FROM {sql.table} WHERE _key = ?", (key,)
    ).first()
    return None if row is None else _record(sql, row)


def find(connection: Connection, resource_name: str, equal: dict[str, Any]) -> Record | None:
    """The first row whose fields have these values, or ``None``."""
    sql = row_sql(resource_name)
    query = RecordQuery(resource_name, filters=tuple(Filter(name, FilterOp.EQ, value) for name, value in equal.items()))
    where = _where(connection, sql, query)
    row = connection.exec_driver_sql(
        f"SELECT _key, _pending, _state, _fetched, {sql.columns} FROM {sql.table} WHERE {where.seek} ORDER BY _n LIMIT 1",
        where.parameters,
    ).first()
    return None if row is None else _record(sql, row)


def aggregate(connection: Connection, query: RecordQuery, field_name: str, function: str) -> Any:
    """``count``, ``sum``, ``min``, ``max`` or ``avg`` of a field over what matches, decoded; ``None`` of nothing.

    Raises:
        ValueError: another function was asked for.
        KeyError: the resource has no such field.
    """
    if function not in AGGREGATES:
        raise ValueError(function)
    sql = row_sql(query.resource)
    where = _where(connection, sql, query)
    declared = sql.resource.field(field_name)
    value = connection.exec_driver_sql(
        f'SELECT {function}("{declared.name}") FROM {sql.table} WHERE {where.seek}', where.parameters
    ).scalar()
    if function == "count":
        return int(value or 0)
    if function == "avg" and declared.type is not FieldType.MONEY:
        return value
    return decode(declared, value)


def index_some(connection: Connection, resource_name: str) -> bool:
    """Put up to :data:`INDEX_STEP` new rows into the trigram index; returns whether rows remain."""
    name = full_text_table(resource_name)
    if name is None:
        return False
    table = f"cache_{resource_name}"
    upto = int(
        connection.exec_driver_sql("SELECT indexed_to FROM freshness WHERE resource = ?", (resource_name,)).scalar_one()
    )
    last = connection.exec_driver_sql(
        f"SELECT max(_n) FROM (SELECT _n FROM {table} WHERE _n > ? ORDER BY _n LIMIT {INDEX_STEP})", (upto,)
    ).scalar()
    if last is None:
        return False
    connection.exec_driver_sql(
        f"INSERT INTO {name}(rowid, _search) SELECT _n, _search FROM {table} WHERE _n > ? AND _n <= ?", (upto, last)
    )
    connection.exec_driver_sql("UPDATE freshness SET indexed_to = ? WHERE resource = ?", (last, resource_name))
    return connection.exec_driver_sql(f"SELECT 1 FROM {table} WHERE _n > ? LIMIT 1", (last,)).first() is not None


def optimize(connection: Connection) -> None:
    """Let SQLite refresh its statistics where that is due."""
    connection.exec_driver_sql("PRAGMA analysis_limit = 400")
    connection.exec_driver_sql("PRAGMA optimize")


def _where(
    connection: Connection,
    sql: RowSql,
    query: RecordQuery,
    search: str | None = None,
    search_values: tuple[Any, ...] = (),
    counted: int | None = None,
) -> _Where:
    """Conditions of a query. ``search`` is the condition that stands for its search, ``counted`` how many rows meet it;
    without one the rows are found in place."""
    conditions: list[str] = []
    parameters: list[Any] = []
    if connection.exec_driver_sql(f"SELECT 1 FROM {sql.table} WHERE _hidden <> 0 LIMIT 1").first() is not None:
        conditions.append("+_hidden = 0")
    for one in query.filters:
        condition, values = _condition(sql, one)
        conditions.append(condition)
        parameters += values
    words = fold(query.search).split()
    if search is None and words and sql.resource.search_fields:
        found, values = _found(connection, sql, words)
        search, search_values = f"{{plus}}_n IN ({found})", tuple(values)
    alone = not conditions
    if search is not None:
        # First, since the sort index alone can tell: rows that do not match are never visited.
        conditions.insert(0, search)
    text = " AND ".join(conditions) or "1"
    return _Where(
        text.replace("{plus}", ""),
        text.replace("{plus}", "+"),
        (*search_values, *parameters),
        counted if alone else None,
    )


def _indexed(words: Sequence[str]) -> tuple[str, ...]:
    """The words that the trigram index can find."""
    return tuple(word for word in words if len(word) >= 3)


def _found(connection: Connection, sql: RowSql, words: Sequence[str], scan: bool = False) -> tuple[str, list[Any]]:
    """A select of the row numbers that hold all ``words``, and its parameters; ``scan`` leaves the trigram index alone."""
    everywhere = f"SELECT _n FROM {sql.table} WHERE " + _holds(words)
    name = full_text_table(sql.resource.name)
    long = _indexed(words)
    if name is None or not long or (scan and len(long) < len(words)):
        return everywhere, list(words)
    match = " AND ".join('"' + word.replace('"', '""') + '"' for word in long)
    indexed = f"SELECT rowid FROM {name} WHERE {name} MATCH ?"
    values: list[Any] = [match]
    short = [word for word in words if len(word) < 3]
    if short:
        indexed = f"SELECT _n FROM {sql.table} WHERE _n IN ({indexed}) AND {_holds(short)}"
        values += short
    upto = int(
        connection.exec_driver_sql(
            "SELECT indexed_to FROM freshness WHERE resource = ?", (sql.resource.name,)
        ).scalar_one()
    )
    if connection.exec_driver_sql(f"SELECT 1 FROM {sql.table} WHERE _n > ? LIMIT 1", (upto,)).first() is None:
        return indexed, values
    return f"{indexed} UNION ALL {everywhere} AND _n > ?", [*values, *words, upto]


def _holds(words: Sequence[str]) -> str:
    return " AND ".join("instr(_search, ?) > 0" for _ in words)


def _condition(sql: RowSql, one: Filter) -> tuple[str, list[Any]]:
    """One filter as SQL with ``{plus}`` before the column."""
    if one.field == "state":
        states = [one.value] if isinstance(one.value, str) else list(one.value or ())
        marks = ", ".join("?" * len(states))
        negation = "NOT " if one.op == FilterOp.NE else ""
        return f"_state {negation}IN ({marks})", [str(state) for state in states]
    declared = sql.resource.field(one.field)
    if declared.secret:
        raise KeyError(f"{sql.resource.name}.{one.field}")
    column = f'{{plus}}"{declared.name}"'
    op = FilterOp(one.op)
    if op in (FilterOp.EMPTY, FilterOp.NOT_EMPTY):
        missing = f"({column} IS NULL OR {column} = '')"
        return (missing if op is FilterOp.EMPTY else f"NOT {missing}"), []
    if op is FilterOp.CONTAINS:
        folded = f"_sort_{declared.name}" if declared.name in sql.codec.sorted_text else None
        if folded is not None:
            return f"instr({folded}, ?) > 0", [fold(str(one.value))]
        return f"instr(lower({column}), ?) > 0", [str(one.value).lower()]
    if op is FilterOp.IN:
        values = [_stored(declared, value) for value in one.value]
        return f"{column} IN ({', '.join('?' * len(values))})", values
    if one.value is None:
        return f"{column} {'IS' if op is FilterOp.EQ else 'IS NOT'} NULL", []
    return f"{column} {_COMPARISONS[op]} ?", [_stored(declared, one.value)]


def _stored(declared: Field, value: Any) -> Stored:
    return encode(declared, value)


def _order(sql: RowSql, sorts: Sequence[Sort]) -> list[str]:
    """Order terms; rows that compare equal keep the order in which they came."""
    terms = []
    for one in sorts:
        declared = sql.resource.field(one.field)
        name = f"_sort_{declared.name}" if declared.name in sql.codec.sorted_text else declared.name
        terms.append(f'"{name}" {"DESC" if one.descending else "ASC"}')
    return [*terms, "_n DESC" if sorts and sorts[0].descending else "_n"]


def _record(sql: RowSql, row: Any) -> Record:
    key, pending, state, fetched, *stored = row
    return Record(
        resource=sql.resource.name,
        key=key,
        values=sql.codec.values(tuple(stored)),
        pending=frozenset(pending.split()),
        state=RowState(state),
        fetched_at=parse_moment(fetched) if fetched else None,
    )
