"""Reads the first sheet of an XLSX file the way ECMA-376 describes it, without the library that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_workbook(raw: bytes) -> list[list[object]]:
    """Rows of cells: text, numbers (dates are numbers of days), None for empty cells."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            shared = ["".join(part.text or "" for part in item.iter(f"{_MAIN}t")) for item in strings]
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows: list[list[object]] = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells: list[object] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = _column(str(cell.get("r")))
            cells += [None] * (place - len(cells))
            value = cell.find(f"{_MAIN}v")
            if cell.get("t") == "inlineStr":
                cells.append("".join(part.text or "" for part in cell.iter(f"{_MAIN}t")))
            elif cell.get("t") == "s" and value is not None:
                cells.append(shared[int(value.text or 0)])
            else:
                cells.append(None if value is None else float(value.text or 0))
        rows.append(cells)
    return rows


def _column(reference: str) -> int:
    letters = re.sub(r"\d", "", reference)
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
