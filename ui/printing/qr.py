"""QR codes of login links."""

from __future__ import annotations

import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

QUIET_ZONE = 4
"""Modules of white around the code; scanners need them (look, section 8)."""


def login_link(base: str, code: str) -> str:
    """The address a phone opens after a scan: the hotspot's login page with the code as name and password."""
    separator = "&" if "?" in base else "?"
    return f"{base}{separator}username={code}&password={code}"


def qr_image(text: str, size: int) -> QImage:
    """The text as a QR code of error level M, its dark square at most ``size`` px wide in whole px per
    module, the quiet zone around it."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = len(rows) + 2 * QUIET_ZONE
    module = max(1, size // len(rows))
    image = QImage(side * module, side * module, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + QUIET_ZONE) * module, (y + QUIET_ZONE) * module
                painter.fillRect(left, top, module, module, Qt.GlobalColor.black)
    painter.end()
    return image
