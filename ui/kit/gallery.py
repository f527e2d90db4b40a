"""Every component and state of the kit on one page, for looking at and for screenshots.

QT_QPA_PLATFORM=offscreen python -m ui.kit.gallery OUT_DIR
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QSizePolicy, QWidget

from tiknet_desktop.storage.records import Record, RowState
from ui.kit import formatting, states
from ui.kit.buttons import Button, CheckBox, Chip, IconButton, Segmented, Tabs
from ui.kit.containers import Banner, Card, Note, PageHeader, ScrollPage, StatCard
from ui.kit.fields import Combo, Field, SearchField, Stepper, TextField
from ui.kit.i18n import Text, set_language, translate
from ui.kit.labels import Avatar, Dot, KeyValue, Label, Mark, Meter, Pill, Rule
from ui.kit.layout import column, holder, row
from ui.kit.spec import Cell, ColumnSpec, date_column, money_column, pill_column
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme
from ui.kit.truth import Truth, TruthLabel


def gallery_widget() -> QWidget:
    """The page; nothing in it does anything."""
    page = ScrollPage(
        _numbers(),
        Banner(
            Text("kit.gallery", "Offline since 11:38. You can keep selling."),
            Text("kit.gallery", "Your sales are kept on this computer and sent when the connection is back."),
            action=Text("kit.gallery", "Try again"),
            action_glyph="ri.refresh-line",
        ),
        row(_controls(), _fields(), spacing=14),
        row(_table(), _facts(), spacing=14),
        _states(),
    )
    header = PageHeader(
        Text("kit.gallery", "Components"),
        Text("kit.gallery", "Everything in one place"),
        IconButton("ri.search-line", Text("kit.gallery", "Search")),
        Button(Text("kit.gallery", "Export"), "secondary", "ri.download-2-line"),
        Button(Text("kit.gallery", "Sell"), "primary", "ri.shopping-bag-3-line", hint="F2"),
    )
    header.set_pill(Text("kit.gallery", "Online"), "success")
    whole = holder(column(header, page, spacing=0), "window")
    whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return whole


def _numbers() -> QWidget:
    now = datetime.now(UTC)
    sales, sold, online, wallet = (
        StatCard(Text("kit.gallery", "Sales today")),
        StatCard(Text("kit.gallery", "Vouchers sold")),
        StatCard(Text("kit.gallery", "Devices online")),
        StatCard(Text("kit.gallery", "Wallet")),
    )
    cards = [sales, sold, online, wallet]
    sales.show_value(
        lambda: formatting.money_parts(Decimal(48500))[0],
        "FCFA",
        Text("kit.gallery", "12% more than last Saturday"),
        Truth(now, "computer", state=Text("kit.gallery", "not confirmed"), pending=True),
        (Text("kit.gallery", "2 to confirm"), "pending"),
    )
    sold.show_value("67", note=Text("kit.gallery", "41 of them “Day”"), truth=Truth(now, "computer"))
    online.show_value("38", note=Text("kit.gallery", "2 of 3 routers reachable"), truth=Truth(now, "router"))
    wallet.show_value(
        lambda: formatting.money_parts(Decimal(312750))[0],
        "FCFA",
        Text("kit.gallery", "250,000 FCFA ready"),
        Truth(now - timedelta(hours=2, minutes=26), "server"),
    )
    return holder(row(*cards, spacing=16))


def _controls() -> Card:
    buttons = row(
        Button(Text("kit.gallery", "Create"), "primary", "ri.add-line"),
        Button(Text("kit.gallery", "Extend")),
        Button(Text("kit.gallery", "Block"), "danger"),
        Button(Text("kit.gallery", "Delete for good"), "danger_fill"),
        Button(Text("kit.gallery", "Later"), "quiet"),
        Button(Text("kit.gallery", "View all"), "link"),
        None,
    )
    off = Button(Text("kit.gallery", "Withdraw"), "primary")
    off.disable(Text("kit.gallery", "Possible once online"))
    tones = [
        Pill(Text("kit.gallery", "Active"), "success"),
        Pill(Text("kit.gallery", "Ends soon"), "warning"),
        Pill(Text("kit.gallery", "Refused"), "danger"),
        Pill(Text("kit.gallery", "Pending"), "pending"),
        Pill(Text("kit.gallery", "To check"), "unknown"),
    ]
    card = Card(
        buttons,
        row(
            off,
            Button(Text("kit.gallery", "Small"), size="small"),
            IconButton("ri.more-2-line", Text("kit.gallery", "More")),
            Pill(Text("kit.gallery", "To choose"), "conflict"),
            None,
        ),
        row(*tones, None, spacing=6),
        row(
            Chip(Text("kit.gallery", "State: active"), active=True, removable=True),
            Chip(Text("kit.gallery", "Plan")),
            Chip("1 000", active=True),
            Segmented(
                [
                    ("cash", Text("kit.gallery", "Cash")),
                    ("mobile", Text("kit.gallery", "Mobile money")),
                    ("credit", Text("kit.gallery", "Credit")),
                ]
            ),
            None,
        ),
        row(
            Tabs(
                [
                    ("one", Text("kit.gallery", "Overview")),
                    ("two", Text("kit.gallery", "Connected")),
                    ("three", Text("kit.gallery", "Journal")),
                ]
            ),
            None,
            CheckBox(Text("kit.gallery", "Print the receipt"), True),
        ),
        row(
            Avatar("Ablavi Kponton", 40),
            Mark(),
            Dot("success"),
            Dot("warning", "ring"),
            Dot("warning", "bar"),
            Meter(0.64, name=Text("kit.gallery", "Volume")),
            spacing=12,
        ),
        None,
        title=Text("kit.gallery", "Controls"),
        action=Button(Text("kit.gallery", "View all"), "link"),
    )
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return card


def _fields() -> Card:
    wrong = TextField(Text("kit.gallery", "MAC address"), "A4:5E:60:1B:7C", features="codes")
    wrong.set_error(Text("kit.gallery", "2 characters are missing, like A4:5E:60:1B:7C:92"))
    combo = Field(Text("kit.gallery", "Plan"), Combo([(1, "Journée"), (2, "Semaine")]))
    number = Field(Text("kit.gallery", "Quantity"), Stepper(1))
    card = Card(
        SearchField(Text("kit.gallery", "Name, phone or code"), "Ctrl K"),
        TextField(
            Text("kit.gallery", "Customer"),
            placeholder=Text("kit.gallery", "Name or phone"),
            optional=True,
            help=Text("kit.gallery", "Leave empty for an anonymous voucher."),
        ),
        wrong,
        row(combo, number, spacing=14),
        TextField(Text("kit.gallery", "Password"), "secret", secret=True),
        spacing=12,
    )
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return card


def sample_records() -> list[Record]:
    """A few customers."""
    now = datetime.now(UTC)
    people = [
        ("Afi Dossou", "+228 90 12 45 08", "Semaine", 420e6, 0.09, 6),
        ("Koffi Adjovi", "+228 91 33 07 62", "Journée", 1.1e9, 0.54, 12),
        ("Ablavi Kponton", "+228 92 80 14 77", "Semaine", 3.2e9, 0.64, 30),
        ("Sènan Houngbédji", "+229 01 97 44 18", "Mois pro", None, None, 60),
    ]
    return [
        Record(
            "customers",
            str(index),
            {
                "name": name,
                "phone": phone,
                "plan": plan,
                "left": left,
                "share": share,
                "expires": now + timedelta(hours=hours),
                "paid": Decimal(2500),
            },
            pending=frozenset({"devices"}) if index == 2 else frozenset(),
            state=RowState.PENDING if index == 2 else RowState.CLEAN,
        )
        for index, (name, phone, plan, left, share, hours) in enumerate(people)
    ]


def sample_columns() -> tuple[ColumnSpec, ...]:
    """Columns with every kind of cell."""
    return (
        ColumnSpec(
            "name",
            Text("kit.gallery", "Customer"),
            lambda row: Cell(row["name"], sub=row["phone"], strong=True),
            sort="name",
        ),
        ColumnSpec("plan", Text("kit.gallery", "Plan"), lambda row: row["plan"], width=90, priority=3),
        pill_column(
            "state", Text("kit.gallery", "State"), lambda row: (Text("kit.gallery", "Active"), "success"), width=128
        ),
        date_column("expires", Text("kit.gallery", "Ends"), width=150, priority=1),
        ColumnSpec(
            "left",
            Text("kit.gallery", "Volume left"),
            lambda row: Cell(
                formatting.size(row["left"]) if row["left"] else str(Text("kit.gallery", "Unlimited")),
                share=row["share"],
            ),
            width=112,
            priority=2,
        ),
        money_column("paid", Text("kit.gallery", "Paid"), width=104),
    )


def _table() -> Card:
    columns = sample_columns()
    table = TableView(columns, row="row_comfortable", name=Text("kit.gallery", "Customers"))
    model = RowsModel(columns, table)
    model.show(sample_records())
    table.setModel(model)
    table.show_sort("expires", False)
    table.go_to_row(2)
    table.setFixedHeight(theme().size("table_header") + 4 * theme().size("row_comfortable") + 2)
    count = Label(lambda: translate("kit.gallery", "%Ln customer(s)", "", 4), "small", "text_muted")
    foot = row(count, None, TruthLabel(Truth(datetime.now(UTC), "server")), margins=(15, 6, 15, 7))
    card = Card(table, foot, spacing=0, margins=(1, 1, 1, 0))
    card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return card


def _facts() -> Card:
    now = datetime.now(UTC)
    undo = Button(Text("kit.gallery", "Undo"), "link")
    card = Card(
        Note.pending(
            Text("kit.gallery", "Devices at a time: 1 → 2"),
            Truth(now, "computer", state=Text("kit.gallery", "not confirmed yet"), pending=True),
            undo,
        ),
        KeyValue(Text("kit.gallery", "Code"), "R6WE-4KDA", code=True),
        KeyValue(Text("kit.gallery", "Ends"), lambda: formatting.day_and_time(now + timedelta(days=1))),
        Rule(),
        KeyValue(Text("kit.gallery", "Volume left"), lambda: formatting.size(3.2e9)),
        None,
        title=Text("kit.gallery", "Access"),
        spacing=8,
    )
    card.setFixedWidth(theme().px(340))
    return card


def _states() -> QWidget:
    grid = QGridLayout()
    grid.setSpacing(theme().px(14))
    grid.setContentsMargins(0, 0, 0, 0)

    def nothing() -> None:
        return None

    shown: list[QWidget] = [
        states.Skeleton(rows=3, delayed=False),
        states.empty(
            "ri.coupon-3-line",
            Text("kit.gallery", "No voucher in stock"),
            Text("kit.gallery", "Create a batch: it is ready to sell, even without a connection."),
            Text("kit.gallery", "Create a batch"),
            nothing,
        ),
        states.never_loaded(nothing, "14:02"),
        states.not_offered(),
        states.forbidden("Vendeur", "Akossiwa Mensah"),
        states.error(Text("kit.gallery", "The reports could not be opened"), on_retry=nothing, details="status 500"),
    ]
    for index, state in enumerate(shown):
        card = Card(state, margins=(16, 12, 16, 8))
        card.setFixedHeight(theme().px(220))
        card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(card, index // 3, index % 3)
    return holder(grid)


def main(arguments: list[str]) -> int:
    """Write the gallery in both themes and languages to a folder."""
    folder = Path(arguments[0] if arguments else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme().install(app)
    for mode, language, zoom in (("light", "fr", 1.0), ("dark", "en", 1.0), ("light", "en", 1.25)):
        theme().switch("dark" if mode == "dark" else "light", zoom)
        set_language(language)
        widget = gallery_widget()
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        widget.resize(1366, 1400)
        widget.show()
        widget.grab().save(str(folder / f"gallery-{mode}-{language}-{round(zoom * 100)}.png"))
        widget.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
