"""The database: engine, the one write transaction at a time, snapshot reads, column types.

One write transaction at a time also holds for several processes on PostgreSQL (an advisory lock): what a transaction
read before it writes stays true until its commit, and change numbers appear in the order of commits, on both databases.
Writes go through SQLAlchemy sessions. Reads of lists go through :class:`Reader`: plain SQL with named parameters, which
on SQLite runs on a driver connection of the thread (design, section 10: ORM objects cost more than the query).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    BigInteger,
    Integer,
    MetaData,
    String,
    TextClause,
    TypeDecorator,
    create_engine,
    event,
    insert,
    text,
)
from sqlalchemy.engine import Connection, Dialect, Engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session

from embedded_server.change_log import record_changes

Row = Sequence[Any]
Parameters = Mapping[str, Any]
NONE: Parameters = {}

_WRITE_LOCK = 0x71_6B_01
_LEADER_LOCK = 0x71_6B_02
MIGRATION_LOCK = 0x71_6B_03
"""Numbers of PostgreSQL's advisory locks; arbitrary, the same in every process."""
_POOL_SIZE, _POOL_OVERFLOW = 10, 30
"""As many connections as there are request threads (40); two workers stay below PostgreSQL's default of 100."""

Number = BigInteger().with_variant(Integer(), "sqlite")
"""A row number: 64 bits everywhere; SQLite counts by itself only in INTEGER keys."""


class Base(DeclarativeBase):
    """Every table of the server."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC)


def moment_text(moment: datetime) -> str:
    """A moment as the wire and the database write it: ISO 8601, microseconds, ``Z``. Sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment kept as its wire text, so that list pages need no conversion."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Text for the database."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """An aware moment from the text."""
        return None if value is None else datetime.fromisoformat(value)


class Amount(TypeDecorator[Decimal]):
    """Money kept as an integer of hundredths: the wire has two places for every currency."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Hundredths for the database. ``ValueError`` for an amount with more than two decimals."""
        return None if value is None else hundredths(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """The amount."""
        return None if value is None else Decimal(value).scaleb(-2)


def hundredths(amount: Decimal) -> int:
    """An amount in hundredths. ``ValueError`` when it has more than two decimals."""
    scaled = amount.scaleb(2)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"more than two decimals: {amount}")
    return int(scaled)


def amount_text(value: int | None) -> str | None:
    """Hundredths as the wire's decimal text: ``47000`` is ``"470.00"``."""
    if value is None:
        return None
    sign, whole = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{whole // 100}.{whole % 100:02d}"


Anchors = dict[tuple[str, int, int], list[int]]
"""Ids at regular places of a list, by resource, partner and rows removed so far (``listing``)."""


class Reader(Protocol):
    """One snapshot of the database."""

    anchors: Anchors | None
    """Places remembered between requests; None where ids may appear out of order."""

    def rows(self, sql: str, parameters: Parameters = ...) -> list[Any]:
        """All rows of a query."""

    def row(self, sql: str, parameters: Parameters = ...) -> Any:
        """The first row, or None."""

    def batches(self, sql: str, parameters: Parameters, size: int) -> Iterator[Sequence[Any]]:
        """All rows of a query, ``size`` at a time, so that they are never all in memory."""


class _DriverReader:
    def __init__(self, connection: sqlite3.Connection, anchors: Anchors | None) -> None:
        self._connection = connection
        self.anchors = anchors

    def rows(self, sql: str, parameters: Parameters = NONE) -> list[Any]:
        return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = NONE) -> Any:
        return self._connection.execute(sql, parameters).fetchone()

    def batches(self, sql: str, parameters: Parameters, size: int) -> Iterator[Sequence[Any]]:
        cursor = self._connection.execute(sql, parameters)
        while batch := cursor.fetchmany(size):
            yield batch


@lru_cache(maxsize=512)
def _clause(sql: str) -> TextClause:
    return text(sql)


class ConnectionReader:
    """Reads inside an open SQLAlchemy transaction."""

    anchors: Anchors | None = None

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Parameters = NONE) -> list[Any]:
        """All rows of a query."""
        return list(self._connection.execute(_clause(sql), dict(parameters)))

    def row(self, sql: str, parameters: Parameters = NONE) -> Any:
        """The first row, or None."""
        return self._connection.execute(_clause(sql), dict(parameters)).first()

    def batches(self, sql: str, parameters: Parameters, size: int) -> Iterator[Sequence[Any]]:
        """All rows of a query, ``size`` at a time."""
        yield from self._connection.execute(
            _clause(sql), dict(parameters), execution_options={"yield_per": size}
        ).partitions(size)


class DatabaseTooNewError(Exception):
    """The file was written by a newer program."""

    code = "database_too_new"


class Database:
    """One database, shared by all threads of a server."""

    def __init__(self, url: str) -> None:
        self.url = url
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.file = Path(parsed.database) if self.is_sqlite and parsed.database else None
        self._writing = threading.Lock()
        self._local = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._readers_lock = threading.Lock()
        self._anchors: Anchors = {}
        self.engine = self._engine("BEGIN IMMEDIATE")
        self._reading = (
            self._engine("BEGIN")
            if self.is_sqlite
            else self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        )
        self._leading: Connection | None = None

    def _engine(self, begin: str) -> Engine:
        if not self.is_sqlite:
            return create_engine(self.url, pool_size=_POOL_SIZE, max_overflow=_POOL_OVERFLOW, pool_pre_ping=True)
        engine = create_engine(
            self.url, connect_args={"timeout": 30, "check_same_thread": False, "isolation_level": None}
        )

        @event.listens_for(engine, "connect")
        def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
            # An acknowledged sale must survive a power cut: FULL, not NORMAL.
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
                connection.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql(begin)

        return engine

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that changes things; what it touched enters the change log as part of it."""
        lock = self._writing if self.is_sqlite else None
        if lock:
            lock.acquire()
        try:
            with Session(self.engine, expire_on_commit=False) as session:
                session.begin()
                if lock is None:
                    session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _WRITE_LOCK})
                yield session
                session.flush()
                record_changes(session)
                session.commit()
        finally:
            if lock:
                lock.release()

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A snapshot to read from."""
        if not self.is_sqlite:
            with self._reading.connect() as connection:
                yield ConnectionReader(connection)
            return
        driver = self._driver_connection()
        driver.execute("BEGIN")
        try:
            yield _DriverReader(driver, self._anchors)
        finally:
            driver.execute("COMMIT")

    @contextmanager
    def read_session(self) -> Iterator[Session]:
        """A session that only reads; it waits for no writer."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    def _driver_connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                str(self.file), timeout=30, isolation_level=None, check_same_thread=False, cached_statements=256
            )
            connection.execute("PRAGMA query_only=ON")
            self._local.connection = connection
            with self._readers_lock:
                self._readers.append(connection)
        return connection

    def leads(self) -> bool:
        """Whether this process is the one of all that share the database that does what must be done once.

        The lock lives as long as its connection: when a leader dies, another process leads at its next look.
        """
        if self.is_sqlite:
            return True
        connection = self._leading
        try:
            if connection is not None:
                connection.execute(text("SELECT 1"))
                return True
            connection = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            if connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": _LEADER_LOCK}).scalar():
                self._leading = connection
                return True
            connection.close()
        except DBAPIError:
            self._leading = None
            if connection is not None:
                connection.invalidate()
                connection.close()
        return False

    def close(self) -> None:
        """Release every connection."""
        if self._leading is not None:
            # Back in the pool it would keep the lock.
            self._leading.invalidate()
            self._leading.close()
            self._leading = None
        with self._readers_lock:
            for connection in self._readers:
                connection.close()
            self._readers.clear()
        self._local = threading.local()
        self.engine.dispose()
        self._reading.dispose()


def session_reader(session: Session) -> Reader:
    """Reads that see what the session has already changed."""
    session.flush()
    return ConnectionReader(session.connection())


def insert_rows(session: Session, model: type[Base], rows: Sequence[Parameters]) -> None:
    """Insert many rows past the object layer, which costs more than the rows. The caller touches what the feed shows."""
    session.flush()
    if rows:
        session.connection().execute(insert(Base.metadata.tables[model.__tablename__]), rows)
