"""What went to paper from this computer, and what did not: ours alone, written once, never changed and never dropped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy.engine import Connection

from tiknet_desktop.storage.codec import moment_text, parse_moment
from tiknet_desktop.storage.database import fact, set_fact

_COLUMNS = "id, at, kind, subject, title, count, way, printer, result, duplicate, who, error, times, details"
_WITHOUT_DETAILS = _COLUMNS.replace("details", "'{}'")
_IMPORTED = "prints_imported"


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One job.

    ``kind`` is ``receipt``, ``sheet``, ``strip`` or ``test``; ``subject`` the id of the sale or the name of the batch and
    ``title`` what people call it; ``count`` how many tickets or receipts were on the paper, all copies together. ``way`` is
    a kind of printer (``system``, ``lan``, ``usb``, ``serial``, ``pdf``) and ``printer`` its name. ``result`` is
    ``printed`` or ``failed``, then ``error`` is the code of the reason. ``duplicate`` is 0 for the first paper of its
    subject. ``times`` is how many papers the line stands for: more than one only for lines older than this table.
    ``details`` are what a reprint needs.
    """

    id: str
    at: datetime
    kind: str
    subject: str
    title: str
    count: int
    way: str
    printer: str
    result: str
    duplicate: int
    who: str
    error: str = ""
    times: int = 1
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Some lines of the journal, newest first; ``count`` is how many match in all."""

    rows: tuple[PrintRow, ...]
    count: int


def add(connection: Connection, row: PrintRow) -> None:
    """Keep a line."""
    connection.exec_driver_sql(
        f"INSERT INTO prints ({_COLUMNS}) VALUES ({', '.join('?' * 14)})",
        (
            row.id,
            moment_text(row.at),
            row.kind,
            row.subject,
            row.title,
            row.count,
            row.way,
            row.printer,
            row.result,
            row.duplicate,
            row.who,
            row.error,
            row.times,
            json.dumps(dict(row.details), ensure_ascii=False),
        ),
    )


def page(connection: Connection, offset: int, limit: int, search: str = "") -> PrintPage:
    """Lines of the journal, newest first. ``search`` looks in the title, the name of the person and of the printer.

    The lines come without their ``details``, which hold a whole batch at times: :func:`get` reads them.
    """
    where, arguments = "", tuple[str, ...]()
    if search.strip():
        where = " WHERE title LIKE ? ESCAPE '!' OR who LIKE ? ESCAPE '!' OR printer LIKE ? ESCAPE '!'"
        arguments = (f"%{_escaped(search.strip())}%",) * 3
    count = connection.exec_driver_sql(f"SELECT count(*) FROM prints{where}", arguments).scalar_one()
    rows = connection.exec_driver_sql(
        f"SELECT {_WITHOUT_DETAILS} FROM prints{where} ORDER BY at DESC, id DESC LIMIT ? OFFSET ?",
        (*arguments, limit, offset),
    )
    return PrintPage(tuple(_row(row) for row in rows), int(count))


def get(connection: Connection, print_id: str) -> PrintRow | None:
    """One line, or ``None``."""
    row = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM prints WHERE id = ?", (print_id,)).first()
    return None if row is None else _row(row)


def times(connection: Connection, kind: str, subject: str) -> int:
    """How often this went to paper or into a file; what failed does not count."""
    counted = connection.exec_driver_sql(
        "SELECT sum(times) FROM prints WHERE kind = ? AND subject = ? AND result = 'printed'", (kind, subject)
    ).scalar()
    return int(counted or 0)


def import_once(connection: Connection, rows: Sequence[PrintRow]) -> int:
    """Take over lines kept elsewhere before this table was: of sales of this shop only, and only the first time asked.

    Returns how many were taken.
    """
    if fact(connection, _IMPORTED) is not None:
        return 0
    taken = 0
    for row in rows:
        sale = connection.exec_driver_sql("SELECT number FROM sales WHERE id = ?", (row.subject,)).first()
        if sale is not None:
            add(connection, replace(row, title=str(sale[0])))
            taken += 1
    set_fact(connection, _IMPORTED, str(taken))
    return taken


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _row(row: Any) -> PrintRow:
    values = dict(zip((name.strip() for name in _COLUMNS.split(",")), row, strict=True))
    values["at"] = parse_moment(values["at"])
    values["details"] = json.loads(values["details"])
    return PrintRow(**values)
