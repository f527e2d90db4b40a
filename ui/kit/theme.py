"""The look as numbers: colours, sizes, fonts and zoom from ``resources/theme/tokens.json``.

One :class:`Theme` serves the whole application. Widgets ask it by token name (``theme().color("text_muted")``) and are
told to ``restyle()`` when theme or zoom change; no widget keeps a colour, a font or a size of its own.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

import resources

Mode = Literal["light", "dark", "system"]
MINIMUM_ZOOM: Final = 0.8
MAXIMUM_ZOOM: Final = 2.0
RESOURCES: Final = Path(resources.__file__ or "").parent  # importlib.resources costs 30 ms at start


def load_tokens() -> dict[str, Any]:
    """The design tokens as written in the file."""
    tokens: dict[str, Any] = json.loads((RESOURCES / "theme" / "tokens.json").read_text(encoding="utf-8"))
    return tokens


@dataclass(frozen=True, slots=True)
class FontRole:
    """One step of the type scale; ``px`` and ``line`` at 100 % zoom."""

    px: int
    weight: int
    line: int


_PALETTE: Final[dict[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text_faint",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control_border",
    QPalette.ColorRole.Shadow: "border",
}


class Theme(QObject):
    """Colours, fonts and sizes as they are now.

    ``changed`` is emitted after a switch of mode, zoom or motion, once every open widget has been restyled.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = load_tokens()
        self.mode: Mode = "light"
        self.name = "light"
        self.zoom = 1.0
        self.reduced_motion = False
        self.generation = 0
        """Counts switches; a cache that remembers it knows when it is stale."""
        self._app: QApplication | None = None
        self._scale = {key: FontRole(**value) for key, value in self.tokens["font"]["scale"].items()}
        self._clear()

    def _clear(self) -> None:
        self.generation += 1
        self._colors: dict[tuple[str, float], QColor] = {}
        self._fonts: dict[tuple[str, str, int], QFont] = {}
        self._metrics: dict[tuple[str, str], QFontMetrics] = {}
        self.pixmaps: dict[tuple[object, ...], Any] = {}
        """Painted pieces (glyphs, shadows) valid for this theme and zoom only."""
        self.lines: dict[tuple[str, str, str, int], Any] = {}
        """Laid-out lines of text of tables."""
        QPixmapCache.clear()

    # ------------------------------------------------------------ what widgets ask
    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token; treat it as constant and ask with ``alpha`` (0–1) for a lighter one."""
        found = self._colors.get((token, alpha))
        if found is None:
            if token == "transparent":
                found = QColor(0, 0, 0, 0)
            else:
                value: str = self.tokens[self.name][token]
                if len(value) == 9:  # the tokens write RRGGBBAA, Qt reads AARRGGBB
                    value = "#" + value[7:9] + value[1:7]
                found = QColor(value)
            if alpha < 1.0:
                found.setAlphaF(found.alphaF() * alpha)
            self._colors[token, alpha] = found
        return found

    def css(self, token: str) -> str:
        """The colour of a token as a style sheet writes it."""
        color = self.color(token)
        if color.alpha() == 255:
            return color.name()
        return f"rgba({color.red()},{color.green()},{color.blue()},{color.alpha()})"

    def series(self, index: int) -> QColor:
        """The colour of the chart series ``index`` (0–3)."""
        return QColor(self.tokens[self.name]["chart"][index])

    def tint(self, color: QColor, ground: str, share: float) -> QColor:
        """What ``share`` (0–1) of a colour over the ground ``ground`` looks like, opaque."""
        below = self.color(ground)
        parts = zip(color.getRgb()[:3], below.getRgb()[:3], strict=True)  # type: ignore[index]
        return QColor(*(round(over * share + under * (1 - share)) for over, under in parts))

    def px(self, value: float) -> int:
        """A length of the design in device-independent pixels at the present zoom."""
        return max(1, round(value * self.zoom)) if value > 0 else round(value * self.zoom)

    def size(self, token: str) -> int:
        """A size token (``control``, ``row_compact``, …) at the present zoom."""
        return self.px(self.tokens["size"][token])

    def radius(self, token: str) -> int:
        """A radius token at the present zoom."""
        return self.px(self.tokens["radius"][token])

    def motion(self, token: str) -> int:
        """A duration in ms; 0 when the person or the system asks for reduced motion."""
        return 0 if self.reduced_motion else int(self.tokens["motion"][token])

    def font(self, role: str = "body", features: str = "numbers", weight: int = 0) -> QFont:
        """The font of a role; ``features`` is ``numbers`` (tabular figures) or ``codes`` (also slashed zero)."""
        found = self._fonts.get((role, features, weight))
        if found is None:
            step = self._scale[role]
            if sys.platform == "darwin":
                found = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            else:
                found = QFont()
                found.setFamilies(self.tokens["font"]["code" if features == "codes" else "ui"])
            found.setPixelSize(self.px(step.px))
            found.setWeight(QFont.Weight(weight or step.weight))
            found.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
            for tag in self.tokens["font"]["features"][features]:
                found.setFeature(QFont.Tag(tag), 1)
            self._fonts[role, features, weight] = found
        return found

    def metrics(self, role: str = "body", features: str = "numbers") -> QFontMetrics:
        """Metrics of :meth:`font`."""
        found = self._metrics.get((role, features))
        if found is None:
            found = self._metrics[role, features] = QFontMetrics(self.font(role, features))
        return found

    def line(self, role: str) -> int:
        """The line height of a role at the present zoom."""
        return self.px(self._scale[role].line)

    def step(self, role: str) -> FontRole:
        """The role as written in the tokens."""
        return self._scale[role]

    # ------------------------------------------------------------ switching
    def install(self, app: QApplication, mode: Mode = "light", zoom: float = 1.0) -> None:
        """Load the fonts and dress the application. Call once, before the first window."""
        self._app = app
        app.setStyle("Fusion")
        for path in sorted((RESOURCES / "fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(path))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._set(mode, zoom)
        self._dress()

    def switch(self, mode: Mode | None = None, zoom: float | None = None) -> None:
        """Change theme and/or zoom while running; every open widget follows."""
        before = (self.name, self.zoom)
        self._set(mode or self.mode, zoom or self.zoom)
        if (self.name, self.zoom) == before or self._app is None:
            return
        self._clear()
        self._dress()
        if self.zoom != before[1]:
            self._rescale_windows()
        for widget in QApplication.allWidgets():
            restyle = getattr(widget, "restyle", None)
            if restyle is not None:
                restyle()
            widget.update()
        self.changed.emit()

    @staticmethod
    def _rescale_windows() -> None:
        """Spacing and margins first; widgets with sizes of their own follow in ``restyle``."""
        from ui.kit.layout import rescale  # which asks this module for its lengths

        for window in QApplication.topLevelWidgets():
            rescale(window)

    def _set(self, mode: Mode, zoom: float) -> None:
        self.mode = mode
        self.zoom = min(MAXIMUM_ZOOM, max(MINIMUM_ZOOM, zoom))
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark if mode == "system" else mode == "dark"
        self.name = "dark" if dark else "light"

    def _follow_system(self) -> None:
        if self.mode == "system":
            self.switch("system")

    def _dress(self) -> None:
        from ui.kit.style_sheet import application_style_sheet

        assert self._app is not None
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("disabled"))
        self._app.setPalette(palette)
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(application_style_sheet(self))


_theme: Theme | None = None


def theme() -> Theme:
    """The theme of the running application (the light one until :meth:`Theme.install` is called)."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
