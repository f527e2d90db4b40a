"""Colours are readable, sizes follow the zoom, a switch reaches open widgets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.theme import load_tokens, theme

TOKENS = load_tokens()
GROUNDS = ("window", "rail", "surface", "hover", "sunken", "selected")
# Secondary inks stand on these; a selected row or the active item of the rail writes in full ink or accent.
TEXTS = {"text": GROUNDS, "text_muted": GROUNDS, "text_faint": GROUNDS, "accent_text": (*GROUNDS, "accent_soft")}
SEMANTIC = ("success", "warning", "danger", "neutral")


def luminance(name: str) -> float:
    color = QColor(name)
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first: str, second: str) -> float:
    one, two = sorted((luminance(first), luminance(second)), reverse=True)
    return (one + 0.05) / (two + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    colors = TOKENS[name]
    for ink, grounds in TEXTS.items():
        for ground in grounds:
            assert contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
    for ink in SEMANTIC:
        for ground in (f"{ink}_soft", "surface", "window"):
            assert contrast(colors[ink], colors[ground]) >= 4.5, (ink, ground)
    for fill in ("accent", "accent_hover", "accent_pressed", "danger_fill"):
        assert contrast(colors["on_accent"], colors[fill]) >= 4.5, fill
    assert contrast(colors["pending"], colors["surface"]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_controls_focus_and_pending_lines_can_be_seen(name: str) -> None:
    colors = TOKENS[name]
    for line in ("control_border", "focus", "pending_line"):
        for ground in ("window", "surface"):
            assert contrast(colors[line], colors[ground]) >= 3.0, (line, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_chart_series_stand_out_from_the_card(name: str) -> None:
    colors = TOKENS[name]
    assert len(colors["chart"]) == 4
    for series in colors["chart"]:
        assert contrast(series, colors["surface"]) >= 3.2, series


def test_both_themes_name_the_same_colours() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()


def test_sizes_and_fonts_follow_the_zoom(dressed: QApplication) -> None:
    assert (theme().size("control"), theme().font("body").pixelSize()) == (34, 13)
    theme().switch(zoom=2.0)
    assert (theme().size("control"), theme().font("body").pixelSize()) == (68, 26)
    theme().switch(zoom=9.0)
    assert theme().zoom == 2.0


def test_figures_are_tabular_in_every_role(dressed: QApplication) -> None:
    for role in TOKENS["font"]["scale"]:
        assert theme().font(role).featureValue(QFont.Tag("tnum")) == 1
    assert theme().font("body", "codes").isFeatureSet(QFont.Tag("zero"))
    assert theme().metrics("body").horizontalAdvance("111") == theme().metrics("body").horizontalAdvance("000")


def test_open_widgets_follow_a_switch(dressed: QApplication, qtbot: object) -> None:
    label, button = Label("Bonjour", "body", "text"), Button("Vendre", "primary")
    qtbot.addWidget(label)  # type: ignore[attr-defined]
    qtbot.addWidget(button)  # type: ignore[attr-defined]
    before = (label.palette().color(label.foregroundRole()).name(), button.height())
    theme().switch("dark", 1.5)
    assert label.palette().color(label.foregroundRole()).name() == TOKENS["dark"]["text"].lower() != before[0]
    assert button.height() == 51
    assert label.font().pixelSize() == 20


def test_translucent_tokens_are_read_as_written(dressed: QApplication) -> None:
    assert (theme().color("scrim").alpha(), theme().color("scrim").name().upper()) == (0x66, "#1B1E24")
