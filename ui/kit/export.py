"""Writes the rows of a list to CSV or XLSX, as the columns show them, in the background and by pages."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from tiknet_desktop.storage.records import Record
from ui.kit import formatting
from ui.kit.i18n import say
from ui.kit.spec import ColumnSpec

EXPORT_PAGE = 1000


def table_of(columns: Sequence[ColumnSpec], records: Sequence[Record]) -> list[list[object]]:
    """Head and rows with plain values."""
    head: list[object] = [say(column.title) for column in columns]
    return [head, *([column.exported(record) for column in columns] for record in records)]


def _plain(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return formatting.local(value).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, (str, int, float, Decimal)):
        return value
    return str(value)


def _harmless(value: object) -> object:
    """A cell beginning with = + - @ would be run as a formula by spreadsheet programs."""
    text = _plain(value)
    if isinstance(text, str) and text[:1] in ("=", "+", "-", "@", "\t") and not text[1:].replace(" ", "").isdigit():
        return "'" + text
    return text


def write_csv(path: Path, table: Sequence[Sequence[object]]) -> None:
    """UTF-8 with a mark and semicolons, which spreadsheet programs set to French open rightly."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([_harmless(value) for value in line] for line in table)


def write_xlsx(path: Path, table: Sequence[Sequence[object]], title: str) -> None:
    """A workbook with a bold, frozen head; numbers and dates stay numbers and dates."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path), {"strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
    )
    sheet = book.add_worksheet(title[:31].translate(str.maketrans("[]:*?/\\", "       ")))
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for y, line in enumerate(table):
        for x, value in enumerate(line):
            if y == 0:
                sheet.write_string(y, x, str(value), bold)
            elif isinstance(value, datetime):
                sheet.write_datetime(y, x, formatting.local(value).replace(tzinfo=None), moment)
            elif isinstance(value, bool) or value is None:
                sheet.write(y, x, "" if value is None else str(value))
            elif isinstance(value, (int, float, Decimal)):
                sheet.write_number(y, x, float(value))
            else:
                sheet.write_string(y, x, str(value))
    sheet.freeze_panes(1, 0)
    if table:
        sheet.autofilter(0, 0, max(0, len(table) - 1), len(table[0]) - 1)
    sheet.autofit()
    book.close()
