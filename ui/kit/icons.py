"""Icons: Remix Icon glyphs painted from the font that comes with qtawesome.

qtawesome itself takes 0.2 s at its first icon because it loads every font it ships. Here only the Remix font is opened,
when the first icon is painted; outlines are kept per glyph and pictures per glyph, colour, size and device ratio.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap, QRawFont, QTransform

from ui.kit.theme import theme

_VERSION: Final = "2.5.0"
_EM: Final = 240.0  # pixels at which outlines are read; large enough that rounding does not show


class UnknownGlyphError(KeyError):
    """The name is not in the bundled set; a mistake of the caller."""


@lru_cache(maxsize=1)
def _font_folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise UnknownGlyphError("qtawesome, which carries the icon font, is not installed")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"


@lru_cache(maxsize=1)
def _raw_font() -> QRawFont:
    return QRawFont(str(_font_folder() / f"remixicon-{_VERSION}.ttf"), _EM)


@lru_cache(maxsize=1)
def charmap() -> dict[str, str]:
    """Glyph name (``user-add-line``) → character of the font."""
    raw = json.loads((_font_folder() / f"remixicon-charmap-{_VERSION}.json").read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in raw.items()}


@lru_cache(maxsize=256)
def outline(glyph: str) -> QPainterPath:
    """The outline of a glyph in a unit square (0–1 both ways). Names are written ``ri.user-add-line``."""
    name = glyph.removeprefix("ri.")
    try:
        character = charmap()[name]
    except KeyError:
        raise UnknownGlyphError(glyph) from None
    font = _raw_font()
    path = font.pathForGlyph(font.glyphIndexesForString(character)[0])
    # Glyph space has its origin on the baseline; the em box of this font spans ascent to descent.
    height = font.ascent() + font.descent()
    fit = QTransform()
    fit.scale(1.0 / height, 1.0 / height)
    fit.translate(0.0, font.ascent())
    return fit.map(path)


def paint_glyph(painter: QPainter, rect: QRectF, glyph: str, token: str) -> None:
    """Paint a glyph into ``rect`` from the cache, in the colour of a token."""
    side = round(rect.width())
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    painter.drawPixmap(rect.topLeft(), pixmap(glyph, token, side, ratio))


def pixmap(glyph: str, token: str, side: int, ratio: float = 0.0) -> QPixmap:
    """A picture of ``side`` device-independent pixels (already zoomed) in the colour of a token."""
    ratio = ratio or _screen_ratio()
    key = ("glyph", glyph, token, side, ratio)
    cache = theme().pixmaps
    found: QPixmap | None = cache.get(key)
    if found is None:
        physical = max(1, round(side * ratio))
        found = QPixmap(physical, physical)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(physical, physical)
        painter.fillPath(outline(glyph), theme().color(token))
        painter.end()
        found.setDevicePixelRatio(ratio)
        cache[key] = found
    return found


def icon(glyph: str, token: str = "text_muted", side: int = 16) -> QIcon:
    """A QIcon for menus and line edit actions; ``side`` in design pixels."""
    result = QIcon()
    pixels = theme().px(side)
    result.addPixmap(pixmap(glyph, token, pixels))
    result.addPixmap(pixmap(glyph, "disabled", pixels), QIcon.Mode.Disabled)
    return result


def icon_size(side: int = 16) -> QSize:
    """``side`` design pixels as a size at the present zoom."""
    return QSize(theme().px(side), theme().px(side))


def _screen_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0
