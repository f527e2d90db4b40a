"""Painting shared by widgets and table delegates, so a pill looks the same in a card and in a cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QStaticText

from ui.kit import icons
from ui.kit.theme import theme

Tone = Literal["success", "warning", "danger", "neutral", "pending", "conflict", "unknown", "info"]


@dataclass(frozen=True, slots=True)
class ToneLook:
    """Ink, fill and glyph of a tone: never colour alone."""

    ink: str
    fill: str | None
    glyph: str


TONES: Final[dict[str, ToneLook]] = {
    "success": ToneLook("success", "success_soft", "ri.checkbox-circle-fill"),
    "warning": ToneLook("warning", "warning_soft", "ri.error-warning-fill"),
    "danger": ToneLook("danger", "danger_soft", "ri.close-circle-fill"),
    "neutral": ToneLook("neutral", "neutral_soft", "ri.forbid-2-line"),
    "pending": ToneLook("pending", None, "ri.time-line"),
    "conflict": ToneLook("warning", "warning_soft", "ri.git-merge-line"),
    "unknown": ToneLook("neutral", "neutral_soft", "ri.question-line"),
    "info": ToneLook("accent_text", "accent_soft", "ri.information-line"),
}


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: str | None, line: str | None = None, width: float = 1.0
) -> None:
    """A rounded box in token colours; with a line the box is drawn at half pixels so the line stays crisp."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme().color(fill) if fill else Qt.BrushStyle.NoBrush)
    if line:
        painter.setPen(QPen(theme().color(line), width))
        half = width / 2
        rect = rect.adjusted(half, half, -half, -half)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The 2 px ring every focused control wears."""
    rounded(painter, rect, radius, None, "focus", 2.0)


def pill_width(text: str, glyph: bool = True) -> int:
    """Width of a pill with this text, at the present zoom."""
    look = theme()
    return look.metrics("badge").horizontalAdvance(text) + look.px(31 if glyph else 18)


def paint_pill(painter: QPainter, x: float, centre_y: float, text: str, tone: str, glyph: str | None = None) -> None:
    """A status pill whose left edge is ``x``; 22 px high at 100 %."""
    look = theme()
    style = TONES[tone]
    height = look.size("pill")
    rect = QRectF(x, round(centre_y - height / 2), pill_width(text), height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if style.fill:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(style.fill))
        painter.drawRoundedRect(rect, height / 2, height / 2)
    else:
        painter.setPen(dashed_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), height / 2 - 0.5, height / 2 - 0.5)
    side = look.px(12)
    box = QRectF(round(x + look.px(8)), round(rect.center().y() - side / 2), side, side)
    icons.paint_glyph(painter, box, glyph or style.glyph, style.ink)
    room = pill_width(text)
    paint_line(painter, round(x) + look.px(24), int(rect.top()) - 1, room, height, text, "badge", style.ink)


def dashed_pen() -> QPen:
    """The pen of everything that waits."""
    pen = QPen(theme().color("pending_line"), 1)
    pen.setDashPattern([3, 2.5])
    return pen


def paint_pending_clock(painter: QPainter, x: float, centre_y: float) -> None:
    """The dashed clock after a pill: a field of this row waits for confirmation."""
    look = theme()
    side = look.size("pill")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(dashed_pen())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top = round(centre_y - side / 2)
    painter.drawEllipse(QRectF(x + 0.5, top + 0.5, side - 1, side - 1))
    glyph = look.px(12)
    icons.paint_glyph(
        painter,
        QRectF(round(x + (side - glyph) / 2), round(top + (side - glyph) / 2), glyph, glyph),
        "ri.time-line",
        "pending",
    )


def paint_check(
    painter: QPainter, rect: QRectF, state: Qt.CheckState, focused: bool = False, enabled: bool = True
) -> None:
    """A check box in ``rect`` (16 px at 100 %)."""
    look = theme()
    radius = look.radius("check")
    if state == Qt.CheckState.Checked:
        rounded(painter, rect, radius, "accent" if enabled else "disabled")
        side = look.px(13)
        box = QRectF(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2), side, side)
        icons.paint_glyph(painter, box, "ri.check-line", "on_accent")
    else:
        rounded(painter, rect, radius, "surface", "control_border" if enabled else "border")
        if state == Qt.CheckState.PartiallyChecked:
            middle = QRectF(rect.left() + rect.width() / 4, rect.center().y() - 1, rect.width() / 2, 2)
            painter.fillRect(middle, look.color("text_muted"))
    if focused:
        focus_ring(painter, rect.adjusted(-3, -3, 3, 3), radius + 2)


def paint_meter(painter: QPainter, rect: QRectF, share: float, tone: str = "accent", track: str = "skeleton") -> None:
    """A thin bar; its value is always written next to it."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, track)
    share = min(1.0, max(0.0, share))
    if share > 0:
        rounded(
            painter,
            QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * share), rect.height()),
            radius,
            tone,
        )


def paint_dot(painter: QPainter, rect: QRectF, tone: str, shape: str) -> None:
    """A status dot whose shape differs with its meaning: ``full`` fine, ``ring`` offline, ``bar`` partial."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = rect.width() / 10
    color = theme().color(tone)
    if shape == "ring":
        painter.setPen(QPen(color, 1.6 * unit))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
    if shape == "bar":
        painter.drawRoundedRect(
            QRectF(rect.left() + unit, rect.top() + 3.5 * unit, 8 * unit, 3 * unit), 1.5 * unit, 1.5 * unit
        )
    else:
        painter.drawEllipse(rect.adjusted(1.5 * unit, 1.5 * unit, -1.5 * unit, -1.5 * unit))


def keycap_width(text: str) -> int:
    """Width of a keycap, at the present zoom."""
    return theme().metrics("caption").horizontalAdvance(text) + theme().px(12)


def paint_keycap(painter: QPainter, rect: QRectF, text: str) -> None:
    """A small key as on a keyboard."""
    rounded(painter, rect, theme().radius("check"), "hover", "border")
    painter.setFont(theme().font("caption"))
    painter.setPen(theme().color("text_muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_mark(painter: QPainter, rect: QRectF, fill: str = "accent", ink: str = "on_accent") -> None:
    """The product mark: a ticket with two notches and the radio arcs."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = rect.width() / 30
    body = QPainterPath()
    body.addRoundedRect(rect.adjusted(0, 2 * unit, 0, -2 * unit), 7 * unit, 7 * unit)
    for x in (rect.left(), rect.right()):
        notch = QPainterPath()
        notch.addEllipse(QPointF(x, rect.center().y()), 3.5 * unit, 3.5 * unit)
        body = body.subtracted(notch)
    painter.fillPath(body, theme().color(fill))
    side = round(18 * unit)
    box = QRectF(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2), side, side)
    icons.paint_glyph(painter, box, "ri.wifi-fill", ink)


LINES_KEPT: Final = 4000


def paint_line(
    painter: QPainter,
    left: int,
    top: int,
    width: int,
    height: int,
    text: str,
    role: str,
    ink: str,
    features: str = "numbers",
    right: bool = False,
) -> None:
    """One line of text cut with …, from a cache of laid-out lines: laying out again is what makes tables slow."""
    if not text:
        return
    look = theme()
    key = (text, role, features, width)
    line: QStaticText | None = look.lines.get(key)
    font = look.font(role, features)
    if line is None:
        line = _laid_out(text, font)
        if line.size().width() > width:
            line = _laid_out(elided(look.metrics(role, features), text, width), font)
        if len(look.lines) >= LINES_KEPT:
            look.lines.clear()
        look.lines[key] = line
    size = line.size()
    painter.setFont(font)
    painter.setPen(look.color(ink))
    x = left + width - size.width() if right else left
    painter.drawStaticText(QPointF(x, top + round((height - size.height()) / 2)), line)


def _laid_out(text: str, font: QFont) -> QStaticText:
    line = QStaticText(text)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(font=font)
    return line


SHADOW_MARGIN: Final = 28
"""Room an overlay keeps around itself for its shadow, in design pixels."""


def shadow_tile(ratio: float) -> QPixmap:
    """The soft shadow of overlays as a square to cut into nine, painted once per theme, zoom and device ratio."""
    look = theme()
    found: QPixmap | None = look.pixmaps.get(("shadow", ratio))
    if found is not None:
        return found
    shadow = look.tokens["elevation"]["overlay"]["shadow"]
    alpha = shadow["alpha_light" if look.name == "light" else "alpha_dark"]
    margin, radius, blur = look.px(SHADOW_MARGIN), look.radius("overlay"), look.px(shadow["blur"])
    side = 2 * (margin + radius) + 8
    found = QPixmap(round(side * ratio), round(side * ratio))
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = max(4, round(blur * 0.9))
    inner = QRectF(margin, margin, side - 2 * margin, side - 2 * margin)
    for step in range(steps):
        # Stacked translucent boxes add up to a smooth fall-off; the last ones lie under the panel itself.
        spread = (steps - step) * blur / steps * 0.85 - blur * 0.25
        color = QColor(look.color("scrim"))
        color.setAlphaF(min(1.0, alpha * 1.6 / steps * (step + 1) / steps * 1.4))
        painter.setBrush(color)
        grown = inner.adjusted(
            -spread, -spread + look.px(shadow["y"]) * 0.6, spread, spread + look.px(shadow["y"]) * 0.6
        )
        painter.drawRoundedRect(grown, radius + spread, radius + spread)
    painter.end()
    look.pixmaps["shadow", ratio] = found
    return found


def paint_overlay(painter: QPainter, rect: QRect) -> None:
    """Shadow, border and surface of a dialog or toast; the panel is ``rect`` less the shadow margin."""
    look = theme()
    ratio = painter.device().devicePixelRatioF()
    tile = shadow_tile(ratio)
    corner = look.px(SHADOW_MARGIN) + look.radius("overlay") + 3
    draw_nine_slices(painter, tile, QRectF(rect), corner)
    margin = look.px(SHADOW_MARGIN)
    rounded(
        painter, QRectF(rect).adjusted(margin, margin, -margin, -margin), look.radius("overlay"), "surface", "border"
    )


def draw_nine_slices(painter: QPainter, tile: QPixmap, target: QRectF, corner: float) -> None:
    """Stretch the middle of ``tile`` but not its corners."""
    ratio = tile.devicePixelRatio()
    width, height = tile.width(), tile.height()
    cut = corner * ratio
    xs = [(0.0, cut), (cut, width - 2 * cut), (width - cut, cut)]
    ys = [(0.0, cut), (cut, height - 2 * cut), (height - cut, cut)]
    tx = [
        (target.left(), corner),
        (target.left() + corner, target.width() - 2 * corner),
        (target.right() - corner, corner),
    ]
    ty = [
        (target.top(), corner),
        (target.top() + corner, target.height() - 2 * corner),
        (target.bottom() - corner, corner),
    ]
    for column in range(3):
        for row in range(3):
            painter.drawPixmap(
                QRectF(tx[column][0], ty[row][0], tx[column][1], ty[row][1]),
                tile,
                QRectF(xs[column][0], ys[row][0], xs[column][1], ys[row][1]),
            )


def elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """``text`` cut with … when it does not fit."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
