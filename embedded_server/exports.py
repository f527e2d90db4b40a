"""Files people open elsewhere: CSV (UTF-8, comma, RFC 4180) and XLSX, from columns declared once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from embedded_server.wire import Reply

CSV, XLSX, PDF = (
    "text/csv; charset=utf-8",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/pdf",
)
MEDIA: Mapping[str, str] = {"csv": CSV, "xlsx": XLSX, "pdf": PDF}

_LARGEST_SHEET = 1_048_575
_SHEET_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
"""Sheets count days from here and know no zones: UTC, as everywhere on the wire."""


class Cell(StrEnum):
    """What a column holds."""

    TEXT = "text"
    AMOUNT = "amount"
    """Decimal text of the wire; a number in a sheet."""
    NUMBER = "number"
    MOMENT = "moment"
    """Wire moment; date and time (UTC) in a sheet."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in a wire row, its heading, what it holds."""

    key: str
    title: str
    cell: Cell = Cell.TEXT
    width: int = 16


class TooManyRowsError(ValueError):
    """A sheet holds 1,048,576 rows."""


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula; telephone numbers and negative numbers stay as they are."""
    risky = text[:1] in ("=", "@", "\t", "\r") or (text[:1] in ("+", "-") and not text[1:2].isdigit())
    return f"'{text}" if risky else text


def csv_file(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A CSV file with a heading."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([column.title for column in columns])
    for row in rows:
        values = (row.get(column.key) for column in columns)
        writer.writerow(["" if v is None else harmless(v) if isinstance(v, str) else v for v in values])
    return target.getvalue().encode()


def xlsx_file(title: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """A workbook with one sheet: heading, filter, amounts as numbers, moments as dates.

    Raises:
        TooManyRowsError: a sheet cannot hold them.
    """
    import xlsxwriter

    if len(rows) > _LARGEST_SHEET:
        raise TooManyRowsError(len(rows))
    target = io.BytesIO()
    # Row by row: the whole sheet as objects takes most of the time and memory of a large export.
    options = {"in_memory": True, "constant_memory": True}
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(title[:31])
        heading = book.add_format({"bold": True, "bottom": 1})
        formats = {
            Cell.AMOUNT: book.add_format({"num_format": "#,##0.00"}),
            Cell.MOMENT: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            Cell.NUMBER: book.add_format({"num_format": "0"}),
            Cell.TEXT: None,
        }
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.title, heading)
        writers: dict[Cell, Callable[..., Any]] = {
            Cell.AMOUNT: sheet.write_number,
            Cell.NUMBER: sheet.write_number,
            Cell.MOMENT: sheet.write_number,
            Cell.TEXT: sheet.write_string,
        }
        for line, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                value = row.get(column.key)
                if value is not None and value != "":
                    writers[column.cell](line, place, _sheet_value(column.cell, value), formats[column.cell])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return target.getvalue()


def _sheet_value(cell: Cell, value: Any) -> Any:
    if cell is Cell.AMOUNT:
        return float(value)
    if cell is Cell.MOMENT:
        return (datetime.fromisoformat(value) - _SHEET_EPOCH) / timedelta(days=1)
    return value if cell is Cell.NUMBER else str(value)


def file_reply(raw: bytes, kind: str, name: str) -> Reply:
    """A download; ``kind`` is csv, xlsx or pdf."""
    headers = {
        "Content-Type": MEDIA[kind],
        "Content-Disposition": f'attachment; filename="{name}.{kind}"',
        "Cache-Control": "no-store",
    }
    return Reply(raw=raw, headers=headers)
