"""Fields for money: what does not belong to an amount does not stay, in currencies with cents and without."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tiknet_desktop.domain.money import currency
from ui.kit.amounts import AmountField


@pytest.mark.parametrize(
    ("code", "typed", "shown", "amount"),
    [
        ("XOF", "12500", "12\u202f500", Decimal(12_500)),
        ("XOF", "-5x00", "500", Decimal(500)),
        ("XOF", "gratuit", "", None),
        ("GHS", "12,5", "12,5", Decimal("12.5")),
        ("GHS", "-5x00", "500", Decimal(500)),
        ("GHS", "gratuit", "", None),
        ("GHS", ",", ",", None),
    ],
)
def test_what_is_typed_is_what_counts(
    dressed: QApplication, qtbot: QtBot, code: str, typed: str, shown: str, amount: Decimal | None
) -> None:
    field = AmountField("Prix", currency(code))
    qtbot.addWidget(field)
    QTest.keyClicks(field.edit, typed)
    assert (field.value(), field.amount()) == (shown, amount)
