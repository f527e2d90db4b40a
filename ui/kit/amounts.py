"""Amounts of money that are typed: read exactly, grouped while they are typed."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tiknet_desktop.domain.money import Currency
from ui.kit import formatting
from ui.kit.fields import Check, LineEdit, TextField
from ui.kit.i18n import Words

_LONGEST_AMOUNT: Final = 14


def typed_amount(text: str, money: Currency) -> Decimal | None:
    """What a person typed, with or without separators; ``None`` when there is no number in it."""
    digits = re.sub(r"\D", "", text)
    if not digits:
        return None
    if money.digits == 0:
        return Decimal(digits)
    cleaned = re.sub(r"[^\d,.]", "", text).replace(",", ".")
    whole, point, fraction = cleaned.rpartition(".")
    if point and len(fraction) > money.digits:  # the last sign was a thousands separator
        whole, fraction = whole + fraction, ""
    return Decimal(f"{(whole if point else cleaned).replace('.', '') or '0'}.{fraction if point else ''}0")


class AmountEdit(LineEdit):
    """An amount of money; ``amount_changed`` follows. What belongs to no amount does not stay; without cents it is grouped
    while it is typed."""

    amount_changed = Signal()

    def __init__(self, money: Currency, placeholder: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self._money = money
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMaxLength(_LONGEST_AMOUNT)
        self.textEdited.connect(self._edited)

    def amount(self) -> Decimal | None:
        """What is typed; ``None`` when the field is empty."""
        return typed_amount(self.text(), self._money)

    def set_amount(self, amount: Decimal | None) -> None:
        """Show an amount."""
        self.setText("" if amount is None else formatting.number(amount, self._money.digits))
        self.amount_changed.emit()

    def set_currency(self, money: Currency) -> None:
        """Count in another currency."""
        self._money = money

    def _edited(self, text: str) -> None:
        if self._money.digits == 0:
            amount = typed_amount(text, self._money)
            shown = "" if amount is None else formatting.number(amount)
        else:
            shown = re.sub(r"[^\d,.\s]", "", text)
        if shown != text:
            digits_after = sum(sign.isdigit() for sign in text[self.cursorPosition() :])
            self.setText(shown)
            place = len(shown)
            while digits_after and place:
                place -= 1
                digits_after -= shown[place].isdigit()
            self.setCursorPosition(place)
        self.amount_changed.emit()


class AmountField(TextField):
    """A labelled amount of money."""

    edit: AmountEdit

    def __init__(
        self,
        label: Words,
        money: Currency,
        *,
        placeholder: Words = "",
        help: Words = "",
        optional: bool = False,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        edit = AmountEdit(money, placeholder)
        super().__init__(label, help=help, optional=optional, check=check, edit=edit, parent=parent)

    def amount(self) -> Decimal | None:
        """What is typed; ``None`` when there is no number in it."""
        return self.edit.amount()

    def set_amount(self, amount: Decimal | None) -> None:
        """Show an amount."""
        self.edit.set_amount(amount)
        self.set_error(None)
