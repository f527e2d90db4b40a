"""The shop's logo as ink on white."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

DETAIL = 480
"""Pixels kept of the longer side: 300 dpi on the largest ticket, and small in a PDF of a thousand of them."""


@functools.lru_cache(maxsize=4)
def _loaded(path: Path, changed: float) -> QImage:
    if path.suffix.lower() == ".svg":
        return _drawn(path)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull():
        return picture
    picture = picture.scaled(
        DETAIL, DETAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return _on_white(picture)


def _drawn(path: Path) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(path))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        return QImage()
    size = size.scaled(QSize(DETAIL, DETAIL), Qt.AspectRatioMode.KeepAspectRatio)
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(picture.rect()))
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def _on_white(picture: QImage) -> QImage:
    sheet = QImage(picture.size(), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.drawImage(0, 0, picture)
    painter.end()
    return sheet.convertToFormat(QImage.Format.Format_Grayscale8)


def logo_image(path: Path | None) -> QImage | None:
    """The picture in grey on white; ``None`` without one, or when it cannot be read."""
    if path is None:
        return None
    try:
        changed = path.stat().st_mtime
    except OSError:
        return None  # the file went away: tickets are printed without it
    picture = _loaded(path, changed)
    return None if picture.isNull() else picture


def fitted(picture: QImage, width: float, height: float) -> tuple[float, float]:
    """Width and height of the picture inside a box, its proportions kept."""
    scale = min(width / picture.width(), height / picture.height())
    return picture.width() * scale, picture.height() * scale
