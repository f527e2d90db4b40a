"""The tables of a shop's file.

Durable tables (outbox, sales, samples and the facts about this computer) change only by numbered migrations and are never
dropped. Cache tables are derived from the declared resources; their shape is hashed, and when the hash differs they are
dropped and filled again by the next pull.
"""

from __future__ import annotations

import functools
import hashlib

from sqlalchemy import Column, Float, Index, Integer, MetaData, Table, Text, text
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from tiknet_desktop.contracts.resources import RESOURCES, FieldType, Resource, resource
from tiknet_desktop.storage.codec import codec_of

CACHE_LAYOUT = 1
"""Raise when the control columns of cache tables or what is stored in them change."""

_INTEGERS = {FieldType.INTEGER, FieldType.BOOLEAN, FieldType.MONEY, FieldType.DURATION, FieldType.BYTES}

durable = MetaData()
cache = MetaData()

facts = Table("facts", durable, Column("name", Text, primary_key=True), Column("value", Text))

outbox = Table(
    "outbox",
    durable,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("idempotency_key", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("resource", Text, nullable=False),
    Column("local_key", Text, nullable=False),
    Column("remote_id", Text),
    Column("creates", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("natural", Text, nullable=False),
    Column("depends_on", Text, nullable=False),
    Column("sale_id", Text),
    Column("subject", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("sent_at", Text),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Float),
    Column("error", Text),
    Column("theirs", Text),
    Column("created_at", Text, nullable=False),
    Column("settled_at", Text),
)

sales = Table(
    "sales",
    durable,
    Column("id", Text, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("created_at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("plan_key", Text, nullable=False),
    Column("plan_name", Text, nullable=False),
    Column("price", Integer, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("received", Integer),
    Column("payment", Text, nullable=False),
    Column("codes", Text, nullable=False),
    Column("customer_key", Text),
    Column("customer_name", Text, nullable=False),
    Column("seller", Text, nullable=False),
    Column("details", Text, nullable=False),
)

samples = Table(
    "samples",
    durable,
    Column("router", Text, primary_key=True),
    Column("span", Integer, primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("cpu", Float),
    Column("memory_used", Float),
    Column("memory_total", Float),
    Column("rx", Float),
    Column("tx", Float),
    Column("active", Float),
)

prints = Table(
    "prints",
    durable,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("way", Text, nullable=False),
    Column("printer", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("duplicate", Integer, nullable=False),
    Column("who", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("details", Text, nullable=False),
)

freshness = Table(
    "freshness",
    cache,
    Column("resource", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("synced_at", Text),
    Column("etag", Text),
    Column("error", Text),
    Column("indexed_to", Integer, nullable=False, server_default="0"),
)

documents = Table(
    "documents",
    cache,
    Column("name", Text, primary_key=True),
    Column("value", Text),
    Column("etag", Text),
    Column("fetched_at", Text),
)

feed = Table(
    "feed",
    cache,
    Column("id", Integer, primary_key=True),
    Column("database", Text),
    Column("cursor", Text),
)

quarantine = Table(
    "quarantine",
    cache,
    Column("resource", Text, primary_key=True),
    Column("position", Text, primary_key=True),
    Column("reason", Text),
    Column("row", Text),
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT)",
        "CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
        " idempotency_key TEXT NOT NULL, operation TEXT NOT NULL, resource TEXT NOT NULL, local_key TEXT NOT NULL,"
        " remote_id TEXT, creates INTEGER NOT NULL, path TEXT NOT NULL, body TEXT NOT NULL, changes TEXT NOT NULL,"
        " base TEXT NOT NULL, natural TEXT NOT NULL, depends_on TEXT NOT NULL, sale_id TEXT, subject TEXT NOT NULL,"
        " summary TEXT NOT NULL, status TEXT NOT NULL, sent INTEGER NOT NULL, sent_at TEXT, attempts INTEGER NOT NULL,"
        " next_at REAL, error TEXT, theirs TEXT, created_at TEXT NOT NULL, settled_at TEXT)",
        "CREATE INDEX outbox_object ON outbox (resource, local_key, seq)",
        "CREATE INDEX outbox_open ON outbox (status, seq) WHERE status NOT IN ('done', 'undone')",
        "CREATE INDEX outbox_sale ON outbox (sale_id) WHERE sale_id IS NOT NULL",
        "CREATE TABLE sales (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,"
        " state TEXT NOT NULL, plan_key TEXT NOT NULL, plan_name TEXT NOT NULL, price INTEGER NOT NULL,"
        " quantity INTEGER NOT NULL, total INTEGER NOT NULL, received INTEGER, payment TEXT NOT NULL, codes TEXT NOT NULL,"
        " customer_key TEXT, customer_name TEXT NOT NULL, seller TEXT NOT NULL, details TEXT NOT NULL)",
        "CREATE INDEX sales_created ON sales (created_at)",
        "CREATE TABLE samples (router TEXT NOT NULL, span INTEGER NOT NULL, at INTEGER NOT NULL, count INTEGER NOT NULL,"
        " cpu REAL, memory_used REAL, memory_total REAL, rx REAL, tx REAL, active REAL,"
        " PRIMARY KEY (router, span, at)) WITHOUT ROWID",
    ),
    (
        "CREATE TABLE prints (id TEXT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,"
        " title TEXT NOT NULL, count INTEGER NOT NULL, way TEXT NOT NULL, printer TEXT NOT NULL, result TEXT NOT NULL,"
        " duplicate INTEGER NOT NULL, who TEXT NOT NULL, error TEXT NOT NULL, times INTEGER NOT NULL,"
        " details TEXT NOT NULL)",
        "CREATE INDEX prints_at ON prints (at)",
        "CREATE INDEX prints_subject ON prints (kind, subject)",
    ),
    (
        "CREATE TABLE tills (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, seller TEXT NOT NULL,"
        " opened_at TEXT NOT NULL, opening INTEGER NOT NULL, closed_at TEXT, counted INTEGER, expected INTEGER,"
        " note TEXT NOT NULL, figures TEXT NOT NULL, fingerprint TEXT NOT NULL)",
        "CREATE UNIQUE INDEX tills_open ON tills ((closed_at IS NULL)) WHERE closed_at IS NULL",
        "CREATE TABLE till_movements (id TEXT PRIMARY KEY, till_id TEXT NOT NULL REFERENCES tills (id), at TEXT NOT NULL,"
        " kind TEXT NOT NULL, amount INTEGER NOT NULL, reason TEXT NOT NULL)",
        "CREATE INDEX till_movements_till ON till_movements (till_id)",
    ),
)
"""Statements that lead from one version of the durable tables to the next; never edited once released."""

DURABLE_TABLES = ("facts", "outbox", "sales", "samples", "prints", "tills", "till_movements")


def _cache_table(declared: Resource) -> Table:
    codec = codec_of(declared)
    columns = [Column(field.name, Integer if field.type in _INTEGERS else Text, quote=True) for field in codec.fields]
    table = Table(
        f"cache_{declared.name}",
        cache,
        Column("_n", Integer, primary_key=True, autoincrement=True),
        Column("_key", Text, nullable=False, unique=True),
        Column("_remote", Text, unique=True),
        Column("_hash", Text),
        Column("_version", Integer),
        Column("_missed", Integer, nullable=False, server_default="0"),
        Column("_hidden", Integer, nullable=False, server_default="0"),
        Column("_state", Text, nullable=False, server_default="clean"),
        Column("_pending", Text, nullable=False, server_default=""),
        Column("_base", Text),
        Column("_fetched", Text),
        Column("_search", Text),
        *(Column(f"_sort_{name}", Text) for name in codec.sorted_text),
        *columns,
        sqlite_autoincrement=True,
    )
    for field in codec.fields:
        if field.sort:
            column = f"_sort_{field.name}" if field.name in codec.sorted_text else field.name
            Index(f"{table.name}_{field.name}", table.c[column])
    for name in declared.natural_key:
        if f"{table.name}_{name}" not in {index.name for index in table.indexes}:
            Index(f"{table.name}_{name}", table.c[name])
    if codec.resource.search_fields:
        Index(f"{table.name}_search", table.c["_search"])
    Index(f"{table.name}_state", table.c["_state"], sqlite_where=text("_state <> 'clean'"))
    Index(f"{table.name}_hidden", table.c["_hidden"], sqlite_where=text("_hidden <> 0"))
    return table


@functools.cache
def cache_table(resource_name: str) -> Table:
    """The cache table of a resource, made when it is first asked for: the first screen needs few of them.

    Raises:
        KeyError: no such resource is declared.
    """
    return _cache_table(resource(resource_name))


def cache_table_names() -> tuple[str, ...]:
    """Names of every table that may be dropped and filled again."""
    return (
        *(table.name for table in (freshness, documents, feed, quarantine)),
        *(f"cache_{r.name}" for r in RESOURCES),
    )


def full_text_table(resource_name: str) -> str | None:
    """Name of the trigram index of a resource; ``None`` for resources without search and for live ones, which stay small."""
    declared = resource(resource_name)
    return f"find_{resource_name}" if declared.search_fields and not declared.live else None


def _cache_statements() -> list[str]:
    statements = []
    for declared in RESOURCES:
        cache_table(declared.name)
    for table in cache.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=_dialect())))
        statements += [str(CreateIndex(index).compile(dialect=_dialect())) for index in sorted(table.indexes, key=str)]
    for declared in RESOURCES:
        name = full_text_table(declared.name)
        if name is not None:
            statements += _full_text_statements(declared.name, name)
    return statements


def _full_text_statements(resource_name: str, name: str) -> list[str]:
    table = f"cache_{resource_name}"
    limit = f"(SELECT indexed_to FROM freshness WHERE resource = '{resource_name}')"
    delete = f"INSERT INTO {name}({name}, rowid, _search) VALUES ('delete', old._n, old._search);"
    return [
        f"CREATE VIRTUAL TABLE {name} USING fts5(_search, content='{table}', content_rowid='_n', tokenize='trigram')",
        # New rows are indexed in batches behind the pull (see search.py); changed and deleted ones at once.
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF _search ON {table}"
        f" WHEN old._search IS NOT new._search AND old._n <= {limit} BEGIN {delete}"
        f" INSERT INTO {name}(rowid, _search) VALUES (new._n, new._search); END",
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON {table} WHEN old._n <= {limit} BEGIN {delete} END",
    ]


def _dialect():  # type: ignore[no-untyped-def]
    from sqlalchemy.dialects import sqlite

    return sqlite.dialect()


@functools.lru_cache(maxsize=1)
def cache_shape() -> str:
    """Hash of everything the cache tables are derived from."""
    parts = [str(CACHE_LAYOUT)]
    for declared in RESOURCES:
        codec = codec_of(declared)
        parts.append(repr((declared.name, declared.key, declared.natural_key, declared.live, codec.fields)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def rebuild_cache_tables(connection: Connection) -> None:
    """Drop every cache table, whatever its shape, and create them as declared now."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE find_%'"
    )
    for (name,) in rows.all():
        connection.exec_driver_sql(f'DROP TABLE "{name}"')
    kept = {*DURABLE_TABLES, "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (name,) in rows.all():
        if name not in kept:
            connection.exec_driver_sql(f'DROP TABLE "{name}"')
    for statement in _cache_statements():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "INSERT INTO facts (name, value) VALUES ('cache_shape', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (cache_shape(),),
    )
    for declared in RESOURCES:
        connection.exec_driver_sql("INSERT INTO freshness (resource, state) VALUES (?, 'never')", (declared.name,))
