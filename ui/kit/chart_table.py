"""The numbers of a chart as a table, for those who cannot or would rather not read the picture."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Dialog
from ui.kit.spec import ColumnSpec
from ui.kit.table_model import RowsModel
from ui.kit.table_view import TableView
from ui.kit.theme import theme


class ChartTable(Dialog):
    """A dialog with one table; the first column stretches."""

    def __init__(self, parent: QWidget | None, title: str, table: Sequence[Sequence[str]]) -> None:
        super().__init__(parent, title, width=520)
        head, *lines = table
        columns = [
            ColumnSpec(
                str(index),
                words,
                itemgetter(index),
                width=0 if index == 0 else 150,
                right=index > 0,
            )
            for index, words in enumerate(head)
        ]
        self.table = TableView(columns, name=title)
        model = RowsModel(columns, self)
        model.show(lines)
        self.table.setModel(model)
        self.table.setFixedHeight(theme().px(360))
        self.body.addWidget(self.table)
