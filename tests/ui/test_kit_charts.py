"""Charts: gaps stay gaps, at most 2,000 points, one timer, words for those who do not see them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.kit import formatting
from ui.kit.charts import (
    MOST_POINTS,
    AxisSpec,
    BarChart,
    LiveChart,
    SeriesSpec,
    gaps,
    nice_ticks,
    pulse,
    thin,
    time_ticks,
)
from ui.kit.theme import theme

START = datetime(2026, 11, 21, 13, 0, tzinfo=UTC).timestamp()


def percent(value: float) -> str:
    return formatting.percent(value / 100)


def chart(qtbot: QtBot) -> LiveChart:
    made = LiveChart("Processeur", [SeriesSpec("Processeur", percent)], AxisSpec(percent, top=100))
    qtbot.addWidget(made)
    made.resize(480, 260)
    return made


def hour(points: int = 3600) -> tuple[np.ndarray, np.ndarray]:
    times = START + np.arange(points, dtype=float)
    values = 40 + 10 * np.sin(times / 60)
    values[600:1200] = np.nan
    return times, values


def test_a_period_without_answers_is_a_band_and_never_a_line(dressed: QApplication, qtbot: QtBot) -> None:
    live = chart(qtbot)
    times, values = hour()
    live.set_data(times, [values])
    live.show()
    assert gaps(times, values) == [(START + 599, START + 1200)]
    assert live.plot is not None
    bands = [item for item in live.plot.item.items if type(item).__name__ == "LinearRegionItem"]
    texts = [item.textItem.toPlainText() for item in live.plot.item.items if type(item).__name__ == "TextItem"]
    assert (len(bands), texts) == (1, ["hors ligne"])
    assert live.lines is not None
    drawn = [(line.first().x(), line.last().x(), line.size()) for _, line in live.lines.lines]
    assert [(left, right) for left, right, _ in drawn] == [(START, START + 598), (START + 1200, START + 3598)]
    assert sum(size for _, _, size in drawn) <= MOST_POINTS


def test_it_says_in_words_what_it_shows(dressed: QApplication, qtbot: QtBot) -> None:
    live = chart(qtbot)
    times = START + np.arange(4) * 60.0
    live.set_data(times, [np.array([44.0, 57.0, 30.0, 44.0])])
    live.show()
    clock = formatting.clock(datetime.fromtimestamp(START + 60, UTC))
    assert live.accessibleDescription() == f"Processeur 44\u00a0%, maximum 57\u00a0% à {clock}"
    assert live.maximum_note() == f"maximum 57\u00a0% à {clock}"
    assert live.table()[2][1] == "57\u00a0%"
    assert [action.text() for action in live.menu().actions()] == ["Voir en tableau", "Copier en texte"]


def test_charts_beat_together_and_only_while_visible(dressed: QApplication, qtbot: QtBot) -> None:
    first, second = chart(qtbot), chart(qtbot)
    times, values = hour(100)
    first.set_data(times, [values])
    assert first.plot is None  # nothing is built before it is shown
    first.show()
    second.show()
    assert pulse()._timer.isActive()
    second.set_data(times, [values])
    assert second.lines is not None  # the first lines are drawn at once
    assert len(second.lines.lines) == 1
    drawn, said = second.lines.lines[0][1], second.summary()
    assert second.accessibleDescription() == said
    second.set_data(times, [values * 2])
    assert second.lines.lines[0][1] is drawn
    with qtbot.waitSignal(pulse().beat):
        pass
    assert second.lines.lines[0][1] is not drawn
    qtbot.waitUntil(lambda: second.accessibleDescription() == second.summary() != said)
    first.hide()
    second.hide()
    assert not pulse()._timer.isActive()


def test_no_more_than_four_series(dressed: QApplication) -> None:
    with pytest.raises(ValueError, match="four series"):
        LiveChart("Trop", [SeriesSpec(str(number), percent) for number in range(5)], AxisSpec(percent))


def test_a_chart_follows_the_theme(dressed: QApplication, qtbot: QtBot) -> None:
    live = chart(qtbot)
    times, values = hour(100)
    live.set_data(times, [values])
    live.show()
    theme().switch("dark")
    assert live.lines is not None
    assert live.lines.lines[0][0].color().name() == theme().series(0).name()
    assert live.plot is not None
    assert live.plot.widget.backgroundBrush().color().name() == theme().color("surface").name()


def test_bars_compare_today_with_another_day(dressed: QApplication, qtbot: QtBot) -> None:
    bars = BarChart(
        "Ventes par heure, en FCFA", "aujourd’hui", "samedi dernier", AxisSpec(lambda value: formatting.number(value))
    )
    qtbot.addWidget(bars)
    bars.resize(700, 260)
    bars.set_bars(
        [f"{hour} h" for hour in range(7, 12)], [1600, 3100, 5200, None, None], [1400, 2900, 4600, 6200, 8300]
    )
    bars.show()
    assert "5\u202f200" in bars.accessibleDescription()
    assert bars.table()[1] == ["7 h", "1\u202f600", "1\u202f400"]
    assert bars.table()[4] == ["10 h", formatting.MISSING, "6\u202f200"]


def test_ticks_are_round() -> None:
    assert nice_ticks(0, 10700, 3) == [0, 5000, 10000, 15000] or nice_ticks(0, 10700, 3) == [0, 4000, 8000, 12000]
    assert nice_ticks(0, 38) == [0, 10, 20, 30, 40]
    assert len(thin(np.arange(9000.0), np.arange(9000.0))[0]) <= MOST_POINTS
    labels = [words for _, words in time_ticks(START, START + 3600)]
    assert all(words.endswith(("0", "5")) for words in labels)
    assert 4 <= len(labels) <= 7


def test_rules_that_would_read_the_same_are_one(dressed: QApplication, qtbot: QtBot) -> None:
    chart = BarChart("Ventes", "aujourd’hui", "hier", AxisSpec(lambda value: f"{value + 1e-9:.0f}"))
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    chart.set_bars(["a", "b"], [0.0, None])
    chart.show()
    assert chart.plot is not None
    ((bottom, top),) = [tuple(value for value, _ in chart.plot.item.getAxis("left")._tickLevels[0])]
    assert (bottom, top) == (0.0, 1.0)


def test_a_window_moves_by_whole_pixels(dressed: QApplication, qtbot: QtBot) -> None:
    import numpy as np

    chart = LiveChart("Charge", [SeriesSpec("x", str)], AxisSpec(str))
    qtbot.addWidget(chart)
    chart.resize(400, 240)
    times = 1_000_000.0 + np.arange(60)
    chart.set_data(times, [np.ones(60)], (times[0], times[-1]))
    chart.show()
    seen = set()
    for step in range(20):
        chart.set_data(times, [np.ones(60)], (times[0] + step / 100, times[-1] + step / 100))
        chart.redraw()
        seen.add(chart._range())
    assert 2 <= len(seen) < 6
    for first, last in seen:
        assert last - first == pytest.approx(59)


@pytest.mark.parametrize("kind", ["lines", "bars"])
def test_the_rules_cross_the_whole_plot(dressed: QApplication, qtbot: QtBot, kind: str) -> None:
    """Seen as pixels: a rule that stops short, or stays where the window was a minute ago, is no rule."""
    if kind == "lines":
        shown: Any = chart(qtbot)
        times, _ = hour(100)
        for later in (0, 4_000):
            shown.set_data(times + later, [np.zeros(100)], (times[0] + later, times[-1] + later))
            shown.show()
            shown.redraw()
    else:
        shown = BarChart("Ventes", "aujourd’hui", "hier", AxisSpec(percent, top=100))
        qtbot.addWidget(shown)
        shown.resize(600, 240)
        shown.set_bars(["a", "b"], [0.0, 0.0])
        shown.show()
    plot = shown.plot
    qtbot.waitExposed(shown)
    picture = plot.widget.grab().toImage()
    box = plot.item.getViewBox()
    rules = [box.mapViewToScene(QPointF(0, height)).y() for height in plot._heights]
    grid = theme().color("chart_grid").rgb()
    left, right = box.sceneBoundingRect().left() + 3, box.sceneBoundingRect().right() - 3
    for rule in rules[1:]:
        across = [
            any(picture.pixel(int(x), int(rule) + off) == grid for off in (-1, 0, 1))
            for x in np.linspace(left, right, 40)
        ]
        assert all(across), (rule, across)
