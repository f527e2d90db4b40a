"""A thousand tickets as A4 sheets in a PDF, and how soon the first page can be looked at. Bars: 3 s and 300 ms."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from PySide6.QtWidgets import QApplication

from tiknet_desktop.domain.ids import new_access_code
from ui.kit.theme import theme
from ui.printing.qr import qr_family
from ui.printing.sheets import SheetJob, page_image, write_sheets_pdf
from ui.printing.template import COMPACT, LARGE, STANDARD, TicketTemplate
from ui.printing.ticket import Ticket

TICKETS = 1_000
PDF_BAR, PREVIEW_BAR = 3.0, 300.0
_LOGIN = "http://wifi.example.test/login"


def _job(template: TicketTemplate) -> SheetJob:
    tickets = tuple(
        Ticket(
            "Boutique Tokoin",
            "500 FCFA",
            "Journée",
            f"2611-{place:04d}",
            new_access_code(),
            "TIKNET-TOKOIN",
            _LOGIN,
            validity="24 h",
            volume="2 Go",
            devices="1 appareil",
        )
        for place in range(TICKETS)
    )
    return SheetJob(tickets, template, "L-2611-07", "Akossiwa Mensah", datetime.now(UTC))


def run() -> Iterator[dict[str, object]]:
    """Result lines: seconds and size of the PDF for each template, milliseconds to the first page."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme().install(app)
    with tempfile.TemporaryDirectory() as folder:
        for template in (STANDARD, LARGE, COMPACT):
            qr_family.cache_clear()
            job, path = _job(template), Path(folder) / f"{template.key}.pdf"
            started = time.perf_counter()
            page_image(job, 0, 600)
            preview = (time.perf_counter() - started) * 1_000
            started = time.perf_counter()
            write_sheets_pdf(job, path)
            seconds = time.perf_counter() - started
            size = path.stat().st_size // 1024
            name = f"{TICKETS:,} tickets, {template.key}, {job.pages} pages"
            yield _line(f"{name}: PDF of {size} kB", seconds, "s", PDF_BAR)
            yield _line(f"{name}: first page on screen", preview, "ms", PREVIEW_BAR)


def _line(bench: str, value: float, unit: str, bar: float) -> dict[str, object]:
    return {"bench": bench, "value": round(value, 2), "unit": unit, "baseline": bar, "ratio": round(value / bar, 2)}


if __name__ == "__main__":
    for row in run():
        sys.stdout.write(json.dumps(row) + "\n")
