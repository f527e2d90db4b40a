"""The one application style sheet: boxes only.

Never fonts: a font rule here silently beats every later ``setFont``. Sizes come from the tokens at the present zoom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.theme import Theme


def application_style_sheet(theme: Theme) -> str:
    """The sheet for this theme and zoom."""
    css, px = theme.css, theme.px
    control = theme.size("control")
    radius = theme.radius("control")
    card = theme.radius("card")
    bar = px(10)
    return f"""
    QWidget[box="window"] {{ background:{css("window")}; }}
    QWidget[box="surface"] {{ background:{css("surface")}; }}
    QFrame[box="card"] {{ background:{css("surface")}; border:1px solid {css("border")}; border-radius:{card}px; }}
    QFrame[box="drawer"] {{ background:{css("surface")}; border:none; border-left:1px solid {css("border")}; }}
    QFrame[box="rail"] {{ background:{css("rail")}; border:none; border-right:1px solid {css("border")}; }}
    QFrame[box="status"] {{ background:{css("rail")}; border:none; border-top:1px solid {css("border")}; }}
    QFrame[box="rule"] {{ background:{css("rule")}; border:none; }}
    QFrame[box="note"] {{ background:{css("sunken")}; border:none; border-radius:{px(8)}px; }}
    QFrame[box="pending"] {{ background:transparent; border:1px dashed {css("pending_line")}; border-radius:{px(8)}px; }}
    QFrame[box="warning"] {{ background:{css("warning_soft")}; border:1px solid {css("border")}; border-radius:{card}px; }}
    QFrame[box="danger"] {{ background:{css("danger_soft")}; border:1px solid {css("border")}; border-radius:{card}px; }}
    QFrame[box="info"] {{ background:{css("accent_soft")}; border:1px solid {css("border")}; border-radius:{card}px; }}
    QFrame[box="success"] {{ background:{css("success_soft")}; border:1px solid {css("border")}; border-radius:{card}px; }}
    QLineEdit, QPlainTextEdit, QDateEdit, QTimeEdit, QDateTimeEdit {{
        border:1px solid {css("control_border")}; border-radius:{radius}px;
        background:{css("surface")}; color:{css("text")}; padding:0 {px(10)}px;
        selection-background-color:{css("accent")}; selection-color:{css("on_accent")}; }}
    QLineEdit, QDateEdit, QTimeEdit, QDateTimeEdit {{ min-height:{control - 2}px; max-height:{control - 2}px; }}
    QPlainTextEdit {{ padding:{px(6)}px {px(8)}px; }}
    QLineEdit[kind="search"] {{ border-color:{css("border")}; padding:0 {px(10)}px 0 {px(4)}px; }}
    QLineEdit[variant="large"] {{ min-height:{theme.size("control_large") - 2}px; max-height:{theme.size("control_large") - 2}px; }}
    QLineEdit[variant="bare"] {{ border:none; background:transparent; }}
    QLineEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus {{
        border:2px solid {css("focus")}; padding:0 {px(10) - 1}px; }}
    QPlainTextEdit:focus {{ padding:{px(6) - 1}px {px(8) - 1}px; }}
    QLineEdit {{ }}
    QLineEdit:focus {{ min-height:{control - 4}px; max-height:{control - 4}px; }}
    QLineEdit[kind="search"]:focus {{ padding:0 {px(10) - 1}px 0 {px(4) - 1}px; }}
    QLineEdit[variant="large"]:focus {{ min-height:{theme.size("control_large") - 4}px; max-height:{theme.size("control_large") - 4}px; }}
    QLineEdit[variant="bare"]:focus {{ border:none; padding:0 {px(10)}px; min-height:{control - 2}px; max-height:{control - 2}px; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border:2px solid {css("danger")}; padding:0 {px(10) - 1}px;
        min-height:{control - 4}px; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ color:{css("disabled")}; border-color:{css("border")}; background:{css("sunken")}; }}
    QLineEdit:read-only {{ background:{css("sunken")}; border-color:{css("border")}; }}
    QLineEdit[variant="bare"]:read-only {{ background:transparent; }}
    QTableView {{ background:transparent; border:none; outline:0; }}
    QListView[box="bare"] {{ background:transparent; border:none; outline:0; }}
    QHeaderView {{ background:transparent; border:none; }}
    QTableCornerButton::section {{ background:transparent; border:none; }}
    QScrollArea, QScrollArea > QWidget > QWidget[box="page"] {{ background:transparent; border:none; }}
    QScrollBar:vertical {{ width:{bar}px; background:transparent; margin:0; }}
    QScrollBar:horizontal {{ height:{bar}px; background:transparent; margin:0; }}
    QScrollBar::handle {{ background:{css("border")}; border-radius:{max(2, px(3))}px; margin:2px; }}
    QScrollBar::handle:hover {{ background:{css("control_border")}; }}
    QScrollBar::handle:vertical {{ min-height:{px(32)}px; }}
    QScrollBar::handle:horizontal {{ min-width:{px(32)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width:0; height:0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
    QMenu {{ background:{css("surface")}; border:1px solid {css("border")}; padding:{px(6)}px; }}
    QMenu::item {{ padding:{px(7)}px {px(28)}px {px(7)}px {px(10)}px; border-radius:{radius}px; color:{css("text")}; background:transparent; }}
    QMenu::item:selected {{ background:{css("hover")}; color:{css("text")}; }}
    QMenu::item:disabled {{ color:{css("disabled")}; }}
    QMenu::icon {{ padding-left:{px(8)}px; }}
    QMenu::separator {{ height:1px; background:{css("rule")}; margin:{px(5)}px {px(4)}px; }}
    QComboBox {{ combobox-popup:0; }}
    QComboBox QAbstractItemView {{ background:{css("surface")}; border:1px solid {css("border")}; outline:0; padding:{px(4)}px;
        selection-background-color:{css("selected")}; selection-color:{css("text")}; }}
    QComboBox QAbstractItemView::item {{ min-height:{px(30)}px; padding:0 {px(8)}px; border-radius:{radius}px; color:{css("text")}; }}
    QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {{ background:{css("hover")}; color:{css("text")}; }}
    QToolTip {{ background:{css("text")}; color:{css("surface")}; border:1px solid {css("text")}; padding:{px(4)}px {px(6)}px; }}
    """
